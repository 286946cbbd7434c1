"""The one table of looks."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dashboard.cartography import picture_svg
from dashboard.cartography.style import (
    ACTOR_COLOUR,
    GREY_ACTOR,
    KIND_SYMBOL,
    PICTURE_THEMES,
    actor_colour,
    ink_on,
    layer_paint,
    marker_radius,
    style_sheet,
    symbol_colour,
)
from tests.unit.cartography.scenes import FOLDERS, scene


def test_greys_can_be_told_apart() -> None:
    greys = sorted(int(value[1:3], 16) for value in GREY_ACTOR.values())
    assert set(GREY_ACTOR) == set(ACTOR_COLOUR)
    assert min(b - a for a, b in pairwise(greys)) >= 0.13 * 255
    drawn = picture_svg(scene("preview", "grey"), *FOLDERS)
    colours = {
        words[:7] for words in drawn.split('fill="')[1:] if words.startswith("#")
    }
    assert all(c[1:3] == c[3:5] == c[5:7] for c in colours)


@pytest.mark.parametrize(
    ("count", "radius"), [(1, 10), (10, 14), (100, 18), (1000, 22), (10**6, 26)]
)
def test_a_marker_grows_with_its_claims(count: int, radius: float) -> None:
    assert marker_radius(count) == radius


def test_colours_of_actors() -> None:
    light, grey = PICTURE_THEMES["light"], PICTURE_THEMES["grey"]
    assert actor_colour("UA", light) == "#0072B2"
    assert actor_colour("RU", light) == "#D55E00"
    assert actor_colour("nobody", light) == actor_colour("several", light) == "#3F4650"
    assert actor_colour("UA", grey) == "#1A1A1A"
    assert actor_colour("nobody", grey) == "#7A7A7A"


def test_colours_of_layers_and_changes() -> None:
    light, grey = PICTURE_THEMES["light"], PICTURE_THEMES["grey"]
    assert layer_paint("#7B3F99", light) == "#7B3F99"
    assert layer_paint("#7B3F99", grey) == "#5B5B5B"
    assert actor_colour("more", light) == "#007A5E"
    assert actor_colour("fewer", grey) == "#FFFFFF"
    assert ink_on(actor_colour("fewer", grey), grey) == "#1A1A1A"


def test_a_symbol_is_seen_on_its_marker() -> None:
    light, grey = PICTURE_THEMES["light"], PICTURE_THEMES["grey"]
    assert {symbol_colour(actor, light) for actor in ACTOR_COLOUR} == {"#FFFFFF"}
    assert {actor: symbol_colour(actor, grey) for actor in ACTOR_COLOUR} == {
        "UA": "#FFFFFF",
        "RU": "#1A1A1A",
        "partner": "#FFFFFF",
        "independent": "#1A1A1A",
        "unknown": "#1A1A1A",
        "several": "#FFFFFF",
    }


def test_the_browser_gets_the_same_table() -> None:
    sheet = style_sheet()
    assert sheet["actors"]["UA"] == {"colour": "#0072B2", "label": "Ukraine"}
    assert sheet["actors"]["several"] == {
        "colour": "#3F4650",
        "label": "Several actors",
    }
    assert list(sheet["actors"]) == list(ACTOR_COLOUR)
    assert list(sheet["kinds"]) == list(KIND_SYMBOL)
    assert sheet["kinds"]["several"]["label"] == "Several kinds"
    assert sheet["kinds"]["strike"]["path"] == KIND_SYMBOL["strike"]
    assert list(sheet["themes"]) == ["light", "dark"]
    assert sheet["themes"]["dark"]["sea"] == "#0E1A24"
    assert sheet["radius"] == {"least": 10, "growth": 4, "most": 26}
    assert sheet["wide"] == ["area", "country", "oblast", "raion"]
    assert sheet["credit"] == (
        "© OpenStreetMap contributors (ODbL) · GeoNames (CC BY 4.0) · Natural Earth"
    )
