"""Where markers stand, what is drawn of them, and every character of their counts."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from dashboard.cartography.geometry import Plane, Rect, plane_of
from dashboard.cartography.map.markers import (
    LEAST_ARC,
    PlacedMarker,
    arcs_element,
    badge_text,
    contested_element,
    count_badge,
    covered_boxes,
    disc_element,
    hollow_element,
    leader_boxes,
    leader_element,
    marker_element,
    place_markers,
    ring_element,
    ring_elements,
    symbol_element,
)
from dashboard.cartography.style import KIND_SYMBOL, PICTURE_THEMES
from dashboard.domain.geography.geo import View
from dashboard.domain.marker import Marker
from tests.unit.cartography.scenes import marker
from tests.unit.cartography.svg import attribute, elements, look, numbers, texts

LIGHT, GREY = PICTURE_THEMES["light"], PICTURE_THEMES["grey"]
RECT = Rect(0, 0, 600, 400)


def on(zoom: float = 8) -> Plane:
    return plane_of(View(48, 37, zoom), RECT)


def placed(count: int = 1, **more: object) -> PlacedMarker:
    """Return a marker of radius 10 at 100, 100."""
    fields = {"contested": False, "precision": "settlement", **more}
    return PlacedMarker(marker(48, 37, "Here", count=count, **fields), 100, 100, 10, 0)


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (2, "2"),
        (10, "10"),
        (999, "999"),
        (1000, "1000"),
        (9999, "9999"),
        (10_000, "10k"),
        (10_999, "10k"),
        (11_000, "11k"),
        (999_999, "999k"),
        (1_000_000, "1000k"),
        (9_999_999, "9999k"),
        (10_000_000, "10M"),
        (12_345_678, "12M"),
    ],
)
def test_a_badge_says_how_many_claims(count: int, text: str) -> None:
    assert badge_text(count) == text
    assert texts(count_badge(placed(count), look())) == [text]
    assert texts(marker_element(placed(count), look())) == [text]


def test_one_claim_has_no_badge() -> None:
    assert count_badge(placed(1), look()) == ""
    assert texts(marker_element(placed(1), look())) == []


def test_a_badge_stands_at_its_corner_and_grows_outwards() -> None:
    right = count_badge(placed(12345), look())
    pill = elements(right, "rect")[0]
    # Three characters of 6.3 pixels and 7 around them; its middle 9.5 aside.
    assert numbers(pill, "x", "y", "width", "height") == (102.5, 83.5, 25.9, 14)
    assert attribute(pill, "stroke") == "#0072B2"
    assert attribute(pill, "fill") == LIGHT.paper
    text = elements(right, "text")[0]
    assert numbers(text, "x", "y", "font-size") == (106.0, 94.4, 10.5)
    assert attribute(text, "font-weight") == "700"
    left = count_badge(replace(placed(12345), side=-1, rise=1), look())
    assert numbers(elements(left, "rect")[0], "x", "y") == (71.6, 102.5)
    narrow = count_badge(placed(2), look())
    assert numbers(elements(narrow, "rect")[0], "width") == (14,)
    grey = count_badge(placed(2), look("grey"))
    assert attribute(elements(grey, "rect")[0], "stroke") == GREY.text


def test_a_marker_is_placed_on_a_whole_pixel_and_as_large_as_its_claims() -> None:
    (one,) = place_markers([marker(48, 37, "Here", count=10)], on(), 1)
    assert (one.x, one.y, one.radius, one.place) == (300, 200, 14, (300, 200))
    (twice,) = place_markers([marker(48, 37, "Here", count=10)], on(), 2)
    assert twice.radius == 28
    (none,) = place_markers([marker(48, 37, "Here", count=0)], on(), 1)
    assert none.radius == 10


def test_markers_off_the_map_or_without_a_place_are_not_placed() -> None:
    far = [marker(51, 37, "North"), marker(48, 41, "East"), marker(45, 37, "South")]
    nowhere = [marker(math.nan, 37, "x"), marker(48, math.inf, "y")]
    assert place_markers([*far, *nowhere], on(), 1) == []


def test_the_largest_are_drawn_first() -> None:
    names = [
        one.marker.name
        for one in place_markers(
            [
                marker(48, 37, "small"),
                marker(48, 36.9, "large", count=100),
                marker(48.1, 37.2, "north"),
            ],
            on(),
            1,
        )
    ]
    assert names == ["large", "north", "small"]


def test_a_ring_is_as_wide_as_the_doubt() -> None:
    per_pixel = 40_075.016686 * math.cos(math.radians(48)) / 65_536
    (one,) = place_markers([marker(48, 37, "Here", radius_km=20.0)], on(), 1)
    assert one.ring == pytest.approx(20 / per_pixel, rel=0.01)
    for kilometres in (None, 0.0, 3.0, math.inf):
        (none,) = place_markers([marker(48, 37, "x", radius_km=kilometres)], on(), 1)
        assert (none.ring, none.wider) == (0, False)


def test_a_ring_that_would_hold_the_map_is_not_drawn() -> None:
    (one,) = place_markers([marker(48, 37, "Here", radius_km=400.0)], on(), 1)
    assert (one.ring, one.wider) == (0, True)
    # The corner is 360 pixels, some 147 km, from the middle.
    (almost,) = place_markers([marker(48, 37, "Here", radius_km=140.0)], on(), 1)
    assert almost.ring > 300
    assert not almost.wider


def test_badges_turn_away_from_the_edges() -> None:
    plane = on()
    spots = {}
    for name, x, y in (
        ("middle", 300, 200),
        ("right", 590, 200),
        ("left", 8, 200),
        ("top", 300, 12),
        ("room", 555, 19),
    ):
        lon = 37 + (x - 300) * 360 / plane.side
        lat = 48.0
        while plane.pixel(lat, lon)[1] > y:
            lat += 0.001
        while plane.pixel(lat, lon)[1] < y - 0.5:
            lat -= 0.001
        (spots[name],) = place_markers([marker(lat, lon, name)], plane, 1)
    turns = {name: (s.side, s.rise, s.tucked) for name, s in spots.items()}
    assert turns == {
        "middle": (1, -1, False),
        "right": (-1, -1, True),
        "left": (1, -1, True),
        "top": (1, 1, False),
        "room": (1, -1, False),
    }


def test_reach_box_and_hollow() -> None:
    plain, disputed = placed(), placed(contested=True)
    assert (plain.reach, disputed.reach) == (12, 13)
    assert plain.box == Rect(88, 88, 24, 24)
    assert not plain.hollow
    assert placed(2, unaccepted=2).hollow
    assert not placed(2, unaccepted=1).hollow
    assert [placed(precision=p).wide for p in ("point", "raion", "oblast")] == [
        False,
        True,
        True,
    ]


def test_a_marker_covers_itself_and_its_badge() -> None:
    assert covered_boxes(placed(), look()) == [Rect(88, 88, 24, 24)]
    box, pill = covered_boxes(placed(2), look())
    assert box == Rect(88, 88, 24, 24)
    assert pill == Rect(101.5, 82.5, 16, 16)


def test_each_ring_is_drawn_once_and_the_widest_first() -> None:
    one = replace(placed(), ring=50.0)
    aside = replace(one, x=200, anchor=(100, 100))
    wide = replace(placed(actor="RU"), ring=80.0, x=150)
    several = replace(placed(actor="several"), ring=20.0, x=10)
    rings = elements(
        ring_elements([one, aside, several, wide, placed()], LIGHT, 1), "circle"
    )
    assert [numbers(r, "cx", "cy", "r") for r in rings] == [
        (150, 100, 80),
        (100, 100, 50),
        (10, 100, 20),
    ]
    assert [attribute(r, "fill") for r in rings] == [
        "#D55E00",
        "#0072B2",
        LIGHT.label_minor,
    ]
    (grey,) = elements(ring_elements([one], GREY, 1), "circle")
    assert attribute(grey, "stroke") == GREY.label_minor
    assert ring_elements([placed()], LIGHT, 1) == ""


def test_a_ring_is_a_light_disc_with_a_dashed_edge() -> None:
    assert ring_element(1, 2, 30, "#112233", 2) == (
        '<circle class="doubt" cx="1.0" cy="2.0" r="30.0" fill="#112233"'
        ' fill-opacity="0.07" stroke="#112233" stroke-opacity="0.9"'
        ' stroke-width="2.80" stroke-dasharray="12.0 9.0"/>'
    )


def test_a_disc_has_a_white_outline_and_a_dark_edge() -> None:
    outer, edge, inner = elements(disc_element(5, 6, 10, "#112233", LIGHT), "circle")
    assert [numbers(e, "cx", "cy", "r") for e in (outer, edge, inner)] == [
        (5, 6, 11.6),
        (5, 6, 11.6),
        (5, 6, 10),
    ]
    assert [attribute(e, "fill") for e in (outer, edge, inner)] == [
        "#FFFFFF",
        "none",
        "#112233",
    ]
    assert numbers(edge, "stroke-opacity", "stroke-width") == (0.45, 0.6)
    assert 'stroke-opacity="1"' in disc_element(5, 6, 10, "#112233", GREY)
    square = elements(disc_element(5, 6, 10, "#112233", LIGHT, wide=True), "rect")[2]
    assert numbers(square, "x", "y", "width", "height", "rx") == (-5, -4, 20, 20, 4)


def test_drafts_alone_are_hollow() -> None:
    (circle,) = elements(hollow_element(5, 6, 10, "#112233", LIGHT), "circle")
    assert attribute(circle, "class") == "unaccepted"
    assert attribute(circle, "fill") == LIGHT.paper
    assert attribute(circle, "stroke-dasharray") == "4.20 2.60"
    (square,) = elements(hollow_element(5, 6, 10, "#1", LIGHT, wide=True), "rect")
    assert attribute(square, "class") == "unaccepted"
    drawn = marker_element(placed(unaccepted=1), look())
    assert elements(drawn, "circle", "unaccepted")
    assert attribute(elements(drawn, "path")[0], "stroke") == LIGHT.text
    assert attribute(
        elements(marker_element(placed(), look()), "path")[0], "stroke"
    ) == ("#FFFFFF")


@pytest.mark.parametrize("wide", [False, True])
def test_a_denial_is_hollow_and_struck_through(wide: bool) -> None:
    precision = "oblast" if wide else "settlement"
    drawn = marker_element(placed(2, denied=2, precision=precision), look())
    (shape,) = elements(drawn, "rect" if wide else "circle", "denied")
    assert attribute(shape, "fill") == LIGHT.paper
    assert attribute(shape, "stroke") == "#0072B2"
    (strike,) = elements(drawn, "path", "strike")
    assert attribute(strike, "stroke") == LIGHT.text
    assert drawn.index('class="denied"') < drawn.index('class="strike"')
    assert texts(drawn) == ["2"]


def test_a_denial_that_nobody_accepted_is_both() -> None:
    drawn = marker_element(placed(denied=1, unaccepted=1), look())
    assert elements(drawn, "circle", "unaccepted")
    assert elements(drawn, "path", "strike")


def test_a_marker_that_says_yes_and_no_is_no_denial() -> None:
    for drawn in (placed(2, denied=1), placed(2)):
        assert "strike" not in marker_element(drawn, look())
        assert not elements(marker_element(drawn, look()), "circle", "denied")


def test_several_sides_are_a_ring_of_arcs_with_the_number_inside() -> None:
    sides = (("UA", 3), ("RU", 1))
    both = placed(4, actor="several", kind="several", sides=sides)
    drawn = marker_element(both, look())
    arcs = elements(drawn, "path", "side")
    assert [attribute(arc, "stroke") for arc in arcs] == ["#0072B2", "#D55E00"]
    # From the top, three quarters round, then the last quarter.
    starts = [attribute(arc, "d").split("C")[0] for arc in arcs]
    assert starts == ["M0.00 -8.80", "M-8.80 0.00"]
    assert [attribute(arc, "d").count("C") for arc in arcs] == [3, 1]
    assert texts(drawn) == ["4"]
    assert KIND_SYMBOL["several"] not in drawn
    assert count_badge(both, look()) == ""
    assert covered_boxes(both, look()) == [both.box]


def test_a_small_share_of_a_ring_is_seen() -> None:
    sides = (("UA", 999), ("RU", 1))
    drawn = arcs_element(0, 0, 10, sides, LIGHT)
    start = attribute(elements(drawn, "path", "side")[1], "d")
    x = float(start[1:].split()[0])
    assert x == pytest.approx(-8.8 * math.sin(2 * math.pi * LEAST_ARC), abs=0.2)


def test_several_kinds_are_a_number() -> None:
    drawn = marker_element(placed(12, kind="several"), look())
    assert texts(drawn) == ["12"]
    assert KIND_SYMBOL["several"] not in drawn
    assert elements(drawn, "circle")


def test_symbols() -> None:
    (path,) = elements(symbol_element(5, 6, 20, "strike", "#112233"), "path")
    assert attribute(path, "d") == KIND_SYMBOL["strike"]
    assert attribute(path, "transform") == "translate(5.0 6.0) scale(2.000)"
    assert KIND_SYMBOL["several"] in symbol_element(5, 6, 20, "nonsense", "#1")


def test_a_contested_marker_has_one_sign() -> None:
    (sign,) = elements(contested_element(100, 100, 10, LIGHT, (-1, 1)), "circle")
    assert attribute(sign, "class") == "contested"
    assert numbers(sign, "cx", "cy", "r") == (91.5, 108.5, 5)
    (small,) = elements(contested_element(0, 0, 4, LIGHT), "circle")
    assert numbers(small, "r") == (3,)
    drawn = marker_element(placed(contested=True), look())
    assert len(elements(drawn, "circle", "contested")) == 1
    # The count stands above at the right, the sign above at the left.
    assert 'cx="91.5" cy="91.5"' in drawn
    tucked = replace(placed(contested=True), side=-1, tucked=True)
    assert 'cx="91.5" cy="108.5"' in marker_element(tucked, look())
    assert "contested" not in marker_element(placed(), look())


def test_a_leader_ties_a_moved_marker_to_its_place() -> None:
    moved = replace(placed(), anchor=(60, 40))
    drawn = leader_element(moved, LIGHT, 1)
    assert 'class="leader" data-box="55 35 50 70"' in drawn
    assert attribute(elements(drawn, "path")[0], "d") == "M60.0 40.0L100.0 100.0"
    assert numbers(elements(drawn, "circle")[0], "cx", "cy", "r") == (60, 40, 2.6)
    assert leader_element(placed(), LIGHT, 1) == ""


def test_names_keep_off_the_leader() -> None:
    moved = replace(placed(), x=114, anchor=(100, 100))
    assert leader_boxes([moved, placed()], 1) == [
        Rect(96.5, 96.5, 7, 7),
        Rect(103.5, 96.5, 7, 7),
    ]


def test_a_marker_of_no_vocabulary_looks_like_several() -> None:
    strange: Marker = marker(48, 37, "x", actor='"/>', kind='"/>')
    drawn = marker_element(PlacedMarker(strange, 1, 1, 10, 0), look())
    assert '"/>"' not in drawn
    assert 'fill="#3F4650"' in drawn
    assert KIND_SYMBOL["several"] in drawn


def test_room_for_badges_grows_with_the_unit() -> None:
    plane = on()
    east = 37 + (545 - 300) * 360 / plane.side
    sides = [
        place_markers([marker(48, east, "A")], plane, unit)[0].side for unit in (1, 2)
    ]
    assert sides == [1, -1]
    west = 37 + (14 - 300) * 360 / plane.side
    (edge,) = place_markers([marker(48, west, "A")], plane, 1)
    assert edge.tucked
