"""Files of maps are tables with a column of shapes; only our drivers read them."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.tables.formats import vector
from dashboard.exchange.tables.formats.vector import (
    DRIVERS,
    LARGEST_KML,
    layer_names,
    layers_table,
    text_of_html,
)
from dashboard.exchange.tables.open_table import open_table
from dashboard.exchange.tables.shapes import read_wkb


def point(lon: float, lat: float) -> bytes:
    return struct.pack("<BI2d", 1, 1, lon, lat)


def write(path: Path, driver: str, layer: str = "l", crs: str = "EPSG:4326") -> Path:
    pyogrio.raw.write(
        str(path),
        geometry=np.array([point(36.8, 47.8), point(36.9, 47.9)], dtype=object),
        field_data=[np.array(["a", "b"], dtype=object)],
        fields=["note"],
        geometry_type="Point",
        crs=crs,
        driver=driver,
        layer=layer,
    )
    return path


def rows(path: Path, table: str = "") -> list[dict[str, Any]]:
    opened = open_table(path, table)
    found = [r for p in opened.pieces(opened.header) for r in p.table.to_pylist()]
    return sorted(found, key=lambda row: str(row["note"]))


@pytest.mark.parametrize(
    ("name", "driver"),
    [
        ("a.gpkg", "GPKG"),
        ("a.fgb", "FlatGeobuf"),
        ("a.kml", "LIBKML"),
        ("a.kmz", "LIBKML"),
    ],
)
def test_points_of_every_driver(name: str, driver: str, tmp_path: Path) -> None:
    found = rows(write(tmp_path / name, driver))
    assert [row["note"] for row in found] == ["a", "b"]
    positions = [read_wkb(bytes.fromhex(row["geometry"])) for row in found]
    assert positions == [(47.8, 36.8, 0.0), (47.9, 36.9, 0.0)]


def test_a_shapefile_in_a_zip_with_others(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(tmp_path / f"{name}.shp", "ESRI Shapefile")
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as out:
        for file in tmp_path.glob("*.*"):
            if file != archive:
                out.write(file, f"deep/{file.name}")
    with pytest.raises(BadInput, match="2 tables are in it"):
        open_table(archive)
    assert [row["note"] for row in rows(archive, "deep/two.shp")] == ["a", "b"]


def test_points_of_another_projection_say_which(tmp_path: Path) -> None:
    file = write(tmp_path / "a.gpkg", "GPKG", crs="EPSG:3857")
    (row, _) = rows(file)
    position = read_wkb(bytes.fromhex(row["geometry"]))
    # The file holds 36.8 and 47.8 metres.
    assert position == pytest.approx((0.000429, 0.000331, 0.0), abs=1e-6)


def test_a_projection_that_is_not_read_is_refused(tmp_path: Path) -> None:
    file = write(tmp_path / "a.gpkg", "GPKG", crs="EPSG:2154")
    with pytest.raises(BadInput, match="EPSG:2154, not WGS84"):
        open_table(file)


CYRILLIC = """<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark>
<name>Вербівка</name><ExtendedData>
<Data name="Дата"><value>10.06.2023</value></Data>
<Data name='Опис &quot;А&quot;'><value>вигадане</value></Data>
<Data name="note"><value>n</value></Data>
</ExtendedData><Point><coordinates>36.7,47.8,0</coordinates></Point>
</Placemark></Document></kml>"""


@pytest.mark.parametrize("packed", [False, True])
def test_data_of_a_kml_keep_names_beyond_ascii(packed: bool, tmp_path: Path) -> None:
    file = tmp_path / "a.kml"
    file.write_text(CYRILLIC, "utf-8")
    if packed:
        file = tmp_path / "a.kmz"
        with zipfile.ZipFile(file, "w") as out:
            out.writestr("doc.kml", CYRILLIC)
    (row,) = rows(file)
    assert (row["Дата"], row['Опис "А"'], row["note"]) == (
        "10.06.2023",
        "вигадане",
        "n",
    )


def test_one_layer_of_a_track_file(tmp_path: Path) -> None:
    file = tmp_path / "a.gpx"
    file.write_text(
        '<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">'
        '<wpt lat="47.8" lon="36.7"><name>a</name></wpt><trk><name>b</name><trkseg>'
        '<trkpt lat="47.8" lon="36.7"/><trkpt lat="47.9" lon="36.7"/></trkseg></trk>'
        "</gpx>"
    )
    opened = open_table(file, "waypoints")
    (piece,) = opened.pieces(opened.header)
    assert piece.table["name"].to_pylist() == ["a"]


def test_other_drivers_are_switched_off(tmp_path: Path) -> None:
    file = tmp_path / "a.vrt"
    file.write_text("<OGRVRTDataSource></OGRVRTDataSource>")
    with pytest.raises(BadInput, match="cannot be read as a map file"):
        layers_table(file, ["l"])


@pytest.mark.parametrize("start", ["<a ", "<img src=x ", "<a href=", "<!", "</p "])
def test_tags_without_an_end_take_no_square_of_the_time(start: str) -> None:
    text = start * 300_000
    assert text_of_html(text) == text.strip()


def test_the_words_of_html() -> None:
    assert text_of_html("a < b") == "a < b"
    assert text_of_html('<b>A</b>&amp;B<br><img src="https://a.example/1.png">') == (
        "A &B\nhttps://a.example/1.png"
    )


def test_the_drivers_that_are_on() -> None:
    assert DRIVERS == (
        "LIBKML",
        "KML",
        "GPX",
        "ESRI Shapefile",
        "GPKG",
        "TopoJSON",
        "FlatGeobuf",
    )
    # None of those that are switched off is one of ours, and those that fetch are.
    off = vector._OFF.split()
    assert not {*off} & {*DRIVERS}
    assert {"HTTP", "WFS", "NGW", "OAPIF", "CSW", "OGR_VRT", "OGCAPI"} <= {*off}
    assert len(off) == len({*off}) == 55
    assert LARGEST_KML == 209_715_200


def test_a_topojson(tmp_path: Path) -> None:
    file = tmp_path / "a.topojson"
    file.write_text(
        '{"type":"Topology","objects":{"l":{"type":"GeometryCollection","geometries":['
        '{"type":"Point","coordinates":[36.7,47.8],"properties":{"note":"a"}}]}},'
        '"arcs":[]}'
    )
    (row,) = rows(file)
    assert read_wkb(bytes.fromhex(row["geometry"])) == (47.8, 36.7, 0.0)
    assert row["note"] == "a"


PLACEMARK = (
    "<Placemark><name>{name}</name>{more}<Point><coordinates>36.7,47.8,0"
    "</coordinates></Point></Placemark>"
)


def kml(path: Path, body: str) -> Path:
    path.write_text(
        f'<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{body}</Document></kml>'
    )
    return path


def test_what_says_how_to_draw_is_no_column(tmp_path: Path) -> None:
    more = "<visibility>1</visibility><Snippet>s</Snippet><description>d</description>"
    file = kml(tmp_path / "a.kml", PLACEMARK.format(name="a", more=more))
    table = open_table(file)
    assert table.header == ("Name", "description", "geometry")


@pytest.mark.parametrize(
    ("more", "when"),
    [
        ("<TimeStamp><when>2023-06-05</when></TimeStamp>", "2023-06-05"),
        (
            "<TimeSpan><begin>2023-06-05</begin><end>2023-06-09</end></TimeSpan>",
            "2023-06-05/2023-06-09",
        ),
        (
            "<TimeSpan><begin>2023-06-05</begin><end>2023-06-05</end></TimeSpan>",
            "2023-06-05",
        ),
        ("<TimeSpan><begin>2023-06-05</begin></TimeSpan>", "2023-06-05"),
        ("<TimeSpan><end>2023-06-09</end></TimeSpan>", "2023-06-09"),
    ],
)
def test_times_of_a_kml_are_one_column(more: str, when: str, tmp_path: Path) -> None:
    table = open_table(kml(tmp_path / "a.kml", PLACEMARK.format(name="a", more=more)))
    (row,) = [r for p in table.pieces(table.header) for r in p.table.to_pylist()]
    days = [each[:10] for each in row["when"].split("/")]
    assert "/".join(days) == when
    assert not {"timestamp", "begin", "end"} & set(row)


def test_folders_of_a_kml_are_a_column(tmp_path: Path) -> None:
    one = PLACEMARK.format(name="a", more="")
    two = PLACEMARK.format(name="b", more="<description>d</description>")
    file = kml(
        tmp_path / "a.kml",
        f"<Folder><name>One</name>{one}</Folder><Folder><name>Two</name>{two}</Folder>",
    )
    assert layer_names(file) == ["One", "Two"]
    table = open_table(file)
    assert table.header in (
        ("Name", "geometry", "description", "layer"),
        ("Name", "description", "geometry", "layer"),
    )
    read = [
        (line, row["Name"], row["layer"], row["description"])
        for piece in table.pieces(table.header)
        for line, row in zip(
            piece.lines.to_pylist(), piece.table.to_pylist(), strict=True
        )
    ]
    assert read == [(1, "a", "One", ""), (2, "b", "Two", "d")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a&amp;b", "a&b"),
        ("a &lt; b", "a < b"),
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ("<div>one</div>two<br/>three", "one\ntwo\nthree"),
        ("<tr><td>a</td><td>b</td></tr><li>c</li>d", "a b\nc\nd"),
        ('<a href="https://a.example">A</a>', "https://a.example A"),
        ("<IMG SRC='https://a.example/1.png'>", "https://a.example/1.png"),
        ("<a name='x'>A</a>", "A"),
        ('<b title="src=x">A</b>', "A"),
        ("<!-- b -->A", "A"),
        ("  a  <i>b</i>\n\n c ", "a b\nc"),
    ],
)
def test_what_a_person_reads_of_html(text: str, words: str) -> None:
    assert text_of_html(text) == words


def test_what_is_said_of_a_map_that_cannot_be_read(tmp_path: Path) -> None:
    error = vector._unreadable(
        Path("/a/b.kml"), ValueError("x\n /a/b.kml " + "y" * 120)
    )
    assert str(error) == (
        f"/a/b.kml: cannot be read as a map file (x b.kml {'y' * 112}); open it in a GIS"
        " and save it as GeoJSON"
    )
    file = write(tmp_path / "a.gpkg", "GPKG", crs="EPSG:2154")
    with pytest.raises(BadInput) as caught:
        open_table(file)
    assert str(caught.value) == (
        f"{file}: cannot be read as a map file (its coordinates are of EPSG:2154, not"
        " WGS84); open it in a GIS and save it as GeoJSON"
    )


def test_where_a_file_of_an_archive_is() -> None:
    assert vector._address(Path("/a/b.zip"), "c/d.shp") == "/vsizip/{/a/b.zip}/c/d.shp"
    assert vector._address(Path("/a/b.kml"), "") == "/a/b.kml"
