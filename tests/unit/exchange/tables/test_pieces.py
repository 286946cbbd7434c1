"""A table of text comes in pieces without its blank rows, short rows in their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.exchange.tables.pieces import Piece, column_table, text_table
from dashboard.exchange.tables.text_file import look


def read(text: str, folder: Path) -> list[Piece]:
    (folder / "a.csv").write_text(text)
    table = text_table(look(folder / "a.csv"))
    return list(table.pieces(table.header))


def test_blank_rows_are_none_and_short_ones_stand_where_they_stood(
    tmp_path: Path,
) -> None:
    text = 'a,b,c\n1,2,3\n,,\n4,5\n"",""," "\n\n6,7,8,,\n,,,,,\n9,"\n",0\n'
    pieces = read(text, tmp_path)
    rows = [row for piece in pieces for row in piece.table.to_pylist()]
    assert sorted(list(row.values()) for row in rows) == [
        ["1", "2", "3"],
        ["4", "5", ""],
        ["6", "7", "8"],
        ["9", "\n", "0"],
    ]
    lines = [line for piece in pieces for line in piece.lines.to_pylist()]
    # What may still be half a row waits for the row after it.
    assert sorted(lines) == [2, 4, 7, 9]
    first = next(piece for piece in pieces if len(piece.table))
    assert first.row(1) == "4,5"


@pytest.mark.parametrize("text", ["a,b,c,d\n1,2\n3,4,5\n6,7,8,9\n"])
def test_a_row_that_a_line_end_broke_in_two_is_none(text: str, tmp_path: Path) -> None:
    pieces = read(text, tmp_path)
    bad = [row.line for piece in pieces for row in piece.bad]
    assert bad == [2, 3]
    rows = [row for piece in pieces for row in piece.table.to_pylist()]
    assert [row["a"] for row in rows] == ["6"]


def test_columns_in_memory() -> None:
    table = column_table(Path("x"), ("a", "a"), [("1", ""), ("", " ")], (5, 6))
    (piece,) = table.pieces(("a",))
    assert table.header == ("a", "a (2)")
    assert (piece.table.to_pylist(), piece.lines.to_pylist()) == ([{"a": "1"}], [5])
    (empty,) = column_table(Path("x"), ("a",), (), ()).pieces(("a",))
    assert (len(empty.table), empty.done) == (0, 1.0)
