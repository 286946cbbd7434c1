"""The file of the index: one a process, opened, checked, or built anew."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import fsspec

from dashboard.domain.errors import BadInput, Damaged, ServiceUnavailable
from dashboard.index.schema import TABLES, VERSION

SLOTS = 32
"""Most processes that keep an index in one folder; one more works in memory."""
DAMAGE = ("Corrupt database file", "database has been invalidated")
"""What DuckDB says when a checksum of its file is wrong, and from then on."""
FULL = ("No space left on device", "File too large", "Disk quota exceeded")
_taken: set[Path] = set()
_guard = threading.Lock()


class Store:
    """A DuckDB database of our tables.

    path: its file, None for one in memory. Two processes never share a file: DuckDB locks it to one.
    broken: whether the file turned out to be damaged while it was asked; there is no use in asking again.
    """

    def __init__(self, folder: Path | None, memory: str) -> None:
        self._config: dict[str, Any] = {
            "memory_limit": memory, "threads": min(8, os.cpu_count() or 2), "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }  # fmt: skip
        self.path: Path | None = None
        self.broken = False
        self.connection = self._slot(folder) if folder else duckdb.connect(config=self._config)
        if not self.path:
            self._create(self.connection)
        self.connection.execute("SET parquet_metadata_cache = true")
        self._lock = threading.Lock()
        self._systems: set[str] = set()

    def _slot(self, folder: Path) -> duckdb.DuckDBPyConnection:
        self._config["temp_directory"] = str(folder / f"spill-{os.getpid()}")
        for number in range(1, SLOTS + 1):
            path = folder / f"index-{number}.duckdb"
            with _guard:
                if path in _taken:
                    continue
                found = self._open(path)
                if found:
                    _taken.add(path)
                    self.path = path
                    return found
        return duckdb.connect(config=self._config)

    def _open(self, path: Path) -> duckdb.DuckDBPyConnection | None:
        """Return the database in that file, anew when it is of another version or damaged; None when it is in use."""
        for _ in range(2):
            try:
                found = duckdb.connect(str(path), config=self._config)
            except duckdb.IOException as error:
                if "lock" in str(error).lower():
                    return None
                forget(path)
                continue
            except (duckdb.Error, UnicodeDecodeError):
                forget(path)
                continue
            try:
                if found.execute("SELECT value FROM meta WHERE key = 'version'").fetchone() == (str(VERSION),):
                    return found
                fresh = False
            except duckdb.CatalogException:
                fresh = not found.execute("SELECT 1 FROM duckdb_tables()").fetchone()
            except duckdb.Error:
                fresh = False
            if fresh:
                self._create(found)
                return found
            found.close()
            forget(path)
        return None

    @staticmethod
    def _create(connection: duckdb.DuckDBPyConnection) -> None:
        connection.execute("BEGIN")
        for statement in TABLES:
            connection.execute(statement)
        connection.execute("INSERT INTO meta VALUES ('version', ?)", [str(VERSION)])
        connection.execute("COMMIT")

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Give a cursor. Raises Damaged when the file is, ServiceUnavailable when it cannot be written any more."""
        with self.connection.cursor() as cursor:
            try:
                yield cursor
            except duckdb.Error as error:
                reason = str(error)
                if any(sign in reason for sign in DAMAGE):
                    self.broken = True
                    raise Damaged(f"{self.path}: the index is damaged; it is built anew, look again soon") from error
                full = next((sign for sign in FULL if sign in reason), "")
                if full:
                    raise ServiceUnavailable(f"{self.path}: cannot be written ({full}); free some space") from error
                raise

    @staticmethod
    def spent(error: Exception) -> bool:
        """Whether the error is about the file of the index, not about what is read into it."""
        return any(sign in str(error) for sign in (*DAMAGE, *FULL))

    def retire(self) -> None:
        """Give up a damaged file. Whoever still reads it may go on; this process never opens one of its name again."""
        if self.path:
            forget(self.path)

    def reach(self, address: str) -> None:
        """Make the file system of an address like s3://bucket/folder known. Raises BadInput when there is none."""
        scheme = address.split("://", 1)[0] if "://" in address else ""
        with self._lock:
            if not scheme or scheme == "file" or scheme in self._systems:
                return
            try:
                self.connection.register_filesystem(fsspec.filesystem(scheme))
            except (ImportError, ValueError) as error:
                raise BadInput(
                    f"{address}: {scheme}:// cannot be read here ({error}); install its fsspec package"
                ) from error
            self._systems.add(scheme)

    def close(self) -> None:
        """Close the database; its file stays for the next run."""
        self.connection.close()
        with _guard:
            if self.path:
                _taken.discard(self.path)


def forget(path: Path) -> None:
    """Delete an index file: it is disposable and will be built anew."""
    for file in (path, path.with_name(f"{path.name}.wal")):
        file.unlink(missing_ok=True)
