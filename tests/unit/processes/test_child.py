"""A process with limits, and what is told of its end."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from dashboard.domain.errors import BadInput
from dashboard.processes.child import Cause, Child, Ended, confined
from dashboard.processes.limits import Limits
from dashboard.processes.messages import DONE, JOB

ODD = "tests.unit.processes.odd_worker"


@pytest.fixture
def child() -> Iterator[Child]:
    with confined(ODD, Limits(memory=600_000_000, files=20)) as process:
        yield process


def test_a_job_is_answered(child: Child) -> None:
    child.send(JOB, "upper")
    assert child.receive() == (DONE, "UPPER")


def test_errors_of_ours_come_back_and_the_process_goes_on(child: Child) -> None:
    child.send(JOB, "refuse")
    with pytest.raises(BadInput, match="bad: not a job"):
        child.receive()
    child.send(JOB, "open_many")
    with pytest.raises(BadInput, match="files: Too many open files"):
        child.receive()
    child.send(JOB, "again")
    assert child.receive() == (DONE, "AGAIN")


@pytest.mark.parametrize(
    ("job", "cause", "words"),
    [
        ("fill_memory", Cause.MEMORY, "takes more than 0.6 GB of memory"),
        ("abort_without_memory", Cause.MEMORY, "takes more than 0.6 GB of memory"),
        (
            "give_up",
            Cause.CRASHED,
            "failed: its process ended with exit code 3 (no way on)",
        ),
        (
            "read_nowhere",
            Cause.CRASHED,
            "failed: its process was ended by signal 11 (SIGSEGV)",
        ),
        (
            "be_killed",
            Cause.KILLED,
            "failed: its process was ended by signal 9 (SIGKILL), as the system does"
            " when the machine runs out of memory",
        ),
        (
            "divide",
            Cause.CRASHED,
            "failed by an error of the program (ZeroDivisionError: division by zero)",
        ),
    ],
)
def test_why_it_ended_is_told_as_it_was(
    child: Child, job: str, cause: Cause, words: str
) -> None:
    child.send(JOB, job)
    with pytest.raises(Ended) as caught:
        child.receive()
    assert (caught.value.cause, caught.value.words) == (cause, words)


def test_time_that_is_up(child: Child) -> None:
    child.send(JOB, "hang")
    with child.time_limit(0.1), pytest.raises(Ended) as caught:
        child.receive()
    assert caught.value.cause is Cause.OVERDUE
    assert caught.value.words == "took more than 0.1 s"


def test_a_process_that_was_stopped_did_not_fail(child: Child) -> None:
    child.send(JOB, "hang")
    child.kill()
    with pytest.raises(Ended) as caught:
        child.receive()
    assert caught.value.cause is Cause.STOPPED


def test_what_it_prints_is_no_answer_and_stops_nobody(child: Child) -> None:
    child.send(JOB, "print_much")
    assert child.receive() == (DONE, "printed")


def test_a_module_that_is_not_there() -> None:
    with confined("dashboard.no_such_module", Limits()) as child:
        with pytest.raises(Ended, match="No module named dashboard") as caught:
            child.receive()
        assert caught.value.cause is Cause.CRASHED
        number = child.number
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)
