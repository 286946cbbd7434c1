"""Every question the pages, the API and the pictures ask about claims, each one
query.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.domain.claim import ATTRIBUTES, PROGRAM, Claim
from dashboard.domain.errors import BadInput
from dashboard.domain.filters import LEDGER_DATASET, LISTS, Filters
from dashboard.domain.geography.geo import Box
from dashboard.domain.marker import Marker
from dashboard.domain.presentation import (
    Because,
    Presentation,
    each_once,
    present,
)
from dashboard.domain.words import Review
from dashboard.index.articles import Articles
from dashboard.index.changes.corrections import corrected
from dashboard.index.clusters import Profile, Spots, alone_zoom, cluster
from dashboard.index.conditions import (
    SEEN_CONTESTED,
    STANDING,
    STANDING_CONTESTED,
    Values,
    clipped,
    end_of_day,
    visible,
    where,
)
from dashboard.index.contested import (
    MOST_AGAINST,
    RULES,
    judged_pairs,
    seen_pairs,
    settled_claims,
)
from dashboard.index.history import ListedHistory
from dashboard.index.ingest import LEDGER_SOURCE
from dashboard.index.schema import FILTER_COLUMN, SOURCE_BITS
from dashboard.index.search.attributes import NO_CLAIM, attribute_condition
from dashboard.index.search.texts import (
    COLUMNS,
    LEDGER_CLAIMS,
    SEARCHED,
    Files,
    claim_of,
    fetch,
    unreadable,
)
from dashboard.index.search.word_index import WordFiles
from dashboard.index.tables import Snapshot
from dashboard.judgement import Rule

Toponyms = Callable[[str], tuple[Collection[str], Collection[str]]]
BATCH = 2000
DISMISSED_UNTIL = "(SELECT * FROM dismissed WHERE dismissed_at < $end_of_day)"
TABLE = 20_000
"""Rows of a table of claims at the most."""
AHEAD = 20_000
"""Contested claims that are asked about at once while a list is read: the question
takes about as long for one as for many, and their answers have to fit into memory.
"""
SPARSE = 32
"""One in how many rows of a file are so few that they are picked one by one."""
ORDERS = {
    "days": "newest",
    "kind": "kind",
    "place": "place_id",
    "region": "region",
    "actor": "actor",
    "claimant": "lower(claimant)",
    "side": "claimant_side",
    "source": "lower(publisher)",
    "precision": "precision",
    "review": "review",
    "dataset": "dataset",
}
"""What a table of claims can be ordered by, and the column of a narrow row."""
BUCKETS = {"day": 62, "week": 366, "month": 366 * 20, "year": 366 * 10_000}
"""The buckets of a histogram, each with the most days it is used for."""
STEPS = {"day": 1, "week": 7, "month": 31, "year": 366}
"""Days that lead from the first day of a bucket into the next one."""
MOST_VALUES = 1000
"""Most values of one facet: a dataset may name a hundred thousand claimants."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a filter shows: claims in all, distinct places, publishers, claims with no
    place, contested places.

    first, last: days of the claims, not reaching beyond the dates of the filter; None
    when there is no claim.
    """

    claims: int
    places: int
    sources: int
    unplaced: int
    contested: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Histogram:
    """Claims by their last day.

    bucket: day, week, month or year. bars: the first day of each bucket and its claims,
    in order. by: of each bar, the claims whose start is unknown: they happened on or
    before their day, not on it for sure.
    """

    bucket: str
    bars: tuple[tuple[date, int], ...]
    by: tuple[int, ...]


Days = tuple[tuple[date, int, int], ...]
"""Days in order, each with its claims and those of them whose start is unknown."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Another claim that contradicts the one at hand, and by which rule."""

    claim_id: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class Listed:
    """A claim in a list, with the claims that contradict it, at most MOST_AGAINST.

    corrected: whether it was revised after it was accepted.
    """

    claim: Claim
    contradictions: tuple[Contradiction, ...]
    corrected: bool = False

    @property
    def contradicted_by(self) -> tuple[str, ...]:
        """Return the ids of the claims that contradict it."""
        return tuple(each.claim_id for each in self.contradictions)

    def present(self) -> Presentation:
        """Return what to say of it, in English."""
        return present(
            self.claim, self.contradicted_by, self.corrected, because=self.because()
        )

    def because(self, say: Callable[[str], str] = str) -> tuple[Because, ...]:
        """Return why each of them contradicts it. say: translates a sentence."""
        return tuple(
            Because(each.claim_id, each.rule.value, say(each.rule.sentence))
            for each in self.contradictions
        )


Against = Mapping[int, tuple[Contradiction, ...]]
"""The contradictions of claims by their numbers."""


