"""Markers on a drawn picture: each look is drawn once by resvg, which takes a millisecond for it, then pasted.

Markers and the dots of settlements stand on whole pixels, so that one look is the same wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from PIL import Image

SPRITE = re.compile(r'<g class="marker">.*?</g>|<rect class="number" [^>]*/>|<circle class="dot" [^>]*/>', re.DOTALL)
_WHERE = re.compile(r'(?<= )(cx|cy|x|y)="([-\d.]+)"|translate\(([-\d.]+) ([-\d.]+)\)')
Shapes = Callable[[str, float], Image.Image]


def paste(picture: Image.Image, svg: str, scale: float, shapes: Shapes) -> None:
    """Draw markers, numbers and dots of the SVG, as their modules wrote them, onto the picture of the rest.

    shapes: draws SVG text at a scale.
    """
    for found in SPRITE.finditer(svg):
        places = [(float(x or 0), float(y or 0)) for _, _, x, y in _WHERE.findall(found[0]) if x]
        flat = {name: float(value) for name, value, _, _ in reversed(_WHERE.findall(found[0])) if name}
        x, y = places[0] if places else (flat.get("x", flat.get("cx", 0)), flat.get("y", flat.get("cy", 0)))
        left, top = int(x), int(y)
        sprite, side = _sprite(_moved(found[0], left, top), scale, shapes)
        picture.paste(sprite, (round((left - side) * scale), round((top - side) * scale)), sprite)


def _moved(svg: str, left: int, top: int) -> str:
    """Return the element as it is drawn when that point is 0, 0."""

    def shift(found: re.Match[str]) -> str:
        name, value, x, y = found.groups()
        if name:
            return f'{name}="{float(value) - (left if name in ("cx", "x") else top):.1f}"'
        return f"translate({float(x) - left:.1f} {float(y) - top:.1f})"

    return _WHERE.sub(shift, svg)


@lru_cache(maxsize=2000)
def _sprite(svg: str, scale: float, shapes: Shapes) -> tuple[Image.Image, int]:
    """Return the element as pixels, and how far left and up of 0, 0 they begin, pixels of the SVG."""
    sizes = [float(v) for v in re.findall(r' (?:r|width|height|cx|cy|x|y)="(-?[\d.]+)"', svg)]
    side = 6 * (int(max(map(abs, sizes)) * 1.5) // 6 + 2)
    frame = f'<svg xmlns="http://www.w3.org/2000/svg" width="{2 * side}" height="{2 * side}" '
    frame += f'viewBox="{-side} {-side} {2 * side} {2 * side}">'
    return shapes(f"{frame}{svg}</svg>", scale).convert("RGBA"), side
