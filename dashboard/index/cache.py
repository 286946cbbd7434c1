"""Answers kept for as long as the data stays as it is."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Any, TypeVar

Made = TypeVar("Made")


class Cache:
    """The most recently used answers, up to a total weight; each is made once, however
    many threads ask for it.

    most: total weight kept, in the unit `weigh` counts in (bytes).
    """

    def __init__(self, most: int, weigh: Callable[[Any], int]) -> None:
        self._most = most
        self._weigh = weigh
        self._entries: OrderedDict[Hashable, tuple[Future[Any], int]] = OrderedDict()
        self._weight = 0
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return the answer kept under that key, making it when there is none. What
        make raises is not kept.
        """
        with self._lock:
            entry = self._entries.get(key)
            if entry:
                self._entries.move_to_end(key)
                promise, mine = entry[0], False
            else:
                promise, mine = Future(), True
                self._entries[key] = (promise, 0)
        # Outside the lock: others ask for other answers meanwhile.
        if mine:
            self._fill(key, promise, make)
        return promise.result()  # type: ignore[no-any-return]

    def _fill(
        self,
        key: Hashable,
        promise: Future[Any],
        make: Callable[[], Any],
    ) -> None:
        try:
            answer = make()
        except BaseException as error:  # noqa: BLE001
            with self._lock:
                # Before the others are told: who asks from now on tries again.
                self._entries.pop(key, None)
            promise.set_exception(error)
            return
        promise.set_result(answer)
        with self._lock:
            weight = self._weigh(answer)
            self._entries[key] = (promise, weight)
            self._weight += weight
            # The newest stays even when it alone is too heavy: whoever asked is about
            # to use it.
            while self._weight > self._most and len(self._entries) > 1:
                self._weight -= self._entries.popitem(last=False)[1][1]
