"""Annotated passages in Ukrainian and Russian, in the tests' own words: summaries of
staffs and ministries, posts and news.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.claim import Claim
from dashboard.domain.place import Place, Resolution
from dashboard.domain.words import Hedge, Kind, Precision, Side
from dashboard.reading.claims.drafts import WRITER, ClaimDraft
from dashboard.reading.claims.slavic import inflected
from dashboard.reading.claims.slavic.inflected_attribution import Speaker
from dashboard.reading.claims.slavic.inflected_events import InflectedEvent
from dashboard.reading.claims.time_and_place import EventDates, place_of_mention
from dashboard.reading.dates.expressions import DateExpression
from dashboard.reading.model import Mention, Role
from tests.unit.reading.annotated import misread
from tests.unit.reading.articles import read
from tests.unit.reading.in_words import in_words

DAY = date(2025, 2, 12)
SUMMARY_UK = """\
Оперативна інформація Генерального штабу ЗСУ станом на 08:00 12.02.2025.

Минулої доби на фронті відбулося 90 боєзіткнень.

На Торецькому напрямку захисники відбили атаки ворога біля Торецька та Щербинівки.

Авіаударів противник завдав по Гуляйполю.

На Сіверському напрямку ворог вів безуспішні наступальні дії в районі Верхньокам'янського.
"""
SUMMARY_RU = """\
Министерство обороны Российской Федерации: сводка по состоянию на 12 февраля 2025 г.

Подразделениями группировки войск «Запад» отражены две атаки ВСУ в районе Синьковки.

Нанесено поражение живой силе противника в районах Торецка и Дружбы.

