"""A real server of the dashboard, as a process of its own."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def command(*words: str) -> list[str]:
    """Return the words of a `frontline` command."""
    return [sys.executable, "-m", "dashboard", *words]


def environment(**more: str) -> dict[str, str]:
    """Return an environment without a screen, so that no browser is opened."""
    return {**os.environ, "DISPLAY": "", "WAYLAND_DISPLAY": "", **more}


@contextmanager
def served(data: Path, **more: str) -> Iterator[str]:
    """Run a server over a data directory and yield its address."""
    port = free_port()
    words = command("--data", str(data), "serve", "--port", str(port))
    log = data / f"log-{port}"
    with (
        log.open("wb") as out,
        subprocess.Popen(words, stdout=out, stderr=out, env=environment(**more)) as process,
    ):
        try:
            _wait(f"http://127.0.0.1:{port}/healthz", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(120):
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.5)
        if process.poll() is not None:
            break
    raise AssertionError(f"the server did not start: {log.read_text()}")


def asked(url: str) -> Any:
    """Return the JSON answer, whatever its status."""
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        return json.load(error)


def until(look: Callable[[], Any], wanted: Callable[[Any], bool], seconds: float) -> Any:
    """Return what look gives as soon as it is wanted. Raises AssertionError when it never is."""
    end = time.monotonic() + seconds
    while True:
        found = look()
        if wanted(found):
            return found
        if time.monotonic() > end:
            raise AssertionError(f"after {seconds} s still {found!r}")
        time.sleep(0.05)
