"""What a story says of claims, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from dashboard.domain.claim import Claim
from dashboard.domain.filters import Filters
from dashboard.domain.story import Dispute, Told
from dashboard.domain.wording import place_words, precision_words, region_words, when_words
from dashboard.domain.words import Review
from dashboard.tasks.exporting import restricted
from dashboard.tasks.links import cut
from dashboard.tasks.picture_words import sources_in
from dashboard.tasks.project import Project

if TYPE_CHECKING:
    from dashboard.index import Listed, Summary

PLACES, PER_SIDE, LOOKED_UP = 12, 3, 6
"""Contested places told, claims told of each side, and claims from outside the filters looked up for one place."""
QUOTE, NOTE, NAME, ADDRESS = 600, 400, 160, 2000
"""Longest quote, note, name and address, characters."""
METHOD = (
    "Each entry says that a source reported a claim. It does not show that it happened. Open the source and judge.",
    "A point on the map is not the exact spot: the dashed ring shows how far the truth may be from it, and a square "
    "stands for a whole oblast or area. A name that could not be placed for sure has no point.",
    "Contested means that two sides contradict each other within three weeks about who holds a place or who fired. "
    "That no contradiction was found does not mean that all agree.",
    "A claim is true, if at all, for its dates: villages changed hands more than once. A claim with no known start "
    "stands at its end, one with no day at all at the day it was published.",
    "These are the claims that were collected, not all that were made. What is missing proves nothing.",
    "Quotes are the sources' words. Notes are this project's; those of the claims that came with the program were "
    "read and summarised by an AI system and not checked by a human editor.",
)


def by_time(listed: Listed) -> tuple[date, date, str]:
    """Return what claims are ordered by in a story: first day, last day, id."""
    claim = listed.claim
    first = claim.date_from or claim.date_to or claim.published or date.max
    return first, claim.date_to or claim.published or date.max, claim.id


def told(listed: Listed) -> Told:
    """Return a claim as the story tells it, every text bounded."""
    from dashboard.exchange.cards import headline
    from dashboard.exchange.inert import web_address

    claim = listed.claim
    region = region_words(claim.region)
    named = place_words(claim.name or claim.place_as_written, claim.precision or "")
    where = f", {region}" if region and region != named else ""
    review = "" if claim.review is Review.ACCEPTED else f" [{claim.review.label.lower()}]"
    dates = f" (“{_line(claim.date_text, NAME)}”)" if claim.date_text else ""
    return Told(
        when=when_words(claim) + dates, what=_line(headline(claim) + where, 2 * NAME) + review,
        actor=claim.actor.label, who=_who(claim), exact=f"Acting: {claim.actor.label}. {precision_words(claim)}",
        quote=_line(claim.quote, QUOTE), note=_line(claim.note, NOTE),
        source=_source(claim), url=_address(web_address(claim.url)), against=len(listed.contradicted_by),
    )  # fmt: skip


def _line(text: str, most: int) -> str:
    """Return the text on one line, without control characters, cut to its bound."""
    from dashboard.exchange.inert import plain

    return cut(" ".join(plain(text[: most * 4]).split()), most)


def _address(text: str) -> str:
    """Return an address that a link may hold: whole or not at all, for half an address leads elsewhere."""
    return text if len(text) <= ADDRESS and text.isprintable() and " " not in text else ""


def _who(claim: Claim) -> str:
    said = _line(claim.claimant, NAME) or "a speaker not named"
    relayed = f", relayed by {_line(claim.relayed_by, NAME)}" if claim.relayed_by else ""
    return f"Said by {said}{relayed} – {claim.hedge.label}"


def _source(claim: Claim) -> str:
    name = _line(claim.publisher, NAME) or ("address below" if claim.url else "not named")
    published = f", {claim.published.isoformat()}" if claim.published else ""
    dataset = f", dataset {_line(claim.dataset, NAME)}" if claim.dataset else ""
    return f"{name}{published}{dataset}"


def disputes(project: Project, filters: Filters, contested: Sequence[Listed]) -> tuple[tuple[Dispute, ...], int]:
    """Return the contested places, those with most claims first, and how many more there are than are told."""
    without = set(restricted(project, Filters()))
    places: dict[str, dict[str, Listed]] = {}
    for one in contested:
        claims = places.setdefault(one.claim.place_id or one.claim.name, {})
        claims[one.claim.id] = one
    order = sorted(places.values(), key=lambda claims: -len(claims))
    for claims in order[:PLACES]:
        against = {other for one in claims.values() for other in one.contradicted_by}
        for other in sorted(against - claims.keys())[:LOOKED_UP]:
            found = project.index.claim(other, filters)
            if found and found.claim.dataset not in without:
                claims[other] = found
    return tuple(_dispute([*claims.values()]) for claims in order[:PLACES]), max(0, len(order) - PLACES)


def _dispute(listed: list[Listed]) -> Dispute:
    sides: dict[str, list[Listed]] = {}
    for one in sorted(listed, key=by_time):
        sides.setdefault(one.claim.claimant_side.label, []).append(one)
    claim = listed[0].claim
    region = region_words(claim.region)
    place = _line(place_words(claim.name, claim.precision or ""), NAME)
    return Dispute(
        f"{place}, {region}" if region and region != place else place,
        tuple(
            (side, tuple(told(one) for one in said[-PER_SIDE:]), max(0, len(said) - PER_SIDE))
            for side, said in sorted(sides.items())
        ),
    )  # fmt: skip


def data_words(project: Project, filters: Filters, summary: Summary) -> tuple[str, ...]:
    """Return where claims and map come from and on which terms."""
    from dashboard.cartography import CREDIT, LANGUAGES

    held = [d for d in project.ledger.datasets() if not filters.dataset or d.name in filters.dataset]
    terms = [f"{d.title or d.name}: {d.license or 'licence not stated'}. {d.credit}".strip() for d in held]
    return (
        _line(sources_in(LANGUAGES["en"], project, filters, summary), 600),
        *(_line(text, NOTE) for text in terms[:PLACES]),
        f"Map: {CREDIT}.",
        "The words quoted belong to their sources. The map's data: ODbL 1.0, CC BY 4.0 and public domain.",
    )
