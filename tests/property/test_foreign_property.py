"""What the project writes, its import reads again as it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, example, given, settings

from dashboard.domain.claim import FIELDS, WORDS, Claim
from dashboard.domain.words import Kind
from dashboard.exchange.export.registry import export_file
from dashboard.exchange.importers import ConversionRequest, convert
from tests.golden.export.cases import CLAIMS, context, presented
from tests.property.claim_strategies import TEXT, claim_lists

PLAIN = Claim(id="a", kind=Kind.HOLD, claimant="c", publisher="p")


def again(claims: list[Claim], kind: str, folder: Path) -> list[Claim]:
    """Export the claims, import the file, and return the claims of the dataset."""
    file, out, bad = folder / f"own.{kind}", folder / "own.parquet", folder / "bad.csv"
    file.write_bytes(b"".join(export_file(kind, presented(claims), context(folder))))
    report = convert(
        ConversionRequest(path=file, format=kind, license="stated"), out, bad
    )
    assert not bad.exists(), bad.read_text("utf-8")
    assert (report.rows, report.rejected) == (len(claims), 0)
    rows = pq.read_table(out).to_pylist()
    words = (
        {name: word(row[name]) if row[name] else None for name, word in WORDS.items()}
        for row in rows
    )
    return [
        Claim(**{name: row[name] for name in FIELDS} | word)
        for row, word in zip(rows, words, strict=True)
    ]


@pytest.mark.parametrize("kind", ["csv", "geojson"])
@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(written=claim_lists(TEXT.map(str.strip)))
@example(written=[claim for claim in CLAIMS if claim.id != "hostile"])
@example(written=[])
@example(
    written=[
        replace(
            PLAIN,
            note="=1+1",
            quote="'=1",
            prefix="''",
            suffix="-5",
            name="a\r\nb\n\nc\rd",
            radius_km=1.5,
        )
    ]
)
@example(
    written=[
        replace(PLAIN, quote='"Ми тут", сказав він', note="\x00", lat=-5.5, lon=-0.25)
    ]
)
def test_an_export_comes_back_as_it_was(
    written: list[Claim], kind: str, tmp_path: Path
) -> None:
    wanted = [
        replace(claim, dataset="own", license=claim.license or "stated")
        for claim in written
    ]
    assert again(written, kind, tmp_path) == wanted
