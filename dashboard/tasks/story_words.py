"""What a story says of claims, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from dashboard.domain.claim import Claim
from dashboard.domain.filters import Filters
from dashboard.domain.story import Dispute, Told
from dashboard.domain.words import Hedge, Precision, Review
from dashboard.tasks.exporting import restricted
from dashboard.tasks.links import cut
from dashboard.tasks.picture_words import place_in, sources_in, when_in
from dashboard.tasks.project import Project

if TYPE_CHECKING:
    from dashboard.cartography import Language
    from dashboard.index import Listed, Summary

PLACES, PER_SIDE, LOOKED_UP = 12, 3, 6
"""Contested places told, claims told of each side, and claims from outside the filters looked up for one place."""
QUOTE, NOTE, NAME, ADDRESS = 600, 400, 160, 2000
"""Longest quote, note, name and address, characters."""


def by_time(listed: Listed) -> tuple[date, date, str]:
    """Return what claims are ordered by in a story: first day, last day, id."""
    claim = listed.claim
    first = claim.date_from or claim.date_to or claim.published or date.max
    return first, claim.date_to or claim.published or date.max, claim.id


def told(say: Language, project: Project, listed: Listed) -> Told:
    """Return a claim as the story tells it, every text bounded."""
    from dashboard.exchange.inert import web_address

    claim = listed.claim
    kind = say[f"Kind.{claim.kind.value}"] + (f" ({say['denied']})" if claim.hedge is Hedge.DENIED else "")
    actor = say[f"Side.{claim.actor.value}"]
    where = _where(say, project, claim)
    review = "" if claim.review is Review.ACCEPTED else f" [{say[f'Review.{claim.review.value}'].lower()}]"
    dates = f" ({say['story.quote'].format(text=_line(claim.date_text, NAME))})" if claim.date_text else ""
    against = len(listed.contradicted_by)
    return Told(
        when=when_in(say, claim) + dates, what=_line(f"{kind}: {where}" if where else kind, 2 * NAME) + review,
        kind=f"{kind} ({say['story.acting'].format(actor=actor)})", who=_who(say, claim),
        exact=say["story.exact"].format(actor=actor, precision=precision_in(say, claim)),
        quote=_line(claim.quote, QUOTE), note=_line(claim.note, NOTE),
        source=_source(say, claim), url=_address(web_address(claim.url)),
        against=_counted(say, "story.against", against, "story.against claims"),
    )  # fmt: skip


def _where(say: Language, project: Project, claim: Claim) -> str:
    """Return place and region, the region once, "" when the claim names no place."""
    region = say.region(claim.region)
    if region and claim.place_id and claim.precision is Precision.OBLAST:
        return region  # the register has a longer name for some: the Autonomous Republic of Crimea
    named = place_in(say, project, claim, claim.name or claim.place_as_written)
    return ", ".join(dict.fromkeys(part for part in (named, region) if part))


def precision_in(say: Language, claim: Claim) -> str:
    """Say how exactly the place is known: "Oblast: somewhere in this oblast; ... within 110 km"."""
    if not claim.placed:
        return say["story.not found" if claim.place_as_written else "story.nowhere"]
    if claim.precision is None:
        return say["story.no precision"]
    known = f"{say[f'Precision.{claim.precision.value}']}: {say[f'Gloss.{claim.precision.value}']}"
    return say["story.reach"].format(precision=known, km=say.decimal(claim.radius_km)) if claim.radius_km else known


def _line(text: str, most: int) -> str:
    """Return the text on one line, without control characters, cut to its bound."""
    from dashboard.exchange.inert import plain

    return cut(" ".join(plain(text[: most * 4]).split()), most)


def _address(text: str) -> str:
    """Return an address that a link may hold: whole or not at all, for half an address leads elsewhere."""
    return text if len(text) <= ADDRESS and text.isprintable() and " " not in text else ""


def _who(say: Language, claim: Claim) -> str:
    who = _line(claim.claimant, NAME) or say["story.nobody"]
    if claim.relayed_by:
        who = say["story.relayed"].format(who=who, outlet=_line(claim.relayed_by, NAME))
    return say["story.who"].format(who=who, hedge=say[f"Hedge.{claim.hedge.value}"])


def _source(say: Language, claim: Claim) -> str:
    name = _line(claim.publisher, NAME) or say["story.source below" if claim.url else "story.no source"]
    published = f", {claim.published.isoformat()}" if claim.published else ""
    dataset = f", {say['story.dataset'].format(name=_line(claim.dataset, NAME))}" if claim.dataset else ""
    return say["story.source"].format(source=f"{name}{published}{dataset}")


def disputes(
    say: Language, project: Project, filters: Filters, contested: Sequence[Listed]
) -> tuple[tuple[Dispute, ...], int]:
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
    return tuple(_dispute(say, project, [*claims.values()]) for claims in order[:PLACES]), max(0, len(order) - PLACES)


def _dispute(say: Language, project: Project, listed: list[Listed]) -> Dispute:
    sides: dict[str, list[Listed]] = {}
    for one in sorted(listed, key=by_time):
        sides.setdefault(say[f"Side.{one.claim.claimant_side.value}"], []).append(one)
    return Dispute(
        _line(_where(say, project, listed[0].claim), 2 * NAME),
        tuple(
            (
                say["story.side"].format(side=side), tuple(told(say, project, one) for one in said[-PER_SIDE:]),
                _counted(say, "story.more of side", len(said) - PER_SIDE, "claims"),
            )
            for side, said in sorted(sides.items())
        ),
    )  # fmt: skip


def _counted(say: Language, key: str, number: int, noun: str) -> str:
    """Return the phrase with {number} or, with its noun, {count} filled in; "" when there are none."""
    return say[key].format(number=say.number(number), count=say.count(number, noun)) if number > 0 else ""


def data_words(say: Language, project: Project, filters: Filters, summary: Summary) -> tuple[str, ...]:
    """Return where claims and map come from and on which terms."""
    from dashboard.cartography import CREDIT

    held = [d for d in project.ledger.datasets() if not filters.dataset or d.name in filters.dataset]
    terms = [f"{d.title or d.name}: {d.license or say['story.no licence']}. {d.credit}".strip() for d in held]
    named = _line(sources_in(say, project, filters, summary), 600)
    return (
        *([named] if named else []), *(_line(text, NOTE) for text in terms[:PLACES]),
        say["story.map"].format(credit=CREDIT), say["story.rights"],
    )  # fmt: skip
