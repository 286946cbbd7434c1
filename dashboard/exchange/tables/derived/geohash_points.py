"""Points in a column that is called a geohash, as one column of degrees more: what
stands there could be words.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dashboard.exchange.tables.coordinates import geohash_cell, middle_of_cell
from dashboard.exchange.tables.derived.added_column import with_added_column
from dashboard.exchange.tables.derived.projected_points import COORDINATES
from dashboard.exchange.tables.pieces import Table

GEOHASHES = (
    "geohash",
    "geo hash",
    "geohash code",
)


def geohash_text(code: str) -> str:
    """Return the point of a geohash as a text, or its cell as WKT where that is wide;
    the code as it is where it is none.
    """
    cell = geohash_cell(code)
    middle = middle_of_cell(*cell) if cell else None
    if cell is None or middle is None:
        return code
    if not middle.reach:
        return f"{middle.lat:.7f}, {middle.lon:.7f}"
    (south, north), (west, east) = cell
    return (
        f"POLYGON(({west} {south}, {east} {south}, {east} {north}, {west} {north},"
        f" {west} {south}))"
    )


def with_geohash_points(
    table: Table,
    header: Sequence[str],
    points: Collection[str],
) -> Table:
    """Return a table whose geohashes are one column in degrees, as it is where there
    are none. header: that of the table in small letters; points: headers of columns
    that say already where something is.
    """
    source = next((at for at, name in enumerate(header) if name in GEOHASHES), None)
    if source is None or set(header) & set(points):
        return table
    return with_added_column(table, COORDINATES, (source,), geohash_text)
