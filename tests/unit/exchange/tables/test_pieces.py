"""A table of text comes in pieces without its blank rows, short rows in their place."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from dashboard.exchange.tables.pieces import (
    ColumnTable,
    Piece,
    column_table,
    text_table,
)
from dashboard.exchange.tables.records import Bad
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


def test_rows_as_text_and_how_much_is_done() -> None:
    columns = [pa.array(["1", " ", "x,y"]), pa.array(["a", "\t", 'b"c'])]
    bad = (Bad(6, "short", "z"),)
    chunks = [(columns, [2, 3, 4], bad), (columns, [7, 8, 9], ())]
    table = ColumnTable(Path("x"), ("n", "m"), lambda: chunks, rows=10, notes=("so",))
    first, second = table.pieces(("m",))
    assert first.table.to_pylist() == [{"m": "a"}, {"m": 'b"c'}]
    assert first.lines.to_pylist() == [2, 4]
    assert (first.bad, second.bad) == (bad, ())
    assert [first.row(0), first.row(1)] == ["1,a", '"x,y","b""c"']
    # Three rows and one that is none, then three more, of ten.
    assert (first.done, second.done) == (0.4, 0.7)
    renamed = table.renamed(["k", "l"])
    assert (renamed.header, renamed.rows, renamed.notes) == (("k", "l"), 10, ("so",))
    unknown = ColumnTable(Path("x"), ("n", "m"), lambda: chunks)
    assert [piece.done for piece in unknown.pieces(())] == [1.0, 1.0]
    fewer = ColumnTable(Path("x"), ("n", "m"), lambda: chunks, rows=5)
    assert [piece.done for piece in fewer.pieces(())] == [0.8, 1.0]


def test_rows_are_counted_where_no_column_is_used(tmp_path: Path) -> None:
    table = column_table(Path("x"), ("a",), [("1",), (" ",), ("2",)], (5, 6, 7))
    (piece,) = table.pieces(())
    assert (len(piece.table), piece.lines.to_pylist()) == (2, [5, 7])
    assert piece.table.column_names == [""]
    (tmp_path / "a.csv").write_text("a,b\n1,2\n,\n3\n")
    text = text_table(look(tmp_path / "a.csv"), ("so",))
    assert text.notes == ("so",)
    assert text.path == tmp_path / "a.csv"
    rows = [len(piece.table) for piece in text.pieces(())]
    assert sum(rows) == 2


def test_a_table_of_rows_that_are_none_has_no_other() -> None:
    bad = [Bad(2, "cells", "1,2,3")]
    (piece,) = column_table(Path("x"), ("a", "b"), [], [], bad).pieces(("a",))
    assert (len(piece.table), piece.bad, piece.done) == (0, tuple(bad), 1.0)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        # Two halves have one cell more than a row: 2 and 3 of four columns.
        ("1,2\n3,4,5\n", []),
        ("1,2,3\n4,5\n", []),
        ("1\n2,3,4,5\n", [3]),
        # Two that both leave out the last cell are short, not halves.
        ("1,2,3\n4,5,6\n", [2, 3]),
        # Not one below the other.
        ("1,2\n5,6,7,8\n3,4,5\n", [2, 3, 4]),
        ("1,2\n3,4\n", [2, 3]),
        # The last of three waits for nothing.
        ("8,9\n1,2\n3,4,5\n", [2]),
        ("1,2\n3,4,5\n7,8,9\n", [4]),
    ],
)
def test_which_short_rows_are_halves_of_one(
    text: str, lines: list[int], tmp_path: Path
) -> None:
    pieces = read("a,b,c,d\n" + text, tmp_path)
    assert sorted(line for piece in pieces for line in piece.lines.to_pylist()) == lines
    bad = sorted(row.line for piece in pieces for row in piece.bad)
    assert bad == [n for n in range(2, 2 + text.count("\n")) if n not in lines]


def test_the_text_of_each_row_stands_by_its_line(tmp_path: Path) -> None:
    pieces = read("a,b\n1,2\n3\n4,5\n,\n6\n7,8\n", tmp_path)
    told = {
        line: piece.row(number)
        for piece in pieces
        for number, line in enumerate(piece.lines.to_pylist())
    }
    assert told == {2: "1,2", 3: "3", 4: "4,5", 6: "6", 7: "7,8"}
    for piece in pieces:
        assert piece.lines.to_pylist() == sorted(piece.lines.to_pylist())
    assert pieces[-1].done == 1.0
