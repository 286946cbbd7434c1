"""Which of two columns of numbers is the latitude, where their headers do not settle
it.
"""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.exchange.tables.coordinates import in_ukraine, read_angle
from dashboard.exchange.tables.pieces import Table

PLANE = frozenset({"x", "y", "coord x", "coord y", "x coord", "y coord"})
"""Headers that say no more than that there are two axes: x is the east on a map, and
the north in a surveyor's grid.
"""


def lies_turned(table: Table, latitude: str, longitude: str) -> bool:
    """Return whether no point of a table lies in Ukraine, and every one does once its
    two numbers are turned round.
    """
    points = 0
    for lat, lon in _points(table, latitude, longitude):
        points += 1
        if in_ukraine(lat, lon) or not in_ukraine(lon, lat):
            return False
    return points > 0


def _points(
    table: Table,
    latitude: str,
    longitude: str,
) -> Iterator[tuple[float, float]]:
    for piece in table.pieces([latitude, longitude]):
        columns = (piece.table[name].to_pylist() for name in (latitude, longitude))
        for first, second in zip(*columns, strict=True):
            lat = read_angle(first, latitude=True)
            lon = read_angle(second, latitude=False)
            if lat is not None and lon is not None:
                yield lat, lon
