"""Who speaks in Ukrainian and Russian posts, and on whose side: headings, signatures,
closing clauses, sources, offices of both countries' regions.
"""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.words import Hedge, Side
from dashboard.reading.claims.drafts import WRITER
from dashboard.reading.claims.slavic.inflected_attribution import side_of_claimant
from tests.unit.reading.articles import read

DAY = date(2025, 2, 12)


def said(text: str) -> set[tuple[str, str]]:
    return {(c.claimant, c.claimant_side.value) for c in read(text, DAY).claims}


@pytest.mark.parametrize(
    ("text", "speaker", "side"),
    [
        (
            "Минобороны РФ:\n\nНаши войска взяли Торецк.\n\nАвиация нанесла удар по"
            " позициям ВСУ под Константиновкой.",
            "Минобороны РФ",
            "RU",
        ),
        (
            "Генштаб ЗСУ, обстановка на 22:00.\n\nВорог атакував поблизу Торецька.",
            "Генштаб ЗСУ",
            "UA",
        ),
        (
            "Вечірнє зведення від «Рибаря».\n\nНаші бійці взяли Торецьк.",
            "«Рибаря»",
            "RU",
        ),
        (
            "ВСУ обстреляли посёлок Суземка. Глава Брянщины Богомаз.",
            "Глава Брянщины Богомаз",
            "RU",
        ),
        (
            "Наші воїни відбили штурм біля Торецька, подякував бійцям командир 24-ї"
            " бригади Іван Гук.",
            "командир 24-ї бригади Іван Гук",
            "UA",
        ),
        (
            "За неделю наши взяли Торецк, подводит черту военкор «Стрела».",
            "военкор «Стрела»",
            "RU",
        ),
        (
            "Російські війська вдарили по Сумах. Такі дані наводить обласна"
            " прокуратура.",
            "обласна прокуратура",
            "UA",
        ),
        (
            "Російські війська вдарили по Сумах. Пошкоджено три будинки. Є поранені,"
            " уточнив голова ОВА.",
            "голова ОВА",
            "UA",
        ),
        (
            "Дроны атаковали Энгельс, рассказал Deutsche Welle мэр города Пётр Ким.",
            "мэр города Пётр Ким",
            "RU",
        ),
        ("ЗСУ вдарили по Севастополю, написав Сергій Іванов.", "Сергій Іванов", "RU"),
    ],
)
def test_who_speaks(text: str, speaker: str, side: str) -> None:
    assert said(text) == {(speaker, side)}


def test_a_closing_clause_of_what_somebody_suffers_names_no_speaker() -> None:
    text = "Росіяни обстріляли Суми, загинув командир бригади Іван Гук."
    assert said(text) == {("the article's writer", "unknown")}


def test_the_first_sentence_of_an_article_is_no_heading() -> None:
    text = "Генштаб звітує про бої\n\nРосійські війська захопили Торецьк."
    assert said(text) == {("the article's writer", "unknown")}


@pytest.mark.parametrize(
    ("language", "words", "side"),
    [
        ("uk", "джерело «Української правди» в СБУ", Side.UA),
        ("uk", "джерел «Української правди»", Side.UNKNOWN),
        ("ru", "источник УНИАН в спецслужбе", Side.UA),
        ("ru", "источник Astra в прокуратуре", Side.RU),
        ("ru", "источник в ФСБ", Side.RU),
        ("uk", "Тверська влада", Side.RU),
        ("uk", "міська влада Чернігова", Side.UA),
        ("ru", "начальник полиции Харьковской области", Side.UA),
        ("ru", "оперштаб Краснодарского края", Side.RU),
        ("ru", "офицер 47-й бригады", Side.UA),
        ("ru", "пресс-служба ДШВ", Side.UA),
    ],
)
def test_the_side_of_an_office_or_a_source(
    language: str, words: str, side: Side
) -> None:
    assert side_of_claimant(words, language) is side


def test_a_channel_is_of_the_side_that_it_calls_ours() -> None:
    text = "Канал «Степ»:\n\nНаші бійці відбили атаку ворога біля Торецька."
    assert said(text) == {("Канал «Степ»", "UA")}


def test_a_bare_label_denies_what_was_said_before() -> None:
    text = (
        "Евгений Пригожин: мы взяли Соледар.\n\nСпикер группировки ВСУ Иван Гук:"
        " неправда."
    )
    hedges = [c.hedge for c in read(text, DAY).claims]
    assert hedges == [Hedge.ASSERTED, Hedge.DENIED]


