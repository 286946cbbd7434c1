"""The claim schema in Arrow's types."""

from __future__ import annotations

from dashboard.domain.claim import FIELDS
from dashboard.exchange.tables.claim_schema import claim_schema


def test_the_types_of_the_fields() -> None:
    schema = claim_schema()
    assert schema.names == list(FIELDS)
    types = {field.name: str(field.type) for field in schema}
    assert {types[name] for name in ("lat", "lon", "radius_km")} == {"double"}
    assert {types[name] for name in ("date_from", "date_to", "published")} == {
        "date32[day]"
    }
    assert {types[name] for name in ("start", "end")} == {"int64"}
    assert types["id"] == types["note"] == "string"
    # Text is never null: unknown is "".
    assert {field.name for field in schema if field.nullable} == {
        name for name, kind in types.items() if kind != "string"
    }
