"""Every question the pages, the API and the pictures ask about claims, each one query."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dashboard.domain.claim import FIELDS, Claim
from dashboard.domain.filters import LISTS, Filters
from dashboard.domain.geo import Box
from dashboard.domain.marker import Marker
from dashboard.domain.words import Hedge, Kind, Precision, Review, Side
from dashboard.index.build import build
from dashboard.index.where import COLUMN, where

CELL = 52
"""Side of a clustering cell in pixels: twice the largest marker's radius, so that markers hardly overlap."""
SPLIT_ZOOM = 12
"""From this zoom on every place has a marker of its own."""
SHARE = 2 / 3
"""A marker takes the colour or symbol that at least this share of its claims carries, else that of "several"."""
BATCH = 2000

MARKERS = """
SELECT avg(lat), avg(lon), count(*),
  count(DISTINCT coalesce(nullif(place_id, ''), lat || ' ' || lon)),
  min(place_id), min(name), min(region), min(precision), max(radius_km), bool_or(contested),
  mode(actor), list_max(map_values(histogram(actor))), mode(kind), list_max(map_values(histogram(kind)))
FROM claims WHERE x IS NOT NULL AND {where}
GROUP BY {cell}, wide ORDER BY count(*) DESC, min(id)
"""


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
    """A claim in a list, with the ids of the claims that contradict it."""

    claim: Claim
    contradicted_by: tuple[str, ...]