@pytest.mark.parametrize(
    ("text", "speaker", "side"),
    [
        ("ЗСУ відійшли з Торецька, підтвердив речник.", "речник", "UA"),
        (
            "«Рыбарь» в вечерней сводке пишет, что бои в Торецке продолжаются.",
            "«Рыбарь» в вечерней сводке",
            "RU",
        ),
        (
            "Інформацію про відхід з Торецька в Генштабі назвали ІПСО.",
            "Генштабі",
            "UA",
        ),
        (
            "Росіяни вбили двох людей у Торецьку: дані Вадима Філашкіна.",
            "Вадима Філашкіна",
            "UA",
        ),
        (
            "Сводка Генштаба ВСУ за 11 февраля: у Торецка отбиты атаки.",
            "Генштаба ВСУ",
            "UA",
        ),
        ("Ворог ударив по Краматорську, рахує Гончаренко.", "Гончаренко", "UA"),
        (
            "Обстановка на Сумщині: ворог проник до Юнаківки.",
            "the article's writer",
            "unknown",
        ),
        (
            "ВСУ атаковали Севастополь. Подробности сообщил Михаил Развожаев.",
            "Михаил Развожаев",
            "RU",
        ),
        (
            "Росіяни контролюють Торецьк, пише The New York Times із посиланням на"
            " офіцера ЗСУ.",
            "офіцера ЗСУ",
            "UA",
        ),
        (
            "Армія РФ обстріляла Херсон. Є поранені. Деталі — від Прокудіна.",
            "Прокудіна",
            "UA",
        ),
        (
            "В Минобороны страны-агрессора похвастались взятием Торецка.",
            "Минобороны страны-агрессора",
            "RU",
        ),
        (
            "Силовики рассказали, что российские войска вошли в Торецк.",
            "Силовики",
            "RU",
        ),
        (
            "За даними британської розвідки, Росія просунулася біля Торецька.",
            "британської розвідки",
            "partner",
        ),
    ],
)
def test_who_is_named_by_office_alone(text: str, speaker: str, side: str) -> None:
    assert said(text) == {(speaker, side)}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Андрей Марочко: наши заняли Торецк.", "RU"),
        ("«Мы держим Торецк», — сказал ротный бригады с позывным «Дед».", "UA"),
        ("Липці впали, ЗСУ втратили село.", "RU"),
    ],
)
def test_whose_ours_are(text: str, actor: str) -> None:
    assert {c.actor.value for c in read(text, DAY).claims} == {actor}


@pytest.mark.parametrize(
    ("text", "speaker", "side"),
    [
        (
            "На думку аналітиків ISW, росіяни захопили Торецьк.",
            "аналітиків ISW",
            "independent",
        ),
        (
            "Такого мнения придерживаются в ISW: россияне заняли Торецк.",
            "ISW",
            "independent",
        ),
        (
            "Адміністрація Енергодара, призначена Москвою, заявила про удар по місту.",
            "Адміністрація Енергодара",
            "RU",
        ),
        (
            "Андрей Ткач, военный эксперт из ЛНР: «Наши бойцы зашли в Торецк».",
            "Андрей Ткач",
            "RU",
        ),
        (
            "Рыбарь, сводка за вторник: наши войска взяли Торецк.",
            "Рыбарь",
            "RU",
        ),
        (
            "«Вони вдарили по Сумах дронами», — Іван Федоренко, начальник ОВА 🕯",
            "Іван Федоренко, начальник ОВА",
            "UA",
        ),
        (
            "Росіяни зайшли в Торецьк. (OSINT-група «Сова»)",
            "OSINT-група «Сова»",
            "independent",
        ),
        (
            "Россияне вошли в Торецк, следует из видео, опубликованного во вторник 35-й"
            " бригадой.",
            "35-й бригадой",
            "UA",
        ),
        (
            "Російські війська взяли Торецьк. Авіація вдарила по ЗСУ під Сумами,"
            " ідеться у зведенні Міноборони РФ.",
            "Міноборони РФ",
            "RU",
        ),
        (
            "Российские каналы в тот же день писали о взятии Торецка.",
            "Российские каналы",
            "RU",
        ),
        (
            "Аналитики CIT обратили внимание, что россияне вошли в Торецк.",
            "Аналитики CIT",
            "independent",
        ),
    ],
)
def test_who_speaks_in_other_turns_of_phrase(
    text: str, speaker: str, side: str
) -> None:
    assert said(text) == {(speaker, side)}


