"""The usual case of CSV: a piece with no fault in it, cut into columns by Arrow's
reader.

Arrow's reader is several times quicker than cells cut one by one, but cannot say where
a row stands and gives up at the first broken one. So it gets only what has been looked
over: quotes where they belong, no lone carriage return.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.csv as reader

from dashboard.exchange.tables.byte_index import (
    LINE_FEED,
    QUOTE,
    RETURN,
    Places,
    alternating,
    count_of,
    places_of,
)

LOOKED_AT = 20_000
"""Values that say whether a column repeats: in fewer, the places of a country hardly
do.
"""
FEW = 2_000
"""Values at the beginning that say of a column that it does not repeat at all."""
BLOCK = 2**20
"""Bytes that Arrow cuts into columns at a time, where no record is longer: what it
makes of them stays in the processor's cache.
"""


@dataclass(frozen=True, slots=True)
class PlainBlock:
    """The records of a piece without a fault.

    starts, ends: byte offsets in the data, the line end included. lines: where each
    begins, 0-based within the data. columns: text as Arrow arrays without nulls, those
    that repeat as dictionaries. end: what comes after it is left; breaks: line feeds
    before it.
    """

    starts: Places
    ends: Places
    lines: Places
    columns: dict[str, Any]
    end: int
    breaks: int


class PlainReader:
    """Reads columns of pieces. names: of all columns; wanted: of those to read;
    longest: bytes of a record.
    """

    def __init__(
        self,
        delimiter: str,
        names: Sequence[str],
        wanted: Collection[str],
        longest: int,
    ) -> None:
        self._delimiter = delimiter
        self._names = list(names)
        self._longest = longest
        self._types: dict[str, Any] = dict.fromkeys(wanted, pa.string())
        self._repeating: frozenset[str] | None = None

    def read(self, data: bytes) -> PlainBlock | None:
        """Return the whole records at the beginning of the data, None when they have to
        be read with more care.
        """
        data_bytes = np.frombuffer(data, np.uint8)
        quotes, breaks = (places_of(data_bytes, mark) for mark in (QUOTE, LINE_FEED))
        # A return that no line feed follows is a row end for Arrow and for nobody else.
        if _lone_returns(data, data_bytes, breaks):
            return None
        if not alternating(data_bytes, quotes, ord(self._delimiter)):
            return None
        last = np.flatnonzero(np.searchsorted(quotes, breaks) % 2 == 0)
        if not last.size:
            return None
        ends: Places = breaks[last] + 1
        starts = np.concatenate(([0], ends[:-1]))
        lines = np.concatenate(([0], last[:-1] + 1))
        size = ends - starts
        if int(size.max()) > self._longest or len(data) - int(ends[-1]) > self._longest:
            return None
        # Arrow leaves empty lines out; so they must not be counted as rows here.
        filled = (size > 2) | ((size == 2) & (data_bytes[starts] != RETURN))
        if not filled.any():
            return None
        columns = self._columns(
            memoryview(data)[: ends[-1]],
            int(np.count_nonzero(filled)),
            max(BLOCK, 2 * int(size.max())),
        )
        if columns is None:
            return None
        return PlainBlock(
            starts[filled],
            ends[filled],
            lines[filled],
            columns,
            int(ends[-1]),
            int(last[-1]) + 1,
        )

    def _columns(
        self,
        data: memoryview,
        rows: int,
        block: int,
    ) -> dict[str, Any] | None:
        try:
            table = reader.read_csv(
                pa.py_buffer(data),
                reader.ReadOptions(
                    column_names=self._names, use_threads=False, block_size=block
                ),
                reader.ParseOptions(delimiter=self._delimiter, newlines_in_values=True),
                reader.ConvertOptions(
                    column_types=self._types,
                    include_columns=list(self._types),
                    strings_can_be_null=False,
                ),
            )
        except pa.ArrowInvalid:
            return None
        if len(table) != rows:
            return None
        columns = {name: table[name].combine_chunks() for name in self._types}
        if self._repeating is None:
            # Only what repeats in the first piece is worth a dictionary.
            self._repeating = frozenset(filter(lambda n: repeats(columns[n]), columns))
        # Encoded afterwards: asked of Arrow's reader, it takes several times as long.
        for name in self._repeating:
            columns[name] = columns[name].dictionary_encode()
        return columns


def _lone_returns(
    data: bytes,
    data_bytes: npt.NDArray[np.uint8],
    breaks: Places,
) -> bool:
    """Whether there are carriage returns that stand before no line feed."""
    # Most files have none at all, and that is told at once.
    if b"\r" not in data:
        return False
    before = data_bytes[np.maximum(breaks - 1, 0)] == RETURN
    return count_of(data, {RETURN}) != np.count_nonzero(before)


def repeats(column: Any) -> bool:  # noqa: ANN401
    """Whether the first values of an array of text repeat enough for a dictionary to
    pay.
    """
    if len(column) == 0:
        return False
    few = column.slice(0, FEW)
    # Ids and notes, the longest texts of all, are told by these: so many places that
    # none comes twice among them would hardly repeat in ten times as many.
    if len(few) == FEW and len(few.unique()) == FEW:
        return False
    head = column.slice(0, LOOKED_AT)
    return len(head.unique()) * 2 < len(head)
