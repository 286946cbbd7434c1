"""The word lists of reading, each read once, and patterns of the words in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from dashboard.domain.word_lists import Lists, WordLists, load_word_lists

ENGLISH = "en"
_PACKAGE = "dashboard.reading.lexicon"


def word_lists(schema: type[Lists], language: str = ENGLISH) -> Lists:
    """Return the word lists of a language, read once.

    schema: one of lexicon.schema, which names the file and its keys. Raises BadInput
    for a language without that file, and for a file with unknown, missing or repeated
    keys or words; the message names file and key.
    """
    key = schema.FILE, language
    if key not in _LOADED:
        _LOADED[key] = load_word_lists(schema, _PACKAGE, language)
    return cast("Lists", _LOADED[key])


def any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern that fits whole words that one of the patterns describes."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


_LOADED: dict[tuple[str, str], WordLists] = {}
