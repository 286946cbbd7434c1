"""Files of other makers, with the traps of real ones, become exactly these claims and these rejects.

The rows are invented. `python -m tests.golden.test_foreign` writes the expectations anew after a change that is meant.
"""

from __future__ import annotations

import csv
import io
import json
import tempfile
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from dashboard.domain.claim import FIELDS, Claim
from dashboard.domain.errors import BadInput
from dashboard.domain.geo import Box
from dashboard.domain.words import Precision
from dashboard.exchange.foreign import Report, Request, convert, detect, guess

GOLDEN = Path(__file__).parent / "foreign"
FILES = {
    "acled.csv": "acled", "acled_older.csv": "acled", "ucdp.csv": "ucdp", "ucdp_headless.csv": "ucdp",
    "event_info_2023.csv": "viina", "timemap": "timemap", "timemap/events.json": "timemap",
    "geoconfirmed.csv": "geoconfirmed", "eyes_on_russia.csv": "eyesonrussia",
}  # fmt: skip
CASES = [*(name for name in FILES if "/" not in name), "unknown.csv"]
PLAIN = {"claimant_side": "unknown", "hedge": "asserted", "review": "accepted"}
"""What every imported claim says; left out of the expectations where it does."""


def read(name: str, folder: Path, **wanted: Any) -> tuple[Report, list[dict[str, Any]], list[list[str]]]:
    """Convert a golden file; returns the report, the claims, and the rejects as line and reason."""
    if name == "unknown.csv":
        wanted["mapping"] = guess(GOLDEN / name).mapping
    out, bad = folder / "out.parquet", folder / "rejects.csv"
    report = convert(Request(path=GOLDEN / name, **wanted), out, bad)
    table = pq.read_table(out)
    assert table.column_names == list(FIELDS)
    assert bad.exists() == bool(report.rejected)
    lines = bad.read_text("utf-8") if bad.exists() else ""
    return report, table.to_pylist(), [row[:2] for row in csv.reader(io.StringIO(lines, newline=""))][1:]


def said(claim: dict[str, Any]) -> dict[str, Any]:
    """Return what a claim says, without what is unknown or the same in all."""
    told = {
        k: str(v) if k in ("date_from", "date_to", "published") else v for k, v in claim.items() if v not in ("", None)
    }
    return {k: v for k, v in told.items() if PLAIN.get(k) != v and k not in ("id", "dataset", "license")}


def made(name: str, folder: Path) -> str:
    report, claims, rejects = read(name, folder)
    assert len({claim["id"] for claim in claims}) == len(claims)
    assert {claim["license"] for claim in claims} == {report.license}
    assert {claim["dataset"] for claim in claims} == {report.dataset}
    about = {k: v for k, v in asdict(report).items() if k not in ("sha256", "terms")}
    lines = [f" {json.dumps(said(claim), ensure_ascii=False)}" for claim in claims]
    bad = [f" {json.dumps([int(line), why], ensure_ascii=False)}" for line, why in rejects]
    return (
        f'{{"report": {json.dumps(about, ensure_ascii=False)},\n"claims": [\n' + ",\n".join(lines)
        + '\n],\n"rejects": [\n' + ",\n".join(bad) + "\n]}\n"
    )  # fmt: skip


def golden(name: str) -> Path:
    return GOLDEN / f"{Path(name).stem}.expected.json"


@pytest.mark.parametrize("name", CASES)
def test_claims_and_rejects_are_as_they_were(name: str, tmp_path: Path) -> None:
    assert made(name, tmp_path) == golden(name).read_text("utf-8")


@pytest.mark.parametrize(("name", "known"), FILES.items())
def test_each_file_is_recognised(name: str, known: str) -> None:
    assert detect(GOLDEN / name) == known


def test_an_unknown_file_is_answered_with_the_formats() -> None:
    with pytest.raises(BadInput, match=r"unknown\.csv: .*no known format \(acled, ucdp, .*, csv, geojson\); say what"):
        detect(GOLDEN / "unknown.csv")


@pytest.mark.parametrize("country", ["Ukraine", "UKR", "804", " ukraine "])
def test_a_country_by_name_or_code(country: str, tmp_path: Path) -> None:
    report, claims, _ = read("acled.csv", tmp_path, country=country)
    assert (report.rows, report.left_out) == (10, 1)
    assert "Vydumka" not in {claim["name"] for claim in claims}


def test_rows_of_other_countries_are_left_out_sound_or_not(tmp_path: Path) -> None:
    report, claims, rejects = read("acled.csv", tmp_path, country="RUS")
    assert [claim["name"] for claim in claims] == ["Vydumka"]
    assert (report.rows, report.left_out, rejects) == (
        1,
        19,
        [["12", "the row has more or fewer cells than the first line names"]],
    )


def test_a_file_none_of_whose_rows_is_wanted(tmp_path: Path) -> None:
    report, claims, _ = read("acled.csv", tmp_path, country="Atlantis")
    assert (report.rows, claims, report.left_out) == (0, [], 20)


def test_a_country_that_the_format_does_not_tell(tmp_path: Path) -> None:
    for name in ("event_info_2023.csv", "geoconfirmed.csv", "timemap"):
        with pytest.raises(BadInput, match=r"--country: .* has no column for the country; use --bbox"):
            read(name, tmp_path, country="Ukraine")
    assert list(tmp_path.iterdir()) == []


def test_a_box_leaves_out_what_is_outside_and_what_has_no_point(tmp_path: Path) -> None:
    report, claims, _ = read("ucdp.csv", tmp_path, box=Box(west=36, south=47, east=37, north=48.5))
    assert {claim["lat"] for claim in claims} == {47.8}
    assert (report.rows, report.left_out, report.unplaced, report.rejected) == (3, 6, 0, 4)


def test_what_could_not_be_placed_is_counted_and_the_gazetteer_is_asked(tmp_path: Path) -> None:
    report, *_ = read("acled.csv", tmp_path)
    assert report.unplaced == 1
    asked = []

    def locate(claim: Claim) -> Claim:
        asked.append((claim.name, claim.region))
        return replace(claim, lat=48.5, lon=37.5, radius_km=3.0, precision=Precision.SETTLEMENT)

    out = tmp_path / "placed.parquet"
    placed = convert(Request(path=GOLDEN / "acled.csv"), out, tmp_path / "bad.csv", locate=locate)
    assert (placed.unplaced, asked) == (0, [("Tykhyi Brid", "Donetsk")])
    assert [c["precision"] for c in pq.read_table(out).to_pylist() if c["lat"] == 48.5] == ["settlement"]


def test_a_file_read_in_many_pieces_gives_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = [made(name, tmp_path) for name in CASES]
    monkeypatch.setattr("dashboard.exchange.foreign.files.PIECE", 1500)
    assert [made(name, tmp_path) for name in CASES] == whole


def test_importing_again_gives_the_same_ids_and_no_stale_rejects(tmp_path: Path) -> None:
    first = [claim["id"] for claim in read("acled.csv", tmp_path)[1]]
    assert [claim["id"] for claim in read("acled.csv", tmp_path)[1]] == first
    assert read("acled_older.csv", tmp_path)[2] == []


if __name__ == "__main__":
    for case in CASES:
        with tempfile.TemporaryDirectory() as scratch:
            golden(case).write_text(made(case, Path(scratch)), "utf-8")
