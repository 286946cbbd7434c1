"""Rectangles, and the plane of the map part."""

from __future__ import annotations

import pytest

from dashboard.cartography.geometry import Rect, plane_of
from dashboard.domain.geography.geo import View

RECT = Rect(10, 20, 30, 40)


def test_edges_and_middle() -> None:
    assert (RECT.right, RECT.bottom, RECT.center) == (40, 60, (25, 40))


@pytest.mark.parametrize(
    ("other", "shared"),
    [
        (Rect(35, 55, 30, 30), 25),
        (Rect(0, 0, 100, 100), 1200),
        (Rect(40, 20, 5, 5), 0),
        (Rect(10, 60, 5, 5), 0),
        (Rect(5, 20, 5, 5), 0),
        (Rect(10, 15, 5, 5), 0),
        (Rect(60, 80, 5, 5), 0),
        (Rect(12, 22, 2, 3), 6),
    ],
)
def test_two_rectangles_share_an_area_or_only_an_edge(
    other: Rect, shared: float
) -> None:
    for first, second in ((RECT, other), (other, RECT)):
        assert first.overlap_area(second) == shared
        assert first.intersects(second) == (shared > 0)


@pytest.mark.parametrize(
    ("other", "inside"),
    [
        (RECT, True),
        (Rect(11, 21, 28, 38), True),
        (Rect(9, 20, 30, 40), False),
        (Rect(10, 19, 30, 40), False),
        (Rect(10, 20, 31, 40), False),
        (Rect(10, 20, 30, 41), False),
    ],
)
def test_a_rectangle_contains_what_lies_wholly_in_it(other: Rect, inside: bool) -> None:
    assert RECT.contains(other) is inside


@pytest.mark.parametrize(
    ("x", "y", "inside"),
    [
        (10, 20, True),
        (40, 60, True),
        (9.9, 40, False),
        (40.1, 40, False),
        (25, 19.9, False),
        (25, 60.1, False),
    ],
)
def test_a_point_on_the_edge_is_inside(x: float, y: float, inside: bool) -> None:
    assert RECT.contains_point(x, y) is inside


def test_grown_and_shrunk() -> None:
    assert RECT.grown(5) == Rect(5, 15, 40, 50)
    assert RECT.grown(-5) == Rect(15, 25, 20, 30)


def test_the_middle_of_the_view_is_the_middle_of_the_map_part() -> None:
    rect = Rect(100, 50, 400, 200)
    on = plane_of(View(48, 37, 8), rect)
    assert on.side == 256 * 2**8
    assert on.rect == rect
    assert on.pixel(48, 37) == pytest.approx((300, 150))
    east, north = on.pixel(48, 38), on.pixel(49, 37)
    # 65,536 pixels are 360 degrees of longitude.
    assert east == pytest.approx((300 + 65_536 / 360, 150))
    assert north[0] == pytest.approx(300)
    assert north[1] < 150
