"""Rectangles of a picture, and the plane of its map part. Lengths are pixels of the
picture at scale 1, y growing downwards.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.geography.geo import TILE, View, project


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in pixels, y growing downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def center(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2

    def intersects(self, other: Rect) -> bool:
        """Return whether the two share any area."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )

    def overlap_area(self, other: Rect) -> float:
        """Return the area the two share, square pixels."""
        width = min(self.right, other.right) - max(self.x, other.x)
        height = min(self.bottom, other.bottom) - max(self.y, other.y)
        return max(width, 0.0) * max(height, 0.0)

    def contains(self, other: Rect) -> bool:
        """Return whether the other lies wholly inside."""
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def contains_point(self, x: float, y: float) -> bool:
        """Return whether the point lies inside or on the edge."""
        return self.x <= x <= self.right and self.y <= y <= self.bottom

    def grown(self, by: float) -> Rect:
        """Return the rectangle with that much added (or, below 0, taken) on each
        side.
        """
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)


@dataclass(frozen=True, slots=True)
class Plane:
    """The map part of a picture: Web Mercator 0..1 to pixels.

    left, top: Mercator position of pixel 0, 0 of the picture. side: pixels of the whole
    world. rect: the map part.
    """

    left: float
    top: float
    side: float
    rect: Rect

    def pixel(self, lat: float, lon: float) -> tuple[float, float]:
        """Return where a point in degrees lies on the picture; it may lie outside."""
        x, y = project(lat, lon)
        return (x - self.left) * self.side, (y - self.top) * self.side


def plane_of(view: View, rect: Rect) -> Plane:
    """Return the plane whose map part has the centre of the view in its middle."""
    x, y = project(view.lat, view.lon)
    side = TILE * 2**view.zoom
    return Plane(
        x - (rect.x + rect.width / 2) / side,
        y - (rect.y + rect.height / 2) / side,
        side,
        rect,
    )
