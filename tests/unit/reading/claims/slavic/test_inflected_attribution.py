"""Who says it in Ukrainian and Russian, who acts, and on whose side they are."""

from __future__ import annotations

import pytest

from dashboard.domain.words import Hedge, Side
from dashboard.reading.claims.slavic.inflected_attribution import (
    Clause,
    actor_in,
    heading_speaker,
    side_of_claimant,
    speaker_in,
    voice_of,
)
from dashboard.reading.claims.slavic.inflected_events import inflected_events
from tests.unit.reading.annotated import misread

SAID = [
    (
        "uk",
        "Є загиблі, повідомив голова Сумської ОВА Олег Григоров.",
        "голова Сумської ОВА Олег Григоров",
        Side.UA,
    ),
    (
        "uk",
        "Речник ОТУ «Харків» Павло Шамшин сказав, що бої тривають.",
        "Речник ОТУ «Харків» Павло Шамшин",
        Side.UA,
    ),
    ("uk", "За даними Генштабу, атаки відбито.", "Генштабу", Side.UA),
    ("uk", "У прокуратурі повідомили про обстріл.", "прокуратурі", Side.UA),
    ("uk", "Ворог зайшов у село, — DeepState.", "DeepState", Side.INDEPENDENT),
    ("uk", "Олег Синєгубов: вночі був обстріл.", "Олег Синєгубов", Side.UA),
    ("uk", "Міноборони РФ заявило про наступ.", "Міноборони РФ", Side.RU),
    ("ru", "Сбит дрон, сообщил губернатор Гладков.", "губернатор Гладков", Side.RU),
    ("ru", "По данным ISW, идут бои.", "ISW", Side.INDEPENDENT),
    ("ru", "Как сообщает Минобороны, атака отбита.", "Минобороны", Side.RU),
]


@pytest.mark.parametrize(("language", "text", "claimant", "side"), SAID)
def test_a_speaker(language: str, text: str, claimant: str, side: Side) -> None:
    speaker = speaker_in(text, 0, len(text), language)
    assert speaker is not None
    assert (speaker.claimant, speaker.side) == (claimant, side)
    assert speaker.attribution().claimant == claimant


@pytest.mark.parametrize(
    "text", ["Ворог атакував село.", "Про втрату села повідомлено.", "Тихо."]
)
def test_nobody_speaks(text: str) -> None:
    assert speaker_in(text, 0, len(text), "uk") is None


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("Кремль стверджує, що село взято.", Hedge.CLAIMED),
        ("Генштаб спростував втрату села.", Hedge.DENIED),
        ("Генштаб підтвердив втрату села.", Hedge.ASSERTED),
    ],
)
def test_how_it_is_said(text: str, hedge: Hedge) -> None:
    speaker = speaker_in(text, 0, len(text), "uk")
    assert speaker is not None
    assert speaker.hedge is hedge


def test_a_pronoun_stands_for_somebody() -> None:
    speaker = speaker_in("Він додав, що тривають бої.", 0, 27, "uk")
    assert speaker is not None
    assert speaker.is_pronoun


def test_a_summary_is_that_of_its_staff() -> None:
    text = "Оперативна інформація Генерального штабу ЗСУ станом на 06:00."
    speaker = heading_speaker(text, len(text), "uk")
    assert speaker is not None
    assert (speaker.claimant, speaker.side) == ("Генерального штабу ЗСУ", Side.UA)
    assert heading_speaker("Ворог атакував село.", 20, "uk") is None


@pytest.mark.parametrize(
    ("language", "words", "side"),
    [
        ("uk", "Генеральний штаб ЗСУ", Side.UA),
        ("uk", "речник ОСУВ «Хортиця»", Side.UA),
        ("uk", "голова Одеської ОВА Олег Кіпер", Side.UA),
        ("uk", "Харківська обласна прокуратура", Side.UA),
        ("uk", "Сирського", Side.UA),
        ("uk", "Міноборони", Side.UA),
        ("uk", "Міноборони РФ", Side.RU),
        ("uk", "губернатор Бєлгородської області", Side.RU),
        ("uk", "окупаційна влада Мелітополя", Side.RU),
        ("uk", "ватажок «ДНР» Пушилін", Side.RU),
        ("uk", "британська розвідка", Side.PARTNER),
        ("uk", "DeepState", Side.INDEPENDENT),
        ("uk", "аналітики Інституту вивчення війни", Side.INDEPENDENT),
        ("uk", "сусідка", Side.UNKNOWN),
        ("ru", "Минобороны", Side.RU),
        ("ru", "Минобороны Украины", Side.UA),
        ("ru", "Генштаб ВСУ", Side.UA),
        ("ru", "губернатор Вячеслав Гладков", Side.RU),
        ("ru", "глава ОВА Олег Кипер", Side.UA),
        ("ru", "ФСБ", Side.RU),
        ("ru", "Медуза", Side.INDEPENDENT),
        ("ru", "Reuters", Side.INDEPENDENT),
    ],
)
def test_the_side_of_a_claimant(language: str, words: str, side: Side) -> None:
    assert side_of_claimant(words, language) is side


