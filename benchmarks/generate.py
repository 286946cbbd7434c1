"""Big files of invented claims in real formats, the same on every machine: `python -m
benchmarks.generate --help`.
"""

from __future__ import annotations

import argparse
import shutil
import time
from collections.abc import Sequence
from pathlib import Path

import duckdb

from benchmarks import lookup, vocabulary
from dashboard.domain.claim import FIELDS

VERSION = 1
"""Raise it when the rows change, so that files made before are made anew."""
BOM = "\ufeff"
CHUNK = 1_000_000
"""Rows of one pass over the archive; each leaves at least one file in every partition,
as Spark and Dask do.
"""
ROWS = """
SELECT r.i, s.*, d.day, d.words, e.*, f.outlet, f.scale, g.outlet AS outlet2,
    h.outlet AS outlet3,
  hash(r.i * 32 + 8) % 100 AS sources, hash(r.i * 32 + 9) % 100 AS geo,
    hash(r.i * 32 + 10) % 100 AS timed,
  hash(r.i * 32 + 11) % 10000 AS luck, hash(r.i * 32 + 12) % 1000 / 1000 AS fate,
  a.text || ' ' || b.text AS told
FROM (SELECT range AS i FROM range({first}, {last})) r
JOIN spot s ON s.slot = hash(r.i * 32 + 1) % {spots}
JOIN day d ON d.slot = s.quarter * {days} + hash(r.i * 32 + 2) % {days}
JOIN event e ON e.slot = hash(r.i * 32 + 3) % {types}
JOIN source f ON f.slot = hash(r.i * 32 + 4) % {sources}
JOIN source g ON g.slot = hash(r.i * 32 + 5) % {sources}
JOIN source h ON h.slot = hash(r.i * 32 + 6) % {sources}
JOIN sentence a ON a.slot = hash(r.i * 32 + 7) % {sentences}
JOIN sentence b ON b.slot = hash(r.i * 32 + 13) % {sentences}
"""
NOTE = """'On ' || words || ', ' || before || location || ' (' || region
    || ' region)' || after || '. ' || told ||
  CASE WHEN fate < deadly THEN ' At least ' || (1 + i % 4)
    || ' fatalities were reported.'
       ELSE ' Casualties were not reported.' END"""
WIDE = "geo >= 97"
"""Rows of which only the region is known; ACLED then names the region's chief town."""
ACLED = f"""
SELECT 'UKR' || (CASE WHEN luck = 0 THEN i - i % 10 ELSE i END + 1)
    AS "{BOM}event_id_cnty",
  CASE WHEN luck = 1 THEN strftime(day, '%d.%m.') ELSE strftime(day, '%Y-%m-%d') END
    AS event_date,
  year(day) AS year, CASE WHEN timed < 85 THEN 1 WHEN timed < 97 THEN 2 ELSE 3 END
    AS time_precision,
  disorder AS disorder_type, event_type, sub_event_type, actor1,
  CASE WHEN targets_civilians AND sources < 20 THEN 'Farmers (Ukraine)' ELSE '' END
    AS assoc_actor_1, inter1,
  actor2, '' AS assoc_actor_2, inter2, interaction,
  CASE WHEN targets_civilians THEN 'Civilian targeting' ELSE '' END
    AS civilian_targeting,
  804 AS iso, 'Europe' AS region, 'Ukraine' AS country, admin1, admin2, admin3,
  CASE WHEN {WIDE} THEN chief_location ELSE location END AS location,
  CASE WHEN luck = 2 THEN '' WHEN luck = 3 THEN '0' WHEN luck = 4 THEN CAST(lon
    AS VARCHAR)
       ELSE CAST(CASE WHEN {WIDE} THEN chief_lat ELSE lat END AS VARCHAR) END
       AS latitude,
  CASE WHEN luck = 2 THEN '' WHEN luck = 3 THEN '0' WHEN luck = 4 THEN CAST(lat
    AS VARCHAR)
       ELSE CAST(CASE WHEN {WIDE} THEN chief_lon ELSE lon END AS VARCHAR) END
       AS longitude,
  CASE WHEN geo < 85 THEN 1 WHEN {WIDE} THEN 3 ELSE 2 END AS geo_precision,
  CASE WHEN luck = 5 THEN '' WHEN sources < 6 THEN outlet || '; ' || outlet2 || '; '
    || outlet3
       WHEN sources < 28 THEN outlet || '; ' || outlet2 ELSE outlet END AS source,
  scale AS source_scale, {NOTE} AS notes,
  CASE WHEN fate < deadly THEN 1 + i % 4 ELSE 0 END AS fatalities,
  CASE WHEN event_type = 'Protests' THEN 'crowd size=no report' ELSE '' END AS tags,
  epoch(day)::BIGINT + 86400 * (3 + i % 9) AS timestamp
FROM ({{rows}})
"""
CLAIMS = f"""
SELECT printf('%016x', hash(i * 32 + 14)) AS id, kind, actor,
  CASE WHEN actor = 'UA' THEN 'UA' WHEN sources < 70 THEN 'independent' ELSE 'RU'
    END AS claimant_side,
  CASE WHEN sources < 30 THEN 'the General Staff'
    WHEN sources < 55 THEN 'the Ministry of Defence'
       WHEN sources < 75 THEN 'the regional administration' ELSE outlet END AS claimant,
  CASE WHEN sources < 6 THEN outlet2 ELSE '' END AS relayed_by,
  CASE WHEN timed < 80 THEN 'asserted' WHEN timed < 90 THEN 'hedged' ELSE 'claimed'
    END AS hedge,
  location AS place_as_written, place_id, CASE WHEN {WIDE} THEN chief_location
    ELSE location END AS name, region,
  CASE WHEN luck > 2 THEN CASE WHEN {WIDE} THEN chief_lat ELSE lat END END AS lat,
  CASE WHEN luck > 2 THEN CASE WHEN {WIDE} THEN chief_lon ELSE lon END END AS lon,
  CASE WHEN luck <= 2 THEN '' WHEN {WIDE} THEN 'oblast'
    WHEN geo < 85 THEN 'settlement' ELSE 'approximate' END
    AS precision,
  CASE WHEN luck <= 2 THEN NULL WHEN {WIDE} THEN 110.0 WHEN geo < 85 THEN 2.5
    ELSE 10.0 END AS radius_km,
  day::DATE AS date_from, CASE WHEN timed < 85 THEN day::DATE
    WHEN timed < 97 THEN day::DATE + 6 ELSE day::DATE + 30
    END AS date_to,
  words AS date_text, day::DATE + (1 + i % 9)::INTEGER AS published, outlet
    AS publisher,
  'https://example.org/' || i AS url, '' AS article_id, '' AS quote, '' AS prefix,
    '' AS suffix,
  NULL::BIGINT AS start, NULL::BIGINT AS "end", {NOTE} AS note, 'accepted' AS review,
    '' AS review_by,
  '' AS review_at, '' AS review_why, '' AS reliability, '' AS credibility, ''
    AS dataset, 'invented' AS license
FROM ({{rows}})
"""


