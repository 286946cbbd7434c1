"""A name is matched only where one settlement and one place can carry it."""

from __future__ import annotations

import pytest

from dashboard.gazetteer.join import (
    GeoName,
    Registered,
    centres,
    drop_mismatches,
    join,
    mean,
)


def unit(hromada: int, number: int, raion: str = "1402") -> str:
    return f"UA{raion}{hromada:03d}{number:03d}0012345"[:19]


def village(code: str, *names: str, category: str = "village") -> Registered:
    return Registered(code, category, names)


def place(
    number: int,
    name: str,
    lat: float,
    lon: float,
    *others: str,
    people: int = 0,
    raion: str = "1402",
) -> GeoName:
    return GeoName(number, name, others, lat, lon, people, raion)


def test_a_name_that_is_one_of_a_kind_in_its_raion_is_matched() -> None:
    found = join(
        [village(unit(1, 1), "Вільне")], [place(7, "Vil'ne", 48.0, 38.0, "Вільне")]
    )
    assert {code: match.number for code, match in found.items()} == {unit(1, 1): 7}


def test_the_same_name_in_another_raion_is_not() -> None:
    assert (
        join(
            [village(unit(1, 1), "Вільне")],
            [place(7, "Вільне", 48.0, 38.0, raion="2304")],
        )
        == {}
    )


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
    assert (
        join(
            [village(unit(1, 1), "Калинівка")],
            [place(1, "Калинівка", 48.0, 37.8, people=103_000)],
        )
        == {}
    )


def test_a_town_goes_before_a_village_of_its_name_when_the_place_is_large() -> None:
    register = [
        village(unit(1, 1), "Вільне", category="town"),
        village(unit(2, 1), "Вільне"),
    ]
    assert list(join(register, [place(1, "Вільне", 48.0, 38.0, people=9000)])) == [
        unit(1, 1)
    ]


def numbers(register: list[Registered], places: list[GeoName]) -> dict[str, int]:
    return {code: match.number for code, match in join(register, places).items()}


def test_the_parts_of_a_code() -> None:
    row = village("UA14020110010012345", "Вільне")
    assert (row.raion, row.hromada) == ("1402", "1402011")
    assert place(1, "x", 48.0, 38.5).point == (48.0, 38.5)


def test_centres_by_hromada_and_raion() -> None:
    matches = {
        unit(1, 1): place(1, "a", 48.0, 38.0),
        unit(1, 2): place(2, "b", 48.2, 38.2),
        unit(2, 1): place(3, "c", 49.0, 39.0),
    }
    assert centres(matches, 7) == {
        "1402001": [(48.0, 38.0), (48.2, 38.2)],
        "1402002": [(49.0, 39.0)],
    }
    assert list(centres(matches, 4)) == ["1402"]
    assert mean([(1.0, 4.0), (3.0, 8.0)]) == (2.0, 6.0)


def test_a_settlement_outside_the_raions_is_matched_in_its_oblast() -> None:
    register = [village("UA32000010010012345"[:19], "Прип'ять", category="town")]
    assert numbers(register, [place(4, "Прип’ять", 51.4, 30.0, raion="3202")]) == {
        register[0].unit: 4
    }
    assert numbers(register, [place(4, "Прип’ять", 51.4, 30.0, raion="1402")]) == {}


def test_a_folded_key_speaks_for_what_is_left_over() -> None:
    register = [village(unit(1, 1), "Вільне"), village(unit(1, 2), "Північне")]
    places = [
        place(1, "Вільне", 48.0, 38.0),
        place(2, "Vilne", 48.01, 38.0),
        place(3, "Pivnichne", 48.02, 38.0),
    ]
    assert numbers(register, places) == {unit(1, 1): 1, unit(1, 2): 3}


@pytest.mark.parametrize(
    ("category", "people", "fits"),
    [
        ("village", 20_000, True),
        ("village", 20_001, False),
        ("settlement", 50_000, True),
        ("settlement", 50_001, False),
        ("town", 900_000, True),
    ],
)
def test_how_many_people_a_category_has_at_most(
    category: str,
    people: int,
    fits: bool,
) -> None:
    register = [village(unit(1, 1), "Вільне", category=category)]
    places = [place(1, "Вільне", 48.0, 38.0, people=people)]
    assert bool(numbers(register, places)) is fits


@pytest.mark.parametrize(("people", "matched"), [(5000, True), (4999, False)])
def test_from_how_many_people_a_place_is_the_town(people: int, matched: bool) -> None:
    register = [
        village(unit(1, 1), "Вільне", category="town"),
        village(unit(2, 1), "Вільне"),
    ]
    places = [place(1, "Вільне", 48.0, 38.0, people=people)]
    assert bool(numbers(register, places)) is matched
    two_towns = [row._replace(category="town") for row in register]
    assert numbers(two_towns, places) == {}


