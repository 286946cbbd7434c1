"""What a worker answers for each way a job can end."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import NoReturn

import pytest

from dashboard.domain.errors import BadInput
from dashboard.processes.messages import (
    BROKEN,
    DONE,
    FAILED,
    JOB,
    TOO_LARGE,
    read_message,
    write_message,
)
from dashboard.processes.worker import do_jobs, send_answer


class NoRoom(Exception):
    pass


def raising(error: BaseException) -> Callable[[], NoReturn]:
    def work() -> NoReturn:
        raise error

    return work


def answered(work: Callable[[], object]) -> tuple[int, object]:
    stream = io.BytesIO()
    send_answer(stream, work, (MemoryError, NoRoom))
    stream.seek(0)
    return read_message(stream)


def test_each_end_is_told() -> None:
    assert answered(lambda: 5) == (DONE, 5)
    assert answered(raising(MemoryError())) == (TOO_LARGE, None)
    assert answered(raising(NoRoom())) == (TOO_LARGE, None)
    kind, error = answered(raising(BadInput("wrong")))
    assert (kind, str(error)) == (FAILED, "wrong")
    kind, traceback = answered(raising(KeyError("k")))
    assert kind == BROKEN
    assert str(traceback).endswith("KeyError: 'k'\n")


def test_a_parent_that_is_gone_is_told_nothing() -> None:
    for error in (EOFError(), BrokenPipeError()):
        with pytest.raises(type(error)):
            answered(raising(error))


def test_jobs_are_done_in_turn() -> None:
    incoming, outgoing = io.BytesIO(), io.BytesIO()
    write_message(incoming, JOB, 2)
    write_message(incoming, JOB, 3)
    incoming.seek(0)
    with pytest.raises(EOFError):
        do_jobs(lambda number: number * 2, incoming, outgoing)
    outgoing.seek(0)
    assert [read_message(outgoing) for _ in range(2)] == [(DONE, 4), (DONE, 6)]
