"""The two files an import writes: claims as Parquet, rejected rows as CSV. Neither is seen before it is whole."""

from __future__ import annotations

import csv
import os
import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.domain.claim import COLUMN_TYPES
from dashboard.domain.errors import ServiceUnavailable

ROW_GROUP = 8192
"""Rows of one Parquet row group: single rows are read from it later, and smaller groups are quicker to open."""
LEAST_NOTE = 2000
"""Characters kept of a rejected row."""
_ARROW = {"VARCHAR": pa.string(), "DOUBLE": pa.float64(), "DATE": pa.date32(), "BIGINT": pa.int64()}
UNIQUE = frozenset({"id", "note", "quote", "prefix", "suffix", "url", "lat", "lon"})
"""Columns whose values hardly repeat: looking for repetitions there costs more than it saves."""
SCHEMA = pa.schema([pa.field(name, _ARROW[kind]) for name, kind in COLUMN_TYPES.items()])


class Sink:
    """Takes claims and rejected rows while both files grow under names of their own."""

    def __init__(self, claims: Path, rejects: Path) -> None:
        self.rows = 0
        self.unplaced = 0
        self.reasons: Counter[str] = Counter()
        self._rejects = rejects.open("w", encoding="utf-8", newline="")
        self._table = csv.writer(self._rejects, lineterminator="\n")
        self._table.writerow(("line", "reason", "row"))
        repeating = [name for name in COLUMN_TYPES if name not in UNIQUE]
        self._path = claims
        self._options: dict[str, Any] = {
            "compression": "zstd", "compression_level": 1, "use_dictionary": repeating, "store_schema": False,
            "write_statistics": ["id", "date_from", "date_to", "published", "lat", "lon"],
        }  # fmt: skip
        self._writer: pq.ParquetWriter | None = None
        # Packing one block goes on while the next is read: both hardly touch Python.
        self._pool = ThreadPoolExecutor(1)
        self._last: Future[None] | None = None

    def keep(self, claims: pa.Table) -> None:
        """Take sound claims, a table of SCHEMA; its text columns may be dictionaries."""
        claims = pa.table([_stored(claims[name].combine_chunks(), name) for name in SCHEMA.names], SCHEMA.names)
        if self._writer is None:
            self._writer = pq.ParquetWriter(self._path, claims.schema, **self._options)
        self.rows += len(claims)
        self.unplaced += claims["lat"].null_count
        if self._last:
            self._last.result()
        self._last = self._pool.submit(self._writer.write_table, claims, ROW_GROUP)

    def reject(self, line: int, reason: str, row: str) -> None:
        """Note a row that does not fit. Cells that a spreadsheet would run get a leading apostrophe."""
        self.reasons[re.sub(r"'[^']*'|-?\d[\d.,]*", "…", reason)] += 1
        text = row[:LEAST_NOTE]
        self._table.writerow((line, reason, f"'{text}" if text[:1] in "=+-@\t\r" and text else text))

    def close(self) -> None:
        """Finish both files and have them on the disk."""
        if self._last:
            self._last.result()
        self._pool.shutdown()
        if self._writer is None:
            self._writer = pq.ParquetWriter(self._path, SCHEMA, **self._options)
        self._writer.close()
        self._rejects.flush()
        os.fsync(self._rejects.fileno())
        self._rejects.close()

    def drop(self) -> None:
        """Stop, whatever state the files are in."""
        self._pool.shutdown()
        with suppress(OSError):
            self._rejects.close()
        # A writer left open would write its end when it is collected, and fail again.
        with suppress(OSError, pa.ArrowException):
            if self._writer is not None:
                self._writer.close()


def _stored(column: Any, name: str) -> Any:  # noqa: ANN401
    """Return a column as the writer gets it: repeating text as a dictionary, all else plain."""
    coded = pa.types.is_dictionary(column.type)
    if COLUMN_TYPES[name] == "VARCHAR" and name not in UNIQUE:
        return column if coded else column.dictionary_encode()
    return column.dictionary_decode() if coded else column


@contextmanager
def sink(claims: Path, rejects: Path) -> Iterator[Sink]:
    """Give a sink; both files get their names at the end, the rejects only if there are any, or nothing is left.

    Raises ServiceUnavailable when the disk is full or the folder cannot be written to.
    """
    sweep(claims.parent)
    partial = [path.with_name(f".{path.name}.{os.getpid()}.partial") for path in (claims, rejects)]
    try:
        held = Sink(*partial)
        try:
            yield held
            held.close()
        except BaseException:
            held.drop()
            raise
        with partial[0].open("rb") as file:
            os.fsync(file.fileno())
        if held.reasons:
            partial[1].replace(rejects)
        else:
            rejects.unlink(missing_ok=True)
        partial[0].replace(claims)
    except OSError as error:
        reason = error.strerror or str(error).splitlines()[0]
        raise ServiceUnavailable(f"{claims.parent}: cannot be written ({reason}); free some space there") from error
    finally:
        for path in partial:
            path.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Delete what imports left behind whose process is gone."""
    for path in folder.glob(".*.partial"):
        owner = path.name.split(".")[-2]
        if owner.isdigit() and _dead(int(owner)):
            path.unlink(missing_ok=True)


def _dead(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
