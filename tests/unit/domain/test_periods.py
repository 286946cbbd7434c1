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
    assert [(p.date_from, p.date_to) for p in found] == [
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
    assert periods(D(2023, 6, 7), D(2023, 6, 7), "day") == (
        Period(D(2023, 6, 7), D(2023, 6, 7)),
    )


@given(
    st.dates(D(1, 1, 1), D(9999, 12, 31)),
    st.integers(0, 300),
    st.sampled_from(sorted(KINDS)),
)
def test_periods_follow_one_another_and_hold_the_range(
    first: date, days: int, kind: str
) -> None:
    last = first + timedelta(min(days, (D(9999, 12, 31) - first).days))
    found = periods(first, last, kind)
    assert found[0].date_from <= first <= found[0].date_to
    assert found[-1].date_from <= last <= found[-1].date_to
    for before, after in pairwise(found):
        assert after.date_from - before.date_to == timedelta(1)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_too_many_are_told_before_they_are_made(kind: str) -> None:
    with pytest.raises(BadInput, match="more than 400 frames; choose longer periods"):
        periods(D(1, 1, 1), D(9999, 12, 31), kind)


def test_the_bound_is_exact() -> None:
    assert (
        len(periods(D(2022, 1, 1), D(2022, 1, 1) + timedelta(MOST - 1), "day")) == MOST
    )
    with pytest.raises(BadInput):
        periods(D(2022, 1, 1), D(2022, 1, 1) + timedelta(MOST), "day")


@pytest.mark.parametrize(
    ("days", "kind"),
    [
        (1, "day"),
        (60, "day"),
        (61, "week"),
        (420, "week"),
        (421, "month"),
        (9000, "month"),
    ],
)
def test_the_fitting_kind_is_the_shortest_that_can_be_watched(
    days: int, kind: str
) -> None:
    assert kind_for(D(2022, 1, 1), D(2022, 1, 1) + timedelta(days - 1)) == kind


def test_what_is_refused() -> None:
    with pytest.raises(BadInput, match="by='year': not known; one of day, week, month"):
        periods(D(2023, 1, 1), D(2023, 1, 2), "year")
    with pytest.raises(BadInput, match="later than"):
        periods(D(2023, 1, 2), D(2023, 1, 1), "day")


def test_the_sentences() -> None:
    with pytest.raises(BadInput) as error:
        periods(D(2023, 1, 2), D(2023, 1, 1), "day")
    assert (
        str(error.value) == "from 2023-01-02 is later than to 2023-01-01; exchange them"
    )
    with pytest.raises(BadInput) as error:
        periods(D(2020, 1, 1), D(2023, 1, 1), "day")
    assert str(error.value) == (
        "2020-01-01 to 2023-01-01 by day: more than 400 frames; choose longer periods"
        " or a shorter range"
    )
    with pytest.raises(BadInput) as error:
        periods(D(2020, 1, 1), D(2023, 1, 1), "x" * 30)
    assert str(error.value) == (f"by={'x' * 20!r}: not known; one of day, week, month")


def test_the_calendar_has_two_ends() -> None:
    assert periods(D(1, 1, 2), D(1, 1, 2), "week") == (Period(D(1, 1, 1), D(1, 1, 7)),)
    (last,) = periods(D(9999, 12, 31), D(9999, 12, 31), "week")
    assert last == Period(D(9999, 12, 27), D(9999, 12, 31))


@pytest.mark.parametrize(("kind", "days"), [("week", 7), ("month", 30.4)])
def test_four_hundred_weeks_and_months_are_made(kind: str, days: float) -> None:
    first = D(1990, 1, 1)
    last = first + timedelta(int(days * 399))
    assert 399 <= len(periods(first, last, kind)) <= 400
    with pytest.raises(BadInput, match="more than 400 frames"):
        periods(first, last + timedelta(int(days * 2) + 1), kind)
