"""The Folium side of the map: no script of others, and what the browser is given."""

from __future__ import annotations

import json
import re

from dashboard.cartography.map.backgrounds import PROVIDERS
from dashboard.domain.settings import ASSETS
from dashboard.web.bundle import folder_version
from dashboard.web.folium_map import (
    base_map,
    claims_layer,
    map_files,
    small_map,
    template_json,
)


def options(html: str, call: str) -> dict[str, object]:
    match = re.search(rf"frontline\.{call}\((?:\w+, )?(\{{.*\}})\);", html)
    assert match
    found: dict[str, object] = json.loads(match[1])
    return found


def test_the_map_asks_no_other_server() -> None:
    html = str(base_map(600, {}).get_root().render())
    sources = re.findall(r'(?:src|href)="([^"]+)"', html)
    assert sources
    assert all(source.startswith("../../assets/") for source in sources)
    names = [source.rpartition("/")[2].partition("?v=") for source in sources]
    scripts = [name for name, _, _ in names if name.endswith(".js")]
    assert scripts == ["leaflet.js", "map.js"]
    # A browser may keep them for good: with other files they have another address.
    assert {version for _, _, version in names} == {folder_version(ASSETS)}
    assert [f"../../{file}" for file in map_files()] == sources


def test_what_the_map_starts_with() -> None:
    found = options(str(base_map(600, PROVIDERS).get_root().render()), "start")
    assert found["height"] == 600
    assert found["home"] == {"center": [48.6, 31.4], "zoom": 6}
    tiles = found["tiles"]
    assert isinstance(tiles, list)
    assert tiles[0] == {
        "key": "osm",
        "name": "OpenStreetMap (online)",
        "url": "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
        "attribution": "© OpenStreetMap contributors",
        "max_zoom": 19,
    }


def test_a_small_map_has_neither_list_nor_downloads() -> None:
    html = str(small_map(300, "Where it is").get_root().render())
    assert "pages/map.js" not in html
    assert "pages/small_map.js" in html
    assert "panel.css" not in html
    found = options(html, "start")
    assert (found["label"], found["closest"], found["height"]) == (
        "Where it is",
        9,
        300,
    )


def test_the_layer_says_which_claims_to_ask_for() -> None:
    chart = base_map(600, {})
    claims_layer({"query": "kind=retake", "total": 3}).add_to(chart)
    found = options(str(chart.get_root().render()), "show")
    assert found == {"query": "kind=retake", "total": 3}


def test_json_for_a_template_begins_no_expression() -> None:
    text = template_json({"a": "{{7*7}}{% x %}{# y #}</script>&"})
    assert not re.search(r"\{\{|\{%|\{#|[<>&]", text)
    assert json.loads(text) == {"a": "{{7*7}}{% x %}{# y #}</script>&"}
