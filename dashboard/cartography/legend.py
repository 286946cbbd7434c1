"""The legend: only what the picture holds, in a column beside a wide map or in rows under a square one. Pixels."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.cartography.frame import Rect, Scene
from dashboard.cartography.language import Language
from dashboard.cartography.lettering import Metrics, Style, cut, write
from dashboard.cartography.pieces import piece
from dashboard.cartography.style import ACTOR_COLOUR, KIND_SYMBOL, colour
from dashboard.cartography.symbols import SEVERAL, Spot, disc, glyph, halo, hollow, ring
from dashboard.domain.words import WIDE, Kind, Side

SMALLEST_LETTER = 8.5
"""Pixels below which a legend is left out rather than made smaller."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the legend. sort: head, actor, kind or the name of a sign; value: of the actor or kind."""

    sort: str
    value: str
    words: str


def entries(placed: Sequence[Spot], say: Language, *, numbered: bool = False) -> list[Entry]:
    """Return the lines for what those markers show, in the order of the vocabularies; none without markers.

    numbered: whether markers carry the numbers of a list.
    """
    actors = {s.marker.actor if s.marker.actor in ACTOR_COLOUR else SEVERAL for s in placed}
    kinds = {s.marker.kind if s.marker.kind in KIND_SYMBOL else SEVERAL for s in placed}
    who, what = [*(a.value for a in Side), SEVERAL], [*(k.value for k in Kind), SEVERAL]
    found = [Entry("head", "", say["who"])] + [Entry("actor", v, say[f"Side.{v}"]) for v in who if v in actors]
    found += [Entry("head", "", say["what"])] + [Entry("kind", v, say[f"Kind.{v}"]) for v in what if v in kinds]
    signs = {
        "count": any(s.marker.count > 1 for s in placed),
        "contested": any(s.marker.contested for s in placed),
        "unaccepted": any(s.hollow for s in placed),
        "wide": any(s.marker.precision in WIDE for s in placed),
        "ring": any(s.ring for s in placed),
        "aside": any(s.home for s in placed),
        "number": numbered,
    }
    more = [Entry(sort, "", say[sort]) for sort, there in signs.items() if there]
    found += [Entry("head", "", say["signs"]), *more] if more else []
    return found if placed else []


@dataclass(frozen=True, slots=True)
class Legend:
    """A legend laid out from its own top left corner. width, height: pixels it takes. letter: size of its words.

    places: entry, left middle, and room for its words, of each line.
    """

    width: float
    height: float
    letter: float
    places: tuple[tuple[Entry, float, float, float], ...]


def column(scene: Scene, found: Sequence[Entry], room: tuple[float, float], sizes: Metrics) -> Legend | None:
    """Return the legend as a column of that width and at most that height; None when it has no room.

    The entries under one head stand in two columns when their words are short enough.
    """
    for letter in (12.5, 11.5, 10.5, 9.5) if found else ():
        laid = _column(scene, found, room[0], max(letter * scene.unit, SMALLEST_LETTER), sizes)
        if laid.height <= room[1]:
            return laid
    return None


