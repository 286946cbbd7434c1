"""What stands on the map beside its markers: scale bar, north arrow and inset. Positions and sizes are pixels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from dashboard.cartography.basemap import silhouette
from dashboard.cartography.frame import Plane, Rect, Scene, plane
from dashboard.cartography.language import LANGUAGES
from dashboard.cartography.lettering import Metrics, Style, cut, write
from dashboard.cartography.pieces import piece
from dashboard.cartography.style import THEMES
from dashboard.domain.geo import TILE, UKRAINE, View, kilometres_per_pixel

WARNING = LANGUAGES["en"]["warning"]
"""What must stand on every picture next to the credit, here in English."""
INSET_FROM = 7.0
"""Zoom from which the picture says in a small map where in Ukraine it lies."""


def _plate(rect: Rect, scene: Scene) -> str:
    """Return a half-clear plate of paper that keeps what stands on it readable on any ground."""
    return (
        f'<rect x="{rect.x:.1f}" y="{rect.y:.1f}" width="{rect.width:.1f}" height="{rect.height:.1f}" '
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
    say = scene.language
    words = f"{length:g} {say['km']}" if length >= 1 else f"{length * 1000:g} {say['m']}"
    bar, north = length / per_pixel, 22 * unit
    wide = north + max(bar, sizes.width(words, style)) + 16 * unit
    high = style.size + 17 * unit
    rect, _ = corner((wide, high), on.rect.grown(-8 * unit), taken, "sw se nw ne")
    x, y = rect.x + north + 6 * unit, rect.bottom - 7 * unit
    tick = 5 * unit
    arrow_x, arrow_y = rect.x + 13 * unit, rect.y + rect.height / 2
    letter = Style(max(6.5, 8.5 * unit), ink, bold=True)
    svg = (
        _plate(rect, scene)
        + f'<path d="M{x:.1f} {y - tick:.1f}V{y:.1f}H{x + bar:.1f}V{y - tick:.1f}" fill="none" stroke="{ink}" '
        f'stroke-width="{1.6 * unit:.2f}"/>'
        + write(x, y - tick - 3 * unit, words, style, "scale-words")
        + f'<path class="north" transform="translate({arrow_x:.1f} {arrow_y - 3 * unit:.1f}) scale({unit:.3f})" '
        f'd="M0 -9L5 5L0 2L-5 5Z" fill="{ink}"/>'
        + write(arrow_x - sizes.width(say["north"], letter) / 2, rect.bottom - 4 * unit, say["north"], letter)
    )
    return piece("scale", rect, svg), rect


def share_shown(scene: Scene, on: Plane, shown: int, taken: Sequence[Rect], sizes: Metrics) -> tuple[str, Rect | None]:
    """Return how many of the placed claims the markers stand for, and where it stands; nothing when it is all of them.

    shown: claims of the markers. It is left out where it would cover something, unless the map is empty.
    """
    if shown >= scene.placed:
        return "", None
    say, style = scene.language, Style(max(7.5, 11.5 * scene.unit), scene.theme.text)
    words = say["in view" if shown else "none in view"].format(
        shown=say.number(shown), placed=say.number(scene.placed)
    )  # fmt: skip
    words = cut(words, on.rect.width - 40 * scene.unit, style, sizes)
    size = sizes.width(words, style) + 16 * scene.unit, style.size + 11 * scene.unit
    rect, covers = corner(size, on.rect.grown(-8 * scene.unit), taken, "nw ne se sw")
    if covers and shown:
        return "", None
    told = write(rect.x + 8 * scene.unit, rect.bottom - 7.5 * scene.unit, words, style, "shown-words")
    return piece("shown", rect, _plate(rect, scene) + told), rect


def inset(scene: Scene, folder: Path, on: Plane, taken: Sequence[Rect]) -> tuple[str, Rect | None]:
    """Return the small map of Ukraine and where it stands; nothing on a far view or where it would cover something.

    Nothing either when the picture is made without it.
    """
    if "inset" in scene.without or scene.view.zoom - math.log2(scene.unit) < INSET_FROM:
        return "", None
    wide, high = 150 * scene.unit, 104 * scene.unit
    inside = on.rect.grown(-8 * scene.unit)
    rect, covers = corner((wide, high), inside, taken, "ne nw se sw")
    if covers or wide > inside.width * 0.45 or high > inside.height * 0.45:
        return "", None
    return _small_map(scene, folder, on, rect), rect


def _small_map(scene: Scene, folder: Path, on: Plane, rect: Rect) -> str:
    """Return the small map of Ukraine in that rectangle, with the part the picture shows marked on it."""
    unit, theme = scene.unit, scene.theme
    zoom = math.log2(rect.width * 0.9 / (TILE * (18.6 / 360)))
    small = plane(View(48.45, UKRAINE.lon - 0.2, zoom), rect)
    seen = (on.rect.x, on.rect.y, on.rect.right, on.rect.bottom)
    left, top, right, bottom = (
        (value / on.side + start - low) * small.side
        for value, start, low in zip(seen, (on.left, on.top) * 2, (small.left, small.top) * 2, strict=True)
    )
    least, mark_ink = 7 * unit, "#D55E00" if theme.name in THEMES else theme.text
    grow_x, grow_y = max(0.0, least - (right - left)) / 2, max(0.0, least - (bottom - top)) / 2
    frame = Rect(left - grow_x, top - grow_y, right - left + 2 * grow_x, bottom - top + 2 * grow_y)
    x, y = max(rect.x + 1, frame.x), max(rect.y + 1, frame.y)
    wide, high = min(rect.right - 1, frame.right) - x, min(rect.bottom - 1, frame.bottom) - y
    mark = (
        ""
        if wide <= 0 or high <= 0
        else _box(
            Rect(x, y, wide, high),
            f'fill="{mark_ink}" fill-opacity="0.25" stroke="{mark_ink}" stroke-width="{1.8 * unit:.2f}"',
        )
    )
    return piece("inset", rect, (
        _box(rect, f'rx="{3 * unit:.1f}" fill="{theme.paper}" stroke="{theme.border}" stroke-width="{unit:.2f}"')
        + f'<path d="{silhouette(folder, small)}" fill-rule="evenodd" fill="{theme.land}" '
        f'stroke="{theme.ukraine_border}" stroke-width="{0.9 * unit:.2f}" stroke-linejoin="round"/>{mark}'
    ))  # fmt: skip


def _box(rect: Rect, attributes: str) -> str:
    return f'<rect x="{rect.x:.1f}" y="{rect.y:.1f}" width="{rect.width:.1f}" height="{rect.height:.1f}" {attributes}/>'
