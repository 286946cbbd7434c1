"""How likely each namesake is the place that is meant, by what stands around it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dashboard.claimants.phonetics import sounds
from dashboard.domain.place import Candidate, Place, Resolution
from dashboard.domain.words import Precision
from dashboard.reading.model import Gazetteer
from dashboard.reading.places.context import (
    SETTLEMENTS,
    Displacement,
    SpatialRelation,
    Toponym,
    angle_between,
    bearing,
    flat_kilometres,
)
from dashboard.reading.places.directions import anchors

# The weights below were set on two thirds of a development sample of captions, campaign
# assessments and news, and
# checked on the third that was left out.
TAIL = 0.35
"""For the oblast named right behind a place, against all others."""
REGION_HERE = 0.25
"""For an oblast that the sentence names."""
RAION_HERE, RAION_ARTICLE = 0.4, 0.06
"""For a raion that the sentence names, and one that the article names elsewhere; on top
of its oblast's.
"""
REGION_ARTICLE = 0.06
"""For an oblast that the article names."""
BEARING = 0.35
"""For lying where "southeast of X" says, against lying elsewhere."""
VOTE = 0.5
"""For a place by which all could lie that is told to lie by it."""
NEAR_HERE, NEAR_HERE_KM = 0.3, 40.0
"""For lying by a place of the same sentence, and the distance at which that has faded
to a third.
"""
NEAR_ARTICLE, NEAR_ARTICLE_KM = 0.12, 50.0
"""The same for the places named shortly before."""
FRONT = 0.35
"""For lying where the places of the war lie densest."""
CITY = 50_000
"""People from which a place is a city: that is written about wherever it lies, so it
counts as CITY_FRONT at least.
"""
CITY_FRONT = 0.7
GAZETTEER_BONUS = 0.07
"""For having coordinates of its own in the register, which the larger villages have."""
SPREAD = 0.05
"""A namesake whose score is lower by so much is e times less likely."""
SURE = 0.55
"""Least score for choosing."""
SURE_SKELETON = 0.75
"""Least score of the gazetteer for choosing a place whose name only sounds alike, when
nothing else points there.
"""
BORDER_KM = 60.0
"""How far a village may be from a place of its sentence to be in Ukraine where a region
abroad is named too.
"""
MANY = 12
"""Namesakes from which nothing but the density of the war's places is too little to
choose by.
"""
COMMON = 90
"""Namesakes from which it is too little for a village that is known beyond them:
several of the others are, too.
"""
NAMESAKES = 5
"""Places of one name from which even a village that reports name often may not be the
one.
"""
NOTED = 0.93
"""Score of the gazetteer that villages of places.csv reach: they are known beyond their
namesakes.
"""
WELL_KNOWN = 0.9
"""Score that towns and large villages reach: with one of them "X, Y" is a list, not a
village and its oblast.
"""
SAME_KM = 15.0
"""Candidates so close to each other do not rival: whichever is meant, the pin is in the
right neighbourhood.
"""
CONE = 50.0
"""Degrees by which a place may lie off the bearing that is told of it."""
REACH_KM = 90.0
"""Farthest that "southeast of X" reaches."""
SMALL_KM = 30.0
"""Greatest radius of a place that others can be said to lie by: the largest city has
18, a place somewhere in its hromada 20.
"""
HOME = "UA"
"""Code of the country that reports on the war are about unless they say otherwise."""
FOREIGN = 0.3
"""Taken from a place abroad whose name is also one of Ukraine's, in a sentence that
names nothing else abroad.
"""
ANCHOR = 0.1
"""For a place that a direction of the front is anchored at: reports name it daily."""
REGION_SLACK = 1.2
"""How many times its radius a place may lie from the middle of a region abroad."""
MOST_LISTED = 5
"""Candidates that an answer lists."""
_WITHIN = {"Kyiv City": "Kyiv", "Sevastopol": "Crimea"}
_DIVISIONS = frozenset({"oblast", "raion"})
_VILLAGES = frozenset({"village", "settlement"})
_TOWNS = frozenset({"city", "town"})


@dataclass(slots=True)
class AmbiguousToponym:
    """One name with its candidates and what the sentence tells of it.

    count: how many unnamed places in it are meant, None for the place itself. tail: the
    oblast named right behind it, "" when none. abroad: a country or town abroad is
    named right behind it. votes: id of a candidate -> share of the places that lie by
    this one by their words which could lie by that (0 to 1). answer: None until one is
    chosen or given up. raions: through which a direction of the front goes. within: the
    region or country abroad that is named right behind it, None without one. contested:
    a place abroad is as well known by the name as one in Ukraine. countries: of the
    regions abroad that the sentence names, empty where it names none.
    """

    toponym: Toponym
    sentence: int
    candidates: tuple[Candidate, ...]
    relation: SpatialRelation | None
    displacement: Displacement | None
    count: int | None
    tail: str = ""
    abroad: bool = False
    votes: Mapping[str, float] = field(default_factory=dict)
    answer: Resolution | None = None
    raions: tuple[str, ...] = ()
    within: Place | None = None
    contested: bool = False
    countries: frozenset[str] = frozenset()

    @property
    def chosen(self) -> Place | None:
        """The place that was chosen, None while or where none is."""
        if self.answer is None or self.answer.chosen is None:
            return None
        return self.answer.chosen.place

    def fitting(self) -> list[Candidate]:
        """Return the candidates of the kind that the words tell."""
        if self.abroad:
            # Of all the towns of the world some one sounds like any name.
            fitting = [c for c in self.candidates if self._may_lie_abroad(c.place)]
            return [c for c in fitting if not self._only_sounds_alike(c)]
        kind = self.toponym.kind
        if kind in _DIVISIONS:
            wide = {kind, "area", "country"}
            return [c for c in self.candidates if c.place.kind in wide]
        if self.toponym.sector:
            return [c for c in self.candidates if c.place.kind not in _DIVISIONS]
        return list(self.candidates)

    def _may_lie_abroad(self, place: Place) -> bool:
        """Tell whether a place is of the region or country abroad that is named."""
        if place.country == HOME:
            return False
        if self.countries and place.country not in self.countries:
            return False
        if place.kind == "oblast" and self.toponym.kind != "oblast":
            return not any(c.place.kind in SETTLEMENTS for c in self.candidates)
        kind, within = self.toponym.kind, self.within
        if kind == "oblast" and place.kind not in {"oblast", "country"}:
            return not any(c.place.kind == "oblast" for c in self.candidates)
        if within is None:
            return True
        if place.country != within.country:
            return False
        near = distance_km(place, within) <= within.radius_km * REGION_SLACK
        return within.kind == "country" or near

    def _only_sounds_alike(self, candidate: Candidate) -> bool:
        """Tell a place abroad that is written otherwise and that nothing near tells."""
        # A name in Cyrillic is compared by its sound: Липецк is Lipetsk.
        first = sounds(self.toponym.name)[:1]
        alike = sounds(candidate.matched)[:1] == first
        return candidate.how in ("folded", "skeleton") and not alike

    def namesakes(self) -> list[Candidate]:
        """Return the settlements that have the name, not only one that sounds like
        it.
        """
        return [
            c
            for c in self.candidates
            if c.place.kind in SETTLEMENTS and c.how != "skeleton"
        ]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known around one name: oblasts of sentence and article, places beside it
    and before, its anchor.

    abroad: the sentence, or the one before, names a region outside Ukraine. raions,
    article_raions: those that the sentence and the article name, as raion_key() writes
    them.
    """

    sentence_regions: frozenset[str]
    article_regions: frozenset[str]
    near: Sequence[Place]
    lately: Sequence[Place]
    anchor: Place | None
    abroad: bool = False
    raions: frozenset[str] = frozenset()
    article_raions: frozenset[str] = frozenset()

    def is_any(self) -> bool:
        """Tell whether anything but the anchor speaks for a place."""
        return bool(
            self.sentence_regions
            or self.near
            or self.lately
            or self.article_regions
            or self.raions
        )


