"""schema.org ClaimReview as JSON-LD: one @graph with the export itself (a Dataset) and
one ClaimReview a claim.

What stands where (schema.org 30.1; a value that is not known is left out):

| ClaimReview | from |
|---|---|
| claimReviewed | the headline, which attributes and denies as the speaker does:
"Vladimir Rogov (Russia) denies that Ukraine retook Urozhaine" |
| author, datePublished, reviewBody | review_by, review_at, review_why |
| creativeWorkStatus | review (draft, accepted, rejected, retracted) |
| alternativeHeadline | the signs in words: "Draft; Denial; Contested" |
| reviewRating | reliability and credibility, one Rating each, only where a person set
them: they grade the source and the information, and never say that a claim is true |
| identifier, url, isPartOf | id; the address that opens the claim; the Dataset |
| itemReviewed (Claim).text, abstract | quote, note |
| .author, .datePublished | claimant, published |
| .appearance (CreativeWork) | url, publisher, published and article_id; a second one
for relayed_by |
| .temporalCoverage | date_from/date_to, ".." for an end that is not known |
| .contentLocation (Place) | names, region, and the point with its radius of doubt in
metres (GeoCircle) |
| .temporal | its days in words |
| .keywords | kind, actor, claimant_side, hedge, precision, contested,
contradicted_by (one keyword an id) and contested_because, as "kind: capture" |
| .isBasedOn, .license | dataset, license |

The author of a claim has a name and no type: whether "the Ukrainian military" is a
Person or an Organization is not recorded, and not guessed. firstAppearance is not used:
nobody checked which report was the first. Offsets, prefix and suffix of a quote have no
place in this vocabulary; the other formats carry them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import quote

from dashboard.domain.claim import PROGRAM, Claim
from dashboard.domain.presentation import Presentation
from dashboard.domain.wording import precision_words, region_words
from dashboard.exchange.escape import json_for_script, web_address
from dashboard.exchange.export.format import Context, ExportFormat

Node = dict[str, Any]
EXPORT = "#export"
"""Address of the Dataset node, relative to the file."""
RELIABILITY: Mapping[str, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
CREDIBILITY: Mapping[str, str] = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
"""The Admiralty code's words (NATO AJP-2.1). F and 6 stand outside the scale, which
ends at E and 5.
"""


def claimreview_parts(
    claims: Iterable[Presentation],
    context: Context,
) -> Iterator[str]:
    """Yield the document: its head with the Dataset, one line a claim, its end."""
    yield '{"@context":"https://schema.org","@graph":[\n' + json_for_script(
        _dataset(context)
    )
    for presentation in claims:
        yield ",\n" + json_for_script(_review(presentation, context.link))
    yield "\n]}\n"


def _dataset(context: Context) -> Node:
    return _without_unknown(
        {
            "@type": "Dataset",
            "@id": EXPORT,
            "name": context.title,
            "url": web_address(context.link),
            "description": " ".join(
                (f"{context.description}.", *(f"{note}." for note in context.notes))
            ),
            "creditText": context.credit,
            "dateCreated": context.made_on.isoformat(),
        }
    )


def _review(presentation: Presentation, link: str) -> Node:
    claim = presentation.claim
    return _without_unknown(
        {
            "@type": "ClaimReview",
            "identifier": claim.id,
            "url": _opened(claim, link),
            "isPartOf": {"@id": EXPORT},
            "claimReviewed": presentation.headline,
            "alternativeHeadline": "; ".join(sign.words for sign in presentation.signs),
            "author": _reviewer(claim),
            "datePublished": claim.review_at,
            "reviewBody": claim.review_why,
            "creativeWorkStatus": claim.review.value,
            "reviewRating": list(_ratings(claim)),
            "itemReviewed": _claim(presentation),
        }
    )


def _opened(claim: Claim, link: str) -> str:
    """Return the address that opens the claim on the map, "" without a map."""
    if not web_address(link):
        return ""
    joint = "&" if "?" in link else "?"
    return f"{link}{joint}claim={quote(claim.id, safe='')}"


def _claim(presentation: Presentation) -> Node:
    claim = presentation.claim
    words = {
        "kind": claim.kind,
        "actor": claim.actor,
        "claimant_side": claim.claimant_side,
        "hedge": claim.hedge,
        "precision": claim.precision,
    }
    # A license is an address, or a work that has a name.
    licence = web_address(claim.license) or _named(claim.license, "CreativeWork")
    return _without_unknown(
        {
            "@type": "Claim",
            "text": claim.quote,
            "abstract": claim.note,
            "author": _named(claim.claimant),
            "datePublished": _day(claim.published),
            "appearance": list(_appearances(claim)),
            "temporalCoverage": _interval(claim),
            "temporal": presentation.days,
            "contentLocation": _place(claim),
            "keywords": [
                *(f"{name}: {word.value}" for name, word in words.items() if word),
                f"contested: {str(presentation.contested).lower()}",
                *(f"contradicted_by: {id}" for id in presentation.contradicted_by),
                *(f"contested_because: {why}" for why in presentation.reasons),
            ],
            "isBasedOn": _named(claim.dataset, "Dataset"),
            "license": licence,
        }
    )


def _appearances(claim: Claim) -> Iterator[Node]:
    work = {
        "url": web_address(claim.url),
        "publisher": _named(claim.publisher, "Organization"),
    }
    work |= {"datePublished": _day(claim.published), "identifier": claim.article_id}
    yield _without_unknown({"@type": "CreativeWork", **work})
    if claim.relayed_by:
        yield {
            "@type": "CreativeWork",
            "publisher": _named(claim.relayed_by, "Organization"),
        }


def _interval(claim: Claim) -> str:
    # schema.org writes a single day without a slash.
    if claim.date_from == claim.date_to:
        return _day(claim.date_from)
    return f"{_day(claim.date_from) or '..'}/{_day(claim.date_to) or '..'}"


def _place(claim: Claim) -> Node | None:
    if not (claim.placed or claim.name or claim.place_as_written):
        return None
    written = claim.place_as_written
    return _without_unknown(
        {
            "@type": "Place",
            "name": claim.name or written,
            "alternateName": written if written != claim.name else "",
            "identifier": claim.place_id,
            "description": precision_words(claim),
            "geo": _shape(claim),
            "containedInPlace": _named(
                region_words(claim.region), "AdministrativeArea"
            ),
        }
    )


def _shape(claim: Claim) -> Node | None:
    if not claim.placed:
        return None
    point = {"@type": "GeoCoordinates", "latitude": claim.lat, "longitude": claim.lon}
    if claim.radius_km is None:
        return point
    return {
        "@type": "GeoCircle",
        "geoMidpoint": point,
        "geoRadius": round(claim.radius_km * 1000),
    }


def _ratings(claim: Claim) -> Iterator[Node]:
    scales = (
        ("reliability of the source", claim.reliability, RELIABILITY, "A", "E"),
        ("credibility of the information", claim.credibility, CREDIBILITY, "1", "5"),
    )
    for aspect, value, words, best, worst in scales:
        if value:
            yield _without_unknown(
                {
                    "@type": "Rating",
                    "reviewAspect": aspect,
                    "ratingValue": value,
                    "alternateName": words.get(value),
                    "bestRating": best,
                    "worstRating": worst,
                    "author": _named(claim.review_by),
                }
            )


def _reviewer(claim: Claim) -> Node | None:
    if claim.review_by == PROGRAM:
        return _named("A program; no person has checked it", "SoftwareApplication")
    return _named(claim.review_by)


def _named(name: str, kind: str = "") -> Node | None:
    if not name:
        return None
    return {"@type": kind, "name": name} if kind else {"name": name}


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _without_unknown(node: Node) -> Node:
    """Return the node without what is not known."""
    return {name: value for name, value in node.items() if value not in ("", None, [])}


FORMAT = ExportFormat(
    name="claimreview",
    label="ClaimReview (schema.org JSON-LD)",
    suffix=".jsonld",
    media_type="application/ld+json",
    parts=claimreview_parts,
)
