"""From a name to ranked candidates, and from candidates to the one to stand by, or
none.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from dashboard.domain.place import Candidate, Place, Resolution
from dashboard.gazetteer.fold import exact_key, skeleton, without_accents
from dashboard.gazetteer.former import FormerName
from dashboard.gazetteer.query import NEIGHBOURS, Query, outside, place_nearby
from dashboard.gazetteer.register import SETTLED, Entry, Register, quick_fold
from dashboard.gazetteer.world import BLOCKING_PEOPLE, World, WorldRow

_REGION_WORDS = re.compile(
    r"(?i)\b(?:the|oblast|region|province|krai|republic|область|обл\.?)(?!\w)"
)

_WORD_ENDS = re.compile(r"[-\u2013/]|['\u2019]s(?!\w)")
"""What joins the words of a longer name, and the genitive's ending."""

quick_exact = lru_cache(maxsize=8192)(exact_key)

# The figures below were set by hand, looking at press spellings of front-line places;
# no sample was left out to check them. The tests hold the cases each is for.
QUALITY = {"exact": 1.0, "folded": 0.92}
SKELETON = (0.5, 0.42)
"""Score of a skeleton match: the first, and as much of the second as the folding keys
are alike (0 to 1).
"""
SUGGESTION = (0.2, 0.5)
"""The same for a suggestion."""
BESIDE = 0.7
"""What of its score a place has when the name only says to be near it."""
OTHER_NAME = 0.08
"""Taken from a place by a spelling of its name that is not its own, as GeoNames lists
them.
"""
FORMER = 0.2
"""Taken from a place by another name altogether: former names of cities are the present
names of many villages.
"""
NAMESAKE = 0.04
"""Taken from a place that has the same name as one a former or foreign spelling belongs
to, but not that spelling.
"""
PRIOR = 0.3
"""How much a place nobody writes about scores below one everybody does, the spelling
being equal.
"""
BARE = {"oblast": 0.15, "raion": 0.3}
"""Taken from an oblast or raion that is called by the name of its town alone."""
OTHER_REGION = 0.35
OTHER_KIND = 0.4
CLEAR = 0.07
"""Least margin for choosing; CLEAR_WITHIN when the oblast was given, which rules most
rivals out already.
"""
CLEAR_WITHIN = 0.05
SURE = 0.6
"""Least score for choosing; SURE_WITHIN when the oblast was given."""
SURE_WITHIN = 0.5
SURE_BONES = 0.75
"""Least score for choosing a skeleton match without an oblast, or when the very name is
known in another: that of a curated place or a town.
"""
LIKE = 0.62
"""A skeleton match whose folding keys are less alike than this (0 to 1) is a suggestion
only; one of three consonants must reach LIKE_SHORT.
"""
LIKE_SHORT = 0.75
LOOSE_BONES = 5
"""Least consonants for the loose comparison with curated places."""
MANY = 12
"""With more namesakes than this a village is not chosen without its oblast, however
well known it is.
"""
LARGE_VILLAGE = 1_000
"""People from which a village that reports name is not taken for its unnamed namesakes.
"""
LARGE_PLACE = 5_000
"""People from which their number says how well a place is known."""
LARGE = 10_000
"""People from which a place is known beyond its namesakes."""
AT_FRONT = 0.5
"""How much likelier to be written about a place is where reports name many (see
`Register.front`): a village there is as well known as a town elsewhere.
"""
IN_FRONT_OBLAST = 0.2
"""The same, where only the oblast tells."""
FRONT_OBLASTS = frozenset({"Donetsk", "Luhansk", "Zaporizhzhia", "Kherson", "Kharkiv"})
"""Oblasts the front line has crossed since 2022 and still does."""
BESIDE_FRONT = 0.63
"""Density of reported places from which a village may be the one that is meant, however
much better known its namesake is.
"""
REPORT_LEAST = 0.2
"""Least weight of what reports of those weeks name around one of several bearers of a
name (see `Register.reported`) for that one to be meant.
"""
REPORT_MORE = 6.0
"""How many times the weight around every other bearer that must be."""
REPORT_SCORE = 5.5
"""How far a better score makes up for it: a fifth of the scale, which is what being
named by reports at all is worth, counts as three times the weight.
"""
NOT_YET = 0.2
"""Taken from a place for the name it has today when the text is older than that."""
RENAMED = 0.04
"""Taken from a place for a name it no longer had on the day of the text: reports go on
using it.
"""
BEFORE_WAR = date(2014, 1, 1)
"""Names given up before this day are read in reports of today as those of others."""
UNITS = frozenset({"oblast", "raion"})
_KIND_COST = {
    ("village", "city"): 0.2,
    ("village", "town"): 0.1,
    ("settlement", "city"): 0.2,
    ("settlement", "town"): 0.1,
    ("city", "village"): 0.1,
    ("city", "settlement"): 0.05,
    ("town", "village"): 0.02,
}
FOREIGN_NAMESAKE = 0.25
"""Taken from a place in Ukraine that shares its name with one abroad which is written
about as much, and from one abroad whose namesake in Ukraine is written about more.
"""
OUTWEIGHS = 3.0
"""How many times the people a place abroad must have to be meant by a name, unless its
oblast says otherwise, and how many times fewer to be left out of account.
"""
PEOPLE = {
    "country": 50_000_000,
    "oblast": 1_000_000,
    "area": 1_000_000,
    "city": 100_000,
    "town": 10_000,
    "raion": 10_000,
}
"""What a place of Ukraine counts for when its people are not known, by kind."""
CURATED_PEOPLE = 60_000
"""What a curated place counts for at least: such a village is written about more than a
town abroad.
"""
FORMER_SHARE = 0.1
"""What of its people a place counts for under a former or foreign name."""
SUGGESTIONS = 8
OFFERED = 8
"""How many candidates a person chooses from."""
MOST_WORDS = 12
"""Words of a longer name that are looked through for a place."""
SHORTEST = 3
"""Least letters of a folding key for a likeness to mean anything: nonsense folds to
two.
"""
NONE = "no place of that name is known"
HOME = "UA"
"""Code of the country the gazetteer is of."""
VOWELS = "aeiou"
"""Of folding keys."""
ALIKE = 72.0
"""Least likeness of two folding keys, percent of rapidfuzz's ratio, for one to be
suggested for the other.
"""


