"""Changes of the ledger and of datasets, brought into the tables. Each call is one
transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

import duckdb
import pyarrow as pa

from dashboard.domain.claim import ATTRIBUTES, FIELDS, Claim
from dashboard.domain.revision import Revision
from dashboard.index.contested import answer_code, killed_number, mark
from dashboard.index.schema import (
    FEW_NARROW_ROWS,
    NARROW_ROWS,
    NEW_SPOTS,
    SOURCE_BITS,
)
from dashboard.index.search.texts import (
    COLUMNS,
    SOUND,
    Files,
    claim_of,
    count_rows,
    frame,
)

LEDGER_SOURCE = 0
FEW = 2_000
"""Up to so many claims, what they answer is found one by one: that takes as long as
DuckDB needs to get ready for it.
"""


@contextmanager
def transaction(cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Commit what is done inside, or undo all of it."""
    cursor.execute("BEGIN")
    try:
        yield
    # Of a KeyboardInterrupt too: an open transaction would block the next one.
    except BaseException:
        cursor.execute("ROLLBACK")
        raise
    cursor.execute("COMMIT")


def meta(cursor: duckdb.DuckDBPyConnection, key: str) -> str:
    """Return what was kept under that key, "" when nothing was."""
    row = cursor.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
    return str(row[0]) if row else ""


def keep(
    cursor: duckdb.DuckDBPyConnection,
    key: str,
    value: str,
) -> None:
    """Keep a value under that key."""
    cursor.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [key, value])


def apply(cursor: duckdb.DuckDBPyConnection, revisions: Iterable[Revision]) -> int:
    """Add revisions of the ledger, in order; what they replace moves to `history`.
    Returns how many there were.
    """
    listed = list(revisions)
    if not listed:
        return 0
    few = len(listed) <= FEW
    fresh = _with_ends(listed)
    if few:
        fresh = _with_answers(fresh, [revision.claim for revision in listed])
    cursor.register("fresh", fresh)
    cursor.execute(
        f"INSERT INTO ledger_claims SELECT no, known_from, {COLUMNS} FROM fresh"
    )
    cursor.execute(
        """CREATE OR REPLACE TEMP TABLE replaced AS
        SELECT o.row AS no, min(f.known_from) AS known_to
        FROM ledger_claims o JOIN current h ON h.no = o.row JOIN fresh f ON f.id = o.id
        GROUP BY 1"""
    )
    # After a clock that went back, a later revision is known earlier than the one it
    # follows: it ends all before it that would else stand beside it.
    cursor.execute(
        """UPDATE history SET known_to = f.known_from FROM (
            SELECT hash(id) AS id_key, min(known_from) AS known_from
            FROM fresh GROUP BY 1) f
        WHERE history.id_key = f.id_key AND history.known_to > f.known_from"""
    )
    cursor.execute(
        "INSERT INTO history SELECT h.*, r.known_to FROM current h"
        " JOIN replaced r USING (no)"
    )
    cursor.execute("DELETE FROM current WHERE no IN (SELECT no FROM replaced)")
    # Places first: the narrow rows name them by number.
    ours = "(SELECT * EXCLUDE (known_to), false AS hidden FROM fresh)"
    cursor.execute(NEW_SPOTS.format(rows=ours))
    rows = (FEW_NARROW_ROWS if few else NARROW_ROWS).format(rows=ours)
    cursor.execute(f"CREATE OR REPLACE TEMP TABLE narrow AS {rows}")
    cursor.execute(
        "INSERT INTO current SELECT n.* FROM narrow n JOIN fresh f USING (no) WHERE"
        " f.known_to IS NULL"
    )
    cursor.execute(
        "INSERT INTO history SELECT n.*, f.known_to FROM narrow n"
        " JOIN fresh f USING (no) WHERE f.known_to IS NOT NULL"
    )
    mark(
        cursor,
        "SELECT place_key FROM narrow WHERE assertion IS NOT NULL UNION"
        " SELECT place_key FROM history JOIN replaced USING (no)"
        " WHERE assertion IS NOT NULL",
    )
    cursor.unregister("fresh")
    return len(listed)


def _with_ends(revisions: Sequence[Revision]) -> pa.Table:
    """Return the revisions, each with the earliest moment of a later one of the same
    claim, None for the newest.
    """
    rows: list[tuple[int, datetime, datetime | None, Claim]] = []
    ends: dict[str, datetime] = {}
    # From the newest back, so that the end of each is there when it is asked for.
    for revision in reversed(revisions):
        id, at = revision.claim.id, revision.at
        rows.append((revision.number, at, ends.get(id), revision.claim))
        ends[id] = min(at, ends.get(id, at))
    return frame(reversed(rows))


