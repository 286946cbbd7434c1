"""Which place each name of an article means: how likely each namesake is by what stands
around it, which is chosen, and which choices are taken back because they lie far from
everything else.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from dashboard.claimants.phonetics import person_in, sounds
from dashboard.domain.place import Candidate, Place, Resolution
from dashboard.domain.words import REGIONS, Precision
from dashboard.reading.model import Gazetteer, Role
from dashboard.reading.places.context import (
    FUNCTION_WORDS,
    LEXICON,
    NEARBY,
    SETTLEMENTS,
    Displacement,
    SpatialRelation,
    Toponym,
    angle_between,
    bearing,
    displacement_of,
    flat_kilometres,
    relations_of,
)
from dashboard.reading.places.directions import (
    anchors,
    direction_called,
    raions_of_groupings,
)
from dashboard.reading.text.nlp import WordSpan

# The weights below were set on two thirds of a development sample of captions, campaign
# assessments and news, and checked on the third that was left out.
TAIL = 0.35
"""For the oblast named right behind a place, against all others."""
REGION_HERE = 0.25
"""For an oblast that the sentence names."""
REGION_BEFORE = 0.45
"""For the oblast of the heading, of the sentence before, or of the office of whoever
speaks.
"""
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
    them. regions_before: oblasts of what stands before a sentence that names none: of
    its heading, of the sentence before, of whoever in office speaks.
    """

    sentence_regions: frozenset[str]
    article_regions: frozenset[str]
    near: Sequence[Place]
    lately: Sequence[Place]
    anchor: Place | None
    abroad: bool = False
    raions: frozenset[str] = frozenset()
    article_raions: frozenset[str] = frozenset()
    regions_before: frozenset[str] = frozenset()

    def is_any(self) -> bool:
        """Tell whether anything but the anchor speaks for a place."""
        return bool(
            self.sentence_regions
            or self.near
            or self.lately
            or self.article_regions
            or self.raions
            or self.regions_before
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
    elif _is_within_any(place, evidence.regions_before):
        score = REGION_BEFORE
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


def bearing_fit(
    place: Place,
    anchor: Place,
    towards: float,
) -> float:
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


def _is_outside_tail(
    item: AmbiguousToponym,
    place: Place,
) -> bool:
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
    if place.kind == "oblast":
        return True
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


def _rival(
    scored: Sequence[tuple[float, Candidate]],
    place: Place,
) -> Place:
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


MOST_NAMESAKES = 150
"""Namesakes that are weighed; the commonest name of the register has about as many."""
LIKELY = 0.6
"""Share of the likelihood that the choice and its close neighbours must have."""
SURE_ANCHOR = 0.9
"""The same for a place that others of its sentence are judged by."""
# How densely places that reports name must lie around a town "at the front" (0 to 1),
# and how far off its namesakes abroad: a place nearer may be meant as well.
_AT_FRONT, _NEAR_BORDER_KM = 0.6, 400.0
# Share of each round of choosing, and whether a name still waits for its anchor.
_ROUNDS = ((SURE_ANCHOR, True), (LIKELY, True), (LIKELY, True), (LIKELY, False))
VOTERS, LOOKED_AT = 4, 12
"""Names, those with the fewest namesakes, by which an anchor is told from its own, and
candidates seen of each.
"""
BESIDE = 6
"""Names to either side of a name, and names before its sentence, that it is judged by.
"""
AHEAD = 2
"""Sentences behind a name by whose places it is judged where nothing before tells."""
LARGE = 200_000
"""People from which a city is meant whatever is named beside it, its namesakes being
hamlets.
"""
OTHERS = 3
"""Places, least, that a choice must lie far from: two may be far apart, as towns of the
rear and the front are.
"""
FAR_KM = 100.0
"""How far: sentences of reports on fighting name places up to some 60 km apart, a
stretch of the front at most.
"""
AMONG_KM = 40.0
"""How close to one of the others a namesake lies that may be meant as well."""
_LONGEST_TAIL = 24
_TAKE_ARTICLE = frozenset({"area", "point", "country"})
METROPOLIS = 200_000
"""People from which a city on a list is itself, whatever oblast the last one is in."""
_JOINING = frozenset({", ", " and ", ", and ", " or "})
_LISTING = _JOINING | {" та ", " і ", " й ", " и ", " и в ", " і в "}
_TAIL = re.compile(
    r"(?:,? ?\(?(?:(?:temporarily )?(?:Russian-)?occupied |[NSEW]{1,2} )?"
    r"|,? (?:in|of) (?:the )?(?:\w+ )?|,? (?:у|в|на|во) )$"
)
_LIST_GOES_ON = re.compile(r"(?:,| and| or)\s+(?:and )?(?!Ukraine\b)[A-Z]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_CLOSED = re.compile(r"\s*(?:[,.;)]|$)")
_MODIFIERS = LEXICON.modifiers - LEXICON.settlement_plurals
# Countries whose towns reports on the war name as often as those of Ukraine.
_NEIGHBOURS = frozenset({"RU", "BY"})
_DIGITS = re.compile(r"[0-9]{1,3}")
_COUNT_REACH = 6


def disambiguate(
    text: str,
    sentences: Sequence[tuple[list[WordSpan], list[Toponym]]],
    gazetteer: Gazetteer,
    published: date | None = None,
) -> Iterator[AmbiguousToponym]:
    """Yield every toponym with the place that it means, in order.

    sentences: words and toponyms of each. published: the day of the report, None when
    unknown; it tells which stretch of the front a direction's name means.
    """
    groups = [
        _looked_up(text, number, words, toponyms, gazetteer, published)
        for number, (words, toponyms) in enumerate(sentences)
    ]
    for group in groups:
        _mark_tails(text, group)
        _mark_countries(group)
    regions = [_regions(group) for group in groups]
    regions_before = _regions_before(text, sentences, groups, published)
    _reclaim(groups, frozenset[str]().union(*regions), gazetteer)
    raions = [
        _raions(group) | _raions_of_forces(text, words, published)
        for group, (words, _) in zip(groups, sentences, strict=True)
    ]
    article_regions = frozenset[str]().union(*regions)
    article_raions = frozenset[str]().union(*raions)
    lately: list[Place] = []
    evidences: list[Evidence] = []
    abroad_before = False
    for number, group in enumerate(groups):
        abroad = _names_place_abroad(group)
        evidence = Evidence(
            regions[number],
            article_regions,
            (),
            tuple(lately),
            None,
            abroad or abroad_before,
            raions[number],
            article_raions,
            regions_before[number],
        )
        _settle(group, evidence, gazetteer)
        evidences.append(evidence)
        abroad_before = abroad or (abroad_before and not group)
        lately = [*lately, *_small_places(group)][-BESIDE:]
    for number, group in enumerate(groups):
        _look_ahead(group, groups[number + 1 :][:AHEAD], evidences[number], gazetteer)
        yield from group


def _look_ahead(
    group: Sequence[AmbiguousToponym],
    following: Sequence[Sequence[AmbiguousToponym]],
    evidence: Evidence,
    gazetteer: Gazetteer,
) -> None:
    """Choose for the names of a sentence that are open still by the places that the
    next ones name.
    """
    left = [item for item in group if item.chosen is None and not item.abroad]
    ahead = [place for later in following for place in _small_places(later)]
    if not left or not ahead or evidence.lately:
        return
    near = tuple(_small_places(group))
    for item in left:
        if item.relation is None:
            more = replace(evidence, near=near, lately=tuple(ahead[:BESIDE]))
            _judge(item, more, LIKELY, gazetteer)


def _names_place_abroad(group: Sequence[AmbiguousToponym]) -> bool:
    """Tell whether a sentence is about somewhere abroad: it names a region or a town
    there, not only a country, which may be a party.
    """
    return any(
        item.abroad
        and not item.contested
        and item.toponym.role is Role.PLACE
        and (item.toponym.kind == "oblast" or not _is_state(item))
        for item in group
    )


def _is_state(item: AmbiguousToponym) -> bool:
    return any(c.place.kind == "country" for c in item.candidates[:1])


def _small_places(group: Sequence[AmbiguousToponym]) -> list[Place]:
    return [
        place
        for item in group
        if (place := item.chosen) is not None
        and is_small(place)
        and item.toponym.role is Role.PLACE
    ]


def _looked_up(
    text: str,
    sentence: int,
    words: Sequence[WordSpan],
    toponyms: Sequence[Toponym],
    gazetteer: Gazetteer,
    published: date | None,
) -> list[AmbiguousToponym]:
    relations = relations_of(text, words, toponyms)
    group: list[AmbiguousToponym] = []
    for k, toponym in enumerate(toponyms):
        name = f"{toponym.name} {toponym.kind}".rstrip()
        candidates = _candidates(gazetteer, name)
        for other in toponym.other_names:
            more = _candidates(gazetteer, other)
            candidates = _united(candidates, more)
        _mark_oblast(toponym, candidates)
        if toponym.article:
            candidates = tuple(
                c for c in candidates if _may_take_article(c.place, toponym.name)
            )
        displacement = displacement_of(text, words, toponym)
        if displacement is None and group:
            between = text[toponyms[k - 1].end : toponym.start]
            displacement = _shared_nearness(between, group[-1].displacement)
        count = unnamed_count(words, toponym)
        item = AmbiguousToponym(
            toponym, sentence, candidates, relations.get(k), displacement, count
        )
        if toponym.sector:
            _anchor(item, published, gazetteer)
        item.abroad = _is_only_abroad(item, gazetteer)
        item.contested = _is_contested(item, gazetteer)
        group.append(item)
    return group


def _candidates(
    gazetteer: Gazetteer,
    name: str,
) -> tuple[Candidate, ...]:
    """Return the candidates for a name in any country, best first."""
    return gazetteer.candidates(name, limit=MOST_NAMESAKES, suggest=False, country="")


def _is_only_abroad(
    item: AmbiguousToponym,
    gazetteer: Gazetteer,
) -> bool:
    """Tell whether no place in Ukraine can be meant by a name."""
    if any(c.place.country == HOME for c in item.candidates):
        return False
    return bool(item.candidates) or gazetteer.abroad(item.toponym.name)


def _is_contested(
    item: AmbiguousToponym,
    gazetteer: Gazetteer,
) -> bool:
    """Tell whether a name may as well mean a place in Ukraine as one abroad, also where
    that abroad is by far the larger: New York in Donetsk oblast.
    """
    name = item.toponym.name
    if not item.abroad:
        return gazetteer.abroad(name) and not _is_town_at_front(item, gazetteer)
    nearest = next(iter(item.candidates), None)
    if nearest is not None and nearest.place.name.lower() in LEXICON.world_capitals:
        # Some hamlet is called Riga, too; nobody means it.
        return False
    is_far = nearest is not None and nearest.place.country not in _NEIGHBOURS
    is_town = nearest is not None and nearest.place.kind in SETTLEMENTS
    return is_far and is_town and gazetteer.knows(name)


def _is_town_at_front(
    item: AmbiguousToponym,
    gazetteer: Gazetteer,
) -> bool:
    """Tell a town where the war is that has its present name, in whatever spelling:
    Северск is Siversk, not a town in Siberia. A former name does not count: there is a
    Dzerzhinsk elsewhere.
    """
    own = [c for c in item.candidates if c.place.country == HOME]
    if len(own) != 1 or own[0].place.kind not in _TOWNS or own[0].how != "exact":
        return False
    place = own[0].place
    if sounds(place.name) != sounds(item.toponym.name):
        return False
    others = (c.place for c in item.candidates if c.place.country != HOME)
    is_near = any(distance_km(place, other) <= _NEAR_BORDER_KM for other in others)
    return gazetteer.front(place) >= _AT_FRONT and not is_near


def _reclaim(
    groups: Sequence[Sequence[AmbiguousToponym]],
    regions: frozenset[str],
    gazetteer: Gazetteer,
) -> None:
    """Give names that a large place far abroad has taken back to Ukraine where the
    article names an oblast, or towns of one, in which a place is called so.
    """
    likely = [c for group in groups for i in group for c in i.candidates[:1]]
    named = regions | {c.place.region for c in likely if c.score >= WELL_KNOWN}
    for group in groups:
        for item in group:
            if not item.abroad or item.within is not None:
                continue
            regions = named
            if item.tail:
                # "Dzerzhinsk in Donetsk region": that is where it lies.
                regions = frozenset({item.tail})
            elif not item.contested:
                continue
            own = tuple(_called_so(gazetteer, item.toponym.name, regions))
            if own:
                item.candidates, item.abroad = own, False
            elif item.tail:
                item.tail = ""


def _called_so(
    gazetteer: Gazetteer,
    name: str,
    regions: frozenset[str],
) -> Iterator[Candidate]:
    """Yield the places of a name in each of the regions that are Ukraine's."""
    for region in sorted(regions.intersection(REGIONS)):
        for candidate in gazetteer.candidates(
            name, region, limit=MOST_NAMESAKES, suggest=False
        ):
            if candidate.place.region == region and candidate.how != "skeleton":
                yield candidate


def _united(
    candidates: Sequence[Candidate],
    more: Sequence[Candidate],
) -> tuple[Candidate, ...]:
    """Return the candidates of two names, best first; of two for one place the
    better.
    """
    pool: dict[str, Candidate] = {}
    for candidate in sorted((*candidates, *more), key=lambda c: -c.score):
        pool.setdefault(candidate.place.id, candidate)
    return tuple(pool.values())


def _anchor(
    item: AmbiguousToponym,
    published: date | None,
    gazetteer: Gazetteer,
) -> None:
    """Give a direction of the table its anchor and raions; leave others as they are."""
    direction = direction_called(item.toponym.name, published)
    if direction is None:
        return
    place = gazetteer.place(direction.place_id)
    if place is not None:
        place = replace(place, radius_km=direction.radius_km)
        item.candidates = (Candidate(place, 1.0, direction.name, "exact"),)
        item.raions = direction.raions


def _mark_oblast(
    toponym: Toponym,
    candidates: Sequence[Candidate],
) -> None:
    """Give its kind to "Luhansk Oblast", which is a name of its own to the gazetteer,
    and to "the Kherson governor".
    """
    if toponym.kind:
        return
    for candidate in candidates[:1]:
        place = candidate.place
        is_longer = place.region and len(toponym.name) > len(place.region)
        if place.kind == "oblast" and is_longer:
            toponym.kind = "oblast"
    if toponym.governed and any(c.place.kind == "oblast" for c in candidates):
        toponym.kind = "oblast"


def _shared_nearness(
    between: str,
    displacement: Displacement | None,
) -> Displacement | None:
    """Return the nearness of the name before for "near A and B", else None."""
    if between in _JOINING and displacement == NEARBY:
        return NEARBY
    return None


def _may_take_article(place: Place, name: str) -> bool:
    if place.kind == "oblast":
        return place.name == name
    return place.kind in _TAKE_ARTICLE


def unnamed_count(
    words: Sequence[WordSpan],
    toponym: Toponym,
) -> int | None:
    """Return 3 for "three villages in the eastern X region", None when no number of
    places is given.
    """
    at = toponym.first - 1
    while at > 0 and words[at].lower in _MODIFIERS:
        at -= 1
    if at < 1 or words[at].lower not in LEXICON.containing:
        return None
    if words[at - 1].lower not in LEXICON.settlement_plurals:
        return None
    for before in range(at - 2, max(-1, at - _COUNT_REACH), -1):
        word = words[before].lower
        if word in LEXICON.numbers:
            return LEXICON.numbers[word]
        if _DIGITS.fullmatch(word):
            return int(word)
        if word in FUNCTION_WORDS:
            break
    return None


def _oblast_of(item: AmbiguousToponym) -> str:
    oblasts = (c.place.region for c in item.candidates if c.place.kind == "oblast")
    return next(oblasts, "")


def _mark_tails(
    text: str,
    group: Sequence[AmbiguousToponym],
) -> None:
    """Mark "X, Y region" and "X, Russia": the place lies in what is named right behind
    it.
    """
    for before, item in reversed(list(pairwise(group))):
        between = text[before.toponym.end : item.toponym.start]
        if len(between) > _LONGEST_TAIL or not _TAIL.match(between):
            continue
        if item.toponym.role is Role.METONYM or not _may_have_tail(before, item):
            continue
        if item.abroad:
            _mark_abroad(text, before, item, between)
        elif region := _oblast_of(item):
            _mark_tail(text, before, item, region, touching=not between.strip(" (,"))
            if before.tail == region:
                _mark_listed(text, group, before, region)


def _may_have_tail(
    before: AmbiguousToponym,
    item: AmbiguousToponym,
) -> bool:
    """Tell whether a name may lie in what is named behind it: "Над Чорним морем, у
    Криму" tells of a sea, which lies in no oblast.
    """
    is_area = any(c.place.kind == "area" for c in before.candidates[:1])
    return item.relation is None and not is_area


def _mark_listed(
    text: str,
    group: Sequence[AmbiguousToponym],
    last: AmbiguousToponym,
    region: str,
) -> None:
    """Mark the places on a list whose last one is followed by a region: "near A and B
    in Sumy Oblast". Large cities, and those without a namesake there, stay.
    """
    at = next(k for k, item in enumerate(group) if item is last)
    for item, following in reversed(list(pairwise(group[: at + 1]))):
        between = text[item.toponym.end : following.toponym.start]
        if between not in _LISTING or item.toponym.kind or item.tail or item.abroad:
            return
        best = next(iter(item.candidates), None)
        if best is None or (best.place.population or 0) >= METROPOLIS:
            return
        if not any(
            c.place.region == region and c.place.kind in SETTLEMENTS
            for c in item.fitting()
        ):
            return
        item.tail = region


def _mark_abroad(
    text: str,
    before: AmbiguousToponym,
    item: AmbiguousToponym,
    between: str,
) -> None:
    """Mark a place as lying in the region or country abroad that is named right behind
    it: "X, Kursk region", "X in Russia".
    """
    if before.toponym.kind == "oblast":
        return
    is_region = item.toponym.kind == "oblast"
    wide = (c for c in item.candidates if c.place.kind == "oblast" or not is_region)
    best = next(wide, None)
    if not is_region:
        end = item.toponym.end
        is_closed = _CLOSED.match(text[end : end + 4]) is not None
        is_wide = best is None or best.place.kind in {"country", "oblast"}
        own = next((c for c in before.candidates if c.place.country == HOME), None)
        is_unknown = own is None or own.score < WELL_KNOWN
        if between not in {", ", " ("} or not is_closed or not (is_wide or is_unknown):
            return
    before.abroad = True
    if best is not None:
        before.within = best.place


def _mark_countries(group: Sequence[AmbiguousToponym]) -> None:
    """Note of which countries the regions abroad are that a sentence names."""
    countries = frozenset(
        item.candidates[0].place.country
        for item in group
        if item.abroad and item.candidates and item.toponym.kind == "oblast"
    )
    for item in group:
        item.countries = countries


def _mark_tail(
    text: str,
    before: AmbiguousToponym,
    item: AmbiguousToponym,
    region: str,
    *,
    touching: bool,
) -> None:
    """Mark a place as lying in a region named behind it. touching: nothing but a comma
    or bracket stands between them.
    """
    if before.toponym.kind == "oblast":
        return
    fits = before.abroad or any(
        c.place.region == region and c.place.kind in SETTLEMENTS
        for c in before.fitting()
    )
    best = item.candidates[0].place
    if item.toponym.kind == "oblast" or (fits and best.kind == "oblast"):
        if fits or touching:
            before.tail = region
        return
    end = item.toponym.end
    if not touching or _LIST_GOES_ON.match(text[end : end + 12]):
        return
    if fits:
        before.tail, item.toponym.kind = region, _kind_of_tail(item)
        return
    # A well-known X begins a list. Else Y is the town, and X a part of it that no
    # register has: "Obolon, Kyiv".
    if before.candidates and before.candidates[0].score < WELL_KNOWN:
        before.tail = region


def _kind_of_tail(item: AmbiguousToponym) -> str:
    """Return what a name behind another is: in "Обухівка, Харків" the city, as an
    oblast has a word of its own there; in English the oblast.
    """
    if _CYRILLIC.match(item.toponym.name):
        return item.toponym.kind
    return "oblast"


def _regions(group: Sequence[AmbiguousToponym]) -> frozenset[str]:
    """Return the oblasts that a sentence names; "the Kherson front" names that of
    Kherson.
    """
    named = (
        _oblast_of(item)
        for item in group
        if item.toponym.kind == "oblast" or item.toponym.sector
    )
    wide = (
        item.candidates[0].place
        for item in group
        if item.raions and not is_small(item.candidates[0].place)
    )
    regions = {*named, *(place.region for place in wide)}
    return frozenset(region for region in regions if region)


def _raions(group: Sequence[AmbiguousToponym]) -> frozenset[str]:
    """Return the raions that a sentence names, or through which its directions go, each
    with its oblast.
    """
    named = {
        raion_key(c.place)
        for item in group
        if item.toponym.kind == "raion"
        for c in item.candidates
        if c.place.kind == "raion"
    }
    crossed = (raion for item in group for raion in item.raions)
    return frozenset(named) | _anywhere(crossed)


def _raions_of_forces(
    text: str,
    words: Sequence[WordSpan],
    published: date | None,
) -> frozenset[str]:
    """Return the raions in which the groupings of forces fight that a sentence
    names.
    """
    if not words:
        return frozenset()
    sentence = text[words[0].start : words[-1].end + 1]
    return _anywhere(raions_of_groupings(sentence, published))


def _anywhere(raions: Iterable[str]) -> frozenset[str]:
    """Return raions at the front: no two have one name, whatever oblast they are of."""
    return frozenset(f"{raion}, {name}" for raion in raions for name in REGIONS)


def _regions_before(
    text: str,
    sentences: Sequence[tuple[list[WordSpan], list[Toponym]]],
    groups: Sequence[Sequence[AmbiguousToponym]],
    published: date | None,
) -> list[frozenset[str]]:
    """Return for each sentence in Cyrillic the oblasts of what stands before it: of its
    heading ("Сумська область:" above a list), of the sentence before in its paragraph,
    and of those in office whom the two name; none where it names an oblast itself.
    """
    out: list[frozenset[str]] = []
    heading = before = NO_REGION
    end = 0
    for (words, _), group in zip(sentences, groups, strict=True):
        if not words:
            out.append(NO_REGION)
            continue
        lines = text.count("\n", end, words[0].start)
        named = _oblasts(group)
        offices = _offices(text, words, published)
        if lines > 1 or (named and lines):
            heading = NO_REGION
        around = offices | (heading or (NO_REGION if lines else before))
        is_open = not named and _is_cyrillic(words)
        out.append(around if is_open else NO_REGION)
        end, before = words[-1].end, named | offices
        if named and text.startswith(":\n", end):
            heading = named
    return out


NO_REGION: frozenset[str] = frozenset()
"""Of a sentence before which nothing tells of an oblast."""


def _oblasts(group: Sequence[AmbiguousToponym]) -> frozenset[str]:
    """Return the oblasts of Ukraine that a sentence names by their noun."""
    named = (_oblast_of(item) for item in group if item.toponym.kind == "oblast")
    return frozenset(region for region in named if region)


def _is_cyrillic(words: Sequence[WordSpan]) -> bool:
    return any(_CYRILLIC.match(word.text) for word in words[:_FIRST_WORDS])


# Words of a sentence by whose letters its alphabet is told.
_FIRST_WORDS = 3


def _offices(
    text: str,
    words: Sequence[WordSpan],
    published: date | None,
) -> frozenset[str]:
    """Return the oblast of which somebody in office is named in a sentence in Cyrillic:
    a governor tells of his own.
    """
    if published is None or not _is_cyrillic(words):
        return NO_REGION
    person = person_in(text[words[0].start : words[-1].end])
    if person is None:
        return frozenset()
    offices = person.offices_on(published)
    return frozenset(office.region for office in offices if office.region)


def _settle(
    group: Sequence[AmbiguousToponym],
    evidence: Evidence,
    gazetteer: Gazetteer,
) -> None:
    """Choose for every name of a sentence: first the sure ones, by which the others are
    then judged.
    """
    seats = _seats(group)
    _vote(group)
    for least, is_patient in _ROUNDS:
        sure = {k: p for k, item in enumerate(group) if (p := item.chosen) is not None}
        for k, item in enumerate(group):
            anchor = _anchor_of(item, sure)
            waits = item.relation is not None and is_patient
            if k in sure or (waits and (anchor is None or least == SURE_ANCHOR)):
                continue
            near = (*_beside(sure, k), *seats)
            place = _judge(
                item, replace(evidence, near=near, anchor=anchor), least, gazetteer
            )
            if least != SURE_ANCHOR and place is not None:
                sure[k] = place
    _take_back_outliers(group, evidence.sentence_regions)


def _anchor_of(
    item: AmbiguousToponym,
    sure: Mapping[int, Place],
) -> Place | None:
    if item.relation is None:
        return None
    return sure.get(item.relation.anchor)


def _seats(group: Sequence[AmbiguousToponym]) -> list[Place]:
    """Return the towns from which the raions that a sentence names are governed."""
    best = (item.candidates[:1] for item in group if item.toponym.kind == "raion")
    seats = [c.place for first in best for c in first if c.place.kind in SETTLEMENTS]
    return seats[:BESIDE]


def _judge(
    item: AmbiguousToponym,
    evidence: Evidence,
    least: float,
    gazetteer: Gazetteer,
) -> Place | None:
    """Answer for one name; return its place where others may be judged by it."""
    scored = [(weigh(c, item, evidence, gazetteer), c) for c in item.fitting()]
    item.answer = choose_candidate(item, scored, evidence, least)
    if item.toponym.role is Role.PLACE:
        return item.chosen
    return None


def _vote(group: Sequence[AmbiguousToponym]) -> None:
    """Let "north of X near A, B; east of X near C" tell which X is meant: the one by
    which A, B and C can lie.
    """
    for name, related in _by_anchor(group).items():
        anchors = [item for item in group if item.toponym.name == name]
        places = [c.place for c in anchors[0].candidates if c.place.kind in SETTLEMENTS]
        if len(related) < 2 or len(places) < 2:
            continue
        voters = sorted(related, key=lambda item: len(item.candidates))[:VOTERS]
        votes = {place.id: _share_of_votes(voters, place) for place in places}
        for item in anchors:
            item.votes = votes


def _by_anchor(
    group: Sequence[AmbiguousToponym],
) -> dict[str, list[AmbiguousToponym]]:
    """Return name of an anchor -> the places that lie by it by their words."""
    related: dict[str, list[AmbiguousToponym]] = {}
    for item in group:
        if item.relation is not None and item.candidates:
            name = group[item.relation.anchor].toponym.name
            related.setdefault(name, []).append(item)
    return related


def _share_of_votes(
    voters: Sequence[AmbiguousToponym],
    anchor: Place,
) -> float:
    return sum(_could_lie(item, anchor) for item in voters) / len(voters)


def _could_lie(item: AmbiguousToponym, anchor: Place) -> bool:
    relation = item.relation
    return relation is not None and any(
        bearing_fit(c.place, anchor, relation.towards) > 0
        for c in item.candidates[:LOOKED_AT]
    )


def _beside(sure: Mapping[int, Place], k: int) -> list[Place]:
    numbers = (j for j in range(max(0, k - BESIDE), k + BESIDE + 1) if j != k)
    places = (sure[j] for j in numbers if j in sure)
    return [place for place in places if is_small(place)]


def _take_back_outliers(
    group: Sequence[AmbiguousToponym],
    sentence_regions: frozenset[str],
) -> None:
    """Take back the choices of a sentence that lie far from all others in it, where
    they are not sure by themselves.

    So it is for a place that has a namesake among the others, or in the only oblast
    that the sentence names, and for a village that reports hardly name. Large cities,
    and what lies in an oblast by its own words, stay.
    """
    chosen = {
        k: place
        for k, item in enumerate(group)
        if (place := item.chosen) is not None and is_small(place)
    }
    for k, place in chosen.items():
        item = group[k]
        if item.tail or (place.population or 0) >= LARGE:
            continue
        # A place of the same id cannot be far from this one.
        others = [other for other in chosen.values() if other.id != place.id]
        reason = _other_region(item, place, sentence_regions)
        _take_back(item, reason or _far_away(item, place, others))


def _take_back(item: AmbiguousToponym, reason: str) -> None:
    if reason and item.answer is not None:
        reason = f"{item.toponym.name!r}: {reason}"
        item.answer = replace(item.answer, chosen=None, reason=reason)


def _other_region(
    item: AmbiguousToponym,
    place: Place,
    sentence_regions: frozenset[str],
) -> str:
    if item.relation is not None or item.toponym.kind or len(sentence_regions) != 1:
        return ""
    (region,) = sentence_regions
    if is_within(place, region):
        return ""
    for candidate in item.namesakes():
        if is_within(candidate.place, region):
            return f"could be {describe(place)} or {describe(candidate.place)}"
    return ""


def _least_km(place: Place, others: Sequence[Place]) -> float:
    return min(distance_km(place, other) for other in others)


def _far_away(
    item: AmbiguousToponym,
    place: Place,
    others: Sequence[Place],
) -> str:
    if len(others) < OTHERS or _least_km(place, others) < FAR_KM:
        return ""
    namesakes = item.namesakes()
    for candidate in namesakes:
        if _least_km(candidate.place, others) < AMONG_KM:
            return f"could be {describe(place)} or {describe(candidate.place)}"
    if place.kind not in {"village", "settlement"}:
        return ""
    score = next((c.score for c in item.candidates if c.place.id == place.id), 0.0)
    if score < NOTED or len(namesakes) >= NAMESAKES:
        return f"{describe(place)} lies far from everything else here"
    return ""
