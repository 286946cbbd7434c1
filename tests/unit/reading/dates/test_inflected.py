"""Words of time in Ukrainian and Russian."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.reading.dates.inflected import find_inflected_dates

PUBLISHED = date(2023, 6, 15)


def found_in(text: str, language: str) -> list[tuple[str, str]]:
    expressions = find_inflected_dates(text, 0, len(text), language, PUBLISHED)
    return [(str(e.first or ""), str(e.last or "")) for e in expressions]


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("uk", "14 червня 2023 року", "2023-06-14", "2023-06-14"),
        ("uk", "27 червня", "2022-06-27", "2022-06-27"),
        ("uk", "у ніч на 14 червня", "2023-06-13", "2023-06-14"),
        ("uk", "минулої доби", "2023-06-14", "2023-06-15"),
        ("uk", "вчора", "2023-06-14", "2023-06-14"),
        ("uk", "у п'ятницю", "2023-06-09", "2023-06-09"),
        ("uk", "з 10 по 12 червня", "2023-06-10", "2023-06-12"),
        ("uk", "з березня по листопад 2022 року", "2022-03-01", "2022-11-30"),
        ("ru", "с декабря по февраль 2023 года", "2022-12-01", "2023-02-28"),
        ("uk", "у травні 2022 року", "2022-05-01", "2022-05-31"),
        ("uk", "у 2014 році", "2014-01-01", "2014-12-31"),
        ("uk", "14.06.2023", "2023-06-14", "2023-06-14"),
        ("uk", "навесні 2022 року", "2022-03-01", "2022-05-31"),
        ("ru", "осенью 2022 года", "2022-09-01", "2022-11-30"),
        ("uk", "31 лютого 2023 року", "", ""),
        ("uk", "20 червня 2023 року", "", ""),
        ("uk", "нещодавно", "", ""),
        ("ru", "14 июня 2023 года", "2023-06-14", "2023-06-14"),
        ("ru", "в ночь на 13 июня", "2023-06-12", "2023-06-13"),
        ("ru", "за сутки", "2023-06-14", "2023-06-15"),
        ("ru", "накануне", "2023-06-14", "2023-06-14"),
        ("ru", "в понедельник", "2023-06-12", "2023-06-12"),
    ],
)
def test_an_expression_of_time(language: str, text: str, first: str, last: str) -> None:
    assert found_in(text, language) == [(first, last)]


@pytest.mark.parametrize(
    "text", ["мая підготовки", "72-ї бригади", "14 снарядів", "серед будинків"]
)
def test_what_is_no_time(text: str) -> None:
    assert found_in(text, "uk") == []


def test_without_a_day_of_publication_only_full_dates_resolve() -> None:
    text = "14 червня 2023 року, вчора, 3 травня"
    dates = find_inflected_dates(text, 0, len(text), "uk", None)
    assert [e.last for e in dates] == [date(2023, 6, 14), None, None]
