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
    change_text,
    contested_element,
    count_badge,
    covered_boxes,
    denied_element,
    disc_element,
    hollow_element,
    leader_boxes,
    leader_element,
    marker_element,
    place_markers,
    ring_element,
    ring_elements,
    strike_element,
    symbol_element,
)
from dashboard.cartography.style import KIND_SYMBOL, PICTURE_THEMES
from dashboard.domain.geography.geo import View, kilometres_per_pixel
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


def test_a_disc_is_an_outline_an_edge_and_a_fill() -> None:
    assert disc_element(5, 6, 10, "#112233", LIGHT) == (
        '<circle cx="5.0" cy="6.0" r="11.6" fill="#FFFFFF"/>'
        '<circle cx="5.0" cy="6.0" r="11.6" fill="none" stroke="#1F2328"'
        ' stroke-opacity="0.45" stroke-width="0.60"/>'
        '<circle cx="5.0" cy="6.0" r="10.0" fill="#112233"/>'
    )


def test_a_disc_of_an_area_is_a_rounded_square() -> None:
    assert disc_element(5, 6, 10, "#112233", GREY, wide=True) == (
        '<rect x="-6.6" y="-5.6" width="23.2" height="23.2" rx="4.6"'
        ' fill="#FFFFFF"/><rect x="-6.6" y="-5.6" width="23.2" height="23.2"'
        ' rx="4.6" fill="none" stroke="#1F2328" stroke-opacity="1"'
        ' stroke-width="0.60"/><rect x="-5.0" y="-4.0" width="20.0" height="20.0"'
        ' rx="4.0" fill="#112233"/>'
    )


def test_a_hollow_marker_is_a_broken_line_around_paper() -> None:
    assert hollow_element(5, 6, 20, "#112233", LIGHT) == (
        '<circle class="unaccepted" cx="5.0" cy="6.0" r="20.0" fill="#FFFFFF"'
        ' stroke="#112233" stroke-width="4.80" stroke-dasharray="8.40 5.20"/>'
    )


def test_a_sign_of_contest_is_a_white_exclamation_mark_in_a_disc() -> None:
    assert contested_element(100, 50, 10, LIGHT) == (
        '<circle class="contested" cx="91.5" cy="41.5" r="5.0" fill="#B8860B"'
        ' stroke="#FFFFFF" stroke-width="1.00"/>'
        '<path transform="translate(91.5 41.5) scale(0.500)" d="M0 -6V1M0 5V5.2"'
        ' fill="none" stroke="#FFFFFF" stroke-width="3.2"'
        ' stroke-linecap="round"/>'
    )


def test_a_denial_is_a_whole_line_around_paper() -> None:
    assert denied_element(5, 6, 10, "#112233", LIGHT) == (
        '<circle cx="5.0" cy="6.0" r="12.0" fill="#FFFFFF" stroke="#1F2328"'
        ' stroke-opacity="0.45" stroke-width="0.60"/>'
        '<circle cx="5.0" cy="6.0" r="10.0" class="denied" fill="#FFFFFF"'
        ' stroke="#112233" stroke-width="2.40"/>'
    )


def test_a_strike_goes_from_edge_to_edge_with_paper_on_both_sides() -> None:
    assert strike_element(5, 6, 10, LIGHT) == (
        '<path transform="translate(5.0 6.0)" d="M-9.40 9.40L9.40 -9.40"'
        ' fill="none" stroke-linecap="round" stroke="#FFFFFF"'
        ' stroke-width="4.20"/><path class="strike" transform="translate(5.0'
        ' 6.0)" d="M-9.40 9.40L9.40 -9.40" fill="none" stroke-linecap="round"'
        ' stroke="#1F2328" stroke-width="2.00"/>'
    )


def test_a_symbol_is_a_line_as_large_as_its_marker() -> None:
    assert symbol_element(5, 6, 20, "nonsense", "#112233") == (
        '<path transform="translate(5.0 6.0) scale(2.000)" d="M-4 -4H-1V-1H-4ZM1'
        ' -4H4V-1H1ZM-4 1H-1V4H-4ZM1 1H4V4H1Z" fill="none" stroke="#112233"'
        ' stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>'
    )


