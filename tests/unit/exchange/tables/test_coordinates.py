"""Coordinates in every notation, as degrees, and what is none."""

from __future__ import annotations

import pytest

from dashboard.exchange.tables.coordinates import (
    geohash_cell,
    in_ukraine,
    read_angle,
    read_position,
)

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
        ("47d 30m 36s, 36d 15m 18s", 47.51, 36.255),
        ("47d 30m36s, 36d 15m18s", 47.51, 36.255),
        ("47d30m36sS 36d15m18sW", -47.51, -36.255),
        ("47d 30m 36s N, 36d 15m 18s E", 47.51, 36.255),
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


@pytest.mark.parametrize(
    "text",
    [
        "https://www.google.com/maps/place/A/data=!3d47.7975!4d36.808333",
        "https://www.google.com/maps/place/47.7975,36.808333",
        "https://www.google.com/maps/search/47.7975,+36.808333",
        "https://www.google.com/maps/dir/47.7975,%2036.808333",
        "https://www.google.com/maps?query=47.7975,36.808333",
        "https://www.google.com/maps?q=loc:47.7975,36.808333",
        "https://maps.google.com/?ll=47.7975,36.808333",
        "https://maps.google.com/?cbll=47.7975,36.808333",
        "https://maps.google.com/?daddr=47.7975+36.808333",
        "https://maps.apple.com/?ll=47.7975,36.808333",
        "https://www.bing.com/maps?cp=47.7975~36.808333",
        "https://maps.example/?lat=47.7975&lon=36.808333",
        "https://maps.example/?latitude=47.7975&longitude=36.808333",
        "https://maps.example/#lat=47.7975&lng=36.808333",
        "https://www.openstreetmap.org/#15.5/47.7975/36.808333",
        "https://yandex.ru/maps/?pt=36.808333,47.7975",
        "https://yandex.ru/maps/?whatshere[point]=36.808333,47.7975",
        "https://2gis.ru/geo/36.808333,47.7975",
        "https://2gis.ru/?m=36.808333%2C47.7975",
        "www.deepstatemap.live/#10/47.7975/36.808333",
        "http://zoom.earth/#@47.7975,36.808333",
        "GEO:47.7975,36.808333".lower(),
    ],
)
def test_links_to_maps(text: str) -> None:
    position = read_position(text)
    assert position is not None
    assert position == pytest.approx((*HERE, 0), abs=1e-5)


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/?q=47.7975,36.808333",
        "https://www.google.com/maps",
        "https://www.google.com/maps/@97.7975,36.808333",
        "https://" + "x" * 200 + "map/@47.7,36.8",
        "geo:47.7975",
    ],
)
def test_other_links_are_no_points(text: str) -> None:
    assert read_position(text) is None


@pytest.mark.parametrize(
    ("north", "east"),
    [
        ("47.5 N", "36.5 E"),
        ("N47.5", "E36.5"),
        ("47.5 north", "36.5 east"),
        ("47.5° lat N", "36.5° lon E"),
        ("47.5 пн", "36.5 сх"),
        ("47.5 північної широти", "36.5 східної довготи"),
        ("47.5 с", "36.5 в"),
        ("47.5 северной широты", "36.5 восточной долготы"),
    ],
)
def test_hemispheres_in_three_languages(north: str, east: str) -> None:
    for text in (f"{north}, {east}", f"{east}; {north}"):
        position = read_position(text)
        if "lat" in text or "lon" in text:
            continue
        assert position == (47.5, 36.5, 0), text


