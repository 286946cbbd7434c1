"""The tables of the index, and the SQL that derives a narrow row from a claim.

`current` holds one narrow row a claim as it stands now: all that a map, a count or an
order needs, no text. `history` holds those rows that a later revision replaced. `spot`
holds the distinct places, `ledger_claims` the ledger's claims in full; the claims of a
dataset stay in its Parquet files, which `source` numbers. A claim's number `no` is
source * 2^40 + row.
"""

from __future__ import annotations

import hashlib
import inspect
import re

from dashboard.domain.claim import COLUMN_TYPES
from dashboard.domain.filters import LIST_FILTERS
from dashboard.domain.geography.geo import MAX_LATITUDE, TILE
from dashboard.domain.words import WIDE, Kind, Precision, Review, Side, Stance
from dashboard.judgement import (
    AROUND,
    GAINS,
    HALF_RING,
    ITSELF,
    NAME_FOR,
    REPELLED,
    RING,
    STOP,
    Question,
    contradictions,
    question_of,
)
from dashboard.judgement.phrases import (
    ATTEMPTED_WORDS,
    CERTAIN_WORDS,
    COMPOUND_WORDS,
    FACILITY_WORDS,
    FACT_WORDS,
    FULFILLED_WORDS,
    HALF_RING_WORDS,
    HAPPENED_WORDS,
    HARMED_WORDS,
    HOLDING_WORDS,
    KILLED_WORDS,
    LIKELY_WORDS,
    NEAR_WORDS,
    NOBODY_KILLED_WORDS,
    NONCOMMITTAL_WORDS,
    NUMBER_WORDS,
    OF_MANY_EVENTS_WORDS,
    OF_THE_DEAD,
    OTHERS_LEFT_WORDS,
    PART_WORDS,
    REFUTED_WORDS,
    REPELLED_WORDS,
    REPORTED_WORDS,
    RESUMED_WORDS,
    RING_WORDS,
    SETTLED_WORDS,
    SPARED_WORDS,
    SUPPOSED_WORDS,
    TAKEN_WORDS,
    THING_NAMED,
    THING_WORDS,
    THINGS,
    TOTAL_WORDS,
    TROOPS_LEFT_WORDS,
    UNCONFIRMED_WORDS,
    UNFULFILLED_WORDS,
    UNHELD_WORDS,
    UNOWNED_WORDS,
    UNREAL_WORDS,
    WHOLE_WORDS,
)

SOURCE_BITS = 40
"""A file may hold 2^40 rows."""
GRID_ZOOM = 18
"""The finest zoom the grid of clusters knows."""
CELL, FINE_CELL, FINE_ZOOM = 52, 13, 12
"""Side of a clustering cell in pixels: twice the largest marker's radius, and a quarter
of it from zoom 12 on.
"""
KINDS, SIDES = tuple(k.value for k in Kind), tuple(s.value for s in Side)
KIND_SLOTS, ACTOR_SLOTS = (1 << len(words).bit_length() for words in (KINDS, SIDES))
"""`packed_key` packs spot, kind and actor into one number: grouping by one number is
three times as quick as by three. A power of two with room for every word.
"""
PRECISIONS = ("", *(p.value for p in Precision))
QUESTIONS = {Question.STATE: 1, Question.CHANGE: 2, Question.EVENT: 3}
NOWHERE = 4
"""The question whether a side gained ground anywhere in an area: a claim of a gain in
it, or a denial of all gains there.
"""
OF_RUSSIA, DENIED, PART, OPEN, AT_LEAST, CAUTIOUS = 8, 16, 32, 64, 128, 256
SPARED, HARMED = 512, 1024
"""Added to the number of a question: the side is Russia; it is denied; it speaks of a
part of the place; its first day is unknown; more than so many may have been killed; it
is said to be likely or possible; a thing was not hit by fire, or was.
"""
THING = 2048
"""Added as many times as the thing that an event was about has its place in
THING_NAMES."""
THING_NAMES = ("", RING, HALF_RING, AROUND, ITSELF, REPELLED, *THINGS)

_ENUMS = {
    "kind": KINDS,
    "side": SIDES,
    "review": tuple(r.value for r in Review),
    "exact": PRECISIONS,
}

