"""Geohashes as a column of degrees, and what is none as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.exchange.tables.coordinates import read_position
from dashboard.exchange.tables.derived.added_column import AddedColumn
from dashboard.exchange.tables.derived.geohash_points import (
    geohash_text,
    with_geohash_points,
)
from dashboard.exchange.tables.pieces import Table, column_table


def placed(header: str, *rows: str) -> Table:
    table = column_table(
        Path("a.csv"),
        header.split(),
        [row.split(";") for row in rows],
        range(2, 2 + len(rows)),
    )
    return with_geohash_points(table, [n.lower() for n in table.header], ("lat",))


def test_a_column_of_degrees_is_added() -> None:
    table = placed("Geohash note", "ubj6fw4u1;a", ";b", "hello!;c").renamed("xyz")
    assert isinstance(table, AddedColumn)
    assert (table.path, table.notes) == (Path("a.csv"), ())
    (piece,) = table.pieces(("z", "y"))
    texts = piece.table["z"].to_pylist()
    assert texts[1:] == ["", "hello!"]
    assert read_position(texts[0]) == pytest.approx((45.5170655, 41.2465167, 0.0))
    (piece,) = table.pieces(("y",))
    assert piece.table.column_names == ["y"]


def test_a_wide_cell_says_how_far_it_reaches() -> None:
    position = read_position(geohash_text("ezs42"))
    assert position is not None
    assert position == pytest.approx((42.605, -5.603, 3.0), abs=0.1)


@pytest.mark.parametrize("header", ["hash note", "geohash lat", "geohash"])
def test_only_where_nothing_else_is_a_point(header: str) -> None:
    added = header == "geohash"
    assert isinstance(placed(header), AddedColumn) is added
