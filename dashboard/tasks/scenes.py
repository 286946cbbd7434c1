"""What pictures and time-lapses share: the facts of their scenes, the fitted view, places by their names."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlencode

from dashboard.domain.filters import Filters
from dashboard.domain.geo import UKRAINE, View
from dashboard.domain.marker import Marker
from dashboard.tasks.picture_words import place_in, sources_in
from dashboard.tasks.project import Project
from dashboard.tasks.showing import opening, reservoir

if TYPE_CHECKING:
    from dashboard.cartography import Language, Scene
    from dashboard.index import Summary


class Request(Protocol):
    """What is asked of a picture and of a time-lapse alike; see `PictureRequest`."""

    @property
    def filters(self) -> Filters: ...
    @property
    def view(self) -> View | None: ...
    @property
    def link(self) -> str: ...
    @property
    def made_on(self) -> date | None: ...


def facts(project: Project, request: Request, say: Language, summary: Summary) -> dict[str, Any]:
    """Return the fields of a Scene that tell where its claims come from; without a view, that of Ukraine."""
    filters, today = request.filters, datetime.now(UTC).date()
    return {
        "view": request.view or UKRAINE, "markers": (), "link": request.link, "made_on": request.made_on or today,
        "known_on": filters.as_of or today, "reservoir": reservoir(summary), "unplaced": summary.unplaced,
        "revision": project.index.revision, "query": urlencode(filters.query(), doseq=True), "language": say,
        "sources": sources_in(say, project, filters, summary) if summary.claims else "",
    }  # fmt: skip


def fitted(project: Project, request: Request, scene: Scene, room: tuple[int, int]) -> Scene:
    """Return the scene with its view fitted to what the filters match, unless one was asked for.

    room: width and height in pixels of the map part at least.
    """
    if request.view:
        return scene
    view = opening(project, request.filters, *(max(1, round(side / scene.unit)) for side in room))
    return replace(scene, view=replace(view, zoom=view.zoom + math.log2(scene.unit)))


def named(project: Project, say: Language, markers: Iterable[Marker]) -> tuple[Marker, ...]:
    """Return the markers with their places named in the language; those of several places have no name."""
    return tuple(replace(m, name=place_in(say, project, m, m.name)) if m.places == 1 else m for m in markers)
