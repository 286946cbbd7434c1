"""What a picture says in words, in its language: the sentence, the filters, the sources and the claims of its list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dashboard.domain.claim import Claim
from dashboard.domain.filters import LISTS, VOCABULARY, Filters
from dashboard.domain.marker import Marker
from dashboard.domain.wording import place_words, region_words
from dashboard.domain.words import Hedge
from dashboard.tasks.project import Project

if TYPE_CHECKING:
    from dashboard.cartography import Callout, Language
    from dashboard.index import Listed, Summary

LONGEST = 60
"""Most characters of a claimant in the list, so that the source after it is never cut."""
NAMED = 4
"""Most sources that are named; the others are counted."""


def sentence_in(say: Language, summary: Summary) -> str:
    """Say what is shown: "14 claims at 5 places, 5–13 June 2023, from 4 sources; 2 have no place"."""
    if not summary.claims:
        return say["no claims"]
    words = say["at"].format(
        claims=say.count(summary.claims, "claims"), places=say.count(summary.places, "places"),
        period=say.period(summary.first, summary.last), sources=say.count(summary.sources, "sources"),
    )  # fmt: skip
    more = [(summary.unplaced, "without"), (summary.contested, "disputed")]
    return "; ".join([words, *(say.count(number, noun) for number, noun in more if number)])


def filters_in(say: Language, filters: Filters) -> str:
    """Return the filters as a phrase, "" when there are none: "5–13 June 2023; source TASS or BBC"."""
    parts = [say.period(filters.since, filters.until)] if filters.since or filters.until else []
    for name in LISTS:
        shown = [_value(say, name, value) for value in getattr(filters, name)]
        if shown:
            between = f" {say['or']} "
            parts.append(f"{say[f'filter.{name}']} {between.join(shown)}")
    if filters.text:
        parts.append(say["filter.text"].format(text=filters.text))
    if filters.as_of:
        parts.append(say["filter.as_of"].format(day=say.day(filters.as_of)))
    return "; ".join(parts)


def _value(say: Language, name: str, value: str) -> str:
    if name in VOCABULARY:
        return say[f"{VOCABULARY[name].__name__}.{value}"]
    return say.region(value) if name == "region" else value


def sources_in(say: Language, project: Project, filters: Filters, summary: Summary) -> str:
    """Return the sources with most claims by name and the credit of each dataset that is shown, "" without claims."""
    counts = project.index.facet("source", filters, NAMED)
    names = [name for name, count in counts.items() if count and (not filters.source or name in filters.source)]
    held = [d for d in project.ledger.datasets() if not filters.dataset or d.name in filters.dataset]
    credited = [d.credit or d.title or d.name for d in held]
    rest = summary.sources - len(names)
    told = ", ".join(names)
    if names and rest > 0:
        told = say["more names"].format(names=told, count=say.number(rest))
    return say["from data"].format(names="; ".join([*([told] if told else []), *credited])) if told or credited else ""


def place_in(say: Language, project: Project, at: Claim | Marker, name: str) -> str:
    """Return the name of a claim's or marker's place in the language, its English one when no other is known."""
    precision = at.precision or ""
    english = place_words(name, precision, at.region)
    if say.code == "en":
        return english
    place = project.gazetteer.place(at.place_id) if at.place_id else None
    return place.name_uk if place and place.name_uk else say.region(name) if english == region_words(name) else english


def callouts_of(say: Language, project: Project, listed: Sequence[Listed]) -> tuple[Callout, ...]:
    """Return the claims for the list, in the order given, without those that have no place."""
    return tuple(_callout(say, project, one) for one in listed if one.claim.placed)


def _callout(say: Language, project: Project, listed: Listed) -> Callout:
    from dashboard.cartography import Callout

    claim = listed.claim
    kind = say[f"Kind.{claim.kind.value}"]
    notes = [say["denied"]] if claim.hedge is Hedge.DENIED else []
    notes += [say["is contested"]] if listed.contradicted_by else []
    kind += f" ({', '.join(notes)})" if notes else ""
    who = claim.claimant[:LONGEST] + "…" if len(claim.claimant) > LONGEST else claim.claimant or say["not stated"]
    via = claim.publisher if claim.publisher and claim.publisher != claim.claimant else ""
    when = when_in(say, claim)
    tail = f"{when[0].upper()}{when[1:]} · " + (f"{who}, {say['via'].format(source=via)}" if via else who)
    place = place_in(say, project, claim, claim.name)
    assert claim.lat is not None and claim.lon is not None  # noqa: S101  # placed
    return Callout(place_id=claim.place_id, lat=claim.lat, lon=claim.lon, head=f"{kind}: {place}", tail=tail)


def when_in(say: Language, claim: Claim) -> str:
    """Say when it is said to have happened: "12 June 2023", "by 13 June 2023" when the start is not known."""
    if claim.date_from is None and claim.date_to is None:
        return say["no date"]
    if claim.date_from is None and claim.date_to is not None:
        return say["by"].format(day=say.day(claim.date_to))
    return say.period(claim.date_from, claim.date_to)
