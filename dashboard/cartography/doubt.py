"""Rings of doubt on a drawn picture.

resvg takes 15 ms to tint a whole picture, and packing thin dashes that cross all of its rows takes it 30 ms more; here
both take a few.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping

from PIL import Image, ImageColor, ImageDraw

CIRCLE = re.compile(r'<circle class="doubt" ([^>]*)/>')
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
Given = Mapping[str, str]
FINE = 2
"""How many times as large edges are drawn before they are made small."""


def rings(picture: Image.Image, svg: str, scale: float) -> None:
    """Draw the rings of the SVG, as `symbols.ring` wrote them, on the picture of what lies under them."""
    found: list[Given] = [dict(_ATTRIBUTE.findall(circle)) for circle in CIRCLE.findall(svg)]
    for given in found:
        _tint(picture, given, scale)
    if not found:
        return
    # Edges are drawn large and made small, for Pillow's own lines are not smooth; their colours need not be.
    large = Image.new("L", (picture.width * FINE, picture.height * FINE))
    paint = Image.new("RGB", picture.size)
    pen, brush = ImageDraw.Draw(large), ImageDraw.Draw(paint)
    for given in found:
        strength, colour = round(float(given["stroke-opacity"]) * 255), ImageColor.getrgb(given["stroke"])
        wide = float(given["stroke-width"]) * scale
        for (ax, ay), (bx, by) in _dashes(given, scale, picture.size):
            pen.line((ax * FINE, ay * FINE, bx * FINE, by * FINE), fill=strength, width=max(1, round(wide * FINE)))
            brush.line((ax, ay, bx, by), fill=colour, width=math.ceil(wide) + 3)
    picture.paste(paint, (0, 0), large.reduce(FINE))


def _round(given: Given, scale: float) -> tuple[float, float, float]:
    x, y, r = (float(given[name]) * scale for name in ("cx", "cy", "r"))
    return x, y, r


def _tint(picture: Image.Image, given: Given, scale: float) -> None:
    x, y, r = _round(given, scale)
    left, top = max(0, math.floor(x - r)), max(0, math.floor(y - r))
    wide, high = min(picture.width, math.ceil(x + r)) - left, min(picture.height, math.ceil(y + r)) - top
    if wide <= 0 or high <= 0:
        return
    mask = Image.new("L", (wide, high))
    strength = round(float(given["fill-opacity"]) * 255)
    ImageDraw.Draw(mask).ellipse((x - r - left, y - r - top, x + r - left, y + r - top), fill=strength)
    picture.paste(ImageColor.getrgb(given["fill"]), (left, top), mask)


def _dashes(
    given: Given, scale: float, size: tuple[int, int]
) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Yield the dashes of the edge that lie on a picture of that size, each as a straight line."""
    x, y, r = _round(given, scale)
    dash, gap = (float(length) * scale for length in given["stroke-dasharray"].split())
    count = max(1, round(2 * math.pi * r / (dash + gap)))
    for number in range(count):
        start = 2 * math.pi * number / count
        one, other = ((x + r * math.cos(a), y + r * math.sin(a)) for a in (start, start + dash / r))
        if any(-dash < px < size[0] + dash and -dash < py < size[1] + dash for px, py in (one, other)):
            yield one, other
