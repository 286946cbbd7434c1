"""On which days Ukrainian and Russian reports put what they tell."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.reading.articles import read

DAY = date(2025, 2, 12)


def days(text: str) -> list[tuple[str, str]]:
    return [
        (str(c.date_from or ""), str(c.date_to or "")) for c in read(text, DAY).claims
    ]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Бої не вщухають біля Торецька.", "2025-02-12", "2025-02-12"),
        ("Сили оборони мають просування біля Куп'янська.", "2025-02-12", "2025-02-12"),
        ("Військові зводять укріплення біля Полтави.", "2025-02-12", "2025-02-12"),
        ("Суми під ударами шахедів.", "2025-02-12", "2025-02-12"),
        ("Суми були під ударами шахедів.", "", "2025-02-12"),
        ("ВСУ отражают атаку дронов на Херсон.", "2025-02-12", "2025-02-12"),
        ("Наши бойцы удерживают Часов Яр.", "2025-02-12", "2025-02-12"),
        ("Росіяни вдарили по Сумах, де горить склад.", "", "2025-02-12"),
        (
            "Уночі збито 40 шахедів. Уламки дронів упали на склад у Полтаві.",
            "2025-02-11",
            "2025-02-12",
        ),
        (
            "Рятувальники розбирають завали в Сумах, у які в неділю влучила ракета.",
            "",
            "2025-02-12",
        ),
        (
            "Денис Пушилин сообщил 10 февраля, что Торецк под контролем России.",
            "2025-02-10",
            "2025-02-10",
        ),
    ],
)
def test_the_days_of_an_event(text: str, first: str, last: str) -> None:
    assert days(text) == [(first, last)]


def test_the_day_of_a_later_event_is_not_that_of_an_earlier() -> None:
    text = "Російські війська обстріляли Суми, учора вони захопили Торецьк."
    assert days(text) == [("", "2025-02-12"), ("2025-02-11", "2025-02-11")]


def test_the_same_day_is_that_of_the_sentence_before() -> None:
    text = (
        "В понедельник российские войска обстреляли Сумы. В тот же день дроны атаковали"
        " Харьков."
    )
    assert days(text) == [("2025-02-10", "2025-02-10")] * 2


def test_the_day_of_the_place_that_a_sentence_goes_on_about() -> None:
    text = "У понеділок дрони атакували Суми. Ракета влучила в місто, є загиблі."
    assert set(days(text)) == {("2025-02-10", "2025-02-10")}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Торецьк під контролем ЗСУ, росіяни брешуть.", "2025-02-12"),
        ("Торецьк був під контролем ЗСУ.", ""),
    ],
)
def test_who_holds_a_place_without_a_past_holds_it_today(text: str, first: str) -> None:
    assert days(text) == [(first, "2025-02-12")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "У вівторок росіяни вдарили по Сумах, у понеділок — по Харкову.",
            [("2025-02-11", "2025-02-11"), ("2025-02-10", "2025-02-10")],
        ),
        (
            "Ночью россияне обстреляли Херсон, утром — Никополь.",
            [("2025-02-11", "2025-02-12"), ("2025-02-12", "2025-02-12")],
        ),
        (
            "У понеділок росіяни вдарили по Сумах і по Харкову.",
            [("2025-02-10", "2025-02-10")] * 2,
        ),
    ],
)
def test_where_the_verb_stands_once_each_place_has_its_own_time(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (
            "Росіяни обстріляли Суми. Це сталося 9 лютого, є поранені.",
            "2025-02-09",
            "2025-02-09",
        ),
        (
            "ВСУ продвинулись у Торецка. Бой, по его словам, произошёл во вторник.",
            "2025-02-11",
            "2025-02-11",
        ),
        (
            "Склад у Сумах пошкоджено ударом ракет, які Росія запустила в неділю.",
            "2025-02-09",
            "2025-02-09",
        ),
        (
            "В последние дни россияне продвинулись у Торецка: на записи от 5 февраля"
            " видны дома.",
            "",
            "2025-02-12",
        ),
        ("У Сумах чути вибухи після удару ракети.", "2025-02-12", "2025-02-12"),
        ("Бои в Торецке не закончены.", "2025-02-12", "2025-02-12"),
    ],
)
def test_the_day_of_what_happened(text: str, first: str, last: str) -> None:
    assert days(text) == [(first, last)]


def test_a_paragraph_that_begins_with_the_past_day_is_about_it() -> None:
    text = (
        "За минувшие сутки российские войска взяли Торецк. Удары нанесены по позициям"
        " ВСУ под Константиновкой."
    )
    assert set(days(text)) == {("2025-02-11", "2025-02-12")}


def test_what_a_speaker_goes_on_to_say_he_said_on_the_same_day() -> None:
    text = (
        "Торецьк утримують, заявив у понеділок речник ОСУВ «Хортиця». За його словами,"
        " бої тривають і біля Курахового."
    )
    assert days(text)[1] == ("2025-02-10", "2025-02-10")


def test_the_present_of_a_summary_is_its_own_day() -> None:
    text = (
        "Зведення Генштабу: минулої доби ворог обстріляв Суми. Біля Торецька бої"
        " тривають."
    )
    assert days(text) == [("2025-02-11", "2025-02-12"), ("2025-02-12", "2025-02-12")]


def test_a_summary_gives_its_day_to_the_lines_below() -> None:
    text = "Обстріли за 9 лютого:\n▪️Суми — удар КАБом;\n▪️Херсон — обстріл."
    assert days(text) == [("2025-02-09", "2025-02-09")] * 2


def test_the_state_of_a_later_sentence_does_not_move_the_day_of_the_report() -> None:
    text = "Росіяни штурмують Торецьк. Станом на 8 лютого село Зоря було в їхніх руках."
    assert days(text)[0] == ("2025-02-12", "2025-02-12")
