"""Days whose year, month and day stand in columns of their own, as one column more."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from dashboard.exchange.tables.derived.added_column import with_added_column
from dashboard.exchange.tables.pieces import Table

YEARS = frozenset({"year", "iyear", "рік", "год"})
MONTHS = frozenset({"month", "imonth", "місяць", "месяц"})
DAYS = frozenset({"day", "iday", "день", "число", "day of month"})
RECORDED = frozenset(
    {
        "timestamp",
        "time",
        "datetime",
        "period",
        "reported",
        "report date",
        "date reported",
        "час",
        "время",
        "період",
        "период",
    }
)
"""Headers that beside a year and a month tell when a row was written, or an hour."""
DATE = "date"
"""The name of the column that is added; it means what it says."""


def _text(year: str, month: str, day: str = "") -> str:
    """Return the cells as one text: as long as they go on, and nothing else is made of
    what is no number.
    """
    cells = [cell.strip().removesuffix(".0") for cell in (year, month, day)]
    # Where a month or a day is not known, a database writes 0.
    cells = ["" if re.fullmatch("0+", cell) else cell for cell in cells]
    if not cells[0] or not cells[1]:
        return cells[0]
    if not cells[1].isdigit():
        return " ".join(filter(None, reversed(cells)))
    return "-".join(filter(None, cells))


def with_split_days(
    table: Table,
    words: Collection[str],
    header: Sequence[str],
) -> Table:
    """Return a table whose days are one column, as it is where a column is a date.

    words: headers of a date; header: that of the table, as these are written.
    """
    parts = [_one_of(header, names) for names in (YEARS, MONTHS, DAYS)]
    year, month, _ = parts
    others = [name for at, name in enumerate(header) if at not in parts]
    if year is None or month is None or DATE in header:
        return table
    if any(name in words and name not in RECORDED for name in others):
        return table
    places = tuple(at for at in parts if at is not None)
    return with_added_column(table, DATE, places, _text)


def _one_of(header: Sequence[str], names: Collection[str]) -> int | None:
    return next((at for at, name in enumerate(header) if name in names), None)
