"""What Ukrainian and Russian sentences tell of."""

from __future__ import annotations

import pytest

from dashboard.domain.words import Hedge, Kind
from dashboard.reading.claims.slavic.inflected_events import (
    answer_end,
    clause_span,
    factuality_in,
    inflected_events,
    is_aimed_at,
    is_answer,
    is_hedged,
    is_no_news,
    is_of_war,
    is_ongoing,
    is_peaceful,
    is_plight,
    is_welcome,
    refers_back_to_place,
    speaks_in_past,
    speaks_in_present,
    tells_of_war,
)
from tests.unit.reading.annotated import misread


def kinds(text: str, language: str = "uk") -> list[str]:
    return [e.kind.value for e in inflected_events(text, 0, len(text), language)]


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("uk", "Захисники відбили дев'ять атак ворога.", "hold"),
        ("uk", "Піхота вибила окупантів із села.", "retake"),
        ("uk", "Сили оборони звільнили село.", "retake"),
        ("uk", "Ворог захопив село.", "capture"),
        ("uk", "Село перейшло під контроль росіян.", "capture"),
        ("uk", "Окупанти контролюють місто.", "control"),
        ("uk", "Ворог просунувся на два кілометри.", "advance"),
        ("uk", "Противник намагався прорвати оборону.", "assault"),
        ("uk", "Росіяни завдали авіаудару.", "strike"),
        ("uk", "Ворожий дрон влучив у школу.", "strike"),
        ("uk", "Військо під обстрілом.", "strike"),
        ("uk", "Тривають важкі бої.", "clash"),
        ("uk", "Війська відійшли з міста.", "withdraw"),
        ("uk", "Противник намагається взяти місто.", "assault"),
        ("uk", "Противник пробує зайняти село.", "assault"),
        ("ru", "Противник пытается взять город.", "assault"),
        ("ru", "Противник пробовал занять посёлок.", "assault"),
        ("ru", "Отражены три контратаки противника.", "hold"),
        ("ru", "Войска освободили посёлок.", "retake"),
        ("ru", "Российская армия захватила посёлок.", "capture"),
        ("ru", "Оккупанты обстреляли город.", "strike"),
        ("ru", "Нанесено поражение живой силе.", "strike"),
        ("ru", "Войска отошли из города.", "withdraw"),
        ("ru", "В городе идут бои.", "clash"),
        ("ru", "Подразделения продвинулись.", "advance"),
        ("uk", "Розрахунки відбивали наліт трьох безпілотників.", "strike"),
        ("uk", "Покрівля згоріла від детонації снаряда.", "strike"),
        ("uk", "Вісім снарядів випустили по лісосмузі.", "strike"),
        ("uk", "ФАБ-500 впала біля ринку.", "strike"),
        ("uk", "Дрони типу «Лютий» вночі збиті.", "strike"),
        ("uk", "Селище знову під українським контролем.", "retake"),
        ("uk", "Східні дачі за нашими десантниками.", "control"),
        ("uk", "Селище наше на дві третини.", "control"),
        ("uk", "Окупанти хазяйнують на ринку.", "control"),
        ("uk", "Біля школи стріляють на вулиці.", "clash"),
        ("uk", "Взвод окупантів зняли з передової.", "withdraw"),
        ("ru", "Расчёты отражали налёт трёх беспилотников.", "strike"),
        ("ru", "Кровля сгорела от детонации снаряда.", "strike"),
        ("ru", "Восемь снарядов запустили по лесополосе.", "strike"),
        ("ru", "Шесть ракет по городу выпустил противник.", "strike"),
        ("ru", "ФАБ-500 упала возле рынка.", "strike"),
        ("ru", "Дроны типа «Лютый» ночью сбиты.", "strike"),
        ("ru", "Партизаны отчитались о подрыве вражеского локомотива.", "strike"),
        ("ru", "Посёлок опять под украинским контролем.", "retake"),
        ("ru", "Восточные дачи за нашими десантниками.", "control"),
        ("ru", "Посёлок наш на две трети.", "control"),
        ("ru", "Оккупанты хозяйничают на рынке.", "control"),
        ("ru", "Возле школы стреляют на улице.", "clash"),
        ("ru", "Взвод оккупантов сняли с передовой.", "withdraw"),
        ("ru", "Утром батальон ушёл.", "withdraw"),
        ("ru", "Копаем запасную линию траншей.", "fortify"),
    ],
)
def test_words_of_reports_have_their_kind(language: str, text: str, kind: str) -> None:
    assert kinds(text, language) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Спека вдарила по місту.",
        "Суд захопив увагу преси.",
        "На вокзалі покинули валізу.",
        "Клуб атакував ворота суперника у матчі.",
        "Склад боєприпасів зберігся.",
    ],
)
def test_peaceful_sentences_tell_of_none(text: str) -> None:
    assert kinds(text) == []


