"""Pieces of a picture that lie in a box of their own: resvg draws each once, Pillow lays it down again and again.

A layer as large as the picture takes resvg 25 ms even when nothing stands on it, and Pillow 15 ms to unpack and lay.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import lru_cache

from PIL import Image, ImageColor

from dashboard.cartography.frame import Rect

PIECE = re.compile(r'<g class="[a-z]+" data-box="([-\d]+) ([-\d]+) (\d+) (\d+)">.*?</g>', re.DOTALL)
PAPER = re.compile(
    r'<rect class="paper" x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)" fill="(#\w+)"/>'
)  # fmt: skip
_EITHER = re.compile(f"{PIECE.pattern}|{PAPER.pattern}", re.DOTALL)
Shapes = Callable[[str, float], Image.Image]


def piece(role: str, rect: Rect, svg: str) -> str:
    """Return what is drawn within that rectangle as a piece. svg: shapes and words without groups of their own."""
    left, top = math.floor(rect.x) - 1, math.floor(rect.y) - 1
    wide, high = math.ceil(rect.right) + 1 - left, math.ceil(rect.bottom) + 1 - top
    return f'<g class="{role}" data-box="{left} {top} {wide} {high}">{svg}</g>'


def paper(rect: Rect, fill: str) -> str:
    """Return a plain rectangle of one colour (#RRGGBB) that covers all below it."""
    return (
        f'<rect class="paper" x="{rect.x:.1f}" y="{rect.y:.1f}" width="{rect.width:.1f}" height="{rect.height:.1f}" '
        f'fill="{fill}"/>'
    )


def lay(picture: Image.Image, svg: str, scale: float, shapes: Shapes) -> None:
    """Draw the pieces and papers of the SVG onto the picture, in their order. shapes: draws SVG text at a scale."""
    for found in _EITHER.finditer(svg):
        x, y, wide, high = (float(value) for value in found.groups()[:8] if value)
        left, top = round(x * scale), round(y * scale)
        if found[9]:
            right, low = round((x + wide) * scale), round((y + high) * scale)
            picture.paste(ImageColor.getrgb(found[9]), (left, top, right, low))
        else:
            drawn = _drawn(found[0], (x, y, wide, high), scale, shapes)
            picture.paste(drawn, (left, top), drawn)


@lru_cache(maxsize=150)
def _drawn(svg: str, box: tuple[float, float, float, float], scale: float, shapes: Shapes) -> Image.Image:
    x, y, wide, high = box
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:g}" height="{high:g}" '
    return shapes(f'{head}viewBox="{x:g} {y:g} {wide:g} {high:g}">{svg}</svg>', scale).convert("RGBA")
