"""Datasets on their way into the index, in a thread of their own: millions of rows must
not keep a reader waiting.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from dashboard.domain.errors import Damaged, ServiceUnavailable

PAUSE_SECONDS = 30.0
"""How long after a full disk datasets are left alone before they are tried again."""


class Intake:
    """One run at a time. Whoever starts and collects runs must hold a lock; `join` may
    be called from anywhere.

    trouble: what ended the last run early, None when it was done.
    """

    def __init__(self) -> None:
        self.trouble: ServiceUnavailable | Damaged | None = None
        self._thread: threading.Thread | None = None
        self._not_before = 0.0
        self._to_retry = False

    @property
    def busy(self) -> bool:
        """Whether there is a run whose end was not collected yet."""
        return self._thread is not None

    def collect(self) -> bool:
        """Whether the datasets are to be looked at anew: a run has ended, or the pause
        after a failed one is over. Each is told once.
        """
        if self._thread is not None:
            if self._thread.is_alive():
                return False
            self._thread = None
            return True
        if self._to_retry and not self.pausing:
            self._to_retry = False
            return True
        return False

    @property
    def pausing(self) -> bool:
        """Whether the last failure is too recent for another attempt."""
        return time.monotonic() < self._not_before

    def start(self, take: Callable[[], None]) -> None:
        """Take datasets in. Nothing happens while a run is on, or too soon after one
        that failed.
        """
        if self.busy or self.pausing:
            return

        def run() -> None:
            try:
                take()
                self.trouble = None
            except (ServiceUnavailable, Damaged) as error:
                self._not_before = time.monotonic() + PAUSE_SECONDS
                self._to_retry = True
                self.trouble = error

        self._thread = threading.Thread(target=run, name="datasets", daemon=True)
        self._thread.start()

    def join(self) -> None:
        """Wait for the end of the run, if there is one."""
        # Taken once: another thread may collect the run while this one waits.
        thread = self._thread
        if thread:
            thread.join()

    def forget(self) -> None:
        """Let the next run begin at once: the index it goes to is another one."""
        self._not_before = 0.0
