"""Parts of the Earth that a filter can name: a circle around a point, a polygon.

A claim lies in one when its point does, however exactly that is known.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from typing import Any

from dashboard.domain.errors import BadInput
from dashboard.i18n.translate import gettext

MOST_KM = 1500.0
"""Longest radius of a circle: it covers the country from any place in it."""
MOST_CORNERS = 200
"""Most corners of a polygon; each costs a comparison with every place."""
LONGEST_AREA = 20_000
"""Longest text of a polygon, characters."""
DIGITS = 4
"""Decimals of a degree that are kept: 11 m."""
_NUMBER = r"[+-]?\d+(?:\.\d+)?"
_PAIR = re.compile(rf"\s*({_NUMBER})\s*,\s*({_NUMBER})\s*")
_WKT = re.compile(r"\s*POLYGON\s*\(\(([^()]*)\)\)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Circle:
    """What lies within km kilometres of a point; lat and lon in degrees."""

    lat: float
    lon: float
    km: float

    def text(self) -> str:
        """Return it as a link and an option have it: LAT,LON,KM."""
        return f"{_short(self.lat)},{_short(self.lon)},{self.km:g}"

    def words(self) -> str:
        """Return it as a phrase: "within 10 km of 47.4467, 35.8333"."""
        point = f"{_short(self.lat)}, {_short(self.lon)}"
        return gettext("within {km} km of {point}", km=f"{self.km:g}", point=point)


@dataclass(frozen=True, slots=True)
class Polygon:
    """What lies inside a line through its corners and back to the first; (lat, lon) in
    degrees, at least three. Where the line crosses itself, inside is what an odd number
    of its edges parts from the outside.
    """

    corners: tuple[tuple[float, float], ...]

    def text(self) -> str:
        """Return it as a link and an option have it: LAT,LON;LAT,LON;..."""
        return ";".join(f"{_short(lat)},{_short(lon)}" for lat, lon in self.corners)

    def words(self) -> str:
        """Return it as a phrase."""
        return gettext("inside an area of {corners} corners", corners=len(self.corners))

    def edges(self) -> tuple[tuple[float, float, float, float], ...]:
        """Return lat and lon of both ends of every edge that is not level: the others
        part nothing.
        """
        ends = (*self.corners[1:], self.corners[0])
        pairs = zip(self.corners, ends, strict=True)
        return tuple((*start, *end) for start, end in pairs if start[0] != end[0])


def circle_of(text: str) -> Circle:
    """Read LAT,LON,KM. Raises BadInput that says what is wrong."""
    parts = text.split(",")
    numbers = [part.strip() for part in parts if re.fullmatch(_NUMBER, part.strip())]
    if len(parts) != 3 or len(numbers) != 3:
        raise BadInput(
            gettext(
                "near={text}: write it as LAT,LON,KM, like 47.4467,35.8333,10",
                text=f"{text[:40]!r}",
            )
        )
    lat, lon, km = map(float, numbers)
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        raise BadInput(
            gettext(
                "near={text}: no such point; latitude is -90 to 90, longitude -180 to"
                " 180",
                text=f"{text[:40]!r}",
            )
        )
    if not 0 < km <= MOST_KM:
        raise BadInput(
            gettext(
                "near={text}: the radius must be more than 0 and at most {most_km} km",
                text=f"{text[:40]!r}",
                most_km=f"{MOST_KM:g}",
            )
        )
    return Circle(round(lat, DIGITS), round(lon, DIGITS), km)


def polygon_of(text: str) -> Polygon:
    """Read LAT,LON;LAT,LON;..., a WKT POLYGON or a GeoJSON Polygon (both of these have
    the longitude first). Raises BadInput that says what is wrong.
    """
    if len(text) > LONGEST_AREA:
        raise BadInput(
            gettext(
                "within: longer than {longest_area} characters; draw it with fewer"
                " corners",
                longest_area=f"{LONGEST_AREA:,}",
            )
        )
    corners = [(round(lat, DIGITS), round(lon, DIGITS)) for lat, lon in _corners(text)]
    if len(corners) > 1 and corners[0] == corners[-1]:
        corners.pop()
    if len(set(corners)) < 3:
        raise BadInput(
            gettext(
                "within={text}: an area has at least three corners",
                text=f"{text[:40]!r}",
            )
        )
    if len(corners) > MOST_CORNERS:
        raise BadInput(
            gettext(
                "within: {number} corners, and {most_corners} are the most; draw it"
                " with fewer",
                number=len(corners),
                most_corners=MOST_CORNERS,
            )
        )
    if not all(abs(lat) <= 90 and abs(lon) <= 180 for lat, lon in corners):
        raise BadInput(
            gettext(
                "within={text}: no such point; latitude is -90 to 90, longitude -180"
                " to 180",
                text=f"{text[:40]!r}",
            )
        )
    return Polygon(tuple(corners))


def _corners(text: str) -> list[tuple[float, float]]:
    if text.lstrip().startswith("{"):
        return _of_geojson(text)
    if wkt := _WKT.fullmatch(text):
        pairs = [pair.split() for pair in wkt[1].split(",")]
        if all(len(p) == 2 and all(map(_is_number, p)) for p in pairs):
            return [(float(lat), float(lon)) for lon, lat in pairs]
        raise _unreadable(text)
    matches = [_PAIR.fullmatch(pair) for pair in text.strip(" ;").split(";")]
    if not all(matches):
        raise _unreadable(text)
    return [(float(match[1]), float(match[2])) for match in matches if match]


def _of_geojson(text: str) -> list[tuple[float, float]]:
    try:
        shape: Any = json.loads(text)
        for key in ("features", "geometry"):
            if key in shape:
                shape = shape[key][0] if key == "features" else shape[key]
                shape = shape.get("geometry", shape)
        rings = shape["coordinates"] if shape["type"] == "Polygon" else []
        (ring,) = rings
        corners = [(float(y), float(x)) for x, y, *_ in ring]
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise BadInput(
            gettext(
                "within: not the GeoJSON of one Polygon without holes; write"
                " LAT,LON;LAT,LON;LAT,LON instead"
            )
        ) from error
    except RecursionError as error:
        raise _unreadable(text) from error
    if not all(map(math.isfinite, (value for pair in corners for value in pair))):
        raise _unreadable(text)
    return corners


def _is_number(text: str) -> bool:
    return re.fullmatch(_NUMBER, text) is not None


def _unreadable(text: str) -> BadInput:
    return BadInput(
        f"within={text[:40]!r}: write the corners as LAT,LON;LAT,LON;LAT,LON"
    )


def _short(value: float) -> str:
    text = f"{value:.{DIGITS}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
