"""On whose side somebody is, by the words in which a report names them."""

from __future__ import annotations

import pytest

from dashboard.domain.words import Kind, Side
from dashboard.reading.claims.people.sides import (
    acting_party_in,
    is_outlet,
    party_in,
    side_by_event,
    side_of,
)
from tests.unit.reading.articles import reader


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("the Russian defence ministry", Side.RU),
        ("Wagner chief Yevgeny Prigozhin", Side.RU),
        ("the Russian-installed head of Ukraine's Zaporizhzhia region", Side.RU),
        ("a pro-Kremlin official in Ukraine", Side.RU),
        ("the Donetsk People's Republic", Side.RU),
        ("Ukraine's General Staff", Side.UA),
        ("Kyiv's mayor Klitschko", Side.UA),
        ("President Zelenskyy", Side.UA),
        ("NATO Secretary General Jens Stoltenberg", Side.PARTNER),
        ("the U.S. State Department", Side.PARTNER),
        ("Britain's defence ministry", Side.PARTNER),
        ("the Institute for the Study of War", Side.INDEPENDENT),
        ("Reuters witnesses in Ukraine", Side.INDEPENDENT),
        ("a Ukrainian military analyst", Side.INDEPENDENT),
        ("the FSB", Side.RU),
        ("Bryansk regional governor", Side.RU),
        ("the mayor of Taganrog", Side.RU),
        ("the Krasnodar operational headquarters", Side.RU),
        ("Sevastopol's governor", Side.RU),
        ("the Kharkiv mayor", Side.UA),
        ("Sumy regional prosecutors", Side.UA),
        ("the head of Toretsk's military administration", Side.UA),
        ("the regional military administration", Side.UA),
        ("the 3rd Assault Brigade", Side.UA),
        ("the 155th Guards Naval Infantry Brigade", Side.RU),
        ("the Center group of forces", Side.RU),
        ("the Khortytsia operational-strategic group", Side.UA),
        ("the Russian Volunteer Corps", Side.UA),
        ("a Russian military blogger", Side.RU),
        ("Rybar", Side.RU),
        ("the Moscow Times", Side.INDEPENDENT),
        ("the Kyiv Post", Side.INDEPENDENT),
        ("Governor Serhiy Lysak", Side.UA),
        ("Maj. Gen. Apti Alaudinov", Side.RU),
        ("Annalena Baerbock", Side.PARTNER),
        ("Michael Kofman", Side.INDEPENDENT),
        ("residents", Side.UNKNOWN),
        ("the mayor of a Russian-held town", Side.UNKNOWN),
        ("", Side.UNKNOWN),
    ],
)
def test_the_side_of_a_claimant(words: str, side: Side) -> None:
    assert side_of(words) is side


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("Russian troops near a Ukrainian position", Side.RU),
        ("Ukrainian troops near a Russian position", Side.UA),
        ("a Ukrainian city hit by Russian missiles", Side.RU),
        ("the Ukraine war entered its third year", Side.UNKNOWN),
        ("the Ukrainian port city of Odesa", Side.UNKNOWN),
        ("Reuters reporters", Side.UNKNOWN),
        ("Polish howitzers of the Ukrainian army", Side.PARTNER),
    ],
)
def test_the_party_first_named(words: str, side: Side) -> None:
    assert party_in(words) is side


@pytest.mark.parametrize(
    ("words", "outlet"),
    [
        ("Reuters", True),
        ("the New York Times", True),
        ("Russian state news agency TASS", True),
        ("local media", True),
        ("the ministry", False),
        ("the mediator", False),
    ],
)
def test_media_pass_on_what_others_say(words: str, outlet: bool) -> None:
    assert is_outlet(words) is outlet


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("explosions in Kyiv", Side.UNKNOWN),
        ("drones over Moscow", Side.UNKNOWN),
        ("the outskirts of Kyiv", Side.UNKNOWN),
        ("Kyiv is under fire", Side.UNKNOWN),
        ("Kyiv's troops", Side.UA),
        ("troops of the Dnipro group of forces", Side.UA),
        ("Wagner's men in Ukraine", Side.RU),
    ],
)
def test_where_something_happens_nobody_acts_by_it(words: str, side: Side) -> None:
    assert acting_party_in(words) is side


@pytest.mark.parametrize(
    ("words", "place", "kind", "actor", "is_denied", "side"),
    [
        ("the regional governor", "Kupiansk", Kind.STRIKE, Side.RU, False, Side.UA),
        ("the governor", "Dzhankoi", Kind.STRIKE, Side.UA, False, Side.RU),
        ("a police officer", "Lipetsk", Kind.STRIKE, Side.UA, False, Side.RU),
        ("the mayor", None, Kind.STRIKE, Side.RU, False, Side.UNKNOWN),
        ("the brigade", "Kupiansk", Kind.HOLD, Side.UNKNOWN, False, Side.UA),
        ("its defence ministry", "Kupiansk", Kind.CAPTURE, Side.RU, False, Side.RU),
        ("its defence ministry", "Kupiansk", Kind.CAPTURE, Side.RU, True, Side.UA),
        ("the defence minister", "Kupiansk", Kind.STRIKE, Side.RU, False, Side.UA),
        ("a pensioner", "Kupiansk", Kind.STRIKE, Side.RU, False, Side.UNKNOWN),
    ],
)
def test_an_office_without_a_country_is_told_by_what_it_says(
    words: str,
    place: str | None,
    kind: Kind,
    actor: Side,
    is_denied: bool,
    side: Side,
) -> None:
    where = None
    if place:
        where = (
            reader(with_model=True)._gazetteer.candidates(place, country="")[0].place
        )
    assert side_by_event(words, where, kind, actor, is_denied=is_denied) is side
