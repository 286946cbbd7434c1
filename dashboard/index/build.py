"""Claims -> the DuckDB table that the queries read."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb
import pandas as pd

from dashboard.domain.claim import FIELDS, Claim
from dashboard.domain.geo import project
from dashboard.domain.words import WIDE

FLOATS = ("lat", "lon", "radius_km", "x", "y")
DAYS = ("date_from", "date_to", "published")
WHOLE = ("start", "end")
SEARCHED = ("quote", "note", "claimant", "relayed_by", "publisher", "place_as_written", "name", "region")
"""Fields that the text filter looks into."""
CONFLICT_DAYS = 21
"""Two sides contradict each other only when they speak of days at most three weeks apart: villages changed hands."""

TABLE = """
CREATE TABLE claims AS
SELECT *,
  coalesce(date_from, date_to, published) AS day_from,
  coalesce(date_to, published, date_from) AS day_to,
  coalesce(precision IN {wide}, false) AS wide,
  CASE WHEN kind IN ('retake', 'capture', 'control', 'hold', 'withdraw') THEN 'holder'
       WHEN kind = 'strike' THEN 'blame' END AS question,
  CASE WHEN actor NOT IN ('UA', 'RU') THEN NULL
       WHEN (kind = 'withdraw') <> (hedge = 'denied') THEN CASE actor WHEN 'UA' THEN 'RU' ELSE 'UA' END
       ELSE actor END AS answer
FROM raw
"""
CONFLICTS = """
CREATE TABLE conflicts AS
SELECT a.id AS claim, b.id AS other
FROM claims a JOIN claims b ON a.place_id = b.place_id AND a.question = b.question AND a.answer <> b.answer
WHERE a.place_id <> '' AND NOT a.wide AND NOT b.wide AND a.review = 'accepted' AND b.review = 'accepted'
  AND (a.claimant_side = 'RU') <> (b.claimant_side = 'RU')
  AND a.claimant_side <> 'unknown' AND b.claimant_side <> 'unknown'
  AND abs(a.day_to - b.day_to) <= {days}
"""


def build(claims: Iterable[Claim]) -> duckdb.DuckDBPyConnection:
    """Return an in-memory database with the tables `claims` and `conflicts` (pairs of claims that contradict)."""
    rows = [_row(claim) for claim in claims]
    frame = pd.DataFrame(rows, columns=[*FIELDS, "x", "y", "words"])
    frame = frame.astype(dict.fromkeys(FLOATS, "float64") | dict.fromkeys(WHOLE, "Int64"))
    for name in DAYS:
        frame[name] = pd.to_datetime(frame[name])
    text = ["words", *(name for name in FIELDS if name not in {*FLOATS, *DAYS, *WHOLE})]
    connection = duckdb.connect(config={"enable_external_access": False, "threads": 2})
    connection.register("frame", frame)
    columns = ", ".join(
        [f'CAST("{n}" AS VARCHAR) AS "{n}"' for n in text]
        + [f'CASE WHEN isnan("{n}") THEN NULL ELSE CAST("{n}" AS DOUBLE) END AS "{n}"' for n in FLOATS]
        + [f'CAST("{n}" AS DATE) AS "{n}"' for n in DAYS]
        + [f'CAST("{n}" AS BIGINT) AS "{n}"' for n in WHOLE]
    )
    connection.execute(f"CREATE TEMP TABLE raw AS SELECT {columns} FROM frame")  # noqa: S608
    connection.unregister("frame")
    connection.execute(TABLE.format(wide=tuple(sorted(map(str, WIDE)))))
    connection.execute("DROP TABLE raw")
    connection.execute(CONFLICTS.format(days=CONFLICT_DAYS))
    connection.execute("ALTER TABLE claims ADD COLUMN contested BOOLEAN DEFAULT false")
    connection.execute("UPDATE claims SET contested = true WHERE id IN (SELECT claim FROM conflicts)")
    return connection


def _row(claim: Claim) -> list[object]:
    x, y = project(claim.lat, claim.lon) if claim.lat is not None and claim.lon is not None else (None, None)
    cells = [getattr(claim, name) for name in FIELDS]
    words = " ".join(getattr(claim, name) for name in SEARCHED).casefold()
    return [str(cell) if isinstance(cell, str) else cell for cell in cells] + [x, y, words]
