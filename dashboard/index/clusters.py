"""Markers of a viewport from counts a place: what depends on the filter is asked once, a pan costs arithmetic alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from dashboard.domain.filters import Filters
from dashboard.domain.geo import MAX_LATITUDE, TILE, Box, project
from dashboard.domain.marker import Marker
from dashboard.domain.words import Review
from dashboard.index.schema import (
    ACTOR_SLOTS,
    CELL,
    FINE_CELL,
    FINE_ZOOM,
    GRID_ZOOM,
    KIND_SLOTS,
    KINDS,
    PRECISIONS,
    SIDES,
)  # fmt: skip

SHARE = 2 / 3
"""A marker takes the colour or symbol that at least this share of its claims carries, else that of "several"."""
MARGIN = 0.3
"""How far a marker of several places keeps from the edge of its cell, as a share of the cell's side."""
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Spots:
    """Every place the index knows, by number. Names stay in Arrow: a million Python strings would fill the memory."""

    table: pa.Table
    lat: npt.NDArray[np.float64]
    lon: npt.NDArray[np.float64]
    gx: Ints
    gy: Ints
    wide: npt.NDArray[np.bool_]
    place: npt.NDArray[np.uint64]
    radius: npt.NDArray[np.float64]

    SQL = """SELECT place_id, name, region, enum_code(precision) AS precision, radius_km, lat, lon, gx, gy, wide, place
        FROM spot ORDER BY no"""

    @classmethod
    def of(cls, table: pa.Table) -> Spots:
        """Return the spots of the table that SQL gives."""
        got = {name: table[name].to_numpy() for name in ("lat", "lon", "gx", "gy", "wide", "place", "radius_km")}
        return cls(
            table.select(["place_id", "name", "region", "precision"]).combine_chunks(), got["lat"], got["lon"],
            got["gx"].astype(np.int64), got["gy"].astype(np.int64), got["wide"], got["place"], got["radius_km"],
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Profile:
    """What one filter leaves at each place: number of the spot, claims, claims an actor and a kind, contested or not.

    unaccepted: claims that nobody accepted, see Marker. spot grows; actors and kinds have a column for each word of the
    vocabulary.
    """

    spot: Ints
    count: Ints
    actors: Ints
    kinds: Ints
    contested: npt.NDArray[np.bool_]
    unaccepted: Ints

    _SQL = "SELECT ska, CAST(count(*) AS BIGINT) AS n, bool_or(contested) AS contested, {unaccepted} AS unaccepted"

    @classmethod
    def sql(cls, filters: Filters) -> str:
        """Return the beginning of the query whose columns `of` takes; a filter of accepted claims has no other."""
        others = set(filters.review) - {Review.ACCEPTED.value}
        return cls._SQL.format(unaccepted="count(*) FILTER (review <> 'accepted')" if others else "0")

    @classmethod
    def of(cls, got: dict[str, Any]) -> Profile:
        """Return the profile of the columns that such a query gives."""
        ska, n, contested, open_ = (np.ma.filled(got[name]) for name in ("ska", "n", "contested", "unaccepted"))
        packed = KIND_SLOTS * ACTOR_SLOTS
        spot, at = np.unique(ska // packed, return_inverse=True)
        size = len(spot)

        def spread(code: Ints, slots: int) -> Ints:
            return np.bincount(at * slots + code, n, size * slots).astype(np.int64).reshape(size, slots)

        kinds, actors = spread(ska % packed // ACTOR_SLOTS, KIND_SLOTS), spread(ska % ACTOR_SLOTS, ACTOR_SLOTS)
        marked = np.bincount(at, contested, size) > 0
        unaccepted = np.bincount(at, open_, size).astype(np.int64)
        return cls(spot.astype(np.int64), actors.sum(axis=1), actors, kinds, marked, unaccepted)

    def nbytes(self) -> int:
        """Return the memory it takes, bytes."""
        return sum(a.nbytes for a in (self.spot, self.count, self.actors, self.kinds, self.contested, self.unaccepted))

    def extent(self, spots: Spots) -> Box | None:
        """Return the smallest box around every place, None when there is none."""
        if not len(self.spot):
            return None
        lat, lon = spots.lat[self.spot], spots.lon[self.spot]
        return Box(float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max()))

    def places(self, spots: Spots, *, contested: bool = False) -> int:
        """Return how many distinct places there are, or contested ones."""
        chosen = self.spot[self.contested] if contested else self.spot
        return len(np.unique(spots.place[chosen]))


def _shift(zoom: float) -> int:
    level = max(0, min(GRID_ZOOM, int(zoom)))
    return GRID_ZOOM - level + (0 if level >= FINE_ZOOM else (CELL // FINE_CELL).bit_length() - 1)


def _cells(box: Box, shift: int) -> tuple[int, int, int, int]:
    """Return the first and last column and row of cells that the box touches."""
    scale = 2**GRID_ZOOM * TILE / FINE_CELL
    left, top = project(min(MAX_LATITUDE, box.north), box.west)
    right, bottom = project(max(-MAX_LATITUDE, box.south), box.east)
    return tuple(int(side * scale // 1) >> shift for side in (left, right, top, bottom))  # type: ignore[return-value]


def cluster(profile: Profile, spots: Spots, zoom: float, box: Box | None = None) -> tuple[Marker, ...]:
    """Return the markers of a viewport, most claims first.

    The grid is anchored to the world and a cell is taken whole even where the box cuts it, so that a marker neither
    moves nor changes while the map is panned; every cell of a zoom is made of whole cells of the next.
    """
    shift = _shift(zoom)
    cx, cy = spots.gx[profile.spot] >> shift, spots.gy[profile.spot] >> shift
    rows = np.arange(len(profile.spot))
    if box:
        west, east, north, south = _cells(box, shift)
        rows = rows[(cx >= west) & (cx <= east) & (cy >= north) & (cy <= south)]
    if not len(rows):
        return ()
    # A place whose point is only the centre of an area never lends its count to a village beside it.
    key = ((cx[rows] << 25) + cy[rows]) * 2 + spots.wide[profile.spot[rows]]
    order = np.lexsort((spots.place[profile.spot[rows]], key))
    rows, key = rows[order], key[order]
    starts = np.flatnonzero(np.r_[True, key[1:] != key[:-1]])
    return _markers(profile, spots, rows, starts, shift)


def _markers(profile: Profile, spots: Spots, rows: Ints, starts: Ints, shift: int) -> tuple[Marker, ...]:
    spot, count = profile.spot[rows], profile.count[rows]
    total = np.add.reduceat(count, starts)
    place = spots.place[spot]
    changes = np.r_[True, place[1:] != place[:-1]]
    changes[starts] = True
    places = np.add.reduceat(changes.astype(np.int64), starts)
    lat, lon = _inside(spots, spot, count / np.repeat(total, np.diff(np.r_[starts, len(rows)])), starts, shift)
    contested = np.logical_or.reduceat(profile.contested[rows], starts)
    unaccepted = np.add.reduceat(profile.unaccepted[rows], starts)
    actors, kinds = (np.add.reduceat(m[rows], starts, axis=0) for m in (profile.actors, profile.kinds))
    widest = _widest(spots.radius[spot], starts)
    named = spots.table.take(pa.array(spot[widest])).to_pylist()
    markers = []
    for i in np.argsort(-total, kind="stable"):
        one, own = places[i] == 1, named[i]
        at = spot[widest[i]]
        markers.append(
            Marker(
                lat=round(float(spots.lat[at] if one else lat[i]), 5),
                lon=round(float(spots.lon[at] if one else lon[i]), 5),
                count=int(total[i]), places=int(places[i]), place_id=own["place_id"] if one else "",
                name=own["name"] if one else "", region=own["region"] if one else "",
                precision=PRECISIONS[own["precision"]] if one else "",
                radius_km=float(spots.radius[at]) or None if one else None,
                actor=_most(actors[i], SIDES), kind=_most(kinds[i], KINDS), contested=bool(contested[i]),
                unaccepted=int(unaccepted[i]),
            )
        )  # fmt: skip
    return tuple(markers)


def _inside(
    spots: Spots, spot: Ints, share: npt.NDArray[np.float64], starts: Ints, shift: int
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return where the marker of each group stands: at its centre of weight, but clear of the edges of its cell.

    Where cells are full, the markers of neighbours would cover one another otherwise.
    """
    scale, size = 2**GRID_ZOOM * TILE / FINE_CELL, 2**shift
    sides = []
    for grid in (spots.gx, spots.gy):
        centre = np.add.reduceat((grid[spot] + 0.5) * share, starts)
        cell = grid[spot[starts]] >> shift
        sides.append(np.clip(centre, (cell + MARGIN) * size, (cell + 1 - MARGIN) * size) / scale)
    return np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * sides[1])))), sides[0] * 360 - 180


def _widest(radius: npt.NDArray[np.float64], starts: Ints) -> Ints:
    """Return for each group the row of the largest radius: the ring must never be smaller than the doubt."""
    group = np.repeat(np.arange(len(starts)), np.diff(np.r_[starts, len(radius)]))
    order = np.lexsort((-radius, group))
    return order[starts].astype(np.int64)


def _most(counts: Ints, words: tuple[str, ...]) -> str:
    top = int(counts.argmax())
    return words[top] if counts[top] >= SHARE * counts.sum() else "several"
