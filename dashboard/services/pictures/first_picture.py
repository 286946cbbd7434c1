"""The picture that stands in the page until the map has come: small, and drawn once for
everybody who opens the same address.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

from dashboard.domain.geography.geo import (
    TILE,
    UKRAINE,
    Box,
    View,
    unproject,
)
from dashboard.domain.geography.geo import project as project_point
from dashboard.domain.sharing.links import Link
from dashboard.services.pictures.pictures import PictureRequest, picture_aside
from dashboard.services.project import Project

COLOURS = 128
"""Of the palette: a quarter of the bytes, and no difference that is seen."""
BAR, DAYS, FILTERS = 55, 106, 280
"""Pixels of a wide window that the bar, the days and the filters take."""
PHONE_BAR = 98
"""Pixels of a phone that the bar takes."""
LIST = (300, 0.216, 420)
"""What the list takes: pixels at least, share of the window's width, pixels at most."""
MARGIN = 36
"""Pixels left free around what the filters match."""
SOUTH = 34.0
"""Degrees beyond which the map does not move."""
CLOSEST, FARTHEST, NEAREST = 10, 5, 14
"""Zoom of a view that is fitted to one place, and the least and the most of the map."""


@dataclass(frozen=True, slots=True)
class WindowSize:
    """A kind of window. media: its condition, "" for all. width, height: pixels that
    the map has in the largest such window, all of which the picture covers. least: of
    the map in the smallest one. foot: pixels at the foot that something lies over.
    """

    media: str
    width: int
    height: int
    least: tuple[int, int]
    foot: int


PHONE = WindowSize("(max-width: 760px)", 460, 780, (320, 520), 205)
WINDOWS = (
    PHONE,
    WindowSize(
        "(max-width: 1440px) and (max-height: 900px)", 850, 740, (480, 440), 117
    ),
    WindowSize("(max-width: 1920px)", 1230, 1040, (480, 440), 117),
    WindowSize("", 1880, 1300, (800, 600), 117),
)


@dataclass(frozen=True, slots=True)
class FirstView:
    """What the map first shows in some windows. media: their condition, "" for all that
    are left. width, height: pixels of the picture.
    """

    media: str
    width: int
    height: int
    view: View


def first_views(project: Project, link: Link) -> tuple[FirstView, ...]:
    """Return the views the map opens with; of those whose condition a window meets the
    first one is its own. A link that names a view has that one in all windows.
    """
    extent = project.index.extent(link.filters)
    return tuple(
        FirstView(media, window.width, window.height, view)
        for window in WINDOWS
        for media, view in _views(window, link.view, extent)
    )


def _views(
    window: WindowSize,
    named: View | None,
    extent: Box | None,
) -> Iterator[tuple[str, View]]:
    if named or extent is None:
        view = named or UKRAINE
        # Leaflet shows whole zooms, and none beyond its own.
        zoom = max(FARTHEST, min(NEAREST, math.floor(view.zoom + 0.5)))
        yield window.media, View(view.lat, view.lon, zoom)
        return
    most = _zoom(extent, window.width, window.height)
    least = _zoom(extent, *window.least)
    for zoom in range(most, least - 1, -1):
        # Clear of what lies over the foot where that makes it no smaller.
        for foot in (window.foot, 0):
            last = zoom == least and not foot
            limits = "" if last else _limits(extent, zoom, window, foot)
            media = " and ".join(part for part in (window.media, limits) if part)
            yield media, _fitted(extent, zoom, window, foot)


def _spans(extent: Box, zoom: int) -> tuple[float, float]:
    """Return width and height of a rectangle in pixels, its margins included."""
    left, top = project_point(extent.north, extent.west)
    right, bottom = project_point(extent.south, extent.east)
    side = TILE * 2.0**zoom
    return (right - left) * side + 2 * MARGIN, (bottom - top) * side + 2 * MARGIN


def _zoom(extent: Box, width: int, height: int) -> int:
    """Return the closest zoom at which a map of that size shows all."""
    for zoom in range(CLOSEST, FARTHEST, -1):
        across, down = _spans(extent, zoom)
        if across <= width and down <= height:
            return zoom
    return FARTHEST


def _limits(
    extent: Box,
    zoom: int,
    window: WindowSize,
    foot: int,
) -> str:
    """Return the condition of windows whose map has room for that zoom and for what
    lies over its foot.
    """
    across, down = _spans(extent, zoom)
    wide, high = _window_width(across), math.ceil(down + foot + BAR + DAYS)
    if window is PHONE:
        wide, high = math.ceil(across), math.ceil(down + foot + PHONE_BAR)
    return f"(min-width: {wide}px) and (min-height: {high}px)"


def _window_width(across: float) -> int:
    """Return the width of the window whose map is so many pixels wide."""
    least, share, most = LIST
    shared = (across + FILTERS) / (1 - share)
    panel = max(least, min(most, shared * share))
    return math.ceil(across + FILTERS + panel)


def _fitted(
    extent: Box,
    zoom: int,
    window: WindowSize,
    foot: int,
) -> View:
    """Return the view with the rectangle in the middle of what nothing lies over, but
    nowhere beyond the edge of the map.
    """
    left, top = project_point(extent.north, extent.west)
    right, bottom = project_point(extent.south, extent.east)
    side = TILE * 2.0**zoom
    _, edge = project_point(SOUTH, 0)
    middle = (top + bottom) / 2 + foot / 2 / side
    lat, lon = unproject(
        (left + right) / 2, min(middle, edge - window.height / 2 / side)
    )
    return View(round(lat, 5), round(lon, 5), zoom)


def first_picture(project: Project, request: PictureRequest) -> bytes:
    """Return the picture as a PNG with a palette. Raises as `picture_aside` does."""

    def draw() -> bytes:
        return with_palette(picture_aside(project, request, "png"))

    return project.index.snapshot.cache.get(("first picture", request), draw)


def with_palette(png: bytes) -> bytes:
    """Return a PNG of COLOURS colours at the most."""
    with Image.open(io.BytesIO(png)) as drawn:
        reduced = drawn.convert("RGB").quantize(
            COLOURS, method=Image.Quantize.FASTOCTREE
        )
    out = io.BytesIO()
    reduced.save(out, "PNG", optimize=True)
    return out.getvalue()
