"""The shapes that Ukrainian and Russian war prose takes beyond "X заявив, що": other verbs
of saying, passives, denials that answer, whose words are denied, units, live blogs.
"""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.claim import Claim
from tests.unit.reading.articles import read

DAY = date(2025, 6, 18)
"""A Wednesday."""


def claims(text: str) -> list[Claim]:
    return list(read(text, DAY).claims)


@pytest.mark.parametrize(
    ("text", "claimant", "side"),
    [
        ("Минобороны отчиталось о захвате Моначиновки.", "Минобороны", "RU"),
        ("Минобороны оповестило о захвате Липцев.", "Минобороны", "RU"),
        ("Под Липцами бои, говорит наш контрактник.", "наш контрактник", "RU"),
        (
            "ВСУ отбили Липцы, заявило оперативное командование «Север».",
            "оперативное командование «Север»",
            "UA",
        ),
        (
            "Штурм Липцев отбит, сообщили в Группировке объединённых сил.",
            "Группировке объединённых сил",
            "UA",
        ),
        (
            "Ракета попала в подстанцию у Липцев, сказали в облэнерго.",
            "облэнерго",
            "UA",
        ),
        (
            "Пётр Лузин, командир роты ВСУ, признаётся, что Липцы оставили.",
            "Пётр Лузин, командир роты ВСУ",
            "UA",
        ),
        (
            "Петро Лозин, командир роти ЗСУ, сказав, що Липці залишили.",
            "Петро Лозин, командир роти ЗСУ",
            "UA",
        ),
        ("«Хроника окопа» о севере: у Липцев бои.", "«Хроника окопа»", "unknown"),
        ("«Голос полину»: біля Липців бої.", "«Голос полину»", "unknown"),
        ("«Хроника окопа»: у Липцев идут бои.", "«Хроника окопа»", "unknown"),
        ("В Генштабе ВСУ говорят, что атаку у Липцев отбили.", "Генштабе ВСУ", "UA"),
        ("Липці обстріляно, визнає очільник громади.", "очільник громади", "UA"),
        (
            "По Липцях ударили «Гради», розповів у вівторок командир 92-ї бригади.",
            "командир 92-ї бригади",
            "UA",
        ),
        (
            "Штурм Липцев отбит, доложил утром в понедельник командир батальона ВСУ.",
            "командир батальона ВСУ",
            "UA",
        ),
        (
            "Військові залишили Липці, розповів «Громадському» офіцер 92-ї бригади.",
            "офіцер 92-ї бригади",
            "UA",
        ),
        ("Дрони вдарили по Липцях, — Шамшур.", "Шамшур", "UA"),
        ("Окупанти вдарили по Липцях (Харківська ОВА).", "Харківська ОВА", "UA"),
        (
            "ВСУ зашли в Липцы, передал и.о. главы администрации РФ Пётр Лузин.",
            "и.о. главы администрации РФ Пётр Лузин",
            "RU",
        ),
        (
            "По Липцях вдарили, йдеться у ранковому дописі прокуратури області.",
            "прокуратури області",
            "UA",
        ),
        ("Липцы взяты, следует из карт DeepState.", "DeepState", "independent"),
        ("ВСУ покинули Липцы — военкоры.", "военкоры", "RU"),
        (
            "Шойгу доложил президенту о взятии Липцев.",
            "Шойгу",
            "RU",
        ),
    ],
)
def test_who_says_it(text: str, claimant: str, side: str) -> None:
    assert [(c.claimant, c.claimant_side.value) for c in claims(text)] == [
        (claimant, side)
    ]


