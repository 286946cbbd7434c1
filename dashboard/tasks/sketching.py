"""A few claims or places as markers of a small map, without the index of all claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dashboard.domain.claim import Claim
from dashboard.domain.filters import Filters
from dashboard.domain.marker import Marker
from dashboard.domain.place import Candidate
from dashboard.domain.wording import count_words, region_words
from dashboard.domain.words import Review
from dashboard.tasks.reviewing import placed_at
from dashboard.tasks.showing import feature, reservoir, titled

APART = 18
"""Zoom at which every place has a marker of its own."""


def sketch(claims: Iterable[Claim]) -> tuple[list[dict[str, Any]], bool]:
    """Return a GeoJSON feature for each place of the claims, whatever was decided about them.

    The second value is whether the Kakhovka reservoir is drawn full, see `reservoir`.
    """
    from dashboard.index import Index

    every = Filters(review=tuple(r.value for r in Review))
    index = Index.of(claims)
    try:
        found, full = titled(index.markers(every, APART)), reservoir(index.summary(every))
    finally:
        index.close()
    return [feature(m, words=f"{m.name}: {count_words(m.count, 'claim')}") for m in found], full


def spot(claim: Claim) -> list[dict[str, Any]]:
    """Return the feature of one claim, none when it has no place."""
    if claim.lat is None or claim.lon is None:
        return []
    marker = Marker(
        lat=claim.lat, lon=claim.lon, count=1, places=1, place_id=claim.place_id, name=claim.name,
        region=claim.region, precision=claim.precision or "", radius_km=claim.radius_km, actor=claim.actor.value,
        kind=claim.kind.value, contested=False, unaccepted=int(claim.review is not Review.ACCEPTED),
    )  # fmt: skip
    return [feature(one) for one in titled([marker])]


def choices(candidates: Sequence[Candidate], claim: Claim) -> list[dict[str, Any]]:
    """Return a feature for each candidate, numbered from 1, looking like the claim; key is the place's id."""
    found = []
    for number, place in enumerate((candidate.place for candidate in candidates), 1):
        told = f"{number}. {place.name}, {region_words(place.region)}"
        for one in spot(placed_at(claim, place)):
            one["properties"] |= {"key": place.id, "number": number, "words": told}
            found.append(one)
    return found
