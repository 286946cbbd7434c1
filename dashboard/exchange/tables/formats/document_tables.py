"""The tables of a Word document (docx) as tables."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

from dashboard.domain.errors import BadInput
from dashboard.domain.files.archives import BROKEN_ARCHIVE
from dashboard.exchange.tables.formats.json_table import grid_table
from dashboard.exchange.tables.pieces import ColumnTable
from dashboard.i18n.translate import gettext

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LARGEST = 200 * 2**20
"""Bytes of the text of a document that is still read."""
_UNREADABLE = (*BROKEN_ARCHIVE, etree.XMLSyntaxError)
"""What a damaged document raises."""


def document_table(path: Path) -> ColumnTable:
    """Return the tables of a document, one after the other. Raises BadInput when it has
    none or cannot be read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo("word/document.xml").file_size > LARGEST:
                raise BadInput(
                    gettext(
                        "{path}: too large to be read whole; save it as CSV", path=path
                    )
                )
            text = archive.read("word/document.xml")
        # No entity is resolved, no address fetched.
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(text, parser)
    except _UNREADABLE as error:
        raise BadInput(
            gettext(
                "{path}: cannot be read as a Word document ({reason}); save"
                " it anew, or its table as CSV",
                path=path,
                reason=str(error)[:100],
            )
        ) from error
    rows = [_cells(row) for row in root.iter(f"{_WORD}tr")]
    if not rows:
        raise BadInput(
            gettext(
                "{path}: there is no table in this document; read its text"
                " with `frontline read`",
                path=path,
            )
        )
    return grid_table(path, rows)


def _cells(row: Any) -> list[str]:  # noqa: ANN401
    cells: list[str] = []
    for cell in row.iterchildren(f"{_WORD}tc"):
        lines = (
            "".join(part.text or "" for part in line.iter(f"{_WORD}t"))
            for line in cell.iter(f"{_WORD}p")
        )
        cells.append("\n".join(lines).strip())
        # A cell over several columns leaves the others empty.
        span = cell.find(f"{_WORD}tcPr/{_WORD}gridSpan")
        if span is not None and (span.get(f"{_WORD}val") or "").isdigit():
            cells += [""] * min(100, int(span.get(f"{_WORD}val") or 1) - 1)
    return cells
