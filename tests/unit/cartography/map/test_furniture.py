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
