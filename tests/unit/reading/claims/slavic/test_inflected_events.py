"""What Ukrainian and Russian sentences tell of."""

from __future__ import annotations

import pytest

from dashboard.domain.words import Hedge, Kind
from dashboard.reading.claims.slavic.inflected_events import (
    clause_span,
    factuality_in,
    inflected_events,
    is_aimed_at,
    is_conditional,
    is_of_war,
    refers_back_to_place,
)


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
        ("uk", "Ворога відкинуто від села.", "retake"),
        ("uk", "Про втрату села мовчать окупанти.", "capture"),
        ("uk", "Сили оборони деокупували село.", "retake"),
        ("uk", "Прикордонники відігнали диверсантів.", "hold"),
        ("uk", "Наші бійці тіснять ворога.", "advance"),
        ("uk", "Партизани пошкодили колії.", "strike"),
        ("uk", "Село під повним контролем ЗСУ.", "control"),
        ("uk", "Війська боронять місто.", "hold"),
        ("uk", "Диверсійну групу ворога знищили.", "hold"),
        ("uk", "Військові знищили склад ворога.", "strike"),
        ("uk", "Місто знову наше.", "retake"),
        ("uk", "Росіяни полишили острів.", "withdraw"),
        ("uk", "За даними штабу, ворогом узято, крім іншого, ліс.", "capture"),
        ("ru", "Разгромлена диверсионная группа врага.", "hold"),
        ("ru", "Украина контролирует город.", "control"),
        ("ru", "Враг отброшен от села.", "retake"),
        ("ru", "Партизаны взорвали машину чиновника.", "strike"),
        ("ru", "ПВО сбила два «Хаймарса».", "strike"),
        ("ru", "Село под их контролем, пишет боец.", "control"),
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
        # What is opposed or granted is denied, what is set against it is not.
        ("uk", "Всупереч чуткам, війська тримають село.", Hedge.ASSERTED),
        ("uk", "Всупереч заявам, що село взято, воно вільне.", Hedge.DENIED),
        ("uk", "Війська тримають село, всупереч заявам Москви.", Hedge.ASSERTED),
        ("uk", "Спростовуючи чутки, штаб каже: село тримають.", Hedge.ASSERTED),
        ("ru", "Вопреки заявлениям врага, войска держат оборону.", Hedge.ASSERTED),
        ("ru", "Вопреки заявлениям о захвате села, там тихо.", Hedge.DENIED),
        ("ru", "Хотя штаб отрицает захват села, враг там.", Hedge.DENIED),
        ("ru", "Опровергая врага, штаб пишет, что войска взяли село.", Hedge.ASSERTED),
        # A past modal with an infinitive, where somebody supposes it.
        ("uk", "Ворог міг захопити село, вважають аналітики.", Hedge.HEDGED),
        ("uk", "Ворог міг захопити село.", None),
        ("uk", "Ворог міг би захопити село, вважають аналітики.", None),
        ("uk", "Ворог не міг захопити село, вважають аналітики.", None),
        ("uk", "Ворог міг захопити село, але відступив, вважає він.", None),
        ("ru", "По мнению экспертов, враг мог войти в село.", Hedge.HEDGED),
        ("ru", "Враг может войти в село, считают эксперты.", None),
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
    text = "Якщо ворог візьме село, дорога буде перерізана."
    assert is_conditional(text, 0, len(text), "uk")
    assert not is_conditional(text, text.index("дорога"), len(text), "uk")
