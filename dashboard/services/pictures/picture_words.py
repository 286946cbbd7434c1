"""What a picture says in words, in its language: the sentence, the filters, the sources
and the claims of its list.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dashboard.domain.claim import Claim
from dashboard.domain.filters import LISTS, VOCABULARY, Filters
from dashboard.domain.marker import Marker
from dashboard.domain.presentation import Presentation, present
from dashboard.domain.wording import place_words, region_words
from dashboard.domain.words import Precision
from dashboard.i18n.translate import gettext, speaking
from dashboard.services.project import Project
from dashboard.services.terms import datasets_of

if TYPE_CHECKING:
    from dashboard.cartography import Callout, Language
    from dashboard.index import Listed, PlaceChange, Summary

LONGEST = 60
"""Most characters of a claimant in the list, so that the source after it is never cut.
"""
NAMED = 4
"""Most sources that are named; the others are counted."""


def usual_title(language: str) -> str:
    """Return the title of a picture nobody gave another. language: en or uk."""
    from dashboard.cartography import LANGUAGES

    return LANGUAGES[language]["title"]


def sentence_in(say: Language, summary: Summary) -> str:
    """Say what is shown: "14 claims at 5 places, 5–13 June 2023, from 4 sources; 2 have
    no place".
    """
    if not summary.claims:
        return say["no claims"]
    words = say["at"].format(
        claims=say.count(summary.claims, "claims"),
        places=say.count(summary.places, "places"),
        period=say.period(summary.first, summary.last),
        sources=say.count(summary.sources, "sources"),
    )
    more = [(summary.unplaced, "without"), (summary.contested, "disputed")]
    return "; ".join(
        [words, *(say.count(number, noun) for number, noun in more if number)]
    )


def filters_in(say: Language, filters: Filters) -> str:
    """Return the filters as a phrase, "" when there are none: "5–13 June 2023; source
    TASS or BBC".
    """
    parts = []
    if filters.date_from or filters.date_to:
        parts.append(say.period(filters.date_from, filters.date_to))
    for name in LISTS:
        values = [_value(say, name, value) for value in getattr(filters, name)]
        if values:
            between = f" {say['or']} "
            parts.append(f"{say[f'filter.{name}']} {between.join(values)}")
    if filters.text:
        parts.append(say["filter.text"].format(text=filters.text))
    if near := filters.near:
        point = f"{near.lat:g}, {near.lon:g}"
        parts.append(say["filter.near"].format(km=f"{near.km:g}", point=point))
    if filters.within:
        corners = len(filters.within.corners)
        parts.append(say["filter.within"].format(corners=corners))
    if filters.as_of:
        parts.append(say["filter.as_of"].format(day=say.day(filters.as_of)))
    return "; ".join(parts)


def _value(say: Language, name: str, value: str) -> str:
    if name in VOCABULARY:
        return say[f"{VOCABULARY[name].__name__}.{value}"]
    return say.region(value) if name == "region" else value


def sources_in(
    say: Language,
    project: Project,
    filters: Filters,
    summary: Summary,
) -> str:
    """Return the sources with most claims by name and the credit of each dataset that
    is shown, "" without claims.
    """
    counts = project.index.facet("source", filters, NAMED)
    names = [
        name
        for name, count in counts.items()
        if count and (not filters.source or name in filters.source)
    ]
    rest = summary.sources - len(names)
    listed = ", ".join(names)
    if names and rest > 0:
        listed = say["more names"].format(names=listed, count=say.number(rest))
    credit_lines = [
        d.credit or d.title or d.name for d in datasets_of(project, filters)
    ]
    parts = [*filter(None, [listed]), *credit_lines]
    if not parts:
        return ""
    return say["from data"].format(names="; ".join(parts))


def place_in(
    say: Language,
    project: Project,
    at: Claim | Marker | PlaceChange,
    name: str,
) -> str:
    """Return the name of a claim's or marker's place in the language, its English one
    when no other is known.
    """
    precision = at.precision or ""
    english = place_words(name, precision, at.region)
    if say.code == "en":
        return english
    place = project.gazetteer.place(at.place_id) if at.place_id else None
    if place and place.name_uk:
        return place.name_uk
    return say.region(name) if english == region_words(name) else english


def callouts_of(
    say: Language,
    project: Project,
    listed: Sequence[Listed],
) -> tuple[Callout, ...]:
    """Return the claims for the list, in the order given, without those that have no
    place.
    """
    placed = (row for row in listed if row.claim.placed)
    return tuple(_callout(say, project, row) for row in placed)


def present_in(
    say: Language,
    project: Project,
    listed: Listed,
) -> Presentation:
    """Return what to say of a claim in the language."""
    claim = listed.claim
    name = claim.name or claim.place_as_written
    place = place_in(say, project, claim, name)
    whole = claim.place_id and claim.precision is Precision.OBLAST and claim.region
    if whole and say.code != "en":
        # The register has a longer name for some: the Autonomous Republic of Crimea.
        place = say.region(claim.region)
    with speaking(say.code):
        because = listed.because(gettext)
    return present(claim, listed.contradicted_by, listed.corrected, say, place, because)


def _callout(
    say: Language,
    project: Project,
    listed: Listed,
) -> Callout:
    from dashboard.cartography import Callout

    claim, presentation = listed.claim, present_in(say, project, listed)
    claimant = claim.claimant or say["not stated"]
    if len(claim.claimant) > LONGEST:
        claimant = f"{claimant[:LONGEST]}…"
    if claim.publisher and claim.publisher != claim.claimant:
        claimant = f"{claimant}, {say['via'].format(source=claim.publisher)}"
    days = f"{presentation.days[0].upper()}{presentation.days[1:]}"
    assert claim.lat is not None and claim.lon is not None  # placed  # noqa: S101
    return Callout(
        place_id=claim.place_id,
        lat=claim.lat,
        lon=claim.lon,
        head=presentation.title,
        tail=" · ".join((days, *presentation.marks, claimant)),
        reasons=presentation.reasons,
    )
