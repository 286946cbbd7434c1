"""What a correction of a place is about, and when it only takes another back."""

from __future__ import annotations

import dataclasses

import pytest

from dashboard.domain.place import PlaceCorrection


def test_a_correction_of_a_spelling() -> None:
    correction = PlaceCorrection(spelling="Vilne", region="Donetsk", place_id="UA14")
    assert correction.about == ("Vilne", "Donetsk")
    assert correction.withdrawn is False
    assert PlaceCorrection(spelling="Vilne", region="Donetsk").withdrawn is True
    # A point says nothing of what a spelling means.
    assert PlaceCorrection(spelling="Vilne", lat=48.0, lon=38.0).withdrawn is True


def test_a_correction_of_a_point() -> None:
    correction = PlaceCorrection(place_id="UA14", region="Donetsk", lat=0.0, lon=0.0)
    assert correction.about == ("", "UA14")
    assert correction.withdrawn is False
    assert PlaceCorrection(place_id="UA14").withdrawn is True


def test_what_is_not_stated_is_empty() -> None:
    assert dataclasses.asdict(PlaceCorrection()) == {
        "place_id": "",
        "spelling": "",
        "name": "",
        "region": "",
        "lat": None,
        "lon": None,
        "precision": None,
        "radius_km": None,
        "number": 0,
        "at": None,
        "by": "",
        "why": "",
    }
    with pytest.raises(dataclasses.FrozenInstanceError):
        PlaceCorrection().why = "else"  # type: ignore[misc]
