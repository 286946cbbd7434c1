"""Claimed control between places: for each cell of a grid, which side's places lie
nearer, and how sure that is.

m = (dUA - dRU) / (dUA + dRU): 1 where Russia alone is said to hold what lies near, -1
where Ukraine is, 0 half-way between. Distances count only within a region (the same
bank of a river, the same side of a border). Further than NEAR_KM from any place nothing
is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.domain.words import Side

STEP_LAT, STEP_LON = 0.02, 0.03
"""Sides of a cell in degrees: about 2.2 km each."""
NEAR_KM = 10.0
"""Kilometres from the nearest place beyond which nothing is said."""
REACH_KM = 40.0
"""Kilometres beyond which a side is taken to be no nearer than that."""
BAND = 0.3
"""|m| below which neither side is said to hold the ground."""
CHANCES: tuple[tuple[float, float], ...] = (
    (0.1, 0.42),
    (0.2, 0.28),
    (0.3, 0.16),
    (0.4, 0.11),
    (0.5, 0.085),
    (0.7, 0.045),
    (1.0, 0.02),
)
"""|m| up to which, and the chance that the ground is in other hands than the nearer
side's; measured once against a professional map.
"""
_KM = 111.2
Point = tuple[float, float]
Ring = tuple[Point, ...]
Grid = NDArray[np.float64]
Regions = Callable[[Grid, Grid], NDArray[np.int64]]
"""The number of the region of each latitude and longitude, both rising; shape
(latitudes, longitudes). Cells and places of different regions do not know one another.
"""


@dataclass(frozen=True, slots=True)
class HeldPlace:
    """A place that is known exactly. side: who is said to hold it, None where that is
    contested. lat, lon: degrees.
    """

    lat: float
    lon: float
    side: Side | None


@dataclass(frozen=True, slots=True)
class Patch:
    """Ground of one side and one range of |m|.

    polygons: each its outer ring and its holes, of (lon, lat) in degrees. chance: that
    the ground is in other hands than said.
    """

    side: Side
    least: float
    most: float
    chance: float
    polygons: tuple[tuple[Ring, ...], ...]

    @property
    def is_band(self) -> bool:
        """Return whether it is too near the line to be called anybody's."""
        return self.most <= BAND


@dataclass(frozen=True, slots=True)
class ControlSurface:
    """lats, lons: of the middles of the cells, rising, degrees. m: of each cell, NaN
    where nothing is said; shape (latitudes, longitudes).
    """

    lats: Grid
    lons: Grid
    m: Grid

    def patches(self) -> Iterator[Patch]:
        """Yield the ground of each side, the surest last."""
        least = 0.0
        for most, chance in CHANCES:
            for side, sign in ((Side.UA, -1), (Side.RU, 1)):
                value = self.m * sign
                # m = 0 itself belongs to one of them.
                wanted = (value >= least) if sign > 0 or least else (value > 0)
                wanted &= value <= 1 if most == 1 else value < most
                rings = tuple(_polygons(wanted, self.lats, self.lons))
                if rings:
                    yield Patch(side, least, most, chance, rings)
            least = most

    def lines(self) -> list[Ring]:
        """Return where m is 0, as lines of (lon, lat)."""
        return _contour(self.m, self.lats, self.lons)


def surface_of(places: Sequence[HeldPlace], regions: Regions) -> ControlSurface:
    """Return the surface between places; without any place it has no cell."""
    if not places:
        nothing = np.empty(0)
        return ControlSurface(nothing, nothing, np.empty((0, 0)))
    at = np.array([(place.lat, place.lon) for place in places])
    lats, lons = _axes(at)
    region = regions(lats, lons)
    distances = {side: np.full(region.shape, REACH_KM) for side in (Side.UA, Side.RU)}
    for place in places:
        sides = (place.side,) if place.side in distances else tuple(distances)
        for side in sides:
            _approach(distances[side], region, lats, lons, place)
    ukraine, russia = distances[Side.UA], distances[Side.RU]
    near = np.minimum(ukraine, russia) <= NEAR_KM
    both = np.maximum(ukraine + russia, 1e-9)
    m = np.where(near, (ukraine - russia) / both, np.nan)
    return ControlSurface(lats, lons, m)


