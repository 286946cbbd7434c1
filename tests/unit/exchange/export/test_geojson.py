"""GeoJSON: one feature a claim, on a line of its own."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

from dashboard.domain.claim import FIELDS, Claim
from dashboard.domain.presentation import DERIVED
from dashboard.domain.words import Kind
from dashboard.exchange.export.geojson import FORMAT, claim_feature, write_geojson
from tests.golden.test_export_files import golden, made

PLACED = Claim(id="a", kind=Kind.STRIKE, lat=47.5, lon=36.0, date_from=date(2023, 6, 1))
UNPLACED = Claim(id="b", kind=Kind.CLASH)


def test_a_feature() -> None:
    feature = claim_feature(PLACED)
    assert feature["geometry"] == {"type": "Point", "coordinates": [36.0, 47.5]}
    assert (feature["type"], feature["id"]) == ("Feature", "a")
    assert list(feature["properties"]) == list(FIELDS)
    assert feature["properties"]["date_from"] == "2023-06-01"
    assert feature["properties"]["date_to"] is None
    assert claim_feature(UNPLACED)["geometry"] is None


def test_a_line_a_feature() -> None:
    out = io.StringIO()
    assert write_geojson([PLACED, UNPLACED], out) == 2
    head, first, second, end, rest = out.getvalue().split("\n")
    assert head == '{"type":"FeatureCollection","features":['
    assert (end, rest) == ("]}", "")
    assert first.endswith(",")
    assert json.loads(second)["id"] == "b"
    assert set(json.loads(first[:-1])["properties"]) == {*FIELDS, *DERIVED}
    assert '", "' not in second


def test_no_claims() -> None:
    out = io.StringIO()
    assert write_geojson([], out) == 0
    assert json.loads(out.getvalue()) == {"type": "FeatureCollection", "features": []}


def test_the_declaration() -> None:
    assert FORMAT.label == "GeoJSON"
    assert (FORMAT.name, FORMAT.suffix, FORMAT.media_type) == (
        "geojson",
        ".geojson",
        "application/geo+json",
    )


def test_every_claim_of_the_cases_to_the_letter(tmp_path: Path) -> None:
    assert made("geojson", tmp_path) == golden("geojson").read_bytes().decode()
