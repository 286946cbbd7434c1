"""The ground between places: whose places lie nearer, and how sure that is."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks.judgement.surface import everywhere
from dashboard.domain.words import Side
from dashboard.judgement.lag import within
from dashboard.judgement.surface import (
    BAND,
    NEAR_KM,
    ControlSurface,
    HeldPlace,
    chance_of,
    surface_of,
)

UA, RU = HeldPlace(48.0, 37.0, Side.UA), HeldPlace(48.0, 37.1, Side.RU)


def at(surface: ControlSurface, lat: float, lon: float) -> float:
    row = np.abs(surface.lats - lat).argmin()
    column = np.abs(surface.lons - lon).argmin()
    return float(surface.m[row, column])


def test_the_nearer_side_and_the_line_between() -> None:
    surface = surface_of([UA, RU], everywhere)
    assert at(surface, 48.0, 36.95) < -BAND
    assert at(surface, 48.0, 37.15) > BAND
    assert abs(at(surface, 48.01, 37.05)) < BAND
    (line,) = surface.lines()
    assert all(37.03 < lon < 37.07 for lon, lat in line if abs(lat - 48) < 0.05)


def test_nothing_is_said_far_from_places() -> None:
    surface = surface_of([UA], everywhere)
    assert np.isnan(at(surface, 48.0 + 1.1 * NEAR_KM / 111.2, 37.0))
    assert at(surface, 48.05, 37.0) < 0
    nothing = surface_of([], everywhere)
    assert nothing.m.size == 0
    assert (list(nothing.patches()), nothing.lines()) == ([], [])


def test_another_region_is_not_spoken_for() -> None:
    def banks(
        lats: NDArray[np.float64], lons: NDArray[np.float64]
    ) -> NDArray[np.int64]:
        east = (lons > 37.05).astype(np.int64)
        return np.tile(east, (len(lats), 1))

    surface = surface_of([UA], banks)
    assert at(surface, 48.0, 37.03) < 0
    assert np.isnan(at(surface, 48.0, 37.09))
    # A place far off on the same bank is further than one near on the other.
    both = surface_of([UA, HeldPlace(48.0, 37.06, Side.RU)], banks)
    assert at(both, 48.0, 37.03) < -BAND


def test_a_contested_place_pulls_both_ways() -> None:
    surface = surface_of([HeldPlace(48.0, 37.0, None)], everywhere)
    known = surface.m[~np.isnan(surface.m)]
    assert known.size
    assert np.all(known == 0)
    assert all(patch.is_band for patch in surface.patches())


def test_patches_cover_each_cell_once() -> None:
    places = [UA, RU, HeldPlace(48.1, 37.02, Side.RU), HeldPlace(47.9, 37.2, Side.UA)]
    surface = surface_of(places, everywhere)
    points = [(lon, lat) for lat in surface.lats for lon in surface.lons]
    covered = np.zeros(len(points), dtype=int)
    for patch in surface.patches():
        rings = [ring for polygon in patch.polygons for ring in polygon]
        inside = within(rings, points)
        covered += inside
        sign = -1 if patch.side is Side.UA else 1
        m = surface.m.ravel()[inside] * sign
        assert np.all((m >= patch.least) & (m <= patch.most))
    assert np.array_equal(covered.reshape(surface.m.shape) == 1, ~np.isnan(surface.m))


def test_holes_lie_in_their_ring() -> None:
    axis = np.arange(7, dtype=np.float64) * np.float64(0.02)
    m = np.full((7, 7), -0.8)
    m[2:4, 2:4] = 0.8
    m[5, 5] = np.nan
    lats, lons = np.array(48 + axis), np.array(37 + 1.5 * axis)
    surface = ControlSurface(lats.astype(np.float64), lons.astype(np.float64), m)
    holed = [
        polygon
        for patch in surface.patches()
        for polygon in patch.polygons
        if len(polygon) > 1
    ]
    assert [len(polygon) for polygon in holed] == [3]
    for outer, *holes in holed:
        for hole in holes:
            assert all(within([outer], [point])[0] for point in _middles(hole))


def _middles(ring: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
    xs, ys = zip(*ring, strict=True)
    return [(sum(xs) / len(xs), sum(ys) / len(ys))]


@pytest.mark.parametrize(
    ("m", "chance"), [(0.0, 0.42), (-0.15, 0.28), (0.3, 0.16), (-1.0, 0.02)]
)
def test_the_chance_of_error(m: float, chance: float) -> None:
    assert chance_of(np.array([m]))[0] == chance
    assert np.isnan(chance_of(np.array([np.nan]))[0])
