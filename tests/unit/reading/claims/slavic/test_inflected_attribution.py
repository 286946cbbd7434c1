"""Who says it in Ukrainian and Russian, who acts, and on whose side they are."""

from __future__ import annotations

import pytest

from dashboard.domain.words import Hedge, Kind, Side
from dashboard.reading.claims.slavic import inflected_attribution
from dashboard.reading.claims.slavic.inflected_attribution import (
    Clause,
    actor_in,
    heading_speaker,
    is_bare_name,
    is_office,
    is_own_channel,
    is_somebody,
    side_of_claimant,
    signing_speaker,
    speaker_in,
    speaks_of_party,
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


def speaking(text: str, language: str) -> tuple[str, str, str, str] | None:
    """Return who says a text, his side, how firmly he does, and the words of both."""
    speaker = speaker_in(text, 0, len(text), language)
    if speaker is None:
        return None
    words = text[speaker.start : speaker.end]
    name = "he" if speaker.is_pronoun else speaker.claimant
    return name, speaker.side.value, speaker.hedge.value, words


def acting(
    text: str, language: str, voice: Side, speaker: Side
) -> list[tuple[str, str]]:
    """Return the kind of each event of a text, and who acts in it."""
    return [
        (
            event.kind.value,
            actor_in(
                Clause(
                    text,
                    0,
                    len(text),
                    event.start,
                    event.end,
                    language,
                    voice,
                    speaker,
                ),
                event.kind,
            ).value,
        )
        for event in inflected_events(text, 0, len(text), language, of_war=True)
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "За словами Сирського, бої тривають.",
            "uk",
            ("Сирського", "UA", "asserted", "За словами Сирського"),
        ),
        ("За попередніми даними, поранено двох.", "uk", None),
        ("За даними, які є, бої тривають.", "uk", None),
        ("Генштаб не коментує бої.", "uk", None),
        ("Ніхто не повідомив про бої.", "uk", None),
        ("Мало хто повідомив про бої.", "uk", None),
        (
            "Він повідомив про бої.",
            "uk",
            ("he", "unknown", "asserted", "Він повідомив"),
        ),
        ("За його словами, бої тривають.", "uk", None),
        (
            "Про бої повідомив речник Волошин.",
            "uk",
            ("речник Волошин", "UA", "asserted", "повідомив речник Волошин"),
        ),
        (
            "Іван Петров, командир роти, сказав, що бої тривають.",
            "uk",
            (
                "Іван Петров, командир роти",
                "UA",
                "asserted",
                "Іван Петров, командир роти, сказав",
            ),
        ),
        ("Іван Петров, добра людина, сказав, що бої тривають.", "uk", None),
        (
            "Київ це заперечує.",
            "uk",
            ("Київ", "unknown", "denied", "Київ це заперечує"),
        ),
        (
            "Київ втрату міста заперечує.",
            "uk",
            ("Київ", "unknown", "denied", "Київ втрату міста заперечує"),
        ),
        (
            "Кремль стверджує, що село взято.",
            "uk",
            ("Кремль", "RU", "claimed", "Кремль стверджує"),
        ),
        (
            "Бої тривають, дякує бійцям генерал Павлюк.",
            "uk",
            ("генерал Павлюк", "unknown", "asserted", ", дякує бійцям генерал Павлюк"),
        ),
        (
            "Бої тривають, рахує Гончаренко.",
            "uk",
            ("Гончаренко", "unknown", "asserted", ", рахує Гончаренко"),
        ),
        ("Бої тривають, загинув генерал Павлюк.", "uk", None),
        ("Бої тривають, рахує дід.", "uk", None),
        ("Бої тривають, атакував генерал Павлюк.", "uk", None),
        ("Сумщина: обстріл, двоє поранених.", "uk", None),
        (
            "«Північ»: бої тривають.",
            "uk",
            ("«Північ»", "unknown", "asserted", "«Північ»: "),
        ),
        ("Генштаб: бої тривають.", "uk", ("Генштаб", "UA", "asserted", "Генштаб: ")),
        ("Відео: бої тривають.", "uk", None),
        (
            "Зведення Генштабу: бої тривають.",
            "uk",
            ("Генштабу", "UA", "asserted", "Зведення Генштабу: "),
        ),
        (
            "Блогер Петренко заперечує: бої тривають.",
            "uk",
            ("Блогер Петренко", "unknown", "denied", "Блогер Петренко заперечує"),
        ),
        (
            "Бої тривають (дані Генштабу).",
            "uk",
            ("Генштабу", "UA", "asserted", "(дані Генштабу)."),
        ),
        (
            "Бої тривають (DeepState).",
            "uk",
            ("DeepState", "independent", "asserted", "(DeepState)."),
        ),
        ("Бої тривають (Петренко).", "uk", None),
        (
            "Бої тривають, — Петренко.",
            "uk",
            ("Петренко", "unknown", "asserted", ", — Петренко."),
        ),
        (
            "Бої тривають — речник Волошин.",
            "uk",
            ("речник Волошин", "UA", "asserted", " — речник Волошин."),
        ),
        ("Бої тривають — Петренко.", "uk", None),
        ("Бої тривають, — один два три чотири.", "uk", None),
        (
            "Бої тривають, — Один Два Три Чотири.",
            "uk",
            ("Один Два Три Чотири", "unknown", "asserted", ", — Один Два Три Чотири."),
        ),
        ("Бої тривають, — Один Два Три Чотири Пять.", "uk", None),
        (
            "Повідомив 12 лютого речник Волошин.",
            "uk",
            ("речник Волошин", "UA", "asserted", "Повідомив 12 лютого речник Волошин"),
        ),
        ("З Мелітополя повідомляють про вибух.", "uk", None),
        (
            "Подробиці повідомив речник Волошин.",
            "uk",
            ("речник Волошин", "UA", "asserted", "повідомив речник Волошин"),
        ),
        (
            "Волошин про Сумський напрямок: бої тривають.",
            "uk",
            ("Волошин", "UA", "asserted", "Волошин про Сумський напрямок: "),
        ),
        (
            "14:30 Генштаб: бої тривають.",
            "uk",
            ("Генштаб", "UA", "asserted", "14:30 Генштаб: "),
        ),
        ("Тихо.", "uk", None),
        ("Дані: Генштаб ЗСУ", "uk", None),
        (
            "Є загиблі, пише Лисак у телеграмі.",
            "uk",
            ("Лисак", "UA", "asserted", "пише Лисак у телеграмі"),
        ),
        (
            "У відомстві повідомили про бої.",
            "uk",
            ("he", "unknown", "asserted", "У відомстві повідомили"),
        ),
        (
            "Там же повідомили про бої.",
            "uk",
            ("he", "unknown", "asserted", "Там же повідомили"),
        ),
        (
            "По словам Сырского, бои идут.",
            "ru",
            ("Сырского", "UA", "asserted", "По словам Сырского"),
        ),
        (
            "По данным ISW, бои идут.",
            "ru",
            ("ISW", "independent", "asserted", "По данным ISW"),
        ),
        ("Генштаб не подтвердил бои.", "ru", None),
        ("Никто не сообщил о боях.", "ru", None),
        ("Он сообщил о боях.", "ru", ("he", "unknown", "asserted", "Он сообщил")),
        (
            "Минобороны утверждает, что село взято.",
            "ru",
            ("Минобороны", "RU", "claimed", "Минобороны утверждает"),
        ),
        ("Киев это отрицает.", "ru", ("Киев", "UA", "denied", "Киев это отрицает")),
        ("Киев опроверг потерю села.", "ru", ("Киев", "UA", "denied", "Киев опроверг")),
        ("Отмечает отход подразделений военкор Сладков.", "ru", None),
        (
            "Бои идут, благодарит бойцов генерал Герасимов.",
            "ru",
            (
                "генерал Герасимов",
                "RU",
                "asserted",
                ", благодарит бойцов генерал Герасимов",
            ),
        ),
        ("Белгородская область: обстрел.", "ru", None),
        ("«Рыбарь»: бои идут.", "ru", ("«Рыбарь»", "RU", "asserted", "«Рыбарь»: ")),
        (
            "Бои идут (сводка Генштаба).",
            "ru",
            ("Генштаба", "UA", "asserted", "(сводка Генштаба)."),
        ),
        ("Бои идут, — Гладков.", "ru", ("Гладков", "RU", "asserted", ", — Гладков.")),
        ("Из Мелитополя сообщают о взрыве.", "ru", None),
        (
            "Как сообщает губернатор Гладков, есть раненые.",
            "ru",
            ("губернатор Гладков", "RU", "asserted", "Как сообщает губернатор Гладков"),
        ),
        (
            "Іван Петров, експерт із безпеки: бої тривають.",
            "uk",
            (
                "Іван Петров",
                "independent",
                "asserted",
                "Іван Петров, експерт із безпеки: ",
            ),
        ),
        (
            "Іван Петров, командир роти: бої тривають.",
            "uk",
            ("Іван Петров", "UA", "asserted", "Іван Петров, командир роти: "),
        ),
        ("Іван Петров, добра людина: бої тривають.", "uk", None),
        ("речник Волошин, командир роти: бої тривають.", "uk", None),
        (
            "DeepState, зведення за середу: бої тривають.",
            "uk",
            ("DeepState", "independent", "asserted", "DeepState, зведення за середу: "),
        ),
        (
            "Волошин, вечірній огляд: бої тривають.",
            "uk",
            ("Волошин", "UA", "asserted", "Волошин, вечірній огляд: "),
        ),
        ("Село Нове, зведення за середу: бої тривають.", "uk", None),
        (
            "Іван Коваль, речник Генштабу: бої тривають.",
            "uk",
            ("Іван Коваль", "UA", "asserted", "Іван Коваль, речник Генштабу: "),
        ),
        (
            "Адміністрація Токмака, призначена Москвою, заявила про обстріл.",
            "uk",
            (
                "Адміністрація Токмака",
                "RU",
                "asserted",
                "Адміністрація Токмака, призначена Москвою, заявила",
            ),
        ),
        (
            "Адміністрація Токмака, призначена Києвом, заперечує обстріл.",
            "uk",
            (
                "Адміністрація Токмака",
                "UA",
                "denied",
                "Адміністрація Токмака, призначена Києвом, заперечує",
            ),
        ),
        ("Родина Петрових, призначена Москвою, заявила про обстріл.", "uk", None),
        (
            "Кремль заявив, ніби село взято.",
            "uk",
            ("Кремль", "RU", "claimed", "Кремль заявив"),
        ),
        (
            "Генштаб не виключив втрату села.",
            "uk",
            ("Генштаб", "UA", "asserted", "Генштаб не виключив"),
        ),
        ("Генштаб не сказав про втрату села.", "uk", None),
        (
            "Тарас Шевчук: бої тривають.",
            "uk",
            ("Тарас Шевчук", "unknown", "asserted", "Тарас Шевчук: "),
        ),
        (
            "Шевченко: бої тривають.",
            "uk",
            ("Шевченко", "unknown", "asserted", "Шевченко: "),
        ),
        ("Коваль: бої тривають.", "uk", None),
        ("Штаб воює: бої тривають.", "uk", None),
        (
            "Комбат Коваль: бої тривають.",
            "uk",
            ("Комбат Коваль", "UA", "asserted", "Комбат Коваль: "),
        ),
        (
            "Комбат Коваль каже про село: бої тривають.",
            "uk",
            ("Комбат Коваль", "UA", "asserted", "Комбат Коваль каже"),
        ),
        (
            "За словами комбата Коваля; тихо.",
            "uk",
            ("комбата Коваля", "UA", "asserted", "За словами комбата Коваля"),
        ),
        ("За словами; тихо.", "uk", None),
        ("За словами: тихо.", "uk", None),
        (
            "Бої тривають, — від Генштабу.",
            "uk",
            ("Генштабу", "UA", "asserted", ", — від Генштабу."),
        ),
        (
            "Бої тривають, — Генштаб 🇺🇦.",
            "uk",
            ("Генштаб", "UA", "asserted", ", — Генштаб 🇺🇦."),
        ),
        (
            "Бої тривають: за даними Генштабу.",
            "uk",
            ("Генштабу", "UA", "asserted", "за даними Генштабу"),
        ),
        (
            "Бої тривають — ранкова сводка Генштабу.",
            "uk",
            ("Генштабу", "UA", "asserted", " — ранкова сводка Генштабу."),
        ),
        (
            "Про втрату села в Генштабі кажуть так.",
            "uk",
            ("Генштабі", "UA", "asserted", "Генштабі кажуть"),
        ),
        (
            "Втрату села у Генштабі заперечують.",
            "uk",
            ("Генштабі", "UA", "denied", "Генштабі заперечують"),
        ),
        (
            "Аналітики кажуть, що бої тривають.",
            "uk",
            ("Аналітики", "independent", "asserted", "Аналітики кажуть"),
        ),
        (
            "Бої тривають, дякує речник Волошин!»",
            "uk",
            ("речник Волошин", "UA", "asserted", ", дякує речник Волошин"),
        ),
        ("Бої тривають, дякує всім Гончаренко.", "uk", None),
        ("Дякує Гончаренко.", "uk", None),
        (
            "Бої тривають, — зведення «Назва»",
            "uk",
            ("«Назва»", "unknown", "asserted", ", — зведення «Назва»"),
        ),
        (
            "Бої тривають, — «назва».",
            "uk",
            ("«назва»", "unknown", "asserted", ", — «назва»."),
        ),
        ("Бої тривають, — назва.", "uk", None),
        ("Село взято: комбат.", "uk", None),
        (
            "Телеграм-канал «Назва» каже: бої тривають.",
            "uk",
            (
                "Телеграм-канал «Назва»",
                "unknown",
                "asserted",
                "Телеграм-канал «Назва» каже",
            ),
        ),
        ("Генштаб атакував: тихо.", "uk", None),
    ],
)
def test_who_speaks_in_which_words(
    text: str, language: str, expected: tuple[str, str, str, str] | None
) -> None:
    assert speaking(text, language) == expected


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("ISW", "uk", "independent"),
        ("Генштаб", "uk", "UA"),
        ("Генштаб РФ", "uk", "RU"),
        ("Генштаб ЗСУ", "uk", "UA"),
        ("окупаційна влада", "uk", "RU"),
        ("голова Харківської ОВА", "uk", "UA"),
        ("губернатор Бєлгородської області", "uk", "RU"),
        ("мер міста", "uk", "UA"),
        ("джерело в СБУ", "uk", "UA"),
        ("джерело «Суспільного» в СБУ", "uk", "UA"),
        ("джерело", "uk", "unknown"),
        ("джерело в спецслужбах", "uk", "unknown"),
        ("Сирський", "uk", "UA"),
        ("Сирського", "uk", "UA"),
        ("Пентагон", "uk", "partner"),
        ("DeepState", "uk", "independent"),
        ("Міноборони", "uk", "UA"),
        ("Міноборони Росії", "uk", "RU"),
        ("Міноборони України", "uk", "UA"),
        ("Кремль і Київ", "uk", "RU"),
        ("аналітики", "uk", "independent"),
        ("Минобороны", "ru", "RU"),
        ("Минобороны РФ", "ru", "RU"),
        ("Генштаб ВСУ", "ru", "UA"),
        ("губернатор Гладков", "ru", "RU"),
        ("глава Херсонской области Сальдо", "ru", "RU"),
        ("источник в ФСБ", "ru", "RU"),
        ("Пентагон", "ru", "partner"),
        ("Киев", "ru", "UA"),
        ("постпред Росії при ООН", "uk", "RU"),
        ("постпред при ООН", "uk", "independent"),
        ("кореспондент ТАСС", "uk", "RU"),
        ("журналіст Reuters", "uk", "independent"),
        ("кореспондент російського ТАСС", "uk", "RU"),
        ("кореспондент російського видання", "uk", "independent"),
        ("журналіст", "uk", "independent"),
        ("ISW, журналіст ТАСС", "uk", "independent"),
        ("джерело «ТАСС» в СБУ", "uk", "UA"),
        ("джерело «Суспільного» в спецслужбах", "uk", "UA"),
        ("джерело ТАСС у спецслужбах", "uk", "RU"),
        ("джерело ТАСС", "uk", "RU"),
        ("джерело в спецслужбах", "uk", "unknown"),
        ("Міністерство оборони Литви", "uk", "partner"),
        ("Міністерство оборони України", "uk", "UA"),
        ("генштаб України", "uk", "UA"),
        ("Генштаб Росії", "uk", "RU"),
        ("Генштаб", "uk", "UA"),
        ("мер Бєлгорода", "uk", "RU"),
        ("мер Сум", "uk", "UA"),
        ("мер Лондона", "uk", "partner"),
        ("посол України у Литві", "uk", "UA"),
        ("МЗС Литви про ворога", "uk", "partner"),
        ("ООН", "uk", "independent"),
        ("голова «Сирського»", "uk", "unknown"),
        ("прокуратура", "uk", "UA"),
    ],
)
def test_whose_a_claimant_is(words: str, language: str, expected: str) -> None:
    assert side_of_claimant(words, language).value == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("прокуратура області", True),
        ("Вадим Лях", False),
        ("мер", True),
        ("мера", True),
        ("мерседес", False),
        ("блогер «Штаб»", False),
        ("військовий блогер", False),
        ("канал «Полк»", False),
        ("речник", True),
        ("обозреватель", False),
        ("генерал Павлюк", True),
        ("Донбас", False),
    ],
)
def test_an_office(words: str, expected: bool) -> None:
    assert is_office(words) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Вадим Лях", True),
        ("Лях", True),
        ("мер Лях", False),
        ("Іван Петрович Лях", True),
        ("Іван Петрович Лях Молодший", False),
        ("вадим Лях", False),
        ("ЛЯХ", False),
        ("", False),
        ("Місцеві", False),
        ("Волонтери", False),
        ("Росіяни", False),
    ],
)
def test_a_bare_name(words: str, expected: bool) -> None:
    assert is_bare_name(words) is expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("канал «Північ»", "наші бійці", True),
        ("канал «Північ»", "бійці", False),
        ("«Північ»", "ми йдемо", True),
        ("Північ", "ми йдемо", False),
        ("блогер Сладков", "наши бойцы", False),
    ],
)
def test_an_own_channel(name: str, text: str, expected: bool) -> None:
    assert is_own_channel(name, text) is expected


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("Генштаб", "uk", True),
        ("генштаб", "uk", False),
        ("речник Волошин", "uk", True),
        ("речник", "uk", False),
        ("Волошин", "uk", True),
        ("канал «північ»", "uk", True),
        ("«Північ»", "uk", False),
        ("Пентагон", "uk", True),
    ],
)
def test_somebody(name: str, language: str, expected: bool) -> None:
    assert is_somebody(name, language) is expected


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("ворог іде", "uk", True),
        ("росіяни йдуть", "uk", True),
        ("ЗСУ йдуть", "uk", True),
        ("дощ іде", "uk", False),
        ("враг идёт", "ru", True),
        ("ВСУ идут", "ru", True),
        ("дождь идёт", "ru", False),
    ],
)
def test_a_party_is_named(words: str, language: str, expected: bool) -> None:
    assert speaks_of_party(words, language) is expected