def test_the_same_deed_told_by_two_sides_is_told_twice() -> None:
    text = (
        "В Токмаке гремели взрывы. Глава ВГА Леонтьев сказал, что ВСУ ударили по складу;"
        " в ОК «Юг» ответили, что ударили по складу боеприпасов."
    )
    assert {"RU", "UA"} <= {side for _, side in said(text)}


@pytest.mark.parametrize(
    ("language", "words", "side"),
    [
        ("uk", "Міністерство оборони Великої Британії", Side.PARTNER),
        ("ru", "министр обороны Литвы", Side.PARTNER),
        ("ru", "секретарь СНБО Литвиненко", Side.UA),
        ("uk", "Міністерство оборони України", Side.UA),
        ("uk", "посол України в Польщі", Side.UA),
        ("ru", "американский чиновник", Side.PARTNER),
        ("uk", "західні посадовці", Side.PARTNER),
        ("ru", "корреспондент ТАСС", Side.RU),
        ("ru", "корреспондент «Медузы»", Side.INDEPENDENT),
        ("ru", "российские журналисты «Медузы»", Side.INDEPENDENT),
        ("ru", "обозреватель «Комсомольской правды»", Side.RU),
        ("uk", "військовий оглядач Денис Ткач", Side.INDEPENDENT),
        ("uk", "«військкори»", Side.RU),
        ("ru", "постпред России при ООН", Side.RU),
        ("uk", "постпред України при ООН", Side.UA),
        ("ru", "представитель ООН", Side.INDEPENDENT),
        ("uk", "пропагандист Ткач", Side.RU),
        ("uk", "Сили спеціальних операцій", Side.UA),
        ("ru", "глава Васильевского округа", Side.RU),
        ("uk", "аналітики DeepState", Side.INDEPENDENT),
        ("uk", "жителі Торецька", Side.INDEPENDENT),
        ("uk", "Центр оборонних стратегій", Side.INDEPENDENT),
        ("ru", "независимый сайт «Зеркало»", Side.INDEPENDENT),
    ],
)
def test_the_side_of_foreign_offices_and_of_who_observes(
    language: str, words: str, side: Side
) -> None:
    assert side_of_claimant(words, language) is side


@pytest.mark.parametrize(
    "text",
    [
        "Песков не подтвердил удар по Сумам.",
        "Сведения о прорыве у Торецка в штабе не комментируют.",
        "Повідомлення про взяття Торецька у штабі відмовилися підтверджувати.",
        "ФСБ задержала диверсанта, готовившего взрыв в Донецке.",
        "Генштаб не підтвердив захоплення Торецька.",
        "Речник прокоментував заяви росіян про взяття Торецька.",
        "Так он прокомментировал сообщения военкоров о том, что Торецк взят.",
    ],
)
def test_what_nobody_confirms_and_what_is_commented_on_is_no_claim(text: str) -> None:
    assert said(text) == set()


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("За неофіційною інформацією, росіяни зайшли в Торецьк.", Hedge.HEDGED),
        ("У росіян немає повного контролю над Торецьком.", Hedge.DENIED),
        ("Нет российского контроля над Торецком.", Hedge.DENIED),
        (
            "Похоже, взрывы в Сумах слышали и солдаты, пишут местные паблики.",
            Hedge.HEDGED,
        ),
    ],
)
def test_how_firmly_it_is_put(text: str, hedge: Hedge) -> None:
    assert {c.hedge for c in read(text, DAY).claims} == {hedge}


@pytest.mark.parametrize(
    ("text", "speaker", "side"),
    [
        (
            "Дмитрий Брыжинский: удар дрона в центре Чернигова.",
            "Дмитрий Брыжинский",
            "UA",
        ),
        ("Гончаренко: ракета попала в склад в Одессе.", "Гончаренко", "UA"),
        ("Іван Ткач: дрон влучив у будинок у Полтаві.", "Іван Ткач", "UA"),
        ("Иван Ткач: дрон попал в дом в Донецке.", "Иван Ткач", "unknown"),
        ("Велика Новосілка: ворог захопив центр.", WRITER, "unknown"),
        ("Лиман: ворог захопив центр.", WRITER, "unknown"),
    ],
)
def test_a_person_named_without_an_office(text: str, speaker: str, side: str) -> None:
    assert said(text) == {(speaker, side)}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("За рік після звільнення Херсона місто досі обстрілюють.", ["strike"]),
        ("С момента освобождения Херсона город обстреливают.", ["strike"]),
        ("Після захоплення Торецька росіяни обстріляли Костянтинівку.", ["strike"]),
        ("После обстрела Сум есть погибшие.", ["strike"]),
    ],
)
def test_what_lies_before_is_no_news(text: str, kinds: list[str]) -> None:
    assert [c.kind.value for c in read(text, DAY).claims] == kinds


