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
