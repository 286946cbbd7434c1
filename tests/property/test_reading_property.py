"""Reading any text: it never fails, offsets match, and intervals are in order."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.domain.words import Side
from dashboard.reading.claims.people.attribution import side_of
from dashboard.reading.dates.expressions import find_dates
from tests.unit.reading.articles import read

PHRASES = (
    (
        "Ukrainian Russian forces troops captured shelled said that which where as he"
        " it not denied would could may have"
    ),
    (
        "Kyiv Robotyne Donetsk region village there this near towards and of the"
        " retaking a day after on Monday"
    ),
    (
        "since March 2022 according to Reuters citing “ ” \" ' , . ; : — ( ) ? ! … 🙂 Ї"
        " \u0000 \n"
    ),
)
WORDS = st.sampled_from([word for phrase in PHRASES for word in phrase.split(" ")])
TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join))
DAYS = st.one_of(st.none(), st.dates())


@pytest.mark.parametrize("with_model", [True, False])
@given(text=TEXTS, published=DAYS)
@settings(max_examples=60)
def test_any_text_is_read_and_every_offset_matches(
    text: str, published: date | None, with_model: bool
) -> None:
    reading = read(text, published, with_model=with_model)
    for mention in reading.mentions:
        assert text[mention.start : mention.end] == mention.place_as_written
    for claim in reading.claims:
        assert claim.start is not None
        assert claim.quote == text[claim.start : claim.end] != ""
        assert text[: claim.start].endswith(claim.prefix)
        assert claim.date_from is None or (
            claim.date_to is not None and claim.date_from <= claim.date_to
        )
        assert (claim.lat is None) == (claim.lon is None) == (claim.precision is None)
    for rejected in reading.rejected:
        assert text[rejected.start : rejected.end] == rejected.text
        assert rejected.reason
    assert len({claim.id for claim in reading.claims}) == len(reading.claims)


@given(text=TEXTS, said=DAYS, anchor=DAYS)
def test_dates_are_in_order_and_do_not_overlap(
    text: str, said: date | None, anchor: date | None
) -> None:
    found = find_dates(text, 0, len(text), said, anchor)
    for when in found:
        assert text[when.start : when.end] == when.text
        assert when.first is None or (when.last is not None and when.first <= when.last)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text(max_size=200))
def test_any_name_has_a_side_or_none(words: str) -> None:
    assert side_of(words) in Side


@pytest.mark.parametrize(
    "text",
    [
        "a" * 50_000,
        " " * 50_000,
        "“" * 20_000 + "”" * 20_000,
        "? " * 20_000,
        "said Kyiv " * 4_000,
        "1" * 50_000,
        "\n".join(["Russian forces shelled Nikopol."] * 200),
    ],
    ids=[
        "one word",
        "blanks",
        "quotes",
        "questions",
        "speakers",
        "digits",
        "the same line",
    ],
)
def test_hostile_text_is_read_without_a_model(text: str) -> None:
    reading = read(text, date(2023, 6, 14), with_model=False)
    assert all(text[c.start : c.end] == c.quote for c in reading.claims)
