"""A claim as a card: everything a map shows of it, as JSON values."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from dashboard.domain.claim import Claim
from dashboard.domain.presentation import Presentation
from dashboard.domain.wording import place_words, precision_words, region_words
from dashboard.domain.words import Review
from dashboard.i18n.translate import gettext


def attributes_of(claim: Claim) -> dict[str, str]:
    """Return what the row of an imported file says beside the fields of a claim, name
    -> text; what is no object of texts, as an archive may have it, is left out.
    """
    if not claim.attributes:
        return {}
    try:
        values = json.loads(claim.attributes)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(values, dict):
        return {}
    return {name: text for name, text in values.items() if isinstance(text, str)}


def claim_card(presentation: Presentation) -> dict[str, Any]:
    """Return what the API, an embedded map and an exported one show of a claim.

    headline, days, signs ([{"code", "words"}]) are those of `present`; lat, lon and
    radius_km may be None. because: why each claim of contradicted_by does so
    ([{"claim", "rule", "sentence"}]).
    """
    claim = presentation.claim
    return {
        **presentation.rows(),
        "id": claim.id,
        "kind": claim.kind.value,
        "kind_words": presentation.kind,
        "actor": claim.actor.value,
        "actor_words": gettext(claim.actor.label),
        "claimant": claim.claimant,
        "side_words": gettext(claim.claimant_side.label),
        "relayed_by": claim.relayed_by,
        "hedge": claim.hedge.value,
        "hedge_words": gettext(claim.hedge.label),
        "name": place_words(claim.name, claim.precision or "", claim.region),
        "region_words": region_words(claim.region),
        "place_id": claim.place_id,
        "place_as_written": claim.place_as_written,
        "lat": claim.lat,
        "lon": claim.lon,
        "precision": claim.precision.value if claim.precision else "",
        "precision_words": precision_words(claim),
        "radius_km": claim.radius_km,
        "date_from": claim.date_from.isoformat() if claim.date_from else None,
        "date_to": claim.date_to.isoformat() if claim.date_to else None,
        "date_text": claim.date_text,
        "published": claim.published.isoformat() if claim.published else "",
        "publisher": claim.publisher,
        "url": claim.url,
        "quote": claim.quote,
        "note": claim.note,
        "dataset": claim.dataset,
        "license": claim.license,
        "attributes": attributes_of(claim),
        "contradicted_by": list(presentation.contradicted_by),
        "because": [asdict(each) for each in presentation.because],
        "review": claim.review.value,
        "review_words": "" if claim.review is Review.ACCEPTED else presentation.status,
    }
