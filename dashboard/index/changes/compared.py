"""What two days knew, compared: which claims came, changed and went between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dashboard.domain.filters import Filters
from dashboard.index.conditions import Values, visible
from dashboard.index.index import Index

_STATES = """b AS (SELECT * FROM {before} WHERE review = 'accepted' AND {seen}),
a AS (SELECT * FROM {after} WHERE review = 'accepted' AND {seen}),
fits AS (SELECT id_key FROM {before} WHERE {condition}
  UNION SELECT id_key FROM {after} WHERE {condition})"""
_KINDS = {
    "new": """SELECT a.no AS no, CAST(NULL AS BIGINT) AS old
      FROM a ANTI JOIN b USING (id_key) SEMI JOIN fits USING (id_key)""",
    "corrected": """SELECT a.no AS no, b.no AS old
      FROM a JOIN b USING (id_key) SEMI JOIN fits USING (id_key)
      WHERE a.no <> b.no""",
    "retracted": """SELECT b.no AS no, CAST(NULL AS BIGINT) AS old
      FROM b ANTI JOIN a USING (id_key) SEMI JOIN fits USING (id_key)""",
    "contested": """SELECT a.no AS no, b.no AS old
      FROM a JOIN b USING (id_key) SEMI JOIN fits USING (id_key)
      WHERE a.contested AND NOT b.contested""",
    "settled": """SELECT a.no AS no, b.no AS old
      FROM a JOIN b USING (id_key) SEMI JOIN fits USING (id_key)
      WHERE b.contested AND NOT a.contested""",
}


@dataclass(frozen=True, slots=True)
class Compared:
    """Claims of one kind of change. total: how many there are. numbers: of the newest
    of them, each with the number of the row it had before, None where it had none.
    """

    total: int
    numbers: tuple[tuple[int, int | None], ...]


def compared(
    index: Index,
    filters: Filters,
    since: date,
    until: date | None,
    most: int,
) -> dict[str, Compared]:
    """Return what changed from the beginning of the day `since` to the end of the day
    `until`, None for now: new, corrected (a row that was replaced, whatever of it),
    retracted (accepted no longer), contested and settled (accepted on both days).

    A claim counts whose state of either day the filters match; their as_of is not
    looked at. most: numbers of each kind at the most.
    """
    states, values = _states(index, filters, since, until)
    matched = index.matching(index.snapshot, filters)
    answer = {}
    for kind, sql in _KINDS.items():
        rows = index.rows(
            f"""WITH {states} SELECT no, old, count(*) OVER () FROM ({sql})
            ORDER BY no DESC LIMIT {int(most)}""",
            values,
            matched,
        )
        total = rows[0][2] if rows else 0
        answer[kind] = Compared(total, tuple((no, old) for no, old, _ in rows))
    return answer


def said_at_places(
    index: Index,
    filters: Filters,
    numbers: Sequence[int],
    most: int,
) -> tuple[int, ...]:
    """Return the numbers of the accepted claims that say anything of the places of the
    numbered ones, those among them, at most that many, the newest first.
    """
    seen, values = visible(filters)
    sql = f"""SELECT no FROM current WHERE review = 'accepted' AND {seen}
        AND assertion IS NOT NULL AND place_key IN (SELECT place_key FROM current
          WHERE no IN (SELECT unnest($numbers)) AND assertion IS NOT NULL)
        ORDER BY newest DESC, no DESC LIMIT {int(most)}"""
    rows = index.rows(sql, {**values, "numbers": list(numbers)})
    return tuple(row[0] for row in rows)


def _states(
    index: Index,
    filters: Filters,
    since: date,
    until: date | None,
) -> tuple[str, Values]:
    # The day before the first one there is has nothing to tell.
    eve = max(since, date.min + timedelta(days=1)) - timedelta(days=1)
    tables, values = {}, {}
    for name, day in (("before", eve), ("after", until)):
        table, moment = index.rows_as_of(replace(filters, as_of=day))
        for parameter, value in moment.items():
            table = table.replace(f"${parameter}", f"${name}_{parameter}")
            values[f"{name}_{parameter}"] = value
        tables[name] = table
    seen, seen_values = visible(filters)
    condition, chosen = index.condition(filters)
    sql = _STATES.format(**tables, seen=seen, condition=condition)
    return sql, {**values, **seen_values, **chosen}
