"""The sheets of a flat OpenDocument spreadsheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.tables.formats import flat_sheets as module
from dashboard.exchange.tables.formats.flat_sheets import flat_tables

PATH = Path("a.fods")
NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)


def book(**sheets: str) -> bytes:
    tables = "".join(
        f'<table:table table:name="{name}">{rows}</table:table>'
        for name, rows in sheets.items()
    )
    return f"<office:document {NAMES}>{tables}</office:document>".encode()


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def cell(text: str, more: str = "", tag: str = "table-cell") -> str:
    return f"<table:{tag} {more}><text:p>{text}</text:p></table:{tag}>"


HEAD = row(cell("date"), cell("place"), cell("note"))


def rows_of(rows: str) -> list[dict[str, str]]:
    (table,) = flat_tables(PATH, book(A=HEAD + rows)).values()
    return [
        found
        for piece in table.pieces(table.header)
        for found in piece.table.to_pylist()
    ]


@pytest.mark.parametrize(
    ("more", "held"),
    [
        ("office:value-type='date' office:date-value='2023-06-05'", "2023-06-05"),
        (
            "office:value-type='date' office:date-value='2023-06-05T00:00:00'",
            "2023-06-05",
        ),
        (
            "office:value-type='date' office:date-value='2023-06-05T21:30:00'",
            "2023-06-05 21:30:00",
        ),
        ("office:value-type='float' office:value='47.8'", "47.8"),
        ("office:value-type='percentage' office:value='0.5'", "0.5"),
        ("office:value-type='string'", "shown"),
        ("", "shown"),
    ],
)
def test_a_cell_is_what_it_holds(more: str, held: str) -> None:
    found = rows_of(row(cell("shown", more), cell("a"), cell("b")))
    assert found == [{"date": held, "place": "a", "note": "b"}]


def test_cells_and_rows_that_are_repeated() -> None:
    rows = row(cell("5"), cell("x", "table:number-columns-repeated='2'"))
    rows += row(cell("6"), "<table:table-cell table:number-columns-repeated='1'/>")
    rows += row(cell("7"), more="table:number-rows-repeated='2'")
    assert [list(found.values()) for found in rows_of(rows)] == [
        ["5", "x", "x"],
        ["6", "", ""],
        ["7", "", ""],
        ["7", "", ""],
    ]


def test_a_covered_cell_keeps_its_column_and_a_comment_is_no_text() -> None:
    comment = "<office:annotation><text:p>a comment</text:p></office:annotation>"
    first = f"<table:table-cell>{comment}<text:p>5</text:p></table:table-cell>"
    found = rows_of(row(first, "<table:covered-table-cell/>", cell("x")))
    assert found == [{"date": "5", "place": "", "note": "x"}]


def test_a_blank_end_of_a_million_rows_takes_no_memory() -> None:
    wide = "<table:table-cell table:number-columns-repeated='16384'/>"
    end = row(wide, more="table:number-rows-repeated='1048575'")
    assert len(rows_of(row(cell("5"), cell("a"), cell("x"), wide) + end)) == 1


@pytest.mark.parametrize(
    "rows",
    [
        row(cell("a", "table:number-columns-repeated='999999999'")),
        row(cell("a"), more="table:number-rows-repeated='999999999'"),
        row(more="table:number-rows-repeated='999999999'") + row(cell("a")),
    ],
)
def test_a_number_far_out_takes_no_memory(
    rows: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_SHEET_CELLS", 1000)
    with pytest.raises(BadInput, match="too large to be read whole; save it as"):
        flat_tables(PATH, book(A=HEAD + rows))


def test_sheets_that_have_a_row() -> None:
    assert [*flat_tables(PATH, book(A=HEAD, B="", C=HEAD))] == ["A", "C"]


def test_what_is_damaged() -> None:
    with pytest.raises(BadInput, match=r"a\.fods: cannot be read as a workbook \("):
        flat_tables(PATH, book(A=HEAD)[:-5])
