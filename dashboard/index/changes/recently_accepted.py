"""Which claims were accepted, corrected and withdrawn last, and when: what a feed
lists.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from dashboard.domain.errors import BadInput
from dashboard.domain.filters import Filters
from dashboard.i18n.translate import gettext
from dashboard.index.changes.corrections import CORRECTIONS
from dashboard.index.conditions import Values
from dashboard.index.index import Index, Listed
from dashboard.index.schema import SOURCE_BITS
from dashboard.index.search.texts import fetch

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_AFTER = re.compile(r"-?\d{1,18}\.\d{1,18}", re.ASCII)
# `history` has a row for each revision that a later one replaced. The claim was
# accepted by the oldest accepted revision that no other decision followed. Few claims
# have a history, so this costs what an order by one column costs.
_SINCE = """
refused AS (SELECT id_key, max(no) AS no FROM history
  WHERE review <> 'accepted' GROUP BY 1),
since AS (
  SELECT p.id_key, min(p.no) AS no, arg_min(p.known_from, p.no) AS accepted
  FROM history p LEFT JOIN refused r USING (id_key)
  WHERE p.review = 'accepted' AND p.no > coalesce(r.no, -1) GROUP BY 1),
public AS (SELECT id_key, max(no) AS no FROM history
  WHERE review = 'accepted' GROUP BY 1)
"""
# What a subscriber of these filters may have read is the claim as it stood then, so a
# correction or withdrawal is news for them even when the claim now matches no more.
_ITEMS = f"""
fits AS (SELECT no, id_key, known_from FROM current WHERE {{condition}}),
fitted AS (SELECT DISTINCT id_key FROM history WHERE {{condition}}),
revised AS ({CORRECTIONS}),
gone AS (SELECT h.no, h.id_key, coalesce(min(p.no), h.no) AS turn,
    coalesce(arg_min(p.known_from, p.no), h.known_from) AS since
  FROM current h JOIN fitted USING (id_key) JOIN public l USING (id_key)
  LEFT JOIN history p ON p.id_key = h.id_key AND p.no > l.no
  WHERE h.review <> 'accepted' GROUP BY h.no, h.id_key, h.known_from),
items AS (
  SELECT f.no, coalesce(s.no, f.no) AS turn,
    epoch_us(coalesce(s.accepted, f.known_from)) AS accepted,
    epoch_us(f.known_from) AS changed, 'entry' AS what,
    CAST([] AS BIGINT[]) AS corrections
  FROM fits f LEFT JOIN since s USING (id_key)
  UNION ALL
  SELECT h.no, r.no, epoch_us(r.known_from), epoch_us(h.known_from), 'correction',
    [r.no]
  FROM revised r JOIN current h USING (id_key) JOIN since s USING (id_key)
  WHERE h.review = 'accepted' AND r.no > s.no
    AND (h.no IN (SELECT no FROM fits) OR h.id_key IN (FROM fitted))
  UNION ALL
  SELECT g.no, g.turn, epoch_us(g.since), epoch_us(g.since), 'withdrawal',
    coalesce(list(r.no ORDER BY r.no) FILTER (r.no IS NOT NULL), [])
  FROM gone g LEFT JOIN revised r USING (id_key) GROUP BY g.no, g.turn, g.since)
"""


@dataclass(frozen=True, slots=True)
class News:
    """What a feed has to say of a claim.

    accepted: when it was said here: the revision that accepted, corrected or withdrew
    it; changed: the claim's newest revision, or when it was withdrawn; UTC. correction:
    number of the revision that corrected it, 0 for the claim itself. withdrawn: it was
    accepted once and is no more; corrections: the corrections told of it before.
    """

    listed: Listed
    accepted: datetime
    changed: datetime
    correction: int = 0
    withdrawn: bool = False
    corrections: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Newest:
    """One page of news, newest first. after: where the next page begins, "" when there
    is none.
    """

    rows: tuple[News, ...]
    after: str


def newly(
    index: Index,
    filters: Filters,
    *,
    limit: int,
    after: str = "",
) -> Newest:
    """Return the accepted claims the filters match, those accepted last first, and
    between them each correction of such a claim and each withdrawal, by its own time.

    Rows of datasets are among them only when filters.dataset names them; they count
    from the time of their import. filters.as_of is not looked at. Raises BadInput for
    an `after` that is none of ours.
    """
    condition, values = index.condition(filters)
    if not filters.dataset:
        condition += f" AND no >> {SOURCE_BITS} = 0"
    sql = f"""WITH {_SINCE}, {_ITEMS.format(condition=condition)}
        SELECT no, turn, accepted, changed, what, corrections FROM items
        WHERE {_beyond(after, values)}
        ORDER BY accepted DESC, turn DESC LIMIT {int(limit) + 1}"""
    snapshot = index.snapshot
    rows = index.rows(sql, values, index.matching(snapshot, filters))
    page = rows[:limit]
    listed = _listed(index, [row[0] for row in page], filters.withheld)
    news = (
        _news(listed[no], _moment(at), _moment(changed), what, tuple(numbers))
        for no, _, at, changed, what, numbers in page
        if no in listed
    )
    if len(rows) <= limit:
        return Newest(tuple(news), "")
    _, turn, at, *_ = page[-1]
    return Newest(tuple(news), f"{at}.{turn}")


def _news(
    listed: Listed,
    at: datetime,
    changed: datetime,
    what: str,
    corrections: tuple[int, ...],
) -> News:
    if what == "withdrawal":
        return News(listed, at, changed, withdrawn=True, corrections=corrections)
    correction = corrections[0] if corrections else 0
    return News(listed, at, changed, correction=correction)


def _listed(
    index: Index,
    numbers: Sequence[int],
    withheld: tuple[str, ...],
) -> dict[int, Listed]:
    """Return the claims of those numbers, without those of a dataset whose file turned
    out to be unreadable. withheld: datasets that contradict nothing here.
    """
    with index.cursor() as cursor:
        claims, problems = fetch(cursor, numbers, index.snapshot.datasets)
    for name, problem in problems:
        index.leave_out(name, problem)
    return index.marked(claims, Filters(withheld=withheld))


def _beyond(after: str, values: Values) -> str:
    if not after:
        return "true"
    if not _AFTER.fullmatch(after):
        raise BadInput(
            gettext(
                "after={after}: not the next page of a feed; follow the link the feed"
                " gives",
                after=repr(after[:40]),
            )
        )
    at, _, turn = after.partition(".")
    values |= {"after_at": int(at), "after_turn": int(turn)}
    return "(accepted < $after_at OR (accepted = $after_at AND turn < $after_turn))"


def _moment(microseconds: int) -> datetime:
    return EPOCH + timedelta(microseconds=microseconds)
