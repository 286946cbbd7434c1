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
