"""Which claims contradict one another, brought into the table `contradiction`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter

import duckdb
import pyarrow as pa

from dashboard.domain.claim import Claim
from dashboard.domain.words import WIDE, Hedge, Kind, Precision, Side, Stance
from dashboard.index.schema import (
    ACTOR_SLOTS,
    AT_LEAST,
    CAMP,
    CAUTIOUS,
    DENIED,
    HARMED,
    KIND_SLOTS,
    NOWHERE,
    OF_RUSSIA,
    OPEN,
    PART,
    QUESTIONS,
    SPARED,
    THING,
    THING_NAMES,
)
from dashboard.judgement import (
    GAINS,
    Assertion,
    Question,
    Rule,
    assertion,
    pairs,
    question_of,
)
from dashboard.judgement.assertions import number_killed

MOST_AGAINST = 20
"""Most contradicting answers noted beside one answer, those of the nearest days."""
RULES = tuple(Rule)
"""The rules by the number they have in the table."""
_NOWHERE_RULE = RULES.index(Rule.NOWHERE)
_QUESTION = {number: question for question, number in QUESTIONS.items()}
_EPOCH = 719_163
"""The proleptic ordinal of 1 January 1970, from which DuckDB counts."""
_COLUMNS = pa.schema(
    [
        ("place_key", pa.uint64()),
        ("a", pa.uint64()),
        ("b", pa.uint64()),
        ("rule", pa.uint8()),
    ]
)

_FIRING = ", ".join(repr(str(k)) for k in Kind if k.stance is Stance.FIRES)
# Only places where anything can contradict: other answers, or the same one denied,
# counted otherwise or spoken of a part. An event matters where one is denied, else a
# strike that is blamed on the other side or has a number: of a million rows of events
# hardly any. What nobody published says nothing against what everybody reads.
_ANSWERS = f"""
WITH spoken AS (
  SELECT DISTINCT assertion, place_key, answer, CAST(kind AS VARCHAR) AS kind,
    {CAMP} AS camp, day_from, day_to, killed
  FROM {{rows}} WHERE assertion IS NOT NULL AND answer & 7 <> {NOWHERE}
    AND NOT hidden),
lively AS (
  SELECT place_key, bool_or(answer & {DENIED} <> 0 AND answer & 7 = 3) AS denied,
    bool_or(answer & {SPARED} <> 0) AS spared
  FROM spoken GROUP BY 1
  HAVING count(DISTINCT camp) > 1 AND (
    count(DISTINCT answer & {OF_RUSSIA}) > 1 OR bool_or(answer & {DENIED} <> 0)
    OR bool_or(answer & {PART + SPARED} <> 0) OR count(killed) > 1))
SELECT s.place_key, s.assertion, s.answer, s.kind, s.camp,
  s.day_from - DATE '1970-01-01', s.day_to - DATE '1970-01-01', s.killed
FROM spoken s JOIN lively USING (place_key)
WHERE s.answer & 7 <> 3 OR lively.denied
  OR lively.spared AND s.answer & {SPARED + HARMED} <> 0
  OR (s.kind IN ({_FIRING}) AND (s.killed IS NOT NULL OR s.camp IN ('UA', 'RU')))
ORDER BY s.place_key, s.assertion
"""


def _camp(table: str) -> str:
    return CAMP.replace("claimant", f"{table}.claimant")


_PACKED = KIND_SLOTS * ACTOR_SLOTS
_GAINS = ", ".join(repr(str(kind)) for kind in GAINS)
# A gain in an area lies in another area when all of it does.
# 111.2 km a degree: the error over the width of an area is far below its radius.
_NOWHERE = f"""
SELECT DISTINCT g.place_key, d.assertion AS a, g.assertion AS b
FROM (SELECT * FROM {{rows}} WHERE answer & 7 = {NOWHERE} AND answer & {DENIED} <> 0
    AND assertion IS NOT NULL AND NOT hidden) d
JOIN spot area ON area.no = d.packed_key // {_PACKED}
JOIN (SELECT * FROM {{rows}} WHERE kind IN ({_GAINS}) AND assertion IS NOT NULL
    AND answer & {DENIED + CAUTIOUS} = 0 AND NOT hidden) g
  ON g.actor = d.actor AND g.day_from >= d.day_from - 1
    AND g.day_to <= d.day_to + CASE WHEN g.start_unknown THEN 1 ELSE 0 END
JOIN spot place ON place.no = g.packed_key // {_PACKED}
WHERE {_camp("d")} <> {_camp("g")}
  AND CASE WHEN g.place_key = d.place_key OR area.precision = 'country' THEN true
    WHEN place.precision = 'country' THEN false
    WHEN area.precision = 'oblast'
      THEN area.region <> '' AND area.region = place.region
    ELSE sqrt(power(area.lat - place.lat, 2)
      + power((area.lon - place.lon) * cos(radians(area.lat)), 2)) * 111.2
      + CASE WHEN place.wide THEN place.radius_km ELSE 0 END <= area.radius_km END
