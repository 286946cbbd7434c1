"""GeoJSON (RFC 7946): one feature a claim, every field a property and then those of
DERIVED; a claim with no place has a null geometry.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, TextIO

from dashboard.domain.claim import FIELDS, Claim
from dashboard.domain.presentation import Presentation, present
from dashboard.exchange.export.format import Context, ExportFormat


def claim_feature(claim: Claim) -> dict[str, Any]:
    """Return the claim as a GeoJSON feature; unknown values are null or ""."""
    point = None
    if claim.placed:
        point = {"type": "Point", "coordinates": [claim.lon, claim.lat]}
    return {
        "type": "Feature",
        "id": claim.id,
        "geometry": point,
        "properties": properties(claim),
    }


def properties(claim: Claim) -> dict[str, Any]:
    """Return every field of the claim as JSON values."""
    values = {name: getattr(claim, name) for name in FIELDS}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
    }


def write_geojson(claims: Iterable[Claim], out: TextIO) -> int:
    """Write claims as a FeatureCollection, one feature a line; returns how many."""
    count = 0
    parts = geojson_parts(map(present, claims))
    for count, part in enumerate(parts, -1):  # noqa: B007
        out.write(part)
    return count


def geojson_parts(
    claims: Iterable[Presentation],
    _context: Context | None = None,
) -> Iterator[str]:
    """Yield the file of `write_geojson`: its head, each feature, its end."""
    yield '{"type":"FeatureCollection","features":['
    between = "\n"
    for presentation in claims:
        made = claim_feature(presentation.claim)
        made["properties"] |= presentation.derived()
        yield between + json.dumps(made, ensure_ascii=False, separators=(",", ":"))
        between = ",\n"
    yield "\n]}\n"


FORMAT = ExportFormat(
    name="geojson",
    label="GeoJSON",
    suffix=".geojson",
    media_type="application/geo+json",
    parts=geojson_parts,
)
