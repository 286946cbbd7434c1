"""What a page shows of the claims: the sentence, markers, lists and cards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from dashboard.domain.filters import Filters, period
from dashboard.domain.geo import UKRAINE, Box, View, fit
from dashboard.domain.marker import Marker
from dashboard.domain.wording import (
    count_words,
    kind_words,
    place_words,
    precision_words,
    region_words,
    review_words,
    when_words,
)
from dashboard.tasks.project import Project

if TYPE_CHECKING:
    from dashboard.index import Listed, Summary


def sentence(summary: Summary) -> str:
    """Say what is shown: "14 claims at 5 places, 5-13 June 2023, from 4 sources; 2 have no place"."""
    if not summary.claims:
        return "No claims match these filters"
    words = f"{count_words(summary.claims, 'claim')} at {count_words(summary.places, 'place')}, "
    words += f"{period(summary.first, summary.last)}, from {count_words(summary.sources, 'source')}"
    if summary.unplaced:
        words += f"; {summary.unplaced:,} {'has' if summary.unplaced == 1 else 'have'} no place"
    if summary.contested:
        words += f"; {count_words(summary.contested, 'place')} contested"
    return words


def reservoir(summary: Summary) -> bool:
    """Whether the Kakhovka reservoir is drawn full: only when no day shown is on or after the breach of its dam."""
    from dashboard.cartography.style import KAKHOVKA_BREACH

    return summary.last is not None and summary.last < KAKHOVKA_BREACH


def markers(project: Project, filters: Filters, zoom: float, box: Box | None) -> dict[str, Any]:
    """Return the markers of a viewport as a GeoJSON FeatureCollection."""
    features = [feature(marker) for marker in titled(project.index.markers(filters, zoom, box))]
    return {"type": "FeatureCollection", "features": features}


def feature(marker: Marker, **more: object) -> dict[str, Any]:
    """Return a marker as a GeoJSON feature, with more properties."""
    values = asdict(marker)
    point = [values.pop("lon"), values.pop("lat")]
    return {"type": "Feature", "geometry": {"type": "Point", "coordinates": point}, "properties": values | more}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListQuery:
    """A page of the list: claims in a box, claims with no place, or the one claim of that id.

    after: the `after` of the page before, "" for the first page.
    """

    filters: Filters
    box: Box | None = None
    unplaced: bool = False
    claim: str = ""
    limit: int = 100
    after: str = ""


def listing(project: Project, query: ListQuery) -> dict[str, Any]:
    """Return one page of claims for the list beside the map, newest first, with everything a card shows."""
    if query.claim:
        listed = project.index.claim(query.claim, query.filters)
        return {"claims": [card(listed)] if listed else [], "after": ""}
    page = project.index.page(
        query.filters, query.box, unplaced=query.unplaced, limit=query.limit, after=query.after
    )  # fmt: skip
    return {"claims": [card(listed) for listed in page.rows], "after": page.after}


def count(project: Project, query: ListQuery) -> dict[str, Any]:
    """Return how many claims the list has in all; asked apart, so that no list waits for it."""
    return {"total": project.index.count(query.filters, query.box, unplaced=query.unplaced)}


def card(listed: Listed) -> dict[str, Any]:
    """Return a claim as a person reads it: words for codes, dates as a phrase, and who contradicts it."""
    claim = listed.claim
    return {
        "id": claim.id, "kind": claim.kind.value, "kind_words": kind_words(claim), "actor": claim.actor.value,
        "actor_words": claim.actor.label, "claimant": claim.claimant, "side_words": claim.claimant_side.label,
        "relayed_by": claim.relayed_by, "hedge_words": claim.hedge.label,
        "name": place_words(claim.name, claim.precision or "", claim.region),
        "region_words": region_words(claim.region),
        "place_id": claim.place_id, "place_as_written": claim.place_as_written, "lat": claim.lat, "lon": claim.lon,
        "precision": claim.precision.value if claim.precision else "",
        "precision_words": precision_words(claim), "radius_km": claim.radius_km, "when": when_words(claim),
        "date_text": claim.date_text, "published": claim.published.isoformat() if claim.published else "",
        "publisher": claim.publisher, "url": claim.url, "quote": claim.quote, "note": claim.note,
        "contradicted_by": list(listed.contradicted_by), "review_words": review_words(claim),
    }  # fmt: skip


def titled(found: Iterable[Marker]) -> tuple[Marker, ...]:
    """Return the markers with their places named as a person names them."""
    return tuple(replace(marker, name=place_words(marker.name, marker.precision, marker.region)) for marker in found)


def opening(project: Project, filters: Filters, width: int = 1000, height: int = 640) -> View:
    """Return the view that shows everything the filters match, all of Ukraine when that is nothing."""
    extent = project.index.extent(filters)
    return fit(extent, width, height) if extent else UKRAINE
