"""Which place each name means: the gazetteer's candidates weighed by what the article says around the name."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.domain.place import Candidate, Place, Resolution
from dashboard.domain.words import WIDE, Precision
from dashboard.reading.model import Gazetteer, Mention
from dashboard.reading.offsets import apart, bearing, moved, turn
from dashboard.reading.relations import Offset, Relation, offset, relations
from dashboard.reading.spans import Span
from dashboard.reading.words import Word

MOST = 100
"""Namesakes that are weighed; the commonest name of the register has fewer."""
SHOWN = 5
LIKELY = 0.6
ANCHOR = 0.9
SPREAD = 0.05
SURE = 0.55
SAME_KM = 15.0
"""Candidates so close to each other do not rival: whichever is meant, the pin is in the right neighbourhood."""
TAIL = 0.35
REGION_HERE = 0.25
REGION_ARTICLE = 0.06
BEARING = 0.35
NEAR_HERE = 0.3
NEAR_HERE_KM = 40.0
NEAR_ARTICLE = 0.12
NEAR_ARTICLE_KM = 50.0
FRONT = 0.35
KNOWN = 0.07
CONE = 50.0
"""Degrees by which a place may lie off the bearing that is told of it."""
REACH_KM = 90.0
"""Farthest that "southeast of X" reaches."""
SETTLED = frozenset({"city", "town", "settlement", "village"})
_TAIL = re.compile(r"(?:,? ?\(?|,? (?:in|of) (?:the )?(?:\w+ )?)$")
_ON = re.compile(r"(?:,| and| or)\s+(?:and )?(?!Ukraine)[A-Z]")


@dataclass(slots=True)
class Asked:
    """One name with its candidates and what is told of it. tail: the oblast named right behind it, "" when none."""

    span: Span
    sentence: int
    candidates: tuple[Candidate, ...]
    relation: Relation | None
    spot: Offset | None
    tail: str = ""
    answer: Resolution | None = None

    @property
    def chosen(self) -> Place | None:
        return self.answer.chosen.place if self.answer is not None and self.answer.chosen is not None else None


def resolve(text: str, found: Sequence[tuple[list[Word], list[Span]]], gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield a mention for every span, in order. found: words and spans of each sentence."""
    groups = [_asked(text, number, cut, out, gazetteer) for number, (cut, out) in enumerate(found)]
    for group in groups:
        _tails(text, group)
    told = [_regions(group) for group in groups]
    article = frozenset().union(*told)
    lately: list[Place] = []
    for group, here in zip(groups, told, strict=True):
        _settle(group, here, article, lately, gazetteer)
        lately += [p for one in group if (p := one.chosen) is not None and p.precision not in WIDE]
        del lately[:-6]
        for one in group:
            yield _mention(text, one)


def _asked(text: str, number: int, cut: Sequence[Word], out: Sequence[Span], gazetteer: Gazetteer) -> list[Asked]:
    told = relations(text, cut, out)
    made = []
    for k, span in enumerate(out):
        name = f"{span.name} {span.kind}" if span.kind else span.name
        candidates = gazetteer.candidates(name, limit=MOST, suggest=False)
        if not span.kind and candidates and candidates[0].place.kind == "oblast" and len(span.name) > len(candidates[0].place.region):
            span.kind = "oblast"
        made.append(Asked(span, number, candidates, told.get(k), offset(text, cut, span)))
    return made


def _oblast(one: Asked) -> str:
    return next((c.place.region for c in one.candidates if c.place.kind == "oblast"), "")


def _tails(text: str, group: Sequence[Asked]) -> None:
    """Mark "X, Y region": Y is an oblast, and X lies in it."""
    for before, one in zip(group, group[1:], strict=False):
        region = _oblast(one)
        if not region or before.span.kind == "oblast" or one.relation is not None:
            continue
        between = text[before.span.end : one.span.start][:24]
        if not _TAIL.match(between):
            continue
        if one.span.kind != "oblast" and (between.strip(" (,") or _ON.match(text[one.span.end : one.span.end + 12])):
            continue
        if any(c.place.region == region and c.place.kind != "oblast" for c in before.candidates):
            before.tail = region
            one.span.kind = "oblast"


def _regions(group: Sequence[Asked]) -> frozenset[str]:
    """Return the oblasts that a sentence names; "the Kherson front" names that of Kherson."""
    named = (one for one in group if one.span.kind == "oblast" or one.span.sector)
    return frozenset(region for one in named if (region := _oblast(one)))


def _settle(
    group: Sequence[Asked], here: frozenset[str], article: frozenset[str], lately: Sequence[Place], gazetteer: Gazetteer
) -> None:
    seats = [c.place for one in group if one.span.kind == "raion" for c in one.candidates[:1] if c.place.kind in SETTLED]
    for least in (ANCHOR, LIKELY, LIKELY):
        sure = {k: p for k, one in enumerate(group) if (p := one.chosen) is not None}
        for k, one in enumerate(group):
            if k in sure or (least == ANCHOR and one.relation is not None):
                continue
            near = [p for j, p in sure.items() if j != k and p.precision not in WIDE][:6] + seats
            anchor = sure.get(one.relation.anchor) if one.relation is not None else None
            scored = [(_score(c, one, here, article, anchor, near, lately, gazetteer), c) for c in _fit(one)]
            one.answer = _choice(one, scored, anchor, least)
            if (chosen := one.chosen) is not None and least != ANCHOR:
                sure[k] = chosen


