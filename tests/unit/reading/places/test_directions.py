"""Directions of the front, by their names in three languages and their years."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.reading.places.directions import (
    Grouping,
    direction_called,
    directions,
    groupings,
    raions_of_groupings,
)
from tests.unit.reading.articles import read
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


DAY = date(2025, 9, 17)


@pytest.mark.parametrize(
    ("sentence", "raion"),
    [
        ("Бойцы группировки войск «Запад» взяли село.", "Kupiansk"),
        ("Подразделения «Востока» продвинулись.", "Polohy"),
        ("Южная группировка сообщила об атаках.", "Bakhmut"),
        ("Угруповання «Центр» заявило про взяття села.", "Pokrovsk"),
        ("Десантники «Севера» вошли в посёлок.", "Sumy"),
    ],
)
def test_a_grouping_tells_its_stretch_in_any_case(sentence: str, raion: str) -> None:
    assert raion in raions_of_groupings(sentence, DAY)


@pytest.mark.parametrize(
    "sentence",
    [
        "Магазин «Восток» открылся после ремонта.",
        "В ОК «Юг» сообщили об атаках.",
        "Группировка «Азов» удержала позиции.",
        "Бойцы продвинулись на восток.",
    ],
)
def test_other_names_tell_none(sentence: str) -> None:
    assert raions_of_groupings(sentence, DAY) == ()


def test_a_stretch_belongs_to_its_years() -> None:
    sentence = "Войска «Центра» отразили атаку."
    assert "Sievierodonetsk" in raions_of_groupings(sentence, date(2023, 3, 1))
    assert "Sievierodonetsk" not in raions_of_groupings(sentence, DAY)
    assert "Sievierodonetsk" not in raions_of_groupings(sentence, None)


@pytest.mark.slow
def test_every_raion_is_one_of_the_register() -> None:
    known = {place.raion for place in gazetteer().places()}
    assert {raion for row in groupings() for raion in row.raions} <= known


def test_a_village_of_many_namesakes_lies_where_the_grouping_fights() -> None:
    text = "Подразделения «Запада» взяли Колесниковку, сообщило министерство."
    (village,) = read(text, DAY).mentions
    assert village.place is not None
    assert village.place.raion == "Kupiansk"


@pytest.mark.parametrize(
    ("until", "day", "has"),
    [
        (2023, date(2021, 12, 31), False),
        (2023, date(2022, 1, 1), True),
        (2023, date(2023, 12, 31), True),
        (2023, date(2024, 1, 1), False),
        (None, date(2030, 1, 1), True),
        (2023, None, False),
        (None, None, True),
    ],
)
def test_when_it_has_a_stretch(until: int | None, day: date | None, has: bool) -> None:
    grouping = Grouping("Центр", "Центр", ("Pokrovsk",), 2022, until)
    assert grouping.has_stretch(day) is has


@pytest.mark.parametrize(
    ("name", "called"),
    [("Дніпра", True), ("ДНЕПРОМ", True), ("Днестр", False), ("Дні", False)],
)
def test_its_name_in_any_case(name: str, called: bool) -> None:
    assert Grouping("Дніпро", "Днепр", (), 2022, None).is_called(name) is called
