"""The map as a picture."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from dashboard.domain.errors import BadInput
from dashboard.domain.filters import Filters
from dashboard.domain.geo import UKRAINE, Box, View
from dashboard.domain.settings import Settings
from dashboard.tasks.picture_words import callouts_of, filters_in, place_in, sentence_in, sources_in
from dashboard.tasks.project import Project
from dashboard.tasks.showing import opening, reservoir

if TYPE_CHECKING:
    from dashboard.cartography import Language, Scene
    from dashboard.cartography.backgrounds import Provider
    from dashboard.domain.marker import Marker
    from dashboard.index import Listed

TITLE = "Claims about the war in Ukraine"
PICTURE_TYPES = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}
"""Kinds of picture, by the ending of the file, with their media types."""
NEWEST = 16
"""How many of the newest claims on the map the list is chosen from, and how many of the newest contested ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureRequest:
    """A picture of the map. view None means: fit everything the filters match.

    preset: name of a shape, see PRESETS; "" means width x height pixels. title, remark: words of the user's own; an
    empty title is the usual one. language: en or uk. without: which of domain.params.PARTS are left out.
    background: name of an online map, see `backgrounds`, "" for the vendored one. claim: id of the open claim, which
    is listed first if the filters match it; "" for none. link: address that opens what is shown, "" for none.
    made_on: None means today (UTC).
    """

    filters: Filters
    view: View | None = None
    preset: str = ""
    width: int = 1200
    height: int = 630
    theme: str = "light"
    language: str = "en"
    title: str = ""
    remark: str = ""
    without: frozenset[str] = frozenset()
    background: str = ""
    claim: str = ""
    link: str = ""
    made_on: date | None = None


def picture(project: Project, request: PictureRequest, kind: str = "png", scale: float = 1) -> bytes:
    """Return the picture of the map as a file that carries its facts and checksum.

    kind: png, svg or pdf. scale: 1 to 3 multiplies the pixels of a PNG. Raises BadInput for a size, preset, theme, ...
    that cannot be drawn. It is drawn in this process; a server draws with `picture_aside`.
    """
    from dashboard.cartography import render

    return render(scene_of(project, request, kind, scale), drawing_files(project), kind)


def picture_aside(project: Project, request: PictureRequest, kind: str = "png", scale: float = 1) -> bytes:
    """Return what `picture` returns, drawn by one of few other processes: readers of the page do not wait for it.

    Raises ServiceUnavailable when too many pictures are asked for at once or one takes too long.
    """
    from dashboard.cartography.pool import pool

    return pool().draw(scene_of(project, request, kind, scale), drawing_files(project), kind)


def snapshot(project: Project, request: PictureRequest) -> str:
    """Return the picture of the map as SVG text; errors as of `picture`."""
    return picture(project, request, "svg").decode()


def snapshot_png(project: Project, request: PictureRequest, scale: float = 1) -> bytes:
    """Return the picture of the map as PNG bytes; scale 1 to 3 multiplies its pixels. Errors as of `picture`."""
    return picture(project, request, "png", scale)


def drawing_files(project: Project) -> tuple[Path, Path]:
    """Return the folders of the basemap and of the fonts."""
    return project.settings.file("basemap"), project.settings.file("fonts")


