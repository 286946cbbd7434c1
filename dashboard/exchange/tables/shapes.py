"""Shapes as text or bytes (WKT, WKB, GeoJSON): where they are, and how far they
reach.
"""

from __future__ import annotations

import json
import math
import re
import struct
from collections.abc import Iterator
from typing import Any, NamedTuple

from dashboard.domain.geography.geo import kilometres
from dashboard.domain.geography.projections import WGS84, unprojected

MOST_POINTS = 1_000_000
"""Points of one shape that are read: no outline of a place has as many."""
_WKT = re.compile(
    r"(?:SRID=(?P<srid>\d+);)?\s*(?:MULTI)?(?:POINT|LINESTRING|POLYGON)"
    r"\s*(?:Z?M?)\s*\((?P<body>[-+\d.eE,()\s]+)\)",
    re.IGNORECASE,
)
_Z, _M, _SRID = 0x80000000, 0x40000000, 0x20000000
"""Flags of PostGIS in the type of a shape."""
SRID = "srid"
"""The member of a geometry that numbers its coordinate system, where it is not WGS84:
of our tables, no part of GeoJSON.
"""


class Position(NamedTuple):
    """Where something is: WGS84 degrees. reach: how far it extends from there,
    kilometres, 0 for a point.
    """

    lat: float
    lon: float
    reach: float = 0.0


def position_of(points: list[tuple[float, float]]) -> Position | None:
    """Return the middle of longitudes and latitudes and how far the farthest point is
    from it; None for none, or when one is not on the globe.
    """
    if not points or not all(map(_on_globe, points)):
        return None
    lons, lats = zip(*points, strict=True)
    lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    if len(set(points)) == 1:
        return Position(lat, lon)
    reach = max(kilometres(lat, lon, y, x) for x, y in points)
    return Position(lat, lon, math.ceil(reach * 1000) / 1000)


def _on_globe(point: tuple[float, float]) -> bool:
    lon, lat = point
    return abs(lon) <= 180 and abs(lat) <= 90


def read_wkt(text: str) -> Position | None:
    """Return where a shape in well-known text is, None when it is none, or is of a
    coordinate system that is not read here.
    """
    match = _WKT.fullmatch(text.strip())
    if match is None:
        return None
    try:
        rows = [
            [float(number) for number in part.split()]
            for part in re.split(r"[,()]+", match["body"])
            if part.strip()
        ]
    except ValueError:
        return None
    if not all(len(row) in (2, 3, 4) for row in rows):
        return None
    return _placed([(row[0], row[1]) for row in rows], int(match["srid"] or WGS84))


def _placed(points: list[tuple[float, float]], srid: int) -> Position | None:
    """Return where points of a coordinate system are."""
    degrees = unprojected(srid)
    if degrees is None:
        return None
    try:
        return position_of([degrees(x, y) for x, y in points])
    except (ValueError, OverflowError):
        # So far from its zone that there is no such place.
        return None


def read_geojson(text: str) -> Position | None:
    """Return where a GeoJSON geometry is, None when the text is none."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return geometry_position(value)


def geometry_position(value: Any) -> Position | None:  # noqa: ANN401
    """Return where the value of a GeoJSON geometry is, None when it is none."""
    if not isinstance(value, dict):
        return None
    if "type" not in value and "coordinates" not in value:
        return _named_position(value)
    parts = [value]
    if value.get("type") == "GeometryCollection":
        parts = [part for part in value.get("geometries") or () if part]
    try:
        points = [p for part in parts for p in _pairs(part["coordinates"])]
    except (LookupError, TypeError, ValueError, RecursionError):
        return None
    srid = value.get(SRID, WGS84)
    return _placed(points, srid) if isinstance(srid, int) else None


def _named_position(value: dict[Any, Any]) -> Position | None:
    """Return the point of an object whose members are called latitude and longitude."""
    by_name = {str(name).lower(): number for name, number in value.items()}
    lat, lon = (
        next((by_name[name] for name in names if name in by_name), None)
        for names in (("lat", "latitude"), ("lon", "lng", "long", "longitude"))
    )
    try:
        return position_of([(float(lon), float(lat))])  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None


def _pairs(value: Any) -> Iterator[tuple[float, float]]:  # noqa: ANN401
    if value and isinstance(value[0], int | float):
        yield float(value[0]), float(value[1])
        return
    for inner in value:
        yield from _pairs(inner)


def read_wkb(data: bytes) -> Position | None:
    """Return where a shape in well-known binary is, None when it is none, or is of a
    coordinate system that is not read here.
    """
    shape = _Binary(data)
    try:
        points = shape.points()
        return _placed(points, shape.srid)
    except (struct.error, ValueError):
        return None


def numbered_wkb(text: str, srid: int) -> str:
    """Return well-known binary in hexadecimal digits with the number of its coordinate
    system, as PostGIS writes it; what is no binary stays as it is.
    """
    if len(text) < 10:
        return text
    data = bytes.fromhex(text)
    order = "<" if data[0] else ">"
    (kind,) = struct.unpack_from(f"{order}I", data, 1)
    head = struct.pack(f"{order}BII", data[0], kind | _SRID, srid)
    return (head + data[5:]).hex()


class _Binary:
    """Reads a shape of OGC or PostGIS bytes from its beginning."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0
        self.srid = WGS84

    def points(self) -> list[tuple[float, float]]:
        if not self._data or self._data[self._at] > 1:
            raise ValueError("no well-known binary")
        order = "<" if self._data[self._at] else ">"
        self._at += 1
        kind = self._whole(order)
        if kind & _SRID:
            self.srid = self._whole(order)
        dimensions = 2 + bool(kind & _Z) + bool(kind & _M)
        plain = kind & 0xFFFF
        # ISO adds a thousand for Z, two for M, three for both.
        dimensions += {0: 0, 1: 1, 2: 1, 3: 2}.get(plain // 1000, 0)
        return self._shape(order, plain % 1000, dimensions)

    def _shape(
        self,
        order: str,
        kind: int,
        dimensions: int,
    ) -> list[tuple[float, float]]:
        if kind == 1:
            return self._run(order, 1, dimensions)
        if kind == 2:
            return self._run(order, self._whole(order), dimensions)
        if kind == 3:
            rings = range(self._whole(order))
            return [
                point
                for _ in rings
                for point in self._run(order, self._whole(order), dimensions)
            ]
        if kind in (4, 5, 6, 7):
            return [point for _ in range(self._whole(order)) for point in self.points()]
        raise ValueError("a curve or a surface")

    def _run(
        self,
        order: str,
        count: int,
        dimensions: int,
    ) -> list[tuple[float, float]]:
        size = 8 * dimensions
        if count > MOST_POINTS or self._at + count * size > len(self._data):
            raise ValueError("cut short")
        points = []
        for _ in range(count):
            lon, lat = struct.unpack_from(f"{order}2d", self._data, self._at)
            points.append((lon, lat))
            self._at += size
        # An empty point is written as two numbers that are none.
        return [point for point in points if not math.isnan(point[0])]

    def _whole(self, order: str) -> int:
        (number,) = struct.unpack_from(f"{order}I", self._data, self._at)
        self._at += 4
        return int(number)
