"""Columns of a file of ours: what is surely a claim, and what is left to the rules."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from dashboard.exchange.importers.claim_columns import claims_of_columns, unchanged
from dashboard.exchange.tables.claim_rows import MAX_TEXT

CLAIM = {"id": "a", "kind": "strike", "claimant": "A", "publisher": "B"}


def read(*rows: dict[str, Any], guarded: bool = True) -> tuple[pa.Table, list[bool]]:
    names = dict.fromkeys([*CLAIM, *(name for row in rows for name in row)])
    cells = {
        name: pa.array([{**CLAIM, **row}.get(name, "") for row in rows])
        for name in names
    }
    table, sure = claims_of_columns(cells, len(rows), guarded=guarded)
    coded = {
        name: column.dictionary_encode() if column.type == pa.string() else column
        for name, column in cells.items()
    }
    again, sure_again = claims_of_columns(coded, len(rows), guarded=guarded)
    assert sure_again.tolist() == sure.tolist()
    certain = pa.array(sure)
    assert again.filter(certain).to_pylist() == table.filter(certain).to_pylist()
    return table, sure.tolist()


def test_a_claim() -> None:
    cells = {"lat": "48.5", "lon": "37", "date_to": "2023-06-05", "start": "7"}
    table, sure = read(cells, {})
    assert sure == [True, True]
    first, second = table.to_pylist()
    assert (first["lat"], first["lon"], first["start"]) == (48.5, 37.0, 7)
    assert str(first["date_to"]) == "2023-06-05"
    assert (second["lat"], second["date_to"], second["start"]) == (None, None, None)
    # As of the claim itself, where nothing is written.
    assert (second["review"], second["actor"], second["precision"]) == (
        "draft",
        "unknown",
        "",
    )


@pytest.mark.parametrize(
    "odd",
    [
        {"id": ""},
        {"kind": ""},
        {"kind": "sing"},
        {"claimant": ""},
        {"note": " a"},
        {"note": "a\u2003"},
        {"note": "'=1"},
        {"note": "x" * (MAX_TEXT + 1)},
        {"lat": "48"},
        {"lat": "0", "lon": "0"},
        {"lat": "91", "lon": "0"},
        {"lat": "1", "lon": "181"},
        {"radius_km": "0"},
        {"radius_km": "2001"},
        {"region": "Atlantis"},
        {"url": "ftp://x"},
        {"date_from": "2023-06-06", "date_to": "2023-06-05"},
        {"date_from": "5 June"},
        {"start": "-1"},
        {"end": "9" * 12},
    ],
)
def test_what_is_left_to_the_rules(odd: dict[str, str]) -> None:
    _, sure = read(odd, {})
    assert sure == [False, True]


def test_a_guard_is_text_where_there_is_no_spreadsheet() -> None:
    table, sure = read({"note": "'=1"}, guarded=False)
    assert (table["note"].to_pylist(), sure) == (["'=1"], [True])


def test_numbers_of_json() -> None:
    numbers = {
        "lat": pa.array([48.5, None, float("nan")]),
        "lon": pa.array([37.5, None, 1.0]),
        "start": pa.array([1, None, 1], pa.int64()),
        "end": pa.array([10**11 - 1, None, 1], pa.int64()),
    }
    cells = {name: pa.array([text] * 3) for name, text in CLAIM.items()} | numbers
    table, sure = claims_of_columns(cells, 3, guarded=False)
    assert sure.tolist() == [True, True, False]
    assert table["lat"].to_pylist()[:2] == [48.5, None]
    cells["end"] = pa.array([10**11, -1, 1], pa.int64())
    assert claims_of_columns(cells, 3, guarded=False)[1].tolist() == [False] * 3


def test_texts_that_stay_as_they_are() -> None:
    texts = ["", "a b", "ё", "\u2003a", "a\x85", "\na", "'a", "x" * MAX_TEXT]
    mask = unchanged(pa.array(texts), guarded=True)
    assert mask.tolist() == [True, True, True, False, False, False, False, True]
    assert unchanged(pa.array(texts).slice(6), guarded=False).tolist() == [True, True]
