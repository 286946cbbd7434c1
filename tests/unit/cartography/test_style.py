"""The one table of looks."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from itertools import pairwise

import pytest

from dashboard.cartography import picture_svg
from dashboard.cartography.style import (
    ACTOR_COLOUR,
    CHANGE_COLOUR,
    GREY_ACTOR,
    GREY_CHANGE,
    KAKHOVKA_BREACH,
    KIND_SYMBOL,
    PICTURE_THEMES,
    actor_colour,
    has_outline,
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


def test_the_colours_of_the_light_look() -> None:
    assert asdict(PICTURE_THEMES["light"]) == {
        "name": "light",
        "sea": "#CFE1EC",
        "land": "#EDEAE2",
        "ukraine": "#FBF9F3",
        "border": "#A9A293",
        "ukraine_border": "#6E675A",
        "oblast": "#B3AA98",
        "raion": "#DAD3C5",
        "river": "#A3C6DC",
        "water": "#BBD7E6",
        "railway": "#CBC3B6",
        "label": "#2D2A25",
        "label_minor": "#6A655C",
        "halo": "#FFFFFF",
        "text": "#1F2328",
        "paper": "#FFFFFF",
        "symbol": "#FFFFFF",
        "contested": "#B8860B",
    }


def test_the_colours_of_the_dark_look() -> None:
    assert asdict(PICTURE_THEMES["dark"]) == {
        "name": "dark",
        "sea": "#0E1A24",
        "land": "#1B1F24",
        "ukraine": "#262B31",
        "border": "#4C545E",
        "ukraine_border": "#8A93A0",
        "oblast": "#4A535D",
        "raion": "#343B43",
        "river": "#2A4A61",
        "water": "#1C394D",
        "railway": "#3E454D",
        "label": "#E8E6E1",
        "label_minor": "#A5A8AD",
        "halo": "#14181C",
        "text": "#ECEFF3",
        "paper": "#14181C",
        "symbol": "#FFFFFF",
        "contested": "#F2C94C",
    }


def test_the_greys_of_the_look_for_printers() -> None:
    assert asdict(PICTURE_THEMES["grey"]) == {
        "name": "grey",
        "sea": "#DADADA",
        "land": "#EFEFEF",
        "ukraine": "#FCFCFC",
        "border": "#A4A4A4",
        "ukraine_border": "#666666",
        "oblast": "#AFAFAF",
        "raion": "#D6D6D6",
        "river": "#C2C2C2",
        "water": "#D2D2D2",
        "railway": "#CCCCCC",
        "label": "#262626",
        "label_minor": "#606060",
        "halo": "#FFFFFF",
        "text": "#1C1C1C",
        "paper": "#FFFFFF",
        "symbol": "#FFFFFF",
        "contested": "#4A4A4A",
    }


def test_the_colours_of_actors_and_changes() -> None:
    assert ACTOR_COLOUR == {
        "UA": "#0072B2",
        "RU": "#D55E00",
        "partner": "#56B4E9",
        "independent": "#7A5195",
        "unknown": "#6B7280",
        "several": "#3F4650",
    }
    assert CHANGE_COLOUR == {"fewer": "#A63A8E", "same": "#5B6470", "more": "#007A5E"}
    assert GREY_ACTOR == {
        "UA": "#1A1A1A",
        "RU": "#FFFFFF",
        "partner": "#4D4D4D",
        "independent": "#A8A8A8",
        "unknown": "#D4D4D4",
        "several": "#7A7A7A",
    }
    assert GREY_CHANGE == {"fewer": "#FFFFFF", "same": "#A8A8A8", "more": "#1A1A1A"}


@pytest.mark.parametrize(
    ("place_id", "precision", "outlined"),
    [
        ("UA14000000000091971", "oblast", True),
        ("UA14160000000050393", "raion", True),
        ("UA14160000000050393", "settlement", False),
        ("UA14160150010050393", "raion", False),
        ("xUA14160000000050393", "raion", False),
        ("UA14160000000050393x", "raion", False),
        ("area-donbas", "area", True),
        ("area-elsewhere", "area", False),
        ("", "oblast", False),
    ],
)
def test_which_places_have_an_outline(
    place_id: str, precision: str, outlined: bool
) -> None:
    assert has_outline(place_id, precision) is outlined


@pytest.mark.parametrize(
    ("colour", "grey"),
    [
        ("#FF0000", "#4C4C4C"),
        ("#00FF00", "#969696"),
        ("#0000FF", "#1D1D1D"),
        ("#000000", "#000000"),
        ("#FFFFFF", "#FFFFFF"),
    ],
)
def test_a_colour_becomes_as_light_a_grey(colour: str, grey: str) -> None:
    assert layer_paint(colour, PICTURE_THEMES["grey"]) == grey
    assert layer_paint(colour, PICTURE_THEMES["dark"]) == colour


def test_the_sheet_is_whole() -> None:
    sheet = style_sheet()
    assert list(sheet) == [
        "actors",
        "changes",
        "kinds",
        "themes",
        "radius",
        "wide",
        "wide_ring_km",
        "hatch",
        "areas",
        "credit",
    ]
    assert sheet["changes"] == CHANGE_COLOUR
    assert sheet["kinds"]["several"] == {
        "path": "M-4 -4H-1V-1H-4ZM1 -4H4V-1H1ZM-4 1H-1V4H-4ZM1 1H4V4H1Z",
        "label": "Several kinds",
        "gloss": "claims of several kinds",
    }
    assert sheet["kinds"]["hold"] == {
        "path": "M-5 -3H5M-5 3H5M0 -3V3",
        "label": "Held",
        "gloss": "repels an attack or keeps the place",
    }
    assert sheet["themes"]["light"] == asdict(PICTURE_THEMES["light"])
    assert (sheet["wide_ring_km"], sheet["hatch"]) == (150, 11)
    assert sheet["areas"] == {
        "area-donbas": ["UA14000000000091971", "UA44000000000018893"]
    }
    assert date(2023, 6, 6) == KAKHOVKA_BREACH
