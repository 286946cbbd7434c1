"""Files that are seen only when they are whole."""

from __future__ import annotations

import csv
import errno
import os
import re
import socket
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.domain.claim import FIELDS
from dashboard.domain.errors import BadInput, ServiceUnavailable
from dashboard.exchange.claim_table import SCHEMA
from dashboard.exchange.claims_csv import FORMULA

ROW_GROUP = 122_880
"""Rows of a row group: what DuckDB reads at a time."""
UNIQUE = ("id", "lat", "lon", "note", "quote", "url")
"""Columns whose values seldom repeat: a dictionary would only be in the way."""
_numbers = count()
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def partial(target: Path) -> Path:
    """Return a name beside the target for a file that is not whole yet; host and process are in it."""
    host = re.sub(r"[^A-Za-z0-9]+", "", socket.gethostname()) or "host"
    return target.with_name(f".{target.name}.{host}-{os.getpid()}-{next(_numbers)}.partial")


def clear_stale(folder: Path) -> None:
    """Delete what processes of this machine that have died left half written in the folder."""
    host = re.sub(r"[^A-Za-z0-9]+", "", socket.gethostname()) or "host"
    for path in folder.glob(f".*.{host}-*.partial"):
        found = re.fullmatch(rf"\..*\.{host}-(\d+)-\d+\.partial", path.name)
        if found and not _alive(int(found[1])):
            path.unlink(missing_ok=True)


def _alive(process: int) -> bool:
    """Whether a process runs; where that cannot be asked without harm (Windows), it is taken to."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


@contextmanager
def told_when_full(target: Path) -> Iterator[None]:
    """Turn errors of the file system into ours."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL or "No space left" in str(error):
            raise ServiceUnavailable(
                f"{target.parent}: no room left to write {target.name} ({error.strerror or error}); free some space"
            ) from error
        raise BadInput(f"{target}: cannot be written ({error.strerror or error}); give another folder") from error


class Sink:
    """Writes the claims of an import and the rows it rejects; `finish` makes both files appear, anything else neither.

    Claims are written by a thread of their own, in the order they come.
    """

    def __init__(self, out: Path, rejects: Path) -> None:
        self._out, self._rejects = out, rejects
        self._parts = partial(out), partial(rejects)
        self._writer: Any = None
        self._list: Any = None
        self._waiting: list[Any] = []
        self._pool = ThreadPoolExecutor(1, "import-writer")
        self._work: Future[None] | None = None
        with told_when_full(out):
            clear_stale(out.parent)
            clear_stale(rejects.parent)
            self._file = self._parts[0].open("wb")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)
        with suppress(OSError):
            self._file.close()
        with suppress(OSError):
            if self._list:
                self._list.close()
        for part in self._parts:
            part.unlink(missing_ok=True)

    def write(self, table: Any) -> None:
        """Take claims: a table in FIELDS order."""
        if table.num_rows:
            self._waiting.append(table)
        if sum(one.num_rows for one in self._waiting) >= ROW_GROUP:
            self._flush()

    def reject(self, rows: Iterator[tuple[int, str, str]]) -> None:
        """Take rejected rows: line, reason and the row as text."""
        with told_when_full(self._rejects):
            if self._list is None:
                self._list = self._parts[1].open("w", encoding="utf-8", newline="", errors="replace")
                csv.writer(self._list).writerow(("line", "reason", "row"))
            csv.writer(self._list).writerows((line, reason, _inert(row)) for line, reason, row in rows)

    def _flush(self) -> None:
        tables, self._waiting = self._waiting, []
        self._settle()
        self._work = self._pool.submit(self._write, tables)

    def _settle(self) -> None:
        work, self._work = self._work, None
        if work is not None:
            with told_when_full(self._out):
                work.result()

    def _write(self, tables: list[Any]) -> None:
        table = pa.concat_tables(tables).unify_dictionaries()
        if self._writer is None:
            repeating = [name for name in FIELDS if name not in UNIQUE]
            self._writer = pq.ParquetWriter(
                self._file, table.schema, compression="zstd", use_dictionary=repeating, store_schema=False
            )
        self._writer.write_table(table, row_group_size=len(table))

    def finish(self) -> None:
        """Write what is left and give both files their names."""
        if self._waiting:
            self._flush()
        self._settle()
        with told_when_full(self._out):
            if self._writer is None:
                self._writer = pq.ParquetWriter(self._file, SCHEMA, store_schema=False)
            self._writer.close()
            _settled(self._file)
            if self._list:
                _settled(self._list)
                self._parts[1].replace(self._rejects)
            else:
                self._rejects.unlink(missing_ok=True)
            try:
                self._parts[0].replace(self._out)
            except OSError:
                self._rejects.unlink(missing_ok=True)
                raise
            _settle_folder(self._out.parent)


def _inert(row: str) -> str:
    """Return the row with a ' before it when a spreadsheet would run it."""
    return f"'{row}" if row.startswith(FORMULA) else row


def _settled(file: Any) -> None:
    """Make sure that what was written lies on the disk."""
    file.flush()
    os.fsync(file.fileno())
    file.close()


def _settle_folder(folder: Path) -> None:
    """Make sure that the names in the folder lie on the disk; not every system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
