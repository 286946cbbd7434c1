"""ClaimReview uses words that schema.org has, attributes everything, and rates nothing
by itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from dashboard.domain.claim import Claim
from dashboard.domain.words import Kind, Review
from dashboard.exchange.export import claimreview
from dashboard.exchange.export.registry import export_file
from tests.golden.export.cases import CLAIMS, context, presented
from tests.golden.test_export_files import golden, made
from tests.property.claim_strategies import claim_lists

THING = {"name", "alternateName", "description", "identifier", "url"}
WORK = THING | {
    "abstract",
    "alternativeHeadline",
    "author",
    "contentLocation",
    "creativeWorkStatus",
    "creditText",
    "dateCreated",
    "datePublished",
    "isBasedOn",
    "isPartOf",
    "keywords",
    "license",
    "publisher",
    "temporal",
    "temporalCoverage",
    "text",
}
VOCABULARY: dict[str, set[str]] = {
    "Dataset": WORK,
    "CreativeWork": WORK,
    "Claim": WORK | {"appearance", "firstAppearance"},
    "ClaimReview": (
        WORK | {"claimReviewed", "itemReviewed", "reviewBody", "reviewRating"}
    ),
    "Rating": (
        THING | {"author", "bestRating", "ratingValue", "reviewAspect", "worstRating"}
    ),
    "Organization": THING,
    "AdministrativeArea": THING,
    "Place": THING | {"containedInPlace", "geo"},
    "GeoCircle": THING | {"geoMidpoint", "geoRadius"},
    "GeoCoordinates": THING | {"latitude", "longitude"},
    "": {"name"},
}
"""Types and their properties as schema.org 30.1 defines them, as far as they are used;
"" is a node without a type.
"""


def graph(
    claims: list[Claim] | tuple[Claim, ...], **changes: object
) -> list[dict[str, Any]]:
    with TemporaryDirectory() as stubs:
        text = b"".join(
            export_file(
                "claimreview", presented(claims), context(Path(stubs), **changes)
            )
        ).decode()
    assert "<" not in text
    found = json.loads(text)
    assert found["@context"] == "https://schema.org"
    return list(found["@graph"])


def nodes(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    if isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def review(**changes: Any) -> dict[str, Any]:
    base = Claim(id="a", kind=Kind.CAPTURE, claimant="the mayor", publisher="BBC")
    return graph([replace(base, **changes)])[1]


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40)
@given(written=claim_lists(most=4))
@pytest.mark.slow
def test_only_known_words_are_used_and_no_value_is_empty(written: list[Claim]) -> None:
    export, *reviews = graph(written)
    assert export["@type"] == "Dataset"
    assert [found["identifier"] for found in reviews] == [claim.id for claim in written]
    for node in nodes([export, *reviews]):
        properties = {name for name in node if not name.startswith("@")}
        assert properties <= VOCABULARY[node.get("@type", "")]
        assert not [value for value in node.values() if value in ("", None, [])]


@pytest.mark.slow
def test_a_rating_is_only_what_a_person_gave() -> None:
    assert "reviewRating" not in review(review_by="editors")
    assert review(review_by="program")["author"] == {
        "@type": "SoftwareApplication",
        "name": "A program; no person has checked it",
    }
    reliability, credibility = review(
        reliability="B", credibility="6", review_by="editors"
    )["reviewRating"]
    assert (reliability["ratingValue"], reliability["alternateName"]) == (
        "B",
        "usually reliable",
    )
    assert (reliability["bestRating"], reliability["worstRating"]) == ("A", "E")
    assert (credibility["ratingValue"], credibility["alternateName"]) == (
        "6",
        "truth cannot be judged",
    )
    assert {rating["author"]["name"] for rating in (reliability, credibility)} == {
        "editors"
    }


def test_a_value_outside_the_code_gets_no_words() -> None:
    (rating,) = review(reliability="good")["reviewRating"]
    assert rating["ratingValue"] == "good"
    assert "alternateName" not in rating


def test_the_summary_attributes_and_a_denial_is_one() -> None:
    assert (
        review(name="Bakhmut", review=Review.ACCEPTED)["claimReviewed"]
        == "The mayor says that Bakhmut was captured"
    )
    denied = graph(CLAIMS)[3]
    assert (
        denied["claimReviewed"]
        == "The Russian defence ministry (Russia) denies that Ukraine retook Robotyne"
    )
    assert denied["alternativeHeadline"] == "Denial; Contested"
    keywords = denied["itemReviewed"]["keywords"]
    assert keywords[-2:] == ["contested: true", "contradicted_by: 0123456789abcdef"]
    assert review(claimant="", review=Review.ACCEPTED)["claimReviewed"] == (
        "A speaker not named says that a place not named was captured"
    )


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (date(2023, 6, 1), date(2023, 6, 1), "2023-06-01"),
        (date(2023, 6, 1), date(2023, 6, 2), "2023-06-01/2023-06-02"),
        (None, date(2023, 6, 2), "../2023-06-02"),
        (date(2023, 6, 1), None, "2023-06-01/.."),
        (None, None, None),
    ],
)
def test_the_time_it_speaks_of(
    since: date | None, until: date | None, words: str | None
) -> None:
    assert (
        review(date_from=since, date_to=until)["itemReviewed"].get("temporalCoverage")
        == words
    )


def test_a_place_is_as_exact_as_it_is_known() -> None:
    place = review(name="Donetsk", lat=48.0, lon=37.5, radius_km=115.0)["itemReviewed"][
        "contentLocation"
    ]
    assert (place["geo"]["@type"], place["geo"]["geoRadius"]) == ("GeoCircle", 115_000)
    exact = review(name="Bridge", lat=48.0, lon=37.5)["itemReviewed"][
        "contentLocation"
    ]["geo"]
    assert exact == {"@type": "GeoCoordinates", "latitude": 48.0, "longitude": 37.5}
    assert (
        "geo" not in review(place_as_written="Ghost")["itemReviewed"]["contentLocation"]
    )
    assert "contentLocation" not in review()["itemReviewed"]


def test_what_was_relayed_appeared_twice() -> None:
    works = review(relayed_by="Reuters", url="https://example.org/a")["itemReviewed"][
        "appearance"
    ]
    assert [work["publisher"]["name"] for work in works] == ["BBC", "Reuters"]
    assert "url" not in works[1]


def test_the_address_opens_the_claim_and_only_web_addresses_are_links() -> None:
    claims = [
        replace(
            CLAIMS[0],
            id="a b&c",
            url="javascript:alert(1)",
            license="javascript:alert(1)",
        )
    ]
    assert (
        graph(claims)[1]["url"]
        == "https://example.org/?text=%3Cscript%3E&claim=a%20b%26c"
    )
    assert (
        graph(claims, link="https://example.org/")[1]["url"]
        == "https://example.org/?claim=a%20b%26c"
    )
    bare = graph(claims, link="")[1]
    assert "url" not in bare
    assert "url" not in bare["itemReviewed"]["appearance"][0]
    assert bare["itemReviewed"]["license"] == {
        "@type": "CreativeWork",
        "name": "javascript:alert(1)",
    }


def test_every_claim_of_the_cases_to_the_letter(tmp_path: Path) -> None:
    assert made("claimreview", tmp_path) == golden("claimreview").read_bytes().decode()


@pytest.mark.parametrize(
    ("reliability", "words"),
    [
        ("A", "completely reliable"),
        ("B", "usually reliable"),
        ("C", "fairly reliable"),
        ("D", "not usually reliable"),
        ("E", "unreliable"),
        ("F", "reliability cannot be judged"),
    ],
)
def test_the_words_of_a_reliability(reliability: str, words: str) -> None:
    (rating,) = review(reliability=reliability, review_by="us")["reviewRating"]
    assert rating == {
        "@type": "Rating",
        "reviewAspect": "reliability of the source",
        "ratingValue": reliability,
        "alternateName": words,
        "bestRating": "A",
        "worstRating": "E",
        "author": {"name": "us"},
    }


@pytest.mark.parametrize(
    ("credibility", "words"),
    [
        ("1", "confirmed by other sources"),
        ("2", "probably true"),
        ("3", "possibly true"),
        ("4", "doubtful"),
        ("5", "improbable"),
        ("6", "truth cannot be judged"),
    ],
)
def test_the_words_of_a_credibility(credibility: str, words: str) -> None:
    (rating,) = review(credibility=credibility)["reviewRating"]
    assert rating == {
        "@type": "Rating",
        "reviewAspect": "credibility of the information",
        "ratingValue": credibility,
        "alternateName": words,
        "bestRating": "1",
        "worstRating": "5",
    }


def test_the_declaration() -> None:
    declared = claimreview.FORMAT
    assert (declared.name, declared.label) == (
        "claimreview",
        "ClaimReview (schema.org JSON-LD)",
    )
    assert (declared.suffix, declared.media_type) == (".jsonld", "application/ld+json")
