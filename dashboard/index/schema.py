"""The tables of the index, and the SQL that derives a narrow row from a claim.

`hot` holds one narrow row a claim as it stands now: all that a map, a count or an order needs, no text. `past` holds
those rows that a later revision replaced. `spot` holds the distinct places, `own` the ledger's claims in full; the
claims of a dataset stay in its Parquet files, which `source` numbers. A claim's number `no` is source * 2^40 + row.
"""

from __future__ import annotations

from dashboard.domain.claim import COLUMN_TYPES
from dashboard.domain.geo import MAX_LATITUDE, TILE
from dashboard.domain.words import WIDE, Kind, Precision, Review, Side

VERSION = 1
"""Of the tables; a file of another version is built anew."""
SOURCE_BITS = 40
"""A file may hold 2^40 rows."""
GRID_ZOOM = 18
"""The finest zoom the grid of clusters knows."""
CELL, FINE_CELL, FINE_ZOOM = 52, 13, 12
"""Side of a clustering cell in pixels: twice the largest marker's radius, and a quarter of it from zoom 12 on."""
KIND_SLOTS, ACTOR_SLOTS = 16, 8
"""`ska` packs spot, kind and actor into one number: grouping by one number is three times as quick as by three."""
CONFLICT_DAYS = 21
"""Two sides contradict each other only when they speak of days at most three weeks apart: villages changed hands."""
KINDS, SIDES = tuple(k.value for k in Kind), tuple(s.value for s in Side)
PRECISIONS = ("", *(p.value for p in Precision))

_ENUMS = {"kind": KINDS, "side": SIDES, "review": tuple(r.value for r in Review), "exact": PRECISIONS}

_FIELDS = ", ".join(f'"{name}" {kind}' for name, kind in COLUMN_TYPES.items())
_HOT = """no BIGINT, id_key UBIGINT, ska BIGINT, kind kind, actor side, claimant_side side, review review,
  precision exact, region VARCHAR, publisher VARCHAR, claimant VARCHAR, dataset VARCHAR, place_id VARCHAR,
  day_from DATE, day_to DATE, newest BIGINT, known_from TIMESTAMP, stance UTINYINT, place_key UBIGINT, id VARCHAR,
  contested BOOLEAN"""
TABLES = (
    *(f"CREATE TYPE {name} AS ENUM ({', '.join(map(repr, words))})" for name, words in _ENUMS.items()),
    "CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL)",
    "CREATE TABLE dataset (name VARCHAR PRIMARY KEY, stamp VARCHAR NOT NULL, columns VARCHAR[] NOT NULL)",
    "CREATE TABLE source (no INTEGER PRIMARY KEY, dataset VARCHAR NOT NULL, path VARCHAR NOT NULL)",
    "CREATE TABLE spot (no BIGINT, place UBIGINT, place_id VARCHAR, name VARCHAR, region VARCHAR, precision exact,"
    " radius_km DOUBLE, lat DOUBLE, lon DOUBLE, gx INTEGER, gy INTEGER, wide BOOLEAN)",
    f"CREATE TABLE own (row BIGINT, known_from TIMESTAMP, {_FIELDS})",
    f"CREATE TABLE hot ({_HOT})",
    f"CREATE TABLE past ({_HOT}, known_to TIMESTAMP)",
)

_WIDE = f"({', '.join(repr(str(w)) for w in sorted(WIDE))})"
_SCALE = 2**GRID_ZOOM * TILE / FINE_CELL
_X = "(lon + 180) / 360"
_Y = f"(1 - asinh(tan(radians(greatest(-{MAX_LATITUDE}, least({MAX_LATITUDE}, lat))))) / pi()) / 2"
NEW_SPOTS = f"""
INSERT INTO spot
SELECT (SELECT count(*) FROM spot) + row_number() OVER (ORDER BY lat, lon, place_id, precision, radius_km) - 1,
  hash(place_id, lat, lon), place_id, name, region, precision, radius_km, lat, lon,
  CAST(floor({_X} * {_SCALE}) AS INTEGER), CAST(floor({_Y} * {_SCALE}) AS INTEGER), precision IN {_WIDE}
FROM (
  SELECT place_id, lat, lon, CAST(precision AS exact) AS precision, coalesce(radius_km, 0) AS radius_km,
    min(name) AS name, min(region) AS region
  FROM {{rows}} WHERE lat IS NOT NULL AND lon IS NOT NULL GROUP BY 1, 2, 3, 4, 5) fresh
ANTI JOIN spot old USING (place_id, lat, lon, precision, radius_km)
"""  # noqa: S608
"""Add the places of {rows} that are not there yet. A place known less exactly is a spot of its own."""

