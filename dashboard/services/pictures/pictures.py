"""The map as a picture."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from dashboard.domain.errors import BadInput
from dashboard.domain.filters import Filters
from dashboard.domain.geography.geo import Box, View
from dashboard.domain.settings import Settings
from dashboard.domain.sharing.compared_days import ComparedDays
from dashboard.domain.sharing.picture_options import (
    PICTURE,
    check_choice,
    check_options,
)
from dashboard.domain.sharing.presets import PRESETS
from dashboard.domain.sharing.shown_references import ShownReferences
from dashboard.i18n.translate import gettext
from dashboard.services.map.map_view import reservoir
from dashboard.services.map.two_days import compared_periods
from dashboard.services.pictures.picture_layers import (
    Ground,
    beside,
    change_markers,
    compared_words,
    control_ground,
    dataset_ground,
    dataset_layers,
    layer_markers,
    placed_claims,
    reference_ground,
    together,
)
from dashboard.services.pictures.picture_words import (
    callouts_of,
    filters_in,
    sentence_in,
)
from dashboard.services.pictures.scenes import (
    fit_view,
    in_its_language,
    name_places,
    query_of,
    scene_fields,
)
from dashboard.services.project import Project

if TYPE_CHECKING:
    from dashboard.cartography import Callout, Language, Scene
    from dashboard.domain.marker import Marker
    from dashboard.index import Listed

PICTURE_TYPES = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}
"""Kinds of picture, by the ending of the file, with their media types."""
NEWEST = 16
"""How many of the newest claims on the map the list is chosen from, and how many of the
newest contested ones.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureRequest:
    """A picture of the map. view None means: fit everything the filters match.

    preset: name of a shape, see PRESETS; "" means width x height pixels. scale: 1 to 3
    multiplies the pixels of a PNG. title, remark: words of the user's own; an empty
    title is the usual one. language: en or uk. without: which of
    picture_options.parts are left out. background: name of an online map, see
    `backgrounds`, "" for the vendored one. claim: id of the open claim, which is listed
    first if the filters match it; "" for none. layers, compare, references, control: as
    of a `Link`; layers that the filters' owner may not see are left out. public_only:
    only reference layers whose terms are said to allow it; others are refused. link:
    address that opens what is shown, "" for none. made_on: None means today (UTC).
    map_only: nothing but the map, drawn as large as on the page, which says the rest
    itself.
    """

    filters: Filters
    view: View | None = None
    preset: str = ""
    width: int = 1200
    height: int = 630
    scale: float = 1
    theme: str = "light"
    language: str = "en"
    title: str = ""
    remark: str = ""
    without: frozenset[str] = frozenset()
    background: str = ""
    claim: str = ""
    layers: tuple[str, ...] = ()
    compare: ComparedDays | None = None
    references: ShownReferences | None = None
    control: date | None = None
    public_only: bool = False
    link: str = ""
    made_on: date | None = None
    map_only: bool = False


def picture(
    project: Project,
    request: PictureRequest,
    kind: str = "png",
) -> bytes:
    """Return the picture of the map as a file that carries its facts and checksum.

    kind: png, svg or pdf. Raises BadInput for a size, preset, theme, ... that cannot be
    drawn. It is drawn in this process; a server draws with `picture_aside`.
    """
    from dashboard.cartography import picture_file

    scene = scene_of(project, request, kind)
    return picture_file(scene, drawing_files(project), kind)


def picture_aside(
    project: Project,
    request: PictureRequest,
    kind: str = "png",
) -> bytes:
    """Return what `picture` returns, drawn by one of few other processes: readers of
    the page do not wait for it.

    Raises ServiceUnavailable when too many pictures are asked for at once or one takes
    too long.
    """
    from dashboard.cartography.workers.pool import worker_pool

    scene = scene_of(project, request, kind)
    return worker_pool().draw(scene, drawing_files(project), kind)


def snapshot_svg(project: Project, request: PictureRequest) -> str:
    """Return the picture of the map as SVG text; errors as of `picture`."""
    return picture(project, request, "svg").decode()


