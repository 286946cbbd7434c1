"""Rings of uncertainty on a drawn picture.

resvg takes 15 ms to tint a whole picture, and packing thin dashes that cross all of its
rows takes it 30 ms more; here both take a few.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping

from PIL import Image, ImageColor, ImageDraw

RING = re.compile(r'<circle class="doubt" ([^>]*)/>')
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
Attributes = Mapping[str, str]
Point = tuple[float, float]
OVERSAMPLING = 2
"""How many times as large edges are drawn before they are made small."""


def paint_rings(picture: Image.Image, svg: str, scale: float) -> None:
    """Draw the rings of the SVG, as `markers.ring_element` wrote them, on the picture
    of what lies under them.
    """
    rings: list[Attributes] = [dict(_ATTRIBUTE.findall(r)) for r in RING.findall(svg)]
    for ring in rings:
        _tint(picture, ring, scale)
    if rings:
        _paint_edges(picture, rings, scale)


def _paint_edges(
    picture: Image.Image,
    rings: list[Attributes],
    scale: float,
) -> None:
    # Edges are drawn large and made small, for Pillow's own lines are not smooth; their
    # colours need not be.
    width, height = picture.size
    large = Image.new("L", (width * OVERSAMPLING, height * OVERSAMPLING))
    paint = Image.new("RGB", picture.size)
    pen, brush = ImageDraw.Draw(large), ImageDraw.Draw(paint)
    for ring in rings:
        opacity = round(float(ring["stroke-opacity"]) * 255)
        colour = ImageColor.getrgb(ring["stroke"])
        thick = float(ring["stroke-width"]) * scale
        for start, end in _dashes(ring, scale, picture.size):
            fine = tuple(value * OVERSAMPLING for value in (*start, *end))
            pen.line(fine, fill=opacity, width=max(1, round(thick * OVERSAMPLING)))
            # The colour reaches beyond the line, for its soft edge needs it as well.
            brush.line((*start, *end), fill=colour, width=math.ceil(thick) + 3)
    picture.paste(paint, (0, 0), large.reduce(OVERSAMPLING))


def _circle(ring: Attributes, scale: float) -> tuple[float, float, float]:
    x, y, r = (float(ring[name]) * scale for name in ("cx", "cy", "r"))
    return x, y, r


def _tint(picture: Image.Image, ring: Attributes, scale: float) -> None:
    """Lay the light disc of a ring over the part of the picture it covers."""
    x, y, r = _circle(ring, scale)
    left, top = max(0, math.floor(x - r)), max(0, math.floor(y - r))
    width = min(picture.width, math.ceil(x + r)) - left
    height = min(picture.height, math.ceil(y + r)) - top
    if width <= 0 or height <= 0:
        return
    mask = Image.new("L", (width, height))
    ImageDraw.Draw(mask).ellipse(
        (x - r - left, y - r - top, x + r - left, y + r - top),
        fill=round(float(ring["fill-opacity"]) * 255),
    )
    picture.paste(ImageColor.getrgb(ring["fill"]), (left, top), mask)


def _dashes(
    ring: Attributes,
    scale: float,
    size: tuple[int, int],
) -> Iterator[tuple[Point, Point]]:
    """Yield the dashes of the edge that lie on a picture of that size, each as a
    straight line.
    """
    x, y, r = _circle(ring, scale)
    dash, gap = (float(length) * scale for length in ring["stroke-dasharray"].split())
    width, height = size
    # A whole number of dashes, or the last would run into the first.
    count = max(1, round(2 * math.pi * r / (dash + gap)))
    for number in range(count):
        angle = 2 * math.pi * number / count
        start, end = (
            (x + r * math.cos(a), y + r * math.sin(a))
            for a in (angle, angle + dash / r)
        )
        if any(
            -dash < px < width + dash and -dash < py < height + dash
            for px, py in (start, end)
        ):
            yield start, end
