"""Claims by the days they speak of; those that name no day belong to none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dashboard.domain.filters import Filters
from dashboard.domain.geography.geo import Box
from dashboard.domain.periods import Period
from dashboard.domain.words import Precision, Side
from dashboard.index import Dated, Index, daily
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


def test_a_claim_of_several_days_is_in_each_and_one_of_unknown_start_at_its_end() -> (
    None
):
    dated = Dated(Index.of([LONG, OPEN, OTHER, NOWHERE]), Filters())
    assert (dated.by, dated.undated) == (1, 0)
    counts = [dated.claims(one(DAY + timedelta(days))) for days in range(-1, 11)]
    assert counts == [0, 2, 1, 2, 1, 1, 2, 1, 1, 1, 1, 0]
    assert (
        sum(marker.count for marker in dated.markers(one(DAY), 6)) == 1
    )  # the other has no place
    assert dated.markers(one(DAY - timedelta(1)), 6) == ()


@pytest.mark.slow
def test_the_filters_hold() -> None:
    index = Index.of([BASE, LONG, NO_DAY])
    words = Dated(index, Filters(text="trenches"))
    assert (words.undated, words.claims(one(DAY))) == (1, 1)
    week = Dated(
        index, Filters(date_from=DAY + timedelta(2), date_to=DAY + timedelta(4))
    )
    assert (week.first, week.last) == (DAY + timedelta(2), DAY + timedelta(4))
    assert week.claims(Period(DAY, DAY + timedelta(30))) == 1
    assert Dated(index, Filters(as_of=date(2000, 1, 1))).first is None
    assert Dated(index, Filters(as_of=date(2099, 1, 1))).claims(one(DAY)) == 2


def test_two_periods_side_by_side() -> None:
    far = replace(LONG, id="f", place_id="F", name="Far", lat=50.0, lon=30.0)
    nowhere = replace(NOWHERE, id="w", date_from=DAY, date_to=DAY)
    dated = Dated(Index.of([BASE, LONG, far, nowhere, NO_DAY]), Filters())
    later = one(DAY + timedelta(5))
    seen = dated.compared(one(DAY), later, 14, most=10)
    assert seen.earlier == dated.markers(one(DAY), 14)
    assert seen.later == dated.markers(later, 14)
    assert seen.placed == (3, 2)
    assert seen.place_counts == (2, 2)
    first = seen.places[0]
    assert (first.place_id, first.name) == (BASE.place_id, BASE.name)
    assert (first.earlier, first.later) == (2, 1)
    assert (first.lat, first.lon) == (BASE.lat, BASE.lon)
    (here,) = (c for c in seen.changes if c.marker.place_id == BASE.place_id)
    assert (here.earlier, here.later) == (2, 1)
    cut = dated.compared(one(DAY), later, 14, most=0)
    assert (cut.places, cut.more) == ((), 2)


def test_the_largest_differences_come_first_and_a_box_bounds_markers_alone() -> None:
    moved = replace(BASE, id="m", place_id="M", lat=50.0, lon=30.0, name="Away")
    many = [replace(moved, id=f"m{n}") for n in range(3)]
    dated = Dated(Index.of([LONG, *many]), Filters())
    box = Box(29, 49, 31, 51)
    seen = dated.compared(one(DAY), one(DAY + timedelta(1)), 14, box, most=1)
    assert [(p.name, p.earlier, p.later) for p in seen.places] == [("Away", 3, 0)]
    assert seen.more == 1
    assert [c.marker.name for c in seen.changes] == ["Away"]
    assert seen.later == ()


def test_nothing_at_all() -> None:
    empty = Dated(Index.of([]), Filters())
    assert (
        empty.undated,
        empty.first,
        empty.last,
        empty.claims(one(DAY)),
        empty.markers(one(DAY), 6),
    ) == (0, None, None, 0, ())


LATER = replace(BASE, id="q", date_from=DAY + timedelta(3), date_to=DAY + timedelta(6))
RUSSIAN = replace(LATER, id="r", actor=Side.RU, place_id="R", lat=50.0, lon=30.0)
UNPLACED = replace(NOWHERE, id="u", actor=Side.UNKNOWN, date_from=DAY, date_to=DAY)


def test_what_begins_and_ends_in_each_step() -> None:
    dated = Dated(Index.of([BASE, LONG, LATER, RUSSIAN, UNPLACED, NO_DAY]), Filters())
    counts = dated.counts(first=DAY, step=1)
    assert counts.sides == {
        "UA": (((0, 2), (3, 1)), ((0, 1), (6, 1), (9, 1))),
        "RU": (((3, 1),), ((6, 1),)),
        "unknown": (((0, 1),), ((0, 1),)),
    }
    # One place on the first day, another one on the fourth.
    assert counts.firsts == ((0, 1), (3, 1))
    coarse = dated.counts(first=DAY - timedelta(1), step=4)
    assert coarse.sides["UA"] == (((0, 2), (1, 1)), ((0, 1), (1, 1), (2, 1)))
    assert coarse.firsts == ((0, 1), (1, 1))


def test_what_ends_in_some_steps() -> None:
    dated = Dated(Index.of([BASE, LONG, LATER, RUSSIAN, NO_DAY]), Filters())
    assert dated.ended(first=DAY + timedelta(1), step=1, steps=9) == {
        "UA": ((5, 1), (8, 1)),
        "RU": ((5, 1),),
    }
    # Neither the step before the first nor the one after the last.
    assert dated.ended(first=DAY + timedelta(1), step=1, steps=8) == {
        "UA": ((5, 1),),
        "RU": ((5, 1),),
    }
    assert dated.ended(first=DAY, step=3, steps=1) == {"UA": ((0, 1),)}
    assert dated.ended(first=DAY + timedelta(20), step=1, steps=9) == {}


@pytest.mark.slow
def test_the_same_for_each_marker() -> None:
    dated = Dated(Index.of([BASE, LATER, RUSSIAN, UNPLACED, NO_DAY]), Filters())
    counts = dated.marker_counts(14, first=DAY, step=1)
    series = {
        marker.place_id: each
        for marker, each in zip(counts.markers, counts.series, strict=True)
    }
    assert series == {
        "UA1": {"UA": (((0, 1), (3, 1)), ((0, 1), (6, 1)))},
        "R": {"RU": (((3, 1),), ((6, 1),))},
    }
    box = Box(29, 49, 31, 51)
    (only,) = dated.marker_counts(14, box, first=DAY, step=1).markers
    assert (only.place_id, only.count) == ("R", 1)
    nothing = Dated(Index.of([UNPLACED]), Filters()).marker_counts(
        14, first=DAY, step=1
    )
    assert (nothing.markers, nothing.series) == ((), ())


def test_more_counts_than_are_held_at_once_are_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert daily.MOST_KEYS == 4_000_000
    dated = Dated(Index.of([BASE, LONG, LATER, RUSSIAN, UNPLACED]), Filters())
    whole = dated.counts(first=DAY, step=1)
    monkeypatch.setattr(daily, "MOST_KEYS", 0)
    assert dated.counts(first=DAY, step=1) == whole


def test_a_place_that_changed_is_told_whole() -> None:
    rough = replace(RUSSIAN, name="Far", region="Kyiv", precision=Precision.RAION)
    rough = replace(rough, lat=50.123456, lon=30.654321)
    dated = Dated(Index.of([rough]), Filters())
    seen = dated.compared(one(DAY), one(DAY + timedelta(3)), 14, most=1)
    assert seen.places == (
        daily.PlaceChange(
            "R", "Far", "Kyiv", "raion", lat=50.12346, lon=30.65432, earlier=0, later=1
        ),
    )
    assert (seen.more, seen.place_counts, seen.placed) == (0, (0, 1), (0, 1))


def test_where_as_many_came_as_went_the_place_with_more_is_first() -> None:
    here = [replace(BASE, id=f"h{n}") for n in range(2)]
    there = [replace(RUSSIAN, id=f"t{n}", date_from=DAY, date_to=DAY) for n in range(3)]
    later = timedelta(1)
    moved = [
        replace(claim, id=f"{claim.id}x", date_from=DAY + later, date_to=DAY + later)
        for claim in (*here[:1], *there[:2])
    ]
    dated = Dated(Index.of([*here, *there, *moved]), Filters())
    seen = dated.compared(one(DAY), one(DAY + later), 14, most=2)
    assert [(p.place_id, p.earlier, p.later) for p in seen.places] == [
        ("R", 3, 2),
        ("UA1", 2, 1),
    ]