def _axes(at: Grid) -> tuple[Grid, Grid]:
    margin = 1.3 * NEAR_KM / _KM
    (south, west), (north, east) = at.min(axis=0), at.max(axis=0)
    wide = margin / np.cos(np.radians(max(abs(south), abs(north))))
    # The grid stands still from day to day.
    lat_from, lat_to = (south - margin) // STEP_LAT, (north + margin) // STEP_LAT + 1
    lon_from, lon_to = (west - wide) // STEP_LON, (east + wide) // STEP_LON + 1
    return (
        (np.arange(lat_from, lat_to) + 0.5) * STEP_LAT,
        (np.arange(lon_from, lon_to) + 0.5) * STEP_LON,
    )


def _approach(
    distance: Grid,
    region: NDArray[np.int64],
    lats: Grid,
    lons: Grid,
    place: HeldPlace,
) -> None:
    """Lower the distances of the cells around a place that are in its region."""
    scale = float(np.cos(np.radians(place.lat)))
    tall, wide = REACH_KM / _KM, REACH_KM / _KM / scale
    rows = slice(*np.searchsorted(lats, (place.lat - tall, place.lat + tall)))
    columns = slice(*np.searchsorted(lons, (place.lon - wide, place.lon + wide)))
    north = (lats[rows] - place.lat) * _KM
    east = (lons[columns] - place.lon) * _KM * scale
    km = np.hypot(north[:, None], east[None, :])
    row = min(int(np.abs(lats - place.lat).argmin()), len(lats) - 1)
    column = min(int(np.abs(lons - place.lon).argmin()), len(lons) - 1)
    same = region[rows, columns] == region[row, column]
    part = distance[rows, columns]
    np.minimum(part, km, out=part, where=same)


def chance_of(m: Grid) -> Grid:
    """Return the chance of error of each m, NaN where it is."""
    chances = np.full(m.shape, np.nan)
    for most, chance in reversed(CHANCES):
        chances[np.abs(m) <= most] = chance
    return chances


def _polygons(
    wanted: NDArray[np.bool_],
    lats: Grid,
    lons: Grid,
) -> Iterator[tuple[Ring, ...]]:
    """Yield the polygons around the wanted cells: an outer ring and its holes."""
    outer: list[Ring] = []
    holes: list[Ring] = []
    for ring in _rings(wanted):
        placed = tuple(
            (
                round(float(lons[0] + (x - 0.5) * STEP_LON), 4),
                round(float(lats[0] + (y - 0.5) * STEP_LAT), 4),
            )
            for x, y in ring
        )
        (outer if _area(ring) > 0 else holes).append(placed)
    inside: dict[int, list[Ring]] = defaultdict(list)
    for hole in holes:
        inside[_around(hole, outer)].append(hole)
    for number, around in enumerate(outer):
        yield (around, *inside[number])


def _around(hole: Ring, outer: Sequence[Ring]) -> int:
    """Return which of the rings lies closest around a hole."""
    x = sum(point[0] for point in hole[:2]) / 2
    y = sum(point[1] for point in hole[:2]) / 2
    candidates = [
        (abs(_area(ring)), number)
        for number, ring in enumerate(outer)
        if _encloses(ring, x, y)
    ]
    return min(candidates)[1] if candidates else 0


def _encloses(ring: Ring, x: float, y: float) -> bool:
    inside = False
    for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            inside = not inside
    return inside


def _area(ring: Sequence[tuple[float, float]]) -> float:
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs) / 2


_Corner = tuple[int, int]


