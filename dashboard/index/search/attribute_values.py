"""What the attributes of imported rows are called, and what they say most often: of the
rows that a visitor may see, as the other filters leave them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa

from dashboard.domain.claim import ATTRIBUTES
from dashboard.domain.filters import MAX_LENGTH, Filters, writable
from dashboard.index.conditions import Values
from dashboard.index.search.attributes import pointer
from dashboard.index.search.texts import Files, unreadable

if TYPE_CHECKING:
    from dashboard.index.index import Index

MOST_NAMES = 200
"""Most names and, of one name, most values that are offered."""
_OBJECT = f"""CASE WHEN json_valid({ATTRIBUTES}) THEN json_type({ATTRIBUTES}) = 'OBJECT'
  END"""
"""An archive may hold anything there."""


def attribute_names(index: Index, filters: Filters) -> tuple[str, ...]:
    """Return the names of the attributes of the datasets that the other filters show
    rows of, in order, at most MOST_NAMES. The names of a dataset are read once, 0.7 s
    of processor time a million rows.
    """
    snapshot, others = index.snapshot, filters.without("attribute")
    table, moment = index.rows_as_of(others)
    condition, values = index.condition(others)
    sql = f"SELECT DISTINCT dataset FROM {table} WHERE {condition}"
    matched = index.matching(snapshot, others)
    seen = {name for (name,) in index.rows(sql, {**moment, **values}, matched)}
    names: set[str] = set()
    for name, files in snapshot.datasets.items():
        if name in seen and ATTRIBUTES in files.columns:
            key = ("attribute names", name, others.public_only)
            names.update(snapshot.cache.get(key, partial(_names, index, files, others)))
    return tuple(sorted(names)[:MOST_NAMES])


def attribute_values(
    index: Index,
    name: str,
    filters: Filters,
    most: int = MOST_NAMES,
) -> dict[str, int]:
    """Return what the attribute of that name says with the number of claims, most
    first, as the other filters leave them; values that no filter can ask for are left
    out. It takes 0.9 s of processor time a million rows, once for the same filters.
    """
    snapshot, others = index.snapshot, filters.without("attribute")
    return dict(
        snapshot.cache.get(
            ("attribute values", name, others, most),
            lambda: _values(index, name, others, most),
        )
    )


def _names(
    index: Index,
    files: Files,
    filters: Filters,
) -> tuple[str, ...]:
    # Where only accepted claims are anybody's, so are only the names they have.
    accepted = "review = 'accepted'" if filters.public_only else "true"
    keys = f"CASE WHEN {_OBJECT} THEN json_keys({ATTRIBUTES}) END"
    sql = f"""SELECT DISTINCT unnest({keys}) AS name FROM {{table}}
        WHERE {ATTRIBUTES} <> '' AND {accepted}"""
    rows = _rows(index, files, sql, {}, None)
    return tuple(name for (name,) in rows if _askable(name, ""))


def _values(
    index: Index,
    name: str,
    filters: Filters,
    most: int,
) -> tuple[tuple[str, int], ...]:
    snapshot = index.snapshot
    table, moment = index.rows_as_of(filters)
    condition, values = index.condition(filters)
    with index.cursor() as cursor:
        matched = index.matching(snapshot, filters)
        if matched is not None:
            cursor.register("matched", matched)
        wanted = cursor.sql(
            f"SELECT no FROM {table} WHERE dataset <> '' AND {condition}",
            params={**moment, **values},
        ).to_arrow_table()
    member = f"json_extract_string({ATTRIBUTES}, $pointer)"
    sql = f"""SELECT CASE WHEN json_valid({ATTRIBUTES}) THEN {member} END AS word,
        count(*) AS n FROM {{table}}
        WHERE {ATTRIBUTES} <> '' AND no IN (SELECT no FROM wanted)
        GROUP BY 1 HAVING word IS NOT NULL ORDER BY n DESC, 1 LIMIT {int(most)}"""
    counts: Counter[str] = Counter()
    bound: Values = {"pointer": pointer(name)}
    for files in snapshot.datasets.values():
        if ATTRIBUTES in files.columns and wanted.num_rows:
            for word, count in _rows(index, files, sql, bound, wanted):
                if _askable(name, word):
                    counts[word] += count
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return tuple(ordered[:most])


def _rows(
    index: Index,
    files: Files,
    sql: str,
    values: Values,
    wanted: pa.Table | None,
) -> list[tuple[Any, ...]]:
    def read() -> Iterator[tuple[Any, ...]]:
        table, moment = files.rows()
        with index.search_cursor() as cursor:
            if wanted is not None:
                cursor.register("wanted", wanted)
            bound = {**moment, **values}
            yield from cursor.execute(sql.format(table=table), bound).fetchall()

    try:
        with index.searches.turn():
            return index.search_aside(lambda: list(read()))
    except (duckdb.Error, UnicodeDecodeError) as error:
        index.leave_out(files.name, unreadable(files.name, files.paths[0], error))
        return []


def _askable(name: str, value: str) -> bool:
    """Return whether the filter can ask for it: it is written NAME:VALUE, without
    blanks around either.
    """
    text = f"{name}:{value}"
    plain = name == name.strip() and value == value.strip()
    return bool(name) and plain and len(text) <= MAX_LENGTH and writable(text)