def test_who_is_quoted_is_no_place_and_no_sentence() -> None:
    (claim,) = claims("Біля Липців загинув рятувальник: росіяни вдарили дроном.")
    assert claim.claimant_side.value == "unknown"
    assert "рятувальник" not in claim.claimant


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Passives, of which nobody is the subject.
        ("Українські підрозділи виведено з Липців.", ("withdraw", "UA", "asserted")),
        ("Подразделения ВСУ выведены из Липцев.", ("withdraw", "UA", "asserted")),
        ("Солдати обороняють Липці.", ("hold", "UA", "asserted")),
        ("ВСУ удерживают Липцы.", ("hold", "UA", "asserted")),
        ("Росіяни намагаються повернути Липці.", ("assault", "RU", "asserted")),
        ("ВСУ держат несколько улиц в Липцах.", ("control", "UA", "asserted")),
        ("Ворог вдарив з «Ураганів» по Липцях.", ("strike", "RU", "asserted")),
        ("Балістика по Харкову: двоє поранених.", ("strike", "unknown", "asserted")),
        ("Прилёт по Харькову, есть погибшие.", ("strike", "unknown", "asserted")),
        ("В Харькове при ударе КАБами ранены трое.", ("strike", "unknown", "asserted")),
        ("Російська піхота просочилася в Липці.", ("advance", "RU", "asserted")),
        ("ВС РФ продолжают штурмовать Липцы.", ("assault", "RU", "asserted")),
        ("Російські роти пішли на прорив біля Липців.", ("assault", "RU", "asserted")),
        ("ВСУ взяли Липцы в клещи.", ("advance", "UA", "asserted")),
        ("Липці впали, ЗСУ втратили село.", ("capture", "RU", "asserted")),
        ("Липці під повним контролем ЗСУ.", ("control", "UA", "asserted")),
        ("Бійці підняли над Липцями український прапор.", ("retake", "UA", "asserted")),
        ("Липцы перешли под российский контроль.", ("capture", "RU", "asserted")),
        (
            "Атаковано нафтобазу в Полтаві, є поранені.",
            ("strike", "unknown", "asserted"),
        ),
        # Who acts.
        ("Третя штурмова просунулася в Липцях.", ("advance", "UA", "asserted")),
        ("Бійці «Хартії» атакували Липці.", ("assault", "UA", "asserted")),
        ("Союзные силы заняли Липцы.", ("capture", "RU", "asserted")),
        ("Липцы взяты войсками «Севера».", ("capture", "RU", "asserted")),
        ("Оборону ворога в Липцях прорвано.", ("advance", "UA", "asserted")),
        # Whose words are denied.
        (
            "Генштаб спростував заяви росіян про взяття Липців.",
            ("capture", "RU", "denied"),
        ),
        (
            "Слова Шойгу о захвате Липцев не соответствуют действительности.",
            ("capture", "RU", "denied"),
        ),
        (
            "Чутки про відступ українців із Липців вигадані.",
            ("withdraw", "UA", "denied"),
        ),
        ("Ніхто не залишав Липці, каже комбат ЗСУ.", ("withdraw", "unknown", "denied")),
    ],
)
def test_what_happened(text: str, expected: tuple[str, str, str]) -> None:
    assert [(c.kind.value, c.actor.value, c.hedge.value) for c in claims(text)] == [
        expected
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Пушилін оголосив про захоплення Липців. Речник бригади ЗСУ це заперечує.",
            [("asserted", "RU"), ("denied", "UA")],
        ),
        (
            "Минобороны сообщило о взятии Липцев. Киев потерю села отрицает.",
            [("asserted", "RU"), ("denied", "UA")],
        ),
        (
            "Росіяни заявили про захоплення Липців, проте Генштаб ЗСУ це спростував.",
            [("asserted", "RU"), ("denied", "UA")],
        ),
        (
            "Минобороны РФ доложило о взятии Липцев. «Чистая ложь», — сказал комбат ВСУ.",
            [("asserted", "RU"), ("denied", "UA")],
        ),
        # Involvement is denied, not what happened.
        (
            "Дроны ударили по Липцам, пишет Синегубов. Кремль причастность отрицает.",
            [("asserted", "UA")],
        ),
    ],
)
def test_a_denial_answers_what_stands_before(
    text: str, expected: list[tuple[str, str]]
) -> None:
    read_claims = claims(text)
    assert [(c.hedge.value, c.claimant_side.value) for c in read_claims] == expected
    assert len({c.place_as_written for c in read_claims}) == 1