def actor(text: str, language: str = "uk", voice: Side = Side.UA) -> Side:
    (event, *_) = inflected_events(text, 0, len(text), language, of_war=True)
    clause = Clause(text, 0, len(text), event.start, event.end, language, voice)
    return actor_in(clause, event.kind)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Ворог атакував село.", Side.RU),
        ("Село атакували російські війська.", Side.RU),
        ("Захисники відбили атаку ворога.", Side.UA),
        ("Відбито дев'ять атак противника.", Side.UA),
        ("Ворог зупинений біля села.", Side.UA),
        ("Сили оборони звільнили село.", Side.UA),
        ("Окупантів вибито із села.", Side.UA),
        ("Українські війська втратили село.", Side.RU),
        ("Захоплення села.", Side.RU),
        ("Удар по російському складу.", Side.UA),
        ("Внаслідок ворожого обстрілу є загиблі.", Side.RU),
        ("Обстріляно село.", Side.UNKNOWN),
        ("Село перейшло під контроль росіян.", Side.RU),
    ],
)
def test_who_acts(text: str, side: Side) -> None:
    assert actor(text) is side


def test_the_enemy_is_that_of_whoever_speaks() -> None:
    text = "Противник атаковал село."
    assert actor(text, "ru", Side.RU) is Side.UA
    assert actor(text, "ru", Side.UA) is Side.RU
    assert actor(text, "ru", Side.UNKNOWN) is Side.UNKNOWN


def test_our_forces_are_those_of_whoever_speaks() -> None:
    assert actor("Наши войска взяли село.", "ru", Side.RU) is Side.RU


@pytest.mark.parametrize(
    ("language", "text", "publisher", "voice"),
    [
        ("uk", "Ворог атакував.", "", Side.UA),
        ("uk", "Ворог атакував.", "TASS", Side.RU),
        ("ru", "Группировка войск отразила атаки ВСУ.", "", Side.RU),
        ("ru", "Оккупанты ударили, силы обороны отбились.", "", Side.UA),
        ("ru", "Идут бои.", "", Side.UNKNOWN),
    ],
)
def test_whose_report_it_is(
    language: str, text: str, publisher: str, voice: Side
) -> None:
    assert voice_of(text, publisher, language) is voice


ANNOTATED = """
r01 r05 r08 r11 r12 r13 r15 r16 r18 r20 r21 r22 r24 r39 r42 r43 r45 r49 r302 r305
r309 r402 r506 u03 u06 u07 u09 u13 u15 u24 u25 u26 u31 u32 u37 u42 u43 u51 u52
u54 u56 u201 u301 u302 u304 u308 u403 u503
"""
"""Passages of tests/reading that together go every way through the module."""


@pytest.mark.parametrize("passage", ANNOTATED.split())
def test_passages_are_read_as_annotated(passage: str) -> None:
    assert misread(passage) == []


@pytest.mark.parametrize(
    ("language", "text", "claimant", "words"),
    [
        # When, to whom and where somebody speaks is no part of the name.
        ("uk", "Про це повідомив Сирський.", "Сирський", "Про це повідомив Сирський"),
        (
            "uk",
            "У вівторок речник бригади розповів про бої.",
            "речник бригади",
            "У вівторок речник бригади розповів",
        ),
        (
            "uk",
            "12 червня речник бригади розповів про бої.",
            "речник бригади",
            "12 червня речник бригади розповів",
        ),
        (
            "uk",
            "Згодом у коментарі журналістам речник бригади розповів про бої.",
            "речник бригади",
            "Згодом у коментарі журналістам речник бригади розповів",
        ),
        (
            "uk",
            "Розповів «Суспільному» офіцер бригади.",
            "офіцер бригади",
            "Розповів «Суспільному» офіцер бригади",
        ),
        (
            "uk",
            "Повідомив Олег Григоров у Facebook.",
            "Олег Григоров",
            "Повідомив Олег Григоров у Facebook",
        ),
        (
            "ru",
            "Герасимов доложил президенту о взятии села.",
            "Герасимов",
            "Герасимов доложил",
        ),
        (
            "uk",
            "Т.в.о. голови ОВА Олег Кравець повідомив про обстріл.",
            "Т.в.о. голови ОВА Олег Кравець",
            "Т.в.о. голови ОВА Олег Кравець повідомив",
        ),
        # Where the name stands.
        (
            "uk",
            "Про втрату села повідомили в бригаді.",
            "бригаді",
            "повідомили в бригаді",
        ),
        ("uk", "За словами Сирського, тихо.", "Сирського", "За словами Сирського"),
        (
            "uk",
            "14:30 Олег Синєгубов: вночі був обстріл.",
            "Олег Синєгубов",
            "14:30 Олег Синєгубов: ",
        ),
        ("uk", "Атаки відбито (Генштаб).", "Генштаб", "(Генштаб)."),
        ("uk", "Атаки відбито, — Гончаренко.", "Гончаренко", ", — Гончаренко."),
        (
            "uk",
            "Атаки відбито — речник бригади.",
            "речник бригади",
            " — речник бригади.",
        ),
        # An object before the verb ends the name.
        (
            "uk",
            "Київ втрату міста заперечує.",
            "Київ",
            "Київ втрату міста заперечує",
        ),
        ("ru", "Киев это отрицает.", "Киев", "Киев это отрицает"),
        (
            "ru",
            "Генштаб эту информацию опроверг.",
            "Генштаб",
            "Генштаб эту информацию опроверг",
        ),
    ],
)
def test_the_name_and_the_words_of_a_speaker(
    language: str, text: str, claimant: str, words: str
) -> None:
    speaker = speaker_in(text, 0, len(text), language)
    assert speaker is not None
    assert speaker.claimant == claimant
    assert text[speaker.start : speaker.end] == words
    assert not speaker.is_pronoun


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Из Мелитополя сообщают о взрывах."),
        ("uk", "Ніхто не повідомив про бої."),
        ("uk", "За попередніми даними, атаки відбито."),
    ],
)
def test_from_where_it_is_told_is_not_by_whom(language: str, text: str) -> None:
    assert speaker_in(text, 0, len(text), language) is None


