"""Web Mercator and great-circle arithmetic. Degrees are WGS84, pixels are of 256-pixel
tiles.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

EARTH_RADIUS_KM = 6371.0088
"""Mean Earth radius, IUGG 1980."""
TILE = 256
MAX_LATITUDE = 85.0511287798066
"""Where Web Mercator (EPSG:3857) becomes a square."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in degrees that does not cross the antimeridian."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class View:
    """What a map shows: its centre in degrees and its zoom (256-pixel tiles, fractions
    allowed).
    """

    lat: float
    lon: float
    zoom: float

    def box(self, width: int, height: int) -> Box:
        """Return the rectangle a picture of that many pixels covers around the
        centre.
        """
        x, y = project(self.lat, self.lon)
        half_x, half_y = (side / (TILE * 2**self.zoom) / 2 for side in (width, height))
        north, west = unproject(x - half_x, y - half_y)
        south, east = unproject(x + half_x, y + half_y)
        return Box(west, south, east, north)


UKRAINE = View(48.6, 31.4, 6)
"""The view the map opens with: all of Ukraine on a screen of 1000 pixels."""


def project(lat: float, lon: float) -> tuple[float, float]:
    """Return Web Mercator x, y in 0..1, y growing southwards."""
    # The poles lie infinitely far off: what is beyond the square is put on its edge.
    lat = max(-MAX_LATITUDE, min(MAX_LATITUDE, lat))
    y = (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2
    return (lon + 180) / 360, y


def unproject(x: float, y: float) -> tuple[float, float]:
    """Return lat, lon in degrees of a Web Mercator point in 0..1."""
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y)))), x * 360 - 180


def kilometres(
    lat1: float,
    lon1: float,
    lat2: float,
    lon2: float,
) -> float:
    """Return the great-circle distance in kilometres (haversine)."""
    a, b, c, d = map(math.radians, (lat1, lon1, lat2, lon2))
    across = math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    h = math.sin((c - a) / 2) ** 2 + across
    # Rounding may bring h a hair above 1 for points on opposite sides of the Earth.
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, h)))


def kilometres_per_pixel(lat: float, zoom: float) -> float:
    """Return how many kilometres one pixel spans at that latitude and zoom."""
    around = 2 * math.pi * EARTH_RADIUS_KM * math.cos(math.radians(lat))
    return around / (TILE * 2**zoom)


def fit(box: Box, width: int, height: int, padding: int = 40) -> View:
    """Return the view in which a picture of that many pixels shows the whole box, zoom
    5 to 12.
    """
    left, top = project(box.north, box.west)
    right, bottom = project(box.south, box.east)
    spans = (
        max(right - left, 1e-9) / max(width - 2 * padding, 1),
        max(bottom - top, 1e-9) / max(height - 2 * padding, 1),
    )
    # Down to a quarter of a zoom: rounding up would cut the box off.
    zoom = max(5.0, min(12.0, math.floor(-math.log2(max(spans) * TILE) * 4) / 4))
    lat, lon = unproject((left + right) / 2, (top + bottom) / 2)
    return View(round(lat, 4), round(lon, 4), zoom)
