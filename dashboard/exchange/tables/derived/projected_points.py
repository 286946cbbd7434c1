"""Points in metres, whose two numbers stand in columns of their own, as one column of
degrees more: UTM with its zone, and Web Mercator where nothing else fits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dashboard.domain.geography.projections import (
    WEB_MERCATOR,
    unprojected,
    utm_srid,
)
from dashboard.exchange.tables.coordinates import in_ukraine
from dashboard.exchange.tables.derived.added_column import with_added_column
from dashboard.exchange.tables.pieces import Table
from dashboard.i18n.translate import gettext

EASTINGS = (
    "easting",
    "utm easting",
    "utm e",
    "utm x",
    "east utm",
    "e utm",
)
NORTHINGS = (
    "northing",
    "utm northing",
    "utm n",
    "utm y",
    "north utm",
    "n utm",
)
ZONES = (
    "zone",
    "utm zone",
    "utm zone number",
    "zone utm",
    "зона",
    "зона utm",
)
METRES_X = (
    "x",
    "x coord",
    "coord x",
    "x web mercator",
    "x 3857",
)
METRES_Y = (
    "y",
    "y coord",
    "coord y",
    "y web mercator",
    "y 3857",
)
COORDINATES = "coordinates"
"""The name of the column that is added; it means what it says."""


def with_projected_points(table: Table, header: Sequence[str]) -> Table:
    """Return a table whose points in metres are one column in degrees, as it is where
    there are none. header: that of the table in small letters.
    """
    if COORDINATES in header:
        return table
    zone, east, north = (_one_of(header, n) for n in (ZONES, EASTINGS, NORTHINGS))
    if zone is not None and east is not None and north is not None:
        return _added(table, (zone, east, north), _of_utm, "UTM")
    x, y = _one_of(header, METRES_X), _one_of(header, METRES_Y)
    if x is None or y is None or not _all_of_mercator(table, x, y):
        return table
    return _added(table, (x, y), _of_mercator, "Web Mercator")


def _added(
    table: Table,
    parts: tuple[int, ...],
    text: Callable[..., str],
    system: str,
) -> Table:
    columns = ", ".join(repr(table.header[at]) for at in parts)
    note = gettext("{columns}: read as {system}", columns=columns, system=system)
    return with_added_column(table, COORDINATES, parts, text, note)


def _one_of(header: Sequence[str], names: Sequence[str]) -> int | None:
    return next((at for at, name in enumerate(header) if name in names), None)


def _number(text: str) -> float | None:
    plain = re.sub(r"\s", "", text).replace(",", ".")
    return float(plain) if re.fullmatch(r"-?\d{1,9}(\.\d{1,20})?", plain) else None


def _of_utm(zone: str, east: str, north: str) -> str:
    """Return a point of UTM in degrees, the cells as they are where they are none."""
    written = " ".join(filter(None, (zone.strip(), east.strip(), north.strip())))
    match = re.fullmatch(r"(\d{1,2})\s*([A-Za-z]?)", zone.strip())
    x, y = _number(east), _number(north)
    if match is None or x is None or y is None:
        return written
    to_degrees = unprojected(utm_srid(int(match[1]), match[2]))
    if to_degrees is None:
        return written
    try:
        lon, lat = to_degrees(x, y)
    except ValueError:
        return written
    return f"{lat:.7f}, {lon:.7f}"


def _of_mercator(x: str, y: str) -> str:
    """Return a point of Web Mercator in degrees, the cells as they are for none."""
    numbers = _number(x), _number(y)
    to_degrees = unprojected(WEB_MERCATOR)
    if numbers[0] is None or numbers[1] is None or to_degrees is None:
        return " ".join(filter(None, (x.strip(), y.strip())))
    lon, lat = to_degrees(numbers[0], numbers[1])
    return f"{lat:.7f}, {lon:.7f}"


def _all_of_mercator(table: Table, x: int, y: int) -> bool:
    """Whether every point that is two numbers lies in Ukraine as one of Web Mercator:
    the metres of no other system used there do.
    """
    names = table.header[x], table.header[y]
    points = 0
    for piece in table.pieces(names):
        columns = [piece.table[name].to_pylist() for name in names]
        for cells in zip(*columns, strict=True):
            if _number(cells[0]) is None or _number(cells[1]) is None:
                continue
            lat, lon = map(float, _of_mercator(*cells).split(", "))
            if not in_ukraine(lat, lon):
                return False
            points += 1
    return points > 0
