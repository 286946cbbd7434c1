"""Two days in an address, read and written."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.errors import BadInput
from dashboard.domain.sharing.compared_days import ComparedDays, compared_days

FIRST, SECOND = date(2023, 6, 5), date(2023, 6, 13)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2023-06-05", ComparedDays(FIRST)),
        ("2023-06-05,until", ComparedDays(FIRST, until=True)),
        ("2023-06-05,2023-06-13", ComparedDays(FIRST, SECOND)),
        (
            "2023-06-05,2023-06-13,until,differences",
            ComparedDays(FIRST, SECOND, until=True, differences=True),
        ),
    ],
)
def test_what_is_written_is_read(text: str, read: ComparedDays) -> None:
    assert compared_days(text) == read
    assert read.text() == text


def test_the_order_of_days_and_words_says_nothing() -> None:
    read = compared_days("differences, 2023-06-13 ,2023-06-05")
    assert read == ComparedDays(FIRST, SECOND, differences=True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "until",
        "2023-06-31",
        "2023-06-05,",
        "2023-06-05,2023-06-06,2023-06-07",
        "2023-06-05,swipe",
        "x" * 5000,
    ],
)
def test_anything_else_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadInput, match="2023-06-05,2023-06-13"):
        compared_days(text)
