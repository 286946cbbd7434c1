"""Each reason to doubt a draft is told, and only where there is one."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.claim import Claim
from dashboard.domain.place import PlaceCorrection
from dashboard.domain.settings import load
from dashboard.domain.words import Hedge, Kind, Precision, Side
from dashboard.gazetteer import Gazetteer
from dashboard.services.editing.triage import doubts
from dashboard.services.map.places import Corrections, placed_at

NONE = Corrections()
PLAIN = Claim(
    id="a",
    kind=Kind.STRIKE,
    claimant="the mayor",
    claimant_side=Side.UA,
    place_as_written="Kramatorsk",
    date_from=date(2023, 6, 12),
    date_to=date(2023, 6, 12),
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load(load({}))


def at(
    gazetteer: Gazetteer, name: str, region: str | None = None, claim: Claim = PLAIN
) -> Claim:
    """Return the claim at the best candidate for a name, written so."""
    place = gazetteer.resolve(name, region).candidates[0].place
    return replace(placed_at(claim, place), place_as_written=name)


def words(claim: Claim, gazetteer: Gazetteer, corrections: Corrections = NONE) -> str:
    return " ".join(doubt.words for doubt in doubts(claim, gazetteer, corrections))


def test_a_plain_claim_is_not_doubted(gazetteer: Gazetteer) -> None:
    assert doubts(at(gazetteer, "Kramatorsk"), gazetteer, NONE) == ()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"hedge": Hedge.HEDGED}, "with caution"),
        ({"hedge": Hedge.CLAIMED}, "does not vouch"),
        ({"hedge": Hedge.DENIED}, "a denial"),
        ({"date_from": None, "date_to": None}, "day is not known"),
        ({"claimant": ""}, "not say who"),
        ({"claimant_side": Side.UNKNOWN}, "whose side"),
        ({"precision": Precision.APPROXIMATE, "radius_km": 5.0}, "may be 5 km away"),
        ({"precision": Precision.OBLAST}, "whole area"),
        ({"place_as_written": "Slovyansk"}, "not among the places"),
    ],
)
def test_each_doubt_has_words(
    gazetteer: Gazetteer, change: dict[str, object], told: str
) -> None:
    claim = replace(at(gazetteer, "Kramatorsk"), **change)  # type: ignore[arg-type]
    assert told in words(claim, gazetteer)


def test_an_unplaced_claim_says_why_and_is_doubted_most(gazetteer: Gazetteer) -> None:
    claim = replace(PLAIN, place_as_written="Blahodatne", hedge=Hedge.HEDGED)
    found = doubts(claim, gazetteer, NONE)
    assert "say which oblast" in found[0].words
    assert [doubt.weight for doubt in found] == sorted(
        (doubt.weight for doubt in found), reverse=True
    )
    assert "No place is named" in words(replace(PLAIN, place_as_written=""), gazetteer)


def test_namesakes_are_told_until_a_person_has_said_which_is_meant(
    gazetteer: Gazetteer,
) -> None:
    claim = at(gazetteer, "Blahodatne", "Donetsk")
    assert "are called Blahodatne, more than one of them in Donetsk oblast" in words(
        claim, gazetteer
    )
    known = Corrections.of(
        [PlaceCorrection(spelling="Blahodatne", place_id=claim.place_id)]
    )
    assert "are called" not in words(claim, gazetteer, known)


@pytest.mark.slow
def test_a_gazetteer_that_is_no_longer_used_is_let_go() -> None:
    gazetteer = Gazetteer.load(load({}))
    assert doubts(at(gazetteer, "Kramatorsk"), gazetteer, NONE) == ()
    left = weakref.ref(gazetteer)
    del gazetteer
    gc.collect()
    assert left() is None
