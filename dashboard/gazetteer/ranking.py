"""From a name to ranked candidates, and from candidates to the one to stand by, or none."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from dashboard.domain.place import Candidate, Place, Resolution
from dashboard.gazetteer.fold import exact_key, skeleton
from dashboard.gazetteer.query import NEIGHBOURS, Query, is_abroad
from dashboard.gazetteer.register import Entry, Register, quick_fold

quick_exact = lru_cache(maxsize=8192)(exact_key)

# The figures below were set by hand, looking at press spellings of front-line places; no sample was left out to check
# them. The tests hold the cases each is for.
QUALITY = {"exact": 1.0, "folded": 0.92}
SKELETON = (0.5, 0.42)
"""Score of a skeleton match: the first, and as much of the second as the folding keys are alike (0 to 1)."""
SUGGESTION = (0.2, 0.5)
"""The same for a suggestion."""
OTHER_NAME = 0.08
"""Taken from a place by a spelling of its name that is not its own, as GeoNames lists them."""
FORMER = 0.2
"""Taken from a place by another name altogether: former names of cities are the present names of many villages."""
NAMESAKE = 0.04
"""Taken from a place that has the same name as one a former or foreign spelling belongs to, but not that spelling."""
PRIOR = 0.3
"""How much a place nobody writes about scores below one everybody does, the spelling being equal."""
BARE = {"oblast": 0.15, "raion": 0.3}
"""Taken from an oblast or raion that is called by the name of its town alone."""
OTHER_REGION = 0.35
OTHER_KIND = 0.4
CLEAR = 0.07
"""Least margin for choosing; CLEAR_WITHIN when the oblast was given, which rules most rivals out already."""
CLEAR_WITHIN = 0.05
SURE = 0.6
"""Least score for choosing; SURE_WITHIN when the oblast was given."""
SURE_WITHIN = 0.5
SURE_BONES = 0.75
"""Least score for choosing a skeleton match without an oblast, or when the very name is known in another: that of a
curated place or a town."""
LIKE = 0.62
"""A skeleton match whose folding keys are less alike than this (0 to 1) is a suggestion only; one of three consonants
must reach LIKE_SHORT."""
LIKE_SHORT = 0.75
LOOSE_BONES = 5
"""Least consonants for the loose comparison with curated places."""
MANY = 12
"""With more namesakes than this a village is not chosen without its oblast, however well known it is."""
LARGE = 10_000
"""People from which a place is known beyond its namesakes."""
FRONT = frozenset({"Donetsk", "Luhansk", "Zaporizhzhia", "Kherson", "Kharkiv"})
"""Oblasts the front line has crossed since 2022 and still does: reporting on the war is mostly about their places."""
AT_FRONT = 0.2
"""How much likelier to be written about a place there is: as much as ten times the people make it elsewhere."""
SETTLED = frozenset({"city", "town", "settlement", "village"})
_KIND_COST = {
    ("village", "city"): 0.2, ("village", "town"): 0.1, ("settlement", "city"): 0.2, ("settlement", "town"): 0.1,
    ("city", "village"): 0.1, ("city", "settlement"): 0.05, ("town", "village"): 0.02,
}  # fmt: skip
SUGGESTIONS = 8
SHORTEST = 3
"""Least letters of a folding key for a likeness to mean anything: nonsense folds to two."""
NONE = "no place of that name is known"
ALIKE = 72.0
"""Least likeness of two folding keys, percent of rapidfuzz's ratio, for one to be suggested for the other."""


def candidates(register: Register, query: Query, *, suggest: bool = True) -> list[Candidate]:
    """Return every candidate for a name, best first.

    suggest: also offer names that are only alike, when nothing better is known.
    """
    found: dict[str, Candidate] = {}
    forms = tuple(dict.fromkeys(key for key in (quick_fold(query.whole), quick_fold(query.core)) if key))
    if not forms or (is_abroad(forms[-1]) and not query.region):
        return []
    numbers = {number for key in forms for number in register.by_name(key)}
    _offer(found, (_named(register.entry(number), query, forms) for number in numbers))
    _offer(found, _namesakes(register, query, tuple(found.values())))
    bone = skeleton(forms[-1])
    if bone and not _settled(found, query):
        fitting = register.by_bones(bone) - numbers
        if len(bone) >= LOOSE_BONES:
            fitting |= register.by_loose(bone) - numbers
        _offer(found, (_fitting(register.entry(number), query, forms[-1]) for number in fitting))
    if not suggest or len(forms[-1]) < SHORTEST:
        found = {key: c for key, c in found.items() if c.how != "suggestion"}
    elif not found:
        _offer(found, _alike(register, query, forms[-1]))
    return sorted(found.values(), key=lambda c: (-c.score, -(c.place.population or 0), c.place.id))


