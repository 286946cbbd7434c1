"""What an import remembers from one piece of a file to the next, in bounded memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

MOST_KEPT = 500
"""Most combinations in one piece that are looked up one by one: of more, asking again
is quicker.
"""
MOST_ANSWERS = 100_000
"""Combinations of values whose answers are kept; beyond it, they are forgotten: it
bounds the memory.
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
        self.columns: dict[str, Any] = {}
        self._numbers: dict[tuple[str, ...], int] = {}

    def of(
        self,
        keys: list[tuple[str, ...]],
        ask: Callable[[list[int]], pa.Table],
    ) -> npt.NDArray[np.int32]:
        """Return where in the columns the answer to each of the different keys stands;
        ask is given what is new.
        """
        # Before the keys are looked up: what is forgotten now must be asked again
        # below.
        if len(self._numbers) > MOST_ANSWERS:
            self.columns, self._numbers = {}, {}
        new = [n for n, key in enumerate(keys) if key not in self._numbers]
        if new:
            self._numbers |= {
                keys[n]: number for number, n in enumerate(new, len(self._numbers))
            }
            answer = ask(new)
            for name, more in zip(answer.column_names, answer.columns, strict=True):
                before = [self.columns[name]] if name in self.columns else []
                self.columns[name] = pa.concat_arrays([*before, *more.chunks])
        return np.fromiter((self._numbers[key] for key in keys), np.int32, len(keys))
