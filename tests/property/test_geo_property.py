"""Projection, distance and fit over the whole world."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dashboard.domain.geography.geo import (
    EARTH_RADIUS_KM,
    MAX_LATITUDE,
    Box,
    View,
    fit,
    kilometres,
    kilometres_per_pixel,
    project,
    unproject,
)

LATS, LONS = st.floats(-MAX_LATITUDE, MAX_LATITUDE), st.floats(-180, 180)
SIZES = st.integers(200, 4000)


@given(lat=LATS, lon=LONS)
def test_unproject_undoes_project(lat: float, lon: float) -> None:
    x, y = project(lat, lon)
    assert -1e-9 <= x <= 1 + 1e-9
    assert -1e-9 <= y <= 1 + 1e-9
    assert unproject(x, y) == pytest.approx((lat, lon), abs=1e-9)


@given(x=st.floats(0, 1), y=st.floats(0, 1))
def test_project_undoes_unproject(x: float, y: float) -> None:
    assert project(*unproject(x, y)) == pytest.approx((x, y), abs=1e-9)


@given(lat=st.floats(-90, 90), lon=LONS)
def test_the_poles_are_clamped(lat: float, lon: float) -> None:
    assert -1e-9 <= project(lat, lon)[1] <= 1 + 1e-9


@given(a=LATS, b=LATS, lon=LONS)
def test_north_is_up_and_east_is_right(a: float, b: float, lon: float) -> None:
    assume(a > b + 1e-6)
    assert project(a, lon)[1] < project(b, lon)[1]
    assert project(a, -10)[0] < project(a, 10)[0]


@given(
    lat=st.floats(-70, 70),
    lon=st.floats(-100, 100),
    zoom=st.floats(5, 18),
    width=SIZES,
    height=SIZES,
)
def test_the_box_of_a_view_holds_its_centre_and_has_its_size(
    lat: float, lon: float, zoom: float, width: int, height: int
) -> None:
    box = View(lat, lon, zoom).box(width, height)
    assert box.west < lon < box.east
    assert box.south < lat < box.north
    left, top = project(box.north, box.west)
    right, bottom = project(box.south, box.east)
    assert (right - left) * 256 * 2**zoom == pytest.approx(width, rel=1e-6)
    assert (bottom - top) * 256 * 2**zoom == pytest.approx(height, rel=1e-6)


@given(
    west=st.floats(20, 42),
    east=st.floats(20, 42),
    south=st.floats(43, 54),
    north=st.floats(43, 54),
    width=st.integers(800, 4000),
    height=st.integers(800, 4000),
)
def test_fit_shows_the_whole_box(
    west: float, east: float, south: float, north: float, width: int, height: int
) -> None:
    box = Box(min(west, east), min(south, north), max(west, east), max(south, north))
    view = fit(box, width, height)
    shown = view.box(width, height)
    assert 5 <= view.zoom <= 12
    assert shown.west <= box.west <= box.east <= shown.east
    assert shown.south <= box.south <= box.north <= shown.north


@given(lat=st.floats(44, 53), lon=st.floats(22, 41), width=SIZES, height=SIZES)
def test_fit_of_one_point_is_centred_on_it(
    lat: float, lon: float, width: int, height: int
) -> None:
    view = fit(Box(lon, lat, lon, lat), width, height)
    assert (view.lat, view.lon) == pytest.approx((lat, lon), abs=1e-4)
    assert view.zoom == 12


@given(a=LATS, b=LONS, c=LATS, d=LONS)
def test_distance(a: float, b: float, c: float, d: float) -> None:
    away = kilometres(a, b, c, d)
    assert 0 <= away <= 3.1416 * EARTH_RADIUS_KM
    assert away == pytest.approx(kilometres(c, d, a, b), abs=1e-6)
    assert kilometres(a, b, a, b) == 0


@given(lat=st.floats(-80, 80), zoom=st.floats(5, 18))
def test_a_pixel_is_as_long_as_the_way_across_it(lat: float, zoom: float) -> None:
    step = 360 / (256 * 2**zoom)
    assert kilometres(lat, 0, lat, step) == pytest.approx(
        kilometres_per_pixel(lat, zoom), rel=1e-3
    )
