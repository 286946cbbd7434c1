"""How likely each namesake is the place that is meant, by what is told around the name."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dashboard.domain.place import Candidate, Place, Resolution
from dashboard.domain.words import Precision
from dashboard.reading.model import Gazetteer
from dashboard.reading.offsets import apart, bearing, turn
from dashboard.reading.relations import Offset, Relation
from dashboard.reading.spans import Span

# The weights below were set on two thirds of a development sample of captions, campaign assessments and news, and
# checked on the third that was left out.
TAIL = 0.35
"""For the oblast named right behind a place, against all others."""
REGION_HERE = 0.25
"""For an oblast that the sentence names."""
RAION_HERE, RAION_ARTICLE = 0.4, 0.06
"""For a raion that the sentence names, and one that the article names elsewhere; on top of its oblast's."""
REGION_ARTICLE = 0.06
"""For an oblast that the article names."""
BEARING = 0.35
"""For lying where "southeast of X" says, against lying elsewhere."""
VOTE = 0.5
"""For a place by which all could lie that is told to lie by it."""
NEAR_HERE, NEAR_HERE_KM = 0.3, 40.0
"""For lying by a place of the same sentence, and the distance at which that has faded to a third."""
NEAR_ARTICLE, NEAR_ARTICLE_KM = 0.12, 50.0
"""The same for the places named shortly before."""
FRONT = 0.35
"""For lying where the places of the war lie densest."""
CITY = 50_000
"""People from which a place is a city: that is written about wherever it lies, so it counts as CITY_FRONT at least."""
CITY_FRONT = 0.7
KNOWN = 0.07
"""For having coordinates of its own in the register, which the larger villages have."""
SPREAD = 0.05
"""A namesake whose score is lower by so much is e times less likely."""
SURE = 0.55
"""Least score for choosing."""
SURE_BONES = 0.75
"""Least score of the gazetteer for choosing a place whose name only sounds alike, when nothing else points there."""
BORDER_KM = 60.0
"""How far a village may be from a place of its sentence to be in Ukraine where a region abroad is named too."""
MANY = 12
"""Namesakes from which nothing but the density of the war's places is too little to choose by."""
COMMON = 90
"""Namesakes from which it is too little for a village that is known beyond them: several of the others are, too."""
NAMESAKES = 5
"""Places of one name from which even a village that reports name often may not be the one."""
NOTED = 0.93
"""Score of the gazetteer that villages of places.csv reach: they are known beyond their namesakes."""
WELL_KNOWN = 0.9
"""Score that towns and large villages reach: with one of them "X, Y" is a list, not a village and its oblast."""
SAME_KM = 15.0
"""Candidates so close to each other do not rival: whichever is meant, the pin is in the right neighbourhood."""
CONE = 50.0
"""Degrees by which a place may lie off the bearing that is told of it."""
REACH_KM = 90.0
"""Farthest that "southeast of X" reaches."""
SPOT_KM = 30.0
"""Greatest radius of such a place: the largest city has 18, a place somewhere in its hromada 20."""
SHOWN = 5
SETTLED = frozenset({"city", "town", "settlement", "village"})
_WITHIN = {"Kyiv City": "Kyiv", "Sevastopol": "Crimea"}


@dataclass(slots=True)
class Asked:
    """One name with its candidates and what is told of it.

    tail: the oblast named right behind it, "" when none. abroad: a country or town abroad is named right behind it.
    votes: id of a candidate -> share of the places that are told to lie by this one which could lie by that (0 to 1).
    """

    span: Span
    sentence: int
    candidates: tuple[Candidate, ...]
    relation: Relation | None
    spot: Offset | None
    count: int | None
    tail: str = ""
    abroad: bool = False
    votes: Mapping[str, float] = field(default_factory=dict)
    answer: Resolution | None = None

    @property
    def chosen(self) -> Place | None:
        """The place that was chosen, None while or where none is."""
        return self.answer.chosen.place if self.answer is not None and self.answer.chosen is not None else None

    def fitting(self) -> list[Candidate]:
        """Return the candidates of the kind that the words tell."""
        kind = self.span.kind
        if kind in {"oblast", "raion"}:
            return [c for c in self.candidates if c.place.kind in {kind, "area", "country"}]
        if self.span.sector:
            return [c for c in self.candidates if c.place.kind not in {"oblast", "raion"}]
        return list(self.candidates)


@dataclass(frozen=True, slots=True)
class Around:
    """What is known around one name: oblasts of sentence and article, places beside it and before, its anchor.

    abroad: the sentence, or the one before, names a region outside Ukraine. raions, every_raion: those that the
    sentence and the article name, as raion() writes them.
    """

    here: frozenset[str]
    article: frozenset[str]
    near: Sequence[Place]
    lately: Sequence[Place]
    anchor: Place | None
    abroad: bool = False
    raions: frozenset[str] = frozenset()
    every_raion: frozenset[str] = frozenset()


def raion(place: Place) -> str:
    """Return the raion of a place, told from its namesakes."""
    return f"{place.raion}, {place.region}"


def within(place: Place, region: str) -> bool:
    """Tell whether a place lies in an oblast, or in the city that is named with it."""
    return place.region == region or _WITHIN.get(place.region) == region