_FIELDS = ", ".join(f'"{name}" {kind}' for name, kind in COLUMN_TYPES.items())
_NARROW = """no BIGINT, id_key UBIGINT, packed_key BIGINT, kind kind, actor side,
  claimant_side side, review review, precision exact, region VARCHAR,
  publisher VARCHAR, claimant VARCHAR, dataset VARCHAR, place_id VARCHAR,
  day_from DATE, day_to DATE, start_unknown BOOLEAN, newest BIGINT,
  known_from TIMESTAMP, answer UINTEGER, killed INTEGER, place_key UBIGINT,
  assertion UBIGINT, id VARCHAR, contested BOOLEAN,
  denied BOOLEAN, hidden BOOLEAN"""
FILTER_COLUMN = {
    name: declared.field or name
    for name, declared in LIST_FILTERS.items()
    if declared.in_rows
}
"""The column of a narrow row that each filter of several values compares."""
_MORE = tuple(
    column
    for column in sorted(set(FILTER_COLUMN.values()))
    if not re.search(rf"\b{column} ", _NARROW)
)
# Columns that only a filter needs stand last, as text: those before stay as they are.
_NARROW += "".join(f", {column} VARCHAR" for column in _MORE)
_MORE_VALUES = "".join(f", CAST({column} AS VARCHAR) AS {column}" for column in _MORE)
TABLES = (
    *(
        f"CREATE TYPE {name} AS ENUM ({', '.join(map(repr, words))})"
        for name, words in _ENUMS.items()
    ),
    "CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL)",
    (
        "CREATE TABLE dataset (name VARCHAR PRIMARY KEY, stamp VARCHAR NOT NULL,"
        " columns VARCHAR[] NOT NULL)"
    ),
    (
        "CREATE TABLE source (no INTEGER PRIMARY KEY, dataset VARCHAR NOT NULL, path"
        " VARCHAR NOT NULL)"
    ),
    (
        "CREATE TABLE spot (no BIGINT, place UBIGINT, place_id VARCHAR, name VARCHAR,"
        " region VARCHAR, precision exact, radius_km DOUBLE, lat DOUBLE, lon DOUBLE, gx"
        " INTEGER, gy INTEGER, wide BOOLEAN, readers UBIGINT)"
    ),
    f"CREATE TABLE ledger_claims (row BIGINT, known_from TIMESTAMP, {_FIELDS})",
    f"CREATE TABLE current ({_NARROW})",
    f"CREATE TABLE history ({_NARROW}, known_to TIMESTAMP)",
    (
        "CREATE TABLE contradiction (place_key UBIGINT, a UBIGINT, b UBIGINT, rule"
        " UTINYINT)"
    ),
    (
        "CREATE TABLE dismissed (claim VARCHAR, other VARCHAR, rule UTINYINT,"
        " dismissed_at TIMESTAMP)"
    ),
)

_WIDE = f"({', '.join(repr(str(w)) for w in sorted(WIDE))})"
_GAINS = f"({', '.join(repr(str(kind)) for kind in GAINS)})"
_LEAVING = f"({', '.join(repr(str(k)) for k in Kind if k.stance is Stance.LEAVES)})"
# Every coarser grid follows from the finest by a shift of bits.
_SCALE = 2**GRID_ZOOM * TILE / FINE_CELL
_X = "(lon + 180) / 360"
# Bounded, as in Web Mercator the poles lie at infinity.
_Y = (
    f"(1 - asinh(tan(radians(greatest(-{MAX_LATITUDE}, least({MAX_LATITUDE}, lat))))) /"
    " pi()) / 2"
)
_READERS = "hash(dataset, review = 'accepted', hidden)"
NEW_SPOTS = f"""
INSERT INTO spot
SELECT (SELECT count(*) FROM spot) - 1
    + row_number() OVER (ORDER BY lat, lon, place_id, precision, radius_km),
  hash(place_id, lat, lon), place_id, name, region, precision, radius_km, lat, lon,
  CAST(floor({_X} * {_SCALE}) AS INTEGER), CAST(floor({_Y} * {_SCALE}) AS INTEGER),
  precision IN {_WIDE}, readers
FROM (
  SELECT place_id, lat, lon, CAST(precision AS exact) AS precision,
    coalesce(radius_km, 0) AS radius_km, {_READERS} AS readers,
    min(name) AS name, min(region) AS region
  FROM {{rows}} WHERE lat IS NOT NULL AND lon IS NOT NULL
  GROUP BY 1, 2, 3, 4, 5, 6) fresh
ANTI JOIN spot old USING (place_id, lat, lon, precision, radius_km, readers)
"""
"""Add the places of {rows} that are not there yet. A place known less exactly is a spot
of its own, and so is that of each dataset and of what is not accepted: what these call
a place is for those alone who may read them.
"""