def snapshot_png(project: Project, request: PictureRequest) -> bytes:
    """Return the picture of the map as PNG bytes; errors as of `picture`."""
    return picture(project, request, "png")


def drawing_files(project: Project) -> tuple[Path, Path]:
    """Return the folders of the basemap and of the fonts."""
    return project.settings.file("basemap"), project.settings.file("fonts")


@in_its_language
def scene_of(
    project: Project,
    request: PictureRequest,
    kind: str = "png",
) -> Scene:
    """Return everything the picture says. Raises BadInput for a kind, size, preset, ...
    that is not known, NothingFound for a reference layer that may not be shown.
    """
    from dashboard.cartography import map_size

    check_choice("picture format", kind, PICTURE_TYPES)
    check_options(PICTURE, request)
    blank = _blank_scene(project, request, kind)
    part = map_size(blank, *drawing_files(project))
    # Days that are compared need not be those of the filters.
    fitted = request.filters
    if request.compare:
        fitted = fitted.without("from", "to")
    blank = fit_view(project, replace(request, filters=fitted), blank, part)
    # The map part may turn out larger than its least, never larger than the picture.
    whole = blank.view.box(blank.width, blank.height)
    # Larger letters make larger markers, which are merged as on a map farther away.
    zoom = max(0.0, blank.view.zoom - math.log2(blank.unit))
    markers = _markers(project, request, zoom, whole)
    callouts: tuple[Callout, ...] = ()
    if blank.has_list:
        claims = _claims_to_list(project, request, blank.view.box(*part))
        callouts = callouts_of(blank.language, project, claims)
    scene = replace(
        blank,
        markers=name_places(project, blank.language, markers),
        callouts=callouts,
    )
    if request.background:
        return _on_tiles(project, scene, request.background)
    return scene


def _markers(
    project: Project,
    request: PictureRequest,
    zoom: float,
    box: Box,
) -> Sequence[Marker]:
    """Return what the map draws: how two days differ, or the claims and those of each
    layer.
    """
    if request.compare:
        dated, periods = compared_periods(project, request.filters, request.compare)
        return change_markers(dated.compared(*periods, zoom, box, most=1))
    drawn = dataset_layers(project, request)
    filters = beside(request.filters, drawn)
    markers = project.index.markers(filters, zoom, box)
    return [*markers, *layer_markers(project, drawn, zoom, box)]


def _blank_scene(
    project: Project,
    request: PictureRequest,
    kind: str,
) -> Scene:
    """Return the scene without markers and list, on which the view is fitted."""
    from dashboard.cartography import LANGUAGES, PICTURE_THEMES, Scene

    language = LANGUAGES[request.language]
    width, height, fixed_unit = _shape(request)
    if request.compare:
        fields = _compared_fields(project, request, request.compare, language)
    else:
        fields = _claims_fields(project, request, language)
    ground = (
        control_ground(project, request.filters, request.control),
        reference_ground(project, request),
    )
    if request.map_only:
        fields["placed"] = 0
    fields |= together((fields.pop("beside"), *ground))
    return Scene(
        title=request.title or language["title"],
        remark=request.remark,
        width=width,
        height=height,
        fixed_unit=1.0 if request.map_only else fixed_unit,
        scale=_scale(request, kind, width * height),
        theme=PICTURE_THEMES[request.theme],
        without=request.without,
        map_only=request.map_only,
        **fields,
    )


def _claims_fields(
    project: Project,
    request: PictureRequest,
    language: Language,
) -> dict[str, Any]:
    """Return the fields of a Scene that shows what the filters match; `beside` is what
    is said of the layers.
    """
    filters, drawn = request.filters, dataset_layers(project, request)
    summary = project.index.summary(filters)
    placed = summary.claims - summary.unplaced
    if drawn:
        every = (beside(filters, drawn), *(each.filters for each in drawn))
        placed = placed_claims(project, every)
    return {
        **scene_fields(project, request, language, summary),
        "subtitle": _subtitle(language, sentence_in(language, summary), filters),
        "placed": placed,
        "has_list": "list" not in request.without and summary.claims > 0,
        "beside": dataset_ground(drawn),
    }


