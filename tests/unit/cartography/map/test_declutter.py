"""Markers that would cover one another."""

from __future__ import annotations

import math
import random
from itertools import combinations

import pytest

from dashboard.cartography.drawing.text import Appearance, load_metrics
from dashboard.cartography.geometry import Rect, plane_of
from dashboard.cartography.map.declutter import (
    merge_overlapping,
    merged_marker,
    move_areas_aside,
)
from dashboard.cartography.map.markers import PlacedMarker
from dashboard.cartography.style import PICTURE_THEMES
from dashboard.domain.geography.geo import View
from dashboard.domain.words import WIDE
from tests.unit.cartography.scenes import FOLDERS, MARKERS, marker

RECT = Rect(0, 0, 600, 400)
SIZES = load_metrics(FOLDERS[1])


@pytest.mark.parametrize("count", [4, 60, 400])
def test_markers_of_a_crowd_do_not_cover_one_another(count: int) -> None:
    rng = random.Random(count)  # noqa: S311
    crowd = [
        marker(
            rng.uniform(47, 49),
            rng.uniform(35.5, 38.5),
            f"P{i}",
            count=rng.randint(1, 300),
            contested=i % 7 == 0,
            precision="oblast" if i % 60 == 5 else "settlement",
        )
        for i in range(count)
    ]
    rect = Rect(0, 70, 900, 480)
    on = plane_of(View(48, 37, 7), rect)
    placed = merge_overlapping(crowd, on, 1)
    settled = [s for s in placed if s.marker.precision not in WIDE]
    assert not [
        (a, b)
        for a, b in combinations(settled, 2)
        if math.hypot(a.x - b.x, a.y - b.y) < (a.reach + b.reach)
    ]
    shown = sum(s.marker.count for s in placed)
    assert shown == sum(
        m.count for m in crowd if on.rect.contains(Rect(*on.pixel(m.lat, m.lon), 0, 0))
    )
    moved = move_areas_aside(
        placed, rect, Appearance(PICTURE_THEMES["light"], 1, SIZES)
    )
    assert sorted(s.marker.place_id for s in moved) == sorted(
        s.marker.place_id for s in placed
    )
    assert all(rect.contains(s.box) for s in moved)
    assert all(
        s.anchor is not None or (s.x, s.y) == (o.x, o.y)
        for s, o in zip(
            sorted(moved, key=id_of), sorted(placed, key=id_of), strict=True
        )
    )


def id_of(spot: object) -> tuple[object, ...]:
    return spot.marker.place_id, spot.marker.lat, spot.marker.lon  # type: ignore[attr-defined]


def test_a_joined_marker_adds_up() -> None:
    both = merged_marker(MARKERS[0], MARKERS[1])
    assert (both.count, both.places, both.contested, both.actor, both.name) == (
        12,
        2,
        True,
        "several",
        "",
    )


def test_a_merged_marker_stands_between_by_the_counts() -> None:
    first = marker(48, 36, "A", count=3, kind="strike", unaccepted=1)
    other = marker(50, 40, "B", count=1, kind="strike", unaccepted=1, places=2)
    both = merged_marker(first, other)
    assert (both.lat, both.lon) == (48.5, 37)
    assert (both.count, both.places, both.unaccepted) == (4, 3, 2)
    assert (both.actor, both.kind, both.contested) == ("UA", "strike", False)
    assert (both.place_id, both.name, both.precision, both.radius_km) == (
        "",
        "",
        "",
        None,
    )
    mixed = merged_marker(first, marker(50, 40, "B", actor="RU", kind="clash"))
    assert (mixed.actor, mixed.kind) == ("several", "several")


def near(pixels: float) -> list[PlacedMarker]:
    """Return two markers that many pixels apart, as they are merged or not."""
    on = plane_of(View(48, 37, 8), RECT)
    east = 37 + pixels * 360 / on.side
    return merge_overlapping([marker(48, 37, "A"), marker(48, east, "B")], on, 1)


def test_two_markers_that_cover_one_another_become_one() -> None:
    # Each reaches 12 pixels, and a little room is left between them.
    assert [p.marker.count for p in near(26)] == [2]
    assert [p.marker.count for p in near(28)] == [1, 1]


def test_areas_are_not_merged() -> None:
    on = plane_of(View(48, 37, 8), RECT)
    area = marker(48, 37, "Area", precision="oblast")
    placed = merge_overlapping([marker(48, 37, "A"), area, area], on, 1)
    assert [p.marker.count for p in placed] == [1, 1, 1]


def test_a_marker_at_the_edge_is_drawn_whole_beside_its_place() -> None:
    on = plane_of(View(48, 37, 8), RECT)
    west = 37 - 299 * 360 / on.side
    (placed,) = merge_overlapping([marker(48, west, "A")], on, 1)
    assert (placed.x, placed.y) == (14, 200)
    assert placed.anchor == (1.0, 200.0)
    inner = 37 - 290 * 360 / on.side
    (close,) = merge_overlapping([marker(48, inner, "A")], on, 1)
    assert (close.x, close.anchor) == (14, None), "nearer than its radius"


def test_an_area_is_moved_to_the_nearest_free_place_alone() -> None:
    look = Appearance(PICTURE_THEMES["light"], 1, SIZES)
    on = plane_of(View(48, 37, 8), RECT)
    placed = merge_overlapping(
        [marker(48, 37, "A"), marker(48, 37, "Area", precision="oblast")], on, 1
    )
    moved = {p.marker.name: p for p in move_areas_aside(placed, RECT, look)}
    assert (moved["A"].x, moved["A"].y, moved["A"].anchor) == (300, 200, None)
    assert moved["Area"].anchor == (300.0, 200.0)
    assert math.hypot(moved["Area"].x - 300, moved["Area"].y - 200) == pytest.approx(
        25, abs=1
    )
    alone = merge_overlapping([marker(48, 37, "Area", precision="oblast")], on, 1)
    assert move_areas_aside(alone, RECT, look) == alone
