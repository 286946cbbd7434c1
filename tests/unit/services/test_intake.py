"""Runs of the intake: one at a time, each end told once."""

from __future__ import annotations

import threading

import pytest

from dashboard.domain.errors import Damaged, ServiceUnavailable
from dashboard.services import intake as module
from dashboard.services.intake import Intake


def state(intake: Intake) -> tuple[bool, bool]:
    """Return whether it is busy, and whether there is an end to collect."""
    return intake.busy, intake.collect()


def test_a_run_is_busy_until_its_end_was_collected() -> None:
    intake, go, runs = Intake(), threading.Event(), []

    def take() -> None:
        go.wait(30)
        runs.append("first")

    assert not intake.collect()
    intake.start(take)
    intake.start(lambda: runs.append("second"))
    assert state(intake) == (True, False)
    go.set()
    intake.join()
    assert state(intake) == (True, True)
    assert state(intake) == (False, False)
    assert runs == ["first"]


def failed(error: Exception) -> Intake:
    def take() -> None:
        raise error

    intake = Intake()
    intake.start(take)
    intake.join()
    assert intake.collect()
    return intake


@pytest.mark.parametrize("kind", [ServiceUnavailable, Damaged])
def test_after_a_failure_there_is_a_pause(kind: type[Exception]) -> None:
    runs: list[str] = []
    intake = failed(kind("disk full"))
    assert str(intake.trouble) == "disk full"
    intake.start(lambda: runs.append("too soon"))
    assert not intake.busy
    assert not intake.collect()
    intake.forget()
    intake.start(lambda: runs.append("later"))
    intake.join()
    assert runs == ["later"]
    assert intake.trouble is None


def test_when_the_pause_is_over_the_datasets_are_looked_at_once_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "PAUSE_SECONDS", 0.0)
    intake = failed(ServiceUnavailable("disk full"))
    assert intake.collect()
    assert not intake.collect()


def test_nothing_to_wait_for() -> None:
    Intake().join()