def test_entries_of_a_live_blog_take_the_day_of_their_heading() -> None:
    text = (
        "17 червня\n21:40 Дрони вдарили по Харкову, — ОВА.\n\n"
        "18 червня 2025 року\n08:10 Ворог зайшов у Липці, — DeepState."
    )
    assert [(c.name, c.date_from, c.date_to) for c in claims(text)] == [
        ("Kharkiv", date(2025, 6, 17), date(2025, 6, 17)),
        ("Lyptsi", DAY, DAY),
    ]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Липці втрачено в ніч на вівторок, каже ОВА.", 16, 17),
        ("В ночь на понедельник ударили по Липцам.", 15, 16),
        ("Нічний удар по Харкову: двоє поранених.", 17, 18),
        ("Росіяни відступають із Липців.", 18, 18),
    ],
)
def test_when(text: str, first: int, last: int) -> None:
    (claim,) = claims(text)
    assert (claim.date_from, claim.date_to) == (
        date(2025, 6, first),
        date(2025, 6, last),
    )


def test_what_a_relative_clause_recalls_is_background() -> None:
    (claim,) = claims("ЗСУ атакують Липці, які ворог захопив торік.")
    assert claim.kind.value == "assault"


@pytest.mark.parametrize(
    "text",
    [
        "Под Таллином начались учения сил НАТО.",
        "У Харкові відкрили виставку, присвячену обороні міста.",
        "Втратити Липці до зими можуть обидві сторони, вважає оглядач.",
        "Мешканці Липців згадували, як ЗСУ зупинили колону.",
    ],
)
def test_no_claim(text: str) -> None:
    assert claims(text) == []


def test_a_list_of_places_of_what_is_heard() -> None:
    pairs = claims("Вибухи чути в Харкові та Полтаві, кажуть у ДСНС.")
    assert [c.name for c in pairs] == ["Kharkiv", "Poltava"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ракети ЗСУ вдарили під Верхоборівськом.", "Верхоборівськом"),
        ("ВСУ ударили по Мглинску, заявил губернатор Брянщины.", "Мглинску"),
        ("Дроны ВСУ ударили в Козлихе Тверской области.", "Козлихе"),
        ("ВСУ вошли в Новопетухово.", "Новопетухово"),
    ],
)
def test_a_place_that_nobody_knows_has_no_pin(text: str, name: str) -> None:
    assert [(c.place_as_written, c.name) for c in claims(text)] == [(name, "")]


def test_two_words_of_one_unknown_name_are_no_two_places() -> None:
    (claim,) = claims("ВСУ ударили по Казачьей Ракитнянке.")
    assert (claim.place_as_written, claim.place_id) == ("Казачьей Ракитнянке", "")


@pytest.mark.parametrize("text", ["ВСУ ударили по Путину словом.", "Удар по «Ахмату»."])
def test_no_person_and_no_unit_is_a_place(text: str) -> None:
    assert list(read(text, DAY).mentions) == []


