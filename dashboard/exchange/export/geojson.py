"""GeoJSON (RFC 7946): one feature a claim, every field a property and then those of
DERIVED; a claim with no place has a null geometry.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, TextIO

from dashboard.domain.claim import FIELDS, Claim
from dashboard.domain.presentation import Presentation, present
from dashboard.exchange.export.format import Context, ExportFormat, Part

if TYPE_CHECKING:
    import pyarrow as pa

_HEAD = '{"type":"FeatureCollection","features":['
_END = "\n]}\n"


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
    yield _HEAD
    between = "\n"
    for presentation in claims:
        made = claim_feature(presentation.claim)
        made["properties"] |= presentation.derived()
        yield between + json.dumps(made, ensure_ascii=False, separators=(",", ":"))
        between = ",\n"
    yield _END


def geojson_of_tables(
    tables: Iterable[pa.Table],
    _context: Context | None = None,
) -> Iterator[Part]:
    """Yield the file of `write_geojson`. tables: as `claim_tables.table_schema`."""
    from dashboard.exchange.export.ahead import ahead
    from dashboard.exchange.export.json_lines import feature_lines

    yield _HEAD.encode()
    first = True
    for lines in ahead(feature_lines, tables):
        # The first feature has none before it that a comma would part it from.
        yield lines[1:] if first else lines
        first = first and not lines
    yield _END.encode()


FORMAT = ExportFormat(
    name="geojson",
    label="GeoJSON",
    suffix=".geojson",
    media_type="application/geo+json",
    parts=geojson_parts,
    parts_of_tables=geojson_of_tables,
)
