"""Where the full text of a claim is: the table `ledger_claims` for the ledger's claims,
Parquet files for a dataset's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import duckdb
import pyarrow as pa

from dashboard.domain.claim import (
    ATTRIBUTES,
    COLUMN_TYPES,
    FIELDS,
    TEXTS,
    WORDS,
    Claim,
)
from dashboard.domain.dataset import LOCATED
from dashboard.domain.errors import BadInput, Damaged
from dashboard.domain.words import Hedge, Review, Side
from dashboard.i18n.translate import gettext
from dashboard.index.corrected import CORRECTED, corrected_rows, overlaid, parameters
from dashboard.index.schema import SOURCE_BITS

COLUMNS = ", ".join(f'"{name}"' for name in FIELDS)
_PARQUET = """read_parquet($paths, filename = true, file_row_number = true,
  hive_partitioning = true, union_by_name = true)"""
SEARCHED = (
    "quote",
    "note",
    "claimant",
    "relayed_by",
    "publisher",
    "place_as_written",
    "name",
    "region",
)
"""Fields that the text filter looks into."""
_POINT = (
    "TRY_CAST(r.lat AS DOUBLE) BETWEEN -90 AND 90 AND TRY_CAST(r.lon AS DOUBLE) BETWEEN"
    " -180 AND 180"
)
"""A point that is none on Earth is no point: the claim is listed without a place."""
_DEFAULTS = {
    "actor": Side.UNKNOWN,
    "claimant_side": Side.UNKNOWN,
    "hedge": Hedge.ASSERTED,
    "review": Review.ACCEPTED,
}
"""What an archive that lacks a closed field means: whoever wrote it down as a claim
accepted it.
"""
_ARROW = {
    "DOUBLE": pa.float64(),
    "DATE": pa.date32(),
    "BIGINT": pa.int64(),
    "VARCHAR": pa.string(),
}
LEDGER_CLAIMS = (
    f"(SELECT row AS no, known_from, {COLUMNS}, '' AS {ATTRIBUTES} FROM ledger_claims)"
)


@dataclass(frozen=True, slots=True)
class Files:
    """The Parquet files of one dataset. columns: those fields of the claim schema, and
    of LOCATED, that the files have. places: the corrections laid over them, as
    `corrected.written` writes them.
    """

    name: str
    paths: tuple[str, ...]
    columns: frozenset[str]
    places: str = ""

    def rows(self, known_from: datetime | None = None) -> tuple[str, dict[str, object]]:
        """Return a table of the rows with every field made sound, `no` and
        `known_from`, and its parameters.
        """
        sql = f"""(SELECT
            (CAST(s.no AS BIGINT) << {SOURCE_BITS}) + r.file_row_number AS no,
            CAST($known_from AS TIMESTAMP) AS known_from, {self._fields()}
            FROM {self._source()} r
            JOIN source s ON s.path = r.filename AND s.dataset = $name)"""
        return sql, {**self._values(), "known_from": known_from}

    def at(self, path: str) -> tuple[str, dict[str, object]]:
        """Return a table of the rows of one of the files, numbered by `row` from 0, and
        its parameters.

        Only so, without a join, does DuckDB skip the row groups that hold none of the
        rows asked for.
        """
        return replace(self, paths=(path,)).every()

    def every(self) -> tuple[str, dict[str, object]]:
        """Return a table of the rows of all files, numbered by `row` from 0 in each,
        and its parameters.
        """
        fields = f"r.file_row_number AS row, {self._fields()}"
        return f"(SELECT {fields} FROM {self._source()} r)", self._values()

    def touched(self) -> tuple[str, dict[str, object]]:
        """Return a table of the rows that the corrections change, and its
        parameters.
        """
        sql = f"(FROM {self._source()} r WHERE r.{CORRECTED} IS NOT NULL)"
        values = self._values()
        return sql, {key: values[key] for key in values if key != "name"}

    def _values(self) -> dict[str, object]:
        values: dict[str, object] = {"paths": list(self.paths), "name": self.name}
        return values | parameters(self.places) if self.places else values

    def _located(self) -> bool:
        return self.columns.issuperset(LOCATED)

    def _source(self) -> str:
        if not self.places:
            return _PARQUET
        return corrected_rows(_PARQUET, self._field, located=self._located())

    def _fields(self) -> str:
        fields = [f'{self._laid(name)} AS "{name}"' for name in FIELDS]
        return ", ".join([*fields, f"{self._attributes()} AS {ATTRIBUTES}"])

    def _attributes(self) -> str:
        if ATTRIBUTES not in self.columns:
            return "''"
        return f"coalesce(CAST(r.{ATTRIBUTES} AS VARCHAR), '')"

    def _laid(self, name: str) -> str:
        if not self.places:
            return self._field(name)
        return overlaid(name, self._field, located=self._located())

    def _field(self, name: str) -> str:
        if name == "dataset":
            return "$name"
        default = f"'{_DEFAULTS.get(name, '')}'"
        if name not in self.columns and name not in TEXTS:
            return f"CAST(NULL AS {COLUMN_TYPES[name]})"
        if name not in self.columns:
            return default
        if name in TEXTS and name not in _DEFAULTS:
            return f"coalesce(CAST(r.\"{name}\" AS VARCHAR), '')"
        if name in TEXTS:
            return f"coalesce(nullif(CAST(r.\"{name}\" AS VARCHAR), ''), {default})"
        if name in ("lat", "lon"):
            return f'CASE WHEN {_POINT} THEN TRY_CAST(r."{name}" AS DOUBLE) END'
        return f'TRY_CAST(r."{name}" AS {COLUMN_TYPES[name]})'


_WORDS = {name: [word.value for word in words] for name, words in WORDS.items()}
# A claim without a place has no precision.
_WORDS["precision"].append("")
SOUND = " AND ".join(
    f"{name} IN ({', '.join(map(repr, words))})" for name, words in _WORDS.items()
)
"""A row of an archive that says other words than the schema's is left out, and counted.
"""


def files(
    cursor: duckdb.DuckDBPyConnection,
    name: str,
    address: str,
) -> Files:
    """Return the files behind a path, glob or address. Raises BadInput when there are
    none, Damaged when unreadable.
    """
    try:
        paths = [
            row[0]
            for row in cursor.execute(
                "SELECT file FROM glob(?) ORDER BY 1", [address]
            ).fetchall()
        ]
        if not paths:
            raise BadInput(
                gettext(
                    "{address}: no Parquet file there; check the path of dataset"
                    " {name}",
                    address=address,
                    name=name,
                )
            )
        sql = (
            "SELECT * FROM read_parquet(?, hive_partitioning = true, union_by_name ="
            " true) LIMIT 0"
        )
        columns = {
            column[0] for column in cursor.execute(sql, [paths]).description or ()
        }
    except duckdb.Error as error:
        raise unreadable(name, address, error) from error
    missing = [field for field in ("id", "kind") if field not in columns]
    if missing:
        raise BadInput(
            gettext(
                "{address}: no column {choices}; the files must be in the claim schema",
                address=address,
                choices=", ".join(missing),
            )
        )
    return Files(
        name, tuple(paths), frozenset(columns & {*FIELDS, *LOCATED, ATTRIBUTES})
    )


def count_rows(cursor: duckdb.DuckDBPyConnection, dataset: Files) -> int:
    """Return how many rows the files have, by their own footers. Raises Damaged."""
    try:
        counted = cursor.execute(
            "SELECT sum(num_rows) FROM parquet_file_metadata(?)", [list(dataset.paths)]
        ).fetchall()
    except duckdb.Error as error:
        raise unreadable(dataset.name, dataset.paths[0], error) from error
    return int(counted[0][0] or 0)


def sound_row(cursor: duckdb.DuckDBPyConnection, archive: Files) -> bool:
    """Whether some row of the files is a sound claim. Raises Damaged."""
    table, values = archive.every()
    try:
        row = cursor.execute(f"SELECT 1 FROM {table} WHERE {SOUND} LIMIT 1", values)
        return row.fetchone() is not None
    except (duckdb.Error, UnicodeDecodeError) as error:
        raise unreadable(archive.name, archive.paths[0], error) from error


def unreadable(
    name: str,
    address: str,
    error: BaseException,
) -> Damaged:
    """Return the error of a dataset whose files cannot be read. An interruption is
    raised again: it says nothing of them.
    """
    if isinstance(error, duckdb.InterruptException):
        raise error
    reason = str(error).splitlines()[0][:200]
    return Damaged(
        f"{address}: dataset {name} cannot be read ({reason}); import it again or"
        " remove it"
    )


def frame(rows: Iterable[tuple[int, datetime, datetime | None, Claim]]) -> pa.Table:
    """Return (row, known_from, known_to, claim) as an Arrow table, times in UTC without
    a zone.
    """
    numbers, starts, ends, claims = tuple(zip(*rows, strict=True)) or ((), (), (), ())
    columns: dict[str, pa.Array] = {
        "no": pa.array(numbers, pa.int64()),
        "known_from": _moments(starts),
        "known_to": _moments(ends),
    }
    for name, kind in COLUMN_TYPES.items():
        cells = [getattr(claim, name) for claim in claims]
        if kind == "VARCHAR":
            # A word of a vocabulary is written as its text, an unknown one as none.
            cells = [str(cell or "") for cell in cells]
        columns[name] = pa.array(cells, _ARROW[kind])
    return pa.table(columns)


def _moments(moments: Iterable[datetime | None]) -> pa.Array:
    # The index has no zones: all its times are UTC already.
    bare = [moment and moment.replace(tzinfo=None) for moment in moments]
    return pa.array(bare, pa.timestamp("us"))


def claim_of(row: Sequence[Any]) -> Claim:
    """Return the claim of a row that holds every field in file order, and perhaps
    ATTRIBUTES after them.
    """
    values: dict[str, Any] = dict(zip((*FIELDS, ATTRIBUTES), row, strict=False))
    values |= {
        name: word(values[name]) if values[name] else None
        for name, word in WORDS.items()
    }
    return Claim(**values)


def fetch(
    cursor: duckdb.DuckDBPyConnection,
    numbers: Sequence[int],
    datasets: Mapping[str, Files],
) -> tuple[dict[int, Claim], tuple[tuple[str, Damaged], ...]]:
    """Return the claims of those numbers, and (name, error) of each dataset whose files
    could not be read.
    """
    claims: dict[int, Claim] = {}
    problems: list[tuple[str, Damaged]] = []
    for source, rows in _by_source(numbers).items():
        if not source:
            claims |= _numbered(cursor, source, "ledger_claims", {"rows": rows})
            continue
        sql = "SELECT dataset, path FROM source WHERE no = ?"
        name, path = cursor.execute(sql, [source]).fetchone() or ("", "")
        # Dropped meanwhile by another thread.
        if name not in datasets:
            continue
        table, values = datasets[name].at(path)
        try:
            claims |= _numbered(cursor, source, table, {**values, "rows": rows})
        except (duckdb.Error, UnicodeDecodeError) as error:
            problems.append((name, unreadable(name, path, error)))
    return claims, tuple(problems)


def _numbered(
    cursor: duckdb.DuckDBPyConnection,
    source: int,
    table: str,
    values: Mapping[str, object],
) -> dict[int, Claim]:
    columns = f"{COLUMNS}, {ATTRIBUTES}" if source else COLUMNS
    sql = f"SELECT row, {columns} FROM {table} WHERE row IN (SELECT unnest($rows))"
    rows = cursor.execute(sql, dict(values)).fetchall()
    return {(source << SOURCE_BITS) + row[0]: claim_of(row[1:]) for row in rows}


def _by_source(numbers: Sequence[int]) -> dict[int, list[int]]:
    grouped: dict[int, list[int]] = {}
    for number in numbers:
        grouped.setdefault(number >> SOURCE_BITS, []).append(
            number & ((1 << SOURCE_BITS) - 1)
        )
    return grouped
