"""Where shapes are, and how far they reach."""

from __future__ import annotations

import struct

import pytest

from dashboard.domain.geography.geo import kilometres
from dashboard.exchange.tables.shapes import (
    geometry_position,
    numbered_wkb,
    position_of,
    read_geojson,
    read_wkb,
    read_wkt,
)


def test_a_shape_reaches_to_its_farthest_point() -> None:
    position = read_wkt("POLYGON((36 47, 37 47, 37 48, 36 48, 36 47))")
    assert position is not None
    assert (position.lat, position.lon) == (47.5, 36.5)
    assert position.reach == pytest.approx(kilometres(47.5, 36.5, 47, 36), abs=0.01)


def test_no_point_and_a_point_off_the_globe_are_none() -> None:
    assert position_of([]) is None
    assert position_of([(36.8, 97.0)]) is None
    assert position_of([(36.8, 47.8), (36.8, 47.8)]) == (47.8, 36.8, 0.0)


@pytest.mark.parametrize(
    "head",
    [
        struct.pack("<BI", 1, 1),
        struct.pack(">BI", 0, 1),
        struct.pack("<BII", 1, 0x20000001, 4326),
    ],
)
def test_well_known_binary(head: bytes) -> None:
    order = "<" if head[0] else ">"
    assert read_wkb(head + struct.pack(f"{order}2d", 36.8, 47.8)) == (47.8, 36.8, 0.0)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x01",
        struct.pack("<BI", 1, 99),
        struct.pack("<BII", 1, 2, 2**31),
        struct.pack("<BII2d", 1, 0x20000001, 2154, 1.0, 2.0),
    ],
)
def test_bytes_that_are_no_shape_in_degrees_are_none(data: bytes) -> None:
    assert read_wkb(data) is None


def test_a_shape_of_another_coordinate_system_becomes_degrees() -> None:
    mercator = (4099687.5, 6074870.7)
    binary = struct.pack("<BII2d", 1, 0x20000001, 3857, *mercator)
    plain = struct.pack("<BI2d", 1, 1, *mercator)
    shapes = [
        read_wkb(binary),
        read_wkb(bytes.fromhex(numbered_wkb(plain.hex(), 3857))),
        read_wkt("SRID=3857;POINT(4099687.5 6074870.7)"),
        geometry_position(
            {"type": "Point", "coordinates": list(mercator), "srid": 3857}
        ),
    ]
    assert len(set(shapes)) == 1
    assert shapes[0] == pytest.approx((47.807388, 36.828114, 0.0), abs=1e-5)


def test_what_is_no_binary_gets_no_number() -> None:
    assert numbered_wkb("", 3857) == ""


def test_geojson() -> None:
    assert read_geojson('{"type":"Point","coordinates":[36.8,47.8,120]}') == (
        47.8,
        36.8,
        0.0,
    )
    assert read_geojson("{") is None
    assert geometry_position({"type": "Point", "coordinates": ["a", "b"]}) is None
    several = {
        "type": "GeometryCollection",
        "geometries": [{"type": "Point", "coordinates": [36.8, 47.8]}],
    }
    assert geometry_position(several) == (47.8, 36.8, 0.0)


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("POINT(36.8 47.8)", (47.8, 36.8, 0.0)),
        ("point z (36.8 47.8 120)", (47.8, 36.8, 0.0)),
        ("POINT ZM(36.8 47.8 120 1)", (47.8, 36.8, 0.0)),
        ("  SRID=4326;POINT(36.8 47.8) ", (47.8, 36.8, 0.0)),
        ("MULTIPOINT((36.8 47.8),(36.8 47.8))", (47.8, 36.8, 0.0)),
        ("LINESTRING(36 47, 36 48)", (47.5, 36.0, 55.598)),
        ("MULTIPOLYGON(((36 47,37 47,37 48,36 47)))", (47.5, 36.5, 67.197)),
        ("POINT(36.8)", None),
        ("POINT(1 2 3 4 5)", None),
        ("POINT(1-2 3)", None),
        ("POINT()", None),
        ("CIRCLE(36.8 47.8)", None),
        ("POINT(36.8 47.8) and more", None),
        ("SRID=2154;POINT(36.8 47.8)", None),
        ("POINT(180 90)", (90.0, 180.0, 0.0)),
        ("POINT(180.1 0)", None),
        ("POINT(0 -90.1)", None),
        ("", None),
    ],
)
def test_well_known_text(
    text: str, position: tuple[float, float, float] | None
) -> None:
    found = read_wkt(text)
    assert found == (None if position is None else pytest.approx(position, abs=0.01))


def wkb(kind: int, *body: bytes, order: str = "<") -> bytes:
    return struct.pack(f"{order}BI", order == "<", kind) + b"".join(body)