def test_a_rumour_that_did_not_prove_true_is_denied() -> None:
    (claim,) = read("Слухи о взятии Торецка не подтвердились.", DAY).claims
    assert claim.hedge is Hedge.DENIED


def test_the_government_that_is_accused_is_no_place() -> None:
    text = "Глава ВГА обвинил Киев в ударе по Энергодару."
    assert [c.place_as_written for c in read(text, DAY).claims] == ["Энергодару"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "«Торецьк ми тримаємо. Учора росіяни штурмували Суми», — каже комбат"
            " «Вермут».",
            "комбат «Вермут»",
        ),
        (
            "Удары по области за день (подборка местных пабликов):\n— Шостка: КАБы;\n"
            "— Глухов: миномёты.",
            "местных пабликов",
        ),
        ("Сводка «Пятого»\nТорецк: наши войска отошли.", "«Пятого»"),
        ("Міністерство наполягало, що росіяни взяли Торецьк.", "Міністерство"),
    ],
)
def test_whose_words_they_are(text: str, speaker: str) -> None:
    assert {claimant for claimant, _ in said(text)} == {speaker}


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("Москва запевнила, ніби російські війська взяли Торецьк.", Hedge.CLAIMED),
        ("Москва заверила, будто взяла Торецк.", Hedge.CLAIMED),
        ("Москва заверила, что взяла Торецк.", Hedge.ASSERTED),
        ("«Заявления о взятии Торецка — враньё», — говорит комбат Ткач.", Hedge.DENIED),
    ],
)
def test_who_tells_it_on_need_not_vouch_for_it(text: str, hedge: Hedge) -> None:
    assert {c.hedge for c in read(text, DAY).claims} == {hedge}


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        (
            "Удар по Горлівці пошкодив будинок. Міноборони РФ звинуватило у цьому ЗСУ.",
            [("the article's writer", "unknown"), ("Міноборони РФ", "UA")],
        ),
        (
            "При обстреле Белгорода погибли двое. Минобороны РФ обвинило в случившемся"
            " Киев.",
            [("the article's writer", "unknown"), ("Минобороны РФ", "UA")],
        ),
        (
            "Удар по Горлівці пошкодив будинок. Прокуратура звинуватила у цьому мера.",
            [("the article's writer", "unknown")],
        ),
    ],
)
def test_an_accusation_tells_the_blow_again_with_who_did_it(
    text: str, actors: list[tuple[str, str]]
) -> None:
    assert [(c.claimant, c.actor.value) for c in read(text, DAY).claims] == actors


@pytest.mark.parametrize(
    "text",
    [
        "Враг несёт потери под Торецком.",
        "Поділитися втратами біля Торецька вони не захотіли.",
        "Зазнали втрат під Торецьком і росіяни.",
        "Сили оборони близькі до оточення Торецька.",
    ],
)
def test_losses_of_men_and_what_is_close_are_no_change_of_hands(text: str) -> None:
    assert not {"capture", "retake", "advance"} & {
        c.kind.value for c in read(text, DAY).claims
    }


def test_channels_close_to_somebody_tell_what_happened() -> None:
    text = "Канали, близькі до «вагнерівців», пишуть про вуличні бої в Торецьку."
    (claim,) = read(text, DAY).claims
    assert (claim.kind.value, claim.claimant) == ("clash", "Канали")


def test_what_a_denial_goes_on_to_comment_on_is_denied_too() -> None:
    text = (
        "Окружения Торецка нет, заявил комбат Ткач. Так он прокомментировал сообщения"
        " военкоров о том, что город взят."
    )
    assert {(c.claimant, c.hedge) for c in read(text, DAY).claims} == {
        ("комбат Ткач", Hedge.DENIED)
    }


@pytest.mark.parametrize(
    "text", ["Макрон засудив удар по Полтаві.", "Макрон осудил удар по Полтаве."]
)
def test_a_blow_that_is_condemned_was_struck(text: str) -> None:
    assert said(text) == {("Макрон", "partner")}
