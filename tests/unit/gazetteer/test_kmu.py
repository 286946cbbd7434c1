"""The official table, letter by letter."""

from __future__ import annotations

import pytest

from dashboard.gazetteer.kmu import transliterate

TABLE = {
    "а": "a",
    "б": "b",
    "в": "v",
    "г": "h",
    "ґ": "g",
    "д": "d",
    "е": "e",
    "є": "ie",
    "ж": "zh",
    "з": "z",
    "и": "y",
    "і": "i",
    "ї": "i",
    "й": "i",
    "к": "k",
    "л": "l",
    "м": "m",
    "н": "n",
    "о": "o",
    "п": "p",
    "р": "r",
    "с": "s",
    "т": "t",
    "у": "u",
    "ф": "f",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ю": "iu",
    "я": "ia",
}
OPENING = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}


@pytest.mark.parametrize(("letter", "latin"), TABLE.items())
def test_inside_a_word(letter: str, latin: str) -> None:
    assert transliterate(f"ба{letter}") == f"ba{latin}"
    assert transliterate(f"ба{letter.upper()}") == f"ba{latin.capitalize()}"


@pytest.mark.parametrize("letter", TABLE)
def test_at_the_beginning(letter: str) -> None:
    latin = OPENING.get(letter, TABLE[letter])
    assert transliterate(letter) == latin
    assert transliterate(f"ба-{letter}") == f"ba-{latin}"
    assert transliterate(letter.upper()) == latin.capitalize()


def test_z_and_h_are_not_zh() -> None:
    assert transliterate("Згурівка Розгін згЗГ") == "Zghurivka Rozghin zghZGh"
    assert transliterate("зог") == "zoh"


@pytest.mark.parametrize("mark", "ьъ'’ʼ`\u02b9")
def test_soft_signs_and_apostrophes_are_dropped(mark: str) -> None:
    # The letter after an apostrophe is not at the beginning of a word.
    assert transliterate(f"б{mark}я") == "bia"


def test_other_letters_pass_unchanged() -> None:
    assert transliterate("Abc Éы-1") == "Abc Éы-1"
