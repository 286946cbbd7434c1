"""Scale bar, north arrow, the note on what is in view, and the small map."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.cartography.geometry import Rect, plane_of
from dashboard.cartography.language import LANGUAGES
from dashboard.cartography.map.furniture import (
    best_corner,
    claims_in_view,
    inset_map,
    scale_bar,
    scale_length,
)
from dashboard.cartography.scene import Scene
from dashboard.cartography.style import PICTURE_THEMES
from dashboard.domain.geography.geo import View
from tests.unit.cartography.scenes import FOLDERS, SCENE
from tests.unit.cartography.svg import EVEN, attribute, elements, numbers, texts

RECT = Rect(0, 70, 900, 480)
UK = LANGUAGES["uk"]


def bar(scene: Scene, taken: tuple[Rect, ...] = ()) -> tuple[str, Rect]:
    return scale_bar(scene, plane_of(scene.view, RECT), taken, EVEN)


@pytest.mark.parametrize(
    ("most", "length"),
    [
        (1, 1),
        (1.99, 1),
        (2, 2),
        (4.99, 2),
        (5, 5),
        (9.9, 5),
        (10, 10),
        (130, 100),
        (0.06, 0.05),
    ],
)
def test_a_scale_is_a_round_number(most: float, length: float) -> None:
    assert scale_length(most) == pytest.approx(length)


@pytest.mark.parametrize(
    ("zoom", "english", "ukrainian"),
    [
        (5, "200 km", "200 км"),
        (8, "50 km", "50 км"),
        (11, "5 km", "5 км"),
        (13, "1 km", "1 км"),
        (14, "500 m", "500 м"),
        (18, "50 m", "50 м"),
    ],
)
def test_the_scale_bar_says_its_length(
    zoom: float, english: str, ukrainian: str
) -> None:
    scene = replace(SCENE, view=View(48, 37, zoom))
    assert texts(bar(scene)[0]) == [english, "N"]
    assert texts(bar(replace(scene, language=UK))[0]) == [ukrainian, "Пн"]


def test_the_scale_bar_is_as_long_as_it_says() -> None:
    scene = replace(SCENE, view=View(48, 37, 8))
    svg, rect = bar(scene)
    line = attribute(elements(svg, "path")[0], "d")
    assert line.startswith("M36.0 530.0V535.0H")
    end = float(line.split("H")[1].split("V")[0])
    # 50 km at 0.4093 km a pixel.
    assert end - 36 == pytest.approx(50 / 0.4093, rel=0.01)
    assert (rect.x, rect.bottom) == (8, 542)


def test_a_corner_is_left_when_something_stands_there() -> None:
    first = bar(SCENE)[1]
    other = bar(SCENE, (first,))[1]
    assert other.right == 892
    assert other.bottom == first.bottom


def test_the_best_corner_covers_least() -> None:
    inside = Rect(0, 0, 100, 100)
    assert best_corner((20, 10), inside, [], "sw se") == (Rect(0, 90, 20, 10), 0)
    south = [Rect(0, 80, 100, 20)]
    assert best_corner((20, 10), inside, south, "sw se nw ne") == (
        Rect(0, 0, 20, 10),
        0,
    )
    assert best_corner((20, 10), inside, south, "nw ne")[0].y == 0
    full = [inside, Rect(0, 0, 100, 50), Rect(0, 0, 50, 100)]
    assert best_corner((20, 10), inside, full, "nw ne sw se") == (
        Rect(80, 90, 20, 10),
        1,
    )


def in_view(scene: Scene, count: int, taken: tuple[Rect, ...] = ()) -> str:
    return claims_in_view(scene, plane_of(scene.view, RECT), count, taken, EVEN)[0]


def test_the_note_says_how_many_claims_are_in_view() -> None:
    scene = replace(SCENE, placed=12_000)
    assert texts(in_view(scene, 1500)) == [
        "Markers here: 1,500 of 12,000 placed claims"
    ]
    assert texts(in_view(scene, 0)) == [
        "None of these claims is on this part of the map"
    ]
    assert in_view(scene, 12_000) == in_view(scene, 12_001) == ""
    assert texts(in_view(replace(scene, language=UK), 1500)) == [
        "Знаки тут: 1\u00a0500 з 12\u00a0000 тверджень, що мають місце"
    ]


def test_the_note_gives_way_unless_the_map_is_empty() -> None:
    scene = replace(SCENE, placed=12)
    everywhere = (RECT,)
    assert in_view(scene, 3, everywhere) == ""
    assert in_view(scene, 0, everywhere) != ""


def inset(scene: Scene, taken: tuple[Rect, ...] = ()) -> tuple[str, Rect | None]:
    return inset_map(scene, FOLDERS[0], plane_of(scene.view, RECT), taken)


def test_the_small_map_comes_with_a_near_view() -> None:
    near = replace(SCENE, view=View(48, 37, 7))
    svg, rect = inset(near)
    assert rect == Rect(742, 78, 150, 104)
    frame, mark = elements(svg, "rect")
    assert numbers(frame, "x", "y", "width", "height") == (742, 78, 150, 104)
    assert attribute(mark, "fill") == "#D55E00"
    assert inset(replace(near, view=View(48, 37, 6.9))) == ("", None)
    assert inset(replace(near, without=frozenset({"inset"}))) == ("", None)
    assert inset(near, (RECT,)) == ("", None)
    small = plane_of(near.view, Rect(0, 0, 300, 300))
    assert inset_map(near, FOLDERS[0], small, ()) == ("", None)


def test_the_mark_on_the_small_map_is_where_the_picture_lies() -> None:
    def mark(lat: float, lon: float, zoom: float) -> tuple[float, ...]:
        svg, _ = inset(replace(SCENE, view=View(lat, lon, zoom)))
        x, y, width, height = numbers(
            elements(svg, "rect")[1], "x", "y", "width", "height"
        )
        return x, y, width, height

    x, y, width, height = mark(48.45, 31.1, 7)
    assert x + width / 2 == pytest.approx(817, abs=1.5)
    assert y + height / 2 == pytest.approx(130, abs=1.5)
    assert mark(48.45, 36, 7)[0] > x + 20
    assert mark(50, 31.1, 7)[1] < y - 10
    # A part too small to be seen is marked as large as can be.
    assert mark(48.45, 31.1, 14)[2:] == (7, 7)


def test_a_picture_far_off_has_no_mark() -> None:
    svg, rect = inset(replace(SCENE, view=View(48, 100, 8)))
    assert rect
    assert len(elements(svg, "rect")) == 1


def test_everything_is_twice_as_large_at_twice_the_unit() -> None:
    scene = replace(SCENE, view=View(48.45, 31.1, 15), fixed_unit=2.0)
    tall = plane_of(scene.view, Rect(0, 70, 900, 600))
    svg, rect = inset_map(scene, FOLDERS[0], tall, ())
    assert rect == Rect(584, 86, 300, 208)
    frame, mark = elements(svg, "rect")
    assert numbers(frame, "rx", "stroke-width") == (6, 2)
    assert numbers(mark, "width", "height", "stroke-width") == (14, 14, 3.6)
    (country,) = elements(svg, "path")
    assert numbers(country, "stroke-width") == (1.8,)
    line = bar(scene)[0]
    text = elements(line, "text")[0]
    assert numbers(text, "x", "y", "font-size") == (72, 504, 22)
    assert numbers(elements(line, "path")[0], "stroke-width") == (3.2,)


PLAIN = replace(SCENE, fixed_unit=1.0, view=View(48, 37, 8))


def test_a_scale_bar_is_a_plate_a_bracket_its_length_and_an_arrow() -> None:
    svg, rect = bar(PLAIN)
    assert (rect.x, rect.y, rect.height) == (8, 514, 28)
    assert rect.width == pytest.approx(160.34, abs=0.01)
    assert svg == (
        '<g class="scale" data-box="7 513 163 30">'
        '<rect x="8.0" y="514.0" width="160.3" height="28.0" rx="4.0"'
        ' fill="#FFFFFF" fill-opacity="0.88"/>'
        '<path d="M36.0 530.0V535.0H158.3V530.0" fill="none" stroke="#1F2328"'
        ' stroke-width="1.60"/><text x="36.0" y="527.0" font-size="11.0"'
        ' fill="#1F2328" class="scale-words">50 km</text>'
        '<path class="north" transform="translate(21.0 525.0) scale(1.000)" d="M0'
        ' -9L5 5L0 2L-5 5Z" fill="#1F2328"/>'
        '<text x="18.4" y="538.0" font-size="8.5" fill="#1F2328"'
        ' font-weight="700">N</text></g>'
    )


def test_a_scale_bar_stays_readable_on_the_smallest_picture() -> None:
    svg, rect = bar(replace(PLAIN, fixed_unit=0.5))
    sizes = [numbers(text, "font-size") for text in elements(svg, "text")]
    assert sizes == [(7.5,), (6.5,)]
    assert (rect.x, rect.bottom, rect.height) == (4.0, 546.0, 16.0)
    large = elements(bar(replace(PLAIN, fixed_unit=2.0))[0], "text")
    assert [numbers(text, "font-size") for text in large] == [(22,), (17,)]


def test_a_scale_bar_takes_a_third_of_a_narrow_map_at_most() -> None:
    narrow = plane_of(PLAIN.view, Rect(0, 0, 130, 300))
    svg, _ = scale_bar(PLAIN, narrow, (), EVEN)
    # 45.5 pixels of 0.4093 km: 18.6 km.
    assert texts(svg)[0] == "10 km"


def test_the_note_is_a_plate_with_its_words() -> None:
    svg, rect = claims_in_view(
        replace(PLAIN, placed=12), plane_of(PLAIN.view, RECT), 3, (), EVEN
    )
    assert rect
    assert (rect.x, rect.y, rect.width, rect.height) == (8.0, 78.0, 257.5, 22.5)
    assert svg == (
        '<g class="shown" data-box="7 77 260 25">'
        '<rect x="8.0" y="78.0" width="257.5" height="22.5" rx="4.0"'
        ' fill="#FFFFFF" fill-opacity="0.88"/>'
        '<text x="16.0" y="93.0" font-size="11.5" fill="#1F2328"'
        ' class="shown-words">Markers here: 3 of 12 placed claims</text></g>'
    )


def test_the_note_is_shortened_to_the_map() -> None:
    narrow = plane_of(PLAIN.view, Rect(0, 0, 200, 300))
    svg, rect = claims_in_view(replace(PLAIN, placed=12), narrow, 3, (), EVEN)
    assert rect
    assert texts(svg) == ["Markers here: 3 of 12…"]
    assert rect.right <= 192
    small = claims_in_view(
        replace(PLAIN, placed=12, fixed_unit=0.5), narrow, 3, (), EVEN
    )
    assert numbers(elements(small[0], "text")[0], "font-size") == (7.5,)


def test_the_note_that_would_cover_one_thing_goes_to_the_next_corner() -> None:
    scene = replace(PLAIN, placed=12)
    corners = []
    taken: list[Rect] = []
    for _ in range(4):
        rect = claims_in_view(scene, plane_of(scene.view, RECT), 3, taken, EVEN)[1]
        assert rect
        corners.append((rect.x < 450, rect.y < 300))
        taken.append(rect)
    assert corners == [(True, True), (False, True), (False, False), (True, False)]


def test_the_small_map_is_a_frame_the_country_and_the_mark() -> None:
    scene = replace(PLAIN, view=View(48.45, 31.1, 8))
    svg, _ = inset(scene)
    assert svg.startswith('<g class="inset" data-box="741 77 152 106"><rect ')
    assert elements(svg, "rect") == [
        (
            '<rect x="742.0" y="78.0" width="150.0" height="104.0" rx="3.0"'
            ' fill="#FFFFFF" stroke="#A9A293" stroke-width="1.00"/>'
        ),
        (
            '<rect x="798.3" y="120.4" width="35.9" height="19.1" fill="#D55E00"'
            ' fill-opacity="0.25" stroke="#D55E00" stroke-width="1.80"/>'
        ),
    ]
    (country,) = elements(svg, "path")
    assert country.startswith('<path d="M')
    assert country.partition('Z" ')[2] == (
        'fill-rule="evenodd" fill="#EDEAE2" stroke="#6E675A" stroke-width="0.90"'
        ' stroke-linejoin="round"/>'
    )


def test_the_small_map_of_a_grey_picture_has_a_mark_in_ink() -> None:
    grey = replace(SCENE, theme=PICTURE_THEMES["grey"], view=View(48.45, 31.1, 8))
    svg, _ = inset(grey)
    mark = elements(svg, "rect")[1]
    assert (attribute(mark, "fill"), attribute(mark, "stroke")) == (
        "#1C1C1C",
        "#1C1C1C",
    )


def test_the_mark_is_cut_at_the_edge_of_the_small_map() -> None:
    def mark(lat: float, lon: float) -> tuple[float, ...]:
        svg, _ = inset(replace(PLAIN, view=View(lat, lon, 7)))
        return tuple(numbers(elements(svg, "rect")[1], "x", "y", "width", "height"))

    # The small map reaches from 742 to 892 and from 78 to 182.
    west, east, north, south = (
        mark(48.45, 22),
        mark(48.45, 40),
        mark(54, 31),
        mark(43, 31),
    )
    assert west[0] == 743
    assert east[0] + east[2] == pytest.approx(891)
    assert north[1] == 79
    assert south[1] + south[3] == pytest.approx(181)
    assert [west, east, north, south] == [
        (743.0, 110.9, 43.1, 38.3),
        (845.0, 110.9, 46.0, 38.3),
        (779.7, 79.0, 71.8, 5.7),
        (779.7, 167.6, 71.8, 13.4),
    ]


def test_the_small_map_needs_a_map_more_than_twice_as_large() -> None:
    scene = replace(PLAIN, view=View(48, 37, 8))

    def has_inset(width: float, height: float) -> bool:
        on = plane_of(scene.view, Rect(0, 0, width, height))
        return inset_map(scene, FOLDERS[0], on, ())[1] is not None

    # 150 of 0.45 of what lies within a margin of 8, and 104.
    assert has_inset(350, 248)
    assert not has_inset(349, 248)
    assert not has_inset(350, 247)


def test_the_small_map_of_a_large_picture_waits_for_a_nearer_view() -> None:
    tall = Rect(0, 0, 1800, 1200)

    def has_inset(zoom: float) -> bool:
        scene = replace(SCENE, fixed_unit=2.0, view=View(48, 37, zoom))
        on = plane_of(scene.view, tall)
        return inset_map(scene, FOLDERS[0], on, ())[1] is not None

    assert [has_inset(zoom) for zoom in (7.99, 8)] == [False, True]


def test_the_bar_and_its_arrow_are_twice_as_large_at_twice_the_unit() -> None:
    svg, rect = bar(replace(PLAIN, fixed_unit=2.0))
    assert (rect.x, rect.bottom, rect.height) == (16.0, 534.0, 56.0)
    assert elements(svg, "text") == [
        (
            '<text x="72.0" y="504.0" font-size="22.0" fill="#1F2328"'
            ' class="scale-words">'
        ),
        ('<text x="36.9" y="526.0" font-size="17.0" fill="#1F2328" font-weight="700">'),
    ]
    assert elements(svg, "path") == [
        (
            '<path d="M72.0 510.0V520.0H316.7V510.0" fill="none" stroke="#1F2328"'
            ' stroke-width="3.20"/>'
        ),
        (
            '<path class="north" transform="translate(42.0 500.0) scale(2.000)" d="M0'
            ' -9L5 5L0 2L-5 5Z" fill="#1F2328"/>'
        ),
    ]
