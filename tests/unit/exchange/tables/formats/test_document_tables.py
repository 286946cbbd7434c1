"""The tables of a document are read; one without any is told."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from lxml import etree

from dashboard.domain.errors import BadInput
from dashboard.exchange.tables.formats import document_tables
from dashboard.exchange.tables.formats.document_tables import LARGEST, document_table
from tests.tables import write_document


def test_rows_and_headings(tmp_path: Path) -> None:
    rows = [["Код", "Дата"], ["a", "1"], ["heading", ""], ["b & c", "2"]]
    table = document_table(write_document(tmp_path / "a.docx", rows))
    (piece,) = table.pieces(table.header)
    assert table.header == ("Код", "Дата")
    assert [list(row.values()) for row in piece.table.to_pylist()] == rows[1:]


def test_a_document_without_a_table_and_a_broken_one(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no table in this document; read its text"):
        document_table(write_document(tmp_path / "a.docx", []))
    with zipfile.ZipFile(tmp_path / "b.docx", "w") as archive:
        archive.writestr("word/document.xml", "<w:document>")
    with pytest.raises(BadInput, match="cannot be read as a Word document"):
        document_table(tmp_path / "b.docx")


def written(path: Path, table: str, before: str = "") -> Path:
    """Write a document whose table is this XML."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'{before}<w:document xmlns:w="{space}"><w:body><w:tbl>{table}</w:tbl>'
            "</w:body></w:document>",
        )
    return path


def cell(text: str, properties: str = "") -> str:
    """Return the XML of a cell of one paragraph."""
    return f"<w:tc>{properties}<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def spanning(number: str) -> str:
    """Return the XML that lets a cell fill so many columns."""
    return f'<w:tcPr><w:gridSpan w:val="{number}"/></w:tcPr>'


def rows_of(path: Path) -> list[list[str]]:
    table = document_table(path)
    rows = [r for p in table.pieces(table.header) for r in p.table.to_pylist()]
    return [list(row.values()) for row in rows]


@pytest.mark.parametrize(
    ("number", "cells"),
    [
        ("1", ["a", "b", "", ""]),
        ("2", ["a", "", "b", ""]),
        ("3", ["a", "", "", "b"]),
        ("x", ["a", "b", "", ""]),
        ("", ["a", "b", "", ""]),
    ],
)
def test_a_cell_over_several_columns(
    number: str, cells: list[str], tmp_path: Path
) -> None:
    head = "".join(map(cell, ("A", "B", "C", "D")))
    row = cell("a", spanning(number)) + cell("b")
    table = f"<w:tr>{head}</w:tr><w:tr>{row}</w:tr>"
    assert rows_of(written(tmp_path / "a.docx", table)) == [cells]


def test_a_cell_is_never_over_more_than_a_hundred_others() -> None:
    row = etree.fromstring(
        '<w:tr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"{cell('a', spanning('9999'))}{cell('b', spanning('101'))}</w:tr>"
    )
    cells = document_tables._cells(row)
    assert cells == ["a", *[""] * 100, "b", *[""] * 100]


def test_lines_and_runs_of_a_cell(tmp_path: Path) -> None:
    lines = (
        "<w:tc><w:p><w:r><w:t>one</w:t></w:r><w:r><w:t>, two</w:t></w:r></w:p>"
        "<w:p><w:r><w:t/></w:r><w:r><w:t>three </w:t></w:r></w:p></w:tc>"
    )
    table = f"<w:tr>{cell('A')}{cell('B')}</w:tr><w:tr>{lines}{cell('b')}</w:tr>"
    assert rows_of(written(tmp_path / "a.docx", table)) == [["one, two\nthree", "b"]]


def test_no_entity_is_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    table = f"<w:tr>{cell('A')}{cell('B')}</w:tr><w:tr>{cell('a')}{cell('&e;')}</w:tr>"
    entity = f'<!DOCTYPE d [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    file = written(tmp_path / "a.docx", table, entity)
    assert rows_of(file) == [["a", ""]]
    inner = written(tmp_path / "b.docx", table, '<!DOCTYPE d [<!ENTITY e "secret">]>')
    assert rows_of(inner) == [["a", ""]]


def said_of(path: Path) -> str:
    with pytest.raises(BadInput) as error:
        document_table(path)
    return str(error.value).removeprefix(f"{path}: ")


def test_what_is_said_of_a_document_that_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert LARGEST == 209_715_200
    assert said_of(written(tmp_path / "a.docx", "")) == (
        "there is no table in this document; read its text with `frontline read`"
    )
    with zipfile.ZipFile(tmp_path / "b.docx", "w") as archive:
        archive.writestr("a", "b")
    assert said_of(tmp_path / "b.docx") == (
        'cannot be read as a Word document ("There is no item named'
        " 'word/document.xml' in the archive\"); save it anew, or its table as CSV"
    )
    file = written(
        tmp_path / "c.docx", f"<w:tr>{cell('A')}</w:tr><w:tr>{cell('a')}</w:tr>"
    )
    with zipfile.ZipFile(file) as archive:
        size = archive.getinfo("word/document.xml").file_size
    monkeypatch.setattr(document_tables, "LARGEST", size)
    assert rows_of(file) == [["a"]]
    monkeypatch.setattr(document_tables, "LARGEST", size - 1)
    assert said_of(file) == "too large to be read whole; save it as CSV"