def acled_csv(target: Path, rows: int) -> Path:
    """Write a file as ACLED's export tool does: BOM, its exact header, and some 6 bad
    rows in 10,000.

    The bad ones: an id used twice, a date without a year, no coordinates, 0,0, latitude
    and longitude swapped, no source. A file of fewer rows is the beginning of one of
    more.
    """
    with _connection() as connection:
        connection.execute(
            f"COPY ({ACLED.format(rows=_rows(0, rows))}) TO '{target}' (FORMAT csv,"
            " HEADER)"
        )
    return target


def claims_csv(target: Path, rows: int) -> Path:
    """Write a claims.csv in the project's own schema."""
    with _connection() as connection:
        connection.execute(
            f"COPY ({CLAIMS.format(rows=_rows(0, rows))}) TO '{target}' (FORMAT csv,"
            " HEADER)"
        )
    return target


def archive(target: Path, rows: int) -> Path:
    """Write a folder of Parquet files in the claim schema, partitioned by year (hive),
    in no order.
    """
    shutil.rmtree(target, ignore_errors=True)
    with _connection() as connection:
        for part, first in enumerate(range(0, rows, CHUNK)):
            claims = CLAIMS.format(rows=_rows(first, min(rows, first + CHUNK)))
            connection.execute(
                f"COPY (SELECT {_listed()}, year(date_from) AS year FROM ({claims})) TO"
                f" '{target}' (FORMAT parquet, PARTITION_BY (year), FILENAME_PATTERN"
                f" 'part-{part:05d}-{{i}}', OVERWRITE_OR_IGNORE)"
            )
    return target


def _listed() -> str:
    return ", ".join(f'"{name}"' for name in FIELDS)


def _connection() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(config={"threads": 2})
    # The joins as they are written keep the rows in order; turned round, they would
    # not.
    connection.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'")
    lookup.prepare(connection)
    return connection


def _rows(first: int, last: int) -> str:
    return ROWS.format(
        first=first,
        last=last,
        spots=lookup.SPOTS,
        days=lookup.DAYS,
        types=lookup.TYPES,
        sources=lookup.SOURCES,
        sentences=vocabulary.SENTENCES,
    )


def main(argv: Sequence[str] | None = None) -> None:
    """Write one file or folder and say how long that took."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.generate", description=__doc__
    )
    parser.add_argument("kind", choices=("acled", "claims", "archive"))
    parser.add_argument("out", type=Path, help="file to write; a folder for an archive")
    parser.add_argument("--rows", type=int, default=1_000_000)
    given = parser.parse_args(argv)
    start = time.perf_counter()
    {"acled": acled_csv, "claims": claims_csv, "archive": archive}[given.kind](
        given.out, given.rows
    )
    print(f"{given.rows:,} rows in {given.out}, {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
