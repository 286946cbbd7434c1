"""Formulas of texts are texts."""

from __future__ import annotations

from pathlib import Path

from dashboard.exchange.tables.derived import formula_texts as module
from dashboard.exchange.tables.derived.formula_texts import (
    FormulaTexts,
    with_formula_texts,
)
from dashboard.exchange.tables.pieces import Table, column_table


def table_of(*cells: str) -> Table:
    rows = [[cell, "b"] for cell in cells]
    table = column_table(Path("a.csv"), ["x", "y"], rows, range(len(rows)), (), ("n",))
    return with_formula_texts(table)


def test_texts_of_formulas() -> None:
    table = table_of('="05.06.2023"', '="a ""b"""', "=1+1", 'a ""b""', '="two\nlines"')
    assert isinstance(table, FormulaTexts)
    assert (table.path, table.header, table.notes) == (
        Path("a.csv"),
        ("x", "y"),
        ("n",),
    )
    (piece,) = table.renamed("pq").pieces(("p",))
    assert piece.table.to_pylist() == [
        {"p": text} for text in ("05.06.2023", 'a "b"', "=1+1", 'a ""b""', "two\nlines")
    ]


def test_a_table_without_one_stays_as_it_is() -> None:
    assert not isinstance(table_of("=1", '"a"'), FormulaTexts)
    assert not isinstance(table_of(), FormulaTexts)
    cells = [*["a"] * module.LOOKED_THROUGH, '="a"']
    assert not isinstance(table_of(*cells), FormulaTexts)
    assert isinstance(table_of(*cells[1:]), FormulaTexts)
