"""Spellings of one name sound alike, and a person is named by any of them."""

from __future__ import annotations

import pytest

from dashboard.claimants import directory
from dashboard.claimants.phonetics import consonants, person_in, sounds
from dashboard.domain.words import Side


@pytest.mark.parametrize(
    "spellings",
    [
        ("Zelenskyy", "Zelensky", "Zelenskiy", "Зеленський", "Зеленский"),
        ("Klitschko", "Klychko", "Кличко"),
        ("Hulyaipole", "Gulyaypole", "Huliaipole"),
    ],
)
def test_spellings_of_one_name_sound_alike(spellings: tuple[str, ...]) -> None:
    assert len({consonants(name) for name in spellings}) == 1


def test_names_that_differ_in_a_vowel_have_their_consonants_in_common() -> None:
    assert sounds("Balitsky") != sounds("Biletskyi")
    assert consonants("Balitsky") == consonants("Biletskyi")


@pytest.mark.parametrize(
    ("words", "surname"),
    [
        ("Volodymyr Zelensky", "Zelenskyy"),
        ("Col. Gen. Oleksandr Syrsky", "Syrskyi"),
        ("Mikhail Razvozhaev", "Razvozhayev"),
        ("Evgeny Balitskiy", "Balitsky"),
        ("Андрій Білецький", "Biletskyi"),
        ("Олег Синєгубов", "Syniehubov"),
        ("Vitaliy Kim", "Kim"),
        ("Rob Lee", "Lee"),
    ],
)
def test_a_person_is_known_in_any_spelling(words: str, surname: str) -> None:
    person = person_in(words)
    assert person is not None
    assert surname in person.surnames


@pytest.mark.parametrize(
    "words", ["Kim Jong Un", "Bruce Lee", "a soldier", "", "Hanna from Toretsk"]
)
def test_another_bearer_of_a_common_name_is_not_meant(words: str) -> None:
    assert person_in(words) is None


def test_a_pen_name_leads_to_the_same_person() -> None:
    girkin, strelkov = person_in("Igor Girkin"), person_in("Игорь Стрелков")
    assert girkin is not None
    assert girkin is strelkov


def test_every_person_of_the_table_is_told_by_name_and_has_a_side() -> None:
    people = [each for each in directory().claimants if each.surnames]
    assert len(people) > 250
    for person in people:
        assert person_in(f"{person.forename} {person.surnames[0]}") is person
        assert person.side is not Side.UNKNOWN
