"""A point in every notation, held against published positions."""

from __future__ import annotations

import pytest

from dashboard.domain.geography.coordinates import (
    degrees_minutes_seconds,
    mgrs,
    notations,
    utm_of,
    utm_words,
)

CN_TOWER = 43.6425667, -79.3871389
"""43°38'33.24"N 79°23'13.7"W: zone 17T, 630,084 m east, 4,833,438 m north, as the
encyclopedias have it."""


def test_utm_of_a_well_known_tower() -> None:
    point = utm_of(*CN_TOWER)
    assert point is not None
    assert (point.zone, point.band) == (17, "T")
    assert point.easting == pytest.approx(630_084, abs=1)
    assert point.northing == pytest.approx(4_833_438, abs=1)
    assert utm_words(*CN_TOWER).startswith("17T 630084 48334")


@pytest.mark.parametrize(
    ("lat", "lon", "square"),
    [
        (48.8582, 2.2945, "31U DQ 48251 11932"),
        (43.6425667, -79.3871389, "17T PJ 30084 33438"),
        (0.0, 0.0, "31N AA 66021 00000"),
        (-0.0001, 0.0, "31M AV 66021 99988"),
        (60.0, 5.0, "32V KM"),
        (78.0, 16.0, "33X WG"),
        (47.4467, 35.8333, "36T YT"),
    ],
)
def test_mgrs(lat: float, lon: float, square: str) -> None:
    assert mgrs(lat, lon).startswith(square)


@pytest.mark.parametrize(
    ("lat", "lon", "words"),
    [
        (47.4467, 35.8333, "47°26'48.1\"N 35°49'59.9\"E"),
        (-33.5, -70.25, "33°30'00.0\"S 70°15'00.0\"W"),
        # Not 59°59'60.0".
        (59.99999, 0.0, "60°00'00.0\"N 0°00'00.0\"E"),
    ],
)
def test_degrees_minutes_seconds(lat: float, lon: float, words: str) -> None:
    assert degrees_minutes_seconds(lat, lon) == words


def test_a_point_at_a_pole_has_no_square() -> None:
    assert [name for name, _ in notations(89.0, 10.0)] == ["degrees", "DMS"]
    assert dict(notations(47.4467, 35.8333))["degrees"] == "47.44670, 35.83330"


@pytest.mark.parametrize(
    ("lat", "lon", "zone", "band"),
    [
        (0.0, -180.0, 1, "N"),
        (0.0, 179.99, 60, "N"),
        (0.0, 180.0, 60, "N"),
        (-80.0, 0.0, 31, "C"),
        (-0.1, 0.0, 31, "M"),
        (84.0, 0.0, 31, "X"),
        (72.0, 50.0, 39, "X"),
        # The south of Norway, and what lies around it.
        (56.0, 3.0, 32, "V"),
        (55.99, 3.0, 31, "U"),
        (63.99, 11.99, 32, "V"),
        (64.0, 3.0, 31, "W"),
        (60.0, 2.99, 31, "V"),
        (60.0, 12.0, 33, "V"),
        # Svalbard.
        (72.0, 0.0, 31, "X"),
        (71.99, 7.0, 32, "W"),
        (72.0, 8.99, 31, "X"),
        (72.0, 9.0, 33, "X"),
        (72.0, 20.99, 33, "X"),
        (72.0, 21.0, 35, "X"),
        (72.0, 32.99, 35, "X"),
        (72.0, 33.0, 37, "X"),
        (72.0, 41.99, 37, "X"),
        (72.0, 42.0, 38, "X"),
        (72.0, -0.01, 30, "X"),
    ],
)
def test_zone_and_band(lat: float, lon: float, zone: int, band: str) -> None:
    point = utm_of(lat, lon)
    assert point is not None
    assert (point.zone, point.band) == (zone, band)


@pytest.mark.parametrize(("lat", "is_there"), [(84.0, True), (-80.0, True)])
def test_utm_ends_near_the_poles(lat: float, is_there: bool) -> None:
    assert (utm_of(lat, 10) is not None) is is_there
    assert utm_of(lat + (0.001 if lat > 0 else -0.001), 10) is None
    assert utm_words(lat * 1.1, 10) == mgrs(lat * 1.1, 10) == ""


@pytest.mark.parametrize(
    ("lat", "lon", "east", "north"),
    [
        # Worked out by PROJ.
        (47.8, 36.7, 327_772.7244594, 5_296_632.9321567),
        (-47.8, 36.7, 327_772.7244594, 4_703_367.0678433),
        (0.0, 3.0, 500_000, 0),
    ],
)
def test_metres_of_utm(lat: float, lon: float, east: float, north: float) -> None:
    point = utm_of(lat, lon)
    assert point is not None
    assert (point.easting, point.northing) == pytest.approx((east, north), abs=1e-4)


def test_the_equator_and_the_first_meridian_are_north_and_east() -> None:
    assert degrees_minutes_seconds(0, 0) == "0°00'00.0\"N 0°00'00.0\"E"
    assert degrees_minutes_seconds(-0.5, -0.5) == "0°30'00.0\"S 0°30'00.0\"W"
    assert degrees_minutes_seconds(1.051, 9.9) == "1°03'03.6\"N 9°54'00.0\"E"