@pytest.mark.parametrize(
    ("text", "latitude", "angle"),
    [
        ("47.5 S", True, -47.5),
        ("47.5 south", True, -47.5),
        ("47.5 пд", True, -47.5),
        ("47.5 південної широти", True, -47.5),
        ("47.5 ю", True, -47.5),
        ("47.5 южной широты", True, -47.5),
        ("36.5 west", False, -36.5),
        ("36.5 зх", False, -36.5),
        ("36.5 західної довготи", False, -36.5),
        ("36.5 з", False, -36.5),
        ("36.5 западной долготы", False, -36.5),
        ("-47.5 N", True, None),
        ("47.5 W", True, None),
        ("36.5 N", False, None),
        ("+47.5", True, 47.5),
        ("47 deg 30 min 36 sec", True, 47.51),
        ("47° 30' 36''", True, 47.51),
        ("47º30ʹ36″", True, 47.51),
        ("47 30.6", True, 47.51),
        ("47:59:59.9", True, 47.999972),
        ("47:60:00", True, None),
        ("47:00:60", True, None),
        ("47 30.5 30", True, None),
        ("−47.5", True, -47.5),
        ("–47.5", True, -47.5),
        # Digits that nothing parts are no degrees and minutes.
        ("1234", False, None),
        ("4730", True, None),
        ("04730", True, None),
        ("123", False, 123.0),
        ("47.5" + " " * 296, True, 47.5),
        ("47.5" + " " * 297, True, None),
    ],
)
def test_an_angle_in_every_notation(
    text: str, latitude: bool, angle: float | None
) -> None:
    read = read_angle(text, latitude=latitude)
    assert read == (None if angle is None else pytest.approx(angle, abs=1e-6))


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("47.5|36.5", (47.5, 36.5)),
        ("[47.5, 36.5]", (47.5, 36.5)),
        ("47.5,36.5", (47.5, 36.5)),
        ("47.5\u00a036.5", (47.5, 36.5)),
        ("Lat=47.5 Lon=36.5", (47.5, 36.5)),
        ("Latitude: 47.5; Longitude: 36.5", (47.5, 36.5)),
        ("Longitude: 36.5, Latitude: 47.5", (47.5, 36.5)),
        ("широта 47.5 довгота 36.5", (47.5, 36.5)),
        ("долгота 36.5 широта 47.5", (47.5, 36.5)),
        ("47.5N36.5E", (47.5, 36.5)),
        ("47°30'N36°30'E", (47.5, 36.5)),
        ("36.5E 47.5", (47.5, 36.5)),
        ("36.5 47.5N", (47.5, 36.5)),
        ("47.5N 36.5N", None),
        ("47.5E 36.5E", None),
        ("47.5, 36.5, 12", None),
    ],
)
def test_two_angles_in_a_cell(text: str, point: tuple[float, float] | None) -> None:
    position = read_position(text)
    assert (None if position is None else position[:2]) == point


def test_a_hemisphere_comes_before_what_the_column_says() -> None:
    texts = ("47.5 N, 36.5 E", "47.5 N, 36.5")
    found = [read_position(text, longitude_first=True) for text in texts]
    assert found == [(47.5, 36.5, 0)] * 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("37UCP3559696175", True),
        ("37U CP 3 9", True),
        ("37u cp 35596 96175", True),
        ("37U CP 355 96175", False),
        ("37U CP 355969617", False),
        ("37I CP 35596 96175", False),
        ("99U CP 35596 96175", False),
        ("8GVCQRXC+22", True),
        ("8gvcqrxc+22 Somewhere", True),
        ("8GVCQRXC+", True),
        ("QRXC+22", False),
    ],
)
def test_squares_of_grids(text: str, found: bool) -> None:
    assert (read_position(text) is not None) is found


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("8GVCQRXC+", (47.79875, 28.82125)),
        ("8GVCQRXC+22", (47.7975625, 28.8200625)),
        ("8GVCQRXC+223", (47.7975625, 28.8200625)),
        ("22222222+22", (-89.9999375, -179.9999375)),
    ],
)
def test_the_middle_of_a_plus_code(text: str, point: tuple[float, float]) -> None:
    position = read_position(text)
    assert position is not None
    assert position[:2] == pytest.approx(point, abs=1e-7)


@pytest.mark.parametrize(
    ("lat", "lon", "inside"),
    [
        (44.2, 33.0, True),
        (44.1, 33.0, False),
        (52.5, 33.0, True),
        (52.6, 33.0, False),
        (48.0, 22.0, True),
        (48.0, 21.9, False),
        (47.1, 38.3, True),
        (47.1, 38.4, False),
        (47.8, 38.9, True),
        (47.8, 39.0, False),
        (48.3, 39.9, True),
        (48.3, 40.0, False),
        (50.1, 40.3, True),
        (50.1, 40.4, False),
        (52.5, 37.5, True),
        (52.5, 37.6, False),
    ],
)
def test_the_edges_of_ukraine(lat: float, lon: float, inside: bool) -> None:
    assert in_ukraine(lat, lon) is inside


