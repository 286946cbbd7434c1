"""Words with their offsets, gaps, capitals and genitives."""

from __future__ import annotations

from dashboard.reading.text.tokens import WordSpan, split_words


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
