"""The Folium side of the map: a Map whose scripts are served by us, and the one element
that carries the filters.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template

from dashboard.cartography.map.backgrounds import TileProvider
from dashboard.cartography.style import style_sheet
from dashboard.domain import settings
from dashboard.domain.geography.geo import UKRAINE
from dashboard.i18n.translate import current_language, texts_of
from dashboard.web.bundle import folder_version
from dashboard.web.texts import TEXTS

ASSETS = "../../assets/"
"""As seen from the page of the Streamlit component, wherever the server's base path
puts it.
"""
MIN_ZOOM, MAX_ZOOM = 5, 14
CLOSEST = 9
"""Zoom to which a small map goes by itself: beyond it, few names say where the place
is.
"""
_HOME = {"center": [UKRAINE.lat, UKRAINE.lon], "zoom": UKRAINE.zoom}
EDGE = ((34.0, 0.0), (64.0, 66.0))
"""South-west and north-east corner beyond which the map does not move: the offline
basemap ends there.
"""


def _own(*names: str) -> list[tuple[str, str]]:
    version = folder_version(settings.ASSETS)
    return [(name.split("/")[-1], f"{ASSETS}{name}?v={version}") for name in names]


class OfflineMap(folium.Map):
    """A Folium map that asks no CDN for anything: Leaflet and our scripts come from our
    own server.
    """

    default_js = _own("leaflet/leaflet.js", "pages/map.js")
    default_css = _own(
        "leaflet/leaflet.css", "frontline.css", "panel.css", "map_tools.css"
    )


class SmallMap(OfflineMap):
    """The same map without list and downloads: it shows the markers it is given and
    asks the server for none.
    """

    default_js = _own("leaflet/leaflet.js", "pages/small_map.js")
    default_css = _own("leaflet/leaflet.css", "frontline.css", "map_tools.css")


class _Script(MacroElement):
    """One call of our script in the browser with a JSON argument."""

    def __init__(self, call: str, argument: dict[str, Any]) -> None:
        # Branca renders the macro named "script" into the page.
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Frontline"
        self._template = Template(
            "{% macro script(this, kwargs) %}" + call + "{% endmacro %}"
        )
        self.argument = template_json(argument)


def map_files() -> tuple[str, ...]:
    """Return what the frame of the large map loads first, as seen from `/`."""
    files = (*OfflineMap.default_js, *OfflineMap.default_css)
    return tuple(address.removeprefix("../../") for _, address in files)


def template_json(value: object) -> str:
    """Return JSON that is safe inside a script of a Jinja template: no markup and no
    template expression can begin.

    Folium renders what a template gave once more, so an opening brace pair in a text
    would be run on the server.
    """
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    for opening in ("<", ">", "&", "{{", "{%", "{#"):
        text = text.replace(opening, "".join(f"\\u{ord(c):04x}" for c in opening))
    return text


def base_map(height: int, providers: Mapping[str, TileProvider]) -> folium.Map:
    """Return the map without claims. providers: the online maps it can be switched to.

    Its script is the same for every visitor and every filter, so the browser never
    mounts it anew. The object itself must be made anew for each run: st_folium adds the
    layer to it.
    """
    tiles = [
        {
            "key": key,
            "name": p.label,
            "url": p.url,
            "attribution": p.credit,
            "max_zoom": p.max_zoom,
        }
        for key, p in providers.items()
    ]
    options = {"height": height, "home": _HOME, "tiles": tiles}
    return _chart(OfflineMap, options)


def small_map(height: int, label: str) -> folium.Map:
    """Return a small map without markers, made anew for each run as above. label: what
    it shows, for screen readers.
    """
    return _chart(
        SmallMap,
        {
            "height": height,
            "home": _HOME,
            "label": label,
            "closest": CLOSEST,
        },
    )


def _chart(sort: type[OfflineMap], options: dict[str, Any]) -> folium.Map:
    chart = sort(
        location=[UKRAINE.lat, UKRAINE.lon],
        zoom_start=int(UKRAINE.zoom),
        tiles=None,
        minZoom=MIN_ZOOM,
        maxZoom=MAX_ZOOM,
        max_bounds=True,
        min_lat=EDGE[0][0],
        min_lon=EDGE[0][1],
        max_lat=EDGE[1][0],
        max_lon=EDGE[1][1],
        zoom_control=True,
        control_scale=False,
    )
    options |= {"sheet": style_sheet(), "texts": texts_of(TEXTS)}
    options["language"] = current_language()
    chart.add_child(
        _Script(
            "frontline.start({{ this._parent.get_name() }}, {{ this.argument }});",
            options,
        )
    )
    return chart


def claims_layer(config: dict[str, Any]) -> folium.FeatureGroup:
    """Return the layer that tells the browser which claims to ask for, or on a small
    map which markers to draw.

    config: query (the filters as an address query), theme, reservoir, total, extent
    [west, south, east, north] in degrees or None, fit (a text; when it changes the map
    moves to the extent). Of a small map: theme, reservoir, features (GeoJSON points
    with the fields of a Marker; key, words and number if it can be picked), open (a
    place id), sides (two maps to swipe between, see services/judgement/side_by_side).
    """
    group = folium.FeatureGroup(name="Claims")
    group.add_child(_Script("frontline.show({{ this.argument }});", config))
    return group