def test_arcs_of_two_equal_sides_are_half_rings_around_paper() -> None:
    assert arcs_element(50, 60, 10, (("UA", 1), ("RU", 1)), LIGHT) == (
        '<circle class="sides" cx="50.0" cy="60.0" r="11.6" fill="#FFFFFF"'
        ' stroke="#1F2328" stroke-opacity="0.45" stroke-width="0.60"/>'
        '<path class="side" transform="translate(50.0 60.0)" d="M0.00 -8.80C4.86'
        ' -8.80 8.80 -4.86 8.80 -0.00C8.80 4.86 4.86 8.80 0.00 8.80" fill="none"'
        ' stroke="#0072B2" stroke-width="3.60"/>'
        '<path class="side" transform="translate(50.0 60.0)" d="M0.00 8.80C-4.86'
        ' 8.80 -8.80 4.86 -8.80 0.00C-8.80 -4.86 -4.86 -8.80 -0.00 -8.80"'
        ' fill="none" stroke="#D55E00" stroke-width="3.60"/>'
    )


def test_a_small_side_takes_from_the_others_so_that_the_ring_closes() -> None:
    drawn = arcs_element(0, 0, 100, (("UA", 99), ("RU", 1)), LIGHT)
    ends = [attribute(arc, "d").split()[-2:] for arc in elements(drawn, "path", "side")]
    assert ends == [["-37.17", "-79.77"], ["-7.18", "-87.71"]]
    # A share just as large as the least is not made smaller.
    exact = arcs_element(0, 0, 100, (("UA", 94), ("RU", 6)), LIGHT)
    starts = [
        attribute(arc, "d").split("C")[0] for arc in elements(exact, "path", "side")
    ]
    assert starts == ["M0.00 -88.00", "M-32.39 -81.82"]


def test_a_badge_is_a_pill_in_the_colour_of_its_marker() -> None:
    assert count_badge(placed(12), look(unit=2)) == (
        '<rect x="95.5" y="76.5" width="39.2" height="28.0" rx="14.0"'
        ' fill="#FFFFFF" stroke="#0072B2" stroke-width="2.40"/>'
        '<text x="102.5" y="98.3" font-size="21.0" fill="#1F2328"'
        ' font-weight="700">12</text>'
    )


def test_the_pill_of_a_layer_has_the_colour_of_the_layer() -> None:
    badge = count_badge(placed(12, colour="#7B3F99"), look())
    assert attribute(elements(badge, "rect")[0], "stroke") == "#7B3F99"


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ((0, 0), "="),
        ((4, 4), "="),
        ((1, 4), "+3"),
        ((4, 1), "\N{MINUS SIGN}3"),
        ((0, 12_000), "+12k"),
        ((12_000, 0), "\N{MINUS SIGN}12k"),
    ],
)
def test_a_change_is_a_signed_number(change: tuple[int, int], text: str) -> None:
    assert change_text(change) == text
    drawn = placed(3, change=change, actor="more")
    assert drawn.number == text
    assert texts(marker_element(drawn, look())) == [text]
    assert covered_boxes(drawn, look()) == [drawn.box]


def test_a_number_fills_its_marker_and_stands_in_its_middle() -> None:
    # One character is 0.6 of its size wide: a whole radius; four have less room.
    sizes = {}
    for count in (2, 12, 1234):
        drawn = marker_element(placed(count, kind="several"), look())
        (text,) = elements(drawn, "text")
        sizes[count] = numbers(text, "x", "y", "font-size")
        assert attribute(text, "font-weight") == "700"
        assert attribute(text, "fill") == "#FFFFFF"
    assert sizes == {
        2: (97.0, 103.6, 10.0),
        12: (94.2, 103.5, 9.6),
        1234: (94.2, 101.7, 4.8),
    }


def test_one_claim_of_several_kinds_has_no_number() -> None:
    assert placed(1, kind="several").number == ""
    assert placed(2, actor="several").number == "2"
    assert placed(2).number == ""


