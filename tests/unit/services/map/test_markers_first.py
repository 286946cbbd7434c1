"""The rest of the page gives way to the markers of the map."""

from __future__ import annotations

import threading
import time

import pytest

from dashboard.domain.filters import Filters
from dashboard.services.map import markers_first
from dashboard.services.map.markers_first import MOST, MarkersFirst

STRIKES, CLASHES = Filters(kind=("strike",)), Filters(kind=("clash",))


@pytest.fixture(autouse=True)
def no_drawing(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    return slept


def test_nobody_waits_before_a_map_has_asked(no_drawing: list[float]) -> None:
    assert not MarkersFirst().wait("r1", STRIKES, time.monotonic(), patience=60)
    assert no_drawing == []


def test_what_a_map_got_since_is_drawn_first(no_drawing: list[float]) -> None:
    turns, since = MarkersFirst(), time.monotonic()
    turns.note("r1", STRIKES)
    assert turns.wait("r1", STRIKES, since, patience=0)
    (rest,) = no_drawing
    assert 0 < rest <= markers_first.DRAWING_S


def test_what_the_map_got_before_the_page_learned_of_it_counts(
    no_drawing: list[float],
) -> None:
    turns = MarkersFirst()
    turns.note("r1", STRIKES)
    late = time.monotonic() + markers_first.EARLY_S - 0.1
    assert turns.wait("r1", STRIKES, late, patience=0)
    assert len(no_drawing) == 1


def test_what_was_drawn_long_ago_is_not_waited_for_again(
    monkeypatch: pytest.MonkeyPatch, no_drawing: list[float]
) -> None:
    turns, now = MarkersFirst(), time.monotonic()
    turns.note("r1", STRIKES)
    monkeypatch.setattr(time, "monotonic", lambda: now + markers_first.EARLY_S)
    assert turns.wait("r1", STRIKES, now + 0.5, patience=0)
    assert no_drawing == [0]


@pytest.mark.parametrize(
    ("revision", "filters", "later"),
    [("r2", STRIKES, 0.0), ("r1", CLASHES, 0.0), ("r1", STRIKES, 1000.0)],
    ids=["another revision", "other filters", "asked before the change"],
)
def test_markers_of_something_else_do_not_count(
    revision: str, filters: Filters, later: float, no_drawing: list[float]
) -> None:
    turns, since = MarkersFirst(), time.monotonic()
    turns.note("r1", STRIKES)
    assert not turns.wait(revision, filters, since + later, patience=0)
    assert no_drawing == []


def test_an_answer_ends_the_wait() -> None:
    turns, since = MarkersFirst(), time.monotonic()
    turns.note("r1", CLASHES)
    answer = threading.Timer(0.02, turns.note, ("r1", STRIKES))
    answer.start()
    assert turns.wait("r1", STRIKES, since, patience=60)
    answer.join()


def test_the_oldest_answers_are_forgotten() -> None:
    turns, since = MarkersFirst(), time.monotonic()
    turns.note("first", STRIKES)
    turns.note("second", STRIKES)
    # Asked again: no longer among the oldest.
    turns.note("first", STRIKES)
    for number in range(MOST - 1):
        turns.note(str(number), STRIKES)
    assert turns.wait("first", STRIKES, since, patience=0)
    assert not turns.wait("second", STRIKES, since, patience=0)
