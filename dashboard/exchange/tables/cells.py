"""The cells of records as Arrow columns of text."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.exchange.tables.byte_index import QUOTE, RETURN, Places
from dashboard.exchange.tables.records import Block


class Cells:
    """The cells of a block whose records have so many cells each."""

    def __init__(self, block: Block, cells: int) -> None:
        if block.byte_index is None:
            raise AssertionError("the block was read as a whole")
        self._byte_index = block.byte_index
        self._starts = block.starts
        data = block.byte_index.bytes
        # Without the line feed; with a carriage return before it without that as well.
        self._ends = block.ends - 1
        self._ends -= (self._ends > self._starts) & (
            data[np.maximum(self._ends - 1, 0)] == RETURN
        )
        outer = block.byte_index.delimiters[~block.byte_index.inside]
        first = np.searchsorted(outer, block.starts)
        if not (np.searchsorted(outer, block.ends) - first == cells - 1).all():
            raise AssertionError("a record has other cells than were counted")
        self._delimiters: Places = outer[first[:, None] + np.arange(cells - 1)]
        self._last = cells - 1

    def column(self, index: int) -> pa.Array:
        """Return one column, unquoted, as a pyarrow string array without nulls."""
        starts = self._delimiters[:, index - 1] + 1 if index else self._starts
        ends = self._delimiters[:, index] if index < self._last else self._ends
        data = self._byte_index.bytes
        quoted = (data[starts] == QUOTE) & (ends > starts)
        column = self._slices(starts + quoted, ends - quoted)
        if not quoted.any():
            return column
        return self._undoubled(column, starts, ends, quoted)

    def whole(self) -> pa.Array:
        """Return each record as it stands in the file, without its line end."""
        return self._slices(self._starts, self._ends)

    def _slices(self, starts: Places, ends: Places) -> pa.Array:
        """Copy pieces of the data, one after the other, into an array of their own."""
        # 32 bits are enough for a piece of a file, and what Arrow's usual strings take.
        bounds = np.empty(2 * starts.size + 1, np.int32)
        bounds[0:-1:2], bounds[1::2] = starts, ends
        bounds[-1] = self._byte_index.size
        # Cells and what lies between them are one array over the file's own bytes,
        # without a copy; then every second one is taken.
        every = pa.StringArray.from_buffers(
            2 * starts.size, pa.py_buffer(bounds), pa.py_buffer(self._byte_index.data)
        )
        return every.take(pa.array(np.arange(0, 2 * starts.size, 2)))

    def _undoubled(
        self,
        column: pa.Array,
        starts: Places,
        ends: Places,
        quoted: npt.NDArray[np.bool_],
    ) -> pa.Array:
        """Write each doubled quote of a quoted cell once."""
        quotes = self._byte_index.quotes
        quoted_rows = np.flatnonzero(quoted)
        inner = (
            np.searchsorted(quotes, ends[quoted_rows])
            - np.searchsorted(quotes, starts[quoted_rows])
            > 2
        )
        rows = quoted_rows[inner]
        if not rows.size:
            return column
        # Most cells have no doubled quote, so only those that do are copied once more.
        mask = np.zeros(len(column), np.bool_)
        mask[rows] = True
        mended = pc.replace_substring(column.take(pa.array(rows)), '""', '"')
        return pc.replace_with_mask(column, pa.array(mask), mended)