def resolve(ranked: list[Candidate], query: Query, limit: int = 5) -> Resolution:
    """Choose among ranked candidates, or say why not."""
    shown = tuple(ranked[:limit])
    if not ranked:
        abroad = is_abroad(quick_fold(query.core)) and not query.region
        return Resolution((), None, 0.0, f"{query.whole!r}: {'lies outside Ukraine' if abroad else NONE}")
    best = ranked[0]
    rivals = [c for c in ranked[1:] if c.place.id != best.place.id]
    margin = round(best.score - rivals[0].score, 4) if rivals else best.score
    reason = _objection(best, rivals, query, margin)
    return Resolution(shown, None if reason else best, margin, reason)


def _objection(best: Candidate, rivals: list[Candidate], query: Query, margin: float) -> str:
    """Return why the best candidate should not be chosen, "" when it may be."""
    place, name = best.place, query.core
    if best.how == "suggestion":
        return f"{name!r}: not a known spelling; {place.name} is only the nearest"
    if query.region and not in_region(place, query.region):
        return f"{name!r}: no place of that name is known in {query.region}"
    if query.kind in {"oblast", "raion"} and place.kind in SETTLED | {"oblast", "raion"} - {query.kind}:
        return f"{name!r}: no {query.kind} of that name is known"
    same = [c for c in rivals if c.place.kind in SETTLED and c.how != "skeleton" and best.score - c.score < PRIOR + 0.1]
    if query.region:
        same = [c for c in same if in_region(c.place, query.region)]
    elif place.kind in SETTLED and (place.population or 0) < LARGE and len(same) >= MANY:
        return f"{name!r}: {len(same) + 1} places have this name; say which oblast"
    if margin < (CLEAR_WITHIN if query.region else CLEAR):
        return f"{name!r}: could be {_told(best)} or {_told(rivals[0])}"
    if best.score < _least(best, rivals, query):
        return f"{name!r}: {_told(best)} is too unsure a match"
    return ""


def _least(best: Candidate, rivals: list[Candidate], query: Query) -> float:
    """Return the score the best candidate must reach to be chosen."""
    if best.how == "skeleton" and (not query.region or any(c.how == "exact" for c in rivals)):
        return SURE_BONES
    return SURE_WITHIN if query.region else SURE


def in_region(place: Place, region: str) -> bool:
    """Tell whether a place can be meant when that region is named; areas lie in several regions."""
    return place.region in {region, NEIGHBOURS.get(region)} or not place.region


def prominence(entry: Entry) -> float:
    """Return how likely a place is to be written about, 0 to 1: by its people, being curated, and the front."""
    place = entry.place
    if place.kind == "raion":
        return 0.6
    people = math.log10(place.population) / 6.5 if place.population else 0.1
    if place.kind in {"city", "town"}:
        people = max(people, 0.5)
    if entry.curated:
        people = max(people, 0.78 if place.kind in {"settlement", "village"} else 0.9)
    return min(1.0, people + (AT_FRONT if place.region in FRONT else 0.0))


def _told(candidate: Candidate) -> str:
    place = candidate.place
    return f"{place.name} ({place.kind}, {place.region or 'Ukraine'})"


def _offer(found: dict[str, Candidate], more: Iterable[Candidate]) -> None:
    for candidate in more:
        known = found.get(candidate.place.id)
        if known is None or known.score < candidate.score:
            found[candidate.place.id] = candidate


