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
    """Return id, mentions, claims and rejected sentences of a reading, in the order of its text."""
    return {
        "id": id,
        "mentions": [_mention(one) for one in reading.mentions],
        "claims": [_claim(one) for one in reading.claims],
        "rejected": [{"start": r.start, "end": r.end, "text": r.text, "reason": r.reason} for r in reading.rejected],
    }


def line(id: str | int, reading: Reading) -> bytes:
    """Return the record as one line of JSON."""
    return json.dumps(record(id, reading), ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def article_record(article: Article) -> dict[str, Any]:
    """Return what is known of an article, its text too: whoever gets a page's claims needs it for their offsets."""
    dates = {"published": article.published, "fetched_at": article.fetched_at}
    return asdict(article) | {name: value.isoformat() if value else None for name, value in dates.items()}


def _mention(one: Mention) -> dict[str, Any]:
    where = {"start": one.start, "end": one.end, "text": one.text}
    shape = {"precision": one.precision.value if one.precision else None, "radius_km": one.radius_km}
    candidates = [_candidate(candidate) for candidate in one.resolution.candidates]
    return where | _place(one.place) | shape | {"candidates": candidates}


def _place(place: Place | None) -> dict[str, Any]:
    if place is None:
        return {"place_id": None, "name": None, "region": None, "lat": None, "lon": None}
    return {"place_id": place.id, "name": place.name, "region": place.region, "lat": place.lat, "lon": place.lon}


def _candidate(one: Candidate) -> dict[str, Any]:
    return _place(one.place) | {"precision": one.place.precision.value, "radius_km": one.place.radius_km,
                                "score": round(one.score, 3), "how": one.how}  # fmt: skip


def _claim(claim: Claim) -> dict[str, Any]:
    fields: dict[str, Any] = {name: getattr(claim, name) for name in FIELDS}
    days = {name: value.isoformat() for name in DAYS if (value := fields[name])}
    return fields | days | {"place": claim.place_as_written}
