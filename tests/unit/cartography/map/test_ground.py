"""Who is said to hold what, as shapes between land and markers."""

from __future__ import annotations

import re

from dashboard.cartography.geometry import Rect, plane_of
from dashboard.cartography.map.ground import ground_elements
from dashboard.cartography.scene import GroundShape
from dashboard.cartography.style import DARK, GREY, LIGHT, actor_colour
from dashboard.domain.geography.geo import View

ON = plane_of(View(48, 37, 8), Rect(0, 0, 600, 400))
SQUARE = ((36.9, 47.9), (37.1, 47.9), (37.1, 48.1), (36.9, 48.1), (36.9, 47.9))
AWAY = tuple((lon + 40, lat) for lon, lat in SQUARE)


def held(sort: str = "reference", **more: object) -> str:
    shape = GroundShape(sort, "RU", (SQUARE, AWAY), **more)  # type: ignore[arg-type]
    return ground_elements((shape,), ON, LIGHT, 1)


def test_a_reference_layer_is_outlined_in_the_colour_of_its_side() -> None:
    svg = held()
    paint = actor_colour("RU", LIGHT)
    assert f'fill="{paint}"' in svg
    assert f'stroke="{paint}"' in svg
    # What lies elsewhere is not drawn.
    assert svg.count("M") == svg.count("Z") == 1
    assert 'class="held" data-box=' in svg


def test_claimed_control_is_the_stronger_the_surer_it_is() -> None:
    strength = [
        float(re.findall(r'fill-opacity="([\d.]+)"', held("area", chance=chance))[0])
        for chance in (0.0, 0.25, 0.5)
    ]
    assert strength == [0.36, 0.18, 0.0]
    assert "stroke=" not in held("area")


def test_a_line_is_open_and_dashed() -> None:
    svg = held("line")
    assert "stroke-dasharray" in svg
    assert "Z" not in svg


def test_nothing_on_the_ground_is_no_piece() -> None:
    assert ground_elements((), ON, DARK, 1) == ""
    assert ground_elements((GroundShape("area", "UA", (AWAY,)),), ON, DARK, 1) == ""


def test_in_grey_each_side_is_seen_on_the_ground() -> None:
    shape = GroundShape("reference", "RU", (SQUARE,))
    assert f'stroke="{GREY.label_minor}"' in ground_elements((shape,), ON, GREY, 1)


def test_corners_that_would_not_be_seen_are_left_out() -> None:
    ring = (*((37 + n * 1e-6, 48.0) for n in range(1000)), (37.1, 48.1))
    shape = GroundShape("reference", "UA", (ring,))
    assert ground_elements((shape,), ON, LIGHT, 1).count("L") < 5
