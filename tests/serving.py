"""A real server of the dashboard, as a process of its own."""

from __future__ import annotations

import json
import os
import random
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

FIRST_PORT = 20_000
PORTS = 500
"""Ports of one worker."""
WORKERS = 24
END_SECONDS = 120
"""How long a server that was asked to end is waited for, or a run would never end."""


def free_port() -> int:
    """Return a port nobody listens on, and which no other worker is about to take.

    Workers that run at the same time each draw from a range of their own, below the
    ports the system gives to clients.
    """
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    first = FIRST_PORT + worker % WORKERS * PORTS
    for port in random.sample(range(first, first + PORTS), PORTS):
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise AssertionError(f"no free port from {first} to {first + PORTS - 1}")


def command(*words: str) -> list[str]:
    """Return the words of a `frontline` command."""
    return [sys.executable, "-m", "dashboard", *words]


def environment(**more: str) -> dict[str, str]:
    """Return an environment without a screen, so that no browser is opened."""
    return {**os.environ, "DISPLAY": "", "WAYLAND_DISPLAY": "", **more}


@contextmanager
def served(data: Path, **more: str) -> Iterator[str]:
    """Run a server over a data directory and yield its address. more: settings; without
    FRONTLINE_PORT it is any free one.
    """
    port = int(more.get("FRONTLINE_PORT") or free_port())
    words = command("--data", str(data), "serve", "--port", str(port))
    log = data / f"log-{port}"
    with (
        log.open("wb") as out,
        subprocess.Popen(
            words, stdout=out, stderr=out, env=environment(**more)
        ) as process,
    ):
        try:
            _wait(f"http://127.0.0.1:{port}/healthz", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            _must_end(process)


def _must_end(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        raise AssertionError("the server does not end") from None


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
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
        with urllib.request.urlopen(url, timeout=60) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        return json.load(error)


def until(
    look: Callable[[], Any], wanted: Callable[[Any], bool], seconds: float
) -> Any:
    """Return what look gives as soon as it is wanted. Raises AssertionError when it
    never is.
    """
    end = time.monotonic() + seconds
    while True:
        found = look()
        if wanted(found):
            return found
        if time.monotonic() > end:
            raise AssertionError(f"after {seconds} s still {found!r}")
        time.sleep(0.05)
