"""Markers and rings of uncertainty as SVG. Positions and sizes are pixels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.cartography.drawing.pieces import piece_element
from dashboard.cartography.drawing.text import Appearance, TextStyle, text_element
from dashboard.cartography.geometry import Plane, Rect
from dashboard.cartography.style import (
    ACTOR_COLOUR,
    CHANGE_COLOUR,
    KIND_SYMBOL,
    THEMES,
    WIDE_RING_KM,
    Theme,
    actor_colour,
    has_outline,
    ink_on,
    layer_paint,
    marker_radius,
)
from dashboard.domain.geography.geo import TILE, kilometres_per_pixel
from dashboard.domain.marker import Marker
from dashboard.domain.words import WIDE

SEVERAL = "several"
LEAST_ARC = 0.06
"""Part of a ring that the arc of a side takes at least."""
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PlacedMarker:
    """A marker where it is drawn. x, y: its centre, on a whole pixel. radius: of the
    filled circle.

    ring: radius of its uncertainty, 0 for none. side: 1 when its number stands on the
    right, -1 on the left; rise: -1 above, 1 below, so that no edge cuts it. tucked: the
    ! of a contested marker stands on the same side, for the edge of the map would cut
    it on the other. wider: the ring would hold the whole map, or a whole front, and so
    is not drawn: the name says how far; ring is 0 then. anchor: the place it stands
    for, where that is not x, y: it was moved aside to be seen; None when it stands
    there.
    """

    marker: Marker
    x: float
    y: float
    radius: float
    ring: float
    side: int = 1
    rise: int = -1
    tucked: bool = False
    wider: bool = False
    anchor: Point | None = None

    @property
    def place(self) -> Point:
        """Return the place it stands for."""
        return self.anchor or (self.x, self.y)

    @property
    def outlined(self) -> bool:
        """Return whether it stands for an area whose outline is known."""
        return has_outline(self.marker.place_id, self.marker.precision)

    @property
    def denied(self) -> bool:
        """Return whether every claim of it is a denial."""
        return 0 < self.marker.denied == self.marker.count

    @property
    def number(self) -> str:
        """Return the count that stands inside, in place of a symbol that would say no
        more than "several"; "" where a symbol stands.
        """
        marker = self.marker
        if marker.change:
            return change_text(marker.change)
        if marker.count > 1 and SEVERAL in {marker.actor, marker.kind}:
            return badge_text(marker.count)
        return ""

    @property
    def hollow(self) -> bool:
        """Return whether nobody accepted any of its claims."""
        return 0 < self.marker.unaccepted == self.marker.count

    @property
    def wide(self) -> bool:
        """Return whether it stands for a whole area."""
        return self.marker.precision in WIDE

    @property
    def reach(self) -> float:
        """Return how far the marker with its outlines reaches from its centre."""
        return self.radius * (1.3 if self.marker.contested else 1.2)

    @property
    def box(self) -> Rect:
        """Return the square the marker covers, without its badges."""
        return _square(self.x, self.y, self.reach)


def _square(x: float, y: float, half: float) -> Rect:
    return Rect(x - half, y - half, 2 * half, 2 * half)


def place_markers(
    markers: Sequence[Marker],
    on: Plane,
    unit: float,
) -> list[PlacedMarker]:
    """Return where the markers lie whose centre is on the map part, the ones to draw
    first (the largest) first.
    """
    placed = []
    for marker in markers:
        # A NaN in an SVG would break the whole picture.
        if not (math.isfinite(marker.lat) and math.isfinite(marker.lon)):
            continue
        # A whole pixel: a marker that is drawn once can then be pasted anywhere, as
        # sharp.
        x, y = map(round, on.pixel(marker.lat, marker.lon))
        if on.rect.contains_point(x, y):
            placed.append(_place(marker, x, y, on, unit))
    # The small ones are drawn over the large ones, and the order is the same
    # everywhere.
    return sorted(placed, key=lambda p: (-p.radius, p.y, p.x, p.marker.place_id))


def _place(
    marker: Marker,
    x: int,
    y: int,
    on: Plane,
    unit: float,
) -> PlacedMarker:
    rect = on.rect
    radius = marker_radius(max(1, marker.count)) * unit
    ring = _ring_radius(marker, on)
    farthest = max(
        math.hypot(a - x, b - y)
        for a in (rect.x, rect.right)
        for b in (rect.y, rect.bottom)
    )
    wider = ring > 0 and (ring >= farthest or (marker.radius_km or 0.0) > WIDE_RING_KM)
    # A ring that hardly leaves the marker would look like a part of it.
    if wider or ring <= radius * 1.5:
        ring = 0.0
    # Room for four digits at the right, and for half a badge above.
    side = -1 if x + radius + 34 * unit > rect.right else 1
    return PlacedMarker(
        marker,
        x,
        y,
        radius,
        ring,
        side=side,
        rise=1 if y - radius - 8 * unit < rect.y else -1,
        tucked=side < 0 or x - 1.55 * radius < rect.x,
        wider=wider,
    )


def _ring_radius(marker: Marker, on: Plane) -> float:
    """Return how far the truth may be, pixels; 0 when that is not known."""
    kilometres = marker.radius_km or 0.0
    if has_outline(marker.place_id, marker.precision):
        # The area itself is drawn: the circle would cross into its neighbours.
        return 0.0
    if not 0 < kilometres < math.inf:
        return 0.0
    return kilometres / kilometres_per_pixel(marker.lat, math.log2(on.side / TILE))


def ring_elements(
    placed: Sequence[PlacedMarker],
    theme: Theme,
    unit: float,
) -> str:
    """Return the rings of uncertainty, each circle once, the widest first."""
    rings: dict[tuple[float, float, float], str] = {}
    for each in placed:
        if each.ring:
            x, y = each.place
            # Several claims of one place share a ring, which must not grow darker.
            key = -round(each.ring, 1), round(x, 1), round(y, 1)
            rings.setdefault(key, area_paint(each.marker.actor, theme))
    return "".join(
        ring_element(x, y, -radius, paint, unit)
        for (radius, x, y), paint in sorted(rings.items())
    )


def area_paint(actor: str, theme: Theme) -> str:
    """Return the colour of the ring or area of an actor's marker."""
    # In grey a tint says nothing of the actor, and several actors have no colour.
    one_actor = actor in {*ACTOR_COLOUR, *CHANGE_COLOUR} - {SEVERAL}
    if one_actor and theme.name in THEMES:
        return actor_colour(actor, theme)
    return theme.label_minor