def test_what_only_describes_a_noun_is_no_event() -> None:
    assert kinds("Жителі захоплених територій чекають на захисників.") == []


def hedge(text: str, language: str = "uk") -> Hedge | None:
    (event, *_) = inflected_events(text, 0, len(text), language, of_war=True)
    span = 0, len(text)
    clause = clause_span(text, span, event.start, language)
    return factuality_in(text, clause, event, language, span)


@pytest.mark.parametrize(
    ("language", "text", "firmness"),
    [
        ("uk", "Ворог захопив село.", Hedge.ASSERTED),
        ("uk", "Ворог не захопив село.", Hedge.DENIED),
        ("uk", "Інформація про захоплення села — фейк.", Hedge.DENIED),
        ("uk", "Ворог, ймовірно, захопив село.", Hedge.HEDGED),
        ("uk", "Ворог планує захопити село.", None),
        ("uk", "Якщо ворог захопить село, буде важко.", None),
        ("uk", "Захоплення села не підтверджено, це перевіряють.", None),
        ("uk", "Десять років тому ворог захопив село.", None),
        ("ru", "Штаб опроверг захват села.", Hedge.DENIED),
        ("ru", "Войска могут атаковать село.", None),
        ("uk", "Ворог не зміг захопити село.", Hedge.DENIED),
        ("uk", "Бійці змогли звільнити село.", Hedge.ASSERTED),
        ("uk", "Завтра ворог захопить село.", None),
        ("uk", "Удару по місту не було, сказав мер.", Hedge.DENIED),
        ("uk", "Комбат спростував чутки: село звільнили.", Hedge.ASSERTED),
        ("uk", "Росіяни брешуть про захоплення села.", Hedge.DENIED),
        ("ru", "Возможен штурм города.", None),
        ("ru", "Город ещё не полностью под контролем.", Hedge.DENIED),
        ("ru", "Войска не сумели взять город.", Hedge.DENIED),
        ("ru", "Осенью войска возьмут город, считает он.", None),
        ("uk", "Ракети вдарили по місту.", Hedge.ASSERTED),
        ("uk", "Загроза оточення нависла над містом.", None),
        ("uk", "Місту загрожує оточення.", None),
        ("uk", "Небезпека оточення міста зростає.", None),
        ("uk", "Через загрозу оточення війська відійшли з міста.", None),
        ("uk", "Щоб уникнути втрат, війська відійшли з міста.", Hedge.ASSERTED),
        ("uk", "Наказали, щоб війська відійшли з міста.", None),
        ("uk", "Захоплення міста стало б катастрофою.", None),
        ("uk", "Захоплення міста стало катастрофою.", Hedge.ASSERTED),
        ("uk", "Місто уникнуло оточення.", None),
        ("uk", "Ворог майже оточив місто.", None),
        ("uk", "Чи захопив ворог місто?", None),
        ("uk", "Ніякого штурму міста не було.", Hedge.DENIED),
        ("uk", "У книзі бійці звільнили село.", None),
        ("ru", "Опасность окружения города растёт.", None),
        ("ru", "Город избежал окружения.", None),
        ("ru", "Чтобы избежать потерь, войска отошли из города.", Hedge.ASSERTED),
        ("ru", "Если бы войска взяли город, было бы тяжело.", None),
        ("ru", "Захват города стал бы катастрофой.", None),
        ("ru", "Войска почти окружили город.", None),
        ("ru", "Говорить об окружении города рано.", None),
        ("uk", "Говорити про оточення міста зарано.", None),
        ("ru", "Войска, скорее всего, взяли город.", Hedge.HEDGED),
        ("uk", "Ворог, найімовірніше, захопив місто.", Hedge.HEDGED),
        ("ru", "Войска взяли город и угрожают селу.", Hedge.ASSERTED),
        ("ru", "Взяли ли войска город?", None),
        ("ru", "Никакого штурма города не было.", Hedge.DENIED),
    ],
)
def test_how_firmly_it_is_said(
    language: str, text: str, firmness: Hedge | None
) -> None:
    assert hedge(text, language) is firmness


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Через загрозу оточення війська відійшли з міста."),
        ("ru", "Из-за угрозы окружения войска отошли из города."),
    ],
)
def test_a_noun_of_threat_bears_on_no_verb_behind_it(language: str, text: str) -> None:
    span = 0, len(text)
    firm = {
        e.kind.value: factuality_in(text, span, e, language, span)
        for e in inflected_events(text, *span, language, of_war=True)
    }
    assert firm.pop("withdraw") is Hedge.ASSERTED
    assert set(firm.values()) <= {None}


