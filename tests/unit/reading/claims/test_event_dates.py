"""When an event happened: its own time, that of saying, or the day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.reading.articles import claims

DAY = date(2023, 6, 14)  # a Wednesday
BOTH = pytest.mark.parametrize("with_model", [True, False], ids=["model", "rules"])


def dated(
    text: str, *, with_model: bool, published: date | None = DAY
) -> list[tuple[str | None, str | None, str]]:
    return [
        (_iso(c.date_from), _iso(c.date_to), c.date_text)
        for c in claims(text, published, with_model=with_model)
    ]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


@BOTH
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # It had happened by the report: nobody says when.
        ("Russian forces shelled Nikopol.", (None, "2023-06-14", "")),
        ("Russian forces have shelled Nikopol.", (None, "2023-06-14", "")),
        ("Russian forces are shelling Nikopol.", ("2023-06-14", "2023-06-14", "")),
        ("Russian forces hold Kreminna.", ("2023-06-14", "2023-06-14", "")),
        # A day that the calendar has not is no reason to take another.
        ("Russian forces shelled Nikopol on 31 June.", (None, None, "on 31 June")),
        (
            "Russian forces shelled Nikopol on 2023-13-41.",
            (None, None, "2023-13-41"),
        ),
        (
            "Russian forces shelled Nikopol on 12 mars.",
            ("2023-03-12", "2023-03-12", "12 mars"),
        ),
        (
            "Russian forces shelled Nikopol on Monday.",
            ("2023-06-12", "2023-06-12", "on Monday"),
        ),
        (
            "Russian forces shelled Nikopol overnight.",
            ("2023-06-13", "2023-06-14", "overnight"),
        ),
    ],
)
def test_the_time_of_an_event(
    text: str, expected: tuple[str | None, str | None, str], with_model: bool
) -> None:
    ((first, last, words),) = dated(text, with_model=with_model)
    assert (first, last) == expected[:2]
    assert words.removeprefix("on ") == expected[2].removeprefix("on ")


def test_what_footage_shows_had_happened_by_then() -> None:
    text = "Footage published on June 10 shows that Ukrainian troops retook Robotyne."
    assert dated(text, with_model=True) == [(None, "2023-06-10", "June 10")]


def test_the_day_of_saying_is_not_that_of_the_event() -> None:
    text = (
        "The governor said on Monday that Russian forces had shelled Nikopol on Sunday."
    )
    assert [d[:2] for d in dated(text, with_model=True)] == [
        ("2023-06-11", "2023-06-11")
    ]
    text = (
        "The governor said on Monday that Russian forces had shelled Nikopol overnight."
    )
    assert [d[:2] for d in dated(text, with_model=True)] == [
        ("2023-06-11", "2023-06-12")
    ]
    text = "The governor said on Monday that Russian forces had shelled Nikopol."
    assert [d[:2] for d in dated(text, with_model=True)] == [
        ("2023-06-12", "2023-06-12")
    ]


@BOTH
def test_without_a_day_of_publication_nothing_is_made_up(with_model: bool) -> None:
    days = dated(
        "Russian forces shelled Nikopol.", with_model=with_model, published=None
    )
    assert days == [(None, None, "")]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Russian missiles hit Nikopol.", None),
        ("Russian forces cut the road at Nikopol.", None),
        ("Russian guns shell Nikopol.", "2023-06-14"),
        ("A Russian gun hits Nikopol.", "2023-06-14"),
    ],
)
def test_a_verb_whose_past_is_as_its_present_is_past(
    text: str, first: str | None
) -> None:
    ((begins, _, _),) = dated(text, with_model=True)
    assert begins == first


def test_a_night_that_the_calendar_has_not_is_unknown() -> None:
    text = "Drones hit Nikopol overnight into 31 June 2023."
    ((first, last, _),) = dated(text, with_model=True)
    assert (first, last) == (None, None)
