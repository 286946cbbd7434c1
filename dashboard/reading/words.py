"""The words of an article with their offsets, cut the same way whether or not a model is at hand."""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’ʼ`ʹ′][^\W_]+)*")
_POSSESSIVE = ("'s", "’s", "ʼs")


class Word(NamedTuple):
    """One word. start, end: offsets in the article. gap: what lies before it, up to the last word, 8 characters.

    owns: whether it is followed by 's, which is left out of the word.
    """

    start: int
    end: int
    text: str
    low: str
    gap: str
    capital: bool
    owns: bool


def words(text: str, start: int, end: int) -> list[Word]:
    """Return the words between two offsets, in order."""
    found: list[Word] = []
    before = start
    for match in _WORD.finditer(text, start, end):
        a, b = match.span()
        owns = b - a > 2 and text.startswith(_POSSESSIVE, b - 2)
        if owns:
            b -= 2
        written = text[a:b]
        found.append(
            Word(a, b, written, written.lower(), text[before : min(a, before + 8)], written[0].isupper(), owns)
        )
        before = b
    return found