def doubles(*numbers: float) -> bytes:
    return struct.pack(f"<{len(numbers)}d", *numbers)


COUNT_1, COUNT_2 = struct.pack("<I", 1), struct.pack("<I", 2)
NAN = float("nan")


@pytest.mark.parametrize(
    ("data", "position"),
    [
        (wkb(1, doubles(36.8, 47.8)), (47.8, 36.8)),
        (wkb(2, COUNT_2, doubles(36, 47, 36, 48)), (47.5, 36.0)),
        (wkb(3, COUNT_1, COUNT_2, doubles(36, 47, 36, 48)), (47.5, 36.0)),
        (wkb(3, COUNT_2, *[COUNT_1, doubles(36, 47)] * 2), (47.0, 36.0)),
        *[
            (wkb(kind, COUNT_2, *[wkb(1, doubles(36, 47))] * 2), (47.0, 36.0))
            for kind in (4, 5, 6, 7)
        ],
        # Three and four numbers a point, as ISO and as PostGIS say it.
        (wkb(1002, COUNT_2, doubles(36, 47, 9, 36, 48, 9)), (47.5, 36.0)),
        (wkb(2002, COUNT_2, doubles(36, 47, 9, 36, 48, 9)), (47.5, 36.0)),
        (wkb(3002, COUNT_2, doubles(36, 47, 9, 9, 36, 48, 9, 9)), (47.5, 36.0)),
        (wkb(0x80000002, COUNT_2, doubles(36, 47, 9, 36, 48, 9)), (47.5, 36.0)),
        (wkb(0x40000002, COUNT_2, doubles(36, 47, 9, 36, 48, 9)), (47.5, 36.0)),
        (
            wkb(0xC0000002, COUNT_2, doubles(36, 47, 9, 9, 36, 48, 9, 9)),
            (47.5, 36.0),
        ),
        (wkb(2, COUNT_2, doubles(NAN, NAN, 36, 48)), (48.0, 36.0)),
        (wkb(1, doubles(NAN, NAN)), None),
        (wkb(2, COUNT_2, doubles(36, 47, 36)), None),
        (wkb(8, COUNT_1, doubles(36, 47)), None),
        (wkb(0, doubles(36, 47)), None),
        (b"\x02" + wkb(1, doubles(36, 47))[1:], None),
        (wkb(1, doubles(181, 47)), None),
    ],
)
def test_every_kind_of_binary(
    data: bytes, position: tuple[float, float] | None
) -> None:
    found = read_wkb(data)
    assert (None if found is None else found[:2]) == position


def test_a_number_is_put_into_a_binary_of_either_order() -> None:
    little = wkb(1, doubles(1, 2)).hex()
    assert numbered_wkb(little, 3857) == "0101000020110f0000" + little[10:]
    big = struct.pack(">BI2d", 0, 1, 1, 2).hex()
    assert numbered_wkb(big, 3857) == "002000000100000f11" + big[10:]
    assert numbered_wkb("010203040", 1) == "010203040"


@pytest.mark.parametrize(
    ("value", "position"),
    [
        ({"lat": 47.8, "lon": 36.8}, (47.8, 36.8)),
        ({"Latitude": "47.8", "LNG": "36.8"}, (47.8, 36.8)),
        ({"latitude": 47.8, "long": 36.8}, (47.8, 36.8)),
        ({"latitude": 47.8, "longitude": 36.8}, (47.8, 36.8)),
        ({"lat": 47.8}, None),
        ({"lat": "x", "lon": 36.8}, None),
        ({"lat": 97, "lon": 36.8}, None),
        ({"type": "Point"}, None),
        ({"coordinates": [36.8, 47.8]}, (47.8, 36.8)),
        ({"type": "Point", "coordinates": []}, None),
        ({"type": "Point", "coordinates": [36.8]}, None),
        ({"type": "Point", "coordinates": [36.8, 47.8], "srid": "3857"}, None),
        ({"type": "LineString", "coordinates": [[36, 47], [36, 48]]}, (47.5, 36.0)),
        (
            {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "Point", "coordinates": [36, 47]},
                    None,
                    {"type": "Point", "coordinates": [36, 48]},
                ],
            },
            (47.5, 36.0),
        ),
        ({"type": "GeometryCollection"}, None),
        ([36.8, 47.8], None),
        (None, None),
    ],
)
def test_every_kind_of_geojson(
    value: object, position: tuple[float, float] | None
) -> None:
    found = geometry_position(value)
    assert (None if found is None else found[:2]) == position


def test_a_reach_is_rounded_up_to_a_metre() -> None:
    found = position_of([(36.0, 47.0), (36.0, 47.00001)])
    assert found
    assert found.reach == 0.001
    assert read_geojson("[" * 100_000) is None
