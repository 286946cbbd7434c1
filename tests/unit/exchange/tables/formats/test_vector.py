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
from dashboard.exchange.tables.formats.vector import layers_table, text_of_html
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
