"""A TimeMap by whatever its files are called, and as the one JSON of its API."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.importers import ConversionRequest, convert, detect
from dashboard.exchange.importers.formats.timemap import (
    TIMEMAP,
    events_file,
    is_timemap,
    open_timemap,
)
from dashboard.exchange.tables.dates import DateOrder
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


@pytest.mark.slow
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


@pytest.mark.slow
def test_every_event_of_a_folder(tmp_path: Path) -> None:
    assert made("timemap", tmp_path) == golden("timemap").read_text("utf-8")


def events(
    folder: Path, *changes: dict[str, Any], **parts: Any
) -> list[dict[str, str]]:
    """Return the cells of events that differ so from one that says little."""
    bare = {"id": "1", "description": "A", "date": "02/24/2022"}
    value = {"events": [{**bare, **change} for change in changes], "sources": {}}
    path = folder / "api.json"
    path.write_text(json.dumps({**value, **parts}))
    source = open_timemap(path, TIMEMAP, "")
    return [row for piece in source.rows() for row in piece.table.to_pylist()]


@pytest.mark.parametrize(
    ("source", "publisher", "links"),
    [
        (
            {"title": "Lantern", "path": "https://a.example/1"},
            "Lantern",
            "https://a.example/1",
        ),
        (
            {"title": "Lantern", "url": "https://a.example/2"},
            "Lantern",
            "https://a.example/2",
        ),
        (
            {"title": "CIV0001", "path": "https://www.a.example/1"},
            "a.example",
            "https://www.a.example/1",
        ),
        (
            {"title": "S1", "id": "S1", "path": "https://a.example/1"},
            "a.example",
            "https://a.example/1",
        ),
        (
            {"title": "", "description": "https://a.example/3"},
            "a.example",
            "https://a.example/3",
        ),
        ({"title": "CIV0001", "description": "no link"}, "", ""),
        (
            {"paths": ["no link", "https://a.example/4", "https://a.example/5"]},
            "a.example",
            "https://a.example/4 https://a.example/5",
        ),
        ({"path": "https://[bad/1"}, "", "https://[bad/1"),
    ],
)
def test_the_publisher_of_a_source(
    source: dict[str, Any], publisher: str, links: str, tmp_path: Path
) -> None:
    (row,) = events(tmp_path, {"sources": [source]})
    assert (row["publisher"], row["links"]) == (publisher, links)


def test_the_first_source_with_a_name_is_the_publisher(tmp_path: Path) -> None:
    sources = [{"id": "S1", "title": "CIV0001"}, {"id": 2, "title": " Lantern "}]
    (row,) = events(tmp_path, {"sources": ["S1", 2, "gone", None]}, sources=sources)
    assert (row["publisher"], row["links"]) == ("Lantern", "")


def test_associations_are_named_by_title_or_id(tmp_path: Path) -> None:
    names = [{"id": "A1", "title": "Shelling"}, {"id": "A2"}]
    (row,) = events(
        tmp_path, {"associations": ["A1", "A2", "A3", ""]}, associations=names
    )
    assert row["tags"] == "Shelling, A2, A3"
    (row,) = events(tmp_path, {"associations": "A1"}, associations=names)
    assert row["tags"] == ""


def test_flags_are_what_is_true_beside_the_fields(tmp_path: Path) -> None:
    (row,) = events(
        tmp_path,
        {"graphic": "TRUE", "checked": 1, "seen": "yes", "old": "no", "time": "1"},
    )
    assert row["flags"] == "graphic, checked, seen"


def test_province_stands_for_a_region_that_is_not_given(tmp_path: Path) -> None:
    first, second = events(
        tmp_path,
        {"province": "Kharkiv", "country": " UA "},
        {"region": "Sumy", "province": "Kharkiv"},
    )
    assert (first["region"], second["region"]) == ("Kharkiv", "Sumy")


def test_an_event_that_is_no_record_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "api.json"
    path.write_text(json.dumps({"events": [5, {"description": "A"}], "sources": []}))
    (piece,) = open_timemap(path, TIMEMAP, "").rows()
    assert [(bad.line, bad.text) for bad in piece.bad] == [(1, "5")]
    assert piece.lines.to_pylist() == [2]


@pytest.mark.parametrize(
    ("files", "name"),
    [
        ({"events.json": [], "sources.json": []}, "events.json"),
        ({"events.json": []}, None),
        ({"b.json": [EVENT], "c.json": [{"paths": []}]}, "b.json"),
        ({"b.json": [EVENT]}, None),
        ({"b.json": [{"id": "1"}], "c.json": [{"paths": []}]}, None),
        ({"api.json": {"events": [EVENT], "sources": {}}}, "api.json"),
        ({"api.json": {"events": [EVENT]}}, "api.json"),
        ({"api.json": {"events": [{"description": "A"}]}}, None),
        ({"api.json": {"events": {}, "sources": "description"}}, None),
        ({}, None),
    ],
)
def test_which_file_of_a_folder_has_the_events(
    files: dict[str, Any], name: str | None, tmp_path: Path
) -> None:
    for file, value in files.items():
        (tmp_path / file).write_text(json.dumps(value))
    found = events_file(tmp_path)
    assert (found.name if found else None) == name
    assert is_timemap(tmp_path) is (name is not None)


def test_what_is_no_timemap_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as error:
        open_timemap(tmp_path, TIMEMAP, "")
    assert str(error.value) == (
        f"{tmp_path}: no TimeMap; give the folder that holds the events and their"
        " sources, or its one api.json"
    )
    (tmp_path / "sources.json").write_text("[]")
    file = tmp_path / "events.json"
    for text, reason in (("5", "not what TimeMap writes; a JSON array is expected"),):
        file.write_text(text)
        with pytest.raises(BadInput) as error:
            open_timemap(file, TIMEMAP, "")
        assert str(error.value) == f"{file}: {reason}"
    file.write_text("{")
    with pytest.raises(BadInput) as error:
        open_timemap(file, TIMEMAP, "")
    assert str(error.value).startswith(f"{file}: cannot be read as JSON (")
    assert str(error.value).endswith("); check the file")


def test_what_a_timemap_says_of_itself() -> None:
    assert (TIMEMAP.name, TIMEMAP.label, TIMEMAP.license, TIMEMAP.credit) == (
        "timemap",
        "TimeMap",
        "not stated",
        "",
    )
    assert (TIMEMAP.redistribute, TIMEMAP.date_order) == (False, DateOrder.MONTH_FIRST)


@pytest.mark.slow
def test_a_packed_folder_is_one_as_well(tmp_path: Path) -> None:
    folder = tmp_path / "parts"
    folder.mkdir()
    write(folder, whole=False)
    path = tmp_path / "map.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(folder.iterdir()):
            archive.write(file, f"data/{file.name}")
    assert detect(path) == "timemap"
    out = tmp_path / "out.parquet"
    convert(ConversionRequest(path=path), out, tmp_path / "bad.csv")
    (row,) = pq.read_table(out).to_pylist()
    assert (row["publisher"], row["url"]) == ("a.example", "https://www.a.example/1")


def test_a_zip_of_other_records_or_a_broken_one_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.json", "[]")
        archive.writestr("b.json", "[]")
    assert not is_timemap(path)
    path.write_bytes(path.read_bytes()[:40])
    assert not is_timemap(path)