VERBS = [
    ("capture RU", "Росіяни захопили Липці."),
    ("capture RU", "Російські війська оволоділи Липцями."),
    ("capture RU", "Липці зайняті росіянами."),
    ("capture RU", "Росіяни повністю взяли Липці під контроль."),
    ("capture RU", "ЗСУ втратили Липці."),
    ("capture RU", "Окупація Липців росіянами завершена."),
    ("capture RU", "Російські підрозділи захоплюють Липці."),
    ("capture RU", "Российские войска овладели Липцами."),
    ("capture RU", "Россияне захватывают Липцы."),
    ("capture RU", "Российские войска завершили освобождение Липцев."),
    ("retake UA", "ЗСУ звільнили Липці."),
    ("retake UA", "Наші бійці відбили Липці."),
    ("retake UA", "Сили оборони повернули Липці."),
    ("retake UA", "ЗСУ вибили ворога з Липців."),
    ("retake UA", "Росіян вигнали з Липців."),
    ("retake UA", "ВСУ освободили Липцы."),
    ("retake UA", "ВСУ отбили Липцы."),
    ("retake UA", "ВСУ вернули Липцы."),
    ("retake UA", "ВСУ вернули контроль над Липцами."),
    ("retake UA", "Липцы деоккупированы ВСУ."),
    ("advance RU", "Росіяни увійшли в Липці."),
    ("advance RU", "Ворог прорвався до Липців."),
    ("advance RU", "Росіяни мають просування в Липцях."),
    ("advance RU", "Ворог вийшов на околиці Липців."),
    ("advance RU", "Росіяни проникли в Липці."),
    ("advance RU", "Россияне продвигаются в Липцах."),
    ("advance RU", "Россияне проникли в Липцы."),
    ("advance RU", "Россияне ворвались в Липцы."),
    ("advance RU", "Россияне закрепились в Липцах."),
    ("advance RU", "Россияне закрепляются в Липцах."),
    ("advance RU", "Россияне окружили Липцы."),
    ("advance RU", "Россияне зашли на окраину Липцев."),
    ("withdraw UA", "ЗСУ вийшли з Липців."),
    ("withdraw UA", "ЗСУ відвели війська з Липців."),
    ("withdraw RU", "Росіяни покинули Липці."),
    ("withdraw RU", "Росіяни пішли з Липців."),
    ("withdraw UA", "ВСУ отступили из Липцев."),
    ("withdraw UA", "ВСУ покинули Липцы."),
    ("withdraw UA", "ВСУ отводят войска из Липцев."),
    ("withdraw UA", "ВСУ вывели войска из Липцев."),
    ("withdraw UA", "ВСУ сдали Липцы."),
    ("strike RU", "Росіяни обстріляли Липці."),
    ("strike RU", "Росіяни б'ють по Липцях."),
    ("strike RU", "Росіяни бомблять Липці."),
    ("strike RU", "Росіяни розбомбили школу в Липцях."),
    ("strike RU", "Російський дрон влучив у будинок в Липцях."),
    ("strike RU", "Росіяни поцілили в лікарню в Липцях."),
    ("strike RU", "Росіяни атакували Липці дронами."),
    ("strike RU", "Росіяни підірвали міст у Липцях."),
    ("strike RU", "Россияне обстреливают Липцы."),
    ("strike RU", "Россияне бомбят Липцы."),
    ("strike RU", "Россияне разбомбили школу в Липцах."),
    ("strike RU", "Российский дрон попал в дом в Липцах."),
    ("strike RU", "Россияне запустили дроны по Липцам."),
    ("strike RU", "Россияне взорвали мост в Липцах."),
    ("hold UA", "ЗСУ втримали Липці."),
    ("hold UA", "ЗСУ не дають росіянам просунутися в Липцях."),
    ("hold UA", "ЗСУ захищають Липці."),
    ("hold UA", "Захисники Липців стоять, атаку росіян відбито."),
    ("hold UA", "ВСУ отразили штурм Липцев."),
    ("hold UA", "ВСУ сдерживают россиян у Липцев."),
    ("hold UA", "ВСУ защищают Липцы."),
    ("assault RU", "Росіяни атакують Липці."),
    ("assault RU", "Росіяни намагаються прорватися до Липців."),
    ("assault RU", "Росіяни тиснуть біля Липців."),
    ("assault RU", "Россияне атакуют Липцы."),
    ("assault RU", "Россияне пытались войти в Липцы."),
    ("assault RU", "Россияне контратаковали у Липцев."),
    ("clash unknown", "У Липцях точаться вуличні бої."),
    ("clash unknown", "В Липцах продолжаются уличные бои."),
    ("clash unknown", "В Липцах стрелковый бой."),
    ("control UA", "ЗСУ контролюють Липці."),
    ("control UA", "Липці залишаються під контролем України."),
    ("control UA", "Липці — під контролем Сил оборони."),
    ("control RU", "Липцы находятся под контролем российских войск."),
    ("fortify RU", "Росіяни риють окопи біля Липців."),
    ("fortify RU", "Россияне минируют подступы к Липцам."),
]


@pytest.mark.parametrize(("expected", "text"), VERBS)
def test_verbs_of_each_kind(expected: str, text: str) -> None:
    assert [f"{c.kind.value} {c.actor.value}" for c in claims(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Комбриг вручив захисникам медалі в Харкові.",
        "У Львові поховали захисника Бахмута.",
        "Генерал відвідав позиції біля Липців.",
        "Учні з Полтави вчаться керувати дронами.",
        "В Харькове открыли памятник защитникам.",
        "В Москве на параде показали танки.",
        "Завод в Туле выпускает дроны.",
        "Київ просить у союзників ракети.",
    ],
)
def test_what_is_done_in_peace_is_no_claim(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "За попередніми даними, росіяни вдарили по Липцях.",
        "Скоріше за все, росіяни захопили Липці.",
        "Судя по всему, россияне взяли Липцы.",
    ],
)
def test_what_is_put_with_caution(text: str) -> None:
    (claim,) = claims(text)
    assert claim.hedge.value == "hedged"
    assert claim.claimant_side.value == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        "Россияне вошли в Липцы, сказал комбат ВСУ. Они, утверждает он, взяли Моначиновку.",
        "Росіяни зайшли в Липці, сказав комбат ЗСУ. Він твердить, що взято Моначинівку.",
    ],
)
def test_a_pronoun_puts_it_by_its_own_verb(text: str) -> None:
    hedges = [claim.hedge.value for claim in claims(text)]
    assert hedges == ["asserted", "claimed"]


