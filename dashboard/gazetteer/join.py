"""Joining the official register (names, no coordinates) to GeoNames (coordinates, names in every spelling).

A name is matched inside its raion only, and only when exactly one settlement of the register and one place of GeoNames
there can carry it. Namesakes in one raion are told apart by the hromada they lie near, or are left approximate.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from statistics import median
from typing import NamedTuple

from dashboard.domain.geo import kilometres
from dashboard.gazetteer.fold import exact_key, fold, skeleton

MISMATCH_KM = 40.0
"""A match farther than this from its hromada's other places is another village of the name; hromadas are about 20 km
across, and the one mismatch found by hand in 170 was 40 km off."""
SAME_PLACE_KM = 5.0
"""Two GeoNames rows of one name this near each other are one settlement entered twice."""
NEAR_KM = 15.0
"""A namesake is told apart by its hromada when that is nearer than this and every other is twice as far."""
LOOSE_KM = 25.0
"""A match on the consonants alone must lie this near to its hromada's other places."""

MOST_PEOPLE = {"village": 20_000, "settlement": 50_000}
"""The largest village (Sofiivska Borshchahivka) and settlement (Slobozhanske) of Ukraine are well below these."""

OUTSIDE_RAIONS = "00"
"""Raion digits of the register's settlements that lie in no raion: Chornobyl, Prypiat, the villages of Sevastopol."""

Point = tuple[float, float]


class Registered(NamedTuple):
    """A settlement of the register. unit: its KATOTTG code; names: official and former names in Ukrainian."""

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
    """A populated place of GeoNames. raion: four digits, "" when unknown; lat, lon: WGS84 degrees."""

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


def join(register: Sequence[Registered], places: Sequence[GeoName]) -> Match:
    """Return KATOTTG code -> GeoNames place, for the settlements that could be matched safely."""
    by_unit = {row.unit: row for row in register}
    found: Match = {}
    deferred: dict[tuple[str, ...], list[GeoName]] = defaultdict(list)
    for key in (exact_key, fold):
        taken = {place.number for place in found.values()}
        offers = _offers(register, [p for p in places if p.number not in taken], key, found)
        for units, group in offers.items():
            one = _one_place(group)
            if len(units) == 1 and one is not None:
                found[units[0]] = one
            elif key is exact_key:
                deferred[units].extend(group)
    found = drop_mismatches(found)
    _tell_namesakes_apart(deferred, found)
    _match_loosely(register, places, found)
    return {unit: found[unit] for unit in sorted(drop_mismatches(found)) if unit in by_unit}


def centres(found: Match, level: int) -> dict[str, list[Point]]:
    """Return the matched points of each unit; level: how many digits of the code name it (7 hromada, 4 raion)."""
    out: dict[str, list[Point]] = defaultdict(list)
    for unit, place in found.items():
        out[unit[2 : 2 + level]].append(place.point)
    return out


def mean(points: Sequence[Point]) -> Point:
    """Return the mean of some points, degrees; good enough over tens of kilometres."""
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)


def drop_mismatches(found: Match) -> Match:
    """Return the matches without those too far from the other matches of their hromada."""
    around = centres(found, 7)
    kept: Match = {}
    for unit, place in found.items():
        others = list(around[unit[2:9]])
        others.remove(place.point)
        if not others or kilometres(*place.point, *_middle(others)) <= MISMATCH_KM:
            kept[unit] = place
    return kept


def _middle(points: Sequence[Point]) -> Point:
    return median(p[0] for p in points), median(p[1] for p in points)


def _offers(
    register: Iterable[Registered], places: Iterable[GeoName], key: Key, found: Match
) -> dict[tuple[str, ...], list[GeoName]]:
    """Group the places by the register's settlements they could be."""
    index: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in register:
        if row.unit not in found:
            for name in row.names:
                index[row.raion, key(name)][row.unit] = row.category
    offers: dict[tuple[str, ...], list[GeoName]] = defaultdict(list)
    for place in places:
        units: dict[str, str] = {}
        for name in (place.name, *place.alternates):
            for scope in (place.raion, place.raion[:2] + OUTSIDE_RAIONS):
                units.update(index.get((scope, key(name)), {}))
        units = {unit: category for unit, category in units.items() if _can_hold(category, place)}
        if units:
            offers[_of_rank(units, place)].append(place)
    return offers


def _can_hold(category: str, place: GeoName) -> bool:
    """Tell a settlement from a city district of its name: districts are listed with a city's population."""
    return place.population <= MOST_PEOPLE.get(category, place.population)


def _of_rank(units: dict[str, str], place: GeoName) -> tuple[str, ...]:
    """Narrow settlements of one name to the only city or town among them, when the place is a big one."""
    towns = [unit for unit, category in units.items() if category == "town"]
    if len(towns) == 1 and place.population >= 5000:
        return (towns[0],)
    return tuple(sorted(units))


def _one_place(group: Sequence[GeoName]) -> GeoName | None:
    best = max(group, key=lambda place: (place.population, len(place.alternates), -place.number))
    if all(kilometres(*best.point, *other.point) <= SAME_PLACE_KM for other in group):
        return best
    return None


def _tell_namesakes_apart(deferred: dict[tuple[str, ...], list[GeoName]], found: Match) -> None:
    around = {code: mean(points) for code, points in centres(found, 7).items()}
    for units, group in sorted(deferred.items()):
        hromadas = {unit: unit[2:9] for unit in units}
        if len(set(hromadas.values())) != len(units) or not all(code in around for code in hromadas.values()):
            continue
        chosen: dict[str, list[GeoName]] = defaultdict(list)
        for place in group:
            ranked = sorted((kilometres(*place.point, *around[code]), unit) for unit, code in hromadas.items())
            near = ranked[0][0]
            if near <= NEAR_KM and (len(ranked) == 1 or ranked[1][0] >= max(2 * near, NEAR_KM)):
                chosen[ranked[0][1]].append(place)
        for unit, places in chosen.items():
            one = _one_place(places)
            if one is not None and unit not in found:
                found[unit] = one


def _match_loosely(register: Sequence[Registered], places: Sequence[GeoName], found: Match) -> None:
    """Match on consonants inside the raion, for names only known in Russian, and where the raion is not known."""
    around = {code: mean(points) for code, points in centres(found, 7).items()}
    taken = {place.number for place in found.values()}
    category_of = {row.unit: row.category for row in register}
    free = [place for place in places if place.number not in taken]
    bone: Key = lambda name: skeleton(fold(name))  # noqa: E731 - one expression, used twice below
    index: dict[str, list[str]] = defaultdict(list)
    for row in register:
        if row.unit not in found and row.hromada in around:
            for name in {bone(name) for name in row.names} - {""}:
                index[name].append(row.unit)
    offers: dict[str, list[GeoName]] = defaultdict(list)
    for place in free:
        near = {
            unit
            for name in {bone(name) for name in (place.name, *place.alternates)}
            for unit in index.get(name, ())
            if place.raion in {"", unit[2:6]}
            and _can_hold(category_of[unit], place)
            and kilometres(*place.point, *around[unit[2:9]]) <= LOOSE_KM
        }
        if len(near) == 1:
            offers[near.pop()].append(place)
    for unit, group in offers.items():
        one = _one_place(group)
        if one is not None:
            found[unit] = one
