"""Clauses that say something about the war without an event of a kind."""

from __future__ import annotations

import pytest

from dashboard.reading.claims.statements import (
    StatementClause,
    clause_of_ignorance,
    is_about_war,
    is_course_of_war,
    statements_beside,
    whole_statement,
)
from tests.unit.reading.claims.sentences import analysed, events_of


@pytest.mark.parametrize(
    ("text", "about_war", "course"),
    [
        ("Ukrainian troops are tired.", True, False),
        ("The counteroffensive of Ukraine is slow.", True, True),
        ("Berlin delivered tanks to the Ukrainian army.", True, True),
        ("Russia lost a hundred tanks.", True, True),
        ("The death toll of Russian soldiers rose.", True, True),
        ("Troops are tired.", False, False),
        ("The offensive is slow.", False, False),
        ("Ukraine sells grain.", False, False),
        ("Ukraine gave grain.", False, False),
    ],
)
def test_what_is_about_the_war(text: str, about_war: bool, course: bool) -> None:
    assert is_about_war(text, 0, len(text)) is about_war
    assert is_course_of_war(text, 0, len(text)) is course


def test_a_party_need_not_be_named_where_the_sentence_names_it() -> None:
    text = "The offensive is slow."
    assert is_course_of_war(text, 0, len(text), names_party=False)
    assert not is_course_of_war(text, 0, 3, names_party=False)


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("It is unclear who holds Lyman.", "It is unclear who holds Lyman."),
        ("Lyman fell, but Kyiv did not comment.", "but Kyiv did not comment."),
        ("Will Lyman fall?", "Will Lyman fall?"),
        ("Read also: Lyman fell.", "Read also: Lyman fell."),
        (
            "Reports that Lyman fell could not be verified.",
            "Reports that Lyman fell could not be verified.",
        ),
        ("Lyman fell.", None),
    ],
)
def test_the_clause_that_says_nobody_knows(text: str, clause: str | None) -> None:
    span = clause_of_ignorance(text, 0, len(text))
    assert (span and text[slice(*span)]) == clause


def whole(text: str, *, with_model: bool) -> bool | None:
    clause = whole_statement(analysed(text, with_model=with_model).tree)
    if clause is None:
        return None
    assert (clause.start, clause.end) == (0, len(text))
    return clause.hedged


@pytest.mark.parametrize("with_model", [True, False], ids=["model", "rules"])
@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("Lyman is quiet.", False),
        ("Lyman may be quiet.", True),
        ("Lyman would be quiet.", None),
    ],
)
def test_the_sentence_as_a_statement(
    text: str, hedged: bool | None, with_model: bool
) -> None:
    assert whole(text, with_model=with_model) is hedged


def test_what_states_nothing() -> None:
    assert whole("A quiet town.", with_model=True) is None
    assert whole("A quiet town.", with_model=False) is None
    assert whole("If Lyman is quiet, we go.", with_model=True) is None
    assert whole("We hope Lyman is quiet.", with_model=True) is None
    assert whole("Lyman is reportedly quiet.", with_model=True) is True


def beside(text: str) -> list[tuple[str, bool]]:
    sentence = analysed(text)
    clauses: list[StatementClause] = list(
        statements_beside(sentence.tree, events_of(sentence), sentence.attributions)
    )
    return [(text[c.start : c.end], c.by_writer) for c in clauses]


def test_statements_beside_events() -> None:
    assert beside(
        "Russian forces shelled Nikopol, and Ukraine's army is still very tired."
    ) == [("Ukraine's army is still very tired.", False)]
    assert beside("Russian forces shelled Nikopol.") == []
    assert (
        beside("Russian forces shelled Nikopol, and it rained all day long there.")
        == []
    )
    assert beside(
        "Ukraine retook Robotyne, giving its military campaign a new momentum."
    ) == [("giving its military campaign a new momentum", True)]


def test_a_mere_case_states_nothing() -> None:
    text = "In the event that Lyman falls, the road is open."
    assert whole_statement(analysed(text, with_model=True).tree) is None
    assert whole_statement(analysed("In the end Lyman fell.").tree) is not None
