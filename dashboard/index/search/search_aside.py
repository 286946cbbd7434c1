"""Reading every text of the datasets aside from those who look at the map.

A database shares its threads out among all who ask, so one search would stop each
reader's question. Searches have a database of their own, which reads the same files
with one core for each search.

Its threads have the same priority as all others: one of a lower priority that holds
Python's lock stops the whole server while another program has the core.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from typing import TypeVar

import duckdb

from dashboard.index.search.searches import SEARCHES_AT_ONCE
from dashboard.index.store import Store

T = TypeVar("T")
MEMORY = "256MB"
"""Most that the database takes; a search keeps little at a time."""


class SearchAside:
    """The database and its threads, begun when they are first needed."""

    def __init__(self) -> None:
        self._store: Store | None = None
        self._addresses: set[str] = set()
        self._lock = threading.Lock()
        self._threads = ThreadPoolExecutor(SEARCHES_AT_ONCE, "search")

    @property
    def broken(self) -> bool:
        """Whether the database cannot be asked any more."""
        return self._store is not None and self._store.broken

    def reach(self, address: str) -> None:
        """Note an address whose file system a search will need. Raises BadInput when
        there is none.
        """
        with self._lock:
            self._addresses.add(address)
            if self._store:
                self._store.reach(address)

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Give a cursor; errors as of `Store.cursor`."""
        with self._begun().cursor() as cursor:
            yield cursor

    def _begun(self) -> Store:
        with self._lock:
            if not self._store:
                # With one thread the database works in the thread that asks.
                self._store = Store(None, MEMORY, threads=1)
                for address in self._addresses:
                    self._store.reach(address)
            return self._store

    def run(self, work: Callable[[], T]) -> T:
        """Return what work returns in one of the threads, within the time and whatever
        else belongs to this context.
        """
        return self._threads.submit(copy_context().run, work).result()

    def close(self) -> None:
        """Interrupt the searches and wait until they have ended."""
        if self._store:
            self._store.close()
        # After its database, whose searches are interrupted: else this would wait for
        # them.
        self._threads.shutdown()
