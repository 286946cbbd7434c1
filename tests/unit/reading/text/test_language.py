"""The language of a passage, by its letters, its words or the model."""

from __future__ import annotations

import pytest

from dashboard.reading.text.language import language_of, main_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ворог атакував позиції поблизу Торецька.", "uk"),
        ("Ворог втратив контроль над Роботиним.", "uk"),
        ("Окупанти захопили Полтавку, пише DeepState.", "uk"),
        ("18 травня ЗСУ завдали удару по складу, сказав Федоров.", "uk"),
        ("Противник просунувся поблизу Дачного.", "uk"),
        ("Противник атаковал позиции у Торецка.", "ru"),
        ("Враг потерял контроль над Работино.", "ru"),
        ("Рускія войскі ўзялі вёску, паведаміў ён.", "be"),
        ("Russian forces shelled Nikopol on Tuesday.", "en"),
        ("Shelling, Nikopol", "en"),
        ("Raketen schlugen am Abend in Charkiw ein.", "de"),
        ("Les troupes russes ont pris la ville hier soir.", "fr"),
        ("Rosyjskie wojska zajęły w piątek Awdijiwkę.", "pl"),
        ("الجيش الروسي يقصف المدينة", "ar"),
        ("", "en"),
        ("14.06.2023", "en"),
    ],
)
def test_the_language_of_a_passage(text: str, code: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize("default", ["en", "de", "pl"])
def test_a_bare_name_is_in_the_language_of_the_rest(default: str) -> None:
    assert language_of("Bakhmut", default) == default


def test_cyrillic_without_a_sign_is_in_the_language_of_the_rest() -> None:
    assert [language_of("Торецк", code) for code in ("uk", "ru")] == ["uk", "ru"]


def test_the_main_language_is_that_of_most_characters() -> None:
    assert main_language([("uk", 10), ("en", 30), ("uk", 25)]) == "uk"
    assert main_language([]) == "en"


def test_a_long_passage_without_its_own_vowels_is_not_ukrainian() -> None:
    text = "Завершено строительство укрепления у города, доложил генерал"
    assert language_of(text) == "ru"
