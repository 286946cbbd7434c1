"""Sheets in the XML of Excel 2003."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.tables.formats import spreadsheet_xml as module
from dashboard.exchange.tables.formats.spreadsheet_xml import spreadsheet_tables

PATH = Path("a.xls")
SPACE = "urn:schemas-microsoft-com:office:spreadsheet"


def book(**sheets: str) -> bytes:
    inner = "".join(
        f"<Worksheet ss:Name='{name}'><Table>{rows}</Table></Worksheet>"
        for name, rows in sheets.items()
    )
    return f"<Workbook xmlns='{SPACE}' xmlns:ss='{SPACE}'>{inner}</Workbook>".encode()


def cell(text: str, kind: str = "String", more: str = "") -> str:
    return f"<Cell {more}><Data ss:Type='{kind}'>{text}</Data></Cell>"


def row(*cells: str, more: str = "") -> str:
    return f"<Row {more}>{''.join(cells)}</Row>"


def grid(rows: str) -> list[list[str]]:
    (table,) = spreadsheet_tables(PATH, book(A=rows)).values()
    (piece,) = table.pieces(table.header)
    found = [list(one.values()) for one in piece.table.to_pylist()]
    return [list(table.header), *found]


HEAD = row(cell("date"), cell("place"), cell("note"))


def test_cells_by_their_kind() -> None:
    rows = HEAD + row(
        cell("2023-06-05T00:00:00.000", "DateTime"),
        cell("47.79", "Number"),
        cell("a <B>b</B> &amp; c"),
    )
    rows += row(cell("2023-06-05T14:30:00.000", "DateTime"), cell("1", "Boolean"))
    rows += row(cell("1899-12-31T14:30:00.000", "DateTime"), cell("0", "Boolean"))
    rows += row("<Cell/>", cell("x"))
    assert grid(rows)[1:] == [
        ["2023-06-05", "47.79", "a b & c"],
        ["2023-06-05 14:30:00", "true", ""],
        ["14:30:00", "false", ""],
        ["", "x", ""],
    ]


def test_rows_and_cells_that_are_left_out() -> None:
    rows = row(cell("A title", more="ss:MergeAcross='2'"))
    rows += row(cell("date"), cell("place"), cell("note"), more="ss:Index='4'")
    rows += row(cell("5"), cell("x", more="ss:Index='3'"), more="ss:Index='6'")
    (table,) = spreadsheet_tables(PATH, book(A=rows)).values()
    (piece,) = table.pieces(table.header)
    assert piece.table.to_pylist() == [{"date": "5", "place": "", "note": "x"}]
    assert piece.lines.to_pylist() == [6]


def test_what_is_merged_over_rows_stands_in_each() -> None:
    rows = HEAD + row(cell("5", more="ss:MergeDown='2'"), cell("a"), cell("x"))
    rows += row(cell("b", more="ss:Index='2'"), cell("y", more="ss:MergeDown='1'"))
    rows += row(cell("c"))
    rows += row(cell("6"), cell("d"), cell("z"))
    assert grid(rows)[1:] == [
        ["5", "a", "x"],
        ["5", "b", "y"],
        ["5", "c", "y"],
        ["6", "d", "z"],
    ]


def test_sheets_that_have_a_row() -> None:
    rows = HEAD + row(cell("5"), cell("a"), cell("x"))
    assert [*spreadsheet_tables(PATH, book(A=rows, B="", C=rows))] == ["A", "C"]
    assert spreadsheet_tables(PATH, b"<Workbook/>") == {}


def test_what_is_damaged() -> None:
    with pytest.raises(BadInput, match=r"a\.xls: cannot be read as a workbook \("):
        spreadsheet_tables(PATH, book(A=HEAD)[:-5])


def test_an_entity_is_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    head = f"<!DOCTYPE a [<!ENTITY e SYSTEM 'file://{secret}'>]>"
    data = head.encode() + book(
        A=row(cell("a"), cell("b")) + row(cell("&e;"), cell("x"))
    )
    (table,) = spreadsheet_tables(PATH, data).values()
    (piece,) = table.pieces(table.header)
    assert "secret" not in str(piece.table.to_pylist())


@pytest.mark.parametrize("more", ["ss:Index='999999999'", "ss:MergeAcross='999999'"])
def test_a_number_far_out_takes_no_memory(
    more: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_SHEET_CELLS", 1000)
    for rows in (row(cell("a"), more=more), row(cell("a", more=more))):
        if "Merge" in more and rows.startswith(f"<Row {more}"):
            continue
        with pytest.raises(BadInput, match="too large to be read whole; save it as"):
            spreadsheet_tables(PATH, book(A=rows))
