"""Pieces without a fault, cut into columns by Arrow's reader."""

from __future__ import annotations

import pyarrow as pa
import pytest

from dashboard.exchange.tables.arrow_csv import (
    BLOCK,
    FEW,
    LOOKED_AT,
    PlainReader,
    repeats,
)


def read(text: str, longest: int = 4 * BLOCK) -> list[list[str]] | None:
    block = PlainReader(",", ["a", "b"], ["a", "b"], longest).read(text.encode())
    if block is None:
        return None
    assert block.breaks == text.encode()[: block.end].count(b"\n")
    return [block.columns[name].to_pylist() for name in ("a", "b")]


def test_records_longer_than_a_block() -> None:
    long = "x" * (2 * BLOCK)
    assert read(f'1,{long}\n2,"two\nlines"\n3,{long}\n') == [
        ["1", "2", "3"],
        [long, "two\nlines", long],
    ]


@pytest.mark.slow
def test_columns_of_many_blocks() -> None:
    rows = BLOCK // 4
    columns = read("abc,12345\n" * rows)
    assert columns == [["abc"] * rows, ["12345"] * rows]


def test_what_needs_more_care() -> None:
    assert read("1,2\r3,4\n") is None
    assert read('1,"2\n') is None
    assert read("1,2\n", longest=2) is None
    assert read('1,"2\n3,4\n') is None
    assert read("1,2,3\n") is None


def test_half_a_record_is_left() -> None:
    assert read("1,2\r\n3,4\r\n5") == [["1", "3"], ["2", "4"]]


def test_whether_a_column_repeats() -> None:
    numbers = [str(number) for number in range(LOOKED_AT)]
    assert not repeats(pa.array([], pa.string()))
    assert not repeats(pa.array(numbers))
    assert not repeats(pa.array(["a", "b"]))
    assert repeats(pa.array(["a", "a", "a"]))
    # Of some thousand places hardly one comes twice among the first ones.
    some = [*numbers[: FEW - 1], "0", *numbers[FEW : 4 * FEW]]
    assert repeats(pa.array([*some, *some, *some]))
    assert not repeats(pa.array(some))
