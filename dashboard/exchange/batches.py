"""An open file -> its rows, some at a time, each with its place in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa

from dashboard.domain.errors import BadInput
from dashboard.exchange.cells import Cells
from dashboard.exchange.json_items import Item, Items
from dashboard.exchange.marks import Places
from dashboard.exchange.opening import Opened
from dashboard.exchange.records import Bad, Block, Splitter
from dashboard.exchange.rows import Rows
from dashboard.exchange.sheet import Sheet, has, read_sheet

ITEMS = 4096
"""Items of a JSON file in one batch."""
WHOLE_ROW = "\x00row"
"""Column that holds each row as it stands in the file; no column of a file is called so."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows of a file.

    rows: of a table; items: of a JSON array, as many as there are lines. lines: the line a row begins on in the file,
    or the number of an item, from 1. bad: rows that could not be read, none of which is among the others.
    text: gives a row as it stands in the file, bounded. position: bytes of the file read so far.
    """

    rows: Rows
    lines: Places
    bad: tuple[Bad, ...]
    text: Callable[[int], str]
    position: int
    items: Sequence[Item] = field(default=())


def table_batches(opened: Opened, sheet: Sheet, *, trimmed: bool = True) -> Iterator[Batch]:
    """Yield the rows of a CSV below the line that names its columns; columns go by their names in lower case.

    trimmed: whether space round a cell means nothing; if not, names stay as written. Raises BadInput when the file
    cannot be read.
    """
    names = sheet.columns if trimmed else sheet.header
    started = not sheet.named
    for block in Splitter(sheet.delimiter, len(names)).blocks(opened.pieces()):
        found = block
        if not started and (block.lines.size or block.bad):
            found = _below_header(block, opened.path)
            started = True
        cells = Cells(found, len(names))
        columns = {name: partial(cells.column, index) for index, name in enumerate(names)}
        rows = Rows(found.lines.size, columns | {WHOLE_ROW: cells.whole}, trimmed=trimmed)
        yield Batch(rows, found.lines, found.bad, found.text, opened.position)


def _below_header(block: Block, path: Path) -> Block:
    if not block.lines.size or (block.bad and block.bad[0].line < block.lines[0]):
        raise BadInput(f"{path}: the first line cannot be read ({block.bad[0].reason}); it must name the columns")
    return Block(block.marks, block.starts[1:], block.ends[1:], block.lines[1:], block.bad)


def table_rows(path: Path, needed: Sequence[str]) -> Iterator[Rows]:
    """Yield the sound rows of a CSV that lies beside another. Raises BadInput when it has not the needed columns."""
    sheet = read_sheet(path)
    if not has(sheet.columns, needed):
        raise BadInput(f"{path}: no column {', '.join(needed)}; check the file, or take it away")
    with Opened(path) as opened:
        for batch in table_batches(opened, sheet):
            yield batch.rows


def item_batches(opened: Opened) -> Iterator[Batch]:
    """Yield the items of a JSON array. Raises BadInput when there is none."""
    held: list[Item] = []
    bad: list[Bad] = []
    for item in Items(opened.pieces(), str(opened.path)):
        if item.fault:
            bad.append(Bad(item.number, item.fault, item.text))
        else:
            held.append(item)
        if len(held) + len(bad) >= ITEMS:
            yield _items(held, bad, opened.position)
            held, bad = [], []
    yield _items(held, bad, opened.position)


def _items(items: list[Item], bad: list[Bad], position: int) -> Batch:
    lines = np.array([item.number for item in items], np.int64)
    return Batch(Rows(len(items), {}), lines, tuple(bad), lambda index: items[index].text, position, items)


def text_columns(columns: dict[str, list[str]]) -> Rows:
    """Return rows made of lists of text, all of the same length, at least one."""
    size = len(next(iter(columns.values())))
    return Rows(size, {name: partial(pa.array, cells, pa.string()) for name, cells in columns.items()})
