"""The claims of a range of days as a time-lapse."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import IO, TYPE_CHECKING

from dashboard.domain.errors import BadInput, NothingFound
from dashboard.domain.filters import Filters
from dashboard.domain.geo import View
from dashboard.domain.periods import Period, kind_for, periods
from dashboard.domain.wording import count_words
from dashboard.tasks.picture_words import filters_in, sentence_in
from dashboard.tasks.pictures import drawing_files, one_of
from dashboard.tasks.project import Project
from dashboard.tasks.scenes import facts, fitted, named

if TYPE_CHECKING:
    from dashboard.cartography import Language, Scene
    from dashboard.cartography.film import Film, Frame
    from dashboard.index import Dated

FILM_TYPES = {"webp": "image/webp", "gif": "image/gif", "zip": "application/zip"}
"""Kinds of file, by the ending, with their media types."""
PAUSE, SHORTEST, WHOLE = 800, 100, 60_000
"""Milliseconds a frame stands, at most and at least, and about how long the whole may take."""
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmRequest:
    """A time-lapse of the filters' days, or of all days of the claims they match.

    by: day, week or month, "" for what gives few enough frames to watch. cumulative: each frame shows everything since
    the first day, else the claims of its own days alone. view None: fit everything. width, height: pixels.
    language: en or uk. link: address that opens what is shown, "" for none. made_on: None means today (UTC).
    """

    filters: Filters
    by: str = ""
    cumulative: bool = False
    view: View | None = None
    width: int = 1200
    height: int = 630
    theme: str = "light"
    language: str = "en"
    link: str = ""
    made_on: date | None = None


@dataclass(frozen=True, slots=True)
class FilmPlan:
    """What a time-lapse will be. by: kind of its periods. undated: claims that name no day and are in no frame."""

    by: str
    periods: tuple[Period, ...]
    undated: int


def timelapse(
    project: Project, request: FilmRequest, kind: str, out: IO[bytes], progress: Progress | None = None
) -> None:
    """Write the time-lapse to out. kind: webp, gif or zip.

    progress: told each frame's number, of how many, and 0 while the claims are asked for.
    Raises BadInput for a kind, size, theme, language or period that is not known or more than 400 frames,
    NothingFound when no claim names a day. It is drawn in this process; a server draws with `timelapse_aside`.
    """
    from dashboard.cartography.reel import written

    one_of("time-lapse format", kind, FILM_TYPES)
    written(film_of(project, request, progress), drawing_files(project), kind, out, progress)


def timelapse_aside(
    project: Project, request: FilmRequest, kind: str, progress: Progress | None = None
) -> bytes:  # fmt: skip
    """Return the time-lapse, drawn by another process: readers of the page do not wait for it.

    It ends when progress raises. Raises what `timelapse` raises, ServiceUnavailable when others are being drawn.
    """
    from dashboard.cartography.film_worker import drawn_aside

    one_of("time-lapse format", kind, FILM_TYPES)
    return drawn_aside(film_of(project, request, progress), drawing_files(project), kind, progress)


def film_plan(project: Project, filters: Filters, by: str = "") -> FilmPlan:
    """Return the periods of a time-lapse; errors as of `timelapse`."""
    from dashboard.index import Dated

    return _plan(Dated(project.index, filters), filters, by)


def _plan(dated: Dated, filters: Filters, by: str) -> FilmPlan:
    """Return the periods: whole ones, cut only where the filters themselves begin or end."""
    if dated.first is None or dated.last is None:
        told = f"; {count_words(dated.undated, 'claim')} without a day" if dated.undated else ""
        raise NothingFound(f"no claim of a stated day matches these filters{told}; widen the dates or the filters")
    first, last = filters.since or dated.first, filters.until or dated.last
    kind = by or kind_for(first, last)
    found = periods(first, last, kind)
    cut = tuple(
        Period(max(p.since, filters.since or p.since), min(p.until, filters.until or p.until)) for p in found
    )  # fmt: skip
    return FilmPlan(kind, cut, dated.undated)


def film_of(project: Project, request: FilmRequest, progress: Progress | None = None) -> Film:
    """Return everything the time-lapse says; errors as of `timelapse`. progress: told 0 for each period asked for."""
    from dashboard.cartography.film import Film, check_film
    from dashboard.index import Dated

    dated = Dated(project.index, request.filters)
    plan = _plan(dated, request.filters, request.by)
    scene = _scene(project, request)
    check_film(scene, len(plan.periods))
    pause = max(SHORTEST, min(PAUSE, WHOLE // len(plan.periods) // 10 * 10))
    frames = []
    for frame in _frames(project, dated, plan, scene, cumulative=request.cumulative):
        frames.append(frame)
        if progress:
            progress(0, len(plan.periods))
    note = _note(scene.language, plan, cumulative=request.cumulative)
    return Film(scene=scene, frames=tuple(frames), note=note, cumulative=request.cumulative, pause=pause)


def _note(say: Language, plan: FilmPlan, *, cumulative: bool) -> str:
    shows = say["film.cumulative" if cumulative else f"film.{plan.by}"]
    if not plan.undated:
        return shows
    return f"{shows} {say['film.undated'].format(count=say.count(plan.undated, 'film.undated claims'))}"


def _scene(project: Project, request: FilmRequest) -> Scene:
    """Return what the frames share, with the view fitted to everything when none is asked for."""
    from dashboard.cartography import LANGUAGES, PICTURE_THEMES, Scene
    from dashboard.cartography.film import check_film, map_room

    filters, say = request.filters, LANGUAGES[one_of("language", request.language, LANGUAGES)]
    summary, words = project.index.summary(filters), filters_in(say, filters)
    shown = f" {say['shown'].format(filters=words)}." if words else ""
    scene = Scene(
        title=say["title"], subtitle=f"{sentence_in(say, summary)}.{shown}",
        width=request.width, height=request.height,
        theme=PICTURE_THEMES[one_of("theme", request.theme, PICTURE_THEMES)],
        **facts(project, request, say, summary),
    )  # fmt: skip
    check_film(scene, 1)
    return fitted(project, request, scene, map_room(scene, drawing_files(project)[1]))


def _frames(
    project: Project, dated: Dated, plan: FilmPlan, scene: Scene, *, cumulative: bool
) -> Iterator[Frame]:  # fmt: skip
    """Yield the frames, also of periods of which nothing is said."""
    from dashboard.cartography.film import Frame

    box, zoom = scene.view.box(scene.width, scene.height), max(0.0, scene.view.zoom - math.log2(scene.unit))
    for period in plan.periods:
        span = Period(plan.periods[0].since, period.until) if cumulative else period
        markers = named(project, scene.language, dated.markers(span, zoom, box))
        yield Frame(since=period.since, until=period.until, claims=dated.claims(span), markers=markers)


def kind_of_film(name: str) -> str:
    """Return the kind of file that a name ends in. Raises BadInput for any other."""
    kind = name.rpartition(".")[2].lower()
    if kind not in FILM_TYPES:
        raise BadInput(f"{name}: not a kind of time-lapse; end it in .webp, .gif or .zip")
    return kind
