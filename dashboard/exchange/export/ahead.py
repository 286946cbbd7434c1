"""Work on the tables of a file while earlier ones are written."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
TABLES_AHEAD = 2
"""Results that wait to be used while the next one is made."""


def ahead(work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    """Yield what work makes of each item, in order, working on the next ones while the
    one is used. One thread works, so that work may remember what it has met.
    """
    waiting: deque[Future[Result]] = deque()
    with ThreadPoolExecutor(1, "export") as worker:
        for item in items:
            waiting.append(worker.submit(work, item))
            if len(waiting) > TABLES_AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
