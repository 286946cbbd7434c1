"""What a card shows of a claim beside its fields."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.claim import Claim
from dashboard.domain.presentation import Because, present
from dashboard.domain.words import Hedge, Kind, Precision, Review, Side
from dashboard.exchange.publish.cards import claim_card

CLAIM = Claim(id="a", kind=Kind.STRIKE)


@pytest.mark.parametrize(
    ("attributes", "values"),
    [
        ("", {}),
        ('{"Втрати":"3"}', {"Втрати": "3"}),
        ('{"a":{"b":1},"c":"d"}', {"c": "d"}),
        ("[1]", {}),
        ("{", {}),
    ],
)
def test_attributes_of_a_row(attributes: str, values: dict[str, str]) -> None:
    card = claim_card(present(replace(CLAIM, attributes=attributes)))
    assert card["attributes"] == values


def test_a_card_of_a_whole_claim() -> None:
    claim = Claim(
        id="a",
        kind=Kind.RETAKE,
        actor=Side.UA,
        claimant="Kyiv",
        claimant_side=Side.UA,
        relayed_by="An agency",
        hedge=Hedge.HEDGED,
        place_as_written="the mill",
        place_id="UA1",
        name="Pisky",
        region="Donetsk",
        lat=48.5,
        lon=37.5,
        precision=Precision.SETTLEMENT,
        radius_km=3.0,
        date_from=date(2023, 6, 5),
        date_to=date(2023, 6, 7),
        date_text="in June",
        published=date(2023, 6, 8),
        publisher="A paper",
        url="https://a.example/1",
        quote="It is ours",
        note="A note",
        dataset="own",
        license="CC0",
        review=Review.DRAFT,
    )
    assert claim_card(present(claim, ("b",))) == {
        "headline": "Draft: Kyiv (Ukraine) says with caution that Ukraine retook Pisky",
        "days": "5 to 7 June 2023",
        "signs": [
            {"code": "draft", "words": "Draft"},
            {"code": "hedged", "words": "Put with caution"},
            {"code": "contested", "words": "Contested"},
        ],
        "id": "a",
        "kind": "retake",
        "kind_words": "Retaken",
        "actor": "UA",
        "actor_words": "Ukraine",
        "claimant": "Kyiv",
        "side_words": "Ukraine",
        "relayed_by": "An agency",
        "hedge": "hedged",
        "hedge_words": "put with caution",
        "name": "Pisky",
        "region_words": "Donetsk oblast",
        "place_id": "UA1",
        "place_as_written": "the mill",
        "lat": 48.5,
        "lon": 37.5,
        "precision": "settlement",
        "precision_words": "Settlement: somewhere in this settlement; within 3 km",
        "radius_km": 3.0,
        "date_from": "2023-06-05",
        "date_to": "2023-06-07",
        "date_text": "in June",
        "published": "2023-06-08",
        "publisher": "A paper",
        "url": "https://a.example/1",
        "quote": "It is ours",
        "note": "A note",
        "dataset": "own",
        "license": "CC0",
        "attributes": {},
        "contradicted_by": ["b"],
        "because": [],
        "review": "draft",
        "review_words": "Draft",
    }


def test_a_card_of_a_bare_claim_says_what_is_not_known() -> None:
    card = claim_card(present(replace(CLAIM, review=Review.ACCEPTED)))
    assert {
        name: value for name, value in card.items() if value not in ("", [], {})
    } == {
        "headline": "A speaker not named says that a place not named was struck",
        "days": "date unknown",
        "signs": [{"code": "date_unknown", "words": "Date unknown"}],
        "id": "a",
        "kind": "strike",
        "kind_words": "Strike",
        "actor": "unknown",
        "actor_words": "Not stated",
        "side_words": "Not stated",
        "hedge": "asserted",
        "hedge_words": "stated as fact",
        "lat": None,
        "lon": None,
        "precision_words": "No place on the map: the source names none",
        "radius_km": None,
        "date_from": None,
        "date_to": None,
        "review": "accepted",
    }


def test_why_another_claim_contradicts_is_said() -> None:
    because = Because(claim="b", rule="holds", sentence="each says so")
    card = claim_card(present(CLAIM, ("b",), because=(because,)))
    assert card["because"] == [
        {"claim": "b", "rule": "holds", "sentence": "each says so"}
    ]
    assert card["contradicted_by"] == ["b"]
