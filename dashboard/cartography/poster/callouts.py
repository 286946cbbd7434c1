"""Numbered claims: which marker each belongs to, the number beside it, and the list.
Positions and sizes are pixels.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.cartography.drawing.text import (
    Metrics,
    TextStyle,
    clean_text,
    text_element,
    truncate,
    wrap_text,
)
from dashboard.cartography.geometry import Plane, Rect
from dashboard.cartography.map.markers import PlacedMarker
from dashboard.cartography.scene import Callout, Scene

FAR = 90.0
"""Pixels, times the unit, beyond which a marker does not stand for a claim."""
MOST = 12
"""Most claims in the list: more is a table, not a picture."""
TAIL_LINES = 3
MOST_NOTES, NOTE_LINES = 3, 2
"""Most notes on why claims are contested, and lines of each; the others are counted."""
PITCH = 1.32
LETTER = 12
"""Size of the list's text, times the unit."""
MarkedCallout = tuple[Callout, int]
"""A claim, and the number of its marker in the row of placed markers."""


@dataclass(frozen=True, slots=True)
class CalloutEntry:
    """One claim of the list. number: from 1, of its marker. marker: its place in the
    row of placed markers. reasons: why it is contested, a sentence each.
    """

    number: int
    marker: int
    head: str
    tail: tuple[str, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CalloutList:
    """The list laid out. entries: with left and top of each. height: pixels it takes
    with its heading; 0 and no entries when nothing fits. notes: lines under the
    entries, from `notes_top` on, that say why which of them are contested.
    """

    entries: tuple[tuple[CalloutEntry, float, float], ...]
    height: float
    notes: tuple[str, ...] = ()
    notes_top: float = 0.0


def _marker_of(
    callout: Callout,
    placed: Sequence[PlacedMarker],
    on: Plane,
    unit: float,
) -> int | None:
    """Return the number of the marker that stands for the claim, None when none
    does.
    """
    x, y = on.pixel(callout.lat, callout.lon)
    if not on.rect.contains_point(x, y):
        return None
    # A merged marker has no id: where the place's own marker stands, it is that one.
    if callout.place_id:
        for i, each in enumerate(placed):
            if each.marker.place_id == callout.place_id:
                return i

    # A marker of several places may stand for it, when it is near.
    def distance(i: int) -> float:
        place_x, place_y = placed[i].place
        return math.hypot(place_x - x, place_y - y)

    several = [i for i, each in enumerate(placed) if each.marker.places > 1]
    nearest = min(several, key=distance, default=None)
    if nearest is None or distance(nearest) > FAR * unit:
        return None
    return nearest


def choose_callouts(
    scene: Scene,
    placed: Sequence[PlacedMarker],
    on: Plane,
) -> list[MarkedCallout]:
    """Return the claims to list with the number of their marker among placed: one a
    marker first, then second ones.
    """
    first: list[MarkedCallout] = []
    more: list[MarkedCallout] = []
    listed: set[int] = set()
    for callout in scene.callouts:
        marker = _marker_of(callout, placed, on, scene.unit)
        if marker is not None:
            # A second claim of a place tells less than a first one of another.
            (more if marker in listed else first).append((callout, marker))
            listed.add(marker)
    return [*first, *more][:MOST]


def lay_out_callouts(
    scene: Scene,
    chosen: Sequence[MarkedCallout],
    room: tuple[float, float],
    columns: int,
    metrics: Metrics,
) -> CalloutList:
    """Return as many claims as fit in a room of that width and height, in order, their
    markers numbered from 1, and why they are contested.
    """
    plain = [(replace(callout, reasons=()), marker) for callout, marker in chosen]
    unexplained = _laid_out(scene, plain, room, columns, metrics, TAIL_LINES)
    listing = _laid_out(scene, chosen, room, columns, metrics, TAIL_LINES)
    # Rather claims on fewer lines than fewer claims or a sign without its reason.
    for tail_lines in range(TAIL_LINES, 0, -1):
        shorter = _laid_out(scene, chosen, room, columns, metrics, tail_lines)
        explained = shorter.notes or not any(e.reasons for e, _, _ in shorter.entries)
        if explained and len(shorter.entries) >= len(unexplained.entries):
            return shorter
    return listing


def _laid_out(
    scene: Scene,
    chosen: Sequence[MarkedCallout],
    room: tuple[float, float],
    columns: int,
    metrics: Metrics,
    tail_lines: int,
) -> CalloutList:
    width, height = room
    letter = LETTER * scene.unit
    column = (width - (columns - 1) * letter) / columns
    # By marker: two claims of one place have the same number.
    numbers: dict[int, int] = {}
    rows: list[list[CalloutEntry]] = []
    ends = [letter * (1.9 if _rule_beside_head(scene, width, metrics) else 3.1)]
    for at in range(0, len(chosen), columns):
        row = [
            _entry(
                callout,
                (numbers.setdefault(marker, len(numbers) + 1), marker),
                scene,
                column - letter * 2,
                metrics,
                tail_lines,
            )
            for callout, marker in chosen[at : at + columns]
        ]
        row_height = max(1 + len(entry.tail) for entry in row) * letter * PITCH
        # In order and no further: a short claim behind a long one would be listed
        # before it.
        if ends[-1] + row_height > height:
            break
        rows.append(row)
        ends.append(ends[-1] + row_height + letter * 0.55)
    notes = _notes(scene, rows, width, metrics)
    # A sign without a reason says less than one claim fewer.
    while notes and len(rows) > 1 and _ends(scene, notes, ends[len(rows)]) > height:
        rows.pop()
        notes = _notes(scene, rows, width, metrics)
    if not rows:
        return CalloutList((), 0.0)
    top = ends[len(rows)]
    if _ends(scene, notes, top) > height:
        notes = ()
    done = tuple(
        (entry, i * (column + letter), y)
        for row, y in zip(rows, ends, strict=False)
        for i, entry in enumerate(row)
    )
    return CalloutList(done, _ends(scene, notes, top), notes, top)


def _notes(
    scene: Scene,
    rows: Sequence[Sequence[CalloutEntry]],
    width: float,
    metrics: Metrics,
) -> tuple[str, ...]:
    """Return the lines that say why which of the numbered claims are contested."""
    numbers: dict[str, list[int]] = {}
    for row in rows:
        for entry in row:
            for reason in entry.reasons:
                numbered = numbers.setdefault(reason, [])
                if entry.number not in numbered:
                    numbered.append(entry.number)
    language, (_, faint) = scene.language, _head_styles(scene)
    lines: list[str] = []
    for reason, numbered in list(numbers.items())[:MOST_NOTES]:
        named = ", ".join(map(language.number, sorted(numbered)))
        note = clean_text(f"{language['contested']} ({named}): {reason}", 240)
        lines += wrap_text(note, width, NOTE_LINES, faint, metrics)
    if len(numbers) > MOST_NOTES:
        count = language.number(len(numbers) - MOST_NOTES)
        lines.append(language["more reasons"].format(count=count))
    return tuple(lines)


def _ends(scene: Scene, notes: Sequence[str], top: float) -> float:
    """Return where notes end that begin there, in pixels; where they begin without
    any.
    """
    if not notes:
        return top
    return top + (len(notes) * PITCH + 0.4) * _head_styles(scene)[1].size


def _entry(
    callout: Callout,
    number: tuple[int, int],
    scene: Scene,
    width: float,
    metrics: Metrics,
    tail_lines: int,
) -> CalloutEntry:
    strong, faint = _styles(scene)
    head = truncate(clean_text(callout.head, 160), width, strong, metrics)
    tail = wrap_text(clean_text(callout.tail, 200), width, tail_lines, faint, metrics)
    return CalloutEntry(*number, head, tuple(tail), callout.reasons)


def _styles(scene: Scene) -> tuple[TextStyle, TextStyle]:
    letter = LETTER * scene.unit
    strong = TextStyle(letter, scene.theme.text, bold=True)
    return strong, TextStyle(letter, scene.theme.label_minor)


def _head_styles(scene: Scene) -> tuple[TextStyle, TextStyle]:
    letter, faint = LETTER * scene.unit, scene.theme.label_minor
    return TextStyle(letter * 0.98, faint, bold=True), TextStyle(letter * 0.86, faint)


def _rule_beside_head(
    scene: Scene,
    width: float,
    metrics: Metrics,
) -> bool:
    """Return whether the rule of the list stands beside its heading, else under it."""
    title, rule = _head_styles(scene)
    language = scene.language
    return (
        metrics.width(language["list"], title)
        + LETTER * scene.unit / 2
        + metrics.width(f"({language['rule']})", rule)
        <= width
    )


def callout_list_element(
    scene: Scene,
    listing: CalloutList,
    at: tuple[float, float],
    width: float,
    metrics: Metrics,
) -> str:
    """Return the list as SVG with its top left corner there. width: of its room."""
    letter = LETTER * scene.unit
    strong, faint = _styles(scene)
    x, y = at
    svg = [_list_head(scene, at, width, metrics)]
    for entry, left, top in listing.entries:
        number_x, number_y = x + left + letter * 0.72, y + top + letter * 0.62
        svg.append(
            number_element(number_x, number_y, entry.number, letter, scene, metrics),
        )
        text_x, base = x + left + letter * 2, y + top + letter * 0.98
        svg.append(text_element(text_x, base, entry.head, strong, "callout"))
        for i, line in enumerate(entry.tail, 1):
            line_base = base + i * letter * PITCH
            svg.append(text_element(text_x, line_base, line, faint, "callout"))
    svg += _note_elements(scene, listing, at)
    return f'<g class="list">{"".join(svg)}</g>'


def _note_elements(
    scene: Scene, listing: CalloutList, at: tuple[float, float]
) -> Iterator[str]:
    _, small = _head_styles(scene)
    base = at[1] + listing.notes_top + small.size
    for i, line in enumerate(listing.notes):
        line_base = base + i * small.size * PITCH
        yield text_element(at[0], line_base, line, small, "reason")


def _list_head(
    scene: Scene,
    at: tuple[float, float],
    width: float,
    metrics: Metrics,
) -> str:
    (x, y), letter = at, LETTER * scene.unit
    head, small = _head_styles(scene)
    title = scene.language["list"]
    rule = truncate(f"({scene.language['rule']})", width, small, metrics)
    rule_x, rule_y = x, y + letter * 2.3
    if _rule_beside_head(scene, width, metrics):
        rule_x = x + (metrics.width(title, head) + letter * 0.5)
        rule_y = y + letter * 1.05
    return text_element(x, y + letter * 1.05, title, head, "list-head") + text_element(
        rule_x, rule_y, rule, small, "list-rule"
    )


def number_element(
    x: float,
    y: float,
    value: int,
    letter: float,
    scene: Scene,
    metrics: Metrics,
) -> str:
    """Return the number of a claim as light digits on a dark square, its middle at x,
    y.
    """
    side = letter * 1.42
    style = TextStyle(letter * 0.94, scene.theme.paper, bold=True)
    text = str(value)
    square = (
        f'<rect class="number" x="{x - side / 2:.1f}" y="{y - side / 2:.1f}"'
        f' width="{side:.1f}" height="{side:.1f}" rx="{side * 0.22:.1f}"'
        f' fill="{scene.theme.text}" stroke="{scene.theme.halo}"'
        f' stroke-width="{side * 0.07:.2f}"/>'
    )
    left, base = x - metrics.width(text, style) / 2, y + style.size * 0.36
    return square + text_element(left, base, text, style, "number")


def place_numbers(
    placed: Sequence[PlacedMarker],
    numbers: Sequence[tuple[int, int]],
    taken: Sequence[Rect],
    inside: Rect,
    unit: float,
) -> list[tuple[int, Rect]]:
    """Return where the numbers stand, each at its marker where it covers least.
    numbers: (number, marker).
    """
    side = 11 * unit * 1.42
    occupied = list(taken)
    rects = []
    for value, at in numbers:
        candidates = _number_positions(placed[at], side)
        rect = min(candidates, key=lambda r: _cost(r, occupied, inside))
        occupied.append(rect)
        rects.append((value, rect))
    return rects


def _number_positions(placed: PlacedMarker, side: float) -> list[Rect]:
    """Return the places for a number at a marker, away from its count and from its !
    first.
    """
    far = placed.radius * 1.05
    badge_x, badge_y = placed.side, placed.rise
    directions = (
        (-badge_x, -badge_y),
        (0, -badge_y),
        (-badge_x, 0),
        (badge_x, -badge_y),
        (badge_x, 0),
        (0, badge_y),
        (-badge_x, badge_y),
    )
    rects = []
    for across, down in directions:
        part = 0.9 if across and down else 1.2
        x, y = placed.x + across * far * part, placed.y + down * far * part
        x, y = x + across * side * 0.2, y + down * side * 0.2
        # On whole pixels, so that one drawn number can be pasted anywhere.
        rects.append(Rect(round(x) - side / 2, round(y) - side / 2, side, side))
    return rects


def _cost(rect: Rect, taken: Sequence[Rect], inside: Rect) -> float:
    """Return the area it covers; to leave the map costs more than to cover anything."""
    covered = sum(rect.overlap_area(other) for other in taken)
    if inside.contains(rect):
        return covered
    return covered + 4 * rect.width * rect.height
