"""Changes of the ledger and of datasets, brought into the tables. Each call is one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import pairwise

import duckdb
import pyarrow as pa

from dashboard.domain.claim import Claim
from dashboard.domain.revision import Revision
from dashboard.index.readers import COLUMNS, SOUND, Files, count_rows, frame
from dashboard.index.schema import CLASHES, HOT_ROWS, KEYS, NEW_SPOTS, SOURCE_BITS

OWN_SOURCE = 0


@contextmanager
def transaction(cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Commit what is done inside, or undo all of it."""
    cursor.execute("BEGIN")
    try:
        yield
    except BaseException:
        cursor.execute("ROLLBACK")
        raise
    cursor.execute("COMMIT")


def meta(cursor: duckdb.DuckDBPyConnection, key: str) -> str:
    """Return what was kept under that key, "" when nothing was."""
    found = cursor.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
    return str(found[0]) if found else ""


def keep(cursor: duckdb.DuckDBPyConnection, key: str, value: str) -> None:
    """Keep a value under that key."""
    cursor.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [key, value])


def apply(cursor: duckdb.DuckDBPyConnection, revisions: Iterable[Revision]) -> int:
    """Add revisions of the ledger, in order; what they replace moves to `past`. Returns how many there were."""
    held = list(revisions)
    if not held:
        return 0
    cursor.register("fresh", _known(held))
    cursor.execute(f"INSERT INTO own SELECT no, known_from, {COLUMNS} FROM fresh")  # noqa: S608
    cursor.execute("""CREATE OR REPLACE TEMP TABLE replaced AS SELECT o.row AS no, min(f.known_from) AS known_to
        FROM own o JOIN hot h ON h.no = o.row JOIN fresh f ON f.id = o.id GROUP BY 1""")
    cursor.execute("INSERT INTO past SELECT h.*, r.known_to FROM hot h JOIN replaced r USING (no)")
    cursor.execute("DELETE FROM hot WHERE no IN (SELECT no FROM replaced)")
    cursor.execute(NEW_SPOTS.format(rows="fresh"))
    rows = HOT_ROWS.format(rows="(SELECT * EXCLUDE (known_to) FROM fresh)")
    cursor.execute(f"CREATE OR REPLACE TEMP TABLE narrow AS {rows}")
    cursor.execute("INSERT INTO hot SELECT n.* FROM narrow n JOIN fresh f USING (no) WHERE f.known_to IS NULL")
    cursor.execute(
        "INSERT INTO past SELECT n.*, f.known_to FROM narrow n JOIN fresh f USING (no) WHERE f.known_to IS NOT NULL"
    )
    _contest(
        cursor, "SELECT place_key FROM narrow UNION SELECT place_key FROM past JOIN replaced USING (no)"
    )  # fmt: skip
    cursor.unregister("fresh")
    return len(held)


def _known(revisions: Sequence[Revision]) -> pa.Table:
    """Return the revisions with the moment from which a later one of the same claim replaced each."""
    of: dict[str, list[Revision]] = {}
    for revision in revisions:
        of.setdefault(revision.claim.id, []).append(revision)
    rows: list[tuple[int, datetime, datetime | None, Claim]] = []
    for versions in of.values():
        rows += [(a.number, a.at, b.at, a.claim) for a, b in pairwise(versions)]
        rows.append((versions[-1].number, versions[-1].at, None, versions[-1].claim))
    return frame(rows)


def _contest(cursor: duckdb.DuckDBPyConnection, places: str) -> None:
    """Mark anew which claims at the given places the other side contradicts."""
    cursor.execute(f"CREATE OR REPLACE TEMP TABLE touched AS {places}")
    if not cursor.execute("SELECT count(*) FROM touched").fetchall()[0][0]:
        return
    near = "(SELECT * FROM hot WHERE stance IS NOT NULL AND place_key IN (FROM touched))"
    cursor.execute(f"CREATE OR REPLACE TEMP TABLE keys AS FROM {KEYS.format(rows=near)}")
    cursor.execute(f"CREATE OR REPLACE TEMP TABLE clash AS {CLASHES.format(keys='keys')}")
    # Written only where it changes: an archive touches the same places with every file, and nearly all stays as it was.
    now = "(place_key, stance, day_to) IN (SELECT (place_key, stance, day_to) FROM clash)"
    cursor.execute(f"""UPDATE hot SET contested = {now} WHERE stance IS NOT NULL AND place_key IN (FROM touched)
        AND contested IS DISTINCT FROM ({now})""")  # noqa: S608


def clear_own(cursor: duckdb.DuckDBPyConnection) -> None:
    """Drop every claim of the ledger, to read them anew."""
    cursor.execute("DELETE FROM own")
    cursor.execute("DELETE FROM past")
    cursor.execute(f"DELETE FROM hot WHERE no >> {SOURCE_BITS} = {OWN_SOURCE}")  # noqa: S608


def attach(cursor: duckdb.DuckDBPyConnection, files: Files, known_from: datetime) -> int:
    """Add the rows of some files of a dataset; returns how many rows were left out, as no sound claims."""
    for path in files.paths:
        cursor.execute(
            "INSERT INTO source SELECT coalesce(max(no), 0) + 1, ?, ? FROM source", [files.name, path]
        )  # fmt: skip
    table, values = files.rows(known_from)
    rows = f"(SELECT * FROM {table} WHERE {SOUND})"  # noqa: S608
    cursor.execute(NEW_SPOTS.format(rows=rows), values)
    cursor.execute(f"CREATE OR REPLACE TEMP TABLE narrow AS {HOT_ROWS.format(rows=rows)}", values)
    cursor.execute("INSERT INTO hot FROM narrow")
    _contest(cursor, "SELECT place_key FROM narrow WHERE stance IS NOT NULL")
    counted = cursor.execute("SELECT count(*) FROM narrow").fetchall()[0][0]
    cursor.execute("DROP TABLE narrow")
    return count_rows(cursor, files) - int(counted)


def detach(cursor: duckdb.DuckDBPyConnection, name: str) -> None:
    """Remove every row of a dataset."""
    own = f"no >> {SOURCE_BITS} IN (SELECT no FROM source WHERE dataset = $name)"  # noqa: S608
    cursor.execute(
        f"""CREATE OR REPLACE TEMP TABLE left_behind AS SELECT DISTINCT place_key FROM hot
        WHERE stance IS NOT NULL AND {own}""",  # noqa: S608
        {"name": name},
    )
    cursor.execute(f"DELETE FROM hot WHERE {own}", {"name": name})  # noqa: S608
    cursor.execute("DELETE FROM source WHERE dataset = ?", [name])
    cursor.execute("DELETE FROM dataset WHERE name = ?", [name])
    _contest(cursor, "SELECT place_key FROM left_behind")
