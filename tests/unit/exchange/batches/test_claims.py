"""Claims as one part of many Parquet files."""

from __future__ import annotations

import io
from datetime import date

import pyarrow.parquet as pq

from dashboard.domain.claim import FIELDS, Claim
from dashboard.domain.words import Kind, Precision
from dashboard.exchange.batches.claims import claims_parquet

PLACED = Claim(
    id="a",
    kind=Kind.CAPTURE,
    name="Verbivka",
    lat=50.0,
    lon=36.2,
    precision=Precision.SETTLEMENT,
    date_to=date(2023, 6, 5),
    claimant="the staff",
)
BARE = Claim(id="b", kind=Kind.STATEMENT)


def test_every_field_in_order_and_nothing_made_up() -> None:
    table = pq.read_table(io.BytesIO(claims_parquet([PLACED, BARE])))
    first, second = table.to_pylist()
    assert table.column_names == [*FIELDS]
    assert {n: first[n] for n in ("id", "kind", "name", "lat", "lon", "precision")} == {
        "id": "a",
        "kind": "capture",
        "name": "Verbivka",
        "lat": 50.0,
        "lon": 36.2,
        "precision": "settlement",
    }
    assert (first["date_from"], first["date_to"]) == (None, date(2023, 6, 5))
    assert (first["claimant"], second["claimant"], second["name"]) == (
        "the staff",
        "",
        "",
    )
    assert (second["lat"], second["date_to"], second["precision"]) == (None, None, "")


def test_the_same_claims_are_the_same_bytes() -> None:
    written = claims_parquet([PLACED, BARE])
    assert claims_parquet([PLACED, BARE]) == written
    assert claims_parquet([BARE, PLACED]) != written
    about = pq.read_metadata(io.BytesIO(written))
    assert about.metadata is None
    assert about.row_group(0).column(0).compression == "ZSTD"
