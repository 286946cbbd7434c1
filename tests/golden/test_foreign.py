"""Files of other makers, with the traps of real ones, become exactly these claims and these rejects.

The rows are invented. `python -m tests.golden.test_foreign` writes the expectations anew after a change that is meant.
"""

from __future__ import annotations

import csv
import json
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from dashboard.domain.claim import FIELDS
from dashboard.domain.errors import BadInput
from dashboard.domain.geo import Box
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
    with bad.open(encoding="utf-8", newline="") as file:
        rejects = [row[:2] for row in csv.reader(file)][1:]
    return report, table.to_pylist(), rejects


def said(claim: dict[str, Any]) -> dict[str, Any]:
    """Return what a claim says, without what is unknown or the same in all."""
    told = {k: str(v) if k in ("date_from", "date_to", "published") else v for k, v in claim.items() if v not in ("", None)}
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


if __name__ == "__main__":
    for case in CASES:
        with tempfile.TemporaryDirectory() as scratch:
            golden(case).write_text(made(case, Path(scratch)), "utf-8")
