"""Markers on a drawn picture: each look is drawn once by resvg, which takes a
millisecond for it, then pasted.

Markers and the dots of settlements stand on whole pixels, so that one look is the same
wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from PIL import Image

SPRITE = re.compile(
    r'<g class="marker">.*?</g>|<rect class="number" [^>]*/>|<circle class="dot"'
    r" [^>]*/>",
    re.DOTALL,
)
_POSITION = re.compile(
    r'(?<= )(cx|cy|x|y)="([-\d.]+)"|translate\(([-\d.]+) ([-\d.]+)\)'
)
_LENGTH = re.compile(r' (?:r|width|height|cx|cy|x|y)="(-?[\d.]+)"')
Rasteriser = Callable[[str, float], Image.Image]
"""Draws SVG text at a scale."""


def paste_sprites(
    picture: Image.Image,
    svg: str,
    scale: float,
    rasteriser: Rasteriser,
) -> None:
    """Draw markers, numbers and dots of the SVG, as their modules wrote them, onto the
    picture of the rest.
    """
    for match in SPRITE.finditer(svg):
        x, y = _origin(match[0])
        left, top = int(x), int(y)
        sprite, side = _sprite(_moved(match[0], left, top), scale, rasteriser)
        corner = round((left - side) * scale), round((top - side) * scale)
        picture.paste(sprite, corner, sprite)


def _origin(svg: str) -> tuple[float, float]:
    """Return the point an element is drawn around: that of its symbol when it has one,
    else of its first shape.
    """
    positions = _POSITION.findall(svg)
    for _, _, x, y in positions:
        if x:
            return float(x), float(y)
    # The last written wins: reversed, the first position of each name stays.
    flat = {name: float(value) for name, value, _, _ in reversed(positions)}
    return flat.get("x", flat.get("cx", 0)), flat.get("y", flat.get("cy", 0))


def _moved(svg: str, left: int, top: int) -> str:
    """Return the element as it is drawn when that point is 0, 0."""

    def shift(match: re.Match[str]) -> str:
        name, value, x, y = match.groups()
        if name:
            away = left if name in ("cx", "x") else top
            return f'{name}="{float(value) - away:.1f}"'
        return f"translate({float(x) - left:.1f} {float(y) - top:.1f})"

    return _POSITION.sub(shift, svg)


@lru_cache(maxsize=2000)
def _sprite(
    svg: str,
    scale: float,
    rasteriser: Rasteriser,
) -> tuple[Image.Image, int]:
    """Return the element as pixels, and how far left and up of 0, 0 they begin, pixels
    of the SVG.
    """
    lengths = [float(value) for value in _LENGTH.findall(svg)]
    # A multiple of 6, so that the corner is a whole pixel at scales of 1, 1.5, 2 and 3.
    side = 6 * (int(max(map(abs, lengths)) * 1.5) // 6 + 2)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{2 * side}"'
        f' height="{2 * side}" viewBox="{-side} {-side} {2 * side} {2 * side}">'
    )
    return rasteriser(f"{head}{svg}</svg>", scale).convert("RGBA"), side
