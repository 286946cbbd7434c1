"""A few claims or places as markers of a small map, without the index of all claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dashboard.domain.claim import Claim
from dashboard.domain.filters import Filters
from dashboard.domain.marker import Marker
from dashboard.domain.place import Candidate
from dashboard.domain.wording import count_words, region_words
from dashboard.domain.words import Hedge, Review
from dashboard.i18n.translate import current_language
from dashboard.services.map.map_view import marker_feature, reservoir, titled
from dashboard.services.map.places import placed_at
from dashboard.services.project import Project

APART = 18
"""Zoom at which every place has a marker of its own."""


def sketch(
    claims: Iterable[Claim],
    project: Project | None = None,
) -> tuple[list[dict[str, Any]], bool]:
    """Return a GeoJSON feature for each place of the claims, whatever was decided about
    them.

    project: as of `titled`. The second value is whether the Kakhovka reservoir is drawn
    full, see `reservoir`.
    """
    from dashboard.index import Index

    every = Filters(review=tuple(r.value for r in Review))
    index = Index.of(claims)
    try:
        markers = titled(index.markers(every, APART), project)
        full = reservoir(index.summary(every))
    finally:
        index.close()
    features = [
        marker_feature(marker, words=f"{marker.name}: {_claims(marker)}")
        for marker in markers
    ]
    return features, full


def _claims(marker: Marker) -> str:
    return count_words(marker.count, "claim")


def claim_features(
    claim: Claim,
    project: Project | None = None,
) -> list[dict[str, Any]]:
    """Return the feature of one claim, none when it has no place. project: as of
    `sketch`.
    """
    if claim.lat is None or claim.lon is None:
        return []
    marker = Marker(
        lat=claim.lat,
        lon=claim.lon,
        count=1,
        places=1,
        place_id=claim.place_id,
        name=claim.name,
        region=claim.region,
        precision=claim.precision or "",
        radius_km=claim.radius_km,
        actor=claim.actor.value,
        kind=claim.kind.value,
        contested=False,
        unaccepted=int(claim.review is not Review.ACCEPTED),
        denied=int(claim.hedge is Hedge.DENIED),
    )
    return [marker_feature(named) for named in titled([marker], project)]


def candidate_features(
    candidates: Sequence[Candidate],
    claim: Claim,
) -> list[dict[str, Any]]:
    """Return a feature for each candidate, numbered from 1, looking like the claim; key
    is the place's id.
    """
    features = []
    for number, place in enumerate((candidate.place for candidate in candidates), 1):
        name = place.name
        if current_language() == "uk":
            name = place.name_uk or name
        words = f"{number}. {name}, {region_words(place.region)}"
        for feature in claim_features(placed_at(claim, place)):
            more = {"key": place.id, "number": number, "words": words}
            feature["properties"] |= more
            features.append(feature)
    return features
