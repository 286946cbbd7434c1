"""Joining the official register (names, no coordinates) to GeoNames (coordinates, names
in every spelling).

A name is matched inside its raion only, and only when exactly one settlement of the
register and one place of GeoNames there can carry it. Namesakes in one raion are told
apart by the hromada they lie near, or are left approximate.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from statistics import median
from typing import NamedTuple

from dashboard.domain.geography.geo import kilometres
from dashboard.gazetteer.fold import exact_key, fold, skeleton

MISMATCH_KM = 40.0
"""A match farther than this from its hromada's other places is another village of the
name; hromadas are about 20 km across, and the only mismatch seen by hand in 170 was
40 km off.
"""
SAME_PLACE_KM = 5.0
"""Two GeoNames rows of one name this near each other are one settlement entered twice.
"""
NEAR_KM = 15.0
"""A namesake is told apart by its hromada when that is nearer than this and every other
is twice as far.
"""
LOOSE_KM = 25.0
"""A match on the consonants alone must lie this near to its hromada's other places."""

MOST_PEOPLE = {"village": 20_000, "settlement": 50_000}
"""The largest village (Sofiivska Borshchahivka) and settlement (Slobozhanske) of
Ukraine are well below these.
"""

LARGE_PLACE = 5000
"""People from which a place is taken for the town among settlements of its name."""

OUTSIDE_RAIONS = "00"
"""Raion digits of the register's settlements that lie in no raion: Chornobyl, Prypiat,
the villages of Sevastopol.
"""

Point = tuple[float, float]


class Registered(NamedTuple):
    """A settlement of the register. unit: its KATOTTG code; names: official and former
    names in Ukrainian.
    """

    unit: str
    category: str
    names: tuple[str, ...]

    @property
    def raion(self) -> str:
        """First four digits of the code, which GeoNames uses as its admin2 code."""
        return self.unit[2:6]

    @property
    def hromada(self) -> str:
        """First seven digits of the code."""
        return self.unit[2:9]


class GeoName(NamedTuple):
    """A populated place of GeoNames. raion: four digits, "" when unknown; lat, lon:
    WGS84 degrees.
    """

    number: int
    name: str
    alternates: tuple[str, ...]
    lat: float
    lon: float
    population: int
    raion: str

    @property
    def point(self) -> Point:
        """Latitude and longitude, degrees."""
        return self.lat, self.lon


Match = dict[str, GeoName]
Key = Callable[[str], str]
Offers = dict[tuple[str, ...], list[GeoName]]
"""The codes of the settlements that share a name -> the places that could be them."""


def join(register: Sequence[Registered], places: Sequence[GeoName]) -> Match:
    """Return KATOTTG code -> GeoNames place, for the settlements that could be matched
    safely.
    """
    by_unit = {row.unit: row for row in register}
    matches: Match = {}
    deferred: Offers = defaultdict(list)
    # Exact spellings first: a folded key is shared by more names, so it may only speak
    # for what the exact one has left over.
    for key in (exact_key, fold):
        offers = _offers(register, _unmatched(places, matches), key, matches)
        for units, group in offers.items():
            place = _same_settlement(group)
            if len(units) == 1 and place is not None:
                matches[units[0]] = place
            elif key is exact_key:
                deferred[units].extend(group)
    matches = drop_mismatches(matches)
    _match_namesakes(deferred, matches)
    _match_loosely(register, places, matches)
    sound = drop_mismatches(matches)
    return {unit: sound[unit] for unit in sorted(sound) if unit in by_unit}


def _unmatched(places: Iterable[GeoName], matches: Match) -> list[GeoName]:
    taken = {place.number for place in matches.values()}
    return [place for place in places if place.number not in taken]


def centres(matches: Match, level: int) -> dict[str, list[Point]]:
    """Return the matched points of each unit; level: how many digits of the code name
    it (7 hromada, 4 raion).
    """
    out: dict[str, list[Point]] = defaultdict(list)
    for unit, place in matches.items():
        out[unit[2 : 2 + level]].append(place.point)
    return out


def mean(points: Sequence[Point]) -> Point:
    """Return the mean of some points, degrees; good enough over tens of kilometres."""
    count = len(points)
    return sum(p[0] for p in points) / count, sum(p[1] for p in points) / count


def drop_mismatches(matches: Match) -> Match:
    """Return the matches without those too far from the other matches of their
    hromada.
    """
    around = centres(matches, 7)
    sound: Match = {}
    for unit, place in matches.items():
        others = list(around[unit[2:9]])
        others.remove(place.point)
        if not others or kilometres(*place.point, *_middle(others)) <= MISMATCH_KM:
            sound[unit] = place
    return sound


def _middle(points: Sequence[Point]) -> Point:
    # The median: a mismatch among the others must not draw the middle to itself.
    return median(p[0] for p in points), median(p[1] for p in points)


