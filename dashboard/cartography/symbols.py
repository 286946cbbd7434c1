"""Markers and rings of doubt as SVG. Positions and sizes are pixels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.cartography.frame import Plane, Rect
from dashboard.cartography.lettering import Metrics, Style, write
from dashboard.cartography.pieces import piece
from dashboard.cartography.style import ACTOR_COLOUR, KIND_SYMBOL, THEMES, Theme, colour, ink, marker_radius
from dashboard.domain.geo import TILE, kilometres_per_pixel
from dashboard.domain.marker import Marker
from dashboard.domain.words import WIDE

SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Spot:
    """A marker where it is drawn. x, y: its centre, on a whole pixel. radius: of the filled circle.

    ring: of the doubt, 0 for none.
    side: 1 when its number stands on the right, -1 on the left; rise: -1 above, 1 below, so that no edge cuts it.
    tucked: the ! of a contested marker stands on the same side, for the edge of the map would cut it on the other.
    beyond: the ring would hold the whole map and so is not drawn; ring is 0 then.
    home: the place it stands for, where that is not x, y: it was moved aside to be seen; None when it stands there.
    """

    marker: Marker
    x: float
    y: float
    radius: float
    ring: float
    side: int = 1
    rise: int = -1
    tucked: bool = False
    beyond: bool = False
    home: tuple[float, float] | None = None

    @property
    def hollow(self) -> bool:
        """Return whether nobody accepted any of its claims."""
        return 0 < self.marker.unaccepted == self.marker.count

    @property
    def reach(self) -> float:
        """Return how far the marker with its outlines reaches from its centre."""
        return self.radius * (1.5 if self.marker.contested else 1.2)

    @property
    def box(self) -> Rect:
        """Return the square the marker covers, without its badges."""
        return Rect(self.x - self.reach, self.y - self.reach, 2 * self.reach, 2 * self.reach)


def spots(markers: Sequence[Marker], on: Plane, unit: float) -> list[Spot]:
    """Return where the markers lie whose centre is on the map part, the ones to draw first (the largest) first."""
    found = []
    zoom = math.log2(on.side / TILE)
    corners = [(x, y) for x in (on.rect.x, on.rect.right) for y in (on.rect.y, on.rect.bottom)]
    for marker in markers:
        if not (math.isfinite(marker.lat) and math.isfinite(marker.lon)):
            continue
        x, y = map(round, on.pixel(marker.lat, marker.lon))
        if not (on.rect.x <= x <= on.rect.right and on.rect.y <= y <= on.rect.bottom):
            continue
        radius = marker_radius(max(1, marker.count)) * unit
        doubt = marker.radius_km or 0.0
        ring = doubt / kilometres_per_pixel(marker.lat, zoom) if 0 < doubt < math.inf else 0.0
        side = -1 if x + radius + 34 * unit > on.rect.right else 1
        rise = 1 if y - radius - 8 * unit < on.rect.y else -1
        tucked = side < 0 or x - 1.55 * radius < on.rect.x
        beyond = ring >= max(math.hypot(a - x, b - y) for a, b in corners)
        ring = 0.0 if beyond or ring <= radius * 1.5 else ring
        found.append(Spot(marker, x, y, radius, ring, side, rise, tucked, beyond))
    return sorted(found, key=lambda s: (-s.radius, s.y, s.x, s.marker.place_id))


def rings(placed: Sequence[Spot], theme: Theme, unit: float) -> str:
    """Return the rings of doubt, each circle once, the widest first."""
    seen: dict[tuple[float, float, float], str] = {}
    for spot in placed:
        if spot.ring:
            actor = spot.marker.actor
            known = actor in ACTOR_COLOUR and actor != SEVERAL and theme.name in THEMES
            paint = colour(actor, theme) if known else theme.label_minor
            x, y = spot.home or (spot.x, spot.y)
            seen.setdefault((-round(spot.ring, 1), round(x, 1), round(y, 1)), paint)
    return "".join(ring(x, y, -radius, paint, unit) for (radius, x, y), paint in sorted(seen.items()))


def ring(x: float, y: float, radius: float, paint: str, unit: float, role: str = "doubt") -> str:
    """Return one ring of doubt: a light disc with a dashed edge. role: its class."""
    return (
        f'<circle class="{role}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{paint}" fill-opacity="0.07" '
        f'stroke="{paint}" stroke-opacity="0.9" stroke-width="{1.4 * unit:.2f}" '
        f'stroke-dasharray="{6 * unit:.1f} {4.5 * unit:.1f}"/>'
    )


def disc(x: float, y: float, radius: float, paint: str, theme: Theme, *, wide: bool = False) -> str:
    """Return the filled shape of a marker with its white outline and a thin dark edge, seen on any ground.

    wide: the marker stands for a whole area and is a rounded square, else a circle.
    """

    def shape(r: float, look: str) -> str:
        if wide:
            side, corner = 2 * r, r * 0.4
            place = f'x="{x - r:.1f}" y="{y - r:.1f}" width="{side:.1f}" height="{side:.1f}"'
            return f'<rect {place} rx="{corner:.1f}" {look}/>'
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" {look}/>'

    strong = 1 if theme.name not in THEMES else 0.45
    edge = f'fill="none" stroke="#1F2328" stroke-opacity="{strong}" stroke-width="{radius * 0.06:.2f}"'
    outer = radius * 1.16
    return shape(outer, f'fill="{theme.symbol}"') + shape(outer, edge) + shape(radius, f'fill="{paint}"')


def hollow(x: float, y: float, radius: float, paint: str, theme: Theme, *, wide: bool = False) -> str:
    """Return the shape of a marker none of whose claims was accepted: a broken line in its colour around paper."""
    look = (
        f'fill="{theme.paper}" stroke="{paint}" stroke-width="{radius * 0.24:.2f}" '
        f'stroke-dasharray="{radius * 0.42:.2f} {radius * 0.26:.2f}"'
    )
    if wide:
        side = 2 * radius
        place = f'x="{x - radius:.1f}" y="{y - radius:.1f}" width="{side:.1f}" height="{side:.1f}"'
        return f'<rect class="unaccepted" {place} rx="{radius * 0.4:.1f}" {look}/>'
    return f'<circle class="unaccepted" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" {look}/>'


def glyph(x: float, y: float, radius: float, kind: str, paint: str) -> str:
    """Return the symbol of a kind as lines, as large as a marker of that radius holds."""
    path = KIND_SYMBOL.get(kind, KIND_SYMBOL[SEVERAL])
    return (
        f'<path transform="translate({x:.1f} {y:.1f}) scale({radius / 10:.3f})" d="{path}" fill="none" '
        f'stroke="{paint}" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>'
    )


def halo(x: float, y: float, radius: float, theme: Theme, towards: tuple[int, int] = (-1, -1)) -> tuple[str, str]:
    """Return the second outline of a contested marker and the small ! that goes over it, in that direction."""
    mark_x, mark_y, size = x + towards[0] * radius, y + towards[1] * radius, max(radius * 0.5, 3.0)
    stroke = (
        f'<circle class="contested" cx="{x:.1f}" cy="{y:.1f}" r="{radius * 1.4:.1f}" fill="{theme.halo}" '
        f'stroke="{theme.contested}" stroke-width="{radius * 0.2:.2f}"/>'
    )
    sign = (
        f'<circle cx="{mark_x:.1f}" cy="{mark_y:.1f}" r="{size:.1f}" fill="{theme.contested}" '
        f'stroke="{theme.halo}" stroke-width="{size * 0.2:.2f}"/>'
        f'<path transform="translate({mark_x:.1f} {mark_y:.1f}) scale({size / 10:.3f})" d="M0 -6V1M0 5V5.2" '
        f'fill="none" stroke="{theme.halo}" stroke-width="3.2" stroke-linecap="round"/>'
    )
    return stroke, sign


def symbol(spot: Spot, theme: Theme, unit: float, sizes: Metrics) -> str:
    """Return a whole marker: outlines, circle, symbol, and the number of its claims when they are several."""
    marker, x, y, radius = spot.marker, spot.x, spot.y, spot.radius
    under, over = halo(x, y, radius, theme, _aside(spot)) if marker.contested else ("", "")
    shape = hollow if spot.hollow else disc
    body = shape(x, y, radius, colour(marker.actor, theme), theme, wide=marker.precision in WIDE)
    body += glyph(x, y, radius, marker.kind, theme.text if spot.hollow else ink(marker.actor, theme))
    return f'<g class="marker">{under}{body}{over}{badge(spot, theme, unit, sizes)}</g>'


def _aside(spot: Spot) -> tuple[int, int]:
    """Return in which direction the ! of a contested marker stands."""
    return (spot.side, -spot.rise) if spot.tucked else (-spot.side, spot.rise)


def badge(spot: Spot, theme: Theme, unit: float, sizes: Metrics) -> str:
    """Return the number of claims in a small pill, "" for a single claim."""
    if spot.marker.count <= 1:
        return ""
    words, rect, style = _pill(spot, theme, unit, sizes)
    return (
        f'<rect x="{rect.x:.1f}" y="{rect.y:.1f}" width="{rect.width:.1f}" height="{rect.height:.1f}" '
        f'rx="{rect.height / 2:.1f}" fill="{theme.paper}" stroke="{_edge(spot, theme)}" '
        f'stroke-width="{1.2 * unit:.2f}"/>'
        + write(rect.x + (rect.width - sizes.width(words, style)) / 2, rect.y + rect.height * 0.78, words, style)
    )


def _edge(spot: Spot, theme: Theme) -> str:
    return colour(spot.marker.actor, theme) if theme.name in THEMES else theme.text


def leader(spot: Spot, theme: Theme, unit: float) -> str:
    """Return the line from a marker that was moved aside to the dot at its place, "" for one that was not."""
    if spot.home is None:
        return ""
    x, y = spot.home
    left, top = min(x, spot.x), min(y, spot.y)
    box = Rect(left, top, max(x, spot.x) - left, max(y, spot.y) - top).grown(4 * unit)
    return piece("leader", box, (
        f'<path d="M{x:.1f} {y:.1f}L{spot.x:.1f} {spot.y:.1f}" fill="none" stroke="{theme.text}" '
        f'stroke-width="{1.2 * unit:.2f}"/><circle cx="{x:.1f}" cy="{y:.1f}" r="{2.6 * unit:.1f}" '
        f'fill="{theme.text}" stroke="{theme.halo}" stroke-width="{unit:.2f}"/>'
    ))  # fmt: skip


def lines(placed: Sequence[Spot], unit: float) -> list[Rect]:
    """Return small squares along the leaders, which names should keep off."""
    found = []
    for spot in placed:
        if spot.home is not None:
            (x, y), half = spot.home, 3.5 * unit
            steps = max(1, math.ceil(math.hypot(spot.x - x, spot.y - y) / (2 * half)))
            at = ((x + (spot.x - x) * k / steps, y + (spot.y - y) * k / steps) for k in range(steps))
            found += [Rect(a - half, b - half, 2 * half, 2 * half) for a, b in at]
    return found


def _pill(spot: Spot, theme: Theme, unit: float, sizes: Metrics) -> tuple[str, Rect, Style]:
    count = spot.marker.count
    words = str(count) if count < 10_000 else f"{count // 1000}k" if count < 10_000_000 else f"{count // 1_000_000}M"
    style = Style(10.5 * unit, theme.text, bold=True)
    high = 14 * unit
    wide = max(high, sizes.width(words, style) + 7 * unit)
    middle_x, middle_y = spot.x + spot.side * spot.radius * 0.95, spot.y + spot.rise * spot.radius * 0.95
    left = middle_x - high / 2 if spot.side > 0 else middle_x + high / 2 - wide
    return words, Rect(left, middle_y - high / 2, wide, high), style


def covered(spot: Spot, theme: Theme, unit: float, sizes: Metrics) -> list[Rect]:
    """Return the rectangles a marker covers, its badge among them; words must keep off them."""
    return [spot.box] + ([_pill(spot, theme, unit, sizes)[1].grown(unit)] if spot.marker.count > 1 else [])
