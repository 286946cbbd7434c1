"""Polygons of every format, and files that are hostile or something else."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput
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
