"""Records wherever they lie in a JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.tables.formats import json_table as module
from dashboard.exchange.tables.formats.json_table import (
    grid_table,
    json_table,
    value_text,
)

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


def cells(value: Any) -> list[dict[str, Any]]:
    return rows(json.dumps(value).encode())


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("a", "a"),
        (True, "true"),
        (False, "false"),
        (1, "1"),
        (1.5, "1.5"),
        ([36.8, 47.8], "[36.8, 47.8]"),
        ([1, 2, 3], "1; 2; 3"),
        ([1, True], "1; true"),
        (["a", None, "", "b"], "a; b"),
        ([], ""),
        ([[1, 2], [3, 4]], "[[1, 2], [3, 4]]"),
        ({"a": [1]}, '{"a": [1]}'),
    ],
)
def test_a_value_as_the_text_of_a_cell(value: Any, text: str) -> None:
    assert value_text(value) == text


@pytest.mark.parametrize(
    ("value", "found"),
    [
        # Data frames, by rows and by columns.
        ({"columns": ["a", "b"], "data": [[1, 2]]}, [{"a": "1", "b": "2"}]),
        ({"a": [1, 3], "b": [2, 4]}, [{"a": "1", "b": "2"}, {"a": "3", "b": "4"}]),
        (
            {"a": {"0": 1, "1": 3}, "b": {"0": 2, "1": 4}},
            [{"a": "1", "b": "2"}, {"a": "3", "b": "4"}],
        ),
        ([["a", "b"], ["x", "y"], ["z"]], [{"a": "x", "b": "y"}, {"a": "z", "b": ""}]),
        # The rows of a spreadsheet beside something else.
        ({"range": "A1", "values": [["a", "b"], ["x", 2]]}, [{"a": "x", "b": "2"}]),
        # A feature alone, features with an id of their own, without properties.
        (
            {"type": "Feature", "id": 5, "properties": {"a": 1}},
            [{"a": "1", "id": "5", "geometry": ""}],
        ),
        (
            {"type": "Feature", "id": "", "properties": {"a": 1}},
            [{"a": "1", "geometry": ""}],
        ),
        (
            {"type": "Feature", "id": 5, "properties": {"id": 1}},
            [{"id": "1", "geometry": ""}],
        ),
        ([{"a": 1}, 5, {"b": 2}], [{"a": "1", "b": ""}, {"a": "", "b": "2"}]),
        # The longest list is taken, and not one inside of a record.
        ({"x": [{"a": 1}], "y": [{"b": 1}, {"b": 2}]}, [{"b": "1"}, {"b": "2"}]),
        ({"x": [{"a": 1}, {"a": 2}], "y": [{"b": 1}]}, [{"a": "1"}, {"a": "2"}]),
        (
            [{"a": 1, "more": [{"b": 1}, {"b": 2}]}],
            [{"a": "1", "more": '[{"b": 1}, {"b": 2}]'}],
        ),
        ({"a": 1, "b": "x"}, [{"a": "1", "b": "x"}]),
        # Records by their ids have names in common, parts of a document have not.
        (
            {"x": {"a": 1, "b": 2}, "y": {"a": 3}},
            [{"id": "x", "a": "1", "b": "2"}, {"id": "y", "a": "3", "b": ""}],
        ),
        (
            {"x": {"id": 7, "a": 1}, "y": {"id": 8, "a": 2}},
            [{"id": "7", "a": "1"}, {"id": "8", "a": "2"}],
        ),
        ({"x": {"a": 1}, "y": {"b": 2}}, [{"x.a": "1", "y.b": "2"}]),
        # Columns that are not as long, or hold more than cells, are no table.
        ({"a": [1], "b": [1, 2]}, [{"a": "1", "b": "[1, 2]"}]),
        (
            {"a": {"x": 1}, "b": {"x": 2}},
            [{"id": "a", "x": "1"}, {"id": "b", "x": "2"}],
        ),
    ],
)
def test_records_in_every_form(value: Any, found: list[dict[str, str]]) -> None:
    assert cells(value) == found


def test_objects_are_opened_to_some_depth_and_shapes_are_not() -> None:
    value: Any = {"end": 1}
    for name in "edcba":
        value = {name: value}
    assert cells([value]) == [{"a.b.c.d": '{"e": {"end": 1}}'}]
    shape = {"type": "Point", "coordinates": [1, 2]}
    assert cells([{"at": shape}]) == [
        {"at": '{"type": "Point", "coordinates": [1, 2]}'}
    ]


def test_layers_of_a_map_are_one_table() -> None:
    part = {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": {"a": 1}, "geometry": None}],
    }
    value = {"type": "umap", "layers": [part, part, {"type": "other"}, 5]}
    assert cells(value) == [{"a": "1", "geometry": ""}] * 2
    assert cells({"layers": [{"a": 1}, {"a": 2}]}) == [{"a": "1"}, {"a": "2"}]


@pytest.mark.parametrize(
    ("crs", "srid"),
    [
        (None, None),
        (
            {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}},
            None,
        ),
        ({"type": "name", "properties": {"name": "EPSG:3857"}}, 3857),
        ({"type": "name", "properties": {}}, None),
        ({"type": "name"}, None),
    ],
)
def test_the_coordinate_system_that_a_collection_names(
    crs: Any, srid: int | None
) -> None:
    shape = {"type": "Point", "coordinates": [1, 2]}
    feature = {"type": "Feature", "properties": {"a": 1}, "geometry": shape}
    value = {"type": "FeatureCollection", "crs": crs, "features": [feature]}
    (row,) = cells(value)
    assert json.loads(row["geometry"]).get("srid") == srid


def test_a_coordinate_system_that_is_not_read_is_told_in_full() -> None:
    value = {
        "type": "FeatureCollection",
        "crs": {"properties": {"name": "EPSG:2154"}},
        "features": [],
    }
    with pytest.raises(BadInput) as error:
        cells(value)
    assert str(error.value) == (
        "a.json: its coordinates are of 'EPSG:2154', not WGS84; open it in a GIS and"
        " save it as GeoJSON in EPSG:4326"
    )


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (
            {"type": "FeatureCollection"},
            "a.json: a GeoJSON without features; it needs a list of that name",
        ),
        (
            5,
            "a.json: there is no list of records in this JSON; give a file with one"
            " object a row",
        ),
        ([["", ""], [" "]], "a.json: the table is empty; it must name its columns"),
    ],
)
def test_what_has_no_records_is_told_in_full(value: Any, reason: str) -> None:
    with pytest.raises(BadInput) as error:
        cells(value)
    assert str(error.value) == reason


def test_too_many_names_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_COLUMNS", 2)
    assert cells([{"a": 1, "b": 2}])
    with pytest.raises(BadInput) as error:
        cells([{"a": 1, "b": 2, "c": 3}])
    assert str(error.value) == (
        "a.json: its records have 3 different names, at most 2 are read"
    )
    assert cells([["a", "b"], ["x", "y"]])
    with pytest.raises(BadInput) as error:
        cells([["a", "b", "c"], ["x", "y", "z"]])
    assert str(error.value) == (
        "a.json: it has 3 columns, at most 2 are read; leave out those that are not"
        " needed"
    )


def test_lines_that_are_no_json_are_told_with_their_number() -> None:
    data = b'\xef\xbb\xbf{"a":1}\n\n\x1e{"a":2}\r\n{"a":\n{"a":3}'
    table = json_table(Path("a.json"), data)
    (piece,) = table.pieces(table.header)
    assert piece.table.to_pylist() == [{"a": "1"}, {"a": "2"}, {"a": "3"}]
    assert piece.lines.to_pylist() == [1, 3, 5]
    ((line, text),) = [(bad.line, bad.text) for bad in piece.bad]
    assert (line, text) == (4, '{"a":')


@pytest.mark.parametrize(
    ("geometry", "shape"),
    [
        ({"x": 1, "y": 2}, {"type": "Point", "coordinates": [1, 2]}),
        ({"points": [[1, 2]]}, {"type": "MultiPoint", "coordinates": [[1, 2]]}),
        ({"paths": [[[1, 2]]]}, {"type": "MultiLineString", "coordinates": [[[1, 2]]]}),
        ({"rings": [[[1, 2]]]}, {"type": "Polygon", "coordinates": [[[1, 2]]]}),
        (
            {"x": 1, "y": 2, "spatialReference": {"wkid": 102100, "latestWkid": 3857}},
            {"type": "Point", "coordinates": [1, 2], "srid": 3857},
        ),
        ({"x": 1}, None),
        (None, None),
    ],
)
def test_every_shape_of_arcgis(geometry: Any, shape: Any) -> None:
    value = {"features": [{"attributes": {"a": 1}, "geometry": geometry}]}
    (row,) = cells(value)
    assert row["a"] == "1"
    assert (json.loads(row["geometry"]) if row["geometry"] else None) == shape


def test_a_sheet_keeps_the_numbers_of_its_rows() -> None:
    sheet = [
        ["Report", "", ""],
        ["", "", ""],
        ["a", "b", ""],
        ["x", "y", ""],
        ["z", "", ""],
    ]
    table = grid_table(Path("a.xlsx"), sheet, ("a note",))
    (piece,) = table.pieces(table.header)
    assert table.header == ("a", "b")
    assert table.notes == ("a note",)
    assert piece.table.to_pylist() == [{"a": "x", "b": "y"}, {"a": "z", "b": ""}]
    assert piece.lines.to_pylist() == [4, 5]


def test_ways_of_a_map_have_the_middle_of_their_outline() -> None:
    elements = [
        {"type": "node", "lat": 1, "lon": 2, "center": {"lat": 5, "lon": 6}},
        {"type": "way", "center": {"lat": 3, "lon": 4}},
        {"type": "way", "center": "none"},
    ]
    read = rows(json.dumps({"elements": elements}).encode())
    assert [(row["lat"], row["lon"]) for row in read] == [
        ("1", "2"),
        ("3", "4"),
        ("", ""),
    ]