def ring_element(
    x: float,
    y: float,
    radius: float,
    paint: str,
    unit: float,
    role: str = "doubt",
) -> str:
    """Return one ring of uncertainty: a light disc with a dashed edge. role: its
    class.
    """
    return (
        f'<circle class="{role}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"'
        f' fill="{paint}" fill-opacity="0.07" stroke="{paint}" stroke-opacity="0.9"'
        f' stroke-width="{1.4 * unit:.2f}" stroke-dasharray="{6 * unit:.1f}'
        f' {4.5 * unit:.1f}"/>'
    )


def _shape(
    x: float,
    y: float,
    radius: float,
    look: str,
    *,
    wide: bool,
) -> str:
    """Return a circle, or the rounded square of a whole area. look: its attributes."""
    if wide:
        side = f"{2 * radius:.1f}"
        return (
            f'<rect x="{x - radius:.1f}" y="{y - radius:.1f}" width="{side}"'
            f' height="{side}" rx="{radius * 0.4:.1f}" {look}/>'
        )
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" {look}/>'


def disc_element(
    x: float,
    y: float,
    radius: float,
    paint: str,
    theme: Theme,
    *,
    wide: bool = False,
) -> str:
    """Return the filled shape of a marker with its white outline and a thin dark edge,
    seen on any ground.

    wide: the marker stands for a whole area and is a rounded square, else a circle.
    """
    opacity = 0.45 if theme.name in THEMES else 1
    # On a light ground the white outline alone would not be seen.
    edge = (
        f'fill="none" stroke="#1F2328" stroke-opacity="{opacity}"'
        f' stroke-width="{radius * 0.06:.2f}"'
    )
    outer = radius * 1.16
    return (
        _shape(x, y, outer, f'fill="{theme.symbol}"', wide=wide)
        + _shape(x, y, outer, edge, wide=wide)
        + _shape(x, y, radius, f'fill="{paint}"', wide=wide)
    )


