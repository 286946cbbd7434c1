"""Cells that are written as a formula of a text, as bare text: ="05.06.2023" keeps a
spreadsheet from making something else of what a program exports.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.exchange.tables.pieces import Piece, Table

_FORMULA = r'(?s)^="(.*)"$'
LOOKED_THROUGH = 200
"""Rows in which a formula of a text is looked for."""


@dataclass(frozen=True, slots=True)
class FormulaTexts:
    """A table whose cells are the texts of their formulas."""

    table: Table

    @property
    def path(self) -> Path:
        return self.table.path

    @property
    def header(self) -> tuple[str, ...]:
        return self.table.header

    @property
    def notes(self) -> tuple[str, ...]:
        return self.table.notes

    def renamed(self, names: Sequence[str]) -> FormulaTexts:
        """Return the table with other names for its columns."""
        return FormulaTexts(self.table.renamed(names))

    def pieces(self, wanted: Collection[str]) -> Iterator[Piece]:
        """Yield its rows without those that are blank; wanted: names of columns."""
        for piece in self.table.pieces(wanted):
            names = piece.table.column_names
            columns = [_texts(column) for column in piece.table.columns]
            yield replace(piece, table=pa.table(columns, names=names))


def _texts(column: Any) -> Any:  # noqa: ANN401
    if pa.types.is_dictionary(column.type):
        column = column.cast(pa.string())
    bare = pc.replace_substring_regex(column, _FORMULA, r"\1")
    return pc.if_else(
        pc.match_substring_regex(column, _FORMULA),
        pc.replace_substring(bare, '""', '"'),
        column,
    )


def with_formula_texts(table: Table) -> Table:
    """Return a table whose formulas of texts are texts, as it is where its first rows
    have none.
    """
    for piece in islice(table.pieces(table.header), 1):
        for column in piece.table.slice(0, LOOKED_THROUGH).columns:
            texts = column.cast(pa.string())
            if pc.any(pc.match_substring_regex(texts, _FORMULA)).as_py():
                return FormulaTexts(table)
    return table
