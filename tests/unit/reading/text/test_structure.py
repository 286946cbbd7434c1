"""Headings of entries, and what is no prose."""

from __future__ import annotations

import pytest

from dashboard.reading.text.structure import (
    entry_heading,
    inline_heading_end,
    readable_text,
)

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
