"""Projected coordinates become degrees, and names of systems their numbers."""

from __future__ import annotations

import math

import pytest

from dashboard.domain.geography.projections import srid_of, unprojected, utm_srid


@pytest.mark.parametrize(
    ("srid", "x", "y", "lon", "lat"),
    [
        (4326, 36.7, 47.8, 36.7, 47.8),
        (4258, 36.7, 47.8, 36.7, 47.8),
        # Worked out by PROJ.
        (3857, 4085425.3121131, 6073646.2233506, 36.7, 47.8),
        (102100, 4085425.3121131, 6073646.2233506, 36.7, 47.8),
        (32637, 327772.7244594, 5296632.9321567, 36.7, 47.8),
        (32636, 777049.7926166, 5300702.7529763, 36.7, 47.8),
        (32737, 327772.7244594, 4703367.0678433, 36.7, -47.8),
    ],
)
def test_degrees_of_a_projection(
    srid: int, x: float, y: float, lon: float, lat: float
) -> None:
    degrees = unprojected(srid)
    assert degrees is not None
    assert degrees(x, y) == pytest.approx((lon, lat), abs=1e-8)


@pytest.mark.parametrize("srid", [0, 2154, 32600, 32661, 32700, 32761])
def test_other_systems_are_not_read(srid: int) -> None:
    assert unprojected(srid) is None


def test_a_point_far_from_its_zone_is_none() -> None:
    degrees = unprojected(32637)
    assert degrees is not None
    with pytest.raises(ValueError, match="outside"):
        degrees(1e9, 5e6)


@pytest.mark.parametrize(
    ("name", "srid"),
    [
        ("EPSG:4326", 4326),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", 4326),
        ("urn:ogc:def:crs:OGC::CRS84", 4326),
        ("urn:ogc:def:crs:EPSG::3857", 3857),
        ("urn:ogc:def:crs:EPSG:9.8:32637", 32637),
        ("http://www.opengis.net/def/crs/EPSG/0/3857", 3857),
        ("102100", 102100),
        ("ESRI:102100", 102100),
        ('PROJCS["WGS_1984_UTM_Zone_37N",GEOGCS["GCS_WGS_1984"]]', 32637),
        ('PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere"]', 3857),
        ('GEOGCS["WGS 84",DATUM["WGS_1984"]]', 4326),
        ('PROJCS["WGS 84 / something"]', 0),
        ("EPSG:2154", 0),
        ("NAD27", 0),
        ("", 0),
    ],
)
def test_the_number_of_a_name(name: str, srid: int) -> None:
    assert srid_of(name) == srid


@pytest.mark.parametrize("srid", [4326, 4979, 4258])
def test_systems_of_degrees(srid: int) -> None:
    degrees = unprojected(srid)
    assert degrees is not None
    assert degrees(36.7, 47.8) == (36.7, 47.8)


@pytest.mark.parametrize("srid", [3857, 900913, 3785, 102100, 102113])
def test_every_number_of_web_mercator(srid: int) -> None:
    degrees = unprojected(srid)
    assert degrees is not None
    assert degrees(0, 0) == (0, 0)
    # The edge of the square of the world.
    assert degrees(math.pi * 6378137, 0) == (180, 0)
    assert srid_of(f"EPSG:{srid}") == srid


@pytest.mark.parametrize("srid", [32601, 32660, 32701, 32760])
def test_the_meridian_of_the_first_and_the_last_zone(srid: int) -> None:
    degrees = unprojected(srid)
    assert degrees is not None
    south = srid > 32700
    lon = -177 if srid % 100 == 1 else 177
    assert degrees(500_000, 10_000_000 if south else 0) == (lon, 0)


def test_degrees_have_nine_digits() -> None:
    degrees = unprojected(32637)
    assert degrees is not None
    assert all(len(f"{d}".partition(".")[2]) <= 9 for d in degrees(327_772.7, 5.3e6))
    # At a pole the meridian is any.
    assert degrees(500_000, 9_997_964.943)[1] == pytest.approx(90, abs=1e-6)


@pytest.mark.parametrize(
    ("name", "srid"),
    [
        (" CRS84 ", 4326),
        ("crs:84", 4326),
        ("CRS84h", 0),
        ("epsg:32637", 32637),
        ("esri::102113", 102113),
        ("43260000", 0),
        ("432", 0),
        ("WGS 84 / UTM zone 36N", 32636),
        ("WGS_1984_UTM_Zone_7S", 32707),
        ("WGS 84 / UTM zone 61N", 0),
        ("WGS 84 / UTM zone 0N", 0),
        ("WGS 84 / Pseudo-Mercator", 3857),
        ("Pseudo-Mercator", 0),
        ("WGS 72", 0),
        ("NAD 84", 0),
    ],
)
def test_names_as_people_write_them(name: str, srid: int) -> None:
    assert srid_of(name) == srid


@pytest.mark.parametrize(
    ("zone", "band", "srid"),
    [
        (37, "U", 32637),
        (37, "u", 32637),
        (37, "", 32637),
        (23, "K", 32723),
        (37, "S", 0),
        (37, "I", 0),
    ],
)
def test_the_side_of_the_equator_by_the_band(zone: int, band: str, srid: int) -> None:
    assert utm_srid(zone, band) == srid