def _qualified(sql: str) -> str:
    """Return the expression with the precision of the claim, not of its spot."""
    return sql.replace("precision", "r.precision")


def _kinds(*questions: Question) -> str:
    names = (f"'{kind}'" for kind in Kind if question_of(kind) in questions)
    return f"({', '.join(names)})"


# The same as `judgement.assertion` makes of a claim; a test compares the two.
_WRITTEN = f"concat(coalesce(quote, ''), '{STOP}', note)"
_EVENT = f"kind IN {_kinds(Question.EVENT)}"


def _literal(words: str) -> str:
    """Return an expression as it stands between quotation marks of a template."""
    # Doubled: the whole is a template for the rows.
    return words.replace("{", "{{").replace("}", "}}").replace("'", "''")


# DuckDB leaves a text as it is where nothing is to be replaced.
_UNNAMED = f"""regexp_replace(replace({_WRITTEN}, coalesce(name, ''), '{NAME_FOR}'),
  '{_literal(COMPOUND_WORDS)}', ' \\1', 'g')"""


def _matches(words: str, text: str = "texts") -> str:
    """Return whether the words stand in a column of the claim's texts."""
    return f"regexp_matches({text}, '{_literal(words)}')"


# Words of the summary, found once for each row: what says that a change came, and what
# takes it back.
_OF_SUMMARY = {
    "fact": FACT_WORDS,
    "fact_unfulfilled": UNFULFILLED_WORDS,
    "fact_unheld": UNHELD_WORDS[0],
    "fact_unheld_slavic": UNHELD_WORDS[1],
}


def _before_fact(column: str) -> str:
    """Return whether the words of a column stand in the summary before its fact."""
    return f"strpos(lower(note), {column}) < strpos(lower(note), fact)"


_SETTLED = f"""CASE WHEN kind NOT IN {_kinds(Question.CHANGE)} THEN false
    WHEN {_matches(RESUMED_WORDS)} THEN true
    WHEN fact = '' THEN false
    WHEN fact_unfulfilled <> '' AND {_before_fact("fact_unfulfilled")} THEN false
    WHEN fact_unheld <> '' THEN NOT {_before_fact("fact_unheld")}
    WHEN fact_unheld_slavic <> '' THEN NOT {_before_fact("fact_unheld_slavic")}
    ELSE true END"""


def _irreal(column: str) -> str:
    """Return whether the column has words that take back what the texts say, and the
    texts do not say before them that it is so.
    """
    before = f"left(texts, strpos(texts, {column}) - 1)"
    return f"""CASE WHEN {column} = '' THEN false
      WHEN kind IN {_kinds(Question.STATE)} THEN NOT {_matches(HOLDING_WORDS, before)}
      WHEN {_EVENT} THEN NOT {_matches(HAPPENED_WORDS, before)}
      WHEN {_matches(FULFILLED_WORDS, before)} THEN false
      ELSE NOT settled END"""


def _first(words: str, *questions: Question) -> str:
    """Return the words of the texts that match first, for claims that answer those."""
    matched = f"regexp_extract(texts, '{_literal(words)}')"
    return f"CASE WHEN kind IN {_kinds(*questions)} THEN {matched} ELSE '' END"


_SUPPOSED = f"""CASE WHEN kind IN {_kinds(Question.CHANGE)}
  THEN CASE WHEN {_matches(SUPPOSED_WORDS)} AND NOT {_matches(FULFILLED_WORDS)}
    AND NOT {_matches(REPORTED_WORDS)} THEN NOT settled ELSE false END
  ELSE false END"""
_NEAR = _matches(NEAR_WORDS)


_TAKEN_THING = "concat({})".format(
    ", ".join(
        f"regexp_extract(unnamed, '{_literal(TAKEN_WORDS)}', {group})"
        for group in (1, 2, 3)
    )
)
_NAMES_A_THING = f"""({_matches(TAKEN_WORDS, "unnamed")}
  AND NOT {_matches(SETTLED_WORDS, _TAKEN_THING)})"""