def raion_key(place: Place) -> str:
    """Return the raion of a place, apart from its namesakes in other oblasts."""
    return f"{place.raion}, {place.region}"


def is_within(place: Place, region: str) -> bool:
    """Tell whether a place lies in an oblast, or in the city that is named with it."""
    return place.region == region or _WITHIN.get(place.region) == region


def _is_within_any(place: Place, regions: frozenset[str]) -> bool:
    return any(is_within(place, region) for region in regions)


def weigh(
    candidate: Candidate,
    item: AmbiguousToponym,
    evidence: Evidence,
    gazetteer: Gazetteer,
) -> float:
    """Return how well a candidate fits, on the gazetteer's scale and above."""
    place = candidate.place
    score = candidate.score + VOTE * item.votes.get(place.id, 0.0)
    if place.kind not in SETTLEMENTS:
        return score
    score += _by_region(place, item, evidence)
    score += BEARING * (_fit_to_anchor(item, place, evidence) or 0.0)
    score += NEAR_HERE * _nearness(place, evidence.near, NEAR_HERE_KM)
    score += NEAR_ARTICLE * _nearness(place, evidence.lately, NEAR_ARTICLE_KM)
    if place.precision is Precision.SETTLEMENT:
        score += GAZETTEER_BONUS
    front = gazetteer.front(place)
    if (place.population or 0) >= CITY:
        front = max(front, CITY_FRONT)
    score += FRONT * front
    if place.id in anchors():
        score += ANCHOR
    if place.country != HOME and not (item.abroad or evidence.abroad):
        score -= FOREIGN
    return score


