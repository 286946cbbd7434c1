"""Oblasts, raions and regions made of oblasts as their own outlines, lightly hatched: a
circle would cross into the neighbours.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from dashboard.cartography.drawing.pieces import piece_element
from dashboard.cartography.geometry import Plane
from dashboard.cartography.map.basemap import Feature, load_layer, outline_path
from dashboard.cartography.map.markers import PlacedMarker, area_paint
from dashboard.cartography.style import AREA_PARTS, HATCH_SPACING, Theme
from dashboard.domain.words import Precision

Point = tuple[float, float]


def area_elements(
    placed: Sequence[PlacedMarker],
    folder: Path,
    on: Plane,
    theme: Theme,
    unit: float,
) -> str:
    """Return the outlined areas that the markers stand for, each once. folder: of the
    basemap.
    """
    areas: dict[str, PlacedMarker] = {}
    for each in placed:
        if each.outlined:
            areas.setdefault(each.marker.place_id, each)
    parts = []
    for _, each in sorted(areas.items()):
        features = _features(folder, each.marker.place_id, each.marker.precision)
        paint = area_paint(each.marker.actor, theme)
        parts.append(_area(outline_path(features, on), on, paint, unit))
    return "".join(parts)


def _features(
    folder: Path,
    place_id: str,
    precision: str,
) -> list[Feature]:
    layer = "raions" if precision == Precision.RAION else "oblasts"
    ids = AREA_PARTS.get(place_id, (place_id,))
    features = load_layer(folder, layer)
    return [f for f in features if f.properties.get("id") in ids]


def _area(path: str, on: Plane, paint: str, unit: float) -> str:
    if not path:
        return ""
    hatching = hatch_path(path, HATCH_SPACING * unit)
    drawn = (
        f'<path class="hatch" d="{hatching}" fill="none" stroke="{paint}"'
        f' stroke-opacity="0.25" stroke-width="{unit:.2f}"/>'
        f'<path class="outline" d="{path}" fill="none" stroke="{paint}"'
        f' stroke-opacity="0.75" stroke-width="{1.6 * unit:.2f}"/>'
    )
    return piece_element("area", on.rect, drawn)


def hatch_path(path: str, spacing: float) -> str:
    """Return the path of parallel lines at 45 degrees within an area.

    path: rings as `outline_path` writes them. spacing: pixels between two lines. Worked
    out here, for not every file that a picture becomes knows patterns.
    """
    crossings: dict[int, list[float]] = defaultdict(list)
    for start, end in _edges(path):
        # Along x + y = c a line is numbered by c and a point on it by x.
        first, last = sum(start) / spacing, sum(end) / spacing
        low, high = sorted((first, last))
        for number in range(math.ceil(low), math.ceil(high)):
            share = (number - first) / (last - first)
            crossings[number].append(start[0] + share * (end[0] - start[0]))
    pieces = []
    for number, xs in sorted(crossings.items()):
        xs.sort()
        for left, right in zip(xs[::2], xs[1::2], strict=False):
            c = number * spacing
            if right > left:
                pieces.append(f"M{left:.1f} {c - left:.1f}L{right:.1f} {c - right:.1f}")
    return "".join(pieces)


def _edges(path: str) -> Iterator[tuple[Point, Point]]:
    for ring in path.split("M")[1:]:
        points: list[Point] = []
        for text in ring.rstrip("Z").split("L"):
            x, y = text.split()
            points.append((float(x), float(y)))
        yield from zip(points, [*points[1:], points[0]], strict=True)
