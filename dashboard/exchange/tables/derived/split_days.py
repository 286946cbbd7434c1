"""Days whose year, month and day stand in columns of their own, as one column more."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa

from dashboard.exchange.tables.pieces import Piece, Table

YEARS = frozenset({"year", "iyear", "рік", "год"})
MONTHS = frozenset({"month", "imonth", "місяць", "месяц"})
DAYS = frozenset({"day", "iday", "день", "число", "day of month"})
RECORDED = frozenset(
    {
        *("timestamp", "time", "datetime", "period", "reported"),
        *("report date", "date reported", "час", "время", "період", "период"),
    }
)
"""Headers that beside a year and a month tell when a row was written, or an hour."""
DATE = "date"
"""The name of the column that is added; it means what it says."""


@dataclass(frozen=True, slots=True)
class SplitDays:
    """A table with one column more. parts: where its year, month and day stand, the
    day None where there is none.
    """

    table: Table
    names: tuple[str, ...]
    parts: tuple[int, int, int | None]

    @property
    def path(self) -> Path:
        return self.table.path

    @property
    def header(self) -> tuple[str, ...]:
        return self.names

    @property
    def notes(self) -> tuple[str, ...]:
        return self.table.notes

    def renamed(self, names: Sequence[str]) -> SplitDays:
        """Return the table with other names for its columns."""
        return replace(self, table=self.table.renamed(names[:-1]), names=tuple(names))

    def pieces(self, wanted: Collection[str]) -> Iterator[Piece]:
        """Yield its rows without those that are blank; wanted: names of columns."""
        added = self.names[-1]
        if added not in wanted:
            yield from self.table.pieces(wanted)
            return
        header = self.table.header
        parts = [header[at] for at in self.parts if at is not None]
        for piece in self.table.pieces({*wanted, *parts} - {added}):
            columns = [piece.table[name].to_pylist() for name in parts]
            texts = [_text(*cells) for cells in zip(*columns, strict=True)]
            chosen = piece.table.select([name for name in header if name in wanted])
            table = chosen.append_column(added, pa.array(texts, pa.string()))
            yield replace(piece, table=table)


def _text(year: str, month: str, day: str = "") -> str:
    """Return the cells as one text: as long as they go on, and nothing else is made of
    what is no number.
    """
    cells = [cell.strip().removesuffix(".0") for cell in (year, month, day)]
    # Where a month or a day is not known, a database writes 0.
    cells = ["" if re.fullmatch("0+", cell) else cell for cell in cells]
    if not cells[0] or not cells[1]:
        return cells[0]
    if not cells[1].isdigit():
        return " ".join(filter(None, reversed(cells)))
    return "-".join(filter(None, cells))


def with_split_days(
    table: Table,
    words: Collection[str],
    header: Sequence[str],
) -> Table:
    """Return a table whose days are one column, as it is where a column is a date.

    words: headers of a date; header: that of the table, as these are written.
    """
    parts = [_one_of(header, names) for names in (YEARS, MONTHS, DAYS)]
    year, month, day = parts
    others = [name for at, name in enumerate(header) if at not in parts]
    if year is None or month is None or DATE in header:
        return table
    if any(name in words and name not in RECORDED for name in others):
        return table
    return SplitDays(table, (*table.header, DATE), (year, month, day))


def _one_of(header: Sequence[str], names: Collection[str]) -> int | None:
    return next((at for at, name in enumerate(header) if name in names), None)
