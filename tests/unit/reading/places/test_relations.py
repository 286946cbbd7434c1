"""Short distances, bearings and displacements agree with one another and with the
globe.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.geography.geo import kilometres
from dashboard.reading.places.relations import (
    angle_between,
    bearing,
    destination,
    flat_kilometres,
)

LATS = st.floats(44, 53)
LONS = st.floats(22, 41)


@given(LATS, LONS, st.floats(0, 359.9), st.floats(1, 150))
def test_going_there_lies_so_far_in_that_direction(
    lat: float, lon: float, towards: float, km: float
) -> None:
    there = destination(lat, lon, towards, km)
    assert kilometres(lat, lon, *there) == pytest.approx(km, rel=0.03)
    assert flat_kilometres(lat, lon, *there) == pytest.approx(km, rel=0.03)
    assert angle_between(bearing(lat, lon, *there), towards) < 3


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(0, 360), st.floats(0, 300))
def test_a_moved_point_stays_on_the_globe(
    lat: float, lon: float, towards: float, km: float
) -> None:
    to_lat, to_lon = destination(lat, lon, towards, km)
    assert -90 <= to_lat <= 90
    assert -180 <= to_lon <= 180


@pytest.mark.parametrize(
    ("a", "b", "between"), [(10, 350, 20), (0, 180, 180), (90, 90, 0), (270, 0, 90)]
)
def test_the_turn_is_the_smaller_angle(a: float, b: float, between: float) -> None:
    assert angle_between(a, b) == between
