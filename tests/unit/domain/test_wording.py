"""Claims and counts in words, exactly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dashboard.domain.claim import Claim
from dashboard.domain.place import Place
from dashboard.domain.presentation import present
from dashboard.domain.wording import (
    count_words,
    place_words,
    precision_words,
    region_words,
    review_words,
)
from dashboard.domain.words import Kind, Precision, Review


def claim(**more: Any) -> Claim:
    return Claim(id="a", **({"kind": Kind.RETAKE} | more))


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 claims"), (1, "1 claim"), (2, "2 claims"), (12_345, "12,345 claims")],
)
def test_counts(number: int, words: str) -> None:
    assert count_words(number, "claim") == words


@pytest.mark.parametrize(
    ("region", "words"),
    [
        ("Donetsk", "Donetsk oblast"),
        ("Crimea", "Crimea"),
        ("Kyiv City", "Kyiv City"),
        ("Sevastopol", "Sevastopol"),
        ("", ""),
    ],
)
def test_regions(region: str, words: str) -> None:
    assert region_words(region) == words


@pytest.mark.parametrize(
    ("name", "precision", "region", "words"),
    [
        ("Donetsk", "oblast", "Donetsk", "Donetsk oblast"),
        ("Donetsk", "settlement", "Donetsk", "Donetsk"),
        ("Kyiv", "oblast", "Kyiv City", "Kyiv"),
        ("Sevastopol", "oblast", "Sevastopol", "Sevastopol"),
    ],
)
def test_an_oblast_is_told_from_its_city(
    name: str, precision: str, region: str, words: str
) -> None:
    assert place_words(name, precision, region) == words


def test_precision() -> None:
    assert precision_words(claim()) == "No place on the map: the source names none"
    assert (
        precision_words(claim(place_as_written="Vilne"))
        == "No place on the map: not found for sure"
    )
    placed = {"lat": 48.0, "lon": 38.0}
    assert precision_words(claim(**placed)) == "Precision not stated"
    exact = claim(**placed, precision=Precision.POINT)
    assert precision_words(exact) == "Exact spot: the point is the spot that was named"
    wide = claim(**placed, precision=Precision.OBLAST, radius_km=110.0)
    assert (
        precision_words(wide)
        == "Oblast: somewhere in this oblast; the point is only its centre; within 110"
        " km"
    )


D = date


CLAIM = Claim(
    id="a", kind=Kind.HOLD, claimant="Kyiv", publisher="BBC", review=Review.ACCEPTED
)


PLACE = Place(
    id="UA1",
    name="Storozheve",
    name_uk="Сторожеве",
    region="Donetsk",
    raion="Volnovakha",
    kind="village",
    lat=47.79,
    lon=36.82,
    precision=Precision.SETTLEMENT,
    radius_km=2.0,
    population=None,
    source="test",
)


FULL = replace(
    CLAIM,
    place_id="UA1",
    name="Storozheve",
    region="Donetsk",
    lat=47.79,
    lon=36.82,
    precision=Precision.SETTLEMENT,
    radius_km=2.0,
)


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (None, None, "date unknown"),
        (None, D(2023, 6, 13), "on or before 13 June 2023"),
        (D(2023, 6, 12), D(2023, 6, 12), "on 12 June 2023"),
        (D(2023, 6, 5), D(2023, 6, 13), "5 to 13 June 2023"),
        (D(2023, 5, 5), D(2023, 6, 13), "5 May to 13 June 2023"),
        (D(2022, 12, 30), D(2023, 1, 2), "30 December 2022 to 2 January 2023"),
        (D(2023, 6, 5), None, "from 5 June 2023 (end unknown)"),
    ],
)
def test_days_in_words(since: date | None, until: date | None, words: str) -> None:
    assert present(replace(CLAIM, date_from=since, date_to=until)).days == words


def test_precision_words() -> None:
    assert precision_words(CLAIM) == "No place on the map: the source names none"
    assert (
        precision_words(replace(CLAIM, place_as_written="the village"))
        == "No place on the map: not found for sure"
    )
    assert (
        precision_words(FULL) == "Settlement: somewhere in this settlement; within 2 km"
    )
    assert (
        precision_words(replace(FULL, radius_km=None))
        == "Settlement: somewhere in this settlement"
    )
    assert (
        precision_words(replace(FULL, precision=Precision.OBLAST, radius_km=110.0))
        == "Oblast: somewhere in this oblast; the point is only its centre; within"
        " 110 km"
    )


def test_a_claim_that_stands_on_the_map_is_not_said_to_have_no_place() -> None:
    assert "No place" not in precision_words(replace(CLAIM, lat=48.0, lon=37.0))


def test_small_words() -> None:
    assert [count_words(n, "claim") for n in (0, 1, 2, 1500)] == [
        "0 claims",
        "1 claim",
        "2 claims",
        "1,500 claims",
    ]
    assert [
        region_words(r)
        for r in ("Donetsk", "Crimea", "Kyiv City", "Kyiv", "Sevastopol", "")
    ] == [
        "Donetsk oblast",
        "Crimea",
        "Kyiv City",
        "Kyiv oblast",
        "Sevastopol",
        "",
    ]


def test_a_city_that_is_a_region_stays_a_city() -> None:
    assert place_words("Kyiv", "oblast", "Kyiv") == "Kyiv oblast"
    assert place_words("Kyiv", "oblast", "Kyiv City") == "Kyiv"
    assert place_words("Sevastopol", "oblast", "Sevastopol") == "Sevastopol"
    assert place_words("Kyiv", "settlement", "Kyiv City") == "Kyiv"


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({}, ""),
        ({Review.ACCEPTED: 4, Review.DRAFT: 0}, ""),
        ({Review.ACCEPTED: 4, Review.DRAFT: 1}, "1 claim not accepted (1 draft)"),
        (
            {Review.RETRACTED: 2, Review.DRAFT: 1200},
            "1,202 claims not accepted (1,200 draft, 2 retracted)",
        ),
    ],
)
def test_claims_that_are_not_accepted(counts: dict[Review, int], words: str) -> None:
    assert review_words(counts) == words
