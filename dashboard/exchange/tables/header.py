"""Where the names of the columns stand in a table, and what parts its cells: files come
with titles, blank lines and a `sep=` line above them.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

DELIMITERS = (",", ";", "\t", "|")
MOST_COLUMNS = 2_000
"""Most columns of a table; the widest that is known has 60."""
MOST_TITLES = 30
"""Rows at the top of a table among which its header is looked for."""
LOOKED_AT = 60
"""Rows at the top whose cells are counted."""
ROW_NUMBER = "row"
"""The name of a column of numbers of rows that has none."""
_SEPARATOR = re.compile(r"""^"?sep=(.)"?$""", re.IGNORECASE)
_VALUE = re.compile(
    r"[+-]?\d[\d.,:/\s-]*(?:[T\s][\d:.]+(?:Z|[+-][\d:]+)?)?|https?://\S*", re.IGNORECASE
)
"""A number, a day or a link: no name of a column."""

_AXES = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        r"lat|широт|breite|szer",
        r"lon|lng|довгот|долгот|länge|dł",
    )
)
"""How the names of columns of latitudes and of longitudes begin."""


@dataclass(frozen=True, slots=True)
class TextHeader:
    """How a text begins. cells: of the header; lines: physical lines up to its end."""

    delimiter: str
    cells: tuple[str, ...]
    lines: int


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text parted by one delimiter: rows with the physical line each ends on."""

    delimiter: str
    rows: list[list[str]]
    ends: list[int]


def text_header(text: str) -> TextHeader | None:
    """Return how a text begins, None when there is no row in it. text: its beginning,
    whose last line may be cut.
    """
    readings = [_reading(text, delimiter) for delimiter in _delimiters(text)]
    best, best_rank, chosen = None, (-1, 0, 0), 0
    for reading in readings:
        at = header_row(reading.rows)
        if at is None:
            continue
        cells = len(_trimmed(reading.rows[at]))
        # A right delimiter leaves fewer rows above the header and makes more columns.
        rank = (int(cells > 1), -at, cells)
        if best is None or rank > best_rank:
            best, best_rank, chosen = reading, rank, at
    if best is None:
        return None
    header, end = named_columns(best.rows, chosen)
    names = tuple(cell.strip() for cell in header)
    return TextHeader(best.delimiter, names, best.ends[end])


def _delimiters(text: str) -> Sequence[str]:
    first = text.lstrip("\ufeff").lstrip().partition("\n")[0].strip()
    named = _SEPARATOR.match(first)
    return (named[1],) if named else DELIMITERS


def _reading(text: str, delimiter: str) -> _Reading:
    lines = io.StringIO(text.lstrip("\ufeff"), newline="\n")
    reader = csv.reader(_limited(lines), delimiter=delimiter)
    rows: list[list[str]] = []
    ends: list[int] = []
    try:
        for row in reader:
            rows.append(row)
            ends.append(reader.line_num)
            if len(rows) >= LOOKED_AT:
                break
    except csv.Error:
        # What cannot be read further down is told when its row is reached.
        pass
    return _Reading(delimiter, rows, ends)