def scene_of(project: Project, request: PictureRequest, kind: str = "png", scale: float = 1) -> Scene:
    """Return everything the picture says. Raises BadInput for a kind, size, preset, ... that is not known."""
    from dashboard.cartography import LANGUAGES, PICTURE_THEMES, REMARK_LENGTH, TITLE_LENGTH, Scene, map_size

    one_of("picture format", kind, PICTURE_TYPES)

    for name, text, most in (("title", request.title, TITLE_LENGTH), ("remark", request.remark, REMARK_LENGTH)):
        if len(text) > most:
            raise BadInput(f"{name}: {len(text):,} characters; at most {most}")
    say = LANGUAGES[one_of("language", request.language, LANGUAGES)]
    width, height, letters = _shape(request)
    summary = project.index.summary(request.filters)
    words = filters_in(say, request.filters)
    today = datetime.now(UTC).date()
    sentence = sentence_in(say, summary)
    blank = Scene(
        title=request.title or say["title"],
        subtitle=f"{sentence}. {say['shown'].format(filters=words)}" if words else sentence,
        remark=request.remark, view=request.view or UKRAINE, width=width, height=height, letters=letters,
        scale=scale if kind == "png" else _detail(width, height) if kind == "pdf" else 1.0,
        theme=PICTURE_THEMES[one_of("theme", request.theme, PICTURE_THEMES)], unplaced=summary.unplaced,
        placed=summary.claims - summary.unplaced, markers=(),
        link=request.link, made_on=request.made_on or today, known_on=request.filters.as_of or today, language=say,
        reservoir=reservoir(summary), listed="list" not in request.without and summary.claims > 0,
        without=request.without, revision=project.index.revision,
        query=urlencode(request.filters.query(), doseq=True),
        sources=sources_in(say, project, request.filters, summary) if summary.claims else "",
    )  # fmt: skip
    part = map_size(blank, *drawing_files(project))
    near = math.log2(blank.unit)
    if request.view is None:
        view = opening(project, request.filters, *(round(side / blank.unit) for side in part))
        blank = replace(blank, view=replace(view, zoom=view.zoom + near))
    # The map part may turn out larger than its least, never larger than the picture.
    whole = blank.view.box(width, height)
    markers = project.index.markers(request.filters, max(0.0, blank.view.zoom - near), whole)
    listed = _listed(project, request, blank.view.box(*part)) if blank.listed else ()
    scene = replace(blank, markers=_named(project, say, markers), callouts=callouts_of(say, project, listed))
    return _on_tiles(project, scene, request.background) if request.background else scene


def backgrounds(settings: Settings) -> dict[str, str]:
    """Return the online maps that can be chosen here, by the name in an address, with their words."""
    return {key: provider.label for key, provider in _providers(settings).items()}


def _providers(settings: Settings) -> Mapping[str, Provider]:
    from dashboard.cartography.backgrounds import offered

    return offered(online=settings.tiles, own=settings.own_tiles)


def _on_tiles(project: Project, scene: Scene, background: str) -> Scene:
    """Return the scene on tiles of that online map; errors as of `fetched`, BadInput when it is not offered."""
    from dashboard.cartography import map_plane
    from dashboard.cartography.tiles import fetched

    settings = project.settings
    if not settings.tiles:
        raise BadInput(f"background {background[:40]!r}: online maps are switched off here; leave it out")
    provider = _providers(settings)[one_of("background", background, _providers(settings))]
    on = map_plane(scene, drawing_files(project)[1])
    kept = settings.writable() / "tiles"
    return replace(scene, ground=fetched(provider, on, (scene.unit, scene.scale), kept, settings.public_url))


def _listed(project: Project, request: PictureRequest, box: Box) -> tuple[Listed, ...]:
    """Return the open claim, the newest claims in the box that are contested, and then the newest of all, each once."""
    index, filters = project.index, request.filters
    own = index.page(filters, box, claim=request.claim, limit=1).rows if request.claim else ()
    contested = index.page(filters, box, contested=True, limit=NEWEST).rows
    newest = index.page(filters, box, limit=NEWEST).rows
    found = {one.claim.id: one for one in (*own, *contested, *newest)}
    return tuple(found.values())


def one_of(name: str, value: str, table: Mapping[str, object]) -> str:
    """Return the value; raises BadInput, which names what it is of and what there is, when the table has none such."""
    if value not in table:
        raise BadInput(f"{name} {value[:40]!r}: not known; one of {', '.join(table)}")
    return value


def _shape(request: PictureRequest) -> tuple[int, int, float]:
    """Return width, height and how large letters are, 0 for what the size asks."""
    from dashboard.cartography import PRESETS

    if not request.preset:
        return request.width, request.height, 0.0
    preset = PRESETS[one_of("preset", request.preset, PRESETS)]
    return preset.width, preset.height, preset.unit


def _detail(width: int, height: int) -> float:
    """Return how finely the background of a PDF is drawn: it has no pixels, but the limit of a picture's holds."""
    from dashboard.cartography.frame import MOST_PIXELS

    return max(1.0, min(3.0, math.floor(math.sqrt(MOST_PIXELS / max(1, width * height)) * 100) / 100))


def _named(project: Project, say: Language, markers: Sequence[Marker]) -> tuple[Marker, ...]:
    return tuple(replace(m, name=place_in(say, project, m, m.name)) if m.places == 1 else m for m in markers)
