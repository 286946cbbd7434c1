"""Filters as SQL. Values are always parameters, never text of the statement."""

from __future__ import annotations

from dashboard.domain.filters import LISTS, Filters
from dashboard.domain.geo import Box, project
from dashboard.domain.words import Review

COLUMN = {"source": "publisher", "side": "claimant_side", "place": "place_id"}


def where(filters: Filters, box: Box | None = None, *, unplaced: bool = False) -> tuple[str, list[object]]:
    """Return a condition over the claims table and its parameters, in order.

    box: only claims whose point lies in it; claims with no place then do not match. unplaced: only claims without one.
    """
    parts: list[str] = []
    values: list[object] = []
    if filters.since:
        parts.append("day_to >= ?")
        values.append(filters.since)
    if filters.until:
        parts.append("day_from <= ?")
        values.append(filters.until)
    for name in LISTS:
        chosen = getattr(filters, name) or ((Review.ACCEPTED.value,) if name == "review" else ())
        if chosen:
            parts.append(f"{COLUMN.get(name, name)} IN ({', '.join('?' * len(chosen))})")
            values += chosen
    for word in filters.text.casefold().split():
        parts.append("contains(words, ?)")
        values.append(word)
    if unplaced:
        parts.append("x IS NULL")
    if box:
        left, top = project(box.north, box.west)
        right, bottom = project(box.south, box.east)
        parts.append("x BETWEEN ? AND ? AND y BETWEEN ? AND ?")
        values += [left, right, top, bottom]
    return " AND ".join(parts) or "true", values