def _column(scene: Scene, found: Sequence[Entry], width: float, letter: float, sizes: Metrics) -> Legend:
    pitch, sample = letter * 1.72, letter * 2.1
    style = Style(letter, scene.theme.text)
    y, places = 0.0, []
    for head, group in _groups(found):
        y += pitch * (1.05 if y else 0.9)
        places.append((head, 0.0, y - pitch / 2, width))
        half = (width - letter) / 2
        two = len(group) > 1 and all(sizes.width(e.words, style) <= half - sample for e in group)
        across = 2 if two else 1
        room = (half if two else width) - sample
        for i, entry in enumerate(group):
            down = y + pitch * (i // across + 0.5)
            places.append((entry, (i % across) * (half + letter), down, room))
        y += pitch * math.ceil(len(group) / across)
    return Legend(width, y, letter, tuple(places))


def _groups(found: Sequence[Entry]) -> Iterable[tuple[Entry, list[Entry]]]:
    heads = [i for i, entry in enumerate(found) if entry.sort == "head"]
    for start, end in zip(heads, [*heads[1:], len(found)], strict=True):
        yield found[start], list(found[start + 1 : end])


def rows(scene: Scene, found: Sequence[Entry], room: tuple[float, float], sizes: Metrics) -> Legend | None:
    """Return the legend as rows of that width and at most that height; None when it has no room."""
    unit = scene.unit
    shown = [e for e in found if e.sort != "head"]
    for letter in (12.5 * unit, 11 * unit, 9.5 * unit, SMALLEST_LETTER):
        if letter < SMALLEST_LETTER or not shown:
            break
        style = Style(letter, scene.theme.text)
        pitch, x, y = letter * 1.85, 0.0, letter * 0.925
        places = []
        for entry in shown:
            wide = letter * 2.1 + sizes.width(entry.words, style)
            if x and x + wide > room[0]:
                x, y = 0.0, y + pitch
            places.append((entry, x, y, room[0] - letter * 2.1))
            x += wide + letter * 1.3
        high = y + pitch * 0.5
        if high <= room[1]:
            return Legend(room[0], high, letter, tuple(places))
    return None


def draw(scene: Scene, legend: Legend, at: tuple[float, float], sizes: Metrics) -> str:
    """Return the legend as SVG with its top left corner there."""
    theme, svg = scene.theme, []
    for entry, left, middle, room in legend.places:
        x, y = at[0] + left, at[1] + middle
        head = entry.sort == "head"
        style = Style(legend.letter * (0.95 if head else 1), theme.label_minor if head else theme.text, bold=head)
        start = x if head else x + legend.letter * 2.1
        svg.append("" if head else _sample(entry, x + legend.letter * 0.75, y, legend.letter * 0.72, scene))
        words = cut(entry.words, room, style, sizes)
        svg.append(write(start, y + style.size * 0.36, words, style, f"legend-{entry.sort}"))
    # The samples reach a little beyond the first line and the left edge.
    return piece("legend", Rect(*at, legend.width, legend.height).grown(legend.letter * 0.3), "".join(svg))


def _sample(entry: Entry, x: float, y: float, radius: float, scene: Scene) -> str:
    """Return the small drawing in front of a line of the legend."""
    theme = scene.theme
    grey = colour(SEVERAL, theme)
    if entry.sort == "actor":
        return disc(x, y, radius, colour(entry.value, theme), theme)
    if entry.sort == "number":
        side = f'width="{2 * radius:.1f}" height="{2 * radius:.1f}" rx="{radius * 0.44:.1f}"'
        digit = Style(radius * 1.4, theme.paper, bold=True)
        return f'<rect x="{x - radius:.1f}" y="{y - radius:.1f}" {side} fill="{theme.text}"/>' + write(
            x - radius * 0.4, y + radius * 0.5, "1", digit
        )
    if entry.sort == "aside":
        line = f'stroke="{theme.text}" stroke-width="{radius * 0.16:.2f}"'
        return (
            f'<path d="M{x - radius:.1f} {y + radius * 0.7:.1f}L{x + radius * 0.6:.1f} {y - radius * 0.5:.1f}" {line}/>'
            f'<circle cx="{x - radius * 0.9:.1f}" cy="{y + radius * 0.65:.1f}" r="{radius * 0.3:.1f}" '
            f'fill="{theme.text}"/>' + disc(x + radius * 0.6, y - radius * 0.5, radius * 0.6, grey, theme, wide=True)
        )
    if entry.sort == "wide":
        return disc(x, y, radius * 0.85, grey, theme, wide=True)
    if entry.sort == "unaccepted":
        return hollow(x, y, radius * 0.85, grey, theme)
    if entry.sort == "kind":
        return glyph(x, y, radius * 1.2, entry.value, theme.text)
    if entry.sort == "ring":
        return ring(x, y, radius * 1.1, theme.label_minor, radius / 14, "sign")
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