@pytest.mark.parametrize(
    ("text", "publisher", "language", "expected"),
    [
        ("Бої тривають.", "TASS", "uk", "RU"),
        ("Бої тривають.", "", "uk", "UA"),
        ("Бои идут.", "", "ru", "unknown"),
        ("Бои идут.", "Ukrinform", "ru", "UA"),
        ("Наши бойцы бьют ВСУ.", "", "ru", "RU"),
        ("ВСУ бьют.", "", "ru", "unknown"),
        ("Российские войска бьют, враг у ВСУ.", "", "ru", "unknown"),
        ("Оккупанты обстреляли село.", "", "ru", "UA"),
        ("Боевики ВСУ обстреляли село.", "", "ru", "RU"),
        ("Оккупанты и боевики ВСУ обстреляли село.", "", "ru", "unknown"),
    ],
)
def test_whose_voice_a_text_has(
    text: str, publisher: str, language: str, expected: str
) -> None:
    assert voice_of(text, publisher, language).value == expected


@pytest.mark.parametrize(
    ("text", "end", "language", "expected"),
    [
        (
            "Оперативна інформація Генерального штабу ЗСУ станом на 8.",
            60,
            "uk",
            "Генерального штабу ЗСУ",
        ),
        ("Оперативна інформація Генерального штабу ЗСУ станом на 8.", 10, "uk", None),
        ("Генеральний штаб ЗСУ пише.", 26, "uk", None),
        ("Оперативна інформація села.", 27, "uk", None),
        ("Сводка Минобороны РФ.", 21, "ru", "Минобороны РФ"),
    ],
)
def test_a_summary_tells_whose_it_is(
    text: str, end: int, language: str, expected: str | None
) -> None:
    assert getattr(heading_speaker(text, end, language), "claimant", None) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Генштаб ЗСУ\nБої тривають у селі.", "uk", "Генштаб ЗСУ"),
        ("Генштаб ЗСУ\n", "uk", None),
        ("Бої тривають у селі. Генштаб ЗСУ", "uk", "Генштаб ЗСУ"),
        ("Бої тривають у селі.\nОбробила Марія", "uk", None),
        ("Бої тривають у селі. Джерело: Генштаб ЗСУ", "uk", "Генштаб ЗСУ"),
        ("Бої тривають у селі. Генштаб ЗСУ повідомив", "uk", None),
        ("Генштаб ЗСУ, станом на 8:00\nБої тривають.", "uk", "Генштаб ЗСУ"),
        ("Тихо\nБої тривають у селі.", "uk", None),
        ("Бої тривають у селі. The War Zone", "uk", None),
        ("Минобороны РФ\nБои идут.", "ru", "Минобороны РФ"),
        ("Бои идут. Подробности — от Минобороны РФ", "ru", "Минобороны РФ"),
    ],
)
def test_a_post_is_signed(text: str, language: str, expected: str | None) -> None:
    assert getattr(signing_speaker(text, language), "claimant", None) == expected