def _by_region(
    place: Place,
    item: AmbiguousToponym,
    evidence: Evidence,
) -> float:
    score = 0.0
    if item.tail:
        score = -TAIL
        if is_within(place, item.tail):
            score = TAIL
    elif _is_within_any(place, evidence.sentence_regions):
        score = REGION_HERE
    if _is_within_any(place, evidence.article_regions):
        score += REGION_ARTICLE
    raion = raion_key(place)
    if raion in evidence.raions:
        score += RAION_HERE
    elif raion in evidence.article_raions:
        score += RAION_ARTICLE
    return score


def _nearness(
    place: Place,
    others: Sequence[Place],
    fading: float,
) -> float:
    """Return 1 at another place, less with the distance to the nearest; 0 for none."""
    if not others:
        return 0.0
    return math.exp(-min(distance_km(place, other) for other in others) / fading)


def distance_km(a: Place, b: Place) -> float:
    """Return the distance between two places, kilometres."""
    return flat_kilometres(a.lat, a.lon, b.lat, b.lon)


def is_small(place: Place) -> bool:
    """Tell whether a place is small enough that others can be said to lie by it."""
    return place.radius_km <= SMALL_KM


def bearing_fit(place: Place, anchor: Place, towards: float) -> float:
    """Return 1 to -1: how well a place lies in a direction (degrees) from the
    anchor.
    """
    away = distance_km(place, anchor)
    if away > REACH_KM:
        return -1.0
    blurred = 0.0
    if place.precision is Precision.APPROXIMATE:
        blurred = place.radius_km
    slack = CONE + math.degrees(math.atan2(blurred, max(away, 1.0)))
    actual = bearing(anchor.lat, anchor.lon, place.lat, place.lon)
    inside = away <= max(blurred, anchor.radius_km)
    if not inside and angle_between(actual, towards) > slack:
        return -1.0
    return 1.0 - 0.5 * away / REACH_KM


def choose_candidate(
    item: AmbiguousToponym,
    scored: list[tuple[float, Candidate]],
    evidence: Evidence,
    least: float,
) -> Resolution:
    """Return the likeliest candidate, or why none is chosen.

    scored: every candidate with its weight. least: share of the likelihood that the
    choice and its close neighbours must have; the margin of the answer is that share.
    """
    name = item.toponym.name
    if not scored:
        reason = "no place of that name is known"
        if item.abroad:
            reason = "lies outside Ukraine"
        return Resolution((), None, 0.0, f"{name!r}: {reason}")
    scored.sort(key=lambda pair: (-pair[0], pair[1].place.id))
    score, best = scored[0]
    share = _share(scored)
    reason = _objection(item, best, score, evidence)
    if not reason and share < least:
        rival = describe(_rival(scored, best.place))
        reason = f"could be {describe(best.place)} or {rival}"
    listed = _listed(scored)
    margin = round(min(1.0, share), 4)
    if reason:
        return Resolution(listed, None, margin, f"{name!r}: {reason}")
    return Resolution(listed, listed[0], margin, "")


def _listed(scored: Sequence[tuple[float, Candidate]]) -> tuple[Candidate, ...]:
    scale = max(1.0, scored[0][0])
    return tuple(
        replace(candidate, score=round(max(0.0, score / scale), 4))
        for score, candidate in scored[:MOST_LISTED]
    )


