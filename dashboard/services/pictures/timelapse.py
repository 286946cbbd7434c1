"""The claims of a range of days as a time-lapse."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import IO, TYPE_CHECKING, Any

from dashboard.domain.errors import BadInput, NothingFound
from dashboard.domain.filters import Filters
from dashboard.domain.geography.geo import View
from dashboard.domain.periods import Period, kind_for, periods
from dashboard.domain.sharing.picture_options import (
    TIMELAPSE,
    check_choice,
    check_options,
)
from dashboard.domain.sharing.shown_references import ShownReferences
from dashboard.i18n.translate import gettext, ngettext
from dashboard.services.pictures.picture_layers import (
    DatasetLayer,
    beside,
    dataset_ground,
    dataset_layers,
    reference_ground,
    reference_terms,
    together,
)
from dashboard.services.pictures.picture_words import filters_in, sentence_in
from dashboard.services.pictures.pictures import drawing_files
from dashboard.services.pictures.scenes import (
    fit_view,
    in_its_language,
    name_places,
    scene_fields,
)
from dashboard.services.project import Project

if TYPE_CHECKING:
    from dashboard.cartography import Language, Scene
    from dashboard.cartography.timelapse.layout import Timelapse, TimelapseFrame
    from dashboard.index import Dated

TIMELAPSE_TYPES = {
    "webp": "image/webp",
    "gif": "image/gif",
    "zip": "application/zip",
    "mp4": "video/mp4",
}
"""Kinds of file, by the ending, with their media types."""
PAUSE, SHORTEST, WHOLE = 800, 100, 60_000
"""Milliseconds a frame stands, at most and at least, and about how long the whole may
take.
"""
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelapseRequest:
    """A time-lapse of the filters' days, or of all days of the claims they match.

    by: day, week or month, "" for what gives few enough frames to watch. cumulative:
    each frame shows everything since the first day, else the claims of its own days
    alone. view None: fit everything. width, height: pixels. language: en or uk.
    layers, references, public_only: as of a `PictureRequest`; of a reference layer each
    frame shows its own last day. link: address that opens what is shown, "" for none.
    made_on: None means today (UTC).
    """

    filters: Filters
    by: str = ""
    cumulative: bool = False
    view: View | None = None
    width: int = 1200
    height: int = 630
    theme: str = "light"
    language: str = "en"
    layers: tuple[str, ...] = ()
    references: ShownReferences | None = None
    public_only: bool = False
    link: str = ""
    made_on: date | None = None


@dataclass(frozen=True, slots=True)
class TimelapsePlan:
    """What a time-lapse will be. by: kind of its periods. undated: claims that name no
    day and are in no frame. start_unknown: claims shown at the day on or before which
    they happened.
    """

    by: str
    periods: tuple[Period, ...]
    undated: int
    start_unknown: int


def timelapse(
    project: Project,
    request: TimelapseRequest,
    kind: str,
    out: IO[bytes],
    progress: Progress | None = None,
) -> None:
    """Write the time-lapse to out. kind: webp, gif, zip or mp4.

    progress: told each frame's number, of how many, and 0 while the claims are asked
    for. Raises BadInput for a kind, size, theme, language or period that is not known
    or more than 400 frames, NothingFound when no claim names a day. It is drawn in this
    process; a server draws with `timelapse_aside`.
    """
    from dashboard.cartography.timelapse.encode import write_timelapse

    check_choice("time-lapse format", kind, TIMELAPSE_TYPES)
    write_timelapse(
        timelapse_of(project, request, progress),
        drawing_files(project),
        kind,
        out,
        progress,
    )


def timelapse_aside(
    project: Project,
    request: TimelapseRequest,
    kind: str,
    progress: Progress | None = None,
) -> bytes:
    """Return the time-lapse, drawn by another process: readers of the page do not wait
    for it.

    It ends when progress raises. Raises what `timelapse` raises, ServiceUnavailable
    when others are being drawn.
    """
    from dashboard.cartography.workers.timelapse_worker import draw_timelapse

    check_choice("time-lapse format", kind, TIMELAPSE_TYPES)
    return draw_timelapse(
        timelapse_of(project, request, progress), drawing_files(project), kind, progress
    )


def timelapse_plan(project: Project, request: TimelapseRequest) -> TimelapsePlan:
    """Return the periods of a time-lapse; errors as of `timelapse`."""
    claims = _claims(project, request, dataset_layers(project, request))
    return _plan([dated for dated, _ in claims], request.filters, request.by)


def _claims(
    project: Project,
    request: TimelapseRequest,
    drawn: Sequence[DatasetLayer],
) -> list[tuple[Dated, str]]:
    """Return the claims of all and those of each layer, with the colour of their
    markers, "" for that of the sides.
    """
    from dashboard.index import Dated

    return [
        (Dated(project.index, beside(request.filters, drawn)), ""),
        *((Dated(project.index, each.filters), each.colour) for each in drawn),
    ]


def _plan(
    every: Sequence[Dated],
    filters: Filters,
    by: str,
) -> TimelapsePlan:
    """Return the periods: whole ones, cut only where the filters themselves begin or
    end.
    """
    undated = sum(dated.undated for dated in every)
    firsts = [dated.first for dated in every if dated.first]
    lasts = [dated.last for dated in every if dated.last]
    if not (firsts and lasts):
        raise NothingFound(_nothing_dated(undated))
    first, last = filters.date_from or min(firsts), filters.date_to or max(lasts)
    kind = by or kind_for(first, last)
    # A whole week or month may begin before the filters do, and end after them.
    cut = tuple(
        Period(
            max(whole.date_from, filters.date_from or whole.date_from),
            min(whole.date_to, filters.date_to or whole.date_to),
        )
        for whole in periods(first, last, kind)
    )
    return TimelapsePlan(kind, cut, undated, sum(dated.by for dated in every))


def _nothing_dated(undated: int) -> str:
    without = ""
    if undated:
        without = ngettext(
            "; {count} claim without a day", "; {count} claims without a day", undated
        )
    return gettext(
        "no claim of a stated day matches these filters{without}; widen the dates or"
        " the filters",
        without=without,
    )


@in_its_language
def timelapse_of(
    project: Project,
    request: TimelapseRequest,
    progress: Progress | None = None,
) -> Timelapse:
    """Return everything the time-lapse says; errors as of `timelapse`. progress: told 0
    for each period asked for.
    """
    from dashboard.cartography.timelapse.layout import Timelapse, check_timelapse

    drawn = dataset_layers(project, request)
    claims = _claims(project, request, drawn)
    plan = _plan([dated for dated, _ in claims], request.filters, request.by)
    scene = _scene(project, request, plan.start_unknown, drawn)
    check_timelapse(scene, len(plan.periods))
    # A GIF counts time in hundredths of a second.
    pause = max(SHORTEST, min(PAUSE, WHOLE // len(plan.periods) // 10 * 10))
    frames = []
    for frame in _frames(project, request, claims, plan, scene):
        frames.append(frame)
        if progress:
            progress(0, len(plan.periods))
    note = _note(scene.language, plan, cumulative=request.cumulative)
    return Timelapse(
        scene=scene,
        frames=tuple(frames),
        note=note,
        cumulative=request.cumulative,
        pause=pause,
    )


def _note(
    language: Language,
    plan: TimelapsePlan,
    *,
    cumulative: bool,
) -> str:
    """Return what a frame shows, and how many claims are in none."""
    note = language["film.cumulative" if cumulative else f"film.{plan.by}"]
    if not plan.undated:
        return note
    count = language.count(plan.undated, "film.undated claims")
    return f"{note} {language['film.undated'].format(count=count)}"


def _scene(
    project: Project,
    request: TimelapseRequest,
    start_unknown: int,
    drawn: Sequence[DatasetLayer],
) -> Scene:
    """Return what the frames share, with the view fitted to everything when none is
    asked for; the heading says how many claims stand at the last day they may be of.
    """
    from dashboard.cartography import LANGUAGES, PICTURE_THEMES, Scene
    from dashboard.cartography.timelapse.layout import (
        check_timelapse,
        timelapse_map_size,
    )

    check_options(TIMELAPSE, request)
    language = LANGUAGES[request.language]
    summary = project.index.summary(request.filters)
    subtitle = f"{sentence_in(language, summary)}."
    if start_unknown:
        count = language.count(start_unknown, "film.start_unknown claims")
        subtitle += f" {language['film.start_unknown'].format(count=count)}"
    phrase = filters_in(language, request.filters)
    if phrase:
        subtitle += f" {language['shown'].format(filters=phrase)}."
    scene = Scene(
        title=language["title"],
        subtitle=subtitle,
        width=request.width,
        height=request.height,
        theme=PICTURE_THEMES[request.theme],
        **scene_fields(project, request, language, summary),
        **_drawn_beside(project, request, drawn),
    )
    check_timelapse(scene, 1)
    room = timelapse_map_size(scene, drawing_files(project)[1])
    return fit_view(project, request, scene, room)


def _drawn_beside(
    project: Project,
    request: TimelapseRequest,
    drawn: Sequence[DatasetLayer],
) -> dict[str, Any]:
    """Return what legend and footer of all frames say of the layers."""
    references = replace(
        reference_ground(project, request),
        shapes=(),
        terms=reference_terms(project, request),
    )
    return together((dataset_ground(drawn), references))


def _frames(
    project: Project,
    request: TimelapseRequest,
    claims: Sequence[tuple[Dated, str]],
    plan: TimelapsePlan,
    scene: Scene,
) -> Iterator[TimelapseFrame]:
    """Yield the frames, also of periods of which nothing is said. claims: each with the
    colour of its markers, "" for those of the sides.
    """
    from dashboard.cartography.timelapse.layout import TimelapseFrame

    box = scene.view.box(scene.width, scene.height)
    zoom = max(0.0, scene.view.zoom - math.log2(scene.unit))
    for period in plan.periods:
        span = period
        if request.cumulative:
            span = Period(plan.periods[0].date_from, period.date_to)
        markers = [
            replace(marker, colour=colour) if colour else marker
            for dated, colour in claims
            for marker in dated.markers(span, zoom, box)
        ]
        ground = reference_ground(project, request, period.date_to)
        yield TimelapseFrame(
            date_from=period.date_from,
            date_to=period.date_to,
            claims=sum(dated.claims(span) for dated, _ in claims),
            markers=name_places(project, scene.language, markers),
            ground=ground.shapes,
        )


def offered_kinds() -> tuple[str, ...]:
    """Return the kinds of file that can be written here: MP4 needs the extra `film`."""
    from dashboard.cartography.timelapse.mp4 import mp4_available

    return tuple(k for k in TIMELAPSE_TYPES if k != "mp4" or mp4_available())


def timelapse_format(name: str) -> str:
    """Return the kind of file that a name ends in. Raises BadInput for any other."""
    kind = name.rpartition(".")[2].lower()
    if kind not in TIMELAPSE_TYPES:
        raise BadInput(
            gettext(
                "{name}: not a kind of time-lapse; end it in .webp, .gif, .zip or .mp4",
                name=name,
            )
        )
    return kind
