"""Many articles in one go: in this process, in several, or on a cluster; always the
same output in the same order.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from dashboard.domain.errors import BadInput, ServiceUnavailable
from dashboard.exchange.batches.articles import (
    ArticleItem,
    article_items,
    published_day,
)
from dashboard.services.project import Project
from dashboard.services.reading.articles import ArticleMetadata, reader
from dashboard.services.reading.chunks import (
    Chunk,
    Job,
    Result,
    Size,
    read_chunk,
    read_elsewhere,
    versions,
)
from dashboard.services.reading.outputs import Lines, Parts, Tell

__all__ = [
    "BatchProgress",
    "BatchReport",
    "BatchRequest",
    "published_day",
    "read_batch",
    "spread",
]

PART, SHARE = Size(200, 1_000_000), Size(40, 100_000)
"""How much makes a Parquet part, and how much is read between two writes of lines: some
seconds of work.
"""
AHEAD = 4
"""Chunks sent out for each worker before the first of them is back."""
Read = Callable[[Chunk], Result]


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRequest:
    """What to read and where to. source: JSON Lines or Parquet. out: .jsonl, or a
    folder of Parquet (claim schema).

    metadata: publication day and publisher of articles that name none. workers:
    processes on this machine. scheduler: address of a Dask scheduler, "" to read here.
    """

    source: Path
    out: Path
    metadata: ArticleMetadata = field(default_factory=ArticleMetadata)
    workers: int = 1
    scheduler: str = ""


@dataclass(frozen=True, slots=True)
class BatchProgress:
    """How far a batch is. done: 0 to 1. rows: articles read. rate: articles a second.
    seconds_left: None: unknown.
    """

    done: float
    rows: int
    rate: float
    seconds_left: float | None


@dataclass(frozen=True, slots=True)
class BatchReport:
    """What a batch came to.

    earlier: articles an earlier run had read. unread: articles that could not be read.
    repeated: articles left out of Parquet because the same text came before.
    """

    read: int
    claims: int
    earlier: int
    unread: int
    repeated: int


def read_batch(
    project: Project,
    request: BatchRequest,
    *,
    tell: Tell,
    progress: Callable[[BatchProgress], None] | None = None,
) -> BatchReport:
    """Read every article of a file or folder; what the output holds already is not read
    again.

    tell: is given each article that cannot be read. Raises BadInput when nothing can be
    read or written at all, or the output is of another input, and ServiceUnavailable
    when workers or the disk fail; what was written stays, and the same call goes on
    from there.
    """
    parquet = request.out.suffix not in {".jsonl", ".ndjson", ".json"}
    if request.out.resolve() == request.source.resolve():
        raise BadInput(
            f"{request.out}: input and output are the same; give another output"
        )
    corrections = project.ledger.corrections()
    data = project.settings.data
    job = Job(
        parquet,
        request.metadata.published,
        request.metadata.publisher,
        # A worker on another machine or in another folder must find the same one.
        data and data.resolve(),
        corrections,
        versions(project.settings),
    )
    unread: set[int] = set()

    def leave_out(number: int, reason: str) -> None:
        unread.add(number)
        tell(number, reason)

    out: Lines | Parts
    if parquet:
        out, most = Parts(request.out, job, leave_out), PART
    else:
        out, most = Lines(request.out, _identify, leave_out), SHARE
    read = claims = 0
    try:
        cut = out.fresh(article_items(request.source), most)
        meter = _Meter(progress)
        with _results(project, request, job, cut) as results:
            for chunk, result in results:
                out.take(chunk, result.payload)
                read, claims = read + result.read, claims + result.claims
                for number, reason in result.problems:
                    leave_out(number, reason)
                meter.step(chunk[-1].done, read)
    finally:
        out.close()
    return BatchReport(read, claims, out.earlier, len(unread), out.repeated)


def _identify(item: ArticleItem) -> str | int:
    """Return the id of an article's record: that of the file, else the one of its
    text.
    """
    from dashboard.reading.web.documents import article
    from dashboard.reading.web.html import Document

    if item.id is not None:
        return item.id
    return article(Document(text=item.text), "", fetched_at=None).id


@contextmanager
def _results(
    project: Project,
    request: BatchRequest,
    job: Job,
    cut: Iterable[Chunk],
) -> Iterator[Iterator[tuple[Chunk, Result]]]:
    """Give the chunks with what came of them, in order."""
    if request.scheduler:
        from dashboard.services.reading.cluster import dask_executor

        with dask_executor(request.scheduler) as (executor, workers):
            yield spread(executor, partial(read_elsewhere, job), cut, workers * AHEAD)
    elif request.workers > 1:
        with _pool(request.workers) as executor:
            yield spread(
                executor, partial(read_elsewhere, job), cut, request.workers * AHEAD
            )
    else:
        # The reader takes a while to load, and an output that is complete needs none.
        made: list[Read] = []

        def here(chunk: Chunk) -> Result:
            made[:] = made or [partial(read_chunk, reader(project), job)]
            return made[0](chunk)

        yield ((chunk, here(chunk)) for chunk in cut)


@contextmanager
def _pool(workers: int) -> Iterator[Executor]:
    pool = ProcessPoolExecutor(
        # Not forked: threads of DuckDB or Arrow hold locks that a copy would wait for.
        workers,
        multiprocessing.get_context("spawn"),
        _ignore_interrupt,
    )
    try:
        yield pool
    except BrokenProcessPool as error:
        raise ServiceUnavailable(
            "a worker process was ended from outside; run the same command again"
        ) from error
    finally:
        # After an error nobody takes what the others would give.
        pool.shutdown(cancel_futures=True)


def _ignore_interrupt() -> None:
    """Ctrl-C reaches every process of the terminal; the one that hands out the work
    decides.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def spread(
    executor: Executor,
    read: Read,
    cut: Iterable[Chunk],
    ahead: int,
) -> Iterator[tuple[Chunk, Result]]:
    """Yield every chunk with its result, in order, while later ones are read already;
    ahead: how many at most.
    """
    waiting: deque[tuple[Chunk, Future[Result]]] = deque()
    try:
        for chunk in cut:
            waiting.append((chunk, executor.submit(read, chunk)))
            # Not all at once: what is read ahead is held until those before it are
            # written.
            if len(waiting) >= ahead:
                first, future = waiting.popleft()
                yield first, future.result()
        while waiting:
            first, future = waiting.popleft()
            yield first, future.result()
    finally:
        for _, future in waiting:
            future.cancel()


class _Meter:
    def __init__(self, progress: Callable[[BatchProgress], None] | None) -> None:
        self._progress = progress
        self._start = time.monotonic()
        self._first: float | None = None

    def step(self, done: float, rows: int) -> None:
        """Tell how far the batch is. done: 0 to 1, of which a part may be an earlier
        run's.
        """
        if self._progress is None:
            return
        if self._first is None:
            self._first = done
        spent = max(time.monotonic() - self._start, 1e-6)
        new = done - self._first
        # Of the first articles alone nobody can tell how long the others take.
        left = spent * (1 - done) / new if new > 0.001 else None
        self._progress(BatchProgress(done, rows, rows / spent, left))