class Abroad(NamedTuple):
    """What a name means outside Ukraine.

    rows: places abroad of that name, those named most first. blocks: no place in
    Ukraine is meant. contests: one in Ukraine may be.
    """

    rows: tuple[WorldRow, ...]
    blocks: bool
    contests: bool

    @property
    def label(self) -> str:
        """The first of them in words, "" when there is none."""
        return f"{self.rows[0].name}, {self.rows[0].country}" if self.rows else ""


NOWHERE_ABROAD = Abroad((), blocks=False, contests=False)


def abroad(register: Register, world: World, query: Query) -> Abroad:
    """Return what a name means outside Ukraine; an oblast that was given says that it
    means nothing there.
    """
    if query.region:
        return NOWHERE_ABROAD
    country = _country_of(world, query.within)
    if country:
        query = outside(query)
    rows = [row for key in _folding_keys(query) for row in world.named(key)]
    if country:
        rows = [row for row in rows if row.country == country]
        return Abroad(tuple(rows), blocks=True, contests=False)
    rows.sort(key=lambda row: (-row.people, row.id))
    return _weighed(register, world, query, tuple(dict.fromkeys(rows)))


def _weighed(
    register: Register,
    world: World,
    query: Query,
    rows: tuple[WorldRow, ...],
) -> Abroad:
    """Weigh the places abroad against those of the name in Ukraine."""
    own = _people_of_name(register, query)
    # Where Ukraine has the very spelling, one abroad that only folds alike is no rival.
    if own and _has_exact_spelling(register, query):
        rows = tuple(row for row in rows if _is_exactly(row, query))
    people = rows[0].people if rows else 0
    keys = _folding_keys(query)
    # A country in an odd spelling is no misspelt village: better no place than that.
    if not rows and not own and any(map(world.is_like_a_large_name, keys)):
        return Abroad((), blocks=True, contests=False)
    if people < BLOCKING_PEOPLE:
        return Abroad(rows, blocks=False, contests=bool(rows) and not own)
    return Abroad(
        rows,
        blocks=people > OUTWEIGHS * own,
        contests=people * OUTWEIGHS > own,
    )


