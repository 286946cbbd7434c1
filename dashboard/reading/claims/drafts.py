"""One event, place, claimant and time put together into a draft claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.domain.article import Article
from dashboard.domain.claim import Claim, claim_id
from dashboard.domain.words import REGIONS, Hedge, Kind, Precision, Side
from dashboard.reading.claims.people.attribution import (
    OTHER,
    Attribution,
    side_by_event,
    side_of,
    speaks_for_place,
)
from dashboard.reading.claims.time_and_place import EventDates, EventPlace
from dashboard.reading.places.recognise import is_across_border
from dashboard.reading.text.dependency_tree import DependencyTree, clause_at

CONTEXT = 32
"""Characters before and after a quote, by which it is found again (W3C
TextQuoteSelector).
"""
_THEIR = ("its ", "their ", "Its ", "Their ")
_ARTICLES = ("The ", "A ", "An ")
_CHANGES = frozenset({Kind.CAPTURE, Kind.RETAKE})
_SETTLED = frozenset({"city", "town", "settlement", "village"})
WRITER = "the article's writer"
"""Who speaks where a report names nobody, in the words of data/claims.csv."""


@dataclass(frozen=True, slots=True)
class ClaimDraft:
    """What a claim is made of.

    span: offsets of its quote in the article's text, end exclusive. at: token of its
    event or of its reporting word. attribution: who says it, None when the report
    itself does. in_russia: the words put it in Russia. has_flag: a flag tells that the
    place has changed hands.
    """

    span: tuple[int, int]
    at: int
    kind: Kind
    event_place: EventPlace
    dates: EventDates
    attribution: Attribution | None
    actor: Side
    hedge: Hedge
    in_russia: bool = False
    has_flag: bool = False

    @property
    def claimant(self) -> str:
        """Who says it, "" when the report itself does."""
        if self.attribution is None:
            return ""
        return self.attribution.claimant


def quote_apart(tree: DependencyTree, drafts: Sequence[ClaimDraft]) -> list[ClaimDraft]:
    """Return the drafts of a sentence; those that only differ in who says it, or how,
    each with its own clause.
    """
    groups: dict[tuple[object, ...], list[ClaimDraft]] = {}
    for draft in drafts:
        key = draft.span, _place_key(draft.event_place), kind_on_map(draft)
        groups.setdefault(key, []).append(draft)
    out: list[ClaimDraft] = []
    for group in groups.values():
        # The first of those with the same claimant and hedge stays.
        voices = {(draft.claimant, draft.hedge): draft for draft in reversed(group)}
        single = list(reversed(voices.values()))
        if len(single) > 1:
            single = _in_clauses(tree, single)
        out += single
    return out


def _place_key(event_place: EventPlace) -> str:
    if event_place.place is None:
        return event_place.place_as_written
    return event_place.place.id


def _in_clauses(tree: DependencyTree, group: Sequence[ClaimDraft]) -> list[ClaimDraft]:
    quoted: dict[tuple[int, int], ClaimDraft] = {}
    for draft in group:
        own = [draft.at]
        if draft.attribution:
            named = draft.attribution
            own += [named.verb, named.first, named.last - 1]
        own = [i for i in own if i < len(tree.tokens)]
        span = clause_at(tree.text, draft.span, tree.tokens[own[0]].start)
        if span in quoted:
            span = tree.tokens[min(own)].start, tree.tokens[max(own)].end
        quoted.setdefault(span, replace(draft, span=span))
    return list(quoted.values())


def build_claim(article: Article, draft: ClaimDraft) -> Claim:
    """Return the draft as a claim of an article."""
    start, end = draft.span
    text = article.text
    kind = kind_on_map(draft)
    claim = Claim(
        id=claim_id(article.id, start, end, _place_key(draft.event_place), kind),
        kind=kind,
        actor=_actor(draft, kind),
        claimant=draft.claimant or WRITER,
        claimant_side=side_of(article.publisher),
        hedge=draft.hedge,
        place_as_written=draft.event_place.place_as_written,
        date_from=draft.dates.first,
        date_to=draft.dates.last,
        date_text=draft.dates.text,
        published=article.published,
        publisher=article.publisher,
        url=article.url,
        article_id=article.id,
        quote=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        start=start,
        end=end,
        note=_note(draft, kind),
    )
    if draft.attribution:
        claim = replace(
            claim,
            claimant_side=_side_of_claimant(draft, draft.attribution),
            relayed_by=draft.attribution.relayed_by,
        )
    return _placed(claim, draft.event_place)


def _side_of_claimant(draft: ClaimDraft, attribution: Attribution) -> Side:
    """Return whose side the claimant is on: by the name, by the agency of a warring
    party that cites somebody without a country, else by what is claimed.
    """
    if attribution.side is not Side.UNKNOWN:
        return attribution.side
    relaying = side_of(attribution.relayed_by)
    if relaying in OTHER:
        return relaying
    if draft.in_russia and speaks_for_place(attribution.claimant):
        return Side.RU
    if _speaks_for_actor(draft, attribution):
        return draft.actor
    sides = (
        side_by_event(
            words,
            draft.event_place.place,
            draft.kind,
            draft.actor,
            is_denied=draft.hedge is Hedge.DENIED,
        )
        for words in (attribution.claimant, attribution.described)
    )
    return next((side for side in sides if side is not Side.UNKNOWN), Side.UNKNOWN)


def _speaks_for_actor(draft: ClaimDraft, attribution: Attribution) -> bool:
    """Tell "their commander", who is of those who act; of a strike he may be of those
    who were hit.
    """
    claimant = attribution.claimant
    # "Its governor" is the region's, not of those who entered it.
    is_theirs = claimant.startswith(_THEIR) and not speaks_for_place(claimant)
    return is_theirs and draft.kind is not Kind.STRIKE and draft.actor in OTHER


def _placed(claim: Claim, event_place: EventPlace) -> Claim:
    place = event_place.place
    if place is None:
        return claim
    region = ""
    if place.region in REGIONS:
        region = place.region
    return replace(
        claim,
        place_id=place.id,
        name=place.name,
        region=region,
        lat=place.lat,
        lon=place.lon,
        precision=event_place.precision,
        radius_km=event_place.radius_km,
    )


def kind_on_map(draft: ClaimDraft) -> Kind:
    """Return the kind as the map counts it: each regains at home; in Ukraine Russia
    captures what it "liberates".
    """
    if draft.kind is Kind.RETAKE:
        taker = draft.actor
        if taker is Side.UNKNOWN and draft.attribution:
            taker = draft.attribution.side
        if taker is Side.RU and not (_is_along_front(draft) or _is_lost_land(draft)):
            return Kind.CAPTURE
    if draft.kind in _CHANGES and _is_along_front(draft):
        return Kind.ADVANCE
    if draft.kind is Kind.CAPTURE and _is_at_home(draft):
        return Kind.RETAKE
    return draft.kind


def _is_at_home(draft: ClaimDraft) -> bool:
    """Tell who takes a place of his own country, which he had lost."""
    if draft.actor is Side.UA:
        return not _is_abroad(draft)
    return draft.actor is Side.RU and _is_lost_land(draft)


def _is_along_front(draft: ClaimDraft) -> bool:
    """Tell a place that is a stretch of the front called by a town: what is taken
    there is not the town.
    """
    event_place = draft.event_place
    is_area = event_place.precision is Precision.AREA
    place = event_place.place
    return is_area and place is not None and place.kind in _SETTLED


def _is_lost_land(draft: ClaimDraft) -> bool:
    """Tell land of Russia's that it may have lost: its towns along the border."""
    place = draft.event_place.place
    if place is None:
        return draft.in_russia
    return place.country == "RU" and is_across_border(place)


