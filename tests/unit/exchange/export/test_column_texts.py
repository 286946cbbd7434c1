"""Columns as texts."""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow as pa
import pytest

from dashboard.exchange.export import column_texts
from dashboard.exchange.export.column_texts import (
    all_same,
    contains,
    day_texts,
    decimal_texts,
    joined,
    positions,
)


def test_days() -> None:
    days = pa.array([date(2023, 6, 5), None, date(2023, 6, 5)], pa.date32())
    assert day_texts(days).to_pylist() == ["2023-06-05", None, "2023-06-05"]
    assert day_texts(days.slice(1), mark="|").to_pylist() == [None, "|2023-06-05|"]


def test_numbers_are_as_python_writes_them() -> None:
    for numbers in ([48.25, 0.1 + 0.2, 1e-7, 3.0], [3.0, -0.0, 1e22], [-1.5]):
        texts = decimal_texts(pa.array([*numbers, None]))
        assert texts.to_pylist() == [*map(repr, numbers), None]


def test_a_byte_is_looked_for_in_every_block() -> None:
    content = np.zeros(300_000, np.uint8)
    assert not contains(content, 7)
    content[-1] = 7
    assert contains(content, 7)


def test_where_bytes_stand() -> None:
    content = np.zeros(300_000, np.uint8)
    content[[0, 131_072, 299_999]] = 7, 8, 9
    assert positions(content, (7, 9)).tolist() == [0, 299_999]
    assert positions(content, (8,)).tolist() == [131_072]
    assert positions(content[:0], (8,)).tolist() == []


def test_the_same_text_throughout() -> None:
    assert all_same(pa.array(["ab", "ab"]))
    assert not all_same(pa.array(["ab", "ba", "ab"]))
    assert not all_same(pa.array(["a", "bb", "a"]))
    assert all_same(pa.array(["x", "y", "y"]).slice(1))


def test_lines_are_joined() -> None:
    column = pa.array(["x", "a", "b"]).slice(1)
    assert bytes(joined(["<", column, ">"], 2)) == b"<a><b>"
    assert bytes(joined(["<", ">"], 3)) == b"<><><>"


def test_where_python_and_arrow_part() -> None:
    assert (column_texts._BLOCK, column_texts._PLAIN_DECIMALS) == (
        131_072,
        (0.001, 1_000_000.0),
    )
    numbers = [
        0.001,
        0.0009999,
        0.0010001,
        999_999.5,
        1_000_000.5,
        -0.001,
        -1e6,
        5e-324,
    ]
    texts = decimal_texts(pa.array([*numbers, None]))
    assert texts.to_pylist() == [*map(repr, numbers), None]
    assert decimal_texts(pa.array([None, None], pa.float64())).to_pylist() == [None] * 2


@pytest.mark.parametrize("place", [0, 131_071, 131_072, 262_143, 262_144, 299_999])
def test_a_byte_at_the_edge_of_a_block(place: int) -> None:
    content = np.zeros(300_000, np.uint8)
    content[place] = 7
    assert contains(content, 7)
    assert positions(content, (9, 8, 7)).tolist() == [place]


def test_texts_of_a_part_of_a_column() -> None:
    column = pa.array(["long", "ab", "ab", "cd"])
    assert all_same(column.slice(1, 2))
    assert not all_same(column.slice(1))
    assert all_same(pa.array(["", ""]))
    assert all_same(pa.array(["a"]))
    # The same at both ends and as long as they in between.
    assert not all_same(pa.array(["ab", "cd", "ab"]))
    assert (
        bytes(joined([column.slice(2), "-", column.slice(0, 2)], 2)) == b"ab-longcd-ab"
    )
    assert bytes(joined(["a"], 0)) == b""
    days = pa.array([date(2023, 6, 5)], pa.date32())
    assert day_texts(days, '"').to_pylist() == ['"2023-06-05"']