def _has_exact_spelling(register: Register, query: Query) -> bool:
    exact = {quick_exact(query.whole), quick_exact(query.core)}
    numbers: set[int] = set().union(*map(register.by_name, _folding_keys(query)))
    entries = (register.entry(number) for number in numbers)
    return any(quick_exact(name) in exact for e in entries for name in e.own)


def _is_exactly(row: WorldRow, query: Query) -> bool:
    """Tell whether a place abroad is written so, not only in another transliteration:
    Terny is not Terni.
    """
    if not query.core.isascii():
        # Not only by another name of its own in Latin letters: Умань is not Oman,
        # which is Uman in Arabic.
        names = (row.name.removesuffix(" City"), *row.alternates)
        spelt = {quick_fold(n) for n in names if n == names[0] or not n.isascii()}
        return not spelt.isdisjoint(_folding_keys(query))
    exact = {quick_exact(query.whole), quick_exact(query.core)}
    # Reports leave out accents, and what stands behind New York.
    name = without_accents(row.name).removesuffix(" City")
    return not exact.isdisjoint({quick_exact(name), quick_exact(row.name)})


def _country_of(world: World, within: str) -> str:
    """Return the country of a region or country named behind a place, "" for none."""
    plain = _REGION_WORDS.sub("", within).strip()
    for name in (within, plain):
        key = quick_fold(name)
        for row in world.named(key) if key else ():
            # A hamlet called Texas makes no country of the word behind a name.
            if row.role or row.people >= BLOCKING_PEOPLE:
                return row.country
    return ""


def _people_of_name(register: Register, query: Query) -> float:
    """Return how many people the places of Ukraine that bear a name count for."""
    keys = _folding_keys(query)
    numbers: set[int] = set().union(*map(register.by_name, keys))
    return max(
        (_people_of(register.entry(number), keys) for number in numbers), default=0
    )


def _people_of(entry: Entry, keys: tuple[str, ...]) -> float:
    place = entry.place
    people = float(place.population or PEOPLE.get(place.kind, 500))
    if entry.curated:
        people = max(people, PEOPLE.get(place.kind, 0), CURATED_PEOPLE)
    own = (*entry.own, *entry.bare)
    if any(quick_fold(name) in keys for name in own):
        return people
    if any(
        quick_fold(name) in keys and _same_name(name, place.name)
        for name in entry.others
    ):
        return people
    return people * FORMER_SHARE


def candidates(
    register: Register,
    query: Query,
    *,
    suggest: bool = True,
    foreign: Abroad = NOWHERE_ABROAD,
) -> list[Candidate]:
    """Return every candidate in Ukraine for a name, best first.

    suggest: also offer names that are only alike, when nothing better is known.
    foreign: what the name means abroad.
    """
    keys = _folding_keys(query)
    if not keys:
        return []
    if foreign.blocks:
        return _blocked(register, query, foreign) if suggest else []
    pool: dict[str, Candidate] = {}
    numbers: set[int] = set().union(*map(register.by_name, keys))
    _offer(pool, (_named(register.entry(number), query, keys) for number in numbers))
    _offer(pool, _namesakes(register, query, tuple(pool.values())))
    # The looser comparisons are dear and doubtful: only for what no name fits there.
    if not _has_match_in_region(pool, query):
        _offer(pool, _by_consonants(register, query, keys[-1], numbers))
    wants_more = suggest and len(keys[-1]) >= SHORTEST and not foreign.rows
    if wants_more:
        _offer(pool, _suggestions(register, query, keys[-1], pool))
    listed = [c for c in pool.values() if wants_more or c.how != "suggestion"]
    if foreign.contests:
        listed = [
            replace(c, score=round(max(0.0, c.score - FOREIGN_NAMESAKE), 4))
            for c in listed
        ]
    return sorted(listed, key=best_first)


def _suggestions(
    register: Register,
    query: Query,
    key: str,
    pool: Mapping[str, Candidate],
) -> list[Candidate]:
    """Return what a person may choose besides the candidates that there are."""
    near = _beside(register, query)
    # What sounds alike is no answer yet: a slip of the pen may be nearer.
    if near or any(c.how in QUALITY for c in pool.values()):
        return near
    return [*_inside(register, query), *_alike(register, query, key)]


