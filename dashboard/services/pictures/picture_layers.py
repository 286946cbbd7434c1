"""What pictures and time-lapses draw beside the claims, as the map does for the same
link: datasets in their own colours, reference layers, claimed control; and two days
that are compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from dashboard.domain.dataset import Dataset
from dashboard.domain.errors import BadInput
from dashboard.domain.filters import Filters
from dashboard.domain.geography.geo import Box
from dashboard.domain.marker import Marker, change_actor
from dashboard.domain.sharing import links
from dashboard.domain.sharing.shown_references import ShownReferences
from dashboard.domain.wording import count_words
from dashboard.i18n.translate import gettext
from dashboard.services.editing.layers import Layer, layers
from dashboard.services.judgement.control import (
    NOTE,
    control_geojson,
    control_on,
    control_surface,
)
from dashboard.services.judgement.references import reference_layers, shown_layer
from dashboard.services.project import Project

if TYPE_CHECKING:
    from dashboard.cartography import GroundShape, Language, SceneLayer
    from dashboard.domain.periods import Period
    from dashboard.index import Comparison, Dated

READERS = {
    "layers": links.layers_of,
    "compare": links.compared_of,
    "references": links.references_of,
    "control": links.control_day_of,
}
"""What reads each parameter of a link that is drawn, by its name in an address and of
the field of a request.
"""
DRAWN_AS = {"area": "area", "band": "area", "line": "line", "reference": "reference"}
"""How each feature of claimed control and of a reference layer is drawn."""


class LayeredRequest(Protocol):
    """What is asked of a picture and of a time-lapse alike; see `PictureRequest`."""

    @property
    def filters(self) -> Filters: ...
    @property
    def layers(self) -> tuple[str, ...]: ...
    @property
    def references(self) -> ShownReferences | None: ...
    @property
    def public_only(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class DatasetLayer:
    """A dataset that is drawn in its colour. filters: what of it is shown. terms: one
    line with its name.
    """

    name: str
    title: str
    colour: str
    filters: Filters
    terms: str


@dataclass(frozen=True, slots=True)
class Ground:
    """What is drawn on the ground, what the legend says of it, and a line for each with
    its name and terms.
    """

    shapes: tuple[GroundShape, ...] = ()
    layers: tuple[SceneLayer, ...] = ()
    terms: tuple[str, ...] = ()


def drawn_fields(action: str, texts: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of a request that say what is drawn beside the claims, as a
    link has them. action: PICTURE or TIMELAPSE. Raises BadInput for what cannot be
    read.
    """
    from dashboard.domain.sharing.picture_options import options_of

    problems: list[str] = []
    fields = {
        option.name: READERS[option.name](
            {option.name: [texts.get(option.name) or ""]}, problems
        )
        for option in options_of(action)
        if option.name in READERS
    }
    if problems:
        raise BadInput(problems[0])
    return fields


def dataset_layers(project: Project, request: LayeredRequest) -> list[DatasetLayer]:
    """Return the layers that are drawn, in the order in which the map offers them. One
    that the visitor may not see is not there, as on the map.
    """
    if not request.layers:
        return []
    offered = layers(project, request.filters)
    datasets = {each.name: each for each in project.ledger.datasets()}
    return [
        DatasetLayer(
            layer.name,
            layer.title,
            layer.colour,
            replace(request.filters, dataset=(layer.name,)),
            _dataset_terms(layer, datasets[layer.name]),
        )
        for layer in offered
        if layer.name in request.layers
    ]


def _dataset_terms(layer: Layer, dataset: Dataset) -> str:
    return gettext(
        "Layer {name}: {claims} in all. Terms: {terms}",
        name=layer.title,
        claims=count_words(layer.claims, "claim"),
        terms=dataset.terms or dataset.license or gettext("not stated"),
    )


def beside(filters: Filters, drawn: Sequence[DatasetLayer]) -> Filters:
    """Return the filters without the datasets that are layers of their own."""
    return replace(filters, apart=tuple(sorted(each.name for each in drawn)))


def layer_markers(
    project: Project,
    drawn: Iterable[DatasetLayer],
    zoom: float,
    box: Box,
) -> list[Marker]:
    """Return the markers of the layers in their colours."""
    return [
        replace(marker, colour=each.colour)
        for each in drawn
        for marker in project.index.markers(each.filters, zoom, box)
    ]


def placed_claims(project: Project, filters: Iterable[Filters]) -> int:
    """Return how many claims have a place, of all these filters together."""
    summaries = [project.index.summary(each) for each in filters]
    return sum(each.claims - each.unplaced for each in summaries)


