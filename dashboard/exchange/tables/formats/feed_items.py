"""The items of a feed (RSS, Atom) as a table: a column for each element that they have,
its points (GeoRSS, W3C) as they are written.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lxml import etree

from dashboard.exchange.tables.formats.json_table import grid_table, too_large
from dashboard.exchange.tables.formats.spreadsheet_xml import (
    MOST_SHEET_CELLS,
    xml_root,
)
from dashboard.exchange.tables.header import MOST_COLUMNS
from dashboard.exchange.tables.pieces import ColumnTable


def feed_table(path: Path, data: bytes) -> ColumnTable:
    """Return the items of a feed, without a row when it has none. Raises BadInput for
    what is damaged or too large.
    """
    items = [
        _item(item)
        for item in xml_root(path, data).iter("{*}item", "{*}entry")
        if item.getparent() is not None
    ]
    every = (name for item in items for name in item)
    names = list(dict.fromkeys(every))
    size = len(names) * len(items)
    if size > MOST_SHEET_CELLS or len(names) > MOST_COLUMNS:
        raise too_large(path)
    if not names:
        return grid_table(path, [])
    rows = [[item.get(name, "") for name in names] for item in items]
    return grid_table(path, [names, *rows])


def _item(item: Any) -> dict[str, str]:  # noqa: ANN401
    """Return the texts of an item by the names of its elements, several of one name a
    line each.
    """
    texts: dict[str, list[str]] = {}
    for element in item.iterchildren("{*}*"):
        text = _text(element)
        if text:
            name = etree.QName(element).localname
            texts.setdefault(name, []).append(text)
    return {name: "\n".join(lines) for name, lines in texts.items()}


def _text(element: Any) -> str:  # noqa: ANN401
    # Atom has the address of a link in an attribute.
    words = " ".join("".join(element.itertext()).split())
    return words or str(element.get("href") or "").strip()
