"""The languages of a picture: their words, forms of nouns, days and numbers."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.cartography import LANGUAGES
from dashboard.cartography.drawing.text import load_metrics
from dashboard.cartography.lexicon import ENGLISH, words_of
from dashboard.domain.words import REGIONS
from tests.unit.cartography.scenes import FOLDERS

SIZES = load_metrics(FOLDERS[1])


def test_ukrainian_has_words_for_everything_and_its_forms() -> None:
    ukrainian = words_of("uk")
    assert set(ukrainian) == set(ENGLISH)
    assert all(ukrainian.values())
    assert [key for key, words in ENGLISH.items() if not words] == [
        "story.untranslated"
    ]
    uk, en = LANGUAGES["uk"], LANGUAGES["en"]
    assert [uk.count(n, "disputed") for n in (1, 2, 5, 11, 21, 22)] == [
        "1 спірне місце",
        "2 спірні місця",
        "5 спірних місць",
        "11 спірних місць",
        "21 спірне місце",
        "22 спірні місця",
    ]
    assert [en.count(n, "claims") for n in (0, 1, 1200)] == [
        "0 claims",
        "1 claim",
        "1,200 claims",
    ]
    letters = set(
        "".join(ukrainian.values())
        + "".join(uk.months)
        + "".join(map(uk.region, REGIONS))
        + "ґҐєЄіІїЇ’“”«»…"
    )
    assert letters - {"{", "}", "|", "\n"} <= set(SIZES.regular)


D = date


@pytest.mark.parametrize(
    ("first", "last", "english", "ukrainian"),
    [
        (D(2023, 6, 5), D(2023, 6, 5), "5 June 2023", "5 червня 2023"),
        (D(2023, 6, 5), D(2023, 6, 13), "5–13 June 2023", "5–13 червня 2023"),
        (
            D(2023, 5, 31),
            D(2023, 6, 1),
            "31 May – 1 June 2023",
            "31 травня – 1 червня 2023",
        ),
        (
            D(2022, 6, 5),
            D(2023, 6, 5),
            "5 June 2022 – 5 June 2023",
            "5 червня 2022 – 5 червня 2023",
        ),
        (
            D(2022, 12, 31),
            D(2023, 1, 1),
            "31 December 2022 – 1 January 2023",
            "31 грудня 2022 – 1 січня 2023",
        ),
        (D(2023, 6, 5), None, "from 5 June 2023", "від 5 червня 2023"),
        (None, D(2023, 6, 5), "until 5 June 2023", "до 5 червня 2023"),
        (None, None, "any date", "будь-яка дата"),
    ],
)
def test_periods_in_words(
    first: date | None, last: date | None, english: str, ukrainian: str
) -> None:
    assert LANGUAGES["en"].period(first, last) == english
    assert LANGUAGES["uk"].period(first, last) == ukrainian


def test_numbers_in_words() -> None:
    en, uk = LANGUAGES["en"], LANGUAGES["uk"]
    assert (en.number(1234567), uk.number(1234567)) == (
        "1,234,567",
        "1\u00a0234\u00a0567",
    )
    assert (en.decimal(2.5), uk.decimal(2.5), en.decimal(110.0)) == (
        "2.5",
        "2,5",
        "110",
    )


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 тверджень"),
        (1, "1 твердження"),
        (2, "2 твердження"),
        (4, "4 твердження"),
        (5, "5 тверджень"),
        (11, "11 тверджень"),
        (12, "12 тверджень"),
        (14, "14 тверджень"),
        (21, "21 твердження"),
        (111, "111 тверджень"),
        (112, "112 тверджень"),
        (1002, "1\u00a0002 твердження"),
    ],
)
def test_ukrainian_nouns_after_numbers(count: int, words: str) -> None:
    assert LANGUAGES["uk"].count(count, "claims") == words


def test_regions() -> None:
    assert LANGUAGES["en"].region("Donetsk") == "Donetsk oblast"
    assert LANGUAGES["uk"].region("Donetsk") == "Донецька область"
    assert LANGUAGES["uk"].region("Crimea") == "Крим"
    assert LANGUAGES["uk"].region("Zhytomyr") == "Житомирська область"
    assert LANGUAGES["uk"].region("Atlantis") == "Atlantis"