def _beside(register: Register, query: Query) -> list[Candidate]:
    """Return the places that a name only says to be near."""
    rest = place_nearby(query.core)
    if not rest:
        return []
    near = query._replace(whole=rest, core=rest, kind="")
    return [_as_suggestion(c) for c in candidates(register, near, suggest=False)]


def _inside(register: Register, query: Query) -> list[Candidate]:
    """Return the places whose names stand inside a longer one, as suggestions for it:
    Avdiivka of "Avdiivka Coke Plant".
    """
    words = _WORD_ENDS.sub(" ", query.core).split()[:MOST_WORDS]
    out = []
    for name in _names_inside(register, words):
        part = query._replace(whole=name, core=name, kind="")
        keys = _folding_keys(part)
        numbers = register.by_name(keys[0])
        out += [_named(register.entry(number), part, keys) for number in numbers]
    return [_as_suggestion(candidate) for candidate in out]


def _names_inside(register: Register, words: list[str]) -> list[str]:
    """Return the known names among some words, the longest first taken out."""
    for count in range(len(words), 0, -1):
        for at in range(len(words) - count + 1):
            name = " ".join(words[at : at + count])
            key = quick_fold(name) if name[0].isupper() else ""
            if len(key) >= SHORTEST and register.by_name(key):
                return [
                    *_names_inside(register, words[:at]),
                    name,
                    *_names_inside(register, words[at + count :]),
                ]
    return []


def _as_suggestion(candidate: Candidate) -> Candidate:
    score = round(BESIDE * candidate.score, 4)
    return replace(candidate, score=score, how="suggestion")


def _blocked(
    register: Register,
    query: Query,
    foreign: Abroad,
) -> list[Candidate]:
    """Return the places that reports name which are called like a larger town abroad,
    but for the ending of Russian: for a person to choose, never the answer.
    """
    if not foreign.rows or foreign.rows[0].role:
        return []
    keys = _folding_keys(query)
    numbers: set[int] = set().union(*map(register.by_name, keys))
    listed = [_named(register.entry(n), query, keys) for n in numbers]
    alike = _by_consonants(register, query, keys[-1], numbers)
    stem = _stem(keys[-1])
    listed += [c for c in alike if _stem(quick_fold(c.matched)) == stem]
    offered = [_as_suggestion(c) for c in listed if register.is_named(c.place.id)]
    return sorted(offered, key=best_first)


def _stem(key: str) -> str:
    return key.rstrip(VOWELS)


def candidates_abroad(foreign: Abroad, query: Query) -> list[Candidate]:
    """Return the places abroad as candidates, best first."""
    exact = {quick_exact(query.whole), quick_exact(query.core)}
    out = []
    for row in foreign.rows:
        spelling = _spelling(row, query)
        how = "exact" if quick_exact(spelling) in exact else "folded"
        # 6.5: as in `prominence`.
        fame = min(1.0, math.log10(max(row.people, 10)) / 6.5)
        score = QUALITY[how] - PRIOR * (1 - fame)
        if not (foreign.blocks or foreign.contests):
            score -= FOREIGN_NAMESAKE
        score = round(max(0.0, score), 4)
        out.append(Candidate(row.place, score, spelling, how))
    return sorted(out, key=best_first)


def _spelling(row: WorldRow, query: Query) -> str:
    keys = _folding_keys(outside(query)) + _folding_keys(query)
    names = (row.name, *row.alternates)
    return next((name for name in names if quick_fold(name) in keys), row.name)


def _folding_keys(query: Query) -> tuple[str, ...]:
    """Return the folding keys of the whole name and of its core, without empty ones."""
    keys = (quick_fold(query.whole), quick_fold(query.core))
    return tuple(dict.fromkeys(key for key in keys if key))


def best_first(candidate: Candidate) -> tuple[float, int, str]:
    """Return the key by which candidates are sorted, best first."""
    # The id comes last so that equal candidates have the same order everywhere.
    place = candidate.place
    return -candidate.score, -(place.population or 0), place.id


