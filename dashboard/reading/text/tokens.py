"""The words of an article with their offsets, cut the same way whether or not a model
is at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’ʼ`ʹ′][^\W_]+)*")
_POSSESSIVE = ("'s", "’s", "ʼs")
_LONGEST_GAP = 8
# Addresses, accounts and tags: names in them are parts of words that a machine reads.
_LINKISH = re.compile(r"[#@]|//|www\.|t\.me/")
_LINK = re.compile(
    r"(?:https?://|www\.|t\.me/)[^\s<>\"]+|[^\s@]{1,64}@[^\s@]{1,64}\.\w{2,}"
    r"|(?<!\w)@\w+|(?<!\w)#[\w-]+"
)
_ONLY_TAGS = re.compile(r"(?:\s|[#@]\w+|https?://\S+|[.,!?|])*")
# "Fighting goes on in #Bakhmut": there the tag is a word of the sentence.
_TAGGED_PLACE = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|[Aa]t|[Ff]rom|[Oo]f|[Aa]round|[Tt]owards?|[Oo]utside|[УуВв]"
    r"|[Бб]іля|[Пп]ід|[Пп]облизу|[Пп]од|[Оо]коло) $"
)


class WordSpan(NamedTuple):
    """One word. start, end: offsets in the article, end exclusive.

    gap: what lies between it and the word before, at most 8 characters. possessive:
    whether it is followed by 's, which is left out of the word.
    """

    start: int
    end: int
    text: str
    lower: str
    gap: str
    capital: bool
    possessive: bool


def split_words(text: str, start: int, end: int) -> list[WordSpan]:
    """Return the words between two offsets, in order; [] when there are none. A word in
    a link, an account's name or a hashtag counts as one without a capital.
    """
    words: list[WordSpan] = []
    before = start
    links = list(_links(text, start, end))
    for match in _WORD.finditer(text, start, end):
        first, last = match.span()
        possessive = last - first > 2 and text.startswith(_POSSESSIVE, last - 2)
        if possessive:
            last -= 2
        word = text[first:last]
        gap = text[before : min(first, before + _LONGEST_GAP)]
        capital = word[0].isupper() and not any(a <= first < b for a, b in links)
        words.append(
            WordSpan(first, last, word, word.lower(), gap, capital, possessive)
        )
        before = last
    return words


def _links(
    text: str,
    start: int,
    end: int,
) -> Iterator[tuple[int, int]]:
    if not _LINKISH.search(text, start, end):
        return
    for match in _LINK.finditer(text, start, end):
        first = match.start()
        if text[first] == "#" and _is_word(text, match.span(), start, end):
            continue
        yield match.span()


def _is_word(
    text: str,
    tag: tuple[int, int],
    start: int,
    end: int,
) -> bool:
    """Tell a hashtag that is a word of its sentence: one that a preposition leads to,
    or behind which more than tags and links follows.
    """
    first, last = tag
    before = text[max(start, first - 10) : first]
    return bool(_TAGGED_PLACE.search(before)) or not _ONLY_TAGS.fullmatch(
        text[last:end]
    )
