"""How reporters from the front write in Ukrainian and Russian: colloquial verbs of
fire, advances, guesses of what may have happened, and who is named as saying so.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.reading.articles import claims_in_words, read

DAY = date(2024, 9, 18)
"""A Wednesday."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Двадцять атак зупинили українські захисники біля Торецька.",
            "hold UA Торецька",
        ),
        (
            "Семь штурмов отбили украинские военные в районе Торецка.",
            "hold UA Торецка",
        ),
        (
            "Українські воїни зупинили загарбників біля Торецька.",
            "hold UA Торецька",
        ),
        (
            "Украинские бойцы остановили захватчиков возле Торецка.",
            "hold UA Торецка",
        ),
        ("Захисники не пустили ворога в Синьківку.", "hold UA Синьківку"),
        ("Защитники не пустили врага в Синьковку.", "hold UA Синьковку"),
        ("Українська армія утримує дві вулиці в Бахмуті.", "hold UA Бахмуті"),
        ("Село Урожайне знову українське.", "control UA Урожайне"),
        ("Село Урожайное снова украинское.", "control UA Урожайное"),
        ("Урожайне — під нашим прапором.", "control UA Урожайне"),
        ("Піхота відкинула ворожу ДРГ біля Торецька.", "hold UA Торецька"),
        ("Не стихають сутички під Торецьком.", "clash un Торецьком"),
    ],
)
def test_who_holds(text: str, expected: str) -> None:
    assert claims_in_words(text, DAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Російський дрон знищив школу в Охтирці.", "strike RU Охтирці"),
        ("Российский беспилотник уничтожил школу в Ахтырке.", "strike RU Ахтырке"),
        ("Росіяни молотять Торецьк артилерією.", "strike RU Торецьк"),
        ("Россияне утюжат Торецк.", "strike RU Торецк"),
        ("Вовчанськ щодня прасують КАБами.", "strike un Вовчанськ"),
        ("Уночі підірвано Керченський міст.", "strike un Керченський міст"),
        (
            "Морские дроны ударили по Керченскому мосту.",
            "strike un Керченскому мосту",
        ),
        ("Росіяни закидали Нікополь снарядами.", "strike RU Нікополь"),
        ("Россияне закидали Никополь снарядами.", "strike RU Никополь"),
        ("Ворог засипав Херсон мінами.", "strike RU Херсон"),
        ("Окупанти випалюють Часів Яр.", "strike RU Часів Яр"),
        ("«Герань» влетіла в багатоповерхівку в Одесі.", "strike RU Одесі"),
        ("Ворожий КАБ стер хату в Куп'янську.", "strike RU Куп'янську"),
        ("Артилерія ворога цілий день працює по Нікополю.", "strike RU Нікополю"),
        ("Снаряды рвутся в Никополе.", "strike un Никополе"),
        ("Партизани підірвали колію під Мелітополем.", "strike UA Мелітополем"),
        (
            "Оккупанты расстреляли с дрона гражданских в Белополье.",
            "strike RU Белополье",
        ),
        ("Ворог убив двох людей у Білопіллі.", "strike RU Білопіллі"),
        ("Харьков снова под ударом.", "strike un Харьков"),
        ("На околицю Сум упав «шахед», є поранені.", "strike RU Сум"),
        ("На жилой квартал Изюма упал «шахед».", "strike RU Изюма"),
        ("У двір школи в Сумах прилетів дрон.", "strike un Сумах"),
        (
            "Наша «Баба-Яга» рознесла склад окупантів у Токмаку.",
            "strike UA Токмаку",
        ),
        (
            "Беспилотники разнесли российский склад в Токмаке.",
            "strike UA Токмаке",
        ),
    ],
)
def test_who_fires(text: str, expected: str) -> None:
    assert claims_in_words(text, DAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Українські частини йдуть уперед біля Роботиного.",
            "advance UA Роботиного",
        ),
        ("Украинские части идут вперёд у Работино.", "advance UA Работино"),
        ("Росіяни обклали Торецьк з трьох боків.", "advance RU Торецьк"),
        ("Русские вошли в Торецк с востока.", "advance RU Торецк"),
        ("Русские лезут на Покровск малыми группами.", "assault RU Покровск"),
        ("Ворог без перестанку суне на Покровськ.", "assault RU Покровськ"),
        ("Наші хлопці вичистили Синьківку від росіян.", "retake UA Синьківку"),
        (
            "Украинские десантники выгнали врага из Торецка.",
            "retake UA Торецка",
        ),
        ("Російський загін утік із Роботиного.", "withdraw RU Роботиного"),
        ("Росіяни наступають на Соледар від Бахмута.", "assault RU Соледар"),
        ("Россияне наступают на Соледар от Бахмута.", "assault RU Соледар"),
        (
            "Окупанти зайшли в Торецьк, Залізне — наше.",
            "advance RU Торецьк; control UA Залізне",
        ),
        (
            "Ворог зайшов у Торецьк, Часів Яр уже за ним.",
            "advance RU Торецьк; control RU Часів Яр",
        ),
    ],
)
def test_who_moves(text: str, expected: str) -> None:
    assert claims_in_words(text, DAY) == expected