def _offers(
    register: Iterable[Registered],
    places: Iterable[GeoName],
    key: Key,
    matches: Match,
) -> Offers:
    """Group the places by the register's settlements they could be."""
    index: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in register:
        if row.unit not in matches:
            for name in row.names:
                index[row.raion, key(name)][row.unit] = row.category
    offers: Offers = defaultdict(list)
    for place in places:
        units = _bearers(place, key, index)
        if units:
            offers[_of_rank(units, place)].append(place)
    return offers


def _bearers(
    place: GeoName,
    key: Key,
    index: dict[tuple[str, str], dict[str, str]],
) -> dict[str, str]:
    """Return the settlements (code -> category) that bear a name of the place."""
    units: dict[str, str] = {}
    for name in (place.name, *place.alternates):
        for scope in (place.raion, place.raion[:2] + OUTSIDE_RAIONS):
            units.update(index.get((scope, key(name)), {}))
    return {
        unit: category
        for unit, category in units.items()
        if _population_fits(category, place)
    }


def _population_fits(category: str, place: GeoName) -> bool:
    """Tell a settlement from a city district of its name: districts are listed with a
    city's population.
    """
    return place.population <= MOST_PEOPLE.get(category, place.population)


def _of_rank(units: dict[str, str], place: GeoName) -> tuple[str, ...]:
    """Narrow settlements of one name to the only city or town among them, when the
    place is a big one.
    """
    towns = [unit for unit, category in units.items() if category == "town"]
    if len(towns) == 1 and place.population >= LARGE_PLACE:
        return (towns[0],)
    return tuple(sorted(units))


def _same_settlement(group: Sequence[GeoName]) -> GeoName | None:
    """Return the best row of a settlement that was entered more than once, None for
    rows that are different settlements.
    """
    best = max(
        group,
        key=lambda place: (place.population, len(place.alternates), -place.number),
    )
    if all(kilometres(*best.point, *other.point) <= SAME_PLACE_KM for other in group):
        return best
    return None


def _match_namesakes(deferred: Offers, matches: Match) -> None:
    """Match namesakes of one raion that lie in different hromadas, each place to the
    hromada it is clearly nearest to.
    """
    around = {code: mean(points) for code, points in centres(matches, 7).items()}
    for units, group in sorted(deferred.items()):
        hromadas = {unit: unit[2:9] for unit in units}
        codes = set(hromadas.values())
        # Two namesakes in one hromada, or a hromada whose whereabouts nobody knows:
        # nearness says nothing there.
        if len(codes) != len(units) or not codes <= around.keys():
            continue
        nearest: dict[str, list[GeoName]] = defaultdict(list)
        for place in group:
            unit = _nearest(place, {u: around[code] for u, code in hromadas.items()})
            if unit:
                nearest[unit].append(place)
        _add_settlements(matches, nearest)


def _nearest(place: GeoName, centre_of: dict[str, Point]) -> str:
    """Return the unit whose centre is clearly the nearest to a place, "" when none
    is.
    """
    ranked = sorted(
        (kilometres(*place.point, *centre), unit) for unit, centre in centre_of.items()
    )
    near, unit = ranked[0]
    if near > NEAR_KM:
        return ""
    if len(ranked) > 1 and ranked[1][0] < max(2 * near, NEAR_KM):
        return ""
    return unit


def _add_settlements(matches: Match, places_of: dict[str, list[GeoName]]) -> None:
    """Add what is one settlement only, to units that have no match yet."""
    for unit, group in places_of.items():
        place = _same_settlement(group)
        if place is not None and unit not in matches:
            matches[unit] = place


def _match_loosely(
    register: Sequence[Registered],
    places: Sequence[GeoName],
    matches: Match,
) -> None:
    """Match on consonants inside the raion, for names only known in Russian, and where
    the raion is not known.
    """
    around = {code: mean(points) for code, points in centres(matches, 7).items()}
    free = [r for r in register if r.unit not in matches and r.hromada in around]
    index: dict[str, list[Registered]] = defaultdict(list)
    for row in free:
        for bone in _bones(row.names) - {""}:
            index[bone].append(row)
    offers: dict[str, list[GeoName]] = defaultdict(list)
    for place in _unmatched(places, matches):
        near = {
            row.unit
            for bone in _bones((place.name, *place.alternates))
            for row in index.get(bone, ())
            if _may_be(row, place, around[row.hromada])
        }
        if len(near) == 1:
            offers[near.pop()].append(place)
    _add_settlements(matches, offers)


def _may_be(row: Registered, place: GeoName, centre: Point) -> bool:
    return (
        place.raion in {"", row.raion}
        and _population_fits(row.category, place)
        and kilometres(*place.point, *centre) <= LOOSE_KM
    )


def _bones(names: Iterable[str]) -> set[str]:
    return {skeleton(fold(name)) for name in names}
