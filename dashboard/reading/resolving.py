"""Which place each name of an article means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from dashboard.domain.place import Place
from dashboard.reading.astray import doubt
from dashboard.reading.meaning import count, mention
from dashboard.reading.model import Gazetteer, Mention, Role
from dashboard.reading.relations import NEAR, offset, relations
from dashboard.reading.spans import Span
from dashboard.reading.weighing import SETTLED, WELL_KNOWN, Around, Asked, choose, lies, raion, spot, weigh
from dashboard.reading.words import Word

MOST = 100
"""Namesakes that are weighed; the commonest name of the register has about as many."""
LIKELY = 0.6
"""Share of the likelihood that the choice and its close neighbours must have."""
ANCHOR = 0.9
"""The same for a place that others of its sentence are judged by."""
VOTERS, LOOKED_AT = 4, 12
"""Names, those with the fewest namesakes, by which an anchor is told from its own, and candidates seen of each."""
BESIDE = 6
"""Names to either side of a name, and names before its sentence, that it is judged by."""
_BY_ARTICLE = frozenset({"area", "point", "country"})
_AND = frozenset({", ", " and ", ", and ", " or "})
_TAIL = re.compile(r"(?:,? ?\(?|,? (?:in|of) (?:the )?(?:\w+ )?)$")
_LIST_GOES_ON = re.compile(r"(?:,| and| or)\s+(?:and )?(?!Ukraine\b)[A-Z]")
_CLOSED = re.compile(r"\s*(?:[,.;)]|$)")


def resolve(text: str, found: Sequence[tuple[list[Word], list[Span]]], gazetteer: Gazetteer) -> Iterator[Mention]:
    """Yield a mention for every span, in order. found: words and spans of each sentence."""
    groups = [_asked(text, number, cut, out, gazetteer) for number, (cut, out) in enumerate(found)]
    for group in groups:
        _tails(text, group)
    told = [_regions(group) for group in groups]
    raions = [_raions(group) for group in groups]
    article, every = frozenset[str]().union(*told), frozenset[str]().union(*raions)
    lately: list[Place] = []
    before = False
    for group, here, inside in zip(groups, told, raions, strict=True):
        beyond = any(one.abroad and one.span.kind == "oblast" for one in group)
        around = Around(here, article, (), tuple(lately), None, beyond or before, inside, every)
        _settle(group, around, gazetteer)
        before = beyond or (before and not group)
        lately += [p for one in group if (p := one.chosen) is not None and spot(p) and one.span.role is Role.PLACE]
        del lately[:-BESIDE]
        for one in group:
            yield mention(text, one)


def _asked(text: str, number: int, cut: Sequence[Word], out: Sequence[Span], gazetteer: Gazetteer) -> list[Asked]:
    told = relations(text, cut, out)
    made: list[Asked] = []
    for k, span in enumerate(out):
        name = f"{span.name} {span.kind}" if span.kind else span.name
        candidates = gazetteer.candidates(name, limit=MOST, suggest=False)
        best = candidates[0].place if candidates else None
        if not span.kind and best is not None and best.kind == "oblast" and len(span.name) > len(best.region):
            span.kind = "oblast"  # "Luhansk Oblast" is a name of its own to the gazetteer
        if span.governed and not span.kind and any(c.place.kind == "oblast" for c in candidates):
            span.kind = "oblast"
        if span.article:
            candidates = tuple(c for c in candidates if _takes_article(c.place, span.name))
        spot_told = offset(text, cut, span)
        if spot_told is None and made and text[out[k - 1].end : span.start] in _AND:
            spot_told = made[-1].spot if made[-1].spot == NEAR else None
        one = Asked(span, number, candidates, told.get(k), spot_told, count(cut, span))
        one.abroad = not candidates and gazetteer.abroad(span.name)
        made.append(one)
    return made


def _takes_article(place: Place, name: str) -> bool:
    return place.kind in _BY_ARTICLE or (place.kind == "oblast" and place.name == name)


def _oblast(one: Asked) -> str:
    return next((c.place.region for c in one.candidates if c.place.kind == "oblast"), "")


def _tails(text: str, group: Sequence[Asked]) -> None:
    """Mark "X, Y region" and "X, Russia": the place lies in what is named right behind it."""
    for before, one in reversed(list(pairwise(group))):
        between = text[before.span.end : one.span.start]
        if len(between) > 24 or not _TAIL.match(between) or one.relation is not None or one.span.role is Role.METONYM:
            continue
        if not one.candidates:
            closed = _CLOSED.match(text[one.span.end : one.span.end + 4])
            before.abroad = before.abroad or (one.abroad and between in {", ", " ("} and bool(closed))
        elif region := _oblast(one):
            _tail(text, before, one, region, plain=not between.strip(" (,"))


def _tail(text: str, before: Asked, one: Asked, region: str, *, plain: bool) -> None:
    fits = any(c.place.region == region and c.place.kind in SETTLED for c in before.fitting())
    if before.span.kind == "oblast":
        return
    if one.span.kind != "oblast":
        if not plain or _LIST_GOES_ON.match(text[one.span.end : one.span.end + 12]):
            return
        if not fits:
            # A well-known X begins a list. Else Y is the town, and a part of it that no register has: "Obolon, Kyiv".
            if before.candidates and before.candidates[0].score < WELL_KNOWN:
                before.tail = region
            return
    if fits or plain:
        before.tail, one.span.kind = region, "oblast"


def _regions(group: Sequence[Asked]) -> frozenset[str]:
    """Return the oblasts that a sentence names; "the Kherson front" names that of Kherson."""
    named = (one for one in group if one.span.kind == "oblast" or one.span.sector)
    return frozenset(region for one in named if (region := _oblast(one)))


def _raions(group: Sequence[Asked]) -> frozenset[str]:
    """Return the raions that a sentence names, each with its oblast."""
    named = (c.place for one in group if one.span.kind == "raion" for c in one.candidates if c.place.kind == "raion")
    return frozenset(raion(place) for place in named)


def _settle(group: Sequence[Asked], around: Around, gazetteer: Gazetteer) -> None:
    """Choose for every name of a sentence: first the sure ones, by which the others are then judged."""
    seats = [
        c.place for one in group if one.span.kind == "raion" for c in one.candidates[:1] if c.place.kind in SETTLED
    ]
    _vote(group)
    for least, patient in ((ANCHOR, True), (LIKELY, True), (LIKELY, True), (LIKELY, False)):
        sure = {k: place for k, one in enumerate(group) if (place := one.chosen) is not None}
        for k, one in enumerate(group):
            anchor = sure.get(one.relation.anchor) if one.relation is not None else None
            if k in sure or (patient and one.relation is not None and (anchor is None or least == ANCHOR)):
                continue
            near = (*_beside(sure, k), *seats[:BESIDE])
            known = replace(around, near=near, anchor=anchor)
            scored = [(weigh(c, one, known, gazetteer), c) for c in one.fitting()]
            one.answer = choose(one, scored, known, least)
            if least != ANCHOR and (place := one.chosen) is not None and one.span.role is Role.PLACE:
                sure[k] = place
    doubt(group, around.here)


def _vote(group: Sequence[Asked]) -> None:
    """Let "north of X near A, B; east of X near C" tell which X is meant: the one by which A, B and C can lie."""
    by: dict[str, list[Asked]] = {}
    for one in group:
        if one.relation is not None and one.candidates:
            by.setdefault(group[one.relation.anchor].span.name, []).append(one)
    for name, told in by.items():
        anchors = [one for one in group if one.span.name == name]
        places = [c.place for c in anchors[0].candidates if c.place.kind in SETTLED]
        if len(told) > 1 and len(places) > 1:
            voters = sorted(told, key=lambda one: len(one.candidates))[:VOTERS]
            votes = {place.id: sum(_could_lie(one, place) for one in voters) / len(voters) for place in places}
            for one in anchors:
                one.votes = votes


def _could_lie(one: Asked, anchor: Place) -> bool:
    towards = one.relation.towards if one.relation is not None else None
    return any(lies(c.place, anchor, towards) > 0 for c in one.candidates[:LOOKED_AT])


def _beside(sure: Mapping[int, Place], k: int) -> list[Place]:
    around = (sure.get(j) for j in range(max(0, k - BESIDE), k + BESIDE + 1) if j != k)
    return [place for place in around if place is not None and spot(place)]
