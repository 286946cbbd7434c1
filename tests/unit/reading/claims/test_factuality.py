"""What is told as fact, denied, possible or only described, and which clauses state
something without an event.
"""

from __future__ import annotations

import pytest

from dashboard.domain.words import Hedge
from dashboard.reading.claims.factuality import (
    Factuality,
    StatementClause,
    answers,
    clause_of_ignorance,
    factuality_of,
    is_about_war,
    is_course_of_war,
    statements_beside,
    whole_statement,
)
from tests.unit.reading.annotated import misread, misread_of_stage
from tests.unit.reading.articles import only
from tests.unit.reading.claims.sentences import analysed, events_of

FACT, DENIED, POSSIBLE = Factuality.FACT, Factuality.DENIED, Factuality.POSSIBLE
PURPOSE, BACKGROUND = Factuality.PURPOSE, Factuality.BACKGROUND
BOTH = pytest.mark.parametrize("with_model", [True, False], ids=["model", "rules"])


def stands(text: str, *, with_model: bool) -> list[tuple[Factuality, Hedge]]:
    sentence = analysed(text, with_model=with_model)
    return [factuality_of(sentence.tree, event) for event in events_of(sentence)]


@BOTH
@pytest.mark.parametrize(
    ("text", "factuality", "hedge"),
    [
        ("Russian forces captured Lyman.", FACT, Hedge.ASSERTED),
        ("Russian forces have not captured Lyman.", DENIED, Hedge.ASSERTED),
        ("Russian forces never captured Lyman.", DENIED, Hedge.ASSERTED),
        ("Russian forces have yet to capture Lyman.", DENIED, Hedge.ASSERTED),
        ("Russian forces will capture Lyman.", POSSIBLE, Hedge.ASSERTED),
        ("Russian forces may capture Lyman.", POSSIBLE, Hedge.ASSERTED),
        ("Russian forces may have captured Lyman.", FACT, Hedge.HEDGED),
        ("Russian forces reportedly captured Lyman.", FACT, Hedge.HEDGED),
        ("Russian forces likely will capture Lyman.", POSSIBLE, Hedge.HEDGED),
        ("Russian forces want to capture Lyman.", POSSIBLE, Hedge.ASSERTED),
        ("Russian forces managed to capture Lyman.", FACT, Hedge.ASSERTED),
        ("Russian forces began to shell Lyman.", FACT, Hedge.ASSERTED),
        (
            "They would leave if Russian forces captured Lyman.",
            POSSIBLE,
            Hedge.ASSERTED,
        ),
    ],
)
def test_how_an_event_stands(
    text: str, factuality: Factuality, hedge: Hedge, with_model: bool
) -> None:
    assert stands(text, with_model=with_model)[-1] == (factuality, hedge)


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("No missile hit Lyman.", DENIED),
        ("The ministry denied that Russian forces had captured Lyman.", DENIED),
        ("Troops came to Donbas to capture Lyman.", PURPOSE),
        ("The captured town of Lyman is quiet.", PURPOSE),
        ("They had to wait until Russian forces captured Lyman.", PURPOSE),
        ("The brigade, which captured Lyman, is resting.", BACKGROUND),
        ("It seems Russian forces captured Lyman.", FACT),
    ],
)
def test_what_the_grammar_tells(text: str, factuality: Factuality) -> None:
    assert stands(text, with_model=True)[-1][0] is factuality


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("In the shelled town people wait.", PURPOSE),
        ("Troops came to capture Lyman.", PURPOSE),
        ("Kyiv denied that Russian forces captured Lyman.", DENIED),
        ("Not yet; Russian forces captured Lyman.", FACT),
    ],
)
def test_what_word_order_tells(text: str, factuality: Factuality) -> None:
    assert stands(text, with_model=False)[-1][0] is factuality


def test_seeming_is_hedged() -> None:
    text = "Russian forces appear to have captured Lyman."
    assert stands(text, with_model=True)[-1] == (FACT, Hedge.HEDGED)


def answered(text: str) -> list[tuple[str, Hedge]]:
    sentence = analysed(text)
    return [
        (a.claimant, a.hedge) for a in answers(sentence.tree, sentence.attributions)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kyiv denied it.", [("Kyiv", Hedge.DENIED)]),
        ("Kyiv denied the claim.", [("Kyiv", Hedge.DENIED)]),
        ("Kyiv confirmed the report.", [("Kyiv", Hedge.ASSERTED)]),
        ("Kyiv has not denied it.", []),
        ("Kyiv did not confirm the report.", []),
        ("Kyiv denied the claim that Lyman had fallen.", []),
        ("Kyiv denied that Lyman had fallen.", []),
        ("Kyiv confirmed the loss of Lyman.", []),
        ("Kyiv reported it.", []),
    ],
)
def test_who_answers_what_was_claimed_before(
    text: str, expected: list[tuple[str, Hedge]]
) -> None:
    assert answered(text) == expected


