"""What a section hands back: named rows of measured values."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: every value that was measured, in one unit.

    key: name that goals and results.json use. what: the same in words. unit: ms, s, kB,
    MB, MB/s, rows/s or count.
    """

    key: str
    what: str
    unit: str
    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """Return the middle value."""
        return statistics.median(self.values)

    @property
    def p95(self) -> float:
        """Return the value that 95 of 100 do not exceed (nearest rank)."""
        return sorted(self.values)[max(0, -(-len(self.values) * 95 // 100) - 1)]

    def plain(self) -> dict[str, Any]:
        """Return the row as JSON holds it."""
        return asdict(self) | {"values": [round(value, 3) for value in self.values]}


def row(key: str, what: str, unit: str, values: Iterable[float]) -> Row:
    """Return a row. Raises ValueError when nothing was measured: an empty row would
    look like a fast one.
    """
    found = tuple(float(value) for value in values)
    if not found:
        raise ValueError(f"{key}: nothing was measured")
    return Row(key, what, unit, found)


def complete(held: int, wanted: int, where: str) -> None:
    """Raise RuntimeError unless nearly all rows are there: over fewer claims everything
    would look fast.

    The files hold some bad rows, less than 1 in 1,000.
    """
    if held < wanted * 0.999:
        raise RuntimeError(
            f"{where}: holds {held:,} claims, not {wanted:,}; nothing was measured"
            " over it"
        )


def of_plain(plain: dict[str, Any]) -> Row:
    """Return the row that JSON holds."""
    return Row(plain["key"], plain["what"], plain["unit"], tuple(plain["values"]))


def timed(work: Callable[[], object], runs: int, warm: int = 1) -> list[float]:
    """Return the milliseconds of each run, after some that are not counted."""
    for _ in range(warm):
        work()
    found = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        found.append((time.perf_counter() - start) * 1000)
    return found
