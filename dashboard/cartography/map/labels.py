"""Names on the map, placed so that none touches another name or a marker. Positions and
sizes are pixels.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dashboard.cartography.drawing.text import (
    ASCENT,
    DESCENT,
    Appearance,
    Metrics,
    TextStyle,
    clean_text,
    text_element,
)
from dashboard.cartography.geometry import Plane, Rect
from dashboard.cartography.language import Language
from dashboard.cartography.map.basemap import MapLabel
from dashboard.cartography.map.markers import PlacedMarker
from dashboard.domain.geography.geo import TILE

GRID = 96.0
"""Side in pixels of the squares that occupied rectangles are filed under."""
HOME_NAME = "Ukraine"
LONGEST = 48
"""Most characters of a name on the map."""
EAGER = 0.25, 1.0
"""How many zoom levels before its own a name is tried, on a far and on a near map;
without room it is left out.
"""
SAME_PLACE = 60
"""Pixels, times the unit, within which two equal names are one place."""
DOT_RADIUS: Mapping[str, float] = {"capital": 0.26, "city": 0.2, "foreign": 0.17}
"""Of a settlement's dot, in parts of the size of its name; 0.15 for others."""
AREAS = ("country", "sea")


@dataclass(slots=True)
class LabelSpace:
    """What is taken on the map part. rect: where names may stand."""

    rect: Rect
    taken: dict[tuple[int, int], list[Rect]] = field(default_factory=dict)

    def copy(self) -> LabelSpace:
        """Return a space in which the same is taken."""
        taken = {square: list(rects) for square, rects in self.taken.items()}
        return LabelSpace(self.rect, taken)

    def _squares(self, rect: Rect) -> Iterable[tuple[int, int]]:
        for column in range(int(rect.x // GRID), int(rect.right // GRID) + 1):
            for row in range(int(rect.y // GRID), int(rect.bottom // GRID) + 1):
                yield column, row

    def take(self, rect: Rect) -> None:
        """Mark a rectangle as taken."""
        for square in self._squares(rect):
            self.taken.setdefault(square, []).append(rect)

    def is_free(self, rect: Rect) -> bool:
        """Return whether the rectangle lies on the map part and touches nothing
        taken.
        """
        if not self.rect.contains(rect):
            return False
        return not any(
            rect.intersects(other)
            for square in self._squares(rect)
            for other in self.taken.get(square, ())
        )


def label_positions(
    x: float,
    y: float,
    gap: float,
    width: float,
    height: float,
) -> Iterable[Rect]:
    """Yield the places for text of that size next to a point, the best (right of it)
    first.
    """
    left, top = x - gap - width, y - gap - height
    yield Rect(x + gap, y - height / 2, width, height)
    yield Rect(left, y - height / 2, width, height)
    yield Rect(x - width / 2, y + gap, width, height)
    yield Rect(x - width / 2, top, width, height)
    slant = gap * 0.72
    left, top = x - slant - width, y - slant - height
    yield Rect(x + slant, y + slant, width, height)
    yield Rect(x + slant, top, width, height)
    yield Rect(left, y + slant, width, height)
    yield Rect(left, top, width, height)


def _place_label(
    text: str,
    style: TextStyle,
    places: Iterable[Rect],
    space: LabelSpace,
    role: str,
) -> str:
    """Write the text at the first free place and take it; "" when there is none."""
    for rect in places:
        if space.is_free(rect):
            # A little air, so that two names are not read as one.
            space.take(rect.grown(style.size * 0.2))
            base = rect.y + style.size * ASCENT
            return text_element(rect.x, base, text, style, role)
    return ""


def _size(
    text: str,
    style: TextStyle,
    metrics: Metrics,
) -> tuple[float, float]:
    return metrics.width(text, style), style.size * (ASCENT + DESCENT)


def marker_labels(
    placed: Sequence[PlacedMarker],
    space: LabelSpace,
    look: Appearance,
    language: Language,
) -> str:
    """Return the place names of markers that stand for one place, those with most
    claims first.

    Where a ring of uncertainty is too wide to be drawn, the name says how far it
    reaches.
    """
    theme, unit = look.theme, look.unit
    style = TextStyle(12.5 * unit, theme.label, bold=True, halo=theme.halo)
    labels = []
    # Where two names compete for room, the one with more claims stands.
    for each in sorted(placed, key=lambda p: (-p.marker.count, p.y, p.x)):
        if each.marker.places != 1:
            continue
        name = clean_text(each.marker.name, LONGEST)
        if name:
            if each.wider:
                name = language["wider"].format(
                    name=name, km=f"{each.marker.radius_km:g}"
                )
            width, height = _size(name, style, look.metrics)
            gap = each.reach + 3 * unit
            places = label_positions(each.x, each.y, gap, width, height)
            labels.append(_place_label(name, style, places, space, "label place"))
    return "".join(labels)


def basemap_labels(
    labels: Sequence[MapLabel],
    placed: Sequence[PlacedMarker],
    space: LabelSpace,
    on: Plane,
    look: Appearance,
    language: Language,
) -> str:
    """Return the names of the background map that find room, each settlement with its
    dot. A settlement that a marker already names is left out.
    """
    unit = look.unit
    # On a picture with larger letters there is room for as many names as farther away.
    zoom = math.log2(on.side / TILE) - math.log2(unit)
    deepest = zoom + max(EAGER[0], min(EAGER[1], (zoom - 7) * 0.4))
    marked = [p for p in placed if p.marker.places == 1]
    elements = []
    for label in labels:
        if label.minzoom > deepest:
            continue
        x, y = on.pixel(label.lat, label.lon)
        style = _style(label, zoom, look)
        if style is None or not _on_map(x, y, on.rect):
            continue
        if not _is_marked(label, x, y, marked, SAME_PLACE * unit):
            draw = _area if label.kind in AREAS else _town
            name = _name_in(label, language)
            elements.append(draw(name, label.kind, x, y, style, space, look.metrics))
    return "".join(elements)


def _on_map(x: float, y: float, rect: Rect) -> bool:
    return rect.x < x < rect.right and rect.y < y < rect.bottom


def _is_marked(
    label: MapLabel,
    x: float,
    y: float,
    marked: Sequence[PlacedMarker],
    near: float,
) -> bool:
    """Return whether a marker near by has the same name, in either language."""
    spellings = {label.name.casefold(), label.name_uk.casefold()}
    return any(
        each.marker.name.casefold() in spellings
        and math.hypot(x - each.x, y - each.y) < near
        for each in marked
    )


def _name_in(label: MapLabel, language: Language) -> str:
    name = label.name
    if language.code == "uk":
        name = label.name_uk or name
    return clean_text(name, LONGEST)


def _style(
    label: MapLabel,
    zoom: float,
    look: Appearance,
) -> TextStyle | None:
    """Return how a name is written; None for the name of a country on a map too near
    for it.
    """
    theme, unit = look.theme, look.unit
    plain = TextStyle(11 * unit, theme.label_minor, halo=theme.halo)
    if label.kind == "country":
        return _country_style(plain, zoom, unit, home=label.name == HOME_NAME)
    town_fill = theme.label if zoom >= 8.5 else theme.label_minor
    return {
        "sea": replace(plain, size=12 * unit, spacing=2.4 * unit, opacity=0.85),
        "capital": replace(plain, size=14 * unit, fill=theme.label, bold=True),
        "city": replace(plain, size=12 * unit, fill=theme.label),
        "foreign": replace(plain, size=10.5 * unit),
        "town": replace(plain, size=10.5 * unit, fill=town_fill),
        "village": replace(plain, size=9.5 * unit),
    }.get(label.kind, plain)


def _country_style(
    plain: TextStyle,
    zoom: float,
    unit: float,
    *,
    home: bool,
) -> TextStyle | None:
    size, nearest = (15 * unit, 6.3) if home else (12 * unit, 7.5)
    if zoom >= nearest:
        return None
    return replace(plain, size=size, spacing=size * 0.28, bold=home, opacity=0.75)


def _area(
    name: str,
    kind: str,
    x: float,
    y: float,
    style: TextStyle,
    space: LabelSpace,
    metrics: Metrics,
) -> str:
    """Return the name of a country or sea, in the middle of it or a little above or
    below.
    """
    if kind == "country":
        name = name.upper()
    width, height = _size(name, style, metrics)
    places = (
        Rect(x - width / 2, y - height / 2 + step * height, width, height)
        for step in (0, -1.5, 1.5, -3, 3)
    )
    return _place_label(name, style, places, space, f"label {kind}")


def _town(
    name: str,
    kind: str,
    x: float,
    y: float,
    style: TextStyle,
    space: LabelSpace,
    metrics: Metrics,
) -> str:
    """Return a settlement's dot and name, "" when either finds no room."""
    radius = style.size * DOT_RADIUS.get(kind, 0.15)
    dot = Rect(x - radius, y - radius, 2 * radius, 2 * radius)
    # A name without its dot would say that something lies there, but not where.
    if not space.is_free(dot.grown(1)):
        return ""
    width, height = _size(name, style, metrics)
    places = label_positions(x, y, radius + style.size * 0.25, width, height)
    text = _place_label(name, style, places, space, f"label {kind}")
    if not text:
        return ""
    space.take(dot.grown(1))
    return _dot_element(kind, x, y, radius, style) + text


def _dot_element(
    kind: str,
    x: float,
    y: float,
    radius: float,
    style: TextStyle,
) -> str:
    at = f'class="dot" cx="{round(x)}" cy="{round(y)}"'
    if kind == "capital":
        # A ring round a dot, as atlases mark the seat of a government.
        return (
            f'<circle {at} r="{radius:.1f}" fill="{style.halo}" stroke="{style.fill}"'
            f' stroke-width="{radius * 0.45:.2f}"/>'
            f'<circle {at} r="{radius * 0.4:.1f}" fill="{style.fill}"/>'
        )
    return (
        f'<circle {at} r="{radius:.1f}" fill="{style.fill}" stroke="{style.halo}"'
        f' stroke-width="{radius * 0.5:.2f}"/>'
    )