@pytest.mark.parametrize(
    ("text", "factualities"),
    [
        ("Not only did the Russians shell Lyman, they looted it.", [FACT]),
        ("The Russians did not just shell Lyman, they looted it.", [FACT]),
        ("The Russians did not shell Lyman, they looted it.", [DENIED]),
        (
            "Ukrainian troops did not retreat from Lyman but repelled two assaults.",
            [DENIED, FACT],
        ),
        ("The army is set to make an attempt at storming Lyman.", [POSSIBLE] * 2),
        ("To capture Lyman, the army has to bring reserves.", [PURPOSE]),
    ],
)
def test_how_far_a_negation_and_an_infinitive_reach(
    text: str, factualities: list[Factuality]
) -> None:
    assert [f for f, _ in stands(text, with_model=True)] == factualities


@pytest.mark.parametrize(
    ("text", "factuality", "hedge"),
    [
        ("Missiles presumably hit a depot in Lyman.", FACT, Hedge.HEDGED),
        ("It is likely that troops captured Lyman.", FACT, Hedge.HEDGED),
        ("Who captured Lyman?", POSSIBLE, Hedge.ASSERTED),
        ("The garrison of Lyman faces encirclement.", POSSIBLE, Hedge.ASSERTED),
    ],
)
def test_what_is_put_with_caution_asked_or_threatened(
    text: str, factuality: Factuality, hedge: Hedge
) -> None:
    assert stands(text, with_model=True) == [(factuality, hedge)]


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


@pytest.mark.parametrize(
    "text",
    [
        "The seizure of Terny was reported on Monday.",
        "The fall of Terny is rumoured.",
        "Shelling of Nikopol was reported at dawn.",
    ],
)
def test_what_nobody_in_particular_reports_is_cautious(text: str) -> None:
    assert only(text).hedge is Hedge.HEDGED


@pytest.mark.parametrize(
    "text",
    [
        "The seizure of Terny was reported by the General Staff.",
        "The General Staff reported the seizure of Terny.",
    ],
)
def test_what_somebody_reports_is_his_word(text: str) -> None:
    assert only(text).hedge is Hedge.ASSERTED


@pytest.mark.parametrize(
    ("text", "factuality", "hedge"),
    [
        ("The shelling of Lyman has not let up.", FACT, Hedge.ASSERTED),
        ("Attacks on Lyman never abated.", FACT, Hedge.ASSERTED),
        ("It was their pilots who hit Lyman.", FACT, Hedge.ASSERTED),
        (
            "The institute thought it likely that Russian forces had taken Lyman.",
            FACT,
            Hedge.HEDGED,
        ),
        (
            "Analysts reckon that Russian forces have taken Lyman.",
            FACT,
            Hedge.HEDGED,
        ),
        ("The staff counted 20 attacks near Lyman on Monday.", FACT, Hedge.ASSERTED),
        ("They count on an attack near Lyman.", POSSIBLE, Hedge.ASSERTED),
    ],
)
def test_how_other_constructions_stand(
    text: str, factuality: Factuality, hedge: Hedge
) -> None:
    assert stands(text, with_model=True)[-1] == (factuality, hedge)


ANNOTATED = """
a02 a03 a08 a09 a18 a26 a28 a61 a66 a72 a79 a202 c02 c04 c09 c17 c18 c25 c58 c61 c62
c70 c79 c86 c205 c302 c303 c504 c510 w05 w08 w12 w16 w18 w19 w20 w21 w24 w34 w37 w43
w53 w57 w59 w60 w62 w65 w70 w81 w86 w89 w101 w103 w106 w117 w318 w416 w504 w508 w515
"""
"""Passages of tests/reading that together go every way through the module."""


@pytest.mark.parametrize("passage", ANNOTATED.split())
def test_passages_are_read_as_annotated(passage: str) -> None:
    assert misread(passage) == []


@pytest.mark.parametrize(("stage", "wrong"), [("denied", 1), ("possible", 0)])
def test_what_is_denied_or_only_possible_has_not_happened(
    stage: str, wrong: int
) -> None:
    assert len(misread_of_stage(stage)) <= wrong


