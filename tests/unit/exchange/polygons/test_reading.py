"""Polygons of every format, and files that are hostile or something else."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.polygons import reading
from dashboard.exchange.polygons.reading import read_polygons

RING = ((36.0, 47.0), (37.0, 47.0), (37.0, 48.0), (36.0, 47.0))
KML = (
    '<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><Polygon>'
    "<outerBoundaryIs><LinearRing><coordinates>36,47,0 37,47,0 37,48,0 36,47,0"
    "</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>"
)


def shapefile(kind: int = 5, ring: tuple[tuple[float, float], ...] = RING) -> bytes:
    """Return a Shapefile of one polygon."""
    body = struct.pack("<i4dii", kind, 36, 47, 37, 48, 1, len(ring))
    body += struct.pack("<i", 0)
    for point in ring:
        body += struct.pack("<2d", *point)
    record = struct.pack(">ii", 1, len(body) // 2) + body
    header = struct.pack(">7i", 9994, 0, 0, 0, 0, 0, (100 + len(record)) // 2)
    header += struct.pack("<ii8d", 1000, kind, *[0.0] * 8)
    return header + record


def polygon(corner: str) -> bytes:
    """Return a GeoJSON whose ring begins with that corner."""
    text = f'{{"type": "Polygon", "coordinates": [[{corner}, [37, 47], [37, 48]]]}}'
    return text.encode()


def kmz(method: int, damaged: int) -> bytes:
    """Return a KMZ with one byte changed, of its member or of what is said of it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr("doc.kml", KML)
    data = bytearray(file.getvalue())
    # The flags and the method stand in the directory as well, two bytes further on.
    for start in (0, data.rindex(b"PK\x01\x02") + 2 if damaged < 30 else 0):
        data[start + damaged] ^= 0x41
    if damaged >= 30:
        data[damaged] = 0xFF
    return bytes(data)


def test_each_format(tmp_path: Path) -> None:
    polygon = {"type": "Polygon", "coordinates": [RING]}
    many = {"type": "MultiPolygon", "coordinates": [[RING], [RING]]}
    collection = {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "geometry": polygon},
            {"type": "Feature", "geometry": None},
            {"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}},
        ],
    }
    (tmp_path / "a.geojson").write_text(json.dumps(collection))
    (tmp_path / "b.json").write_text(json.dumps(many))
    (tmp_path / "c.kml").write_text(KML)
    with zipfile.ZipFile(tmp_path / "d.kmz", "w") as archive:
        archive.writestr("doc.kml", KML)
    (tmp_path / "e.shp").write_bytes(shapefile())
    for name, rings in (("a.geojson", 1), ("b.json", 2), ("c.kml", 1)):
        assert read_polygons(tmp_path / name) == [RING] * rings
    for name in ("d.kmz", "e.shp"):
        assert read_polygons(tmp_path / name) == [RING]


