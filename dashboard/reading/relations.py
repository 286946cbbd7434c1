"""How the names of a sentence stand to one another: "north of A near B", "B (south of A)", "10 km west of A"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.reading.cues import DIRECTIONS
from dashboard.reading.spans import Span
from dashboard.reading.words import Word

_KM = {
    **dict.fromkeys(("km", "kms", "kilometres", "kilometers", "kilometer", "kilometre"), 1.0),
    **dict.fromkeys(("m", "metres", "meters"), 0.001),
    **dict.fromkeys(("miles", "mile"), 1.609344),
}
"""Kilometres of a unit; a mile is that of 1959."""
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?$")
FARTHEST = 300.0
"""Kilometres beyond which "N km north of X" is not believed to be meant so."""
_NEAR = frozenset({"near", "outside", "around", "toward", "towards", "beyond", "past", "vicinity", "close"})


@dataclass(frozen=True, slots=True)
class Relation:
    """What is said of one span. anchor: number of the span it lies by, None when none is.

    towards: degrees clockwise from north in which it lies from the anchor, None when only nearness is told.
    """

    anchor: int
    towards: float | None


@dataclass(frozen=True, slots=True)
class Offset:
    """What is said of the spot as seen from the named place. towards: degrees. km: None when not told."""

    towards: float | None
    km: float | None


NEAR = Offset(None, None)


def direction_before(found: Sequence[Word], span: Span) -> float | None:
    """Return the bearing of "southeast of X", None when the words before the name are others."""
    at = span.first - 1
    while at > 0 and found[at].low in {"the", "city", "town", "village", "settlement", "of"} and found[at].low != "of":
        at -= 1
    if at >= 1 and found[at].low == "of" and found[at].gap == " ":
        low = found[at - 1].low
        if low in DIRECTIONS:
            if found[at - 1].gap == "-" and at >= 2 and f"{found[at - 2].low}-{low}" in DIRECTIONS:
                low = f"{found[at - 2].low}-{low}"
            return DIRECTIONS[low]
    return None


def offset(text: str, found: Sequence[Word], span: Span) -> Offset | None:
    """Return where the event lies as seen from the named place, None for in it."""
    towards = direction_before(found, span)
    if towards is None:
        near = span.first > 0 and found[span.first - 1].low in _NEAR
        return NEAR if near else None
    for at in range(span.first - 1, max(-1, span.first - 8), -1):
        if found[at].low in _KM and at > 0:
            return Offset(towards, _kilometres(text, found, at))
    return Offset(towards, None)


def _kilometres(text: str, found: Sequence[Word], at: int) -> float | None:
    start = found[at - 1].start
    while start > 0 and (text[start - 1].isdigit() or text[start - 1] in ".,") and found[at - 1].start - start < 8:
        start -= 1
    number = text[start : found[at - 1].end].strip(".,")
    if not _NUMBER.match(number):
        return None
    km = float(number.replace(",", ".")) * _KM[found[at].low]
    return km if 0 < km <= FARTHEST else None


def relations(text: str, found: Sequence[Word], out: Sequence[Span]) -> dict[int, Relation]:
    """Return number of span -> how it lies to another span of the sentence.

    "B (south of A)" and "both north of A" look back; "south of A near B and C" looks on, up to the next bearing.
    """
    told: dict[int, Relation] = {}
    for k, span in enumerate(out):
        towards = direction_before(found, span)
        if towards is None:
            continue
        opening = text.rfind("(", max(0, span.start - 60), span.start)
        closed = text.rfind(")", max(0, span.start - 60), span.start)
        if opening > closed:
            _look_back(text, found, out, k, Relation(k, towards), told, opening)
        else:
            _look_on(text, found, out, k, Relation(k, towards), told)
    return told


def _look_back(
    text: str,
    found: Sequence[Word],
    out: Sequence[Span],
    k: int,
    relation: Relation,
    told: dict[int, Relation],
    opening: int,
) -> None:
    both = bool(re.match(r"\((?:both|all)\b", text[opening : opening + 5]))
    at = k - 1
    while at >= 0 and at not in told:
        told[at] = relation
        joined = text[out[at - 1].end : out[at].start] if at else ""
        if not both or joined not in {", ", " and ", ", and ", ", toward ", "-", "–"}:
            break
        at -= 1


def _look_on(
    text: str, found: Sequence[Word], out: Sequence[Span], k: int, relation: Relation, told: dict[int, Relation]
) -> None:
    for at in range(k + 1, len(out)):
        between = text[out[at - 1].end : out[at].start]
        if len(between) > 40 or ";" in between or "(" in between or direction_before(found, out[at]) is not None:
            return
        if at == k + 1 and not re.match(r" (?:near|toward|towards|in|at|around|along)\b", between):
            return
        told[at] = relation
