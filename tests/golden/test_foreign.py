"""Files of other makers, with the traps of real ones, become exactly these claims and
these rejects.

The rows are invented. `python -m tests.golden.test_foreign [FILE ...]` writes the
expectations anew after a change that is meant.
"""

from __future__ import annotations

import csv
import io
import json
import sys
import tempfile
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from dashboard.domain.claim import ATTRIBUTES, FIELDS, Claim
from dashboard.domain.errors import BadInput
from dashboard.domain.geography.geo import Box
from dashboard.domain.words import Precision
from dashboard.exchange.importers import (
    ConversionRequest,
    Report,
    convert,
    detect,
    guess,
)
from dashboard.exchange.importers.formats.registry import FOREIGN

GOLDEN = Path(__file__).parent / "foreign"
EXPECTED = ".expected.json"


def cases() -> list[str]:
    """Return every file and folder to be read: whatever lies in the folder, without the
    expectations and the labels that belong to another file.
    """
    names = sorted(path.name for path in GOLDEN.iterdir())
    return [
        name
        for name in names
        if not name.endswith(EXPECTED) and not name.startswith("event_labels_")
    ]


CASES = cases()
PLAIN = {"claimant_side": "unknown", "hedge": "asserted", "review": "accepted"}
"""What every imported claim says; left out of the expectations where it does."""


def read(
    name: str, folder: Path, **wanted: Any
) -> tuple[Report, list[dict[str, Any]], list[list[str]]]:
    """Convert a golden file; returns the report, the claims, and the rejects as line
    and reason.
    """
    if not recognised(name):
        wanted["mapping"] = guess(GOLDEN / name).mapping
    out, bad = folder / "out.parquet", folder / "rejects.csv"
    report = convert(ConversionRequest(path=GOLDEN / name, **wanted), out, bad)
    table = pq.read_table(out)
    # A file without one claim has the claim schema alone.
    expected = [*FIELDS, ATTRIBUTES] if len(table) else [*FIELDS]
    assert table.column_names == expected
    assert bad.exists() == bool(report.rejected)
    lines = bad.read_text("utf-8") if bad.exists() else ""
    return (
        report,
        table.to_pylist(),
        [row[:2] for row in csv.reader(io.StringIO(lines, newline=""))][1:],
    )


def recognised(name: str) -> str:
    """Return the format of a golden file, "" when its columns have to be explained."""
    try:
        return detect(GOLDEN / name)
    except BadInput:
        return ""


def said(claim: dict[str, Any]) -> dict[str, Any]:
    """Return what a claim says, without what is unknown or the same in all."""
    told = {
        k: str(v) if k in ("date_from", "date_to", "published") else v
        for k, v in claim.items()
        if v not in ("", None)
    }
    return {
        k: v
        for k, v in told.items()
        if PLAIN.get(k) != v and k not in ("id", "dataset", "license")
    }


def made(name: str, folder: Path) -> str:
    report, claims, rejects = read(name, folder)
    assert len({claim["id"] for claim in claims}) == len(claims)
    assert {claim["license"] for claim in claims} == {report.license}
    assert {claim["dataset"] for claim in claims} == {report.dataset}
    about = {k: v for k, v in asdict(report).items() if k not in ("sha256", "terms")}
    lines = [f" {json.dumps(said(claim), ensure_ascii=False)}" for claim in claims]
    bad = [
        f" {json.dumps([int(line), why], ensure_ascii=False)}" for line, why in rejects
    ]
    return (
        f'{{"report": {json.dumps(about, ensure_ascii=False)},\n"claims": [\n'
        + ",\n".join(lines)
        + '\n],\n"rejects": [\n'
        + ",\n".join(bad)
        + "\n]}\n"
    )


def golden(name: str) -> Path:
    return GOLDEN / f"{Path(name).stem}{EXPECTED}"


