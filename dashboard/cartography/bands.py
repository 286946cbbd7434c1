"""The bands above and below the map: heading, and footer with credits, link and QR code. Pixels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.cartography import qr
from dashboard.cartography.frame import REMARK_LENGTH, TITLE_LENGTH, Rect, Scene
from dashboard.cartography.lettering import Metrics, Style, clean, cut, wrap, write
from dashboard.cartography.pieces import paper
from dashboard.cartography.style import CREDIT

LINE = 1.32
"""Height of a line of text in parts of its size."""
UPRIGHT = 1.1
"""Below this ratio of width to height the picture is upright, and more lines of heading have room."""


@dataclass(frozen=True, slots=True)
class Band:
    """A band of paper across the whole picture. width, height: pixels it takes. lines: words, style, baseline.

    code: a QR code and where its corner lies, from the left of the picture and the band's own top.
    """

    width: float
    height: float
    paper: str = ""
    role: str = ""
    left: float = 0
    lines: tuple[tuple[str, Style, float], ...] = ()
    code: tuple[qr.Code, int, int] | None = None

    def at(self, y: float) -> str:
        """Return the band with its top at y."""
        words = (write(self.left, y + base, text, style, self.role) for text, style, base in self.lines)
        sheet = paper(Rect(0, y, self.width, self.height), self.paper)
        code = self.code[0].at(self.code[1], y + self.code[2]) if self.code else ""
        return f"{sheet}{''.join(words)}{code}" if self.height else ""


def _stack(scene: Scene, lines: Sequence[tuple[str, Style]], pad: float, role: str, least: float = 0) -> Band:
    """Set lines of text one under another on paper. least: height in pixels it has at least."""
    y, found = pad * 0.8, []
    for words, style in lines:
        found.append((words, style, y + style.size * 0.98))
        y += style.size * LINE
    height = math.ceil(max(least, y + pad * 0.6))
    return Band(scene.width, height, scene.theme.paper, role, pad, tuple(found))


def heading(scene: Scene, sizes: Metrics) -> Band:
    """Return the title, the sentence under it and the remark; height 0 when all are empty."""
    unit, pad = scene.unit, 16 * scene.unit
    room = scene.width - 2 * pad
    more = 1 if scene.width < UPRIGHT * scene.height else 0
    large = Style(24 * unit, scene.theme.text, bold=True)
    smaller = [Style(size * unit, scene.theme.text, bold=True) for size in (21, 18)]
    small = Style(max(8.0, 14 * unit), scene.theme.label_minor)
    own = Style(max(8.0, 14 * unit), scene.theme.text)
    title, subtitle = clean(scene.title, TITLE_LENGTH), clean(scene.subtitle, 500)
    remark = clean(scene.remark, REMARK_LENGTH)
    fitting = (style for style in (large, *smaller) if sizes.width(title, style) <= room)
    large = next(fitting, smaller[0])
    titles = wrap(title, room, 2 + more, large, sizes)
    lines = [(words, large) for words in titles]
    lines += [(words, small) for words in wrap(subtitle, room, max(1, 3 + more - len(titles)), small, sizes)]
    if remark:
        said = scene.language["remark"].format(remark=remark)
        lines += [(words, own) for words in wrap(said, room, 2 + 2 * more, own, sizes)]
    return _stack(scene, lines, pad, "heading") if lines else Band(scene.width, 0)


def footer(scene: Scene, sizes: Metrics) -> Band:
    """Return warning, claims without a place, sources, credit, days, link and its code; the credit is never shortened.

    The code stands at the right, where half of the width stays for the words; it is left out of smaller pictures.
    """
    unit, pad = scene.unit, 16 * scene.unit
    link = clean(scene.link, 300)
    code = qr.code(scene, link)
    if code and (code.size > scene.width * 0.3 or code.size > scene.height * 0.22):
        code = None
    room = scene.width - 2 * pad - (code.size + pad if code else 0)
    lines = _words(scene, link, room, sizes)
    band = _stack(scene, lines, pad, "footer", code.size + 12 * unit if code else 0)
    if not code:
        return band
    x, y = scene.width - code.size - pad * 0.5, (band.height - code.size) / 2
    return replace(band, code=(code, math.floor(x), math.floor(y)))


def credit_of(scene: Scene) -> str:
    """Return whom the picture owes its data to."""
    return f"{clean(scene.ground.credit, 300)} · {CREDIT}" if scene.ground else CREDIT


def _words(scene: Scene, link: str, room: float, sizes: Metrics) -> list[tuple[str, Style]]:
    say = scene.language
    size = max(7.0, 11.5 * scene.unit)
    strong, plain = Style(size, scene.theme.text, bold=True), Style(size, scene.theme.label_minor)
    warning = say["warning"]
    if scene.unplaced > 0:
        warning += " " + say["unplaced"].format(count=say.count(scene.unplaced, "unplaced claims"))
    facts = [say["known"].format(day=say.day(scene.known_on))] if scene.known_on else []
    facts.append(say["made"].format(day=say.day(scene.made_on)))
    facts += [say["revision"].format(revision=clean(scene.revision, 40))] if scene.revision else []
    told = " · ".join(facts)
    told = told[0].upper() + told[1:]
    lines = [(words, strong) for words in wrap(warning, room, 4, strong, sizes)]
    if scene.sources:
        lines += [(words, plain) for words in wrap(clean(scene.sources, 600), room, 3, plain, sizes)]
    credit = credit_of(scene)
    both = f"{credit} · {told}"
    if sizes.width(both, plain) <= room:
        lines.append((both, plain))
    else:
        lines += [(words, plain) for words in wrap(credit, room, 9, plain, sizes)]
        lines += [(words, plain) for words in wrap(told, room, 3, plain, sizes)]
    return [*lines, (cut(link, room, plain, sizes), plain)] if link else lines