def test_what_is_threatened_is_no_place_of_an_event() -> None:
    text = "Войска взяли Терны и угрожают Невскому."
    assert is_aimed_at(text, text.index("Невскому"), "ru")


@pytest.mark.parametrize(
    "text",
    ["Буревій завдав удару по селу.", "Захоплення ринку стало ударом для виробників."],
)
def test_weather_and_blows_to_somebody_are_peace(text: str) -> None:
    assert kinds(text) == []


def test_a_sentence_is_cut_at_its_joints() -> None:
    text = "Ворог зайшов у село, але захисники тримають центр."
    assert clause_span(text, (0, len(text)), 2, "uk") == (0, text.index(", але"))
    assert clause_span(text, (0, len(text)), len(text) - 3, "uk")[1] == len(text)


def test_an_aim_is_told_from_a_place() -> None:
    text = "Атака у напрямку Невського, бій біля Тернів."
    assert is_aimed_at(text, text.index("Невського"), "uk")
    assert not is_aimed_at(text, text.index("Тернів"), "uk")


def test_what_refers_to_a_place_spoken_of() -> None:
    assert refers_back_to_place("Там тривають бої.", (0, 17), "uk")
    assert not refers_back_to_place("Тривають бої.", (0, 13), "uk")


def test_the_kinds_of_both_languages_are_the_same() -> None:
    assert kinds("Ворог атакував.") == kinds("Враг атаковал.", "ru") == ["assault"]
    assert Kind("assault").label


@pytest.mark.parametrize(
    ("language", "text", "of_war"),
    [
        ("uk", "Загинув солдат.", True),
        ("uk", "У ДТП загинув водій.", False),
        ("uk", "Після обстрілу сталася ДТП, загинув водій.", True),
        ("uk", "Кабінет міністрів дав грошей.", False),
        ("ru", "Поезд врезался в грузовик, двое погибли.", False),
        ("ru", "Дрон попал в поезд, двое погибли.", True),
    ],
)
def test_harm_beside_a_word_of_peace_is_no_war(
    language: str, text: str, of_war: bool
) -> None:
    assert is_of_war(text, 0, len(text), language) is of_war


def test_a_condition_opens_with_its_word() -> None:
    text = "Якщо ворог візьме село, дорогу перерізано."
    assert is_no_news(text, 0, len(text), "uk")
    assert not is_no_news(text, text.index("дорогу"), len(text), "uk")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Очільник громади це спростував."),
        ("uk", "«Чергова вигадка», — відреагував речник бригади."),
        ("uk", "Київ втрату міста заперечує."),
        ("ru", "В украинском штабе эту информацию опровергают."),
        ("ru", "«Это ложь», — возразил комбриг."),
        ("ru", "Власти Сум отрицают."),
    ],
)
def test_an_answer_takes_up_what_was_told(language: str, text: str) -> None:
    assert is_answer(text, 0, len(text), language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # Who denies to have done it does not say that it did not happen.
        ("ru", "Кремль свою причастность отрицает."),
        ("uk", "Цього ніхто не заперечує."),
        ("uk", "Київ це підтвердив."),
        ("uk", "Чи заперечує це Київ?"),
        (
            "ru",
            "Сырский опроверг, что войска оставили позиции на западном берегу реки.",
        ),
    ],
)
def test_what_is_no_answer(language: str, text: str) -> None:
    assert not is_answer(text, 0, len(text), language)


