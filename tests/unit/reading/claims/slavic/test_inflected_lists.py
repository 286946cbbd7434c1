"""Lists of Ukrainian and Russian posts: what a heading says of each line below it."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.words import Kind
from dashboard.reading.claims.slavic.inflected_lists import (
    ListHeading,
    list_heading,
    listed_event,
    stands_under,
)
from dashboard.reading.model import Sentence
from tests.unit.reading.articles import read

DAY = date(2024, 4, 5)


def line(text: str, words: str, language: str = "uk") -> Sentence:
    start = text.index(words)
    return Sentence(
        start, start + len(words), 0, (), (), parsed=False, language=language
    )


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Удари по Сумщині за добу:", Kind.STRIKE),
        ("Звільнені та обстріляні села: взято Торецьк:", None),
        ("Коротко про головне:", None),
    ],
)
def test_a_line_that_ends_with_a_colon_heads_a_list(
    heading: str, kind: Kind | None
) -> None:
    text = f"{heading}\n— Білопілля"
    found = list_heading(text, line(text, heading), None, [])
    assert found == ListHeading(len(heading), None, None, kind)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Удари по Сумщині за добу: двоє загиблих.\nДалі", "Удари по Сумщині за добу:"),
        ("Удари по Сумщині за добу.\nДалі", "Удари по Сумщині за добу."),
        ("Удари по Сумщині за добу:", "Удари по Сумщині за добу:"),
    ],
)
def test_another_line_heads_none(text: str, words: str) -> None:
    assert list_heading(text, line(text, words), None, []) is None


def test_the_lines_of_a_list_end_at_a_blank_one() -> None:
    text = "Удари:\n\n— Суми\n— Херсон\n\nУ Львові тихо."
    heading = ListHeading(text.index(":") + 1, None, None, Kind.STRIKE)
    lines = [line(text, words) for words in ("— Суми", "— Херсон", "У Львові")]
    assert [stands_under(text, heading, part) for part in lines] == [True, True, False]
    assert not stands_under(text, None, lines[0])
    assert not stands_under(text, heading, line(text, "Удари"))


def test_a_line_without_its_place_in_front_tells_of_no_event() -> None:
    text = "Удари:\n— горить склад у Сумах"
    heading = ListHeading(6, None, None, Kind.STRIKE)
    sentence = line(text, "— горить склад у Сумах")
    places = [m for m in read(text, DAY).mentions if m.place_as_written == "Сумах"]
    assert places
    assert listed_event(text, heading, sentence, places) is None
    assert listed_event(text, heading, sentence, []) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Удари по Сумщині за 3 квітня, за даними прокуратури:\n▪️Білопілля — FPV;\n"
            "▪️Шостка — КАБи, двоє поранених.",
            [
                ("strike", "Білопілля", "прокуратури", "2024-04-03"),
                ("strike", "Шостка", "прокуратури", "2024-04-03"),
            ],
        ),
        (
            "Обстрелы области за день, по данным ОВА:\n— Шостка: миномёты;\n"
            "— Глухов: два КАБа.",
            [
                ("strike", "Шостка", "ОВА", "2024-04-05"),
                ("strike", "Глухов", "ОВА", "2024-04-05"),
            ],
        ),
    ],
)
def test_each_line_has_kind_speaker_and_day_of_its_heading(
    text: str, expected: list[tuple[str, str, str, str]]
) -> None:
    claims = [
        (c.kind.value, c.place_as_written, c.claimant, str(c.date_from))
        for c in read(text, DAY).claims
    ]
    assert claims == expected
