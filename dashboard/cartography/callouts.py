"""Numbered claims: which marker each belongs to, the number beside it, and the list. Positions and sizes are pixels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.cartography.frame import Callout, Plane, Rect, Scene
from dashboard.cartography.lettering import Metrics, Style, clean, cut, wrap, write
from dashboard.cartography.symbols import Spot

FAR = 90.0
"""Pixels, times the unit, beyond which a marker does not stand for a claim."""
MOST = 12
"""Most claims in the list: more is a table, not a picture."""
TAIL_LINES = 3
PITCH = 1.32


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim of the list. number: from 1, of its marker. spot: the marker's place in the row of spots."""

    number: int
    spot: int
    head: str
    tail: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """The list laid out. height: pixels it takes with its heading; 0 and no entries when nothing fits."""

    entries: tuple[tuple[Entry, float, float], ...]
    height: float


def _spot_of(callout: Callout, placed: Sequence[Spot], on: Plane, unit: float) -> int | None:
    """Return the number of the marker that stands for the claim, None when none does."""
    x, y = on.pixel(callout.lat, callout.lon)
    if not (on.rect.x <= x <= on.rect.right and on.rect.y <= y <= on.rect.bottom):
        return None
    own = (i for i, s in enumerate(placed) if callout.place_id and s.marker.place_id == callout.place_id)
    found = next(own, None)
    if found is not None:
        return found

    def far(spot: Spot) -> float:
        home = spot.home or (spot.x, spot.y)
        return math.hypot(home[0] - x, home[1] - y)

    several = [i for i, s in enumerate(placed) if s.marker.places > 1]
    near = min(several, key=lambda i: far(placed[i]), default=None)
    return near if near is not None and far(placed[near]) <= FAR * unit else None


def chosen(scene: Scene, placed: Sequence[Spot], on: Plane) -> list[tuple[Callout, int]]:
    """Return the claims to list with the number of their marker among placed: one a marker first, then second ones."""
    first: list[tuple[Callout, int]] = []
    more: list[tuple[Callout, int]] = []
    seen: set[int] = set()
    for callout in scene.callouts:
        spot = _spot_of(callout, placed, on, scene.unit)
        if spot is not None:
            (more if spot in seen else first).append((callout, spot))
            seen.add(spot)
    return [*first, *more][:MOST]


def lay(
    scene: Scene, found: Sequence[tuple[Callout, int]], room: tuple[float, float], columns: int, sizes: Metrics
) -> Listing:
    """Return as many claims as fit in a room of that width and height, in order, their markers numbered from 1."""
    unit = scene.unit
    letter = 12 * unit
    strong, plain = _styles(scene, letter)
    top = letter * (1.9 if _inline(scene, room[0], sizes) else 3.1)
    gap = letter * 0.55
    wide = (room[0] - (columns - 1) * letter) / columns
    words = wide - letter * 2
    numbers: dict[int, int] = {}
    done: list[tuple[Entry, float, float]] = []
    y, lowest = top, 0.0
    for at in range(0, len(found), columns):
        row: list[Entry] = []
        for callout, spot in found[at : at + columns]:
            number = numbers.setdefault(spot, len(numbers) + 1)
            head = cut(clean(callout.head, 160), words, strong, sizes)
            tail = wrap(clean(callout.tail, 200), words, TAIL_LINES, plain, sizes)
            row.append(Entry(number, spot, head, tuple(tail)))
        high = max(1 + len(entry.tail) for entry in row) * letter * PITCH
        if y + high > room[1]:
            break
        done += [(entry, i * (wide + letter), y) for i, entry in enumerate(row)]
        y += high + gap
        lowest = y
    return Listing(tuple(done), lowest if done else 0.0)


def _styles(scene: Scene, letter: float) -> tuple[Style, Style]:
    return Style(letter, scene.theme.text, bold=True), Style(letter, scene.theme.label_minor)


