"""Finding places in any text: it never fails, and every mention is the words it
says.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.reading.model import Entity, Sentence
from dashboard.reading.places.mentions import find_mentions
from dashboard.reading.text.nlp import sentences, split_words
from tests.unit.reading.toponyms import gazetteer

PIECES = st.sampled_from(
    [
        "Bakhmut",
        "Kyiv",
        "Donetsk",
        "Ivanivka",
        "Sea of Azov",
        "the Dnipro",
        "U.S.",
        "Zzyzk",
        "РУСЬ",
        "İstanbul",
        "near",
        "north of",
        "in the",
        "villages of",
        "both",
        "and",
        ",",
        ";",
        "(",
        ")",
        "-",
        "–",
        "“",
        "’s",
        "'",
        "region",
        "oblasts",
        "direction",
        "10 km",
        "3,5 miles",
        "said",
        "Army Corps",
        "\n",
        "\u0000",
        "🙂",
        "\u0301",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(PIECES, max_size=40).map("".join),
)


@given(TEXTS)
def test_every_mention_is_the_words_it_says_and_in_order(text: str) -> None:
    found = find_mentions(text, sentences(text, None), gazetteer())
    assert [m.place_as_written for m in found] == [text[m.start : m.end] for m in found]
    assert all(a.end <= b.start for a, b in pairwise(found))
    for mention in found:
        known = mention.place is not None
        assert (
            known == (mention.precision is not None) == (mention.radius_km is not None)
        )
        assert known == (mention.resolution.chosen is not None)
        assert known or mention.resolution.reason


@given(
    TEXTS,
    st.lists(
        st.tuples(
            st.integers(0, 200),
            st.integers(0, 40),
            st.sampled_from(["GPE", "PERSON", "ORG", ""]),
        )
    ),
)
def test_whatever_a_model_marks_does_no_harm(
    text: str, marks: list[tuple[int, int, str]]
) -> None:
    entities = tuple(Entity(a, a + n, label) for a, n, label in sorted(marks))
    sentence = Sentence(0, len(text), 0, (), entities, parsed=False)
    for mention in find_mentions(text, [sentence], gazetteer()):
        assert mention.place_as_written == text[mention.start : mention.end] != ""


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_words_lie_in_the_stretch_and_hold_no_gap(text: str, a: int, b: int) -> None:
    start, end = min(a, b, len(text)), min(max(a, b), len(text))
    found = split_words(text, start, end)
    assert all(start <= w.start < w.end <= end for w in found)
    assert [w.text for w in found] == [text[w.start : w.end] for w in found]


@pytest.mark.parametrize(
    "hostile",
    [
        "A" * 200_000,
        "Kyiv, " * 20_000,
        "“" * 100_000,
        "north of Kyiv near " * 5_000,
        "Kyiv-" * 20_000,
    ],
)
def test_long_hostile_text_is_read(hostile: str) -> None:
    found = find_mentions(hostile, sentences(hostile, None), gazetteer())
    assert len(found) <= 20_000
