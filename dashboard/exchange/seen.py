"""Which ids have been met, by 64 bits of each: 8 bytes of memory an id."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from dashboard.exchange.rows import Mask

Keys = npt.NDArray[np.uint64]


class Seen:
    """A growing set of numbers: sorted runs, merged when one has grown as long as the one before it."""

    def __init__(self) -> None:
        self._runs: list[Keys] = []

    def repeats(self, keys: Keys, counted: Mask) -> Mask:
        """Return which of the counted keys were met before, here or in an earlier call, and remember the others."""
        places = np.flatnonzero(counted)
        fresh, first = np.unique(keys[places], return_index=True)
        known = np.zeros(fresh.size, np.bool_)
        for run in self._runs:
            at = np.searchsorted(run, fresh)
            known |= run[np.minimum(at, run.size - 1)] == fresh
        repeated = counted.copy()
        repeated[places[first[~known]]] = False
        self._add(fresh[~known])
        return repeated

    def _add(self, run: Keys) -> None:
        if not run.size:
            return
        while self._runs and self._runs[-1].size <= run.size:
            run = np.sort(np.concatenate((self._runs.pop(), run)), kind="stable")
        self._runs.append(run)