def hollow_element(
    x: float,
    y: float,
    radius: float,
    paint: str,
    theme: Theme,
    *,
    wide: bool = False,
) -> str:
    """Return the shape of a marker none of whose claims was accepted: a broken line in
    its colour around paper.
    """
    look = (
        f'fill="{theme.paper}" stroke="{paint}" stroke-width="{radius * 0.24:.2f}" '
        f'stroke-dasharray="{radius * 0.42:.2f} {radius * 0.26:.2f}"'
    )
    tag, rest = _shape(x, y, radius, look, wide=wide).split(" ", 1)
    return f'{tag} class="unaccepted" {rest}'


def symbol_element(
    x: float,
    y: float,
    radius: float,
    kind: str,
    paint: str,
) -> str:
    """Return the symbol of a kind as lines, as large as a marker of that radius
    holds.
    """
    path = KIND_SYMBOL.get(kind, KIND_SYMBOL[SEVERAL])
    return (
        f'<path transform="translate({x:.1f} {y:.1f}) scale({radius / 10:.3f})"'
        f' d="{path}" fill="none" stroke="{paint}" stroke-width="1.6"'
        ' stroke-linecap="round" stroke-linejoin="round"/>'
    )


def contested_element(
    x: float,
    y: float,
    radius: float,
    theme: Theme,
    towards: tuple[int, int] = (-1, -1),
) -> str:
    """Return the small ! on the edge of a contested marker, in that direction."""
    mark_x, mark_y = x + towards[0] * radius * 0.85, y + towards[1] * radius * 0.85
    # Smaller it could not be read as a sign.
    size = max(radius * 0.5, 3.0)
    return (
        f'<circle class="contested" cx="{mark_x:.1f}" cy="{mark_y:.1f}" r="{size:.1f}"'
        f' fill="{theme.contested}" stroke="{theme.halo}"'
        f' stroke-width="{size * 0.2:.2f}"/><path transform="translate({mark_x:.1f}'
        f' {mark_y:.1f}) scale({size / 10:.3f})" d="M0 -6V1M0 5V5.2" fill="none"'
        f' stroke="{theme.halo}" stroke-width="3.2" stroke-linecap="round"/>'
    )


def denied_element(
    x: float,
    y: float,
    radius: float,
    paint: str,
    theme: Theme,
    *,
    wide: bool = False,
) -> str:
    """Return the shape of a denial: a whole line in its colour around paper. The line
    through it is `strike_element`, which goes over the symbol.
    """
    outer = f'fill="{theme.symbol}" stroke="{theme.text}" stroke-opacity="0.45"'
    edge = f'{outer} stroke-width="{radius * 0.06:.2f}"'
    look = (
        f'class="denied" fill="{theme.paper}" stroke="{paint}"'
        f' stroke-width="{radius * 0.24:.2f}"'
    )
    return _shape(x, y, radius * 1.2, edge, wide=wide) + _shape(
        x, y, radius, look, wide=wide
    )


def strike_element(
    x: float,
    y: float,
    radius: float,
    theme: Theme,
) -> str:
    """Return the line that strikes a denial through, from edge to edge."""
    reach = radius * 0.94
    line = (
        f'transform="translate({x:.1f} {y:.1f})"'
        f' d="M{-reach:.2f} {reach:.2f}L{reach:.2f} {-reach:.2f}"'
        ' fill="none" stroke-linecap="round"'
    )
    return (
        f'<path {line} stroke="{theme.paper}" stroke-width="{radius * 0.42:.2f}"/>'
        f'<path class="strike" {line} stroke="{theme.text}"'
        f' stroke-width="{radius * 0.2:.2f}"/>'
    )


def arcs_element(
    x: float,
    y: float,
    radius: float,
    sides: Sequence[tuple[str, int]],
    theme: Theme,
) -> str:
    """Return the ring of a place of several sides: an arc for each, as long as its
    share of the claims, from the top on with the clock, around paper.
    """
    wide, middle = radius * 0.36, radius * 0.88
    total = sum(count for _, count in sides)
    ground = (
        f'<circle class="sides" cx="{x:.1f}" cy="{y:.1f}" r="{radius * 1.16:.1f}"'
        f' fill="{theme.paper}" stroke="{theme.text}" stroke-opacity="0.45"'
        f' stroke-width="{radius * 0.06:.2f}"/>'
    )
    arcs, start = [ground], 0.0
    for side, count in sides:
        # No share is so small that it cannot be seen.
        share = max(count / total, LEAST_ARC)
        # What the smallest arcs were given the others give up, so that the ring closes.
        share *= 1 - LEAST_ARC * sum(n / total < LEAST_ARC for _, n in sides)
        end = min(1.0, start + share)
        arcs.append(_arc(x, y, middle, (start, end), actor_colour(side, theme), wide))
        start = end
    return "".join(arcs)


