"""One event, place, speaker and time put together into a draft claim."""

from __future__ import annotations

from dashboard.domain.article import Article
from dashboard.domain.claim import Claim, claim_id
from dashboard.domain.words import REGIONS, Hedge, Kind, Side
from dashboard.reading.speakers import Speech
from dashboard.reading.spot import Spot
from dashboard.reading.timing import Timing

CONTEXT = 32
"""Characters kept before and after a quote, by which it is found again (W3C TextQuoteSelector)."""


def draft(
    article: Article, span: tuple[int, int], kind: Kind, spot: Spot, when: Timing, speech: Speech | None, actor: Side, hedge: Hedge
) -> Claim:
    """Return the draft claim. span: offsets of the quote in the article's text, end exclusive."""
    start, end = span
    text, place = article.text, spot.place
    directed = direction(kind, actor, speech, spot)
    return Claim(
        id=claim_id(article.id, start, end, place.id if place else spot.written, directed),
        kind=directed,
        actor=actor,
        claimant=speech.who if speech else "",
        claimant_side=speech.side if speech else Side.UNKNOWN,
        relayed_by=speech.relayed_by if speech else "",
        hedge=hedge,
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
        note=_note(kind, directed, speech, spot, hedge),
    )


def direction(kind: Kind, actor: Side, speech: Speech | None, spot: Spot) -> Kind:
    """Return the kind as the map counts it: what Ukraine takes at home it regains, what Russia "liberates" it captures."""
    freed = speech.side if actor is Side.UNKNOWN and speech else actor
    if kind is Kind.RETAKE and freed is Side.RU:
        return Kind.CAPTURE
    abroad = spot.place is not None and spot.place.region not in REGIONS and spot.place.region != ""
    return Kind.RETAKE if kind is Kind.CAPTURE and actor is Side.UA and not abroad else kind


def _note(told: Kind, kind: Kind, speech: Speech | None, spot: Spot, hedge: Hedge) -> str:
    words = f"Denied: {kind.label.lower()}" if hedge is Hedge.DENIED else kind.label
    if told is Kind.RETAKE and kind is Kind.CAPTURE:
        words += " (in the words of the report: retaken or liberated)"
    if spot.count:
        words += f", {spot.count} places not named"
    if speech and speech.who:
        words += f", says {speech.who[:1].lower() if speech.who.startswith(('The ', 'A ', 'An ')) else speech.who[:1]}{speech.who[1:]}"
    return f"{words}; {spot.trouble}" if spot.trouble else words