def standing(text: str, language: str) -> list[tuple[str, str, str]]:
    """Return the events of a text: kind, words, and how firmly it tells of each."""
    span = 0, len(text)
    rows = []
    for event in inflected_events(text, *span, language, of_war=True):
        clause = clause_span(text, span, event.start, language)
        hedge = factuality_in(text, clause, event, language, span)
        firmness = "open" if hedge is None else hedge.value
        rows.append((event.kind.value, text[event.start : event.end], firmness))
    return rows


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ворог захопив село.", "uk", [("capture", "захопив", "asserted")]),
        ("Ворог не захопив село.", "uk", [("capture", "захопив", "denied")]),
        ("Ворог так і не захопив село.", "uk", [("capture", "захопив", "denied")]),
        ("Чи захопив ворог село?", "uk", [("capture", "захопив", "open")]),
        ("Ворог може захопити село.", "uk", [("capture", "захопити", "open")]),
        ("Ворог зможе захопити село.", "uk", [("capture", "захопити", "open")]),
        ("Ворог зміг захопити село.", "uk", [("capture", "захопити", "asserted")]),
        ("Ворог не зміг захопити село.", "uk", [("capture", "захопити", "denied")]),
        ("Ворог планує захопити село.", "uk", [("capture", "захопити", "open")]),
        ("Ворог захопить село.", "uk", [("capture", "захопить", "open")]),
        ("Ймовірно, ворог захопив село.", "uk", [("capture", "захопив", "hedged")]),
        (
            "Генштаб спростував захоплення села.",
            "uk",
            [("capture", "захоплення", "denied")],
        ),
        (
            "Ніхто не заперечує захоплення села.",
            "uk",
            [("capture", "захоплення", "asserted")],
        ),
        ("Фейк: ворог захопив село.", "uk", [("capture", "захопив", "denied")]),
        (
            "Всупереч заявам Кремля про захоплення села, бої тривають.",
            "uk",
            [
                ("capture", "захоплення", "denied"),
                ("clash", "бої тривають", "asserted"),
            ],
        ),
        (
            "Якби ворог захопив село, було б гірше.",
            "uk",
            [("capture", "захопив", "open")],
        ),
        (
            "Через загрозу захоплення села люди виїхали.",
            "uk",
            [("capture", "захоплення", "open")],
        ),
        (
            "Після боїв за село бригаду вивели.",
            "uk",
            [("clash", "боїв", "open"), ("withdraw", "бригаду вивели", "asserted")],
        ),
        ("Удару по селу не було.", "uk", [("strike", "Удару", "denied")]),
        (
            "Немає повного контролю над селом.",
            "uk",
            [("control", "контролю над", "denied")],
        ),
        (
            "Для захоплення села зібрали сили.",
            "uk",
            [("capture", "захоплення", "open")],
        ),
        ("Річниця захоплення села минула.", "uk", [("capture", "захоплення", "open")]),
        (
            "Експерт припускає, що ЗСУ могли відступити.",
            "uk",
            [("withdraw", "відступити", "hedged")],
        ),
        ("ЗСУ могли відступити.", "uk", [("withdraw", "відступити", "open")]),
        (
            "Непідтверджені дані: ворог захопив село.",
            "uk",
            [("capture", "захопив", "open")],
        ),
        (
            "Ворог обстріляв село, але не захопив його.",
            "uk",
            [("strike", "обстріляв", "asserted"), ("capture", "захопив", "denied")],
        ),
        ("Враг захватил село.", "ru", [("capture", "захватил", "asserted")]),
        ("Враг не захватил село.", "ru", [("capture", "захватил", "denied")]),
        ("Враг может захватить село.", "ru", [("capture", "захватить", "open")]),
        ("Враг смог захватить село.", "ru", [("capture", "захватить", "asserted")]),
        ("Враг не смог захватить село.", "ru", [("capture", "захватить", "denied")]),
        ("Враг захватит село.", "ru", [("capture", "захватит", "open")]),
        ("Вероятно, враг захватил село.", "ru", [("capture", "захватил", "hedged")]),
        ("Генштаб опроверг захват села.", "ru", [("capture", "захват", "denied")]),
        ("Никто не отрицает захват села.", "ru", [("capture", "захват", "asserted")]),
        (
            "Вопреки заявлениям о захвате села, бои идут.",
            "ru",
            [("capture", "захвате", "denied"), ("clash", "бои идут", "asserted")],
        ),
        (
            "Если бы враг захватил село, было бы хуже.",
            "ru",
            [("capture", "захватил", "open")],
        ),
        ("Удара по селу не было.", "ru", [("strike", "Удара", "denied")]),
        (
            "Нет полного контроля над селом.",
            "ru",
            [("control", "контроля над", "denied")],
        ),
        (
            "После боёв за село бригаду вывели.",
            "ru",
            [("clash", "боёв", "open"), ("withdraw", "бригаду вывели", "asserted")],
        ),
        ("Захватил ли враг село?", "ru", [("capture", "Захватил", "open")]),
    ],
)
def test_how_each_event_stands(
    text: str, language: str, expected: list[tuple[str, str, str]]
) -> None:
    assert standing(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ворог обстріляв село.", "uk", True),
        ("Йде дощ.", "uk", False),
        ("Пожежа в будинку.", "uk", False),
        ("Окупанти пішли.", "uk", True),
        ("У селі немає світла.", "uk", False),
        ("Люди виїхали з села.", "uk", False),
        ("ДТП: загинув водій.", "uk", False),
        ("Бійці загинули в ДТП.", "uk", True),
        ("Село звільнили від сміття.", "uk", False),
        ("Враг обстрелял село.", "ru", True),
        ("Идёт дождь.", "ru", False),
        ("Пожар в доме.", "ru", False),
        ("Оккупанты ушли.", "ru", True),
        ("В селе нет света.", "ru", False),
        ("ДТП: погиб водитель.", "ru", False),
    ],
)
def test_words_of_war(text: str, language: str, expected: bool) -> None:
    assert is_of_war(text, 0, len(text), language) is expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ворог обстріляв село.", "uk", True),
        ("Йде дощ.", "uk", False),
        ("Пожежа в будинку.", "uk", False),
        ("Окупанти пішли.", "uk", True),
        ("У селі немає світла.", "uk", False),
        ("Люди виїхали з села.", "uk", False),
        ("ДТП: загинув водій.", "uk", False),
        ("Бійці загинули в ДТП.", "uk", False),
        ("Село звільнили від сміття.", "uk", False),
        ("Враг обстрелял село.", "ru", True),
        ("Идёт дождь.", "ru", False),
        ("Пожар в доме.", "ru", False),
        ("Оккупанты ушли.", "ru", True),
        ("В селе нет света.", "ru", False),
        ("ДТП: погиб водитель.", "ru", False),
    ],
)
def test_words_of_this_war(text: str, language: str, expected: bool) -> None:
    assert tells_of_war(text, 0, len(text), language) is expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ворог обстріляв село.", "uk", False),
        ("Йде дощ.", "uk", False),
        ("Пожежа в будинку.", "uk", True),
        ("Окупанти пішли.", "uk", False),
        ("У селі немає світла.", "uk", True),
        ("Люди виїхали з села.", "uk", False),
        ("ДТП: загинув водій.", "uk", False),
        ("Бійці загинули в ДТП.", "uk", False),
        ("Село звільнили від сміття.", "uk", False),
        ("Враг обстрелял село.", "ru", False),
        ("Идёт дождь.", "ru", False),
        ("Пожар в доме.", "ru", True),
        ("Оккупанты ушли.", "ru", False),
        ("В селе нет света.", "ru", True),
        ("ДТП: погиб водитель.", "ru", False),
    ],
)
def test_words_of_plight(text: str, language: str, expected: bool) -> None:
    assert is_plight(text, 0, len(text), language) is expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ворог обстріляв село.", "uk", False),
        ("Йде дощ.", "uk", True),
        ("Пожежа в будинку.", "uk", False),
        ("Окупанти пішли.", "uk", False),
        ("У селі немає світла.", "uk", False),
        ("Люди виїхали з села.", "uk", False),
        ("ДТП: загинув водій.", "uk", True),
        ("Бійці загинули в ДТП.", "uk", True),
        ("Село звільнили від сміття.", "uk", False),
        ("Враг обстрелял село.", "ru", False),
        ("Идёт дождь.", "ru", True),
        ("Пожар в доме.", "ru", False),
        ("Оккупанты ушли.", "ru", False),
        ("В селе нет света.", "ru", False),
        ("ДТП: погиб водитель.", "ru", True),
    ],
)
def test_words_of_peace(text: str, language: str, expected: bool) -> None:
    assert is_peaceful(text, 0, len(text), language) is expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Якщо ворог піде, буде тихо.", "uk", True),
        ("Ворог може піти.", "uk", True),
        ("Ворог пішов.", "uk", False),
        ("Це неправда.", "uk", True),
        ("Если враг уйдёт, будет тихо.", "ru", True),
        ("Враг ушёл.", "ru", False),
        ("Это неправда.", "ru", True),
    ],
)
def test_what_is_no_news(text: str, language: str, expected: bool) -> None:
    assert is_no_news(text, 0, len(text), language) is expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Київ це заперечує.", "uk", True),
        ("«Неправда», — сказав мер.", "uk", True),
        ("Неправда: село наше.", "uk", True),
        ("Речник: неправда.", "uk", True),
        (
            "Речник: неправда, бо село наше і бої там далі тривають уже третій день поспіль без упину.",
            "uk",
            False,
        ),
        ("Київ це підтвердив.", "uk", False),
        ("Київ цього не заперечує.", "uk", False),
        ("Київ це заперечує?", "uk", False),
        ("Київ заперечує захоплення села Лиман біля річки.", "uk", True),
        ("Ворог пішов.", "uk", False),
        ("Киев это отрицает.", "ru", True),
        ("Неправда.", "ru", True),
        ("Киев этого не отрицает.", "ru", False),
        ("Враг ушёл.", "ru", False),
    ],
)
def test_what_answers(text: str, language: str, expected: bool) -> None:
    assert is_answer(text, 0, len(text), language) is expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Це неправда, бої тривають.", "uk", 13),
        ("Це неправда.", "uk", None),
        ("Бої тривають.", "uk", None),
        ("Це неправда: бої тривають.", "uk", 13),
    ],
)
def test_where_the_answer_ends(text: str, language: str, expected: int | None) -> None:
    assert answer_end(text, 0, len(text), language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Бої досі тривають.", "uk", True),
        ("Бої були.", "uk", False),
        ("Зараз тихо.", "uk", True),
        ("Бои до сих пор идут.", "ru", True),
        ("Бои были.", "ru", False),
    ],
)
def test_what_goes_on(text: str, language: str, expected: bool) -> None:
    assert is_ongoing(text, 0, len(text), language) is expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ворог наступає.", "uk", True),
        ("Ворог наступав.", "uk", False),
        ("Мер каже.", "uk", False),
        ("Мер каже, що ворог наступає.", "uk", True),
        ("Село.", "uk", False),
        ("Враг наступает.", "ru", True),
        ("Враг наступал.", "ru", False),
        ("Мэр говорит.", "ru", False),
    ],
)
def test_the_present(text: str, language: str, expected: bool) -> None:
    assert speaks_in_present(text, language) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ворог наступав.", True),
        ("Ворог наступає.", False),
        ("Село.", False),
        ("Враг наступал.", True),
    ],
)
def test_the_past(text: str, expected: bool) -> None:
    assert speaks_in_past(text) is expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Там бої.", "uk", True),
        ("У місті бої.", "uk", True),
        ("У Лимані бої.", "uk", False),
        ("Бої.", "uk", False),
        ("Там бои.", "ru", True),
        ("В городе бои.", "ru", True),
        ("Бои.", "ru", False),
    ],
)
def test_back_to_a_place(text: str, language: str, expected: bool) -> None:
    assert refers_back_to_place(text, (0, len(text)), language) is expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("у напрямку ", "uk", True),
        ("у напрямку міста ", "uk", True),
        ("біля ", "uk", False),
        ("наступ на ", "uk", False),
        ("в направлении ", "ru", True),
        ("возле ", "ru", False),
    ],
)
def test_the_aim_of_a_movement(text: str, language: str, expected: bool) -> None:
    assert is_aimed_at(text, len(text), language) is expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ймовірно, тихо.", "uk", True),
        ("Тихо.", "uk", False),
        ("Вероятно, тихо.", "ru", True),
        ("Тихо.", "ru", False),
    ],
)
def test_a_hedge(text: str, language: str, expected: bool) -> None:
    assert is_hedged(text, 0, len(text), language) is expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Люди зустрічають їх квітами.", "uk", True),
        ("Люди сидять.", "uk", False),
        ("Люди встречают их цветами.", "ru", True),
        ("Люди сидят.", "ru", False),
    ],
)
def test_a_welcome(text: str, language: str, expected: bool) -> None:
    assert is_welcome(text, 0, len(text), language) is expected


ANNOTATED = """
r01 r08 r13 r15 r20 r26 r29 r30 r33 r49 r204 u03 u04 u07 u08 u10 u11 u15 u16 u17 u26
u29 u36 u39 u42 u54 u203 u503
"""
"""Passages of tests/reading that together go every way through the module."""


@pytest.mark.parametrize("passage", ANNOTATED.split())
def test_passages_are_read_as_annotated(passage: str) -> None:
    assert misread(passage) == []