def _compared_fields(
    project: Project,
    request: PictureRequest,
    compare: ComparedDays,
    language: Language,
) -> dict[str, Any]:
    """Return the fields of a Scene that compares two days: without a list, and, as on
    the map, without layers of claims.
    """
    dated, periods = compared_periods(project, request.filters, compare)
    since = request.filters.date_from if compare.until else periods[0].date_to
    between = replace(request.filters, date_from=since, date_to=periods[1].date_to)
    fields = scene_fields(
        project,
        replace(request, filters=between),
        language,
        project.index.summary(between),
    )
    words = compared_words(language, dated, periods, until=compare.until)
    named = request.filters.without("from", "to")
    return {
        **fields,
        "subtitle": _subtitle(language, words, named),
        "reservoir": reservoir(project.index.summary(request.filters)),
        "unplaced": 0,
        "query": query_of(request),
        "beside": Ground(),
    }


def _subtitle(language: Language, words: str, filters: Filters) -> str:
    phrase = filters_in(language, filters)
    if not phrase:
        return words
    return f"{words}. {language['shown'].format(filters=phrase)}"


def backgrounds(settings: Settings) -> dict[str, str]:
    """Return the online maps that can be chosen here, by the name in an address, with
    their words.
    """
    from dashboard.cartography.map.backgrounds import tile_providers

    return {key: provider.label for key, provider in tile_providers(settings).items()}


def tile_origins(settings: Settings) -> tuple[str, ...]:
    """Return where the online maps' tiles come from, as a Content-Security-Policy
    writes it.
    """
    from dashboard.cartography.map.backgrounds import tile_providers

    addresses = [
        urlsplit(provider.url.replace("{s}", "*"))
        for provider in tile_providers(settings).values()
    ]
    return tuple(f"{each.scheme}://{each.netloc}" for each in addresses)


def _on_tiles(project: Project, scene: Scene, background: str) -> Scene:
    """Return the scene on tiles of that online map; errors as of `fetch_tiles`,
    BadInput when it is not offered.
    """
    from dashboard.cartography import map_plane
    from dashboard.cartography.map.backgrounds import tile_providers
    from dashboard.cartography.map.tiles import fetch_tiles

    settings = project.settings
    providers = tile_providers(settings)
    if not settings.tiles:
        raise BadInput(
            gettext(
                "background {background}: online maps are switched off here; leave it"
                " out",
                background=repr(background[:40]),
            )
        )
    provider = providers[check_choice("background", background, providers)]
    on = map_plane(scene, drawing_files(project)[1])
    detail = scene.unit, scene.scale
    folder = settings.writable() / "tiles"
    tiles = fetch_tiles(provider, on, detail, folder, settings.public_url)
    return replace(scene, tiles=tiles)


def _claims_to_list(
    project: Project,
    request: PictureRequest,
    box: Box,
) -> tuple[Listed, ...]:
    """Return the open claim, the newest claims in the box that are contested, and then
    the newest of all, each once.
    """
    drawn = dataset_layers(project, request)
    index, filters = project.index, beside(request.filters, drawn)
    claims: list[Listed] = []
    if request.claim:
        claims += index.page(filters, box, claim=request.claim, limit=1).rows
    claims += index.page(filters, box, contested=True, limit=NEWEST).rows
    claims += index.page(filters, box, limit=NEWEST).rows
    return tuple({listed.claim.id: listed for listed in claims}.values())


def _shape(request: PictureRequest) -> tuple[int, int, float]:
    """Return width, height and how large letters are, 0 for what the size asks."""
    if not request.preset:
        return request.width, request.height, 0.0
    preset = PRESETS[request.preset]
    return preset.width, preset.height, preset.unit


def _scale(request: PictureRequest, kind: str, pixels: int) -> float:
    """Return how finely the background is drawn: that of a PDF has no pixels, but the
    limit of a picture's holds.
    """
    from dashboard.cartography.scene import MOST_PIXELS

    if kind == "png":
        return request.scale
    if kind == "svg":
        return 1.0
    # Rounded down, as a hair over the limit is over it.
    finest = math.floor(math.sqrt(MOST_PIXELS / max(1, pixels)) * 100) / 100
    return max(1.0, min(3.0, finest))
