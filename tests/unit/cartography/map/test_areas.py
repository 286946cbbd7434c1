"""Areas as their outlines: which are drawn, how often, and where the hatching runs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from dashboard.cartography.geometry import Rect, plane_of
from dashboard.cartography.map.areas import area_elements, hatch_path
from dashboard.cartography.map.markers import PlacedMarker
from dashboard.cartography.style import AREA_PARTS, PICTURE_THEMES, has_outline
from dashboard.domain.geography.geo import View
from tests.unit.cartography.scenes import DATA, FOLDERS, marker
from tests.unit.cartography.svg import attribute, elements

LIGHT = PICTURE_THEMES["light"]
ON = plane_of(View(48, 37.5, 7), Rect(0, 0, 600, 400))
DONETSK, RAION = "UA14000000000091971", "UA05020000000026686"


def placed(place_id: str, precision: str, actor: str = "UA") -> PlacedMarker:
    named = marker(48, 37.5, place_id, precision=precision, actor=actor)
    return PlacedMarker(named, 300, 200, 10, 0)


def drawn(*markers: PlacedMarker) -> str:
    return area_elements(markers, FOLDERS[0], ON, LIGHT, 1)


def test_an_oblast_is_its_outline_once() -> None:
    svg = drawn(placed(DONETSK, "oblast"), placed(DONETSK, "oblast", "RU"))
    (outline,) = elements(svg, "path", "outline")
    assert attribute(outline, "stroke") == "#0072B2"
    assert attribute(outline, "d").count("M") >= 1
    (hatch,) = elements(svg, "path", "hatch")
    assert attribute(hatch, "d").count("M") > 20


def test_the_donbas_is_its_two_oblasts() -> None:
    both = drawn(placed("area-donbas", "area"))
    (outline,) = elements(both, "path", "outline")
    (one,) = elements(drawn(placed(DONETSK, "oblast")), "path", "outline")
    assert attribute(one, "d") in attribute(outline, "d")
    assert len(attribute(outline, "d")) > len(attribute(one, "d"))


def test_a_place_without_an_outline_draws_none() -> None:
    assert drawn(placed("area-front", "area"), placed(DONETSK, "settlement")) == ""
    far = plane_of(View(60, 5, 9), Rect(0, 0, 300, 200))
    lost = [placed(DONETSK, "oblast")]
    assert area_elements(lost, FOLDERS[0], far, LIGHT, 1) == ""


@pytest.mark.parametrize(
    ("place_id", "precision", "outlined"),
    [
        (DONETSK, "oblast", True),
        (RAION, "raion", True),
        ("area-donbas", "area", True),
        ("area-front", "area", False),
        ("UA14080210050081825", "settlement", False),
        ("UA14080210050081825", "oblast", False),
        ("country-ukraine", "country", False),
        ("", "oblast", False),
    ],
)
def test_which_places_have_an_outline(
    place_id: str, precision: str, outlined: bool
) -> None:
    assert has_outline(place_id, precision) is outlined


@pytest.mark.parametrize(
    ("layer", "precision"), [("oblasts", "oblast"), ("raions", "raion")]
)
def test_every_outline_of_the_basemap_is_one_that_is_asked_for(
    layer: str, precision: str
) -> None:
    path = Path(DATA) / "basemap" / "odbl" / f"{layer}.geojson"
    ids = [f["properties"]["id"] for f in json.loads(path.read_text())["features"]]
    assert all(has_outline(place_id, precision) for place_id in ids)
    if layer == "oblasts":
        assert {part for parts in AREA_PARTS.values() for part in parts} <= set(ids)


def test_hatching_stays_inside_and_leaves_holes() -> None:
    square = "M0 0L40 0L40 40L0 40Z"
    lines = hatch_path(square, 10).split("M")[1:]
    assert lines[0] == "0.0 10.0L10.0 0.0"
    assert len(lines) == 7
    holed = hatch_path(f"{square}M10 10L30 10L30 30L10 30Z", 10)
    assert "0.0 40.0L10.0 30.0M30.0 10.0L40.0 0.0" in holed


def test_an_area_is_light_hatching_under_a_stronger_outline() -> None:
    svg = area_elements([placed(DONETSK, "oblast", "RU")], FOLDERS[0], ON, LIGHT, 2)
    assert svg.startswith('<g class="area" data-box="-1 -1 602 402"><path ')
    hatch, outline = (re.sub(r' d="[^"]*"', "", e) for e in elements(svg, "path"))
    assert hatch == (
        '<path class="hatch" fill="none" stroke="#D55E00" stroke-opacity="0.25"'
        ' stroke-width="2.00"/>'
    )
    assert outline == (
        '<path class="outline" fill="none" stroke="#D55E00" stroke-opacity="0.75"'
        ' stroke-width="3.20"/>'
    )


def test_a_raion_is_of_its_own_layer() -> None:
    around = plane_of(View(49.2, 28.5, 8), Rect(0, 0, 600, 400))
    marked = [placed(RAION, "raion")]
    assert elements(
        area_elements(marked, FOLDERS[0], around, LIGHT, 1), "path", "outline"
    )
    wrong = [placed(RAION, "oblast")]
    assert area_elements(wrong, FOLDERS[0], around, LIGHT, 1) == ""


def test_areas_are_drawn_in_the_order_of_their_ids() -> None:
    luhansk = "UA44000000000018893"
    two = drawn(placed(luhansk, "oblast"), placed(DONETSK, "oblast", "RU"))
    strokes = [attribute(e, "stroke") for e in elements(two, "path", "outline")]
    assert strokes == ["#D55E00", "#0072B2"]


def test_hatching_of_a_square_to_the_number() -> None:
    assert (
        hatch_path("M0 0L20 0L20 20L0 20Z", 10)
        == "M0.0 10.0L10.0 0.0M0.0 20.0L20.0 0.0M10.0 20.0L20.0 10.0"
    )
    assert hatch_path("M5 5L9 5L9 9L5 9Z", 10) == ""
    assert hatch_path("", 10) == ""
