"""The tables of a document are read; one without any is told."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.tables.formats.document_tables import document_table
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
