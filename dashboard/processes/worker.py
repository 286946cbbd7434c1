"""The work of a process with limits, as it sees itself: jobs come in, results or the
reasons why there are none go out.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import IO, Any

from dashboard.domain.errors import FrontlineError
from dashboard.processes.limits import apply_limits
from dashboard.processes.messages import (
    BROKEN,
    DONE,
    FAILED,
    TOO_LARGE,
    read_message,
    write_message,
)

OutOfMemory = tuple[type[BaseException], ...]
_DIES_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of prctl(2)."""


def confine(*, end_with_starter: bool = True) -> tuple[IO[bytes], IO[bytes]]:
    """Bound this process by the limits it is sent; returns where its messages come in
    and go out. Nothing else can be printed to there.

    end_with_starter: whether the system ends it when the thread that started it ends,
    where it can do that.
    """
    incoming = sys.stdin.buffer
    outgoing = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Libraries print as well, past Python: DuckDB how far a slow question is.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    _, limits = read_message(incoming, trusted=True)
    if end_with_starter:
        _end_with_starter()
    apply_limits(limits)
    return incoming, outgoing


def serve(work: Callable[[Any], object]) -> None:
    """Do the work for each job that comes in, until the parent ends."""
    with suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        # The threads of a server come and go; its workers see the end of their input.
        do_jobs(work, *confine(end_with_starter=False))


def do_jobs(
    work: Callable[[Any], object],
    incoming: IO[bytes],
    outgoing: IO[bytes],
) -> None:
    """Do the work for each job that comes in. Raises EOFError at the end of them."""
    while True:
        _, job = read_message(incoming, trusted=True)
        send_answer(outgoing, partial(work, job))


def send_answer(
    outgoing: IO[bytes],
    work: Callable[[], object],
    out_of_memory: OutOfMemory = (MemoryError,),
) -> None:
    """Do the work, and send its result or why there is none. out_of_memory: errors
    that mean so. Raises EOFError and BrokenPipeError when the parent is gone.
    """
    try:
        kind, value = DONE, work()
    except FrontlineError as error:
        kind, value = FAILED, error
    except out_of_memory:
        kind, value = TOO_LARGE, None
    # Nobody is left to answer to; the loop ends by it.
    except (EOFError, BrokenPipeError):
        raise
    except Exception:  # it is for the parent to say what broke  # noqa: BLE001
        kind, value = BROKEN, traceback.format_exc()
    write_message(outgoing, kind, value)


def _end_with_starter() -> None:
    """Have the system end this process when its parent is gone: what it writes would
    be nobody's. To the system the parent is a thread.
    """
    if sys.platform != "linux":
        return
    import ctypes
    import signal

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGKILL)
