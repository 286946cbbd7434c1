"""Groupings of forces, and the stretches of the front that their names tell of."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.reading.places.groupings import (
    Grouping,
    groupings,
    raions_of_groupings,
)
from tests.unit.reading.articles import read
from tests.unit.reading.toponyms import gazetteer

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
