"""The process that draws pictures: answers and errors."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from dashboard.cartography import picture_file
from dashboard.cartography.workers import picture_worker
from dashboard.domain.errors import BadInput
from dashboard.processes.messages import (
    DONE,
    FAILED,
    JOB,
    TOO_LARGE,
    read_message,
    write_message,
)
from dashboard.processes.worker import do_jobs
from tests.unit.cartography.scenes import FOLDERS, SCENE

SMALL = replace(SCENE, width=300, height=240)


def answers(*jobs: object) -> list[tuple[int, object]]:
    """Return what a worker answers to these jobs, within this process."""
    incoming, outgoing = io.BytesIO(), io.BytesIO()
    for job in jobs:
        write_message(incoming, JOB, job)
    incoming.seek(0)
    with pytest.raises(EOFError):
        do_jobs(picture_worker.draw_picture, incoming, outgoing)
    outgoing.seek(0)
    return [read_message(outgoing) for _ in jobs]


def test_each_job_is_answered_in_turn() -> None:
    good, bad = (SMALL, FOLDERS, "svg"), (replace(SMALL, width=1), FOLDERS, "svg")
    first, (kind, error), third = answers(good, bad, good)
    assert first == third == (DONE, picture_file(SMALL, FOLDERS, "svg"))
    assert (kind, type(error)) == (FAILED, BadInput)
    assert str(error).startswith("width 1:")


def test_too_little_memory_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def hungry(*_: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr(picture_worker, "picture_file", hungry)
    assert answers((SMALL, FOLDERS, "svg")) == [(TOO_LARGE, None)]
