"""Workbooks (xlsx, xls, ods) as tables: a sheet each, read by calamine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import python_calamine as calamine

from dashboard.domain.errors import BadInput
from dashboard.exchange.tables.formats.json_table import grid_table
from dashboard.exchange.tables.pieces import ColumnTable
from dashboard.i18n.translate import gettext

MOST_CELLS = 50_000_000
"""Cells of a sheet that are read: it is held in memory."""
_UNREADABLE = (calamine.CalamineError, OSError, ValueError, OverflowError)
"""What a damaged workbook raises."""


def sheet_names(path: Path) -> list[str]:
    """Return the names of the sheets that have a row. Raises BadInput for what is no
    workbook.
    """
    with _reading(path), _opened(path) as book:
        return [name for name in book.sheet_names if _height(book, name)]


def data_sheets(path: Path, names: Sequence[str]) -> list[str]:
    """Return those of some sheets that are likely tables of data: seen when the file is
    opened, and of more than one column; all of them where none is.
    """
    with _reading(path), _opened(path) as book:
        seen = {
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.visible is calamine.SheetVisibleEnum.Visible
        }
        wide = [
            name
            for name in names
            if name in seen and book.get_sheet_by_name(name).width > 1
        ]
    return wide or [*names]


def sheet_table(path: Path, name: str) -> ColumnTable:
    """Return the table of a sheet. Raises BadInput when it cannot be read or is too
    large.
    """
    with _reading(path), _opened(path) as book:
        sheet = book.get_sheet_by_name(name)
        if sheet.total_height * sheet.total_width > MOST_CELLS:
            raise BadInput(
                gettext(
                    "{path}: sheet {name} is too large to be read whole; save it"
                    " as CSV",
                    path=path,
                    name=f"{name!r}",
                )
            )
        rows = [_texts(row) for row in sheet.to_python(skip_empty_area=False)]
        _fill_merged(rows, sheet.merged_cell_ranges or ())
    return grid_table(path, rows)


def _fill_merged(
    rows: list[list[str]],
    ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]],
) -> None:
    """Write what stands in a cell that is merged over rows into each of them: it is
    said of all. What is merged over columns alone is a title or a group of names.
    """
    left = MOST_CELLS
    for (top, column), (bottom, _) in ranges:
        # A range of a damaged file may be larger than the sheet, and repeated.
        below = range(top + 1, min(bottom, len(rows) - 1) + 1)
        left -= len(below)
        if left < 0 or top >= len(rows):
            return
        for number in below:
            row = rows[number]
            if column < len(row) and not row[column]:
                row[column] = rows[top][column]


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Turn what calamine raises into BadInput."""
    try:
        yield
    except calamine.PasswordError as error:
        raise BadInput(
            gettext(
                "{path}: the workbook is locked by a password; save it without one",
                path=path,
            )
        ) from error
    except _UNREADABLE as error:
        raise _unreadable(path, error) from error
    except BaseException as error:
        # Where a library in Rust gives up, Python gets no Exception; the class of it
        # cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise _unreadable(path, error) from error


def _opened(path: Path) -> Any:  # noqa: ANN401
    return calamine.CalamineWorkbook.from_path(str(path))


def _unreadable(path: Path, error: BaseException) -> BadInput:
    words = " ".join(str(error).split())[:100]
    return BadInput(
        gettext(
            "{path}: cannot be read as a workbook ({words}); open it in a spreadsheet"
            " and save it as CSV or xlsx",
            path=path,
            words=words,
        )
    )


def _height(book: Any, name: str) -> int:  # noqa: ANN401
    try:
        return int(book.get_sheet_by_name(name).height)
    except _UNREADABLE:
        # A chart has a name among the sheets and no cells.
        return 0


def _texts(row: Sequence[Any]) -> list[str]:
    return [_text(cell) for cell in row]


def _text(cell: Any) -> str:  # noqa: ANN401
    """Return a cell as a text file would have it: days as ISO 8601, whole numbers
    without a point.
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        midnight = cell.time() == time()
        return cell.date().isoformat() if midnight else cell.isoformat(" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return str(cell)
