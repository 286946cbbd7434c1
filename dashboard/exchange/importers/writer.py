"""The two files an import writes: claims as Parquet, rejected rows as CSV. Neither is
seen before it is whole.
"""

from __future__ import annotations

import csv
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.domain.claim import ATTRIBUTES, COLUMN_TYPES
from dashboard.domain.dataset import LOCATED
from dashboard.domain.errors import ServiceUnavailable
from dashboard.exchange.escape import FORMULA

ROW_GROUP = 8192
"""Rows of one Parquet row group: single rows are read from it later, and smaller groups
are quicker to open.
"""
MOST_VALUES = ROW_GROUP // 4
"""Longest dictionary that every row group gets as it is: the writer stores the whole of
it. Of a longer one, a group gets what it needs.
"""
MAX_REJECTS = 10_000
"""Rejected rows that are listed; more are only counted: nobody reads them, and a file
of nothing else would fill the disk.
"""
MAX_ROW_TEXT = 2000
"""Characters kept of a rejected row."""
MAX_REASONS = 200
"""Reasons that are counted by themselves; a file can be made to have one for each row.
"""
OTHER_REASONS = "other reasons"
_VALUE = re.compile(r"'[^']*'|-?\d[\d.,]*")
"""What differs from row to row in a reason."""
_ARROW = {
    "VARCHAR": pa.string(),
    "DOUBLE": pa.float64(),
    "DATE": pa.date32(),
    "BIGINT": pa.int64(),
}
UNIQUE = frozenset({"id", "note", "quote", "prefix", "suffix", "url", "lat", "lon"})
"""Columns whose values hardly repeat: looking for repetitions there costs more than it
saves.
"""
SCHEMA = pa.schema(
    [pa.field(name, _ARROW[kind]) for name, kind in COLUMN_TYPES.items()]
)


class ImportWriter:
    """Takes claims and rejected rows while both files grow under names of their own."""

    def __init__(
        self,
        claims: Path,
        rejects: Path,
        *,
        located: bool,
    ) -> None:
        self.rows = 0
        self.unplaced = 0
        self.reasons: Counter[str] = Counter()
        self.listed = 0
        self._rejects = rejects.open("w", encoding="utf-8", newline="")
        self._table = csv.writer(self._rejects, lineterminator="\n")
        self._table.writerow(("line", "reason", "row"))
        repeating = [name for name in COLUMN_TYPES if name not in UNIQUE]
        repeating += LOCATED
        self._extra = LOCATED if located else ()
        self._path = claims
        self._options: dict[str, Any] = {
            "compression": "zstd",
            "compression_level": 1,
            "use_dictionary": repeating,
            # Arrow's own schema would be in every file, and readers need only that of
            # Parquet.
            "store_schema": False,
            "write_statistics": [
                "id",
                "date_from",
                "date_to",
                "published",
                "lat",
                "lon",
            ],
        }
        self._writer: pq.ParquetWriter | None = None
        # Packing one block goes on while the next is read: both hardly touch Python.
        self._pool = ThreadPoolExecutor(1)
        self._last: Future[None] | None = None

    def keep(self, claims: pa.Table, attributes: Any = None) -> None:  # noqa: ANN401
        """Take sound claims, a table of SCHEMA; its text columns may be dictionaries.
        attributes: of each as JSON, None when none has any.
        """
        size = len(claims)
        columns = [_stored(claims[n].combine_chunks(), n) for n in SCHEMA.names]
        for name in self._extra:
            if name in claims.column_names:
                column = claims[name].combine_chunks()
            else:
                column = pa.nulls(size, pa.string())
            columns.append(column.dictionary_encode())
        columns.append(_texts(attributes, size))
        claims = pa.table(columns, [*SCHEMA.names, *self._extra, ATTRIBUTES])
        if self._writer is None:
            self._writer = pq.ParquetWriter(self._path, claims.schema, **self._options)
        self.rows += len(claims)
        self.unplaced += claims["lat"].null_count
        if self._last:
            self._last.result()
        self._last = self._pool.submit(_write, self._writer, claims)

    @property
    def room(self) -> int:
        """How many more rejected rows will be listed."""
        return MAX_REJECTS - self.listed

    def reject(self, line: int, reason: str, row: str) -> None:
        """Note a row that does not fit; beyond MAX_REJECTS it is counted alone. Cells
        that a spreadsheet would run get a leading apostrophe.
        """
        self.count({reason: 1})
        if not self.room:
            return
        self.listed += 1
        text = row[:MAX_ROW_TEXT]
        if text.startswith(FORMULA):
            text = f"'{text}"
        self._table.writerow((line, reason, text))

    def count(self, reasons: Mapping[str, int]) -> None:
        """Count rows that do not fit, by reason, without listing them."""
        for reason, rows in reasons.items():
            name = _VALUE.sub("…", reason)
            # A reason that is counted already is counted on.
            if name not in self.reasons and len(self.reasons) >= MAX_REASONS:
                name = OTHER_REASONS
            self.reasons[name] += rows

    def close(self) -> None:
        """Finish both files and have them on the disk."""
        if self._last:
            self._last.result()
        self._pool.shutdown()
        if self._writer is None:
            self._writer = pq.ParquetWriter(self._path, SCHEMA, **self._options)
        self._writer.close()
        unlisted = sum(self.reasons.values()) - self.listed
        if unlisted:
            words = f"{unlisted:,} more rows were rejected, which are not listed here"
            self._table.writerow(("", words, ""))
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


