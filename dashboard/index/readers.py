"""Where the full text of a claim is: the table `own` for the ledger's claims, Parquet files for a dataset's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb
import pyarrow as pa

from dashboard.domain.claim import COLUMN_TYPES, FIELDS, TEXTS, WORDS, Claim
from dashboard.domain.errors import BadInput, Damaged
from dashboard.domain.words import Hedge, Review, Side
from dashboard.index.schema import SOURCE_BITS

COLUMNS = ", ".join(f'"{name}"' for name in FIELDS)
_PARQUET = """read_parquet($paths, filename = true, file_row_number = true, hive_partitioning = true,
  union_by_name = true)"""
SEARCHED = ("quote", "note", "claimant", "relayed_by", "publisher", "place_as_written", "name", "region")
"""Fields that the text filter looks into."""
_POINT = "TRY_CAST(r.lat AS DOUBLE) BETWEEN -90 AND 90 AND TRY_CAST(r.lon AS DOUBLE) BETWEEN -180 AND 180"
"""A point that is none on Earth is no point: the claim is listed without a place."""
_DEFAULTS = {"actor": Side.UNKNOWN, "claimant_side": Side.UNKNOWN, "hedge": Hedge.ASSERTED, "review": Review.ACCEPTED}
"""What an archive that lacks a closed field means: whoever wrote it down as a claim accepted it."""
OWN = f"(SELECT row AS no, known_from, {COLUMNS} FROM own)"  # noqa: S608


@dataclass(frozen=True, slots=True)
class Files:
    """The Parquet files of one dataset. columns: those fields of the claim schema that the files have."""

    name: str
    paths: tuple[str, ...]
    columns: frozenset[str]

    def rows(self, known_from: datetime | None = None) -> tuple[str, dict[str, object]]:
        """Return a table of the rows with every field made sound, `no` and `known_from`, and its parameters."""
        sql = f"""(SELECT (CAST(s.no AS BIGINT) << {SOURCE_BITS}) + r.file_row_number AS no,
            CAST($known_from AS TIMESTAMP) AS known_from, {self._fields()}
            FROM {_PARQUET} r JOIN source s ON s.path = r.filename AND s.dataset = $name)"""  # noqa: S608
        return sql, {"paths": list(self.paths), "name": self.name, "known_from": known_from}

    def at(self, path: str) -> tuple[str, dict[str, object]]:
        """Return a table of the rows of one of the files, numbered by `row` from 0, and its parameters.

        Only so, without a join, does DuckDB skip the row groups that hold none of the rows asked for.
        """
        sql = f"(SELECT r.file_row_number AS row, {self._fields()} FROM {_PARQUET} r)"  # noqa: S608
        return sql, {"paths": [path], "name": self.name}

    def _fields(self) -> str:
        return ", ".join(f'{self._field(name)} AS "{name}"' for name in FIELDS)

    def _field(self, name: str) -> str:
        if name == "dataset":
            return "$name"
        default = f"'{_DEFAULTS.get(name, '')}'"
        if name not in self.columns:
            return default if name in TEXTS else f"CAST(NULL AS {COLUMN_TYPES[name]})"
        if name in TEXTS:
            return f"coalesce(nullif(CAST(r.\"{name}\" AS VARCHAR), ''), {default})"
        if name in ("lat", "lon"):
            return f'CASE WHEN {_POINT} THEN TRY_CAST(r."{name}" AS DOUBLE) END'
        return f'TRY_CAST(r."{name}" AS {COLUMN_TYPES[name]})'


_WORDS = {name: [w.value for w in words] + ([""] if name == "precision" else []) for name, words in WORDS.items()}
SOUND = " AND ".join(f"{name} IN ({', '.join(map(repr, words))})" for name, words in _WORDS.items())
"""A row of an archive that says other words than the schema's is left out, and counted."""


