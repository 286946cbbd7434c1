"""The words of each kind of claim in Ukrainian and Russian, sentence by sentence: verbs
in both aspects, active, passive and impersonal, nouns, no verb at all, and the same
words in peace.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.reading.articles import claims_in_words
from tests.unit.reading.in_words import in_words

_TABLE = Path(__file__).with_name("vocabulary.txt")


def _rows() -> list[tuple[str, str]]:
    """Return the sentences of the table with what they claim."""
    lines = _TABLE.read_text("utf-8").splitlines()
    parted = [line.partition(" | ") for line in lines if not line.startswith("#")]
    return [(text, claimed) for claimed, bar, text in parted[1:] if bar]


@pytest.mark.parametrize(("text", "expected"), _rows())
def test_what_a_sentence_claims(text: str, expected: str) -> None:
    assert (claims_in_words(text) or "none") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Рівно рік тому російська бомба зруйнувала ринок у Харкові.",
            "strike RU Харкові 18.09.23",
        ),
        (
            "Ровно два года назад российская бомба разрушила рынок в Харькове.",
            "strike RU Харькове 18.09.22",
        ),
        ("У Харкові згадали жертв обстрілу.", ""),
        ("В Харькове почтили погибших от обстрела.", ""),
    ],
)
def test_what_is_recalled_has_a_day_or_is_none(text: str, expected: str) -> None:
    assert in_words(text, date(2024, 9, 18)) == expected
