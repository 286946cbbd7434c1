"""Days, weeks and months of a range: none is left out, none is counted twice."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.errors import BadInput
from dashboard.domain.periods import KINDS, MOST, Period, kind_for, periods

D = date


def test_months_are_as_long_as_they_are() -> None:
    found = periods(D(2023, 12, 15), D(2024, 4, 1), "month")
    assert [(p.since, p.until) for p in found] == [
        (D(2023, 12, 1), D(2023, 12, 31)),
        (D(2024, 1, 1), D(2024, 1, 31)),
        (D(2024, 2, 1), D(2024, 2, 29)),
        (D(2024, 3, 1), D(2024, 3, 31)),
        (D(2024, 4, 1), D(2024, 4, 30)),
    ]


def test_weeks_begin_on_monday() -> None:
    assert periods(D(2023, 6, 7), D(2023, 6, 12), "week") == (
        Period(D(2023, 6, 5), D(2023, 6, 11)),
        Period(D(2023, 6, 12), D(2023, 6, 18)),
    )


def test_one_day_is_one_period() -> None:
    assert periods(D(2023, 6, 7), D(2023, 6, 7), "day") == (Period(D(2023, 6, 7), D(2023, 6, 7)),)


@given(st.dates(D(1, 1, 1), D(9999, 12, 31)), st.integers(0, 300), st.sampled_from(sorted(KINDS)))
def test_periods_follow_one_another_and_hold_the_range(first: date, days: int, kind: str) -> None:
    last = first + timedelta(min(days, (D(9999, 12, 31) - first).days))
    found = periods(first, last, kind)
    assert found[0].since <= first <= found[0].until
    assert found[-1].since <= last <= found[-1].until
    for before, after in pairwise(found):
        assert after.since - before.until == timedelta(1)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_too_many_are_told_before_they_are_made(kind: str) -> None:
    with pytest.raises(BadInput, match="more than 400 frames; choose longer periods"):
        periods(D(1, 1, 1), D(9999, 12, 31), kind)


def test_the_bound_is_exact() -> None:
    assert len(periods(D(2022, 1, 1), D(2022, 1, 1) + timedelta(MOST - 1), "day")) == MOST
    with pytest.raises(BadInput):
        periods(D(2022, 1, 1), D(2022, 1, 1) + timedelta(MOST), "day")


@pytest.mark.parametrize(
    ("days", "kind"), [(1, "day"), (60, "day"), (61, "week"), (420, "week"), (421, "month"), (9000, "month")]
)
def test_the_fitting_kind_is_the_shortest_that_can_be_watched(days: int, kind: str) -> None:
    assert kind_for(D(2022, 1, 1), D(2022, 1, 1) + timedelta(days - 1)) == kind


def test_what_is_refused() -> None:
    with pytest.raises(BadInput, match="by='year': not known; one of day, week, month"):
        periods(D(2023, 1, 1), D(2023, 1, 2), "year")
    with pytest.raises(BadInput, match="later than"):
        periods(D(2023, 1, 2), D(2023, 1, 1), "day")