def _arc(
    x: float,
    y: float,
    radius: float,
    turn: tuple[float, float],
    paint: str,
    wide: float,
) -> str:
    """Return an arc between two parts of a whole turn."""
    first, last = (2 * math.pi * part for part in turn)
    pieces = max(1, math.ceil((last - first) / (math.pi / 2)))
    step = (last - first) / pieces
    # An arc of up to a quarter turn as one Bezier curve: exact to 0.03 %.
    pull = 4 / 3 * math.tan(step / 4) * radius
    path = ""
    for angle in (first + step * k for k in range(pieces + 1)):
        at, along = (
            (math.sin(angle), -math.cos(angle)),
            (math.cos(angle), math.sin(angle)),
        )
        here = radius * at[0], radius * at[1]
        if path:
            before = here[0] - pull * along[0], here[1] - pull * along[1]
            path += f" {before[0]:.2f} {before[1]:.2f} {here[0]:.2f} {here[1]:.2f}"
        else:
            path = f"M{here[0]:.2f} {here[1]:.2f}"
        # Sums of floats: the last step may end a hair before the end of the turn.
        if angle < last - 1e-9:
            after = here[0] + pull * along[0], here[1] + pull * along[1]
            path += f"C{after[0]:.2f} {after[1]:.2f}"
    # Drawn around 0, 0, so that one look can be pasted anywhere.
    return (
        f'<path class="side" transform="translate({x:.1f} {y:.1f})" d="{path}"'
        f' fill="none" stroke="{paint}" stroke-width="{wide:.2f}"/>'
    )


def marker_element(placed: PlacedMarker, look: Appearance) -> str:
    """Return a whole marker: outlines, circle, symbol, and the number of its claims
    when they are several.
    """
    marker, theme = placed.marker, look.theme
    x, y, radius = placed.x, placed.y, placed.radius
    over = ""
    if placed.denied:
        over = strike_element(x, y, radius, theme)
    if marker.contested:
        over += contested_element(x, y, radius, theme, _sign_direction(placed))
    body, ink = _body(placed, theme)
    symbol = symbol_element(x, y, radius, marker.kind, ink)
    if placed.number:
        symbol = _number_element(placed, look, ink)
    badge = count_badge(placed, look)
    return f'<g class="marker">{body}{symbol}{over}{badge}</g>'


def _body(placed: PlacedMarker, theme: Theme) -> tuple[str, str]:
    """Return the shape of a marker, and the colour of what stands in it."""
    marker = placed.marker
    x, y, radius = placed.x, placed.y, placed.radius
    plain = not (placed.hollow or placed.denied or placed.wide or marker.colour)
    if marker.sides and plain:
        return arcs_element(x, y, radius, marker.sides, theme), theme.text
    fill = marker_paint(marker, theme)
    shape, ink = disc_element, ink_on(fill, theme)
    if placed.denied:
        shape, ink = denied_element, theme.text
    if placed.hollow:
        shape, ink = hollow_element, theme.text
    return shape(x, y, radius, fill, theme, wide=placed.wide), ink


def marker_paint(marker: Marker, theme: Theme) -> str:
    """Return the fill of a marker: of its layer, else of who acts."""
    if marker.colour:
        return layer_paint(marker.colour, theme)
    return actor_colour(marker.actor, theme)


def _number_element(
    placed: PlacedMarker,
    look: Appearance,
    ink: str,
) -> str:
    """Return the count in the middle of a marker, as large as there is room."""
    text, radius = placed.number, placed.radius
    width = look.metrics.width(text, TextStyle(1, ink, bold=True))
    style = TextStyle(min(radius, 1.15 * radius / width), ink, bold=True)
    left = placed.x - look.metrics.width(text, style) / 2
    return text_element(left, placed.y + style.size * 0.36, text, style)


