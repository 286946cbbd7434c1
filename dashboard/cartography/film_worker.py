"""A process that draws one time-lapse for a server, and what starts it, tells how far it is, and ends it.

The film comes in on standard input; progress and then the file go out on standard output.
"""

from __future__ import annotations

import pickle
import queue
import struct
import subprocess
import sys
import threading

from dashboard.cartography.film import Film
from dashboard.cartography.pool import Busy
from dashboard.cartography.reel import Progress, file_of
from dashboard.cartography.render import Folders
from dashboard.cartography.worker import limit, receive, send, started
from dashboard.domain.errors import FrontlineError, ServiceUnavailable

DONE, FAILED, STEP = 0, 1, 2
"""What a message holds: the file, an error, or two numbers of progress."""
SECONDS = 300.0
"""Longest that one time-lapse may take: some three times what the largest takes here."""
PATIENCE, BEAT = 3.0, 0.3
"""Seconds: how long a film waits for one that is just being ended, and how often progress is told at least."""
_STEP = struct.Struct(">II")
_one = threading.Lock()
"""One film at a time in a server: two would only take twice as long each."""


def drawn_aside(film: Film, folders: Folders, kind: str, progress: Progress | None = None) -> bytes:
    """Return what `written` writes, drawn by a process of its own, which ends when progress raises.

    Raises what `written` raises, Busy when another film is being drawn, ServiceUnavailable when it takes too long.
    """
    if not _one.acquire(timeout=PATIENCE):
        raise Busy("another time-lapse is being made on this server; try again in a minute")
    try:
        with started("dashboard.cartography.film_worker") as process:
            watch = threading.Timer(SECONDS, process.kill)
            watch.start()
            try:
                return _answer(process, pickle.dumps((film, folders, kind)), progress)
            finally:
                watch.cancel()
                process.kill()
    finally:
        _one.release()


def _answer(process: subprocess.Popen[bytes], job: bytes, progress: Progress | None) -> bytes:
    """Return the file. While nothing comes, progress is told the same again, so that it can end the work."""
    messages: queue.SimpleQueue[tuple[int, bytes] | None] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(process, job, messages), daemon=True).start()
    done = of = 0
    while True:
        try:
            message = messages.get(timeout=BEAT)
        except queue.Empty:
            message = STEP, _STEP.pack(done, of)
        if message is None:
            raise ServiceUnavailable(
                f"the time-lapse took more than {SECONDS:g} s or too much memory; choose fewer or smaller frames"
            )
        state, body = message
        if state == DONE:
            return body
        if state == FAILED:
            raise pickle.loads(body)  # noqa: S301  # from our own process
        done, of = _STEP.unpack(body)
        if progress:
            progress(done, of)


def _read(
    process: subprocess.Popen[bytes], job: bytes, messages: queue.SimpleQueue[tuple[int, bytes] | None]
) -> None:  # fmt: skip
    """Hand the film over and its answers on; None when the process has ended."""
    try:
        if process.stdin and process.stdout:
            send(process.stdin, job)
            while True:
                messages.put(receive(process.stdout))
    except (EOFError, OSError, ValueError):
        messages.put(None)


def main() -> None:
    """Draw one film and end. Nothing but messages goes to standard output."""
    limit()
    out, sys.stdout = sys.stdout.buffer, sys.stderr
    film, folders, kind = pickle.loads(receive(sys.stdin.buffer)[1])  # noqa: S301  # from the parent alone
    try:
        send(out, file_of(film, folders, kind, lambda done, of: send(out, _STEP.pack(done, of), STEP)), DONE)
    except FrontlineError as error:
        send(out, pickle.dumps(error), FAILED)


if __name__ == "__main__":
    main()
