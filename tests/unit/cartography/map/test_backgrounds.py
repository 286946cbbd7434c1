"""Online maps: who offers them, which tiles a picture needs, and what becomes of them."""

from __future__ import annotations

import base64
import io
import re
from dataclasses import replace

import pytest
from PIL import Image

from dashboard.cartography.geometry import Plane, Rect, plane_of
from dashboard.cartography.map.backgrounds import (
    MOST_TILES,
    NOWHERE,
    PROVIDERS,
    tile_providers,
    tiles_element,
    tiles_needed,
)
from dashboard.cartography.scene import TileBackground
from dashboard.cartography.style import PICTURE_THEMES
from dashboard.domain.geography.geo import View
from dashboard.domain.settings import Settings
from tests.unit.cartography.scenes import FOLDERS

OSM, SATELLITE = PROVIDERS["osm"], PROVIDERS["satellite"]


def plane(zoom: float, width: float = 512, height: float = 256) -> Plane:
    return plane_of(View(0, 0, zoom), Rect(0, 0, width, height))


def test_who_offers_maps_and_what_they_want_to_be_said() -> None:
    assert {key: (p.label, p.credit, p.days) for key, p in PROVIDERS.items()} == {
        "osm": ("OpenStreetMap (online)", "© OpenStreetMap contributors", 7),
        "carto": ("CARTO light (online)", "© OpenStreetMap contributors © CARTO", 0),
        "satellite": (
            "Satellite (online)",
            "Powered by Esri; imagery: Esri, Maxar, Earthstar Geographics, GIS User"
            " Community",
            0,
        ),
    }


def test_the_settings_choose() -> None:
    bare = Settings(shipped=FOLDERS[0])
    assert list(tile_providers(bare)) == ["osm", "carto", "satellite"]
    assert tile_providers(replace(bare, tiles=False)) == {}
    own = tile_providers(replace(bare, own_tiles="https://t.example/{z} ©  Me "))
    assert list(own) == ["own", "osm", "carto", "satellite"]
    assert (own["own"].url, own["own"].credit) == ("https://t.example/{z}", "©  Me")
    assert own["own"].label == "Own map (online)"


def test_addresses() -> None:
    assert OSM.address(7, 75, 43, fine=True) == (
        "https://tile.openstreetmap.org/7/75/43.png"
    )
    carto = PROVIDERS["carto"]
    assert carto.address(7, 75, 43, fine=True) == (
        "https://b.basemaps.cartocdn.com/rastertiles/voyager/7/75/43@2x.png"
    )
    assert carto.address(7, 76, 43, fine=False).endswith("c.basemaps") is False
    assert carto.address(7, 76, 43, fine=False).startswith("https://c.")
    assert SATELLITE.address(7, 75, 43, fine=True).endswith("/MapServer/tile/7/43/75")


@pytest.mark.parametrize(
    ("zoom", "unit", "scale", "osm", "imagery"),
    [
        (3, 1, 1, 3, 3),
        (3, 2, 1, 2, 3),
        (3, 1, 2, 3, 4),
        (3.4, 1, 1, 3, 3),
        (3.6, 1, 1, 4, 4),
    ],
)
def test_the_zoom_of_the_tiles(
    zoom: float, unit: float, scale: float, osm: int, imagery: int
) -> None:
    assert tiles_needed(OSM, plane(zoom), unit, scale)[0] == osm
    assert tiles_needed(SATELLITE, plane(zoom), unit, scale)[0] == imagery


def test_which_tiles_cover_the_map() -> None:
    level, places = tiles_needed(OSM, plane(3), 1, 1)
    # Two tiles left and two right of the middle in half, one above and one below.
    assert level == 3
    assert places == ((3, 3), (4, 3), (3, 4), (4, 4))
    assert tiles_needed(OSM, plane(25), 1, 1)[0] == 19
    _, many = tiles_needed(SATELLITE, plane(8, 4000, 3000), 1, 1)
    assert len(many) <= MOST_TILES
    _, columns = tiles_needed(OSM, plane(0, 600, 200), 1, 1)
    assert columns == ((-1, 0), (0, 0), (1, 0))


def picture_of(svg: str) -> tuple[str, Image.Image]:
    match = re.search(r'href="data:image/(\w+);base64,([^"]+)"', svg)
    assert match
    data = base64.b64decode(match[2])
    return match[1], Image.open(io.BytesIO(data)).convert("RGB")


def background(*, has_labels: bool) -> TileBackground:
    tiles = []
    for x, y, colour in ((3, 3, "red"), (4, 3, "lime"), (3, 4, "blue")):
        out = io.BytesIO()
        Image.new("RGB", (256, 256), colour).save(out, "PNG")
        tiles.append((x, y, out.getvalue()))
    return TileBackground(
        credit="© Me", has_labels=has_labels, zoom=3, tile_size=256, tiles=tuple(tiles)
    )


