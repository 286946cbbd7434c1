"""A few claims or places as features of a small map."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.domain.place import Candidate, Place
from dashboard.domain.settings import load
from dashboard.domain.words import Precision, Review
from dashboard.i18n.translate import speaking
from dashboard.services import open_project
from dashboard.services.map.small_map import (
    candidate_features,
    claim_features,
    sketch,
)
from tests.faults.claims import CLAIM


def place(id: str, name: str, lat: float, name_uk: str = "") -> Place:
    return Place(
        id=id,
        name=name,
        name_uk=name_uk,
        region="Kharkiv",
        raion="",
        kind="village",
        lat=lat,
        lon=37.0,
        precision=Precision.SETTLEMENT,
        radius_km=2.0,
        population=None,
        source="test",
    )


def test_a_claim_is_one_feature_and_none_without_a_place() -> None:
    (feature,) = claim_features(replace(CLAIM, review=Review.DRAFT))
    assert feature["geometry"] == {"type": "Point", "coordinates": [36.82, 47.79]}
    properties = feature["properties"]
    assert (properties["name"], properties["count"]) == ("Storozheve", 1)
    assert (properties["kind"], properties["unaccepted"]) == ("retake", 1)
    assert claim_features(replace(CLAIM, lat=None, lon=None)) == []


def test_candidates_are_numbered_and_look_like_the_claim() -> None:
    candidates = [
        Candidate(place(id, name, lat), 1.0, name, "exact")
        for id, name, lat in (("A", "Lyman", 49.0), ("B", "Lymany", 50.0))
    ]
    features = candidate_features(candidates, CLAIM)
    assert [feature["geometry"]["coordinates"] for feature in features] == [
        [37.0, 49.0],
        [37.0, 50.0],
    ]
    words = [
        (f["properties"]["key"], f["properties"]["number"], f["properties"]["words"])
        for f in features
    ]
    assert words == [
        ("A", 1, "1. Lyman, Kharkiv oblast"),
        ("B", 2, "2. Lymany, Kharkiv oblast"),
    ]


@pytest.mark.slow
def test_places_have_their_names_of_the_language(tmp_path: Path) -> None:
    project = open_project(load({"FRONTLINE_DATA": str(tmp_path)}))
    robotyne = replace(CLAIM, place_id="UA23100270150025192", name="Robotyne")
    lyman = Candidate(place("A", "Lyman", 49.0, "Лиман"), 1.0, "Lyman", "exact")
    with speaking("uk"):
        (feature,) = claim_features(robotyne, project)
        (sketched,), _ = sketch([robotyne], project)
        (candidate,) = candidate_features([lyman], CLAIM)
    assert feature["properties"]["name"] == "Роботине"
    assert sketched["properties"]["words"] == "Роботине: 1 твердження"
    assert candidate["properties"]["words"] == "1. Лиман, Харківська область"


def test_a_sketch_has_each_place_once_whatever_was_decided() -> None:
    claims = [
        CLAIM,
        replace(CLAIM, id="b", review=Review.REJECTED),
        replace(CLAIM, id="c", place_id="X2", name="Neskuchne", lat=48.5),
    ]
    features, full = sketch(claims)
    assert sorted(feature["properties"]["words"] for feature in features) == [
        "Neskuchne: 1 claim",
        "Storozheve: 2 claims",
    ]
    assert not full