@BOTH
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian forces no longer control Lyman.", [DENIED]),
        ("No Russian forces entered Lyman.", [DENIED]),
        ("Lyman has yet to be captured.", [DENIED]),
        ("It is not true that Russian forces captured Lyman.", [DENIED]),
        ("There is no evidence that Russian forces captured Lyman.", [DENIED]),
        ("Lyman could have been captured.", [POSSIBLE]),
        ("Had Russian forces captured Lyman?", [POSSIBLE]),
        ("Unless Russian forces captured Lyman, they would leave.", [POSSIBLE]),
        ("Russian forces plan to capture Lyman.", [POSSIBLE]),
        ("Russian forces threatened to capture Lyman.", [POSSIBLE]),
        ("Russian forces refused to storm Lyman.", [POSSIBLE]),
        ("Russian forces tried to capture Lyman.", [FACT]),
        ("Russian forces failed to capture Lyman.", [FACT]),
        (
            "To capture Lyman, Russian forces crossed the river.",
            [PURPOSE, FACT],
        ),
        (
            "Russian forces want to capture Lyman, and they shelled Siversk.",
            [POSSIBLE, FACT],
        ),
        ("It was Russian forces that captured Lyman.", [FACT]),
        ("Lyman, where Russian forces shelled a school, is quiet.", [FACT]),
        ("The claim to have captured Lyman was repeated.", [FACT]),
    ],
)
def test_how_events_stand_by_the_words_around_them(
    text: str, expected: list[Factuality], with_model: bool
) -> None:
    assert [how for how, _ in stands(text, with_model=with_model)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian forces not only shelled Lyman but captured it.", [FACT, FACT]),
        ("Russian forces did not just shell Lyman.", [FACT]),
        ("Russian forces did not retreat but captured Lyman.", [DENIED, FACT]),
        ("Lyman is not under Russian control.", [DENIED]),
        ("Nobody denies that Russian forces captured Lyman.", [FACT]),
        (
            "The troops were set to make an attempt at storming Lyman.",
            [POSSIBLE, POSSIBLE],
        ),
        (
            "Soldiers stormed a house held by Russian forces in Lyman.",
            [FACT, PURPOSE],
        ),
        ("Ivan, a captain who stormed Lyman, is resting.", [BACKGROUND]),
        ("The commander, a veteran of the battle for Lyman, spoke.", [BACKGROUND]),
        ("He recalled how Russian forces captured Lyman.", [Factuality.RECALLED]),
        ("Russian forces are to storm Lyman.", [PURPOSE]),
    ],
)
def test_how_events_stand_by_the_grammar(text: str, expected: list[Factuality]) -> None:
    assert [how for how, _ in stands(text, with_model=True)] == expected


@BOTH
@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("Russian forces probably captured Lyman.", Hedge.HEDGED),
        ("Russian forces seem to have captured Lyman.", Hedge.HEDGED),
        ("Russian forces captured Lyman.", Hedge.ASSERTED),
        ("Reports say Russian forces captured Lyman.", Hedge.ASSERTED),
    ],
)
def test_a_fact_may_be_put_with_caution(
    text: str, hedge: Hedge, with_model: bool
) -> None:
    assert stands(text, with_model=with_model) == [(FACT, hedge)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Untrue," an officer said.', [("an officer", Hedge.DENIED)]),
        ("Not so, said the governor.", [("the governor", Hedge.DENIED)]),
        ('"That is a lie," the ministry said.', [("the ministry", Hedge.DENIED)]),
        (
            '"This is complete nonsense," the mayor said.',
            [("the mayor", Hedge.DENIED)],
        ),
        ("Kyiv said it had nothing to do with it.", [("Kyiv", Hedge.DENIED)]),
        (
            "The ministry said that the claim was untrue.",
            [("The ministry", Hedge.DENIED)],
        ),
        ("The ministry said that the claim was not untrue.", []),
        ("Kyiv called that a lie.", [("Kyiv", Hedge.DENIED)]),
        ("Kyiv refuted the report.", [("Kyiv", Hedge.DENIED)]),
        ("Kyiv denied the attack.", [("Kyiv", Hedge.DENIED)]),
        ("Kyiv denied the attack on Monday.", [("Kyiv", Hedge.DENIED)]),
        ("Kyiv denied the attack on Lyman.", []),
        ("Kyiv admitted the loss.", [("Kyiv", Hedge.ASSERTED)]),
        ("Kyiv never denied the claim.", []),
    ],
)
def test_who_only_denies_or_admits(
    text: str, expected: list[tuple[str, Hedge]]
) -> None:
    assert answered(text) == expected


def test_how_an_event_stands_is_put_into_words() -> None:
    assert [(how.value, how.label) for how in Factuality] == [
        ("fact", "Fact"),
        ("denied", "Denied"),
        ("possible", "Possible"),
        ("purpose", "Purpose"),
        ("background", "Background"),
        ("recalled", "Recalled"),
    ]