@pytest.mark.parametrize(
    ("text", "language", "voice", "speaker", "expected"),
    [
        ("Бої тривають з росіянами.", "uk", Side.UA, Side.UNKNOWN, [("clash", "RU")]),
        ("Ворог захопив село.", "uk", Side.UA, Side.UNKNOWN, [("capture", "RU")]),
        ("Село захопив ворог.", "uk", Side.UA, Side.UNKNOWN, [("capture", "RU")]),
        ("Звільнено село.", "uk", Side.UA, Side.UNKNOWN, [("retake", "UA")]),
        ("Захоплено село.", "uk", Side.UA, Side.UNKNOWN, [("capture", "RU")]),
        (
            "Упало село, ЗСУ втратили його.",
            "uk",
            Side.UA,
            Side.UNKNOWN,
            [("capture", "RU")],
        ),
        ("Втрачено село.", "uk", Side.UA, Side.UNKNOWN, [("capture", "RU")]),
        ("ЗСУ втратили село.", "uk", Side.UA, Side.UNKNOWN, [("capture", "RU")]),
        ("Атаки ворога відбито.", "uk", Side.UA, Side.UNKNOWN, [("hold", "UA")]),
        ("Відбито атаки.", "uk", Side.UA, Side.UNKNOWN, [("hold", "UA")]),
        (
            "Відбито атаку росіян бійцями.",
            "uk",
            Side.UA,
            Side.UNKNOWN,
            [("hold", "UA")],
        ),
        ("Бійці відбили атаки росіян.", "uk", Side.UA, Side.UNKNOWN, [("hold", "UA")]),
        ("Ворога відбито.", "uk", Side.UA, Side.UNKNOWN, [("hold", "UA")]),
        ("Тримаємо село.", "uk", Side.UA, Side.UNKNOWN, [("hold", "UA")]),
        ("Село наше.", "uk", Side.UA, Side.UNKNOWN, [("control", "UA")]),
        ("Село під контролем ЗСУ.", "uk", Side.UA, Side.UNKNOWN, [("control", "UA")]),
        ("Село під нашим контролем.", "uk", Side.UA, Side.UNKNOWN, [("control", "UA")]),
        (
            "Село під контролем України.",
            "uk",
            Side.UA,
            Side.UNKNOWN,
            [("control", "UA")],
        ),
        ("Село під контролем Росії.", "uk", Side.UA, Side.UNKNOWN, [("control", "RU")]),
        (
            "Над селом підняли російський прапор.",
            "uk",
            Side.UA,
            Side.UNKNOWN,
            [("capture", "RU")],
        ),
        (
            "Прорвали лінію оборони ЗСУ.",
            "uk",
            Side.UA,
            Side.UNKNOWN,
            [("advance", "RU")],
        ),
        (
            "Оборону ворога прорвано, просунулися.",
            "uk",
            Side.UA,
            Side.UNKNOWN,
            [("advance", "UA"), ("advance", "UA")],
        ),
        (
            "Відступ українців із села.",
            "uk",
            Side.UA,
            Side.UNKNOWN,
            [("withdraw", "UA")],
        ),
        (
            "Заяви росіян про взяття села.",
            "uk",
            Side.UA,
            Side.UNKNOWN,
            [("capture", "RU")],
        ),
        (
            "Слова Шойгу про взяття села.",
            "uk",
            Side.UA,
            Side.UNKNOWN,
            [("capture", "RU")],
        ),
        ("Збито російський дрон.", "uk", Side.UA, Side.UNKNOWN, [("strike", "RU")]),
        ("Російський дрон збито.", "uk", Side.UA, Side.UNKNOWN, [("strike", "RU")]),
        ("Збили вісім дронів.", "uk", Side.UA, Side.UNKNOWN, [("strike", "unknown")]),
        ("Обстріл росіян.", "uk", Side.UA, Side.UNKNOWN, [("strike", "RU")]),
        ("Удар по росіянах.", "uk", Side.UA, Side.UNKNOWN, [("strike", "UA")]),
        ("Удар по селу.", "uk", Side.UA, Side.UNKNOWN, [("strike", "unknown")]),
        ("Удар по ЗСУ.", "uk", Side.UA, Side.UNKNOWN, [("strike", "RU")]),
        (
            "Обстрілів зазнало село.",
            "uk",
            Side.UA,
            Side.UNKNOWN,
            [("strike", "unknown")],
        ),
        ("Вибили росіян із села.", "uk", Side.UA, Side.UNKNOWN, [("retake", "UA")]),
        (
            "Контроль над селом встановили росіяни.",
            "uk",
            Side.UA,
            Side.UNKNOWN,
            [("control", "RU")],
        ),
        (
            "Українські бійці зупинили ворога.",
            "uk",
            Side.UA,
            Side.UNKNOWN,
            [("hold", "UA")],
        ),
        (
            "Ворог просувається до села.",
            "uk",
            Side.UA,
            Side.UNKNOWN,
            [("advance", "RU")],
        ),
        ("Просуваємося до села.", "uk", Side.UA, Side.UNKNOWN, [("advance", "UA")]),
        (
            "Дрон влучив у будинок.",
            "uk",
            Side.UA,
            Side.UNKNOWN,
            [("strike", "unknown")],
        ),
        ("Ворог захопив село.", "uk", Side.RU, Side.UNKNOWN, [("capture", "UA")]),
        ("Захоплено село.", "uk", Side.RU, Side.UNKNOWN, [("capture", "RU")]),
        ("Звільнено село.", "uk", Side.RU, Side.UNKNOWN, [("retake", "RU")]),
        ("Село під нашим контролем.", "uk", Side.RU, Side.UNKNOWN, [("control", "RU")]),
        ("Відбито атаки.", "uk", Side.UA, Side.RU, [("hold", "RU")]),
        ("Відбито атаки.", "uk", Side.UNKNOWN, Side.UNKNOWN, [("hold", "unknown")]),
        ("Ворог захопив село.", "uk", Side.UNKNOWN, Side.UNKNOWN, [("capture", "RU")]),
        ("Втрачено село.", "uk", Side.UNKNOWN, Side.UNKNOWN, [("capture", "unknown")]),
        ("Освобождено село.", "ru", Side.RU, Side.UNKNOWN, [("retake", "RU")]),
        ("Захвачено село.", "ru", Side.RU, Side.UNKNOWN, [("capture", "unknown")]),
        ("Враг захватил село.", "ru", Side.RU, Side.UNKNOWN, [("capture", "UA")]),
        ("ВСУ потеряли село.", "ru", Side.RU, Side.UNKNOWN, [("capture", "RU")]),
        ("Атаки ВСУ отражены.", "ru", Side.RU, Side.UNKNOWN, [("hold", "RU")]),
        ("Отражены две атаки.", "ru", Side.RU, Side.UNKNOWN, [("hold", "RU")]),
        ("Сбит украинский дрон.", "ru", Side.RU, Side.UNKNOWN, [("strike", "UA")]),
        ("Удар по ВСУ.", "ru", Side.RU, Side.UNKNOWN, [("strike", "RU")]),
        ("Село под контролем ВСУ.", "ru", Side.RU, Side.UNKNOWN, [("control", "UA")]),
        ("Захвачено село.", "ru", Side.UNKNOWN, Side.UNKNOWN, [("capture", "unknown")]),
        (
            "Освобождено село.",
            "ru",
            Side.UNKNOWN,
            Side.UNKNOWN,
            [("retake", "unknown")],
        ),
        (
            "Российские войска заняли село.",
            "ru",
            Side.UNKNOWN,
            Side.UNKNOWN,
            [("capture", "RU")],
        ),
        (
            "Украинские войска ударили по селу.",
            "ru",
            Side.UNKNOWN,
            Side.UNKNOWN,
            [("strike", "UA")],
        ),
    ],
)
def test_who_acts_by_the_clause(
    text: str,
    language: str,
    voice: Side,
    speaker: Side,
    expected: list[tuple[str, str]],
) -> None:
    assert acting(text, language, voice, speaker) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("  речник   Волошин ", "речник Волошин"),
        ("«Північ»", "«Північ»"),
        ('"Північ"', "Північ"),
        ("— речник Волошин —", "речник Волошин"),
        ("«Суспільному» речник Волошин", "речник Волошин"),
        ("речник Волошин сьогодні", "речник Волошин"),
        ("речник Волошин 12 лютого", "речник Волошин"),
        ("і речник Волошин", "речник Волошин"),
    ],
)
def test_a_name_is_cut_out(name: str, expected: str) -> None:
    assert inflected_attribution._tidy(name) == expected


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


