"""The word lists of reading are read once, by language, and matched as whole words."""

from __future__ import annotations

import pytest

from dashboard.domain.errors import BadInput
from dashboard.reading.lexicon.loader import any_of, word_lists
from dashboard.reading.lexicon.schema import DateWords, PlaceWords


def test_a_language_without_the_file_is_named() -> None:
    with pytest.raises(BadInput, match=r"^lexicon/xx/dates\.toml: there is no such"):
        word_lists(DateWords, "xx")


def test_a_file_is_read_once() -> None:
    assert word_lists(PlaceWords) is word_lists(PlaceWords, "en")


def test_tables_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        word_lists(DateWords).numbers["one"] = 2  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Під містом, під МІСТАМИ", ["містом", "МІСТАМИ"]),
        ("передмістя і село", []),
        ("місто_герой", []),
        ("села й хутір", ["села"]),
    ],
)
def test_patterns_of_a_list_fit_whole_words_in_any_case(
    text: str, words: list[str]
) -> None:
    assert any_of([r"міст\w{1,3}", "села"]).findall(text) == words
