"""A point in the notations people copy: degrees, degrees with minutes and seconds, UTM
and MGRS, all on WGS84.

UTM by Krüger's series (Karney 2011, Transverse Mercator with an accuracy of a few
nanometers, third order: better than a millimetre in the zone).
"""

from __future__ import annotations

import math
from typing import NamedTuple

SEMI_MAJOR_M = 6_378_137.0
FLATTENING = 1 / 298.257223563
SCALE = 0.9996
"""Of UTM on its central meridian."""
FALSE_EASTING_M, FALSE_NORTHING_M = 500_000.0, 10_000_000.0
SOUTHMOST, NORTHMOST = -80.0, 84.0
"""Latitudes between which UTM is defined."""
BANDS = "CDEFGHJKLMNPQRSTUVWX"
COLUMN_LETTERS = ("ABCDEFGH", "JKLMNPQR", "STUVWXYZ")
"""Of the squares of 100 km from west to east, by zone modulo 3."""
ROW_LETTERS = "ABCDEFGHJKLMNPQRSTUV"
SQUARE_M = 100_000


class Utm(NamedTuple):
    """Zone, band of latitude, easting and northing in metres."""

    zone: int
    band: str
    easting: float
    northing: float


def decimal_degrees(lat: float, lon: float) -> str:
    """Return "47.44670, 35.83330": five decimals are about a metre."""
    return f"{lat:.5f}, {lon:.5f}"


def degrees_minutes_seconds(lat: float, lon: float) -> str:
    """Return "47°26'48.1"N 35°49'59.9"E"."""
    return f"{_sexagesimal(lat, 'NS')} {_sexagesimal(lon, 'EW')}"


def _sexagesimal(value: float, letters: str) -> str:
    # Rounded once and as a whole: 59.96" must become the next minute.
    tenths = round(abs(value) * 36_000)
    minutes, seconds = divmod(tenths, 600)
    degrees, minutes = divmod(minutes, 60)
    letter = letters[0] if value >= 0 else letters[1]
    return f"{degrees}°{minutes:02}'{seconds / 10:04.1f}\"{letter}"


def utm_of(lat: float, lon: float) -> Utm | None:
    """Return the point in UTM, None near the poles, where there is none."""
    if not SOUTHMOST <= lat <= NORTHMOST:
        return None
    zone = _zone(lat, lon)
    east, north = _transverse_mercator(lat, lon - (zone * 6 - 183))
    northing = north if lat >= 0 else north + FALSE_NORTHING_M
    band = BANDS[min(int((lat - SOUTHMOST) // 8), len(BANDS) - 1)]
    return Utm(zone, band, east + FALSE_EASTING_M, northing)


def _zone(lat: float, lon: float) -> int:
    zone = min(int((lon + 180) // 6) + 1, 60)
    if 56 <= lat < 64 and 3 <= lon < 12:
        return 32  # the south of Norway is in one zone
    if lat >= 72 and 0 <= lon < 42:
        # Svalbard has four zones, each wider than elsewhere.
        return (31, 33, 35, 37)[sum(lon >= edge for edge in (9, 21, 33))]
    return zone


def _transverse_mercator(lat: float, from_meridian: float) -> tuple[float, float]:
    """Return metres east of the meridian and north of the equator."""
    n = FLATTENING / (2 - FLATTENING)
    radius = SEMI_MAJOR_M / (1 + n) * (1 + n**2 / 4 + n**4 / 64)
    series = (
        n / 2 - 2 * n**2 / 3 + 5 * n**3 / 16,
        13 * n**2 / 48 - 3 * n**3 / 5,
        61 * n**3 / 240,
    )
    sine = math.sin(math.radians(lat))
    eccentricity = 2 * math.sqrt(n) / (1 + n)
    t = math.sinh(math.atanh(sine) - eccentricity * math.atanh(eccentricity * sine))
    longitude = math.radians(from_meridian)
    xi = math.atan2(t, math.cos(longitude))
    eta = math.atanh(math.sin(longitude) / math.hypot(1, t))
    east, north = eta, xi
    for order, factor in enumerate(series, 1):
        east += factor * math.cos(2 * order * xi) * math.sinh(2 * order * eta)
        north += factor * math.sin(2 * order * xi) * math.cosh(2 * order * eta)
    return SCALE * radius * east, SCALE * radius * north


def utm_words(lat: float, lon: float) -> str:
    """Return "36T 713600 5258300", "" near the poles."""
    point = utm_of(lat, lon)
    if point is None:
        return ""
    return f"{point.zone}{point.band} {point.easting:.0f} {point.northing:.0f}"


def mgrs(lat: float, lon: float) -> str:
    """Return "36T YT 13600 58300", to the metre, "" near the poles.

    Cut off, not rounded, as the standard wants it: the point lies in the square named.
    """
    point = utm_of(lat, lon)
    if point is None:
        return ""
    column = int(point.easting // SQUARE_M)
    letters = COLUMN_LETTERS[(point.zone - 1) % 3]
    # Even zones begin five letters later, so that neighbours differ.
    shift = 0 if point.zone % 2 else 5
    row = ROW_LETTERS[(int(point.northing // SQUARE_M) + shift) % len(ROW_LETTERS)]
    east, north = int(point.easting % SQUARE_M), int(point.northing % SQUARE_M)
    square = f"{letters[column - 1]}{row}"
    return f"{point.zone}{point.band} {square} {east:05} {north:05}"


def notations(lat: float, lon: float) -> tuple[tuple[str, str], ...]:
    """Return (name, text) of a point in every notation there is for it."""
    written = (
        ("degrees", decimal_degrees(lat, lon)),
        ("DMS", degrees_minutes_seconds(lat, lon)),
        ("MGRS", mgrs(lat, lon)),
        ("UTM", utm_words(lat, lon)),
    )
    return tuple((name, text) for name, text in written if text)
