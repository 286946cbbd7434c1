"""The legend: only what the picture holds, in a column beside a wide map or in rows under a square one. Pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.cartography.frame import Rect, Scene
from dashboard.cartography.lettering import Metrics, Style, cut, write
from dashboard.cartography.style import ACTOR_COLOUR, KIND_SYMBOL
from dashboard.cartography.symbols import SEVERAL, Spot, colour, disc, glyph, halo, hollow, ring
from dashboard.domain.words import WIDE, Kind, Side

SMALLEST_LETTER = 8.5
"""Pixels below which a legend is left out rather than made smaller."""
LANDSCAPE = 1.25
"""From this ratio of width to height the legend stands beside the map."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the legend. value: of the actor or kind.

    sort: head, actor, kind, count, contested, unaccepted, wide or ring.
    """

    sort: str
    value: str
    words: str


def entries(placed: Sequence[Spot]) -> list[Entry]:
    """Return the lines for what those markers show, in the order of the vocabularies; none without markers."""
    actors = {s.marker.actor if s.marker.actor in ACTOR_COLOUR else SEVERAL for s in placed}
    kinds = {s.marker.kind if s.marker.kind in KIND_SYMBOL else SEVERAL for s in placed}
    who = [(a.value, a.label) for a in Side] + [(SEVERAL, "Several actors")]
    what = [(k.value, k.label) for k in Kind] + [(SEVERAL, "Several kinds")]
    found = [Entry("head", "", "Who acts")] + [Entry("actor", v, w) for v, w in who if v in actors]
    found += [Entry("head", "", "What is claimed")] + [Entry("kind", v, w) for v, w in what if v in kinds]
    more = []
    if any(s.marker.count > 1 for s in placed):
        more.append(Entry("count", "", "Number of claims"))
    if any(s.marker.contested for s in placed):
        more.append(Entry("contested", "", "Contested by other side"))
    if any(s.hollow for s in placed):
        more.append(Entry("unaccepted", "", "Not accepted (draft)"))
    if any(s.marker.precision in WIDE for s in placed):
        more.append(Entry("wide", "", "A whole oblast or area"))
    if any(s.ring for s in placed):
        more.append(Entry("ring", "", "Somewhere in the circle"))
    found += [Entry("head", "", "Signs"), *more] if more else []
    return found if placed else []


@dataclass(frozen=True, slots=True)
class Legend:
    """A legend laid out. rect: the part of the picture it takes, to its edges. places: left middle of each line.

    letter: size of its words. room: width of the words of one line at most.
    """

    rect: Rect
    places: tuple[tuple[Entry, float, float], ...]
    letter: float
    room: float

    @property
    def low(self) -> float:
        """Return the y under the last line."""
        return max((y for _, _, y in self.places), default=self.rect.y) + self.letter


def lay(scene: Scene, found: Sequence[Entry], body: Rect, sizes: Metrics) -> Legend | None:
    """Return the legend within the body of the picture (what heading and footer leave); None when it has no room."""
    if not found:
        return None
    wide = body.width >= LANDSCAPE * scene.height
    return _column(scene, found, body) if wide else _rows(scene, found, body, sizes)


def _column(scene: Scene, found: Sequence[Entry], body: Rect) -> Legend | None:
    unit = scene.unit
    pad = 14 * unit
    heads = sum(e.sort == "head" for e in found)
    lines = len(found) - heads + heads * 1.25
    pitch = min(23 * unit, (body.height - 1.6 * pad) / lines)
    letter = min(12.5 * unit, pitch * 0.62)
    if letter < SMALLEST_LETTER:
        return None
    wide = round(letter * 15 + 2 * pad)
    rect = Rect(body.right - wide, body.y, wide, body.height)
    y, places = body.y + pad * 0.6 - pitch * 0.25, []
    for entry in found:
        step = pitch * (1.25 if entry.sort == "head" else 1)
        y += step
        places.append((entry, rect.x + pad, y - pitch / 2))
    return Legend(rect, tuple(places), letter, wide - 2 * pad - letter * 2.1)


def _rows(scene: Scene, found: Sequence[Entry], body: Rect, sizes: Metrics) -> Legend | None:
    unit = scene.unit
    pad = 16 * unit
    shown = [e for e in found if e.sort != "head"]
    for letter in (12.5 * unit, 11 * unit, 9.5 * unit, SMALLEST_LETTER):
        if letter < SMALLEST_LETTER:
            break
        style = Style(letter, scene.theme.text)
        pitch, x, y = letter * 1.85, pad, 0.5 * letter * 1.85
        places = []
        for entry in shown:
            wide = letter * 2.1 + sizes.width(entry.words, style)
            if x > pad and x + wide > body.width - pad:
                x, y = pad, y + pitch
            places.append((entry, x, y))
            x += wide + letter * 1.3
        high = y + pitch * 0.5 + pad * 0.8
        if high <= body.height * 0.3:
            top = body.bottom - high
            moved = tuple((entry, left, top + pad * 0.5 + line) for entry, left, line in places)
            return Legend(Rect(body.x, top, body.width, high), moved, letter, body.width - 2 * pad - letter * 2.1)
    return None


def draw(scene: Scene, legend: Legend, sizes: Metrics) -> str:
    """Return the legend as SVG."""
    rect, theme = legend.rect, scene.theme
    svg = [
        f'<g class="legend"><rect x="{rect.x:.1f}" y="{rect.y:.1f}" width="{rect.width:.1f}" '
        f'height="{rect.height:.1f}" fill="{theme.paper}"/>'
    ]
    for entry, x, y in legend.places:
        head = entry.sort == "head"
        style = Style(legend.letter * (0.95 if head else 1), theme.label_minor if head else theme.text, bold=head)
        start = x if head else x + legend.letter * 2.1
        svg.append("" if head else _sample(entry, x + legend.letter * 0.75, y, legend.letter * 0.72, scene))
        words = cut(entry.words, legend.room, style, sizes)
        svg.append(write(start, y + style.size * 0.36, words, style, f"legend-{entry.sort}"))
    return "".join([*svg, "</g>"])


def _sample(entry: Entry, x: float, y: float, radius: float, scene: Scene) -> str:
    """Return the small drawing in front of a line of the legend."""
    theme = scene.theme
    grey = colour("several")
    if entry.sort == "actor":
        return disc(x, y, radius, colour(entry.value), theme)
    if entry.sort == "wide":
        return disc(x, y, radius * 0.85, colour(SEVERAL), theme, wide=True)
    if entry.sort == "unaccepted":
        return hollow(x, y, radius * 0.85, grey, theme)
    if entry.sort == "kind":
        return glyph(x, y, radius * 1.2, entry.value, theme.text)
    if entry.sort == "ring":
        return ring(x, y, radius * 1.1, theme.label_minor, radius / 14)
    if entry.sort == "contested":
        under, over = halo(x, y, radius * 0.75, theme)
        return under + disc(x, y, radius * 0.75, grey, theme) + over
    box = (
        f'x="{x - radius * 1.1:.1f}" y="{y - radius * 0.9:.1f}" width="{radius * 2.2:.1f}" height="{radius * 1.8:.1f}"'
    )
    number = Style(radius * 1.4, theme.text, bold=True)
    return (
        f'<rect {box} rx="{radius * 0.9:.1f}" fill="{theme.paper}" stroke="{theme.label_minor}" '
        f'stroke-width="{radius * 0.17:.2f}"/>' + write(x - radius * 0.4, y + radius * 0.5, "2", number)
    )
