"""How far an import is, and how it is reported."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

LEAST_SHARE = 0.01
"""Share of a file from which on the time that is left can be estimated."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is. done: 0 to 1. rows: read so far. rate: rows a second.
    seconds_left: None when unknown.
    """

    done: float
    rows: int
    rate: float
    seconds_left: float | None


ReportProgress = Callable[[Progress], None]


class ProgressMeter:
    """Measures an import from its beginning on, and reports to whoever asked to be
    told; report: None when nobody did.
    """

    def __init__(self, report: ReportProgress | None = None) -> None:
        self._report = report
        self._began = time.monotonic()

    def update(self, done: float, rows: int) -> None:
        """Report that this share of the file, with so many rows, is behind us."""
        if self._report is None:
            return
        # A clock that has not moved yet must not give an endless rate.
        spent = max(1e-6, time.monotonic() - self._began)
        left = None
        if done > LEAST_SHARE:
            left = spent * (1 - done) / done
        self._report(Progress(done, rows, rows / spent, left))