def test_two_halves_of_a_sentence_are_two_peoples() -> None:
    text = "ЗСУ зайшли в Липці; Міноборони РФ твердить, що Липці під контролем росіян."
    pairs = [(c.kind.value, c.claimant_side.value, c.hedge.value) for c in claims(text)]
    assert pairs == [("advance", "unknown", "asserted"), ("control", "RU", "claimed")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Who denies a loss denies that the other side has taken it.
        ("Комбат ВСУ отрицает потерю Липцев.", ("capture", "RU", "Липцев")),
        ("Украинск взят российской армией.", ("capture", "RU", "Украинск")),
        ("Россияне отброшены от Липцев.", ("retake", "UA", "Липцев")),
        ("Ворог витіснив наші роти з Липців.", ("capture", "RU", "Липців")),
        ("Удар «Искандером» по эшелону ВСУ в Лозовой.", ("strike", "RU", "Лозовой")),
        ("Липці звільнено, росіяни тікали.", ("retake", "UA", "Липці")),
        ("ССО отчитались о подрыве катера у Липцев.", ("strike", "UA", "Липцев")),
        ("Липцы держат наши танкисты, заявили в ВСУ.", ("control", "UA", "Липцы")),
        ("Российский спецназ захватил Липцы.", ("capture", "RU", "Липцы")),
        (
            "Прилёт по казарме оккупантов в Лозовой, сообщили в ОВА.",
            ("strike", "UA", "Лозовой"),
        ),
        (
            "Генштаб: російські штурмовики наступали у станиці Бубликівка.",
            ("assault", "RU", "Бубликівка"),
        ),
        (
            "ВСУ ударили по слободе Бубликовка.",
            ("strike", "UA", "Бубликовка"),
        ),
        (
            "Його рота відкотилася з Липців, визнав офіцер армії РФ.",
            ("withdraw", "RU", "Липців"),
        ),
        (
            "Его рота откатилась из Липцев, признал офицер армии РФ.",
            ("withdraw", "RU", "Липцев"),
        ),
    ],
)
def test_who_acts_and_where(text: str, expected: tuple[str, str, str]) -> None:
    (claim,) = claims(text)
    assert (claim.kind.value, claim.actor.value, claim.place_as_written) == expected


def test_an_office_lends_no_place_where_another_is_named() -> None:
    assert claims("Губернатор Брянщины: ВСУ атаковали Мглинск.") == []
    (claim,) = claims("Губернатор Брянщины: ВСУ атаковали два села.")
    assert claim.place_as_written == "Брянщины"


def test_from_where_something_is_told_is_no_speaker() -> None:
    (claim,) = claims("Из Мелитополя сообщают о взрыве у комендатуры.")
    assert (claim.kind.value, claim.claimant_side.value) == ("statement", "unknown")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Всупереч заявам Москви, Вовчанськ лишається під контролем ЗСУ.",
            [("control", "UA", "asserted")],
        ),
        (
            "Вопреки словам Шойгу о взятии Торецка, город под контролем ВСУ.",
            [("capture", "RU", "denied"), ("control", "UA", "asserted")],
        ),
        (
            "Торецьк під контролем ЗСУ всупереч заявам росіян.",
            [("control", "UA", "asserted")],
        ),
        (
            "Гладков обвинил ВСУ в обстреле Донецка.",
            [("strike", "UA", "claimed")],
        ),
        (
            "Спершу дрони атакували Ромни, а о 6-й ранку ракета влучила в Суми.",
            [("strike", "unknown", "asserted"), ("strike", "unknown", "asserted")],
        ),
    ],
)
def test_what_is_contrary_to_others_words(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    found = read(text, date(2025, 2, 12)).claims
    assert [(c.kind.value, c.actor.value, c.hedge.value) for c in found] == expected