class ContradictionsAhead:
    """Who contradicts the claims of a long list that is read in parts.

    contested: numbers of the claims of the list that are contradicted, in rising order.
    ask: gives the contradictions of the numbered claims. most: of how many claims after
    those of a part the answers are asked for with theirs, and kept.
    """

    def __init__(
        self,
        contested: npt.NDArray[np.int64],
        ask: Callable[[Sequence[int]], Against],
        most: int,
    ) -> None:
        self._contested = contested
        self._ask = ask
        self._most = most
        self._answered = np.zeros(0, np.int64)
        self._answers: Against = {}

    def of(
        self,
        numbers: npt.NDArray[np.int64],
    ) -> dict[int, tuple[Contradiction, ...]]:
        """Return those of the numbered claims that are contradicted, and by what."""
        at = np.searchsorted(self._contested, numbers)
        there = at < len(self._contested)
        there[there] = self._contested[at[there]] == numbers[there]
        if not there.any():
            return {}
        chosen = np.sort(numbers[there])
        if not np.isin(chosen, self._answered).all():
            self._answered = self._contested
            if len(self._contested) > self._most:
                start = int(np.searchsorted(self._contested, chosen[-1], "right"))
                later = self._contested[start : start + self._most]
                self._answered = np.concatenate((chosen, later))
            self._answers = self._ask(self._answered.tolist())
        return {
            number: self._answers[number]
            for number in chosen.tolist()
            if number in self._answers
        }


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list. after: where the next page begins, "" when there is none."""

    rows: tuple[Listed, ...]
    after: str


class Index(Articles):
    """Answers questions over the claims of the ledger and of the datasets; safe to
    share between threads.

    toponyms: gives the ids of the places that a name may stand for, whatever its
    spelling, and their own names; None: a name is a word like others. canonical: gives
    the one name of a claimant, "" for one that has none; None: each spelling is a
    claimant.
    """

    toponyms: Toponyms | None = None
    canonical: Callable[[str], str] | None = None

    @classmethod
    def of(cls, claims: Iterable[Claim]) -> Index:
        """Return an index in memory over those claims."""
        index = cls()
        index.follow(ListedHistory.of(claims))
        return index

    def rows(
        self,
        sql: str,
        values: Values,
        matched: pa.Table | None = None,
    ) -> list[tuple[Any, ...]]:
        with self.cursor() as cursor:
            if matched is not None:
                cursor.register("matched", matched)
            return cursor.execute(sql, values).fetchall()

    def condition(
        self,
        filters: Filters,
        box: Box | None = None,
        *,
        unplaced: bool = False,
        every_private: bool = False,
    ) -> tuple[str, Values]:
        """Return the condition of the filters over `current` and its parameters, as
        `where` does; a claimant counts in whatever spelling.
        """
        if filters.claimant and self.canonical:
            spellings = self._spellings(self.canonical)
            written = {
                spelling: None
                for name in filters.claimant
                for spelling in (name, *spellings.get(self.canonical(name), ()))
            }
            filters = replace(filters, claimant=tuple(written))
        return where(filters, box, unplaced=unplaced, every_private=every_private)

    def _spellings(
        self,
        canonical: Callable[[str], str],
    ) -> Mapping[str, tuple[str, ...]]:
        """Return the one name of each claimant that has one -> all its spellings in
        claims of now and before.
        """
        return self.snapshot.cache.get(
            ("claimants",), lambda: self._read_spellings(canonical)
        )

    def _read_spellings(
        self,
        canonical: Callable[[str], str],
    ) -> Mapping[str, tuple[str, ...]]:
        sql = "SELECT claimant FROM current UNION SELECT claimant FROM history"
        spellings: defaultdict[str, list[str]] = defaultdict(list)
        for (written,) in self.rows(sql, {}):
            name = canonical(written) if written else ""
            if name:
                spellings[name].append(written)
        return {name: tuple(sorted(group)) for name, group in spellings.items()}

    def matching(self, snapshot: Snapshot, filters: Filters) -> pa.Table | None:
        """Return the numbers of the claims whose words hold every word of the text, and
        that have one of the attributes; None when the filters ask for neither.
        """
        words, attributes = filters.text.split(), filters.attribute
        tables = []
        if words:
            key: tuple[str, ...] = ("text", *words)
            tables.append(
                snapshot.cache.get(key, lambda: self._search(snapshot, words))
            )
        if attributes:
            key = ("attribute", *attributes)
            tables.append(
                snapshot.cache.get(
                    key, lambda: self._with_attributes(snapshot, attributes)
                )
            )
        if len(tables) == 2:
            both = pc.is_in(tables[0]["no"], tables[1]["no"])
            return tables[0].filter(both)
        return tables[0] if tables else None

    def _with_attributes(
        self,
        snapshot: Snapshot,
        attributes: Sequence[str],
    ) -> pa.Table:
        """Return the numbers of the rows of datasets that have one of the attributes;
        the ledger's claims have none.
        """
        condition, values = attribute_condition(attributes)
        with self.searches.turn():
            return self.search_aside(
                lambda: self._search_datasets(snapshot, condition, values, [NO_CLAIM])
            )

    def _search(self, snapshot: Snapshot, words: Sequence[str]) -> pa.Table:
        """Look into the words of each dataset, or read every text of it: about 0.8 s a
        million claims; cached, so that it is paid once a text.
        """
        names = self._names(words)
        condition, values = _text_condition(names)
        with self.searches.turn():
            return self.search_aside(
                lambda: self._search_every(snapshot, condition, values, names)
            )

    def _search_every(
        self,
        snapshot: Snapshot,
        condition: str,
        values: Values,
        names: Sequence[Name],
    ) -> pa.Table:
        with self.cursor() as cursor:
            sql = f"SELECT no FROM {LEDGER_CLAIMS} WHERE {condition}"
            parts = [cursor.sql(sql, params=values).to_arrow_table()]
        return self._search_datasets(snapshot, condition, values, parts, names)

    def _search_datasets(
        self,
        snapshot: Snapshot,
        condition: str,
        values: Values,
        parts: list[pa.Table],
        names: Sequence[Name] = (),
    ) -> pa.Table:
        """Return the numbers of the claims that `parts` has, and those of the rows of
        datasets that meet the condition. names: what the words of a dataset answer in
        the place of the condition, none when it asks for something else.
        """
        slow = []
        for name, files in snapshot.datasets.items():
            # Its files of words are being made anew: the texts themselves are read
            # instead.
            with suppress(OSError):
                indexed = self._search_words(files, names) if names else None
                if indexed is not None:
                    parts.append(indexed)
                    continue
            slow.append(files)
            table, moment = files.rows()
            sql = f"SELECT no FROM {table} WHERE {condition}"
            try:
                with self.search_cursor() as cursor:
                    parts.append(
                        cursor.sql(sql, params={**moment, **values}).to_arrow_table()
                    )
            except (duckdb.Error, UnicodeDecodeError) as error:
                self.leave_out(name, unreadable(name, files.paths[0], error))
        if slow and names:
            # Whoever searches next need not wait as long.
            self.word_index.start(snapshot.datasets.values())
        return pa.concat_tables(parts).combine_chunks()

    def _search_words(self, files: Files, names: Sequence[Name]) -> pa.Table | None:
        """Return what reading every text of a dataset would find, from its words; None
        while these are not there. Raises OSError when they are going.
        """
        matches = []
        for source, path in self._sources(files.name):
            words = self.word_index.of(files, path)
            if words is None:
                return None
            masks = [self._named(files, path, source, words, each) for each in names]
            # Every word, or all of them together as one name.
            *each, last = masks
            mask = np.logical_and.reduce(each) | last if each else last
            matches.append(np.flatnonzero(mask) + (source << SOURCE_BITS))
        numbers = np.concatenate(matches) if matches else np.zeros(0, np.int64)
        return pa.table({"no": numbers.astype(np.int64)})

    def _named(
        self,
        files: Files,
        path: str,
        source: int,
        words: WordFiles,
        name: Name,
    ) -> npt.NDArray[np.bool_]:
        """Return which rows of a file hold a name in one of its spellings, or are of a
        place of that name.
        """
        mask = np.zeros(0, bool)
        for spelling in name.spellings:
            if len(spelling.split()) < 2:
                holding = words.holding(spelling.strip())
            else:
                holding = self._read_again(files, path, words.near(spelling), spelling)
            mask = holding | mask if len(mask) else holding
        if name.places:
            sql = f"""SELECT no & {(1 << SOURCE_BITS) - 1} AS row FROM current
                WHERE place_id IN (SELECT unnest($places))
                AND no >> {SOURCE_BITS} = $source_number"""
            bound: Values = {"places": sorted(name.places), "source_number": source}
            with self.cursor() as cursor:
                rows = cursor.execute(sql, bound).fetchnumpy()["row"]
            mask[rows] = True
        return mask

    def _read_again(
        self,
        files: Files,
        path: str,
        candidates: npt.NDArray[np.bool_],
        spelling: str,
    ) -> npt.NDArray[np.bool_]:
        """Return those candidates whose texts hold several words side by side."""
        rows = np.flatnonzero(candidates)
        mask = np.zeros(len(candidates), bool)
        if len(rows):
            table, values = files.at(path)
            condition = _holds(("spelling",))
            sql = f"""SELECT row FROM {table}
                WHERE row IN (SELECT row FROM candidate) AND ({condition})"""
            with self.search_cursor() as cursor:
                cursor.register("candidate", pa.table({"row": rows}))
                sound = cursor.execute(sql, {**values, "spelling": spelling})
                mask[sound.fetchnumpy()["row"]] = True
        return mask

    def _names(self, words: Sequence[str]) -> tuple[Name, ...]:
        """Return what to look for: each word, after several all of them together."""
        every = [*words, " ".join(words)] if len(words) > 1 else words
        return tuple(self._name(each) for each in every)

    def _name(self, word: str) -> Name:
        places: Collection[str] = ()
        spellings = {word.lower()}
        if self.toponyms:
            places, names = self.toponyms(word)
            spellings |= {name.lower() for name in names}
        # One contained in another asks nothing more.
        shortest = [
            spelling
            for spelling in spellings
            if not any(other != spelling and other in spelling for other in spellings)
        ]
        return Name(tuple(sorted(shortest)), frozenset(places))

    def _profile(self, snapshot: Snapshot, filters: Filters) -> Profile:
        return snapshot.cache.get(
            ("profile", filters), lambda: self._counted(snapshot, filters)
        )

    def _counted(self, snapshot: Snapshot, filters: Filters) -> Profile:
        table, moment = self.rows_as_of(filters)
        condition, values = self.condition(filters)
        sql = f"""{Profile.sql(filters)} FROM {table}
            WHERE packed_key IS NOT NULL AND {condition} GROUP BY 1"""
        with self.cursor() as cursor:
            matched = self.matching(snapshot, filters)
            if matched is not None:
                cursor.register("matched", matched)
            return Profile.of(cursor.execute(sql, {**moment, **values}).fetchnumpy())

    def markers(
        self,
        filters: Filters,
        zoom: float,
        box: Box | None = None,
    ) -> tuple[Marker, ...]:
        """Return the markers of a viewport, most claims first; see `cluster` for what a
        box cuts.
        """
        snapshot = self.snapshot
        return cluster(self._profile(snapshot, filters), snapshot.spots, zoom, box)

    def place_names(self, filters: Filters) -> Mapping[str, tuple[str, ...]]:
        """Return the ids of the places that the filters match, each with the names that
        these claims have for it.
        """
        snapshot = self.snapshot
        return snapshot.cache.get(
            ("place names", filters),
            lambda: _place_names(snapshot.spots, self._profile(snapshot, filters)),
        )

    def alone_zoom(
        self,
        filters: Filters,
        place_id: str,
        lat: float,
        lon: float,
    ) -> int:
        """Return the zoom from which the marker of that place stands alone, at most 14.

        No other place that the filters match is then nearer than APART pixels.
        """
        snapshot = self.snapshot
        return alone_zoom(
            self._profile(snapshot, filters), snapshot.spots, place_id, (lat, lon)
        )

    def extent(self, filters: Filters) -> Box | None:
        """Return the smallest box around every placed claim the filters match, None
        when there is none.
        """
        snapshot = self.snapshot
        return self._profile(snapshot, filters).extent(snapshot.spots)

    def summary(self, filters: Filters) -> Summary:
        """Return the counts of everything the filters match."""
        snapshot = self.snapshot
        return snapshot.cache.get(
            ("summary", filters), lambda: self._summary(snapshot, filters)
        )

    def _summary(self, snapshot: Snapshot, filters: Filters) -> Summary:
        table, moment = self.rows_as_of(filters)
        condition, values = self.condition(filters)
        sql = f"""SELECT count(*), count(DISTINCT publisher),
            count(*) FILTER (packed_key IS NULL), min(day_from), max(day_to)
            FROM {table} WHERE {condition}"""
        rows = self.rows(sql, {**moment, **values}, self.matching(snapshot, filters))
        claims, sources, unplaced, first, last = rows[0]
        first, last = clipped(filters, first, last)
        profile = self._profile(snapshot, filters)
        places = profile.places(snapshot.spots)
        contested = profile.places(snapshot.spots, contested=True)
        return Summary(claims, places, sources, unplaced, contested, first, last)

    def place_count(self, *several: Filters) -> int:
        """Return how many places those filters match together."""
        snapshot = self.snapshot
        spots = [self._profile(snapshot, filters).spot for filters in several]
        return len(np.unique(snapshot.spots.place[np.concatenate(spots)]))

    def source_count(self, filters: Filters) -> int:
        """Return how many outlets the filters match."""
        snapshot = self.snapshot
        table, moment = self.rows_as_of(filters)
        condition, values = self.condition(filters)
        sql = f"SELECT count(DISTINCT publisher) FROM {table} WHERE {condition}"
        return snapshot.cache.get(
            ("sources", filters),
            lambda: int(
                self.rows(sql, moment | values, self.matching(snapshot, filters))[0][0]
            ),
        )

    def facets(self, filters: Filters) -> dict[str, dict[str, int]]:
        """Return for each list filter its values and their counts, most first, as the
        *other* filters leave them.
        """
        return {name: self.facet(name, filters) for name in LISTS}

    def facet(
        self,
        name: str,
        filters: Filters,
        most: int = MOST_VALUES,
    ) -> dict[str, int]:
        """Return the values of one list filter with their counts; values that only the
        other filters hide count 0.

        most: how many values at the most, those with most claims first.
        """
        if name not in FILTER_COLUMN:
            # Of what no narrow row holds there is no list.
            return {}
        others = filters.without(name)
        if name == "review":
            # No choice means accepted claims there, not every claim.
            others = replace(filters, review=tuple(r.value for r in Review))
        snapshot = self.snapshot
        return dict(
            snapshot.cache.get(
                ("facet", name, others, most),
                lambda: self._facet(snapshot, name, others, most),
            )
        )

    def _facet(
        self,
        snapshot: Snapshot,
        name: str,
        filters: Filters,
        most: int,
    ) -> dict[str, int]:
        table, moment = self.rows_as_of(filters)
        # Whoever may see private datasets finds their names in the list of datasets.
        every = name == "dataset"
        condition, values = self.condition(filters, every_private=every)
        # A value counts 0 where other filters hide it, not where nobody may see it.
        seen, _ = visible(filters, every_private=every)
        sql = f"""SELECT {_facet_value(name)} AS word,
            count(*) FILTER ({condition}) AS n
            FROM {table} WHERE {seen} GROUP BY 1 HAVING word <> ''"""
        matched = self.matching(snapshot, filters)
        bound: Values = {**moment, **values}
        if name == "claimant" and self.canonical:
            # Before it is cut: spellings that are rare alone may be many together.
            sql = f"""SELECT coalesce(names.name, spellings.word) AS word,
                CAST(sum(spellings.n) AS BIGINT) AS n
                FROM ({sql}) AS spellings LEFT JOIN (
                    SELECT unnest($written) AS written, unnest($names) AS name
                ) AS names ON names.written = spellings.word
                GROUP BY 1"""
            united = [
                (written, claimant)
                for claimant, group in self._spellings(self.canonical).items()
                for written in group
            ]
            bound["written"] = [written for written, _ in united]
            bound["names"] = [claimant for _, claimant in united]
        sql += f" ORDER BY n DESC, 1 LIMIT {int(most)}"
        return dict(self.rows(sql, bound, matched))

    def histogram(self, filters: Filters) -> Histogram:
        """Return the claims by last day, whatever dates are chosen.

        Every bucket between the first and the last is there, also when it is empty.
        """
        return histogram_of(self.last_days(filters))

    def last_days(self, filters: Filters) -> Days:
        """Return the last days of the claims in order, whatever dates are chosen: of
        each day its claims, and those of them whose start is unknown.
        """
        snapshot, chosen = self.snapshot, filters.without("from", "to")
        return snapshot.cache.get(
            ("last days", chosen), lambda: self._last_days(snapshot, chosen)
        )

    def _last_days(self, snapshot: Snapshot, filters: Filters) -> Days:
        table, moment = self.rows_as_of(filters)
        condition, values = self.condition(filters)
        sql = f"""SELECT day_to, count(*), count(*) FILTER (start_unknown) FROM {table}
            WHERE day_to IS NOT NULL AND {condition} GROUP BY 1 ORDER BY 1"""
        days = self.rows(sql, {**moment, **values}, self.matching(snapshot, filters))
        return tuple((day, count, by) for day, count, by in days)

    def changed_days(self, filters: Filters) -> tuple[tuple[date, int], ...]:
        """Return the days on which the ledger learnt what the claims now are, and how
        many claims each, in order.
        """
        snapshot = self.snapshot
        table, moment = self.rows_as_of(filters)
        condition, values = self.condition(filters)
        sql = f"""SELECT CAST(known_from AS DATE), count(*) FROM {table}
            WHERE known_from IS NOT NULL AND {condition} GROUP BY 1 ORDER BY 1"""
        matched = self.matching(snapshot, filters)
        rows = self.rows(sql, {**moment, **values}, matched)
        return tuple((day, count) for day, count in rows)

    def page(
        self,
        filters: Filters,
        box: Box | None = None,
        *,
        unplaced: bool = False,
        contested: bool = False,
        claim: str = "",
        limit: int = 100,
        after: str = "",
    ) -> Page:
        """Return claims newest first: those whose point is in the box, or with unplaced
        only those that have none.

        contested: only those that another side contradicts. claim: only the one of that
        id, "" for all. after: the `after` of the page before, "" for the first. Raises
        BadInput when it is none of ours.
        """
        table, moment = self.rows_as_of(filters)
        condition, values = self.condition(filters, box, unplaced=unplaced)
        if contested:
            condition += " AND contested"
        if claim:
            condition += " AND id_key = hash($id)"
            values["id"] = claim
        if after:
            condition += (
                # By where the last page ended, not by an offset: a claim that comes in
                # meanwhile would shift every page behind it.
                " AND (newest < $newest OR (newest = $newest AND id_key > $key))"
            )
            values |= _place_in_list(after)
        # One more than is listed tells whether there is a next page.
        sql = f"""SELECT no, newest, id_key FROM {table} WHERE {condition}
            ORDER BY newest DESC, id_key LIMIT {int(limit) + 1}"""
        while True:
            snapshot = self.snapshot
            rows = self.rows(
                sql, {**moment, **values}, self.matching(snapshot, filters)
            )
            listed_rows = rows[:limit]
            listed = self._listed(snapshot, [row[0] for row in listed_rows], filters)
            # A dataset whose file turned out to be unreadable has just been left out:
            # ask again without it.
            if self.snapshot is snapshot or len(listed) == len(listed_rows):
                break
        if len(rows) == len(listed_rows):
            return Page(listed, "")
        _, newest, key = listed_rows[-1]
        return Page(listed, f"{newest}-{key}")

    def ordered(
        self,
        filters: Filters,
        by: str = "days",
        *,
        descending: bool = True,
        offset: int = 0,
        limit: int = 1000,
    ) -> tuple[Listed, ...]:
        """Return a stretch of all claims in the order of one of ORDERS; those that have
        no such value come last, and claims alike are ordered newest first.
        """
        column = ORDERS[by]
        direction = "DESC" if descending else "ASC"
        table, moment = self.rows_as_of(filters)
        condition, values = self.condition(filters)
        sql = f"""SELECT no FROM {table} WHERE {condition}
            ORDER BY nullif(CAST({column} AS VARCHAR), '') IS NULL, {column}
            {direction}, newest DESC, id_key
            LIMIT {int(limit)} OFFSET {int(offset)}"""
        snapshot = self.snapshot
        matched = self.matching(snapshot, filters)
        rows = self.rows(sql, {**moment, **values}, matched)
        return self._listed(snapshot, [row[0] for row in rows], filters)

    def count(
        self,
        filters: Filters,
        box: Box | None = None,
        *,
        unplaced: bool = False,
    ) -> int:
        """Return how many claims `page` would list without a limit."""
        snapshot = self.snapshot
        table, moment = self.rows_as_of(filters)
        condition, values = self.condition(filters, box, unplaced=unplaced)
        sql = f"SELECT count(*) FROM {table} WHERE {condition}"
        matched = self.matching(snapshot, filters)
        return int(self.rows(sql, {**moment, **values}, matched)[0][0])

    def claim(self, claim_id: str, filters: Filters | None = None) -> Listed | None:
        """Return one claim by its id, None when there is none, or none that the visitor
        may see; of the filters matters what they withhold or hide, and as_of.
        """
        return self.by_ids([claim_id], filters).get(claim_id)

    def by_ids(
        self,
        claim_ids: Collection[str],
        filters: Filters | None = None,
    ) -> dict[str, Listed]:
        """Return those of the claims that there are and the visitor may see, as `claim`
        does, in one question.
        """
        chosen = filters or Filters()
        table, moment = self.rows_as_of(chosen)
        seen, values = visible(chosen, every_private=True)
        snapshot = self.snapshot
        rows = self.rows(
            f"""SELECT no FROM {table} WHERE {seen} AND id_key IN
                (SELECT hash(CAST(unnest($ids) AS VARCHAR)))""",
            {**moment, **values, "ids": list(claim_ids)},
        )
        listed = self._listed(snapshot, [row[0] for row in rows], chosen)
        # Of several rows with one id the first is the claim; another id may have the
        # same hash.
        first = {each.claim.id: each for each in reversed(listed)}
        return {id: first[id] for id in claim_ids if id in first}

    def _listed(
        self,
        snapshot: Snapshot,
        numbers: Sequence[int],
        filters: Filters,
    ) -> tuple[Listed, ...]:
        with self.cursor() as cursor:
            rows, problems = fetch(cursor, numbers, snapshot.datasets)
        for name, problem in problems:
            self.leave_out(name, problem)
        listed = self.marked(rows, filters)
        return tuple(listed[n] for n in numbers if n in listed)

    def numbered(self, numbers: Sequence[int]) -> dict[int, Claim]:
        """Return the claims of those numbers, without those of a dataset whose file
        turns out to be unreadable.
        """
        with self.cursor() as cursor:
            claims, problems = fetch(cursor, numbers, self.snapshot.datasets)
        for name, problem in problems:
            self.leave_out(name, problem)
        return dict(claims)

    def marked(
        self,
        claims: Mapping[int, Claim],
        filters: Filters,
        against: Mapping[int, tuple[Contradiction, ...]] | None = None,
    ) -> dict[int, Listed]:
        """Return the numbered claims with who contradicts them (against, None: ask) and
        whether they were corrected.
        """
        numbers = list(claims)
        if filters.public_only:
            claims = {no: _unsigned(claim) for no, claim in claims.items()}
        if against is None:
            against = self.contradicting(numbers, filters) if numbers else {}
        with self.cursor() as cursor:
            revised = corrected(cursor, numbers)
        return {
            no: Listed(
                self.grades.over(claim, filters.as_of),
                against.get(no, ()),
                no in revised,
            )
            for no, claim in claims.items()
        }

    def rows_as_of(self, filters: Filters) -> tuple[str, Values]:
        """Return the narrow rows to ask, those of now or as they stood at the end of a
        day, and the parameters. A row is contested where one contradicts it that the
        filters do not withhold.
        """
        if filters.as_of is None:
            uncontested = self._uncontested(filters)
            if not uncontested:
                return "current", {}
            return SEEN_CONTESTED, {"uncontested": uncontested}
        contested = self._contradictions(filters)["a"].unique().to_pylist()
        values: Values = {
            "end_of_day": end_of_day(filters),
            "contested": contested,
            "settled": self._settled(filters),
        }
        return STANDING_CONTESTED, values

    def _uncontested(self, filters: Filters) -> list[int]:
        """Return those rows of now that are contested, but not by what the visitor may
        see.
        """
        # What contradicts was judged over all of them when the rows were written.
        if not filters.withheld:
            return []
        snapshot = self.snapshot
        seen, values = _not_withheld(filters)
        rows = f"(SELECT * FROM current WHERE {seen})"
        sql = f"""SELECT no FROM {rows} WHERE contested AND (
            assertion NOT IN (SELECT a FROM judged)
            OR no IN ({settled_claims(rows, "judged", "dismissed")}))"""

        def uncontested() -> list[int]:
            with self.cursor() as cursor:
                cursor.register("judged", self._contradictions(filters))
                return [row[0] for row in cursor.execute(sql, values).fetchall()]

        return snapshot.cache.get(("uncontested", filters.withheld), uncontested)

    def _settled(self, filters: Filters) -> list[int]:
        """Return the claims that, as of the day of the filters, nothing contradicted
        but what was dismissed.
        """
        snapshot, day = self.snapshot, end_of_day(filters)
        seen, values = _not_withheld(filters)
        rows = f"(SELECT * FROM {STANDING} WHERE {seen})"
        sql = settled_claims(rows, "judged", DISMISSED_UNTIL)
        values["end_of_day"] = day

        def settled() -> list[int]:
            with self.cursor() as cursor:
                cursor.register("judged", self._contradictions(filters))
                return [row[0] for row in cursor.execute(sql, values).fetchall()]

        return snapshot.cache.get(("settled", day, filters.withheld), settled)

    def _contradictions(self, filters: Filters) -> pa.Table:
        """Return who contradicts whom among the claims that the filters do not
        withhold, now or as of their day.
        """
        snapshot, day = self.snapshot, None
        seen, values = _not_withheld(filters)
        if filters.as_of is not None:
            day = values["end_of_day"] = end_of_day(filters)

        def judged() -> pa.Table:
            with self.cursor() as cursor:
                if day is None:
                    return seen_pairs(cursor, seen, values)
                rows = f"(SELECT * FROM {STANDING} WHERE {seen})"
                return judged_pairs(cursor, rows, values)

        # Not by the other filters: these choose what is shown, not what was said.
        key = ("contradictions", day, filters.withheld)
        return snapshot.cache.get(key, judged)

    def _pairs(self, cursor: duckdb.DuckDBPyConnection, filters: Filters) -> str:
        """Return the name of the table of who contradicts whom, for that cursor."""
        if filters.as_of is None and not filters.withheld:
            return "contradiction"
        cursor.register("judged", self._contradictions(filters))
        return "judged"

    def contradicting(
        self,
        numbers: Sequence[int],
        filters: Filters,
    ) -> dict[int, tuple[Contradiction, ...]]:
        """Return for the numbered claims those that contradict them, at most
        MOST_AGAINST each, in order of their ids; none of a dataset that the filters
        withhold: its ids are words of its rows.
        """
        table, values = self.rows_as_of(filters)
        seen, seen_values = _not_withheld(filters)
        dismissed = DISMISSED_UNTIL if filters.as_of else "dismissed"
        with self.cursor() as cursor:
            pairs = self._pairs(cursor, filters)
            rows = cursor.execute(
                f"""SELECT a.no,
                  list_sort(list(DISTINCT [b.id, CAST(p.rule AS VARCHAR)]))
                    [:{MOST_AGAINST}]
                FROM (SELECT * FROM {table}
                  WHERE contested AND no IN (SELECT unnest($numbers))) a
                JOIN {pairs} p ON p.a = a.assertion
                JOIN (SELECT * FROM {table} WHERE {seen}) b ON b.assertion = p.b
                ANTI JOIN {dismissed} d
                  ON d.claim = a.id AND d.other = b.id AND d.rule = p.rule
                GROUP BY 1""",
                {**values, **seen_values, "numbers": list(numbers)},
            ).fetchall()
        return {
            no: tuple(Contradiction(id, RULES[int(rule)]) for id, rule in listed)
            for no, listed in rows
        }

    def dismissed_pairs(self, filters: Filters) -> list[tuple[str, str, Rule]]:
        """Return the pairs that would contradict each other had nobody dismissed them,
        each twice: the id of a claim that the filters match, that of the other, and the
        rule; the newest first.
        """
        # Dismissals stand now; what was dismissed on a day is no list that editors
        # need.
        filters = replace(filters, as_of=None)
        condition, values = self.condition(filters)
        matched = self.matching(self.snapshot, filters)
        seen, seen_values = _not_withheld(filters)
        with self.cursor() as cursor:
            if matched is not None:
                cursor.register("matched", matched)
            rows = cursor.execute(
                f"""SELECT a.id, b.id, p.rule
                FROM (SELECT * FROM current
                  WHERE id IN (SELECT claim FROM dismissed) AND {condition}) a
                JOIN {self._pairs(cursor, filters)} p ON p.a = a.assertion
                JOIN (SELECT * FROM current WHERE {seen}) b ON b.assertion = p.b
                SEMI JOIN dismissed d
                  ON d.claim = a.id AND d.other = b.id AND d.rule = p.rule
                ORDER BY a.newest DESC, a.id, b.id""",
                {**values, **seen_values},
            ).fetchall()
        return [(first, second, RULES[rule]) for first, second, rule in rows]

    def claims(
        self,
        filters: Filters,
        without: Collection[str] = (),
    ) -> Iterator[Claim]:
        """Yield every claim the filters match: the ledger's in order of time, then each
        dataset's in its own order.

        without: datasets to leave out.
        """
        for rows in self._batches(filters, without):
            yield from rows.values()

    def listed(
        self,
        filters: Filters,
        without: Collection[str] = (),
    ) -> Iterator[Listed]:
        """Yield what `claims` does, each with who contradicts it and whether it was
        corrected.
        """
        ahead = self._contradictions_ahead(filters)
        for rows in self._batches(filters, without):
            against = ahead.of(np.fromiter(rows, np.int64, len(rows)))
            yield from self.marked(rows, filters, against).values()

    def tables(
        self,
        filters: Filters,
        without: Collection[str] = (),
    ) -> Iterator[pa.Table]:
        """Yield what `listed` does as tables of at most TABLE rows: the fields of the
        claim schema, ATTRIBUTES, `corrected`, `contradicted_by`, lists of ids, and
        `contested_because`, lists of sentences.
        """
        ahead = self._contradictions_ahead(filters)
        for claims in self._numbered_tables(filters, without):
            yield self._with_contradictions(claims, filters, ahead)

    def _contradictions_ahead(self, filters: Filters) -> ContradictionsAhead:
        """Return who contradicts the claims that the filters match."""
        contested = np.array(self._contested(filters), np.int64)
        # What was known on a day is derived anew with every question: ask once.
        most = max(AHEAD, len(contested)) if filters.as_of else AHEAD
        return ContradictionsAhead(
            contested, lambda numbers: self.contradicting(numbers, filters), most
        )

    def _contested(self, filters: Filters) -> list[int]:
        """Return the numbers of the contested claims, in order."""
        table, moment = self.rows_as_of(filters)
        condition, values = self.condition(filters)
        sql = f"SELECT no FROM {table} WHERE contested AND {condition} ORDER BY 1"
        matched = self.matching(self.snapshot, filters)
        return [row[0] for row in self.rows(sql, {**moment, **values}, matched)]

    def _with_contradictions(
        self,
        claims: pa.Table,
        filters: Filters,
        ahead: ContradictionsAhead,
    ) -> pa.Table:
        """Return the claims with who contradicts them and whether they were corrected
        in the place of their numbers.
        """
        numbers = claims["no"].to_numpy()
        against = ahead.of(numbers)
        ids = {no: [each.claim_id for each in others] for no, others in against.items()}
        reasons = {
            no: each_once(each.rule.sentence for each in others)
            for no, others in against.items()
        }
        # Rows of datasets are not edited: only the ledger's are ever corrected.
        edited = numbers[numbers >> SOURCE_BITS == LEDGER_SOURCE].tolist()
        with self.cursor() as cursor:
            revised = corrected(cursor, edited)
        columns = {
            "corrected": pa.array(_among(numbers, revised), pa.bool_()),
            "contradicted_by": _lists(numbers, ids),
            "contested_because": _lists(numbers, reasons),
        }
        claims = self.grades.over_table(claims.drop_columns(["no"]), filters.as_of)
        if filters.public_only:
            claims = _unsigned_table(claims)
        for name, column in columns.items():
            claims = claims.append_column(name, column)
        return claims

    def _batches(
        self,
        filters: Filters,
        without: Collection[str],
    ) -> Iterator[dict[int, Claim]]:
        for table in self._numbered_tables(filters, without):
            for start in range(0, table.num_rows, BATCH):
                part = table.slice(start, BATCH)
                columns = [column.to_pylist() for column in part.columns]
                yield {
                    row[-1]: claim_of(row[:-1]) for row in zip(*columns, strict=True)
                }

    def _numbered_tables(
        self,
        filters: Filters,
        without: Collection[str],
    ) -> Iterator[pa.Table]:
        """Yield every claim the filters match, its number in the last column: the
        ledger's in order of time, then each dataset's in its own order.
        """
        snapshot = self.snapshot
        table, moment = self.rows_as_of(filters)
        condition, values = self.condition(filters)
        matched = self.matching(snapshot, filters)
        chosen = f"SELECT no FROM {table} WHERE {condition}"
        with self.cursor() as cursor:
            if matched is not None:
                cursor.register("matched", matched)
            sql = f"""SELECT {COLUMNS}, {ATTRIBUTES}, no FROM {LEDGER_CLAIMS}
                WHERE no IN ({chosen})
                ORDER BY coalesce(date_from, date_to, published) NULLS LAST, id"""
            ledger = cursor.sql(sql, params={**moment, **values})
            yield from map(_whole, ledger.to_arrow_reader(TABLE))
        for name, files in snapshot.datasets.items():
            if name in without or (filters.dataset and name not in filters.dataset):
                continue
            for source, path in self._sources(name):
                sql = f"""SELECT no & {(1 << SOURCE_BITS) - 1} AS row FROM ({chosen})
                    WHERE no >> {SOURCE_BITS} = $source_number ORDER BY 1"""
                bound = {**moment, **values, "source_number": source}
                with self.cursor() as cursor:
                    if matched is not None:
                        cursor.register("matched", matched)
                    rows = np.asarray(cursor.execute(sql, bound).fetchnumpy()["row"])
                yield from self._of_file(files, path, source, rows)

    def _sources(self, name: str) -> list[tuple[int, str]]:
        """Return number and path of the files of a dataset."""
        sql = "SELECT no, path FROM source WHERE dataset = $name ORDER BY 1"
        return [(row[0], row[1]) for row in self.rows(sql, {"name": name})]

    def _of_file(
        self,
        files: Files,
        path: str,
        source: int,
        rows: npt.NDArray[np.int64],
    ) -> Iterator[pa.Table]:
        """Yield those rows of one file of a dataset, in their order.

        A join would not keep that order. Few rows are sorted; of many the whole file is
        read and the others are left out.
        """
        if not len(rows):
            return
        table, values = files.at(path)
        columns = f"{COLUMNS}, {ATTRIBUTES}, row"
        with self.cursor() as cursor:
            if len(rows) * SPARSE < rows[-1]:
                cursor.register("wanted", pa.table({"row": rows}))
                wanted = "row IN (SELECT row FROM wanted) ORDER BY row"
                sql = f"SELECT {columns} FROM {table} WHERE {wanted}"
                batches = cursor.sql(sql, params=values).to_arrow_reader(TABLE)
                yield from (_of_source(_whole(batch), source) for batch in batches)
                return
            sql = f"SELECT {columns} FROM {table}"
            # A bit map costs a byte a row of the file; a set of numbers sixty times
            # that.
            chosen = np.zeros(int(rows[-1]) + 1, bool)
            chosen[rows] = True
            for batch in cursor.sql(sql, params=values).to_arrow_reader(TABLE):
                row = batch.column(batch.num_columns - 1).to_numpy()
                mask = row < len(chosen)
                mask[mask] = chosen[row[mask]]
                if mask.any():
                    part = batch if mask.all() else batch.filter(pa.array(mask))
                    yield _of_source(_whole(part), source)


def _not_withheld(filters: Filters) -> tuple[str, Values]:
    """Return the condition for what may contradict: neither withheld nor private."""
    return visible(Filters(withheld=filters.withheld))


def _unsigned(claim: Claim) -> Claim:
    """Return the claim without the name of the person who decided on it: it is of those
    alone who may see drafts.
    """
    by_person = claim.review_by not in ("", PROGRAM)
    return replace(claim, review_by="") if by_person else claim


def _unsigned_table(claims: pa.Table) -> pa.Table:
    """Return what `_unsigned` does of every claim of a table."""
    names = claims["review_by"]
    where = claims.schema.get_field_index("review_by")
    blank = pa.scalar("", names.type)
    unsigned = pc.if_else(pc.equal(names, PROGRAM), names, blank)
    return claims.set_column(where, claims.schema.field(where), unsigned)


def _whole(batch: pa.RecordBatch) -> pa.Table:
    return pa.Table.from_batches([batch])


def _among(
    numbers: npt.NDArray[np.int64],
    wanted: Collection[int],
) -> npt.NDArray[np.bool_]:
    """Return which of the numbers are wanted."""
    # As a rule none is, and to sort them would take longer than all else.
    if not wanted:
        return np.zeros(len(numbers), np.bool_)
    return np.isin(numbers, list(wanted))


def _lists(
    numbers: npt.NDArray[np.int64],
    ids: Mapping[int, Sequence[str]],
) -> pa.ListArray:
    """Return the texts of each number, an empty list where it has none."""
    lengths = np.zeros(len(numbers), np.int32)
    every: list[str] = []
    for position in np.flatnonzero(_among(numbers, ids)).tolist():
        here = ids[int(numbers[position])]
        lengths[position] = len(here)
        every.extend(here)
    ends = np.cumsum(lengths, dtype=np.int32)
    offsets = pa.array(np.append(np.int32(0), ends))
    return pa.ListArray.from_arrays(offsets, pa.array(every, pa.string()))


def _of_source(claims: pa.Table, source: int) -> pa.Table:
    """Return the claims with their numbers in the place of their rows."""
    numbers = claims["row"].to_numpy().astype(np.int64) + (source << SOURCE_BITS)
    return claims.drop_columns(["row"]).append_column("no", pa.array(numbers))


@dataclass(frozen=True, slots=True)
class Name:
    """A word or several, in small letters: its spellings, and the places it names."""

    spellings: tuple[str, ...]
    places: frozenset[str]


def _text_condition(names: Sequence[Name]) -> tuple[str, Values]:
    """Return what a claim must have: every word, a place in any of its spellings; or
    the place that all words together are the name of, which stands last.
    """
    # Words are parameters: a reader may search for anything, quotes too.
    values: Values = {}
    each = []
    for number, name in enumerate(names):
        keys = [f"word_{number}_{order}" for order in range(len(name.spellings))]
        values |= dict(zip(keys, name.spellings, strict=True))
        parts = [_holds(keys)]
        if name.places:
            values[f"places_{number}"] = sorted(name.places)
            parts.append(f"place_id IN (SELECT unnest($places_{number}))")
        each.append(f"({' OR '.join(parts)})")
    *words, whole = each
    return (f"({' AND '.join(words)} OR {whole})" if words else whole), values


def _holds(parameters: Iterable[str]) -> str:
    """Return the condition that one of the texts holds one of the parameters."""
    return " OR ".join(
        f'contains(lower("{field}"), ${parameter})'
        for parameter in parameters
        for field in SEARCHED
    )


def _place_names(spots: Spots, profile: Profile) -> Mapping[str, tuple[str, ...]]:
    table = spots.table.select(["place_id", "name"]).take(pa.array(profile.spot))
    pairs = table.group_by(["place_id", "name"]).aggregate([])
    names: dict[str, tuple[str, ...]] = {}
    for place_id, name in zip(
        pairs["place_id"].to_pylist(), pairs["name"].to_pylist(), strict=True
    ):
        if place_id and name:
            names[place_id] = (*names.get(place_id, ()), name)
    return names


def _facet_value(name: str) -> str:
    """Return the value of a narrow row, as text, that a list filter asks for; "" for
    none.
    """
    value = f"CAST({FILTER_COLUMN[name]} AS VARCHAR)"
    if name == "dataset":
        return f"coalesce(nullif({value}, ''), '{LEDGER_DATASET}')"
    return value


def histogram_of(
    days: Days,
    others: Days = (),
    rounded: Callable[[int], int] = int,
) -> Histogram:
    """Return days as bars. others: days of claims of which a bar tells `rounded` of
    their number; those that tell nothing make it no longer.
    """
    both = sorted(day for day, *_ in (*days, *others))
    if not both:
        return Histogram("month", (), ())
    span = (both[-1] - both[0]).days
    bucket = next(name for name, most in BUCKETS.items() if span <= most)
    bars = _summed(days, bucket)
    for start, (count, by) in _summed(others, bucket).items():
        if rounded(count):
            so_far = bars.get(start, (0, 0))
            bars[start] = so_far[0] + rounded(count), so_far[1] + rounded(by)
    if not bars:
        return Histogram("month", (), ())
    starts, last = [min(bars)], max(bars)
    # Not a step further: the last day there can be is followed by none.
    while starts[-1] < last:
        starts.append(_bucket(starts[-1] + timedelta(STEPS[bucket]), bucket))
    every = [bars.get(start, (0, 0)) for start in starts]
    return Histogram(
        bucket,
        tuple((day, count) for day, (count, _) in zip(starts, every, strict=True)),
        tuple(by for _, by in every),
    )


def _summed(days: Days, bucket: str) -> dict[date, tuple[int, int]]:
    """Return the first day of each bucket with its claims, and those of them whose
    start is unknown.
    """
    sums: dict[date, tuple[int, int]] = {}
    for day, count, by in days:
        start = _bucket(day, bucket)
        so_far = sums.get(start, (0, 0))
        sums[start] = so_far[0] + count, so_far[1] + by
    return sums


def _bucket(day: date, bucket: str) -> date:
    """Return the first day of the bucket; weeks begin on Monday."""
    if bucket == "week":
        return day - timedelta(min(day.weekday(), (day - date.min).days))
    return day.replace(
        **{"day": {}, "month": {"day": 1}, "year": {"day": 1, "month": 1}}[bucket]
    )


def _place_in_list(after: str) -> Values:
    numbers = re.fullmatch(r"(\d{1,19})-(\d{1,20})", after, re.ASCII)
    newest, key = map(int, numbers.groups()) if numbers else (2**63, 2**64)
    # What is larger fits into no column: the question itself would fail.
    if newest >= 2**63 or key >= 2**64:
        raise BadInput(
            f"after={after[:40]!r}: not a place in the list; leave it out to begin at"
            " the top"
        )
    return {"newest": newest, "key": key}