def _inline(scene: Scene, room: float, sizes: Metrics) -> bool:
    """Return whether the rule of the list stands beside its heading, else under it."""
    letter = 12 * scene.unit
    title, rule = (Style(letter * share, "", bold=bold) for share, bold in ((0.98, True), (0.86, False)))
    say = scene.language
    return sizes.width(say["list"], title) + letter / 2 + sizes.width(f"({say['rule']})", rule) <= room


def draw(scene: Scene, listing: Listing, at: tuple[float, float], room: float, sizes: Metrics) -> str:
    """Return the list as SVG with its top left corner there. room: its width."""
    letter = 12 * scene.unit
    strong, plain = _styles(scene, letter)
    head = Style(letter * 0.98, scene.theme.label_minor, bold=True)
    title = scene.language["list"]
    rule = f"({scene.language['rule']})"
    x, y = at
    svg = [write(x, y + letter * 1.05, title, head, "list-head")]
    start = sizes.width(title, head) + letter * 0.5
    small = Style(letter * 0.86, scene.theme.label_minor)
    beside = _inline(scene, room, sizes)
    rule = cut(rule, room, small, sizes)
    svg.append(write(x + (start if beside else 0), y + letter * (1.05 if beside else 2.3), rule, small, "list-rule"))
    for entry, left, top in listing.entries:
        svg.append(number(x + left + letter * 0.72, y + top + letter * 0.62, entry.number, letter, scene, sizes))
        base = y + top + letter * 0.98
        svg.append(write(x + left + letter * 2, base, entry.head, strong, "callout"))
        for i, words in enumerate(entry.tail, 1):
            svg.append(write(x + left + letter * 2, base + i * letter * PITCH, words, plain, "callout"))
    return f'<g class="list">{"".join(svg)}</g>'


def number(x: float, y: float, value: int, letter: float, scene: Scene, sizes: Metrics) -> str:
    """Return the number of a claim as light digits on a dark square, its middle at x, y."""
    side = letter * 1.42
    style = Style(letter * 0.94, scene.theme.paper, bold=True)
    words = str(value)
    return (
        f'<rect class="number" x="{x - side / 2:.1f}" y="{y - side / 2:.1f}" width="{side:.1f}" height="{side:.1f}" '
        f'rx="{side * 0.22:.1f}" fill="{scene.theme.text}" stroke="{scene.theme.halo}" '
        f'stroke-width="{side * 0.07:.2f}"/>'
        + write(x - sizes.width(words, style) / 2, y + style.size * 0.36, words, style, "number")
    )


def beside(placed: Sequence[Spot], numbers: Sequence[tuple[int, int]], taken: Sequence[Rect], inside: Rect,
           unit: float) -> list[tuple[int, Rect]]:  # fmt: skip
    """Return where the numbers stand, each at its marker where it covers least. numbers: (number, marker)."""
    side = 11 * unit * 1.42
    held = list(taken)
    found = []
    for value, at in numbers:
        rect = min(_around(placed[at], side), key=lambda r: _cost(r, held, inside))
        held.append(rect)
        found.append((value, rect))
    return found


def _around(spot: Spot, side: float) -> list[Rect]:
    """Return the places for a number at a marker, away from its count and from its ! first."""
    far = spot.radius * (1.25 if spot.marker.contested else 1.05)
    ways = ((-spot.side, -spot.rise), (0, -spot.rise), (-spot.side, 0), (spot.side, -spot.rise), (spot.side, 0),
            (0, spot.rise), (-spot.side, spot.rise))  # fmt: skip
    places = []
    for across, down in ways:
        part = 0.9 if across and down else 1.2
        x, y = spot.x + across * far * part, spot.y + down * far * part
        x, y = x + across * side * 0.2, y + down * side * 0.2
        places.append(Rect(round(x) - side / 2, round(y) - side / 2, side, side))
    return places


def _cost(rect: Rect, taken: Sequence[Rect], inside: Rect) -> float:
    out = 0.0 if inside.holds(rect) else 4 * rect.width * rect.height
    return out + sum(rect.shared(other) for other in taken)
