"""Markers pasted: each look drawn once, wherever it stands."""

from __future__ import annotations

import pytest
from PIL import Image

from dashboard.cartography.drawing import sprites
from dashboard.cartography.drawing.png import resvg_image
from dashboard.cartography.drawing.sprites import SPRITE, paste_sprites

DISC = '<circle cx="{x}.0" cy="{y}.0" r="5.0" fill="#D55E00"/>'
SYMBOL = '<path transform="translate({x}.0 {y}.0) scale(1.000)" d="M-2 0H2"/>'


def marker(x: int, y: int) -> str:
    return f'<g class="marker">{DISC.format(x=x, y=y)}{SYMBOL.format(x=x, y=y)}</g>'


@pytest.mark.parametrize("scale", [1, 2, 3])
@pytest.mark.parametrize(
    "svg",
    [
        marker(40, 30),
        '<circle class="dot" cx="40" cy="30" r="5.0" fill="#D55E00"/>',
        '<rect class="number" x="36.5" y="26.5" width="7.0" height="7.0" rx="1.0"'
        ' fill="#D55E00"/>',
    ],
)
def test_a_sprite_is_pasted_where_it_stands(svg: str, scale: int) -> None:
    picture = Image.new("RGB", (80 * scale, 60 * scale), "#FFFFFF")
    paste_sprites(picture, svg, scale, resvg_image)
    assert picture.getpixel((40 * scale, 28 * scale)) == (0xD5, 0x5E, 0x00)
    box = Image.eval(picture.convert("L"), lambda v: 255 if v < 240 else 0).getbbox()
    assert box
    assert (box[0] + box[2]) / 2 == pytest.approx(40 * scale, abs=1)
    assert (box[1] + box[3]) / 2 == pytest.approx(30 * scale, abs=1)


def test_one_look_is_drawn_once() -> None:
    drawn: list[str] = []

    def rasteriser(svg: str, scale: float) -> Image.Image:
        drawn.append(svg)
        return resvg_image(svg, scale)

    picture = Image.new("RGB", (200, 100), "#FFFFFF")
    paste_sprites(picture, marker(40, 30) + marker(120, 70), 1, rasteriser)
    assert len(drawn) == 1
    assert 'cx="0.0" cy="0.0"' in drawn[0]
    assert "translate(0.0 0.0)" in drawn[0]
    assert picture.getpixel((120, 68)) == (0xD5, 0x5E, 0x00)


def test_only_what_is_a_sprite_is_one() -> None:
    svg = marker(1, 2) + '<circle class="doubt" cx="1" cy="2" r="9"/><rect x="1"/>'
    assert [m[0] for m in SPRITE.finditer(svg)] == [marker(1, 2)]


@pytest.mark.parametrize(
    ("svg", "side"),
    [
        # One and a half times the largest length, up to the next multiple of 6 and one
        # more.
        ('<circle class="dot" cx="0.0" cy="0.0" r="3.9"/>', 12),
        ('<circle class="dot" cx="0.0" cy="0.0" r="4.0"/>', 18),
        ('<rect class="number" x="-9.0" y="-4.0" width="7.9" height="7.0"/>', 24),
    ],
)
def test_a_sprite_has_room_around_it(svg: str, side: int) -> None:
    drawn: list[tuple[str, float]] = []

    def rasteriser(svg: str, scale: float) -> Image.Image:
        drawn.append((svg, scale))
        return Image.new("RGB", (1, 1))

    image, shift = sprites._sprite(svg, 1.5, rasteriser)
    assert (image.mode, shift) == ("RGBA", side)
    assert drawn == [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{2 * side}"'
            f' height="{2 * side}" viewBox="{-side} {-side} {2 * side} {2 * side}">'
            f"{svg}</svg>",
            1.5,
        )
    ]


@pytest.mark.parametrize(
    ("svg", "origin"),
    [
        ('<circle class="dot" cx="40.5" cy="30" r="5"/>', (40.5, 30)),
        ('<rect class="number" x="36.5" y="-26.5" width="7"/>', (36.5, -26.5)),
        (marker(7, 8), (7, 8)),
        ('<circle cx="1" cy="2"/><circle cx="3" cy="4"/>', (1, 2)),
        ('<circle cx="1" cy="2"/><path transform="translate(3 4)"/>', (3, 4)),
        ("<g/>", (0, 0)),
    ],
)
def test_the_point_an_element_is_drawn_around(
    svg: str, origin: tuple[float, float]
) -> None:
    assert sprites._origin(svg) == origin


def test_an_element_moved_to_nought() -> None:
    svg = marker(40, 30) + '<rect class="number" x="36.5" y="26.5" rx="1.0"/>'
    assert sprites._moved(svg, 36, 26) == (
        '<g class="marker"><circle cx="4.0" cy="4.0" r="5.0" fill="#D55E00"/><path'
        ' transform="translate(4.0 4.0) scale(1.000)" d="M-2 0H2"/></g>'
        '<rect class="number" x="0.5" y="0.5" rx="1.0"/>'
    )
