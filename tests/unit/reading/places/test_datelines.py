"""Datelines: where a report was sent from is no place of an event."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.reading.model import Role
from dashboard.reading.places.datelines import EARLY, dateline_day, dateline_end
from tests.unit.reading.toponyms import mentions

REST = "Two people died in Kherson."


def _end(line: str, *, paragraph: int = 0, caption: bool = False) -> str:
    return line[: dateline_end(line, 0, paragraph, caption=caption)]


@pytest.mark.parametrize(
    "dateline",
    [
        "KYIV, 2 May 2023 - ",
        "KYIV, May 2 (Reuters) - ",
        "KYIV, Ukraine (AP) — ",
        "LVIV, Ukraine, Nov. 11 (AP) -- ",
        "NEAR SVATOVE, Ukraine (AP) — ",
        "OUTSIDE IZIUM, Ukraine — ",
        "IN THE KHERSON REGION, Ukraine (AP) — ",
        "KYIV/MOSCOW, May 2 (Reuters) – ",
        "LYMAN, Donetsk region, Ukraine — ",
        "NIKOPOL, eastern Ukraine (AP) — ",
        "Kyiv (Ukraine) (AFP) – ",
        "Kyiv, May 2, 2023 (AFP) - ",
        "Kyiv, Ukraine (CNN)",
        "MOSCOW, May 2. /TASS/. ",
        "KYIV. May 2 (Interfax-Ukraine) – ",
        "KYIV, May 2 (Xinhua) -- ",
        "IVANO-FRANKIVSK, Ukraine - ",
        "KYIV — ",
        "ST. PETERSBURG, Russia (AP) — ",
        "Kyiv, 2 May. ",
        "Kyiv, 2 May 2023 – ",
        "KYIV, Ukraine—",
    ],
)
def test_a_dateline_ends_where_the_report_begins(dateline: str) -> None:
    assert _end(dateline + REST) == dateline


@pytest.mark.parametrize(
    "line",
    [
        "SIVERSK, UKRAINE - MAY 2: A woman walks home.",
        "KYIV, UKRAINE - 2023/05/02: A woman walks home.",
        "IZIUM (Kharkiv region) - shells hit a shop.",
        "Bakhmut – the city lies in ruins.",
        "Russian troops shelled Lyman - and left.",
        "RUSSIA ATTACKS KHARKIV - FIVE DEAD",
        "Lyman (Donetsk) and Torske burned.",
    ],
)
def test_captions_headlines_and_sentences_have_none(line: str) -> None:
    assert _end(line) == ""


def test_without_an_agency_only_the_first_paragraphs_have_one() -> None:
    assert _end("KYIV — " + REST, paragraph=EARLY) == ""
    assert _end("KYIV (AP) — " + REST, paragraph=EARLY) == "KYIV (AP) — "


def test_a_day_behind_a_name_heads_an_article_but_tells_of_a_picture() -> None:
    assert _end("Izium, 2 May - a burnt tank", caption=True) == ""
    assert _end("Izium, 2 May - " + REST) == "Izium, 2 May - "


@pytest.mark.parametrize("with_model", [True, False], ids=["model", "rules"])
@pytest.mark.parametrize(
    "line",
    ["KYIV, 2 May 2023 - ", "NEAR LYMAN, Ukraine (AP) — ", "Kyiv/Lviv (Reuters) - "],
)
def test_the_places_of_a_dateline_are_none_of_events(
    line: str, with_model: bool
) -> None:
    text = (
        f"Shells hit the south\n{line}{REST} The army was silent.\nNobody else was hurt"
        " in Beryslav."
    )
    found = mentions(text, with_model=with_model)
    assert [m.place_as_written for m in found if m.role is Role.PLACE] == [
        "Kherson",
        "Beryslav",
    ]


@given(st.text("AB Ca,.()-—/1 May", max_size=300), st.booleans())
def test_a_dateline_lies_within_the_text(text: str, caption: bool) -> None:
    assert 0 <= dateline_end(text, 0, 0, caption=caption) <= min(len(text), 160)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("LVIV, March 3, 2024 (Reuters) - Trains ran late.", date(2024, 3, 3)),
        ("A headline\n\nPosted on 3 March 2024, 09:40 EET\n\nText.", date(2024, 3, 3)),
        ("Sun, March 3, 2024\nText.", date(2024, 3, 3)),
        ("3 березня 2024 року\nТекст.", date(2024, 3, 3)),
        ("Одеса, 3 марта 2024\nТекст.", date(2024, 3, 3)),
        ("2024-03-03\nText.", date(2024, 3, 3)),
        # Without a year it might be of any.
        ("LVIV, March 3 (Reuters) - Trains ran late.", None),
        # Days that the text speaks of.
        ("The strike of 3 March 2024\n\nText.", None),
        ("He was born on 3 March 1970 in Lviv.", None),
        ("LVIV, March 33, 2024 (Reuters) - Trains ran late.", None),
        ("", None),
    ],
)
def test_the_day_of_a_dateline(text: str, day: date | None) -> None:
    assert dateline_day(text) == day
