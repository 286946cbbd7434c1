"""What a picture is asked to show, and what is refused."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dashboard.cartography.scene import check_scene
from dashboard.domain.errors import BadInput
from dashboard.domain.geography.geo import View
from tests.unit.cartography.scenes import SCENE


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"width": 199}, "width 199: a picture is 200 to 4000 pixels on each side"),
        ({"height": 4001}, "height 4001: a picture is 200 to 4000 pixels on each"),
        ({"scale": 0.99}, "scale 0.99: choose 1 to 3"),
        ({"scale": 3.01}, "scale 3.01: choose 1 to 3"),
        (
            {"width": 4000, "height": 2001, "scale": 1.7321},
            "4000 x 2001 at scale 1.7321: more than 24 million pixels",
        ),
        ({"view": View(85.1, 37, 8)}, "centre 85.1, 37: give degrees within 85 and"),
        ({"view": View(-85.1, 37, 8)}, "centre -85.1, 37: give degrees"),
        ({"view": View(48, 180.1, 8)}, "centre 48, 180.1: give degrees"),
        ({"view": View(48, float("inf"), 8)}, "centre 48, inf: give degrees"),
        ({"view": View(48, 37, 1.9)}, "zoom 1.9: choose 2 to 18"),
        ({"view": View(48, 37, 18.1)}, "zoom 18.1: choose 2 to 18"),
    ],
)
def test_what_is_refused_is_named(fields: dict[str, object], reason: str) -> None:
    with pytest.raises(BadInput, match=re.escape(reason)):
        check_scene(replace(SCENE, **fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "fields",
    [
        {"width": 200, "height": 4000},
        {"width": 4000, "height": 200},
        {"width": 2000, "height": 3000, "scale": 2},
        {"scale": 3},
        {"view": View(85, -180, 2)},
        {"view": View(-85, 180, 18)},
    ],
)
def test_the_bounds_themselves_are_allowed(fields: dict[str, object]) -> None:
    check_scene(replace(SCENE, **fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("width", "height", "fixed", "unit"),
    [
        (1200, 630, 0, 1.0),
        (630, 1200, 0, 1.0),
        (4000, 4000, 0, 3.0),
        (200, 200, 0, 0.5),
        (1260, 1260, 0, 2**0.6),
        (1200, 630, 2.3, 2.3),
    ],
)
def test_larger_pictures_have_larger_letters(
    width: int, height: int, fixed: float, unit: float
) -> None:
    scene = replace(SCENE, width=width, height=height, fixed_unit=fixed)
    assert scene.unit == pytest.approx(unit, abs=0.005)