def _unnamed(words: str) -> str:
    return _matches(words, "lower(unnamed)")


_UNCONFIRMED = f"""CASE WHEN {_matches(NONCOMMITTAL_WORDS)} THEN true
  WHEN {_matches(UNCONFIRMED_WORDS)} THEN NOT {_matches(REFUTED_WORDS)}
  ELSE false END"""


def _uncertain(words: str, text: str, certain: str = CERTAIN_WORDS) -> str:
    """Return whether the words stand in the text, and nothing certain before them."""
    before = f"""left({text}, strpos({text},
      regexp_extract({text}, '{_literal(words)}')) - 1)"""
    return f"""CASE WHEN {_matches(words, text)}
      THEN NOT {_matches(certain, before)} ELSE false END"""


_LIKELY = _uncertain(LIKELY_WORDS, "lower(unnamed)")
_UNOWNED = f"""CASE WHEN kind IN {_kinds(Question.STATE)}
  THEN {_uncertain(UNOWNED_WORDS, "texts")} ELSE false END"""
# A CASE looks no further than it must; of AND and OR DuckDB looks for both sides.
_OF_PART = f"""CASE WHEN {_EVENT} THEN false
    WHEN CASE WHEN kind NOT IN {_LEAVING} THEN false
      WHEN {_matches(OTHERS_LEFT_WORDS)} THEN NOT {_matches(TROOPS_LEFT_WORDS)}
      ELSE false END THEN true
    WHEN {_unnamed(TOTAL_WORDS)} THEN false
    WHEN {_unnamed(PART_WORDS)} OR {_unnamed(FACILITY_WORDS)} THEN true
    WHEN {_unnamed(WHOLE_WORDS)} THEN false
    ELSE {_unnamed(THING_WORDS)} OR {_NAMES_A_THING} END"""
# As `judgement.assertions.side_of` and `thing_of` say it.
_SIDE = f"""CASE
    WHEN actor <> 'unknown' OR hedge <> 'denied' OR claimant_side NOT IN ('UA', 'RU')
      THEN actor
    WHEN kind IN {_GAINS} THEN CASE claimant_side WHEN 'UA' THEN 'RU' ELSE 'UA' END
    WHEN kind IN {_LEAVING} THEN claimant_side
    ELSE actor END"""
_FIRING = f"({', '.join(repr(str(k)) for k in Kind if k.stance is Stance.FIRES)})"
_MOVING = f"({', '.join(repr(str(k)) for k in Kind if k.stance is Stance.ADVANCES)})"
_NAMED = f"""CASE WHEN kind IN {_FIRING} AND precision IS DISTINCT FROM 'point'
  THEN regexp_extract(texts, '{_literal(THING_NAMED)}', 1) ELSE '' END"""
_NAMED_THINGS = " ".join(
    f"WHEN regexp_full_match(thing_named, '{_literal(words)}')"
    f" THEN {THING_NAMES.index(name)}"
    for name, words in THINGS.items()
)
_THING = f"""CASE
      WHEN kind = '{Kind.HOLD}' THEN CASE WHEN {_matches(REPELLED_WORDS)}
        THEN {THING_NAMES.index(REPELLED)} ELSE 0 END
      WHEN kind IN {_MOVING} THEN CASE
        WHEN {_matches(HALF_RING_WORDS)} THEN {THING_NAMES.index(HALF_RING)}
        WHEN {_matches(RING_WORDS)} THEN {THING_NAMES.index(RING)}
        WHEN {_NEAR} THEN {THING_NAMES.index(AROUND)}
        ELSE 0 END
      WHEN kind NOT IN {_FIRING} THEN 0
      WHEN precision = 'point' THEN {THING_NAMES.index(ITSELF)}
      WHEN thing_named = '' THEN 0
      {_NAMED_THINGS} ELSE 0 END"""
_ATTEMPTED = f"""CASE WHEN kind IN {_MOVING}
  THEN {_uncertain(ATTEMPTED_WORDS, "texts", HAPPENED_WORDS)} ELSE false END"""
