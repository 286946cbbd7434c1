"""The file of the index: one a process, opened, checked, or built anew."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Any

import duckdb
import fsspec

from dashboard.domain.errors import BadInput
from dashboard.index.schema import TABLES, VERSION

SLOTS = 32
"""Most processes that keep an index in one folder; one more works in memory."""
_taken: set[Path] = set()
_guard = threading.Lock()


class Store:
    """A DuckDB database of our tables.

    path: its file, None for one in memory. Two processes never share a file: DuckDB locks it to one.
    """

    def __init__(self, folder: Path | None, memory: str) -> None:
        self._config: dict[str, Any] = {
            "memory_limit": memory, "threads": min(8, os.cpu_count() or 2), "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }  # fmt: skip
        self.path: Path | None = None
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
