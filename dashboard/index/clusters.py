"""Markers of a viewport from counts a place: what depends on the filter is asked once,
a pan costs arithmetic alone.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from dashboard.domain.filters import Filters
from dashboard.domain.geography.geo import MAX_LATITUDE, TILE, Box, project
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
)

SHARE = 2 / 3
"""A marker takes the colour or symbol that at least this share of its claims carries,
else that of "several".
"""
MARGIN = 0.3
"""How far a marker of several places keeps from the edge of its cell, as a share of the
cell's side.
"""
SEVERAL = "several"
_SEVERAL_PLACES: dict[str, Any] = {
    "place_id": "",
    "name": "",
    "region": "",
    "precision": "",
    "radius_km": None,
}
APART = 62
"""Pixels between two markers that surely do not touch: both radii and the air between.
"""
CLOSEST = 14
"""Zoom beyond which no map here goes."""
Ints = npt.NDArray[np.int64]
Spread = npt.NDArray[np.int32]
"""Counts with a column for each word of a vocabulary: most of what a profile takes."""


@dataclass(frozen=True, slots=True)
class Spots:
    """Every place the index knows, by number. Names stay in Arrow: a million Python
    strings would fill the memory.
    """

    table: pa.Table
    lat: npt.NDArray[np.float64]
    lon: npt.NDArray[np.float64]
    gx: Ints
    gy: Ints
    wide: npt.NDArray[np.bool_]
    place: npt.NDArray[np.uint64]
    radius: npt.NDArray[np.float64]

    SQL = """SELECT place_id, name, region, enum_code(precision) AS precision,
        radius_km, lat, lon, gx, gy, wide, place FROM spot ORDER BY no"""

    @classmethod
    def of(cls, table: pa.Table) -> Spots:
        """Return the spots of the table that SQL gives."""
        got = {
            name: table[name].to_numpy()
            for name in ("lat", "lon", "gx", "gy", "wide", "place", "radius_km")
        }
        return cls(
            table.select(["place_id", "name", "region", "precision"]).combine_chunks(),
            got["lat"],
            got["lon"],
            got["gx"].astype(np.int64),
            got["gy"].astype(np.int64),
            got["wide"],
            got["place"],
            got["radius_km"],
        )


@dataclass(frozen=True, slots=True)
class Profile:
    """What one filter leaves at each place: number of the spot, claims, claims an actor
    and a kind, contested or not.

    unaccepted: claims that nobody accepted, denied: claims that deny, see Marker. spot
    grows; actors and kinds have a column for each word of the vocabulary.
    """

    spot: Ints
    count: Ints
    actors: Spread
    kinds: Spread
    contested: npt.NDArray[np.bool_]
    unaccepted: Ints
    denied: Ints

    _SQL = """SELECT packed_key, CAST(count(*) AS BIGINT) AS n,
        bool_or(contested) AS contested, {unaccepted} AS unaccepted,
        count(*) FILTER (denied) AS denied"""

    @classmethod
    def sql(cls, filters: Filters) -> str:
        """Return the beginning of the query whose columns `of` takes; a filter of
        accepted claims has no other.
        """
        unaccepted = "0"
        if set(filters.review) - {Review.ACCEPTED.value}:
            unaccepted = "count(*) FILTER (review <> 'accepted')"
        return cls._SQL.format(unaccepted=unaccepted)

    @classmethod
    def of(cls, got: dict[str, Any]) -> Profile:
        """Return the profile of the columns that such a query gives."""
        packed_key, n, contested, open_, denials = (
            np.ma.filled(got[name])
            for name in ("packed_key", "n", "contested", "unaccepted", "denied")
        )
        packed = KIND_SLOTS * ACTOR_SLOTS
        spot, at = np.unique(packed_key // packed, return_inverse=True)
        size = len(spot)

        def spread(code: Ints, slots: int) -> Spread:
            return (
                np.bincount(at * slots + code, n, size * slots)
                .astype(np.int32)
                .reshape(size, slots)
            )

        kinds = spread(packed_key % packed // ACTOR_SLOTS, KIND_SLOTS)
        actors = spread(packed_key % ACTOR_SLOTS, ACTOR_SLOTS)
        marked = np.bincount(at, contested, size) > 0
        unaccepted = np.bincount(at, open_, size).astype(np.int64)
        denied = np.bincount(at, denials, size).astype(np.int64)
        return cls(
            spot.astype(np.int64),
            actors.sum(axis=1, dtype=np.int64),
            actors,
            kinds,
            marked,
            unaccepted,
            denied,
        )

    def merged(self, other: Profile) -> Profile:
        """Return what both leave at each place; a claim of both counts twice."""
        spot, at = np.unique(np.r_[self.spot, other.spot], return_inverse=True)

        def added(name: str) -> Ints:
            both = np.concatenate([getattr(self, name), getattr(other, name)])
            sums = np.zeros((len(spot), *both.shape[1:]), np.int64)
            # `sums[at] += both` would count a spot that comes twice only once.
            np.add.at(sums, at, both)
            return sums

        return Profile(
            spot,
            added("count"),
            added("actors").astype(np.int32),
            added("kinds").astype(np.int32),
            added("contested") > 0,
            added("unaccepted"),
            added("denied"),
        )

    def nbytes(self) -> int:
        """Return the memory it takes, bytes."""
        # By hand: a class with slots has no __dict__ to walk.
        counts = self.spot.nbytes + self.count.nbytes + self.unaccepted.nbytes
        counts += self.denied.nbytes
        spreads = self.actors.nbytes + self.kinds.nbytes
        return counts + spreads + self.contested.nbytes

    def extent(self, spots: Spots) -> Box | None:
        """Return the smallest box around every place, None when there is none."""
        if not len(self.spot):
            return None
        lat, lon = spots.lat[self.spot], spots.lon[self.spot]
        return Box(
            float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max())
        )

    def places(self, spots: Spots, *, contested: bool = False) -> int:
        """Return how many distinct places there are, or contested ones."""
        chosen = self.spot[self.contested] if contested else self.spot
        return len(np.unique(spots.place[chosen]))


def _shift(zoom: float) -> int:
    """Return how many times the finest cell is doubled at a zoom."""
    # Down: a marker that would fit half a zoom later stays merged until then.
    level = max(0, min(GRID_ZOOM, int(zoom)))
    shift = GRID_ZOOM - level
    # From there on towns stand apart, so that smaller cells keep them apart too.
    if level < FINE_ZOOM:
        shift += (CELL // FINE_CELL).bit_length() - 1
    return shift


def _cells(box: Box, shift: int) -> tuple[int, int, int, int]:
    """Return the first and last column and row of cells that the box touches."""
    scale = 2**GRID_ZOOM * TILE / FINE_CELL
    left, top = project(min(MAX_LATITUDE, box.north), box.west)
    right, bottom = project(max(-MAX_LATITUDE, box.south), box.east)
    west, east, north, south = (
        int(side * scale // 1) >> shift for side in (left, right, top, bottom)
    )
    return west, east, north, south


def cluster(
    profile: Profile,
    spots: Spots,
    zoom: float,
    box: Box | None = None,
) -> tuple[Marker, ...]:
    """Return the markers of a viewport, most claims first.

    The grid is anchored to the world and a cell is taken whole even where the box cuts
    it, so that a marker neither moves nor changes while the map is panned; every cell
    of a zoom is made of whole cells of the next.
    """
    markers, _ = cluster_spots(profile, spots, zoom, box)
    return markers


def cluster_spots(
    profile: Profile,
    spots: Spots,
    zoom: float,
    box: Box | None = None,
) -> tuple[tuple[Marker, ...], Ints]:
    """Return the markers as `cluster` does, and for each spot the number of the marker
    that it belongs to, -1 for none.
    """
    shift = _shift(zoom)
    marker_of = np.full(len(spots.lat), -1, np.int64)
    cx, cy = spots.gx[profile.spot] >> shift, spots.gy[profile.spot] >> shift
    rows = np.arange(len(profile.spot))
    if box:
        west, east, north, south = _cells(box, shift)
        rows = rows[(cx >= west) & (cx <= east) & (cy >= north) & (cy <= south)]
    if not len(rows):
        return (), marker_of
    # A place whose point is only the centre of an area never lends its count to a
    # village beside it.
    key = ((cx[rows] << 25) + cy[rows]) * 2 + spots.wide[profile.spot[rows]]
    # By place inside a cell, so that its places can be counted where one changes.
    order = np.lexsort((spots.place[profile.spot[rows]], key))
    rows, key = rows[order], key[order]
    starts = np.flatnonzero(np.r_[True, key[1:] != key[:-1]])
    total = np.add.reduceat(profile.count[rows], starts)
    # Stable, so that markers of as many claims keep their order from pan to pan.
    ranked = np.argsort(-total, kind="stable")
    rank = np.empty(len(ranked), np.int64)
    rank[ranked] = np.arange(len(ranked))
    sizes = np.diff(np.r_[starts, len(rows)])
    marker_of[profile.spot[rows]] = np.repeat(rank, sizes)
    return _markers(profile, spots, rows, starts, shift), marker_of


def alone_zoom(
    profile: Profile,
    spots: Spots,
    place_id: str,
    at: tuple[float, float],
) -> int:
    """Return the zoom from which the marker of a place stands alone, at most CLOSEST.

    at: latitude and longitude, which tell places without an id apart.
    """
    scale = 2**GRID_ZOOM * TILE / FINE_CELL
    x, y = (side * scale for side in project(*at))
    lat, lon = spots.lat[profile.spot], spots.lon[profile.spot]
    ids = spots.table["place_id"].take(pa.array(profile.spot))
    named = ids.to_numpy(zero_copy_only=False)
    # The point may have come through an address as text: equal but for the last bits.
    own = (np.abs(lat - at[0]) < 1e-9) & (np.abs(lon - at[1]) < 1e-9)
    own &= named == place_id
    if own.any():
        # A whole area is drawn beside the settlements, never over them.
        wide = spots.wide[profile.spot]
        own |= wide != wide[own.argmax()]
    others = profile.spot[~own]
    if not len(others):
        return 0
    away = np.hypot(spots.gx[others] - x, spots.gy[others] - y).min()
    # In the same finest cell no zoom sets the two apart.
    if away < 1:
        return CLOSEST
    level = GRID_ZOOM + math.log2(APART / (away * FINE_CELL))
    return max(0, min(CLOSEST, math.ceil(level)))


def _markers(
    profile: Profile,
    spots: Spots,
    rows: Ints,
    starts: Ints,
    shift: int,
) -> tuple[Marker, ...]:
    spot, count = profile.spot[rows], profile.count[rows]
    total = np.add.reduceat(count, starts)
    place = spots.place[spot]
    # The rows of a group come in the order of their places: a place that differs from
    # the one before is another, and so is the first of each group.
    changes = np.r_[True, place[1:] != place[:-1]]
    changes[starts] = True
    places = np.add.reduceat(changes.astype(np.int64), starts)
    share = count / np.repeat(total, np.diff(np.r_[starts, len(rows)]))
    lat, lon = _inside(spots, spot, share, starts, shift)
    contested = np.logical_or.reduceat(profile.contested[rows], starts)
    unaccepted = np.add.reduceat(profile.unaccepted[rows], starts)
    denied = np.add.reduceat(profile.denied[rows], starts)
    actors, kinds = (
        np.add.reduceat(m[rows], starts, axis=0)
        for m in (profile.actors, profile.kinds)
    )
    widest = spot[_widest(spots.radius[spot], starts)]
    alone = places == 1
    # A place by itself has its own point.
    lats = np.where(alone, spots.lat[widest], lat).tolist()
    lons = np.where(alone, spots.lon[widest], lon).tolist()
    of_place = _names(spots, widest, alone)
    actor, kind = _most(actors, SIDES), _most(kinds, KINDS)
    # Plain values: to take each from its array takes longer than all else.
    totals, counts, disputed = total.tolist(), places.tolist(), contested.tolist()
    drafts, denials = unaccepted.tolist(), denied.tolist()
    return tuple(
        Marker(
            lat=round(lats[i], 5),
            lon=round(lons[i], 5),
            count=totals[i],
            places=counts[i],
            **of_place[i],
            actor=actor[i],
            kind=kind[i],
            contested=disputed[i],
            unaccepted=drafts[i],
            denied=denials[i],
            # Where one side is most of a marker, its colour says so, and no ring is
            # drawn.
            sides=_sides(actors[i]) if actor[i] == SEVERAL else (),
        )
        for i in np.argsort(-total, kind="stable").tolist()
    )


def _names(
    spots: Spots,
    spot: Ints,
    alone: npt.NDArray[np.bool_],
) -> list[dict[str, Any]]:
    """Return the id, names, precision and radius of each spot that is the only place of
    its marker, empty ones for a marker of several.
    """
    rows = spots.table.select(["place_id", "name", "region", "precision"])
    named: list[dict[str, Any]] = rows.take(pa.array(spot)).to_pylist()
    radii = spots.radius[spot].tolist()
    return [
        _own_names(row, radius) if own else _SEVERAL_PLACES
        for row, radius, own in zip(named, radii, alone.tolist(), strict=True)
    ]


def _own_names(row: Mapping[str, Any], radius: float) -> dict[str, Any]:
    """Return the row with the word of its precision, and no radius where it is 0."""
    precision = PRECISIONS[row["precision"]]
    return {**row, "precision": precision, "radius_km": radius or None}


def _inside(
    spots: Spots,
    spot: Ints,
    share: npt.NDArray[np.float64],
    starts: Ints,
    shift: int,
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return where the marker of each group stands: at its centre of weight, but clear
    of the edges of its cell.

    Where cells are full, the markers of neighbours would cover one another otherwise.
    """
    scale, size = 2**GRID_ZOOM * TILE / FINE_CELL, 2**shift
    sides = []
    for grid in (spots.gx, spots.gy):
        # The middle of each finest cell, not its corner.
        centre = np.add.reduceat((grid[spot] + 0.5) * share, starts)
        cell = grid[spot[starts]] >> shift
        sides.append(
            np.clip(centre, (cell + MARGIN) * size, (cell + 1 - MARGIN) * size) / scale
        )
    return (
        np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * sides[1])))),
        sides[0] * 360 - 180,
    )


def _widest(radius: npt.NDArray[np.float64], starts: Ints) -> Ints:
    """Return for each group the row of the largest radius: the ring must never be
    smaller than the doubt.
    """
    group = np.repeat(np.arange(len(starts)), np.diff(np.r_[starts, len(radius)]))
    order = np.lexsort((-radius, group))
    return order[starts].astype(np.int64)


def _most(counts: Ints, words: tuple[str, ...]) -> list[str]:
    """Return for each row of counts the word of the largest, SEVERAL where it is less
    than its share.
    """
    enough = counts.max(axis=1) >= SHARE * counts.sum(axis=1)
    tops = counts.argmax(axis=1).tolist()
    pairs = zip(tops, enough.tolist(), strict=True)
    return [words[top] if most else SEVERAL for top, most in pairs]


def _sides(counts: Ints) -> tuple[tuple[str, int], ...]:
    """Return each actor that has claims, and how many."""
    pairs = zip(SIDES, counts.tolist(), strict=False)
    return tuple((side, count) for side, count in pairs if count)