def _is_abroad(draft: ClaimDraft) -> bool:
    place = draft.event_place.place
    if draft.in_russia or place is None:
        return draft.in_russia
    return place.country != "UA"


def _actor(draft: ClaimDraft, kind: Kind) -> Side:
    """Return who acts; what is regained, though nobody says by whom, Ukraine regains:
    see kind_on_map. Whose flag is up somewhere is not told by the flag, nor who would
    have regained what nobody has.
    """
    if draft.actor is not Side.UNKNOWN or draft.kind is not Kind.RETAKE:
        return draft.actor
    if draft.has_flag or draft.hedge is Hedge.DENIED:
        return Side.UNKNOWN
    if kind is Kind.RETAKE and not draft.in_russia:
        return Side.UA
    return Side.RU


def _note(draft: ClaimDraft, kind: Kind) -> str:
    note = kind.label
    if draft.hedge is Hedge.DENIED:
        note = f"Denied: {kind.label.lower()}"
    if draft.kind is Kind.RETAKE and kind is Kind.CAPTURE:
        note += " (in the words of the report: retaken or liberated)"
    if draft.event_place.count:
        note += f", {draft.event_place.count} places not named"
    claimant = draft.claimant
    if claimant.startswith(_ARTICLES):
        claimant = claimant[0].lower() + claimant[1:]
    if claimant:
        note += f", says {claimant}"
    if draft.event_place.reason:
        note += f"; {draft.event_place.reason}"
    return note
