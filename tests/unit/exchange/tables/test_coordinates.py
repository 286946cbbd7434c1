"""Coordinates in every notation, as degrees, and what is none."""

from __future__ import annotations

import pytest

from dashboard.exchange.tables.coordinates import read_angle, read_position

HERE = (47.7975, 36.808333)


@pytest.mark.parametrize(
    "text",
    [
        "47.7975, 36.808333",
        "47.7975 36.808333",
        "(47.7975; 36.808333)",
        "47,7975; 36,808333",
        "47,7975, 36,808333",
        "47,7975,36,808333",
        "47.7975/36.808333",
        "47°47'51\"N 36°48'30\"E",
        "47°47′51″N, 36°48′30″E",
        "36°48'30\"E 47°47'51\"N",
        "N 47 47 51, E 36 48 30",
        "47 47 51 36 48 30",
        "47°47.85'N 36°48.5'E",
        "47°47'51\" пн. ш. 36°48'30\" сх. д.",
        "47°47′51″ с. ш. 36°48′30″ в. д.",
        "lat: 47.7975, lon: 36.808333",
        "lon 36.808333 lat 47.7975",
        "POINT(36.808333 47.7975)",
        "SRID=4326;POINT Z (36.808333 47.7975 3)",
        '{"type":"Point","coordinates":[36.808333,47.7975]}',
        "https://www.google.com/maps/@47.7975,36.808333,15z",
        "https://maps.google.com/?q=47.7975%2C36.808333",
        "https://www.openstreetmap.org/?mlat=47.7975&mlon=36.808333#map=9/1/2",
        "https://www.openstreetmap.org/#map=15/47.7975/36.808333",
        "https://yandex.com/maps/?ll=36.808333%2C47.7975&z=12",
        "geo:47.7975,36.808333",
    ],
)
def test_a_point(text: str) -> None:
    position = read_position(text)
    assert position is not None
    assert (position.lat, position.lon) == pytest.approx(HERE, abs=1e-5)
    assert position.reach == 0


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("37U CP 35596 96175", 48.69694, 36.76574),
        ("37UCP355961", 48.69674, 36.76518),
        ("8GVCQRXC+22", 47.79756, 28.82006),
        ("12°30'S 45°15'W", -12.5, -45.25),
    ],
)
def test_other_grids_and_hemispheres(text: str, lat: float, lon: float) -> None:
    position = read_position(text)
    assert position is not None
    assert (position.lat, position.lon) == pytest.approx((lat, lon), abs=1e-4)


def test_the_column_may_say_that_the_longitude_stands_first() -> None:
    position = read_position("36.8, 47.8", longitude_first=True)
    assert position is not None
    assert (position.lat, position.lon) == (47.8, 36.8)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Storozheve",
        "2023-06-05",
        "05.06.2023",
        "47",
        "36.8083,47.7975,0",
        "147.8, 236.8",
        "https://example.org/a@47.1,36.2,x",
        "POINT EMPTY",
        "SRID=2154;POINT(1 2)",
        '{"type":"Point"}',
        "ff" * 30,
    ],
)
def test_what_is_no_point_is_none(text: str) -> None:
    assert read_position(text) is None


@pytest.mark.parametrize(
    ("text", "latitude", "angle"),
    [
        ("47,7975", True, 47.7975),
        ("47.7975 N", True, 47.7975),
        ("47°47'51\"", True, 47.7975),
        ("47:47:51", True, 47.7975),
        ("-36.5", False, -36.5),
        ("36.5 W", False, -36.5),
        ("36°48'30\"E", True, None),
        ("47°61'", True, None),
        ("47.5°30'", True, None),
        ("bad", True, None),
        ("", True, None),
        ("1e5", True, None),
    ],
)
def test_one_angle(text: str, latitude: bool, angle: float | None) -> None:
    read = read_angle(text, latitude=latitude)
    assert read == (None if angle is None else pytest.approx(angle))


def test_a_text_of_many_angles_is_none() -> None:
    for text in ("47°" * 300_000, "47 " * 300_000, "N47," * 300_000):
        assert read_position(text) is None
        assert read_angle(text, latitude=True) is None
