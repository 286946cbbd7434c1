"""The tokenizer of imported CSV: each record with its line, each broken row with the
reason, nothing else lost.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from dashboard.exchange.tables import records
from dashboard.exchange.tables.arrow_csv import PlainReader
from dashboard.exchange.tables.cells import Cells
from dashboard.exchange.tables.records import (
    BAD_QUOTES,
    CELLS,
    LONE_RETURN,
    MAX_ROW,
    NOT_UTF8,
    TOO_LONG,
    Bad,
    Splitter,
)

Record = tuple[int, list[str]]


def read(
    data: bytes, cells: int = 3, *, piece: int = 1 << 20, delimiter: str = ","
) -> tuple[list[Record], list[Bad]]:
    """Return the records with their lines, and the broken rows: the same cell by cell
    and, where it goes, by Arrow.
    """
    pieces = [data[start : start + piece] for start in range(0, len(data), piece)]
    names = [str(number) for number in range(cells)]
    plain = PlainReader(delimiter, names, names, records.MAX_RECORD)
    found = gathered(Splitter(delimiter, cells), pieces)
    assert gathered(Splitter(delimiter, cells, plain=plain), pieces) == found
    return found


def gathered(
    splitter: Splitter, pieces: Iterable[bytes]
) -> tuple[list[Record], list[Bad]]:
    found: list[Record] = []
    bad: list[Bad] = []
    for block in splitter.blocks(pieces):
        columns = (
            [
                Cells(block, splitter.cells).column(n).to_pylist()
                for n in range(splitter.cells)
            ]
            if block.columns is None
            else [column.to_pylist() for column in block.columns.values()]
        )
        found += zip(
            block.lines.tolist(), map(list, zip(*columns, strict=True)), strict=True
        )
        bad += block.bad
    return found, bad


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("x,y,z,more", CELLS),
        ("alone", CELLS),
        ('x,"never closed,z', BAD_QUOTES),
        ('x,"not "doubled",z', BAD_QUOTES),
        ('x,"closed" too early,z', BAD_QUOTES),
        ("x,a\rb,z", LONE_RETURN),
    ],
)
def test_a_broken_row_is_told_with_its_line_and_takes_no_other_along(
    row: str, reason: str
) -> None:
    found, bad = read(f'a,b,c\n{row}\nd,"e",f\n"g",h,i\n'.encode())
    assert found == [(1, ["a", "b", "c"]), (3, ["d", "e", "f"]), (4, ["g", "h", "i"])]
    assert bad == [Bad(2, reason, row)]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_lines_are_those_of_the_file_whatever_the_cells_hold(ending: str) -> None:
    rows = ['a,"two\nlines",c', "", '"three\r\n\nlines",e,f', "g,h,i"]
    found, bad = read(ending.join(rows).encode())
    assert [line for line, _ in found] == [1, 4, 7]
    assert [record[0] for _, record in found] == ["a", "three\r\n\nlines", "g"]
    assert bad == []


def test_a_quote_inside_a_cell_that_does_not_begin_with_one_is_text() -> None:
    found, bad = read(b'5" gun,b,"a ""q"""\nx""y,"",z"\n')
    assert [record for _, record in found] == [
        ['5" gun', "b", 'a "q"'],
        ['x""y', "", 'z"'],
    ]
    assert bad == []


def test_delimiters_and_line_ends_inside_quotes_are_text() -> None:
    found, _ = read(b'"a;b";"c\nd";";"\n', delimiter=";")
    assert found == [(1, ["a;b", "c\nd", ";"])]


def test_a_record_of_several_lines_with_a_cell_too_many_is_one_broken_row() -> None:
    found, bad = read(b'a,b,c,d,"one\ntwo\nthree",f,g\n1,2,3,4,5,6\n', 6)
    assert found == [(4, ["1", "2", "3", "4", "5", "6"])]
    assert [(one.line, one.reason) for one in bad] == [(1, CELLS)]


def test_the_lines_that_follow_a_broken_row_and_are_no_rows_belong_to_it() -> None:
    found, bad = read(b'a,"he said "no"\nand left\nat once",c\nd,e,f\n')
    assert found == [(4, ["d", "e", "f"])]
    assert [(one.line, one.text) for one in bad] == [
        (1, 'a,"he said "no"\nand left\nat once",c')
    ]


def test_a_quote_that_is_closed_rows_later_hides_none_of_them() -> None:
    found, bad = read(b'a,"open,c\nd,e,f\ng,h,i\nj",k,l\nm,n,o\n')
    assert [line for line, _ in found] == [2, 3, 4, 5]
    assert [one.line for one in bad] == [1]


def test_a_row_that_is_no_utf8_is_told_and_the_others_stay() -> None:
    found, bad = read("ї,b,c\n".encode() + b"x,\xff\xfe,z\n" + "d,é,f\n".encode())
    assert found == [(1, ["ї", "b", "c"]), (3, ["d", "é", "f"])]
    assert [(one.line, one.reason) for one in bad] == [(2, NOT_UTF8)]


