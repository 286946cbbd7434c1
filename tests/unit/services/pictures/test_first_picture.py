"""The small picture of a page: few bytes, drawn once."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from dashboard import services
from dashboard.domain.filters import Filters
from dashboard.domain.geography.geo import TILE, Box, View
from dashboard.domain.geography.geo import project as project_point
from dashboard.domain.sharing.links import Link
from dashboard.services.pictures import first_picture as module
from dashboard.services.pictures.first_picture import (
    BAR,
    COLOURS,
    DAYS,
    FILTERS,
    MARGIN,
    PHONE_BAR,
    FirstView,
    with_palette,
)
from tests.unit.services.pictures.test_story import KYIV, written


def gradient() -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").resize((200, 100)).save(out, "PNG")
    return out.getvalue()


def test_a_palette_keeps_the_size_and_few_colours() -> None:
    with Image.open(io.BytesIO(with_palette(gradient()))) as reduced:
        assert (reduced.mode, reduced.size) == ("P", (200, 100))
        assert len(reduced.getcolors() or ()) <= COLOURS


@pytest.mark.slow
def test_one_address_is_drawn_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = written(tmp_path, KYIV)
    drawn: list[object] = []

    def draw(_project: object, request: object, kind: str) -> bytes:
        drawn.append((request, kind))
        return gradient()

    monkeypatch.setattr(module, "picture_aside", draw)
    request = services.PictureRequest(filters=Filters())
    first = services.first_picture(project, request)
    assert services.first_picture(project, request) == first
    assert drawn == [(request, "png")]
    services.first_picture(
        project, services.PictureRequest(filters=Filters(side=("UA",)))
    )
    assert len(drawn) == 2


EAST = Box(west=30.2, south=44.6, east=38.8, north=51.9)
VILLAGE = Box(west=35.80, south=47.43, east=35.84, north=47.45)
ABROAD = Box(west=10.0, south=36.0, east=60.0, north=60.0)


class Indexed:
    """A project of which only the extent is asked."""

    def __init__(self, extent: Box | None) -> None:
        self.index = self
        self._extent = extent

    def extent(self, _filters: Filters) -> Box | None:
        return self._extent


def views(extent: Box | None, link: Link | None = None) -> tuple[FirstView, ...]:
    project: Any = Indexed(extent)
    return services.first_views(project, link or Link(Filters()))


def chosen(extent: Box | None, width: int, height: int) -> FirstView:
    """Return the view that a browser of that size takes."""

    def holds(media: str) -> bool:
        conditions = re.findall(r"\((max|min)-(width|height): (\d+)px\)", media)
        assert media.count("(") == len(conditions)
        sizes = {"width": width, "height": height}
        return all(
            sizes[side] <= int(pixels) if kind == "max" else sizes[side] >= int(pixels)
            for kind, side, pixels in conditions
        )

    return next(view for view in views(extent) if holds(view.media))


def map_area(width: int, height: int) -> tuple[float, float]:
    """Return the pixels that the styles leave the map in a window."""
    if width <= 760:
        return width, height - PHONE_BAR
    panel = max(300, min(420, width * 0.216))
    return width - FILTERS - panel, height - BAR - DAYS


@pytest.mark.parametrize("extent", [EAST, VILLAGE])
@pytest.mark.parametrize(
    ("width", "height"),
    [(1400, 900), (1280, 720), (1366, 768), (1920, 1080), (2560, 1440), (390, 844)],
)
def test_the_first_view_shows_all_as_large_as_it_can(
    extent: Box, width: int, height: int
) -> None:
    first = chosen(extent, width, height)
    across, down = map_area(width, height)
    assert first.width >= across
    assert first.height >= down
    side = TILE * 2.0**first.view.zoom

    def from_middle(lat: float, lon: float) -> tuple[float, float]:
        x, y = project_point(lat, lon)
        middle_x, middle_y = project_point(first.view.lat, first.view.lon)
        return (x - middle_x) * side, (y - middle_y) * side

    left, top = from_middle(extent.north, extent.west)
    right, bottom = from_middle(extent.south, extent.east)
    if width > 760 or extent is VILLAGE:
        assert max(-left, right) <= across / 2 - MARGIN + 1
        assert max(-top, bottom) <= down / 2 - MARGIN + 1
        larger = 2 * (right - left) + 2 * MARGIN, 2 * (bottom - top) + 2 * MARGIN
        closer_fits = larger[0] <= across and larger[1] <= down
        assert first.view.zoom == 10 or not closer_fits


def test_a_view_that_is_named_is_that_of_all_windows() -> None:
    named = Link(Filters(), view=View(50.1, 36.2, 8.6))
    assert {first.view for first in views(EAST, named)} == {View(50.1, 36.2, 9)}
    far = Link(Filters(), view=View(50.1, 36.2, 3))
    assert {first.view.zoom for first in views(EAST, far)} == {5}
    assert {first.view for first in views(None)} == {View(48.6, 31.4, 6)}


def test_the_last_view_is_for_all_other_windows() -> None:
    for extent in (EAST, VILLAGE, ABROAD, None):
        *others, last = views(extent)
        assert last.media == ""
        assert all(first.media for first in others)


def test_the_view_ends_where_the_map_does() -> None:
    south = Box(west=25.0, south=35.0, east=26.0, north=36.0)
    for first in views(south):
        side = TILE * 2.0**first.view.zoom
        _, middle = project_point(first.view.lat, first.view.lon)
        _, edge = project_point(34, 0)
        assert middle + first.height / 2 / side <= edge + 1 / side