def files(cursor: duckdb.DuckDBPyConnection, name: str, address: str) -> Files:
    """Return the files behind a path, glob or address. Raises BadInput when there are none, Damaged when unreadable."""
    try:
        found = [row[0] for row in cursor.execute("SELECT file FROM glob(?) ORDER BY 1", [address]).fetchall()]
        if not found:
            raise BadInput(f"{address}: no Parquet file there; check the path of dataset {name}")
        sql = "SELECT * FROM read_parquet(?, hive_partitioning = true, union_by_name = true) LIMIT 0"
        columns = {column[0] for column in cursor.execute(sql, [found]).description or ()}
    except duckdb.Error as error:
        raise unreadable(name, address, error) from error
    missing = [field for field in ("id", "kind") if field not in columns]
    if missing:
        raise BadInput(f"{address}: no column {', '.join(missing)}; the files must be in the claim schema")
    return Files(name, tuple(found), frozenset(columns & set(FIELDS)))


def count_rows(cursor: duckdb.DuckDBPyConnection, held: Files) -> int:
    """Return how many rows the files have, by their own footers. Raises Damaged."""
    try:
        found = cursor.execute("SELECT sum(num_rows) FROM parquet_file_metadata(?)", [list(held.paths)]).fetchone()
    except duckdb.Error as error:
        raise unreadable(held.name, held.paths[0], error) from error
    return int(found[0]) if found else 0


def unreadable(name: str, address: str, error: BaseException) -> Damaged:
    """Return the error of a dataset whose files cannot be read."""
    reason = str(error).splitlines()[0][:200]
    return Damaged(f"{address}: dataset {name} cannot be read ({reason}); import it again or remove it")


def frame(rows: Iterable[tuple[int, datetime, datetime | None, Claim]]) -> pa.Table:
    """Return (row, known_from, known_to, claim) as an Arrow table, times in UTC without a zone."""
    held = list(rows)
    arrow = {"DOUBLE": pa.float64(), "DATE": pa.date32(), "BIGINT": pa.int64(), "VARCHAR": pa.string()}
    columns: dict[str, pa.Array] = {
        "no": pa.array([row[0] for row in held], pa.int64()),
        "known_from": pa.array([row[1].replace(tzinfo=None) for row in held], pa.timestamp("us")),
        "known_to": pa.array([row[2].replace(tzinfo=None) if row[2] else None for row in held], pa.timestamp("us")),
    }
    for name, kind in COLUMN_TYPES.items():
        cells = [getattr(row[3], name) for row in held]
        if kind == "VARCHAR":
            cells = ["" if cell is None else str(cell) for cell in cells]
        columns[name] = pa.array(cells, arrow[kind])
    return pa.table(columns)


def claim_of(row: Sequence[Any]) -> Claim:
    """Return the claim of a row that holds every field in file order."""
    values: dict[str, Any] = dict(zip(FIELDS, row, strict=False))
    values |= {name: word(values[name]) if values[name] else None for name, word in WORDS.items()}
    return Claim(**values)


def fetch(
    cursor: duckdb.DuckDBPyConnection, numbers: Sequence[int], held: Mapping[str, Files]
) -> tuple[dict[int, Claim], tuple[tuple[str, Damaged], ...]]:
    """Return the claims of those numbers, and (name, error) of each dataset whose files could not be read."""
    found: dict[int, Claim] = {}
    problems: list[tuple[str, Damaged]] = []
    for source, rows in _by_source(numbers).items():
        sql = "SELECT dataset, path FROM source WHERE no = ?"
        name, path = cursor.execute(sql, [source]).fetchone() or ("", "")
        if source and name not in held:
            continue
        table, values = held[name].at(path) if source else ("own", {})
        sql = f"SELECT row, {COLUMNS} FROM {table} WHERE row IN (SELECT unnest($rows))"  # noqa: S608
        try:
            got = cursor.execute(sql, {**values, "rows": rows}).fetchall()
        except (duckdb.Error, UnicodeDecodeError) as error:
            if source == 0:
                raise
            problems.append((name, unreadable(name, path, error)))
            continue
        found |= {(source << SOURCE_BITS) + row[0]: claim_of(row[1:]) for row in got}
    return found, tuple(problems)


def _by_source(numbers: Sequence[int]) -> dict[int, list[int]]:
    grouped: dict[int, list[int]] = {}
    for number in numbers:
        grouped.setdefault(number >> SOURCE_BITS, []).append(number & ((1 << SOURCE_BITS) - 1))
    return grouped
