"""Filters as SQL. Values are always parameters, never text of the statement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dashboard.domain.filters import LEDGER_DATASET, Filters
from dashboard.domain.geography.areas import Circle, Polygon
from dashboard.domain.geography.geo import EARTH_RADIUS_KM, Box
from dashboard.domain.words import Review
from dashboard.index.schema import ACTOR_SLOTS, FILTER_COLUMN, KIND_SLOTS

Values = dict[str, object]


def where(
    filters: Filters,
    box: Box | None = None,
    *,
    unplaced: bool = False,
    every_private: bool = False,
) -> tuple[str, Values]:
    """Return a condition over `current` and its parameters; a text filter, and one by
    attributes, wants the relation `matched` beside it.

    box: only claims whose point lies in it; claims with no place then do not match.
    unplaced: only claims without one. every_private: as of `visible`.
    """
    parts: list[str] = []
    values: Values = {}
    # A claim of several days matches when any of them does.
    if filters.date_from:
        parts.append("day_to >= $since")
        values["since"] = filters.date_from
    if filters.date_to:
        parts.append("day_from <= $until")
        values["until"] = filters.date_to
    for name in FILTER_COLUMN:
        condition, chosen = _any_of(name, _chosen(filters, name))
        parts += condition
        values |= chosen
    seen, bound = visible(filters, every_private=every_private)
    parts.append(seen)
    values |= bound
    if filters.text.split() or filters.attribute:
        parts.append("no IN (SELECT no FROM matched)")
    if unplaced:
        parts.append("packed_key IS NULL")
    if box:
        parts.append(
            f"""packed_key // {KIND_SLOTS * ACTOR_SLOTS} IN (SELECT no FROM spot
            WHERE lon BETWEEN $west AND $east AND lat BETWEEN $south AND $north)"""
        )
        values |= {
            "west": box.west,
            "south": box.south,
            "east": box.east,
            "north": box.north,
        }
    for area in (_near(filters.near), _within(filters.within)):
        if area:
            inside, bound = area
            parts.append(
                f"packed_key // {KIND_SLOTS * ACTOR_SLOTS} IN (SELECT no FROM spot"
                f" WHERE {inside})"
            )
            values |= bound
    return " AND ".join(parts) or "true", values


def _near(circle: Circle | None) -> tuple[str, Values] | None:
    """Return the condition over `spot` for what lies in a circle (haversine)."""
    if circle is None:
        return None
    # Rounding may bring the root a hair above 1 for points on opposite sides.
    sql = f"""2 * {EARTH_RADIUS_KM} * asin(least(1, sqrt(
        sin(radians(lat - $near_lat) / 2) ** 2 + cos(radians(lat))
        * cos(radians($near_lat)) * sin(radians(lon - $near_lon) / 2) ** 2)))
        <= $near_km"""
    bound: Values = {
        "near_lat": circle.lat,
        "near_lon": circle.lon,
        "near_km": circle.km,
    }
    return sql, bound


def _within(polygon: Polygon | None) -> tuple[str, Values] | None:
    """Return the condition over `spot` for what lies in a polygon: a line from there to
    the east crosses an odd number of its edges.
    """
    if polygon is None:
        return None
    crossings = []
    bound: Values = {}
    for number, (lat1, lon1, lat2, lon2) in enumerate(polygon.edges()):
        a, o, b, p = (f"within_{number}_{name}" for name in ("a", "o", "b", "p"))
        bound |= {a: lat1, o: lon1, b: lat2, p: lon2}
        crossings.append(
            f"CAST((lat >= ${a}) <> (lat >= ${b}) AND lon < (${p} - ${o})"
            f" * (lat - ${a}) / (${b} - ${a}) + ${o} AS INTEGER)"
        )
    return f"({' + '.join(crossings) or '0'}) % 2 = 1", bound


def _chosen(filters: Filters, name: str) -> tuple[str, ...]:
    values: tuple[str, ...] = getattr(filters, name)
    if name == "review" and not values:
        # What nobody accepted is on no map that did not ask for it.
        return (Review.ACCEPTED.value,)
    if name == "dataset" and LEDGER_DATASET in values:
        # In a row the dataset of a claim kept by hand is "".
        return (*values, "")
    return values


def _any_of(name: str, chosen: Sequence[str]) -> tuple[list[str], Values]:
    """Return the condition, none for no value, and its parameters."""
    if not chosen:
        return [], {}
    values = {f"{name}_{number}": value for number, value in enumerate(chosen)}
    listed = ", ".join(f"${parameter}" for parameter in values)
    return [f"{FILTER_COLUMN[name]} IN ({listed})"], dict(values)


def clipped(
    filters: Filters,
    first: date | None,
    last: date | None,
) -> tuple[date | None, date | None]:
    """Return two days, no further apart than the days of the filters; None stays
    None.
    """
    if first and filters.date_from:
        first = max(first, filters.date_from)
    if last and filters.date_to:
        last = min(last, filters.date_to)
    return first, last


def visible(filters: Filters, *, every_private: bool = False) -> tuple[str, Values]:
    """Return a condition for the rows that the visitor may see at all, whatever they
    asked for; those of private datasets are among them where the filters name one.

    every_private: also where none is named, for a visitor who may see them: asked for
    by id, or for a list of their names.
    """
    without = dict.fromkeys((*filters.withheld, *filters.apart))
    parts = [
        f"dataset IS DISTINCT FROM $withheld_{number}" for number in range(len(without))
    ]
    values: Values = {f"withheld_{number}": name for number, name in enumerate(without)}
    # What `dataset` asks for is a condition of its own, so here it matters only that
    # somebody asked.
    if not (filters.with_private and (filters.dataset or every_private)):
        parts.append("NOT hidden")
    if filters.public_only:
        parts.append("review = $public")
        values["public"] = Review.ACCEPTED.value
    return " AND ".join(parts) or "true", values


def end_of_day(filters: Filters) -> date:
    """Return the day after the one whose knowledge is asked for. Raises ValueError when
    the filters ask for none.
    """
    if filters.as_of is None:
        raise ValueError("the filters ask for what is known now")
    # The day after the last day there is cannot be asked for.
    return min(filters.as_of, date.max - timedelta(days=1)) + timedelta(days=1)


STANDING = """(SELECT * FROM current WHERE known_from < $end_of_day
  UNION ALL SELECT * EXCLUDE (known_to) FROM history
    WHERE known_from < $end_of_day AND known_to >= $end_of_day)"""
"""The narrow rows as they stood before $end_of_day, those of now contested or not."""
STANDING_CONTESTED = f"""(SELECT * REPLACE (coalesce(assertion IN (
  SELECT CAST(unnest($contested) AS UBIGINT)), false)
  AND no NOT IN (SELECT CAST(unnest($settled) AS BIGINT)) AS contested)
  FROM {STANDING})"""
"""The same, contested where the assertion is among $contested and the number of the
claim not among $settled.
"""
SEEN_CONTESTED = """(SELECT * REPLACE (
  contested AND no NOT IN (SELECT CAST(unnest($uncontested) AS BIGINT)) AS contested)
  FROM current)"""
"""The narrow rows of now, contested but for the numbers $uncontested."""
