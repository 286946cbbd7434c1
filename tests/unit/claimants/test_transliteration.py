"""Spellings of one name sound alike."""

from __future__ import annotations

import pytest

from dashboard.claimants.transliteration import consonants, sounds


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
