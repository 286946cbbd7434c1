"""Headings of entries, datelines, and what is no prose."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.reading.model import Role
from dashboard.reading.text.structure import (
    dateline_day,
    dateline_end,
    entry_heading,
    inline_heading_end,
    readable_text,
)
from tests.unit.reading.toponyms import mentions

TEXT = (
    "Troops left Kup-\niansk. See https://t.me/kherson_news or #Kyiv, not Cha\u00adsiv."
)


def test_what_is_no_prose_is_blanked_and_parted_words_are_joined() -> None:
    clean = readable_text(TEXT)
    assert "Kupiansk" in clean.text
    assert "Chasiv" in clean.text
    assert "kherson" not in clean.text
    # A hashtag in a sentence may be its word.
    assert "#Kyiv" in clean.text
    start = clean.text.index("Kupiansk")
    end = start + len("Kupiansk")
    assert TEXT[clean.at(start) : clean.end(end)] == "Kup-\niansk"
    assert clean.at(len(clean.text)) == len(TEXT)


def test_plain_text_stays_as_it_is() -> None:
    text = "Troops entered Nova-Kakhovka.\nThey left.\n\nA state-\nOwned plant."
    clean = readable_text(text)
    assert clean.text == text
    assert (clean.at(7), clean.end(9)) == (7, 9)


def test_lines_that_only_go_on_are_put_together() -> None:
    text = "The brigade said on Tuesday that its soldiers had\nrepelled an assault."
    assert readable_text(text).text == text.replace("\n", " ")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("3 June 2024", "3 June 2024"),
        ("Monday, 3 June", "Monday, 3 June"),
        ("MONDAY 3 JUNE", "MONDAY 3 JUNE"),
        ("June 3:", "June 3"),
        ("18:05 GMT, 3 June", "3 June"),
        ("[3 June, 18:05]", "3 June"),
        ("Updated 3 June 2024 at 6:05 pm", "3 June 2024"),
        ("Day 831 (3 June)", "3 June"),
        ("2024-06-03T18:05", "2024-06-03"),
        ("03.06.2024", "03.06.2024"),
        ("Yesterday", "Yesterday"),
        ("2 days ago", "2 days ago"),
        ("2024-06-03T18:05 Troops entered Lyman.", "2024-06-03"),
        ("3 June, 18:05 — Troops entered Lyman.", "3 June"),
        ("3 June - Troops entered Lyman.", "3 June"),
    ],
)
def test_what_heads_an_entry(line: str, date: str) -> None:
    match = entry_heading(line, 0, len(line))
    assert match is not None
    assert match["date"] == date


@pytest.mark.parametrize(
    "line",
    [
        "On 3 June, troops entered Lyman.",
        "3 June was a quiet day.",
        "Monday: troops entered Lyman.",
        "May 3 battalions leave?",
        "18:05",
        "The 3 June attack",
        "",
    ],
)
def test_what_heads_none(line: str) -> None:
    assert entry_heading(line, 0, len(line)) is None


def test_where_the_prose_of_an_entry_begins() -> None:
    line = "3 June, 18:05 — Troops entered Lyman."
    assert line[inline_heading_end(line, 0, len(line)) :].startswith("Troops")
    assert inline_heading_end("3 June", 0, 6) == 0


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
    assert _end("KYIV — " + REST, paragraph=5) == "KYIV — "
    assert _end("KYIV — " + REST, paragraph=6) == ""
    assert _end("KYIV (AP) — " + REST, paragraph=6) == "KYIV (AP) — "


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
