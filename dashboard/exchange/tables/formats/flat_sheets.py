"""The sheets of a flat OpenDocument spreadsheet (.fods, one XML) as tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dashboard.exchange.tables.formats.json_table import too_large
from dashboard.exchange.tables.formats.spreadsheet_xml import (
    MOST_SHEET_CELLS,
    named_sheets,
)
from dashboard.exchange.tables.header import MOST_COLUMNS
from dashboard.exchange.tables.pieces import ColumnTable

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_TABLE = f"{{{_OASIS}:table:1.0}}"
_OFFICE = f"{{{_OASIS}:office:1.0}}"
_TEXT = f"{{{_OASIS}:text:1.0}}"
_CELLS = (
    f"{_TABLE}table-cell",
    f"{_TABLE}covered-table-cell",
)
_NUMBERS = (
    "float",
    "percentage",
    "currency",
)


def flat_tables(
    path: Path,
    data: bytes,
) -> dict[str, ColumnTable]:
    """Return the sheets that have a row by their names. Raises BadInput for what is
    damaged or too large.
    """
    return named_sheets(path, data, f"{_TABLE}table", f"{_TABLE}name", _rows)


def _rows(
    path: Path,
    sheet: Any,  # noqa: ANN401
) -> list[list[str]]:
    """Return the rows up to the last that says something; a sheet ends in one that
    stands for a million blank ones.
    """
    rows: list[list[str]] = []
    size = blank = 0
    for element in sheet.iter(f"{_TABLE}table-row"):
        row = _row(path, element)
        times = _repeats(element, "rows")
        if not row:
            blank += times
            continue
        size += blank + times * len(row)
        if size > MOST_SHEET_CELLS:
            raise too_large(path)
        rows += [[]] * blank
        rows += [row] * times
        blank = 0
    return rows


def _row(
    path: Path,
    element: Any,  # noqa: ANN401
) -> list[str]:
    """Return the cells of a row up to the last that says something."""
    cells: list[str] = []
    blank = 0
    for cell in element.iterchildren(*_CELLS):
        text = _cell(cell)
        times = _repeats(cell, "columns")
        if not text.strip():
            blank += times
            continue
        end = len(cells) + blank + times
        if end > MOST_COLUMNS:
            raise too_large(path)
        cells += [""] * blank
        cells += [text] * times
        blank = 0
    return cells


def _repeats(element: Any, what: str) -> int:  # noqa: ANN401
    number = element.get(f"{_TABLE}number-{what}-repeated") or ""
    return max(1, int(number[:9])) if number.isdecimal() else 1


def _cell(cell: Any) -> str:  # noqa: ANN401
    """Return a cell as a text file would have it: what it holds, not what it
    shows.
    """
    kind = cell.get(f"{_OFFICE}value-type") or ""
    if kind in _NUMBERS:
        return str(cell.get(f"{_OFFICE}value") or "")
    if kind == "date":
        day = str(cell.get(f"{_OFFICE}date-value") or "")
        return day.removesuffix("T00:00:00").replace("T", " ")
    # A note on a cell has paragraphs of its own, which are deeper.
    paragraphs = cell.iterchildren(f"{_TEXT}p")
    return "\n".join(_words(paragraphs))


def _words(paragraphs: Any) -> Iterator[str]:  # noqa: ANN401
    for paragraph in paragraphs:
        yield "".join(paragraph.itertext())
