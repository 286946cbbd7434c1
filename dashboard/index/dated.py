"""Claims by the days they speak of: what each frame of a time-lapse shows. Claims that name no day are kept out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import duckdb
import pyarrow as pa

from dashboard.domain.filters import Filters
from dashboard.domain.geo import Box
from dashboard.domain.marker import Marker
from dashboard.domain.periods import Period
from dashboard.index.clusters import Profile, cluster
from dashboard.index.index import Index
from dashboard.index.readers import OWN, unreadable
from dashboard.index.tables import View
from dashboard.index.where import known, where

_NO_DAY = "no IN (SELECT no FROM undated)"


class Dated:
    """The claims of a filter that name a day.

    A filter by days counts a claim that names none on the day it was published; here such a claim is left out, for a
    frame must not show on a day what nobody said of that day. undated: how many were left out, placed or not.
    first, last: days of the others, within the days of the filter; None when there is none.
    """

    def __init__(self, index: Index, filters: Filters) -> None:
        self._index, self._filters = index, filters
        self._view = index._view
        self._without = self._view.shelf.get(("undated",), lambda: _numbers(index, self._view))
        sql = f"""SELECT count(*) FILTER ({_NO_DAY}), min(day_from) FILTER (NOT {_NO_DAY}),
            max(day_to) FILTER (NOT {_NO_DAY})"""
        undated, first, last = self._rows(sql, filters)
        self.undated = int(undated)
        self.first: date | None = max(first, filters.since) if first and filters.since else first
        self.last: date | None = min(last, filters.until) if last and filters.until else last

    def claims(self, period: Period) -> int:
        """Return how many claims speak of days of that period, those without a place too."""
        return int(self._rows("SELECT count(*)", self._within(period), f"NOT {_NO_DAY}")[0])

    def markers(self, period: Period, zoom: float, box: Box | None = None) -> tuple[Marker, ...]:
        """Return the markers of a viewport for the claims of that period; see `cluster`."""
        with self._index._cursor() as cursor:
            within = self._within(period)
            asked = self._ask(cursor, Profile.sql(within), within, f"ska IS NOT NULL AND NOT {_NO_DAY} GROUP BY 1")
            return cluster(Profile.of(asked.fetchnumpy()), self._view.spots, zoom, box)

    def _within(self, period: Period) -> Filters:
        """Return the filters with the days of the period, as far as the filters' own days allow."""
        since, until = self._filters.since, self._filters.until
        return replace(
            self._filters, since=max(since, period.since) if since else period.since,
            until=min(until, period.until) if until else period.until,
        )  # fmt: skip

    def _rows(self, select: str, filters: Filters, more: str = "true") -> tuple[Any, ...]:
        """Return the one row of a question."""
        with self._index._cursor() as cursor:
            return self._ask(cursor, select, filters, more).fetchall()[0]

    def _ask(
        self, cursor: duckdb.DuckDBPyConnection, select: str, filters: Filters, more: str
    ) -> duckdb.DuckDBPyConnection:
        (table, own), (condition, values) = known(filters), where(filters)
        cursor.register("undated", self._without)
        matched = self._index._matched(self._view, filters.text)
        if matched is not None:
            cursor.register("matched", matched)
        return cursor.execute(f"{select} FROM {table} WHERE {condition} AND {more}", {**own, **values})


def _numbers(index: Index, view: View) -> pa.Table:
    """Return the numbers of the claims that name no day, neither the first nor the last."""
    sql, parts = "SELECT no FROM {} WHERE date_from IS NULL AND date_to IS NULL", []
    with index._cursor() as cursor:
        parts.append(cursor.sql(sql.format(OWN)).to_arrow_table())
        for name, held in view.held.items():
            table, own = held.rows()
            try:
                parts.append(cursor.sql(sql.format(table), params=own).to_arrow_table())
            except (duckdb.Error, UnicodeDecodeError) as error:
                index._lost(name, unreadable(name, held.paths[0], error))
    return pa.concat_tables(parts).combine_chunks()