def _fit(one: Asked) -> list[Candidate]:
    """Return the candidates of the kind that the words tell."""
    kind = one.span.kind
    if kind in {"oblast", "raion"}:
        return [c for c in one.candidates if c.place.kind in {kind, "area", "country"}]
    if one.span.sector:
        return [c for c in one.candidates if c.place.kind not in {"oblast", "raion"}]
    return list(one.candidates)


def _score(
    c: Candidate,
    one: Asked,
    here: frozenset[str],
    article: frozenset[str],
    anchor: Place | None,
    near: Sequence[Place],
    lately: Sequence[Place],
    gazetteer: Gazetteer,
) -> float:
    place, score = c.place, c.score
    if place.kind not in SETTLED:
        return score
    if one.tail:
        score += TAIL if _within(place, one.tail) else -TAIL
    elif here:
        score += REGION_HERE if any(_within(place, r) for r in here) else 0.0
    if article and any(_within(place, r) for r in article):
        score += REGION_ARTICLE
    if anchor is not None and one.relation is not None:
        score += BEARING * _lies(place, anchor, one.relation.towards)
    if near:
        score += NEAR_HERE * math.exp(-min(_km(place, p) for p in near) / NEAR_HERE_KM)
    if lately:
        score += NEAR_ARTICLE * math.exp(-min(_km(place, p) for p in lately) / NEAR_ARTICLE_KM)
    if place.precision is Precision.SETTLEMENT:
        score += KNOWN
    return score + FRONT * gazetteer.front(place)


def _within(place: Place, region: str) -> bool:
    return place.region == region or (place.region in {"Kyiv City", "Sevastopol"} and region in {"Kyiv", "Crimea"})


def _km(a: Place, b: Place) -> float:
    return apart(a.lat, a.lon, b.lat, b.lon)


def _lies(place: Place, anchor: Place, towards: float | None) -> float:
    """Return 1 to -1: how well the place lies where it is told to."""
    km = _km(place, anchor)
    if km > REACH_KM:
        return -1.0
    blurred = place.precision is Precision.APPROXIMATE
    slack = CONE + (math.degrees(math.atan2(place.radius_km, max(km, 1.0))) if blurred else 0.0)
    if towards is not None and km > (place.radius_km if blurred else anchor.radius_km) and turn(bearing(anchor.lat, anchor.lon, place.lat, place.lon), towards) > slack:
        return -1.0
    return 1.0 - 0.5 * km / REACH_KM


def _choice(one: Asked, scored: list[tuple[float, Candidate]], anchor: Place | None, least: float) -> Resolution:
    scored.sort(key=lambda pair: (-pair[0], pair[1].place.id))
    shown = tuple(replace(c, score=round(max(0.0, min(1.0, s)), 4)) for s, c in scored[:SHOWN])
    if not scored:
        return Resolution((), None, 0.0, f"{one.span.name!r}: no place of that name is known")
    score, best = scored[0]
    weights = [(math.exp((s - score) / SPREAD), c) for s, c in scored]
    beside = sum(w for w, c in weights if _km(c.place, best.place) <= SAME_KM)
    margin = beside / sum(w for w, _ in weights)
    reason = ""
    if one.tail and not _within(best.place, one.tail) and best.place.kind in SETTLED:
        reason = f"{one.span.name!r}: no place of that name is known in {one.tail}"
    elif anchor is not None and one.relation is not None and _lies(best.place, anchor, one.relation.towards) < 0:
        reason = f"{one.span.name!r}: no place of that name is known there"
    elif margin < least:
        reason = f"{one.span.name!r}: several places have this name"
    elif score < SURE:
        reason = f"{one.span.name!r}: {best.place.name} is too unsure a match"
    chosen = None if reason else shown[0]
    return Resolution(shown, chosen, round(max(0.0, min(1.0, margin)), 4), reason)


def _mention(text: str, one: Asked) -> Mention:
    span, place = one.span, one.chosen
    answer = one.answer or Resolution((), None, 0.0, "")
    if place is not None:
        place = _as_meant(place, one)
    return Mention(
        start=span.start,
        end=span.end,
        text=text[span.start : span.end],
        sentence=one.sentence,
        role=span.role,
        resolution=answer,
        place=place,
        precision=place.precision if place else None,
        radius_km=place.radius_km if place else None,
    )


def _as_meant(place: Place, one: Asked) -> Place:
    """Return the place with the precision that the words allow: near it, in its sector, so far from it."""
    if one.span.sector:
        return replace(place, precision=Precision.AREA, radius_km=max(place.radius_km, 30.0))
    spot = one.spot
    if spot is None or place.precision in WIDE:
        return place
    if spot.km is not None and spot.towards is not None:
        lat, lon = moved(place.lat, place.lon, spot.towards, spot.km)
        radius = place.radius_km + max(3.0, spot.km * 0.4)
        return replace(place, lat=lat, lon=lon, precision=Precision.APPROXIMATE, radius_km=radius)
    wide = 10.0 if spot.towards is not None else 5.0
    return replace(place, precision=Precision.APPROXIMATE, radius_km=max(place.radius_km, wide))
