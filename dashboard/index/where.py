"""Filters as SQL. Values are always parameters, never text of the statement."""

from __future__ import annotations

from datetime import date, timedelta

from dashboard.domain.filters import LISTS, Filters
from dashboard.domain.geo import Box
from dashboard.domain.words import Review
from dashboard.index.schema import ACTOR_SLOTS, CLASHES, KEYS, KIND_SLOTS

COLUMN = {"source": "publisher", "side": "claimant_side", "place": "place_id"}
Values = dict[str, object]


def where(filters: Filters, box: Box | None = None, *, unplaced: bool = False) -> tuple[str, Values]:
    """Return a condition over `hot` and its parameters; a text filter wants the relation `matched` beside it.

    box: only claims whose point lies in it; claims with no place then do not match. unplaced: only claims without one.
    """
    parts: list[str] = []
    values: Values = {}
    if filters.since:
        parts.append("day_to >= $since")
        values["since"] = filters.since
    if filters.until:
        parts.append("day_from <= $until")
        values["until"] = filters.until
    for name in LISTS:
        chosen = getattr(filters, name) or ((Review.ACCEPTED.value,) if name == "review" else ())
        if chosen:
            marks = {f"{name}_{number}": value for number, value in enumerate(chosen)}
            parts.append(f"{COLUMN.get(name, name)} IN ({', '.join(f'${mark}' for mark in marks)})")
            values |= marks
    if filters.text.split():
        parts.append("no IN (SELECT no FROM matched)")
    if unplaced:
        parts.append("ska IS NULL")
    if box:
        parts.append(f"""ska // {KIND_SLOTS * ACTOR_SLOTS} IN (SELECT no FROM spot
            WHERE lon BETWEEN $west AND $east AND lat BETWEEN $south AND $north)""")  # noqa: S608
        values |= {"west": box.west, "south": box.south, "east": box.east, "north": box.north}
    return " AND ".join(parts) or "true", values


def known(filters: Filters) -> tuple[str, Values]:
    """Return the narrow rows to ask, those of now or as they stood at the end of a day, and the parameters."""
    if filters.as_of is None:
        return "hot", {}
    sql = f"""(WITH known AS (
        SELECT * FROM hot WHERE known_from < $known
        UNION ALL SELECT * EXCLUDE (known_to) FROM past WHERE known_from < $known AND known_to >= $known),
      keys AS {KEYS.format(rows="known")}, clash AS ({CLASHES.format(keys="keys")})
      SELECT k.* REPLACE (c.day_to IS NOT NULL AS contested)
      FROM known k LEFT JOIN clash c USING (place_key, stance, day_to))"""  # noqa: S608
    return sql, {"known": min(filters.as_of, date(9999, 12, 30)) + timedelta(days=1)}