@pytest.mark.parametrize(("apart", "same"), [(0.044, True), (0.046, False)])
def test_rows_within_five_kilometres_are_one_settlement(
    apart: float,
    same: bool,
) -> None:
    places = [place(1, "Вільне", 48.0, 38.0), place(2, "Вільне", 48.0 + apart, 38.0)]
    assert bool(numbers([village(unit(1, 1), "Вільне")], places)) is same


def test_of_one_settlement_the_fullest_row_is_taken() -> None:
    register = [village(unit(1, 1), "Вільне")]
    first, second = place(1, "Вільне", 48.0, 38.0), place(2, "Вільне", 48.01, 38.0)
    assert numbers(register, [second, first]) == {unit(1, 1): 1}
    more_names = second._replace(alternates=("Free",))
    assert numbers(register, [first, more_names]) == {unit(1, 1): 2}
    more_people = first._replace(population=5)
    assert numbers(register, [more_people, more_names]) == {unit(1, 1): 1}


@pytest.mark.parametrize(("north", "sound"), [(0.35, True), (0.37, False)])
def test_a_mismatch_is_more_than_forty_kilometres_off(
    north: float,
    sound: bool,
) -> None:
    matches = {
        unit(1, 1): place(1, "a", 48.0, 38.0),
        unit(1, 2): place(2, "b", 48.0, 38.0),
        unit(1, 3): place(3, "c", 48.0 + north, 38.0),
    }
    assert (unit(1, 3) in drop_mismatches(matches)) is sound


def test_one_mismatch_does_not_draw_the_others_along() -> None:
    matches = {unit(1, n): place(n, "x", 48.0, 38.0) for n in range(1, 4)}
    matches[unit(1, 9)] = place(9, "x", 40.0, 30.0)
    assert [m.number for m in drop_mismatches(matches).values()] == [1, 2, 3]


def namesakes(*points: float) -> dict[str, int]:
    """Join two namesakes whose hromadas lie at 48.0 and 48.5 north, 55.6 km apart."""
    register = [
        village(unit(1, 1), "Північне"),
        village(unit(2, 1), "Південне"),
        village(unit(1, 2), "Нива"),
        village(unit(2, 2), "Нива"),
    ]
    places = [place(1, "Північне", 48.0, 38.0), place(2, "Південне", 48.5, 38.0)]
    # A name with so few consonants is not matched loosely afterwards.
    places += [place(n, "Нива", lat, 38.0) for n, lat in enumerate(points, start=3)]
    joined = numbers(register, places)
    return {code: number for code, number in joined.items() if number > 2}


def test_a_namesake_goes_to_the_hromada_that_is_clearly_nearer() -> None:
    assert namesakes(48.05, 48.45) == {unit(1, 2): 3, unit(2, 2): 4}
    assert namesakes(48.05) == {unit(1, 2): 3}
    # 15 km is near, 16 is not; another hromada must be twice as far.
    assert namesakes(48.13) == {unit(1, 2): 3}
    assert namesakes(48.15) == {}


def test_namesakes_in_one_hromada_are_not_guessed_between() -> None:
    register = [
        village(unit(1, 1), "Північне"),
        village(unit(1, 2), "Вільне"),
        village(unit(1, 3), "Вільне"),
    ]
    places = [place(1, "Північне", 48.0, 38.0), place(2, "Вільне", 48.01, 38.0)]
    assert numbers(register, places) == {unit(1, 1): 1}


def loosely(
    lat: float = 48.05, raion: str = "1402", name: str = "Kalynavoe", people: int = 0
) -> dict[str, int]:
    register = [village(unit(1, 1), "Північне"), village(unit(1, 2), "Калинове")]
    places = [
        place(1, "Північне", 48.0, 38.0),
        place(2, name, lat, 38.0, raion=raion, people=people),
    ]
    return numbers(register, places)


def test_consonants_match_near_the_hromada() -> None:
    both = {unit(1, 1): 1, unit(1, 2): 2}
    assert loosely() == both
    assert loosely(raion="") == both
    assert loosely(lat=48.22) == both
    for other in (
        loosely(raion="1404"),
        loosely(lat=48.23),
        loosely(name="Zelene"),
        loosely(people=20_001),
    ):
        assert other == {unit(1, 1): 1}


def test_consonants_that_fit_two_settlements_match_neither() -> None:
    register = [
        village(unit(1, 1), "Північне"),
        village(unit(1, 2), "Калинове"),
        village(unit(1, 3), "Калинове-2", "Калінава"),
    ]
    places = [place(1, "Північне", 48.0, 38.0), place(2, "Kalynavoe", 48.05, 38.0)]
    assert numbers(register, places) == {unit(1, 1): 1}


def test_what_is_unknown_to_the_register_is_not_in_the_answer() -> None:
    assert join([], [place(1, "Вільне", 48.0, 38.0)]) == {}
    assert join([village(unit(1, 1), "Вільне")], []) == {}