В результате активных действий освобождён населённый пункт Марьинка.
"""


def claims(text: str) -> list[Claim]:
    return list(read(text, DAY).claims)


def short(text: str) -> list[tuple[str, str, str]]:
    return [
        (c.kind.value, c.actor.value, c.name or c.place_as_written)
        for c in claims(text)
    ]


PASSAGES = [
    (
        "Ворог обстріляв Нікополь і Марганець.",
        [("strike", "RU", "Nikopol"), ("strike", "RU", "Marhanets")],
    ),
    ("Сили оборони звільнили Старомайорське.", [("retake", "UA", "Staromaiorske")]),
    (
        "На Покровському напрямку наші захисники зупинили 9 атак противника в районах"
        " населених пунктів Тоненьке, Промінь та Лисівка.",
        [
            ("hold", "UA", "Tonenke"),
            ("hold", "UA", "Promin"),
            ("hold", "UA", "Lysivka"),
        ],
    ),
    (
        "Воїни 72-ї бригади вибили окупантів з Кліщіївки, що на південь від Бахмута.",
        [("retake", "UA", "Klishchiivka")],
    ),
    (
        "Ворог окупував Невельське та просунувся поблизу Гродівки, — DeepState.",
        [("capture", "RU", "Nevelske"), ("advance", "RU", "Hrodivka")],
    ),
    (
        "Російське Міноборони заявило, що їхні війська захопили Селидове.",
        [("capture", "RU", "Selydove")],
    ),
    ("ЗСУ відійшли з Авдіївки, сказав Сирський.", [("withdraw", "UA", "Avdiivka")]),
    ("Окупанти контролюють Маріуполь.", [("control", "RU", "Mariupol")]),
    ("Бої тривають на околицях Торецька.", [("clash", "unknown", "Toretsk")]),
    (
        "Війська РФ зайшли в Торецьк, але ЗСУ утримують центр міста.",
        [("advance", "RU", "Toretsk"), ("control", "UA", "Toretsk")],
    ),
    ("Українські війська втратили Соледар.", [("capture", "RU", "Soledar")]),
    (
        "Українські дрони вразили нафтобазу у Феодосії.",
        [("strike", "UA", "Feodosiia")],
    ),
    ("Харків. Приліт по складу.", [("strike", "unknown", "Kharkiv")]),
    (
        "Противник здійснив штурмові дії у напрямку Торецька.",
        [("assault", "RU", "Toretsk")],
    ),
    (
        "Подразделения группировки войск «Запад» освободили населённый пункт Двуречная.",
        [("capture", "RU", "Dvorichna")],
    ),
    (
        "Минобороны сообщило, что войска взяли под контроль Селидово.",
        [("capture", "RU", "Selydove")],
    ),
    (
        "Оккупанты обстреляли Никополь: ранены три человека.",
        [("strike", "RU", "Nikopol")],
    ),
    (
        "Украинские войска отошли из Угледара, пишет ISW.",
        [("withdraw", "UA", "Vuhledar")],
    ),
    (
        "Бои идут в Бахмуте и под Соледаром, сказал представитель ВСУ.",
        [("clash", "unknown", "Bakhmut"), ("clash", "unknown", "Soledar")],
    ),
    (
        "Террористы ДНР обстреляли Авдеевку.",
        [("strike", "RU", "Avdiivka")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PASSAGES)
def test_a_passage(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert short(text) == expected


def test_a_summary_of_the_general_staff() -> None:
    found = claims(SUMMARY_UK)
    assert [(c.kind.value, c.actor.value, c.name) for c in found] == [
        ("hold", "UA", "Toretsk"),
        ("hold", "UA", "Shcherbynivka"),
        ("strike", "RU", "Huliaipole"),
        ("assault", "RU", "Verkhnokamianske"),
    ]
    assert {(c.claimant, c.claimant_side) for c in found} == {
        ("Генерального штабу ЗСУ", Side.UA)
    }
    day_before = date(2025, 2, 11)
    assert {(c.date_from, c.date_to) for c in found} == {(day_before, DAY)}


def test_a_briefing_of_the_ministry() -> None:
    found = claims(SUMMARY_RU)
    assert [(c.kind.value, c.actor.value, c.name) for c in found] == [
        ("hold", "RU", "Synkivka"),
        ("strike", "RU", "Toretsk"),
        ("strike", "RU", "Druzhba"),
        ("capture", "RU", "Marinka"),
    ]
    assert {c.claimant_side for c in found} == {Side.RU}
    assert found[0].claimant == "Министерство обороны Российской Федерации"


@pytest.mark.parametrize(
    ("text", "claimant", "side"),
    [
        (
            "Ворог вдарив по Одесі, повідомив голова Одеської ОВА Олег Кіпер.",
            "голова Одеської ОВА Олег Кіпер",
            Side.UA,
        ),
        ("По словам Пушилина, взят Угледар.", "Пушилина", Side.RU),
        ("Ворог обстріляв Херсон.", WRITER, Side.UNKNOWN),
    ],
)
def test_who_says_it(text: str, claimant: str, side: Side) -> None:
    (only,) = claims(text)
    assert (only.claimant, only.claimant_side) == (claimant, side)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (
            "14 червня 2023 року обстріляли Нікополь.",
            date(2023, 6, 14),
            date(2023, 6, 14),
        ),
        ("Вчора ворог обстріляв Нікополь.", date(2025, 2, 11), date(2025, 2, 11)),
        ("Ворог обстріляв Нікополь.", None, DAY),
        ("31 лютого 2024 року ворог обстріляв Нікополь.", None, None),
    ],
)
def test_when_it_happened(text: str, first: date | None, last: date | None) -> None:
    (only,) = claims(text)
    assert (only.date_from, only.date_to) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "Генштаб спростував захоплення Роботиного.",
        "Речник «Хортиці» заявив, що окупанти не захопили Часів Яр.",
        "Чутки про оточення Мирнограда — фейк, заявили в ОСУВ «Хортиця».",
        "Минобороны РФ опровергло потерю Торецка.",
        "Розмови про відхід військ із Сіверська не мають нічого спільного з правдою.",
        "Заяви про захоплення Вовчанська передчасні, кажуть військові.",
        "Сообщения о взятии Купянска далеки от реальности, сказал комбриг.",
    ],
)
def test_what_is_denied_is_a_denial(text: str) -> None:
    assert {claim.hedge for claim in claims(text)} == {Hedge.DENIED}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Росіяни планують наступ на Запоріжжя.", "what may happen"),
        ("Немає підтвердження, що ворог захопив Кліщіївку.", "not confirmed"),
        ("В 1943 році радянські війська звільнили Харків.", "before this war"),
        ("Ворог атакував двічі.", "names no place"),
        ("Генерал доручив військам атакувати Токмак.", "what may happen"),
        ("Путин пообещал захватить Славянск, сообщил Кремль.", "what may happen"),
        ("Ізраїль завдав ракетного удару по Бейруту.", "nothing of this war"),
    ],
)
def test_what_gives_no_claim_says_why(text: str, reason: str) -> None:
    reading = read(text, DAY)
    assert reading.claims == ()
    assert reason in reading.rejected[0].reason


@pytest.mark.parametrize(
    "text",
    [
        "Спека вдарила по Харкову.",
        "У Торецьку суд захопив увагу преси.",
        "Потяг збив чоловіка у Покровську.",
        "Футболісти атакували ворота у матчі в Одесі.",
    ],
)
def test_peace_gives_no_claim_of_fighting(text: str) -> None:
    assert [c for c in claims(text) if c.kind.value != "statement"] == []


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Дрон влучив у дім в Ізюмі. Про це повідомив Олег Синєгубов.", "Олег"),
        ("Ракета влучила у склад в Ізюмі. Є поранені, пише Олег Синєгубов.", "Олег"),
        ("Ворог захопив Терни, — DeepState.", "DeepState"),
        ("Освобождена Новосёловка. Об этом сообщает Минобороны РФ.", "Минобороны РФ"),
        ("Атаки в районе Тернов отбиты, говорится в сводке Генштаба.", "Генштаба"),
    ],
)
def test_who_is_named_only_behind(text: str, claimant: str) -> None:
    first = claims(text)[0]
    assert first.claimant.startswith(claimant)


def test_words_that_are_part_of_a_name_tell_of_nothing() -> None:
    assert [c.kind.value for c in claims("Ворог зайшов у Билицьке.")] == ["advance"]


def test_what_stands_once_is_the_subject_of_both() -> None:
    text = "Окупанти тиснуть на Терни, але села не взяли."
    events = {(c.kind.value, c.actor, c.hedge) for c in claims(text)}
    assert ("capture", Side.RU, Hedge.DENIED) in events
    assert ("assault", Side.RU, Hedge.ASSERTED) in events


def test_another_clause_keeps_its_own_day() -> None:
    text = "У травні 2022 року ворог захопив Попасну; тепер Терни під обстрілами."
    days = {c.place_as_written: c.date_to for c in claims(text)}
    assert days == {"Попасну": date(2022, 5, 31), "Терни": DAY}


def test_drones_that_were_shot_down_are_whose_they_are() -> None:
    (claim,) = claims("Над Белгородской областью сбиты 7 украинских дронов.")
    assert (claim.kind.value, claim.actor) == ("strike", Side.UA)


def test_a_direction_alone_gives_no_statement() -> None:
    text = "На Лиманському та Куп'янському напрямках противник не проводив боїв."
    assert [c for c in claims(text) if c.kind.value == "statement"] == []


def test_a_language_that_is_not_read_gives_nothing_and_says_so() -> None:
    text = "Die Armee hat Awdijiwka am Dienstag nach schweren Kämpfen verlassen."
    reading = read(text, DAY)
    assert (reading.language, reading.mentions, reading.claims) == ("de", (), ())
    assert "language that is not read (de)" in reading.rejected[0].reason


def test_an_article_of_two_languages_is_read_passage_by_passage() -> None:
    text = "Russian forces shelled Nikopol.\n\nВорог обстріляв Марганець."
    assert short(text) == [("strike", "RU", "Nikopol"), ("strike", "RU", "Marhanets")]


def test_a_quote_is_the_sentence_and_offsets_are_those_of_the_text() -> None:
    text = "Тихо. Ворог обстріляв Нікополь."
    (only,) = claims(text)
    assert only.start is not None
    assert text[only.start : only.end] == only.quote == "Ворог обстріляв Нікополь."


def test_a_village_in_the_land_around_a_city_is_not_in_the_city() -> None:
    found = claims("Росіяни захопили Новомиколаївку на Запоріжжі, пише DeepState.")
    assert [c.name for c in found] == ["Novomykolaivka"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Українські підрозділи відійшли з Авдіївки.",
            [("withdraw", "UA", "Avdiivka")],
        ),
        ("Російські солдати втекли з Ізюма.", [("withdraw", "RU", "Izium")]),
        ("Росіяни випустили по Сумах три ракети.", [("strike", "RU", "Sumy")]),
        ("Противник просунувся поблизу Гродівки.", [("advance", "RU", "Hrodivka")]),
        ("Украинские морпехи ушли, оставили Крынки.", [("withdraw", "UA", "Krynky")]),
        (
            "Селидово освобождено действиями подразделений группировки «Центр».",
            [("capture", "RU", "Selydove")],
        ),
        # Whose report it is nobody knows: both sides say so.
        (
            "На фронте освобождён город Селидово.",
            [("statement", "unknown", "Selydove")],
        ),
        (
            "Никто не отрицает, что Бахмут взят «Вагнером».",
            [("capture", "RU", "Bakhmut")],
        ),
        (
            "У Херсоні російський дрон атакував тролейбус, двоє поранених.",
            [("strike", "RU", "Kherson")],
        ),
        (
            "У Херсоні під обстріл потрапив автобус, є загиблі.",
            [("strike", "unknown", "Kherson")],
        ),
    ],
)
def test_withdrawals_launches_and_whose_groups(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert short(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "У Житомирі через витік газу стався вибух у будинку.",
        "У Луцьку в ДТП загинув велосипедист.",
        "На шахті в Червонограді обвалилася порода, загинули двоє гірників.",
        "«Карпати» атакували, але «Динамо» втримало перемогу в Києві.",
        "Под Полтавой поезд столкнулся с грузовиком, двое погибли.",
        "В Запорожье взорвался газовый баллон, погибла женщина.",
        "Якщо ворог захопить Покровськ, дорога буде перерізана.",
        "Если ВСУ займут Токмак, коридор будет перерезан.",
        "Жодних доказів, що росіяни зайшли в Урожайне, немає.",
        "Доказательств захвата Торецка нет.",
        "Росіяни могли захопити Торецьк ще навесні.",
    ],
)
def test_accidents_conditions_and_what_nobody_has_seen_are_no_claims(
    text: str,
) -> None:
    assert short(text) == []


def test_who_does_not_deny_it_leaves_it_open() -> None:
    (claim,) = claims("Москва не заперечує, що українці звільнили Роботине.")
    assert (claim.kind.value, claim.hedge) == ("retake", Hedge.HEDGED)
    (claim,) = claims("Ніхто не заперечує, що українці звільнили Роботине.")
    assert (claim.claimant, claim.hedge) == (WRITER, Hedge.ASSERTED)


READ = [
    ("Станом на 10 лютого ворог захопив Торецьк.", "capture RU Торецьк 10.02.25"),
    ("Станом на ранок ворог захопив Торецьк.", "capture RU Торецьк now"),
    (
        "По состоянию на 10 февраля 2025 г. противник захватил Торецк.",
        "capture RU Торецк 10.02.25",
    ),
    (
        "Ворог захопив Торецьк. Про це повідомляє Генштаб ЗСУ.",
        "capture RU Торецьк to now by Генштаб ЗСУ",
    ),
    (
        "Росіяни заявили про захоплення Торецька, але Генштаб це спростував.",
        "capture RU Торецька to now by Росіяни; capture RU Торецька to now denied by Генштаб",
    ),
    (
        "ЗСУ зайняли Торецьк; Москва твердить, що захопила Лиман.",
        "retake UA Торецьк to now; capture RU Лиман to now claimed by Москва",
    ),
    (
        "Міноборони РФ заявило про захоплення Торецька. Київ це заперечує.",
        "capture RU Торецька to now by Міноборони РФ; capture RU Торецька to now denied by Київ",
    ),
    (
        "Міноборони РФ заявило про захоплення Торецька. Погода була ясною. Київ це заперечує.",
        "capture RU Торецька to now by Міноборони РФ",
    ),
    (
        "Міноборони РФ заявило про захоплення Торецька. Він це заперечує.",
        "capture RU Торецька to now by Міноборони РФ",
    ),
    (
        "Міноборони РФ заявило про захоплення Торецька. У Генштабі це спростували.",
        "capture RU Торецька to now by Міноборони РФ; capture RU Торецька to now denied by Генштабі",
    ),
    (
        "Генштаб заперечує захоплення Торецька. Київ це заперечує.",
        "capture RU Торецька to now denied by Генштаб",
    ),
    ("У 1943 році німці захопили Харків.", ""),
    (
        "У березні 2014 року росіяни захопили Сімферополь.",
        "capture RU Сімферополь 01.03.14 to 31.03.14",
    ),
    (
        "У 1943 році німці захопили Харків, а вчора росіяни обстріляли Лиман.",
        "strike RU Лиман 11.02.25",
    ),
    ("Знищено будинок у Марганці.", ""),
    ("В Ізраїлі ракета влучила в будинок у Хайфі.", ""),
    ("У Варшаві пролунали вибухи.", ""),
    (
        "Мер Харкова Терехов повідомив про обстріл Лимана.",
        "strike unk Лимана to now by Мер Харкова Терехов",
    ),
    (
        "Ворог обстріляв Нікополь. Є поранені. Про це повідомив Лисак.",
        "strike RU Нікополь to now by Лисак",
    ),
    (
        "Ворог обстріляв Нікополь. Є поранені, пише Лисак.",
        "strike RU Нікополь to now by Лисак",
    ),
    (
        "Ворог обстріляв Нікополь. У Марганці тихо. Про це повідомив Лисак.",
        "strike RU Нікополь to now",
    ),
    (
        "Ворог обстріляв Нікополь. Є поранені. Горів склад. Гасили довго. Про це повідомив Лисак.",
        "strike RU Нікополь to now",
    ),
    ("10 лютого було гаряче. Ворог обстріляв Нікополь.", "strike RU Нікополь 10.02.25"),
    (
        "10 лютого було гаряче.\n\nВорог обстріляв Нікополь.",
        "strike RU Нікополь to now",
    ),
    ("10 лютого було гаряче. Ворог обстрілює Нікополь.", "strike RU Нікополь now"),
    (
        "Ворог захопив Торецьк, Лиман — наш.",
        "capture RU Торецьк to now; control UA Лиман now",
    ),
    (
        "Ворог захопив Торецьк; Лиман під обстрілами.",
        "capture RU Торецьк to now; strike unk Лиман now",
    ),
    (
        "Ворог захопив Торецьк, під Лиманом тривають бої.",
        "capture RU Торецьк to now; clash unk Лиманом now",
    ),
    (
        "Ворог обстріляв Нікополь, біля Торецька загарбники наступають.",
        "strike RU Нікополь to now; assault RU Торецька now",
    ),
    (
        "Росіяни атакували Торецьк, але міста не взяли.",
        "assault RU Торецьк to now; capture RU Торецьк to now denied",
    ),
    ("Росіяни атакували Торецьк, але не взяли міста.", "assault RU Торецьк to now"),
    ("Тривав штурм Торецька, але росіян зупинили.", "hold UA Торецька to now"),
    (
        "Ворог обстріляв Нікополь Дніпропетровської області.",
        "strike RU Нікополь to now",
    ),
    (
        "Дрони вдарили по Київщині та у Стрию.",
        "strike unk Київщині to now; strike unk Стрию to now",
    ),
    ("Ворог обстріляв Оріхів на Запоріжжі.", "strike RU Оріхів to now"),
    ("Ворог обстріляв Запоріжжя.", "strike RU Запоріжжя to now"),
    ("Ворог просунувся з Торецька у напрямку Лимана.", "advance RU Торецька to now"),
    ("Бої південніше Торецька за Лиман.", "clash unk Лиман now"),
    (
        "Ворог захопив Невельське, що на північ від Первомайського.",
        "capture RU Невельське to now",
    ),
    (
        "Ворог обстріляв Невельське поблизу Первомайського.",
        "strike RU Невельське to now",
    ),
    ("Ворог вдарив по Нікополю. Влучання в будинок.", "strike RU Нікополю to now"),
    (
        "Ворог вдарив по Нікополю. Учора — влучання в будинок.",
        "strike RU Нікополю to now; strike unk Нікополю 11.02.25",
    ),
    (
        "Ворог захопив Торецьк. Бої в місті тривають.",
        "capture RU Торецьк to now; clash unk Торецьк now",
    ),
    (
        "Ворог захопив Торецьк. Було холодно. Бої в місті тривають.",
        "capture RU Торецьк to now; clash unk Торецьк now",
    ),
    (
        "Ворог захопив Торецьк. Було холодно. Ішов сніг. Бої в місті тривають.",
        "capture RU Торецьк to now",
    ),
    ("ЗСУ увійшли в Херсон. Люди зустрічають їх квітами.", "retake UA Херсон to now"),
    ("ЗСУ увійшли в Херсон. Люди сидять удома.", "advance UA Херсон to now"),
    ("Росіяни атакували Львів.", "strike RU Львів to now"),
    ("Росіяни атакували Торецьк.", "assault RU Торецьк to now"),
    ("Освобождён Торецк.", ""),
    ("Минобороны: освобождён Торецк.", "capture RU Торецк to now by Минобороны"),
    (
        "Губернатор сообщил об обстреле Белгорода.",
        "strike unk Белгорода to now by Губернатор",
    ),
    ("Мер повідомив про обстріл Нікополя.", "strike unk Нікополя to now by Мер"),
    (
        "Губернатор сообщил об обстреле Симферополя.",
        "strike unk Симферополя to now by Губернатор",
    ),
    ("У Кремлі заявили, що захопили Торецьк.", "capture RU Торецьк to now by Кремлі"),
    (
        "ССО отчитались о подрыве моста в Мелитополе.",
        "strike UA Мелитополе to now by ССО",
    ),
    (
        "ССО сообщили о подрыве моста в Мелитополе.",
        "strike unk Мелитополе to now by ССО",
    ),
    (
        "10 лютого звільнили Лиман; тепер обстрілюють Торецьк.",
        "retake UA Лиман 10.02.25; strike unk Торецьк now",
    ),
    (
        "Генштаб ВСУ сообщил 10 февраля, что ВСУ отошли из Лимана.",
        "withdraw UA Лимана 10.02.25 by Генштаб ВСУ",
    ),
    ("30 лютого ворог обстріляв Нікополь.", "strike RU Нікополь ?"),
    (
        "10 лютого ворог обстріляв Нікополь, 11 лютого захопив Торецьк.",
        "strike RU Нікополь 10.02.25; capture RU Торецьк 11.02.25",
    ),
    ("Ворог обстрілює Нікополь.", "strike RU Нікополь now"),
    ("Лиман під контролем ЗСУ.", "control UA Лиман now"),
    ("Лиман був під контролем ЗСУ.", "control UA Лиман to now"),
    ("Ворог досі тримає Лиман.", "control RU Лиман now"),
    ("Нікополь під обстрілами.", "strike unk Нікополь now"),
    ("Нікополь був під обстрілами.", "strike unk Нікополь to now"),
    ("Наші воїни відбивають атаку на Лиман.", "hold UA Лиман now"),
    ("Наші воїни відбили атаку на Лиман.", "hold UA Лиман to now"),
    ("У Варшаві пройшли навчання танкістів.", ""),
    ("На Лиманському напрямку ситуація складна.", ""),
    ("У Києві поховали бійця, який загинув під Лиманом.", ""),
    (
        "Враг обстрелял Никополь. Об этом сообщил Лысак.",
        "strike RU Никополь to now by Лысак",
    ),
    (
        "ВСУ зашли в Купянск. Они закрепились в центре города.",
        "advance UA Купянск to now",
    ),
    (
        "Росіяни обстріляли Нікополь. Вони атакували Торецьк.",
        "strike RU Нікополь to now; assault RU Торецьк to now",
    ),
    (
        "Зранку ворог атакував Лиман, ввечері відступив з Торецька.",
        "assault RU Лиман now; withdraw RU Торецька now",
    ),
    ("Генштаб: ворог відступив з Торецька.", "withdraw RU Торецька to now by Генштаб"),
    ("Він сказав, що ворог відступив з Торецька.", "withdraw RU Торецька to now"),
    (
        "Сирський сказав, що ворог відступив з Торецька. Речник додав, що бої тривають у Лимані.",
        "withdraw RU Торецька to now by Сирський; clash unk Лимані now by Сирський",
    ),
    (
        "Сирський розповів про бої. ЗСУ звільнили Лиман.",
        "retake UA Лиман to now by Сирський",
    ),
    ("Сирський розповів про бої.\n\nЗСУ звільнили Лиман.", "retake UA Лиман to now"),
    (
        "The New York Times пише, що ворог захопив Торецьк.",
        "capture RU Торецьк to now by The New York Times",
    ),
    (
        "Ворог намагався захопити Торецьк і відступив.",
        "assault RU Торецьк to now; withdraw RU Торецьк to now",
    ),
]
"""Texts, and all the claims that are read of each (see in_words)."""


@pytest.mark.parametrize(("text", "expected"), READ)
def test_all_that_is_read(text: str, expected: str) -> None:
    assert in_words(text, date(2025, 2, 12)) == expected


def marked(
    text: str, kind: str = "village", country: str = "UA", region: str = "Donetsk"
) -> tuple[str, list[Mention]]:
    """Return a text without its brackets, and mentions of invented places in them;
    kind "" is of places without a pin.
    """
    plain, mentions, start = "", [], 0
    for letter in text:
        if letter == "[":
            start = len(plain)
        elif letter == "]":
            mentions.append(mention(plain, start, kind, country, region))
        else:
            plain += letter
    return plain, mentions


def mention(text: str, start: int, kind: str, country: str, region: str) -> Mention:
    place = Place(
        id=text[start:],
        name=text[start:],
        name_uk=text[start:],
        region=region,
        raion="",
        kind=kind,
        lat=48.0,
        lon=37.0,
        precision=Precision.SETTLEMENT,
        radius_km=3.0,
        population=None,
        source="",
        country=country,
    )
    return Mention(
        start=start,
        end=len(text),
        place_as_written=text[start:],
        sentence=0,
        role=Role.PLACE,
        resolution=Resolution((), None, 0.0, ""),
        place=place if kind else None,
        precision=None,
        radius_km=None,
    )


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("[Лиман], [Терни]", True),
        ("[Лиман] та [Терни]", True),
        ("[Лиман], а також [Терни]", True),
        ("[Лиман] та у [Терни]", True),
        ("[Лиман] але [Терни]", False),
        ("[Лиман]; [Терни]", False),
    ],
)
def test_names_of_one_list(text: str, joined: bool) -> None:
    plain, (first, second) = marked(text)
    assert inflected._are_joined(plain, first, second) is joined


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("[Лиман], [Терни] та [Ямпіль]", 3),
        ("[Лиман], [Терни]; [Ямпіль]", 2),
        ("[Лиман]; [Терни] та [Ямпіль]", 1),
        ("тихо", 0),
    ],
)
def test_the_first_place_with_those_listed(text: str, listed: int) -> None:
    assert len(inflected._listed(*marked(text))) == listed


@pytest.mark.parametrize(
    ("text", "landmark"),
    [
        ("[Лиман] поблизу [Терни]", True),
        ("[Лиман], що на південь від [Терни]", True),
        ("[Лиман], який за 5 км на північ від [Терни]", True),
        ("[Лиман] та [Терни]", False),
        ("[Лиман] горить поблизу [Терни]", False),
        (f"[Лиман] поблизу {'дуже ' * 11}[Терни]", False),
    ],
)
def test_a_place_that_says_where_another_is(text: str, landmark: bool) -> None:
    plain, (first, second) = marked(text)
    assert inflected._is_landmark(plain, first, second) is landmark
    assert inflected._is_landmark(plain, None, second) is False


@pytest.mark.parametrize(
    ("text", "bearing"),
    [
        ("бої південніше [Лиман]", True),
        ("бої на північ від [Лиман]", True),
        ("бои западнее [Лиман]", True),
        ("бої на північ [Лиман]", False),
        ("бої в [Лиман]", False),
    ],
)
def test_a_place_from_which_a_direction_is_told(text: str, bearing: bool) -> None:
    plain, (only,) = marked(text)
    assert inflected._is_seen_from(plain, only) is bearing


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("[Лиманський] напрямок", True),
        ("[Лиманському] та Сумському напрямках", True),
        ("[Лиманському], Сумському направлении", True),
        ("[Лиманському] та сумському напрямках", False),
        ("[Лиман] горить", False),
    ],
)
def test_a_stretch_of_the_front(text: str, direction: bool) -> None:
    plain, (only,) = marked(text)
    assert inflected._is_direction(plain, only) is direction


@pytest.mark.parametrize(
    ("text", "recalled"),
    [
        ("бійця, який загинув під [Лиман]", True),
        ("бойца, который погиб под [Лиман]", True),
        ("бійця, тоді під [Лиман]", False),
        ("бійця, який загинув, під [Лиман]", False),
        ("бійця під [Лиман]", False),
        (", який загинув під [Лиман]", False),
    ],
)
def test_a_place_of_a_relative_clause(text: str, recalled: bool) -> None:
    plain, (only,) = marked(text)
    assert inflected._is_recalled(plain, (0, len(plain)), only) is recalled
    event = InflectedEvent(only.start, only.end, Kind.CAPTURE)
    assert inflected._is_background(plain, (0, len(plain)), event) is recalled


@pytest.mark.parametrize(
    ("country", "region", "side", "far", "at_front"),
    [
        ("UA", "Donetsk", Side.UA, False, True),
        ("UA", "Lviv", Side.UA, True, False),
        ("UA", "Crimea", Side.RU, True, False),
        ("UA", "Sevastopol", Side.RU, True, False),
        ("UA", "Kyiv", Side.UA, False, False),
        ("RU", "", Side.RU, False, False),
        ("RU", "Sumy", Side.RU, False, False),
        ("PL", "", Side.UNKNOWN, False, False),
    ],
)
def test_whose_land_and_how_far(
    country: str, region: str, side: Side, far: bool, at_front: bool
) -> None:
    _, (only,) = marked("[Лиман]", country=country, region=region)
    assert inflected._side_of_land(only) is side
    assert inflected._is_far(only) is far
    assert inflected._is_at_front(only) is at_front


def test_a_place_without_a_pin_is_nowhere() -> None:
    _, (only,) = marked("[Лиман]", kind="")
    assert inflected._side_of_land(only) is Side.UNKNOWN
    assert inflected._is_far(only) is False
    assert inflected._is_at_front(only) is False


@pytest.mark.parametrize(
    ("text", "at", "segment"),
    [
        ("а, б, в", 3, (2, 4)),
        ("а; б: в", 3, (2, 4)),
        ("а б в", 2, (0, 5)),
        ("а, б", 0, (0, 1)),
        ("а, б", 3, (2, 4)),
    ],
)
def test_the_stretch_between_commas(
    text: str, at: int, segment: tuple[int, int]
) -> None:
    assert inflected._segment(text, (0, len(text)), at) == segment


@pytest.mark.parametrize(
    ("start", "end", "distance"),
    [(0, 5, 5), (0, 10, 0), (25, 30, 5), (20, 25, 0), (12, 15, 0)],
)
def test_how_far_a_day_is_from_an_event(start: int, end: int, distance: int) -> None:
    day = DateExpression(start, end, "", None, None, 0, vague=False, relative=False)
    event = InflectedEvent(10, 20, Kind.CAPTURE)
    assert inflected._distance(day, event) == distance


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("є поранені", False),
        ("є поранені в Лимані", True),
        ("є «Поранені» там", False),
        ("є “Поранені” там", False),
        ("", False),
    ],
)
def test_words_with_a_name_outside_quotation(words: str, names: bool) -> None:
    assert inflected._names_something(words) is names


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("Бої в [Лиман] і Невідомому", True),
        ("Бої в [Лиман] і невідомому", False),
        ("Бої в [Лиман]", False),
        ("Бої в «Невідомому»", False),
        ("Бої в Невідомській громаді", False),
        ("Бої в АТО", False),
    ],
)
def test_a_name_that_nobody_knows(text: str, another: bool) -> None:
    plain, mentions = marked(text)
    span = 0, len(plain)
    assert inflected._names_another(plain, span, mentions, None) is another
    said = Speaker("х", Side.UA, Hedge.ASSERTED, 0, len(plain))
    assert inflected._names_another(plain, span, mentions, said) is False


def test_a_place_where_something_may_have_happened() -> None:
    plain, (only,) = marked("мер міста [Лиман] каже")
    title = Speaker("мер", Side.UA, Hedge.ASSERTED, 0, 15)
    before = Speaker("мер", Side.UA, Hedge.ASSERTED, 0, only.start)
    inside = Speaker("мер", Side.UA, Hedge.ASSERTED, only.start, only.end)
    assert inflected._is_usable(only, None) is True
    assert inflected._is_usable(only, title) is False
    assert inflected._is_usable(only, before) is True
    assert inflected._is_usable(only, inside) is False
    assert inflected._is_usable(replace(only, role=Role.METONYM), None) is False
    assert inflected._is_usable(marked("[Times]")[1][0], None) is False
    assert (
        inflected._is_usable(marked("[Україна]", kind="country")[1][0], None) is False
    )
    event = InflectedEvent(only.start, only.end, Kind.CAPTURE)
    assert inflected._is_named(event, [only]) is True
    assert inflected._is_named(event, []) is False
    assert inflected._is_within(event, inside) is True
    assert inflected._is_within(event, before) is False
    assert inflected._is_within(event, None) is False
    assert plain[only.start : only.end] == "Лиман"


@pytest.mark.parametrize(
    ("text", "events", "following"),
    [
        ("захопили А; [Лиман] під обстрілами", ("захопили", "під обстрілами"), True),
        ("захопили А, але [Лиман] тримають", ("захопили", "тримають"), True),
        ("захопили А, [Лиман] тримають", ("захопили", "тримають"), False),
        ("захопили [Лиман]; тримають", ("захопили", "тримають"), False),
        ("захопили А, біля [Лиман] намагаються іти", ("захопили", "іти"), True),
        ("захопили А, біля [Лиман], іти", ("захопили", "іти"), False),
        ("захопили А; [Лиман]", ("захопили",), False),
    ],
)
def test_a_place_that_opens_the_next_clause(
    text: str, events: tuple[str, ...], following: bool
) -> None:
    plain, (only,) = marked(text)
    told = [
        InflectedEvent(plain.index(e), plain.index(e) + len(e), Kind.STRIKE)
        for e in events
    ]
    assert inflected._is_of_next(plain, told, 0, only) is following


@pytest.mark.parametrize(
    ("kind", "behind", "following"),
    [
        (Kind.CONTROL, " — ", True),
        (Kind.CONTROL, " вже ", True),
        (Kind.STRIKE, " — ", False),
        (Kind.CONTROL, " горить ", False),
    ],
)
def test_a_place_right_before_what_is_so(
    kind: Kind, behind: str, following: bool
) -> None:
    plain, (only,) = marked(f"захопили А, [Лиман]{behind}наш")
    told = [
        InflectedEvent(0, 8, Kind.CAPTURE),
        InflectedEvent(len(plain) - 3, len(plain), kind),
    ]
    assert inflected._is_of_next(plain, told, 0, only) is following


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("іде у напрямку [Лиман]", []),
        ("іде у напрямку [Лиман] та [Терни]", []),
        ("іде у напрямку [Лиман]; [Терни]", ["Терни"]),
        ("бої в [Лиман] у напрямку [Терни]", ["Лиман"]),
        ("бої в [Лиман] та [Терни]", ["Лиман", "Терни"]),
    ],
)
def test_places_that_are_no_aim(text: str, left: list[str]) -> None:
    plain, mentions = marked(text)
    names = [m.place_as_written for m in inflected._not_aimed_at(plain, mentions, "uk")]
    assert names == left


@pytest.mark.parametrize(
    ("text", "around"),
    [("на [Запоріжжі]", True), ("у [Запоріжжі]", False), ("на [Лимані]", False)],
)
def test_the_land_around_a_city(text: str, around: bool) -> None:
    plain, (only,) = marked(text)
    assert inflected._is_land_around(plain, only, "uk") is around


ANNOTATED = """
r01 r02 r06 r13 r15 r18 r20 r30 r38 r46 r48 r49 r301 r305 r309 r506 u08 u09 u11 u12
u14 u15 u16 u17 u25 u26 u29 u36 u42 u46 u49 u52 u54 u55 u56 u57 u59 u502
"""
"""Passages of tests/reading that together go every way through the module."""


@pytest.mark.parametrize("passage", ANNOTATED.split())
def test_passages_are_read_as_annotated(passage: str) -> None:
    assert misread(passage) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ворог не зайшов у Торецьк.", [("advance", "RU", Hedge.DENIED)]),
        ("Генштаб спростував захоплення Торецька.", [("capture", "RU", Hedge.DENIED)]),
        (
            "Кремль стверджує, що захопив Торецьк.",
            [("capture", "RU", Hedge.CLAIMED)],
        ),
        ("Імовірно, ворог захопив Торецьк.", [("capture", "RU", Hedge.HEDGED)]),
        ("Ворог нібито захопив Торецьк.", [("capture", "RU", Hedge.HEDGED)]),
        ("Ворог захопив Торецьк.", [("capture", "RU", Hedge.ASSERTED)]),
        ("Ворог намагається зайти в Торецьк.", [("assault", "RU", Hedge.ASSERTED)]),
        ("Ворог може зайти в Торецьк.", []),
        ("Ворог планує захопити Торецьк.", []),
        ("Якби ворог захопив Торецьк, було б гірше.", []),
        ("Чи захопив ворог Торецьк?", []),
        ("За неперевіреними даними, ворог захопив Торецьк.", []),
        ("Сообщения о взятии Торецка не подтверждены.", []),
    ],
)
def test_what_happened_and_how_surely(
    text: str, expected: list[tuple[str, str, Hedge]]
) -> None:
    found = [(c.kind.value, c.actor.value, c.hedge) for c in claims(text)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("У травні 2022 року ворог захопив Попасну.", "2022-05-01", "2022-05-31"),
        ("Минулої доби ворог атакував біля Лимана.", "2025-02-11", "2025-02-12"),
        ("Вчора ворог обстріляв Нікополь.", "2025-02-11", "2025-02-11"),
        ("Ворог обстріляв Нікополь.", "None", "2025-02-12"),
        ("Бої в Торецьку тривають.", "2025-02-12", "2025-02-12"),
        ("11 лютого\nВорог обстріляв Нікополь.", "2025-02-11", "2025-02-11"),
    ],
)
def test_the_days_of_an_event(text: str, first: str, last: str) -> None:
    (claim,) = claims(text)
    assert (str(claim.date_from), str(claim.date_to)) == (first, last)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A place for each of a list, and of a sentence that goes on.
        (
            "Минулої доби ворог атакував біля Торецька, Сіверська та Лимана.",
            [("assault", "RU", town) for town in ("Toretsk", "Siversk", "Lyman")],
        ),
        (
            "Вчора ворог обстріляв Нікополь, сьогодні — Марганець.",
            [("strike", "RU", "Nikopol"), ("strike", "RU", "Marhanets")],
        ),
        (
            "Речник бригади повідомив про бої в Торецьку. За його словами, ворог зайшов"
            " у місто.",
            [("clash", "unknown", "Toretsk"), ("advance", "RU", "Toretsk")],
        ),
        (
            "Противник просунувся в Торецьку та поблизу Щербинівки, повідомляє"
            " DeepState.",
            [("advance", "RU", "Toretsk"), ("advance", "RU", "Shcherbynivka")],
        ),
        (
            "На Торецькому напрямку ворог атакував сім разів.",
            [("assault", "RU", "Toretsk")],
        ),
        # What is hit, and what is only heard.
        (
            "Росіяни обстріляли Нікополь: пошкоджено школу, є поранені.",
            [("strike", "RU", "Nikopol")],
        ),
        (
            "Внаслідок обстрілу Нікополя загинула жінка.",
            [("strike", "unknown", "Nikopol")],
        ),
        ("Над Одесою збито п'ять дронів.", [("strike", "unknown", "Odesa")]),
        ("У Харкові пролунали вибухи.", [("statement", "unknown", "Kharkiv")]),
        ("В Белгороде прогремели взрывы.", [("statement", "unknown", "Belgorod")]),
        (
            "Жители Торецка остались без воды.",
            [("statement", "unknown", "Toretsk")],
        ),
        ("Атака на Торецьк відбита.", [("hold", "UA", "Toretsk")]),
        ("Сили оборони відійшли з Торецька.", [("withdraw", "UA", "Toretsk")]),
        (
            "Сили оборони просунулися біля Роботиного.",
            [("advance", "UA", "Robotyne")],
        ),
        # What is none of this war.
        ("У Львові відкрили школу.", []),
        ("Президент посетил Харьков.", []),
    ],
)
def test_what_happened_at_which_places(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert short(text) == expected


@pytest.mark.parametrize(
    ("text", "claimant", "side"),
    [
        ("Ворог обстріляв Нікополь. Двоє загинули, повідомив Лисак.", "Лисак", Side.UA),
        ("ЗСУ вразили склад у Токмаку, — Генштаб.", "Генштаб", Side.UA),
        ("ВСУ обстреляли Донецк, сообщил Кулемзин.", "Кулемзин", Side.RU),
        (
            "Дроны атаковали Брянскую область, сообщил губернатор Богомаз.",
            "губернатор Богомаз",
            Side.RU,
        ),
        ("Ворог обстріляв Нікополь.", WRITER, Side.UNKNOWN),
    ],
)
def test_who_tells_of_it(text: str, claimant: str, side: Side) -> None:
    (claim,) = claims(text)
    assert (claim.claimant, claim.claimant_side) == (claimant, side)


REGIONS = """
Donetsk: front, occupied
Luhansk: front, occupied
Kherson: front, occupied
Zaporizhzhia: front, occupied
Kharkiv: front, occupied
Sumy: front
Crimea: occupied, annexed, rear
Sevastopol: occupied, annexed, rear
Cherkasy: rear
Chernivtsi: rear
Ivano-Frankivsk: rear
Khmelnytskyi: rear
Kirovohrad: rear
Lviv: rear
Odesa: rear
Poltava: rear
Rivne: rear
Ternopil: rear
Vinnytsia: rear
Volyn: rear
Zakarpattia: rear
Kyiv: neither
"""


@pytest.mark.parametrize("line", REGIONS.split("\n")[1:-1])
def test_what_is_fought_for_in_a_region(line: str) -> None:
    region, _, facts = line.partition(": ")
    _, (only,) = marked("[Лиман]", region=region)
    assert inflected._is_at_front(only) is ("front" in facts)
    assert inflected._is_far(only) is ("rear" in facts)
    assert inflected._is_far_from_occupied(only) is ("occupied" not in facts)
    owner = Side.RU if "annexed" in facts else Side.UA
    assert inflected._side_of_land(only) is owner


@pytest.mark.parametrize(("kind", "country"), [("", "UA"), ("village", "PL")])
def test_abroad_nothing_is_far_from_what_is_occupied(kind: str, country: str) -> None:
    _, (only,) = marked("[Лиман]", kind=kind, country=country, region="Lviv")
    assert inflected._is_far_from_occupied(only) is False
    assert inflected._is_at_front(only) is False
    assert inflected._is_far(only) is False


@pytest.mark.parametrize("joint", [", ", " та ", " і ", " й ", " и ", ", а также "])
@pytest.mark.parametrize("place", ["", "у ", "по ", "у районі "])
def test_each_joint_of_a_list(joint: str, place: str) -> None:
    plain, mentions = marked(f"[Лиман]{joint}{place}[Терни]")
    assert inflected._are_joined(plain, *mentions)
    assert len(inflected._listed(plain, mentions)) == 2


@pytest.mark.parametrize(("letters", "landmark"), [(49, True), (50, False)])
def test_how_far_behind_a_landmark_stands(letters: int, landmark: bool) -> None:
    plain, (first, second) = marked(f"[Лиман] поблизу {'а' * letters} [Терни]")
    assert len(plain[first.end : second.start]) == 10 + letters
    assert inflected._is_landmark(plain, first, second) is landmark


@pytest.mark.parametrize(("letters", "direction"), [(20, True), (60, False)])
def test_how_far_behind_a_direction_stands(letters: int, direction: bool) -> None:
    plain, (only,) = marked(f"[Лиманському] та {'А' * letters} напрямках")
    assert inflected._is_direction(plain, only) is direction


@pytest.mark.parametrize(
    ("places", "left"),
    [
        ("[Лиман] та [Терни]", ["Лиман", "Терни"]),
        ("[Лиман] поблизу [Терни]", ["Лиман"]),
        ("[Сумський район], [Терни]", ["Сумський район", "Терни"]),
        ("[Сумський район] і там [Терни]", ["Терни"]),
        ("[Терни] [Сумської області] та [Лиман]", ["Терни", "Лиман"]),
        ("[Терни] та [Сумська область]", ["Терни", "Сумська область"]),
        ("[Терни] у [Сумській області]", ["Терни"]),
        ("[Сумська область]", ["Сумська область"]),
        ("південніше [Лиман] за [Терни]", ["Терни"]),
        ("південніше [Лиман]", ["Лиман"]),
        ("у напрямку [Лиман] із [Терни]", ["Терни"]),
        ("у напрямку [Лиман] і [Терни]", ["Лиман", "Терни"]),
        ("[Сумська громада] або [Лиман]", ["Лиман"]),
        ("[Сумський край] або [Лиман]", ["Лиман"]),
        ("[Сумський округ] або [Лиман]", ["Лиман"]),
    ],
)
def test_the_narrowest_places(places: str, left: list[str]) -> None:
    plain, named = _marked_whole(places)
    narrowest = inflected._narrowest(plain, named, "uk")
    assert [m.place_as_written for m in narrowest] == left


def _marked_whole(text: str) -> tuple[str, list[Mention]]:
    """Return a text and its marked places, each as written between its brackets."""
    plain, mentions = marked(text)
    return plain, [
        replace(m, place_as_written=plain[m.start : m.end]) for m in mentions
    ]


def test_an_area_is_no_place_beside_another() -> None:
    plain, (first, second) = _marked_whole("[Лиман] та [Терни]")
    area = replace(first, precision=Precision.AREA)
    assert inflected._within_divisions(plain, [area, second], "uk") == [second]
    assert inflected._within_divisions(plain, [area], "uk") == [area]
    district = _marked_whole("[Донбас] [району]")
    area = replace(district[1][0], precision=Precision.AREA)
    assert inflected._is_of_it(district[0], district[1][0], district[1][1])
    assert not inflected._is_of_it(district[0], area, district[1][1])


def events_in(text: str, kinds: str) -> tuple[str, list[Mention], list[InflectedEvent]]:
    """Return a text, its events between bars and its places in brackets."""
    parts = text.split("|")
    events, start = [], 0
    for number, part in enumerate(parts):
        length = len(part.replace("[", "").replace("]", ""))
        if number % 2:
            kind = Kind(kinds.split()[number // 2])
            events.append(InflectedEvent(start, start + length, kind))
        start += length
    return *_marked_whole("".join(parts)), events


@pytest.mark.parametrize(
    ("text", "kinds", "placed"),
    [
        ("|захопили| [Лиман]", "capture", [["Лиман"]]),
        ("[Лиман] |захопили|", "capture", [["Лиман"]]),
        ("|захопили| Лиман", "capture", [[]]),
        (
            "|захопили| [Лиман], [Терни] — |наше|",
            "capture control",
            [["Лиман"], ["Терни"]],
        ),
        (
            "|захопили| [Лиман], [Терни] вже |наше|",
            "capture control",
            [["Лиман"], ["Терни"]],
        ),
        (
            "|захопили| [Лиман], [Терни] вже |горить|",
            "capture strike",
            [["Лиман", "Терни"], ["Лиман", "Терни"]],
        ),
        (
            "|захопили| [Лиман], біля [Терни] |бої|",
            "capture clash",
            [["Лиман"], ["Терни"]],
        ),
        (
            "|захопили| [Лиман], біля [Терни] вони |атакують|",
            "capture assault",
            [["Лиман"], ["Терни"]],
        ),
        (
            "|захопили| [Лиман], по [Терни] вночі |атака|",
            "capture assault",
            [["Лиман", "Терни"], ["Лиман", "Терни"]],
        ),
        (
            "|захопили| [Лиман], по [Терни], вночі |бої|",
            "capture clash",
            [["Лиман", "Терни"], ["Лиман", "Терни"]],
        ),
        (
            "|захопили| [Лиман]; [Терни] |обстріляли|",
            "capture strike",
            [["Лиман"], ["Терни"]],
        ),
        (
            "|захопили| [Лиман], але [Терни] |обстріляли|",
            "capture strike",
            [["Лиман"], ["Терни"]],
        ),
        ("|захопили| [Лиман] та |обстріляли|", "capture strike", [["Лиман"]] * 2),
        ("|захопили| [Лиман]; |обстріляли|", "capture strike", [["Лиман"], []]),
        ("|захопили| [Лиман], але |обстріляли|", "capture strike", [["Лиман"], []]),
        ("|штурм| [Лиман], але |зупинили|", "assault hold", [["Лиман"]] * 2),
        ("|штурм| [Лиман], але |взяли|", "assault capture", [["Лиман"], []]),
        ("|штурм| [Лиман], але |взяли| місто", "assault capture", [["Лиман"]] * 2),
        ("|штурм| [Лиман], але міста не |взяли|", "assault capture", [["Лиман"]] * 2),
        (
            f"|штурм| [Лиман], але |взяли|{' вчора' * 7} місто",
            "assault capture",
            [["Лиман"], []],
        ),
        (
            "|штурм| [Лиман], але |взяли| та |спалили| місто",
            "assault capture strike",
            [["Лиман"], [], []],
        ),
    ],
)
def test_at_which_places_events_are(
    text: str, kinds: str, placed: list[list[str]]
) -> None:
    plain, places, events = events_in(text, kinds)
    found = inflected._places_of_events(plain, events, places, "uk")
    assert [[m.place_as_written for m in group] for group in found] == placed


def draft(kind: Kind, at: int = 0, hedge: Hedge = Hedge.ASSERTED) -> ClaimDraft:
    _, (only,) = marked("[Лиман]")
    place, dates = place_of_mention(only), EventDates(None, None, "")
    return ClaimDraft((0, 9), at, kind, place, dates, None, Side.RU, hedge)


@pytest.mark.parametrize(
    ("kind", "others"),
    [
        (Kind.ASSAULT, "hold capture retake advance"),
        (Kind.CLASH, "hold assault"),
        (Kind.CONTROL, "capture retake hold"),
        (Kind.WITHDRAW, "capture"),
        (Kind.ADVANCE, "capture retake"),
        (Kind.STRIKE, ""),
        (Kind.CAPTURE, ""),
    ],
)
def test_which_kinds_only_repeat_another(kind: Kind, others: str) -> None:
    first = draft(kind)
    repeated = [
        other.value
        for other in Kind
        if first not in inflected._without_echoes([first, draft(other)], "тихо")
    ]
    assert sorted(repeated) == sorted(others.split())


def test_what_is_denied_or_a_flag_repeats_nothing() -> None:
    assault = draft(Kind.ASSAULT)
    denied = draft(Kind.CAPTURE, hedge=Hedge.DENIED)
    assert inflected._without_echoes([assault, denied], "") == [assault, denied]
    flag = draft(Kind.CAPTURE, at=5)
    text = f"бої, {'а' * 34} прапор"
    assert inflected._without_echoes([assault, flag], text[:-1]) == [flag]
    assert inflected._without_echoes([assault, flag], "бої, прапор") == [assault, flag]
    unplaced = replace(flag.event_place, place=None, place_as_written="Терни")
    elsewhere = replace(flag, event_place=unplaced)
    assert inflected._without_echoes([assault, elsewhere], "") == [assault, elsewhere]
