"""A process of our own with limits, as its parent sees it: it reads what came from
strangers or draws for a server, and whatever that does to it, it does to nothing else.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum, auto
from pathlib import Path
from typing import IO, Any

from dashboard.domain.errors import FrontlineError
from dashboard.i18n.translate import gettext
from dashboard.processes.limits import Limits
from dashboard.processes.messages import (
    BROKEN,
    FAILED,
    JOB,
    TOO_LARGE,
    read_message,
    write_message,
)

LAST_LINES, LONGEST_LINE = 20, 400
"""What is remembered of what a process prints: lines, and characters of each."""
LAST_WORD_SECONDS = 5.0
"""How long a process that has closed its output may take to end."""
MEMORY_WORDS = (
    "bad_alloc",
    "cannot allocate memory",
    "memory allocation of",
    "memoryerror",
    "out of memory",
)
"""What the libraries of C++, Rust, C and Python print when they get no memory, in lower
case; then they often end their process.
"""


class Cause(Enum):
    """Why a process ended before it answered."""

    OVERDUE = auto()
    MEMORY = auto()
    KILLED = auto()
    STOPPED = auto()
    CRASHED = auto()


class Ended(Exception):
    """The process has ended before it answered.

    cause: why. words: what happened, to follow the name of the job ("took more than 20
    s"). details: what the process printed last, or the traceback of its error.
    """

    def __init__(self, cause: Cause, words: str, details: str = "") -> None:
        super().__init__("\n".join(filter(None, (words, details))))
        self.cause = cause
        self.words = words
        self.details = details


class Child:
    """A process that was started, and has been sent its limits. Who started it must
    `end` it.
    """

    def __init__(self, module: str, limits: Limits) -> None:
        self._limits = limits
        self._overdue: float | None = None
        self._stopped = False
        self._process = _start(module)
        self._printed = _Printed(self._process.stderr)
        # Why a process is gone at once is told when it is asked for an answer.
        with suppress(Ended):
            self.send(JOB, limits)

    @property
    def number(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def running(self) -> bool:
        """Whether the process is there."""
        return self._process.poll() is None

    def send(self, kind: int, value: object) -> None:
        """Send a message. Raises Ended when the process is gone."""
        if self._process.stdin is None:
            raise AssertionError("the process was started without pipes")
        try:
            write_message(self._process.stdin, kind, value)
        except OSError as error:
            raise self._ended() from error

    def receive(self) -> tuple[int, Any]:
        """Wait for a message: what it is, and its value. Raises the error that the
        process met when it is one of ours; Ended when the process is gone, out of
        memory, broken, or speaks another language.
        """
        if self._process.stdout is None:
            raise AssertionError("the process was started without pipes")
        try:
            kind, value = read_message(self._process.stdout)
        except (EOFError, OSError) as error:
            raise self._ended() from error
        except (ValueError, pickle.UnpicklingError, AttributeError) as error:
            self.kill()
            words = "failed: its process answered with what is no answer"
            raise Ended(Cause.CRASHED, words, str(error)) from error
        if kind == FAILED and isinstance(value, FrontlineError):
            raise value
        if kind == TOO_LARGE:
            raise self._out_of_memory("")
        if kind == BROKEN:
            raise _broken(str(value))
        return kind, value

    @contextmanager
    def time_limit(self, seconds: float | None) -> Iterator[None]:
        """End the process when the body takes longer; None: it may take any time."""
        if seconds is None:
            yield
            return
        watch = threading.Timer(seconds, self._expire, (seconds,))
        # A thread that only waits must not keep a program alive that is done.
        watch.daemon = True
        watch.start()
        try:
            yield
        finally:
            watch.cancel()

    def _expire(self, seconds: float) -> None:
        self._overdue = seconds
        self._process.kill()

    def kill(self) -> None:
        """End the process, whatever it is doing."""
        self._stopped = True
        self._process.kill()

    def end(self) -> None:
        """End the process and give back what it held here."""
        self.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            # What was still to be written goes nowhere now.
            with suppress(OSError):
                if pipe:
                    pipe.close()
        self._printed.close()

    def _ended(self) -> Ended:
        """Return why the process is gone."""
        try:
            # The pipe closes a moment before the system has the exit code.
            code = self._process.wait(LAST_WORD_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            words = "failed: its process closed its output and did not end"
            return Ended(Cause.CRASHED, words)
        if self._overdue is not None:
            words = gettext("took more than {seconds} s", seconds=f"{self._overdue:,g}")
            return Ended(Cause.OVERDUE, words)
        if self._stopped:
            return Ended(Cause.STOPPED, "was stopped")
        printed = self._printed.last()
        # Before the signal: a library that got no memory often ends its process by one.
        if any(word in printed.lower() for word in MEMORY_WORDS):
            return self._out_of_memory(printed)
        if code < 0:
            return _killed(-code, printed)
        last = printed.strip().rpartition("\n")[2]
        words = f"failed: its process ended with exit code {code}"
        return Ended(Cause.CRASHED, f"{words} ({last})" if last else words, printed)

    def _out_of_memory(self, details: str) -> Ended:
        most = f"{self._limits.memory / 1e9:g}"
        words = gettext("takes more than {gigabytes} GB of memory", gigabytes=most)
        return Ended(Cause.MEMORY, words, details)


def _killed(number: int, printed: str) -> Ended:
    try:
        name = signal.Signals(number).name
    except ValueError:
        name = "of no name"
    words = f"failed: its process was ended by signal {number} ({name})"
    if name == "SIGKILL":
        words += ", as the system does when the machine runs out of memory"
        return Ended(Cause.KILLED, words, printed)
    return Ended(Cause.CRASHED, words, printed)


def _broken(traceback: str) -> Ended:
    last = traceback.strip().rpartition("\n")[2][:LONGEST_LINE]
    words = f"failed by an error of the program ({last})"
    return Ended(Cause.CRASHED, words, traceback)


class _Printed:
    """The last lines that a process prints to its standard error. They are read all
    the time: a pipe that is full would stop it.
    """

    def __init__(self, stream: IO[bytes] | None) -> None:
        self._lines: deque[str] = deque(maxlen=LAST_LINES)
        self._stream = stream
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        if self._stream is None:
            return
        with suppress(OSError, ValueError):
            # Bounded: what a library prints about a stranger's file may be one endless
            # line.
            while line := self._stream.readline(LONGEST_LINE):
                self._lines.append(line.decode("utf-8", "replace"))

    def last(self) -> str:
        """Return the lines of a process that has ended."""
        self._thread.join(LAST_WORD_SECONDS)
        return "".join(self._lines.copy())

    def close(self) -> None:
        # Not for ever: a process that this one started may hold the pipe open.
        self._thread.join(LAST_WORD_SECONDS)
        # What a process of its own may have left behind still holds the other end.
        if self._stream and not self._thread.is_alive():
            self._stream.close()


def _start(module: str) -> subprocess.Popen[bytes]:
    """Start a module of ours; it finds what this process finds."""
    # Absolute paths: the folder that this process works in may be another by now.
    search = (str(Path(entry).absolute()) for entry in sys.path if entry)
    return subprocess.Popen(  # our own modules alone  # noqa: S603
        # -P: nothing that lies in the folder one works in is taken for a module.
        [sys.executable, "-P", "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # -P drops the folder of a script, and with it a checkout that is not installed.
        env={**os.environ, "PYTHONPATH": os.pathsep.join(search)},
    )


@contextmanager
def confined(module: str, limits: Limits) -> Iterator[Child]:
    """Start a module of ours as a process; it is ended with the body, or when its time
    is up. The module calls `worker.confine`, which takes the limits.
    """
    # Outside of the try: where nothing was started there is nothing to end.
    child = Child(module, limits)
    try:
        with child.time_limit(limits.seconds):
            yield child
    finally:
        child.end()
