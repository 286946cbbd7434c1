"""A table with one column more, made of the texts of others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa

from dashboard.exchange.tables.pieces import Piece, Table


@dataclass(frozen=True, slots=True)
class AddedColumn:
    """A table with one column more, the last. names: its header; parts: where the
    cells stand of which it is made; text: what they make.
    """

    table: Table
    names: tuple[str, ...]
    parts: tuple[int, ...]
    text: Callable[..., str]
    notes: tuple[str, ...]

    @property
    def path(self) -> Path:
        return self.table.path

    @property
    def header(self) -> tuple[str, ...]:
        return self.names

    def renamed(self, names: Sequence[str]) -> AddedColumn:
        """Return the table with other names for its columns."""
        return replace(self, table=self.table.renamed(names[:-1]), names=tuple(names))

    def pieces(self, wanted: Collection[str]) -> Iterator[Piece]:
        """Yield its rows without those that are blank; wanted: names of columns."""
        added = self.names[-1]
        if added not in wanted:
            yield from self.table.pieces(wanted)
            return
        header = self.table.header
        parts = [header[at] for at in self.parts]
        for piece in self.table.pieces({*wanted, *parts} - {added}):
            columns = [piece.table[name].to_pylist() for name in parts]
            texts = [self.text(*cells) for cells in zip(*columns, strict=True)]
            chosen = piece.table.select([name for name in header if name in wanted])
            table = chosen.append_column(added, pa.array(texts, pa.string()))
            yield replace(piece, table=table)


def with_added_column(
    table: Table,
    name: str,
    parts: tuple[int, ...],
    text: Callable[..., str],
    *notes: str,
) -> AddedColumn:
    """Return a table with a column of that name more, and with more notes."""
    names = (*table.header, name)
    return AddedColumn(table, names, parts, text, (*table.notes, *notes))
