"""What stands on the map beside its markers: scale bar, north arrow and inset.
Positions and sizes are pixels.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from dashboard.cartography.drawing.pieces import piece_element
from dashboard.cartography.drawing.text import (
    Metrics,
    TextStyle,
    text_element,
    truncate,
)
from dashboard.cartography.geometry import Plane, Rect, plane_of
from dashboard.cartography.language import LANGUAGES, Language
from dashboard.cartography.map.basemap import ukraine_outline
from dashboard.cartography.scene import Scene
from dashboard.cartography.style import THEMES
from dashboard.domain.geography.geo import TILE, UKRAINE, View, kilometres_per_pixel

WARNING = LANGUAGES["en"]["warning"]
"""What must stand on every picture next to the credit, here in English."""
INSET_FROM = 7.0
"""Zoom from which the picture says in a small map where in Ukraine it lies."""
INSET_VIEW = View(48.45, UKRAINE.lon - 0.2, 0)
"""Middle of the small map; its zoom follows from its size."""
INSET_DEGREES = 18.6
"""Degrees of longitude of Ukraine with a margin."""
INSET_MARK = "#D55E00"


def _plate_element(rect: Rect, scene: Scene) -> str:
    """Return a half-clear plate of paper that makes what stands on it readable on any
    ground.
    """
    return _rect_element(
        rect,
        f'rx="{4 * scene.unit:.1f}" fill="{scene.theme.paper}" fill-opacity="0.88"',
    )


def _rect_element(rect: Rect, attributes: str) -> str:
    return (
        f'<rect x="{rect.x:.1f}" y="{rect.y:.1f}" width="{rect.width:.1f}"'
        f' height="{rect.height:.1f}" {attributes}/>'
    )


def best_corner(
    size: tuple[float, float],
    inside: Rect,
    taken: Sequence[Rect],
    order: str,
) -> tuple[Rect, int]:
    """Return the place for a piece of that width and height in the corner where it
    covers least, and how much.

    order: corners to try, the best first, as pairs such as "sw ne". taken: rectangles
    of markers and other pieces.
    """
    width, height = size
    lefts = {"w": inside.x, "e": inside.right - width}
    tops = {"n": inside.y, "s": inside.bottom - height}
    places = []
    for corner in order.split():
        rect = Rect(lefts[corner[1]], tops[corner[0]], width, height)
        places.append((sum(rect.intersects(other) for other in taken), rect))
    covers, rect = min(places, key=lambda place: place[0])
    return rect, covers


def scale_length(most: float) -> float:
    """Return the longest of 1, 2 or 5 times a power of ten that is not over most."""
    power = 10.0 ** math.floor(math.log10(most))
    return next(n * power for n in (5, 2, 1) if n * power <= most)


def _length_words(kilometres: float, language: Language) -> str:
    if kilometres >= 1:
        return f"{kilometres:g} {language['km']}"
    return f"{kilometres * 1000:g} {language['m']}"


def scale_bar(
    scene: Scene,
    on: Plane,
    taken: Sequence[Rect],
    metrics: Metrics,
) -> tuple[str, Rect]:
    """Return the scale bar with its kilometres and the north arrow, and the rectangle
    they cover.
    """
    unit, ink = scene.unit, scene.theme.text
    # In Mercator a scale is true of one latitude: that of the middle.
    per_pixel = kilometres_per_pixel(scene.view.lat, scene.view.zoom)
    length = scale_length(min(130 * unit, on.rect.width * 0.35) * per_pixel)
    # Never smaller: the scale must be readable on the smallest picture.
    style = TextStyle(max(7.5, 11 * unit), ink)
    text = _length_words(length, scene.language)
    bar, arrow_width = length / per_pixel, 22 * unit
    width = arrow_width + max(bar, metrics.width(text, style)) + 16 * unit
    height = style.size + 17 * unit
    inside = on.rect.grown(-8 * unit)
    rect, _ = best_corner((width, height), inside, taken, "sw se nw ne")
    x, y, tick = rect.x + arrow_width + 6 * unit, rect.bottom - 7 * unit, 5 * unit
    svg = (
        _plate_element(rect, scene)
        + f'<path d="M{x:.1f} {y - tick:.1f}V{y:.1f}H{x + bar:.1f}V{y - tick:.1f}"'
        f' fill="none" stroke="{ink}" stroke-width="{1.6 * unit:.2f}"/>'
        + text_element(x, y - tick - 3 * unit, text, style, "scale-words")
        + _north_arrow(scene, rect, metrics)
    )
    return piece_element("scale", rect, svg), rect


def _north_arrow(scene: Scene, rect: Rect, metrics: Metrics) -> str:
    unit, ink = scene.unit, scene.theme.text
    x, y = rect.x + 13 * unit, rect.y + rect.height / 2
    style = TextStyle(max(6.5, 8.5 * unit), ink, bold=True)
    letter = scene.language["north"]
    left = x - metrics.width(letter, style) / 2
    return (
        f'<path class="north" transform="translate({x:.1f} {y - 3 * unit:.1f})'
        f' scale({unit:.3f})" d="M0 -9L5 5L0 2L-5 5Z" fill="{ink}"/>'
        + text_element(left, rect.bottom - 4 * unit, letter, style)
    )


def claims_in_view(
    scene: Scene,
    on: Plane,
    in_view: int,
    taken: Sequence[Rect],
    metrics: Metrics,
) -> tuple[str, Rect | None]:
    """Return how many of the placed claims the markers stand for, and where it stands;
    nothing when it is all of them.

    in_view: claims of the markers. It is left out where it would cover something,
    unless the map is empty.
    """
    if in_view >= scene.placed:
        return "", None
    language, unit = scene.language, scene.unit
    style = TextStyle(max(7.5, 11.5 * unit), scene.theme.text)
    phrase = language["in view" if in_view else "none in view"]
    text = phrase.format(
        shown=language.number(in_view), placed=language.number(scene.placed)
    )
    text = truncate(text, on.rect.width - 40 * unit, style, metrics)
    size = metrics.width(text, style) + 16 * unit, style.size + 11 * unit
    rect, covers = best_corner(size, on.rect.grown(-8 * unit), taken, "nw ne se sw")
    if covers and in_view:
        return "", None
    words = text_element(
        rect.x + 8 * unit,
        rect.bottom - 7.5 * unit,
        text,
        style,
        "shown-words",
    )
    return piece_element("shown", rect, _plate_element(rect, scene) + words), rect


def inset_map(
    scene: Scene,
    folder: Path,
    on: Plane,
    taken: Sequence[Rect],
) -> tuple[str, Rect | None]:
    """Return the small map of Ukraine and where it stands; nothing on a far view or
    where it would cover something.

    Nothing either when the picture is made without it.
    """
    zoom = scene.view.zoom - math.log2(scene.unit)
    if "inset" in scene.without or zoom < INSET_FROM:
        return "", None
    width, height = 150 * scene.unit, 104 * scene.unit
    inside = on.rect.grown(-8 * scene.unit)
    rect, covers = best_corner((width, height), inside, taken, "ne nw se sw")
    # On a small picture it would take the place of the map.
    if covers or width > inside.width * 0.45 or height > inside.height * 0.45:
        return "", None
    return _inset_element(scene, folder, on, rect), rect


def _inset_element(
    scene: Scene,
    folder: Path,
    on: Plane,
    rect: Rect,
) -> str:
    """Return the small map of Ukraine in that rectangle, with the part the picture
    shows marked on it.
    """
    unit, theme = scene.unit, scene.theme
    zoom = math.log2(rect.width * 0.9 / (TILE * (INSET_DEGREES / 360)))
    small = plane_of(View(INSET_VIEW.lat, INSET_VIEW.lon, zoom), rect)
    frame = _rect_element(
        rect,
        f'rx="{3 * unit:.1f}" fill="{theme.paper}" stroke="{theme.border}"'
        f' stroke-width="{unit:.2f}"',
    )
    country = (
        f'<path d="{ukraine_outline(folder, small)}" fill-rule="evenodd"'
        f' fill="{theme.land}" stroke="{theme.ukraine_border}"'
        f' stroke-width="{0.9 * unit:.2f}" stroke-linejoin="round"/>'
    )
    mark = _inset_mark(scene, _seen_on(small, on), rect)
    return piece_element("inset", rect, frame + country + mark)


def _seen_on(small: Plane, on: Plane) -> Rect:
    """Return the map part of one plane as it lies on the other."""
    left, top, right, bottom = (
        (value / on.side + start - low) * small.side
        for value, start, low in (
            (on.rect.x, on.left, small.left),
            (on.rect.y, on.top, small.top),
            (on.rect.right, on.left, small.left),
            (on.rect.bottom, on.top, small.top),
        )
    )
    return Rect(left, top, right - left, bottom - top)


def _inset_mark(scene: Scene, seen: Rect, rect: Rect) -> str:
    """Return the mark of the part seen, never too small to be noticed, as far as it
    lies on the small map.
    """
    unit, theme = scene.unit, scene.theme
    least, ink = 7 * unit, INSET_MARK if theme.name in THEMES else theme.text
    grow_x = max(0.0, least - seen.width) / 2
    grow_y = max(0.0, least - seen.height) / 2
    mark = Rect(
        seen.x - grow_x,
        seen.y - grow_y,
        seen.width + 2 * grow_x,
        seen.height + 2 * grow_y,
    )
    x, y = max(rect.x + 1, mark.x), max(rect.y + 1, mark.y)
    width = min(rect.right - 1, mark.right) - x
    height = min(rect.bottom - 1, mark.bottom) - y
    if width <= 0 or height <= 0:
        return ""
    return _rect_element(
        Rect(x, y, width, height),
        f'fill="{ink}" fill-opacity="0.25" stroke="{ink}"'
        f' stroke-width="{1.8 * unit:.2f}"',
    )
