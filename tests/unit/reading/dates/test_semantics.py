"""Calendar arithmetic, and numbers and prepositions of time."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.reading.dates import semantics
from dashboard.reading.dates.find import find_dates

TUESDAY = date(2023, 6, 13)


def test_shifting_stops_at_the_ends_of_the_calendar() -> None:
    assert semantics.shift(TUESDAY, -13) == date(2023, 5, 31)
    assert semantics.shift(date.max, 1) == date.max
    assert semantics.shift(date.min, -1) == date.min


def test_months_and_days() -> None:
    assert semantics.month_number("sept.") == 9
    assert semantics.month_number("May") == 5
    assert semantics.day_of(2023, 2, 28) == date(2023, 2, 28)
    assert semantics.day_of(2023, 2, 29) is None
    assert semantics.month_of(2024, 2) == (date(2024, 2, 1), date(2024, 2, 29))
    assert semantics.month_of(2023, 0) == (date(2022, 12, 1), date(2022, 12, 31))
    assert semantics.month_of(2023, 13) == (date(2024, 1, 1), date(2024, 1, 31))
    assert semantics.month_of(9999, 13) == (date(9999, 1, 1), date(9999, 1, 31))


@pytest.mark.parametrize(
    ("part", "first", "last"),
    [
        ("early", 1, 10),
        ("mid", 11, 20),
        ("late", 21, 30),
        ("first", 1, 7),
        ("last", 24, 30),
        ("", 1, 30),
    ],
)
def test_parts_of_a_month(part: str, first: int, last: int) -> None:
    june = date(2023, 6, 1), date(2023, 6, 30)
    assert semantics.part_of_month(*june, part) == (
        date(2023, 6, first),
        date(2023, 6, last),
    )


@pytest.mark.parametrize(
    ("part", "first", "last"),
    [
        ("early", (1, 1), (3, 31)),
        ("mid", (5, 1), (8, 31)),
        ("late", (10, 1), (12, 31)),
        ("", (1, 1), (12, 31)),
    ],
)
def test_parts_of_a_year(
    part: str, first: tuple[int, int], last: tuple[int, int]
) -> None:
    assert semantics.part_of_year(2023, part) == (date(2023, *first), date(2023, *last))


def test_seasons_weeks_and_weekends() -> None:
    assert semantics.season_of(2022, "winter") == (date(2022, 12, 1), date(2023, 2, 28))
    assert semantics.season_of(2022, "fall") == (date(2022, 9, 1), date(2022, 11, 30))
    assert semantics.weekday_before(TUESDAY, "tuesday") == TUESDAY
    assert semantics.weekday_before(TUESDAY, "tuesday", same=False) == date(2023, 6, 6)
    assert semantics.weekday_before(TUESDAY, "monday", same=False) == date(2023, 6, 12)
    assert semantics.weekday_before(TUESDAY, "wednesday") == date(2023, 6, 7)
    assert semantics.week_of(TUESDAY) == (date(2023, 6, 12), date(2023, 6, 18))
    assert semantics.week_of(TUESDAY, -2) == (date(2023, 5, 29), date(2023, 6, 4))
    assert semantics.weekend_before(TUESDAY) == (date(2023, 6, 10), date(2023, 6, 11))
    saturday = date(2023, 6, 10)
    assert semantics.weekend_before(saturday) == (saturday, date(2023, 6, 11))
    assert semantics.weekend_before(saturday, last=True) == (
        date(2023, 6, 3),
        date(2023, 6, 4),
    )
    assert semantics.weekend_before(TUESDAY, last=True) == (saturday, date(2023, 6, 11))


def test_numbers_in_words() -> None:
    words = ["a", "An", "one", "Twelve", "30", "several", "few"]
    assert [semantics.exact_number(word) for word in words] == [
        1,
        1,
        1,
        12,
        30,
        None,
        None,
    ]


def test_prepositions_open_and_close_an_interval() -> None:
    span = date(2023, 6, 1), date(2023, 6, 5)
    expected = {
        None: span,
        "Since": (span[0], TUESDAY),
        "from": (span[0], TUESDAY),
        "by": (None, span[1]),
        "until": (None, span[1]),
        "till": (None, span[1]),
        "As of": (None, span[1]),
        "before": (None, date(2023, 5, 31)),
        "after": span,
    }
    for word, interval in expected.items():
        assert semantics.with_preposition(word, span, TUESDAY) == interval
    assert semantics.with_preposition("since", span, None) == span
    assert semantics.with_preposition("since", (None, span[1]), TUESDAY) == (
        None,
        span[1],
    )


EXPRESSIONS = [
    ("on 29 February", "2023-06-13", "2020-02-29", "2020-02-29"),
    ("from 28 December to 3 January", "2023-06-13", "2022-12-28", "2023-01-03"),
    ("on 5 May last year", "2023-06-13", "2022-05-05", "2022-05-05"),
    ("from May to July", "2023-06-13", "2023-05-01", "2023-06-13"),
    ("from November to January", "2023-06-13", "2022-11-01", "2023-01-31"),
    ("in May and June", "2023-06-13", "2023-05-01", "2023-06-13"),
    ("on 2023-06-01", "2023-06-13", "2023-06-01", "2023-06-01"),
    ("on 01.05.2023", "2023-06-13", "2023-05-01", "2023-05-01"),
    ("on 13/05/2023", "2023-06-13", "2023-05-13", "2023-05-13"),
    ("on 05/13/2023", "2023-06-13", "2023-05-13", "2023-05-13"),
    ("on 05/05/2023", "2023-06-13", "2023-05-05", "2023-05-05"),
    ("in early May", "2023-06-13", "2023-05-01", "2023-05-10"),
    ("at the end of May", "2023-06-13", "2023-05-21", "2023-05-31"),
    ("in June", "2023-06-13", "2023-06-01", "2023-06-13"),
    ("in May last year", "2023-06-13", "2022-05-01", "2022-05-31"),
    ("in 2022", "2023-06-13", "2022-01-01", "2022-12-31"),
    ("in 2023", "2023-06-13", "2023-01-01", "2023-06-13"),
    ("since late 2022", "2023-06-13", "2022-10-01", "2023-06-13"),
    ("for the third day running", "2023-06-13", "2023-06-11", "2023-06-13"),
    ("for the umpteenth day running", "2023-06-13", None, None),
    ("overnight into Sunday", "2023-06-13", "2023-06-10", "2023-06-11"),
    ("next Monday", "2023-06-13", "2023-06-19", "2023-06-19"),
    ("since Monday", "2023-06-13", "2023-06-12", "2023-06-13"),
    ("a week later", "2023-06-13", "2023-06-20", "2023-06-20"),
    ("two months earlier", "2023-06-13", "2023-04-01", "2023-04-30"),
    ("a year earlier", "2023-06-13", "2022-01-01", "2022-12-31"),
    ("several days earlier", "2023-06-13", None, "2023-06-13"),
    ("several days ago", "2023-06-13", None, "2023-06-12"),
    ("two weeks ago", "2023-06-13", "2023-05-30", "2023-05-30"),
    ("five hours ago", "2023-06-13", "2023-06-13", "2023-06-13"),
    ("in the past 72 hours", "2023-06-13", "2023-06-10", "2023-06-13"),
    ("in the past few hours", "2023-06-13", None, "2023-06-13"),
    ("in the past week", "2023-06-13", "2023-06-06", "2023-06-13"),
    ("in the past weeks", "2023-06-13", None, "2023-06-13"),
    ("over the past three months", "2023-05-31", "2023-02-28", "2023-05-31"),
    ("in the past two years", "2023-06-13", "2021-06-13", "2023-06-13"),
    ("for three days", "2023-06-13", "2023-06-10", "2023-06-13"),
    ("for three months", "2023-06-13", None, "2023-06-13"),
    ("for at least three days", "2023-06-13", None, "2023-06-13"),
    ("last week", "2023-06-13", "2023-06-05", "2023-06-11"),
    ("early last week", "2023-06-13", "2023-06-05", "2023-06-07"),
    ("late last week", "2023-06-13", "2023-06-09", "2023-06-11"),
    ("this week", "2023-06-13", "2023-06-12", "2023-06-13"),
    ("next week", "2023-06-13", "2023-06-19", "2023-06-25"),
    ("last month", "2023-06-13", "2023-05-01", "2023-05-31"),
    ("late last month", "2023-06-13", "2023-05-21", "2023-05-31"),
    ("last year", "2023-06-13", "2022-01-01", "2022-12-31"),
    ("the week before last", "2023-06-13", "2023-05-29", "2023-06-04"),
    ("over the weekend", "2023-06-13", "2023-06-10", "2023-06-11"),
    ("over the weekend", "2023-06-10", "2023-06-10", "2023-06-10"),
    ("last weekend", "2023-06-10", "2023-06-03", "2023-06-04"),
    ("last summer", "2023-06-13", "2022-06-01", "2022-08-31"),
    ("this summer", "2023-06-13", "2023-06-01", "2023-06-13"),
    ("in the spring of 2022", "2023-06-13", "2022-03-01", "2022-05-31"),
    ("since last autumn", "2023-06-13", "2022-09-01", "2023-06-13"),
    ("since the invasion", "2023-06-13", "2022-02-24", "2023-06-13"),
    ("since the invasion", "2021-06-13", "2022-02-24", "2022-02-24"),
    ("recently", "2023-06-13", None, "2023-06-13"),
    ("in June", "2023-06-01", "2023-06-01", "2023-06-01"),
    ("in May", "2023-05-31", "2023-05-01", "2023-05-31"),
    ("in 2023", "2023-01-01", "2023-01-01", "2023-01-01"),
    ("in 2024", "2023-06-13", "2024-01-01", "2024-12-31"),
    ("from May to June", "2023-05-01", "2023-05-01", "2023-05-01"),
    ("last spring", "2023-05-31", "2022-03-01", "2022-05-31"),
    ("last spring", "2023-06-01", "2023-03-01", "2023-05-31"),
]


@pytest.mark.parametrize(("words", "day", "first", "last"), EXPRESSIONS)
def test_what_an_expression_means(
    words: str, day: str, first: str | None, last: str | None
) -> None:
    text = f"It fell {words}, officials said."
    (expression,) = find_dates(text, 0, len(text), date.fromisoformat(day))
    dates = (expression.first, expression.last)
    assert tuple(d and d.isoformat() for d in dates) == (first, last)


@pytest.mark.parametrize(
    "words",
    [
        "on Monday",
        "yesterday",
        "last week",
        "two days ago",
        "over the weekend",
        "from Friday to Sunday",
        "for three days",
        "for the third day running",
        "in May",
        "last summer",
    ],
)
def test_without_a_day_of_saying_nothing_is_made_up(words: str) -> None:
    text = f"It fell {words}, officials said."
    (expression,) = find_dates(text, 0, len(text), None)
    assert (expression.first, expression.last) == (None, None)


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("two days after", 2),
        ("a week following", 7),
        ("a day before they", -1),
        ("several days after", 0),
        ("a month after", 0),
    ],
)
def test_steps_from_another_event(words: str, step: int) -> None:
    text = f"It fell {words} left."
    (expression,) = find_dates(text, 0, len(text), TUESDAY, date(2023, 6, 1))
    assert (expression.step, expression.first) == (step, date(2023, 6, 1))
