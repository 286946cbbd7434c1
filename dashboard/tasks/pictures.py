"""The map as a picture."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.domain.errors import BadInput
from dashboard.domain.filters import Filters
from dashboard.domain.geo import Box, View
from dashboard.domain.settings import Settings
from dashboard.tasks.picture_words import callouts_of, filters_in, sentence_in
from dashboard.tasks.project import Project
from dashboard.tasks.scenes import facts, fitted, named

if TYPE_CHECKING:
    from dashboard.cartography import Scene
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
    from dashboard.cartography import LANGUAGES, PICTURE_THEMES, Scene, map_size

    one_of("picture format", kind, PICTURE_TYPES)
    check_own_words(request.title, request.remark)
    say = LANGUAGES[one_of("language", request.language, LANGUAGES)]
    width, height, letters = _shape(request)
    summary = project.index.summary(request.filters)
    words = filters_in(say, request.filters)
    sentence = sentence_in(say, summary)
    blank = Scene(
        title=request.title or say["title"],
        subtitle=f"{sentence}. {say['shown'].format(filters=words)}" if words else sentence,
        remark=request.remark, width=width, height=height, letters=letters,
        scale=scale if kind == "png" else _detail(width, height) if kind == "pdf" else 1.0,
        theme=PICTURE_THEMES[one_of("theme", request.theme, PICTURE_THEMES)],
        placed=summary.claims - summary.unplaced, without=request.without,
        listed="list" not in request.without and summary.claims > 0, **facts(project, request, say, summary),
    )  # fmt: skip
    part = map_size(blank, *drawing_files(project))
    blank = fitted(project, request, blank, part)
    # The map part may turn out larger than its least, never larger than the picture.
    whole = blank.view.box(width, height)
    markers = project.index.markers(request.filters, max(0.0, blank.view.zoom - math.log2(blank.unit)), whole)
    listed = _listed(project, request, blank.view.box(*part)) if blank.listed else ()
    scene = replace(blank, markers=named(project, say, markers), callouts=callouts_of(say, project, listed))
    return _on_tiles(project, scene, request.background) if request.background else scene


def backgrounds(settings: Settings) -> dict[str, str]:
    """Return the online maps that can be chosen here, by the name in an address, with their words."""
    from dashboard.cartography.backgrounds import offered

    return {key: provider.label for key, provider in offered(settings).items()}


def _on_tiles(project: Project, scene: Scene, background: str) -> Scene:
    """Return the scene on tiles of that online map; errors as of `fetched`, BadInput when it is not offered."""
    from dashboard.cartography import map_plane
    from dashboard.cartography.backgrounds import offered
    from dashboard.cartography.tiles import fetched

    settings = project.settings
    providers = offered(settings)
    if not settings.tiles:
        raise BadInput(f"background {background[:40]!r}: online maps are switched off here; leave it out")
    provider = providers[one_of("background", background, providers)]
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


def check_own_words(title: str, remark: str) -> None:
    """Raise BadInput when a title or remark of the user's own is too long."""
    from dashboard.cartography import REMARK_LENGTH, TITLE_LENGTH

    for name, text, most in (("title", title, TITLE_LENGTH), ("remark", remark, REMARK_LENGTH)):
        if len(text) > most:
            raise BadInput(f"{name}: {len(text):,} characters; at most {most}")


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