def test_the_clause_of_a_battle_keeps_its_own_place() -> None:
    text = "Торецьк росіяни довбуть авіацією, під Роботиним бій за кожну вулицю."
    assert claims_in_words(text, DAY) == "clash un Роботиним; strike RU Торецьк"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Росіяни могли відступити з Роботиного, припускає аналітик Машовець.",
            "withdraw RU Роботиного hedged",
        ),
        (
            "Россияне могли отступить из Угледара, предполагает аналитик Машовец.",
            "withdraw RU Угледара hedged",
        ),
    ],
)
def test_a_guess_of_what_may_have_happened_is_cautious(
    text: str, expected: str
) -> None:
    assert claims_in_words(text, DAY) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ворог може захопити Торецьк, припускає експерт.",
        "Росіяни могли захопити Торецьк за три дні, але не змогли.",
        "Комунальники знесли аварійний будинок у Черкасах.",
        "Магазин працює по суботах у Полтаві.",
        "Коммунальщики снесли аварийный дом в Туле.",
        "Туристы закидали фонтан монетами в Сочи.",
        "Школа в Рівному під прапором ЮНЕСКО.",
        "Прикордонники затримали під Ужгородом вісьмох ухилянтів.",
    ],
)
def test_what_did_not_happen_there_is_no_claim(text: str) -> None:
    assert claims_in_words(text, DAY) == ""


def test_the_island_is_the_one_named_before() -> None:
    text = "Росіяни полишили острів Зміїний. Пожежа на острові триває."
    assert (
        claims_in_words(text, DAY)
        == "statement un острів Зміїний; withdraw RU острів Зміїний"
    )


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Бійці звільнили Роботине, ідеться в дописі 47-ї бригади.", "47-ї бригади"),
        ("За картою DeepState, ворог зайняв Вугледар.", "DeepState"),
        ("По карте DeepState, российские войска заняли Угледар.", "DeepState"),
        ("Мер Мелітополя чув вибухи біля Токмака.", "Мер Мелітополя"),
        ("Балицький списав вибухи в Токмаку на роботу ППО.", "Балицький"),
        ("Генштаб відкинув заяви Москви про взяття Торецька.", "Генштаб"),
    ],
)
def test_who_says_so(text: str, claimant: str) -> None:
    assert [c.claimant for c in read(text, DAY).claims] == [claimant]


def test_who_throws_back_an_enemy_says_nothing() -> None:
    (claim,) = read("Наші бійці відкинули загарбників під Торецьком.", DAY).claims
    assert claim.kind.value == "retake"
    assert claim.claimant != "Наші бійці"


def test_a_region_in_front_of_a_colon_says_nothing() -> None:
    (claim,) = read("Сумщина: окупанти обстріляли Білопілля.", DAY).claims
    assert claim.claimant != "Сумщина"
