"""Numbered claims: which marker they belong to, their numbers, and the list's text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.cartography.geometry import Rect, plane_of
from dashboard.cartography.language import LANGUAGES
from dashboard.cartography.map.markers import PlacedMarker
from dashboard.cartography.poster.callouts import (
    MOST,
    callout_list_element,
    choose_callouts,
    lay_out_callouts,
    number_element,
    place_numbers,
)
from dashboard.cartography.scene import Callout, Scene
from dashboard.domain.geography.geo import View
from tests.unit.cartography.scenes import SCENE, marker
from tests.unit.cartography.svg import EVEN, elements, numbers, texts

RECT = Rect(0, 0, 600, 400)
ON = plane_of(View(48, 37, 8), RECT)
DEGREE = 65_536 / 360
"""Pixels of a degree of longitude."""
SCENE_1 = replace(SCENE, fixed_unit=1.0)


def callout(name: str, pixels: float = 0, place_id: str = "") -> Callout:
    """Return a claim that many pixels east of the middle."""
    lon = 37 + pixels / DEGREE
    return Callout(place_id=place_id, lat=48, lon=lon, head=name, tail="who, when")


def placed(name: str, x: float = 300, **more: object) -> PlacedMarker:
    return PlacedMarker(marker(48, 37, name, **more), x, 200, 10, 0)


def chosen(
    callouts: list[Callout], markers: list[PlacedMarker]
) -> list[tuple[str, int]]:
    scene = replace(SCENE_1, callouts=tuple(callouts))
    return [(c.head, i) for c, i in choose_callouts(scene, markers, ON)]


def test_a_claim_belongs_to_the_marker_of_its_place() -> None:
    markers = [placed("A"), placed("B", 310)]
    assert chosen([callout("claim", 200, "B")], markers) == [("claim", 1)]
    assert chosen([callout("claim", 0, "C")], markers) == []
    assert chosen([callout("claim", 0)], markers) == []


def test_or_to_the_nearest_of_several_places() -> None:
    markers = [placed("A", places=2), placed("B", 380, places=3), placed("C", 340)]
    assert chosen([callout("near A", 30), callout("near B", 50)], markers) == [
        ("near A", 0),
        ("near B", 1),
    ]
    assert chosen([callout("far", 171)], markers) == []
    assert chosen([callout("still", 169)], markers) == [("still", 1)]
    aside = [replace(placed("A", 100, places=2), anchor=(300, 200))]
    assert chosen([callout("at its place")], aside) == [("at its place", 0)]


def test_claims_off_the_map_are_passed_over() -> None:
    assert chosen([callout("off", 301, "A")], [placed("A")]) == []


def test_each_marker_has_a_claim_before_one_has_two() -> None:
    markers = [placed("A"), placed("B")]
    claims = [callout(f"{name}{n}", 0, name) for n in (1, 2) for name in "AAB"]
    assert [head for head, _ in chosen(claims, markers)] == [
        "A1",
        "B1",
        "A1",
        "A2",
        "A2",
        "B2",
    ]
    many = [callout(str(n), 0, "A") for n in range(30)]
    assert len(chosen(many, markers)) == MOST == 12


def laid(
    height: float, columns: int = 1, scene: Scene = SCENE_1
) -> list[tuple[int, str, tuple[str, ...], float, float]]:
    found = [(callout("First"), 4), (callout("Second"), 2), (callout("Third"), 4)]
    listing = lay_out_callouts(scene, found, (600, height), columns, EVEN)
    return [
        (e.number, e.head, e.tail, left, round(top, 2))
        for e, left, top in listing.entries
    ]


def test_markers_are_numbered_in_the_order_of_the_list() -> None:
    assert laid(400) == [
        (1, "First", ("who, when",), 0, 22.8),
        (2, "Second", ("who, when",), 0, 61.08),
        (1, "Third", ("who, when",), 0, 99.36),
    ]
    assert laid(400, 2) == [
        (1, "First", ("who, when",), 0, 22.8),
        (2, "Second", ("who, when",), 306, 22.8),
        (1, "Third", ("who, when",), 0, 61.08),
    ]


def test_what_has_no_room_is_left_out() -> None:
    # A row takes 31.68 and 6.6 to the next; the heading 22.8.
    assert len(laid(131.1)) == 3
    assert len(laid(131)) == 2
    assert len(laid(54.4)) == 0
    empty = lay_out_callouts(SCENE_1, [(callout("x"), 0)], (600, 20), 1, EVEN)
    assert (empty.entries, empty.height) == ((), 0)
    whole = lay_out_callouts(SCENE_1, [(callout("x"), 0)], (600, 200), 1, EVEN)
    assert whole.height == pytest.approx(22.8 + 31.68 + 6.6)


def test_the_rule_goes_under_the_heading_in_a_narrow_list() -> None:
    listing = lay_out_callouts(SCENE_1, [(callout("x"), 0)], (300, 400), 1, EVEN)
    assert listing.entries[0][2] == pytest.approx(12 * 3.1)
    svg = callout_list_element(SCENE_1, listing, (0, 0), 300, EVEN)
    head, rule = elements(svg, "text")[:2]
    assert numbers(head, "x", "y") == (0, pytest.approx(12.6))
    assert numbers(rule, "x", "y") == (0, pytest.approx(27.6))


@pytest.mark.parametrize(
    ("code", "heading", "rule"),
    [
        (
            "en",
            "Some of these claims",
            "(one a marker, contested first, then newest)",
        ),
        (
            "uk",
            "Деякі з цих тверджень",
            "(одне на знак: спершу спірні, далі новіші)",
        ),
    ],
)
def test_the_words_of_the_list(code: str, heading: str, rule: str) -> None:
    scene = replace(SCENE_1, language=LANGUAGES[code])
    listing = lay_out_callouts(
        scene, [(callout("Strike: Pisky"), 0)], (600, 99), 1, EVEN
    )
    svg = callout_list_element(scene, listing, (50, 10), 600, EVEN)
    assert texts(svg) == [heading, rule, "1", "Strike: Pisky", "who, when"]
    assert texts(svg, "list-head") == [heading]
    assert texts(svg, "list-rule") == [rule]
    assert texts(svg, "callout") == ["Strike: Pisky", "who, when"]
    head, beside = elements(svg, "text")[:2]
    width = len(heading) * 0.6 * 12 * 0.98
    assert numbers(beside, "x", "y") == (
        pytest.approx(50 + width + 6, abs=0.1),
        numbers(head, "y")[0],
    )


def test_a_number_stands_in_the_middle_of_its_square() -> None:
    svg = number_element(100, 50, 12, 10, SCENE, EVEN)
    (square,) = elements(svg, "rect", "number")
    assert numbers(square, "x", "y", "width", "height") == (92.9, 42.9, 14.2, 14.2)
    (text,) = elements(svg, "text")
    # Two digits of 5.64.
    assert numbers(text, "x", "y") == (94.4, 53.4)
    assert texts(svg, "number") == ["12"]


def test_numbers_stand_where_they_cover_least() -> None:
    side = 11 * 1.42
    ((value, rect),) = place_numbers([placed("A")], [(7, 0)], [], RECT, 1)
    assert value == 7
    # Below at the left: away from the count.
    assert rect.center == (287.0, 213.0)
    assert rect.width == pytest.approx(side)
    taken = [Rect(270, 205, 25, 25)]
    ((_, other),) = place_numbers([placed("A")], [(7, 0)], taken, RECT, 1)
    assert not other.intersects(taken[0])
    first, second = place_numbers(
        [placed("A"), placed("B")], [(1, 0), (2, 1)], [], RECT, 1
    )
    assert not first[1].intersects(second[1])


def test_a_number_does_not_leave_the_map() -> None:
    edge = placed("A", 10)
    ((_, rect),) = place_numbers([edge], [(1, 0)], [], RECT, 1)
    assert RECT.contains(rect)


def test_the_list_is_twice_as_large_at_twice_the_unit() -> None:
    scene = replace(SCENE, fixed_unit=2.0)
    listing = lay_out_callouts(scene, [(callout("x"), 0)], (1200, 400), 1, EVEN)
    assert listing.entries[0][2] == pytest.approx(45.6)
    svg = callout_list_element(scene, listing, (0, 0), 1200, EVEN)
    head, rule = elements(svg, "text")[:2]
    assert numbers(head, "y", "font-size") == (25.2, 23.5)
    assert numbers(rule, "x")[0] == pytest.approx(20 * 0.6 * 23.52 + 12, abs=0.1)
    assert numbers(elements(svg, "rect", "number")[0], "width", "rx") == (34.1, 7.5)


def _contested(name: str, *reasons: str) -> tuple[Callout, int]:
    return replace(callout(name), reasons=reasons), "ABCD".index(name)


def _noted(
    height: float, *listed: tuple[Callout, int], columns: int = 1
) -> tuple[int, str]:
    """Return how many claims are listed, and the notes under them as one line."""
    room = (300.0, height)
    listing = lay_out_callouts(SCENE_1, listed, room, columns, EVEN)
    assert listing.height <= height
    return len(listing.entries), " ".join(listing.notes)


def test_a_note_says_why_the_numbered_claims_are_contested() -> None:
    listed = _contested("A", "a reason"), _contested("B"), _contested("C", "a reason")
    assert _noted(400, *listed) == (3, "Contested (1, 3): a reason")
    assert _noted(400, _contested("B")) == (1, "")


def test_notes_are_bounded_and_the_others_counted() -> None:
    reasons = [f"reason {n}" for n in range(5)]
    _, notes = _noted(400, _contested("A", *reasons))
    assert "reason 2" in notes
    assert "reason 3" not in notes
    assert notes.endswith("and 2 more")


def test_rather_a_claim_fewer_than_a_sign_without_its_reason() -> None:
    listed = [_contested(name, "a reason") for name in "ABCD"]
    every = lay_out_callouts(SCENE_1, listed, (300, 400), 1, EVEN)
    assert _noted(every.height - 1, *listed) == (3, "Contested (1, 2, 3): a reason")
    # No room for a note beside a single claim: the claim stays.
    assert _noted(80, *listed) == (1, "")


def test_the_notes_are_drawn_under_the_list() -> None:
    listing = lay_out_callouts(
        SCENE_1, [_contested("A", "a reason")], (300, 400), 1, EVEN
    )
    svg = callout_list_element(SCENE_1, listing, (10, 20), 300, EVEN)
    assert "Contested (1): a reason" in texts(svg)


def test_a_list_is_its_head_and_a_number_with_two_lines_for_each_claim() -> None:
    listing = lay_out_callouts(
        SCENE_1,
        [_contested("A", "a reason"), (callout("B", 0, "B"), 1)],
        (600, 400),
        1,
        EVEN,
    )
    svg = callout_list_element(SCENE_1, listing, (10, 20), 600, EVEN)
    assert svg.startswith('<g class="list"><text ')
    assert elements(svg, "text") == [
        (
            '<text x="10.0" y="32.6" font-size="11.8" fill="#6A655C"'
            ' font-weight="700" class="list-head">'
        ),
        ('<text x="157.1" y="32.6" font-size="10.3" fill="#6A655C" class="list-rule">'),
        (
            '<text x="15.3" y="54.3" font-size="11.3" fill="#FFFFFF"'
            ' font-weight="700" class="number">'
        ),
        (
            '<text x="34.0" y="54.6" font-size="12.0" fill="#1F2328"'
            ' font-weight="700" class="callout">'
        ),
        '<text x="34.0" y="70.4" font-size="12.0" fill="#6A655C" class="callout">',
        (
            '<text x="15.3" y="92.6" font-size="11.3" fill="#FFFFFF"'
            ' font-weight="700" class="number">'
        ),
        (
            '<text x="34.0" y="92.8" font-size="12.0" fill="#1F2328"'
            ' font-weight="700" class="callout">'
        ),
        ('<text x="34.0" y="108.7" font-size="12.0" fill="#6A655C" class="callout">'),
        '<text x="10.0" y="129.7" font-size="10.3" fill="#6A655C" class="reason">',
    ]
    assert elements(svg, "rect") == [
        (
            '<rect class="number" x="10.1" y="41.7" width="17.0" height="17.0"'
            ' rx="3.7" fill="#1F2328" stroke="#FFFFFF" stroke-width="1.19"/>'
        ),
        (
            '<rect class="number" x="10.1" y="80.0" width="17.0" height="17.0"'
            ' rx="3.7" fill="#1F2328" stroke="#FFFFFF" stroke-width="1.19"/>'
        ),
    ]
    assert listing.height == pytest.approx(117.11, abs=0.01)
    assert listing.notes_top == pytest.approx(99.36, abs=0.01)


def test_a_number_is_a_dark_square_with_light_digits() -> None:
    assert number_element(100, 50, 7, 10, SCENE_1, EVEN) == (
        '<rect class="number" x="92.9" y="42.9" width="14.2" height="14.2"'
        ' rx="3.1" fill="#1F2328" stroke="#FFFFFF" stroke-width="0.99"/>'
        '<text x="97.2" y="53.4" font-size="9.4" fill="#FFFFFF" font-weight="700"'
        ' class="number">7</text>'
    )


def test_long_heads_and_tails_are_shortened_to_their_column() -> None:
    long = Callout(place_id="", lat=48, lon=37, head="h" * 300, tail="word " * 80)
    listing = lay_out_callouts(SCENE_1, [(long, 0)], (300, 400), 1, EVEN)
    ((entry, _, _),) = listing.entries
    # 276 pixels: 38 characters of 7.2.
    assert entry.head == "h" * 37 + "…"
    assert [len(line) for line in entry.tail] == [34, 34, 38]
    assert entry.tail[2].endswith("…")


def test_the_first_reason_is_shortened_after_two_lines() -> None:
    listing = lay_out_callouts(
        SCENE_1, [_contested("A", "why " * 60)], (300, 400), 1, EVEN
    )
    assert [len(line) for line in listing.notes] == [46, 48]
    assert listing.notes[1].endswith("…")


def _line_counts(height: float, *reasons: str) -> tuple[list[int], int]:
    """Return the lines of each of three long claims, and those of notes."""
    long = Callout(place_id="", lat=48, lon=37, head="h", tail="word " * 40)
    listed = [(replace(long, reasons=reasons), n) for n in range(3)]
    listing = lay_out_callouts(SCENE_1, listed, (300, height), 1, EVEN)
    return [len(entry.tail) for entry, _, _ in listing.entries], len(listing.notes)


def test_claims_without_room_are_left_out_from_the_last() -> None:
    counts = {
        height: _line_counts(height)[0] for height in (248, 247, 177, 176, 101, 100)
    }
    assert counts == {
        248: [3, 3, 3],
        247: [3, 3, 3],
        177: [3, 3],
        176: [3, 3],
        101: [3],
        100: [],
    }


def test_claims_give_up_lines_so_that_their_reason_is_there() -> None:
    heights = (280, 260, 250, 240, 200, 160, 120)
    assert [_line_counts(height, "a reason") for height in heights] == [
        ([3, 3, 3], 1),
        ([2, 2, 2], 1),
        ([2, 2, 2], 1),
        ([3, 3], 1),
        ([3, 3], 1),
        ([3], 1),
        ([2], 1),
    ]


def test_rows_of_two_columns_are_as_high_as_their_higher_claim() -> None:
    short = callout("B")
    long = replace(short, tail="word " * 30)
    listing = lay_out_callouts(
        SCENE_1, [(short, 0), (long, 1), (short, 2)], (600, 400), 2, EVEN
    )
    assert [
        (len(entry.tail), left, round(top, 2)) for entry, left, top in listing.entries
    ] == [(1, 0.0, 22.8), (3, 306.0, 22.8), (1, 0.0, 92.76)]


@pytest.mark.parametrize(("side", "rise"), [(1, -1), (-1, -1), (1, 1), (-1, 1)])
def test_a_number_stands_away_from_the_count(side: int, rise: int) -> None:
    one = replace(placed("A"), side=side, rise=rise)
    ((_, rect),) = place_numbers([one], [(1, 0)], [], RECT, 1)
    x, y = rect.center
    assert (x, y) == (300 - 13 * side, 200 - 13 * rise)


def test_a_number_tries_seven_places_round_its_marker() -> None:
    taken: list[Rect] = []
    centres = []
    for _ in range(7):
        ((_, rect),) = place_numbers([placed("A")], [(1, 0)], taken, RECT, 1)
        taken.append(rect.grown(-1))
        centres.append(rect.center)
    assert centres == [
        (287.0, 213.0),
        (313.0, 213.0),
        (300.0, 184.0),
        (284.0, 200.0),
        (316.0, 200.0),
        (300.0, 216.0),
        (287.0, 187.0),
    ]


def test_a_number_rather_covers_something_than_leaves_the_map() -> None:
    edge = placed("A", 600)
    everywhere = [RECT]
    ((_, rect),) = place_numbers([edge], [(1, 0)], everywhere, RECT, 1)
    assert RECT.contains(rect)
    large = place_numbers([placed("A")], [(1, 0)], [], RECT, 2)[0][1]
    assert large.width == pytest.approx(31.24)


def test_only_a_marker_of_several_places_stands_for_its_neighbours() -> None:
    markers = [placed("A", places=2), placed("B", 320, places=1)]
    assert chosen([callout("near B", 20)], markers) == [("near B", 0)]
    # Ninety pixels, and as many more as the picture is larger.
    scene = replace(SCENE_1, fixed_unit=2.0, callouts=(callout("far", 179),))
    assert [i for _, i in choose_callouts(scene, markers, ON)] == [0]
    beyond = replace(scene, callouts=(callout("far", 181),))
    assert choose_callouts(beyond, markers, ON) == []
    corner = Callout(place_id="A", lat=60, lon=37, head="north", tail="")
    assert chosen([corner], markers) == []
