"""What an import remembers from one piece of a file to the next, in bounded memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

MOST_ANSWERS = 100_000
MOST_BYTES = 32 * 2**20
"""Combinations of values whose answers are kept, and bytes of these; beyond, they are
forgotten: it bounds the memory.
"""


class SeenCodes:
    """Codes met so far, 8 bytes each: sorted runs, each at least twice as long as the
    next.
    """

    def __init__(self) -> None:
        self._runs: list[npt.NDArray[np.uint64]] = []

    def again(self, codes: npt.NDArray[np.uint64]) -> npt.NDArray[np.int64]:
        """Return the positions of codes that were met before, here or in an earlier
        call, and remember them all.
        """
        fresh, first = np.unique(codes, return_index=True)
        old = np.ones(codes.size, np.bool_)
        old[first] = False
        repeated = np.zeros(fresh.size, np.bool_)
        for run in self._runs:
            at = np.minimum(np.searchsorted(run, fresh), run.size - 1)
            repeated |= run[at] == fresh
        old[first[repeated]] = True
        fresh = fresh[~repeated]
        # Merging runs of about the same size keeps their number small: each code is
        # moved only as often as the runs double.
        while self._runs and self._runs[-1].size < 2 * fresh.size:
            fresh = np.concatenate((self._runs.pop(), fresh))
            # In place: of ten million codes a sorted copy is 80 MB more.
            fresh.sort(kind="stable")
        if fresh.size:
            self._runs.append(fresh)
        return np.flatnonzero(old)


class Answers:
    """What expressions gave for combinations of values met so far. columns: an array
    each, by number of combination.
    """

    def __init__(self) -> None:
        self._forget()

    def _forget(self) -> None:
        self.columns: dict[str, Any] = {}
        self._keys = pa.array([], pa.string())

    def of(self, combinations: pa.Table, ask: Callable[[Any], pa.Table]) -> Any:  # noqa: ANN401
        """Return an Arrow array of where in the columns the answer to each of the
        different combinations of texts stands; ask is given the numbers of the new
        ones.
        """
        # Before they are looked up: what is forgotten now must be asked again below.
        if len(self._keys) > MOST_ANSWERS or self._size() > MOST_BYTES:
            self._forget()
        keys = _keys(combinations)
        at = pc.index_in(keys, self._keys)
        if at.null_count or not self.columns:
            new = pc.indices_nonzero(pc.is_null(at))
            answer = ask(new)
            for name, more in zip(answer.column_names, answer.columns, strict=True):
                before = [self.columns[name]] if name in self.columns else []
                self.columns[name] = pa.concat_arrays([*before, *more.chunks])
            numbers = np.arange(len(new), dtype=np.int32) + np.int32(len(self._keys))
            at = pc.replace_with_mask(at, pc.is_null(at), pa.array(numbers))
            self._keys = pa.concat_arrays([self._keys, keys.take(new)])
        return at

    def _size(self) -> int:
        """Return the bytes of what is kept."""
        arrays = (self._keys, *self.columns.values())
        return sum(array.nbytes for array in arrays)


def _keys(table: pa.Table) -> Any:  # noqa: ANN401
    """Return rows of texts as one text each: every cell behind its length, so that no
    two rows have the same.
    """
    texts = []
    for column in table.columns:
        text = column.combine_chunks().cast(pa.string())
        size = pc.binary_length(text).cast(pa.string())
        texts += [size.fill_null("-"), text.fill_null("")]
    return pc.binary_join_element_wise(*texts, " ")
