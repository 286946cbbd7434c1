"""Cells of records as columns: without quotes, blanks or line ends that are not
theirs.
"""

from __future__ import annotations

import pytest

from dashboard.exchange.tables.cells import Cells
from dashboard.exchange.tables.records import Block, Splitter


def block(data: bytes, cells: int) -> Block:
    (first, *_) = Splitter(",", cells).blocks([data])
    return first


def columns(data: bytes, cells: int) -> list[list[str]]:
    read = Cells(block(data, cells), cells)
    return [read.column(index).to_pylist() for index in range(cells)]


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_columns_end_with_the_record(end: bytes) -> None:
    data = end.join([b"a,b,c", b"1,,3", b",,", b""])
    assert columns(data, 3) == [["a", "1", ""], ["b", "", ""], ["c", "3", ""]]


def test_quotes_are_taken_off_and_doubled_ones_halved() -> None:
    data = b'"x, y","say ""no""",""\n"",plain,"a\nb"\n'
    assert columns(data, 3) == [["x, y", ""], ['say "no"', "plain"], ["", "a\nb"]]


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_record_as_it_stands(end: bytes) -> None:
    data = end.join([b'"a",b', b"c,d", b""])
    assert Cells(block(data, 2), 2).whole().to_pylist() == ['"a",b', "c,d"]


def test_one_column() -> None:
    assert columns("доба\nніч\n".encode(), 1) == [["доба", "ніч"]]


def test_other_cells_than_were_counted_are_an_error() -> None:
    with pytest.raises(AssertionError, match="other cells"):
        Cells(block(b"a,b\nc,d\n", 2), 3)
