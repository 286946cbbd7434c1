"""Claims by the days they speak of: what each frame of a time-lapse shows. Claims that
name no day are kept out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from dashboard.domain.filters import Filters
from dashboard.domain.geography.geo import Box
from dashboard.domain.marker import Marker
from dashboard.domain.periods import Period
from dashboard.index.clusters import Ints, Profile, Spots, cluster, cluster_spots
from dashboard.index.conditions import clipped
from dashboard.index.index import Index
from dashboard.index.schema import ACTOR_SLOTS, KIND_SLOTS, PRECISIONS, SIDES
from dashboard.index.search.texts import LEDGER_CLAIMS, unreadable
from dashboard.index.tables import Snapshot

MOST_KEYS = 4_000_000
"""Counts of one kind that are held at once: 32 MB."""
Columns = Mapping[str, Ints]
Pairs = tuple[tuple[int, int], ...]
"""Step and claims, in order; steps without any are left out."""
_NO_DAY = "no IN (SELECT no FROM undated)"


@dataclass(frozen=True, slots=True)
class DayCounts:
    """Claims that begin and end, by steps of days.

    sides: of each actor what begins and what ends, claims without a place too. firsts:
    places that are named for the first time.
    """

    sides: Mapping[str, tuple[Pairs, Pairs]]
    firsts: Pairs


@dataclass(frozen=True, slots=True)
class MarkerCounts:
    """Claims that begin and end at the markers of a viewport, by steps of days.

    markers: as on the map. series: of each marker and of each actor there, what begins
    and what ends.
    """

    markers: tuple[Marker, ...]
    series: tuple[Mapping[str, tuple[Pairs, Pairs]], ...]


@dataclass(frozen=True, slots=True)
class MarkerChange:
    """A marker of a comparison, with its claims in the earlier and the later period."""

    marker: Marker
    earlier: int
    later: int


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """A place with its claims in the earlier and the later period.

    lat, lon: WGS84 degrees.
    """

    place_id: str
    name: str
    region: str
    precision: str
    lat: float
    lon: float
    earlier: int
    later: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two periods side by side.

    earlier, later: markers as on the map. changes: markers of both together. places:
    those with any claim, the largest differences first; more: how many were left out.
    place_counts: how many places the earlier and the later period have. placed: how
    many claims of either have a place.
    """

    earlier: tuple[Marker, ...]
    later: tuple[Marker, ...]
    changes: tuple[MarkerChange, ...]
    places: tuple[PlaceChange, ...]
    more: int
    place_counts: tuple[int, int]
    placed: tuple[int, int]


