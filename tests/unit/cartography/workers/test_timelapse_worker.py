"""A time-lapse drawn by another process: the same file, progress, and errors."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from dashboard.cartography.timelapse.encode import timelapse_file
from dashboard.cartography.workers import timelapse_worker
from dashboard.cartography.workers.timelapse_worker import draw_timelapse
from dashboard.domain.errors import BadInput, ServiceUnavailable
from dashboard.processes.pool import WorkersBusy
from tests.unit.cartography.scenes import FOLDERS
from tests.unit.cartography.timelapse.test_strip import FRAMES, timelapse

SHORT = timelapse(frames=FRAMES[:2], size=(500, 400))


@pytest.mark.slow
def test_the_same_file_and_how_far_it_is() -> None:
    steps: list[tuple[int, int]] = []
    file = draw_timelapse(SHORT, FOLDERS, "gif", lambda *step: steps.append(step))
    assert file == timelapse_file(SHORT, FOLDERS, "gif")
    assert list(dict.fromkeys(step for step in steps if step[0])) == [(1, 2), (2, 2)]
    assert set(steps) <= {(0, 0), (1, 2), (2, 2)}


@pytest.mark.slow
def test_errors_come_back_as_they_are() -> None:
    wrong = replace(SHORT, scene=replace(SHORT.scene, width=1))
    with pytest.raises(BadInput, match="width 1: a picture is 200 to 4000"):
        draw_timelapse(wrong, FOLDERS, "gif")
    with pytest.raises(BadInput, match="'avi': not known; one of webp, gif, zip"):
        draw_timelapse(SHORT, FOLDERS, "avi")


@pytest.mark.slow
def test_what_progress_raises_ends_the_work() -> None:
    class Stopped(Exception):
        pass

    def stop(_done: int, _of: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        draw_timelapse(SHORT, FOLDERS, "gif", stop)
    assert draw_timelapse(SHORT, FOLDERS, "gif"), "the turn was given back"


def test_one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timelapse_worker, "PATIENCE", 0.05)
    monkeypatch.setattr(timelapse_worker, "_turn", turn := threading.Lock())
    with turn, pytest.raises(WorkersBusy, match="another time-lapse is being made"):
        draw_timelapse(SHORT, FOLDERS, "gif")


def test_one_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    hasty = replace(timelapse_worker.LIMITS, seconds=0.01)
    monkeypatch.setattr(timelapse_worker, "LIMITS", hasty)
    with pytest.raises(ServiceUnavailable, match=r"took more than 0\.01 s; choose"):
        draw_timelapse(SHORT, FOLDERS, "gif")


@pytest.mark.slow
def test_one_that_takes_too_much_memory_is_no_fault_of_the_server(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    small = replace(timelapse_worker.LIMITS, memory=30_000_000)
    monkeypatch.setattr(timelapse_worker, "LIMITS", small)
    large = timelapse(frames=FRAMES[:2], size=(1920, 1080))
    with pytest.raises(BadInput, match=r"takes more than 0\.03 GB of memory; choose"):
        draw_timelapse(large, FOLDERS, "gif")
