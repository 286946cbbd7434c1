"""The project's own GeoJSON, and any other whose points carry the fields of a claim as properties.

The point is the geometry's; properties lat and lon may be there too, and must then say the same. Text is taken as it is:
unlike in CSV, space round it is part of it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from dashboard.domain.claim import FIELDS, NUMBERS, OFFSETS, Claim
from dashboard.domain.words import Kind
from dashboard.exchange.claim_table import table_of
from dashboard.exchange.claims_csv import MAX_TEXT, claim_of_cells
from dashboard.exchange.json_items import Item
from dashboard.exchange.layout import Outcome, Verdict, event_ids

SAME_DEGREES = 1e-6
"""Geometry and properties may differ by so much, 0.1 m: writers round."""
_EMPTY = Claim(id="", kind=Kind.STATEMENT)


def read_features(items: Sequence[Item], dataset: str, license: str) -> Outcome:
    """Make claims of features. license: of those that name none."""
    verdict = Verdict(len(items))
    claims = []
    for place, item in enumerate(items):
        try:
            claim = claim_of_feature(item.value)
            claims.append(replace(claim, dataset=dataset, license=claim.license or license))
        except ValueError as error:
            verdict.reject_one(place, str(error))
            claims.append(_EMPTY)
    table = table_of(claims)
    _, keys = event_ids("", table["id"].combine_chunks())
    return Outcome(table, verdict.why, verdict.reasons, np.zeros(len(items), np.bool_), keys)


def claim_of_feature(feature: Any) -> Claim:
    """Return the claim of one feature. Raises ValueError with the reason in words."""
    if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
        raise ValueError("this is no GeoJSON feature with properties")
    given = {name: value for name, value in feature["properties"].items() if name in FIELDS}
    given |= dict(zip(("lon", "lat"), _point(feature.get("geometry"), given), strict=True))
    if given.get("id") in {None, ""}:
        given["id"] = feature.get("id")
    return claim_of_cells({name: _text(name, given.get(name)) for name in FIELDS})


def _point(geometry: Any, given: dict[str, Any]) -> Iterator[Any]:
    """Yield longitude and latitude; those of the properties when there is no geometry."""
    said = (given.get("lon"), given.get("lat"))
    if geometry is None:
        return iter(said)
    if not isinstance(geometry, dict) or geometry.get("type") != "Point":
        raise ValueError("the geometry is not a point")
    point = geometry.get("coordinates")
    if not isinstance(point, list) or len(point) < 2 or not all(_is_number(part) for part in point[:2]):
        raise ValueError("the point has no longitude and latitude")
    for own, other in zip(said, point, strict=False):
        if own not in {None, ""} and not (_is_number(own) and abs(own - other) <= SAME_DEGREES):
            raise ValueError("the point and the properties lat, lon do not say the same")
    return iter(point[:2])


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _text(name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool | list | dict):
        raise ValueError(f"{name} is neither text nor number")
    if not isinstance(value, str) and name not in {*NUMBERS, *OFFSETS}:
        value = f"{value}"
    text = repr(value) if isinstance(value, int | float) else value
    if len(text) > MAX_TEXT:
        raise ValueError(f"{name} is longer than {MAX_TEXT} characters")
    return str(text)
