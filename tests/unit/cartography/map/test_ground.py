"""Who is said to hold what, as shapes between land and markers."""

from __future__ import annotations

import re

from dashboard.cartography.geometry import Rect, plane_of
from dashboard.cartography.map.ground import ground_elements, ground_paint
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


def test_a_reference_layer_to_the_number() -> None:
    assert held() == (
        '<g class="held" data-box="-1 -1 602 402">'
        '<path class="reference" d="M281.8 227.2L318.2 227.2L318.2 172.8L281.8'
        ' 172.8L281.8 227.2Z" fill="#D55E00" fill-rule="evenodd"'
        ' fill-opacity="0.12" stroke="#D55E00" stroke-width="2.50"'
        ' stroke-linejoin="round"/></g>'
    )


def test_claimed_control_to_the_number() -> None:
    assert held("area", chance=0.1) == (
        '<g class="held" data-box="-1 -1 602 402">'
        '<path class="area" d="M281.8 227.2L318.2 227.2L318.2 172.8L281.8'
        ' 172.8L281.8 227.2Z" fill="#D55E00" fill-rule="evenodd"'
        ' fill-opacity="0.288"/></g>'
    )


def test_half_way_to_the_number() -> None:
    svg = ground_elements((GroundShape("line", "", (SQUARE,)),), ON, LIGHT, 2)
    assert svg == (
        '<g class="held" data-box="-1 -1 602 402">'
        '<path class="halfway" d="M281.8 227.2L318.2 227.2L318.2 172.8L281.8'
        ' 172.8L281.8 227.2" fill="none" stroke="#1F2328" stroke-width="4.00"'
        ' stroke-dasharray="12.0 8.0"/></g>'
    )


def test_what_hardly_leaves_the_map_is_still_drawn() -> None:
    def is_drawn(x: float, y: float) -> bool:
        """Whether a square of 10 pixels with its corner there is drawn."""
        lon, degree = 37 + (x - 300) * 360 / ON.side, 360 / ON.side
        lat = 48 - (y - 200) * degree * 0.669
        ring = ((lon, lat), (lon + 10 * degree, lat), (lon, lat - 6 * degree))
        return bool(
            ground_elements((GroundShape("area", "UA", (ring,)),), ON, LIGHT, 1)
        )

    # Four pixels beyond the map part on every side.
    assert [is_drawn(x, 200) for x in (-15, -13, 603, 605)] == [
        False,
        True,
        True,
        False,
    ]
    assert [is_drawn(300, y) for y in (-20, -5, 402, 407)] == [False, True, True, False]


def test_a_ring_of_a_single_corner_is_nothing() -> None:
    dot = GroundShape("area", "UA", (((37.0, 48.0),),))
    assert ground_elements((dot,), ON, LIGHT, 1) == ""
    heights = GroundShape("area", "UA", (tuple((*at, 5.0) for at in SQUARE),))
    flat = GroundShape("area", "UA", (SQUARE,))
    assert ground_elements((heights,), ON, LIGHT, 1) == ground_elements(
        (flat,), ON, LIGHT, 1
    )


def test_the_paint_of_a_side() -> None:
    assert ground_paint("RU", LIGHT) == "#D55E00"
    assert ground_paint("RU", DARK) == "#D55E00"
    assert ground_paint("RU", GREY) == "#606060"
