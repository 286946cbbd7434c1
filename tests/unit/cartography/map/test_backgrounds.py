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