def _scored(entry: Entry, query: Query, quality: float, matched: str, how: str) -> Candidate:
    score = quality - PRIOR * (1 - prominence(entry)) - _kind_cost(entry.place, query.kind)
    if query.region and not in_region(entry.place, query.region):
        score -= OTHER_REGION
    return Candidate(entry.place, round(max(0.0, min(1.0, score)), 4), matched, how)


def _kind_cost(place: Place, kind: str) -> float:
    if not kind or place.kind == kind:
        return 0.0
    if kind in SETTLED and place.kind in SETTLED:
        return _KIND_COST.get((kind, place.kind), 0.0)
    if place.kind in {"area", "country", "point"}:
        return 0.05
    return OTHER_KIND


def _named(entry: Entry, query: Query, keys: tuple[str, ...]) -> Candidate:
    """Score a place that one of its spellings, folded, is the name."""
    asked = {quick_exact(query.whole), quick_exact(query.core)}
    best: tuple[float, str, str] | None = None
    for spelling in (*entry.own, *entry.others, *entry.bare):
        if quick_fold(spelling) not in keys:
            continue
        how = "exact" if quick_exact(spelling) in asked else "folded"
        quality = QUALITY[how]
        if spelling in entry.others and spelling not in entry.own:
            quality -= OTHER_NAME if _same_name(spelling, entry.place.name) else FORMER
        if spelling in entry.bare and spelling not in entry.own and query.kind != entry.place.kind:
            quality -= BARE.get(entry.place.kind, 0.0)
        if best is None or quality > best[0]:
            best = quality, spelling, how
    quality, matched, how = best or (QUALITY["folded"], entry.place.name, "folded")
    return _scored(entry, query, quality, matched, how)


def _namesakes(register: Register, query: Query, found: Iterable[Candidate]) -> list[Candidate]:
    """Return the places that share a name with one found by another spelling: it could be said of them as well."""
    out = []
    spelled = [c for c in found if c.place.kind in SETTLED and _same_name(c.matched, c.place.name)]
    names = {c.place.name for c in spelled} - {c.matched for c in found}
    for name in sorted(names):
        for number in register.by_name(quick_fold(name)):
            entry = register.entry(number)
            if quick_fold(entry.place.name) == quick_fold(name):
                out.append(_scored(entry, query, QUALITY["folded"] - OTHER_NAME - NAMESAKE, entry.place.name, "folded"))
    return out


def _same_name(spelling: str, name: str) -> bool:
    """Tell another spelling of a name (Nikolaevka for Mykolaivka) from another name.

    Past the first letter, which Russian changes in some saints' names, the consonants are the same.
    """
    return skeleton(quick_fold(spelling))[1:] == skeleton(quick_fold(name))[1:]


def _settled(found: dict[str, Candidate], query: Query) -> bool:
    """Tell whether a place of that very name is known where it was asked for, so that no looser match is needed."""
    return any(not query.region or in_region(c.place, query.region) for c in found.values())


def _fitting(entry: Entry, query: Query, key: str) -> Candidate:
    from rapidfuzz.distance import Indel

    likeness, matched = max(
        (Indel.normalized_similarity(quick_fold(name), key), name) for name in (*entry.own, *entry.others)
    )
    least, more = SKELETON
    enough = LIKE if len(skeleton(key)) > 3 else LIKE_SHORT
    if likeness < enough:
        return _suggested(entry, query, likeness, matched)
    return _scored(entry, query, least + more * likeness, matched, "skeleton")


def _alike(register: Register, query: Query, key: str) -> list[Candidate]:
    from rapidfuzz import fuzz, process

    found = process.extract(key, register.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=SUGGESTIONS)
    out = []
    for near, percent, _ in found:
        for number in sorted(register.by_name(near)):
            entry = register.entry(number)
            names = (*entry.own, *entry.others, *entry.bare)
            matched = next((name for name in names if quick_fold(name) == near), entry.place.name)
            out.append(_suggested(entry, query, percent / 100, matched))
    return out


def _suggested(entry: Entry, query: Query, likeness: float, matched: str) -> Candidate:
    least, more = SUGGESTION
    made = _scored(entry, query, least + more * likeness, matched, "suggestion")
    return replace(made, score=round(made.score, 4))