class Dated:
    """The claims of a filter that name a day.

    A filter by days counts a claim that names none on the day it was published; here
    such a claim is left out, for a frame must not show on a day what nobody said of
    that day. undated: how many were left out, placed or not. by: how many of the
    others have no known start, and are in the frame of the day on or before which they
    happened. first, last: days of the others, within the days of the filter; None when
    there is none.
    """

    def __init__(self, index: Index, filters: Filters) -> None:
        self._index, self._filters = index, filters
        self.snapshot = index.snapshot
        self._without = self.snapshot.cache.get(
            ("undated",), lambda: _numbers(index, self.snapshot)
        )
        sql = f"""SELECT count(*) FILTER ({_NO_DAY}),
            count(*) FILTER (start_unknown AND NOT {_NO_DAY}),
            min(day_from) FILTER (NOT {_NO_DAY}), max(day_to) FILTER (NOT {_NO_DAY})"""
        undated, by, first, last = self._rows(sql, filters)
        self.undated, self.by = int(undated), int(by)
        self.first, self.last = clipped(filters, first, last)

    def claims(self, period: Period) -> int:
        """Return how many claims speak of days of that period, those without a place
        too.
        """
        return int(
            self._rows("SELECT count(*)", self._within(period), f"NOT {_NO_DAY}")[0]
        )

    def markers(
        self,
        period: Period,
        zoom: float,
        box: Box | None = None,
    ) -> tuple[Marker, ...]:
        """Return the markers of a viewport for the claims of that period; see
        `cluster`.
        """
        return cluster(self._profile(period), self.snapshot.spots, zoom, box)

    def compared(
        self,
        earlier: Period,
        later: Period,
        zoom: float,
        box: Box | None = None,
        *,
        most: int,
    ) -> Comparison:
        """Return two periods side by side: the markers of a viewport, and at most that
        many places of all.
        """
        spots = self.snapshot.spots
        before, after = self._profile(earlier), self._profile(later)
        markers, marker_of = cluster_spots(before.merged(after), spots, zoom, box)
        counts = [_summed(p, marker_of[p.spot], len(markers)) for p in (before, after)]
        places, more = _places(before, after, spots, most)
        return Comparison(
            earlier=cluster(before, spots, zoom, box),
            later=cluster(after, spots, zoom, box),
            changes=tuple(map(MarkerChange, markers, *(c.tolist() for c in counts))),
            places=places,
            more=more,
            place_counts=(before.places(spots), after.places(spots)),
            placed=(int(before.count.sum()), int(after.count.sum())),
        )

    def _profile(self, period: Period) -> Profile:
        within = self._within(period)
        with self._index.cursor() as cursor:
            rows = self._ask(
                cursor,
                Profile.sql(within),
                within,
                f"packed_key IS NOT NULL AND NOT {_NO_DAY} GROUP BY 1",
            )
            return Profile.of(rows.fetchnumpy())

    def counts(self, *, first: date, step: int) -> DayCounts:
        """Return how many claims of each side begin and end in each step of days.

        first: the day with which step 0 begins. step: days of one, at least 1. On the
        steps a to b there are as many claims as began by b, less those that ended
        before a.
        """
        with self._index.cursor() as cursor:
            begun, ended = self._begun_and_ended(cursor, first, step)
        return DayCounts(
            sides=_sides(begun, ended), firsts=_firsts(begun, self.snapshot.spots)
        )

    def marker_counts(
        self, zoom: float, box: Box | None = None, *, first: date, step: int
    ) -> MarkerCounts:
        """Return the same for each marker of a viewport: every frame of a playback
        follows from this one answer.
        """
        every = self._filters
        with self._index.cursor() as cursor:
            profile = Profile.of(
                self._ask(
                    cursor,
                    Profile.sql(every),
                    every,
                    f"packed_key IS NOT NULL AND NOT {_NO_DAY} GROUP BY 1",
                ).fetchnumpy()
            )
            begun, ended = self._begun_and_ended(cursor, first, step)
        markers, marker_of = cluster_spots(profile, self.snapshot.spots, zoom, box)
        return MarkerCounts(markers, _series(begun, ended, marker_of))

    def _begun_and_ended(
        self, cursor: duckdb.DuckDBPyConnection, first: date, step: int
    ) -> tuple[Columns, Columns]:
        return (
            self._binned(cursor, "day_from", first, step),
            self._binned(cursor, "day_to", first, step),
        )

    def ended(
        self,
        *,
        first: date,
        step: int,
        steps: int,
    ) -> Mapping[str, Pairs]:
        """Return of each actor how many claims end in which of the steps, as `counts`
        does; those that end in none of them are left out.
        """
        with self._index.cursor() as cursor:
            columns = self._binned(cursor, "day_to", first, step)
        within = (columns["bin"] >= 0) & (columns["bin"] < steps)
        zero = np.zeros(len(within), np.int64)
        return {actor: pairs for (_, actor), pairs in _grouped(columns, zero, within)}

    def _binned(
        self,
        cursor: duckdb.DuckDBPyConnection,
        column: str,
        first: date,
        step: int,
    ) -> Columns:
        sql = f"""SELECT coalesce(packed_key // {KIND_SLOTS * ACTOR_SLOTS}, -1) AS spot,
            CAST(enum_code(actor) AS BIGINT) AS actor,
            CAST(({column} - DATE '{first.isoformat()}') // {int(step)} AS BIGINT)
              AS bin,
            CAST(count(*) AS BIGINT) AS n"""
        answer = self._ask(
            cursor, sql, self._filters, f"NOT {_NO_DAY} GROUP BY 1, 2, 3"
        )
        return {
            name: np.ma.filled(values).astype(np.int64)
            for name, values in answer.fetchnumpy().items()
        }

    def _within(self, period: Period) -> Filters:
        """Return the filters with the days of the period, as far as the filters' own
        days allow.
        """
        date_from, date_to = clipped(self._filters, period.date_from, period.date_to)
        return replace(self._filters, date_from=date_from, date_to=date_to)

    def _rows(
        self,
        select: str,
        filters: Filters,
        more: str = "true",
    ) -> tuple[Any, ...]:
        """Return the one row of a question."""
        with self._index.cursor() as cursor:
            return self._ask(cursor, select, filters, more).fetchall()[0]

    def _ask(
        self,
        cursor: duckdb.DuckDBPyConnection,
        select: str,
        filters: Filters,
        more: str,
    ) -> duckdb.DuckDBPyConnection:
        table, moment = self._index.rows_as_of(filters)
        condition, values = self._index.condition(filters)
        cursor.register("undated", self._without)
        matched = self._index.matching(self.snapshot, filters)
        if matched is not None:
            cursor.register("matched", matched)
        return cursor.execute(
            f"{select} FROM {table} WHERE {condition} AND {more}", {**moment, **values}
        )


def _summed(profile: Profile, owner: Ints, owners: int) -> Ints:
    """Return the claims of each owner of spots; of -1 there are none."""
    owned = owner >= 0
    sums = np.bincount(owner[owned], profile.count[owned], owners)
    return sums.astype(np.int64)