def marked_clause(marked: str, language: str, voice: Side) -> Clause:
    """Return the clause of an event whose words stand in brackets."""
    before, own, after = marked.replace("]", "[").split("[")
    first, text = len(before), before + own + after
    return Clause(text, 0, len(text), first, first + len(own), language, voice)


BY_ITS_WORDS = """
== _liberator
uk UA | [звільнено] від ворога | UA
ru UA | [освобождено] от врага | UA
ru RU | [освобождено] от врага | RU
uk UA | [звільнено] від мешканців | unknown
uk unknown | [деокупація] села | UA
ru unknown | [деоккупация] села | UA
uk RU | [звільнення] села | RU
uk RU | [визволення] села | RU
ru RU | [освобождение] села | RU
uk UA | [очищено] село | unknown
== _taker_by_word
uk UA | [звільнено] село | UA
uk UA | [очищено] від ворога | UA
uk UA | [зачищено] від ворога | UA
uk UA | [вичищено] від ворога | UA
ru UA | [вычищено] от врага | UA
uk UA | [дісталося] ворогу | RU
ru UA | [досталось] врагу | RU
ru UA | [перешла к] врагу | RU
ru UA | [перешло к] врагу | RU
ru UA | [перешли к] врагу | RU
uk UA | [дісталося] мешканцям | unknown
uk UA | [впало], ЗСУ втратили село | RU
uk UA | [упало], ЗСУ втратили село | RU
ru UA | [пало], ВСУ потеряли село | RU
ru UA | [падение], ВСУ потеряли село | RU
uk UA | [падіння], ЗСУ втратили село | RU
uk UA | [падає], ЗСУ покинули село | RU
uk UA | [впало], ЗСУ бачили село | unknown
uk UA | [впало], село втратили | unknown
uk UA | [захоплення] села | RU
uk UA | [окупація] села | RU
ru RU | [захват] села | UA
ru unknown | [захват] села | RU
ru RU | [оккупация] села | UA
uk UA | [взяття] села | unknown
== _taker
uk UA | [втрата] села | RU
uk UA | [втрачено] село | RU
ru UA | [потеря] села | RU
uk UA | [утрата] села | RU
uk UA | [утрачено] село | RU
uk RU | [утрачено] село | UA
uk unknown | [втрата] села | unknown
uk UA | [втрата] села росіянами | UA
uk UA | [прапор росіян] над селом | RU
uk UA | [стяг росіян] над селом | RU
uk UA | [триколор росіян] над селом | RU
ru UA | [флаг россиян] над селом | RU
ru UA | [знамя россиян] над селом | RU
uk UA | [прапор] над селом | unknown
uk UA | [відійшло росіянам] село | RU
ru UA | [отошло россиянам] село | RU
uk UA | [перейшло до рук] окупантів | RU
ru UA | [оказалось в руках] оккупантов | RU
uk UA | [під контроль] росіян | RU
uk UA | [під контроль] мешканців | unknown
uk UA | [вибили росіян] із села | UA
uk UA | [зайняли] росіяни село | RU
uk UA | [зайняли], росіяни пішли | unknown
== _beaten
uk UA | Росіянам [не дали] зайти | RU
uk UA | Росіянам [не дозволили] зайти | RU
ru UA | Россиянам [не позволили] зайти | RU
ru UA | Россиянам [не пустили] зайти | RU
uk UA | Росіянам [дали] зайти | None
uk UA | Село [відбили] у росіян | RU
uk UA | Село [не дали] ЗСУ росіянам | UA
== actor_in
uk UA | Росіяни [відбили] село | RU
uk UA | Ворог [відбитий] | UA
uk UA | ЗСУ [відбито] атаку | UA
uk UA | Бійці [відбили] атаку росіян | UA
uk UA | [відбито] атаку росіян | UA
uk UA | [атаки відбили] захисники | UA
uk UA | [відбили атаку] захисників | RU
uk UA | [відбито атаку] | UA
uk RU | [стримано] | RU
uk UA | [тримають] село | unknown
== subject_before
uk UA | Росіяни [взяли] село | RU
uk UA | Вчора [взяли] село | unknown
== _boaster
uk UA | Заяви росіян про [взяття] села | RU
ru UA | Слова Шойгу о [взятии] села | RU
uk UA | Заяви мешканців про [взяття] села | None
uk UA | Заяви ISW про [взяття] села | None
uk UA | Про [взяття] села | None
== _holder
uk UA | Село [під нашим контролем] | UA
uk RU | Село [під контролем] наших військ | RU
uk UA | Село [під контролем] України | UA
uk UA | Село [під контролем] Росії | RU
uk RU | Село [за Україною] | UA
ru UA | Село [за Россией] | RU
uk UA | Село [під контролем] ЗСУ, росіяни пішли | UA
uk UA | Село [під контролем], росіяни пішли | None
== _breaker
uk UA | [Прорвано] оборону ворога | UA
uk UA | Оборону росіян біля села [прорвано] | UA
ru UA | [Вклинились] в оборону ВСУ | RU
uk UA | [Прорвано] оборону села | None
uk UA | [Прорвано] греблю | None
== _nearest_subject
uk UA | ворог тиснув, його [вибили] бійці | UA
uk UA | ворог тиснув, його [вибили] з того села бійці | UA
uk UA | ворог тиснув, його [вибили] з того ще села бійці | RU
uk UA | ворог тиснув, його [вибили], бійці пішли | RU
uk UA | ворог тиснув і [вибив] бійці | RU
uk UA | бійці йшли, ворог [вибив] бійці | RU
uk UA | його [вибили] бійці | None
== _owner_of_weapon
uk UA | Російський дрон [збито] | unknown
uk UA | російський [дрон збито] | RU
uk UA | [Збито] дрони росіян | RU
uk UA | [Збито] 1234 росіян | RU
uk UA | [Збито] дрони та ще два росіян | unknown
== _clashing
uk UA | ворог іде, [бої] з росіянами | RU
uk UA | ворог іде, [бої], росіяни йдуть | unknown
== _named_behind
uk UA | [Удар] по росіянах | RU
uk UA | [Удар] по селу Київ | unknown
"""
"""Who acts: voice and language, a clause with the event in brackets, the side."""


