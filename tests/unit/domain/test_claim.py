"""The claim: its fields in file order, what is unknown, and its id."""

from __future__ import annotations

import dataclasses

import pytest

from dashboard.domain.claim import (
    COLUMN_TYPES,
    DAYS,
    FIELDS,
    NUMBERS,
    OFFSETS,
    TEXTS,
    WORDS,
    Claim,
    claim_id,
)
from dashboard.domain.words import Hedge, Kind, Precision, Review, Side


def test_what_is_not_known_is_empty_or_none() -> None:
    claim = Claim(id="a", kind=Kind.HOLD)
    assert (claim.actor, claim.claimant_side) == (Side.UNKNOWN, Side.UNKNOWN)
    assert (claim.hedge, claim.review) == (Hedge.ASSERTED, Review.DRAFT)
    for name in (*NUMBERS, *DAYS, *OFFSETS, "precision"):
        assert getattr(claim, name) is None
    for name in set(TEXTS) - set(WORDS) - {"id"}:
        assert getattr(claim, name) == ""


def test_a_claim_is_never_changed() -> None:
    claim = Claim(id="a", kind=Kind.HOLD)
    with pytest.raises(dataclasses.FrozenInstanceError):
        claim.note = "else"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("lat", "lon", "placed"),
    [(48.0, 38.0, True), (None, None, False), (48.0, None, False), (0.0, 0.0, True)],
)
def test_placed(lat: float | None, lon: float | None, placed: bool) -> None:
    assert Claim(id="a", kind=Kind.HOLD, lat=lat, lon=lon).placed is placed


def test_the_fields_in_file_order() -> None:
    assert " ".join(FIELDS) == (
        "id kind actor claimant_side claimant relayed_by hedge place_as_written"
        " place_id name region lat lon precision radius_km date_from date_to date_text"
        " published publisher url article_id quote prefix suffix start end note review"
        " review_by review_at review_why reliability credibility dataset license"
    )
    assert NUMBERS == ("lat", "lon", "radius_km")
    assert DAYS == ("date_from", "date_to", "published")
    assert OFFSETS == ("start", "end")
    assert dict(WORDS) == {
        "kind": Kind,
        "actor": Side,
        "claimant_side": Side,
        "hedge": Hedge,
        "precision": Precision,
        "review": Review,
    }


def test_the_type_of_every_column() -> None:
    assert list(COLUMN_TYPES) == list(FIELDS)
    assert {name: COLUMN_TYPES[name] for name in FIELDS if name not in TEXTS} == {
        "lat": "DOUBLE",
        "lon": "DOUBLE",
        "radius_km": "DOUBLE",
        "date_from": "DATE",
        "date_to": "DATE",
        "published": "DATE",
        "start": "BIGINT",
        "end": "BIGINT",
    }
    assert {COLUMN_TYPES[name] for name in TEXTS} == {"VARCHAR"}


def test_the_id_never_changes() -> None:
    assert claim_id("sha256:1", 3, 9, "UA14", Kind.HOLD) == "cb8e19b811317d94"
    assert claim_id("sha256:1", None, None, "", Kind.HOLD) == "776d98b35f340a29"
    ids = {
        claim_id("sha256:1", 3, 9, "UA14", Kind.HOLD),
        claim_id("sha256:2", 3, 9, "UA14", Kind.HOLD),
        claim_id("sha256:1", None, 9, "UA14", Kind.HOLD),
        claim_id("sha256:1", 3, None, "UA14", Kind.HOLD),
        claim_id("sha256:1", 3, 9, "UA15", Kind.HOLD),
        claim_id("sha256:1", 3, 9, "UA14", Kind.STRIKE),
    }
    assert len(ids) == 6
