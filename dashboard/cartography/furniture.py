"""What stands round the map: heading, footer, scale bar, north arrow and inset. Positions and sizes are pixels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dashboard.cartography.basemap import silhouette
from dashboard.cartography.frame import Plane, Rect, Scene, plane
from dashboard.cartography.lettering import Metrics, Style, clean, cut, wrap, write
from dashboard.cartography.style import CREDIT
from dashboard.domain.geo import TILE, UKRAINE, View, kilometres_per_pixel

WARNING = "Claims, not facts: each point stands for what a source says."
"""What must stand on every picture next to the credit."""
LINE = 1.32
"""Height of a line of text in parts of its size."""
INSET_FROM = 7.0
"""Zoom from which the picture says in a small map where in Ukraine it lies."""


@dataclass(frozen=True, slots=True)
class Band:
    """A band across the whole picture. height: pixels it takes; svg: drawn for its own top at y = 0."""

    height: float
    svg: str

    def at(self, y: float) -> str:
        """Return the band moved down to y."""
        return f'<g transform="translate(0 {y:.1f})">{self.svg}</g>'


def _stack(scene: Scene, lines: Sequence[tuple[str, Style]], pad: float, role: str) -> Band:
    """Set lines of text one under another on paper."""
    y, found = pad * 0.8, []
    for words, style in lines:
        found.append(write(pad, y + style.size * 0.98, words, style, role))
        y += style.size * LINE
    height = math.ceil(y + pad * 0.6)
    paper = f'<rect width="{scene.width}" height="{height}" fill="{scene.theme.paper}"/>'
    return Band(height, paper + "".join(found))


def heading(scene: Scene, sizes: Metrics) -> Band:
    """Return the title and the sentence under it, three lines at most together; height 0 when both are empty."""
    unit, pad = scene.unit, 16 * scene.unit
    room = scene.width - 2 * pad
    large = Style(24 * unit, scene.theme.text, bold=True)
    smaller = [Style(size * unit, scene.theme.text, bold=True) for size in (21, 18)]
    small = Style(max(8.0, 14 * unit), scene.theme.label_minor)
    title, subtitle = clean(scene.title, 160), clean(scene.subtitle, 500)
    fitting = (style for style in (large, *smaller) if sizes.width(title, style) <= room)
    large = next(fitting, smaller[0])
    lines = [(words, large) for words in wrap(title, room, 2, large, sizes)]
    lines += [(words, small) for words in wrap(subtitle, room, 3 - len(lines), small, sizes)]
    return _stack(scene, lines, pad, "heading") if lines else Band(0, "")


def footer(scene: Scene, sizes: Metrics) -> Band:
    """Return warning, claims without a place, credit, day and link; the credit is never shortened."""
    unit, pad = scene.unit, 16 * scene.unit
    room = scene.width - 2 * pad
    size = max(7.0, 11.5 * unit)
    strong, plain = Style(size, scene.theme.text, bold=True), Style(size, scene.theme.label_minor)
    rest = {0: "", 1: " 1 more claim has no place on the map."}.get(
        max(0, scene.unplaced), f" {scene.unplaced:,} more claims have no place on the map."
    )
    made = f"Made on {scene.made_on.day} {scene.made_on:%B %Y}"
    link = clean(scene.link, 300)
    tail = f"{made} · {link}" if link else made
    lines = [(words, strong) for words in wrap(WARNING + rest, room, 3, strong, sizes)]
    both = f"{CREDIT} · {made}"
    if sizes.width(both, plain) <= room and not link:
        lines.append((both, plain))
    elif sizes.width(f"{CREDIT} · {tail}", plain) <= room:
        lines.append((f"{CREDIT} · {tail}", plain))
    else:
        lines += [(words, plain) for words in wrap(CREDIT, room, 9, plain, sizes)]
        lines.append((cut(tail, room, plain, sizes), plain))
    return _stack(scene, lines, pad, "footer")


def _plate(rect: Rect, scene: Scene, role: str) -> str:
    """Return a half-clear plate of paper that keeps what stands on it readable on any ground."""
    return (
        f'<rect class="{role}" x="{rect.x:.1f}" y="{rect.y:.1f}" width="{rect.width:.1f}" height="{rect.height:.1f}" '
        f'rx="{4 * scene.unit:.1f}" fill="{scene.theme.paper}" fill-opacity="0.88"/>'
    )


def corner(size: tuple[float, float], inside: Rect, taken: Sequence[Rect], order: str) -> tuple[Rect, int]:
    """Return the place for a piece of that width and height in the corner where it covers least, and how much.

    order: corners to try, the best first, as pairs such as "sw ne". taken: rectangles of markers and other pieces.
    """
    wide, high = size
    found = []
    for at in order.split():
        x = inside.x if at[1] == "w" else inside.right - wide
        y = inside.y if at[0] == "n" else inside.bottom - high
        rect = Rect(x, y, wide, high)
        found.append((sum(rect.meets(other) for other in taken), rect))
    covers, rect = min(found, key=lambda f: f[0])
    return rect, covers


def scale_bar(scene: Scene, on: Plane, taken: Sequence[Rect], sizes: Metrics) -> tuple[str, Rect]:
    """Return the scale bar with its kilometres and the north arrow, and the rectangle they cover."""
    unit, ink = scene.unit, scene.theme.text
    per_pixel = kilometres_per_pixel(scene.view.lat, scene.view.zoom)
    most = min(130 * unit, on.rect.width * 0.35) * per_pixel
    power = 10.0 ** math.floor(math.log10(most))
    length = next(n * power for n in (5, 2, 1) if n * power <= most)
    style = Style(max(7.5, 11 * unit), ink)
    words = f"{length:g} km" if length >= 1 else f"{length * 1000:g} m"
    bar, north = length / per_pixel, 22 * unit
    wide = north + max(bar, sizes.width(words, style)) + 16 * unit
    high = style.size + 17 * unit
    rect, _ = corner((wide, high), on.rect.grown(-8 * unit), taken, "sw se nw ne")
    x, y = rect.x + north + 6 * unit, rect.bottom - 7 * unit
    tick = 5 * unit
    arrow_x, arrow_y = rect.x + 13 * unit, rect.y + rect.height / 2
    letter = Style(max(6.5, 8.5 * unit), ink, bold=True)
    svg = (
        _plate(rect, scene, "scale")
        + f'<path d="M{x:.1f} {y - tick:.1f}V{y:.1f}H{x + bar:.1f}V{y - tick:.1f}" fill="none" stroke="{ink}" '
        f'stroke-width="{1.6 * unit:.2f}"/>'
        + write(x, y - tick - 3 * unit, words, style, "scale-words")
        + f'<path class="north" transform="translate({arrow_x:.1f} {arrow_y - 3 * unit:.1f}) scale({unit:.3f})" '
        f'd="M0 -9L5 5L0 2L-5 5Z" fill="{ink}"/>'
        + write(arrow_x - sizes.width("N", letter) / 2, rect.bottom - 4 * unit, "N", letter)
    )
    return svg, rect


def inset_size(scene: Scene) -> tuple[float, float]:
    """Return width and height of the inset in pixels."""
    return 150 * scene.unit, 104 * scene.unit


def inset(scene: Scene, folder: Path, on: Plane, rect: Rect) -> str:
    """Return the small map of Ukraine in that rectangle, with the part the picture shows marked on it."""
    unit, theme = scene.unit, scene.theme
    zoom = math.log2(rect.width * 0.9 / (TILE * (18.6 / 360)))
    small = plane(View(48.45, UKRAINE.lon - 0.2, zoom), rect)
    seen = (on.rect.x, on.rect.y, on.rect.right, on.rect.bottom)
    left, top, right, bottom = (
        (value / on.side + start - low) * small.side
        for value, start, low in zip(seen, (on.left, on.top) * 2, (small.left, small.top) * 2, strict=True)
    )
    least = 7 * unit
    grow_x, grow_y = max(0.0, least - (right - left)) / 2, max(0.0, least - (bottom - top)) / 2
    frame = Rect(left - grow_x, top - grow_y, right - left + 2 * grow_x, bottom - top + 2 * grow_y)
    x, y = max(rect.x + 1, frame.x), max(rect.y + 1, frame.y)
    wide, high = min(rect.right - 1, frame.right) - x, min(rect.bottom - 1, frame.bottom) - y
    mark = (
        ""
        if wide <= 0 or high <= 0
        else _box(
            Rect(x, y, wide, high),
            f'fill="#D55E00" fill-opacity="0.25" stroke="#D55E00" stroke-width="{1.8 * unit:.2f}"',
        )
    )
    return (
        '<g class="inset">'
        + _box(rect, f'rx="{3 * unit:.1f}" fill="{theme.paper}" stroke="{theme.border}" stroke-width="{unit:.2f}"')
        + f'<path d="{silhouette(folder, small)}" fill-rule="evenodd" fill="{theme.land}" '
        f'stroke="{theme.ukraine_border}" stroke-width="{0.9 * unit:.2f}" stroke-linejoin="round"/>{mark}</g>'
    )


def _box(rect: Rect, attributes: str) -> str:
    return f'<rect x="{rect.x:.1f}" y="{rect.y:.1f}" width="{rect.width:.1f}" height="{rect.height:.1f}" {attributes}/>'
