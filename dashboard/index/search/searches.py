"""How many searches of every text run at once."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from dashboard.domain.errors import ServiceUnavailable
from dashboard.domain.visitors.deadline import time_left

SEARCHES_AT_ONCE = max(1, (os.cpu_count() or 2) // 2)
"""Searches that read every text at the same time: each one takes a core."""
SEARCHES_WAITING = 8
"""Most searches that run or wait; the next is refused at once."""
PATIENCE_SECONDS = 30.0
"""Longest that a search waits for its turn."""


class SearchesBusy(ServiceUnavailable):
    """Too many searches at once. retry_after: seconds after which to ask again."""

    retry_after = 5


class SearchTurns:
    """Whose turn it is to read every text; threads share it."""

    def __init__(
        self,
        at_once: int = SEARCHES_AT_ONCE,
        waiting: int = SEARCHES_WAITING,
    ) -> None:
        self._running = threading.Semaphore(at_once)
        self._places = threading.Semaphore(waiting)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn and hold it. Raises SearchesBusy when too many wait or it
        does not come, TookTooLong when the time of the question is up first.
        """
        if not self._places.acquire(blocking=False):
            raise _busy()
        try:
            left = time_left()
            patience = PATIENCE_SECONDS
            if left is not None:
                patience = min(left, patience)
            if not self._running.acquire(timeout=patience):
                time_left()
                raise _busy()
            try:
                yield
            finally:
                self._running.release()
        finally:
            self._places.release()


def _busy() -> SearchesBusy:
    return SearchesBusy(
        "too many searches for words at once; try again in"
        f" {SearchesBusy.retry_after} s"
    )
