"""The file of the index: one a process, opened, checked, or built anew."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import fsspec

from dashboard.domain.errors import BadInput, Damaged, ServiceUnavailable
from dashboard.domain.visitors.deadline import TOO_LONG, TookTooLong, interrupted_late
from dashboard.index.schema import TABLES, VERSION

SLOTS = 32
"""Most processes that keep an index in one folder; one more works in memory."""
DAMAGE = ("Corrupt database file", "database has been invalidated")
"""What DuckDB says when a checksum of its file is wrong, and from then on."""
FULL = ("No space left on device", "File too large", "Disk quota exceeded")
CLOSED = "the index is closed: the program is ending"
CLOSE_SECONDS = 20.0
"""Longest that closing waits for questions of other threads to end."""
INTERRUPT_SECONDS = 0.02
"""How often a question is interrupted until it ends."""
_taken: set[Path] = set()
_guard = threading.Lock()


class Store:
    """A DuckDB database of our tables.

    path: its file, None for one in memory. Two processes never share a file: DuckDB
    locks it to one. threads: that work on the questions, None for one a core. broken:
    whether the file turned out to be damaged while it was asked; there is no use in
    asking again.
    """

    def __init__(
        self,
        folder: Path | None,
        memory: str,
        threads: int | None = None,
    ) -> None:
        self._config: dict[str, Any] = {
            "memory_limit": memory,
            "threads": threads or min(8, os.cpu_count() or 2),
            # Nothing is fetched from anywhere because a question asks for it.
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
        self.path: Path | None = None
        self.broken = False
        self.connection = (
            self._slot(folder) if folder else duckdb.connect(config=self._config)
        )
        if not self.path:
            self._create(self.connection)
        # Footers of an archive are read with every page otherwise. GLOBAL: questions
        # have cursors, and what is set for one connection alone is not set there.
        self.connection.execute("SET GLOBAL parquet_metadata_cache = true")
        self._lock = threading.Lock()
        self._running: dict[duckdb.DuckDBPyConnection, int] = {}
        self._idle = threading.Condition()
        self._closing = False
        self._systems: set[str] = set()

    def _slot(self, folder: Path) -> duckdb.DuckDBPyConnection:
        self._config["temp_directory"] = str(folder / f"spill-{os.getpid()}")
        # DuckDB gives a file to one process alone; the next takes the next file.
        for number in range(1, SLOTS + 1):
            path = folder / f"index-{number}.duckdb"
            with _guard:
                if path in _taken:
                    continue
                connection = self._open(path)
                if connection:
                    _taken.add(path)
                    self.path = path
                    return connection
        return duckdb.connect(config=self._config)

    def _open(self, path: Path) -> duckdb.DuckDBPyConnection | None:
        """Return the database in that file, anew when it is of another version or
        damaged; None when it is in use.
        """
        for _ in range(2):
            try:
                connection = duckdb.connect(str(path), config=self._config)
            except duckdb.IOException as error:
                # DuckDB has no error of its own for a file that another process holds.
                if "lock" in str(error).lower():
                    return None
                forget(path)
                continue
            except (duckdb.Error, UnicodeDecodeError):
                forget(path)
                continue
            try:
                if connection.execute(
                    "SELECT value FROM meta WHERE key = 'version'"
                ).fetchone() == (VERSION,):
                    return connection
                fresh = False
            except duckdb.CatalogException:
                # What was made a moment ago is empty; any other is half an index.
                fresh = not connection.execute(
                    "SELECT 1 FROM duckdb_tables()"
                ).fetchone()
            except duckdb.Error:
                fresh = False
            if fresh:
                self._create(connection)
                return connection
            connection.close()
            forget(path)
        return None

    @staticmethod
    def _create(connection: duckdb.DuckDBPyConnection) -> None:
        connection.execute("BEGIN")
        for statement in TABLES:
            connection.execute(statement)
        connection.execute("INSERT INTO meta VALUES ('version', ?)", [VERSION])
        connection.execute("COMMIT")

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Give a cursor. Raises Damaged when the file is, ServiceUnavailable when it
        cannot be written any more or the database is being closed, TookTooLong when
        the time of the question is up.
        """
        with self._entered() as cursor:
            try:
                yield cursor
            except duckdb.InterruptException as error:
                if not self._closing:
                    raise TookTooLong(TOO_LONG) from error
                raise ServiceUnavailable(CLOSED) from error
            except duckdb.Error as error:
                reason = str(error)
                if any(sign in reason for sign in DAMAGE):
                    self.broken = True
                    raise Damaged(
                        f"{self.path}: the index is damaged; it is built anew, look"
                        " again soon"
                    ) from error
                full = next((sign for sign in FULL if sign in reason), "")
                if full:
                    raise ServiceUnavailable(
                        f"{self.path}: cannot be written ({full}); free some space"
                    ) from error
                raise

    @contextmanager
    def _entered(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Give a cursor that `close` knows of and can interrupt."""
        with self._idle:
            if self._closing:
                raise ServiceUnavailable(CLOSED)
            cursor = self.connection.cursor()
            self._running[cursor] = threading.get_ident()
        try:
            with interrupted_late(cursor.interrupt):
                yield cursor
        finally:
            with self._idle:
                del self._running[cursor]
                self._idle.notify_all()
            cursor.close()

    @staticmethod
    def spent(error: Exception) -> bool:
        """Whether the error is about the database itself, not about what is read into
        it.
        """
        if isinstance(error, duckdb.InterruptException):
            return True
        return any(sign in str(error) for sign in (*DAMAGE, *FULL))

    def retire(self) -> None:
        """Give up a damaged file. Whoever still reads it may go on; this process never
        opens one of its name again.
        """
        if self.path:
            forget(self.path)

    def reach(self, address: str) -> None:
        """Make the file system of an address like s3://bucket/folder known. Raises
        BadInput when there is none.
        """
        scheme = address.split("://", 1)[0] if "://" in address else ""
        with self._lock:
            if not scheme or scheme == "file" or scheme in self._systems:
                return
            try:
                self.connection.register_filesystem(fsspec.filesystem(scheme))
            except (ImportError, ValueError) as error:
                raise BadInput(
                    f"{address}: {scheme}:// cannot be read here ({error}); install its"
                    " fsspec package"
                ) from error
            self._systems.add(scheme)

    def close(self) -> None:
        """Interrupt what other threads ask, wait until they have let go, and close the
        database; its file stays for the next run.

        A thread that is inside DuckDB when Python ends takes the process along by a
        signal.
        """
        end = time.monotonic() + CLOSE_SECONDS
        with self._idle:
            self._closing = True
            # Again and again: an interrupt between two statements stops neither.
            while elsewhere := self._elsewhere():
                for cursor in elsewhere:
                    cursor.interrupt()
                if time.monotonic() > end:
                    break
                self._idle.wait(INTERRUPT_SECONDS)
        self.connection.close()
        with _guard:
            if self.path:
                _taken.discard(self.path)

    def _elsewhere(self) -> list[duckdb.DuckDBPyConnection]:
        """Return the cursors of other threads; one of this thread is only paused."""
        here = threading.get_ident()
        return [cursor for cursor, thread in self._running.items() if thread != here]


def forget(path: Path) -> None:
    """Delete an index file: it is disposable and will be built anew. Raises BadInput
    where this user may not.
    """
    for file in (path, path.with_name(f"{path.name}.wal")):
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise BadInput(
                f"{file}: cannot be written ({error.strerror}); let this user write the"
                " data directory, or give another with --data"
            ) from error
