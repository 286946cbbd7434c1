"""Our own CSV: every field, lists parted by ";", nothing that a spreadsheet runs."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

from dashboard.domain.claim import FIELDS, Claim
from dashboard.domain.presentation import DERIVED, present
from dashboard.domain.words import Kind
from dashboard.exchange import read_csv
from dashboard.exchange.export.claims_csv import FORMAT, MARK, csv_parts, write_csv

CLAIM = Claim(
    id="a", kind=Kind.STRIKE, lat=-1.5, lon=-2.0, note="-1", quote="'x", claimant="A"
)


def test_lines_and_columns() -> None:
    out = io.StringIO(newline="")
    assert write_csv([CLAIM, CLAIM], out) == 2
    text = out.getvalue().removeprefix(MARK)
    head, first, second = csv.reader(io.StringIO(text, newline=""))
    assert head == [*FIELDS, *DERIVED]
    assert first == second
    row = dict(zip(head, first, strict=True))
    assert (row["lat"], row["lon"]) == ("-1.5", "-2.0")
    assert (row["note"], row["quote"], row["date_from"]) == ("'-1", "''x", "")
    assert (row["contested"], row["contradicted_by"]) == ("false", "")


def test_no_claims() -> None:
    out = io.StringIO(newline="")
    assert write_csv([], out) == 0
    assert out.getvalue() == MARK + ",".join((*FIELDS, *DERIVED)) + "\r\n"


def test_a_line_at_a_time() -> None:
    parts = list(csv_parts([present(CLAIM)]))
    assert len(parts) == 2
    assert all(part.endswith(b"\r\n") for part in parts)


def test_the_declaration() -> None:
    assert FORMAT.label == "CSV (spreadsheet)"
    assert (FORMAT.name, FORMAT.suffix) == ("csv", ".csv")
    assert FORMAT.media_type == "text/csv; charset=utf-8"
    assert FORMAT.parts is csv_parts


def test_a_spreadsheet_takes_no_id_for_a_number(tmp_path: Path) -> None:
    claims = [
        replace(CLAIM, id=id, publisher="B")
        for id in ("12345e67", "123", "1e5a", "abc")
    ]
    file = tmp_path / "a.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        write_csv(claims, out)
    rows = csv.DictReader(io.StringIO(file.read_text("utf-8-sig"), newline=""))
    written = [row["id"] for row in rows]
    assert written == ["'12345e67", "'123", "1e5a", "abc"]
    again, bad = read_csv(file)
    assert (list(again), bad) == (claims, ())
