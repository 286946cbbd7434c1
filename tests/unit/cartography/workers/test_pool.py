"""The processes that draw for a server: what they hand back, refuse, and survive."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest

from dashboard.cartography import examine, picture_file
from dashboard.cartography.workers.pool import DRAWING, WorkerPool
from dashboard.domain.errors import BadInput, ServiceUnavailable
from dashboard.processes.pool import WorkersBusy
from tests.unit.cartography.scenes import FOLDERS, SCENE

SMALL = replace(SCENE, width=300, height=240)


@pytest.fixture
def few() -> Iterator[WorkerPool]:
    # A machine with much else to do must not end what is only slow.
    found = WorkerPool(workers=1, waiting=2, work=replace(DRAWING, seconds=300.0))
    yield found
    found.close()


@pytest.mark.slow
def test_another_process_draws_the_same_picture(few: WorkerPool) -> None:
    for kind in ("png", "svg", "pdf"):
        assert few.draw(SMALL, FOLDERS, kind) == picture_file(SMALL, FOLDERS, kind)


@pytest.mark.slow
def test_what_was_drawn_is_handed_out_again(few: WorkerPool) -> None:
    first = few.draw(SMALL, FOLDERS, "png")
    few.close()
    assert few.draw(SMALL, FOLDERS, "png") is first
    assert few._processes._workers[0]._child is None


@pytest.mark.slow
def test_errors_come_back_as_they_are(few: WorkerPool) -> None:
    with pytest.raises(BadInput, match="width 100"):
        few.draw(replace(SMALL, width=100), FOLDERS, "png")
    assert examine(few.draw(SMALL, FOLDERS, "png")).state == "intact"


@pytest.mark.slow
def test_a_process_that_was_killed_is_replaced(few: WorkerPool) -> None:
    few.draw(SMALL, FOLDERS, "png")
    child = few._processes._workers[0]._child
    assert child
    os.kill(child.number, signal.SIGKILL)
    while child.running:
        threading.Event().wait(0.01)
    assert few.draw(replace(SMALL, title="Another"), FOLDERS, "png")


def test_a_picture_that_takes_too_long_is_given_up() -> None:
    hasty = WorkerPool(
        workers=1, waiting=2, work=replace(DRAWING, seconds=0.01, start_seconds=0.0)
    )
    with pytest.raises(ServiceUnavailable, match=r"more than 0\.01 s"):
        hasty.draw(SMALL, FOLDERS, "png")
    assert hasty._processes._workers[0]._child is None
    hasty.close()


@pytest.mark.slow
def test_one_more_than_may_wait_is_refused_at_once(few: WorkerPool) -> None:
    child = few._processes._free.get()  # as if it were drawing
    waiting = [
        threading.Thread(
            target=few.draw, args=(replace(SMALL, title=str(n)), FOLDERS, "png")
        )
        for n in range(2)
    ]
    for thread in waiting:
        thread.start()
    while few._processes._places._value:
        threading.Event().wait(0.01)
    with pytest.raises(WorkersBusy, match="try again in 5 s"):
        few.draw(replace(SMALL, title="one more"), FOLDERS, "png")
    few._processes._free.put(child)
    for thread in waiting:
        thread.join()
    assert few.draw(replace(SMALL, title="one more"), FOLDERS, "png")


@pytest.mark.slow
def test_a_process_that_has_just_begun_may_take_longer() -> None:
    hasty = WorkerPool(workers=1, waiting=2, work=replace(DRAWING, seconds=0.01))
    try:
        assert examine(hasty.draw(SMALL, FOLDERS, "png")).state == "intact"
    finally:
        hasty.close()
