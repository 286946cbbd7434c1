"""A clock that was ahead or went back: the order is that of the numbers, and it is
said.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from dashboard.domain.claim import Claim
from dashboard.domain.dataset import Dataset
from dashboard.domain.filters import Filters
from dashboard.domain.revision import LedgerState, Revision
from dashboard.domain.words import Kind, Review
from dashboard.index import Index
from dashboard.ledger import ClockJump, Ledger

NOW = datetime(2026, 5, 5, 12, tzinfo=UTC)
CLAIM = Claim(id="a", kind=Kind.HOLD, note="one", review=Review.ACCEPTED)
Clock = Callable[[timedelta], None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Give what sets the clock by which the ledger writes."""

    def put(offset: timedelta) -> None:
        class Moved(datetime):
            @classmethod
            def now(cls, _tz: object = None) -> Any:
                return NOW + offset

        for module in ("transactions", "ledger"):
            monkeypatch.setattr(f"dashboard.ledger.{module}.datetime", Moved)

    put(timedelta(0))
    return put


def test_a_clock_that_was_ahead_does_not_stay_ahead(
    ledger: Ledger, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    ledger.add([CLAIM], by="anna", why="typed")
    clock(timedelta(days=700))
    ledger.revise(replace(CLAIM, note="two"), by="anna", why="")
    assert ledger.clock_trouble() == ""
    clock(timedelta(hours=1))
    assert "the newest change of the ledger is dated 2028-04-04" in (
        ledger.clock_trouble()
    )
    with caplog.at_level(logging.WARNING):
        ledger.revise(replace(CLAIM, note="three"), by="anna", why="")
    assert "one of them is wrong; check the clocks" in caplog.text
    history = ledger.history("a")
    assert [revision.claim.note for revision in history] == ["one", "two", "three"]
    assert history[2].at == NOW + timedelta(hours=1)
    assert ledger.verify() is None
    assert ledger.changed_at() == NOW + timedelta(days=700)
    assert ledger.clock_trouble() == "", "the newest change has the right time again"
    caplog.clear()
    ledger.revise(replace(CLAIM, note="four"), by="anna", why="")
    assert caplog.text == ""
    assert len(ledger.clock_jumps()) == 2


def test_what_was_known_on_a_day_goes_by_the_numbers(
    ledger: Ledger, clock: Clock
) -> None:
    ledger.add([CLAIM], by="anna", why="typed")
    clock(timedelta(days=20))
    ledger.revise(replace(CLAIM, note="two"), by="anna", why="")
    clock(timedelta(days=10))
    ledger.revise(replace(CLAIM, note="three"), by="anna", why="")

    def known_on(days: int) -> list[str]:
        return [claim.note for claim in ledger.claims(NOW + timedelta(days=days))]

    assert [known_on(days) for days in (-1, 5, 15, 25)] == [
        [],
        ["one"],
        ["three"],
        ["three"],
    ]
    index, steps = Index(), Index()
    index.follow(ledger)
    for number in (1, 2, 3):
        # Whether it is read at once or change by change, it is the same.
        steps.follow(_Until(ledger, number))
    for each in (index, steps):
        for days, note in ((5, "one"), (15, "three"), (25, "three")):
            as_of = (NOW + timedelta(days=days)).date()
            notes = [c.note for c in each.claims(Filters(as_of=as_of))]
            assert notes == [note], (days, each is steps)


class _Until:
    """The beginning of a history."""

    def __init__(self, ledger: Ledger, number: int) -> None:
        self._ledger, self._number = ledger, number

    def state(self) -> LedgerState:
        head = self._ledger.head_at(self._number)
        return self._ledger.state()._replace(number=self._number, head=head)

    def head_at(self, number: int) -> str:
        return self._ledger.head_at(number)

    def changes(self, since: int, until: int) -> Iterator[Revision]:
        return self._ledger.changes(since, until)


def test_datasets_of_a_moment_go_by_the_numbers(ledger: Ledger, clock: Clock) -> None:
    first = Dataset(name="d", format="csv", path="1.parquet")
    clock(timedelta(days=20))
    ledger.register(first, by="anna")
    clock(timedelta(days=10))
    ledger.register(replace(first, path="2.parquet"), by="anna")
    paths = [dataset.path for dataset in ledger.datasets(NOW + timedelta(days=30))]
    assert paths == ["2.parquet"]
    assert [d.path for d in ledger.datasets()] == ["2.parquet"]


def test_each_jump_is_told_once_and_files_dates_are_none(
    ledger: Ledger, clock: Clock
) -> None:
    old = replace(CLAIM, id="old", review_at="2024-01-01T00:00:00Z")
    ledger.add([CLAIM], by="anna", why="typed")
    ledger.sync("claims.csv", "1", [old], by="claims.csv")
    assert ledger.history("old")[0].at == datetime(2024, 1, 1, tzinfo=UTC)
    clock(timedelta(seconds=-100))
    ledger.grant("anna", "reviewer", "root")
    assert ledger.clock_jumps() == ()
    clock(timedelta(days=3))
    ledger.grant("boris", "reviewer", "root")
    clock(timedelta(days=1))
    ledger.grant("clara", "reviewer", "root")
    ledger.grant("dora", "reviewer", "root")
    ahead, back = (NOW + timedelta(days=days) for days in (3, 1))
    assert ledger.clock_jumps() == (
        ClockJump(4, ahead, back),
        ClockJump(5, back, ahead),
    )
    assert ledger.clock_jumps(most=1) == (ClockJump(4, ahead, back),)
    assert [str(jump) for jump in ledger.clock_jumps()] == [
        "change 4 is dated 2026-05-08 12:00:00 UTC, which is still to come: the clock"
        " was ahead",
        "change 5 is dated 2026-05-06 12:00:00 UTC, after one of 2026-05-08 12:00:00"
        " UTC: a clock was ahead before, or went back",
    ]
