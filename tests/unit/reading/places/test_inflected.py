"""Places of Ukrainian and Russian sentences."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.words import Precision
from dashboard.reading.model import Mention, Role
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
r305 u03 u04 u06 u07 u09 u11 u17 u19 u21 u23 u25 u32 u33 u36 u45 u46 u49 u51 u58
u59 u304 u308
"""
"""Passages of tests/reading that together go every way through the module."""


@pytest.mark.parametrize("passage", ANNOTATED.split())
def test_passages_are_read_as_annotated(passage: str) -> None:
    assert misread(passage) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Бої в Донецькій Народній Республіці.", ["Donetsk Oblast"]),
        ("Взрывы в Луганской Народной Республике.", ["Luhansk Oblast"]),
        (
            "Бої на Сумщині, Донбасі та Херсонщині.",
            ["Sumy Oblast", "Donbas", "Kherson Oblast"],
        ),
        ("Бої в Івано-Франківській області.", ["Ivano-Frankivsk Oblast"]),
        ("Бої у Харківському районі.", ["Kharkiv Raion"]),
        (
            "Удари по Харківській, Сумській та Чернігівській областях.",
            ["Kharkiv Oblast", "Sumy Oblast", "Chernihiv Oblast"],
        ),
        (
            "На Покровському та Лиманському напрямках тривають бої.",
            ["Pokrovsk", "Lyman"],
        ),
        ("Бои в Московской области.", ["Moskovskaya Oblast"]),
        (
            "Взрывы в Брянской и Смоленской областях.",
            ["Bryanskaya Oblast", "Smolenskaya Oblast"],
        ),
        (
            "Взрывы в Подольске Московской области.",
            ["Podolsk", "Moskovskaya Oblast"],
        ),
        ("Бої в місті Лиман.", ["Lyman"]),
        ("Місто «Лиман» обстріляли.", ["Lyman"]),
        ("Бої біля смт Велика Новосілка.", ["Velyka Novosilka"]),
        ("Бої в с. Роботине.", ["Robotyne"]),
        ("Бої у м. Суми.", ["Sumy"]),
        ("Обстріляли населений пункт Білогорівка.", ["Bilohorivka"]),
        ("Бої поблизу міста Лиман та селища Ямпіль.", ["Lyman", "Yampil"]),
        ("Бої в Бурлацькому.", ["Burlatske"]),
        ("Бої у Вірменії тривають.", ["Armenia"]),
        ("Бои в Красноармейске.", ["Pokrovsk"]),
        # A name that nobody knows, where the grammar makes it a place.
        ("У Казачьей Локне идут бои.", [""]),
        ("Взрывы в Вымыслове Тверской области.", ["", "Tverskaya Oblast"]),
        ("Удар по Севску.", [""]),
        ("Бои под Карачевом.", [""]),
        ("Бої біля Невідомівки та Сум.", ["", "Sumy"]),
        ("У селі Вигаданка стріляли.", [""]),
        (
            "Бойова група біля Синьківки, Вигадівки та Петропавлівки.",
            ["Synkivka", "", "Petropavlivka"],
        ),
    ],
)
def test_what_the_words_around_make_a_place(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Вулиця Покровська в Сумах перекрита.", ["Sumy"]),
        ("Річка Оскіл біля Куп'янська розлилася.", ["Kupiansk"]),
        ("На Сіверському Донці зруйновано міст біля Лимана.", ["Lyman"]),
        ("Сіверський Донець біля Лимана розлився.", ["Lyman"]),
        ("На 72-гу бригаду напали біля Вугледара.", ["Vuhledar"]),
        ("Полонений Петро Лиман розповів про бої.", []),
        ("Генерал Лиман розповів про бої у Сумах.", ["Sumy"]),
        ("Командир О. Лиман розповів про бої у Сумах.", ["Sumy"]),
        ("Школа імені Харкова стоїть у Сумах.", ["Sumy"]),
        ("«Лиман» штурмував біля Сіверська.", ["Siversk"]),
        ("Бої у ЗСУ тривають.", []),
    ],
)
def test_people_streets_rivers_and_units_are_no_places(
    text: str, expected: list[str]
) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Москва заявила про взяття Лимана.", Role.METONYM),
        ("Київ заявив про контрнаступ під Лиманом.", Role.METONYM),
        ("Київ не заявив про контрнаступ під Лиманом.", Role.METONYM),
        ("Україна відбила атаки біля Лимана.", Role.METONYM),
        ("Кремль заявив про взяття Лимана.", Role.METONYM),
        ("Київ обстріляли з боку Лимана.", Role.PLACE),
        ("У Москві розповіли про взяття Лимана.", Role.PLACE),
        ("Українськ обстріляли з боку Лимана.", Role.PLACE),
    ],
)
def test_a_capital_that_speaks_is_a_government(text: str, role: Role) -> None:
    first, lyman = mentions(text)
    assert (first.role, lyman.role) == (role, Role.PLACE)


@pytest.mark.parametrize(
    ("text", "radius_km", "north_km", "east_km"),
    [
        ("Бої у Лимані.", 4, 0, 0),
        ("Бої біля Лимана.", 5, 0, 0),
        ("Бої під Лиманом.", 5, 0, 0),
        ("Ідуть під Лиман.", 4, 0, 0),
        ("Бої неподалік міста Лиман.", 5, 0, 0),
        ("Бої північніше Лимана.", 10, 0, 0),
        ("Бої за 5 км на північ від Лимана.", 6, 5, 0),
        ("Бої за 10 кілометрів на південь від Лимана.", 8, -10, 0),
        ("Бої за 20 км на схід від Лимана.", 12, 0, 20),
        ("Бои в 10 км к западу от Лимана.", 8, 0, -10),
        ("Бої за 10 км на північний захід від Лимана.", 8, 7.07, -7.07),
        ("Бої на схід від Лимана.", 10, 0, 0),
        ("Бої за 3 км від Лимана.", 4, 0, 0),
    ],
)
def test_where_it_lies_as_seen_from_a_place(
    text: str, radius_km: float, north_km: float, east_km: float
) -> None:
    (mention,) = mentions(text)
    (lyman,) = mentions("Бої у Лимані.")
    assert mention.place is not None
    assert lyman.place is not None
    assert mention.radius_km == pytest.approx(radius_km, abs=0.5)
    north = (mention.place.lat - lyman.place.lat) * 111.2
    east = (mention.place.lon - lyman.place.lon) * 111.2 * 0.656
    assert (north, east) == pytest.approx((north_km, east_km), abs=0.2)


def test_what_is_near_the_first_of_a_list_is_near_them_all() -> None:
    near = mentions("Бої біля Торецька, Сіверська і Лимана.")
    assert [m.precision for m in near] == [Precision.APPROXIMATE] * 3
    apart = mentions("Бої біля Торецька. У Лимані стріляли.")
    assert [m.precision for m in apart] == [
        Precision.APPROXIMATE,
        Precision.SETTLEMENT,
    ]


def test_a_direction_spans_what_it_is_called_after() -> None:
    pokrovsk, lyman = mentions("На Покровському та Лиманському напрямках стріляли.")
    assert (pokrovsk.place_as_written, lyman.place_as_written) == (
        "Покровському",
        "Лиманському напрямках",
    )
    assert pokrovsk.radius_km == lyman.radius_km == 30