def dataset_ground(drawn: Sequence[DatasetLayer]) -> Ground:
    """Return what legend and footer say of datasets in their colours; nothing of them
    lies on the ground.
    """
    from dashboard.cartography import SceneLayer

    return Ground(
        layers=tuple(SceneLayer(each.title, each.colour) for each in drawn),
        terms=tuple(each.terms for each in drawn),
    )


def reference_ground(
    project: Project,
    request: LayeredRequest,
    day: date | None = None,
) -> Ground:
    """Return what the reference layers show on their day, or on another one. Raises
    NothingFound for a layer there is not, or that not everybody may be shown with
    public_only.
    """
    from dashboard.cartography import SceneLayer

    if request.references is None:
        return Ground()
    collections = [
        shown_layer(
            project,
            name,
            day or request.references.day,
            public_only=request.public_only,
        )
        for name in request.references.names
    ]
    sides = {each.name: each.held_by for each in reference_layers(project)}
    return Ground(
        tuple(shape for each in collections for shape in _shapes(each)),
        tuple(
            SceneLayer(name, side=sides[name].value)
            for name in request.references.names
        ),
        tuple(each["words"] for each in collections),
    )


def reference_terms(project: Project, request: LayeredRequest) -> tuple[str, ...]:
    """Return a line for each reference layer with its days and terms."""
    sentences = {each.name: each.sentence for each in reference_layers(project)}
    names = request.references.names if request.references else ()
    return tuple(sentences[name] for name in names)


def control_ground(
    project: Project,
    filters: Filters,
    day: date | None,
) -> Ground:
    """Return the ground of claimed control on a day, nothing for None. Raises BadInput
    for a day that has not come yet.
    """
    from dashboard.cartography import LANGUAGES
    from dashboard.i18n.translate import current_language

    if day is None:
        return Ground()
    places = control_on(project, filters, day)
    surface = control_surface(project, places)
    say = LANGUAGES[current_language()]
    words = gettext("Claimed control on {day}.", day=say.day(day))
    return Ground(
        _shapes(control_geojson(places, day, surface)),
        terms=(f"{words} {gettext(NOTE)}",),
    )


def _shapes(collection: Mapping[str, Any]) -> tuple[GroundShape, ...]:
    from dashboard.cartography import GroundShape

    shapes = []
    for feature in collection["features"]:
        about, geometry = feature["properties"], feature["geometry"]
        sort = DRAWN_AS.get(about["layer"])
        if sort is None:
            continue
        rings = geometry["coordinates"]
        if geometry["type"] == "MultiPolygon":
            rings = [ring for polygon in rings for ring in polygon]
        shapes.append(
            GroundShape(
                sort,
                about.get("side", ""),
                tuple(tuple(map(tuple, ring)) for ring in rings),
                about.get("chance_of_error", 0.0),
            )
        )
    return tuple(shapes)


def together(parts: Iterable[Ground]) -> dict[str, Any]:
    """Return the fields of a Scene for all that is drawn beside the claims."""
    every = list(parts)
    return {
        "ground": tuple(shape for each in every for shape in each.shapes),
        "layers": tuple(layer for each in every for layer in each.layers),
        "terms": tuple(line for each in every for line in each.terms),
    }


def change_markers(seen: Comparison) -> list[Marker]:
    """Return markers of what differs between two days: neither sides nor signs, which
    are those of claims.
    """
    return [
        replace(
            change.marker,
            count=max(change.earlier, change.later),
            actor=change_actor((change.earlier, change.later)),
            kind="several",
            contested=False,
            unaccepted=0,
            denied=0,
            sides=(),
            change=(change.earlier, change.later),
        )
        for change in seen.changes
    ]


def compared_words(
    say: Language,
    dated: Dated,
    periods: tuple[Period, Period],
    *,
    until: bool,
) -> str:
    """Say which days are compared, and how many claims at how many places each has."""
    days = [say.day(period.date_to) for period in periods]
    if until:
        days = [f"{say['until']} {day}" for day in days]
    seen = dated.compared(*periods, 0, most=1)
    claims = [dated.claims(period) for period in periods]
    counts = [
        say["compared.at"].format(
            claims=say.count(count, "claims"), places=say.count(places, "places")
        )
        for count, places in zip(claims, seen.place_counts, strict=True)
    ]
    words = say["compared.days"].format(earlier=days[0], later=days[1])
    counted = say["compared.counts"].format(earlier=counts[0], later=counts[1])
    unplaced = [n - placed for n, placed in zip(claims, seen.placed, strict=True)]
    if any(unplaced):
        earlier, later = (say.number(count) for count in unplaced)
        more = say["compared.unplaced"].format(earlier=earlier, later=later)
        counted = f"{counted}; {more}"
    return f"{words[:1].upper()}{words[1:]}: {counted}"
