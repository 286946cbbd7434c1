"""Places that people corrected, laid over the rows of datasets: their files stay as
they were imported.

A correction reaches a row that has no point, or has it from the gazetteer; a point that
the file gave itself stays. It is what `locate` does to the ledger's claims, as SQL.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from dashboard.domain.dataset import LOCATED
from dashboard.domain.place import Place
from dashboard.domain.words import Precision

Places = Mapping[tuple[str, str], Place]
"""Where a spelling ((spelling, region) or (spelling, "")) or a place ("", its id)
is.
"""
CORRECTED = '"corrected place"'
"""The column of what is corrected in a row, null where nothing is."""
FIELDS = ("place_id", "name", "region", "lat", "lon", "precision", "radius_km")
NEAR_KM = 5.0
"""Radius of doubt of a row about somewhere near a settlement, kilometres."""
_SPELLING, _REGION = (f'r."{name}"' for name in LOCATED)
_SPLIT = "chr(31)"
_CORRECTIONS = "(SELECT f.k AS k, f.v AS v FROM (SELECT unnest($corrections) AS f))"


def written(places: Places) -> str:
    """Return the corrections as a text that can be kept; "" when there are none."""
    rows = sorted(
        [spelling, region, *_values(place)]
        for (spelling, region), place in places.items()
    )
    return json.dumps(rows, ensure_ascii=False) if rows else ""


def _values(place: Place) -> list[Any]:
    return [
        place.id,
        place.name,
        place.region,
        place.lat,
        place.lon,
        place.precision.value,
        place.radius_km,
    ]


def fingerprint(text: str) -> str:
    """Return a short name of kept corrections, "" for none."""
    return hashlib.sha256(text.encode()).hexdigest()[:16] if text else ""


def changed(before: str, after: str) -> str:
    """Return those corrections, kept as text, that are in one of two texts only."""
    rows = [
        {json.dumps(row) for row in json.loads(text or "[]")}
        for text in (before, after)
    ]
    differing = sorted(map(json.loads, rows[0] ^ rows[1]))
    # Of a correction that changed, one version is enough to see whom it touches.
    by_key = {(row[0], row[1]): row for row in differing}
    return json.dumps(list(by_key.values()), ensure_ascii=False) if by_key else ""


def parameters(text: str) -> dict[str, object]:
    """Return the parameters of `corrected_rows`."""
    rows = json.loads(text)
    entries = [
        {"k": f"{row[0]}\x1f{row[1]}", "v": dict(zip(FIELDS, row[2:], strict=True))}
        for row in rows
    ]
    return {"corrections": entries}


def corrected_rows(
    rows: str,
    field: Callable[[str], str],
    *,
    located: bool,
) -> str:
    """Return the rows `r` of a table with the column CORRECTED. field: the expression
    of a field of the claim; located: whether the file has the columns LOCATED.
    """
    by_name = (
        f"CASE WHEN {field('place_id')} <> '' THEN '' ELSE"
        f" coalesce(nullif({field('name')}, ''), {field('place_as_written')}) END"
    )
    nowhere = f"{field('lat')} IS NULL"
    spelling, region = by_name, field("region")
    if located:
        spelling = f"coalesce({_SPELLING}, {by_name})"
        region = f"coalesce({_REGION}, {region})"
        nowhere = f"({nowhere} OR {_SPELLING} IS NOT NULL)"
    keys = (
        f"nullif({spelling}, '') || {_SPLIT} || {region}",
        f"nullif({spelling}, '') || {_SPLIT}",
        f"{_SPLIT} || {field('place_id')}",
    )
    joins = " ".join(
        f"LEFT JOIN {_CORRECTIONS} c{n} ON c{n}.k = CASE WHEN {nowhere} THEN {key} END"
        for n, key in enumerate(keys)
    )
    what = ", ".join(f"c{n}.v" for n in range(len(keys)))
    return f"(SELECT r.*, coalesce({what}) AS {CORRECTED} FROM {rows} r {joins})"


def overlaid(
    name: str,
    field: Callable[[str], str],
    *,
    located: bool,
) -> str:
    """Return the expression of a field of a claim under the corrections."""
    old = field(name)
    if name not in FIELDS:
        return old
    new = f"r.{CORRECTED}.{name}"
    whole = f"r.{CORRECTED} IS NULL"
    own = "true"
    if located:
        # What the gazetteer filled in gives way, what the file said does not.
        own = f"{_SPELLING} IS NULL"
    if name == "name":
        by_gazetteer = (
            f"({_SPELLING} = {field('place_as_written')} AND {old} <> {_SPELLING})"
            if located
            else "false"
        )
        keeps = f"{old} <> '' AND coalesce(NOT {by_gazetteer}, true)"
    elif name == "region":
        before = f"coalesce({_REGION}, {old})" if located else old
        return (
            f"CASE WHEN {whole} THEN {old} ELSE coalesce(nullif({before}, ''), {new})"
            " END"
        )
    elif name == "precision":
        vague = (
            f"({old} = '{Precision.SETTLEMENT}' AND {new} = '{Precision.APPROXIMATE}')"
        )
        keeps = f"{own} AND {old} <> '' AND NOT {vague}"
    elif name == "radius_km":
        near = f"{own} AND {field('precision')} = '{Precision.APPROXIMATE}'"
        keeps = f"{own} AND {old} IS NOT NULL"
        new = f"CASE WHEN {near} THEN greatest({new}, {NEAR_KM}) ELSE {new} END"
    else:
        keeps = "false"
    return f"CASE WHEN {whole} OR ({keeps}) THEN {old} ELSE {new} END"
