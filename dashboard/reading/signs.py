"""The signs round a name by which a reader takes it for a place, or for something else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dashboard.reading import cues
from dashboard.reading.kinds import FRONTS, KIND_WORD, PLURALS, SECTOR, SETTLED
from dashboard.reading.names import JOINED, Known
from dashboard.reading.words import Word

if TYPE_CHECKING:
    from dashboard.reading.spans import Span

_LIST = frozenset({", ", "–", " – ", "-", "—", " — ", "/", " - ", "; ", " & ", "), ", "); "})
_AND = frozenset({"and", "or"})
_CHAIN = frozenset({" ", "-", "–", "/", ", "})
_QUOTES = frozenset('"“”«»')
_OPEN = frozenset({" ", "-", " #", " “", ' "'})
WIDE = frozenset({"oblast", "raion"})
_TITLE = 3
"""Longer words from which a line can be told to be a headline."""


def headline(found: Sequence[Word]) -> bool:
    """Tell whether every longer word has a capital, so that a capital says nothing."""
    long = [word.capital for word in found if len(word.text) > 3]
    return len(long) >= _TITLE and all(long)


def kind_follows(found: Sequence[Word], last: int) -> bool:
    """Tell whether a word for a kind of place or thing follows: "X oblast", "X direction", "X dam"."""
    if last + 1 >= len(found) or found[last].owns:
        return False
    after = found[last + 1]
    return after.gap in JOINED and (after.low in KIND_WORD or after.low in SECTOR or after.low in cues.THING)


def cues_before(found: Sequence[Word], first: int) -> str:
    """Return "strong" or "weak" when the words before say that a place follows, else ""."""
    at, gap = first - 1, found[first].gap
    for _ in range(6):
        if at < 0 or gap not in _OPEN:
            return ""
        low = found[at].low
        if low in cues.LOCATIVE:
            return "weak" if low in cues.WEAK else "strong"
        if low in cues.TAKEN:
            return "weak"
        if low == "of":
            return "strong" if at > 0 and found[at - 1].low in cues.NOUN_OF else ""
        if low not in cues.BEFORE:
            return ""
        at, gap = at - 1, found[at].gap
    return ""


def listed(found: Sequence[Word], first: int, before: Sequence[Span]) -> bool:
    """Tell whether a name goes on a list of places: "A, B and C", "A-B"."""
    if not before:
        return False
    last = before[-1].last
    if found[first].gap == ": " and (before[-1].sector or before[-1].kind in WIDE):
        return last + before[-1].sector == first - 1
    if last == first - 1:
        return found[first].gap in _LIST
    return last == first - 2 and found[first - 1].low in _AND and found[first].gap == " "


def long_list(found: Sequence[Word], first: int, before: Sequence[Span], known: Known) -> bool:
    """Tell a list in which a name nobody knows is a place too: "the villages of A and B", "near A, B, C"."""
    if found[first - 1].low in _AND and before[-1].kind in SETTLED:
        return True
    if cues_before(found, before[-1].first) == "strong" and (
        known.likely(found[first].text) or _goes_on(found, first, known)
    ):
        return True
    return len(before) > 1 and listed(found, before[-1].first, before[:-1])


def _goes_on(found: Sequence[Word], first: int, known: Known) -> bool:
    """Tell whether a known name follows on the list: "near A, B and C"."""
    at = first + 1
    at += at < len(found) and found[at].low in _AND
    return at < len(found) and found[at].gap in {" ", ", "} and found[at].capital and known(found[at].text)


def stands_alone(found: Sequence[Word], first: int, last: int, before: Sequence[Span] = ()) -> bool:
    """Tell whether no capitalised word touches the name, which would make it part of another name.

    before: places named so far; one of them may touch it: "the Svatove-Kreminna road".
    """
    place = bool(before) and before[-1].last == first - 1 and listed(found, first, before)
    joined = first > 1 and found[first].gap in JOINED and not found[first - 1].owns
    touched = joined and found[first - 1].capital and not place
    after = last + 1 < len(found) and found[last + 1].gap in JOINED and found[last + 1].capital
    return not touched and not after


def full_name(found: Sequence[Word], first: int, last: int, known: Known) -> bool:
    """Tell whether another known name touches it, as a surname does: "Ivan Hrytsai", where villages are called so."""
    after = found[last + 1] if last + 1 < len(found) and not found[last].owns else None
    if after is not None and after.capital and after.gap == " " and after.low not in cues.MORE and known(after.text):
        return True
    before = found[first - 1] if first and found[first].gap == " " else None
    return before is not None and before.capital and not before.owns and known(before.text)


def quoted_title(found: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether the name is part of what is called so between quotation marks: the song "Bakhmut Fortress"."""
    start, end = first, last
    while start and start > first - _TITLE and found[start].gap[-1:] not in _QUOTES and _titled(found[start - 1]):
        start -= 1
    while end + 1 < len(found) and end < last + _TITLE and found[end + 1].gap == " " and _titled(found[end + 1]):
        end += 1
    closed = end + 1 < len(found) and found[end + 1].gap[:1] in _QUOTES
    return closed and found[start].gap[-1:] in _QUOTES and end - start > last - first


def _titled(word: Word) -> bool:
    return word.capital or word.low in {"of", "the"}


def softened(text: str, start: int, word: Word) -> int:
    """Return 1 when an apostrophe after the name writes its soft sign ("Irpin'"), 0 when it closes a quotation."""
    after = text[word.end : word.end + 2]
    if after[:1] not in {"'", "’", "ʼ"} or after[1:].isalnum() or word.low[-1] not in "tlnrdzcs":
        return 0
    return int("'" not in text[start : word.start] and "‘" not in text[start : word.start])


def speaks(found: Sequence[Word], last: int) -> bool:
    """Tell whether a verb of saying follows, of which an unknown name is likelier a person."""
    return last + 1 < len(found) and found[last + 1].gap == " " and found[last + 1].low in cues.SPEAKING


def by_article(found: Sequence[Word], first: int, last: int) -> bool:
    """Tell "the Dnipro" from "Dnipro" and from "the Dnipro plant"."""
    if first == 0 or found[first - 1].low != "the" or found[first].gap != " " or found[last].owns:
        return False
    at = last + 1
    while at < len(found) and (found[at].capital or found[at].low in _AND) and found[at].gap in _CHAIN:
        at += 1  # in "the Lyman and Kupiansk directions" the article is that of the directions
    if last + 1 < at < len(found) and found[at].low in SECTOR | FRONTS | PLURALS | cues.BETWEEN:
        return False
    after = found[last + 1] if last + 1 < len(found) else None
    return after is None or (after.gap not in JOINED or after.low in cues.FUNCTION)
