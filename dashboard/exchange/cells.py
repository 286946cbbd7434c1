"""The cells of records as Arrow columns of text."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.exchange.marks import QUOTE, RETURN, Places
from dashboard.exchange.records import Block


class Cells:
    """The cells of a block whose records have so many cells each."""

    def __init__(self, block: Block, cells: int) -> None:
        if block.marks is None:
            raise AssertionError("the block was read as a whole")
        self._marks = block.marks
        self._starts = block.starts
        data = block.marks.bytes
        self._ends = block.ends - 1
        self._ends -= (self._ends > self._starts) & (data[np.maximum(self._ends - 1, 0)] == RETURN)
        outer = block.marks.delimiters[~block.marks.inside]
        first = np.searchsorted(outer, block.starts)
        if not (np.searchsorted(outer, block.ends) - first == cells - 1).all():
            raise AssertionError("a record has other cells than were counted")
        self._delimiters: Places = outer[first[:, None] + np.arange(cells - 1)]
        self._last = cells - 1

    def column(self, index: int) -> pa.Array:
        """Return one column, unquoted, as a pyarrow string array without nulls."""
        starts = self._delimiters[:, index - 1] + 1 if index else self._starts
        ends = self._delimiters[:, index] if index < self._last else self._ends
        data = self._marks.bytes
        quoted = (data[starts] == QUOTE) & (ends > starts)
        found = self._slices(starts + quoted, ends - quoted)
        if not quoted.any():
            return found
        return self._undoubled(found, starts, ends, quoted)

    def whole(self) -> pa.Array:
        """Return each record as it stands in the file, without its line end."""
        return self._slices(self._starts, self._ends)

    def _slices(self, starts: Places, ends: Places) -> pa.Array:
        """Copy pieces of the data, one after the other, into an array of their own."""
        bounds = np.empty(2 * starts.size + 1, np.int32)
        bounds[0:-1:2], bounds[1::2] = starts, ends
        bounds[-1] = self._marks.size
        every = pa.StringArray.from_buffers(
            2 * starts.size, pa.py_buffer(bounds), pa.py_buffer(self._marks.data)
        )  # fmt: skip
        return every.take(pa.array(np.arange(0, 2 * starts.size, 2)))

    def _undoubled(self, found: pa.Array, starts: Places, ends: Places, quoted: npt.NDArray[np.bool_]) -> pa.Array:
        """Write each doubled quote of a quoted cell once."""
        quotes = self._marks.quotes
        some = np.flatnonzero(quoted)
        inner = np.searchsorted(quotes, ends[some]) - np.searchsorted(quotes, starts[some]) > 2
        rows = some[inner]
        if not rows.size:
            return found
        mask = np.zeros(len(found), np.bool_)
        mask[rows] = True
        mended = pc.replace_substring(found.take(pa.array(rows)), '""', '"')
        return pc.replace_with_mask(found, pa.array(mask), mended)
