"""Whether an event is one of this war is told by who does it, and to what."""

from __future__ import annotations

import pytest

from dashboard.reading.claims.relevance import (
    Relevance,
    is_of_former_war,
    martial_words,
    relevance_of,
    subject_relevance,
)
from tests.unit.reading.claims.sentences import analysed, events_of

WAR, PEACE, OPEN, UNLIKELY = Relevance


@pytest.mark.parametrize(
    ("text", "relevance"),
    [
        ("Russian troops hit a bridge.", WAR),
        ("A heat wave hit the town.", PEACE),
        ("A wave of drones hit the town.", WAR),
        ("A train struck a car.", PEACE),
        ("The court seized a house.", PEACE),
        ("The senator attacked the budget.", PEACE),
        ("He lost his leg near the town and the soldier seized the initiative.", PEACE),
        ("They hit the town.", OPEN),
        ("Carpenters hit the nail.", UNLIKELY),
        ("The town was shelled.", WAR),
        ("In 1943 the Red Army captured the town.", PEACE),
        ("The player advanced to the final.", PEACE),
        ("Artillery fire destroyed the mill.", WAR),
        ("A fire destroyed the mill.", PEACE),
        ("Storms battered the town.", PEACE),
        ("Protesters occupied the square.", PEACE),
        ("The visitors took control of the match.", PEACE),
        ("The bridge came under fire from critics.", PEACE),
        ("The bridge came under fire from Russian guns.", OPEN),
    ],
)
def test_relevance(text: str, relevance: Relevance) -> None:
    sentence = analysed(text, with_model=True)
    assert relevance_of(sentence.tree, events_of(sentence)[0]) is relevance


def test_a_place_that_falls_is_of_this_war() -> None:
    sentence = analysed("Lyman fell on Monday.", with_model=True)
    (event,) = events_of(sentence)
    assert relevance_of(sentence.tree, event, frozenset({0})) is WAR


def test_without_a_parse_the_words_tell() -> None:
    sentence = analysed("A flood hit the town.", with_model=False)
    assert relevance_of(sentence.tree, events_of(sentence)[0]) is PEACE
    sentence = analysed("Soldiers hit the town.", with_model=False)
    assert relevance_of(sentence.tree, events_of(sentence)[0]) is WAR


def test_former_wars_words_of_war_and_subjects() -> None:
    tree = analysed("The Wehrmacht left ruins.", with_model=True).tree
    assert is_of_former_war(tree)
    tree = analysed("Soldiers left the mayor a shell.", with_model=True).tree
    assert not is_of_former_war(tree)
    assert martial_words(tree) == [0, 5]
    assert martial_words(tree, frozenset({5})) == [0]
    assert subject_relevance(tree, 1) is WAR
    tree = analysed("The body was buried.", with_model=True).tree
    assert subject_relevance(tree, 3) is PEACE