_ANSWER = f"""CASE
  WHEN review <> 'accepted' OR day_to IS NULL OR {_SIDE} NOT IN ('UA', 'RU')
    OR kind NOT IN {_kinds(*Question)}
    OR CASE WHEN kind = '{Kind.HOLD}' THEN {_NEAR} ELSE false END
    OR CASE WHEN hedge = 'denied' THEN {_UNCONFIRMED}
      WHEN {_irreal("unheld")} OR {_SUPPOSED} THEN true
      WHEN {_UNOWNED} OR {_ATTEMPTED} THEN true
      ELSE {_irreal("unfulfilled")} END
    THEN NULL
  WHEN precision IN {_WIDE} THEN CASE WHEN kind IN {_GAINS} AND actor IN ('UA', 'RU')
    THEN {NOWHERE} + CASE hedge WHEN 'denied' THEN {DENIED} ELSE 0 END
      + CASE actor WHEN 'RU' THEN {OF_RUSSIA} ELSE 0 END
      + CASE hedge WHEN 'hedged' THEN {CAUTIOUS} ELSE 0 END END
  ELSE CASE WHEN {_EVENT} THEN {QUESTIONS[Question.EVENT]}
      WHEN kind IN {_kinds(Question.STATE)} THEN {QUESTIONS[Question.STATE]}
      ELSE {QUESTIONS[Question.CHANGE]} END
    + CASE WHEN ({_SIDE} = 'RU') <> (kind IN {_LEAVING}) THEN {OF_RUSSIA} ELSE 0 END
    + CASE hedge WHEN 'denied' THEN {DENIED} ELSE 0 END
    + CASE WHEN {_OF_PART} THEN {PART} ELSE 0 END
    + CASE WHEN first_day IS NULL THEN {OPEN} ELSE 0 END
    + CASE WHEN killed_bound <> '' THEN {AT_LEAST} ELSE 0 END
    + CASE WHEN hedge = 'hedged' THEN {CAUTIOUS} WHEN hedge = 'denied' THEN 0
        WHEN {_LIKELY} THEN {CAUTIOUS} ELSE 0 END
    + CASE WHEN kind NOT IN {_FIRING} THEN 0 WHEN {_matches(SPARED_WORDS)}
        THEN {SPARED} WHEN {_matches(HARMED_WORDS)} THEN {HARMED} ELSE 0 END
    + {THING} * {_THING} END"""


def _killed_words(group: int) -> str:
    """Return the words of the first expression that says how many were killed."""
    whens = " ".join(
        f"WHEN regexp_matches(texts, '{words}')"
        f" THEN regexp_extract(texts, '{words}', {group})"
        for words in map(_literal, KILLED_WORDS)
    )
    silent = f"NOT {_EVENT} OR NOT {_SPEAKS_OF_DEAD} OR of_many_events"
    return f"CASE WHEN {silent} THEN '' {whens} ELSE '' END"


_UNHELD = f"""CASE WHEN {_EVENT} THEN regexp_extract(texts, '{_literal(UNREAL_WORDS)}')
  ELSE coalesce(nullif({_first(UNHELD_WORDS[0], Question.STATE, Question.CHANGE)}, ''),
    {_first(UNHELD_WORDS[1], Question.STATE, Question.CHANGE)}) END"""
_UNFULFILLED = _first(UNFULFILLED_WORDS, Question.CHANGE)
_FACTS = ", ".join(
    f"CASE WHEN kind IN {_kinds(Question.CHANGE)} THEN"
    f" regexp_extract(lower(note), '{_literal(words)}') ELSE '' END AS {column}"
    for column, words in _OF_SUMMARY.items()
)
_SPEAKS_OF_DEAD = _matches(OF_THE_DEAD)
_NUMBERS = ", ".join(
    f"'{_literal(word)}': {number}" for word, number in NUMBER_WORDS.items()
)
_KILLED = f"""CASE WHEN {_EVENT} THEN coalesce(
  TRY_CAST(killed_words AS INTEGER),
  MAP {{{{{_NUMBERS}}}}}[killed_words],
  CASE WHEN killed_words = '' AND {_matches(NOBODY_KILLED_WORDS)}
    AND NOT of_many_events THEN 0 END) END"""
CAMP = r"""CASE WHEN claimant_side IN ('UA', 'RU') THEN CAST(claimant_side AS VARCHAR)
  ELSE trim(regexp_replace(lower(claimant), '\s+', ' ', 'g')) END"""
