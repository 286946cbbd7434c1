"""Whatever a claim says, it comes out of a file as it went in."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings

from dashboard.domain.claim import FIELDS, Claim
from dashboard.domain.presentation import DERIVED, present
from dashboard.domain.words import Kind
from dashboard.exchange import claim_feature, read_csv, write_csv, write_geojson
from tests.property.claim_strategies import FREE, TEXT, claim_lists, claims

SLOW = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
PLAIN = Claim(id="a", kind=Kind.HOLD, claimant="c", publisher="p")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "claims.csv"


def again(claims: list[Claim], path: Path) -> list[Claim]:
    with path.open("w", encoding="utf-8", newline="") as out:
        assert write_csv(claims, out) == len(claims)
    found, problems = read_csv(path)
    assert problems == ()
    return list(found)


def trimmed(claim: Claim) -> Claim:
    """Return the claim with its texts trimmed: space round a cell means nothing."""
    return replace(
        claim,
        **{
            name: getattr(claim, name).strip()
            for name in (*FREE, "claimant", "publisher")
        },
    )


@SLOW
@given(written=claim_lists(TEXT.map(str.strip)))
@example(written=[replace(PLAIN, note="a\rb")])
@example(written=[replace(PLAIN, note="a\r\nb\n\nc")])
@example(written=[replace(PLAIN, note="=1+1", quote="-5", prefix="@x", suffix="+3")])
@example(written=[replace(PLAIN, note="'=1+1")])
@example(written=[replace(PLAIN, quote='"Ми тут", сказав він', name="Сторожеве")])
@example(written=[replace(PLAIN, note="\x00")])
def test_claims_survive_csv(written: list[Claim], file: Path) -> None:
    assert again(written, file) == written


@SLOW
@given(written=claim_lists())
def test_claims_survive_csv_but_for_space_round_a_text(
    written: list[Claim], file: Path
) -> None:
    assert [trimmed(claim) for claim in again(written, file)] == [
        trimmed(claim) for claim in written
    ]


@SLOW
@given(claim=claims())
@example(claim=replace(PLAIN, note="\r=1+1"))
def test_no_cell_of_a_csv_is_run_by_a_spreadsheet(claim: Claim) -> None:
    out = io.StringIO(newline="")
    write_csv([claim], out)
    out.seek(0)
    signed = {str(claim.lat), str(claim.lon)}
    cells = [cell for row in csv.reader(out) for cell in row if cell not in signed]
    assert not [cell for cell in cells if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}]


@SLOW
@given(written=claim_lists())
def test_geojson_has_every_field_of_every_claim(written: list[Claim]) -> None:
    out = io.StringIO()
    assert write_geojson(written, out) == len(written)
    found = json.loads(out.getvalue())
    assert found["type"] == "FeatureCollection"
    assert len(found["features"]) == len(written)
    for claim, one in zip(written, found["features"], strict=True):
        assert list(one["properties"]) == [*FIELDS, *DERIVED]
        assert one["id"] == claim.id
        assert (one["geometry"] is None) == (not claim.placed)
        if claim.placed:
            assert one["geometry"] == {
                "type": "Point",
                "coordinates": [claim.lon, claim.lat],
            }
        whole = claim_feature(claim)
        whole["properties"] |= present(claim).derived()
        assert one == json.loads(json.dumps(whole))
        assert {name: one["properties"][name] for name in FREE} == {
            name: getattr(claim, name) for name in FREE
        }
        for name in ("date_from", "date_to", "published"):
            day = getattr(claim, name)
            assert one["properties"][name] == (day.isoformat() if day else None)
