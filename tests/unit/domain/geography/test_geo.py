"""Web Mercator and distances, against values worked out elsewhere."""

from __future__ import annotations

import math

import pytest

from dashboard.domain.geography.geo import (
    EARTH_RADIUS_KM,
    MAX_LATITUDE,
    TILE,
    UKRAINE,
    Box,
    View,
    fit,
    kilometres,
    kilometres_per_pixel,
    project,
    unproject,
)


def test_constants() -> None:
    assert (EARTH_RADIUS_KM, TILE) == (6371.0088, 256)
    assert pytest.approx(math.degrees(math.atan(math.sinh(math.pi)))) == MAX_LATITUDE
    assert View(48.6, 31.4, 6) == UKRAINE


@pytest.mark.parametrize(
    ("lat", "lon", "x", "y"),
    [
        (0, 0, 0.5, 0.5),
        (0, -180, 0, 0.5),
        (0, 180, 1, 0.5),
        (MAX_LATITUDE, 0, 0.5, 0),
        (-MAX_LATITUDE, 0, 0.5, 1),
        (90, 0, 0.5, 0),
        (-90, 0, 0.5, 1),
        (48.6, 31.4, 0.587222222, 0.345108978),
    ],
)
def test_project(lat: float, lon: float, x: float, y: float) -> None:
    assert project(lat, lon) == pytest.approx((x, y), abs=1e-6)


def test_unproject_is_the_way_back() -> None:
    assert unproject(*project(47.85, 36.1)) == pytest.approx((47.85, 36.1))
    assert unproject(0.75, 0.25) == pytest.approx((66.51326, 90.0))


def test_kilometres() -> None:
    # Kyiv to Kharkiv; a degree of latitude; half round the Earth.
    assert kilometres(50.4501, 30.5234, 49.9935, 36.2304) == pytest.approx(
        409.0799, abs=0.001
    )
    assert kilometres(48, 38, 49, 38) == pytest.approx(111.195, abs=0.001)
    assert kilometres(48, 38, 48, 39) == pytest.approx(74.404, abs=0.01)
    assert kilometres(0, 0, 0, 180) == pytest.approx(math.pi * EARTH_RADIUS_KM)
    assert kilometres(90, 0, -90, 77) == pytest.approx(math.pi * EARTH_RADIUS_KM)
    assert kilometres(48, 38, 48, 38) == 0


def test_kilometres_per_pixel() -> None:
    assert kilometres_per_pixel(0, 0) == pytest.approx(156.3681, abs=1e-3)
    assert kilometres_per_pixel(60, 0) == pytest.approx(78.1840, abs=1e-3)
    assert kilometres_per_pixel(0, 3) == pytest.approx(156.3681 / 8, abs=1e-3)


def test_the_box_of_a_view() -> None:
    box = View(0, 0, 0).box(256, 128)
    assert (box.west, box.east) == pytest.approx((-180, 180))
    assert (box.south, box.north) == pytest.approx((-66.51326, 66.51326))
    near = View(48.6, 31.4, 8).box(512, 512)
    assert (near.west, near.east) == pytest.approx((29.99375, 32.80625))


def test_fit_shows_the_whole_box_with_its_padding() -> None:
    box = Box(30, 46, 40, 51)
    view = fit(box, 1000, 600)
    assert view == View(48.5617, 35.0, 6.5)
    seen = view.box(1000 - 80, 600 - 80)
    assert seen.west <= box.west <= box.east <= seen.east
    assert seen.south <= box.south <= box.north <= seen.north
    assert fit(box, 1000, 600, padding=0).zoom == 6.75
    # One pixel more of padding each side is enough to need a smaller zoom.
    assert fit(Box(30, 46, 40, 51), 1000, 600, padding=40) == view


def test_fit_stays_between_zoom_5_and_12() -> None:
    assert fit(Box(38, 48, 38, 48), 1000, 600) == View(48, 38, 12.0)
    assert fit(Box(-170, -80, 170, 80), 100, 60) == View(0, 0, 5.0)
    assert fit(Box(38, 48, 38.1, 48.1), 60, 60).zoom == 5.0