FAR = tuple((x * 1e5, y * 1e5) for x, y in RING)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.geojson", b"{", "is not what its ending says"),
        ("a.geojson", b"[" * 100_000, "is not what its ending says"),
        ("a.geojson", b'{"type": "Point", "coordinates": [1, 2]}', "no polygon"),
        ("a.geojson", b'{"type": "Polygon", "coordinates": [[["x", 1]]]}', "not what"),
        ("a.geojson", b'{"type": "Polygon", "coordinates": [[[1, NaN]]]}', "degrees"),
        ("a.kml", b"<kml", "is not what its ending says"),
        ("a.kmz", b"PK", "is not what its ending says"),
        ("a.shp", b"", "is not what its ending says"),
        ("a.shp", shapefile()[:-20], "does not fit into its record"),
        ("a.shp", shapefile(1), "no polygon"),
        ("a.shp", shapefile(ring=FAR), "degrees of longitude"),
        ("a.txt", b"", "not a format of polygons"),
        ("a.geojson", polygon("[1]"), "is not what its ending says"),
        ("a.geojson", polygon(f"[{'9' * 400}, 2]"), "is not what its ending says"),
        ("a.kml", KML.replace(",", " ").encode(), "is not what its ending says"),
        ("a.kmz", kmz(zipfile.ZIP_DEFLATED, 45), "is not what its ending says"),
        ("a.kmz", kmz(zipfile.ZIP_LZMA, 47), "is not what its ending says"),
        ("a.kmz", kmz(zipfile.ZIP_STORED, 6), "is not what its ending says"),
        ("a.kmz", kmz(zipfile.ZIP_STORED, 8), "is not what its ending says"),
    ],
)
def test_what_is_none(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(BadInput, match=words) as raised:
        read_polygons(tmp_path / name)
    assert name in str(raised.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        read_polygons(tmp_path / "a.kml")


def test_no_entity_is_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("36,47 37,47 37,48 36,47")
    text = KML.replace("36,47,0 37,47,0 37,48,0 36,47,0", "&x;")
    declared = f'<!DOCTYPE kml [<!ENTITY x SYSTEM "{secret.as_uri()}">]>{text}'
    (tmp_path / "a.kml").write_text(declared)
    with pytest.raises(BadInput):
        read_polygons(tmp_path / "a.kml")


def test_polygons_of_a_collection_of_geometries(tmp_path: Path) -> None:
    value = {
        "type": "GeometryCollection",
        "geometries": [
            {"type": "Polygon", "coordinates": [RING, RING]},
            {"type": "LineString", "coordinates": RING},
        ],
    }
    (tmp_path / "a.json").write_text(json.dumps(value))
    assert read_polygons(tmp_path / "a.json") == [RING, RING]


def test_several_shapes_and_parts_of_a_shapefile(tmp_path: Path) -> None:
    one = shapefile()
    skipped = shapefile(1)[100:]
    for kind in (5, 15, 25):
        (tmp_path / "a.shp").write_bytes(one + skipped + shapefile(kind)[100:])
        assert read_polygons(tmp_path / "a.shp") == [RING, RING]
    # Two rings in one record.
    body = struct.pack("<i4dii", 5, 36, 47, 37, 48, 2, 8) + struct.pack("<2i", 0, 4)
    body += b"".join(struct.pack("<2d", *point) for point in RING * 2)
    record = struct.pack(">ii", 1, len(body) // 2) + body
    (tmp_path / "a.shp").write_bytes(one[:100] + record)
    assert read_polygons(tmp_path / "a.shp") == [RING, RING]


def test_every_kml_of_a_kmz_is_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.KMZ", "w") as archive:
        archive.writestr("doc.kml", KML)
        archive.writestr("more/B.KML", KML)
        archive.writestr("picture.png", "x")
    assert read_polygons(tmp_path / "a.KMZ") == [RING, RING]


def test_a_ring_of_two_points_is_no_polygon(tmp_path: Path) -> None:
    value = {"type": "Polygon", "coordinates": [RING[:2], RING[:3]]}
    (tmp_path / "a.json").write_text(json.dumps(value))
    assert read_polygons(tmp_path / "a.json") == [RING[:3]]


def test_corners_of_the_globe_are_degrees(tmp_path: Path) -> None:
    ring = ((180.0, 90.0), (-180.0, -90.0), (0.0, 0.0))
    file = tmp_path / "a.json"
    file.write_text(json.dumps({"type": "Polygon", "coordinates": [ring]}))
    assert read_polygons(file) == [ring]
    for corner in ("[180.1, 0]", "[-180.1, 0]", "[0, 90.1]", "[0, -90.1]"):
        file.write_bytes(polygon(corner))
        with pytest.raises(BadInput) as error:
            read_polygons(file)
        assert str(error.value) == (
            "a.json: is not in degrees of longitude and latitude; save it in WGS84"
        )


def test_bounds_are_told_in_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps({"type": "Polygon", "coordinates": [RING, RING]}))
    monkeypatch.setattr(reading, "MOST_POINTS", 8)
    assert len(read_polygons(file)) == 2
    monkeypatch.setattr(reading, "MOST_POINTS", 7)
    with pytest.raises(BadInput) as error:
        read_polygons(file)
    assert str(error.value) == "a.json: has more than 7 points; simplify it"
    monkeypatch.setattr(reading, "LARGEST", 100)
    with pytest.raises(BadInput) as error:
        read_polygons(file)
    assert str(error.value) == "a.json: larger than 100 bytes; split it"
    monkeypatch.setattr(reading, "LARGEST", 250)
    with zipfile.ZipFile(tmp_path / "a.kmz", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.kml", KML + " " * 900)
    monkeypatch.setattr(reading, "LARGEST", (tmp_path / "a.kmz").stat().st_size + 9)
    with pytest.raises(BadInput, match=r"^a\.kmz: unpacks to more than \d+ bytes; "):
        read_polygons(tmp_path / "a.kmz")


def test_a_file_of_another_kind_is_told_in_full(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as error:
        read_polygons(tmp_path / "a.txt")
    assert str(error.value) == (
        "a.txt: not a format of polygons; give one of .geojson, .json, .kml, .kmz, .shp"
    )
    with pytest.raises(BadInput) as error:
        read_polygons(tmp_path / "a.shp")
    assert str(error.value) == "a.shp: cannot be read (No such file or directory)"
    (tmp_path / "a.shp").write_bytes(bytes(200))
    with pytest.raises(BadInput) as error:
        read_polygons(tmp_path / "a.shp")
    assert str(error.value) == "a.shp: is not what its ending says (no Shapefile)"
    (tmp_path / "a.shp").write_bytes(shapefile()[:100] + bytes(40))
    with pytest.raises(BadInput, match="a record without a shape"):
        read_polygons(tmp_path / "a.shp")
