"""A file converted by a process of its own, within bounds.

The gazetteer stays with the parent: the child asks it for the places it cannot know.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from dashboard.domain.claim import Claim
from dashboard.domain.errors import BadInput, FrontlineError, ServiceUnavailable
from dashboard.exchange.importers.convert import Looked, convert, looked_at
from dashboard.exchange.importers.progress import Progress, ReportProgress
from dashboard.exchange.importers.request import ConversionRequest, Locate, Report
from dashboard.exchange.importers.writer import unfinished
from dashboard.exchange.tables.open_table import is_plain
from dashboard.exchange.tables.unpack import is_packed
from dashboard.i18n.translate import current_language, gettext
from dashboard.processes.child import Cause, Child, Ended, confined
from dashboard.processes.limits import Limits
from dashboard.processes.messages import DONE, JOB, OTHER

PROGRESS, LOCATE, LOOK = range(OTHER, OTHER + 3)
"""What a message is besides: how far the work is; a claim whose place is asked for, and
the answer; a file to be looked at.
"""
START_SECONDS = 120.0
"""Longest time for a file of no size."""
HARMLESS_BYTES = 200_000
BYTES_A_SECOND = 100_000
"""Bytes of a file that are read in a second at least; a tenth of what a slow machine
reads, so that only a file made to be slow takes longer.
"""


@dataclass(frozen=True, slots=True)
class Job:
    """What the process is to do. language: of its messages."""

    language: str
    request: ConversionRequest
    out: Path
    rejects: Path
    memory: str
    reports: bool
    locates: bool


@dataclass(frozen=True, slots=True)
class LookRequest:
    """A file to be looked at. table: of one with several. language: of the messages."""

    language: str
    path: Path
    table: str


def limits_for(path: Path, *, memory: int, seconds: int = 0) -> Limits:
    """Return the limits for a file. memory: bytes. seconds: 0 for time enough for its
    size.
    """
    return Limits(memory, seconds or START_SECONDS + _size(path) / BYTES_A_SECOND)


def harmless(path: Path) -> bool:
    """Whether a file is so small that it can be read in this process: a text of that
    size can take neither memory nor time, and a process takes a second to start. What
    libraries of others take apart is never read here.
    """
    if not path.is_file() or _size(path) > HARMLESS_BYTES:
        return False
    return not is_packed(path) and is_plain(path)


def _size(path: Path) -> int:
    # Where there is no file, whoever reads it says so.
    with suppress(OSError):
        return path.stat().st_size
    return 0


def convert_aside(
    request: ConversionRequest,
    out: Path,
    rejects: Path,
    *,
    progress: ReportProgress | None = None,
    locate: Locate | None = None,
    memory: str = "512MB",
    limits: Limits,
) -> Report:
    """Do what `convert` does in a process of its own, which is ended when it takes more
    than the limits, or when progress or locate raise. memory: of the database in it.
    What is `harmless` is converted here.

    Raises what `convert` raises, BadInput when the file takes too much memory, and
    ServiceUnavailable when it takes too long or the process crashes.
    """
    if harmless(request.path):
        return convert(
            request, out, rejects, progress=progress, locate=locate, memory=memory
        )
    job = Job(
        current_language(),
        request,
        out.absolute(),
        rejects.absolute(),
        memory,
        reports=progress is not None,
        locates=locate is not None,
    )
    try:
        with confined("dashboard.exchange.importers.worker", limits) as child:
            child.send(JOB, job)
            return _answer(child, _Callbacks(progress, locate))
    except Ended as ended:
        raise _failed(request.path, ended) from ended
    finally:
        # A process that was ended left its unfinished files behind.
        for file in unfinished(out, rejects):
            file.unlink(missing_ok=True)


def look_aside(
    path: Path,
    *,
    table: str = "",
    limits: Limits,
) -> Looked:
    """Say what a file is, in a process of its own, see `looked_at`. Raises BadInput,
    SeveralTables among it, and ServiceUnavailable when it takes too long.
    """
    if harmless(path):
        return looked_at(path, table)
    try:
        with confined("dashboard.exchange.importers.worker", limits) as child:
            look = LookRequest(current_language(), path.absolute(), table)
            child.send(LOOK, look)
            kind, value = child.receive()
    except Ended as ended:
        raise _failed(path, ended) from ended
    if kind == DONE and isinstance(value, Looked):
        return value
    raise RuntimeError("the process answered something else")


@dataclass(frozen=True, slots=True)
class _Callbacks:
    """What the parent does for the child meanwhile."""

    progress: ReportProgress | None
    locate: Locate | None

    def serve(self, child: Child, kind: int, value: object) -> None:
        """Do what a message asks for; what nobody asked the child to send is let go."""
        if kind == PROGRESS and self.progress and isinstance(value, Progress):
            self.progress(value)
        elif kind == LOCATE and self.locate and isinstance(value, Claim):
            child.send(LOCATE, self.locate(value))


def _answer(child: Child, callbacks: _Callbacks) -> Report:
    """Serve the child until it is done."""
    while True:
        kind, value = child.receive()
        if kind == DONE and isinstance(value, Report):
            return value
        callbacks.serve(child, kind, value)


def _failed(path: Path, ended: Ended) -> FrontlineError:
    why = {"path": path, "why": ended.words}
    if ended.cause is Cause.MEMORY:
        return BadInput(
            gettext("{path}: reading it {why}; split it into smaller files", **why)
        )
    if ended.cause is Cause.OVERDUE:
        return ServiceUnavailable(
            gettext(
                "{path}: reading it {why} and was given up; split it into smaller"
                " files",
                **why,
            )
        )
    return ServiceUnavailable(
        gettext(
            "{path}: reading it {why}; nothing of it was imported. Try again, and if it"
            " fails again, report it with the file",
            **why,
        )
    )
