"""Every question the pages, the API and the pictures ask about claims, each one query."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import duckdb
import pyarrow as pa

from dashboard.domain.claim import Claim
from dashboard.domain.errors import BadInput
from dashboard.domain.filters import LISTS, Filters
from dashboard.domain.geo import Box
from dashboard.domain.marker import Marker
from dashboard.domain.revision import Revision
from dashboard.domain.words import Review
from dashboard.index.articles import Articles
from dashboard.index.clusters import Profile, cluster
from dashboard.index.readers import COLUMNS, OWN, SEARCHED, claim_of, fetch, unreadable
from dashboard.index.schema import CONFLICT_DAYS
from dashboard.index.tables import View
from dashboard.index.where import COLUMN, Values, known, where

BATCH = 2000
MOST_AGAINST = 20
"""Most contradicting claims named beside one claim."""
MOST_VALUES = 1000
"""Most values of one facet: a dataset may name a hundred thousand claimants."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a filter shows: claims in all, distinct places, publishers, claims with no place, contested places.

    first, last: days of the claims, not reaching beyond the dates of the filter; None when there is no claim.
    """

    claims: int
    places: int
    sources: int
    unplaced: int
    contested: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A claim in a list, with the ids of claims that contradict it, at most twenty."""

    claim: Claim
    contradicted_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list. after: where the next page begins, "" when there is none."""

    rows: tuple[Listed, ...]
    after: str


class Index(Articles):
    """Answers questions over the claims of the ledger and of the datasets; safe to share between threads."""

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> Index:
        """Return an index in memory over those claims."""
        index = cls()
        now = datetime.now(UTC)
        revisions = [
            Revision(number=number, at=now, by="", action="add", why="", claim=claim)
            for number, claim in enumerate(claims, 1)
        ]
        index.follow("", len(revisions), lambda _since: revisions)
        return index

    def _rows(self, sql: str, values: Values, matched: pa.Table | None = None) -> list[tuple[Any, ...]]:
        with self._cursor() as cursor:
            if matched is not None:
                cursor.register("matched", matched)
            return cursor.execute(sql, values).fetchall()

    def _matched(self, view: View, text: str) -> pa.Table | None:
        """Return the numbers of the claims whose words hold every word of the text, None when it has no word."""
        words = text.split()
        return view.shelf.get(("text", *words), lambda: self._search(view, words)) if words else None

    def _search(self, view: View, words: Sequence[str]) -> pa.Table:
        """Read every text: some 0.8 s a million claims; kept, so that it is paid once a text."""
        values: Values = {f"word_{number}": word for number, word in enumerate(words)}
        condition = " AND ".join(
            "(" + " OR ".join(f'contains(lower("{field}"), lower($word_{n}))' for field in SEARCHED) + ")"
            for n in range(len(words))
        )
        with self._cursor() as cursor:
            parts = [cursor.sql(f"SELECT no FROM {OWN} WHERE {condition}", params=values).to_arrow_table()]  # noqa: S608
            for name, held in view.held.items():
                table, own = held.rows()
                sql = f"SELECT no FROM {table} WHERE {condition}"  # noqa: S608
                try:
                    parts.append(cursor.sql(sql, params={**own, **values}).to_arrow_table())
                except (duckdb.Error, UnicodeDecodeError) as error:
                    self._lost(name, unreadable(name, held.paths[0], error))
        return pa.concat_tables(parts).combine_chunks()

    def _profile(self, view: View, filters: Filters) -> Profile:
        return view.shelf.get(("profile", filters), lambda: self._counted(view, filters))

    def _counted(self, view: View, filters: Filters) -> Profile:
        (table, own), (condition, values) = known(filters), where(filters)
        sql = f"{Profile.sql(filters)} FROM {table} WHERE ska IS NOT NULL AND {condition} GROUP BY 1"
        with self._cursor() as cursor:
            matched = self._matched(view, filters.text)
            if matched is not None:
                cursor.register("matched", matched)
            return Profile.of(cursor.execute(sql, {**own, **values}).fetchnumpy())

    def markers(self, filters: Filters, zoom: float, box: Box | None = None) -> tuple[Marker, ...]:
        """Return the markers of a viewport, most claims first; see `cluster` for what a box cuts."""
        view = self._view
        return cluster(self._profile(view, filters), view.spots, zoom, box)

    def extent(self, filters: Filters) -> Box | None:
        """Return the smallest box around every placed claim the filters match, None when there is none."""
        view = self._view
        return self._profile(view, filters).extent(view.spots)

    def summary(self, filters: Filters) -> Summary:
        """Return the counts of everything the filters match."""
        view = self._view
        return view.shelf.get(("summary", filters), lambda: self._summary(view, filters))

    def _summary(self, view: View, filters: Filters) -> Summary:
        (table, own), (condition, values) = known(filters), where(filters)
        sql = f"""SELECT count(*), count(DISTINCT publisher), count(*) FILTER (ska IS NULL), min(day_from), max(day_to)
            FROM {table} WHERE {condition}"""  # noqa: S608
        rows = self._rows(sql, {**own, **values}, self._matched(view, filters.text))
        claims, sources, unplaced, first, last = rows[0]
        if first and filters.since:
            first = max(first, filters.since)
        if last and filters.until:
            last = min(last, filters.until)
        profile = self._profile(view, filters)
        places, contested = profile.places(view.spots), profile.places(view.spots, contested=True)
        return Summary(claims, places, sources, unplaced, contested, first, last)

    def facets(self, filters: Filters) -> dict[str, dict[str, int]]:
        """Return for each list filter its values and their counts, most first, as the *other* filters leave them."""
        return {name: self.facet(name, filters) for name in LISTS}

    def facet(self, name: str, filters: Filters, most: int = MOST_VALUES) -> dict[str, int]:
        """Return the values of one list filter with their counts; values that only the other filters hide count 0.

        most: how many values at the most, those with most claims first.
        """
        others = replace(filters, review=tuple(r.value for r in Review)) if name == "review" else filters.without(name)
        view = self._view
        return dict(view.shelf.get(("facet", name, others, most), lambda: self._facet(view, name, others, most)))

    def _facet(self, view: View, name: str, filters: Filters, most: int) -> dict[str, int]:
        (table, own), (condition, values) = known(filters), where(filters)
        sql = f"""SELECT CAST({COLUMN.get(name, name)} AS VARCHAR) AS word, count(*) FILTER ({condition}) AS n
            FROM {table} GROUP BY 1 HAVING word <> '' ORDER BY n DESC, 1 LIMIT {int(most)}"""  # noqa: S608
        return dict(self._rows(sql, {**own, **values}, self._matched(view, filters.text)))

    def histogram(self, filters: Filters) -> tuple[str, tuple[tuple[date, int], ...]]:
        """Return the bucket (day, week, month or year) and the claims in each, by last day, whatever dates are chosen.

        Every bucket between the first and the last is there, also when it is empty.
        """
        view, chosen = self._view, filters.without("from", "to")
        return view.shelf.get(("histogram", chosen), lambda: self._histogram(view, chosen))

    def _histogram(self, view: View, filters: Filters) -> tuple[str, tuple[tuple[date, int], ...]]:
        (table, own), (condition, values) = known(filters), where(filters)
        sql = f"SELECT day_to, count(*) FROM {table} WHERE day_to IS NOT NULL AND {condition} GROUP BY 1 ORDER BY 1"  # noqa: S608
        days = self._rows(sql, {**own, **values}, self._matched(view, filters.text))
        if not days:
            return "month", ()
        span = (days[-1][0] - days[0][0]).days
        bucket = "day" if span <= 62 else "week" if span <= 366 else "month" if span <= 366 * 20 else "year"
        counts: dict[date, int] = {}
        start, last = _bucket(days[0][0], bucket), _bucket(days[-1][0], bucket)
        while start < last:
            counts[start] = 0
            start = _bucket(start + timedelta({"day": 1, "week": 7, "month": 31, "year": 366}[bucket]), bucket)
        for day, count in days:
            counts[_bucket(day, bucket)] = counts.get(_bucket(day, bucket), 0) + count
        return bucket, tuple(counts.items())

    def page(
        self, filters: Filters, box: Box | None = None, *, unplaced: bool = False, contested: bool = False,
        claim: str = "", limit: int = 100, after: str = "",
    ) -> Page:  # fmt: skip
        """Return claims newest first: those whose point is in the box, or with unplaced only those that have none.

        contested: only those that another side contradicts. claim: only the one of that id, "" for all.
        after: the `after` of the page before, "" for the first. Raises BadInput when it is none of ours.
        """
        (table, own), (condition, values) = known(filters), where(filters, box, unplaced=unplaced)
        condition += " AND contested" if contested else ""
        if claim:
            condition, values = f"{condition} AND id_key = hash($id)", {**values, "id": claim}
        if after:
            condition += " AND (newest < $newest OR (newest = $newest AND id_key > $key))"
            values |= _place_in_list(after)
        sql = f"""SELECT no, newest, id_key FROM {table} WHERE {condition}
            ORDER BY newest DESC, id_key LIMIT {int(limit) + 1}"""  # noqa: S608
        while True:
            view = self._view
            found = self._rows(sql, {**own, **values}, self._matched(view, filters.text))
            shown = found[:limit]
            listed = self._listed(view, [row[0] for row in shown], filters)
            # A dataset whose file turned out to be unreadable has just been left out: ask again without it.
            if self._view is view or len(listed) == len(shown):
                break
        return Page(listed, f"{shown[-1][1]}-{shown[-1][2]}" if len(found) > len(shown) else "")

    def count(self, filters: Filters, box: Box | None = None, *, unplaced: bool = False) -> int:
        """Return how many claims `page` would list without a limit."""
        view = self._view
        (table, own), (condition, values) = known(filters), where(filters, box, unplaced=unplaced)
        sql = f"SELECT count(*) FROM {table} WHERE {condition}"  # noqa: S608
        return int(self._rows(sql, {**own, **values}, self._matched(view, filters.text))[0][0])

    def claim(self, claim_id: str, filters: Filters | None = None) -> Listed | None:
        """Return one claim by its id, None when there is none; filters matter by their as_of alone."""
        table, own = known(filters or Filters())
        view = self._view
        found = self._rows(f"SELECT no FROM {table} WHERE id_key = hash($id)", {**own, "id": claim_id})  # noqa: S608
        listed = self._listed(view, [row[0] for row in found], filters or Filters())
        return next((one for one in listed if one.claim.id == claim_id), None)

    def _listed(self, view: View, numbers: Sequence[int], filters: Filters) -> tuple[Listed, ...]:
        with self._cursor() as cursor:
            found, problems = fetch(cursor, numbers, view.held)
        for name, problem in problems:
            self._lost(name, problem)
        against = self._against(numbers, filters) if numbers else {}
        return tuple(Listed(found[n], against.get(n, ())) for n in numbers if n in found)

    def _against(self, numbers: Sequence[int], filters: Filters) -> dict[int, tuple[str, ...]]:
        table, own = known(filters)
        sql = f"""SELECT a.no, list_sort(list(DISTINCT b.id))[:{MOST_AGAINST}] FROM
            (SELECT * FROM {table} WHERE contested AND no IN (SELECT unnest($numbers))) a JOIN {table} b
            ON a.place_key = b.place_key AND xor(a.stance, b.stance) = 3 AND abs(a.day_to - b.day_to) <= {CONFLICT_DAYS}
            GROUP BY 1"""  # noqa: S608
        return {no: tuple(ids) for no, ids in self._rows(sql, {**own, "numbers": list(numbers)})}

    def contradicted(self, filters: Filters) -> dict[str, tuple[str, ...]]:
        """Return for every contested claim the filters match the ids of those that contradict it, at most twenty."""
        (table, own), (condition, values) = known(filters), where(filters)
        sql = f"SELECT no, id FROM {table} WHERE contested AND {condition}"  # noqa: S608
        ids = dict(self._rows(sql, {**own, **values}, self._matched(self._view, filters.text)))
        return {ids[no]: others for no, others in self._against(list(ids), filters).items()} if ids else {}

    def claims(self, filters: Filters, without: Collection[str] = ()) -> Iterator[Claim]:
        """Yield every claim the filters match: the ledger's in order of time, then each dataset's in its own order.

        without: datasets to leave out.
        """
        view = self._view
        yield from self._stream(
            view, filters, OWN, {}, "ORDER BY coalesce(date_from, date_to, published) NULLS LAST, id"
        )
        for name, held in view.held.items():
            if name not in without and (not filters.dataset or name in filters.dataset):
                yield from self._stream(view, filters, *held.rows(), "")

    def _stream(self, view: View, filters: Filters, rows: str, given: Values, order: str) -> Iterator[Claim]:
        (table, own), (condition, values) = known(filters), where(filters)
        sql = f"SELECT {COLUMNS} FROM {rows} WHERE no IN (SELECT no FROM {table} WHERE {condition}) {order}"  # noqa: S608
        with self._cursor() as cursor:
            matched = self._matched(view, filters.text)
            if matched is not None:
                cursor.register("matched", matched)
            cursor.execute(sql, {**given, **own, **values})
            while some := cursor.fetchmany(BATCH):
                yield from map(claim_of, some)


def _bucket(day: date, bucket: str) -> date:
    """Return the first day of the bucket; weeks begin on Monday."""
    if bucket == "week":
        return day - timedelta(min(day.weekday(), (day - date.min).days))
    return day.replace(**{"day": {}, "month": {"day": 1}, "year": {"day": 1, "month": 1}}[bucket])


def _place_in_list(after: str) -> Values:
    newest, _, key = after.partition("-")
    if not (newest.isascii() and newest.isdigit() and key.isascii() and key.isdigit() and len(after) <= 41):
        raise BadInput(f"after={after[:40]!r}: not a place in the list; leave it out to begin at the top")
    values = {"newest": int(newest), "key": int(key)}
    if values["newest"] >= 2**63 or values["key"] >= 2**64:
        raise BadInput(f"after={after[:40]!r}: not a place in the list; leave it out to begin at the top")
    return dict(values)
