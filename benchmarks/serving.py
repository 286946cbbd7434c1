"""Servers started as children: the dashboard, and the peer."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

PEER = Path(__file__).parent / "peer" / "app.py"
PATIENCE_S = 600
"""How long a server may take to start: it may have to index ten million claims first.
"""

LOOK_S, QUIET_LOOKS, IDLE = 0.25, 4, 0.1
"""At rest is who used less than a tenth of a core in each of four looks, a quarter of a
second apart.
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server. started_s: seconds from its start as a process to its first
    healthy answer.
    """

    url: str
    process: psutil.Process
    started_s: float

    def claims(self) -> int:
        """Return how many claims it shows in all."""
        with urllib.request.urlopen(f"{self.url}/api/count", timeout=60) as answer:
            return int(json.load(answer)["total"])

    def rest(self) -> None:
        """Wait until it works on nothing any more: what one reader left behind must not
        slow down the next.

        The peer goes on for half a minute after a page was closed. Raises RuntimeError
        when it never stops.
        """
        end, quiet, before = time.monotonic() + PATIENCE_S, 0, self._worked()
        while quiet < QUIET_LOOKS:
            if time.monotonic() > end:
                raise RuntimeError(
                    f"{self.url}: the server is still busy after {PATIENCE_S} s"
                )
            time.sleep(LOOK_S)
            now = self._worked()
            quiet, before = quiet + 1 if now - before <= IDLE * LOOK_S else 0, now

    def _worked(self) -> float:
        return sum(sum(p.cpu_times()[:2]) for p in self._tree())

    def memory_mb(self) -> float:
        """Return the resident memory of the process and its children, MB of a million
        bytes.
        """
        return float(sum(p.memory_info().rss for p in self._tree())) / 1e6

    def peak_mb(self) -> float:
        """Return the most resident memory each of them has had so far (VmHWM), added
        up, MB of a million bytes.
        """
        return sum(peak_mb(p.pid) for p in self._tree())

    def _tree(self) -> list[psutil.Process]:
        return [self.process, *self.process.children(recursive=True)]


def peak_mb(pid: int) -> float:
    """Return the most resident memory since its program began (VmHWM), MB of a million
    bytes; 0 once it has ended.
    """
    try:
        lines = (
            Path(f"/proc/{pid}/status")
            .read_text(encoding="ascii", errors="replace")
            .splitlines()
        )
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return next(
        (
            int(line.split()[1]) * 1024 / 1e6
            for line in lines
            if line.startswith("VmHWM")
        ),
        0.0,
    )


def environment(scratch: Path) -> dict[str, str]:
    """Return the environment of a child: none of the settings of whoever runs this, no
    screen, and modules that are compiled once, as those of an installed program are.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("FRONTLINE_") and name != "PYTHONDONTWRITEBYTECODE"
    }
    return kept | {
        "PYTHONPYCACHEPREFIX": str(scratch / "compiled"),
        "XDG_DATA_HOME": str(scratch / "home"),
        "DISPLAY": "",
        "WAYLAND_DISPLAY": "",
    }


@contextmanager
def dashboard(data: Path, scratch: Path, **more: str) -> Iterator[Server]:
    """Serve the dashboard over that data directory. more: settings, as environment
    variables.
    """
    data.mkdir(parents=True, exist_ok=True)
    port = _free_port()
    command = [
        sys.executable,
        "-m",
        "dashboard",
        "--data",
        str(data),
        "serve",
        "--port",
        str(port),
    ]
    with _child(command, port, "/healthz", scratch, more) as server:
        yield server


@contextmanager
def peer(file: Path, rows: int, scratch: Path) -> Iterator[Server]:
    """Serve the peer over the first rows of that file."""
    port = _free_port()
    options = [
        "--server.port",
        str(port),
        "--server.headless",
        "true",
        "--browser.gatherUsageStats",
        "false",
    ]
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(PEER),
        *options,
        "--",
        str(file),
        str(rows),
    ]
    with _child(command, port, "/_stcore/health", scratch, {}) as server:
        yield server


@contextmanager
def _child(
    command: Sequence[str],
    port: int,
    health: str,
    scratch: Path,
    more: Mapping[str, str],
) -> Iterator[Server]:
    url, log = f"http://127.0.0.1:{port}", scratch / f"server-{port}.log"
    start = time.perf_counter()
    with (
        log.open("wb") as out,
        subprocess.Popen(
            command,
            stdout=out,
            stderr=out,
            env={**environment(scratch), **more},
            cwd=scratch,
        ) as process,
    ):
        try:
            _wait(url + health, process, log)
            yield Server(url, psutil.Process(process.pid), time.perf_counter() - start)
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
    log.unlink()


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(
        f"{url}: the server did not start; its last words: {log.read_text()[-2000:]}"
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
