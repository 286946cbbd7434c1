"""The map as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from dashboard.domain.errors import BadInput
from dashboard.domain.filters import Filters
from dashboard.domain.geo import UKRAINE, View
from dashboard.tasks.project import Project
from dashboard.tasks.showing import opening, reservoir, sentence, titled

TITLE = "Claims about the war in Ukraine"


def permalink(base: str, filters: Filters, view: View | None = None) -> str:
    """Return the address that opens the page with these filters and this view."""
    query: dict[str, Sequence[str]] = dict(filters.query())
    if view:
        query |= {"lat": [f"{view.lat:.4f}"], "lon": [f"{view.lon:.4f}"], "zoom": [f"{view.zoom:g}"]}
    return f"{base}/?{urlencode(query, doseq=True)}" if query else f"{base}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureRequest:
    """A picture of the map. size in pixels; view None means: fit everything the filters match."""

    filters: Filters
    view: View | None = None
    width: int = 1200
    height: int = 630
    theme: str = "light"
    link: str = ""
    made_on: date | None = None


def snapshot(project: Project, request: PictureRequest) -> str:
    """Return the picture of the map as SVG text. Raises BadInput for a size or theme that cannot be drawn."""
    from dashboard.cartography import THEMES, Scene, draw, map_size

    if request.theme not in THEMES:
        raise BadInput(f"theme {request.theme!r}: not known; one of {', '.join(THEMES)}")
    summary = project.index.summary(request.filters)
    words = request.filters.words()
    basemap = project.settings.file("basemap")
    scene = Scene(
        title=TITLE, subtitle=sentence(summary) + (f". Shown: {words}" if words else ""), view=request.view or UKRAINE,
        width=request.width, height=request.height, theme=THEMES[request.theme], unplaced=summary.unplaced, markers=(),
        link=request.link, made_on=request.made_on or date.today(),  # noqa: DTZ011
        reservoir=reservoir(summary),
    )  # fmt: skip
    view = request.view or opening(project, request.filters, *map_size(scene, basemap))
    markers = project.index.markers(request.filters, view.zoom, view.box(request.width, request.height))
    return draw(replace(scene, view=view, markers=titled(markers)), basemap)


def snapshot_png(project: Project, request: PictureRequest, scale: float = 1) -> bytes:
    """Return the picture of the map as PNG bytes; scale 1 to 3 multiplies its pixels."""
    from dashboard.cartography import rasterise

    return rasterise(snapshot(project, request), project.settings.file("fonts"), scale)
