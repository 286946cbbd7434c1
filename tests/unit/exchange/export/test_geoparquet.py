"""GeoParquet gives back the same claims, and says where they are in the way its
standard asks.
"""

from __future__ import annotations

import io
import json
import struct
from dataclasses import fields
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, example, given, settings

from dashboard.domain.claim import DAYS, FIELDS, NUMBERS, OFFSETS, TEXTS, WORDS, Claim
from dashboard.domain.presentation import DERIVED
from dashboard.exchange.export.geoparquet import GROUP
from dashboard.exchange.export.registry import export_file
from tests.golden.export.cases import CLAIMS, context, presented
from tests.golden.test_export_files import golden, made
from tests.property.claim_strategies import claim_lists


def content_of(claims: list[Claim] | tuple[Claim, ...]) -> bytes:
    with TemporaryDirectory() as stubs:
        return b"".join(export_file("parquet", presented(claims), context(Path(stubs))))


def claim_of(row: dict[str, Any]) -> Claim:
    words = {
        name: word(row[name]) if row[name] else None for name, word in WORDS.items()
    }
    return Claim(**{**{f.name: row[f.name] for f in fields(Claim)}, **words})


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40)
@given(written=claim_lists())
@example(written=[])
@example(written=list(CLAIMS))
def test_claims_and_points_survive(written: list[Claim]) -> None:
    rows = pq.read_table(io.BytesIO(content_of(written))).to_pylist()
    assert [claim_of(row) for row in rows] == written
    points = [
        None if row["geometry"] is None else struct.unpack("<BIdd", row["geometry"])
        for row in rows
    ]
    assert points == [
        (1, 1, claim.lon, claim.lat) if claim.placed else None for claim in written
    ]


def test_columns_are_those_of_a_dataset() -> None:
    schema = pq.read_schema(io.BytesIO(content_of(CLAIMS)))
    assert schema.names == [*FIELDS, *DERIVED, "geometry"]
    for names, kind, nullable in (
        (TEXTS, pa.string(), False),
        (NUMBERS, pa.float64(), True),
        (DAYS, pa.date32(), True),
        (OFFSETS, pa.int64(), True),
        (["geometry"], pa.binary(), True),
    ):
        assert {
            (str(schema.field(name).type), schema.field(name).nullable)
            for name in names
        } == {(str(kind), nullable)}


def test_the_file_says_what_it_is() -> None:
    metadata = pq.read_metadata(io.BytesIO(content_of(CLAIMS))).metadata
    geo, about = json.loads(metadata[b"geo"]), json.loads(metadata[b"frontline"])
    placed = [
        claim for claim in CLAIMS if claim.lat is not None and claim.lon is not None
    ]
    assert (geo["version"], geo["primary_column"]) == ("1.1.0", "geometry")
    assert geo["columns"] == {
        "geometry": {
            "encoding": "WKB",
            "geometry_types": ["Point"],
            "bbox": [
                min(c.lon for c in placed if c.lon is not None),
                min(c.lat for c in placed if c.lat is not None),
                max(c.lon for c in placed if c.lon is not None),
                max(c.lat for c in placed if c.lat is not None),
            ],
        }
    }
    assert about["sentence"] == "5 claims at 4 places"
    assert about["notes"] == ["1 dataset left out: its terms forbid it"]
    assert about["credit"].startswith("©")


def test_a_file_without_points_has_no_box() -> None:
    metadata = pq.read_metadata(
        io.BytesIO(content_of([claim for claim in CLAIMS if not claim.placed]))
    ).metadata
    assert "bbox" not in json.loads(metadata[b"geo"])["columns"]["geometry"]


@pytest.mark.slow
def test_rows_come_in_groups_of_a_bounded_size() -> None:
    most = GROUP
    metadata = pq.read_metadata(io.BytesIO(content_of([CLAIMS[0]] * (most + 1))))
    assert [metadata.row_group(i).num_rows for i in range(metadata.num_row_groups)] == [
        most,
        1,
    ]


def test_every_claim_of_the_cases_to_the_letter(tmp_path: Path) -> None:
    assert made("parquet", tmp_path) == golden("parquet").read_bytes().decode()
