"""SVG text of ours to PNG bytes: resvg draws the shapes, FreeType the letters, with the shipped fonts alone."""

from __future__ import annotations

import hashlib
import io
import re
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from dashboard.cartography.doubt import CIRCLE, rings
from dashboard.cartography.lettering import clean
from dashboard.cartography.letters import TEXT, check, letter
from dashboard.cartography.pieces import PAPER, PIECE, lay
from dashboard.cartography.sprites import SPRITE, paste
from dashboard.domain.errors import BadInput

KEPT_BYTES = 32_000_000
"""Bytes of drawn pictures that are kept: fourteen of 1200x630."""
PACKING = 1
"""How hard zlib tries: more takes longer and saves next to nothing of such a picture."""
HEAVY, MANY = 0.48, 8000
"""Bytes a pixel: 363 kB of 1200x630; and colours of a picture that will surely take more."""
_GROUND = re.compile(r'<g class="ground">.*?</g>', re.DOTALL)
_SHAPE = re.compile(r"<(?:path|rect|circle|image)\b")
_HEAD = re.compile(r'<svg [^>]*?width="(\d+)" height="(\d+)"[^>]*>')


def rasterise(svg: str, fonts: Path, scale: float) -> bytes:
    """Return the SVG as PNG, with the two fonts of that folder alone, so that it is the same on every machine.

    scale: PNG pixels per pixel of the picture, 1 to 3. Raises DataMissing when a font is not there, BadInput when the
    scale is out of range or the text is not SVG.
    """
    return packed(pixels(svg, fonts, scale))[0]


def packed(picture: Image.Image) -> tuple[bytes, Image.Image]:
    """Return a picture as PNG bytes and the picture they hold.

    One that would take more than HEAVY bytes a pixel is brought to 64 steps a colour first, which no eye tells apart.
    """
    coarse = picture.point([value & ~3 | value >> 6 for value in range(256)] * 3)
    if picture.getcolors(MANY) is None:
        return _saved(coarse), coarse
    png = _saved(picture)
    if len(png) > HEAVY * picture.width * picture.height:
        return _saved(coarse), coarse
    return png, picture


def _saved(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=PACKING)
    return out.getvalue()


def pixels(svg: str, fonts: Path, scale: float) -> Image.Image:
    """Return the SVG as pixels, RGB of 8 bits; see `rasterise`."""
    if not 1 <= scale <= 3:
        raise BadInput(f"scale {scale}: choose 1 to 3")
    check(fonts)
    picture = _kept.shapes(TEXT.sub("", svg), scale)
    letter(picture, svg, fonts, scale)
    return picture


def drawn_shapes(svg: str, scale: float) -> Image.Image:
    """Return what resvg makes of an SVG without letters; errors as of `rasterise`."""
    import resvg_py

    try:
        png = bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=scale, skip_system_fonts=True))
    except ValueError as error:
        raise BadInput(f"this picture cannot be turned into a PNG ({clean(str(error), 200)})") from error
    return Image.open(io.BytesIO(png))


def overlay(picture: Image.Image, head: str, svg: str, scale: float) -> None:
    """Draw what lies over the background. svg: without its letters. head: the opening tag of the whole picture."""
    rings(picture, svg, scale)
    lay(picture, svg, scale, drawn_shapes)
    rest = svg
    for kind in (CIRCLE, SPRITE, PIECE, PAPER):
        rest = kind.sub("", rest)
    if _SHAPE.search(rest):
        drawn = drawn_shapes(f"{head}{rest}</svg>", scale).convert("RGBA")
        picture.paste(drawn, (0, 0), drawn)
    paste(picture, svg, scale, drawn_shapes)


class _Kept:
    """Pictures already drawn, without their letters, the last asked for last: background maps, and whole ones.

    A view costs its background once; with another title or remark alone, no shape is drawn again.
    """

    def __init__(self) -> None:
        self._drawn: OrderedDict[str, Image.Image] = OrderedDict()

    def shapes(self, svg: str, scale: float) -> Image.Image:
        """Return the SVG, which has no texts, as pixels of the caller's own."""
        return self._of(f"{scale} {svg}", lambda: self._composed(svg, scale)).copy()

    def _composed(self, svg: str, scale: float) -> Image.Image:
        head, ground = _HEAD.match(svg), _GROUND.search(svg)
        if not head or not ground:
            return drawn_shapes(svg, scale).convert("RGB")
        below = f"{svg[: ground.end()]}</svg>"
        picture = self._of(f"{scale} {below}", lambda: drawn_shapes(below, scale).convert("RGB")).copy()
        overlay(picture, head[0], svg[ground.end() : -len("</svg>")], scale)
        return picture

    def _of(self, content: str, make: Callable[[], Image.Image]) -> Image.Image:
        key = hashlib.sha256(content.encode()).hexdigest()
        if key not in self._drawn:
            self._drawn[key] = make()
        self._drawn.move_to_end(key)
        while sum(3 * p.width * p.height for p in self._drawn.values()) > KEPT_BYTES and len(self._drawn) > 1:
            self._drawn.popitem(last=False)
        return self._drawn[key]


_kept = _Kept()
