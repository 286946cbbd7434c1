"""A TimeMap by whatever its files are called, and as the one JSON of its API."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from dashboard.exchange.importers import ConversionRequest, convert, detect
from tests.golden.test_foreign import golden, made

EVENT = {
    "id": "CIV1",
    "description": "Invented.",
    "date": "02/24/2022",
    "location": "Verbivka, Kharkiv Oblast",
    "latitude": "50.0",
    "longitude": "36.2",
    "graphic": "TRUE",
    "associations": ["A1"],
    "sources": ["S1", "S2"],
}
SOURCES = {
    "S1": {"id": "S1", "title": "CIV0001", "paths": ["https://www.a.example/1"]},
    "S2": {"id": "S2", "title": "Lantern", "paths": ["https://b.example/2"]},
}
NAMES = [{"id": "A1", "title": "Shelling", "filter_paths": ["Type"]}]


def write(folder: Path, *, whole: bool) -> Path:
    parts: dict[str, Any] = {
        "events": [EVENT],
        "sources": SOURCES,
        "associations": NAMES,
    }
    if whole:
        (folder / "api.json").write_text(json.dumps(parts))
        return folder / "api.json"
    for name, value in parts.items():
        (folder / f"my-{name}.json").write_text(json.dumps(value))
    return folder


@pytest.mark.parametrize("whole", [False, True])
def test_publisher_links_flags_and_region(whole: bool, tmp_path: Path) -> None:
    path = write(tmp_path, whole=whole)
    assert detect(path) == "timemap"
    out = tmp_path / "out.parquet"
    convert(ConversionRequest(path=path), out, tmp_path / "bad.csv")
    (row,) = pq.read_table(out).to_pylist()
    assert (row["publisher"], row["url"]) == ("a.example", "https://www.a.example/1")
    assert (row["region"], row["kind"]) == ("Kharkiv", "strike")
    assert json.loads(row["attributes"]) == {
        "links": "https://www.a.example/1 https://b.example/2",
        "flags": "graphic",
    }


def test_every_event_of_a_folder(tmp_path: Path) -> None:
    assert made("timemap", tmp_path) == golden("timemap").read_text("utf-8")
