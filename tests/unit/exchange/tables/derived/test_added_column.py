"""A table with one column more gives it where it is asked for, and no other then."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.exchange.tables.derived.added_column import (
    AddedColumn,
    with_added_column,
)
from dashboard.exchange.tables.open_table import open_table


@pytest.fixture
def joined(tmp_path: Path) -> AddedColumn:
    file = tmp_path / "a.csv"
    file.write_text("a,b,c\n1,2,3\n4,5,6\n", "utf-8")
    return with_added_column(
        open_table(file), "d", (2, 0), lambda c, a: f"{c}/{a}", "joined"
    )


def columns(table: AddedColumn, *wanted: str) -> dict[str, list[str]]:
    rows = [row for piece in table.pieces(wanted) for row in piece.table.to_pylist()]
    return {name: [row[name] for row in rows] for name in wanted}


def test_it_is_made_of_its_parts_alone(joined: AddedColumn) -> None:
    assert joined.header == ("a", "b", "c", "d")
    assert joined.notes[-1] == "joined"
    assert columns(joined, "d") == {"d": ["3/1", "6/4"]}
    assert columns(joined, "b", "d") == {"b": ["2", "5"], "d": ["3/1", "6/4"]}
    assert columns(joined, "a") == {"a": ["1", "4"]}
    for piece in joined.pieces({"a"}):
        assert piece.table.column_names == ["a"]


def test_other_names_change_nothing_else(joined: AddedColumn) -> None:
    other = joined.renamed(["w", "x", "y", "z"])
    assert other.header == ("w", "x", "y", "z")
    assert columns(other, "z", "w") == {"w": ["1", "4"], "z": ["3/1", "6/4"]}
    assert other.notes == joined.notes
