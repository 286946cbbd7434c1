"""Directions of the front, by their names in three languages and their years."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.reading.places.directions import direction_called, directions
from tests.unit.reading.toponyms import gazetteer


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Huliaipole", "Huliaipole"),
        ("Gulyaypole", "Huliaipole"),
        ("Покровському", "Pokrovsk"),
        ("Куп’янського", "Kupiansk"),
        ("Краснолиманском", "Krasnyi Lyman"),
        ("Новопавлівський", "Novopavlivka"),
    ],
)
def test_a_direction_is_known_in_any_spelling_and_case(
    name: str, expected: str
) -> None:
    direction = direction_called(name, date(2025, 2, 1))
    assert direction is not None
    assert direction.name == expected


def test_a_name_means_what_it_meant_on_that_day() -> None:
    early = direction_called("Сіверському", date(2022, 9, 1))
    late = direction_called("Сіверському", date(2024, 9, 1))
    assert early is not None
    assert late is not None
    assert (early.name, late.name) == ("Siverskyi", "Siversk")
    assert direction_called("Сіверський", None) == late


def test_another_name_is_no_direction() -> None:
    assert direction_called("Lviv", None) is None


def test_every_direction_has_an_anchor_years_and_a_reach() -> None:
    for direction in directions():
        place = gazetteer().place(direction.place_id)
        assert place is not None, direction.name
        assert 15 <= direction.radius_km <= 90
        assert direction.since <= (direction.until or direction.since)
        assert all(direction.raions)
