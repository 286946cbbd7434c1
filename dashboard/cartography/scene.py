"""What a picture is asked to show. Lengths are pixels of the picture at scale 1."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.cartography.language import LANGUAGES, Language
from dashboard.cartography.style import Theme
from dashboard.domain.errors import BadInput
from dashboard.domain.geography.geo import View
from dashboard.domain.marker import Marker
from dashboard.domain.sharing.picture_options import OPTION

SMALLEST, LARGEST = int(OPTION["size"].low), int(OPTION["size"].high)
"""Shortest and longest side of a picture, pixels."""
MOST_PIXELS = 24_000_000
"""Most pixels of the PNG, after scaling."""
LOWEST_ZOOM, HIGHEST_ZOOM = 2.0, 18.0
Ring = Sequence[Sequence[float]]
"""Longitude and latitude of each corner of an outline, degrees."""
TITLE_LENGTH, REMARK_LENGTH = OPTION["title"].most, OPTION["remark"].most
"""Most characters of a title and of a remark of the user's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """A claim of the list. lat, lon: degrees; place_id: of its place, "" when not
    known. head, tail: its two lines. reasons: why it is contested, a sentence each.
    """

    place_id: str
    lat: float
    lon: float
    head: str
    tail: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TileBackground:
    """Tiles of an online map. credit: what its provider wants to stand on the picture.
    has_labels: whether the tiles carry names.

    zoom: of the tiles. tile_size: pixels of the side of each. tiles: column, row and
    file (PNG, JPEG or WebP) of each; columns go on counting beyond the date line.
    """

    credit: str
    has_labels: bool
    zoom: int
    tile_size: int
    tiles: tuple[tuple[int, int, bytes], ...]


@dataclass(frozen=True, slots=True)
class GroundShape:
    """A shape on the ground. sort: reference (a layer somebody brought), area (claimed
    control) or line (half-way between two sides). side: who is said to hold it. rings:
    outlines with their holes, or the points of lines. chance: that an area is wrong, 0
    to 1.
    """

    sort: str
    side: str
    rings: tuple[Ring, ...]
    chance: float = 0.0


@dataclass(frozen=True, slots=True)
class SceneLayer:
    """A layer that the legend explains. title: its name. colour: of the markers of a
    dataset, like "#7B3F99", "" for shapes on the ground, which have that of side.
    """

    title: str
    colour: str = ""
    side: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Everything one picture says. All text is taken as hostile: it is cleaned, bounded
    and escaped when drawn.

    title, subtitle: the heading, and the sentence with the filters and counts; ""
    leaves the line out. remark: words of whoever made the picture, shown as theirs; ""
    leaves them out. view: centre in degrees and zoom (256-pixel tiles) of the map part
    of the picture. width, height: pixels of the picture at scale 1. scale: 1 to 3, how
    many PNG pixels one of these becomes. markers: what to draw; those outside the map
    part are left out, of the legend too. link: address readers can go to, written as
    plain text and as a QR code; "" leaves it out. made_on: the day it was made.
    as_of: the day whose knowledge it shows; None leaves it out. reservoir: whether
    the Kakhovka reservoir still stands in the days the picture speaks of. unplaced:
    claims that match but have no place, 0 or more. placed: those that have one, here or
    elsewhere; 0 when the picture does not say how many of them its markers stand for.
    fixed_unit: how large everything is drawn, 0 for what the size asks. callouts:
    claims for the numbered list, those to show first first; those off the map part are
    passed over. has_list: whether room is reserved for such a list. without: what is
    left out, of legend, inset and qr. map_only: nothing but ground, markers and names,
    for a page that says the rest itself. tiles: of an online map that cover the map
    part, None for the vendored map. sources, revision, query: where the claims come
    from; name of the data; the filters as in an address. ground: who is said to hold
    what, between land and markers. layers: what the legend says of it and of datasets
    in their own colours. terms: a line of the footer for each of them, with its name.
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
    fixed_unit: float = 0
    remark: str = ""
    as_of: date | None = None
    callouts: tuple[Callout, ...] = ()
    has_list: bool = False
    without: frozenset[str] = frozenset()
    map_only: bool = False
    tiles: TileBackground | None = None
    sources: str = ""
    revision: str = ""
    query: str = ""
    ground: tuple[GroundShape, ...] = ()
    layers: tuple[SceneLayer, ...] = ()
    terms: tuple[str, ...] = ()
    language: Language = LANGUAGES["en"]

    @property
    def unit(self) -> float:
        """Return how large letters, markers and lines are drawn; 1 for a shorter side
        of 630 pixels.
        """
        if self.fixed_unit:
            return self.fixed_unit
        # Less than in proportion: a picture twice as large is looked at from nearer
        # than twice as far.
        shorter = min(self.width, self.height)
        return max(0.5, min(3.0, math.pow(shorter / 630, 0.6)))


def check_scene(scene: Scene) -> None:
    """Raise BadInput when the picture asked for is too small, too large or nowhere on
    Earth.
    """
    _check_size(scene)
    _check_view(scene.view)


def _check_size(scene: Scene) -> None:
    for name, pixels in (("width", scene.width), ("height", scene.height)):
        if not SMALLEST <= pixels <= LARGEST:
            raise BadInput(
                f"{name} {pixels}: a picture is {SMALLEST} to {LARGEST} pixels on each"
                " side"
            )
    if not 1 <= scene.scale <= 3:
        raise BadInput(f"scale {scene.scale}: choose 1 to 3")
    # Memory and time follow the pixels, whatever the shape.
    if scene.width * scene.height * scene.scale**2 > MOST_PIXELS:
        raise BadInput(
            f"{scene.width} x {scene.height} at scale {scene.scale:g}: more than"
            f" {MOST_PIXELS // 1_000_000} million pixels; choose a smaller picture or"
            " scale"
        )


def _check_view(view: View) -> None:
    finite = all(map(math.isfinite, (view.lat, view.lon, view.zoom)))
    # Web Mercator has no place for the poles.
    if not finite or abs(view.lat) > 85 or abs(view.lon) > 180:
        raise BadInput(f"centre {view.lat}, {view.lon}: give degrees within 85 and 180")
    if not LOWEST_ZOOM <= view.zoom <= HIGHEST_ZOOM:
        raise BadInput(f"zoom {view.zoom}: choose {LOWEST_ZOOM:g} to {HIGHEST_ZOOM:g}")
