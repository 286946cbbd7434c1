"""Which claims were accepted last, and when: what a feed lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from dashboard.domain.errors import BadInput
from dashboard.domain.filters import Filters
from dashboard.index.index import Index, Listed
from dashboard.index.readers import fetch
from dashboard.index.schema import SOURCE_BITS
from dashboard.index.where import Values, where

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_AFTER = re.compile(r"-?\d{1,18}\.\d{1,18}", re.ASCII)
# `past` has a row for each revision that a later one replaced. The claim was accepted by the oldest accepted revision
# that no other decision followed. Few claims have a past, so this costs what an order by one column costs.
_SINCE = """
refused AS (SELECT id_key, max(no) AS no FROM past WHERE review <> 'accepted' GROUP BY 1),
since AS (SELECT p.id_key, min(p.no) AS no, arg_min(p.known_from, p.no) AS accepted FROM past p LEFT JOIN refused r
  USING (id_key) WHERE p.review = 'accepted' AND p.no > coalesce(r.no, -1) GROUP BY 1)
"""


@dataclass(frozen=True, slots=True)
class News:
    """A claim in a feed. accepted: when the revision that accepted it was made; changed: its newest revision; UTC."""

    listed: Listed
    accepted: datetime
    changed: datetime


@dataclass(frozen=True, slots=True)
class Newest:
    """One page of news, newest first. after: where the next page begins, "" when there is none."""

    rows: tuple[News, ...]
    after: str


def newly(index: Index, filters: Filters, *, limit: int, after: str = "") -> Newest:
    """Return the accepted claims the filters match, those accepted last first.

    Rows of datasets are among them only when filters.dataset names them; they count from the time of their import.
    filters.as_of is not looked at. Raises BadInput for an `after` that is none of ours.
    """
    condition, values = where(filters)
    if not filters.dataset:
        condition += f" AND no >> {SOURCE_BITS} = 0"
    sql = f"""WITH {_SINCE}, found AS (SELECT no, id_key, known_from FROM hot WHERE {condition}), news AS (
        SELECT f.no, coalesce(s.no, f.no) AS turn, epoch_us(coalesce(s.accepted, f.known_from)) AS accepted,
          epoch_us(f.known_from) AS changed FROM found f LEFT JOIN since s USING (id_key))
        SELECT no, turn, accepted, changed FROM news WHERE {_beyond(after, values)}
        ORDER BY accepted DESC, turn DESC LIMIT {int(limit) + 1}"""  # noqa: S608
    view = index._view
    rows = index._rows(sql, values, index._matched(view, filters.text))
    shown = rows[:limit]
    listed = _listed(index, [row[0] for row in shown])
    news = (News(listed[no], _moment(at), _moment(changed)) for no, _, at, changed in shown if no in listed)
    return Newest(tuple(news), f"{shown[-1][2]}.{shown[-1][1]}" if len(rows) > limit else "")


def _listed(index: Index, numbers: Sequence[int]) -> dict[int, Listed]:
    """Return the claims of those numbers, without those of a dataset whose file turned out to be unreadable."""
    with index._cursor() as cursor:
        found, problems = fetch(cursor, numbers, index._view.held)
    for name, problem in problems:
        index._lost(name, problem)
    against = index._against(numbers, Filters()) if numbers else {}
    return {no: Listed(claim, against.get(no, ())) for no, claim in found.items()}


def _beyond(after: str, values: Values) -> str:
    if not after:
        return "true"
    if not _AFTER.fullmatch(after):
        raise BadInput(f"after={after[:40]!r}: not the next page of a feed; follow the link the feed gives")
    at, _, turn = after.partition(".")
    values |= {"after_at": int(at), "after_turn": int(turn)}
    return "(accepted < $after_at OR (accepted = $after_at AND turn < $after_turn))"


def _moment(microseconds: int) -> datetime:
    return EPOCH + timedelta(microseconds=microseconds)
