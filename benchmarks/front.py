"""How likely each settlement is to be reported from, by quarter: people, and nearness
to the front of that time.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dashboard.domain.errors import DataMissing
from dashboard.domain.geography.geo import EARTH_RADIUS_KM
from dashboard.domain.place import Place
from dashboard.gazetteer import Gazetteer

Array = NDArray[np.float64]
Line = tuple[tuple[str, str], ...]
SETTLEMENTS = ("city", "town", "village", "settlement")
USUAL_PEOPLE = {"city": 50_000, "town": 8_000, "settlement": 1_200, "village": 250}
"""Stand in for a population that is not known, so that a place can have a weight at
all.
"""
NEAR_KM, FAR_KM = 9.0, 45.0
"""Distances from the line over which reports of the front, and of the land behind it,
fall to a third.
"""
STEP_KM = 3.0
REGION_WEIGHT = {
    "Donetsk": 2.2,
    "Luhansk": 1.2,
    "Zaporizhzhia": 1.6,
    "Kherson": 2.0,
    "Kharkiv": 1.6,
    "Sumy": 1.3,
    "Kyiv City": 0.5,
}
"""Brings the shares of the oblasts near those of the public counts; 1 for every other.
"""
SPRING_2022: tuple[Line, ...] = (
    (("Hostomel", "Kyiv"), ("Bucha", "Kyiv"), ("Irpin", "Kyiv"), ("Makariv", "Kyiv")),
    (("Brovary", "Kyiv"), ("Chernihiv", "Chernihiv")),
    (
        ("Sumy", "Sumy"),
        ("Trostianets", "Sumy"),
        ("Kharkiv", "Kharkiv"),
        ("Chuhuiv", "Kharkiv"),
        ("Izium", "Kharkiv"),
        ("Sievierodonetsk", "Luhansk"),
        ("Popasna", "Luhansk"),
        ("Avdiivka", "Donetsk"),
        ("Marinka", "Donetsk"),
        ("Volnovakha", "Donetsk"),
        ("Mariupol", "Donetsk"),
    ),
    (
        ("Huliaipole", "Zaporizhzhia"),
        ("Orikhiv", "Zaporizhzhia"),
        ("Kherson", "Kherson"),
        ("Mykolaiv", "Mykolaiv"),
    ),
)
SUMMER_2022: tuple[Line, ...] = (
    (
        ("Kharkiv", "Kharkiv"),
        ("Chuhuiv", "Kharkiv"),
        ("Balakliia", "Kharkiv"),
        ("Izium", "Kharkiv"),
        ("Sloviansk", "Donetsk"),
        ("Siversk", "Donetsk"),
        ("Bakhmut", "Donetsk"),
        ("Toretsk", "Donetsk"),
        ("Avdiivka", "Donetsk"),
        ("Marinka", "Donetsk"),
        ("Vuhledar", "Donetsk"),
        ("Huliaipole", "Zaporizhzhia"),
        ("Orikhiv", "Zaporizhzhia"),
        ("Kamianske", "Zaporizhzhia"),
    ),
    (
        ("Nikopol", "Dnipropetrovsk"),
        ("Davydiv Brid", "Kherson"),
        ("Snihurivka", "Mykolaiv"),
        ("Kherson", "Kherson"),
    ),
)
YEAR_2023: tuple[Line, ...] = (
    (
        ("Vovchansk", "Kharkiv"),
        ("Kupiansk", "Kharkiv"),
        ("Svatove", "Luhansk"),
        ("Kreminna", "Luhansk"),
        ("Siversk", "Donetsk"),
        ("Bakhmut", "Donetsk"),
        ("Toretsk", "Donetsk"),
        ("Avdiivka", "Donetsk"),
        ("Marinka", "Donetsk"),
        ("Vuhledar", "Donetsk"),
        ("Velyka Novosilka", "Donetsk"),
        ("Huliaipole", "Zaporizhzhia"),
        ("Robotyne", "Zaporizhzhia"),
        ("Kamianske", "Zaporizhzhia"),
    ),
    (
        ("Nikopol", "Dnipropetrovsk"),
        ("Nova Kakhovka", "Kherson"),
        ("Krynky", "Kherson"),
        ("Kherson", "Kherson"),
    ),
)
FROM_2024: tuple[Line, ...] = (
    (
        ("Yunakivka", "Sumy"),
        ("Vovchansk", "Kharkiv"),
        ("Kupiansk", "Kharkiv"),
        ("Lyman", "Donetsk"),
        ("Siversk", "Donetsk"),
        ("Chasiv Yar", "Donetsk"),
        ("Toretsk", "Donetsk"),
        ("Pokrovsk", "Donetsk"),
        ("Kurakhove", "Donetsk"),
        ("Velyka Novosilka", "Donetsk"),
        ("Huliaipole", "Zaporizhzhia"),
        ("Orikhiv", "Zaporizhzhia"),
        ("Kamianske", "Zaporizhzhia"),
    ),
    (
        ("Nikopol", "Dnipropetrovsk"),
        ("Nova Kakhovka", "Kherson"),
        ("Kherson", "Kherson"),
    ),
)
PHASES: tuple[tuple[Line, ...], ...] = (
    (SPRING_2022,) + (SUMMER_2022,) * 2 + (YEAR_2023,) * 5 + (FROM_2024,) * 8
)
"""The front of each quarter from the first of 2022 to the last of 2025, roughly, as
lines through settlements.
"""


def settlements(gazetteer: Gazetteer) -> list[Place]:
    """Return every settlement that lies in a region, in a fixed order."""
    return sorted(
        (p for p in gazetteer.places() if p.kind in SETTLEMENTS and p.region),
        key=lambda p: p.id,
    )


def spread(rng: np.random.Generator, places: Sequence[Place]) -> Array:
    """Return lat, lon of each place in degrees, 4 decimals; villages known by their
    hromada alone are spread over it.

    Only for invented data: real data names a point for each village, and so must these.
    """
    exact = np.array(
        [place.precision.value in ("settlement", "point") for place in places]
    )
    reach = np.where(
        exact, 0.0, np.minimum([place.radius_km for place in places], 15.0)
    )
    distance = reach * np.sqrt(rng.random(len(places)))
    angle = rng.random(len(places)) * 2 * np.pi
    lat, lon = _degrees(places)
    degree = np.pi * EARTH_RADIUS_KM / 180
    return np.round(
        [
            lat + distance * np.sin(angle) / degree,
            lon + distance * np.cos(angle) / degree / np.cos(np.radians(lat)),
        ],
        4,
    ).T


def weights(
    rng: np.random.Generator,
    gazetteer: Gazetteer,
    places: Sequence[Place],
    points: Array,
) -> Array:
    """Return for each quarter the share of each place, an array of PHASES x places
    whose rows sum to 1.
    """
    people = np.array(
        [place.population or USUAL_PEOPLE[place.kind] for place in places], dtype=float
    )
    # Between villages of one size some are named a hundred times as often: a lognormal
    # gives that long tail.
    fame = people**0.45 * rng.lognormal(0, 0.8, len(places))
    fame *= [REGION_WEIGHT.get(place.region, 1.0) for place in places]
    known: dict[int, Array] = {}
    for phase in PHASES:
        if id(phase) not in known:
            away = _distance(points, _along(gazetteer, phase))
            share = fame * (
                np.exp(-away / NEAR_KM) + 0.12 * np.exp(-away / FAR_KM) + 0.0015
            )
            known[id(phase)] = share / share.sum()
    return np.array([known[id(phase)] for phase in PHASES])


def _degrees(places: Sequence[Place]) -> tuple[Array, Array]:
    return np.array([place.lat for place in places]), np.array(
        [place.lon for place in places]
    )


def _along(gazetteer: Gazetteer, phase: Sequence[Line]) -> Array:
    """Return points every few kilometres along the lines, degrees."""
    found = []
    for line in phase:
        ends = [_town(gazetteer, *town) for town in line]
        for (lat, lon), (lat2, lon2) in pairwise(ends):
            steps = max(
                2, int(np.hypot((lat2 - lat) * 111, (lon2 - lon) * 74) / STEP_KM)
            )
            found.append(np.linspace((lat, lon), (lat2, lon2), steps))
    return np.concatenate(found)


def _town(gazetteer: Gazetteer, name: str, region: str) -> tuple[float, float]:
    resolved = gazetteer.resolve(name, region, suggest=False)
    # Of two villages of one name the line runs by the one whose point is well known.
    exact = (c for c in resolved.candidates if c.place.precision.value == "settlement")
    chosen = resolved.chosen or next(exact, None)
    if chosen is None:
        raise DataMissing(
            f"{name} ({region}): not in the gazetteer; the front line of"
            " benchmarks/front.py needs it"
        )
    return chosen.place.lat, chosen.place.lon


def _distance(points: Array, line: Array) -> Array:
    """Return kilometres from each point to the nearest of the line, on a plane: less
    than 2 % off over Ukraine.
    """
    nearest = np.full(len(points), np.inf)
    east = 111.2 * np.cos(np.radians(48.5))
    for lat, lon in line:
        nearest = np.minimum(
            nearest, np.hypot((points[:, 0] - lat) * 111.2, (points[:, 1] - lon) * east)
        )
    return nearest
