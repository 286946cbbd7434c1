"""The word lists of reading are read once, by language."""

from __future__ import annotations

import pytest

from dashboard.domain.errors import BadInput
from dashboard.reading.lexicon.loader import word_lists
from dashboard.reading.lexicon.schema import DateWords, PlaceWords


def test_a_language_without_the_file_is_named() -> None:
    with pytest.raises(BadInput, match=r"^lexicon/xx/dates\.toml: there is no such"):
        word_lists(DateWords, "xx")


def test_a_file_is_read_once() -> None:
    assert word_lists(PlaceWords) is word_lists(PlaceWords, "en")


def test_tables_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        word_lists(DateWords).numbers["one"] = 2  # type: ignore[index]