def _rings(wanted: NDArray[np.bool_]) -> Iterator[list[_Corner]]:
    """Yield the closed lines around the wanted cells, through corners of the grid, with
    the cells on their left; corners on a straight stretch are left out.
    """
    padded = np.pad(wanted, 1)
    inner = padded[1:-1, 1:-1]
    following: dict[_Corner, list[_Corner]] = defaultdict(list)
    # Of each side of a cell: what lies beyond it, and its corners.
    edges = (
        (padded[:-2, 1:-1], (0, 0), (1, 0)),
        (padded[1:-1, 2:], (1, 0), (1, 1)),
        (padded[2:, 1:-1], (1, 1), (0, 1)),
        (padded[1:-1, :-2], (0, 1), (0, 0)),
    )
    for beyond, start, end in edges:
        for row, column in zip(*np.nonzero(inner & ~beyond), strict=True):
            at = (int(column) + start[0], int(row) + start[1])
            following[at].append((int(column) + end[0], int(row) + end[1]))
    while following:
        first = next(iter(following))
        ring = [first]
        step = (0, 0)
        while True:
            ways = following[ring[-1]]
            way = _leftmost(ring[-1], step, ways)
            ways.remove(way)
            if not ways:
                del following[ring[-1]]
            step = (way[0] - ring[-1][0], way[1] - ring[-1][1])
            if way == first:
                break
            ring.append(way)
        yield _straightened(ring)


def _leftmost(
    at: _Corner,
    step: _Corner,
    ways: Sequence[_Corner],
) -> _Corner:
    """Return the way that turns left, where two cells touch at a corner."""
    if len(ways) == 1 or step == (0, 0):
        return ways[0]
    left = (at[0] - step[1], at[1] + step[0])
    return left if left in ways else ways[0]


def _straightened(ring: list[_Corner]) -> list[_Corner]:
    return [
        here
        for before, here, after in zip(
            (ring[-1], *ring[:-1]), ring, (*ring[1:], ring[0]), strict=True
        )
        if (here[0] - before[0], here[1] - before[1])
        != (after[0] - here[0], after[1] - here[1])
    ]


def _contour(m: Grid, lats: Grid, lons: Grid) -> list[Ring]:
    """Return the lines where m is 0, between the middles of cells that have one."""
    if min(m.shape) < 2:
        return []
    above = m >= 0
    counted = (
        above[:-1, :-1].astype(int) + above[:-1, 1:] + above[1:, :-1] + above[1:, 1:]
    )
    whole = ~np.isnan(m[:-1, :-1] + m[:-1, 1:] + m[1:, :-1] + m[1:, 1:])
    links: dict[Point, list[Point]] = defaultdict(list)
    for row, column in zip(*np.nonzero(whole & (counted % 4 > 0)), strict=True):
        crossings = list(_crossings(m, lats, lons, int(row), int(column)))
        for start, end in zip(crossings[::2], crossings[1::2], strict=False):
            links[start].append(end)
            links[end].append(start)
    return _chained(links)


def _crossings(
    m: Grid,
    lats: Grid,
    lons: Grid,
    row: int,
    column: int,
) -> Iterator[Point]:
    """Yield where the line enters and leaves the square of four cells."""
    corners = (
        (row, column),
        (row, column + 1),
        (row + 1, column + 1),
        (row + 1, column),
    )
    for start, end in zip(corners, (*corners[1:], corners[0]), strict=True):
        # In one direction, or the two squares at an edge get two points.
        low, high = sorted((start, end))
        a, b = m[low], m[high]
        if (a >= 0) != (b >= 0):
            share = a / (a - b)
            yield (
                round(float(lons[low[1]] + share * (lons[high[1]] - lons[low[1]])), 4),
                round(float(lats[low[0]] + share * (lats[high[0]] - lats[low[0]])), 4),
            )


def _chained(links: dict[Point, list[Point]]) -> list[Ring]:
    """Return the lines that links between points make, the open ones first."""
    lines = []
    starts = [point for point, ends in links.items() if len(ends) == 1]
    for start in (*starts, *tuple(links)):
        line = [start]
        while links.get(line[-1]):
            following = links[line[-1]].pop()
            if line[-1] in links.get(following, ()):
                links[following].remove(line[-1])
            line.append(following)
        if len(line) > 1:
            lines.append(tuple(line))
    return lines
