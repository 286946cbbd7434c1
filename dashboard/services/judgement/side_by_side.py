"""Two reference layers, or two days of one, side by side: what each shows, and how much
they differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.exchange.polygons.reading import Ring
from dashboard.i18n.translate import gettext, number_words
from dashboard.judgement.overlap import difference
from dashboard.services.judgement.references import reference_layers, shown_layer
from dashboard.services.project import Project


@dataclass(frozen=True, slots=True)
class ReferenceSide:
    """One of the two. title: name and day. words: what it says, with its terms. shapes:
    a GeoJSON FeatureCollection. held_by: the side whose ground it shows.
    """

    title: str
    words: str
    shapes: dict[str, Any]
    held_by: str

    @property
    def rings(self) -> list[Ring]:
        """Return the outlines of what it shows."""
        features = self.shapes["features"]
        return [ring for each in features for ring in each["geometry"]["coordinates"]]

    def row(self) -> dict[str, Any]:
        """Return what a small map draws of it, as JSON values."""
        return {"title": self.title, "shapes": self.shapes}


def reference_side(
    project: Project,
    name: str,
    day: date,
    *,
    public_only: bool = False,
) -> ReferenceSide:
    """Return what a layer shows on a day. Raises NothingFound as of `shown_layer`."""
    shapes = shown_layer(project, name, day, public_only=public_only)
    held_by = {each.name: each.held_by.value for each in reference_layers(project)}
    title = gettext("{name}, {day}", name=name, day=shapes["day"] or day)
    return ReferenceSide(title, shapes["words"], shapes, held_by[name])


def side_words(sides: Sequence[ReferenceSide]) -> Iterator[str]:
    """Yield what both say with their terms, and how many square kilometres are by one
    alone, where both show what the same side holds.
    """
    first, second = sides
    yield first.words
    yield second.words
    if first.held_by != second.held_by:
        return
    between = difference(first.rings, second.rings)
    yield gettext(
        "{first_km2} km2 by {first} alone, {second_km2} km2 by {second} alone",
        first=first.title,
        second=second.title,
        first_km2=number_words(round(between.only_first)),
        second_km2=number_words(round(between.only_second)),
    )