def _sign_direction(placed: PlacedMarker) -> tuple[int, int]:
    """Return in which direction the ! of a contested marker stands: away from its
    count.
    """
    if placed.tucked:
        return placed.side, -placed.rise
    return -placed.side, placed.rise


def count_badge(placed: PlacedMarker, look: Appearance) -> str:
    """Return the number of claims in a small pill, "" for a single claim and where the
    number stands inside.
    """
    if placed.marker.count <= 1 or placed.number:
        return ""
    text, rect, style = _pill(placed, look)
    theme = look.theme
    edge = theme.text
    if theme.name in THEMES:
        edge = marker_paint(placed.marker, theme)
    pill = (
        f'<rect x="{rect.x:.1f}" y="{rect.y:.1f}" width="{rect.width:.1f}"'
        f' height="{rect.height:.1f}" rx="{rect.height / 2:.1f}" fill="{theme.paper}"'
        f' stroke="{edge}" stroke-width="{1.2 * look.unit:.2f}"/>'
    )
    left = rect.x + (rect.width - look.metrics.width(text, style)) / 2
    return pill + text_element(left, rect.y + rect.height * 0.78, text, style)


def _pill(placed: PlacedMarker, look: Appearance) -> tuple[str, Rect, TextStyle]:
    """Return the text of a badge, its rectangle and how the text looks."""
    unit = look.unit
    text = badge_text(placed.marker.count)
    style = TextStyle(10.5 * unit, look.theme.text, bold=True)
    height = 14 * unit
    # Never narrower than high: a single digit stands in a circle.
    width = max(height, look.metrics.width(text, style) + 7 * unit)
    x = placed.x + placed.side * placed.radius * 0.95
    y = placed.y + placed.rise * placed.radius * 0.95
    # It grows away from the marker, whose symbol it must not cover.
    left = x - height / 2 if placed.side > 0 else x + height / 2 - width
    return text, Rect(left, y - height / 2, width, height), style


def change_text(change: tuple[int, int]) -> str:
    """Return how two days differ as it stands in a marker: "+3", "−2", "="; as
    `changeText` of the page does.
    """
    earlier, later = change
    if earlier == later:
        return "="
    sign = "+" if later > earlier else "−"
    return sign + badge_text(abs(later - earlier))


def badge_text(count: int) -> str:
    """Return a count as short as a badge has room for: "9999", "10k", "12M"; rounded
    down.
    """
    if count < 10_000:
        return str(count)
    if count < 10_000_000:
        return f"{count // 1000}k"
    return f"{count // 1_000_000}M"


def leader_element(
    placed: PlacedMarker,
    theme: Theme,
    unit: float,
) -> str:
    """Return the line from a marker that was moved aside to the dot at its place, ""
    for one that was not.
    """
    if placed.anchor is None:
        return ""
    x, y = placed.anchor
    left, top = min(x, placed.x), min(y, placed.y)
    box = Rect(left, top, max(x, placed.x) - left, max(y, placed.y) - top)
    line = (
        f'<path d="M{x:.1f} {y:.1f}L{placed.x:.1f} {placed.y:.1f}" fill="none"'
        f' stroke="{theme.text}" stroke-width="{1.2 * unit:.2f}"/>'
    )
    dot = (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{2.6 * unit:.1f}" fill="{theme.text}"'
        f' stroke="{theme.halo}" stroke-width="{unit:.2f}"/>'
    )
    return piece_element("leader", box.grown(4 * unit), line + dot)


def leader_boxes(placed: Sequence[PlacedMarker], unit: float) -> list[Rect]:
    """Return small squares along the leaders, which names should keep off."""
    boxes = []
    half = 3.5 * unit
    for each in placed:
        if each.anchor is not None:
            x, y = each.anchor
            across, down = each.x - x, each.y - y
            steps = max(1, math.ceil(math.hypot(across, down) / (2 * half)))
            boxes += [
                _square(x + across * k / steps, y + down * k / steps, half)
                for k in range(steps)
            ]
    return boxes


def covered_boxes(placed: PlacedMarker, look: Appearance) -> list[Rect]:
    """Return the rectangles a marker covers, its badge among them; names must keep off
    them.
    """
    boxes = [placed.box]
    if placed.marker.count > 1 and not placed.number:
        _, pill, _ = _pill(placed, look)
        boxes.append(pill.grown(look.unit))
    return boxes