@pytest.mark.parametrize("name", CASES)
def test_claims_and_rejects_are_as_they_were(name: str, tmp_path: Path) -> None:
    assert golden(name).exists(), (
        f"{name} has no {golden(name).name}; run `python -m tests.golden.test_foreign`"
        " and read what it wrote"
    )
    assert made(name, tmp_path) == golden(name).read_text("utf-8")


@pytest.mark.parametrize("name", CASES)
def test_each_file_is_recognised_as_what_it_was_read_as(name: str) -> None:
    expected = json.loads(golden(name).read_text("utf-8"))["report"]["format"]
    assert (recognised(name) or "mapped") == expected


def test_every_expectation_has_its_file() -> None:
    stems = {path.name.removesuffix(EXPECTED) for path in GOLDEN.glob(f"*{EXPECTED}")}
    assert stems == {Path(name).stem for name in CASES}


@pytest.mark.parametrize("name", FOREIGN)
def test_every_foreign_format_has_a_file(name: str) -> None:
    assert name in {recognised(case) for case in CASES}


def test_the_events_of_a_timemap_stand_for_its_folder() -> None:
    assert detect(GOLDEN / "timemap" / "events.json") == "timemap"


def test_an_unknown_file_is_answered_with_the_formats() -> None:
    with pytest.raises(
        BadInput,
        match=(
            r"unknown\.csv: .*no known format \(acled, ucdp, .*, csv, geojson\)"
            r".*; take the program's guess with --map auto"
        ),
    ):
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
    for name in ("event_info_2023.csv", "unknown.csv"):
        with pytest.raises(
            BadInput, match=r"--country: .* has no column for the country; use --bbox"
        ):
            read(name, tmp_path, country="Ukraine")
    assert list(tmp_path.iterdir()) == []


def test_a_box_leaves_out_what_is_outside_and_what_has_no_point(tmp_path: Path) -> None:
    report, claims, _ = read(
        "ucdp.csv", tmp_path, box=Box(west=36, south=47, east=37, north=48.5)
    )
    assert {claim["lat"] for claim in claims} == {47.8}
    assert (report.rows, report.left_out, report.unplaced, report.rejected) == (
        3,
        6,
        0,
        4,
    )


def test_what_could_not_be_placed_is_counted_and_the_gazetteer_is_asked(
    tmp_path: Path,
) -> None:
    report, *_ = read("acled.csv", tmp_path)
    assert report.unplaced == 1
    asked = []

    def locate(claim: Claim) -> Claim:
        asked.append((claim.name, claim.region))
        return replace(
            claim, lat=48.5, lon=37.5, radius_km=3.0, precision=Precision.SETTLEMENT
        )

    out = tmp_path / "placed.parquet"
    placed = convert(
        ConversionRequest(path=GOLDEN / "acled.csv"),
        out,
        tmp_path / "bad.csv",
        locate=locate,
    )
    assert (placed.unplaced, asked) == (0, [("Tykhyi Brid", "Donetsk")])
    assert [
        c["precision"] for c in pq.read_table(out).to_pylist() if c["lat"] == 48.5
    ] == ["settlement"]


def test_a_file_read_in_many_pieces_gives_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = [made(name, tmp_path) for name in CASES]
    monkeypatch.setattr("dashboard.exchange.tables.text_file.PIECE", 1500)
    assert [made(name, tmp_path) for name in CASES] == whole


def test_importing_again_gives_the_same_ids_and_no_stale_rejects(
    tmp_path: Path,
) -> None:
    first = [claim["id"] for claim in read("acled.csv", tmp_path)[1]]
    assert [claim["id"] for claim in read("acled.csv", tmp_path)[1]] == first
    assert read("acled_older.csv", tmp_path)[2] == []


if __name__ == "__main__":
    for case in sys.argv[1:] or CASES:
        with tempfile.TemporaryDirectory() as scratch:
            golden(case).write_text(made(case, Path(scratch)), "utf-8")
