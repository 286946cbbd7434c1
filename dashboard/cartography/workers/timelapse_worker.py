"""A process that draws one time-lapse for a server, and what starts it, tells how far
it is, and ends it.

The time-lapse comes in on standard input; progress and then the file go out on standard
output.
"""

from __future__ import annotations

import queue
import threading
from contextlib import suppress

from dashboard.cartography.poster.files import AssetFolders
from dashboard.cartography.timelapse.encode import Progress, timelapse_file
from dashboard.cartography.timelapse.layout import Timelapse
from dashboard.domain.errors import BadInput, FrontlineError, ServiceUnavailable
from dashboard.processes.child import Cause, Child, Ended, confined
from dashboard.processes.limits import Limits
from dashboard.processes.messages import (
    DONE,
    JOB,
    OTHER,
    read_message,
    write_message,
)
from dashboard.processes.pool import WorkersBusy
from dashboard.processes.worker import confine, send_answer

MODULE = "dashboard.cartography.workers.timelapse_worker"
STEP = OTHER
"""What a message is besides: how many frames of how many are drawn."""
LIMITS = Limits(memory=1_500_000_000, seconds=300.0, files=256)
"""The seconds are some three times what the largest time-lapse takes here."""
PATIENCE, BEAT = 3.0, 0.3
"""Seconds: how long a time-lapse waits for one that is just being ended, and how often
progress is told at least.
"""
_turn = threading.Lock()
"""One time-lapse at a time in a server: two would only take twice as long each."""
Messages = queue.SimpleQueue[tuple[int, object] | Exception]


def draw_timelapse(
    timelapse: Timelapse,
    folders: AssetFolders,
    kind: str,
    progress: Progress | None = None,
) -> bytes:
    """Return what `write_timelapse` writes, drawn by a process of its own, which ends
    when progress raises.

    Raises what `write_timelapse` raises, WorkersBusy when another time-lapse is being
    drawn, BadInput when it takes too much memory, ServiceUnavailable when it takes too
    long or its process crashes.
    """
    if not _turn.acquire(timeout=PATIENCE):
        raise WorkersBusy(
            "another time-lapse is being made on this server; try again in a minute"
        )
    try:
        with confined(MODULE, LIMITS) as child:
            return _result(child, (timelapse, folders, kind), progress)
    except Ended as ended:
        raise _failed(ended) from ended
    finally:
        _turn.release()


def _failed(ended: Ended) -> FrontlineError:
    words = f"the time-lapse {ended.words}; choose fewer or smaller frames"
    if ended.cause is Cause.MEMORY:
        return BadInput(words)
    return ServiceUnavailable(words)


def _result(
    child: Child,
    job: object,
    progress: Progress | None,
) -> bytes:
    """Return the file. While nothing comes, progress is called with the same again, so
    that it can end the work.
    """
    messages: Messages = queue.SimpleQueue()
    # A thread reads, as reading from a pipe waits without an end, and progress must be
    # told meanwhile.
    threading.Thread(target=_read, args=(child, job, messages), daemon=True).start()
    done = of = 0
    while True:
        with suppress(queue.Empty):
            match messages.get(timeout=BEAT):
                case Exception() as error:
                    raise error
                case (kind, bytes(file)) if kind == DONE:
                    return file
                case (kind, (int(done), int(of))) if kind == STEP:
                    pass
        if progress:
            progress(done, of)


def _read(child: Child, job: object, messages: Messages) -> None:
    """Hand the time-lapse over and its answers on, until the process has ended."""
    try:
        child.send(JOB, job)
        while True:
            messages.put(child.receive())
    except (Ended, FrontlineError) as error:
        messages.put(error)


def serve_timelapse() -> None:
    """Draw one time-lapse and end."""
    with suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        incoming, outgoing = confine()

        def report(done: int, of: int) -> None:
            write_message(outgoing, STEP, (done, of))

        def work() -> bytes:
            _, (timelapse, folders, kind) = read_message(incoming, trusted=True)
            return timelapse_file(timelapse, folders, kind, report)

        send_answer(outgoing, work)


if __name__ == "__main__":
    serve_timelapse()
