"""Points in a column that is called a geohash, as one column of degrees more: what
stands there could be words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa

from dashboard.exchange.tables.coordinates import geohash_cell, middle_of_cell
from dashboard.exchange.tables.derived.projected_points import COORDINATES
from dashboard.exchange.tables.pieces import Piece, Table

GEOHASHES = ("geohash", "geo hash", "geohash code")


@dataclass(frozen=True, slots=True)
class GeohashPoints:
    """A table with one column more. source: where its geohashes stand."""

    table: Table
    names: tuple[str, ...]
    source: int

    @property
    def path(self) -> Path:
        return self.table.path

    @property
    def header(self) -> tuple[str, ...]:
        return self.names

    @property
    def notes(self) -> tuple[str, ...]:
        return self.table.notes

    def renamed(self, names: Sequence[str]) -> GeohashPoints:
        """Return the table with other names for its columns."""
        return replace(self, table=self.table.renamed(names[:-1]), names=tuple(names))

    def pieces(self, wanted: Collection[str]) -> Iterator[Piece]:
        """Yield its rows without those that are blank; wanted: names of columns."""
        added = self.names[-1]
        if added not in wanted:
            yield from self.table.pieces(wanted)
            return
        header = self.table.header
        source = header[self.source]
        for piece in self.table.pieces({*wanted, source} - {added}):
            texts = [geohash_text(code) for code in piece.table[source].to_pylist()]
            chosen = piece.table.select([name for name in header if name in wanted])
            table = chosen.append_column(added, pa.array(texts, pa.string()))
            yield replace(piece, table=table)


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
    return GeohashPoints(table, (*table.header, COORDINATES), source)
