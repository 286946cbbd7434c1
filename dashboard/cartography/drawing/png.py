"""SVG text of ours to PNG bytes: resvg draws the shapes, FreeType the letters, with the
shipped fonts alone.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from dashboard.cartography.drawing.glyphs import TEXT, check_fonts, draw_text
from dashboard.cartography.drawing.pieces import PAPER, PIECE, paste_pieces
from dashboard.cartography.drawing.sprites import SPRITE, paste_sprites
from dashboard.cartography.drawing.text import clean_text
from dashboard.cartography.drawing.uncertainty import RING, paint_rings
from dashboard.domain.errors import BadInput

CACHE_BYTES = 32_000_000
"""Bytes of drawn pictures in memory: fourteen of 1200x630."""
PACKING = 1
"""How hard zlib tries: more takes longer and saves next to nothing of such a picture.
"""
HEAVY, MANY = 0.48, 8000
"""Bytes a pixel: 363 kB of 1200x630; and colours of a picture that will surely take
more.
"""
_GROUND = re.compile(r'<g class="ground">.*?</g>', re.DOTALL)
_SHAPE = re.compile(r"<(?:path|rect|circle|image)\b")
_HEAD = re.compile(r'<svg [^>]*?width="(\d+)" height="(\d+)"[^>]*>')


def rasterise(svg: str, fonts: Path, scale: float) -> bytes:
    """Return the SVG as PNG, with the two fonts of that folder alone, so that it is the
    same on every machine.

    scale: PNG pixels per pixel of the picture, 1 to 3. Raises DataMissing when a font
    is not there, BadInput when the scale is out of range or the text is not SVG.
    """
    return encode_png(svg_image(svg, fonts, scale))[0]


def encode_png(picture: Image.Image) -> tuple[bytes, Image.Image]:
    """Return a picture as PNG bytes and the picture they hold.

    One that would take more than HEAVY bytes a pixel is brought to 64 steps a colour
    first, which no eye tells apart.
    """
    # The two lowest bits are copies of the two highest, so that white stays white.
    coarse = picture.point([value & ~3 | value >> 6 for value in range(256)] * 3)
    # Counting colours stops at MANY, and costs less than compressing for nothing.
    if picture.getcolors(MANY) is None:
        return _compressed(coarse), coarse
    png = _compressed(picture)
    if len(png) > HEAVY * picture.width * picture.height:
        return _compressed(coarse), coarse
    return png, picture


def _compressed(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=PACKING)
    return out.getvalue()


def svg_image(svg: str, fonts: Path, scale: float) -> Image.Image:
    """Return the SVG as an image, RGB of 8 bits; see `rasterise`."""
    if not 1 <= scale <= 3:
        raise BadInput(f"scale {scale}: choose 1 to 3")
    check_fonts(fonts)
    # Without its letters: with another title the shapes are those of before.
    picture = shape_cache.shapes(TEXT.sub("", svg), scale)
    draw_text(picture, svg, fonts, scale)
    return picture


def resvg_image(svg: str, scale: float) -> Image.Image:
    """Return what resvg makes of an SVG without letters; errors as of `rasterise`."""
    # Loaded with the first picture: most commands draw none.
    import resvg_py

    try:
        png = bytes(
            resvg_py.svg_to_bytes(svg_string=svg, zoom=scale, skip_system_fonts=True),
        )
    except ValueError as error:
        reason = clean_text(str(error), 200)
        raise BadInput(
            f"this picture cannot be turned into a PNG ({reason})"
        ) from error
    return Image.open(io.BytesIO(png))


def paint_overlay(
    picture: Image.Image,
    head: str,
    svg: str,
    scale: float,
) -> None:
    """Draw what lies over the background. svg: without its letters. head: the opening
    tag of the whole picture.
    """
    paint_rings(picture, svg, scale)
    paste_pieces(picture, svg, scale, resvg_image)
    rest = svg
    for kind in (RING, SPRITE, PIECE, PAPER):
        rest = kind.sub("", rest)
    # A layer of the whole picture is dear, so it is drawn only when something is left.
    if _SHAPE.search(rest):
        layer = resvg_image(f"{head}{rest}</svg>", scale).convert("RGBA")
        picture.paste(layer, (0, 0), layer)
    paste_sprites(picture, svg, scale, resvg_image)


class ShapeCache:
    """Pictures already drawn, without their letters, the last asked for last:
    background maps, and whole ones.

    A view costs its background once; with another title or remark alone, no shape is
    drawn again.
    """

    def __init__(self) -> None:
        self._images: OrderedDict[str, Image.Image] = OrderedDict()

    def shapes(self, svg: str, scale: float) -> Image.Image:
        """Return the SVG, which has no texts, as an image of the caller's own."""
        # A copy, as the caller draws its letters onto it.
        return self._get(f"{scale} {svg}", lambda: self._composed(svg, scale)).copy()

    def _composed(self, svg: str, scale: float) -> Image.Image:
        head, ground = _HEAD.match(svg), _GROUND.search(svg)
        if not head or not ground:
            return resvg_image(svg, scale).convert("RGB")
        below = f"{svg[: ground.end()]}</svg>"
        background = self._get(
            f"{scale} {below}", lambda: resvg_image(below, scale).convert("RGB")
        )
        picture = background.copy()
        above = svg[ground.end() : -len("</svg>")]
        paint_overlay(picture, head[0], above, scale)
        return picture

    def _get(self, content: str, make: Callable[[], Image.Image]) -> Image.Image:
        # The text of a map is megabytes long, and would stay in memory as a key.
        key = hashlib.sha256(content.encode()).hexdigest()
        if key not in self._images:
            self._images[key] = make()
        self._images.move_to_end(key)
        # The one just asked for stays, however large it is.
        while self._size() > CACHE_BYTES and len(self._images) > 1:
            self._images.popitem(last=False)
        return self._images[key]

    def _size(self) -> int:
        return sum(3 * image.width * image.height for image in self._images.values())


shape_cache = ShapeCache()
