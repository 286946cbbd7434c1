"""Who says it, in Ukrainian and Russian reports."""

from __future__ import annotations

import pytest

from dashboard.domain.words import Hedge, Side
from dashboard.reading.claims.slavic.inflected_speakers import (
    heading_speaker,
    speaker_in,
)

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