def weigh(c: Candidate, one: Asked, around: Around, gazetteer: Gazetteer) -> float:
    """Return how well a candidate fits, on the gazetteer's scale and above."""
    place, score = c.place, c.score + VOTE * one.votes.get(c.place.id, 0.0)
    if place.kind not in SETTLED:
        return score
    if one.tail:
        score += TAIL if within(place, one.tail) else -TAIL
    elif any(within(place, region) for region in around.here):
        score += REGION_HERE
    if any(within(place, region) for region in around.article):
        score += REGION_ARTICLE
    if raion(place) in around.every_raion:
        score += RAION_HERE if raion(place) in around.raions else RAION_ARTICLE
    if around.anchor is not None and one.relation is not None:
        score += BEARING * lies(place, around.anchor, one.relation.towards)
    if around.near:
        score += NEAR_HERE * math.exp(-min(km(place, other) for other in around.near) / NEAR_HERE_KM)
    if around.lately:
        score += NEAR_ARTICLE * math.exp(-min(km(place, other) for other in around.lately) / NEAR_ARTICLE_KM)
    if place.precision is Precision.SETTLEMENT:
        score += KNOWN
    front = gazetteer.front(place)
    return score + FRONT * (max(front, CITY_FRONT) if (place.population or 0) >= CITY else front)


def km(a: Place, b: Place) -> float:
    """Return the distance between two places, kilometres."""
    return apart(a.lat, a.lon, b.lat, b.lon)


def spot(place: Place) -> bool:
    """Tell whether a place is small enough that others can be said to lie by it."""
    return place.radius_km <= SPOT_KM


def lies(place: Place, anchor: Place, towards: float | None) -> float:
    """Return 1 to -1: how well a place lies where it is told to, seen from the anchor."""
    away = km(place, anchor)
    if away > REACH_KM:
        return -1.0
    blurred = place.radius_km if place.precision is Precision.APPROXIMATE else 0.0
    slack = CONE + math.degrees(math.atan2(blurred, max(away, 1.0)))
    inside = away <= max(blurred, anchor.radius_km)
    if (
        towards is not None
        and not inside
        and turn(bearing(anchor.lat, anchor.lon, place.lat, place.lon), towards) > slack
    ):
        return -1.0
    return 1.0 - 0.5 * away / REACH_KM


def choose(one: Asked, scored: list[tuple[float, Candidate]], around: Around, least: float) -> Resolution:
    """Return the likeliest candidate, or why none is chosen.

    scored: every candidate with its weight. least: share of the likelihood that the choice and its close neighbours
    must have; the margin of the answer is that share.
    """
    name = one.span.name
    if not scored:
        why = "lies outside Ukraine" if one.abroad else "no place of that name is known"
        return Resolution((), None, 0.0, f"{name!r}: {why}")
    scored.sort(key=lambda pair: (-pair[0], pair[1].place.id))
    score, best = scored[0]
    scale = max(1.0, score)
    shown = tuple(replace(c, score=round(max(0.0, s / scale), 4)) for s, c in scored[:SHOWN])
    weights = [(math.exp((s - score) / SPREAD), c) for s, c in scored]
    share = sum(w for w, c in weights if km(c.place, best.place) <= SAME_KM) / sum(w for w, _ in weights)
    reason = _objection(one, best, score, around)
    if not reason and share < least:
        reason = f"{name!r}: could be {told(best.place)} or {told(_rival(scored, best.place))}"
    return Resolution(shown, None if reason else shown[0], round(min(1.0, share), 4), reason)


def _objection(one: Asked, best: Candidate, score: float, around: Around) -> str:
    """Return what speaks against the likeliest candidate, "" when nothing does."""
    anchor, voted = around.anchor, one.votes.get(best.place.id, 0.0) > 0.5
    told_of = voted or bool(around.here or around.near or around.lately or around.article or around.raions)
    name, place = one.span.name, best.place
    pointed = bool(one.tail)
    if one.abroad:
        return f"{name!r}: lies outside Ukraine"
    if one.tail and place.kind in SETTLED and not within(place, one.tail) and not _only_town(one, place):
        return f"{name!r}: no place of that name is known in {one.tail}"
    if anchor is not None and one.relation is not None:
        if lies(place, anchor, one.relation.towards) < 0:
            return f"{name!r}: no place of that name is known there"
        pointed = True
    if around.abroad and not pointed and not _held(one, best, around):
        return f"{name!r}: may lie outside Ukraine"
    small = place.kind in {"village", "settlement"}
    if small and not (pointed or told_of) and len(namesakes(one)) >= (MANY if best.score < NOTED else COMMON):
        return f"{name!r}: {len(namesakes(one))} places have this name, and nothing tells which"
    unsure = best.how == "skeleton" and best.score < SURE_BONES and not pointed
    return f"{name!r}: {told(place)} is too unsure a match" if unsure or score < SURE else ""


def _held(one: Asked, best: Candidate, around: Around) -> bool:
    """Tell whether something keeps a place in Ukraine that is named beside a region abroad."""
    place = best.place
    beside = any(km(place, other) <= BORDER_KM for other in around.near)
    noted = best.score >= NOTED and (place.kind in {"city", "town"} or len(namesakes(one)) < NAMESAKES)
    return noted or beside or any(within(place, region) for region in around.here)


def namesakes(one: Asked) -> list[Candidate]:
    """Return the settlements that have the name, not only one that sounds like it."""
    return [c for c in one.candidates if c.place.kind in SETTLED and c.how != "skeleton"]


def _only_town(one: Asked, place: Place) -> bool:
    """Tell whether a place is a town whose name no other settlement has: then the oblast told of it is a slip."""
    rivals = (c.place for c in one.candidates if c.place.kind in SETTLED and c.place.id != place.id)
    return place.kind in {"city", "town"} and next(rivals, None) is None


def _rival(scored: Sequence[tuple[float, Candidate]], place: Place) -> Place:
    return next((c.place for _, c in scored if km(c.place, place) > SAME_KM), place)


def told(place: Place) -> str:
    """Return a place in words."""
    where = f"{place.raion} raion, {place.region}" if place.raion else place.region
    return f"{place.name} ({place.kind}, {where or 'Ukraine'})"
