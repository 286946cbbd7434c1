"""The sheets of a workbook in the XML of Excel 2003 (SpreadsheetML) as tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from dashboard.domain.errors import BadInput
from dashboard.exchange.tables.formats.json_table import grid_table, too_large
from dashboard.exchange.tables.header import MOST_COLUMNS
from dashboard.exchange.tables.pieces import ColumnTable
from dashboard.i18n.translate import gettext

_SHEET = "{urn:schemas-microsoft-com:office:spreadsheet}"
LARGEST_SHEETS = 200 * 2**20
"""Bytes of a workbook that is still read: it has to be held whole."""
MOST_ROWS = 1_048_576
"""Rows of a sheet of Excel; the number of one may be named, and is memory."""
MOST_SHEET_CELLS = 20_000_000
_MIDNIGHT = re.compile(r"T00:00:00(?:\.0+)?$")


def spreadsheet_tables(path: Path, data: bytes) -> dict[str, ColumnTable]:
    """Return the sheets that have a row by their names. Raises BadInput for what is
    damaged or too large.
    """
    return named_sheets(path, data, f"{_SHEET}Worksheet", f"{_SHEET}Name", _rows)


def named_sheets(
    path: Path,
    data: bytes,
    sheet: str,
    title: str,
    rows_of: Callable[[Path, Any], list[list[str]]],
) -> dict[str, ColumnTable]:
    """Return the sheets of an XML that have a row by their names; errors as of
    `xml_root` and `rows_of`. sheet: the element of one; title: its attribute.
    """
    tables: dict[str, ColumnTable] = {}
    for number, element in enumerate(xml_root(path, data).iter(sheet), 1):
        rows = rows_of(path, element)
        if any(cell.strip() for row in rows for cell in row):
            name = element.get(title) or f"sheet {number}"
            tables[name] = grid_table(path, rows)
    return tables


def xml_root(path: Path, data: bytes) -> Any:  # noqa: ANN401
    """Return the root of an XML. Raises BadInput for what is damaged."""
    # No entity is resolved, no address fetched.
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadInput(
            gettext(
                "{path}: cannot be read as a workbook ({words}); open it in a"
                " spreadsheet and save it as CSV or xlsx",
                path=path,
                words=str(error)[:100],
            )
        ) from error


def _rows(path: Path, sheet: Any) -> list[list[str]]:  # noqa: ANN401
    rows: list[list[str]] = []
    merged: dict[int, tuple[str, int]] = {}
    size = 0
    for element in sheet.iterfind(f"{_SHEET}Table/{_SHEET}Row"):
        # Rows and cells that are empty are left out, and the next names its number.
        number = _whole(element, "Index", len(rows) + 1)
        blank = max(0, min(number, MOST_ROWS) - 1 - len(rows))
        rows += [[]] * blank
        row = list(_cells(element, merged))
        size += blank + len(row)
        if size > MOST_SHEET_CELLS or len(row) > MOST_COLUMNS:
            raise too_large(path)
        rows.append(row)
    return rows


def _cells(row: Any, merged: dict[int, tuple[str, int]]) -> Iterator[str]:  # noqa: ANN401
    """Yield the cells of a row; what is merged over rows stands in each of them.
    merged: column -> text and how many rows below it still reaches over.
    """
    at = 0
    for cell in row.iterfind(f"{_SHEET}Cell"):
        index = min(_whole(cell, "Index", 0), MOST_COLUMNS + 1) - 1
        while at < index or (index < 0 and at in merged):
            yield _from_above(merged, at)
            at += 1
        text = _text(cell.find(f"{_SHEET}Data"))
        below = _whole(cell, "MergeDown", 0)
        if below:
            merged[at] = (text, below)
        yield text
        over = min(_whole(cell, "MergeAcross", 0), MOST_COLUMNS)
        yield from [""] * over
        at += 1 + over
    last = max(merged, default=-1)
    while at <= last:
        yield _from_above(merged, at)
        at += 1


def _from_above(merged: dict[int, tuple[str, int]], at: int) -> str:
    text, below = merged.pop(at, ("", 0))
    if below > 1:
        merged[at] = (text, below - 1)
    return text


def _whole(element: Any, name: str, other: int) -> int:  # noqa: ANN401
    number = element.get(f"{_SHEET}{name}") or ""
    return int(number[:9]) if number.isdecimal() else other


def _text(data: Any) -> str:  # noqa: ANN401
    """Return a cell as a text file would have it: days as ISO 8601."""
    if data is None:
        return ""
    text = "".join(data.itertext())
    kind = data.get(f"{_SHEET}Type")
    if kind == "DateTime":
        # An hour alone is one of the last day of 1899.
        text = text.removeprefix("1899-12-31T")
        return _MIDNIGHT.sub("", text).replace("T", " ").removesuffix(".000")
    if kind == "Boolean":
        return "true" if text.strip() == "1" else "false"
    return text
