"""Pieces and papers: drawn once each, they give the same picture as one layer does."""

from __future__ import annotations

import re

import numpy as np
import pytest
from PIL import Image

from dashboard.cartography import picture_svg, svg_image
from dashboard.cartography.drawing.pieces import (
    PAPER,
    PIECE,
    paper_element,
    paste_pieces,
    piece_element,
)
from dashboard.cartography.drawing.png import resvg_image
from dashboard.cartography.geometry import Rect
from tests.unit.cartography.scenes import FOLDERS, scene

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80" viewBox="0 0 120'
    ' 80">'
)
DISC = (
    '<circle cx="61.5" cy="30.2" r="14" fill="#D55E00" stroke="#1F2328"'
    ' stroke-width="1.5"/>'
)


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_a_piece_is_drawn_where_one_layer_draws_it(scale: float) -> None:
    svg = paper_element(Rect(0, 60, 120, 20), "#FFEEDD") + piece_element(
        "disc", Rect(47.5, 16.2, 28, 28), DISC
    )
    laid = Image.new("RGB", (round(120 * scale), round(80 * scale)), "#FFFFFF")
    whole = laid.copy()
    paste_pieces(laid, svg, scale, resvg_image)
    layer = resvg_image(f"{HEAD}{svg}</svg>", scale).convert("RGBA")
    whole.paste(layer, (0, 0), layer)
    apart = np.abs(np.asarray(laid, dtype=np.int16) - np.asarray(whole, dtype=np.int16))
    assert apart.max() <= 2
    assert laid.getpixel((round(61 * scale), round(30 * scale))) == (0xD5, 0x5E, 0x00)
    assert laid.getpixel((5, round(70 * scale))) == (0xFF, 0xEE, 0xDD)


def test_a_piece_that_reaches_over_the_edge_is_cut_there() -> None:
    laid = Image.new("RGB", (40, 40), "#FFFFFF")
    paste_pieces(
        laid,
        piece_element(
            "disc",
            Rect(-10, -10, 20, 20),
            '<circle cx="0" cy="0" r="8" fill="#0072B2"/>',
        ),
        1,
        resvg_image,
    )
    assert laid.getpixel((1, 1)) == (0x00, 0x72, 0xB2)
    assert laid.getpixel((20, 20)) == (255, 255, 255)


@pytest.mark.slow
@pytest.mark.parametrize("preset", ["preview", "square", "story", "a4"])
def test_no_shape_of_a_picture_needs_a_layer_of_its_own(preset: str) -> None:
    svg = picture_svg(scene(preset), *FOLDERS)
    over = svg[svg.index("</g>", svg.index('class="ground"')) :]
    for kind in (PIECE, PAPER, re.compile(r'<g class="marker">.*?</g>', re.DOTALL)):
        over = kind.sub("", over)
    left = set(re.findall(r'<(?:path|rect|circle|image)\b(?: class="(\w*)")?', over))
    assert left <= {"doubt", "dot", "number"}


@pytest.mark.slow
def test_the_picture_is_the_one_that_a_single_layer_gives() -> None:
    svg = picture_svg(scene("preview"), *FOLDERS)
    once = resvg_image(re.sub(r"<text [^>]*>[^<]*</text>", "", svg), 1).convert("RGB")
    parts = svg_image(re.sub(r"<text [^>]*>[^<]*</text>", "", svg), FOLDERS[1], 1)
    apart = np.abs(
        np.asarray(once, dtype=np.int16) - np.asarray(parts, dtype=np.int16)
    ).max(axis=2)
    assert apart.mean() < 1
    assert (apart > 60).mean() < 0.002
