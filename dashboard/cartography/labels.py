"""Names on the map, placed so that none touches another name or a marker. Positions and sizes are pixels."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from dashboard.cartography.basemap import Label
from dashboard.cartography.frame import Plane, Rect
from dashboard.cartography.language import Language
from dashboard.cartography.lettering import ASCENT, DESCENT, Metrics, Style, clean, write
from dashboard.cartography.style import Theme
from dashboard.cartography.symbols import Spot
from dashboard.domain.geo import TILE

GRID = 96.0
"""Side in pixels of the squares that occupied rectangles are filed under."""
HOME_NAME = "Ukraine"
LONGEST = 48
"""Most characters of a name on the map."""
EAGER = 0.25, 1.0
"""How many zoom levels before its own a name is tried, on a far and on a near map; without room it is left out."""


@dataclass(slots=True)
class Space:
    """What is taken on the map part. rect: where names may stand."""

    rect: Rect
    taken: dict[tuple[int, int], list[Rect]] = field(default_factory=dict)

    def _squares(self, rect: Rect) -> Iterable[tuple[int, int]]:
        for column in range(int(rect.x // GRID), int(rect.right // GRID) + 1):
            for row in range(int(rect.y // GRID), int(rect.bottom // GRID) + 1):
                yield column, row

    def take(self, rect: Rect) -> None:
        """Mark a rectangle as taken."""
        for square in self._squares(rect):
            self.taken.setdefault(square, []).append(rect)

    def free(self, rect: Rect) -> bool:
        """Return whether the rectangle lies on the map part and touches nothing taken."""
        if not self.rect.holds(rect):
            return False
        return not any(rect.meets(other) for square in self._squares(rect) for other in self.taken.get(square, ()))


def around(x: float, y: float, gap: float, wide: float, high: float) -> Iterable[Rect]:
    """Yield the places for words of that size next to a point, the best (right of it) first."""
    yield Rect(x + gap, y - high / 2, wide, high)
    yield Rect(x - gap - wide, y - high / 2, wide, high)
    yield Rect(x - wide / 2, y + gap, wide, high)
    yield Rect(x - wide / 2, y - gap - high, wide, high)
    slant = gap * 0.72
    yield Rect(x + slant, y + slant, wide, high)
    yield Rect(x + slant, y - slant - high, wide, high)
    yield Rect(x - slant - wide, y + slant, wide, high)
    yield Rect(x - slant - wide, y - slant - high, wide, high)


def _put(words: str, style: Style, places: Iterable[Rect], space: Space, role: str) -> str:
    """Write the words at the first free place and take it; "" when there is none."""
    for rect in places:
        if space.free(rect):
            space.take(rect.grown(style.size * 0.2))
            return write(rect.x, rect.y + style.size * ASCENT, words, style, role)
    return ""


def _size(words: str, style: Style, sizes: Metrics) -> tuple[float, float]:
    return sizes.width(words, style), style.size * (ASCENT + DESCENT)


def names(placed: Sequence[Spot], space: Space, theme: Theme, unit: float, sizes: Metrics, say: Language) -> str:
    """Return the place names of markers that stand for one place, those with most claims first.

    A place whose ring of doubt would hold the whole map is said to be wider than it.
    """
    style = Style(12.5 * unit, theme.label, bold=True, halo=theme.halo)
    found = []
    for spot in sorted(placed, key=lambda s: (-s.marker.count, s.y, s.x)):
        words = clean(spot.marker.name, LONGEST) if spot.marker.places == 1 else ""
        if words:
            words = say["wider"].format(name=words) if spot.beyond else words
            wide, high = _size(words, style, sizes)
            gap = spot.reach + 3 * unit
            found.append(_put(words, style, around(spot.x, spot.y, gap, wide, high), space, "label place"))
    return "".join(found)


def settlements(
    known: Sequence[Label], placed: Sequence[Spot], space: Space, on: Plane, look: tuple[Theme, float, Metrics, str]
) -> str:
    """Return the names of the background map that find room, each settlement with its dot.

    look: theme, unit, metrics and language code. A settlement that a marker already names is left out.
    """
    theme, unit, sizes, code = look
    zoom = math.log2(on.side / TILE) - math.log2(unit)
    reach = zoom + max(EAGER[0], min(EAGER[1], (zoom - 7) * 0.4))
    named = [(s.marker.name.casefold(), s.x, s.y) for s in placed if s.marker.places == 1]
    found = []
    for label in known:
        if label.minzoom > reach:
            continue
        x, y = on.pixel(label.lat, label.lon)
        if not (on.rect.x < x < on.rect.right and on.rect.y < y < on.rect.bottom):
            continue
        spelt = {label.name.casefold(), label.name_uk.casefold()}
        if any(name in spelt and math.hypot(x - a, y - b) < 60 * unit for name, a, b in named):
            continue
        style = _style(label, zoom, theme, unit)
        if style:
            said = replace(label, name=label.name_uk or label.name) if code == "uk" else label
            found.append(_area(said, x, y, style, space, sizes) or _town(said, x, y, style, space, sizes))
    return "".join(found)


def _style(label: Label, zoom: float, theme: Theme, unit: float) -> Style | None:
    """Return how a name is written; None for the name of a country on a map too near for it."""
    plain = Style(11 * unit, theme.label_minor, halo=theme.halo)
    if label.kind == "country":
        home = label.name == HOME_NAME
        size = (15 if home else 12) * unit
        shown = zoom < (6.3 if home else 7.5)
        return replace(plain, size=size, spacing=size * 0.28, bold=home, opacity=0.75) if shown else None
    return {
        "sea": replace(plain, size=12 * unit, spacing=2.4 * unit, opacity=0.85),
        "capital": replace(plain, size=14 * unit, fill=theme.label, bold=True),
        "city": replace(plain, size=12 * unit, fill=theme.label),
        "foreign": replace(plain, size=10.5 * unit),
        "town": replace(plain, size=10.5 * unit, fill=theme.label if zoom >= 8.5 else theme.label_minor),
        "village": replace(plain, size=9.5 * unit),
    }.get(label.kind, plain)


def _area(label: Label, x: float, y: float, style: Style, space: Space, sizes: Metrics) -> str:
    """Return the name of a country or sea, in the middle of it or a little above or below."""
    if label.kind not in ("country", "sea"):
        return ""
    words = clean(label.name, LONGEST)
    words = words.upper() if label.kind == "country" else words
    wide, high = _size(words, style, sizes)
    steps = (0, -1.5, 1.5, -3, 3)
    places = (Rect(x - wide / 2, y - high / 2 + step * high, wide, high) for step in steps)
    return _put(words, style, places, space, f"label {label.kind}")


def _town(label: Label, x: float, y: float, style: Style, space: Space, sizes: Metrics) -> str:
    """Return a settlement's dot and name, "" when either finds no room."""
    if label.kind in ("country", "sea"):
        return ""
    radius = style.size * {"capital": 0.26, "city": 0.2, "foreign": 0.17}.get(label.kind, 0.15)
    dot = Rect(x - radius, y - radius, 2 * radius, 2 * radius)
    if not space.free(dot.grown(1)):
        return ""
    words = clean(label.name, LONGEST)
    wide, high = _size(words, style, sizes)
    text = _put(words, style, around(x, y, radius + style.size * 0.25, wide, high), space, f"label {label.kind}")
    if not text:
        return ""
    space.take(dot.grown(1))
    if label.kind == "capital":
        edge = f'fill="{style.halo}" stroke="{style.fill}" stroke-width="{radius * 0.45:.2f}"'
        return (
            f'<circle class="dot" cx="{round(x)}" cy="{round(y)}" r="{radius:.1f}" {edge}/>'
            f'<circle class="dot" cx="{round(x)}" cy="{round(y)}" r="{radius * 0.4:.1f}" fill="{style.fill}"/>{text}'
        )
    edge = f'stroke="{style.halo}" stroke-width="{radius * 0.5:.2f}"'
    dot_at = f'class="dot" cx="{round(x)}" cy="{round(y)}"'
    return f'<circle {dot_at} r="{radius:.1f}" fill="{style.fill}" {edge}/>{text}'
