"""Sheets of a workbook are tables of text."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
import python_calamine as calamine

from dashboard.domain.errors import BadInput
from dashboard.exchange.tables.formats import workbook
from dashboard.exchange.tables.formats.workbook import (
    MOST_CELLS,
    data_sheets,
    sheet_names,
    sheet_table,
)
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


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (" x ", " x "),
        (True, "true"),
        (False, "false"),
        (3.0, "3"),
        (-3.0, "-3"),
        (2.5, "2.5"),
        (1e14, "100000000000000"),
        (1e15, "1000000000000000.0"),
        (datetime.fromisoformat("2023-06-05"), "2023-06-05"),
        (datetime.fromisoformat("2023-06-05T04:30"), "2023-06-05 04:30:00"),
        (date(2023, 6, 5), "2023-06-05"),
        (time(4, 30), "04:30:00"),
        (timedelta(hours=26), "1 day, 2:00:00"),
        (7, "7"),
    ],
)
def test_a_cell_is_as_a_text_file_has_it(cell: object, text: str) -> None:
    assert workbook._text(cell) == text


def test_sheets_of_one_column_explain(tmp_path: Path) -> None:
    wide: list[list[object]] = [["a", "b"], [1, 2]]
    narrow: list[list[object]] = [["a"], [1]]
    sheets = {"Wide": wide, "Narrow": narrow, "More": wide}
    file = write_workbook(tmp_path / "a.xlsx", sheets)
    assert data_sheets(file, ["Wide", "Narrow", "More"]) == ["Wide", "More"]
    assert data_sheets(file, ["Narrow"]) == ["Narrow"]


def test_a_sheet_of_too_many_cells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST_CELLS == 50_000_000
    rows: list[list[object]] = [["a", "b"], [1, 2], [3, 4]]
    file = write_workbook(tmp_path / "a.xlsx", {"A": rows})
    # The last row and the last column have the numbers 2 and 1.
    monkeypatch.setattr(workbook, "MOST_CELLS", 2)
    assert sheet_table(file, "A").header == ("a", "b")
    monkeypatch.setattr(workbook, "MOST_CELLS", 1)
    with pytest.raises(BadInput) as error:
        sheet_table(file, "A")
    assert str(error.value) == (
        f"{file}: sheet 'A' is too large to be read whole; save it as CSV"
    )


class PanicException(BaseException):
    """What a library in Rust raises when it gives up."""


UNREADABLE = (
    "a.xlsx: cannot be read as a workbook (so odd); open it in a spreadsheet and save"
    " it as CSV or xlsx"
)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PanicException("so\n odd"), UNREADABLE),
        (OSError("so odd"), UNREADABLE),
        (ValueError("so odd"), UNREADABLE),
        (OverflowError("so odd"), UNREADABLE),
        (ValueError("x" * 101), UNREADABLE.replace("so odd", "x" * 100)),
        (
            calamine.PasswordError("locked"),
            "a.xlsx: the workbook is locked by a password; save it without one",
        ),
    ],
)
def test_what_is_said_of_a_workbook_that_cannot_be_read(
    error: BaseException, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(_path: Path) -> None:
        raise error

    monkeypatch.setattr(workbook, "_opened", opened)
    with pytest.raises(BadInput) as caught:
        sheet_names(Path("a.xlsx"))
    assert str(caught.value) == said


def test_an_interruption_is_none_of_the_workbook(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def opened(_path: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(workbook, "_opened", opened)
    with pytest.raises(KeyboardInterrupt):
        sheet_names(Path("a.xlsx"))


def test_what_is_merged_over_rows_is_said_of_each() -> None:
    rows = [["Title", "", ""], ["date", "a", ""], ["1", "x", ""], ["", "", ""], ["2"]]
    workbook._fill_merged(
        rows,
        [
            ((0, 0), (0, 2)),
            ((2, 0), (3, 0)),
            ((2, 1), (10**9, 1)),
            ((10**9, 0), (10**9 + 1, 0)),
        ],
    )
    assert rows == [
        ["Title", "", ""],
        ["date", "a", ""],
        ["1", "x", ""],
        ["1", "x", ""],
        ["2"],
    ]


def test_ranges_beyond_what_is_held_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_CELLS", 3)
    rows = [["a"], [""], [""], [""], [""]]
    workbook._fill_merged(rows, [((0, 0), (2, 0)), ((2, 0), (4, 0))])
    assert rows == [["a"], ["a"], ["a"], [""], [""]]


def test_merged_cells_of_a_file(tmp_path: Path) -> None:
    file = write_workbook(
        tmp_path / "a.xlsx", {"A": [["d", "n"], [1, "x"], [None, "y"]]}
    )
    merged = tmp_path / "b.xlsx"
    with zipfile.ZipFile(file) as plain, zipfile.ZipFile(merged, "w") as out:
        for name in plain.namelist():
            cells = b"</sheetData><mergeCells><mergeCell ref='A2:A3'/></mergeCells>"
            data = plain.read(name).replace(b"</sheetData>", cells)
            out.writestr(name, data)
    (piece,) = sheet_table(merged, "A").pieces(("d", "n"))
    assert piece.table["d"].to_pylist() == ["1", "1"]
