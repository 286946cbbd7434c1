"""Markers that would cover one another: those of settlements become one, those of whole areas are moved aside."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from dashboard.cartography.frame import Plane, Rect
from dashboard.cartography.labels import Space
from dashboard.cartography.lettering import Metrics
from dashboard.cartography.style import Theme
from dashboard.cartography.symbols import SEVERAL, Spot, covered, spots
from dashboard.domain.marker import Marker
from dashboard.domain.words import WIDE

ROUNDS = 6
"""How often at the most markers are joined anew: a joined one is larger and may meet the next."""
STEPS = 18
"""How many distances are tried for a marker that is moved aside."""
ROOM = 1.12
"""How far apart two markers stand at least, as a share of what they reach: their counts need some room too."""
DIRECTIONS = tuple((math.cos(a), math.sin(a)) for a in (math.pi * k / 6 for k in range(12)))


def joined(one: Marker, other: Marker) -> Marker:
    """Return the marker that stands for both, between them by their counts."""
    count = one.count + other.count
    share = other.count / count
    return Marker(
        lat=one.lat + (other.lat - one.lat) * share, lon=one.lon + (other.lon - one.lon) * share, count=count,
        places=one.places + other.places, place_id="", name="", region="", precision="", radius_km=None,
        actor=one.actor if one.actor == other.actor else SEVERAL,
        kind=one.kind if one.kind == other.kind else SEVERAL, contested=one.contested or other.contested,
        unaccepted=one.unaccepted + other.unaccepted,
    )  # fmt: skip


def thinned(markers: Sequence[Marker], on: Plane, unit: float) -> list[Spot]:
    """Return the spots of the markers on the map part, joined until no two of settlements cover one another.

    All stand wholly on the map part: one that its edge would cut is drawn beside its place.
    """
    inside = on.rect.grown(-2 * unit)

    def stand(some: Sequence[Marker]) -> list[Spot]:
        return [_moved(spot, _within(spot, inside)) for spot in spots(some, on, unit)]

    placed = stand(markers)
    for _ in range(ROUNDS):
        kept: list[Spot] = []
        for spot in placed:
            at = None if spot.marker.precision in WIDE else _met(spot, kept)
            if at is None:
                kept.append(spot)
            else:
                kept[at] = stand([joined(kept[at].marker, spot.marker)])[0]
        if len(kept) == len(placed):
            break
        placed = sorted(kept, key=lambda s: (-s.radius, s.y, s.x))
    return placed


def _met(spot: Spot, kept: Sequence[Spot]) -> int | None:
    """Return the number of the first spot of settlements that this one would cover, None when there is none."""
    for i, other in enumerate(kept):
        near = (spot.reach + other.reach) * ROOM
        across, down = abs(spot.x - other.x), abs(spot.y - other.y)
        if max(across, down) < near and other.marker.precision not in WIDE and math.hypot(across, down) < near:
            return i
    return None


def apart(placed: Sequence[Spot], rect: Rect, look: tuple[Theme, float, Metrics]) -> list[Spot]:
    """Return the spots, those of areas moved to the nearest place where they cover nothing.

    rect: the map part. look: theme, unit and metrics.
    """
    theme, unit, sizes = look
    space = Space(rect.grown(-2 * unit))
    done: list[Spot] = []
    for spot in sorted(placed, key=lambda s: s.marker.precision in WIDE):
        moved = _aside(spot, space, look) if spot.marker.precision in WIDE else spot
        for taken in covered(moved, theme, unit, sizes):
            space.take(taken)
        done.append(moved)
    return sorted(done, key=lambda s: (-s.radius, s.y, s.x, s.marker.place_id))


def _within(spot: Spot, inside: Rect) -> tuple[float, float]:
    """Return where the marker stands when no edge may cut it."""
    reach = spot.reach
    x = min(max(spot.x, inside.x + reach), max(inside.x + reach, inside.right - reach))
    y = min(max(spot.y, inside.y + reach), max(inside.y + reach, inside.bottom - reach))
    return x, y


def _moved(spot: Spot, to: tuple[float, float]) -> Spot:
    home, (x, y) = spot.home or (spot.x, spot.y), map(round, to)
    far = math.hypot(x - home[0], y - home[1]) > spot.radius
    return replace(spot, x=x, y=y, home=home if far else None)


def _aside(spot: Spot, space: Space, look: tuple[Theme, float, Metrics]) -> Spot:
    """Return the marker of an area at the nearest place where it covers nothing; far from that, where it stands."""
    theme, unit, sizes = look
    for step in range(STEPS):
        far = (1 + step * 0.75) * spot.radius if step else 0.0
        for across, down in DIRECTIONS if step else ((0.0, 0.0),):
            moved = _moved(spot, (spot.x + across * far, spot.y + down * far)) if step else spot
            if all(space.free(own) for own in covered(moved, theme, unit, sizes)):
                return moved
    return spot