def _by_consonants(
    register: Register,
    query: Query,
    key: str,
    named: set[int],
) -> list[Candidate]:
    """Return the places whose consonants fit the name, without those it names."""
    bone = skeleton(key)
    if not bone:
        return []
    numbers = register.by_bones(bone) - named
    # Fewer consonants fit too many places for a loose comparison.
    if len(bone) >= LOOSE_BONES:
        numbers |= register.by_loose(bone) - named
    return [_fitting(register.entry(number), query, key) for number in numbers]


def resolve(
    ranked: list[Candidate],
    query: Query,
    limit: int = OFFERED,
    foreign: Abroad = NOWHERE_ABROAD,
    register: Register | None = None,
) -> Resolution:
    """Choose among ranked candidates, or say why not. foreign: what the name means
    abroad. register: tells which places lie where reports name many, in all and on the
    day of the text, None for none.
    """
    if not ranked:
        return Resolution((), None, 0.0, f"{query.whole!r}: {_absence(query, foreign)}")
    best = ranked[0]
    rivals = [c for c in ranked[1:] if c.place.id != best.place.id]
    margin = best.score
    if rivals:
        margin = round(best.score - rivals[0].score, 4)
    refusal = _objection_of_country(best, query, foreign) or _objection_to_match(
        best, query
    )
    doubt = (
        refusal
        or _objection_of_namesakes(best, rivals, query, register)
        or _objection_of_scores(best, rivals, query, margin)
    )
    meant = None if refusal else _told_by_reports(ranked, query, register)
    if doubt and meant is not None:
        others = [c for c in ranked if c is not meant]
        return Resolution((meant, *others[: limit - 1]), meant, margin, "")
    doubt = doubt or _objection_of_reports(best, meant, query)
    offered = _offered(ranked, query, register, limit)
    return Resolution(offered, None if doubt else best, margin, doubt)