"""On whose behalf a claimant speaks, as `judgement.camp_of` says it."""
_NARROW_ROWS = f"""
SELECT no, hash(id) AS id_key,
  spot * {KIND_SLOTS * ACTOR_SLOTS} + enum_code(CAST(kind AS kind)) * {ACTOR_SLOTS}
    + enum_code(CAST(actor AS side)) AS packed_key,
  CAST(kind AS kind) AS kind, CAST(actor AS side) AS actor,
  CAST(claimant_side AS side) AS claimant_side, CAST(review AS review) AS review,
  CAST(precision AS exact) AS precision, region, publisher, claimant, dataset,
  place_id, day_from, day_to, date_from IS NULL AS start_unknown,
  ((coalesce(day_to - DATE '1970-01-01', -1000000) + 1000000) << 23)
    + coalesce(published - DATE '1970-01-01' + 1000000, 0) AS newest,
  known_from, answer, killed, place AS place_key,
  CASE WHEN answer IS NOT NULL AND place IS NOT NULL
    THEN hash(place, answer, CASE WHEN {_EVENT} THEN kind END, {CAMP}, first_day,
      day_to, killed) END AS assertion,
  CASE WHEN answer IS NOT NULL THEN id END AS id, false AS contested,
  coalesce(hedge = 'denied', false) AS denied, hidden{_MORE_VALUES}
FROM (
  SELECT r.*, s.no AS spot{{spoken}},
    CASE WHEN r.place_id <> '' THEN hash(r.place_id)
      WHEN r.precision IN ('point', 'settlement') THEN s.place END AS place
  FROM (SELECT *, CAST(date_from AS DATE) AS first_day,
    CAST(coalesce(date_from, date_to, published) AS DATE) AS day_from,
    CAST(coalesce(date_to, published, date_from) AS DATE) AS day_to
    FROM {{claims}}) r
  LEFT JOIN spot s ON s.place_id = r.place_id AND s.lat = r.lat AND s.lon = r.lon
    AND s.precision = CAST(r.precision AS exact)
    AND s.radius_km = coalesce(r.radius_km, 0)
    AND s.readers = hash(r.dataset, r.review = 'accepted', r.hidden))
ORDER BY packed_key, newest
"""
# Rows of one place stand side by side: DuckDB then skips the blocks without it (by its
# zone maps), and stores equal values once.
NARROW_ROWS = _NARROW_ROWS.format(
    spoken=f", {_qualified(_ANSWER)} AS answer, {_KILLED} AS killed",
    claims=f"""(SELECT *, {_killed_words(1)} AS killed_bound,
      {_killed_words(2)} AS killed_words, {_NAMED} AS thing_named,
      {_UNHELD} AS unheld, {_UNFULFILLED} AS unfulfilled, {_SETTLED} AS settled
      FROM (SELECT *, CASE WHEN {_EVENT} THEN {_matches(OF_MANY_EVENTS_WORDS)}
          ELSE false END AS of_many_events, {_FACTS}
        FROM (SELECT *, lower({_WRITTEN}) AS texts, {_UNNAMED} AS unnamed
          FROM {{rows}})))""",
)
"""Narrow rows of {rows}: every field of the claim schema, `no`, `known_from` and
`hidden`, whether the row is of a private dataset.

start_unknown: it happened on or before day_to, nobody says how long before.
answer: what the claim answers at its place, one of QUESTIONS or NOWHERE with OF_RUSSIA,
DENIED, PART, OPEN, AT_LEAST, CAUTIOUS, SPARED or HARMED and a THING added, null when
nothing. killed: see `judgement`.
assertion: the same number for claims that say the same of the same place and days for
the same camp.
"""
FEW_NARROW_ROWS = _NARROW_ROWS.format(spoken="", claims="{rows}")
"""The same of {rows} that bring `answer` and `killed`: to get ready for the words of
judgement takes DuckDB half a second, however few the rows are.
"""
# Where a line is broken makes no other table.
_DERIVATION = " ".join(" ".join((*TABLES, NEW_SPOTS, NARROW_ROWS)).split())
_DERIVATION += inspect.getsource(contradictions)
VERSION = hashlib.sha256(_DERIVATION.encode()).hexdigest()[:16]
"""Of the tables and of what derives their rows, the words of the vocabulary and the
rules of contradiction included; a file of another version is built anew.
"""
