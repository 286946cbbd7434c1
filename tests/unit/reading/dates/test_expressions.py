"""Expressions of time in running text: which words are one, and which days they mean."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.reading.dates.expressions import (
    day_of,
    exact_number,
    find_dates,
    month_number,
    month_of,
    part_of_month,
    part_of_year,
    season_of,
    shift,
    week_of,
    weekday_before,
    weekend_before,
    with_preposition,
)
from tests.unit.reading.annotated import misread

TUESDAY = date(2023, 6, 13)

EXPRESSIONS = [
    ("on Monday", "2023-06-12", "2023-06-12"),
    ("said on Tuesday", "2023-06-13", "2023-06-13"),
    ("last Tuesday", "2023-06-06", "2023-06-06"),
    ("next Friday", "2023-06-16", "2023-06-16"),
    ("late on Sunday", "2023-06-11", "2023-06-11"),
    ("early Sunday", "2023-06-11", "2023-06-11"),
    ("Monday, June 12,", "2023-06-12", "2023-06-12"),
    ("from Saturday to Monday", "2023-06-10", "2023-06-12"),
    ("Saturday night into Sunday", "2023-06-10", "2023-06-11"),
    ("overnight into Sunday", "2023-06-10", "2023-06-11"),
    ("overnight", "2023-06-12", "2023-06-13"),
    ("overnight into 5 June 2023", "2023-06-04", "2023-06-05"),
    ("overnight on June 5", "2023-06-04", "2023-06-05"),
    ("overnight on June 4 to 5", "2023-06-04", "2023-06-05"),
    ("in the night to 5 June", "2023-06-04", "2023-06-05"),
    ("last night", "2023-06-12", "2023-06-13"),
    ("today", "2023-06-13", "2023-06-13"),
    ("this morning", "2023-06-13", "2023-06-13"),
    ("yesterday", "2023-06-12", "2023-06-12"),
    ("the day before yesterday", "2023-06-11", "2023-06-11"),
    ("tomorrow", "2023-06-14", "2023-06-14"),
    ("two days ago", "2023-06-11", "2023-06-11"),
    ("a week ago", "2023-06-06", "2023-06-06"),
    ("three months ago", "2023-03-01", "2023-03-31"),
    ("a year ago", "2022-01-01", "2022-12-31"),
    ("several days ago", None, "2023-06-12"),
    ("in the past 24 hours", "2023-06-12", "2023-06-13"),
    ("over the last three days", "2023-06-10", "2023-06-13"),
    ("the past week", None, None),
    ("in the past week", "2023-06-06", "2023-06-13"),
    ("in recent days", None, "2023-06-13"),
    ("recently", None, "2023-06-13"),
    ("for months", None, "2023-06-13"),
    ("for almost 10 months", None, "2023-06-13"),
    ("for three days", "2023-06-10", "2023-06-13"),
    ("this week", "2023-06-12", "2023-06-13"),
    ("last week", "2023-06-05", "2023-06-11"),
    ("late last week", "2023-06-09", "2023-06-11"),
    ("earlier this month", "2023-06-01", "2023-06-13"),
    ("last month", "2023-05-01", "2023-05-31"),
    ("last year", "2022-01-01", "2022-12-31"),
    ("over the weekend", "2023-06-10", "2023-06-11"),
    ("last summer", "2022-06-01", "2022-08-31"),
    ("this spring", "2023-03-01", "2023-05-31"),
    ("in the autumn of 2022", "2022-09-01", "2022-11-30"),
    ("last winter", "2022-12-01", "2023-02-28"),
    ("in February", "2023-02-01", "2023-02-28"),
    ("in October", "2022-10-01", "2022-10-31"),
    ("in March 2022", "2022-03-01", "2022-03-31"),
    ("early May", "2023-05-01", "2023-05-10"),
    ("in mid-May", "2023-05-11", "2023-05-20"),
    ("at the end of May", "2023-05-21", "2023-05-31"),
    ("since March", "2023-03-01", "2023-06-13"),
    ("since the start of June", "2023-06-01", "2023-06-13"),
    ("since Saturday", "2023-06-10", "2023-06-13"),
    ("since Russia's full-scale invasion", "2022-02-24", "2023-06-13"),
    ("by Friday", None, "2023-06-09"),
    ("as of Sunday", None, "2023-06-11"),
    ("until May", None, "2023-05-31"),
    ("before 10 June", None, "2023-06-09"),
    ("on June 11", "2023-06-11", "2023-06-11"),
    ("11 June 2022", "2022-06-11", "2022-06-11"),
    ("the 24th of February", "2023-02-24", "2023-02-24"),
    ("Feb. 24, 2022", "2022-02-24", "2022-02-24"),
    ("on 30 December", "2022-12-30", "2022-12-30"),
    ("from 3 to 5 June", "2023-06-03", "2023-06-05"),
    ("between June 3 and June 5", "2023-06-03", "2023-06-05"),
    ("June 3-5", "2023-06-03", "2023-06-05"),
    ("30 December to 2 January", "2022-12-30", "2023-01-02"),
    ("2023-06-01", "2023-06-01", "2023-06-01"),
    ("01.06.2023", "2023-06-01", "2023-06-01"),
    ("in 2014", "2014-01-01", "2014-12-31"),
    ("late 2022", "2022-10-01", "2022-12-31"),
    ("overnight from Saturday to Sunday", "2023-06-10", "2023-06-11"),
    ("on the night of 11-12 June", "2023-06-11", "2023-06-12"),
    ("on 13/05/2023", "2023-05-13", "2023-05-13"),
    ("since the weekend", "2023-06-10", "2023-06-13"),
    ("since the start of the year", "2023-01-01", "2023-06-13"),
    ("the week before last", "2023-05-29", "2023-06-04"),
    ("in November last year", "2022-11-01", "2022-11-30"),
    ("on 12 November last year", "2022-11-12", "2022-11-12"),
    ("from April to May", "2023-04-01", "2023-05-31"),
    ("in May and June", "2023-05-01", "2023-06-13"),
    ("for the third consecutive night", "2023-06-11", "2023-06-13"),
    ("for more than a week", None, "2023-06-13"),
    ("on the same day", "2023-06-13", "2023-06-13"),
    ("in the first week of May", "2023-05-01", "2023-05-07"),
    ("in the last week of May", "2023-05-25", "2023-05-31"),
]


@pytest.mark.parametrize(("words", "first", "last"), EXPRESSIONS)
def test_expression(words: str, first: str | None, last: str | None) -> None:
    text = f"Troops moved {words} near the river."
    found = find_dates(text, 0, len(text), TUESDAY)
    if last is None:
        assert found == []
        return
    assert [(str(w.first) if w.first else None, str(w.last)) for w in found] == [
        (first, last)
    ]
    assert text[found[0].start : found[0].end] == found[0].text


@pytest.mark.parametrize(
    "text",
    [
        "They may have lost ground.",
        "Troops will march on.",
        "The 35th Brigade held.",
        "The Sunday Times reported it.",
        "Some 2000 people left.",
        "They fired 2023 shells.",
        "The spring offensive stalled.",
        "Units fall back.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert [
        w for w in find_dates(text, 0, len(text), TUESDAY) if w.text != "2023"
    ] == []


def test_a_day_earlier_counts_from_the_day_last_spoken_of() -> None:
    text = "A day earlier, shells fell."
    assert find_dates(text, 0, len(text), TUESDAY, date(2023, 6, 9))[0].first == date(
        2023, 6, 8
    )
    assert find_dates(text, 0, len(text), TUESDAY)[0].first == date(2023, 6, 12)


def test_a_day_after_steps_back_from_the_later_event() -> None:
    text = "It came two days after the capture."
    found = find_dates(text, 0, len(text), TUESDAY, date(2023, 6, 12))
    assert [(w.step, w.first) for w in found] == [(2, date(2023, 6, 12))]


def test_without_a_day_of_saying_only_full_dates_resolve() -> None:
    text = "On Monday, on 3 June, overnight and on 4 June 2022 shells fell."
    found = find_dates(text, 0, len(text), None)
    assert [(w.text, w.first) for w in found if w.first] == [
        ("4 June 2022", date(2022, 6, 4))
    ]
    assert len(found) == 4


def test_a_day_that_may_be_a_month_stays_unresolved() -> None:
    text = "On 01/06/2023 nothing was heard."
    assert [(w.first, w.last) for w in find_dates(text, 0, len(text), TUESDAY)] == [
        (None, None)
    ]


def test_a_day_the_calendar_has_not_stays_unresolved() -> None:
    text = "On 31 June 2022 nothing was heard."
    assert [(w.first, w.last) for w in find_dates(text, 0, len(text), TUESDAY)] == [
        (None, None)
    ]


def test_shifting_stops_at_the_ends_of_the_calendar() -> None:
    assert shift(TUESDAY, -13) == date(2023, 5, 31)
    assert shift(date.max, 1) == date.max
    assert shift(date.min, -1) == date.min


def test_months_and_days() -> None:
    assert month_number("sept.") == 9
    assert month_number("May") == 5
    assert day_of(2023, 2, 28) == date(2023, 2, 28)
    assert day_of(2023, 2, 29) is None
    assert month_of(2024, 2) == (date(2024, 2, 1), date(2024, 2, 29))
    assert month_of(2023, 0) == (date(2022, 12, 1), date(2022, 12, 31))
    assert month_of(2023, 13) == (date(2024, 1, 1), date(2024, 1, 31))
    assert month_of(9999, 13) == (date(9999, 1, 1), date(9999, 1, 31))


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
    assert part_of_month(*june, part) == (
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
    assert part_of_year(2023, part) == (date(2023, *first), date(2023, *last))


def test_seasons_weeks_and_weekends() -> None:
    assert season_of(2022, "winter") == (date(2022, 12, 1), date(2023, 2, 28))
    assert season_of(2022, "fall") == (date(2022, 9, 1), date(2022, 11, 30))
    assert weekday_before(TUESDAY, "tuesday") == TUESDAY
    assert weekday_before(TUESDAY, "tuesday", same=False) == date(2023, 6, 6)
    assert weekday_before(TUESDAY, "monday", same=False) == date(2023, 6, 12)
    assert weekday_before(TUESDAY, "wednesday") == date(2023, 6, 7)
    assert week_of(TUESDAY) == (date(2023, 6, 12), date(2023, 6, 18))
    assert week_of(TUESDAY, -2) == (date(2023, 5, 29), date(2023, 6, 4))
    assert weekend_before(TUESDAY) == (date(2023, 6, 10), date(2023, 6, 11))
    saturday = date(2023, 6, 10)
    assert weekend_before(saturday) == (saturday, date(2023, 6, 11))
    assert weekend_before(saturday, last=True) == (
        date(2023, 6, 3),
        date(2023, 6, 4),
    )
    assert weekend_before(TUESDAY, last=True) == (saturday, date(2023, 6, 11))


def test_numbers_in_words() -> None:
    words = ["a", "An", "one", "Twelve", "30", "several", "few"]
    assert [exact_number(word) for word in words] == [
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
        assert with_preposition(word, span, TUESDAY) == interval
    assert with_preposition("since", span, None) == span
    assert with_preposition("since", (None, span[1]), TUESDAY) == (
        None,
        span[1],
    )


MEANINGS = [
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


@pytest.mark.parametrize(("words", "day", "first", "last"), MEANINGS)
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


def spoken_of(text: str, day: date | None, anchor: date | None) -> list[str]:
    """Return the expressions of time in a text: their words, days and marks. day: on
    which it is said. anchor: last spoken of.
    """
    return [
        " ".join(
            filter(
                None,
                [
                    f"{e.text}: {e.first or '?'} to {e.last or '?'}",
                    f"step {e.step}" if e.step else "",
                    "vague" if e.vague else "",
                    "relative" if e.relative else "",
                ],
            )
        )
        for e in find_dates(text, 0, len(text), day, anchor)
    ]


@pytest.mark.parametrize(
    ("text", "day", "anchor", "expected"),
    [
        (
            "It fell a day earlier.",
            date(2023, 6, 13),
            date(2023, 6, 1),
            ["a day earlier: 2023-05-31 to 2023-05-31"],
        ),
        (
            "It fell two weeks later.",
            date(2023, 6, 13),
            date(2023, 6, 1),
            ["two weeks later: 2023-06-15 to 2023-06-15"],
        ),
        (
            "It fell the previous day.",
            date(2023, 6, 13),
            date(2023, 6, 1),
            ["the previous day: 2023-05-31 to 2023-05-31"],
        ),
        (
            "It fell the next day.",
            date(2023, 6, 13),
            date(2023, 6, 1),
            ["the next day: 2023-06-02 to 2023-06-02"],
        ),
        (
            "It fell the following day.",
            date(2023, 6, 13),
            date(2023, 6, 1),
            ["the following day: 2023-06-02 to 2023-06-02"],
        ),
        (
            "It fell the day before.",
            date(2023, 6, 13),
            date(2023, 6, 1),
            ["the day before: 2023-05-31 to 2023-05-31"],
        ),
        (
            "It fell on the same day.",
            date(2023, 6, 13),
            date(2023, 6, 1),
            ["on the same day: 2023-06-01 to 2023-06-01"],
        ),
        (
            "It fell that night.",
            date(2023, 6, 13),
            date(2023, 6, 1),
            ["that night: 2023-06-01 to 2023-06-01"],
        ),
        (
            "It fell hours earlier.",
            date(2023, 6, 13),
            date(2023, 6, 1),
            ["hours earlier: 2023-06-01 to 2023-06-01"],
        ),
        (
            "It fell minutes later.",
            date(2023, 6, 13),
            date(2023, 6, 1),
            ["minutes later: 2023-06-01 to 2023-06-01"],
        ),
        (
            "A day after they left, it fell.",
            date(2023, 6, 13),
            date(2023, 6, 1),
            ["A day after: 2023-06-01 to 2023-06-01 step 1"],
        ),
        (
            "Two weeks before Russia left, it fell.",
            date(2023, 6, 13),
            date(2023, 6, 1),
            ["Two weeks before: 2023-06-01 to 2023-06-01 step -14"],
        ),
        (
            "A month after it fell.",
            date(2023, 6, 13),
            date(2023, 6, 1),
            ["A month after: 2023-06-01 to 2023-06-01"],
        ),
        (
            "It fell the evening before.",
            date(2023, 6, 13),
            date(2023, 6, 1),
            ["the evening before: 2023-05-31 to 2023-05-31 relative"],
        ),
        (
            "It fell a month later.",
            date(2023, 6, 13),
            date(2023, 6, 1),
            ["a month later: 2023-07-01 to 2023-07-31"],
        ),
        (
            "It fell a year earlier.",
            date(2023, 6, 13),
            date(2023, 6, 1),
            ["a year earlier: 2022-01-01 to 2022-12-31"],
        ),
        (
            "It fell three hours later.",
            date(2023, 6, 13),
            date(2023, 6, 1),
            ["three hours later: 2023-06-01 to 2023-06-01"],
        ),
        (
            "It fell several days later.",
            date(2023, 6, 13),
            date(2023, 6, 1),
            ["several days later: ? to 2023-06-01"],
        ),
        (
            "At 5 a.m. it fell.",
            date(2023, 6, 13),
            date(2023, 6, 1),
            ["At 5 a.m: 2023-06-01 to 2023-06-01"],
        ),
        (
            "At 17:30 it fell.",
            date(2023, 6, 13),
            date(2023, 6, 1),
            ["At 17:30: 2023-06-01 to 2023-06-01"],
        ),
        (
            "By 12 o’clock it fell.",
            date(2023, 6, 13),
            date(2023, 6, 1),
            ["By 12 o’clock: 2023-06-01 to 2023-06-01"],
        ),
        (
            "Before dawn it fell.",
            date(2023, 6, 13),
            date(2023, 6, 1),
            ["Before dawn: 2023-06-13 to 2023-06-13"],
        ),
        (
            "In the night it fell.",
            date(2023, 6, 13),
            date(2023, 6, 1),
            ["In the night: 2023-06-12 to 2023-06-13"],
        ),
        (
            "Since midnight it fell.",
            date(2023, 6, 13),
            date(2023, 6, 1),
            ["Since midnight: 2023-06-13 to 2023-06-13"],
        ),
        (
            "Around midnight it fell.",
            date(2023, 6, 13),
            date(2023, 6, 1),
            ["Around midnight: 2023-06-12 to 2023-06-13"],
        ),
        (
            "In the morning of that war it fell.",
            date(2023, 6, 13),
            date(2023, 6, 1),
            [],
        ),
        (
            "It fell a day earlier.",
            date(2023, 6, 13),
            None,
            ["a day earlier: 2023-06-12 to 2023-06-12"],
        ),
        (
            "It fell hours earlier.",
            date(2023, 6, 13),
            None,
            ["hours earlier: ? to 2023-06-13"],
        ),
        (
            "It fell that night.",
            date(2023, 6, 13),
            None,
            ["that night: 2023-06-13 to 2023-06-13"],
        ),
        (
            "At 5 a.m. it fell.",
            date(2023, 6, 13),
            None,
            ["At 5 a.m: 2023-06-13 to 2023-06-13"],
        ),
        (
            "A day after they left, it fell.",
            date(2023, 6, 13),
            None,
            ["A day after: 2023-06-13 to 2023-06-13 step 1"],
        ),
        ("It fell on Monday.", None, None, ["Monday: ? to ?"]),
        ("It fell yesterday.", None, None, ["yesterday: ? to ? relative"]),
        ("It fell two days ago.", None, None, ["two days ago: ? to ?"]),
        ("It fell last week.", None, None, ["last week: ? to ?"]),
        ("It fell over the weekend.", None, None, ["over the weekend: ? to ?"]),
        ("It fell in May.", None, None, ["in May: ? to ?"]),
        (
            "It fell on 5 May 2023.",
            None,
            None,
            ["5 May 2023: 2023-05-05 to 2023-05-05"],
        ),
        (
            "It fell in the spring of 2022.",
            None,
            None,
            ["in the spring of 2022: 2022-03-01 to 2022-05-31"],
        ),
        ("It fell last summer.", None, None, ["last summer: ? to ?"]),
        ("It fell recently.", None, None, ["recently: ? to ? vague"]),
        ("It fell on the 12th.", None, None, ["on the 12th: ? to ?"]),
        ("It fell from Monday to Friday.", None, None, ["Monday to Friday: ? to ?"]),
        ("It fell before dawn.", None, None, ["before dawn: ? to ?"]),
        (
            "It fell in the past 24 hours.",
            None,
            None,
            ["in the past 24 hours: ? to ? relative"],
        ),
        (
            "It fell for the third day running.",
            None,
            None,
            ["for the third day running: ? to ?"],
        ),
        ("It fell in 2022.", None, None, ["in 2022: 2022-01-01 to 2022-12-31"]),
        (
            "It fell on the 12th.",
            date(2023, 6, 13),
            None,
            ["on the 12th: 2023-06-12 to 2023-06-12"],
        ),
        (
            "It fell on the 14th.",
            date(2023, 6, 13),
            None,
            ["on the 14th: 2023-05-14 to 2023-05-14"],
        ),
        (
            "It fell on the 31st.",
            date(2023, 6, 13),
            None,
            ["on the 31st: 2023-05-31 to 2023-05-31"],
        ),
        ("It fell on the 32nd.", date(2023, 6, 13), None, ["on the 32nd: ? to ?"]),
        ("It fell on the 0th.", date(2023, 6, 13), None, ["on the 0th: ? to ?"]),
        ("It fell on the 12th floor.", date(2023, 6, 13), None, []),
        (
            "For the third day running it fell.",
            date(2023, 6, 13),
            None,
            ["For the third day running: 2023-06-11 to 2023-06-13"],
        ),
        (
            "For the zeroth day running it fell.",
            date(2023, 6, 13),
            None,
            ["For the zeroth day running: ? to ?"],
        ),
        (
            "Since the start of the war it fell.",
            date(2023, 6, 13),
            None,
            ["Since the start of the war: 2022-02-24 to 2023-06-13"],
        ),
        ("Since the Second World War it fell.", date(2023, 6, 13), None, []),
        (
            "In the first week of the invasion it fell.",
            date(2023, 6, 13),
            None,
            ["In the first week of the invasion: 2022-02-24 to 2022-03-02"],
        ),
        (
            "At the start of the war it fell.",
            date(2023, 6, 13),
            None,
            ["At the start of the war: 2022-02-24 to 2022-03-26"],
        ),
        (
            "Early in the invasion it fell.",
            date(2023, 6, 13),
            None,
            ["Early in the invasion: 2022-02-24 to 2022-03-26"],
        ),
        (
            "In the first days of the full-scale war it fell.",
            date(2023, 6, 13),
            None,
            ["In the first days of the full-scale war: 2022-02-24 to 2022-03-05"],
        ),
        (
            "It fell on 12 mars 2023.",
            date(2023, 6, 13),
            None,
            ["12 mars 2023: 2023-03-12 to 2023-03-12"],
        ),
        (
            "It fell on 12 mai.",
            date(2023, 6, 13),
            None,
            ["12 mai: 2023-05-12 to 2023-05-12"],
        ),
        (
            "It fell on 12 mars.",
            date(2023, 6, 13),
            None,
            ["12 mars: 2023-03-12 to 2023-03-12"],
        ),
        ("In 2022 people it fell.", date(2023, 6, 13), None, []),
        (
            "In 2023 it fell.",
            date(2023, 6, 13),
            None,
            ["2023: 2023-01-01 to 2023-06-13"],
        ),
        ("By 2022 it fell.", date(2023, 6, 13), None, ["By 2022: ? to 2022-12-31"]),
        (
            "In early 2022 it fell.",
            date(2023, 6, 13),
            None,
            ["early 2022: 2022-01-01 to 2022-03-31"],
        ),
        (
            "In mid-2022 it fell.",
            date(2023, 6, 13),
            None,
            ["mid-2022: 2022-05-01 to 2022-08-31"],
        ),
        ("On 31 June it fell.", date(2023, 6, 13), None, ["31 June: ? to ?"]),
        ("On 31.06.2023 it fell.", date(2023, 6, 13), None, ["31.06.2023: ? to ?"]),
        ("On 99/99/2023 it fell.", date(2023, 6, 13), None, ["99/99/2023: ? to ?"]),
        (
            "On 2023-06-12 it fell.",
            date(2023, 6, 13),
            None,
            ["2023-06-12: 2023-06-12 to 2023-06-12"],
        ),
        (
            "Last Tuesday it fell.",
            date(2023, 6, 13),
            None,
            ["Last Tuesday: 2023-06-06 to 2023-06-06"],
        ),
        (
            "This Tuesday it fell.",
            date(2023, 6, 13),
            None,
            ["This Tuesday: 2023-06-13 to 2023-06-13"],
        ),
        (
            "Next Tuesday it fell.",
            date(2023, 6, 13),
            None,
            ["Next Tuesday: 2023-06-20 to 2023-06-20"],
        ),
        (
            "Coming Friday it fell.",
            date(2023, 6, 13),
            None,
            ["Coming Friday: 2023-06-16 to 2023-06-16"],
        ),
        (
            "In the night to Tuesday it fell.",
            date(2023, 6, 13),
            None,
            ["In the night to Tuesday: 2023-06-12 to 2023-06-13"],
        ),
        (
            "Overnight into Tuesday it fell.",
            date(2023, 6, 13),
            None,
            ["Overnight into Tuesday: 2023-06-12 to 2023-06-13"],
        ),
        ("The Sunday Times fell.", date(2023, 6, 13), None, []),
        (
            "By Tuesday it fell.",
            date(2023, 6, 13),
            None,
            ["By Tuesday: ? to 2023-06-13"],
        ),
        (
            "After Tuesday it fell.",
            date(2023, 6, 13),
            None,
            ["After Tuesday: 2023-06-13 to 2023-06-13"],
        ),
        (
            "Before Tuesday it fell.",
            date(2023, 6, 13),
            None,
            ["Before Tuesday: ? to 2023-06-12"],
        ),
        (
            "From Monday it fell.",
            date(2023, 6, 13),
            None,
            ["From Monday: 2023-06-12 to 2023-06-13"],
        ),
        (
            "In the past month it fell.",
            date(2023, 6, 13),
            None,
            ["In the past month: 2023-05-13 to 2023-06-13 relative"],
        ),
        (
            "In the past year it fell.",
            date(2023, 6, 13),
            None,
            ["In the past year: 2022-06-13 to 2023-06-13 relative"],
        ),
        (
            "In the past 48 hours it fell.",
            date(2023, 6, 13),
            None,
            ["In the past 48 hours: 2023-06-11 to 2023-06-13 relative"],
        ),
        (
            "In the past 10 hours it fell.",
            date(2023, 6, 13),
            None,
            ["In the past 10 hours: 2023-06-12 to 2023-06-13 relative"],
        ),
        (
            "In the past weeks it fell.",
            date(2023, 6, 13),
            None,
            ["In the past weeks: ? to 2023-06-13 relative"],
        ),
        (
            "The last two weeks it fell.",
            date(2023, 6, 13),
            None,
            ["The last two weeks: 2023-05-30 to 2023-06-13 relative"],
        ),
        (
            "In the past two months it fell.",
            date(2023, 6, 13),
            None,
            ["In the past two months: 2023-04-13 to 2023-06-13 relative"],
        ),
        (
            "For two months it fell.",
            date(2023, 6, 13),
            None,
            ["For two months: ? to 2023-06-13 vague"],
        ),
        (
            "For at least three days it fell.",
            date(2023, 6, 13),
            None,
            ["For at least three days: ? to 2023-06-13 vague"],
        ),
        (
            "For 10 hours it fell.",
            date(2023, 6, 13),
            None,
            ["For 10 hours: 2023-06-12 to 2023-06-13 vague"],
        ),
        (
            "For weeks it fell.",
            date(2023, 6, 13),
            None,
            ["For weeks: ? to 2023-06-13 vague"],
        ),
        (
            "In less than a week it fell.",
            date(2023, 6, 13),
            None,
            ["In less than a week: ? to 2023-06-13"],
        ),
        (
            "Two hours ago it fell.",
            date(2023, 6, 13),
            None,
            ["Two hours ago: 2023-06-13 to 2023-06-13"],
        ),
        (
            "Early next week it fell.",
            date(2023, 6, 13),
            None,
            ["Early next week: 2023-06-19 to 2023-06-21"],
        ),
        (
            "Next month it fell.",
            date(2023, 6, 13),
            None,
            ["Next month: 2023-07-01 to 2023-07-31"],
        ),
        (
            "Next year it fell.",
            date(2023, 6, 13),
            None,
            ["Next year: 2024-01-01 to 2024-12-31"],
        ),
        (
            "The year before last it fell.",
            date(2023, 6, 13),
            None,
            ["The year before last: 2021-01-01 to 2021-12-31"],
        ),
        (
            "Last weekend it fell.",
            date(2023, 6, 13),
            None,
            ["Last weekend: 2023-06-10 to 2023-06-11"],
        ),
        (
            "This weekend it fell.",
            date(2023, 6, 13),
            None,
            ["This weekend: 2023-06-10 to 2023-06-11"],
        ),
        (
            "Since the weekend it fell.",
            date(2023, 6, 13),
            None,
            ["Since the weekend: 2023-06-10 to 2023-06-13"],
        ),
        (
            "This summer it fell.",
            date(2023, 6, 13),
            None,
            ["This summer: 2023-06-01 to 2023-06-13"],
        ),
        (
            "Last spring it fell.",
            date(2023, 6, 13),
            None,
            ["Last spring: 2023-03-01 to 2023-05-31"],
        ),
        ("The spring offensive fell.", date(2023, 6, 13), None, []),
        (
            "In the fall it fell.",
            date(2023, 6, 13),
            None,
            ["In the fall: 2022-09-01 to 2022-11-30"],
        ),
        (
            "In May it fell.",
            date(2023, 6, 13),
            None,
            ["In May: 2023-05-01 to 2023-05-31"],
        ),
        (
            "In June it fell.",
            date(2023, 6, 13),
            None,
            ["In June: 2023-06-01 to 2023-06-13"],
        ),
        (
            "In July it fell.",
            date(2023, 6, 13),
            None,
            ["In July: 2022-07-01 to 2022-07-31"],
        ),
        (
            "Late May it fell.",
            date(2023, 6, 13),
            None,
            ["Late May: 2023-05-21 to 2023-05-31"],
        ),
        (
            "Until June it fell.",
            date(2023, 6, 13),
            None,
            ["Until June: ? to 2023-06-13"],
        ),
        (
            "As of June 10 it fell.",
            date(2023, 6, 13),
            None,
            ["As of June 10: ? to 2023-06-10"],
        ),
        (
            "June 10 to 12 it fell.",
            date(2023, 6, 13),
            None,
            ["June 10 to 12: 2023-06-10 to 2023-06-12"],
        ),
        (
            "Between May and June it fell.",
            date(2023, 6, 13),
            None,
            ["Between May and June: 2023-05-01 to 2023-06-13"],
        ),
        (
            "During the day it fell.",
            date(2023, 6, 13),
            None,
            ["During the day: 2023-06-13 to 2023-06-13 relative"],
        ),
        (
            "Over the day before it fell.",
            date(2023, 6, 13),
            None,
            ["the day before: 2023-06-12 to 2023-06-12"],
        ),
        (
            "So far today it fell.",
            date(2023, 6, 13),
            None,
            ["today: 2023-06-13 to 2023-06-13 relative"],
        ),
        (
            "In the early hours it fell.",
            date(2023, 6, 13),
            None,
            ["In the early hours: 2023-06-13 to 2023-06-13"],
        ),
        (
            "In the evening it fell.",
            date(2023, 6, 13),
            None,
            ["In the evening: 2023-06-13 to 2023-06-13"],
        ),
        (
            "It fell at dusk on Monday.",
            date(2023, 6, 13),
            None,
            ["Monday: 2023-06-12 to 2023-06-12"],
        ),
        ("At 17.5 km it fell.", date(2023, 6, 13), None, []),
        ("At 30:00 it fell.", date(2023, 6, 13), None, []),
        (
            "From Friday night to Sunday it fell.",
            date(2023, 6, 13),
            None,
            ["Friday night to Sunday: 2023-06-09 to 2023-06-11"],
        ),
        (
            "On the night before Tuesday it fell.",
            date(2023, 6, 13),
            None,
            ["On the night before Tuesday: 2023-06-12 to 2023-06-13"],
        ),
    ],
)
def test_words_days_and_marks(
    text: str, day: date | None, anchor: date | None, expected: list[str]
) -> None:
    assert spoken_of(text, day, anchor) == expected


ANNOTATED = """
a02 a05 a10 a12 a18 a21 a25 a26 a28 a57 a68 a79 a502 c07 c16 c75 c78 c85 c206 w05
w11 w14 w15 w16 w21 w23 w25 w29 w31 w39 w41 w42 w51 w55 w62 w72 w83 w106 w206 w313
w520
"""
"""Passages of tests/reading that together go every way through the module."""


@pytest.mark.parametrize("passage", ANNOTATED.split())
def test_passages_are_read_as_annotated(passage: str) -> None:
    assert misread(passage) == []


THURSDAY = date(2023, 6, 1)
"""The day last spoken of."""


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        # Hours: of the day of the report, or of the day last spoken of.
        ("at dawn", "2023-06-13", "2023-06-13"),
        ("before dawn", "2023-06-13", "2023-06-13"),
        ("at dawn on Friday", "2023-06-09", "2023-06-09"),
        ("in the small hours", "2023-06-13", "2023-06-13"),
        ("since morning", "2023-06-13", "2023-06-13"),
        ("in the night", "2023-06-12", "2023-06-13"),
        ("at 5 a.m.", "2023-06-01", "2023-06-01"),
        ("by 14:30", "2023-06-01", "2023-06-01"),
        ("around 5 o'clock", "2023-06-01", "2023-06-01"),
        ("hours later", "2023-06-01", "2023-06-01"),
        ("minutes later", "2023-06-01", "2023-06-01"),
        # From the day last spoken of.
        ("the evening before", "2023-05-31", "2023-05-31"),
        ("that night", "2023-06-01", "2023-06-01"),
        ("the next day", "2023-06-02", "2023-06-02"),
        ("two weeks later", "2023-06-15", "2023-06-15"),
        # Of the war.
        ("early in the war", "2022-02-24", "2022-03-26"),
        ("at the start of the war", "2022-02-24", "2022-03-26"),
        ("in the first week of the invasion", "2022-02-24", "2022-03-02"),
        ("in the opening days of the invasion", "2022-02-24", "2022-03-05"),
        ("since the war began in February 2022", "2022-02-24", "2023-06-13"),
        # Days of a month, and in other languages.
        ("on the 12th", "2023-06-12", "2023-06-12"),
        ("on the 14th", "2023-05-14", "2023-05-14"),
        ("on the 31st", "2023-05-31", "2023-05-31"),
        ("12 mars 2023", "2023-03-12", "2023-03-12"),
        ("3 juin", "2023-06-03", "2023-06-03"),
        # Up to the day of the report.
        ("in less than a week", None, "2023-06-13"),
        ("for over a week", None, "2023-06-13"),
        ("for nearly two weeks", "2023-05-30", "2023-06-13"),
        ("over recent weeks", None, "2023-06-13"),
        ("by the end of the week", None, "2023-06-13"),
        ("before Friday", None, "2023-06-08"),
        ("until Friday", None, "2023-06-09"),
        ("after Friday", "2023-06-09", "2023-06-09"),
        ("coming Friday", "2023-06-16", "2023-06-16"),
        ("this Friday", "2023-06-09", "2023-06-09"),
        ("Monday to Tuesday", "2023-06-12", "2023-06-13"),
        ("the previous year", "2022-01-01", "2022-12-31"),
        ("three nights ago", "2023-06-10", "2023-06-10"),
        ("for the second day in a row", "2023-06-12", "2023-06-13"),
        ("mid-2022", "2022-05-01", "2022-08-31"),
        ("May of 2022", "2022-05-01", "2022-05-31"),
        ("in the fall of 2022", "2022-09-01", "2022-11-30"),
        ("June 3 of that year", "2023-06-03", "2023-06-03"),
        ("during the day", "2023-06-13", "2023-06-13"),
        ("tonight", "2023-06-13", "2023-06-13"),
        ("this afternoon", "2023-06-13", "2023-06-13"),
    ],
)
def test_what_words_mean_behind_a_day_spoken_of(
    words: str, first: str | None, last: str
) -> None:
    text = f"It fell {words}, they said."
    (found,) = find_dates(text, 0, len(text), TUESDAY, THURSDAY)
    assert (found.first and str(found.first), str(found.last)) == (first, last)
    assert found.text in words


@pytest.mark.parametrize(
    ("words", "vague", "relative"),
    [
        ("today", False, True),
        ("overnight", False, True),
        ("the evening before", False, True),
        ("in the past week", False, True),
        ("the past three days", False, True),
        ("lately", True, False),
        ("for three days", True, False),
        ("in recent days", True, False),
        ("on Monday", False, False),
        ("at dawn", False, False),
        ("in May", False, False),
        ("two days ago", False, False),
    ],
)
def test_how_loosely_words_tell_a_day(words: str, vague: bool, relative: bool) -> None:
    text = f"It fell {words}, they said."
    (found,) = find_dates(text, 0, len(text), TUESDAY)
    assert (found.vague, found.relative, found.step) == (vague, relative, 0)


def test_hours_without_a_day_spoken_of_have_no_start() -> None:
    text = "Hours later, shells fell."
    (found,) = find_dates(text, 0, len(text), TUESDAY)
    assert (found.first, found.last) == (None, TUESDAY)


def test_words_outside_the_offsets_are_not_read() -> None:
    text = "On Monday and on Friday"
    assert [e.text for e in find_dates(text, 13, len(text), TUESDAY)] == ["Friday"]
    assert [e.text for e in find_dates(text, 0, 13, TUESDAY)] == ["Monday"]
