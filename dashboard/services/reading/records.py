"""Readings as JSON: the record that `frontline read` writes for an article."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from dashboard.domain.article import Article
from dashboard.domain.claim import DAYS, FIELDS, Claim
from dashboard.domain.place import Candidate, Place

if TYPE_CHECKING:
    from dashboard.reading.model import Mention, Reading


def record(id: str | int, reading: Reading) -> dict[str, Any]:
    """Return id, language, mentions, claims and rejected sentences of a reading, in
    the order of its text.
    """
    return {
        "id": id,
        "language": reading.language,
        "mentions": [_mention(mention) for mention in reading.mentions],
        "claims": _claims(reading),
        "rejected": [
            {"start": r.start, "end": r.end, "text": r.text, "reason": r.reason}
            for r in reading.rejected
        ],
    }


def line(id: str | int, reading: Reading) -> bytes:
    """Return the record as one line of JSON."""
    return (
        json.dumps(record(id, reading), ensure_ascii=False).encode("utf-8", "replace")
        + b"\n"
    )


def article_record(article: Article) -> dict[str, Any]:
    """Return what is known of an article, its text too: whoever gets a page's claims
    needs it for their offsets.
    """
    dates = {"published": article.published, "fetched_at": article.fetched_at}
    return asdict(article) | {
        name: value.isoformat() if value else None for name, value in dates.items()
    }


def _mention(mention: Mention) -> dict[str, Any]:
    precision = mention.precision and mention.precision.value
    candidates = [_candidate(each) for each in mention.resolution.candidates]
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.place_as_written,
        **_place(mention.place),
        "precision": precision,
        "radius_km": mention.radius_km,
        "candidates": candidates,
    }


def _place(place: Place | None) -> dict[str, Any]:
    if place is None:
        return dict.fromkeys(("place_id", "name", "region", "country", "lat", "lon"))
    return {
        "place_id": place.id,
        "name": place.name,
        "region": place.region,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    place = candidate.place
    return _place(place) | {
        "precision": place.precision.value,
        "radius_km": place.radius_km,
        "score": round(candidate.score, 3),
        "how": candidate.how,
    }


def _claims(reading: Reading) -> list[dict[str, Any]]:
    # Its rules take a while to load, and most commands read no article.
    from dashboard.reading.claims.doubt import assess

    candidates = {m.place_as_written: m.resolution.candidates for m in reading.mentions}
    records = []
    for claim in reading.claims:
        offered = candidates.get(claim.place_as_written, ())
        assessment = assess(claim, offered, sure=reading.sure)
        doubt = {
            "doubt": assessment.doubt.value,
            "doubt_reasons": list(assessment.reasons),
        }
        records.append(_claim(claim) | doubt)
    return records


def _claim(claim: Claim) -> dict[str, Any]:
    fields: dict[str, Any] = {name: getattr(claim, name) for name in FIELDS}
    days = {name: value.isoformat() for name in DAYS if (value := fields[name])}
    return fields | days | {"place": claim.place_as_written}
