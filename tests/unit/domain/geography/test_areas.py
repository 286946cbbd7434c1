"""Circles and polygons as a person writes them."""

from __future__ import annotations

import pytest

from dashboard.domain.errors import BadInput
from dashboard.domain.filters import Filters, parse
from dashboard.domain.geography.areas import (
    MOST_CORNERS,
    Circle,
    Polygon,
    circle_of,
    polygon_of,
)

SQUARE = Polygon(((47.0, 35.0), (48.0, 35.0), (48.0, 37.0), (47.0, 37.0)))


def test_a_circle_is_read_and_written() -> None:
    circle = circle_of(" 47.44671234, 35.8333 ,10 ")
    assert circle == Circle(47.4467, 35.8333, 10.0)
    assert circle.text() == "47.4467,35.8333,10"
    assert circle_of(circle.text()) == circle
    assert circle.words() == "within 10 km of 47.4467, 35.8333"


@pytest.mark.parametrize(
    "text",
    ["", "47,35", "47,35,1,2", "x,35,1", "91,35,1", "47,181,1", "47,35,0", "47,35,nan",
     "47,35,-3", "47,35,1e9", "47,35,9999"],
)  # fmt: off
def test_what_is_no_circle_is_named(text: str) -> None:
    with pytest.raises(BadInput, match="near="):
        circle_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "47,35;48,35;48,37;47,37",
        " 47,35 ; 48,35; 48,37;47,37;47,35; ",
        "POLYGON((35 47, 35 48, 37 48, 37 47, 35 47))",
        '{"type":"Polygon","coordinates":[[[35,47],[35,48],[37,48],[37,47],[35,47]]]}',
        '{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":'
        "[[[35,47],[35,48],[37,48],[37,47]]]}}",
        '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":'
        '{"type":"Polygon","coordinates":[[[35,47],[35,48],[37,48],[37,47]]]}}]}',
    ],
)
def test_every_way_to_write_a_polygon(text: str) -> None:
    assert polygon_of(text) == SQUARE
    assert polygon_of(SQUARE.text()) == SQUARE


def test_three_corners_are_an_area() -> None:
    assert polygon_of("47,35;48,35;48,37").text() == "47,35;48,35;48,37"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "47,35;48,36",
        "47,35;47,35;47,35;47,35",
        "47,35;48,36;x",
        "47,35;48,36;95,36",
        "POLYGON((35 47, 35))",
        "POLYGON EMPTY",
        '{"type":"Point","coordinates":[35,47]}',
        '{"type":"Polygon","coordinates":[[[35,47],[36,48],["x",1]]]}',
        '{"type":"Polygon","coordinates":[[[35,47],[36,48],[37,1e999]]]}',
        '{"type":"Polygon","coordinates":[[],[]]}',
        "[" * 500,
        "{" * 500,
        ";".join(["47,35"] * 9000),
        ";".join(f"{n / 10},35" for n in range(MOST_CORNERS + 1)),
    ],
)
def test_what_is_no_polygon_is_named(text: str) -> None:
    with pytest.raises(BadInput, match="within"):
        polygon_of(text)


def test_level_edges_part_nothing() -> None:
    assert len(SQUARE.edges()) == 2


def test_areas_are_filters_of_a_link() -> None:
    filters, problems = parse({"near": ["47,35,5"], "within": [SQUARE.text()]})
    assert problems == ()
    assert filters == Filters(near=Circle(47, 35, 5), within=SQUARE)
    assert parse(filters.query()) == (filters, ())
    assert filters.words() == ("within 5 km of 47, 35; inside an area of 4 corners")
    assert filters.without("near", "within") == Filters()
    assert filters.count() == 2


def test_a_bad_area_is_told_and_left_out() -> None:
    filters, problems = parse({"near": ["here"], "within": [""]})
    assert filters == Filters()
    assert len(problems) == 1
    assert "LAT,LON,KM" in problems[0]