def _share(scored: Sequence[tuple[float, Candidate]]) -> float:
    """Return the share of the likelihood that the best and its neighbours have."""
    score, best = scored[0]
    weights = [(math.exp((s - score) / SPREAD), c) for s, c in scored]
    close = sum(w for w, c in weights if distance_km(c.place, best.place) <= SAME_KM)
    return close / sum(w for w, _ in weights)


def _objection(
    item: AmbiguousToponym,
    best: Candidate,
    score: float,
    evidence: Evidence,
) -> str:
    """Return what speaks against the likeliest candidate, "" when nothing does."""
    place = best.place
    if item.abroad and place.country == HOME:
        return "lies outside Ukraine"
    if _is_outside_tail(item, place):
        return f"no place of that name is known in {item.tail}"
    fitting = _fit_to_anchor(item, place, evidence)
    if fitting is not None and fitting < 0:
        return "no place of that name is known there"
    if item.tail or fitting is not None:
        return _too_unsure(place, is_unsure=score < SURE)
    if place.country != HOME:
        if item.contested and not evidence.abroad:
            return "could be a place in Ukraine or one abroad"
        return _too_unsure(place, is_unsure=score < SURE)
    return _objection_at_home(item, best, score, evidence)


def _objection_at_home(
    item: AmbiguousToponym,
    best: Candidate,
    score: float,
    evidence: Evidence,
) -> str:
    """Return what speaks against a place in Ukraine that its name alone points to."""
    if evidence.abroad and not _is_surely_inside(item, best, evidence):
        return "may lie outside Ukraine"
    if item.contested and not item.toponym.kind and not evidence.is_any():
        return "could be a place in Ukraine or one abroad"
    number = len(item.namesakes())
    if _is_lost_among(item, best, evidence, number):
        return f"{number} places have this name, and nothing tells which"
    sounds_alike = best.how == "skeleton" and best.score < SURE_SKELETON
    return _too_unsure(best.place, is_unsure=sounds_alike or score < SURE)


def _fit_to_anchor(
    item: AmbiguousToponym,
    place: Place,
    evidence: Evidence,
) -> float | None:
    """Return how well a place lies where it must from its anchor, None without one."""
    if evidence.anchor is None or item.relation is None:
        return None
    return bearing_fit(place, evidence.anchor, item.relation.towards)


def _too_unsure(place: Place, *, is_unsure: bool) -> str:
    if is_unsure:
        return f"{describe(place)} is too unsure a match"
    return ""


def _is_outside_tail(item: AmbiguousToponym, place: Place) -> bool:
    if not item.tail or place.kind not in SETTLEMENTS or is_within(place, item.tail):
        return False
    return not _is_only_town(item, place)


def _is_lost_among(
    item: AmbiguousToponym,
    best: Candidate,
    evidence: Evidence,
    number: int,
) -> bool:
    """Tell a village of a common name for which nothing around it speaks. number: of
    its namesakes.
    """
    if best.place.kind not in _VILLAGES or evidence.is_any():
        return False
    if item.votes.get(best.place.id, 0.0) > 0.5:
        return False
    most = COMMON
    if best.score < NOTED:
        most = MANY
    return number >= most


def _is_surely_inside(
    item: AmbiguousToponym,
    best: Candidate,
    evidence: Evidence,
) -> bool:
    """Tell whether something keeps a place in Ukraine that is named beside a region
    abroad.
    """
    place = best.place
    is_only = place.kind in _TOWNS or len(item.namesakes()) < NAMESAKES
    if is_only and best.score >= NOTED:
        return True
    if any(distance_km(place, other) <= BORDER_KM for other in evidence.near):
        return True
    return _is_within_any(place, evidence.sentence_regions)


def _is_only_town(item: AmbiguousToponym, place: Place) -> bool:
    """Tell whether a place is a town whose name no other settlement has: then the
    oblast named for it is a slip.
    """
    rivals = (
        c.place
        for c in item.candidates
        if c.place.kind in SETTLEMENTS and c.place.id != place.id
    )
    return place.kind in _TOWNS and next(rivals, None) is None


def _rival(scored: Sequence[tuple[float, Candidate]], place: Place) -> Place:
    far = (c.place for _, c in scored if distance_km(c.place, place) > SAME_KM)
    return next(far, place)


def describe(place: Place) -> str:
    """Return a place in words."""
    where = place.region
    if place.raion:
        where = f"{place.raion} raion, {place.region}"
    if place.country != HOME:
        where = place.country
    return f"{place.name} ({place.kind}, {where or 'Ukraine'})"
