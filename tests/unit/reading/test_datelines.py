"""Datelines: where a report was sent from is no place of an event."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.reading.datelines import EARLY, sent_from
from dashboard.reading.model import Role
from tests.unit.reading.named import mentions

REST = "Two people died in Kherson."


def _end(line: str, *, paragraph: int = 0, caption: bool = False) -> str:
    return line[: sent_from(line, 0, paragraph, caption=caption)]


@pytest.mark.parametrize(
    "dateline",
    [
        "KYIV, 2 May 2023 - ", "KYIV, May 2 (Reuters) - ", "KYIV, Ukraine (AP) — ", "LVIV, Ukraine, Nov. 11 (AP) -- ",
        "NEAR SVATOVE, Ukraine (AP) — ", "OUTSIDE IZIUM, Ukraine — ", "IN THE KHERSON REGION, Ukraine (AP) — ",
        "KYIV/MOSCOW, May 2 (Reuters) – ", "LYMAN, Donetsk region, Ukraine — ", "NIKOPOL, eastern Ukraine (AP) — ",
        "Kyiv (Ukraine) (AFP) – ", "Kyiv, May 2, 2023 (AFP) - ", "Kyiv, Ukraine (CNN)", "MOSCOW, May 2. /TASS/. ",
        "KYIV. May 2 (Interfax-Ukraine) – ", "KYIV, May 2 (Xinhua) -- ", "IVANO-FRANKIVSK, Ukraine - ", "KYIV — ",
        "ST. PETERSBURG, Russia (AP) — ", "Kyiv, 2 May. ", "Kyiv, 2 May 2023 – ", "KYIV, Ukraine—",
    ],
)  # fmt: skip
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
@pytest.mark.parametrize("line", ["KYIV, 2 May 2023 - ", "NEAR LYMAN, Ukraine (AP) — ", "Kyiv/Lviv (Reuters) - "])
def test_the_places_of_a_dateline_are_none_of_events(line: str, with_model: bool) -> None:
    text = f"Shells hit the south\n{line}{REST} The army was silent.\nNobody else was hurt in Beryslav."
    found = mentions(text, with_model=with_model)
    assert [m.text for m in found if m.role is Role.PLACE] == ["Kherson", "Beryslav"]


@given(st.text("AB Ca,.()-—/1 May", max_size=300), st.booleans())
def test_a_dateline_lies_within_the_text(text: str, caption: bool) -> None:
    assert 0 <= sent_from(text, 0, 0, caption=caption) <= min(len(text), 160)
