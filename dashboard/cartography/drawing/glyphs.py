"""Text onto a drawn picture: each glyph is drawn once by FreeType for a size and
quarter pixel, then pasted.

resvg takes 35 microseconds a glyph and caches none; a picture holds some 1,600.
"""

from __future__ import annotations

import html
import math
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFont

from dashboard.cartography.drawing.text import UNKNOWN_ADVANCE, load_metrics
from dashboard.domain.errors import DataMissing

FONT_FILES = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")
PHASES = 4
"""Places between two pixels at which a glyph is drawn; finer is not seen. Each is drawn
that many times as large and made small, for FreeType itself would put it on a whole
pixel and letters would stand unevenly.
"""
TEXT = re.compile(r"<text ([^>]*)>([^<]*)</text>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
Glyph = tuple[Image.Image, int, int]
Typeface = tuple[Path, Mapping[str, int]]
"""A font file, and the advance of each character in thousandths of the size."""


@lru_cache(maxsize=64)
def _font(path: Path, size: float) -> ImageFont.FreeTypeFont:
    try:
        # Without kerning, as the table of advances is without it.
        return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
    except OSError as error:
        raise DataMissing(
            f"{path.parent}: no {path.name}; restore data/fonts"
        ) from error


@lru_cache(maxsize=20_000)
def _glyph(
    path: Path,
    size: float,
    character: str,
    phase: int,
    look: tuple[float, float],
) -> Glyph | None:
    """Return the mask of a letter and how far left and up of the pen's whole pixel it
    begins; None for a blank.

    look: width of the stroke round it, and opacity.
    """
    stroke, opacity = look
    # Accents and stroke included, no letter reaches farther from its pen.
    room = math.ceil(size * 1.6 + stroke) + 2
    large = Image.new("L", (2 * room * PHASES, 2 * room * PHASES))
    ImageDraw.Draw(large).text(
        (room * PHASES + phase, room * PHASES),
        character,
        fill=255,
        font=_font(path, size * PHASES),
        anchor="ls",
        stroke_width=stroke * PHASES,
    )
    mask = large.reduce(PHASES)
    box = mask.getbbox()
    if box is None:
        return None
    cropped = mask.crop(box)
    if opacity < 1:
        cropped = cropped.point([round(value * opacity) for value in range(256)])
    return cropped, room - box[0], room - box[1]


def draw_text(
    picture: Image.Image,
    svg: str,
    fonts: Path,
    scale: float,
) -> None:
    """Draw every text of the SVG, as `text.text_element` wrote it, onto the picture of
    everything else.

    scale: pixels of the picture per pixel of the SVG. Raises DataMissing when a font is
    not there.
    """
    check_fonts(fonts)
    metrics = load_metrics(fonts)
    faces = (
        (fonts / FONT_FILES[0], metrics.regular),
        (fonts / FONT_FILES[1], metrics.bold),
    )
    for written, escaped in TEXT.findall(svg):
        attributes = dict(_ATTRIBUTE.findall(written))
        face = faces["font-weight" in attributes]
        _draw_line(picture, html.unescape(escaped), attributes, face, scale)


def _draw_line(
    picture: Image.Image,
    text: str,
    attributes: Mapping[str, str],
    face: Typeface,
    scale: float,
) -> None:
    path, advances = face
    size = float(attributes["font-size"]) * scale
    spacing = float(attributes.get("letter-spacing", 0)) * scale
    opacity = float(attributes.get("opacity", 1))
    pens, pen = [], float(attributes["x"]) * scale
    for character in text:
        pens.append(pen)
        pen += advances.get(character, UNKNOWN_ADVANCE) * size / 1000 + spacing
    # On a whole pixel, for all letters of a line must stand on one.
    base = round(float(attributes["y"]) * scale)
    paints = [(attributes["fill"], 0.0)]
    if "stroke" in attributes:
        # The halo goes under all letters of the line, not over the one before.
        half = float(attributes["stroke-width"]) * scale / 2
        paints.insert(0, (attributes["stroke"], half))
    for paint, stroke in paints:
        ink = ImageColor.getrgb(paint)
        for character, x in zip(text, pens, strict=True):
            left, phase = divmod(math.floor(x * PHASES + 0.5), PHASES)
            glyph = _glyph(
                path,
                round(size, 2),
                character,
                phase,
                (round(stroke, 2), opacity),
            )
            if glyph:
                mask, dx, dy = glyph
                picture.paste(ink, (left - dx, base - dy), mask)


def check_fonts(fonts: Path) -> None:
    """Raise DataMissing when a font is not in the folder."""
    missing = [name for name in FONT_FILES if not (fonts / name).is_file()]
    if missing:
        raise DataMissing(f"{fonts}: no {', '.join(missing)}; restore data/fonts")
