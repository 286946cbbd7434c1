"""Pieces of a picture that lie in a box of their own: resvg draws each once, Pillow
lays it down again and again.

A layer as large as the picture takes resvg 25 ms even when nothing stands on it, and
Pillow 15 ms to unpack and lay.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

from PIL import Image, ImageColor

from dashboard.cartography.drawing.sprites import Rasteriser
from dashboard.cartography.geometry import Rect

PIECE = re.compile(
    r'<g class="[a-z]+" data-box="([-\d]+) ([-\d]+) (\d+) (\d+)">.*?</g>', re.DOTALL
)
PAPER = re.compile(
    r'<rect class="paper" x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)"'
    r' height="([\d.]+)" fill="(#\w+)"/>'
)
_EITHER = re.compile(f"{PIECE.pattern}|{PAPER.pattern}", re.DOTALL)
_PAPER_FILL = 9
"""Group of _EITHER that only a paper has."""


def piece_element(role: str, rect: Rect, svg: str) -> str:
    """Return what is drawn within that rectangle as a piece. svg: shapes and text
    without groups of their own.
    """
    # One pixel more on each side: the edge of a shape may lie between two pixels.
    left, top = math.floor(rect.x) - 1, math.floor(rect.y) - 1
    width, height = math.ceil(rect.right) + 1 - left, math.ceil(rect.bottom) + 1 - top
    return f'<g class="{role}" data-box="{left} {top} {width} {height}">{svg}</g>'


def paper_element(rect: Rect, fill: str) -> str:
    """Return a plain rectangle of one colour (#RRGGBB) that covers all below it."""
    return (
        f'<rect class="paper" x="{rect.x:.1f}" y="{rect.y:.1f}"'
        f' width="{rect.width:.1f}" height="{rect.height:.1f}" fill="{fill}"/>'
    )


def paste_pieces(
    picture: Image.Image,
    svg: str,
    scale: float,
    rasteriser: Rasteriser,
) -> None:
    """Draw the pieces and papers of the SVG onto the picture, in their order."""
    for match in _EITHER.finditer(svg):
        numbers = match.groups()[: _PAPER_FILL - 1]
        x, y, width, height = (float(value) for value in numbers if value)
        left, top = round(x * scale), round(y * scale)
        fill = match[_PAPER_FILL]
        # In the order of the SVG: what comes later lies above.
        if fill:
            right, bottom = round((x + width) * scale), round((y + height) * scale)
            picture.paste(ImageColor.getrgb(fill), (left, top, right, bottom))
        else:
            piece = _piece_image(match[0], (x, y, width, height), scale, rasteriser)
            picture.paste(piece, (left, top), piece)


@lru_cache(maxsize=150)
def _piece_image(
    svg: str,
    box: tuple[float, float, float, float],
    scale: float,
    rasteriser: Rasteriser,
) -> Image.Image:
    x, y, width, height = box
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}"'
        f' height="{height:g}" viewBox="{x:g} {y:g} {width:g} {height:g}">'
    )
    return rasteriser(f"{head}{svg}</svg>", scale).convert("RGBA")