@pytest.mark.parametrize("piece", [1 << 18, 1 << 20, 8 << 20])
@pytest.mark.parametrize("long", [b"y" * (5 << 20), b'"' + b"y" * (5 << 20)])
def test_a_line_of_five_megabytes_is_one_broken_row(long: bytes, piece: int) -> None:
    found, bad = read(b"a,b,c\nx," + long + b",z\nd,e,f\n", piece=piece)
    assert found == [(1, ["a", "b", "c"]), (3, ["d", "e", "f"])]
    assert [one.line for one in bad] == [2]
    assert len(bad[0].text) == MAX_ROW
    assert bad[0].reason in {TOO_LONG, BAD_QUOTES}


def test_a_cell_of_very_many_lines_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "WINDOW", 4)
    text = "line\n" * 50
    found, bad = read(f'a,"{text}",c\nd,e,f\n'.encode())
    assert found == [(1, ["a", text, "c"]), (52, ["d", "e", "f"])]
    assert bad == []


@pytest.mark.parametrize("data", [b"", b"\n", b"\r\n\n"])
def test_nothing_is_no_record(data: bytes) -> None:
    assert read(data) == ([], [])


def test_the_first_line_may_have_another_number() -> None:
    found, bad = gathered(Splitter(",", 2, line=11), [b"a,b\nc,d,e\n"])
    assert [line for line, _ in found] == [11]
    assert [one.line for one in bad] == [12]


def test_a_block_gives_a_record_back_as_it_stands_in_the_file() -> None:
    first, *_ = Splitter(",", 2).blocks([b'a,"b\nc"\r\nd,e\n'])
    assert [first.text(0), first.text(1)] == ['a,"b\nc"', "d,e"]


def test_a_sound_file_is_read_by_arrow_and_one_broken_row_costs_only_its_piece() -> (
    None
):
    names = ["a", "b"]
    pieces = [b'x,"y,\n"\n', b'z,"" broken\nq,r\n', b"x,w\r\n\r\n"]
    blocks = list(
        Splitter(
            ",", 2, plain=PlainReader(",", names, ["b"], records.MAX_RECORD)
        ).blocks(pieces)
    )
    assert [block.columns and block.columns["b"].to_pylist() for block in blocks] == [
        ["y,\n"],
        None,
        ["w"],
        None,
    ]
    assert [block.lines.tolist() for block in blocks] == [[1], [4], [5], []]
    assert [bad.line for block in blocks for bad in block.bad] == [3]


def test_a_row_may_leave_out_empty_cells_at_its_end_and_have_empty_ones_too_many() -> (
    None
):
    blocks = [*Splitter(",", 3).blocks([b"a,b,c\nx,y\nd,e,f,,\nalone\ng,h,i\n"])]
    short = [row for block in blocks for row in block.short]
    assert [(row.line, row.cells, row.text) for row in short] == [
        (2, ["x", "y", ""], "x,y"),
        (3, ["d", "e", "f"], "d,e,f,,"),
    ]
    assert [row for block in blocks for row in block.bad] == [Bad(4, CELLS, "alone")]


def test_a_short_row_may_have_a_cell_of_several_lines() -> None:
    blocks = [*Splitter(",", 5).blocks([b'a,b,c,"d\ne, f"\ng,h,i,j,k\n'])]
    short = [(row.line, row.cells) for block in blocks for row in block.short]
    assert short == [(1, ["a", "b", "c", "d\ne, f", ""])]
    assert [line for block in blocks for line in block.lines.tolist()] == [3]
    # A line inside that could be a short row itself: the quote was never closed.
    blocks = [*Splitter(",", 5).blocks([b'a,b,"d\ne,f,g\nh",i\n'])]
    assert [row for block in blocks for row in block.short] == []
    assert [row.line for block in blocks for row in block.bad] == [1]


def test_the_last_row_of_a_file_that_is_cut_is_none() -> None:
    blocks = [*Splitter(",", 3).blocks([b"a,b,c\nx,y"])]
    assert [row for block in blocks for row in block.short] == []
    assert [row for block in blocks for row in block.bad] == [Bad(2, CELLS, "x,y")]


def test_what_a_person_reads_of_a_broken_row() -> None:
    assert {
        reason: records.__dict__[reason]
        for reason in ("BAD_QUOTES", "CELLS", "TOO_LONG", "LONE_RETURN", "NOT_UTF8")
    } == {
        "BAD_QUOTES": "a quote is not closed, or one inside a cell is not doubled",
        "CELLS": "the row has more or fewer cells than the first line names",
        "TOO_LONG": "the row is longer than a megabyte",
        "LONE_RETURN": "a carriage return stands outside quotes",
        "NOT_UTF8": "the row is not text in UTF-8",
    }


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a,b\r\n", "a,b"),
        (b"a,b\n\n", "a,b"),
        (b"\xff", "\ufffd"),
        (b"x" * (MAX_ROW + 1), "x" * MAX_ROW),
        ("é".encode() * (MAX_ROW + 1), "é" * MAX_ROW),
        (b"", ""),
    ],
)
def test_the_text_of_a_row_is_bounded(data: bytes, text: str) -> None:
    assert records.row_text(data) == text


@pytest.mark.parametrize("last", [b"", b"\n"])
def test_lines_go_on_from_where_a_file_begins(last: bytes) -> None:
    splitter = Splitter(",", 2, 5)
    found, bad = gathered(splitter, [b"a,b\nc\n", b"d,e,f\n" + b"g,h" + last])
    assert found == [(5, ["a", "b"]), (8, ["g", "h"])]
    assert [(row.line, row.reason) for row in bad] == [(7, CELLS)]
