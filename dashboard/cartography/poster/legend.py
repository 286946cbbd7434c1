"""The legend: only what the picture holds, in a column beside a wide map or in rows
under a square one. Pixels.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.cartography.drawing.pieces import piece_element
from dashboard.cartography.drawing.text import (
    Metrics,
    TextStyle,
    clean_text,
    text_element,
    truncate,
)
from dashboard.cartography.geometry import Rect
from dashboard.cartography.language import Language
from dashboard.cartography.map.areas import hatch_path
from dashboard.cartography.map.ground import ground_paint
from dashboard.cartography.map.markers import (
    SEVERAL,
    PlacedMarker,
    arcs_element,
    contested_element,
    denied_element,
    disc_element,
    hollow_element,
    ring_element,
    strike_element,
    symbol_element,
)
from dashboard.cartography.scene import Scene
from dashboard.cartography.style import (
    ACTOR_COLOUR,
    CHANGE_COLOUR,
    KIND_SYMBOL,
    Theme,
    actor_colour,
    layer_paint,
)
from dashboard.domain.words import Kind, Side, Word

SMALLEST_LETTER = 8.5
"""Pixels below which a legend is left out rather than made smaller."""
LONGEST_TITLE = 80
"""Most characters of the title of a layer."""
SAMPLE_WIDTH = 2.1
"""Of the small drawing before the text of a line, in parts of the letter."""


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of the legend. sort: head, actor, kind, change, layer, ground or the
    name of a sign; value: of the actor, kind or change, the colour of a layer, the side
    of ground.
    """

    sort: str
    value: str
    text: str


SIGNS: Mapping[str, Callable[[PlacedMarker], bool]] = {
    "count": lambda placed: placed.marker.count > 1 and not placed.number,
    "contested": lambda placed: placed.marker.contested,
    "denied": lambda placed: placed.denied,
    "unaccepted": lambda placed: placed.hollow,
    "wide": lambda placed: placed.wide,
    "area": lambda placed: placed.outlined,
    "ring": lambda placed: placed.ring > 0,
    "aside": lambda placed: placed.anchor is not None,
}
"""Which markers bear a sign, by its name, in the order of the legend."""


def legend_entries(
    placed: Sequence[PlacedMarker],
    language: Language,
    *,
    numbered: bool = False,
) -> list[LegendEntry]:
    """Return the lines for what those markers show, in the order of the vocabularies;
    none without markers.

    numbered: whether markers carry the numbers of a list.
    """
    if not placed:
        return []
    signs = [name for name, bears in SIGNS.items() if any(map(bears, placed))]
    if numbered:
        signs.append("number")
    entries = _marker_entries(placed, language)
    if signs:
        entries.append(LegendEntry("head", "", language["signs"]))
        entries += [LegendEntry(sign, "", language[sign]) for sign in signs]
    return entries


def _marker_entries(
    placed: Sequence[PlacedMarker],
    language: Language,
) -> list[LegendEntry]:
    """Return the lines of colours and symbols: of who acts in what, or of how two days
    differ. Markers of a layer have its colour, whoever acts.
    """
    if any(p.marker.change for p in placed):
        drawn = {p.marker.actor for p in placed}
        return [
            LegendEntry("head", "", language["compared"]),
            *(
                LegendEntry("change", value, language[f"compared.{value}"])
                for value in CHANGE_COLOUR
                if value in drawn
            ),
        ]
    own = (p.marker.actor for p in placed if not p.marker.colour)
    actors = _drawn_values(own, ACTOR_COLOUR)
    kinds = _drawn_values((p.marker.kind for p in placed), KIND_SYMBOL)
    who = _value_entries("actor", Side, actors, language)
    return [
        *([LegendEntry("head", "", language["who"])] if who else []),
        *who,
        LegendEntry("head", "", language["what"]),
        *_value_entries("kind", Kind, kinds, language),
    ]


