"""Accidents, ailments, elections and falling numbers have the words of war."""

from __future__ import annotations

import pytest

from dashboard.domain.words import Kind
from dashboard.reading.claims.civil_life import (
    is_accident,
    is_of_civil_life,
    is_vote,
)
from dashboard.reading.claims.reasons import PEACEFUL
from tests.unit.reading.articles import claims, read
from tests.unit.reading.claims.sentences import analysed, events_of


@pytest.mark.parametrize(
    ("text", "accident"),
    [
        ("A gas leak caused an explosion in a house in Lviv.", True),
        ("A missile hit a house in Lviv and caused a gas leak.", False),
        ("A blast at a fireworks store in Lviv hurt a guard.", True),
        ("A blast in Lviv hurt a guard.", False),
        ("A bomb scare emptied a school in Lviv.", True),
        ("A bomb emptied a school in Lviv.", False),
        ("A woman died of a heart attack when drones struck Lviv.", False),
    ],
)
def test_an_accident_has_a_cause_of_its_own(text: str, accident: bool) -> None:
    assert is_accident(analysed(text).tree) is accident


@pytest.mark.parametrize(
    ("text", "vote"),
    [
        ("The Greens took Lviv in the local election.", True),
        ("The Greens took Lviv.", False),
        ("Russian troops took Lyman before the election.", False),
        ("A polling station was shelled before the election.", False),
    ],
)
def test_an_election_is_taken_by_no_army(text: str, vote: bool) -> None:
    assert is_vote(analysed(text).tree) is vote


@pytest.mark.parametrize(
    ("text", "civil"),
    [
        ("A heart attack killed the mayor of Lviv.", True),
        ("A drone attack killed the mayor of Lviv.", False),
        ("A cyber attack hit a bank in Lviv.", True),
        ("The club's battle for promotion goes on.", True),
        ("The battle for Lyman goes on.", False),
        ("The population of Lviv has fallen by a tenth.", True),
        ("The town has fallen by now.", False),
        ("Lyman has fallen by now.", False),
    ],
)
def test_a_word_of_war_in_civil_life(text: str, civil: bool) -> None:
    sentence = analysed(text)
    places = frozenset(
        i
        for mention in sentence.mentions
        for i in range(*sentence.tree.at(mention.start, mention.end))
    )
    event = events_of(sentence)[0]
    assert is_of_civil_life(sentence.tree, event, places) is civil


@pytest.mark.parametrize(
    "text",
    [
        "Old wiring caused a blaze that destroyed a school in Kolomyia.",
        "An asthma attack killed a pupil in Rivne.",
        "The number of weddings in Lviv has fallen by half.",
        "A fire in Paris destroyed a warehouse.",
    ],
)
def test_of_civil_life_nothing_is_claimed(text: str) -> None:
    reading = read(text)
    assert reading.claims == ()
    assert [rejected.reason for rejected in reading.rejected] == [PEACEFUL]


def test_fire_that_bursts_a_boiler_is_claimed() -> None:
    (claim,) = claims("Russian guns fired on Kherson, and gas cylinders exploded.")
    assert claim.kind is Kind.STRIKE