def _texts(column: Any, size: int) -> Any:  # noqa: ANN401
    if column is None:
        return pa.array([""] * size, pa.string())
    if pa.types.is_dictionary(column.type):
        return column.dictionary_decode()
    return column


def _stored(column: Any, name: str) -> Any:  # noqa: ANN401
    """Return a column as the writer gets it: repeating text as a dictionary, all else
    plain.
    """
    coded = pa.types.is_dictionary(column.type)
    repeating = COLUMN_TYPES[name] == "VARCHAR" and name not in UNIQUE
    if coded == repeating:
        return column
    return column.dictionary_encode() if repeating else column.dictionary_decode()


def _write(writer: pq.ParquetWriter, claims: pa.Table) -> None:
    """Write claims in row groups."""
    for start in range(0, len(claims), ROW_GROUP):
        group = claims.slice(start, ROW_GROUP)
        columns = [_needed(column.combine_chunks()) for column in group.columns]
        writer.write_table(pa.table(columns, schema=group.schema), ROW_GROUP)


def _needed(column: Any) -> Any:  # noqa: ANN401
    """Return a column whose dictionary, when it is long, has only its own values."""
    coded = pa.types.is_dictionary(column.type)
    if not coded or len(column.dictionary) <= MOST_VALUES:
        return column
    return column.dictionary_decode().dictionary_encode()


def unfinished(*files: Path) -> list[Path]:
    """Return where those files grow until they are whole."""
    return [path.with_name(f".{path.name}.partial") for path in files]


@contextmanager
def import_writer(
    claims: Path,
    rejects: Path,
    *,
    located: bool = False,
) -> Iterator[ImportWriter]:
    """Give a writer; located: whether the claims have the columns LOCATED. Both files
    get their names at the end, the rejects only if there are any, or nothing is left.

    Raises ServiceUnavailable when the disk is full or the folder cannot be written to.
    """
    partial = unfinished(claims, rejects)
    try:
        writer = ImportWriter(*partial, located=located)
        try:
            yield writer
            writer.close()
        except BaseException:
            writer.drop()
            raise
        # The writer closes its file without syncing it.
        with partial[0].open("rb") as file:
            os.fsync(file.fileno())
        # Disks and their drivers lie; nothing is replaced by what cannot be read back.
        _check(partial[0], writer.rows)
        if writer.reasons:
            partial[1].replace(rejects)
        else:
            # Of an import before, of the same name.
            rejects.unlink(missing_ok=True)
        # Last, because a dataset is there as soon as this file is.
        partial[0].replace(claims)
        sync_folder(claims.parent)
    except OSError as error:
        # Arrow raises OSError with its own words and without a system's.
        reason = error.strerror or str(error).splitlines()[0]
        raise ServiceUnavailable(
            f"{claims.parent}: cannot be written ({reason}); free some space there"
        ) from error
    finally:
        for path in partial:
            path.unlink(missing_ok=True)


def _check(claims: Path, rows: int) -> None:
    """Read back what was written before anything is replaced by it."""
    try:
        there = pq.read_metadata(claims).num_rows
    except pa.ArrowException as error:
        raise OSError(f"what was written cannot be read back: {error}") from error
    if there != rows:
        raise OSError(f"{there} rows are in it, {rows} were written")


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can do that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
