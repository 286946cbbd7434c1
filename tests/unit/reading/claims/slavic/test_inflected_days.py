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
