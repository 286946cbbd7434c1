"""One event, place, speaker and time put together into a draft claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.domain.article import Article
from dashboard.domain.claim import Claim, claim_id
from dashboard.domain.words import REGIONS, Hedge, Kind, Side
from dashboard.reading.clauses import clause
from dashboard.reading.sides import side_of
from dashboard.reading.speakers import Speech
from dashboard.reading.spot import Spot
from dashboard.reading.timing import Timing
from dashboard.reading.tree import Tree

CONTEXT = 32
"""Characters kept before and after a quote, by which it is found again (W3C TextQuoteSelector)."""


_ARTICLES = ("The ", "A ", "An ")


WRITER = "the article's writer"
"""Who speaks where a report names nobody, in the words of data/claims.csv."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a claim is made of.

    span: offsets of its quote in the article's text, end exclusive. at: token of its event or of its
    reporting word. speech: who says it, None when the report itself does. abroad: the words put it in Russia.
    """

    span: tuple[int, int]
    at: int
    kind: Kind
    spot: Spot
    when: Timing
    speech: Speech | None
    actor: Side
    hedge: Hedge
    abroad: bool = False


def apart(text: str, tree: Tree, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts of a sentence; those that only differ in who says it, or how, each with its own clause."""
    groups: dict[tuple[object, ...], list[Draft]] = {}
    for one in drafts:
        place = one.spot.place.id if one.spot.place else one.spot.written
        groups.setdefault((one.span, place, direction(one)), []).append(one)
    found: list[Draft] = []
    for group in groups.values():
        told = {(one.speech.who if one.speech else "", one.hedge): one for one in reversed(group)}
        found += list(reversed(told.values())) if len(told) == 1 else _in_clauses(text, tree, list(told.values())[::-1])
    return found


def _in_clauses(text: str, tree: Tree, group: Sequence[Draft]) -> list[Draft]:
    quoted: dict[tuple[int, int], Draft] = {}
    for one in group:
        own = [one.at, *([one.speech.verb, one.speech.first, one.speech.last - 1] if one.speech else [])]
        own = [i for i in own if i < len(tree.tokens)]
        span = clause(text, one.span, tree.tokens[own[0]].start)
        if span in quoted:
            span = tree.tokens[min(own)].start, tree.tokens[max(own)].end
        quoted.setdefault(span, replace(one, span=span))
    return list(quoted.values())


def draft(article: Article, one: Draft) -> Claim:
    """Return the draft as a claim of an article."""
    start, end = one.span
    text, spot, speech = article.text, one.spot, one.speech
    place, when = spot.place, one.when
    directed = direction(one)
    return Claim(
        id=claim_id(article.id, start, end, place.id if place else spot.written, directed),
        kind=directed,
        actor=_actor(one, directed),
        claimant=speech.who if speech and speech.who else WRITER,
        claimant_side=speech.side if speech else side_of(article.publisher),
        relayed_by=speech.relayed_by if speech else "",
        hedge=one.hedge,
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
        note=_note(one, directed),
    )


def direction(one: Draft) -> Kind:
    """Return the kind as the map counts it: Ukraine regains at home, Russia captures what it "liberates"."""
    freed = one.speech.side if one.actor is Side.UNKNOWN and one.speech else one.actor
    if one.kind is Kind.RETAKE and freed is Side.RU:
        return Kind.CAPTURE
    place = one.spot.place
    abroad = one.abroad or (place is not None and place.region not in REGIONS and place.region != "")
    return Kind.RETAKE if one.kind is Kind.CAPTURE and one.actor is Side.UA and not abroad else one.kind


def _actor(one: Draft, directed: Kind) -> Side:
    """Return who acts; what is regained, though nobody says by whom, Ukraine regains: see direction."""
    if one.actor is not Side.UNKNOWN or one.kind is not Kind.RETAKE:
        return one.actor
    return Side.UA if directed is Kind.RETAKE else Side.RU


def _note(one: Draft, kind: Kind) -> str:
    speech, spot = one.speech, one.spot
    words = f"Denied: {kind.label.lower()}" if one.hedge is Hedge.DENIED else kind.label
    if one.kind is Kind.RETAKE and kind is Kind.CAPTURE:
        words += " (in the words of the report: retaken or liberated)"
    if spot.count:
        words += f", {spot.count} places not named"
    if speech and speech.who:
        who = speech.who
        words += f", says {who[:1].lower() if who.startswith(_ARTICLES) else who[:1]}{who[1:]}"
    return f"{words}; {spot.trouble}" if spot.trouble else words