def _offered(
    ranked: list[Candidate],
    query: Query,
    register: Register | None,
    limit: int,
) -> tuple[Candidate, ...]:
    """Return the candidates that a person chooses from: half of them by their score,
    the rest by how near reports of those weeks name places, where a day is known.
    """
    if register is None or query.day is None or len(ranked) <= limit:
        return tuple(ranked[:limit])
    first, rest = ranked[: limit // 2], ranked[limit // 2 :]
    weights = dict.fromkeys(rest, 0.0)
    for c in _bearers(rest):
        weights[c] = register.reported(c.place, query.day)
    # Sorting keeps the order of equals, which is that of their scores.
    nearest = sorted(rest, key=lambda c: -weights[c])
    chosen = {*first, *nearest[: limit - len(first)]}
    return tuple(c for c in ranked if c in chosen)


def _bearers(ranked: Iterable[Candidate]) -> list[Candidate]:
    """Return the settlements of Ukraine among the candidates that bear the name."""
    return [
        c
        for c in ranked
        if c.place.kind in SETTLED
        # Places abroad are of the same kinds.
        and c.place.country == HOME
        and c.how in QUALITY
    ]


def _absence(query: Query, foreign: Abroad) -> str:
    """Say why there is no candidate."""
    if foreign.rows or foreign.blocks:
        return f"lies outside Ukraine ({foreign.label or query.within})"
    return NONE


def _told_by_reports(
    ranked: list[Candidate],
    query: Query,
    register: Register | None,
) -> Candidate | None:
    """Return the one bearer of a name that lies where reports of those weeks name
    places, None when there is none or no day is known.
    """
    if register is None or query.day is None or query.region:
        return None
    bearers = [c for c in _bearers(ranked) if ranked[0].score - c.score < PRIOR + 0.1]
    if len(bearers) < 2:
        return None
    weights = [register.reported(c.place, query.day) for c in bearers]
    at = weights.index(max(weights))
    if weights[at] < REPORT_LEAST:
        return None
    if _outweighs(weights, at):
        return bearers[at]
    factors = [math.exp(REPORT_SCORE * c.score) for c in bearers]
    weights = [a * b for a, b in zip(weights, factors, strict=True)]
    return bearers[at] if _outweighs(weights, at) else None


def _outweighs(weights: list[float], at: int) -> bool:
    """Tell whether one weight is REPORT_MORE times every other."""
    most = max(weights[:at] + weights[at + 1 :])
    return weights[at] >= REPORT_MORE * most


# Each objection is a sentence, "" when there is none.


def _objection_to_match(best: Candidate, query: Query) -> str:
    """Object to a best candidate that is not what was asked for."""
    place, name = best.place, query.core
    if best.how == "suggestion" and place_nearby(name):
        return f"{name!r}: says where it is from {place.name}, not which place it is"
    if best.how == "suggestion":
        return f"{name!r}: not a known spelling; {place.name} is only the nearest"
    if query.region and not in_region(place, query.region):
        return f"{name!r}: no place of that name is known in {query.region}"
    if query.kind in UNITS and place.kind in (SETTLED | UNITS) - {query.kind}:
        return f"{name!r}: no {query.kind} of that name is known"
    return ""


def _objection_of_country(
    best: Candidate,
    query: Query,
    foreign: Abroad,
) -> str:
    """Object to a place in Ukraine whose name is as much that of one abroad."""
    if best.place.country != HOME:
        return ""
    if foreign.blocks:
        return f"{query.whole!r}: {_absence(query, foreign)}"
    if foreign.contests:
        return f"{query.core!r}: could be {_label(best)} or {foreign.label}"
    return ""


def _objection_of_namesakes(
    best: Candidate,
    rivals: list[Candidate],
    query: Query,
    register: Register | None,
) -> str:
    """Object to a place that shares its name with others, no oblast being given: with
    one that reports of the war name as well, or with many.
    """
    place = best.place
    people = place.population or 0
    if query.region or place.kind not in SETTLED - {"city"}:
        return ""
    namesakes = [c for c in rivals if c.place.kind in SETTLED and c.how != "skeleton"]
    if register is None:
        beside = []
        is_at_front = False
    else:
        beside = [c for c in namesakes if _is_named_too(c, best, register)]
        is_at_front = register.front(place) >= BESIDE_FRONT
    if beside:
        return (
            f"{query.core!r}: could be {_label(best)} or {_label(beside[0])}; say which"
            " oblast"
        )
    # What lies farther behind than fame can explain is no serious rival.
    near = [c for c in namesakes if best.score - c.score < PRIOR + 0.1]
    # A village at the front is named more often than its namesakes together.
    if len(near) < MANY or people >= LARGE or is_at_front:
        return ""
    count = len(near) + 1
    return f"{query.core!r}: {count} places have this name; say which oblast"


def _objection_of_reports(
    best: Candidate,
    meant: Candidate | None,
    query: Query,
) -> str:
    """Object to a village chosen by its score alone where reports of those weeks name
    places around another bearer of the name. meant: that one, None without one.
    """
    place = best.place
    if meant is None or meant is best or place.kind == "city":
        return ""
    if (place.population or 0) >= LARGE:
        return ""
    return f"{query.core!r}: could be {_label(best)} or {_label(meant)}"


def _is_named_too(
    rival: Candidate,
    best: Candidate,
    register: Register,
) -> bool:
    """Tell whether reports of the war name a namesake as well: it is curated as the
    best one is, or lies where they name many.
    """
    number = register.number_of(rival.place.id)
    if number is None or rival.how == "suggestion":
        return False
    # A spelling that is the best one's alone tells them apart.
    if quick_fold(rival.matched) != quick_fold(best.matched):
        return False
    entry = register.entry(number)
    place = best.place
    is_large = place.kind == "town" or (place.population or 0) >= LARGE_VILLAGE
    if is_large and register.is_named(place.id):
        return entry.curated
    return entry.curated or entry.front >= BESIDE_FRONT


def _objection_of_scores(
    best: Candidate,
    rivals: list[Candidate],
    query: Query,
    margin: float,
) -> str:
    """Object to a best candidate that is hardly better than the next, or not good."""
    if margin < (CLEAR_WITHIN if query.region else CLEAR):
        return f"{query.core!r}: could be {_label(best)} or {_label(rivals[0])}"
    if best.score < _least(best, rivals, query):
        return f"{query.core!r}: {_label(best)} is too unsure a match"
    return ""


def _least(
    best: Candidate,
    rivals: list[Candidate],
    query: Query,
) -> float:
    """Return the score the best candidate must reach to be chosen."""
    if best.how == "skeleton" and (
        not query.region or any(c.how == "exact" for c in rivals)
    ):
        return SURE_BONES
    return SURE_WITHIN if query.region else SURE


def in_region(place: Place, region: str) -> bool:
    """Tell whether a place can be meant when that region is named; areas lie in several
    regions.
    """
    if place.country != HOME:
        return False
    return place.region in {region, NEIGHBOURS.get(region)} or not place.region


def prominence(entry: Entry, front: float | None = None) -> float:
    """Return how likely a place is to be written about, 0 to 1: by its people, being
    curated, and the front.

    front: how densely reported places lie round it, 0 to 1; None when whoever asks
    weighs that, and only the oblast tells.
    """
    place = entry.place
    if place.kind == "raion":
        return 0.6
    people = 0.1
    if place.population:
        # 6.5: a city of three million, the largest, comes to 1.
        people = math.log10(place.population) / 6.5
        if front is not None and place.population < LARGE_PLACE:
            # That a village's people are known says more of the source than of it.
            people = 0.1 + people / 2
    if place.kind in {"city", "town"}:
        people = max(people, 0.5)
    if entry.curated:
        # Somebody put it on the list because reports name it.
        people = max(people, 0.78 if place.kind in {"settlement", "village"} else 0.9)
    if front is None:
        people += IN_FRONT_OBLAST if place.region in FRONT_OBLASTS else 0.0
    elif place.kind in SETTLED:
        people += AT_FRONT * front
    return min(1.0, people)


def _label(candidate: Candidate) -> str:
    place = candidate.place
    where = place.region or ("Ukraine" if place.country == HOME else place.country)
    return f"{place.name} ({place.kind}, {where})"


def _offer(pool: dict[str, Candidate], more: Iterable[Candidate]) -> None:
    """Add candidates; of two for one place the better stays."""
    for candidate in more:
        present = pool.get(candidate.place.id)
        if present is None or present.score < candidate.score:
            pool[candidate.place.id] = candidate


def _scored(
    entry: Entry,
    query: Query,
    quality: float,
    matched: str,
    how: str,
) -> Candidate:
    score = (
        quality
        - PRIOR * (1 - prominence(entry, entry.front if query.by_front else None))
        - _kind_cost(entry.place, query.kind)
    )
    # Taken off, not left out: a report may have the wrong oblast, and a person chooses.
    if query.region and not in_region(entry.place, query.region):
        score -= OTHER_REGION
    return Candidate(entry.place, round(max(0.0, min(1.0, score)), 4), matched, how)


def _kind_cost(place: Place, kind: str) -> float:
    if not kind or place.kind == kind:
        return 0.0
    if kind in SETTLED and place.kind in SETTLED:
        return _KIND_COST.get((kind, place.kind), 0.0)
    # These have no kind of settlement that the word could contradict.
    if place.kind in {"area", "country", "point"}:
        return 0.05
    return OTHER_KIND


def _named(
    entry: Entry,
    query: Query,
    keys: tuple[str, ...],
) -> Candidate:
    """Score a place that one of its spellings, folded, is the name."""
    exact = {quick_exact(query.whole), quick_exact(query.core)}
    best: tuple[float, str, str] | None = None
    for spelling in spellings(entry):
        if quick_fold(spelling) not in keys:
            continue
        how = "exact" if quick_exact(spelling) in exact else "folded"
        quality = QUALITY[how] - _spelling_cost(entry, spelling, query)
        if best is None or quality > best[0]:
            best = quality, spelling, how
    # Only an index that does not fit its rows leaves an entry without a spelling.
    quality, matched, how = best or (QUALITY["folded"], entry.place.name, "folded")
    return _scored(entry, query, quality, matched, how)


def spellings(entry: Entry) -> tuple[str, ...]:
    """Return every spelling of a place, former names last."""
    former = (name.name for name in entry.former)
    return (*entry.own, *entry.others, *entry.bare, *former)


def _spelling_cost(entry: Entry, spelling: str, query: Query) -> float:
    """Return what is taken from a place for a spelling that is not its official one, or
    was not on the day of the text.
    """
    key = quick_fold(spelling)
    former = [name for name in entry.former if quick_fold(name.name) == key]
    if former and not _same_name(spelling, entry.place.name):
        return _cost_of_former(former[0], query.day)
    if spelling in entry.own:
        return NOT_YET if _is_not_yet(entry, spelling, query.day) else 0.0
    cost = 0.0
    if spelling in entry.others:
        cost += OTHER_NAME if _same_name(spelling, entry.place.name) else FORMER
    if spelling in entry.bare and query.kind != entry.place.kind:
        cost += BARE.get(entry.place.kind, 0.0)
    return cost


def _cost_of_former(former: FormerName, day: date | None) -> float:
    """Return what a former name costs. It competes with the present namesakes of its
    place, as reports of both times are read; long before the war it does not.
    """
    if former.gone_by < BEFORE_WAR and (day is None or day >= BEFORE_WAR):
        return FORMER
    return RENAMED if day is not None and day >= former.gone_by else 0.0


def _is_not_yet(entry: Entry, spelling: str, day: date | None) -> bool:
    """Tell whether a text is older than the name it would give a place."""
    if day is None or not entry.former:
        return False
    bones = {skeleton(quick_fold(former.name)) for former in entry.former}
    last = max(former.last_seen for former in entry.former)
    # A name that differs from a former one in its spelling alone was there before.
    return day <= last and skeleton(quick_fold(spelling)) not in bones


def _namesakes(
    register: Register,
    query: Query,
    matches: Iterable[Candidate],
) -> list[Candidate]:
    """Return the places that share a name with a match by another spelling of it: the
    text could mean them as well.
    """
    matches = tuple(matches)
    spelled = [
        c
        for c in matches
        if c.place.kind in SETTLED and _same_name(c.matched, c.place.name)
    ]
    names = {c.place.name for c in spelled} - {c.matched for c in matches}
    # A little behind the match it is a namesake of, so that this still comes first.
    quality = QUALITY["folded"] - OTHER_NAME - NAMESAKE
    out = []
    for key in map(quick_fold, sorted(names)):
        for number in register.by_name(key):
            entry = register.entry(number)
            present = (entry.place.name, *(former.name for former in entry.former))
            if any(quick_fold(name) == key for name in present):
                out.append(_scored(entry, query, quality, present[0], "folded"))
    return out


def _same_name(spelling: str, name: str) -> bool:
    """Tell another spelling of a name (Nikolaevka for Mykolaivka) from another name.

    Past the first letter, which Russian changes in some saints' names, the consonants
    are the same.
    """
    return skeleton(quick_fold(spelling))[1:] == skeleton(quick_fold(name))[1:]


def _has_match_in_region(pool: dict[str, Candidate], query: Query) -> bool:
    """Tell whether a place of that very name is known where it was asked for, so that
    no looser match is needed.
    """
    return any(
        not query.region or in_region(c.place, query.region) for c in pool.values()
    )


def _fitting(entry: Entry, query: Query, key: str) -> Candidate:
    # Loaded late: most names fit without it, and a command that needs none is quicker.
    from rapidfuzz.distance import Indel

    likeness, matched = max(
        (Indel.normalized_similarity(quick_fold(name), key), name)
        for name in spellings(entry)
    )
    least, more = SKELETON
    enough = LIKE if len(skeleton(key)) > 3 else LIKE_SHORT
    if likeness < enough:
        return _suggested(entry, query, likeness, matched)
    return _scored(entry, query, least + more * likeness, matched, "skeleton")


def _alike(
    register: Register,
    query: Query,
    key: str,
) -> list[Candidate]:
    from rapidfuzz import fuzz, process

    nearest = process.extract(
        key, register.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=SUGGESTIONS
    )
    out = []
    for near, percent, _ in nearest:
        for number in sorted(register.by_name(near)):
            entry = register.entry(number)
            names = spellings(entry)
            matched = next(
                (name for name in names if quick_fold(name) == near), entry.place.name
            )
            out.append(_suggested(entry, query, percent / 100, matched))
    return out


def _suggested(
    entry: Entry,
    query: Query,
    likeness: float,
    matched: str,
) -> Candidate:
    least, more = SUGGESTION
    return _scored(entry, query, least + more * likeness, matched, "suggestion")