def layer_entries(scene: Scene) -> list[LegendEntry]:
    """Return a line for each layer, none without any."""
    if not scene.layers:
        return []
    lines = [
        LegendEntry("layer", each.colour, clean_text(each.title, LONGEST_TITLE))
        if each.colour
        else LegendEntry("ground", each.side, clean_text(each.title, LONGEST_TITLE))
        for each in scene.layers
    ]
    return [LegendEntry("head", "", scene.language["layers"]), *lines]


def _value_entries(
    sort: str,
    vocabulary: type[Word],
    drawn: set[str],
    language: Language,
) -> list[LegendEntry]:
    """Return the lines of the values that are drawn, several at the end."""
    return [
        LegendEntry(sort, value, language[f"{vocabulary.__name__}.{value}"])
        for value in (*(word.value for word in vocabulary), SEVERAL)
        if value in drawn
    ]


def _drawn_values(values: Iterable[str], table: Mapping[str, str]) -> set[str]:
    """Return the values as they are drawn: what the table does not hold looks like
    several.
    """
    return {value if value in table else SEVERAL for value in values}


@dataclass(frozen=True, slots=True)
class Legend:
    """A legend laid out from its own top left corner. width, height: pixels it takes.
    letter: size of its text.

    lines: entry, left, middle, and room for its text, of each line.
    """

    width: float
    height: float
    letter: float
    lines: tuple[tuple[LegendEntry, float, float, float], ...]


def legend_column(
    scene: Scene,
    entries: Sequence[LegendEntry],
    room: tuple[float, float],
    metrics: Metrics,
) -> Legend | None:
    """Return the legend as a column of that width and at most that height; None when it
    has no room.

    The entries under one head stand in two columns when their text is short enough.
    """
    if not entries:
        return None
    width, height = room
    for size in (12.5, 11.5, 10.5, 9.5):
        letter = max(size * scene.unit, SMALLEST_LETTER)
        legend = _column(scene, entries, width, letter, metrics)
        if legend.height <= height:
            return legend
    return None


