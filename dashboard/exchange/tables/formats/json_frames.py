"""Tables that a JSON keeps as rows of cells, with the names of the columns elsewhere in
it: what map programs, open data portals and databases write.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

MOST_LISTS = 10_000
"""Values that are looked at on the way to the rows."""
MOST_PARTS = 20
"""Lists of more entries are rows or records themselves, and not looked into."""
NAMED_BY = ("name", "fieldName", "id", "label", "title", "field", "key", "header")
"""Members by which a description of a column names it, the best one first."""
Rows = list[list[Any]]


class NamedRows(NamedTuple):
    """Rows of cells. names: of their columns; described: the list that names them."""

    names: list[str]
    rows: Rows
    described: list[Any]


def named_rows(value: Any) -> NamedRows | None:  # noqa: ANN401
    """Return the longest rows of a JSON value whose columns are named in another list
    of it, None when there are none.
    """
    descriptions: dict[int, tuple[list[str], list[Any]]] = {}
    grids: list[Rows] = []
    for inner in _lists(value):
        names = _names(inner)
        if names:
            descriptions.setdefault(len(names), (names, inner))
        elif _is_grid(inner):
            grids.append(inner)
    headed = [rows for rows in grids if len(rows[0]) in descriptions]
    if not headed:
        return None
    rows = max(headed, key=len)
    names, described = descriptions[len(rows[0])]
    return NamedRows(names, rows, described)


def _lists(value: Any) -> Iterator[list[Any]]:  # noqa: ANN401
    """Yield the lists of a value that may be rows or names, those further out first."""
    waiting, at = [value], 0
    while at < len(waiting) and at < MOST_LISTS:
        inner = waiting[at]
        at += 1
        if isinstance(inner, dict):
            # The corners of a shape are lists of numbers too.
            waiting += [part for key, part in inner.items() if key != "coordinates"]
        elif isinstance(inner, list):
            yield inner
            # A row of texts would name itself.
            if len(inner) <= MOST_PARTS and not _is_grid(inner):
                waiting += inner


def _names(values: Sequence[Any]) -> list[str]:
    """Return the different names that a list gives to columns, none when it is another
    list.
    """
    if len(values) < 2:
        return []
    if all(isinstance(value, str) for value in values):
        return _different(values)
    if not all(isinstance(value, dict) for value in values):
        return []
    for member in NAMED_BY:
        names = _different([value.get(member) for value in values])
        if names:
            return names
    return []


def _different(values: Sequence[Any]) -> list[str]:
    names = [value.strip() for value in values if isinstance(value, str)]
    sound = len(names) == len(values) and all(names)
    return names if sound and len(set(names)) == len(names) else []


def _is_grid(values: Sequence[Any]) -> bool:
    """Whether a list is rows of the same number of cells, two or more."""
    if not values or not all(isinstance(row, list) for row in values):
        return False
    width = len(values[0])
    return width > 1 and all(len(row) == width for row in values)
