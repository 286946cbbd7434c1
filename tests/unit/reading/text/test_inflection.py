"""Names in a case and the nominatives they may come from."""

from __future__ import annotations

import pytest

from dashboard.reading.text.inflection import nominatives, ukrainian_name
from tests.unit.reading.annotated import misread


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Бахмутом", "Бахмут"),
        ("Кліщіївці", "Кліщіївка"),
        ("Покровська", "Покровськ"),
        ("Харкова", "Харків"),
        ("Києві", "Київ"),
        ("Ірпеня", "Ірпінь"),
        ("Роботиного", "Роботине"),
        ("Кремінній", "Кремінна"),
        ("Сум", "Суми"),
        ("Кринок", "Кринки"),
        ("Запоріжжям", "Запоріжжя"),
        ("Липців", "Липці"),
        ("Умані", "Умань"),
        ("Часового", "Часів"),
        ("Нью-Йорку", "Нью-Йорк"),
        ("Мар’їнці", "Мар'їнка"),
    ],
)
def test_a_ukrainian_name_comes_from_its_nominative(written: str, name: str) -> None:
    assert name in nominatives(written, "uk")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Авдеевке", "Авдеевка"),
        ("Артёмовска", "Артёмовск"),
        ("Красного", "Красный"),
        ("Песках", "Пески"),
        ("Запорожья", "Запорожье"),
        ("Великой", "Великая"),
        ("Мариуполе", "Мариуполь"),
        ("Сум", "Сумы"),
        ("Ямполовка", "Ямполівка"),
    ],
)
def test_a_russian_name_comes_from_its_nominative(written: str, name: str) -> None:
    assert name in nominatives(written, "ru")


@pytest.mark.parametrize("word", ["А", "до", "", "Я"])
def test_short_words_stay_as_they_are(word: str) -> None:
    assert nominatives(word, "uk")[0] == word


def test_the_word_itself_is_first() -> None:
    assert nominatives("Торецьк", "uk")[0] == "Торецьк"


ANNOTATED = """
r01 r02 r04 r17 r20 r24 u03 u06 u08 u09 u10 u11 u12 u30 u46 u301
"""
"""Passages of tests/reading that together go every way through the module."""


@pytest.mark.parametrize("passage", ANNOTATED.split())
def test_passages_are_read_as_annotated(passage: str) -> None:
    assert misread(passage) == []


@pytest.mark.parametrize(
    ("written", "language", "likeliest"),
    [
        ("Лимана", "uk", ("Лимана", "Лиман")),
        ("лиману", "uk", ("лиману", "лимана", "лиман")),
        ("Львова", "uk", ("Львова", "Львов", "Львів")),
        ("Черкас", "uk", ("Черкас", "Черкаси")),
        ("Кринок", "uk", ("Кринок", "Кринки")),
        ("Сум", "ru", ("Сум", "Сумы")),
        ("Бе", "uk", ("Бе",)),
        ("Ів", "uk", ("Ів",)),
        (
            "Івано-Франківської",
            "uk",
            ("Івано-Франківської", "Івано-Франківська"),
        ),
    ],
)
def test_the_likeliest_come_first(
    written: str, language: str, likeliest: tuple[str, ...]
) -> None:
    assert nominatives(written, language)[: len(likeliest)] == likeliest


@pytest.mark.parametrize(
    ("written", "language", "name"),
    [
        ("Донця", "uk", "Донець"),
        ("Донце", "ru", "Донец"),
        ("Липців", "uk", "Липці"),
        ("Марьевка", "ru", "Марьівка"),
        ("Песках", "ru", "Пески"),
    ],
)
def test_vowels_that_come_and_go(written: str, language: str, name: str) -> None:
    forms = nominatives(written, language)
    assert name in forms
    assert len(set(forms)) == len(forms)


def test_what_is_russian_has_no_ukrainian_ending() -> None:
    assert "Ямполівка" not in nominatives("Ямполовка", "uk")
    assert "Сумы" not in nominatives("Сум", "uk")


@pytest.mark.parametrize(
    ("word", "language", "misspelt"),
    [
        ("Филию", "ru", "Филиь"),
        ("Дзержинск", "ru", "Дзержинскы"),
        ("Липках", "ru", "Липкя"),
    ],
)
def test_what_no_language_writes_is_no_nominative(
    word: str, language: str, misspelt: str
) -> None:
    assert misspelt not in nominatives(word, language)


@pytest.mark.parametrize(
    ("russian", "ukrainian"),
    [
        ("Песчаное", "Піщане"),
        ("Новониколаевка", "Новомиколаївка"),
        ("Верхнекаменское", "Верхньокам'янське"),
        ("Андреевка", "Андріївка"),
        ("Белогоровка", "Білогорівка"),
        ("Яблоково", "Яблукове"),
        ("Красная Гора", "Красна Гора"),
        ("Сухие Ялы", "Сухі Яли"),
        ("Часов Яр", "Часів Яр"),
        ("Давыдов Брод", "Давидів Брід"),
        ("Краснополье", "Краснопілля"),
        ("Ивановское", "Іванівське"),
        ("Зелёное", "Зелене"),
        ("Нью-Йорк", "Нью-Йорк"),
        ("Суджа", "Суджа"),
        ("", ""),
    ],
)
def test_a_russian_name_as_ukrainian_spells_it(russian: str, ukrainian: str) -> None:
    assert ukrainian_name(russian) == ukrainian
