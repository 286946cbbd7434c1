"""The bands above and below the map: heading, and footer with credits, link and QR
code. Pixels.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.cartography.drawing.pieces import paper_element
from dashboard.cartography.drawing.qr import QrCode, qr_code
from dashboard.cartography.drawing.text import (
    Metrics,
    TextStyle,
    clean_text,
    text_element,
    truncate,
    wrap_text,
)
from dashboard.cartography.geometry import Rect
from dashboard.cartography.scene import REMARK_LENGTH, TITLE_LENGTH, Scene
from dashboard.cartography.style import CREDIT

LINE = 1.32
"""Height of a line of text in parts of its size."""
UPRIGHT = 1.1
"""Below this ratio of width to height the picture is upright, and more lines of heading
have room.
"""
StyledLine = tuple[str, TextStyle]


@dataclass(frozen=True, slots=True)
class Band:
    """A band of paper across the whole picture. width, height: pixels it takes. lines:
    text, style, baseline.

    code: a QR code and where its corner lies, from the left of the picture and the
    band's own top.
    """

    width: float
    height: float
    paper: str = ""
    role: str = ""
    left: float = 0
    lines: tuple[tuple[str, TextStyle, float], ...] = ()
    code: tuple[QrCode, int, int] | None = None

    def element_at(self, y: float) -> str:
        """Return the band with its top at y."""
        if not self.height:
            return ""
        parts = [paper_element(Rect(0, y, self.width, self.height), self.paper)]
        parts += [
            text_element(self.left, y + base, text, style, self.role)
            for text, style, base in self.lines
        ]
        if self.code:
            code, left, top = self.code
            parts.append(code.element_at(left, y + top))
        return "".join(parts)


def _stack(
    scene: Scene,
    lines: Sequence[StyledLine],
    pad: float,
    role: str,
    least: float = 0,
) -> Band:
    """Set lines of text one under another on paper. least: height in pixels it has at
    least.
    """
    y, based = pad * 0.8, []
    for text, style in lines:
        based.append((text, style, y + style.size * 0.98))
        y += style.size * LINE
    # Whole pixels: the map begins where the paper ends.
    height = math.ceil(max(least, y + pad * 0.6))
    return Band(scene.width, height, scene.theme.paper, role, pad, tuple(based))


def _wrapped(
    text: str,
    width: float,
    most: int,
    style: TextStyle,
    metrics: Metrics,
) -> list[StyledLine]:
    return [(line, style) for line in wrap_text(text, width, most, style, metrics)]


def heading_band(scene: Scene, metrics: Metrics) -> Band:
    """Return the title, the sentence under it and the remark; height 0 when all are
    empty.
    """
    unit, pad = scene.unit, 16 * scene.unit
    room = scene.width - 2 * pad
    more = int(scene.width < UPRIGHT * scene.height)
    size = max(8.0, 14 * unit)
    title = clean_text(scene.title, TITLE_LENGTH)
    lines = _wrapped(title, room, 2 + more, _title_style(scene, room, metrics), metrics)
    faint = TextStyle(size, scene.theme.label_minor)
    # A title of two lines takes one from the sentence.
    most = max(1, 3 + more - len(lines))
    lines += _wrapped(clean_text(scene.subtitle, 500), room, most, faint, metrics)
    remark = clean_text(scene.remark, REMARK_LENGTH)
    if remark:
        marked = scene.language["remark"].format(remark=remark)
        style = TextStyle(size, scene.theme.text)
        lines += _wrapped(marked, room, 2 + 2 * more, style, metrics)
    if not lines:
        return Band(scene.width, 0)
    return _stack(scene, lines, pad, "heading")


def _title_style(
    scene: Scene,
    room: float,
    metrics: Metrics,
) -> TextStyle:
    """Return the largest style in which the title is one line; that of two lines when
    there is none.
    """
    title = clean_text(scene.title, TITLE_LENGTH)
    styles = {
        size: TextStyle(size * scene.unit, scene.theme.text, bold=True)
        for size in (24, 21, 18)
    }
    fitting = (s for s in styles.values() if metrics.width(title, s) <= room)
    return next(fitting, styles[21])


def footer_band(scene: Scene, metrics: Metrics) -> Band:
    """Return warning, claims without a place, layers with their terms, sources, credit,
    days, link and its code; the credit is never shortened.

    The code stands at the right, where half of the width stays for the words; it is
    left out of smaller pictures.
    """
    unit, pad = scene.unit, 16 * scene.unit
    link = clean_text(scene.link, 300)
    room = scene.width - 2 * pad
    code = qr_code(scene, link)
    # Larger it would take the room of the words that the picture must carry.
    if not code or code.size > scene.width * 0.3 or code.size > scene.height * 0.22:
        return _stack(scene, _footer_lines(scene, link, room, metrics), pad, "footer")
    lines = _footer_lines(scene, link, room - (code.size + pad), metrics)
    band = _stack(scene, lines, pad, "footer", code.size + 12 * unit)
    x, y = scene.width - code.size - pad * 0.5, (band.height - code.size) / 2
    return replace(band, code=(code, math.floor(x), math.floor(y)))


def credit_line(scene: Scene) -> str:
    """Return whom the picture owes its data to."""
    if scene.tiles:
        return f"{clean_text(scene.tiles.credit, 300)} · {CREDIT}"
    return CREDIT


def _footer_lines(
    scene: Scene,
    link: str,
    room: float,
    metrics: Metrics,
) -> list[StyledLine]:
    size = max(7.0, 11.5 * scene.unit)
    strong = TextStyle(size, scene.theme.text, bold=True)
    faint = TextStyle(size, scene.theme.label_minor)
    lines = _wrapped(_warning(scene), room, 4, strong, metrics)
    for each in scene.terms:
        lines += _wrapped(clean_text(each, 500), room, 3, faint, metrics)
    if scene.sources:
        lines += _wrapped(clean_text(scene.sources, 600), room, 3, faint, metrics)
    credit, dates = credit_line(scene), _dates(scene)
    both = f"{credit} · {dates}"
    if metrics.width(both, faint) <= room:
        lines.append((both, faint))
    else:
        # Licences ask for the whole credit, however many lines it takes.
        lines += _wrapped(credit, room, 9, faint, metrics)
        lines += _wrapped(dates, room, 3, faint, metrics)
    if link:
        lines.append((truncate(link, room, faint, metrics), faint))
    return lines


def _warning(scene: Scene) -> str:
    language = scene.language
    if scene.unplaced <= 0:
        return language["warning"]
    count = language.count(scene.unplaced, "unplaced claims")
    return f"{language['warning']} {language['unplaced'].format(count=count)}"


def _dates(scene: Scene) -> str:
    """Return the day whose knowledge is shown, the day the picture was made, and the
    revision of the data.
    """
    language = scene.language
    parts = []
    if scene.as_of:
        parts.append(language["known"].format(day=language.day(scene.as_of)))
    parts.append(language["made"].format(day=language.day(scene.made_on)))
    if scene.revision:
        revision = clean_text(scene.revision, 40)
        parts.append(language["revision"].format(revision=revision))
    line = " · ".join(parts)
    return line[0].upper() + line[1:]
