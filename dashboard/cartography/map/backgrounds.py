"""Online background maps: who offers them, which tiles a picture needs, and how they
become its ground.

The page and the pictures share the table. Tiles are asked for only after somebody chose
such a map.
"""

from __future__ import annotations

import base64
import io
import math
from collections.abc import Mapping
from dataclasses import dataclass

from PIL import Image

from dashboard.cartography.geometry import Plane
from dashboard.cartography.scene import TileBackground
from dashboard.cartography.style import Theme
from dashboard.domain.geography.geo import TILE
from dashboard.domain.settings import Settings

MOST_TILES = 48
"""Most tiles of one picture: a picture asks a donated server for no more than a reader
who pans twice.
"""
IMAGERY_QUALITY = 90
"""Of the JPEG that satellite imagery becomes inside a picture."""
NOWHERE = "#D5DADD"
"""What is drawn beyond the poles, where there are no tiles."""


@dataclass(frozen=True, slots=True)
class TileProvider:
    """Whose tiles they are. label: as a person chooses it. credit: what their terms
    want to stand on every map.

    url: Leaflet's template; {r} is where "@2x" of a finer tile goes. max_zoom: beyond
    it there are no tiles. has_labels: whether the tiles carry names. days: how
    long a tile is cached when its server says nothing, 0 for never.
    """

    label: str
    url: str
    credit: str
    max_zoom: int
    has_labels: bool = True
    days: int = 0

    def address(self, zoom: int, x: int, y: int, *, fine: bool) -> str:
        """Return the address of a tile; fine: of twice the pixels, where there is
        one.
        """
        values = {
            "{z}": str(zoom),
            "{x}": str(x),
            "{y}": str(y),
            "{s}": "abc"[(x + y) % 3],
            "{r}": "@2x" * fine,
        }
        address = self.url
        for mark, value in values.items():
            address = address.replace(mark, value)
        return address


PROVIDERS: Mapping[str, TileProvider] = {
    "osm": TileProvider(
        "OpenStreetMap (online)",
        "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
        "© OpenStreetMap contributors",
        19,
        days=7,
    ),
    "carto": TileProvider(
        "CARTO light (online)",
        "https://{s}.basemaps.cartocdn.com/rastertiles/voyager/{z}/{x}/{y}{r}.png",
        "© OpenStreetMap contributors © CARTO",
        20,
    ),
    "satellite": TileProvider(
        "Satellite (online)",
        "https://server.arcgisonline.com/ArcGIS/rest/services/World_Imagery"
        "/MapServer/tile/{z}/{y}/{x}",
        "Powered by Esri; imagery: Esri, Maxar, Earthstar Geographics, GIS User"
        " Community",
        18,
        has_labels=False,
    ),
}
"""By the name in an address. days: the tile usage policy of OSM asks to keep tiles
seven days where no header says how long; the others' terms let nobody store what no
header allows.
"""


def tile_providers(settings: Settings) -> Mapping[str, TileProvider]:
    """Return the online maps to choose from, none where they are switched off."""
    if not settings.tiles:
        return {}
    url, _, credit = settings.own_tiles.partition(" ")
    if not url:
        return PROVIDERS
    own = TileProvider("Own map (online)", url, credit.strip(), 18)
    return {"own": own, **PROVIDERS}


def tiles_needed(
    provider: TileProvider,
    on: Plane,
    unit: float,
    scale: float,
) -> tuple[int, tuple[tuple[int, int], ...]]:
    """Return the zoom and the columns and rows of the tiles that cover the map part,
    MOST_TILES at most.

    unit, scale: of the picture. Names on tiles are drawn as large as its letters,
    imagery as fine as its pixels.
    """
    exact = math.log2(on.side / TILE)
    if provider.has_labels:
        exact -= math.log2(unit)
    else:
        exact += math.log2(scale)
    zoom = max(0, min(provider.max_zoom, round(exact)))
    while True:
        left, top, right, bottom = _span(on, zoom)
        rows = range(max(0, top), min(2**zoom, bottom))
        if zoom == 0 or (right - left) * len(rows) <= MOST_TILES:
            return zoom, tuple((x, y) for y in rows for x in range(left, right))
        # Coarser tiles, a quarter as many, until they are few enough.
        zoom -= 1


def _span(on: Plane, zoom: int) -> tuple[int, int, int, int]:
    """Return the first column and row, and those after the last; they go on counting
    beyond the edges of the world.
    """
    left, top, right, bottom = (edge * 2**zoom for edge in _edges(on))
    return math.floor(left), math.floor(top), math.ceil(right), math.ceil(bottom)


def _edges(on: Plane) -> tuple[float, float, float, float]:
    """Return west, north, east and south of the map part in Web Mercator 0..1."""
    rect = on.rect
    return (
        on.left + rect.x / on.side,
        on.top + rect.y / on.side,
        on.left + rect.right / on.side,
        on.top + rect.bottom / on.side,
    )


def tiles_element(
    tiles: TileBackground,
    on: Plane,
    theme: Theme,
    scale: float,
) -> str:
    """Return the tiles as one SVG image that fills the map part, grey in the grey look.

    scale: pixels of the PNG per pixel of the picture.
    """
    picture = _mosaic(tiles, on, scale)
    if theme.name == "grey":
        picture = picture.convert("L").convert("RGB")
    out, kind = io.BytesIO(), "jpeg"
    if tiles.has_labels:
        # Names would blur as JPEG.
        kind = "png"
        picture.save(out, kind, compress_level=1)
    else:
        picture.save(out, kind, quality=IMAGERY_QUALITY)
    rect = on.rect
    encoded = base64.b64encode(out.getvalue()).decode()
    return (
        f'<image x="{rect.x:.1f}" y="{rect.y:.1f}" width="{rect.width:.1f}"'
        f' height="{rect.height:.1f}" '
        'preserveAspectRatio="none"'
        f' href="data:image/{kind};base64,{encoded}"/>'
    )


def _mosaic(
    background: TileBackground,
    on: Plane,
    scale: float,
) -> Image.Image:
    left, top, right, bottom = _span(on, background.zoom)
    side = background.tile_size
    whole = Image.new("RGB", ((right - left) * side, (bottom - top) * side), NOWHERE)
    for x, y, file in background.tiles:
        with Image.open(io.BytesIO(file)) as tile:
            whole.paste(tile.convert("RGB"), ((x - left) * side, (y - top) * side))
    west, north, east, south = (edge * 2**background.zoom * side for edge in _edges(on))
    # The map part begins somewhere within the first tile.
    box = west - left * side, north - top * side, east - left * side, south - top * side
    size = max(1, round(on.rect.width * scale)), max(1, round(on.rect.height * scale))
    return whole.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=2)
