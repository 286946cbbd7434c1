"""A claim as a reader sees it: words for codes, dates as a phrase. The files that people open are made of these."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.domain.claim import Claim
from dashboard.domain.wording import kind_words, place_words, precision_words, region_words, review_words, when_words


def headline(claim: Claim) -> str:
    """Return kind and place: "Captured: Bakhmut", "Retaken (denied): Robotyne", "Strike" when no place is named."""
    where = place_words(claim.name or claim.place_as_written, claim.precision or "", claim.region)
    return f"{kind_words(claim)}: {where}" if where else kind_words(claim)


def card(claim: Claim, contradicted_by: Sequence[str] = ()) -> dict[str, Any]:
    """Return everything a map shows of a claim, as JSON values; lat, lon and radius_km may be None.

    contradicted_by: ids of the claims that contradict it.
    """
    return {
        "id": claim.id, "kind": claim.kind.value, "kind_words": kind_words(claim), "actor": claim.actor.value,
        "actor_words": claim.actor.label, "claimant": claim.claimant, "relayed_by": claim.relayed_by,
        "hedge_words": claim.hedge.label, "name": place_words(claim.name, claim.precision or "", claim.region),
        "region_words": region_words(claim.region), "place_id": claim.place_id,
        "place_as_written": claim.place_as_written, "lat": claim.lat, "lon": claim.lon,
        "precision": claim.precision.value if claim.precision else "", "precision_words": precision_words(claim),
        "radius_km": claim.radius_km, "when": when_words(claim), "date_text": claim.date_text,
        "published": claim.published.isoformat() if claim.published else "", "publisher": claim.publisher,
        "url": claim.url, "quote": claim.quote, "note": claim.note, "dataset": claim.dataset,
        "license": claim.license, "contradicted_by": list(contradicted_by), "review_words": review_words(claim),
    }  # fmt: skip
