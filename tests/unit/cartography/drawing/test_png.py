"""Pixels: what is drawn piece by piece and kept looks like the whole SVG drawn at
once.
"""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pytest
import resvg_py
from PIL import Image

from dashboard.cartography import picture_svg, svg_image
from dashboard.cartography.drawing.glyphs import TEXT
from dashboard.cartography.drawing.png import CACHE_BYTES, HEAVY, ShapeCache, encode_png
from dashboard.domain.errors import BadInput
from tests.unit.cartography.scenes import FOLDERS, scene

BASEMAP, FONTS = FOLDERS


def whole(svg: str, scale: float) -> Image.Image:
    png = resvg_py.svg_to_bytes(svg_string=svg, zoom=scale, skip_system_fonts=True)
    return Image.open(io.BytesIO(bytes(png))).convert("RGB")


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["light", "dark", "grey"])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_pieces_look_like_the_whole(theme: str, scale: float) -> None:
    svg = TEXT.sub(
        "", picture_svg(replace(scene("preview", theme), scale=scale), BASEMAP)
    )
    pieces = ShapeCache().shapes(svg, scale)
    apart = np.abs(
        np.asarray(pieces, dtype=np.int16)
        - np.asarray(whole(svg, scale), dtype=np.int16)
    ).max(axis=2)
    assert apart.mean() <= 1.0
    assert (
        apart > 60
    ).mean() <= 0.004  # edges of rings and of markers half a pixel aside


@pytest.mark.slow
def test_letters_follow_the_words_and_nothing_kept_is_changed() -> None:
    one = scene("preview")
    first = svg_image(picture_svg(one, BASEMAP), FONTS, 1)
    other = svg_image(
        picture_svg(replace(one, title="Another title"), BASEMAP), FONTS, 1
    )
    assert first.tobytes() != other.tobytes()
    assert first.tobytes() == svg_image(picture_svg(one, BASEMAP), FONTS, 1).tobytes()


@pytest.mark.slow
def test_what_is_kept_is_bounded() -> None:
    kept = ShapeCache()
    for number in range(30):
        svg = TEXT.sub(
            "", picture_svg(replace(scene("preview"), scale=1 + number / 100), BASEMAP)
        )
        kept.shapes(svg, 1 + number / 100)
    assert sum(3 * p.width * p.height for p in kept._images.values()) <= CACHE_BYTES


def test_a_heavy_picture_loses_shades_no_eye_tells_apart() -> None:
    noise = Image.effect_noise((300, 300), 90).convert("RGB")
    png, held = encode_png(noise)
    apart = np.abs(np.asarray(noise, dtype=np.int16) - np.asarray(held, dtype=np.int16))
    assert 0 < apart.max() <= 3
    with Image.open(io.BytesIO(png)) as again:
        assert again.tobytes() == held.tobytes()
    plain = Image.new("RGB", (300, 300), "#123456")
    assert encode_png(plain)[1] is plain
    assert len(encode_png(plain)[0]) < HEAVY * 300 * 300


@pytest.mark.parametrize("scale", [0.99, 3.01])
def test_a_scale_out_of_range_is_named(scale: float) -> None:
    with pytest.raises(BadInput) as error:
        svg_image("<svg/>", FONTS, scale)
    assert str(error.value) == f"scale {scale}: choose 1 to 3"
