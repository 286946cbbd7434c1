"""How much two maps of areas differ: square kilometres, and how far their lines lie
apart, both by a grid.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

STEP = 0.01
"""Side of a cell of the grid in degrees: about 1.1 km from north to south."""
MOST_CELLS = 4_000_000
"""Cells at the most; larger areas are compared by a coarser grid."""
MOST_POINTS = 2_000
"""Points of a line that are measured; of a longer one a sample, always the same."""
AT_ONCE = 1_000_000
"""Distances that are worked out at once."""
BORDER_CELLS = 5
"""Cells from the edge of what counts in which a line is not measured: there it is the
border or the coast, on which maps agree.
"""
_KILOMETRES_A_DEGREE = 111.2
Rings = Sequence[Sequence[tuple[float, float]] | NDArray[np.float64]]
Axis = NDArray[np.float64]
Mask = NDArray[np.bool_]
Ground = Callable[[Axis, Axis], Mask]
"""Where lines count: for each latitude and longitude, both rising; shape (latitudes,
longitudes).
"""


def everywhere(lats: Axis, lons: Axis) -> Mask:
    """Return that all ground counts."""
    return np.ones((len(lats), len(lons)), dtype=bool)


@dataclass(frozen=True, slots=True)
class MapDifference:
    """only_first, only_second: square kilometres that one of the maps alone encloses.
    half_km, most_km: kilometres within which half of the lines and nine tenths of them
    lie of the other map's, to about a kilometre; None where one of them has no line.
    """

    only_first: float
    only_second: float
    half_km: float | None
    most_km: float | None


def difference(
    first: Rings,
    second: Rings,
    ground: Ground = everywhere,
) -> MapDifference:
    """Return how two maps differ. Longitude and latitude of the corners in degrees.
    ground: of lines; areas are compared everywhere.
    """
    corners = np.concatenate([np.asarray(r, dtype=float) for r in (*first, *second)])
    (west, south), (east, north) = corners.min(axis=0), corners.max(axis=0)
    step = max(STEP, float(np.sqrt((east - west) * (north - south) / MOST_CELLS)))
    lats, lons = _axis(south, north, step), _axis(west, east, step)
    one_map, other_map = (enclosed(rings, lats, lons) for rings in (first, second))
    cells = (step * _KILOMETRES_A_DEGREE) ** 2 * np.cos(np.radians(lats))
    counts = _inner(ground(lats, lons))
    lines = [_line(each, counts, lats, lons) for each in (one_map, other_map)]
    half, most = _apart(*lines)
    return MapDifference(
        float(((one_map & ~other_map).sum(axis=1) * cells).sum()),
        float(((other_map & ~one_map).sum(axis=1) * cells).sum()),
        half,
        most,
    )


def _axis(least: float, most: float, step: float) -> Axis:
    """Return the middles of the cells, one beyond either end; the grid stands still
    from day to day.
    """
    return (np.arange(least // step - 1, most // step + 2) + 0.5) * step


def _inner(ground: Mask) -> Mask:
    """Return the cells that have no other ground within BORDER_CELLS in a row."""
    inner = ground.copy()
    for _ in range(BORDER_CELLS):
        nearer = inner.copy()
        nearer[1:] &= inner[:-1]
        nearer[:-1] &= inner[1:]
        nearer[:, 1:] &= inner[:, :-1]
        nearer[:, :-1] &= inner[:, 1:]
        inner = nearer
    return inner


def _line(
    area: Mask,
    counts: Mask,
    lats: Axis,
    lons: Axis,
) -> NDArray[np.float64]:
    """Return the points between cells inside the area and outside, kilometres to the
    east and north; shape (points, 2).
    """
    beside = (area[:, :-1] != area[:, 1:]) & counts[:, :-1] & counts[:, 1:]
    above = (area[:-1] != area[1:]) & counts[:-1] & counts[1:]
    row, column = np.nonzero(beside)
    row_above, column_above = np.nonzero(above)
    between_lons, between_lats = (lons[:-1] + lons[1:]) / 2, (lats[:-1] + lats[1:]) / 2
    lon = np.concatenate([between_lons[column], lons[column_above]])
    lat = np.concatenate([lats[row], between_lats[row_above]])
    scale = np.cos(np.radians(lats.mean()))
    return np.column_stack([lon * scale, lat]) * _KILOMETRES_A_DEGREE


def _apart(
    first: NDArray[np.float64],
    second: NDArray[np.float64],
) -> tuple[float | None, float | None]:
    if not len(first) or not len(second):
        return None, None
    there, back = (_nearest(*pair) for pair in ((first, second), (second, first)))
    # The longer of the two lines has no more to say.
    half, most = (
        (np.quantile(there, share) + np.quantile(back, share)) / 2
        for share in (0.5, 0.9)
    )
    return float(half), float(most)


def _nearest(
    points: NDArray[np.float64],
    line: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return of the points how far the nearest one of the line is."""
    measured = points
    if len(points) > MOST_POINTS:
        # Every second or third would be of one side: they come row by row.
        measured = np.random.default_rng(0).choice(points, MOST_POINTS, replace=False)
    size = max(1, AT_ONCE // len(line))
    nearest = []
    for start in range(0, len(measured), size):
        steps = measured[start : start + size, None, :] - line[None, :, :]
        nearest.append(np.sqrt((steps**2).sum(axis=2).min(axis=1)))
    return np.concatenate(nearest)


def enclosed(rings: Rings, lats: Axis, lons: Axis) -> Mask:
    """Return for each latitude and longitude, both rising, whether the point lies
    inside by the even-odd rule; shape (latitudes, longitudes).
    """
    inside = np.zeros((len(lats), len(lons)), dtype=bool)
    starts = [np.asarray(ring, dtype=float) for ring in rings]
    ends = [np.roll(ring, -1, axis=0) for ring in starts]
    start, end = np.concatenate(starts), np.concatenate(ends)
    for row, lat in enumerate(lats):
        crosses = (start[:, 1] > lat) != (end[:, 1] > lat)
        a, b = start[crosses], end[crosses]
        at = a[:, 0] + (lat - a[:, 1]) / (b[:, 1] - a[:, 1]) * (b[:, 0] - a[:, 0])
        inside[row] = np.searchsorted(np.sort(at), lons, side="right") % 2 == 1
    return inside
