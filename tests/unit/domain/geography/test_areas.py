"""Circles and polygons as a person writes them."""

from __future__ import annotations

import pytest

from dashboard.domain.errors import BadInput
from dashboard.domain.filters import Filters, parse
from dashboard.domain.geography.areas import (
    DIGITS,
    LONGEST_AREA,
    MOST_CORNERS,
    MOST_KM,
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


def test_bounds_of_areas() -> None:
    assert (MOST_KM, MOST_CORNERS, LONGEST_AREA, DIGITS) == (1500, 200, 20_000, 4)
    assert circle_of("90,-180,1500").km == 1500
    assert circle_of("-90,180,0.1") == Circle(-90, 180, 0.1)
    corners = ";".join(f"{n / 10},35" for n in range(MOST_CORNERS))
    assert len(polygon_of(corners).corners) == MOST_CORNERS
    filled = corners.ljust(LONGEST_AREA)
    assert len(polygon_of(filled).corners) == MOST_CORNERS
    assert polygon_of("90,180;-90,-180;0,0").text() == "90,180;-90,-180;0,0"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "x" * 41,
            f"near='{'x' * 40}': write it as LAT,LON,KM, like 47.4467,35.8333,10",
        ),
        (
            f"90.01,{'0' * 30}1,5,",
            f"near='90.01,{'0' * 30}1,5,': write it as LAT,LON,KM, like"
            " 47.4467,35.8333,10",
        ),
        (
            "90.01,35,5",
            "near='90.01,35,5': no such point; latitude is -90 to 90, longitude -180 to"
            " 180",
        ),
        (
            f"91,35,{'5' * 41}",
            f"near='91,35,{'5' * 34}': no such point; latitude is -90 to 90, longitude"
            " -180 to 180",
        ),
        (
            "47,35,1500.1",
            "near='47,35,1500.1': the radius must be more than 0 and at most 1500 km",
        ),
        (
            f"47,35,{'5' * 41}",
            f"near='47,35,{'5' * 34}': the radius must be more than 0 and at most"
            " 1500 km",
        ),
    ],
)
def test_what_is_said_of_a_circle(text: str, said: str) -> None:
    with pytest.raises(BadInput) as error:
        circle_of(text)
    assert str(error.value) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            " " * 20_001,
            "within: longer than 20,000 characters; draw it with fewer corners",
        ),
        ("47,35;48,36", "within='47,35;48,36': an area has at least three corners"),
        (
            ";".join(["47,35"] * 8),
            "within='47,35;47,35;47,35;47,35;47,35;47,35;47,3': an area has at least"
            " three corners",
        ),
        (
            ";".join(f"{n / 10},35" for n in range(201)),
            "within: 201 corners, and 200 are the most; draw it with fewer",
        ),
        (
            "47,35;48,35;48,180.1",
            "within='47,35;48,35;48,180.1': no such point; latitude is -90 to 90,"
            " longitude -180 to 180",
        ),
        (
            "47,35;48,35;90.1,18;47,36;48,37;46,36;45,35",
            "within='47,35;48,35;90.1,18;47,36;48,37;46,36;45': no such point; latitude"
            " is -90 to 90, longitude -180 to 180",
        ),
        (
            "here" * 11,
            f"within='{'here' * 10}': write the corners as LAT,LON;LAT,LON;LAT,LON",
        ),
        (
            '{"type":"Point","coordinates":[35,47]}',
            "within: not the GeoJSON of one Polygon without holes; write"
            " LAT,LON;LAT,LON;LAT,LON instead",
        ),
    ],
)
def test_what_is_said_of_a_polygon(text: str, said: str) -> None:
    with pytest.raises(BadInput) as error:
        polygon_of(text)
    assert str(error.value) == said


def test_numbers_are_as_short_as_they_can_be() -> None:
    assert Circle(-0.00001, 10.10, 1234.5).text() == "0,10.1,1234.5"
    assert circle_of("47.44675,-35.83334,2.5") == Circle(47.4468, -35.8333, 2.5)
    assert Polygon(((1.5, 2), (3, 4), (5, 6))).words() == (
        "inside an area of 3 corners"
    )


def test_both_ends_of_every_edge() -> None:
    assert SQUARE.edges() == ((47.0, 35.0, 48.0, 35.0), (48.0, 37.0, 47.0, 37.0))
    triangle = Polygon(((47.0, 35.0), (48.0, 36.0), (46.0, 37.0)))
    assert triangle.edges() == (
        (47.0, 35.0, 48.0, 36.0),
        (48.0, 36.0, 46.0, 37.0),
        (46.0, 37.0, 47.0, 35.0),
    )