def _by_its_words() -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    name = ""
    for line in filter(None, BY_ITS_WORDS.splitlines()):
        if line.startswith("== "):
            name = line.removeprefix("== ")
            continue
        whose, marked, side = line.split(" | ")
        rows.append((name, *whose.split(), marked, side))
    return rows


@pytest.mark.parametrize(
    ("function", "language", "voice", "marked", "side"), _by_its_words()
)
def test_who_acts_by_the_words_of_an_event(
    function: str, language: str, voice: str, marked: str, side: str
) -> None:
    clause = marked_clause(marked, language, Side(voice))
    arguments = {
        "_liberator": (clause.own.lower(),),
        "_taker_by_word": (clause.own.lower(),),
        "_taker": (None,),
        "_beaten": (None,),
        "_named_behind": (Kind.ADVANCE,),
        "actor_in": (Kind.HOLD,),
    }
    who = getattr(inflected_attribution, function)(clause, *arguments.get(function, ()))
    assert getattr(who, "value", str(who)) == side


@pytest.mark.parametrize(
    ("marked", "kinds"),
    [
        ("Заяви росіян про [взяття] села", "capture advance control retake"),
        ("Село [під окупацією]", "capture control"),
        ("Село [под оккупацией]", "capture control"),
        ("Село [оккупировано]", "capture control"),
        ("Село [деокупація]", ""),
        ("Село [під контролем] росіян", "control"),
        ("Село [у руках] росіян", "control"),
        ("Село [залишається] під росіянами", "control"),
        ("Село [в ] руках росіян", "control"),
        ("Село [бачили] росіяни", ""),
        ("[Прорвано] оборону ЗСУ", "advance"),
        ("[Збито] російський дрон", "strike"),
        ("російський [дрон збито]", "strike"),
    ],
)
def test_in_which_kinds_a_phrase_tells_who_acts(marked: str, kinds: str) -> None:
    clause = marked_clause(marked, "uk", Side.UA)
    shown = [
        kind.value
        for kind in Kind
        if inflected_attribution._shown_actor(clause, kind) is Side.RU
    ]
    assert sorted(shown) == sorted(kinds.split())