def _column(
    scene: Scene,
    entries: Sequence[LegendEntry],
    width: float,
    letter: float,
    metrics: Metrics,
) -> Legend:
    pitch, sample = letter * 1.72, letter * SAMPLE_WIDTH
    style = TextStyle(letter, scene.theme.text)
    y, lines = 0.0, []
    for head, group in _groups(entries):
        # A head stands nearer to its own entries than to those above it.
        y += pitch * (1.05 if y else 0.9)
        lines.append((head, 0.0, y - pitch / 2, width))
        columns, room = 1, width - sample
        half = (width - letter) / 2
        widest = max((metrics.width(e.text, style) for e in group), default=0.0)
        if len(group) > 1 and widest <= half - sample:
            columns, room = 2, half - sample
        for i, entry in enumerate(group):
            middle = y + pitch * (i // columns + 0.5)
            lines.append((entry, (i % columns) * (half + letter), middle, room))
        y += pitch * math.ceil(len(group) / columns)
    return Legend(width, y, letter, tuple(lines))


def _groups(
    entries: Sequence[LegendEntry],
) -> Iterable[tuple[LegendEntry, list[LegendEntry]]]:
    """Yield each head with the entries under it."""
    heads = [i for i, entry in enumerate(entries) if entry.sort == "head"]
    for start, end in zip(heads, [*heads[1:], len(entries)], strict=True):
        yield entries[start], list(entries[start + 1 : end])


def legend_rows(
    scene: Scene,
    entries: Sequence[LegendEntry],
    room: tuple[float, float],
    metrics: Metrics,
) -> Legend | None:
    """Return the legend as rows of that width and at most that height; None when it has
    no room.
    """
    width, height = room
    unit = scene.unit
    # Heads would stand alone at the end of a row.
    lines = [entry for entry in entries if entry.sort != "head"]
    for letter in (12.5 * unit, 11 * unit, 9.5 * unit, SMALLEST_LETTER):
        if letter < SMALLEST_LETTER or not lines:
            break
        legend = _rows(scene, lines, width, letter, metrics)
        if legend.height <= height:
            return legend
    return None


def _rows(
    scene: Scene,
    entries: Sequence[LegendEntry],
    width: float,
    letter: float,
    metrics: Metrics,
) -> Legend:
    style = TextStyle(letter, scene.theme.text)
    sample = letter * SAMPLE_WIDTH
    pitch, x, y = letter * 1.85, 0.0, letter * 0.925
    lines = []
    for entry in entries:
        entry_width = sample + metrics.width(entry.text, style)
        if x and x + entry_width > width:
            x, y = 0.0, y + pitch
        lines.append((entry, x, y, width - sample))
        x += entry_width + letter * 1.3
    return Legend(width, y + pitch * 0.5, letter, tuple(lines))


def legend_element(
    scene: Scene,
    legend: Legend,
    at: tuple[float, float],
    metrics: Metrics,
) -> str:
    """Return the legend as SVG with its top left corner there."""
    theme, letter = scene.theme, legend.letter
    head_style = TextStyle(letter * 0.95, theme.label_minor, bold=True)
    line_style = TextStyle(letter, theme.text)
    svg = []
    for entry, left, middle, room in legend.lines:
        x, y = at[0] + left, at[1] + middle
        style = head_style
        if entry.sort != "head":
            style = line_style
            svg.append(_sample(entry, x + letter * 0.75, y, letter * 0.72, theme))
            x += letter * SAMPLE_WIDTH
        text = truncate(entry.text, room, style, metrics)
        role = f"legend-{entry.sort}"
        svg.append(text_element(x, y + style.size * 0.36, text, style, role))
    # The samples reach a little beyond the first line and the left edge.
    box = Rect(*at, legend.width, legend.height).grown(letter * 0.3)
    return piece_element("legend", box, "".join(svg))


def _sample(
    entry: LegendEntry,
    x: float,
    y: float,
    radius: float,
    theme: Theme,
) -> str:
    """Return the small drawing in front of a line of the legend."""
    if entry.value == SEVERAL:
        return _several_sample(entry, x, y, radius, theme)
    if entry.sort in {"actor", "change"}:
        return disc_element(x, y, radius, actor_colour(entry.value, theme), theme)
    if entry.sort == "layer":
        return disc_element(x, y, radius, layer_paint(entry.value, theme), theme)
    if entry.sort == "ground":
        return _ground_sample(x, y, radius, ground_paint(entry.value, theme))
    if entry.sort == "kind":
        return symbol_element(x, y, radius * 1.2, entry.value, theme.text)
    return SIGN_SAMPLES[entry.sort](x, y, radius, theme)


def _several_sample(
    entry: LegendEntry,
    x: float,
    y: float,
    radius: float,
    theme: Theme,
) -> str:
    """Return a ring of arcs for several actors, a number in a disc for several
    kinds.
    """
    if entry.sort == "actor":
        sides = ((Side.UA.value, 1), (Side.RU.value, 1))
        return arcs_element(x, y, radius * 0.86, sides, theme)
    digit = TextStyle(radius * 1.2, theme.symbol, bold=True)
    grey = actor_colour(SEVERAL, theme)
    return disc_element(x, y, radius * 0.85, grey, theme) + text_element(
        x - radius * 0.34, y + radius * 0.43, "2", digit
    )


def _ground_sample(
    x: float,
    y: float,
    radius: float,
    paint: str,
) -> str:
    return (
        f'<rect x="{x - radius:.1f}" y="{y - radius * 0.7:.1f}"'
        f' width="{2 * radius:.1f}" height="{1.4 * radius:.1f}" fill="{paint}"'
        f' fill-opacity="0.2" stroke="{paint}" stroke-width="{radius * 0.24:.2f}"/>'
    )


def _number_sample(
    x: float,
    y: float,
    radius: float,
    theme: Theme,
) -> str:
    digit = TextStyle(radius * 1.4, theme.paper, bold=True)
    return (
        f'<rect x="{x - radius:.1f}" y="{y - radius:.1f}" width="{2 * radius:.1f}"'
        f' height="{2 * radius:.1f}" rx="{radius * 0.44:.1f}" fill="{theme.text}"/>'
        + text_element(x - radius * 0.4, y + radius * 0.5, "1", digit)
    )


def _aside_sample(
    x: float,
    y: float,
    radius: float,
    theme: Theme,
) -> str:
    grey = actor_colour(SEVERAL, theme)
    line = (
        f'<path d="M{x - radius:.1f} {y + radius * 0.7:.1f}L{x + radius * 0.6:.1f}'
        f' {y - radius * 0.5:.1f}" stroke="{theme.text}"'
        f' stroke-width="{radius * 0.16:.2f}"/>'
    )
    dot = (
        f'<circle cx="{x - radius * 0.9:.1f}" cy="{y + radius * 0.65:.1f}"'
        f' r="{radius * 0.3:.1f}" fill="{theme.text}"/>'
    )
    disc_x, disc_y = x + radius * 0.6, y - radius * 0.5
    disc = disc_element(disc_x, disc_y, radius * 0.6, grey, theme, wide=True)
    return line + dot + disc


def _wide_sample(
    x: float,
    y: float,
    radius: float,
    theme: Theme,
) -> str:
    grey = actor_colour(SEVERAL, theme)
    return disc_element(x, y, radius * 0.85, grey, theme, wide=True)


def _unaccepted_sample(
    x: float,
    y: float,
    radius: float,
    theme: Theme,
) -> str:
    return hollow_element(x, y, radius * 0.85, actor_colour(SEVERAL, theme), theme)


def _area_sample(
    x: float,
    y: float,
    radius: float,
    theme: Theme,
) -> str:
    west, east = x - radius, x + radius
    north, south = y - radius * 0.8, y + radius * 0.8
    edge = (
        f"M{west:.1f} {south:.1f}L{x - radius * 0.4:.1f} {north:.1f}"
        f"L{east:.1f} {y - radius * 0.5:.1f}L{x + radius * 0.6:.1f} {south:.1f}Z"
    )
    look = f'fill="none" stroke="{theme.label_minor}"'
    return (
        f'<path d="{hatch_path(edge, radius * 0.5)}" {look} stroke-opacity="0.6"'
        f' stroke-width="{radius * 0.1:.2f}"/>'
        f'<path class="outline" d="{edge}" {look} stroke-width="{radius * 0.16:.2f}"/>'
    )


def _ring_sample(
    x: float,
    y: float,
    radius: float,
    theme: Theme,
) -> str:
    return ring_element(x, y, radius * 1.1, theme.label_minor, radius / 14, "sign")


def _contested_sample(
    x: float,
    y: float,
    radius: float,
    theme: Theme,
) -> str:
    grey = actor_colour(SEVERAL, theme)
    sign = contested_element(x, y, radius * 0.8, theme)
    return disc_element(x, y, radius * 0.8, grey, theme) + sign


def _denied_sample(
    x: float,
    y: float,
    radius: float,
    theme: Theme,
) -> str:
    grey = actor_colour(SEVERAL, theme)
    shape = denied_element(x, y, radius * 0.82, grey, theme)
    return shape + strike_element(x, y, radius * 0.82, theme)


def _count_sample(
    x: float,
    y: float,
    radius: float,
    theme: Theme,
) -> str:
    number = TextStyle(radius * 1.4, theme.text, bold=True)
    return (
        f'<rect x="{x - radius * 1.1:.1f}" y="{y - radius * 0.9:.1f}"'
        f' width="{radius * 2.2:.1f}" height="{radius * 1.8:.1f}"'
        f' rx="{radius * 0.9:.1f}" fill="{theme.paper}"'
        f' stroke="{theme.label_minor}" stroke-width="{radius * 0.17:.2f}"/>'
        + text_element(x - radius * 0.4, y + radius * 0.5, "2", number)
    )


SIGN_SAMPLES: Mapping[str, Callable[[float, float, float, Theme], str]] = {
    "count": _count_sample,
    "contested": _contested_sample,
    "denied": _denied_sample,
    "unaccepted": _unaccepted_sample,
    "wide": _wide_sample,
    "area": _area_sample,
    "ring": _ring_sample,
    "aside": _aside_sample,
    "number": _number_sample,
}
"""What draws each sign, from middle, radius and theme."""
