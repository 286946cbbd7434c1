"""The tables of a web page as tables: what many programs write as `.xls`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree, html

from dashboard.exchange.tables.formats.json_table import grid_table, too_large
from dashboard.exchange.tables.header import MOST_COLUMNS
from dashboard.exchange.tables.pieces import ColumnTable

LARGEST_HTML = 100 * 2**20
"""Bytes of a page that is still read: it has to be held whole."""
MOST_HTML_CELLS = 5_000_000
"""Cells of a table, with those that a cell reaches over."""
_LINE_ENDS = ("br", "p", "div", "li")
_UNSEEN = ("script", "style")


class _Reach(NamedTuple):
    """A cell that reaches into the rows below. left: how many of them."""

    text: str
    left: int


def html_tables(path: Path, text: str) -> dict[str, ColumnTable]:
    """Return the tables of a page that have a row below their names and more than one
    column, by their captions or numbers; none of those inside of which others stand.
    Raises BadInput for one that is too large.
    """
    # An encoding that the page names was undone before.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    try:
        root = html.document_fromstring(text.encode(), parser)
    except (etree.ParserError, ValueError):
        return {}
    tables: dict[str, ColumnTable] = {}
    for element in root.iter("table"):
        if next(element.iterdescendants("table"), None) is not None:
            continue
        rows = _rows(path, element)
        if len(rows) > 1 and max(map(len, rows)) > 1:
            tables[_name(element, tables)] = grid_table(path, rows)
    return tables


def _name(
    element: Any,  # noqa: ANN401
    taken: dict[str, ColumnTable],
) -> str:
    caption = next((_text(part) for part in element.iterchildren("caption")), "")
    name = " ".join(caption.split())[:60]
    return name if name and name not in taken else f"table {len(taken) + 1}"


def _rows(path: Path, table: Any) -> list[list[str]]:  # noqa: ANN401
    """Return the cells of each row; what reaches over rows stands in each of them, as
    it is said of each.
    """
    rows: list[list[str]] = []
    reaching: dict[int, _Reach] = {}
    size = 0
    for element in table.iter("tr"):
        row: list[str] = []
        for cell in element.iterchildren("td", "th"):
            _reached(row, reaching)
            text, over = _text(cell), _span(cell, "colspan")
            below = _span(cell, "rowspan") - 1
            if below:
                reaching[len(row)] = _Reach(text, below)
            # Over columns it is a title, or a group of names.
            row += [text, *[""] * (over - 1)]
        _reached(row, reaching)
        size += len(row)
        if size > MOST_HTML_CELLS or len(row) > MOST_COLUMNS:
            raise too_large(path)
        rows.append(row)
    return [row for row in rows if row]


def _reached(row: list[str], reaching: dict[int, _Reach]) -> None:
    """Add the cells of rows above that reach to where a row goes on."""
    while (reach := reaching.pop(len(row), None)) is not None:
        if reach.left > 1:
            reaching[len(row)] = _Reach(reach.text, reach.left - 1)
        row.append(reach.text)


def _span(cell: Any, name: str) -> int:  # noqa: ANN401
    number = (cell.get(name) or "").strip()
    return min(MOST_COLUMNS, max(1, int(number[:6]))) if number.isdecimal() else 1


def _text(element: Any) -> str:  # noqa: ANN401
    """Return what a person reads in an element: line ends where it has them, and no
    other space than between words.
    """
    if not len(element):
        # Nearly every cell, and many times as quick.
        return " ".join((element.text or "").split())
    lines = "".join(_parts(element)).split("\n")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _parts(element: Any) -> Iterator[str]:  # noqa: ANN401
    for event, part in etree.iterwalk(element, events=("start", "end")):
        unseen = part.tag in _UNSEEN
        if event == "start":
            # A line end in the text of a page is a space.
            yield "" if unseen else " ".join((part.text or "").split("\n"))
            continue
        if part.tag in _LINE_ENDS:
            yield "\n"
        if part is not element:
            yield " ".join((part.tail or "").split("\n"))
