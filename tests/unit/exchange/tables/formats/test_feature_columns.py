"""Lines of features as columns, and what is left to who reads one at a time."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dashboard.exchange.tables.formats import feature_columns as module
from dashboard.exchange.tables.formats.feature_columns import feature_columns
from dashboard.exchange.tables.records import MAX_RECORD

POINT = {"type": "Point", "coordinates": [37.5, 48.25]}


def feature(geometry: Any = None, **values: Any) -> dict[str, Any]:
    return {"type": "Feature", "id": "a", "geometry": geometry, "properties": values}


def lines(*features: Any, between: str = ",\n") -> bytes:
    return (between.join(json.dumps(each) for each in features) + "\n").encode()


def test_columns() -> None:
    data = lines(feature(POINT, note="a,\n}", lat=1.0), feature(lat=2, lon=3.5))
    read = feature_columns(data + b"]}\n")
    assert read is not None
    assert read.sure.tolist() == [True, True]
    assert read.cells["note"].to_pylist() == ["a,\n}", None]
    assert read.cells["lat"].to_pylist() == [48.25, 2.0]
    assert read.cells["lon"].to_pylist() == [37.5, 3.5]
    first, second = (data[a:b] for a, b in zip(read.starts, read.ends, strict=True))
    assert json.loads(first.rstrip(b",\n"))["geometry"] == POINT
    assert json.loads(second)["geometry"] is None
    assert feature_columns(data[:-1]) is not None


def test_rows_that_are_not_sure() -> None:
    line = {**POINT, "type": "LineString"}
    read = feature_columns(lines(feature(line), {"type": "Feature"}, feature()))
    assert read is not None
    assert read.sure.tolist() == [False, False, True]


@pytest.mark.parametrize(
    "odd",
    [
        feature(more=1),
        feature(note=5),
        feature(lat="48"),
        feature(start=1.0),
        feature({"type": "Point", "coordinates": [1]}),
        feature({"type": "Point", "coordinates": [1, None]}),
        feature({"type": "Point", "coordinates": [1, 2, float("nan")]}),
        feature({"type": "Polygon", "coordinates": [[[1, 2]]]}),
        feature(note="\ud800"),
        5,
    ],
)
def test_features_that_need_more_care(odd: Any) -> None:
    assert feature_columns(lines(feature(), odd)) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"]}\n",
        b"\n",
        lines(feature(), feature(), between=" "),
        lines(feature(), feature(), between=",,\n"),
        lines(feature(), feature(), between=",\r\n"),
        lines(feature()).replace(b'"a"', b'"\xff"'),
        lines(feature()).replace(b'"a"', b'"a","id":"b"'),
    ],
)
def test_lines_that_need_more_care(data: bytes) -> None:
    assert feature_columns(data) is None


def test_long_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BLOCK", 10)
    assert feature_columns(lines(feature(note="x" * 5000), feature())) is not None
    assert feature_columns(lines(feature(note="x" * MAX_RECORD))) is None