"""


def judged_pairs(
    cursor: duckdb.DuckDBPyConnection,
    rows: str,
    values: dict[str, object],
) -> pa.Table:
    """Return the contradicting pairs among narrow rows: columns place_key, a and b
    (assertions), rule (its place in RULES); each pair in both orders.

    rows: a table of narrow rows, of whole places. values: its parameters.
    """
    return _table(
        [*_at_places(cursor, rows, values), *_across_areas(cursor, rows, values)]
    )


def seen_pairs(
    cursor: duckdb.DuckDBPyConnection,
    seen: str,
    values: dict[str, object],
) -> pa.Table:
    """Return the contradicting pairs among those narrow rows of now that a visitor may
    see, as `judged_pairs` does: what they may not see contradicts nothing, and takes
    nobody's place among MOST_AGAINST.

    seen: a condition over `current`. values: its parameters.
    """
    # Where all who spoke may be seen, the pairs are those that are there already.
    others = f"""(SELECT place_key FROM current
        WHERE assertion IS NOT NULL AND NOT ({seen}))"""
    same: pa.Table = cursor.sql(
        f"""SELECT * FROM contradiction
        WHERE rule <> {_NOWHERE_RULE} AND place_key NOT IN {others}""",
        params=values,
    ).to_arrow_table()
    near = f"""(SELECT * FROM current WHERE {seen} AND place_key IN {others}
        AND place_key IN (SELECT place_key FROM contradiction))"""
    every = f"(SELECT * FROM current WHERE {seen})"
    judged = _table(
        [
            *_at_places(cursor, near, values),
            *_across_areas(cursor, every, values),
        ]
    )
    return pa.concat_tables([same, judged])


DismissedPair = tuple[str, str, str, datetime]
"""Two ids of claims, the rule by which they would contradict, and when a person said
that they do not, in UTC.
"""
_Judged = tuple[int, int, int, int]


def _table(judged: list[_Judged]) -> pa.Table:
    columns = list(zip(*judged, strict=True)) or [()] * len(_COLUMNS)
    return pa.table(
        [pa.array(c, f.type) for c, f in zip(columns, _COLUMNS, strict=True)],
        schema=_COLUMNS,
    )


def _across_areas(
    cursor: duckdb.DuckDBPyConnection,
    rows: str,
    values: dict[str, object],
) -> Iterator[_Judged]:
    """Yield who denies all gains in an area with every gain that lies in it."""
    for place, denial, gain in cursor.execute(
        _NOWHERE.format(rows=rows), values
    ).fetchall():
        yield place, denial, gain, _NOWHERE_RULE
        yield place, gain, denial, _NOWHERE_RULE


def _at_places(
    cursor: duckdb.DuckDBPyConnection,
    rows: str,
    values: dict[str, object],
) -> Iterator[_Judged]:
    """Yield the pairs whose claims are of one place."""
    answers = cursor.execute(_ANSWERS.format(rows=rows), values).fetchall()
    for place, answered in groupby(answers, itemgetter(0)):
        listed = list(answered)
        for pair in pairs([_assertion(*row[2:]) for row in listed], MOST_AGAINST):
            a, b = listed[pair.first][1], listed[pair.second][1]
            yield place, a, b, RULES.index(pair.rule)


def _assertion(
    answer: int,
    kind: str,
    camp: str,
    first: int,
    last: int,
    killed: int | None,
) -> Assertion:
    question = _QUESTION[answer & 7]
    return Assertion(
        question,
        Side.RU if answer & OF_RUSSIA else Side.UA,
        None if answer & OPEN else min(first, last) + _EPOCH,
        last + _EPOCH,
        camp,
        kind if question is Question.EVENT else "",
        bool(answer & DENIED),
        bool(answer & PART),
        killed,
        bool(answer & AT_LEAST),
        bool(answer & CAUTIOUS),
        THING_NAMES[answer // THING],
        None if not answer & (SPARED | HARMED) else bool(answer & HARMED),
    )


def answer_code(claim: Claim) -> int | None:
    """Return the `answer` of `schema.NARROW_ROWS`, None when the claim answers
    nothing.
    """
    if claim.precision in WIDE:
        return _answer_of_area(claim)
    asserted = assertion(claim)
    if asserted is None:
        return None
    return (
        QUESTIONS[asserted.question]
        + OF_RUSSIA * (asserted.side is Side.RU)
        + DENIED * asserted.denied
        + PART * asserted.part
        + OPEN * (asserted.first is None)
        + AT_LEAST * asserted.at_least
        + CAUTIOUS * asserted.cautious
        + SPARED * (asserted.damage is False)
        + HARMED * (asserted.damage is True)
        + THING * THING_NAMES.index(asserted.thing)
    )


def _answer_of_area(claim: Claim) -> int | None:
    """Return what a claim says of gains anywhere in an area."""
    if claim.kind not in GAINS or claim.actor not in (Side.UA, Side.RU):
        return None
    # Of a place it would say something, or nothing, by the same words.
    if assertion(replace(claim, precision=Precision.SETTLEMENT)) is None:
        return None
    return (
        NOWHERE
        + DENIED * (claim.hedge is Hedge.DENIED)
        + OF_RUSSIA * (claim.actor is Side.RU)
        + CAUTIOUS * (claim.hedge is Hedge.HEDGED)
    )


def killed_number(claim: Claim) -> int | None:
    """Return the `killed` of `schema.NARROW_ROWS`, None when no number is told."""
    if question_of(claim.kind) is not Question.EVENT:
        return None
    killed, _ = number_killed((claim.quote, claim.note))
    return killed


def mark(cursor: duckdb.DuckDBPyConnection, places: str) -> None:
    """Judge the claims at the given places anew, and mark those of them that another
    camp contradicts.

    places: a query for their keys.
    """
    cursor.execute(f"CREATE OR REPLACE TEMP TABLE touched AS {places}")
    if not _any(cursor, "touched"):
        return
    near = "(SELECT * FROM current WHERE place_key IN (FROM touched))"
    # Denials of gains in an area are few and concern places elsewhere: they are judged
    # by themselves, or one of them would have every place with a gain judged anew.
    of_areas = f"SELECT a FROM contradiction WHERE rule = {_NOWHERE_RULE}"
    cursor.execute(f"CREATE OR REPLACE TEMP TABLE across_before AS {of_areas}")
    cursor.execute(
        f"""DELETE FROM contradiction WHERE rule = {_NOWHERE_RULE}
        OR place_key IN (SELECT place_key FROM touched)"""
    )
    judged = [*_at_places(cursor, near, {}), *_across_areas(cursor, "current", {})]
    cursor.register("judged", _table(judged))
    cursor.execute("INSERT INTO contradiction FROM judged")
    cursor.unregister("judged")
    # Written only where it changes: an archive touches the same places with every file,
    # and nearly all stays as it was.
    now = "assertion IN (SELECT a FROM contradiction)"
    cursor.execute(
        f"""UPDATE current SET contested = {now} WHERE assertion IS NOT NULL
        AND (place_key IN (FROM touched) OR assertion IN (FROM across_before)
          OR assertion IN ({of_areas}))
        AND contested IS DISTINCT FROM ({now})"""
    )

    _leave_dismissed(cursor)


def set_aside(
    cursor: duckdb.DuckDBPyConnection,
    dismissed: Iterable[DismissedPair],
) -> None:
    """Note which pairs people dismissed, instead of those noted before."""
    rows = [
        (claim, other, RULES.index(Rule(rule)), at.astimezone(UTC).replace(tzinfo=None))
        for claim, other, rule, at in dismissed
        if rule in set(RULES)
    ]
    # Those that are dismissed no longer are contested again.
    cursor.execute(
        """UPDATE current SET contested = true
        WHERE id IN (SELECT claim FROM dismissed) AND NOT contested
        AND assertion IN (SELECT a FROM contradiction)"""
    )
    cursor.execute("DELETE FROM dismissed")
    for claim, other, rule, at in rows:
        both = [claim, other, rule, at, other, claim, rule, at]
        cursor.execute("INSERT INTO dismissed VALUES (?, ?, ?, ?), (?, ?, ?, ?)", both)
    _leave_dismissed(cursor)


def _leave_dismissed(cursor: duckdb.DuckDBPyConnection) -> None:
    """Mark as contested no longer what is contradicted by dismissed pairs alone."""
    cursor.execute(
        f"""UPDATE current SET contested = false WHERE contested AND no IN
        ({settled_claims("current", "contradiction", "dismissed")})"""
    )


def settled_claims(rows: str, pairs: str, dismissed: str) -> str:
    """Return the question for the numbers of those of the rows that are contradicted,
    and by nothing but what was dismissed; what nobody published contradicts nothing.
    """
    return f"""SELECT a.no FROM (SELECT * FROM {rows}
        WHERE id IN (SELECT claim FROM {dismissed})) a
      JOIN {pairs} p ON p.a = a.assertion
      JOIN {rows} b ON b.assertion = p.b AND NOT b.hidden
      LEFT JOIN {dismissed} d
        ON d.claim = a.id AND d.other = b.id AND d.rule = p.rule
      GROUP BY a.no HAVING bool_and(d.claim IS NOT NULL)"""


def _any(cursor: duckdb.DuckDBPyConnection, rows: str) -> bool:
    return cursor.execute(f"SELECT 1 FROM {rows} LIMIT 1").fetchone() is not None
