"""Languages, sentences and words of a text, with the model and without."""

from __future__ import annotations

import pytest

from dashboard.reading.text.nlp import (
    LONGEST,
    MOST_TOKENS,
    WordSpan,
    language_of,
    main_language,
    model,
    sentences,
    split_words,
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ворог атакував позиції поблизу Торецька.", "uk"),
        ("Ворог втратив контроль над Роботиним.", "uk"),
        ("Окупанти захопили Полтавку, пише DeepState.", "uk"),
        ("18 травня ЗСУ завдали удару по складу, сказав Федоров.", "uk"),
        ("Противник просунувся поблизу Дачного.", "uk"),
        ("Загарбники втратили село, заявила Ганна Гай.", "uk"),
        ("Противник атакував село, але марно.", "uk"),
        ("Сили оборони контролюють Роботине.", "uk"),
        ("Захватчики потеряли село, но бой идёт.", "ru"),
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


TEXT = (
    "Lt. Gen. Ivan Koval spoke. “It fell,” he said!\n \n  Next day, at 5.30 p.m., it"
    " rained. The end"
)


@pytest.mark.parametrize("with_model", [True, False])
def test_offsets_and_paragraphs(with_model: bool) -> None:
    found = sentences(TEXT, model() if with_model else None)
    assert {s.paragraph for s in found} == {0, 2}
    assert {s.parsed for s in found} == {with_model}
    for sentence in found:
        assert sentence.tokens[0].start == sentence.start
        for token in sentence.tokens:
            assert TEXT[token.start : token.end] == token.text
            assert 0 <= token.head < len(sentence.tokens)


def test_titles_and_initials_end_no_sentence() -> None:
    found = [TEXT[s.start : s.end] for s in sentences(TEXT, None)]
    assert found[0] == "Lt. Gen. Ivan Koval spoke."
    assert found[-1] == "The end"


@pytest.mark.parametrize("with_model", [True, False])
@pytest.mark.parametrize(
    "text", ["“" * 3 * LONGEST, "a b " * LONGEST, "x" * 3 * LONGEST, " \n" * LONGEST]
)
@pytest.mark.slow
def test_dense_and_endless_text_is_bounded(text: str, with_model: bool) -> None:
    found = sentences(text, model() if with_model else None)
    assert sum(len(s.tokens) for s in found) <= (len(text) // LONGEST + 2) * MOST_TOKENS
    assert all(s.end - s.start <= LONGEST for s in found)
    assert [s.start for s in found] == sorted(s.start for s in found)


def test_words_carry_what_stands_before_them() -> None:
    assert split_words("Near Kyiv's  old-town.", 0, 22) == [
        WordSpan(0, 4, "Near", "near", "", True, False),
        WordSpan(5, 9, "Kyiv", "kyiv", " ", True, True),
        WordSpan(13, 16, "old", "old", "'s  ", False, False),
        WordSpan(17, 21, "town", "town", "-", False, False),
    ]


def test_initials_and_apostrophes_are_one_word() -> None:
    words = split_words("The U.S. shelled Kup’yansk and Kam'yanka's centre", 0, 49)
    assert [w.text for w in words] == [
        "The",
        "U.S.",
        "shelled",
        "Kup’yansk",
        "and",
        "Kam'yanka",
        "centre",
    ]
    assert [w.possessive for w in words] == [False] * 5 + [True, False]


def test_each_apostrophe_makes_a_genitive_and_a_lone_one_none() -> None:
    words = split_words("Kyiv’s Lvivʼs s's x's", 0, 21)
    assert [(w.text, w.possessive) for w in words] == [
        ("Kyiv", True),
        ("Lviv", True),
        ("s", True),
        ("x", True),
    ]
    assert [w.text for w in split_words("'s", 0, 2)] == ["s"]


def test_a_long_gap_is_cut_and_nothing_lies_outside() -> None:
    words = split_words("one ------------ two three", 4, 20)
    assert words == [WordSpan(17, 20, "two", "two", "--------", False, False)]
    assert split_words("... ", 0, 4) == []


def capitals(text: str) -> list[str]:
    return [word.text for word in split_words(text, 0, len(text)) if word.capital]


def test_names_in_links_accounts_and_trailing_tags_are_no_names() -> None:
    text = "Nikopol shelled: https://t.me/Kharkiv_life @Kherson_Now #Bakhmut #Lyman"
    assert capitals(text) == ["Nikopol"]


def test_a_tag_that_is_a_word_of_its_sentence_stays_one() -> None:
    assert capitals("Fire in #Bakhmut") == ["Fire", "Bakhmut"]
    assert capitals("Damage, #Lukashivka, north") == ["Damage", "Lukashivka"]


@pytest.mark.parametrize(
    "text",
    [
        "Командир О. Лиман розповів про бої.",
        "Бої в м. Суми та с. Роботине.",
        "Ген. Лиман розповів про бої.",
    ],
)
def test_an_initial_or_a_shortened_word_ends_no_sentence(text: str) -> None:
    (only,) = sentences(text, None)
    assert text[only.start : only.end] == text


def test_a_measure_may_end_a_sentence() -> None:
    assert len(sentences("Ворог просунувся на 500 м. Бої тривають.", None)) == 2