def test_binary_in_hexadecimal_digits_is_a_shape() -> None:
    digits = "0101000000" + "0000000000804240" + "0000000000c04740"
    assert read_position(digits) == (47.5, 37.0, 0)
    assert read_position(digits.upper()) == (47.5, 37.0, 0)
    assert read_position(digits[:-2]) is None


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        ("8GXX0000+", 66.4),
        ("8gxxh200+", 3.4),
        ("8GXXH2W2+", 0.0),
        ("8GXXH2W2+6X Bakhmut", 0.0),
    ],
)
def test_how_far_a_plus_code_reaches(text: str, reach: float) -> None:
    position = read_position(text)
    assert position is not None
    assert position.reach == pytest.approx(reach, abs=0.1)


@pytest.mark.parametrize(
    "text", ["8GXX0000+6X", "H2W2+6X", "8GXX00+", "8GXXH2W2+6XBak"]
)
def test_what_is_no_whole_plus_code(text: str) -> None:
    assert read_position(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "37U 426225 5382943",
        "37 426225 5382943",
        "37N, 426225, 5382943",
        "426225mE 5382943mN 37U",
        "E 426225 N 5382943 37 U",
        "37u 426225,0 5382943,0",
    ],
)
def test_a_point_of_utm_in_one_cell(text: str) -> None:
    position = read_position(text)
    assert position is not None
    assert position[:2] == pytest.approx((48.595219203, 37.999429425))


@pytest.mark.parametrize(
    "text",
    ["426225 5382943", "37S 426225 5382943", "61U 426225 5382943", "37U 999999 1"],
)
def test_what_is_no_point_of_utm(text: str) -> None:
    position = read_position(text)
    assert position is None or abs(position.lat) < 1


@pytest.mark.parametrize(
    "text",
    ["North 48.5, East 38", "48,5 Nord; 38 Ost", "48.5 Norte 38 Este", "48.5 N 38 est"],
)
def test_words_for_the_hemispheres(text: str) -> None:
    assert read_position(text) == (48.5, 38.0, 0.0)
    # East in German, and west in French.
    assert read_position("48.5 N, 38 O") is None


@pytest.mark.parametrize(
    ("code", "south", "west", "size"),
    [("ezs42", 42.583, -5.625, 0.044), ("U", None, None, 0), ("uba", None, None, 0)],
)
def test_the_cell_of_a_geohash(
    code: str, south: float | None, west: float | None, size: float
) -> None:
    # The worked example of the article that describes it, in Wikipedia.
    cell = geohash_cell(code)
    if south is None:
        assert cell is None
        return
    assert cell is not None
    assert cell[0] == pytest.approx((south, south + size), abs=0.001)
    assert cell[1] == pytest.approx((west, (west or 0) + size), abs=0.001)
    assert geohash_cell(f" {code.upper()} ") == cell


@pytest.mark.parametrize("text", ["35,78", "-35,78", "47,0"])
def test_a_number_with_a_decimal_comma_is_no_point(text: str) -> None:
    assert read_position(text) is None
    assert read_position(f"{text}.5") is not None


def test_a_point_with_its_height_and_accuracy() -> None:
    assert read_position("48.5 38.25 102.5 4") == (48.5, 38.25, 0.0)
    assert read_position("48.5 38.25 102.5 4 1") is None


@pytest.mark.parametrize(
    "text",
    [
        "48° 30' n. Br., 38° 15' ö. L.",
        "48° 30' nördl. Breite, 38° 15' östl. Länge",
        "48,5° nördliche Breite; 38,25° östliche Länge",
    ],
)
def test_a_point_in_german_words(text: str) -> None:
    assert read_position(text) == (48.5, 38.25, 0.0)


def test_south_and_west_in_german_words() -> None:
    assert read_position("48° 30' s. Br., 38° 15' w. L.") == (-48.5, -38.25, 0.0)


def test_an_o_is_east_in_german_and_west_in_french_and_is_not_read() -> None:
    assert read_position("48° 30' N, 38° 15' O") is None
