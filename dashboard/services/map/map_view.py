"""What a page shows of the claims: the sentence, markers, lists and cards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from dashboard.domain.filters import Filters, period
from dashboard.domain.geography.geo import UKRAINE, Box, View, fit
from dashboard.domain.marker import Marker
from dashboard.domain.presentation import (
    ENGLISH_PHRASES,
    Phrasebook,
    Presentation,
    present,
)
from dashboard.domain.wording import count_words, place_words
from dashboard.i18n.translate import ENGLISH, current_language, gettext, ngettext
from dashboard.services.pictures.picture_words import present_in
from dashboard.services.project import Project

if TYPE_CHECKING:
    from dashboard.index import Listed, Summary

MARKER_PROPERTIES = tuple(
    field.name
    for field in fields(Marker)
    # A point says where it lies, and the page knows the colour of its layers and what
    # it compares.
    if field.name not in ("lat", "lon", "colour", "change")
)
"""Fields of a marker that its feature has as properties."""


def summary_sentence(summary: Summary) -> str:
    """Say what is shown: "14 claims at 5 places, 5-13 June 2023, from 4 sources; 2 have
    no place".
    """
    if not summary.claims:
        return gettext("No claims match these filters")
    words = gettext(
        "{claims_at_places}, {days}, {from_sources}",
        claims_at_places=_claims_at_places(summary),
        days=period(summary.first, summary.last),
        from_sources=ngettext(
            "from {count} source", "from {count} sources", summary.sources
        ),
    )
    if summary.unplaced:
        unplaced = ngettext(
            "{count} has no place", "{count} have no place", summary.unplaced
        )
        words += f"; {unplaced}"
    if summary.contested:
        contested = ngettext(
            "{count} place contested", "{count} places contested", summary.contested
        )
        words += f"; {contested}"
    return words


def _claims_at_places(summary: Summary) -> str:
    return ngettext(
        "{claims} at {count} place",
        "{claims} at {count} places",
        summary.places,
        claims=count_words(summary.claims, "claim"),
    )


def overview_sentence(summary: Summary) -> str:
    """Say what is shown in few words: "35 claims at 17 places, 4 contested, 1 without a
    place".
    """
    if not summary.claims:
        return gettext("No claims match these filters")
    parts = [_claims_at_places(summary)]
    if summary.contested:
        parts.append(
            ngettext("{count} contested", "{count} contested", summary.contested)
        )
    if summary.unplaced:
        parts.append(
            ngettext(
                "{count} without a place", "{count} without a place", summary.unplaced
            )
        )
    return ", ".join(parts)


def reservoir(summary: Summary) -> bool:
    """Whether the Kakhovka reservoir is drawn full: only when no day shown is on or
    after the breach of its dam.
    """
    # Loaded late: a command that draws nothing starts without cartography.
    from dashboard.cartography.style import KAKHOVKA_BREACH

    return summary.last is not None and summary.last < KAKHOVKA_BREACH


def markers(
    project: Project,
    filters: Filters,
    zoom: float,
    box: Box | None,
) -> dict[str, Any]:
    """Return the markers of a viewport as a GeoJSON FeatureCollection."""
    drawn = titled(project.index.markers(filters, zoom, box), project)
    features = [marker_feature(marker) for marker in drawn]
    return {"type": "FeatureCollection", "features": features}


def marker_feature(marker: Marker, **more: object) -> dict[str, Any]:
    """Return a marker as a GeoJSON feature, with more properties."""
    # Not asdict: it copies every value, which takes as long as counting the claims.
    values = {name: getattr(marker, name) for name in MARKER_PROPERTIES}
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [marker.lon, marker.lat]},
        "properties": values | more,
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class ListQuery:
    """A page of the list: claims in a box, claims with no place, or the one claim of
    that id.

    after: the `after` of the page before, "" for the first page.
    """

    filters: Filters
    box: Box | None = None
    unplaced: bool = False
    claim: str = ""
    limit: int = 100
    after: str = ""


def listing(project: Project, query: ListQuery) -> dict[str, Any]:
    """Return one page of claims for the list beside the map, newest first, with
    everything a card shows.
    """
    if query.claim:
        listed = project.index.claim(query.claim, query.filters)
        return {"claims": [claim_card(listed, project)] if listed else [], "after": ""}
    page = project.index.page(
        query.filters,
        query.box,
        unplaced=query.unplaced,
        limit=query.limit,
        after=query.after,
    )
    cards = [claim_card(listed, project) for listed in page.rows]
    return {"claims": cards, "after": page.after}


def listing_total(project: Project, query: ListQuery) -> dict[str, Any]:
    """Return how many claims the list has in all; asked apart, so that no list waits
    for it.
    """
    return {
        "total": project.index.count(query.filters, query.box, unplaced=query.unplaced)
    }


def claim_card(listed: Listed, project: Project | None = None) -> dict[str, Any]:
    """Return a claim as a person reads it, see `exchange.publish.cards.claim_card`.
    project: as of `presented`.
    """
    from dashboard.exchange.publish import cards

    presentation = presented(listed, project)
    card = cards.claim_card(presentation)
    if current_language() != ENGLISH and listed.claim.name:
        card["name"] = presentation.place
    return card


def presented(listed: Listed, project: Project | None = None) -> Presentation:
    """Return what to say of a claim in the language of this moment. project: knows the
    places by their names in that language; without it they keep the English ones.
    """
    code = current_language()
    if code == ENGLISH:
        return listed.present()
    if project is None:
        return present(
            listed.claim,
            listed.contradicted_by,
            listed.corrected,
            phrasebook(),
            because=listed.because(gettext),
        )
    from dashboard.cartography import LANGUAGES

    return present_in(LANGUAGES[code], project, listed)


def phrasebook() -> Phrasebook:
    """Return the words of the language of this moment, for `present`."""
    if current_language() == ENGLISH:
        return ENGLISH_PHRASES
    from dashboard.cartography import LANGUAGES

    return LANGUAGES[current_language()]


def titled(
    markers: Iterable[Marker],
    project: Project | None = None,
) -> tuple[Marker, ...]:
    """Return the markers with their places named as a person names them. project: as of
    `presented`.
    """
    code = current_language()
    if code != ENGLISH and project is not None:
        from dashboard.cartography import LANGUAGES
        from dashboard.services.pictures.scenes import name_places

        return name_places(project, LANGUAGES[code], markers)
    return tuple(_titled(marker) for marker in markers)


def _titled(marker: Marker) -> Marker:
    name = place_words(marker.name, marker.precision, marker.region)
    # Most are named so already, and a copy takes longer than the comparison.
    return marker if name == marker.name else replace(marker, name=name)


def opening(
    project: Project,
    filters: Filters,
    width: int = 1000,
    height: int = 640,
) -> View:
    """Return the view that shows everything the filters match, all of Ukraine when that
    is nothing.
    """
    extent = project.index.extent(filters)
    return fit(extent, width, height) if extent else UKRAINE
