"""What a story says of claims, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from dashboard.domain.claim import Claim
from dashboard.domain.filters import Filters
from dashboard.domain.presentation import Presentation
from dashboard.domain.sharing.story import Dispute, StoryClaim
from dashboard.domain.words import Precision
from dashboard.services.pictures.picture_words import place_in, present_in, sources_in
from dashboard.services.project import Project
from dashboard.services.terms import datasets_of, restricted
from dashboard.services.words import cut

if TYPE_CHECKING:
    from dashboard.cartography import Language
    from dashboard.index import Listed, Summary

PLACES, PER_SIDE, LOOKED_UP = 12, 3, 6
"""Contested places told, claims told of each side, and claims from outside the filters
looked up for one place.
"""
QUOTE, NOTE, NAME, ADDRESS, SOURCES = 600, 400, 160, 2000, 600
"""Longest quote, note, name, address and list of sources, characters."""


def by_time(listed: Listed) -> tuple[date, date, str]:
    """Return what claims are ordered by in a story: first day, last day, id."""
    claim = listed.claim
    first = claim.date_from or claim.date_to or claim.published or date.max
    return first, claim.date_to or claim.published or date.max, claim.id


def story_claim(
    say: Language,
    project: Project,
    listed: Listed,
) -> StoryClaim:
    """Return a claim as the story tells it, every text bounded."""
    from dashboard.exchange.escape import web_address

    claim, presentation = listed.claim, present_in(say, project, listed)
    actor = say[f"Side.{claim.actor.value}"]
    when = presentation.days
    if claim.date_text:
        quoted = say["story.quote"].format(text=_line(claim.date_text, NAME))
        when = f"{when} ({quoted})"
    return StoryClaim(
        when=when,
        what=_line(presentation.headline, 3 * NAME),
        signs="; ".join(presentation.marks),
        kind=f"{presentation.kind} ({say['story.acting'].format(actor=actor)})",
        claimant=_who(say, claim),
        exact=say["story.exact"].format(actor=actor, precision=_precise(say, claim)),
        quote=_line(claim.quote, QUOTE),
        note=_line(claim.note, NOTE),
        source=_source(say, claim),
        url=_address(web_address(claim.url)),
        against=_against(say, presentation),
    )


def _against(say: Language, presentation: Presentation) -> str:
    """Return how many contradict it and by which rules, "" when none does."""
    number = len(presentation.contradicted_by)
    counted = _counted(say, "story.against", number, "story.against claims")
    if not counted:
        return ""
    return f"{counted}: {'; '.join(presentation.reasons)}"


def _precise(say: Language, claim: Claim) -> str:
    region = say.region(claim.region)
    words = precision_in(say, claim)
    return f"{region}. {words}" if region else words


def _where(say: Language, project: Project, claim: Claim) -> str:
    """Return place and region, the region once, "" when the claim names no place."""
    region = say.region(claim.region)
    if region and claim.place_id and claim.precision is Precision.OBLAST:
        # The register has a longer name for some: the Autonomous Republic of Crimea.
        return region
    named = place_in(say, project, claim, claim.name or claim.place_as_written)
    return ", ".join(dict.fromkeys(part for part in (named, region) if part))


def precision_in(say: Language, claim: Claim) -> str:
    """Say how exactly the place is known: "Oblast: somewhere in this oblast; ... within
    110 km".
    """
    if not claim.placed:
        return say["story.not found" if claim.place_as_written else "story.nowhere"]
    if claim.precision is None:
        return say["story.no precision"]
    precision = (
        f"{say[f'Precision.{claim.precision.value}']}:"
        f" {say[f'Gloss.{claim.precision.value}']}"
    )
    if not claim.radius_km:
        return precision
    kilometres = say.decimal(claim.radius_km)
    return say["story.reach"].format(precision=precision, km=kilometres)


def _line(text: str, most: int) -> str:
    """Return the text on one line, without control characters, cut to its bound."""
    from dashboard.exchange.escape import plain_text

    return cut(" ".join(plain_text(text[: most * 4]).split()), most)


def _address(text: str) -> str:
    """Return an address that a link may hold: whole or not at all, for half an address
    leads elsewhere.
    """
    if len(text) > ADDRESS or not text.isprintable() or " " in text:
        return ""
    return text


def _who(say: Language, claim: Claim) -> str:
    who = _line(claim.claimant, NAME) or say["story.nobody"]
    if claim.relayed_by:
        who = say["story.relayed"].format(who=who, outlet=_line(claim.relayed_by, NAME))
    return say["story.who"].format(who=who, hedge=say[f"Hedge.{claim.hedge.value}"])


def _source(say: Language, claim: Claim) -> str:
    unnamed = say["story.source below" if claim.url else "story.no source"]
    parts = [_line(claim.publisher, NAME) or unnamed]
    if claim.published:
        parts.append(claim.published.isoformat())
    if claim.dataset:
        parts.append(say["story.dataset"].format(name=_line(claim.dataset, NAME)))
    return say["story.source"].format(source=", ".join(parts))


def disputes(
    say: Language,
    project: Project,
    filters: Filters,
    contested: Sequence[Listed],
) -> tuple[tuple[Dispute, ...], int]:
    """Return the contested places, those with most claims first, and how many more
    there are than are told.
    """
    places: dict[str, dict[str, Listed]] = {}
    for each in contested:
        claims = places.setdefault(each.claim.place_id or each.claim.name, {})
        claims[each.claim.id] = each
    order = sorted(places.values(), key=lambda claims: -len(claims))
    for claims in order[:PLACES]:
        claims.update(_other_side(project, filters, claims))
    listed_by_place = [[*claims.values()] for claims in order[:PLACES]]
    rows = tuple(_dispute(say, project, listed) for listed in listed_by_place)
    return rows, max(0, len(order) - PLACES)


def _other_side(
    project: Project,
    filters: Filters,
    claims: Mapping[str, Listed],
) -> dict[str, Listed]:
    """Return claims that contradict those of a place and are not among them, by id:
    they may lie outside the filters.
    """
    without = restricted(project, Filters())
    against = {id for each in claims.values() for id in each.contradicted_by}
    ids = sorted(against - claims.keys())[:LOOKED_UP]
    return {
        id: listed
        for id, listed in project.index.by_ids(ids, filters).items()
        if listed.claim.dataset not in without
    }


def _dispute(
    say: Language,
    project: Project,
    listed: list[Listed],
) -> Dispute:
    sides: dict[str, list[Listed]] = {}
    for each in sorted(listed, key=by_time):
        side = say[f"Side.{each.claim.claimant_side.value}"]
        sides.setdefault(side, []).append(each)
    return Dispute(
        _line(_where(say, project, listed[0].claim), 2 * NAME),
        tuple(
            (
                say["story.side"].format(side=side),
                tuple(story_claim(say, project, c) for c in claims[-PER_SIDE:]),
                _counted(say, "story.more of side", len(claims) - PER_SIDE, "claims"),
            )
            for side, claims in sorted(sides.items())
        ),
    )


def _counted(say: Language, key: str, number: int, noun: str) -> str:
    """Return the phrase with {number} or, with its noun, {count} filled in; "" when
    there are none.
    """
    if number <= 0:
        return ""
    return say[key].format(number=say.number(number), count=say.count(number, noun))


def data_words(
    say: Language,
    project: Project,
    filters: Filters,
    summary: Summary,
) -> tuple[str, ...]:
    """Return where claims and map come from and on which terms."""
    from dashboard.cartography import CREDIT

    terms = [
        f"{d.title or d.name}: {d.license or say['story.no licence']}."
        f" {d.credit}".strip()
        for d in datasets_of(project, filters)
    ]
    sources = _line(sources_in(say, project, filters, summary), SOURCES)
    return (
        *filter(None, [sources]),
        *(_line(text, NOTE) for text in terms[:PLACES]),
        say["story.map"].format(credit=CREDIT),
        say["story.rights"],
    )
