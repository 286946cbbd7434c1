"""Projected coordinates as degrees of WGS84: Web Mercator and the zones of UTM, in
which web maps and armies keep their points.

Formulas: EPSG Guidance Note 7-2 (Popular Visualisation Pseudo-Mercator) and Karney
(2011), "Transverse Mercator with an accuracy of a few nanometers", to the third order:
below a millimetre within a zone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import NamedTuple

WGS84 = 4326
"""EPSG's number of longitude and latitude in degrees."""
_DEGREES = frozenset({WGS84, 4979, 4258})
"""Degrees: WGS84, the same with heights, and ETRS89, which is within a metre of it."""
WEB_MERCATOR = 3857
_MERCATORS = frozenset({WEB_MERCATOR, 900913, 3785, 102100, 102113})
"""Web Mercator and the numbers it had at Google, EPSG and Esri."""
_RADIUS = 6378137.0
"""Semi-major axis of WGS84, metres."""
_FLATTENING = 1 / 298.257223563
_SCALE = 0.9996
_FALSE_EASTING = 500_000.0
_FALSE_NORTHING = 10_000_000.0
"""Of the south: metres that UTM adds, so that no number is negative."""
_UTM = {32600: False, 32700: True}
"""Numbers from which EPSG counts the zones of UTM, and whether they are southern."""
_ZONES = 60
_NORTHERN_BANDS = "NPQRTUVWX"
_SOUTHERN_BANDS = "CDEFGHJKLM"
"""Bands of the military grid, without S: many write it for the south."""

_N = _FLATTENING / (2 - _FLATTENING)
_RECTIFYING = _RADIUS / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_BETA = (
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96,
    _N**2 / 48 + _N**3 / 15,
    17 * _N**3 / 480,
)
_DELTA = (
    2 * _N - 2 * _N**2 / 3 - 2 * _N**3,
    7 * _N**2 / 3 - 8 * _N**3 / 5,
    56 * _N**3 / 15,
)

Unproject = Callable[[float, float], tuple[float, float]]
"""x and y, metres or degrees -> longitude and latitude, degrees."""


class _Zone(NamedTuple):
    meridian: float
    southern: bool


def srid_of(name: str) -> int:
    """Return EPSG's number of a coordinate system by its name, as GeoJSON, WKT and Esri
    write it; 0 for one that is not read here.
    """
    plain = name.strip()
    if re.search(r"CRS:?84$", plain, re.IGNORECASE):
        return WGS84
    code = re.fullmatch(
        r"(?:.*\bEPSG[:/]+(?:[\d.]*[:/])?|ESRI:+)?(\d{4,6})", plain, re.IGNORECASE
    )
    if code:
        number = int(code[1])
        return number if unprojected(number) else 0
    return _srid_of_words(plain)


def _srid_of_words(text: str) -> int:
    words = re.sub(r"[\s_]+", " ", text).lower()
    if "wgs" not in words or "84" not in words:
        return 0
    if re.search(r"web mercator|pseudo-mercator", words):
        return WEB_MERCATOR
    zone = re.search(r"utm zone (\d{1,2}) ?([ns])\b", words)
    if zone:
        base = 32600 if zone[2] == "n" else 32700
        number = base + int(zone[1])
        return number if unprojected(number) else 0
    return 0 if "proj" in words else WGS84


def unprojected(srid: int) -> Unproject | None:
    """Return what makes degrees of the coordinates of a system, None for one that is
    not read here.
    """
    if srid in _DEGREES:
        return _same
    if srid in _MERCATORS:
        return _of_mercator
    for base, southern in _UTM.items():
        if base < srid <= base + _ZONES:
            zone = _Zone(6.0 * (srid - base) - 183, southern)
            return lambda x, y: _of_zone(x, y, zone)
    return None


def utm_srid(zone: int, band: str) -> int:
    """Return EPSG's number of a zone of UTM whose side of the equator a band of the
    military grid tells, none (""): the northern; 0 for S, which many write for the
    south, and for what is no band.
    """
    band = band.upper()
    if not band or band in _NORTHERN_BANDS:
        return 32600 + zone
    return 32700 + zone if band in _SOUTHERN_BANDS else 0


def _same(x: float, y: float) -> tuple[float, float]:
    return x, y


def _of_mercator(x: float, y: float) -> tuple[float, float]:
    lat = math.degrees(math.atan(math.sinh(y / _RADIUS)))
    return _rounded(math.degrees(x / _RADIUS), lat)


def _of_zone(x: float, y: float, zone: _Zone) -> tuple[float, float]:
    north = y - _FALSE_NORTHING if zone.southern else y
    xi = north / (_SCALE * _RECTIFYING)
    eta = (x - _FALSE_EASTING) / (_SCALE * _RECTIFYING)
    if abs(eta) > 1:
        raise ValueError("outside of its zone")
    xi_sphere, eta_sphere = xi, eta
    for number, beta in enumerate(_BETA, 1):
        angle, width = 2 * number * xi, 2 * number * eta
        xi_sphere -= beta * math.sin(angle) * math.cosh(width)
        eta_sphere -= beta * math.cos(angle) * math.sinh(width)
    chi = math.asin(math.sin(xi_sphere) / math.cosh(eta_sphere))
    lat = chi + sum(
        delta * math.sin(2 * number * chi) for number, delta in enumerate(_DELTA, 1)
    )
    lon = math.degrees(math.atan2(math.sinh(eta_sphere), math.cos(xi_sphere)))
    return _rounded(zone.meridian + lon, math.degrees(lat))


def _rounded(lon: float, lat: float) -> tuple[float, float]:
    # Nine digits after the point are a tenth of a millimetre.
    return round(lon, 9), round(lat, 9)
