"""Rings on a drawn picture: a light disc, a dashed edge, nothing beyond."""

from __future__ import annotations

import math
from typing import Any

import pytest
from PIL import Image

from dashboard.cartography.drawing import uncertainty
from dashboard.cartography.drawing.uncertainty import RING, paint_rings
from dashboard.cartography.map.markers import ring_element

WHITE = (255, 255, 255)


def painted(
    svg: str, scale: float = 1, size: tuple[int, int] = (200, 160)
) -> Image.Image:
    picture = Image.new("RGB", (round(size[0] * scale), round(size[1] * scale)), WHITE)
    paint_rings(picture, svg, scale)
    return picture


@pytest.mark.parametrize("scale", [1, 2])
def test_inside_is_a_tint_and_outside_nothing(scale: int) -> None:
    picture = painted(ring_element(100, 80, 50, "#D55E00", 1), scale)
    inside = picture.getpixel((100 * scale, 80 * scale))
    # Seven in a hundred of the colour.
    expected = [round(255 + (c - 255) * 18 / 255) for c in (0xD5, 0x5E, 0x00)]
    assert inside == pytest.approx(expected, abs=1)
    for x, y in ((100, 20), (100, 140), (40, 80), (160, 80)):
        assert picture.getpixel((x * scale, y * scale)) == WHITE


def test_the_edge_is_dashed() -> None:
    picture = painted(ring_element(100, 80, 50, "#000000", 1))
    dark = [
        min(
            sum(
                picture.getpixel(  # type: ignore[arg-type]
                    (round(100 + r * math.cos(a)), round(80 + r * math.sin(a)))
                )
            )
            for r in (49, 50, 51)
        )
        < 400
        for a in (math.pi * k / 180 for k in range(360))
    ]
    changes = sum(
        first != second for first, second in zip(dark, dark[1:] + dark[:1], strict=True)
    )
    # 314 pixels round, in dashes of 6 with gaps of 4.5: thirty.
    assert changes == pytest.approx(60, abs=6)
    assert 0.4 < sum(dark) / 360 < 0.75


def test_rings_off_the_picture_leave_it_as_it_was() -> None:
    for x, y in ((-100, 80), (400, 80), (100, -100), (100, 400)):
        picture = painted(ring_element(x, y, 50, "#000000", 1))
        assert picture.tobytes() == painted("").tobytes()
    # One that holds the whole picture tints all of it.
    whole = painted(ring_element(100, 80, 900, "#000000", 1))
    assert whole.getcolors() == [(200 * 160, (237, 237, 237))]


def test_only_rings_are_rings() -> None:
    assert RING.findall('<circle class="sign" r="1"/><circle class="dot" r="2"/>') == []


def test_a_dash_is_as_strong_as_its_ring_says_and_has_its_colour() -> None:
    picture = painted(ring_element(100, 80, 50, "#0000FF", 4))
    # The first dash begins at the right and goes down.
    red, green, blue = picture.getpixel((150, 84))  # type: ignore[misc]
    assert (red, green) == pytest.approx((25, 25), abs=14)
    assert blue == 255


def test_dashes_are_as_thick_as_the_ring_says() -> None:
    def thickness(unit: float, scale: float = 1) -> int:
        picture = painted(ring_element(100, 80, 50, "#000000", unit), scale)
        row = round(82 * scale)
        return sum(
            sum(picture.getpixel((x, row))) < 500  # type: ignore[arg-type]
            for x in range(round(140 * scale), round(160 * scale))
        )

    assert thickness(1) in (1, 2)
    assert thickness(4) == pytest.approx(5.6, abs=1)
    assert thickness(4, 2) == pytest.approx(11.2, abs=1.5)


def test_each_of_several_rings_has_its_own_colour() -> None:
    both = ring_element(60, 80, 40, "#FF0000", 4) + ring_element(
        140, 80, 40, "#0000FF", 4
    )
    picture = painted(both)
    # Where the first dash of each begins.
    first: Any = picture.getpixel((100, 82))
    second: Any = picture.getpixel((180, 82))
    assert second[2] > 200 > second[0]
    assert first[0] > first[2]


def test_a_ring_is_cut_at_the_edge_of_the_picture() -> None:
    picture = painted(ring_element(0, 0, 50, "#000000", 1))
    assert picture.getpixel((10, 10)) == (237, 237, 237)
    assert picture.getpixel((60, 60)) == WHITE
    assert painted(ring_element(200, 160, 50, "#000000", 1)).getpixel((190, 150)) == (
        237,
        237,
        237,
    )


RING_AT = {"cx": "20", "cy": "30", "r": "10", "stroke-dasharray": "6 4"}


def test_dashes_are_whole_and_begin_at_the_right() -> None:
    dashes = list(uncertainty._dashes(RING_AT, 1, (100, 100)))
    # 62.8 pixels round: six dashes of ten.
    assert len(dashes) == 6
    (start, end), (second, _), *_ = dashes
    assert start == pytest.approx((30, 30))
    assert end == pytest.approx((20 + 10 * math.cos(0.6), 30 + 10 * math.sin(0.6)))
    turn = 2 * math.pi / 6
    assert second == pytest.approx((20 + 10 * math.cos(turn), 30 + 10 * math.sin(turn)))
    large = list(uncertainty._dashes(RING_AT, 2, (200, 200)))
    assert len(large) == 6
    assert large[0][0] == pytest.approx((60, 60))
    small = {**RING_AT, "r": "0.5"}
    assert len(list(uncertainty._dashes(small, 1, (100, 100)))) == 1


@pytest.mark.parametrize(
    ("cx", "cy", "number"),
    [
        # Edges reach to 6 pixels, a dash, beyond the picture and no farther.
        ("-16.0", "50", 0),
        ("-15.9", "50", 1),
        ("116.0", "50", 0),
        ("115.9", "50", 1),
        ("50", "115", 1),
        ("50", "116", 0),
        ("50", "-116", 0),
    ],
)
def test_dashes_beyond_the_picture_are_left_out(cx: str, cy: str, number: int) -> None:
    ring = {**RING_AT, "cx": cx, "cy": cy}
    assert len(list(uncertainty._dashes(ring, 1, (100, 100)))) == number


def test_the_disc_covers_what_its_radius_says() -> None:
    ring = {**RING_AT, "fill": "#000000", "fill-opacity": "0.5"}
    picture = Image.new("RGB", (40, 60), WHITE)
    uncertainty._tint(picture, ring, 1)
    assert picture.getpixel((20, 30)) == (127, 127, 127)
    box = Image.eval(picture.convert("L"), lambda value: 255 - value).getbbox()
    assert box == (10, 20, 30, 40)
    for cx, cy, left in (("0", "0", (0, 0, 10, 10)), ("39", "59", (29, 49, 40, 60))):
        picture = Image.new("RGB", (40, 60), WHITE)
        uncertainty._tint(picture, {**ring, "cx": cx, "cy": cy}, 1)
        shown = Image.eval(picture.convert("L"), lambda value: 255 - value).getbbox()
        assert shown == left
    # Beside the picture, by the width of the disc and not by a pixel less.
    for cx, cy in (("-10", "30"), ("50", "30"), ("20", "-10"), ("20", "70")):
        picture = Image.new("RGB", (40, 60), WHITE)
        uncertainty._tint(picture, {**ring, "cx": cx, "cy": cy}, 1)
        assert picture.getcolors() == [(2400, WHITE)]


def test_sizes_of_a_ring_at_a_scale() -> None:
    assert uncertainty._circle(RING_AT, 1.5) == (30, 45, 15)
    assert uncertainty.OVERSAMPLING == 2