@pytest.mark.parametrize(
    ("language", "text", "voice", "side"),
    [
        # Who frees, seizes or loses a place, by what the report calls it.
        ("uk", "Звільнено село.", Side.UA, Side.UA),
        ("ru", "Освобождено село.", Side.RU, Side.RU),
        ("ru", "Захват села.", Side.RU, Side.UA),
        ("ru", "Захват села.", Side.UNKNOWN, Side.RU),
        ("uk", "Втрата села.", Side.UA, Side.RU),
        ("ru", "Потеряно село.", Side.RU, Side.UA),
        ("uk", "Над селом підняли український прапор.", Side.UA, Side.UA),
        ("uk", "Село зайняли росіяни.", Side.UA, Side.RU),
        # Whose line is broken lost it.
        ("uk", "Прорвано оборону ворога біля села.", Side.UA, Side.UA),
        ("uk", "Оборону ворога прорвано біля села.", Side.UA, Side.UA),
        ("ru", "Прорвали линию обороны ВСУ у села.", Side.RU, Side.RU),
        # Under whose control.
        ("uk", "Село під контролем України.", Side.UA, Side.UA),
        ("uk", "Село під контролем Росії.", Side.UA, Side.RU),
        ("uk", "Село під контролем ЗСУ.", Side.UA, Side.UA),
        ("uk", "Село під нашим контролем.", Side.UA, Side.UA),
        ("ru", "Село под контролем наших войск.", Side.RU, Side.RU),
        ("uk", "Тримаємо село.", Side.UA, Side.UA),
        ("uk", "Село наше.", Side.UA, Side.UA),
        ("uk", "Відступ українців із села.", Side.UA, Side.UA),
        ("uk", "Росіяни вийшли із села.", Side.UA, Side.RU),
        # Whose words are spoken of.
        ("uk", "Заяви росіян про взяття села неправдиві.", Side.UA, Side.RU),
        ("ru", "Слова Шойгу о взятии села.", Side.RU, Side.RU),
        # Whose is what was shot down, and at whom is fired.
        ("uk", "Збито дрони ворога над селом.", Side.UA, Side.RU),
        ("ru", "Сбиты восемь украинских БПЛА над селом.", Side.RU, Side.UA),
        ("uk", "Обстрілів зазнало село від окупантів.", Side.UA, Side.RU),
        ("uk", "Удар по складу росіян у селі.", Side.UA, Side.UA),
        ("uk", "Удар по позиціях ЗСУ.", Side.UA, Side.RU),
        # Who beats an attack back.
        ("uk", "Атаки ворога відбито біля села.", Side.UA, Side.UA),
        ("ru", "Атака ВСУ отражена у села.", Side.RU, Side.RU),
        ("uk", "Захисники стримують ворога біля села.", Side.UA, Side.UA),
        # Whoever a clash is with; of two sides nobody acts alone.
        ("uk", "Бої з ворогом біля села.", Side.UA, Side.RU),
        ("uk", "Тривають бої біля села.", Side.UA, Side.UNKNOWN),
    ],
)
def test_who_did_it(language: str, text: str, voice: Side, side: Side) -> None:
    assert actor(text, language, voice) is side
