"""Distances and bearings over the short ways between neighbouring places."""

from __future__ import annotations

import math

KM_PER_DEGREE = 111.195
"""Kilometres of one degree of latitude on a sphere of 6371.0088 km."""


def apart(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the distance in kilometres on a flat sheet: within 1 % up to 300 km at these latitudes, and quick."""
    x = (lon2 - lon1) * math.cos(math.radians((lat1 + lat2) / 2))
    return KM_PER_DEGREE * math.hypot(lat2 - lat1, x)


def bearing(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the direction of the second point seen from the first, degrees clockwise from north."""
    x = (lon2 - lon1) * math.cos(math.radians((lat1 + lat2) / 2))
    return math.degrees(math.atan2(x, lat2 - lat1)) % 360


def turn(a: float, b: float) -> float:
    """Return the angle between two bearings, 0 to 180 degrees."""
    return abs((a - b + 180) % 360 - 180)


def moved(lat: float, lon: float, towards: float, km: float) -> tuple[float, float]:
    """Return the point so many kilometres away at a bearing (degrees); latitudes stay within the poles."""
    north = km * math.cos(math.radians(towards)) / KM_PER_DEGREE
    east = km * math.sin(math.radians(towards)) / KM_PER_DEGREE / max(0.01, math.cos(math.radians(lat)))
    return max(-90.0, min(90.0, lat + north)), (lon + east + 180) % 360 - 180
