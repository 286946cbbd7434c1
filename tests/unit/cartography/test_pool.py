"""The processes that draw for a server: what they hand back, refuse, and survive."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest

from dashboard.cartography import examine, pool, render  # pool is the module
from dashboard.cartography.pool import Busy, Pool
from dashboard.domain.errors import BadInput, ServiceUnavailable
from tests.unit.cartography.scenes import FOLDERS, SCENE

SMALL = replace(SCENE, width=300, height=240)


@pytest.fixture
def few() -> Iterator[Pool]:
    found = Pool(workers=1, waiting=2)
    yield found
    found.close()


def test_another_process_draws_the_same_picture(few: Pool) -> None:
    for kind in ("png", "svg", "pdf"):
        assert few.draw(SMALL, FOLDERS, kind) == render(SMALL, FOLDERS, kind)


def test_what_was_drawn_is_handed_out_again(few: Pool) -> None:
    first = few.draw(SMALL, FOLDERS, "png")
    few.close()
    assert few.draw(SMALL, FOLDERS, "png") is first
    assert few._children[0]._process is None


def test_errors_come_back_as_they_are(few: Pool) -> None:
    with pytest.raises(BadInput, match="width 100"):
        few.draw(replace(SMALL, width=100), FOLDERS, "png")
    assert examine(few.draw(SMALL, FOLDERS, "png")).state == "intact"


def test_a_process_that_was_killed_is_replaced(few: Pool) -> None:
    few.draw(SMALL, FOLDERS, "png")
    process = few._children[0]._process
    assert process
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert few.draw(replace(SMALL, title="Another"), FOLDERS, "png")


def test_a_picture_that_takes_too_long_is_given_up(few: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool_module(), "SECONDS", 0.01)
    with pytest.raises(ServiceUnavailable, match=r"more than 0\.01 s"):
        few.draw(SMALL, FOLDERS, "png")
    monkeypatch.undo()
    assert few.draw(SMALL, FOLDERS, "png")


def test_one_more_than_may_wait_is_refused_at_once(few: Pool) -> None:
    child = few._free.get()  # as if it were drawing
    waiting = [threading.Thread(target=few.draw, args=(replace(SMALL, title=str(n)), FOLDERS, "png")) for n in range(2)]
    for thread in waiting:
        thread.start()
    while few._places._value:
        threading.Event().wait(0.01)
    with pytest.raises(Busy, match="try again in 5 s"):
        few.draw(replace(SMALL, title="one more"), FOLDERS, "png")
    few._free.put(child)
    for thread in waiting:
        thread.join()
    assert few.draw(replace(SMALL, title="one more"), FOLDERS, "png")


def pool_module() -> object:
    return pool
