"""Few processes that work for a server, each ended when its job takes too long."""

from __future__ import annotations

import logging
import queue
import threading
from dataclasses import dataclass, field
from typing import Any

from dashboard.domain.errors import BadInput, FrontlineError, ServiceUnavailable
from dashboard.processes.child import Cause, Child, Ended
from dashboard.processes.limits import Limits
from dashboard.processes.messages import JOB

LOG = logging.getLogger(__name__)


class WorkersBusy(ServiceUnavailable):
    """Too much is asked for at once. retry_after: seconds after which to ask again."""

    retry_after = 5


@dataclass(frozen=True, slots=True)
class Work:
    """What the processes of a pool do.

    module: what is started, which must call `worker.serve`. job, jobs: what messages
    call what they do ("picture", "pictures"). cure: what to do about a job that is too
    large. seconds: longest that one job may take before its process is ended.
    start_seconds: how much longer the first job of a process may take.
    patience_seconds: longest that one job waits for its turn. limits: memory and files
    of a process; it may live as long as it likes.
    """

    module: str
    job: str
    jobs: str
    cure: str
    seconds: float
    start_seconds: float = 0.0
    patience_seconds: float = 60.0
    limits: Limits = field(default=Limits(memory=1_500_000_000, files=256))

    def busy(self) -> WorkersBusy:
        """Return the error of a job that is refused."""
        return WorkersBusy(
            f"too many {self.jobs} at once; try again in {WorkersBusy.retry_after} s"
        )

    def failed(self, ended: Ended) -> FrontlineError:
        """Return the error of a job whose process ended: BadInput when the job took
        too much memory, which it would take again.
        """
        words = f"the {self.job} {ended.words}; {self.cure}"
        if ended.cause is Cause.MEMORY:
            return BadInput(words)
        if ended.cause is not Cause.OVERDUE:
            LOG.error("the %s %s", self.job, ended)
        return ServiceUnavailable(words)


class _Worker:
    """One process, started at the first job and again after it had to be ended."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._child: Child | None = None

    def do(self, job: object) -> Any:  # noqa: ANN401
        """Return the result. Raises what the work raises, BadInput when it takes too
        much memory, ServiceUnavailable when it takes too long or its process crashes.
        """
        seconds = self._work.seconds
        if not self._child or not self._child.running:
            seconds += self._work.start_seconds
        child = self._running()
        try:
            # Reading would wait for ever for a process that hangs.
            with child.time_limit(seconds):
                child.send(JOB, job)
                return child.receive()[1]
        except Ended as ended:
            self.end()
            raise self._work.failed(ended) from ended

    def _running(self) -> Child:
        if self._child and self._child.running:
            return self._child
        self.end()
        self._child = Child(self._work.module, self._work.limits)
        return self._child

    def end(self) -> None:
        if self._child:
            self._child.end()
        self._child = None


class ProcessPool:
    """The processes; threads share it.

    workers: how many processes. waiting: most jobs that are done or wait to be; the
    next is refused at once.
    """

    def __init__(self, work: Work, workers: int, waiting: int) -> None:
        self._work = work
        self._free: queue.Queue[_Worker] = queue.Queue()
        self._workers = [_Worker(work) for _ in range(workers)]
        for worker in self._workers:
            self._free.put(worker)
        self._places = threading.Semaphore(waiting)

    def result(self, job: object) -> Any:  # noqa: ANN401
        """Return the result of a job.

        Raises what the work raises, WorkersBusy when too many wait, BadInput when it
        takes too much memory, ServiceUnavailable when it takes too long or its process
        crashes.
        """
        # At once: a queue without end keeps everybody waiting and holds all their
        # questions.
        if not self._places.acquire(blocking=False):
            raise self._work.busy()
        try:
            return self._in_turn(job)
        finally:
            self._places.release()

    def _in_turn(self, job: object) -> Any:  # noqa: ANN401
        try:
            worker = self._free.get(timeout=self._work.patience_seconds)
        except queue.Empty:
            raise self._work.busy() from None
        try:
            return worker.do(job)
        finally:
            self._free.put(worker)

    def close(self) -> None:
        """End the processes; a job that is being done fails."""
        for worker in self._workers:
            worker.end()
