"""Who is said to hold what on a day, drawn between land and markers: polygons of
layers that a person brought, and the ground of claimed control. Pixels.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.cartography.drawing.pieces import piece_element
from dashboard.cartography.geometry import Plane
from dashboard.cartography.scene import GroundShape, Ring
from dashboard.cartography.style import THEMES, Theme, actor_colour

CLOSEST = 0.4
"""Pixels between two corners of an outline: nearer ones would not be seen."""


def ground_elements(
    shapes: Sequence[GroundShape],
    on: Plane,
    theme: Theme,
    unit: float,
) -> str:
    """Return the shapes in their order, looking as on the page
    (assets/scripts/control_layer.js).
    """
    drawn = "".join(_shape(each, on, theme, unit) for each in shapes)
    return piece_element("held", on.rect, drawn) if drawn else ""


def ground_paint(side: str, theme: Theme) -> str:
    """Return the colour of what a side is said to hold."""
    if theme.name in THEMES:
        return actor_colour(side, theme)
    # In grey one side is white, which no ground shows: the footer names the side.
    return theme.label_minor


def _shape(
    shape: GroundShape,
    on: Plane,
    theme: Theme,
    unit: float,
) -> str:
    closed = shape.sort != "line"
    path = "".join(_outlines(shape.rings, on, closed=closed))
    if not path:
        return ""
    if not closed:
        return (
            f'<path class="halfway" d="{path}" fill="none" stroke="{theme.text}"'
            f' stroke-width="{2 * unit:.2f}" stroke-dasharray="{6 * unit:.1f}'
            f' {4 * unit:.1f}"/>'
        )
    paint = ground_paint(shape.side, theme)
    filled = f'<path class="{shape.sort}" d="{path}" fill="{paint}" fill-rule="evenodd"'
    if shape.sort == "area":
        # The surer, the stronger: half of the time wrong is not drawn at all.
        return f'{filled} fill-opacity="{0.36 * (1 - 2 * shape.chance):.3f}"/>'
    return (
        f'{filled} fill-opacity="0.12" stroke="{paint}" stroke-width="{2.5 * unit:.2f}"'
        ' stroke-linejoin="round"/>'
    )


def _outlines(
    rings: Iterable[Ring],
    on: Plane,
    *,
    closed: bool,
) -> Iterable[str]:
    """Yield the rings that the map part shows as SVG paths."""
    rect = on.rect.grown(4)
    for ring in rings:
        points = _thinned([on.pixel(lat, lon) for lon, lat, *_ in ring])
        if len(points) < 2:
            continue
        xs, ys = zip(*points, strict=True)
        beyond = max(xs) < rect.x or min(xs) > rect.right
        if beyond or max(ys) < rect.y or min(ys) > rect.bottom:
            continue
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        yield f"M{path}Z" if closed else f"M{path}"


def _thinned(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    corners: list[tuple[float, float]] = []
    for x, y in points:
        if not corners or abs(x - corners[-1][0]) + abs(y - corners[-1][1]) >= CLOSEST:
            corners.append((x, y))
    return corners
