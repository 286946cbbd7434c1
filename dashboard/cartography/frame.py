"""What a picture is asked to show, and where on it the map lies. Lengths are pixels of the picture at scale 1."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from dashboard.cartography.language import LANGUAGES, Language
from dashboard.cartography.style import Theme
from dashboard.domain.errors import BadInput
from dashboard.domain.geo import TILE, View, project
from dashboard.domain.marker import Marker

SMALLEST, LARGEST = 200, 4000
"""Shortest and longest side of a picture, pixels."""
MOST_PIXELS = 24_000_000
"""Most pixels of the PNG, after scaling."""
LOWEST_ZOOM, HIGHEST_ZOOM = 2.0, 18.0


TITLE_LENGTH, REMARK_LENGTH = 120, 280
"""Most characters of a title and of a remark of the user's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """A claim of the list. lat, lon: degrees; place_id: of its place, "" when not known. head, tail: its two lines."""

    place_id: str
    lat: float
    lon: float
    head: str
    tail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Tiles of an online map. credit: what its provider wants to be told. lettered: whether they carry names.

    zoom: of the tiles. side: pixels of each. tiles: column, row and file (PNG, JPEG or WebP) of each; columns go on
    counting beyond the date line.
    """

    credit: str
    lettered: bool
    zoom: int
    side: int
    tiles: tuple[tuple[int, int, bytes], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Everything one picture says. All text is taken as hostile: it is cleaned, bounded and escaped when drawn.

    title, subtitle: the heading, and the sentence with the filters and counts; "" leaves the line out.
    remark: words of whoever made the picture, shown as theirs; "" leaves them out.
    view: centre in degrees and zoom (256-pixel tiles) of the map part of the picture.
    width, height: pixels of the picture at scale 1. scale: 1 to 3, how many PNG pixels one of these becomes.
    markers: what to draw; those outside the map part are left out, of the legend too.
    link: address readers can go to, written as plain text and as a QR code; "" leaves it out.
    made_on: the day it was made. known_on: the day whose knowledge it shows; None leaves it out.
    reservoir: whether the Kakhovka reservoir still stands in the days the picture speaks of.
    unplaced: claims that match but have no place, 0 or more. placed: those that have one, here or elsewhere; 0 when it
    is not told how many of them the markers stand for.
    letters: how large everything is drawn, 0 for what the size asks.
    callouts: claims for the numbered list, those to show first first; those off the map part are passed over.
    listed: whether room is kept for such a list. without: what is left out, of legend, inset and qr.
    ground: tiles of an online map that cover the map part, None for the vendored map.
    sources, revision, query: where the claims come from; name of the data; the filters as in an address.
    """

    title: str
    subtitle: str
    view: View
    width: int
    height: int
    markers: tuple[Marker, ...]
    theme: Theme
    link: str
    made_on: date
    reservoir: bool
    unplaced: int
    placed: int = 0
    scale: float = 1
    letters: float = 0
    remark: str = ""
    known_on: date | None = None
    callouts: tuple[Callout, ...] = ()
    listed: bool = False
    without: frozenset[str] = frozenset()
    ground: Ground | None = None
    sources: str = ""
    revision: str = ""
    query: str = ""
    language: Language = LANGUAGES["en"]

    @property
    def unit(self) -> float:
        """Return how large letters, markers and lines are drawn; 1 for a shorter side of 630 pixels."""
        return self.letters or max(0.5, min(3.0, math.pow(min(self.width, self.height) / 630, 0.6)))


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

    def meets(self, other: Rect) -> bool:
        """Return whether the two share any area."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def shared(self, other: Rect) -> float:
        """Return the area the two share, square pixels."""
        wide = min(self.right, other.right) - max(self.x, other.x)
        high = min(self.bottom, other.bottom) - max(self.y, other.y)
        return wide * high if wide > 0 and high > 0 else 0.0

    def holds(self, other: Rect) -> bool:
        """Return whether the other lies wholly inside."""
        return self.x <= other.x and self.y <= other.y and other.right <= self.right and other.bottom <= self.bottom

    def grown(self, by: float) -> Rect:
        """Return the rectangle with that much added (or, below 0, taken) on each side."""
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)


@dataclass(frozen=True, slots=True)
class Plane:
    """The map part of a picture: Web Mercator 0..1 to pixels.

    left, top: Mercator position of pixel 0, 0 of the picture. side: pixels of the whole world. rect: the map part.
    """

    left: float
    top: float
    side: float
    rect: Rect

    def pixel(self, lat: float, lon: float) -> tuple[float, float]:
        """Return where a point in degrees lies on the picture; it may lie outside."""
        x, y = project(lat, lon)
        return (x - self.left) * self.side, (y - self.top) * self.side


def plane(view: View, rect: Rect) -> Plane:
    """Return the plane whose map part has the centre of the view in its middle."""
    x, y = project(view.lat, view.lon)
    side = TILE * 2**view.zoom
    return Plane(x - (rect.x + rect.width / 2) / side, y - (rect.y + rect.height / 2) / side, side, rect)


def check(scene: Scene) -> None:
    """Raise BadInput when the picture asked for is too small, too large or nowhere on Earth."""
    for name, pixels in (("width", scene.width), ("height", scene.height)):
        if not SMALLEST <= pixels <= LARGEST:
            raise BadInput(f"{name} {pixels}: a picture is {SMALLEST} to {LARGEST} pixels on each side")
    if not 1 <= scene.scale <= 3:
        raise BadInput(f"scale {scene.scale}: choose 1 to 3")
    if scene.width * scene.height * scene.scale**2 > MOST_PIXELS:
        raise BadInput(
            f"{scene.width} x {scene.height} at scale {scene.scale:g}: more than {MOST_PIXELS // 1_000_000} million "
            "pixels; choose a smaller picture or scale"
        )
    view = scene.view
    if not all(map(math.isfinite, (view.lat, view.lon, view.zoom))) or abs(view.lat) > 85 or abs(view.lon) > 180:
        raise BadInput(f"centre {view.lat}, {view.lon}: give degrees within 85 and 180")
    if not LOWEST_ZOOM <= view.zoom <= HIGHEST_ZOOM:
        raise BadInput(f"zoom {view.zoom}: choose {LOWEST_ZOOM:g} to {HIGHEST_ZOOM:g}")
