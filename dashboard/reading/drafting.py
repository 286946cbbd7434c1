"""One event, place, speaker and time put together into a draft claim."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.article import Article
from dashboard.domain.claim import Claim, claim_id
from dashboard.domain.words import REGIONS, Hedge, Kind, Side
from dashboard.reading.speakers import Speech
from dashboard.reading.spot import Spot
from dashboard.reading.timing import Timing

CONTEXT = 32
"""Characters kept before and after a quote, by which it is found again (W3C TextQuoteSelector)."""


_ARTICLES = ("The ", "A ", "An ")


@dataclass(frozen=True, slots=True)
class Parts:
    """What a claim is made of. speech: who says it, None when the report itself does."""

    kind: Kind
    spot: Spot
    when: Timing
    speech: Speech | None
    actor: Side
    hedge: Hedge


def draft(article: Article, span: tuple[int, int], parts: Parts) -> Claim:
    """Return the draft claim. span: offsets of the quote in the article's text, end exclusive."""
    start, end = span
    text, spot, speech = article.text, parts.spot, parts.speech
    place, when = spot.place, parts.when
    directed = direction(parts.kind, parts.actor, speech, spot)
    return Claim(
        id=claim_id(article.id, start, end, place.id if place else spot.written, directed),
        kind=directed,
        actor=parts.actor,
        claimant=speech.who if speech else "",
        claimant_side=speech.side if speech else Side.UNKNOWN,
        relayed_by=speech.relayed_by if speech else "",
        hedge=parts.hedge,
        place_as_written=spot.written,
        place_id=place.id if place else "",
        name=place.name if place else "",
        region=place.region if place and place.region in REGIONS else "",
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        precision=spot.precision if place else None,
        radius_km=spot.radius_km if place else None,
        date_from=when.first,
        date_to=when.last,
        date_text=when.text,
        published=article.published,
        publisher=article.publisher,
        url=article.url,
        article_id=article.id,
        quote=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        start=start,
        end=end,
        note=_note(parts, directed),
    )


def direction(kind: Kind, actor: Side, speech: Speech | None, spot: Spot) -> Kind:
    """Return the kind as the map counts it: Ukraine regains at home, Russia captures what it "liberates"."""
    freed = speech.side if actor is Side.UNKNOWN and speech else actor
    if kind is Kind.RETAKE and freed is Side.RU:
        return Kind.CAPTURE
    abroad = spot.place is not None and spot.place.region not in REGIONS and spot.place.region != ""
    return Kind.RETAKE if kind is Kind.CAPTURE and actor is Side.UA and not abroad else kind


def _note(parts: Parts, kind: Kind) -> str:
    speech, spot = parts.speech, parts.spot
    words = f"Denied: {kind.label.lower()}" if parts.hedge is Hedge.DENIED else kind.label
    if parts.kind is Kind.RETAKE and kind is Kind.CAPTURE:
        words += " (in the words of the report: retaken or liberated)"
    if spot.count:
        words += f", {spot.count} places not named"
    if speech and speech.who:
        who = speech.who
        words += f", says {who[:1].lower() if who.startswith(_ARTICLES) else who[:1]}{who[1:]}"
    return f"{words}; {spot.trouble}" if spot.trouble else words
