"""Names inside other names: military units, organisations and people that are called by a place."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.reading.cues import CLUBS, FORMATION, GIVEN, MORE, ORG, THING, TITLES, TREATY
from dashboard.reading.words import Word

_AHEAD = 5
_JOINS = frozenset({" ", "-", "‑", ""})


def inside_organisation(found: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether the words first to last (the latter included) are part of an organisation's or unit's name.

    "1st Donetsk Army Corps", "Kharkiv Operational-Tactical Group", "Kherson Oblast Prosecutor's Office": a capitalised
    word of the kind follows in the same run of capitals, or a number stands before and the kind follows. So are "FC
    Mariupol", "the Dnipro-1 battalion" and "the Khortytsia group".
    """
    if first > 0 and found[first].gap == " " and found[first - 1].capital and found[first - 1].low in CLUBS:
        return True
    after = found[last + 1] if last + 1 < len(found) else None
    if after is not None and after.gap == "-" and after.text.isdigit():
        return True
    if after is not None and after.low in FORMATION and first > 0 and found[first - 1].low == "the":
        return after.gap == " " and not found[last].owns
    for k in range(last + 1, min(len(found), last + 1 + _AHEAD)):
        word = found[k]
        if word.gap not in _JOINS and not (word.gap in {"’s ", "'s "} and k > last + 1):
            return False
        if not word.capital and word.gap != "-":
            return word.low in TREATY or (numbered(found, first) and word.low in ORG)
        if word.low in THING:
            return False
        if word.low in ORG:
            beyond = found[k + 1] if k + 1 < len(found) else None
            return beyond is None or beyond.gap != " " or beyond.low not in THING
    return False


def numbered(found: Sequence[Word], first: int) -> bool:
    """Tell whether an ordinal stands before: "the 1st Donetsk ..."."""
    return first > 0 and found[first - 1].text[0].isdigit() and found[first - 1].low[-2:] in {"st", "nd", "rd", "th"}


def person(found: Sequence[Word], first: int) -> bool:
    """Tell whether a title or a given name stands right before, or the word is itself one with a surname behind."""
    if first > 0 and found[first].gap in {" ", ". "} and found[first - 1].low in TITLES:
        return True
    if first > 0 and found[first].gap == " " and found[first - 1].capital and found[first - 1].low in GIVEN:
        return not found[first - 1].owns
    after = found[first + 1] if first + 1 < len(found) else None
    given = found[first].low in GIVEN and after is not None and after.gap == " " and after.capital
    return given and not found[first].owns and after is not None and after.low not in MORE
