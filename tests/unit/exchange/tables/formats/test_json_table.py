"""Records wherever they lie in a JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.tables.formats.json_table import json_table

ROW = {"date": "2023-06-05", "lat": 47.8, "note": None}
CELLS = {"date": "2023-06-05", "lat": "47.8", "note": ""}


def rows(data: bytes) -> list[dict[str, Any]]:
    table = json_table(Path("a.json"), data)
    (piece,) = table.pieces(table.header)
    found: list[dict[str, Any]] = piece.table.to_pylist()
    return found


@pytest.mark.parametrize(
    "value",
    [
        [ROW],
        {"status": 200, "data": [ROW]},
        {"a": {"b": {"items": [ROW]}}, "other": [1, 2]},
        {"columns": list(ROW), "index": [0], "data": [list(ROW.values())]},
        [list(ROW), list(ROW.values())],
        {name: [value] for name, value in ROW.items()},
        {name: {"0": value} for name, value in ROW.items()},
    ],
)
def test_the_list_of_records_is_seen_wherever_it_lies(value: Any) -> None:
    assert rows(json.dumps(value).encode()) == [CELLS]


def test_records_by_their_ids_and_one_a_line() -> None:
    by_id = json.dumps({"x": ROW, "y": ROW}).encode()
    assert [row["id"] for row in rows(by_id)] == ["x", "y"]
    lines = (json.dumps(ROW) + "\n").encode() * 2
    assert rows(lines) == [CELLS, CELLS]


def test_objects_inside_are_opened_and_lists_joined() -> None:
    record = {"place": {"name": "A", "at": {"lat": 1.5}}, "tags": ["x", 2, None]}
    assert rows(json.dumps([record]).encode()) == [
        {"place.name": "A", "place.at.lat": "1.5", "tags": "x; 2"}
    ]


def test_pieces_of_marked_text_are_one_text() -> None:
    bold = {"type": "bold", "text": "Orikhiv"}
    texts = [["Smoke near ", bold, ", again"], [bold], ["a", {"type": "x"}], ["a", 1]]
    records = [{"text": text} for text in texts]
    assert [row["text"] for row in rows(json.dumps(records).encode())] == [
        "Smoke near Orikhiv, again",
        "Orikhiv",
        '["a", {"type": "x"}]',
        "a; 1",
    ]


def test_features_have_their_shape_in_a_column() -> None:
    feature = {
        "type": "Feature",
        "id": 7,
        "geometry": {"type": "Point", "coordinates": [36.8, 47.8]},
        "properties": {"a": True},
    }
    (row,) = rows(
        json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()
    )
    assert (row["a"], row["id"]) == ("true", "7")
    assert json.loads(row["geometry"]) == feature["geometry"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"{", "cannot be read as JSON"),
        (b"[]", "no list of records"),
        (b"[1, 2]", "no list of records"),
        (b'{"type":"FeatureCollection"}', "without features"),
    ],
)
def test_what_has_no_records_is_told(data: bytes, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        json_table(Path("a.json"), data)


def test_an_entry_that_is_no_record_is_told_with_its_number() -> None:
    table = json_table(Path("a.json"), b'[{"a": 1}, 2, {"a": 3}]')
    (piece,) = table.pieces(("a",))
    assert piece.lines.to_pylist() == [1, 3]
    assert [(bad.line, bad.text) for bad in piece.bad] == [(2, "2")]


def arcgis(**system: object) -> bytes:
    feature = {"attributes": {"a": 1}, "geometry": {"x": 4099687.5, "y": 6074870.7}}
    fields = [{"name": "a", "type": "esriFieldTypeOID"}, {"name": "b"}, {"name": "c"}]
    value = {"fields": fields, "features": [feature], "spatialReference": system}
    return json.dumps(value).encode()


def test_features_of_arcgis_are_the_records_not_its_fields() -> None:
    (row,) = rows(arcgis(wkid=102100, latestWkid=3857))
    assert row["a"] == "1"
    assert json.loads(row["geometry"]) == {
        "type": "Point",
        "coordinates": [4099687.5, 6074870.7],
        "srid": 3857,
    }


@pytest.mark.parametrize(
    ("shape", "name"),
    [
        ({"points": [[36.7, 47.8]]}, "MultiPoint"),
        ({"paths": [[[36.7, 47.8]]]}, "MultiLineString"),
        ({"rings": [[[36.7, 47.8]]]}, "Polygon"),
    ],
)
def test_shapes_of_arcgis(shape: dict[str, object], name: str) -> None:
    value = {"features": [{"attributes": {"a": 1}, "geometry": shape}]}
    (row,) = rows(json.dumps(value).encode())
    coordinates = next(iter(shape.values()))
    assert json.loads(row["geometry"]) == {"type": name, "coordinates": coordinates}


def test_a_coordinate_system_of_arcgis_that_is_not_read_is_told() -> None:
    with pytest.raises(BadInput, match="'2154', not WGS84"):
        json_table(Path("a.json"), arcgis(wkid=2154))


def test_rows_of_the_interface_of_a_spreadsheet() -> None:
    value = {"range": "A1:B3", "majorDimension": "ROWS", "values": [["a", "b"], ["1"]]}
    assert rows(json.dumps(value).encode()) == [{"a": "1", "b": ""}]


def test_coordinates_by_name_inside_of_a_place_are_opened() -> None:
    place = {"name": "x", "coordinates": {"lat": 47.8, "lng": 36.7}}
    (row,) = rows(json.dumps([{"location": place}]).encode())
    assert (row["location.coordinates.lat"], row["location.name"]) == ("47.8", "x")
