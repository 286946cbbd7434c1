"""A table of any file, read in pieces of text columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.exchange.tables.arrow_csv import PlainReader
from dashboard.exchange.tables.byte_index import rows_of_marks
from dashboard.exchange.tables.cells import Cells
from dashboard.exchange.tables.header import unique_names
from dashboard.exchange.tables.records import (
    CELLS,
    MAX_RECORD,
    Bad,
    Block,
    ShortRow,
    Splitter,
)
from dashboard.exchange.tables.text_file import TextFile

Chunk = tuple[list[Any], list[int], tuple[Bad, ...]]
"""Columns of text as Arrow arrays, the line or number of each row, rows that are
none.
"""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows as text. table: a column each for what was wanted; lines: of each row,
    from 1; bad: rows that are none, and how many more of them by reason; row: the text
    of the n-th row; done: share of the file behind it.
    """

    table: pa.Table
    lines: pa.Array
    bad: tuple[Bad, ...]
    row: Callable[[int], str]
    done: float
    more_bad: Mapping[str, int] = field(default_factory=dict)


class Table(Protocol):
    """A table of any file. header: the names of its columns, each once. notes: what a
    person must know of how it was read.
    """

    @property
    def path(self) -> Path: ...

    @property
    def header(self) -> tuple[str, ...]: ...

    @property
    def notes(self) -> tuple[str, ...]: ...

    def renamed(self, names: Sequence[str]) -> Table:
        """Return the table with other names for its columns."""

    def pieces(self, wanted: Collection[str]) -> Iterator[Piece]:
        """Yield its rows without those that are blank; wanted: names of columns."""


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table of a text file. header_is_row: the line that names the columns in other
    files is a row of this one.
    """

    file: TextFile
    header: tuple[str, ...]
    notes: tuple[str, ...] = ()
    header_is_row: bool = False

    @property
    def path(self) -> Path:
        return self.file.path

    def renamed(self, names: Sequence[str]) -> TextTable:
        """Return the table with other names for its columns."""
        return replace(self, header=tuple(names))

    def pieces(self, wanted: Collection[str]) -> Iterator[Piece]:
        """Yield its rows without those that are blank; wanted: names of columns."""
        file, names = self.file, self.header
        columns = [name for name in names if name in wanted]
        reader = PlainReader(file.delimiter, names, columns, MAX_RECORD)
        first_line = file.lines + (not self.header_is_row)
        splitter = Splitter(file.delimiter, len(names), first_line, reader)
        read = 0

        def texts() -> Iterator[bytes]:
            nonlocal read
            skip = not self.header_is_row
            for text, read in file.pieces(skip_header=skip):  # noqa: B007
                yield text

        waiting = _ShortRows(len(names))
        for block in splitter.blocks(texts()):
            done = min(1.0, read / max(1, file.size))
            short, bad = waiting.settled(block.short)
            yield _piece(block, short, bad, names, columns, file.delimiter, done)
        short, bad = waiting.settled((), last=True)
        if short or bad:
            nothing = np.empty(0, np.int64)
            end = Block(b"", None, None, nothing, nothing, nothing, ())
            yield _piece(end, short, bad, names, columns, file.delimiter, 1.0)


class _ShortRows:
    """Tells rows that leave out cells from the two parts of one that was broken by a
    line end: together those have one cell more than a row.
    """

    def __init__(self, cells: int) -> None:
        self._cells = cells
        self._waiting: list[ShortRow] = []

    def settled(
        self,
        rows: Sequence[ShortRow],
        *,
        last: bool = False,
    ) -> tuple[list[ShortRow], list[Bad]]:
        """Return rows to be taken and rows that are none; the last one waits for what
        comes after it.
        """
        every = [*self._waiting, *rows]
        self._waiting = []
        if every and not last:
            self._waiting = [every.pop()]
        sound: list[ShortRow] = []
        broken: list[ShortRow] = []
        for number, row in enumerate(every):
            after = [*every[number + 1 :], *self._waiting][:1]
            before = broken[-1:] if number else []
            halved = any(self._halved(row, other) for other in after)
            halved |= any(self._halved(other, row) for other in before)
            (broken if halved else sound).append(row)
        if broken and self._waiting and self._halved(broken[-1], self._waiting[0]):
            broken.append(self._waiting.pop())
        return sound, [Bad(row.line, CELLS, row.text) for row in broken]

    def _halved(self, first: ShortRow, second: ShortRow) -> bool:
        if second.line != first.line + 1:
            return False
        only_last = first.written == second.written == self._cells - 1
        return first.written + second.written == self._cells + 1 and not only_last


def text_table(file: TextFile, notes: tuple[str, ...] = ()) -> TextTable:
    """Return the table of a text file."""
    return TextTable(file, unique_names(file.header), notes)


def _piece(
    block: Block,
    short: list[ShortRow],
    halves: list[Bad],
    names: tuple[str, ...],
    wanted: list[str],
    delimiter: str,
    done: float,
) -> Piece:
    bad = tuple(sorted([*block.bad, *halves], key=lambda row: row.line))
    columns = _columns(block, names, wanted)
    filled = _filled_rows(block, delimiter)
    lines = pa.array(block.lines[filled], pa.int64())
    table = _table(columns, len(block.lines))
    if len(lines) < len(block.lines):
        table = table.take(pa.array(filled))
    short = [row for row in short if any(cell.strip() for cell in row.cells)]

    def text(number: int) -> str:
        return block.text(int(filled[number]))

    if not short:
        return Piece(table, lines, bad, text, done, block.more_bad)
    # Rows that leave out empty cells at their end are few or of small files: they are
    # read one by one and put where they stand.
    added = {
        name: pa.array([row.cells[names.index(name)] for row in short], pa.string())
        for name in wanted
    }
    whole = pa.concat_tables([_plain(table), _plain(_table(added, len(short)))])
    numbers = pa.concat_arrays([lines, pa.array([r.line for r in short], pa.int64())])
    order = pc.sort_indices(numbers)
    places = order.to_pylist()

    def row(number: int) -> str:
        at = places[number]
        return text(at) if at < len(lines) else short[at - len(lines)].text

    return Piece(whole.take(order), numbers.take(order), bad, row, done, block.more_bad)


def _filled_rows(block: Block, delimiter: str) -> npt.NDArray[np.int64]:
    """Return the numbers of the records with a cell that is not blank."""
    filled = np.ones(len(block.starts), np.bool_)
    for number in rows_of_marks(block.data, block.starts, block.ends, delimiter):
        # A cell may hold a quote and nothing else.
        cells = next(csv.reader([block.text(number)], delimiter=delimiter), [])
        filled[number] = any(cell.strip() for cell in cells)
    return np.flatnonzero(filled)


def _columns(
    block: Block,
    names: tuple[str, ...],
    wanted: list[str],
) -> dict[str, Any]:
    if not wanted:
        return {}
    if block.columns:
        return block.columns
    if not len(block.starts):
        return dict.fromkeys(wanted, pa.array([], pa.string()))
    cells = Cells(block, len(names))
    return {name: cells.column(names.index(name)) for name in wanted}


def _plain(table: pa.Table) -> pa.Table:
    return table.cast(pa.schema([(name, pa.string()) for name in table.column_names]))


def _table(columns: dict[str, Any], rows: int) -> pa.Table:
    """Return the columns as a table, which has its rows also when no column is used."""
    if columns:
        return pa.table(columns)
    return pa.table({"": pa.nulls(rows, pa.string())})


@dataclass(frozen=True, slots=True)
class ColumnTable:
    """A table whose file was read into columns. chunks: gives them anew at each call;
    rows: how many there are, 0 when that is not known.
    """

    path: Path
    header: tuple[str, ...]
    chunks: Callable[[], Iterable[Chunk]]
    rows: int = 0
    notes: tuple[str, ...] = ()

    def renamed(self, names: Sequence[str]) -> ColumnTable:
        """Return the table with other names for its columns."""
        return replace(self, header=tuple(names))

    def pieces(self, wanted: Collection[str]) -> Iterator[Piece]:
        """Yield its rows without those that are blank; wanted: names of columns."""
        read, empty = 0, True
        for columns, lines, bad in self.chunks():
            read += len(lines) + len(bad)
            done = min(1.0, read / max(read, self.rows, 1))
            yield self._piece(columns, lines, bad, wanted, done)
            empty = False
        # A file without rows gives one empty piece, so that it ends like any other.
        if empty:
            yield self._piece(
                [pa.array([], pa.string())] * len(self.header), [], (), wanted, 1.0
            )

    def _piece(
        self,
        columns: list[Any],
        lines: list[int],
        bad: tuple[Bad, ...],
        wanted: Collection[str],
        done: float,
    ) -> Piece:
        full = pa.table(dict(zip(self.header, columns, strict=True)))
        numbers = pa.array(lines, pa.int64())
        filled = _filled(full)
        if filled is not None:
            full, numbers = full.filter(filled), numbers.filter(filled)
        table = full.select([name for name in self.header if name in wanted])
        if not table.column_names:
            table = _table({}, len(numbers))
        return Piece(table, numbers, bad, lambda number: _row_text(full, number), done)


def _filled(table: pa.Table) -> Any:  # noqa: ANN401
    """Return which rows have a cell that is not blank, None when all have."""
    empty = None
    for column in table.columns:
        blank = pc.equal(pc.utf8_trim_whitespace(column), "")
        empty = blank if empty is None else pc.and_(empty, blank)
        if not pc.any(empty).as_py():
            return None
    return None if empty is None else pc.invert(empty)


def _row_text(table: pa.Table, number: int) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(
        [column[number].as_py() for column in table.columns]
    )
    return line.getvalue()


def column_table(
    path: Path,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    lines: Sequence[int],
    bad: Sequence[Bad] = (),
    notes: tuple[str, ...] = (),
) -> ColumnTable:
    """Return the table of rows that are in memory: cells of text, as many as the header
    has.
    """
    columns = [
        pa.array([row[number] for row in rows], pa.string())
        for number in range(len(header))
    ]
    chunk: Chunk = (columns, list(lines), tuple(bad))
    chunks = [chunk] if rows or bad else []
    return ColumnTable(path, unique_names(header), lambda: chunks, len(rows), notes)