@pytest.mark.parametrize(
    ("own", "kinds"),
    [
        ("[наше] село", "control retake"),
        ("[знову наше] село", "control retake"),
        ("[за нами] село", "control retake"),
        ("[ваше] село", ""),
        ("[тримаємо росіян]", ""),
    ],
)
def test_what_is_ours_is_kept_or_retaken(own: str, kinds: str) -> None:
    clause = marked_clause(own, "uk", Side.UA)
    ours = [k.value for k in Kind if inflected_attribution._is_ours(clause, k)]
    assert sorted(ours) == sorted(kinds.split())


@pytest.mark.parametrize(
    "own", ["[Тримаємо]", "[Просуваємося]", "[удержим]", "[устоим]"]
)
def test_what_we_do_is_ours(own: str) -> None:
    clause = marked_clause(own, "uk", Side.UA)
    assert all(inflected_attribution._is_ours(clause, kind) for kind in Kind)


@pytest.mark.parametrize(
    ("language", "words", "side"),
    [
        ("uk", "відбито російськими військами", Side.RU),
        ("uk", "відбито українськими військами", Side.UA),
        ("uk", "відбито захисниками", Side.UA),
        ("uk", "відбито росіянами", Side.RU),
        ("uk", "відбито, росіяни пішли", None),
        ("ru", "отбито российскими войсками", Side.RU),
    ],
)
def test_by_whom_it_is_done(language: str, words: str, side: Side | None) -> None:
    clause = marked_clause("[x]", language, Side.UNKNOWN)
    assert inflected_attribution._agent(words, clause) is side


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Лисак У ТЕЛЕГРАМІ", "Лисак"),
        ("Лисак у своєму Telegram каналі", "Лисак"),
        ("Герасимов ПУТИНУ", "Герасимов"),
        ("Лисак у селі", "Лисак у селі"),
        ("У ВІВТОРОК Лисак", "Лисак"),
        ("на минулому тижні Лисак", "на минулому тижні Лисак"),
        ("у минулий вівторок Лисак", "Лисак"),
        ("так він", "він"),
        ("але також Лисак", "Лисак"),
        ("Лисак ТОГО Ж ДНЯ", "Лисак"),
        ("Лисак у ніч на вівторок", "Лисак"),
        ("виданню «Назва» Лисак", "виданню «Назва» Лисак"),
        ("виданню «Назва» мешканець Лисак", "мешканець Лисак"),
        ("ВВС мешканець", "мешканець"),
        ("«Назва» вечірнє", "«Назва» вечірнє"),
    ],
)
def test_what_is_no_part_of_a_name(name: str, expected: str) -> None:
    assert inflected_attribution._tidy(name) == expected


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("Київ ЦЕ", 4),
        ("Київ це\nусе", 4),
        ("Київ", 4),
        ("Київ втрату міста", 5),
        ("Втрату міста Київ", 17),
    ],
)
def test_an_object_ends_the_name_before_a_verb(words: str, end: int) -> None:
    function = inflected_attribution._end_of_subject
    assert function(words, 0, len(words), "uk") == end
    assert function(f"я {words}", 2, len(words) + 2, "uk") == end + 2


@pytest.mark.parametrize(
    ("text", "offset", "is_inside"),
    [
        ("Він: «тихо» і тут", 8, True),
        ("Він: «тихо» і тут", 13, False),
        ("«Тихо", 1, True),
        ("Він: «тихо\nі тут", 13, False),
        ("«" + "а" * 1999, 2000, True),
        ("«" + "а" * 2000, 2001, False),
    ],
)
def test_inside_a_quotation(text: str, offset: int, is_inside: bool) -> None:
    assert inflected_attribution.is_inside_quotation(text, offset) is is_inside