def test_tiles_become_one_picture_each_in_its_place() -> None:
    light = PICTURE_THEMES["light"]
    svg = tiles_element(background(has_labels=True), plane(3), light, 1)
    assert svg.startswith('<image x="0.0" y="0.0" width="512.0" height="256.0" ')
    kind, picture = picture_of(svg)
    assert (kind, picture.size) == ("png", (512, 256))
    points = {
        "red": (50, 50),
        "lime": (450, 50),
        "blue": (50, 200),
        NOWHERE: (450, 200),
    }
    for colour, point in points.items():
        expected = Image.new("RGB", (1, 1), colour).getpixel((0, 0))
        assert picture.getpixel(point) == expected
    _, fine = picture_of(tiles_element(background(has_labels=True), plane(3), light, 2))
    assert fine.size == (1024, 512)


def test_imagery_is_a_jpeg_and_the_grey_look_is_grey() -> None:
    grey = PICTURE_THEMES["grey"]
    kind, picture = picture_of(
        tiles_element(background(has_labels=False), plane(3), grey, 1)
    )
    assert kind == "jpeg"
    red, green, blue = picture.getpixel((50, 50))  # type: ignore[misc]
    assert max(red, green, blue) - min(red, green, blue) <= 2


def test_where_tiles_come_from_and_how_far_they_go() -> None:
    assert {key: (p.url, p.max_zoom, p.has_labels) for key, p in PROVIDERS.items()} == {
        "osm": ("https://tile.openstreetmap.org/{z}/{x}/{y}.png", 19, True),
        "carto": (
            "https://{s}.basemaps.cartocdn.com/rastertiles/voyager/{z}/{x}/{y}{r}.png",
            20,
            True,
        ),
        "satellite": (
            "https://server.arcgisonline.com/ArcGIS/rest/services/World_Imagery"
            "/MapServer/tile/{z}/{y}/{x}",
            18,
            False,
        ),
    }
    assert (MOST_TILES, NOWHERE) == (48, "#D5DADD")


def test_an_own_map_has_names_and_is_not_kept() -> None:
    settings = replace(Settings(shipped=FOLDERS[0]), own_tiles="https://t.example/{z}")
    own = tile_providers(settings)["own"]
    assert (own.credit, own.max_zoom, own.has_labels, own.days) == ("", 18, True, 0)


def test_tiles_are_dealt_out_to_three_servers() -> None:
    carto = PROVIDERS["carto"]
    hosts = [carto.address(7, x, 0, fine=False)[8] for x in range(4)]
    assert hosts == ["a", "b", "c", "a"]


def test_as_many_tiles_as_are_allowed() -> None:
    # Eight columns and six rows of whole tiles.
    level, tiles = tiles_needed(OSM, plane(5, 8 * 256, 6 * 256), 1, 1)
    assert (level, len(tiles)) == (5, 48)
    level, tiles = tiles_needed(OSM, plane(5, 8 * 256 + 2, 6 * 256), 1, 1)
    assert level == 4
    assert len(tiles) <= 48
    assert tiles_needed(OSM, plane(0, 256 * 60, 100), 1, 1)[0] == 0


def test_rows_end_at_the_poles_and_columns_go_on() -> None:
    level, tiles = tiles_needed(OSM, plane(1, 1024, 1024), 1, 1)
    assert level == 1
    assert sorted({row for _, row in tiles}) == [0, 1]
    assert sorted({column for column, _ in tiles}) == [-1, 0, 1, 2]
    assert tiles[:2] == ((-1, 0), (0, 0))


def test_an_image_fills_the_map_part() -> None:
    light = PICTURE_THEMES["light"]
    on = plane_of(View(0, 0, 3), Rect(10, 20, 100, 50))
    svg = tiles_element(background(has_labels=True), on, light, 1.5)
    head = svg.partition('href="')[0]
    assert head == (
        '<image x="10.0" y="20.0" width="100.0" height="50.0"'
        ' preserveAspectRatio="none" '
    )
    assert svg.endswith('"/>')
    assert picture_of(svg)[1].size == (150, 75)


def test_a_map_part_within_its_tiles_is_cut_out_of_them() -> None:
    light = PICTURE_THEMES["light"]
    # The corner of four tiles lies in the middle of the map part.
    on = plane_of(View(0, 0, 3), Rect(0, 0, 100, 60))
    _, picture = picture_of(tiles_element(background(has_labels=True), on, light, 1))
    nowhere = Image.new("RGB", (1, 1), NOWHERE).getpixel((0, 0))
    assert [
        picture.getpixel(at) for at in ((40, 20), (60, 20), (40, 40), (60, 40))
    ] == [
        (255, 0, 0),
        (0, 255, 0),
        (0, 0, 255),
        nowhere,
    ]
