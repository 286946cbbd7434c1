"""Sheets of a workbook are tables of text."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.tables.formats.workbook import sheet_names, sheet_table
from tests.tables import write_workbook


def test_only_sheets_with_rows_are_named(tmp_path: Path) -> None:
    file = write_workbook(tmp_path / "a.xlsx", {"A": [["x"], [1]], "B": []})
    assert sheet_names(file) == ["A"]


def test_numbers_are_as_a_text_file_has_them(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["a", "b", "c"],
        [1, 47.7975, "05/06/2023"],
        [45082, None, " x "],
    ]
    table = sheet_table(write_workbook(tmp_path / "a.xlsx", {"A": rows}), "A")
    (piece,) = table.pieces(table.header)
    assert [list(row.values()) for row in piece.table.to_pylist()] == [
        ["1", "47.7975", "05/06/2023"],
        ["45082", "", " x "],
    ]
    assert piece.row(0) == "1,47.7975,05/06/2023"


def test_what_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes(b"\xd0\xcf\x11\xe0" + b"x" * 600)
    with pytest.raises(BadInput, match="cannot be read as a workbook"):
        sheet_names(tmp_path / "a.xls")
    file = write_workbook(tmp_path / "b.xlsx", {"A": [[None, None]]})
    with pytest.raises(BadInput, match="the table is empty"):
        sheet_table(file, "A")
