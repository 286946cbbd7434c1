"""schema.org ClaimReview as JSON-LD: one @graph with the export itself (a Dataset) and one ClaimReview a claim.

What stands where (schema.org 30.1; a value that is not known is left out):

| ClaimReview | from |
|---|---|
| claimReviewed | kind, place and claimant in one phrase that attributes: "Captured: Bakhmut, according to ..." |
| author, datePublished, reviewBody | review_by, review_at, review_why |
| creativeWorkStatus | review (draft, accepted, rejected, retracted) |
| reviewRating | reliability and credibility, one Rating each, only where a person set them |
| identifier, url, isPartOf | id; the address that opens the claim; the Dataset |
| itemReviewed (Claim).text, abstract | quote, note |
| .author, .datePublished | claimant, published |
| .appearance (CreativeWork) | url, publisher, published and article_id; a second one for relayed_by |
| .temporalCoverage | date_from/date_to, ".." for an end that is not known |
| .contentLocation (Place) | names, region, and the point with its radius of doubt in metres (GeoCircle) |
| .keywords | kind, actor, claimant_side, hedge and precision, as "kind: capture" |
| .isBasedOn, .license | dataset, license |

The author of a claim has a name and no type: whether "the Ukrainian military" is a Person or an Organization is not
recorded, and not guessed. firstAppearance is not used: nobody checked which report was the first.
Offsets, prefix and suffix of a quote have no place in this vocabulary; the other formats carry them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from dashboard.domain.claim import Claim
from dashboard.domain.wording import precision_words, region_words
from dashboard.exchange.cards import headline
from dashboard.exchange.inert import script_json, web_address

if TYPE_CHECKING:
    from dashboard.exchange.exporting import Context

Node = dict[str, Any]
EXPORT = "#export"
"""Address of the Dataset node, relative to the file."""
RELIABILITY: Mapping[str, str] = {
    "A": "completely reliable", "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable",
    "E": "unreliable", "F": "reliability cannot be judged",
}  # fmt: skip
CREDIBILITY: Mapping[str, str] = {
    "1": "confirmed by other sources", "2": "probably true", "3": "possibly true", "4": "doubtful", "5": "improbable",
    "6": "truth cannot be judged",
}  # fmt: skip
"""The Admiralty code's words (NATO AJP-2.1). F and 6 stand outside the scale, which ends at E and 5."""


def claimreview_parts(claims: Iterable[Claim], context: Context) -> Iterator[str]:
    """Yield the document: its head with the Dataset, one line a claim, its end."""
    yield '{"@context":"https://schema.org","@graph":[\n' + script_json(_dataset(context))
    for claim in claims:
        yield ",\n" + script_json(_review(claim, context.link))
    yield "\n]}\n"


def _dataset(context: Context) -> Node:
    return _known({
        "@type": "Dataset", "@id": EXPORT, "name": context.title, "url": web_address(context.link),
        "description": " ".join((f"{context.shown}.", *(f"{note}." for note in context.notes))),
        "creditText": context.credit, "dateCreated": context.made_on.isoformat(),
    })  # fmt: skip


def _review(claim: Claim, link: str) -> Node:
    speaker = claim.claimant or claim.publisher
    said = f"{headline(claim)}, according to {speaker}" if speaker else headline(claim)
    opened = f"{link}{'&' if '?' in link else '?'}claim={quote(claim.id, safe='')}" if web_address(link) else ""
    return _known({
        "@type": "ClaimReview", "identifier": claim.id, "url": opened, "isPartOf": {"@id": EXPORT},
        "claimReviewed": said, "author": _named(claim.review_by),
        "datePublished": claim.review_at, "reviewBody": claim.review_why, "creativeWorkStatus": claim.review.value,
        "reviewRating": list(_ratings(claim)), "itemReviewed": _claim(claim),
    })  # fmt: skip


def _claim(claim: Claim) -> Node:
    words = {
        "kind": claim.kind, "actor": claim.actor, "claimant_side": claim.claimant_side, "hedge": claim.hedge,
        "precision": claim.precision,
    }  # fmt: skip
    licence = {"@type": "CreativeWork", "name": claim.license} if claim.license else None
    return _known({
        "@type": "Claim", "text": claim.quote, "abstract": claim.note, "author": _named(claim.claimant),
        "datePublished": _day(claim.published), "appearance": list(_appearances(claim)),
        "temporalCoverage": _interval(claim), "contentLocation": _place(claim),
        "keywords": [f"{name}: {word.value}" for name, word in words.items() if word],
        "isBasedOn": _named(claim.dataset, "Dataset"), "license": web_address(claim.license) or licence,
    })  # fmt: skip


def _appearances(claim: Claim) -> Iterator[Node]:
    work = {"url": web_address(claim.url), "publisher": _named(claim.publisher, "Organization")}
    work |= {"datePublished": _day(claim.published), "identifier": claim.article_id}
    yield _known({"@type": "CreativeWork", **work})
    if claim.relayed_by:
        yield {"@type": "CreativeWork", "publisher": _named(claim.relayed_by, "Organization")}


def _interval(claim: Claim) -> str:
    if claim.date_from == claim.date_to:
        return _day(claim.date_from)
    return f"{_day(claim.date_from) or '..'}/{_day(claim.date_to) or '..'}"


def _place(claim: Claim) -> Node | None:
    if not (claim.placed or claim.name or claim.place_as_written):
        return None
    written = claim.place_as_written
    return _known({
        "@type": "Place", "name": claim.name or written, "alternateName": written if written != claim.name else "",
        "identifier": claim.place_id, "description": precision_words(claim), "geo": _shape(claim),
        "containedInPlace": _named(region_words(claim.region), "AdministrativeArea"),
    })  # fmt: skip


def _shape(claim: Claim) -> Node | None:
    if not claim.placed:
        return None
    point = {"@type": "GeoCoordinates", "latitude": claim.lat, "longitude": claim.lon}
    if claim.radius_km is None:
        return point
    return {"@type": "GeoCircle", "geoMidpoint": point, "geoRadius": round(claim.radius_km * 1000)}


def _ratings(claim: Claim) -> Iterator[Node]:
    scales = (
        ("reliability of the source", claim.reliability, RELIABILITY, "A", "E"),
        ("credibility of the information", claim.credibility, CREDIBILITY, "1", "5"),
    )
    for aspect, value, words, best, worst in scales:
        if value:
            yield _known({
                "@type": "Rating", "reviewAspect": aspect, "ratingValue": value, "alternateName": words.get(value),
                "bestRating": best, "worstRating": worst, "author": _named(claim.review_by),
            })  # fmt: skip


def _named(name: str, kind: str = "") -> Node | None:
    return ({"@type": kind, "name": name} if kind else {"name": name}) if name else None


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _known(node: Node) -> Node:
    """Return the node without what is not known."""
    return {name: value for name, value in node.items() if value not in ("", None, [])}
