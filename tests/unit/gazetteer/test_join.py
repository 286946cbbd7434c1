"""A name is matched only where one settlement and one place can carry it."""

from __future__ import annotations

import pytest

from dashboard.domain.errors import BadInput
from dashboard.domain.words import Precision
from dashboard.gazetteer.assemble import APPROXIMATE_KM, assemble, circle, settlement_radius, usable_names
from dashboard.gazetteer.extract import Row
from dashboard.gazetteer.join import GeoName, Registered, drop_mismatches, join


def unit(hromada: int, number: int, raion: str = "1402") -> str:
    return f"UA{raion}{hromada:03d}{number:03d}0012345"[:19]


def village(code: str, *names: str, category: str = "village") -> Registered:
    return Registered(code, category, names)


def place(
    number: int, name: str, lat: float, lon: float, *others: str, people: int = 0, raion: str = "1402"
) -> GeoName:
    return GeoName(number, name, others, lat, lon, people, raion)


def test_a_name_that_is_one_of_a_kind_in_its_raion_is_matched() -> None:
    found = join([village(unit(1, 1), "Вільне")], [place(7, "Vil'ne", 48.0, 38.0, "Вільне")])
    assert {code: match.number for code, match in found.items()} == {unit(1, 1): 7}


def test_the_same_name_in_another_raion_is_not() -> None:
    assert join([village(unit(1, 1), "Вільне")], [place(7, "Вільне", 48.0, 38.0, raion="2304")]) == {}


def test_namesakes_in_a_raion_are_not_matched_on_the_name() -> None:
    register = [village(unit(1, 1), "Вільне"), village(unit(2, 1), "Вільне")]
    assert join(register, [place(7, "Вільне", 48.0, 38.0)]) == {}


def test_namesakes_are_told_apart_by_the_hromada_they_lie_near() -> None:
    register = [
        village(unit(1, 1), "Північне"),
        village(unit(2, 1), "Південне"),
        village(unit(1, 2), "Вільне"),
        village(unit(2, 2), "Вільне"),
    ]
    places = [
        place(1, "Північне", 48.5, 38.0),
        place(2, "Південне", 48.0, 38.0),
        place(3, "Вільне", 48.53, 38.0),
        place(4, "Вільне", 47.97, 38.0),
    ]
    found = join(register, places)
    assert (found[unit(1, 2)].number, found[unit(2, 2)].number) == (3, 4)


def test_two_places_of_one_name_far_apart_are_not_guessed_between() -> None:
    places = [place(1, "Вільне", 48.0, 38.0), place(2, "Вільне", 48.3, 38.0)]
    assert join([village(unit(1, 1), "Вільне")], places) == {}
    entered_twice = [places[0], place(3, "Вільне", 48.01, 38.0, people=10)]
    assert join([village(unit(1, 1), "Вільне")], entered_twice)[unit(1, 1)].number == 3


def test_a_match_far_from_the_rest_of_its_hromada_is_dropped() -> None:
    found = {unit(1, n): place(n, f"n{n}", 48.0 + n / 100, 38.0) for n in range(1, 4)}
    assert drop_mismatches(found) == found
    strayed = found | {unit(1, 9): place(9, "n9", 48.5, 38.0)}
    assert drop_mismatches(strayed) == found


def test_a_citys_district_is_no_village() -> None:
    assert join([village(unit(1, 1), "Калинівка")], [place(1, "Калинівка", 48.0, 37.8, people=103_000)]) == {}


def test_a_town_goes_before_a_village_of_its_name_when_the_place_is_large() -> None:
    register = [village(unit(1, 1), "Вільне", category="town"), village(unit(2, 1), "Вільне")]
    assert list(join(register, [place(1, "Вільне", 48.0, 38.0, people=9000)])) == [unit(1, 1)]


def row(code: str, **more: object) -> Row:
    blank = Row(code, "village", "Вільне", "Vilne", "Donetsk", "Bakhmut", "", 0, 0, Precision.RAION, 0, None, (), "")
    return blank._replace(**more)  # type: ignore[arg-type]


def test_what_is_not_matched_is_put_at_its_hromada_then_its_raion() -> None:
    rows = [row(unit(1, 1)), row(unit(1, 2)), row(unit(2, 1))]
    first, second, third = assemble(rows, {unit(1, 1): place(5, "Vilne", 48.12345, 38.0, people=2)}, "Test")
    assert (first.lat, first.precision, first.source) == (48.1234, Precision.SETTLEMENT, "Test 5")
    assert (second.lat, second.precision, second.radius_km) == (48.1234, Precision.APPROXIMATE, APPROXIMATE_KM)
    assert third.precision is Precision.RAION
    assert third.radius_km >= APPROXIMATE_KM


def test_a_settlement_is_never_put_at_zero() -> None:
    with pytest.raises(BadInput, match="cannot be put anywhere"):
        assemble([row(unit(1, 1))], {}, "Test")


def test_a_large_town_is_called_a_city() -> None:
    made = assemble([row(unit(1, 1), category="town")], {unit(1, 1): place(5, "V", 48, 38, people=80_000)}, "Test")
    assert made[0].category == "city"
    assert [settlement_radius(people) for people in (None, 20_000, 80_000, 3_000_000)] == [1.5, 3, 6, 15]


def test_a_circle_holds_its_points() -> None:
    centre, radius = circle([(48.0, 38.0), (48.0, 39.0), (48.5, 38.5)])
    assert centre == (48.1667, 38.5)
    assert 36 <= radius <= 42


def test_only_names_that_add_a_key_are_kept() -> None:
    names = ["Severodonetsk", "SEV", "ji fu", "Северодонецк", "Сєвєродонецьк", "سيفيرودونيتسك", "Lysychansk"]
    assert usable_names(names, ["Sievierodonetsk"]) == ("Lysychansk",)
