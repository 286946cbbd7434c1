"""Claims by the days they speak of; those that name no day belong to none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dashboard.domain.filters import Filters
from dashboard.domain.periods import Period
from dashboard.index import Dated, Index
from tests.unit.index.test_index import BASE, DAY, NOWHERE, OTHER

NO_DAY = replace(BASE, id="n", date_from=None, date_to=None, note="trenches")
LONG = replace(BASE, id="l", date_from=DAY, date_to=DAY + timedelta(9), note="trenches")
OPEN = replace(BASE, id="o", date_from=None, date_to=DAY + timedelta(2))


def one(day: date) -> Period:
    return Period(day, day)


def test_a_claim_without_a_day_is_in_no_period_and_counted_apart() -> None:
    dated = Dated(Index.of([BASE, NO_DAY]), Filters())
    assert (dated.undated, dated.first, dated.last) == (1, DAY, DAY)
    assert dated.claims(one(DAY)) == 1
    assert [marker.count for marker in dated.markers(one(DAY), 6)] == [1]


def test_a_claim_of_several_days_is_in_each_and_one_of_unknown_start_at_its_end() -> None:
    dated = Dated(Index.of([LONG, OPEN, OTHER, NOWHERE]), Filters())
    counts = [dated.claims(one(DAY + timedelta(days))) for days in range(-1, 11)]
    assert counts == [0, 2, 1, 2, 1, 1, 2, 1, 1, 1, 1, 0]
    assert sum(marker.count for marker in dated.markers(one(DAY), 6)) == 1  # the other has no place
    assert dated.markers(one(DAY - timedelta(1)), 6) == ()


def test_the_filters_hold() -> None:
    index = Index.of([BASE, LONG, NO_DAY])
    words = Dated(index, Filters(text="trenches"))
    assert (words.undated, words.claims(one(DAY))) == (1, 1)
    week = Dated(index, Filters(since=DAY + timedelta(2), until=DAY + timedelta(4)))
    assert (week.first, week.last) == (DAY + timedelta(2), DAY + timedelta(4))
    assert week.claims(Period(DAY, DAY + timedelta(30))) == 1
    assert Dated(index, Filters(as_of=date(2000, 1, 1))).first is None
    assert Dated(index, Filters(as_of=date(2099, 1, 1))).claims(one(DAY)) == 2


def test_nothing_at_all() -> None:
    empty = Dated(Index.of([]), Filters())
    assert (empty.undated, empty.first, empty.last, empty.claims(one(DAY)), empty.markers(one(DAY), 6)) == (
        0, None, None, 0, ()
    )  # fmt: skip
