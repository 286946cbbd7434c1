"""Rows of cells in a JSON, and the names of their columns elsewhere in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.exchange.tables.formats.json_frames import MOST_PARTS, named_rows
from dashboard.exchange.tables.formats.json_table import json_table

ROWS = [["2023-06-05", 47.81, "Smoke"], ["2023-06-07", 47.82, "Fire"]]
NAMES = ["when", "lat", "what"]
CELLS = [
    {"when": "2023-06-05", "lat": "47.81", "what": "Smoke"},
    {"when": "2023-06-07", "lat": "47.82", "what": "Fire"},
]


def rows(value: Any) -> list[dict[str, Any]]:
    table = json_table(Path("a.json"), json.dumps(value).encode())
    (piece,) = table.pieces(table.header)
    found: list[dict[str, Any]] = piece.table.to_pylist()
    return found


def fields(member: str) -> list[dict[str, str]]:
    return [{member: name, "type": "text"} for name in NAMES]


@pytest.mark.parametrize(
    "value",
    [
        {"fields": fields("id"), "records": ROWS},
        {"datasets": [{"data": {"fields": fields("name"), "allData": ROWS}}]},
        {"meta": {"view": {"columns": fields("fieldName")}}, "data": ROWS},
        {"result": {"header": NAMES, "rows": ROWS}, "took": 3},
        {"fields": fields("name"), "more": [[1, 2]], "rows": ROWS},
    ],
)
def test_rows_are_found_with_the_names_of_their_columns(value: Any) -> None:
    assert rows(value) == CELLS


def test_more_records_than_rows_are_the_table() -> None:
    records = [{"when": "2023-06-05", "lat": 47.8 + n, "what": "x"} for n in range(3)]
    found = rows({"items": records, "legend": {"names": NAMES, "rows": ROWS}})
    assert [row["what"] for row in found] == ["x", "x", "x"]


@pytest.mark.parametrize(
    "value",
    [
        {"names": NAMES, "rows": [["a", "b"], ["c", "d"]]},
        {"names": ["when", "when", "what"], "rows": ROWS},
        {"names": ["when", "", "what"], "rows": ROWS},
        {"names": NAMES, "rows": [*ROWS, ["short"]]},
        {"names": NAMES[:1], "rows": [["a"], ["b"]]},
        {"names": NAMES, "coordinates": [[37.1, 48.0, 0], [37.2, 48.1, 0]]},
        [{"names": NAMES}] * (MOST_PARTS + 1) + [{"rows": ROWS}],
    ],
)
def test_other_lists_are_no_rows_with_names(value: Any) -> None:
    assert named_rows(value) is None
