"""Columns become the features that the json module would write."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from dashboard.exchange.export.json_lines import feature_lines


def features(table: pa.Table) -> list[str]:
    before, *lines = bytes(feature_lines(table)).decode().split(",\n")
    assert before == ""
    return lines


def claims(**columns: Any) -> pa.Table:
    rows = len(next(iter(columns.values())))
    points = {name: pa.nulls(rows, pa.float64()) for name in ("lat", "lon")}
    ids = {"id": [str(number) for number in range(rows)]}
    return pa.table({**ids, **points, **columns})


@pytest.mark.parametrize(
    "text", ["", '"', "\\n", "\n\t\r\b\f", "\x00\x1f\x7f", "Є\u2028"]
)
def test_a_text_is_escaped_as_python_does(text: str) -> None:
    first, second = features(claims(note=[text, "plain"]))
    assert json.dumps(text, ensure_ascii=False) in first
    assert json.loads(first)["properties"]["note"] == text
    assert second.endswith('"note":"plain"}}')
    (alone,) = features(claims(note=[text]))
    assert alone == first


def test_what_is_not_known_is_null() -> None:
    table = claims(
        precision=["", "point"],
        date_to=pa.array([None, date(2023, 6, 5)], pa.date32()),
        start=pa.array([None, 7], pa.int64()),
        radius_km=pa.array([None, 3.0]),
    )
    unknown, known = (json.loads(line)["properties"] for line in features(table))
    assert set(list(unknown.values())[1:]) == {None}
    assert list(known.values())[3:] == ["point", "2023-06-05", 7, 3.0]


def test_a_point_needs_both_numbers() -> None:
    lat, lon = [48.0, None, 1e-7, None], [37.5, 37.5, None, None]
    lines = features(claims(lat=pa.array(lat), lon=pa.array(lon)))
    points = [json.loads(line)["geometry"] for line in lines]
    assert points == [{"type": "Point", "coordinates": [37.5, 48.0]}, None, None, None]
    (alone,) = features(claims(lat=pa.array([48.0]), lon=pa.array([37.5])))
    assert '"geometry":{"type":"Point","coordinates":[37.5,48.0]}' in alone


def test_lists_and_truth_values() -> None:
    signs = [["a", 'b"'], [], ["c"], [""]]
    table = claims(signs=signs, contested=[True, False, True, True])
    rows = [json.loads(line)["properties"] for line in features(table)]
    assert [row["signs"] for row in rows] == signs
    assert [row["contested"] for row in rows] == [True, False, True, True]
    rows = [json.loads(line)["properties"] for line in features(table.slice(1, 2))]
    assert [row["signs"] for row in rows] == signs[1:3]


def test_no_rows() -> None:
    assert bytes(feature_lines(claims(note=["x"]).slice(0, 0))) == b""