_STANCE = f"""CASE WHEN review <> 'accepted' OR precision IN {_WIDE} OR claimant_side = 'unknown' OR day_to IS NULL
  OR actor NOT IN ('UA', 'RU') OR kind NOT IN ('retake', 'capture', 'control', 'hold', 'withdraw', 'strike') THEN NULL
  ELSE CASE kind WHEN 'strike' THEN 8 ELSE 4 END
    + CASE WHEN (actor = 'RU') <> ((kind = 'withdraw') <> (hedge = 'denied')) THEN 2 ELSE 0 END
    + CASE claimant_side WHEN 'RU' THEN 1 ELSE 0 END END"""
HOT_ROWS = f"""
SELECT no, hash(id) AS id_key,
  spot * {KIND_SLOTS * ACTOR_SLOTS} + enum_code(CAST(kind AS kind)) * {ACTOR_SLOTS} + enum_code(CAST(actor AS side))
    AS ska,
  CAST(kind AS kind) AS kind, CAST(actor AS side) AS actor, CAST(claimant_side AS side) AS claimant_side,
  CAST(review AS review) AS review, CAST(precision AS exact) AS precision, region, publisher, claimant, dataset,
  place_id, day_from, day_to,
  ((coalesce(day_to - DATE '1970-01-01', -1000000) + 1000000) << 23)
    + coalesce(published - DATE '1970-01-01' + 1000000, 0) AS newest,
  known_from, stance, CASE WHEN stance IS NOT NULL THEN place END AS place_key,
  CASE WHEN stance IS NOT NULL THEN id END AS id, false AS contested
FROM (
  SELECT r.*, s.no AS spot, {_STANCE.replace("precision", "r.precision")} AS stance,
    CASE WHEN r.place_id <> '' THEN hash(r.place_id)
      WHEN r.precision IN ('point', 'settlement') THEN s.place END AS place
  FROM (SELECT *, CAST(coalesce(date_from, date_to, published) AS DATE) AS day_from,
    CAST(coalesce(date_to, published, date_from) AS DATE) AS day_to FROM {{rows}}) r
  LEFT JOIN spot s ON s.place_id = r.place_id AND s.lat = r.lat AND s.lon = r.lon
    AND s.precision = CAST(r.precision AS exact) AND s.radius_km = coalesce(r.radius_km, 0))
ORDER BY ska, newest
"""  # noqa: S608
"""Narrow rows of {rows}: every field of the claim schema, `no` and `known_from`.

stance: question (4 who holds it, 8 who fired) + answer (2 Russia, 0 Ukraine) + camp of the claimant (1 Russia), null
when the claim answers no such question; two stances contradict each other when they differ by exactly 3.
"""
_NEAREST = f"""
SELECT a.place_key, a.stance, a.day_to FROM {{keys}} a
ASOF JOIN (SELECT place_key, xor(stance, 3) AS stance, day_to FROM {{keys}}) b
  ON a.place_key = b.place_key AND a.stance = b.stance AND a.day_to %s b.day_to
WHERE abs(a.day_to - b.day_to) <= {CONFLICT_DAYS}
"""  # noqa: S608
CLASHES = f"{_NEAREST % '>='} UNION {_NEAREST % '<='}"
"""Those of {keys} that the other camp contradicts. Its nearest answer, before or after, is near enough or none is: to
join every pair of answers would cost the square of a place's days."""
KEYS = "(SELECT DISTINCT place_key, stance, day_to FROM {rows} WHERE stance IS NOT NULL)"
