"""How places lie to one another: "north of A near B", "B (south of A)", "10 km west of
A", and the distances and bearings that such words are held against.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.reading.places.context import LEXICON, Toponym, word_at
from dashboard.reading.text.tokens import WordSpan

KM_PER_DEGREE = 111.195
"""Kilometres of one degree of latitude on a sphere of 6371.0088 km."""
FARTHEST_KM = 300.0
"""Kilometres beyond which "N km north of X" is not believed to be meant so."""
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?$")
_LONGEST_NUMBER = 8
# Words before a name among which its distance is looked for.
_UNIT_REACH = 8
_BRACKET_REACH = 60
# Characters between two names that can still stand in relation.
_LONGEST_LINK = 40
_BOTH = re.compile(r"\((?:both|all)\b")
_NEAR = re.compile(r" (?:near|toward|towards|in|at|around|along)\b")
_JOINING = frozenset({", ", " and ", ", and ", ", toward ", "-", "–"})


def flat_kilometres(
    lat1: float,
    lon1: float,
    lat2: float,
    lon2: float,
) -> float:
    """Return the distance in kilometres on a flat sheet: within 1 % up to 300 km at
    these latitudes, and quick.
    """
    x = (lon2 - lon1) * math.cos(math.radians((lat1 + lat2) / 2))
    return KM_PER_DEGREE * math.hypot(lat2 - lat1, x)


def bearing(
    lat1: float,
    lon1: float,
    lat2: float,
    lon2: float,
) -> float:
    """Return the direction of the second point seen from the first, degrees clockwise
    from north.
    """
    x = (lon2 - lon1) * math.cos(math.radians((lat1 + lat2) / 2))
    return math.degrees(math.atan2(x, lat2 - lat1)) % 360


def angle_between(a: float, b: float) -> float:
    """Return the angle between two bearings, 0 to 180 degrees."""
    return abs((a - b + 180) % 360 - 180)


def destination(
    lat: float,
    lon: float,
    towards: float,
    km: float,
) -> tuple[float, float]:
    """Return the point so many kilometres away at a bearing (degrees); latitudes stay
    within the poles.
    """
    angle = math.radians(towards)
    north = km * math.cos(angle) / KM_PER_DEGREE
    # Meridians meet at the poles: there a degree of longitude has no length.
    narrowing = max(0.01, math.cos(math.radians(lat)))
    east = km * math.sin(angle) / KM_PER_DEGREE / narrowing
    return max(-90.0, min(90.0, lat + north)), (lon + east + 180) % 360 - 180


@dataclass(frozen=True, slots=True)
class SpatialRelation:
    """How one toponym lies to another. anchor: number of the toponym it lies by.

    towards: degrees clockwise from north in which it lies from the anchor.
    """

    anchor: int
    towards: float


@dataclass(frozen=True, slots=True)
class Displacement:
    """Where an event lies as seen from the named place. towards: degrees, None for near
    it. km: None when no distance is written.
    """

    towards: float | None
    km: float | None


NEARBY = Displacement(None, None)


def direction_before(words: Sequence[WordSpan], toponym: Toponym) -> float | None:
    """Return the bearing of "southeast of X", None when the words before the name are
    others.
    """
    at = toponym.first - 1
    while at > 0 and words[at].lower in LEXICON.settlement_nouns:
        at -= 1
    if at < 1 or words[at].lower != "of" or words[at].gap != " ":
        return None
    direction = words[at - 1].lower
    compound = f"{word_at(words, at - 2).lower}-{direction}"
    if direction not in LEXICON.directions:
        return None
    if words[at - 1].gap == "-" and compound in LEXICON.directions:
        return LEXICON.directions[compound]
    return LEXICON.directions[direction]


def displacement_of(
    text: str,
    words: Sequence[WordSpan],
    toponym: Toponym,
) -> Displacement | None:
    """Return where the event lies as seen from the named place, None for in it."""
    if toponym.displaced is not None:
        return Displacement(*toponym.displaced)
    towards = direction_before(words, toponym)
    if towards is None:
        if word_at(words, toponym.first - 1).lower in LEXICON.nearness:
            return NEARBY
        return None
    before = range(toponym.first - 1, max(-1, toponym.first - _UNIT_REACH), -1)
    for at in before:
        if words[at].lower in LEXICON.kilometres and at > 0:
            return Displacement(towards, _kilometres(text, words, at))
    return Displacement(towards, None)


def _kilometres(
    text: str,
    words: Sequence[WordSpan],
    at: int,
) -> float | None:
    """Return the distance whose unit is that word, None when it is none to believe."""
    first = start = words[at - 1].start
    while start > 0 and first - start < _LONGEST_NUMBER:
        if not text[start - 1].isdigit() and text[start - 1] not in ".,":
            break
        start -= 1
    number = text[start : words[at - 1].end].strip(".,")
    if not _NUMBER.match(number):
        return None
    km = float(number.replace(",", ".")) * LEXICON.kilometres[words[at].lower]
    if 0 < km <= FARTHEST_KM:
        return km
    return None


def relations_of(
    text: str,
    words: Sequence[WordSpan],
    toponyms: Sequence[Toponym],
) -> dict[int, SpatialRelation]:
    """Return number of toponym -> how it lies to another toponym of the sentence.

    "B (south of A)" and "both north of A" look back; "south of A near B and C" looks
    on, up to the next bearing.
    """
    related: dict[int, SpatialRelation] = {}
    directions = [direction_before(words, toponym) for toponym in toponyms]
    for k, towards in enumerate(directions):
        if towards is None:
            continue
        start = toponyms[k].start
        opening = text.rfind("(", max(0, start - _BRACKET_REACH), start)
        closed = text.rfind(")", max(0, start - _BRACKET_REACH), start)
        if opening > closed:
            numbers = _looking_back(text, toponyms, k, opening, related)
        else:
            numbers = _looking_on(text, toponyms, k, directions)
        related.update(dict.fromkeys(numbers, SpatialRelation(k, towards)))
    return related


def _looking_back(
    text: str,
    toponyms: Sequence[Toponym],
    k: int,
    opening: int,
    related: dict[int, SpatialRelation],
) -> list[int]:
    several = _BOTH.match(text, opening, opening + 5)
    numbers: list[int] = []
    for at in range(k - 1, -1, -1):
        if at in related:
            break
        numbers.append(at)
        joined = text[toponyms[at - 1].end : toponyms[at].start]
        if at == 0 or not several or joined not in _JOINING:
            break
    return numbers


def _looking_on(
    text: str,
    toponyms: Sequence[Toponym],
    k: int,
    directions: Sequence[float | None],
) -> list[int]:
    numbers: list[int] = []
    for at in range(k + 1, len(toponyms)):
        between = text[toponyms[at - 1].end : toponyms[at].start]
        if len(between) > _LONGEST_LINK or ";" in between or "(" in between:
            break
        if directions[at] is not None or (not numbers and not _NEAR.match(between)):
            break
        numbers.append(at)
    return numbers
