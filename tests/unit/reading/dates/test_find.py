"""Every kind of expression of time that news uses, and the words that only look like
one.
"""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.reading.dates.find import find_dates

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
