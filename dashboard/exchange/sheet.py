"""The first line of a CSV: which delimiter it has and how its columns are called."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.domain.errors import BadInput
from dashboard.exchange.opening import sample

DELIMITERS = (",", ";", "\t", "|")
MAX_COLUMNS = 2000
"""More columns than this are no table of events."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a CSV is laid out. header: the columns' names as written; named: whether the file has them."""

    delimiter: str
    header: tuple[str, ...]
    named: bool = True

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the columns' names as formats know them: in lower case, without space."""
        return tuple(name.strip().lower() for name in self.header)


def read_sheet(path: Path, delimiter: str = "") -> Sheet:
    """Return the layout of a CSV; the delimiter is the one that parts its first line into most cells.

    Raises BadInput when the file cannot be read or is no table.
    """
    text = sample(path)
    found = [(first_rows(text, one, 1), one) for one in ([delimiter] if delimiter else DELIMITERS)]
    rows, chosen = max(found, key=lambda pair: len(pair[0][0]) if pair[0] else 0)
    if not rows or not 1 < len(rows[0]) <= MAX_COLUMNS:
        raise BadInput(f"{path}: no table with named columns; the first line of a CSV must name them")
    return Sheet(chosen, tuple(rows[0]))


def first_rows(text: str, delimiter: str, most: int) -> list[list[str]]:
    """Return the first rows of a text, as many as are whole."""
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if row:
                rows.append(row)
            if len(rows) == most:
                break
    except csv.Error:
        pass
    return rows


def has(columns: Sequence[str], needed: Sequence[str]) -> bool:
    """Whether all of the needed columns are there."""
    return set(needed) <= set(columns)