def _with_answers(rows: pa.Table, claims: Sequence[Claim]) -> pa.Table:
    """Return the rows with what each claim answers, and how many it says were
    killed.
    """
    answers = pa.array(map(answer_code, claims), pa.uint32())
    killed = pa.array(map(killed_number, claims), pa.int32())
    return rows.append_column("answer", answers).append_column("killed", killed)


def clear_ledger(cursor: duckdb.DuckDBPyConnection) -> None:
    """Drop every claim of the ledger, to read them anew; what they contradicted in a
    dataset is no longer contradicted.
    """
    ours = f"no >> {SOURCE_BITS} = {LEDGER_SOURCE}"
    cursor.execute(
        f"""CREATE OR REPLACE TEMP TABLE left_behind AS
        SELECT DISTINCT place_key FROM current WHERE assertion IS NOT NULL AND {ours}"""
    )
    cursor.execute("DELETE FROM ledger_claims")
    cursor.execute("DELETE FROM history")
    cursor.execute(f"DELETE FROM current WHERE {ours}")
    mark(cursor, "SELECT place_key FROM left_behind")


def attach(
    cursor: duckdb.DuckDBPyConnection,
    files: Files,
    known_from: datetime,
    *,
    private: bool = False,
) -> int:
    """Add the rows of some files of a dataset; returns how many rows were left out, as
    no sound claims. private: they are seen by those alone who ask for the dataset.
    """
    for path in files.paths:
        cursor.execute(
            # From 1: 0 is the ledger.
            "INSERT INTO source SELECT coalesce(max(no), 0) + 1, ?, ? FROM source",
            [files.name, path],
        )
    every = count_rows(cursor, files)
    table, values = files.rows(known_from)
    rows = f"(SELECT *, {private} AS hidden FROM {table} WHERE {SOUND})"
    narrow = NARROW_ROWS
    if every <= FEW:
        cursor.register("sound", _sound(cursor, rows, values))
        rows, values, narrow = "(FROM sound)", {}, FEW_NARROW_ROWS
    cursor.execute(NEW_SPOTS.format(rows=rows), values)
    cursor.execute(
        f"CREATE OR REPLACE TEMP TABLE narrow AS {narrow.format(rows=rows)}", values
    )
    cursor.execute("INSERT INTO current FROM narrow")
    mark(cursor, "SELECT place_key FROM narrow WHERE assertion IS NOT NULL")
    counted = cursor.execute("SELECT count(*) FROM narrow").fetchall()[0][0]
    cursor.execute("DROP TABLE narrow")
    cursor.unregister("sound")
    # What is left out shows only where SOUND is applied.
    return every - int(counted)


def _sound(
    cursor: duckdb.DuckDBPyConnection,
    rows: str,
    values: dict[str, object],
) -> pa.Table:
    """Return those rows of a dataset with what each answers, and how many it says were
    killed.
    """
    columns = f"no, known_from, hidden, {COLUMNS}, {ATTRIBUTES}"
    table = cursor.sql(f"SELECT {columns} FROM {rows}", params=values).to_arrow_table()
    cells = table.select([*FIELDS, ATTRIBUTES]).to_pydict()
    claims = [claim_of(row) for row in zip(*cells.values(), strict=True)]
    return _with_answers(table, claims)


def places_key(name: str) -> str:
    """Return the key under which the corrections laid over a dataset are kept."""
    return f"places of {name}"


def detach(cursor: duckdb.DuckDBPyConnection, name: str) -> None:
    """Remove every row of a dataset."""
    rows_of_dataset = (
        f"no >> {SOURCE_BITS} IN (SELECT no FROM source WHERE dataset = $name)"
    )
    cursor.execute(
        f"""CREATE OR REPLACE TEMP TABLE left_behind AS
        SELECT DISTINCT place_key FROM current
        WHERE assertion IS NOT NULL AND {rows_of_dataset}""",
        {"name": name},
    )
    cursor.execute(f"DELETE FROM current WHERE {rows_of_dataset}", {"name": name})
    cursor.execute("DELETE FROM source WHERE dataset = ?", [name])
    cursor.execute("DELETE FROM dataset WHERE name = ?", [name])
    cursor.execute("DELETE FROM meta WHERE key = ?", [places_key(name)])
    mark(cursor, "SELECT place_key FROM left_behind")
