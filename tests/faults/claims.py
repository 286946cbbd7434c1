"""Small claims, datasets and data directories for the fault tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.domain.claim import FIELDS, Claim
from dashboard.domain.dataset import Dataset
from dashboard.domain.words import Kind, Precision, Review, Side

DAY = date(2023, 6, 10)
CLAIM = Claim(
    id="a",
    kind=Kind.RETAKE,
    actor=Side.UA,
    claimant_side=Side.UA,
    claimant="Kyiv",
    publisher="BBC",
    place_id="X1",
    name="Storozheve",
    region="Donetsk",
    lat=47.79,
    lon=36.82,
    precision=Precision.SETTLEMENT,
    radius_km=3.0,
    date_from=DAY,
    date_to=DAY,
    published=DAY,
    review=Review.ACCEPTED,
)
NUMBERS = {"lat", "lon", "radius_km"}
DAYS = {"date_from", "date_to", "published"}


def folder(path: Path) -> Path:
    """Return a data directory whose claims file has no claim."""
    path.mkdir(exist_ok=True)
    (path / "claims.csv").write_text(",".join(FIELDS) + "\n")
    return path


def parquet(path: Path, count: int, **more: object) -> None:
    """Write a file in the claim schema with that many claims, ids d0, d1, ..."""
    rows = [
        replace(CLAIM, id=f"d{n}", note=f"row-{n}-", lat=48 + n % 50 / 100, **more)  # type: ignore[arg-type]
        for n in range(count)
    ]
    kinds = dict.fromkeys(NUMBERS, pa.float64()) | dict.fromkeys(DAYS, pa.date32())
    kinds |= dict.fromkeys(("start", "end"), pa.int64())
    columns = {
        name: pa.array(
            [
                getattr(row, name) if name in kinds else str(getattr(row, name))
                for row in rows
            ],
            kinds.get(name, pa.string()),
        )
        for name in FIELDS
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.table(columns), path)


def dataset(name: str, path: str, **more: object) -> Dataset:
    """Return a dataset of that file."""
    given = {
        "name": name,
        "format": "csv",
        "path": path,
        "sha256": "0" * 64,
        "imported_at": datetime.now(UTC),
    }
    return Dataset(**{**given, **more})  # type: ignore[arg-type]
