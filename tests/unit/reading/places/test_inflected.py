"""Places of Ukrainian and Russian sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import cast

import pytest

from dashboard.domain.words import Precision
from dashboard.reading.lexicon.loader import word_lists
from dashboard.reading.lexicon.schema import InflectedPlaceWords
from dashboard.reading.model import Mention, Role
from dashboard.reading.places import inflected
from dashboard.reading.places.context import Toponym
from dashboard.reading.places.inflected import is_border_village, recognise_inflected
from dashboard.reading.places.recognise import NameLookup
from dashboard.reading.text.nlp import WordSpan, split_words
from tests.unit.reading.annotated import misread
from tests.unit.reading.articles import read
from tests.unit.reading.marked import Answer, marked_answer, marked_cases
from tests.unit.reading.toponyms import gazetteer

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


def recognised(text: str, language: str) -> list[str]:
    """Return the names in a text: as written, then in the nominative where that is
    another word, and what else is told of each.
    """
    words = split_words(text, 0, len(text))
    lookup = NameLookup(gazetteer())
    out = []
    for t in recognise_inflected(text, words, lookup, language, DAY):
        parts = [
            text[t.start : t.end],
            "" if t.name == text[t.start : t.end] else t.name,
        ]
        parts += [t.kind, "metonym" if t.role is Role.METONYM else ""]
        parts += ["sector" if t.sector else ""]
        parts += ["" if t.displaced is None else str(t.displaced)]
        out.append(" ".join(filter(None, parts)))
    return out


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Бої в Торецьку.", "uk", ["Торецьку Торецьк"]),
        ("Бої біля Торецька.", "uk", ["Торецька Торецьк (None, None)"]),
        ("Бої під Торецьком.", "uk", ["Торецьком Торецьк (None, None)"]),
        ("Вибухи під Торецьк.", "uk", ["Торецьк"]),
        ("Бої за 5 км на північ від Торецька.", "uk", ["Торецька Торецьк (0.0, 5.0)"]),
        ("Бої північніше Торецька.", "uk", ["Торецька Торецьк (0.0, None)"]),
        (
            "Бої на північний захід від Торецька.",
            "uk",
            ["Торецька Торецьк (315.0, None)"],
        ),
        (
            "Бої за 5 кілометрів на схід від міста Торецьк.",
            "uk",
            ["Торецьк city (90.0, 5.0)"],
        ),
        (
            "Бої за 1500 км на схід від Торецька.",
            "uk",
            ["Торецька Торецьк (90.0, None)"],
        ),
        (
            "Бої за кілька км на схід від Торецька.",
            "uk",
            ["Торецька Торецьк (90.0, None)"],
        ),
        ("Бої на схід від Торецька.", "uk", ["Торецька Торецьк (90.0, None)"]),
        (
            "Бої біля Торецька та Лимана.",
            "uk",
            ["Торецька Торецьк (None, None)", "Лимана Лиман (None, None)"],
        ),
        (
            "Бої біля Торецька, Лимана.",
            "uk",
            ["Торецька Торецьк (None, None)", "Лимана Лиман (None, None)"],
        ),
        (
            "Бої біля Торецька; Лимана.",
            "uk",
            ["Торецька Торецьк (None, None)", "Лимана Лиман"],
        ),
        ("Бої в Торецьку і Лимані.", "uk", ["Торецьку Торецьк", "Лимані Лиман"]),
        ("Обстріл Донеччини.", "uk", ["Донеччини Donetsk oblast"]),
        ("Обстріл донеччини.", "uk", ["донеччини Donetsk oblast"]),
        ("Бої на Донбасі.", "uk", ["Донбасі Donbas"]),
        (
            "Глава Донецької Народної Республіки.",
            "uk",
            ["Донецької Народної Республіки Donetsk oblast"],
        ),
        ("Бої в Донецькій області.", "uk", ["Донецькій області Донецька oblast"]),
        (
            "Бої в Донецькій та Луганській областях.",
            "uk",
            ["Донецькій Донецька oblast", "Луганській областях Луганська oblast"],
        ),
        (
            "Бої в Івано-Франківській області.",
            "uk",
            ["Івано-Франківській області Івано-Франківська oblast"],
        ),
        (
            "Бої в Краматорському районі.",
            "uk",
            ["Краматорському районі Краматорський raion"],
        ),
        ("Бої в Невідомському районі.", "uk", ["Невідомському районі raion"]),
        ("Бої в Лиманській громаді.", "uk", ["Лиманській громаді hromada"]),
        ("Бої на Лиманському напрямку.", "uk", ["Лиманському напрямку Lyman sector"]),
        ("Бої на Лиманському.", "uk", ["Лиманському Lyman sector"]),
        ("На Лиманському відбито атаки.", "uk", ["Лиманському Lyman sector"]),
        (
            "Дрони над Бєлгородською областю, 38 над Воронезькою.",
            "uk",
            ["Бєлгородською областю Бєлгородська oblast", "Воронезькою Воронеж oblast"],
        ),
        ("Дрони над Воронезькою.", "uk", []),
        ("Обстріл Курської області.", "uk", ["Курської області Курська oblast"]),
        (
            "Бої на Покровському та Лиманському напрямках.",
            "uk",
            ["Покровському Pokrovsk sector", "Лиманському напрямках Lyman sector"],
        ),
        (
            "Обстріл Антонівського мосту.",
            "uk",
            ["Антонівського мосту Антонівський міст"],
        ),
        ("Бої біля острова Зміїний.", "uk", ["острова Зміїний Зміїний (None, None)"]),
        ("Бої на річці Оскіл.", "uk", []),
        ("Бої на лівому березі Дніпра.", "uk", []),
        ("Бої на Сіверському Дінці.", "uk", []),
        ("Удар по Дніпру.", "uk", ["Дніпру Дніпро"]),
        ("Київські волонтери поїхали.", "uk", []),
        ("Боєць Іван Торецький упав.", "uk", []),
        ("Генерал Торецький упав.", "uk", []),
        ("І. Торецький упав.", "uk", []),
        ("Вулиця Торецька закрита.", "uk", []),
        ("На вулицях Торецька бої.", "uk", ["Торецька Торецьк"]),
        ("На розбитих вулицях Торецька бої.", "uk", ["Торецька Торецьк"]),
        ("Парк імені Лимана закрито.", "uk", []),
        ("Бригада «Лиман» пішла.", "uk", []),
        ("Місто «Лиман» горить.", "uk", ["Лиман city"]),
        ("«Лиман наш», — каже боєць.", "uk", ["Лиман"]),
        ("Загін «Лиман", "uk", []),
        ("Росія атакує.", "uk", ["Росія metonym"]),
        ("Україна тримається.", "uk", ["Україна metonym"]),
        ("Українськ обстріляли.", "uk", ["Українськ"]),
        ("В Українську вибухи.", "uk", ["Українську Українськ"]),
        ("Кремль мовчить.", "uk", ["Кремль metonym"]),
        ("Москва хоче війни.", "uk", ["Москва metonym"]),
        ("У Москві вибухи.", "uk", ["Москві Москва"]),
        ("Київ хоче миру.", "uk", ["Київ metonym"]),
        ("У Києві вибухи.", "uk", ["Києві Київ"]),
        ("Київ не хоче війни.", "uk", ["Київ metonym"]),
        ("Київ горить.", "uk", ["Київ"]),
        ("Бої за село Невідоме.", "uk", ["Невідоме village"]),
        ("Захопили Невідомівку.", "uk", []),
        ("Захопили Петрове.", "uk", ["Петрове"]),
        (
            "Бої в Лимані, Невідомці та Торецьку.",
            "uk",
            ["Лимані Лиман", "Невідомці", "Торецьку Торецьк"],
        ),
        ("Бої в Невідомівці.", "uk", ["Невідомівці"]),
        ("Бої по Невідому.", "uk", []),
        ("Бої під Невідомом.", "uk", ["Невідомом (None, None)"]),
        (
            "Дрон упав у Торопці Тверської області.",
            "uk",
            ["Торопці Торопець", "Тверської області Тверська oblast"],
        ),
        ("Вибухи у Великих Луках.", "uk", ["Великих Луках Великі Луки"]),
        ("ЗСУ пішли.", "uk", []),
        ("Сили оборони пішли.", "uk", []),
        ("Лиман-2 закрито.", "uk", []),
        ("Торецьк і Лиман обстріляли.", "uk", ["Торецьк", "Лиман"]),
        ("Торецьк, Лиман обстріляли.", "uk", ["Торецьк", "Лиман"]),
        ("Торецьк обстріляли.", "uk", ["Торецьк"]),
        ("Бар обстріляли.", "uk", []),
        ("В Ізюмі вибух.", "uk", ["Ізюмі Ізюм"]),
        ("У м. Лиман вибух.", "uk", ["Лиман"]),
        ("У смт Донець вибух.", "uk", ["Донець settlement"]),
        ("Населений пункт Лиман узято.", "uk", ["Лиман"]),
        ("Населений пункт: Лиман.", "uk", ["Лиман"]),
        ("Район Лимана обстріляли.", "uk", ["Лимана Лиман"]),
        ("Бої в Часовому Яру.", "uk", ["Часовому Яру Часов Яр"]),
        ("Бої у Ростові-на-Дону.", "uk", ["Ростові-на-Дону Ростов-на-Дону"]),
        ("Бої в Малій Локні.", "uk", ["Малій Локні Мала Локня"]),
        (
            "Удар по Харкову, Києву, Одесі.",
            "uk",
            ["Харкову Харків", "Києву Київ", "Одесі Одеса"],
        ),
        ("Бои в Торецке.", "ru", ["Торецке Торецк"]),
        ("Бои под Торецком.", "ru", ["Торецком Торецк (None, None)"]),
        ("Бои севернее Торецка.", "ru", ["Торецка Торецк (0.0, None)"]),
        ("Бои в 5 км к северу от Торецка.", "ru", ["Торецка Торецк (0.0, 5.0)"]),
        ("Обстрел Донетчины.", "ru", ["Донетчины Donetsk oblast"]),
        (
            "Донецкая Народная Республика.",
            "ru",
            ["Донецкая Народная Республика Donetsk oblast"],
        ),
        ("Бои в Донецкой области.", "ru", ["Донецкой области Донецкая oblast"]),
        (
            "Бои на Красноармейском направлении.",
            "ru",
            ["Красноармейском направлении Krasnoarmeysk sector"],
        ),
        ("Бои в Малой Локне.", "ru", ["Малой Локне Малая Локня"]),
        ("Бои в Казачьей Локне.", "ru", ["Казачьей Локне Казачья Локня"]),
        ("Освободили Бурлацкое.", "ru", ["Бурлацкое Бурлацьке"]),
        ("Освободили Иванова.", "ru", ["Иванова"]),
        ("Россия атакует.", "ru", ["Россия metonym"]),
        ("Москва заявила.", "ru", ["Москва metonym"]),
        ("Киев заявил.", "ru", ["Киев metonym"]),
        ("Удар по Москве.", "ru", ["Москве Москва"]),
        ("Удар по Севску.", "ru", ["Севску Севск"]),
        ("Под Карачевом взрыв.", "ru", ["Карачевом (None, None)"]),
        (
            "В Торопце Тверской области взрыв.",
            "ru",
            ["Торопце Торопец", "Тверской области Тверская oblast"],
        ),
        ("Бригада «Лиман» ушла.", "ru", []),
        ("Генерал Торецкий упал.", "ru", []),
        ("На улицах Торецка бои.", "ru", ["Торецка Торецк"]),
        ("Улица Торецкая закрыта.", "ru", []),
        ("Бои на реке Оскол.", "ru", []),
        ("Бои в Ростове-на-Дону.", "ru", ["Ростове-на-Дону Ростов-на-Дону"]),
        (
            "Взрывы в Белгородской области.",
            "ru",
            ["Белгородской области Белгородская oblast"],
        ),
        ("Бои за Двуречную.", "ru", ["Двуречную Двуречная"]),
    ],
)
def test_all_names_of_a_text(text: str, language: str, expected: list[str]) -> None:
    assert recognised(text, language) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Курської", "курськ"),
        ("Донецькому", "донецьк"),
        ("Запорізька", "запорізьк"),
        ("Київ", ""),
        ("Московская", "московск"),
        ("ськ", ""),
        ("Донецк", ""),
        ("Луцкий", "луцк"),
    ],
)
def test_an_adjective_has_a_stem(word: str, expected: str) -> None:
    assert inflected._stem_of_adjective(word) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Курської", ["Курськ", "Кур", "Курка", "Кура", "Куре", "Куря"]),
        (
            "Московської",
            [
                "Московськ",
                "Москов",
                "Москва",
                "Московка",
                "Москова",
                "Москове",
                "Московя",
            ],
        ),
        ("Запорізької", ["Запорізьк", "Запоріж"]),
        (
            "Бєлгородської",
            [
                "Бєлгородськ",
                "Бєлгород",
                "Бєлгородка",
                "Бєлгорода",
                "Бєлгороде",
                "Бєлгородя",
            ],
        ),
        (
            "Воронежской",
            [
                "Воронежск",
                "Воронеж",
                "Воронеж",
                "Воронежка",
                "Воронежа",
                "Воронеже",
                "Воронежя",
            ],
        ),
    ],
)
def test_towns_of_an_adjective(written: str, expected: list[str]) -> None:
    assert list(inflected._bases(written)) == expected


@pytest.mark.parametrize(
    ("written", "language", "expected"),
    [
        ("Курської", "uk", ("Курська", "Курський")),
        ("Курской", "ru", ("Курская", "Курский")),
    ],
)
def test_genders_of_an_adjective(
    written: str, language: str, expected: tuple[str, str]
) -> None:
    assert inflected._masculine_and_feminine(written, language) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("мала локня", "Мала Локня"),
        ("м'яке", "М'яке"),
        ("нижній-верхній", "Нижній-Верхній"),
    ],
)
def test_capitals_of_a_name(name: str, expected: str) -> None:
    assert inflected._capitalised(name) == expected


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("Мала Локня", "uk", True),
        ("Малої Локні", "uk", True),
        ("Лиман", "uk", False),
        ("Малой Локни", "ru", True),
        ("Малая Локня", "ru", True),
        ("Лиман", "ru", False),
    ],
)
def test_a_village_along_the_border(name: str, language: str, expected: bool) -> None:
    assert is_border_village(name, language) is expected


MARKED = """
== _shared_noun
в [Донецькій] області | | 2
в [Донецькій] та Луганській областях | | 4
в [Донецькій], Луганській областях | | 3
в [Донецькій] Луганській Сумській Київській Львівській Одеській Рівненській Волинській Полтавській області | | None
в [Донецькій] Луганській Сумській Київській Львівській Одеській Рівненській області | | 8
в [Івано]-Франківській області | | 3
в [Донецькій] гарній області | | None
в [Донецькій]; області | | None
в [Лимані] області | | None
в [Донецькій] Області | | None
на [Лиманському] напрямку | | 2
== _is_common
[Сили] йдуть | | True
про [Сили] йдуть | | True
[Лиман] горить | | False
== _is_street
вулиця [Лиман] | | True
вул. [Лиман] | | True
на вулицях [Лимана] | | False
вулиця, [Лиман] | | False
[Лиман] вулиця | | True
[Лиман], вулиця | | False
село [Лиман] | | False
== _is_of_town
на вулицях [Лимана] | | True
розбитих вулицях [Лимана] | | True
дві вулиці [Лимана] | | False
село [Лиман] | | False
== _is_quoted
загін «[Лиман]» іде | | True
місто «[Лиман]» горить | | False
загін [Лиман] іде | | False
загін «[Лиман] наш», — каже | | False
загін «[Лиман] наш і їхній» іде | | False
загін «[Лиман] наш» іде | | True
загін «[Лиман] | | True
загін «[Лиман] а б | | False
== _is_person
генерал [Лиман] | | True
генерал, [Лиман] | | False
І. [Лиман] | | True
І [Лиман] | | False
[Іван] Лиман | | True
[Іван] лиман | | False
Іван [Лиман] | | True
іван [Лиман] | | False
Івана [Лимана] | | True
село [Лиман] | | False
== _is_river
на річці [Оскіл] | | True
на березі [Дніпра] | | True
на березі [Дніпровського] | | False
на березі [Лимана] | | False
[Сіверський] Донець | | True
[Сіверський] район | | False
Сіверський [Донець] | | True
смт [Донець] | | False
== _has_cue
в [Лимані] | | True
місто [Лиман] | | True
м. [Лиман] | | True
с.[Лиман] | | True
район [Лимана] | | True
пункт: [Лиман] | | True
пункт ([Лиман] | | True
пункт, [Лиман] | | False
в «[Лимані] | | False
дощ [Лиман] | | False
[Терни], [Лиман] | | True
[Терни]; [Лиман] | | True
[Терни] та [Лиман] | | True
[Терни] але [Лиман] | | False
[Терни]. [Лиман] | | False
== _is_part
великий [Лиман] Старий | | True
великий [Лиман] старий | | False
про Старий [Лиман] | | True
Старий [Лиман] | | False
про старий [Лиман] | | False
== _is_listed_behind
[Лиман], Торецьк | | True
[Лиман] і Торецьк | | True
[Лиман] і торецьк | | False
[Лиман] Торецьк | | False
[Лиман], Абвгд | | False
[Лиман]; Торецьк | | False
== _is_town
[Торецьк] | query='Торецьк' | True
[Лиман] | query='Лиман' | False
[Роботине] | query='Роботине' | False
[Абвгдеж] | query='Абвгдеж' | False
[Белгород] | query='Белгород' | False
== _least
в [Лимані] | query='Лиман' cue=True | 0.55
великий [Лиман] Старий | query='Лиман' cue=False | 0.9
великий [Лиман] | query='Лиман' cue=False | 0.7
[Лиман] горить | query='Лиман' cue=False | 0.9
[Торецьк] горить | query='Торецьк' cue=False | 0.75
[Торецьк] і Лиман | query='Торецьк' cue=False | 0.7
== _opens_longer_name
у [Малій] Локні | | True
в [Казачьей] Локне | language='ru' | True
в [Казачьей] локне | language='ru' | False
в [Казачьей], Локне | language='ru' | False
в [Казачьей] ЛОКНЕ | language='ru' | False
в [Казачьей] Яр | language='ru' | False
в [Казачьей] Ивану | language='ru' | False
в [Казачья] Локня | language='ru' | False
== _is_taken
захопили [Лиман] | | True
Захопили [Лиман] | | False
захопили «[Лиман] | | False
бачили [Лиман] | | False
== _is_in_division
в [Тверської] області | | True
в [Тверської] громаді | | False
в [Лимані] області | | False
== _is_likely_place
під [Невідомом] | | True
під [Невідома] | | False
по [Абвгду] | | True
по [Абвгда] | | False
біля [Невідома] | | True
у [Невідомово] | | True
у [Невідома] | | False
біля [Невідома] Старого | | False
біля [України] | | False
біля [Невідомого] | | False
== _kind_before
село [Лиман] | | 'village'
місто [Лиман] | | 'city'
селище [Лиман] | | 'settlement'
село «[Лиман] | | 'village'
село, [Лиман] | | ''
дощ [Лиман] | | ''
== _is_government
[Москва] хоче | query='Москва' | True
в [Москві] хочуть | query='Москва' | False
[Київ] хоче | query='Київ' | True
[Київ] не хоче | query='Київ' | True
[Київ] горить | query='Київ' | False
[Київ], хоче | query='Київ' | False
[Лиман] хоче | query='Лиман' | False
== _bearing_before
північніше [Лимана] | | 0
на захід від [Лимана] | | 270
на північний захід від [Лимана] | | 315
на захід [Лимана] | | None
вниз від [Лимана] | | None
севернее [Лимана] | language='ru' | 0
к западу от [Лимана] | language='ru' | 270
== _kilometres_before
5 км від [Лимана] | | 5.0
500 км від [Лимана] | | 500.0
5000 км від [Лимана] | | None
п'ять км від [Лимана] | | None
5 км а б в г від [Лимана] | | None
5 км а б в від [Лимана] | | 5.0
5 дощ від [Лимана] | | None
== _region
[Донеччина] | | 'Donetsk'
[Лиман] | | None
[Донецька] Народна Республіка | | 'Donetsk'
[Луганська] Народна Республіка | | 'Luhansk'
[Сумська] Народна Республіка | | None
[Донецька] Народна Рада | | None
[донецька] народна республіка | | None
== _elliptic
На [Лиманському] | | 'Lyman'
на, [Лиманському] | | None
на [Лимані] | | None
на [Абвгдському] | | None
під [Лиманському] | | None
== _border_village
[Мала Локня] | | 'Мала Локня'
[Лиман] | | None
== _unknown_name
село [Абвгд] | | 'Абвгд'
Село [Абвгд] | | None
село, [Абвгд] | | None
дощ [Абвгд] | | None
[Лиман], [Абвгд] | | 'Абвгд'
[Лиман] і [Абвгд] | | 'Абвгд'
[Лиман], [Абвг] | | None
[Лиман] або десь [Абвгд] | | None
== _located_name
захопили [Абвгово] | | 'Абвгово'
захопили [Абвгова] | | None
у [Абвгово] | | 'Абвгово'
у «[Абвгово] | | None
у [АБВГОВО] | | None
у [Абвг] | | None
дощ [Абвгово] | | None
у [Абвгд] Тверської області | | 'Абвгд'
"""
"""Each rule where it holds, and with one thing changed, where it does not."""


def line_of(text: str, words: Sequence[WordSpan], values: dict[str, object]) -> object:
    language = str(values.setdefault("language", "uk"))
    lexicon = word_lists(InflectedPlaceWords, language)
    lookup = NameLookup(gazetteer())
    return inflected._Line(text, words, lookup, language, lexicon, DAY)


@pytest.mark.parametrize(
    ("function", "text", "arguments", "expected"), marked_cases(inflected, MARKED)
)
def test_words_around_a_marked_name(
    function: Answer, text: str, arguments: str, expected: object
) -> None:
    assert marked_answer(function, text, arguments, line_of) == expected


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


WORDS_AND_ENDINGS = """
== _sea
в [Чорному] морі | | 'Чорне море'
в [Чёрном] морі | | 'Чорне море'
в [Черном] морі | | 'Чорне море'
в [Азовському] морі | | 'Азовське море'
в [Чорному] небі | | None
в [Чорному], морі | | None
в [Білому] морі | | None
== _region
в [Крим] | | 'Crimea'
в [Криму] | | 'Crimea'
в [Крима] | | 'Crimea'
в [Кримом] | | 'Crimea'
в [Крыме] | | 'Crimea'
в [Кримові] | | 'Crimea'
в [Кримський] | | None
== _is_likely_place
під [Невідом] | | True
под [Невідом] | language='ru' | True
під [Невідем] | | True
под [Невідем] | language='ru' | True
під [Невідєм] | | True
под [Невідєм] | language='ru' | True
під [Невідим] | | True
под [Невідим] | language='ru' | True
під [Невідою] | | True
под [Невідою] | language='ru' | True
під [Невідею] | | True
под [Невідею] | language='ru' | True
під [Невідєю] | | True
под [Невідєю] | language='ru' | True
під [Невідами] | | True
под [Невідами] | language='ru' | True
під [Невідями] | | True
под [Невідями] | language='ru' | True
під [Невідой] | | True
под [Невідой] | language='ru' | True
під [Невідей] | | True
под [Невідей] | language='ru' | True
під [Невідым] | | True
под [Невідым] | language='ru' | True
біля [Невідого] | | False
біля [Невідього] | | False
біля [Невідому] | | False
біля [Невідьому] | | False
біля [Невідої] | | False
біля [Невідій] | | False
біля [Невідьей] | | False
біля [Невідьего] | | False
біля [Невідьему] | | False
у [Невідово] | | True
у [Невідево] | | True
у [Невідино] | | True
у [Невідыно] | | True
у [Невідовка] | | True
у [Невідівка] | | True
у [Невідевка] | | True
у [Невідівці] | | True
у [Невідичах] | | True
у [Невідичі] | | True
у [Невідичи] | | True
у [Невідщино] | | True
== _has_cue
[Терни], [Лиман] | | True
[Терни]; [Лиман] | | True
[Терни] – [Лиман] | | True
[Терни] — [Лиман] | | True
[Терни] - [Лиман] | | True
[Терни]/[Лиман] | | True
[Терни]), [Лиман] | | True
[Терни]-[Лиман] | | True
[Терни]–[Лиман] | | True
м. [Лиман] | | True
с. [Лиман] | | True
смт. [Лиман] | | True
г. [Лиман] | | True
пгт. [Лиман] | | True
н. [Лиман] | | True
п. [Лиман] | | True
сел. [Лиман] | | True
нп. [Лиман] | | True
х. [Лиман] | | False
пункт: [Лиман] | | True
пункт ([Лиман] | | True
пункт/[Лиман] | | False
== _is_heading
[Лиман]: дрон | | True
[Лиман] – дрон | | True
[Лиман] — дрон | | True
[Лиман] - дрон | | True
[Лиман] (дрон | | True
[Лиман], дрон | | False
[Лиман] дрон | | False
[Лиман] Старий: дрон | | True
[Лиман] Старий Новий: дрон | | True
[Лиман] Старий Новий Малий: дрон | | False
== _is_attribute
[Донецкие] войска | language='ru' | True
[Русские] войска | language='ru' | True
[Київські] війська | | True
[Донецькі] війська | | True
[Київськими] військами | | True
[Русскими] войсками | language='ru' | True
[Київські] Війська | | False
[Київські], війська | | False
[Київський] район | | False
== _is_of_town
розбитих вулицях [Лимана] | | True
разбитых улицах [Лимана] | language='ru' | True
старими вулицями [Лимана] | | True
сині вулицях [Лимана] | | True
биті вулицях [Лимана] | | True
інші вулицях [Лимана] | | True
нижні вулицях [Лимана] | | True
добре вулицях [Лимана] | | False
== _is_government
звинуватили [Київ] | query='Київ' | True
обвинили [Київ] | query='Київ' | True
звинуватили вчора там усіх [Київ] | query='Київ' | True
звинуватили вчора там усіх дуже [Київ] | query='Київ' | False
[Київ] хоче | query='Київ' | True
[Киев] хоче | query='Киев' | True
[Москва] хоче | query='Москва' | True
[Мінськ] хоче | query='Мінськ' | True
[Минск] хоче | query='Минск' | True
[Вашингтон] хоче | query='Вашингтон' | True
[Лондон] хоче | query='Лондон' | False
== _is_quoted
загін "[Лиман]" іде | | True
загін “[Лиман]” іде | | True
загін „[Лиман]” іде | | True
загін «[Лиман] наш,» каже | | False
загін «[Лиман] наш.» каже | | False
загін «[Лиман] наш!» каже | | False
загін «[Лиман] наш?» каже | | False
загін «[Лиман] наш…» каже | | False
== _opens_longer_name
у [Малої] Локні | | True
== _elliptic
на [Лиманському] | | 'Lyman'
на [Лиманском] | language='ru' | 'Lyman'
на [Донецкому] | | None
на [Донецькому] | | 'Donetsk'
"""
"""Each word, ending and mark that a rule looks for, and one that it does not."""


@pytest.mark.parametrize(
    ("function", "text", "arguments", "expected"),
    marked_cases(inflected, WORDS_AND_ENDINGS),
)
def test_words_endings_and_marks(
    function: Answer, text: str, arguments: str, expected: object
) -> None:
    found = marked_answer(function, text, arguments, line_of)
    assert getattr(found, "name", found) == expected


@pytest.mark.parametrize(
    ("marked", "kind", "name"),
    [
        ("[Новосілку] Другу", "", "Новосілку Другу"),
        ("[Новосілка] Перша", "", "Новосілка Перша"),
        ("[Новосілка] Третья", "", "Новосілка Третья"),
        ("[Новосілку] Третя", "", "Новосілку"),
        ("[Новосілку] Третю", "", "Новосілку Третю"),
        ("[Новосілка], Друга", "", "Новосілка"),
        ("[Новосілка] Стара", "", "Новосілка"),
        ("[Новосілка]", "", "Новосілка"),
        ("[Новосілка] Друга", "oblast", "Новосілка"),
        ("[Новосілка] Друга", "raion", "Новосілка"),
        ("[Новосілка] Друга", "hromada", "Новосілка"),
        ("[Новосілка] Друга", "village", "Новосілка Друга"),
    ],
)
def test_the_number_of_a_village(marked: str, kind: str, name: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    words = split_words(text, 0, len(text))
    first = words[0]
    toponym = Toponym(0, first.end, 0, 0, first.text, kind)
    toponym.other_names = ("Новоселиця",)
    line = line_of(text, words, {})
    inflected._take_ordinal(cast("inflected._Line", line), toponym)
    assert (toponym.name, text[: toponym.end]) == (name, name)
    assert bool(toponym.other_names) is (name == first.text)