def _limited(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line.rstrip("\r\n") + "\n"


def header_row(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the number of the row that names the columns, None when every row is
    blank.

    It is the first that has as many cells as the rows below have, if half of its cells
    look like names; else the first such row most of whose cells do; else the first.
    """
    sizes = [len(_trimmed(row)) for row in rows]
    filled = [size for size in sizes if size]
    if not filled:
        return None
    if _numbers_its_rows(rows, 0):
        return 0
    # A row that has a comma too many is longer than the table is wide.
    usual = min(_usual(filled), _usual([len(row) for row in rows if row]))
    # The last column may have no name, where the row says that it is there.
    candidates = [
        number
        for number, (row, size) in enumerate(
            zip(rows, sizes[:MOST_TITLES], strict=False)
        )
        if size >= usual or (len(row) >= usual and size >= max(2, usual - 1))
    ]
    if candidates and _share_of_names(rows[candidates[0]]) > 0.5:
        return _below_groups(rows, candidates[0], usual)
    for number in candidates:
        if _share_of_names(rows[number]) > 0.7:
            return number
    return candidates[0] if candidates else next(n for n, s in enumerate(sizes) if s)


def _numbers_its_rows(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Whether the rows below one of names have a cell more than it, which numbers
    them: R writes its tables so.
    """
    below = rows[at + 1 :]
    if len(rows[at]) < 2 or _share_of_names(rows[at]) < 1 or not below:
        return False
    return all(
        len(row) == len(rows[at]) + 1 and row[0] == str(number)
        for number, row in enumerate(below, 1)
    )


def _below_groups(
    rows: Sequence[Sequence[str]],
    at: int,
    usual: int,
) -> int:
    """Return the number of the row below, where that names every column and the one at
    `at` only names groups of them: "When,,Where," over "Date,Time,Place,Oblast".
    """
    below = rows[at + 1 : at + 3]
    if all(cell.strip() for cell in rows[at]) or len(below) < 2:
        return at
    whole = len(_trimmed(below[0])) >= usual and _share_of_names(below[0]) == 1
    return at + 1 if whole and _share_of_names(below[1]) < 1 else at


def named_columns(rows: Sequence[Sequence[str]], at: int) -> tuple[Sequence[str], int]:
    """Return the names of the columns whose row is `at`, and the number of the last row
    that names them: that below where it parts a merged cell, as "Latitude" and
    "Longitude" below "Coordinates".
    """
    if _numbers_its_rows(rows, at):
        return [ROW_NUMBER, *rows[at]], at
    return _parted_names(rows, at)


def _parted_names(
    rows: Sequence[Sequence[str]],
    at: int,
) -> tuple[Sequence[str], int]:
    head, below, after = (rows[n] if n < len(rows) else () for n in range(at, at + 3))
    width = max(len(_trimmed(head)), len(_trimmed(below)))
    upper, lower = (_padded(row, width) for row in (head, below))
    if not _parts_merged_cells(upper, lower):
        return head, at
    if _share_of_names(after) == 1:
        # Nothing says that the rows of the table are not of names alone.
        return head, at
    return [lower[n] or upper[n] for n in range(width)], at + 1


def _parts_merged_cells(
    upper: Sequence[str],
    lower: Sequence[str],
) -> bool:
    parts = {n for n, cell in enumerate(lower) if cell}
    merged = {n for n, cell in enumerate(upper) if not cell}
    groups = merged | {n - 1 for n in merged}
    # What names both axes is no row of the table,
    # whatever else it names.
    within = parts <= groups or _names_axes(lower)
    if not merged or not merged <= parts:
        return False
    names = [lower[n] for n in parts]
    whole = _share_of_names(names) == 1
    return within and whole and len(parts) > 1


def _names_axes(row: Sequence[str]) -> bool:
    return all(any(map(axis.match, row)) for axis in _AXES)


def _padded(row: Sequence[str], width: int) -> list[str]:
    return [row[n].strip() if n < len(row) else "" for n in range(width)]


def _usual(sizes: Sequence[int]) -> int:
    """Return how many cells most rows have; of two that are as frequent the larger."""
    counts = Counter(sizes)
    # A header alone, or a header and one row, count as much as the rows above.
    return max(counts, key=lambda size: (counts[size], size))


def _trimmed(row: Sequence[str]) -> Sequence[str]:
    """Return a row without the empty cells at its end."""
    end = len(row)
    while end and not row[end - 1].strip():
        end -= 1
    return row[:end]


def _share_of_names(row: Sequence[str]) -> float:
    cells = [cell.strip() for cell in _trimmed(row)]
    names = sum(bool(cell) and not _VALUE.fullmatch(cell) for cell in cells)
    return names / max(1, len(cells))


def unique_names(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the names of columns, each once: a second one of a name gets a number."""
    names: dict[str, None] = {}
    taken = {cell.strip() for cell in cells}
    numbers: Counter[str] = Counter()
    for cell in cells:
        base = name = cell.strip()
        # Counted on from the last one of the name: thousands may be the same.
        while name in names or (name != base and name in taken):
            numbers[base] += 1
            name = f"{base} ({numbers[base] + 1})".lstrip()
        names[name] = None
    return tuple(names)
