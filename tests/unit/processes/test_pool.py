"""A pool of processes: results, errors, and jobs beyond the bounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dashboard.domain.errors import BadInput, ServiceUnavailable
from dashboard.processes.limits import Limits
from dashboard.processes.pool import ProcessPool, Work, WorkersBusy

WORK = Work(
    module="tests.unit.processes.odd_worker",
    job="job",
    jobs="jobs",
    cure="ask for less",
    seconds=300.0,
    limits=Limits(memory=600_000_000, files=20),
)


@pytest.fixture
def pool() -> Iterator[ProcessPool]:
    processes = ProcessPool(WORK, workers=1, waiting=1)
    yield processes
    processes.close()


def test_results_and_errors_come_back(pool: ProcessPool) -> None:
    assert pool.result("upper") == "UPPER"
    with pytest.raises(BadInput, match="bad: not a job"):
        pool.result("refuse")
    assert pool.result("again") == "AGAIN"


def test_memory_beyond_the_limits_is_told_in_words(pool: ProcessPool) -> None:
    with pytest.raises(
        BadInput, match=r"the job takes more than 0\.6 GB of memory; ask for less"
    ):
        pool.result("fill_memory")
    assert pool.result("again") == "AGAIN"


def test_a_process_that_dies_is_replaced(
    pool: ProcessPool, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(ServiceUnavailable, match=r"exit code 3 .*; ask for less"):
        pool.result("give_up")
    assert pool.result("again") == "AGAIN"
    assert "no way on" in caplog.text


@pytest.mark.slow
def test_a_job_without_end_is_ended() -> None:
    hasty = ProcessPool(replace(WORK, seconds=1.0), 1, 1)
    try:
        with pytest.raises(ServiceUnavailable, match="the job took more than 1 s"):
            hasty.result("hang")
    finally:
        hasty.close()


def test_one_more_than_may_wait_is_refused(pool: ProcessPool) -> None:
    with pool._places, pytest.raises(WorkersBusy, match="too many jobs at once"):
        pool.result("upper")
