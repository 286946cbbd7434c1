"""What pictures and time-lapses share: the facts of their scenes, the fitted view,
places by their names.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeVar
from urllib.parse import urlencode

from dashboard.domain.filters import Filters
from dashboard.domain.geography.geo import UKRAINE, View
from dashboard.domain.marker import Marker
from dashboard.domain.sharing.links import DRAWN, Link
from dashboard.i18n.translate import speaking
from dashboard.services.map.map_view import opening, reservoir
from dashboard.services.pictures.picture_words import place_in, sources_in
from dashboard.services.project import Project

if TYPE_CHECKING:
    from dashboard.cartography import Language, Scene
    from dashboard.index import Summary


class SceneRequest(Protocol):
    """What is asked of a picture and of a time-lapse alike; see `PictureRequest`."""

    @property
    def filters(self) -> Filters: ...
    @property
    def view(self) -> View | None: ...
    @property
    def link(self) -> str: ...
    @property
    def made_on(self) -> date | None: ...


class Spoken(Protocol):
    """What is asked for in a language."""

    @property
    def language(self) -> str: ...


P = ParamSpec("P")
R = TypeVar("R", bound=Spoken)
T = TypeVar("T")


def scene_fields(
    project: Project,
    request: SceneRequest,
    say: Language,
    summary: Summary,
) -> dict[str, Any]:
    """Return the fields of a Scene that tell where its claims come from; without a
    view, that of Ukraine.
    """
    filters, today = request.filters, datetime.now(UTC).date()
    sources = ""
    if summary.claims:
        sources = sources_in(say, project, filters, summary)
    return {
        "view": request.view or UKRAINE,
        "markers": (),
        "link": request.link,
        "made_on": request.made_on or today,
        "as_of": filters.as_of or today,
        "reservoir": reservoir(summary),
        "unplaced": summary.unplaced,
        "revision": project.index.revision,
        "query": query_of(request),
        "language": say,
        "sources": sources,
    }


def query_of(request: SceneRequest) -> str:
    """Return the filters and what is drawn beside the claims as in an address."""
    drawn = {name: getattr(request, name, None) for name in DRAWN}
    link = Link(request.filters, **{n: value for n, value in drawn.items() if value})
    return urlencode(link.query(), doseq=True)


def in_its_language(
    make: Callable[Concatenate[Project, R, P], T],
) -> Callable[Concatenate[Project, R, P], T]:
    """Let a function speak the language of the request it is given: that of the reader
    who asks for it may be another.
    """

    @wraps(make)
    def call(
        project: Project,
        request: R,
        /,
        *rest: P.args,
        **more: P.kwargs,
    ) -> T:
        with speaking(request.language):
            return make(project, request, *rest, **more)

    return call


def fit_view(
    project: Project,
    request: SceneRequest,
    scene: Scene,
    room: tuple[int, int],
) -> Scene:
    """Return the scene with its view fitted to what the filters match, unless one was
    asked for.

    room: width and height in pixels of the map part at least.
    """
    if request.view:
        return scene
    # The index knows pixels of the map, not those of the picture, which may be finer.
    width, height = (max(1, round(side / scene.unit)) for side in room)
    view = opening(project, request.filters, width, height)
    return replace(scene, view=replace(view, zoom=view.zoom + math.log2(scene.unit)))


def name_places(
    project: Project,
    say: Language,
    markers: Iterable[Marker],
) -> tuple[Marker, ...]:
    """Return the markers with their places named in the language; those of several
    places have no name.
    """
    return tuple(
        replace(m, name=place_in(say, project, m, m.name)) if m.places == 1 else m
        for m in markers
    )
