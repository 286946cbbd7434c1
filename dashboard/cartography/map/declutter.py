"""Markers that would cover one another: those of settlements become one, those of whole
areas are moved aside, and so are those of another layer.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.cartography.drawing.text import Appearance
from dashboard.cartography.geometry import Plane, Rect
from dashboard.cartography.map.labels import LabelSpace
from dashboard.cartography.map.markers import (
    SEVERAL,
    PlacedMarker,
    Point,
    covered_boxes,
    place_markers,
)
from dashboard.cartography.style import ACTOR_COLOUR
from dashboard.domain.marker import Marker, change_actor

ROUNDS = 6
"""How often at the most markers are merged anew: a merged one is larger and may meet
the next.
"""
STEPS = 18
"""How many distances are tried for a marker that is moved aside."""
CLEARANCE = 1.12
"""How far apart two markers stand at least, as a share of what they reach: their counts
need some room too.
"""
DIRECTIONS = tuple(
    (math.cos(a), math.sin(a)) for a in (math.pi * k / 6 for k in range(12))
)


def merged_marker(first: Marker, other: Marker) -> Marker:
    """Return the marker that stands for both, between them by their counts."""
    count = first.count + other.count
    share = other.count / count
    actor = first.actor if first.actor == other.actor else SEVERAL
    change = None
    if first.change and other.change:
        change = first.change[0] + other.change[0], first.change[1] + other.change[1]
        actor = change_actor(change)
    return Marker(
        lat=first.lat + (other.lat - first.lat) * share,
        lon=first.lon + (other.lon - first.lon) * share,
        count=count,
        places=first.places + other.places,
        place_id="",
        name="",
        region="",
        precision="",
        radius_km=None,
        actor=actor,
        kind=first.kind if first.kind == other.kind else SEVERAL,
        contested=first.contested or other.contested,
        unaccepted=first.unaccepted + other.unaccepted,
        denied=first.denied + other.denied,
        sides=() if change else _merged_sides(first, other),
        colour=first.colour,
        change=change,
    )


def _merged_sides(first: Marker, other: Marker) -> tuple[tuple[str, int], ...]:
    if first.actor == other.actor != SEVERAL:
        return ()
    counts: dict[str, int] = {}
    for marker in (first, other):
        for side, count in marker.sides or ((marker.actor, marker.count),):
            counts[side] = counts.get(side, 0) + count
    # In the order of the colours, whichever marker was merged first.
    ordered = [name for name in ACTOR_COLOUR if name in counts]
    return tuple((name, counts[name]) for name in ordered)


def merge_overlapping(
    markers: Sequence[Marker],
    on: Plane,
    unit: float,
) -> list[PlacedMarker]:
    """Return the markers on the map part, merged until no two of settlements cover one
    another.

    All stand wholly on the map part: one that its edge would cut is drawn beside its
    place.
    """
    # Room for the outline of a marker at the edge.
    inside = on.rect.grown(-2 * unit)

    def place(some_markers: Sequence[Marker]) -> list[PlacedMarker]:
        return [
            _moved(each, _within(each, inside))
            for each in place_markers(some_markers, on, unit)
        ]

    placed = place(markers)
    for _ in range(ROUNDS):
        apart: list[PlacedMarker] = []
        for each in placed:
            at = _first_covered(each, apart)
            if at is None:
                apart.append(each)
            else:
                apart[at] = place([merged_marker(apart[at].marker, each.marker)])[0]
        if len(apart) == len(placed):
            break
        # A merged marker has grown: the largest come first again.
        placed = sorted(apart, key=lambda p: (-p.radius, p.y, p.x))
    return placed


def _first_covered(placed: PlacedMarker, others: Sequence[PlacedMarker]) -> int | None:
    """Return the number of the first marker of settlements that this one would cover,
    None when there is none or it stands for an area itself.
    """
    if placed.wide:
        return None
    colour = placed.marker.colour
    for i, other in enumerate(others):
        near = (placed.reach + other.reach) * CLEARANCE
        across, down = abs(placed.x - other.x), abs(placed.y - other.y)
        # The square is looked at first: a root for each pair would be slow.
        if (
            max(across, down) < near
            and not other.wide
            and other.marker.colour == colour
            and math.hypot(across, down) < near
        ):
            return i
    return None


def move_areas_aside(
    placed: Sequence[PlacedMarker],
    rect: Rect,
    look: Appearance,
) -> list[PlacedMarker]:
    """Return the markers, those of areas and of layers moved to the nearest place where
    they cover nothing. rect: the map part.
    """
    space = LabelSpace(rect.grown(-2 * look.unit))
    done: list[PlacedMarker] = []
    # Settlements first: they are where they say, an area is anywhere in it. Those of a
    # layer keep its colour: they stand beside what they would cover.
    for each in sorted(placed, key=lambda p: (p.wide, p.marker.colour != "")):
        aside = each.wide or each.marker.colour
        moved = _aside(each, space, look) if aside else each
        for box in covered_boxes(moved, look):
            space.take(box)
        done.append(moved)
    return sorted(done, key=lambda p: (-p.radius, p.y, p.x, p.marker.place_id))


def _within(placed: PlacedMarker, inside: Rect) -> Point:
    """Return where the marker stands when no edge may cut it."""
    reach = placed.reach
    left, top = inside.x + reach, inside.y + reach
    x = min(max(placed.x, left), max(left, inside.right - reach))
    y = min(max(placed.y, top), max(top, inside.bottom - reach))
    return x, y


def _moved(placed: PlacedMarker, to: Point) -> PlacedMarker:
    """Return the marker there; nearer to its place than its radius it needs no line."""
    x, y = map(round, to)
    place_x, place_y = placed.place
    far = math.hypot(x - place_x, y - place_y) > placed.radius
    return replace(placed, x=x, y=y, anchor=placed.place if far else None)


def _aside(
    placed: PlacedMarker,
    space: LabelSpace,
    look: Appearance,
) -> PlacedMarker:
    """Return the marker at the nearest place where it covers nothing; far from that,
    where it stands.
    """
    for moved in _candidates(placed):
        if all(space.is_free(box) for box in covered_boxes(moved, look)):
            return moved
    return placed


def _candidates(placed: PlacedMarker) -> Iterator[PlacedMarker]:
    """Yield the marker where it stands, then round it, farther and farther away."""
    yield placed
    for step in range(1, STEPS):
        # The first ring of places already clears the marker itself.
        far = (1 + step * 0.75) * placed.radius
        for across, down in DIRECTIONS:
            yield _moved(placed, (placed.x + across * far, placed.y + down * far))
