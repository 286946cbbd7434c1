"""Places of Ukrainian and Russian sentences."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.words import Precision
from dashboard.reading.model import Mention
from tests.unit.reading.annotated import misread
from tests.unit.reading.articles import read

DAY = date(2025, 2, 12)


def mentions(text: str) -> list[Mention]:
    return list(read(text, DAY).mentions)


def names(text: str) -> list[str]:
    return [m.place.name if m.place else "" for m in mentions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ворог обстріляв Харків та Куп'янськ.", ["Kharkiv", "Kupiansk"]),
        ("Бої тривають у Часовому Яру.", ["Chasiv Yar"]),
        ("Бої тривають біля Великої Новосілки.", ["Velyka Novosilka"]),
        ("Удар по Львову: є загиблі.", ["Lviv"]),
        ("Вибухи у Кривому Розі та в Одесі.", ["Kryvyi Rih", "Odesa"]),
        ("Бої біля Глибокого на Харківщині.", ["Hlyboke", "Kharkiv Oblast"]),
        (
            "Обстріляно Мар'їнку Донецької області.",
            ["Marinka", "Donetsk Oblast"],
        ),
        (
            "У Донецькій та Луганській областях тривають бої.",
            ["Donetsk Oblast", "Luhansk Oblast"],
        ),
        (
            "Противник наступал в районе Часова Яра и у Красного Лимана.",
            ["Chasiv Yar", "Lyman"],
        ),
        ("Освобождён населённый пункт Двуречная.", ["Dvorichna"]),
        # Its Russian name stands nowhere: it is told from the Ukrainian one.
        ("Войска освободили Бурлацкое.", ["Burlatske"]),
        # "Forces", and no village of Zakarpattia.
        ("Підрозділи Сил оборони відбили атаку біля Липців.", ["Lyptsi"]),
    ],
)
def test_names_in_any_case(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Бійці бригади «Азов» відпочивають.",
        "Речник Харківської бригади виступив.",
        "Полковник Іван Торецький виступив.",
        "Вулиця Харківська перекрита.",
        "Новини: https://t.me/Kharkiv_now та @Bakhmut_live",
        "Група «Хортиця» прозвітувала.",
        "Сили оборони відпочивають.",
        "Через Дніпро переправилися човнами.",
    ],
)
def test_what_is_called_by_a_place_is_none(text: str) -> None:
    assert names(text) == []


def test_a_direction_is_a_stretch_of_the_front() -> None:
    (only,) = mentions("На Новопавлівському напрямку тривають бої.")
    assert only.place is not None
    assert (only.place.name, only.precision) == ("Novopavlivka", Precision.AREA)


def test_near_and_beside_a_place() -> None:
    near, off = mentions("Бої біля Торецька. Атака за 5 км на північ від Сіверська.")
    assert near.place is not None
    assert off.place is not None
    assert near.radius_km == pytest.approx(max(5.0, near.place.radius_km))
    assert off.place.lat > 48.9


def test_a_region_abroad_is_no_place_of_ukraine() -> None:
    for text in ("Бої у Курській області.", "Взрывы в Белгородской области."):
        (only,) = mentions(text)
        assert only.place is None or only.place.country == "RU"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ракета влучила у вокзал в Ізюмі.", "Izium"),
        ("У Барі відкрили шпиталь.", "Bar"),
        ("Дрони атакували склади біля Брод.", "Brody"),
    ],
)
def test_a_town_in_some_case_is_no_place_abroad_of_the_same_letters(
    text: str, name: str
) -> None:
    assert set(names(text)) == {name}


def test_a_place_abroad_that_is_no_town_of_ours_stays_abroad() -> None:
    (only,) = mentions("Про це заявили в Римі.")
    assert only.place is None or only.place.country == "IT"


def test_a_case_of_two_names_is_told_by_what_stands_beside() -> None:
    text = "Бої в районах Авдіївки, Первомайського та Мар'їнки."
    assert names(text) == ["Avdiivka", "Pervomaiske", "Marinka"]


def test_offsets_are_those_of_the_text() -> None:
    text = "🔥 Ворог обстріляв Нікополь і Марганець."
    assert [text[m.start : m.end] for m in mentions(text)] == ["Нікополь", "Марганець"]


ANNOTATED = """
r01 r02 r03 r05 r06 r11 r12 r13 r17 r20 r24 r25 r29 r33 r34 r36 r39 r42 r48 r204
r305 u03 u04 u06 u07 u09 u11 u17 u19 u21 u23 u25 u32 u33 u36 u45 u46 u49 u50 u51 u58
u59 u304 u308
"""
"""Passages of tests/reading that together go every way through the module."""


@pytest.mark.parametrize("passage", ANNOTATED.split())
def test_passages_are_read_as_annotated(passage: str) -> None:
    assert misread(passage) == []