def _places(
    before: Profile,
    after: Profile,
    spots: Spots,
    most: int,
) -> tuple[tuple[PlaceChange, ...], int]:
    """Return the places of either with their claims, and how many were left out."""
    every, first, at = np.unique(
        spots.place[np.r_[before.spot, after.spot]],
        return_index=True,
        return_inverse=True,
    )
    earlier = _summed(before, at[: len(before.spot)], len(every))
    later = _summed(after, at[len(before.spot) :], len(every))
    # Where as many came as went, the place with more of them first.
    order = np.lexsort((-(earlier + later), -abs(later - earlier)))[:most]
    spot = np.r_[before.spot, after.spot][first[order]]
    rows = spots.table.take(pa.array(spot)).to_pylist()
    changes = tuple(
        PlaceChange(
            row["place_id"],
            row["name"],
            row["region"],
            PRECISIONS[row["precision"]],
            # Five digits are a metre, and no place is known better.
            round(float(spots.lat[number]), 5),
            round(float(spots.lon[number]), 5),
            int(earlier[place]),
            int(later[place]),
        )
        for row, number, place in zip(rows, spot, order, strict=True)
    )
    return changes, len(every) - len(changes)


def _numbers(index: Index, snapshot: Snapshot) -> pa.Table:
    """Return the numbers of the claims that name no day, neither the first nor the
    last.
    """
    sql, parts = "SELECT no FROM {} WHERE date_from IS NULL AND date_to IS NULL", []
    with index.cursor() as cursor:
        parts.append(cursor.sql(sql.format(LEDGER_CLAIMS)).to_arrow_table())
        for name, files in snapshot.datasets.items():
            table, moment = files.rows()
            try:
                parts.append(
                    cursor.sql(sql.format(table), params=moment).to_arrow_table()
                )
            except (duckdb.Error, UnicodeDecodeError) as error:
                index.leave_out(name, unreadable(name, files.paths[0], error))
    return pa.concat_tables(parts).combine_chunks()


def _series(
    begun: Columns,
    ended: Columns,
    marker_of: Ints,
) -> tuple[Mapping[str, tuple[Pairs, Pairs]], ...]:
    """Return for each marker the steps in which claims of each actor begin and end."""
    most = int(marker_of.max(initial=-1)) + 1
    # Where no claim has a place, there is no spot to look up either.
    if not most:
        return ()
    series: list[dict[str, tuple[Pairs, Pairs]]] = [{} for _ in range(most)]
    for which, columns in enumerate((begun, ended)):
        placed = columns["spot"] >= 0
        # Times 0 where there is no spot: -1 would be read as the last one.
        marker = np.where(placed, marker_of[columns["spot"] * placed], -1)
        for (number, actor), pairs in _grouped(columns, marker, marker >= 0):
            both = list(series[number].get(actor, ((), ())))
            both[which] = pairs
            series[number][actor] = both[0], both[1]
    return tuple(series)


def _sides(begun: Columns, ended: Columns) -> Mapping[str, tuple[Pairs, Pairs]]:
    zeros = [np.zeros(len(columns["bin"]), np.int64) for columns in (begun, ended)]
    both = [
        {actor: pairs for (_, actor), pairs in _grouped(columns, zero, zero >= 0)}
        for columns, zero in zip((begun, ended), zeros, strict=True)
    ]
    return {
        actor: (both[0].get(actor, ()), both[1].get(actor, ())) for actor in both[0]
    }


def _grouped(
    columns: Columns,
    owner: Ints,
    wanted: npt.NDArray[np.bool_],
) -> list[tuple[tuple[int, str], Pairs]]:
    """Return the counts by owner and actor, each as pairs of step and claims."""
    steps = int(columns["bin"].max(initial=0)) + 1
    group = owner[wanted] * ACTOR_SLOTS + columns["actor"][wanted]
    if not len(group):
        return []
    # One number for owner, actor and step: to count it is quicker than to sort by
    # three, as long as a count of each fits into the memory.
    key, claims = group * steps + columns["bin"][wanted], columns["n"][wanted]
    if int(key.max()) <= MOST_KEYS:
        sums = np.bincount(key, claims)
        filled = np.flatnonzero(sums)
        counts = sums[filled].astype(np.int64)
    else:
        filled, at = np.unique(key, return_inverse=True)
        counts = np.bincount(at, claims).astype(np.int64)
    groups = filled // steps
    starts = np.flatnonzero(np.r_[True, groups[1:] != groups[:-1]])
    ends = [*starts[1:].tolist(), len(filled)]
    listed = []
    for start, end in zip(starts.tolist(), ends, strict=True):
        number, actor = divmod(int(groups[start]), ACTOR_SLOTS)
        bins = (filled[start:end] % steps).tolist()
        pairs = zip(bins, counts[start:end].tolist(), strict=True)
        listed.append(((number, SIDES[actor]), tuple(pairs)))
    return listed


def _firsts(begun: Columns, spots: Spots) -> Pairs:
    placed = begun["spot"] >= 0
    if not placed.any():
        return ()
    places, place = np.unique(spots.place[begun["spot"][placed]], return_inverse=True)
    first = np.full(len(places), np.iinfo(np.int64).max)
    # Not `first[place] = ...`, which would take the last of several instead of the
    # least.
    np.minimum.at(first, place, begun["bin"][placed])
    steps, counts = np.unique(first, return_counts=True)
    return tuple(zip(steps.tolist(), counts.tolist(), strict=True))
