"""A command as a process of the system: its streams, its signals, its exit code."""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import NoReturn

from dashboard.domain.errors import BadInput, FrontlineError

DONE, FAILED, BAD_INPUT = 0, 1, 2
STOPPING = tuple(
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP")
    if hasattr(signal, name)
)


def guarded(command: Callable[[], int]) -> int:
    """Run a command and return its exit code: 0 done, 1 nothing found, partly failed or
    stopped, 2 the input is bad.

    Whatever keeps it from being done is one line on standard error. A signal that asks
    it to stop lets it close what it has open; the next one ends it at once.
    """
    _claim_streams()
    with _stoppable() as stopped:
        try:
            code = command()
            _flush()
        except BaseException as error:
            # A library may turn the interruption into an error of its own.
            words = "stopped" if stopped else _words(error)
            if not words:
                raise
            _complain(words)
            return BAD_INPUT if isinstance(error, BadInput) and not stopped else FAILED
    return code


def _words(error: BaseException) -> str:
    """Return what a person needs to know of an error, "" for a fault of the program."""
    if isinstance(error, FrontlineError):
        return str(error)
    if isinstance(error, KeyboardInterrupt):
        return "stopped"
    if isinstance(error, BrokenPipeError):
        return "whoever read the output went away; not all of it was written"
    if isinstance(error, MemoryError):
        return "not enough memory; free some, or choose less"
    if isinstance(error, OSError):
        where = error.filename or "input or output"
        return (
            f"{where}: {error.strerror or error}; check the file, its folder and disk"
        )
    return ""


def _complain(words: str) -> None:
    """Say it on standard error; what cannot be written any more is dropped, so that the
    interpreter does not stumble over it.
    """
    for stream, text in ((sys.stdout, ""), (sys.stderr, f"frontline: {words}\n")):
        try:
            stream.write(text)
            stream.flush()
        except OSError:
            with suppress(OSError, ValueError):
                sink = os.open(os.devnull, os.O_WRONLY)
                os.dup2(sink, stream.fileno())
                os.close(sink)


def _flush() -> None:
    """Write what is still held back, while a failure can still be told."""
    sys.stdout.flush()
    sys.stderr.flush()


def _claim_streams() -> None:
    """Open the standard streams that came closed, and let them write any text.

    Else the next file that is opened, the ledger perhaps, would be standard output.
    """
    for number, mode in enumerate((os.O_RDONLY, os.O_RDONLY, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            # Standard output opened for reading alone: whoever writes to it learns that
            # nobody gets it.
            os.open(os.devnull, mode)
    if sys.stdin is None:
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


@contextmanager
def _stoppable() -> Iterator[list[int]]:
    """Turn the signals that ask a process to stop into KeyboardInterrupt; give the list
    of those that came.
    """
    came: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield came
        return

    def stop(number: int, _frame: FrameType | None) -> NoReturn:
        if came:
            os._exit(FAILED)
        came.append(number)
        raise KeyboardInterrupt

    before = {number: signal.getsignal(number) for number in STOPPING}
    # One that is ignored, as under nohup, stays so.
    heeded = [n for n, handler in before.items() if handler is not signal.SIG_IGN]
    for number in heeded:
        signal.signal(number, stop)
    try:
        yield came
    finally:
        for number in heeded:
            signal.signal(number, before[number])