def test_a_ring_is_drawn_from_one_and_a_half_radii_on() -> None:
    # The marker of one claim has a radius of 10 pixels.
    per_pixel = kilometres_per_pixel(48, 8)
    rings = [
        place_markers([marker(48, 37, "x", radius_km=pixels * per_pixel)], on(), 1)[0]
        for pixels in (14.9, 15.1)
    ]
    assert [round(one.ring, 1) for one in rings] == [0, 15.1]


def test_a_ring_wider_than_a_front_is_told_in_words() -> None:
    wide = [
        place_markers([marker(48, 37, "x", radius_km=km)], on(5), 1)[0].wider
        for km in (150.0, 150.1)
    ]
    assert wide == [False, True]


def test_an_area_that_is_drawn_has_no_ring() -> None:
    oblast = marker(
        48, 37, "x", place_id="UA14000000000091971", precision="oblast", radius_km=90.0
    )
    (one,) = place_markers([oblast], on(7), 1)
    assert (one.outlined, one.ring, one.wider) == (True, 0, False)


def test_the_largest_of_one_place_comes_first_then_by_row_and_place() -> None:
    names = [
        one.marker.name
        for one in place_markers(
            [
                marker(math.nan, 37, "nowhere"),
                marker(48, 37, "b"),
                marker(48, 37, "a"),
                marker(48, 36.9, "west"),
                marker(48.1, 37.5, "north"),
            ],
            on(),
            1,
        )
    ]
    assert names == ["north", "west", "a", "b"]


def test_a_leader_is_a_line_with_a_dot_at_the_place() -> None:
    moved = replace(placed(), anchor=(160, 40))
    assert leader_element(moved, LIGHT, 2) == (
        '<g class="leader" data-box="91 31 78 78">'
        '<path d="M160.0 40.0L100.0 100.0" fill="none" stroke="#1F2328"'
        ' stroke-width="2.40"/><circle cx="160.0" cy="40.0" r="5.2"'
        ' fill="#1F2328" stroke="#FFFFFF" stroke-width="2.00"/></g>'
    )


def test_squares_follow_a_leader_in_both_directions() -> None:
    moved = replace(placed(), x=100, y=100, anchor=(106, 108))
    # Ten pixels: two squares of seven, from the place on.
    assert leader_boxes([moved], 1) == [
        Rect(x=102.5, y=104.5, width=7.0, height=7.0),
        Rect(x=99.5, y=100.5, width=7.0, height=7.0),
    ]
    assert leader_boxes([moved], 2) == [Rect(x=99.0, y=101.0, width=14.0, height=14.0)]


def test_a_whole_marker_is_shape_symbol_sign_and_badge_in_this_order() -> None:
    drawn = marker_element(placed(3, contested=True, denied=3), look())
    order = [
        drawn.index(part)
        for part in ('class="denied"', "scale(1.000)", "strike", "contested", "<text")
    ]
    assert order == sorted(order)
    assert drawn.startswith('<g class="marker"><circle ')
    assert drawn.endswith("</text></g>")


def test_a_tucked_sign_stands_under_a_badge_that_is_above() -> None:
    signs = {}
    for side, rise, tucked in ((1, -1, False), (1, 1, True), (-1, 1, False)):
        one = replace(placed(contested=True), side=side, rise=rise, tucked=tucked)
        (sign,) = elements(marker_element(one, look()), "circle", "contested")
        signs[side, rise, tucked] = numbers(sign, "cx", "cy")
    assert signs == {
        (1, -1, False): (91.5, 91.5),
        (1, 1, True): (108.5, 91.5),
        (-1, 1, False): (108.5, 108.5),
    }


def test_a_marker_of_a_layer_is_no_ring_of_sides() -> None:
    sides = (("UA", 1), ("RU", 1))
    plain = placed(2, actor="several", sides=sides)
    for other in ({"colour": "#7B3F99"}, {"unaccepted": 2}, {"precision": "oblast"}):
        drawn = marker_element(
            replace(plain, marker=replace(plain.marker, **other)), look()
        )
        assert "sides" not in drawn
    assert elements(marker_element(plain, look()), "circle", "sides")
    layer = marker_element(placed(colour="#7B3F99"), look())
    assert attribute(elements(layer, "circle")[2], "fill") == "#7B3F99"