class Index:
    """Answers questions over a fixed set of claims; safe to share between threads."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._connection = build(claims)
        state = self._rows("SELECT count(*), bit_xor(hash(c)) FROM claims c", [])
        self.revision = hashlib.sha256(repr(state).encode()).hexdigest()[:12]

    def _rows(self, sql: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        return self._connection.cursor().execute(sql, values).fetchall()

    def markers(self, filters: Filters, zoom: float, box: Box | None = None) -> tuple[Marker, ...]:
        """Return the markers of a viewport, most claims first. The grid is anchored to the world, not to the box."""
        condition, values = where(filters, box)
        size = 2 ** int(zoom) * 256 / CELL
        cell = "place_id, lat, lon" if zoom >= SPLIT_ZOOM else f"floor(x * {size}), floor(y * {size})"
        return tuple(_marker(row) for row in self._rows(MARKERS.format(where=condition, cell=cell), values))

    def summary(self, filters: Filters) -> Summary:
        """Return the counts of everything the filters match."""
        condition, values = where(filters)
        sql = f"""SELECT count(*), count(DISTINCT nullif(place_id, '')) FILTER (x IS NOT NULL),
            count(DISTINCT publisher), count(*) FILTER (x IS NULL),
            count(DISTINCT place_id) FILTER (contested), min(day_from), max(day_to)
            FROM claims WHERE {condition}"""  # noqa: S608
        claims, places, sources, unplaced, contested, first, last = self._rows(sql, values)[0]
        if first and filters.since:
            first = max(first, filters.since)
        if last and filters.until:
            last = min(last, filters.until)
        return Summary(claims, places, sources, unplaced, contested, first, last)

    def extent(self, filters: Filters) -> Box | None:
        """Return the smallest box around every placed claim the filters match, None when there is none."""
        condition, values = where(filters)
        sql = f"SELECT min(lon), min(lat), max(lon), max(lat) FROM claims WHERE x IS NOT NULL AND {condition}"  # noqa: S608
        west, south, east, north = self._rows(sql, values)[0]
        return None if west is None else Box(west, south, east, north)

    def facets(self, filters: Filters) -> dict[str, dict[str, int]]:
        """Return for each list filter its values and their counts, most first, as the *other* filters leave them."""
        return {name: self.facet(name, filters) for name in LISTS}

    def facet(self, name: str, filters: Filters) -> dict[str, int]:
        """Return the values of one list filter with their counts; values that only the other filters hide count 0."""
        others = replace(filters, review=tuple(r.value for r in Review)) if name == "review" else filters.without(name)
        condition, values = where(others)
        column = COLUMN.get(name, name)
        sql = f"""SELECT {column}, count(*) FILTER ({condition}) AS n FROM claims
            WHERE {column} <> '' GROUP BY 1 ORDER BY n DESC, 1"""  # noqa: S608
        return dict(self._rows(sql, values))

    def histogram(self, filters: Filters) -> tuple[str, tuple[tuple[date, int], ...]]:
        """Return the bucket (day, week, month or year) and the claims in each, by last day, whatever dates are chosen.

        Every bucket between the first and the last is there, also when it is empty.
        """
        condition, values = where(filters.without("from", "to"))
        sql = f"SELECT min(day_to), max(day_to) FROM claims WHERE {condition}"  # noqa: S608
        first, last = self._rows(sql, values)[0]
        if first is None:
            return "month", ()
        days = (last - first).days
        bucket = "day" if days <= 62 else "week" if days <= 366 else "month" if days <= 366 * 20 else "year"
        sql = f"""SELECT CAST(g.b AS DATE), count(c.id) FROM
            (SELECT unnest(generate_series(date_trunc('{bucket}', CAST(? AS DATE)), CAST(? AS TIMESTAMP),
              INTERVAL 1 {bucket})) AS b) g
            LEFT JOIN (SELECT id, date_trunc('{bucket}', day_to) AS b FROM claims WHERE {condition}) c ON c.b = g.b
            GROUP BY 1 ORDER BY 1"""  # noqa: S608
        return bucket, tuple(self._rows(sql, [first, last, *values]))

    def page(
        self, filters: Filters, box: Box | None = None, *, unplaced: bool = False, limit: int = 100, offset: int = 0
    ) -> tuple[Listed, ...]:
        """Return claims newest first: those whose point is in the box, or with unplaced only those that have none."""
        condition, values = where(filters, box, unplaced=unplaced)
        order = "ORDER BY day_to DESC NULLS LAST, published DESC NULLS LAST, id LIMIT ? OFFSET ?"
        return self._listed(f"{condition} {order}", [*values, limit, offset])

    def count(self, filters: Filters, box: Box | None = None, *, unplaced: bool = False) -> int:
        """Return how many claims `page` would list without a limit."""
        condition, values = where(filters, box, unplaced=unplaced)
        return int(self._rows(f"SELECT count(*) FROM claims WHERE {condition}", values)[0][0])  # noqa: S608

    def claims(self, filters: Filters) -> Iterator[Claim]:
        """Yield every claim the filters match, in order of time."""
        condition, values = where(filters)
        sql = f"SELECT {_columns()} FROM claims WHERE {condition} ORDER BY day_from NULLS LAST, id"  # noqa: S608
        cursor = self._connection.cursor().execute(sql, values)
        while rows := cursor.fetchmany(BATCH):
            yield from map(_claim, rows)

    def claim(self, claim_id: str) -> Listed | None:
        """Return one claim by its id, None when there is none."""
        return next(iter(self._listed("id = ?", [claim_id])), None)

    def _listed(self, tail: str, values: Sequence[object]) -> tuple[Listed, ...]:
        sql = f"""SELECT {_columns()}, list_sort((SELECT list(other) FROM conflicts WHERE claim = claims.id))
            FROM claims WHERE {tail}"""  # noqa: S608
        return tuple(Listed(_claim(row), tuple(row[-1] or ())) for row in self._rows(sql, values))


def _columns() -> str:
    return ", ".join(f'"{name}"' for name in FIELDS)


def _marker(row: tuple[Any, ...]) -> Marker:
    lat, lon, count, places, place_id, name, region, precision, radius, contested, actor, most, kind, top = row
    one = places == 1
    return Marker(
        lat=round(lat, 5), lon=round(lon, 5), count=count, places=places,
        place_id=place_id if one else "", name=name if one else "", region=region if one else "",
        precision=precision or "" if one else "", radius_km=radius if one else None,
        actor=actor if most >= SHARE * count else "several", kind=kind if top >= SHARE * count else "several",
        contested=contested,
    )  # fmt: skip


def _claim(row: tuple[Any, ...]) -> Claim:
    values = dict(zip(FIELDS, row, strict=False))
    words = {"kind": Kind, "actor": Side, "claimant_side": Side, "hedge": Hedge, "review": Review}
    values |= {name: word(values[name]) for name, word in words.items()}
    values["precision"] = Precision(values["precision"]) if values["precision"] else None
    return Claim(**values)
