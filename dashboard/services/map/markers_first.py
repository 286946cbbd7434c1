"""Lets the rest of the page wait until the map has drawn its markers: all of it asks
the same index and is drawn by the same thread of the browser, and a reader who changes
a filter looks at the map.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from math import inf
from threading import Condition
from weakref import WeakKeyDictionary

from dashboard.domain.filters import Filters
from dashboard.services.project import Project

PATIENCE_S = 0.15
"""Longest wait, seconds: a map that asks for nothing holds nobody up for longer than a
reader notices.
"""
OPENING_S = 1.0
"""The same while the map itself is still being opened, seconds."""
DRAWING_S = 0.04
"""How long a browser takes to draw what it was answered, seconds: it draws nothing else
meanwhile.
"""
EARLY_S = 1.0
"""How long before the page learns of a change the map may have been answered already,
seconds: a filter that the map itself sets is asked about at once.
"""
MOST = 500
"""Answers that are remembered."""


class MarkersFirst:
    """When any map of a project last got the markers of which filters."""

    def __init__(self) -> None:
        self._answered: OrderedDict[tuple[str, Filters], float] = OrderedDict()
        self._changed = Condition()

    def note(self, revision: str, filters: Filters) -> None:
        """Note that a map has the markers of those filters."""
        with self._changed:
            self._answered[revision, filters] = time.monotonic()
            self._answered.move_to_end((revision, filters))
            while len(self._answered) > MOST:
                self._answered.popitem(last=False)
            self._changed.notify_all()

    def wait(
        self,
        revision: str,
        filters: Filters,
        since: float,
        patience: float = PATIENCE_S,
    ) -> bool:
        """Wait until a map has drawn the markers of those filters, at most `patience`
        seconds.

        since: when the page learned of them, by the monotonic clock: what a map got
        long before does not count. Return whether a map has got them. Nobody waits
        before the first map has asked.
        """
        key = revision, filters
        earliest = since - EARLY_S
        with self._changed:
            if not self._answered:
                return False
            came = self._changed.wait_for(
                lambda: self._answered.get(key, -inf) >= earliest, patience
            )
            drawn = self._answered.get(key, -inf) + DRAWING_S
        if came:
            time.sleep(max(0.0, drawn - time.monotonic()))
        return came


_of_project: WeakKeyDictionary[Project, MarkersFirst] = WeakKeyDictionary()


def markers_first(project: Project) -> MarkersFirst:
    """Return the one object of a project."""
    return _of_project.setdefault(project, MarkersFirst())
