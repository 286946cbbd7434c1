"""Who spoke first of a place, and which places around it have claims."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dashboard.domain.filters import Filters
from dashboard.domain.geography.geo import Box, kilometres
from dashboard.index.index import Index, Listed
from dashboard.index.schema import ACTOR_SLOTS, KIND_SLOTS

_KILOMETRES_A_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A place with claims near another. km: distance. claims: how many the filters
    match. last: the newest day they speak of, None when they name none.
    """

    place_id: str
    name: str
    region: str
    km: float
    claims: int
    last: date | None


def first_claims(index: Index, filters: Filters) -> tuple[Listed, ...]:
    """Return of each side the claim of the earliest last day, in order of time; claims
    that name no day are passed over.
    """
    table, moment = index.rows_as_of(filters)
    condition, values = index.condition(filters)
    sql = f"""SELECT arg_min(no, (day_to, no)) FROM {table}
        WHERE day_to IS NOT NULL AND {condition} GROUP BY claimant_side
        ORDER BY min((day_to, no))"""
    matched = index.matching(index.snapshot, filters)
    numbers = [row[0] for row in index.rows(sql, {**moment, **values}, matched)]
    listed = index.marked(index.numbered(numbers), filters)
    return tuple(listed[number] for number in numbers if number in listed)


def neighbours(
    index: Index,
    filters: Filters,
    lat: float,
    lon: float,
    km: float,
) -> Iterator[Neighbour]:
    """Yield the places within that distance of which the filters match claims, the
    nearest first; oblasts, areas and countries are no neighbours.

    lat, lon: WGS84 degrees.
    """
    high = km / _KILOMETRES_A_DEGREE
    # Towards a pole a degree of longitude shrinks to nothing.
    wide = high / max(math.cos(math.radians(lat)), 0.01)
    box = Box(lon - wide, lat - high, lon + wide, lat + high)
    table, moment = index.rows_as_of(filters)
    condition, values = index.condition(filters, box)
    # Places without an id are told apart by their points.
    sql = f"""SELECT s.place_id, min(s.name), min(s.region), avg(s.lat),
          avg(s.lon), sum(c.claims), max(c.last)
        FROM (SELECT packed_key // {KIND_SLOTS * ACTOR_SLOTS} AS spot,
            count(*) AS claims, max(day_to) AS last
          FROM {table} WHERE {condition} GROUP BY 1) c
        JOIN spot s ON s.no = c.spot WHERE NOT s.wide
        GROUP BY s.place_id, CASE s.place_id WHEN '' THEN s.place END"""
    matched = index.matching(index.snapshot, filters)
    rows = index.rows(sql, {**moment, **values}, matched)
    near = [
        Neighbour(place_id, name, region, distance, int(claims), last)
        for place_id, name, region, at_lat, at_lon, claims, last in rows
        # The box that was asked for has corners farther away than that.
        if (distance := kilometres(lat, lon, at_lat, at_lon)) <= km
    ]
    yield from sorted(near, key=lambda each: (each.km, each.name))
