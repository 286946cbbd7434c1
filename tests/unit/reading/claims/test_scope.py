"""What governs an event tells how it stands: refuted, not real, recalled."""

from __future__ import annotations

import pytest

from dashboard.domain.words import Hedge
from dashboard.reading.claims.factuality import Factuality, factuality_of
from dashboard.reading.claims.people.attribution import is_nobody
from dashboard.reading.claims.scope import (
    goes_on,
    hedged_by_source,
    is_by_nobody,
    is_doubly_denied,
    is_doubted,
    is_hearsay,
    is_irreal,
    is_left_unsaid,
    is_likely,
    is_never_so,
    is_question,
    is_recalled,
    is_refuted,
    is_undisputed,
    is_unobserved,
    is_unreal,
)
from dashboard.reading.text.dependency_tree import DependencyTree
from tests.unit.reading.annotated import misread, misread_of_stage
from tests.unit.reading.articles import claims
from tests.unit.reading.claims.sentences import analysed, events_of


@pytest.mark.parametrize(
    ("text", "refuted"),
    [
        ("Reports of the loss of Lyman are untrue.", True),
        ("Reports of the loss of Lyman are not untrue.", False),
        ("It is false that Lyman was captured.", True),
        ("It is true that Lyman was captured.", False),
        ("It is not true that Lyman was captured.", True),
        ("The general called the fall of Lyman a lie.", True),
        ("The general described the fall of Lyman as a heavy blow.", False),
        ("We have seen no evidence that Lyman was captured.", True),
        ("We have seen evidence that Lyman was captured.", False),
        ("Far from capturing Lyman, the army retreated.", True),
        ("Far from the capital, the army captured Lyman.", False),
        ("Nobody captured Lyman.", True),
        ("The army captured Lyman without waiting.", False),
        ("The ministry lied about the capture of Lyman.", True),
        ("The ministry is lying about having captured Lyman.", True),
        ("The announcement that it had taken Lyman turned out to be wrong.", True),
        ("The announcement that it had taken Lyman turned out to be right.", False),
        ("The capture of Lyman exists only in their bulletins.", True),
        ("No confirmation exists that Lyman was captured.", True),
        ("The claim does not correspond to reality, and Lyman was captured.", False),
        ("The announcement that Lyman was captured is at odds with the facts.", True),
        ("The announcement that Lyman was captured is not made up.", False),
        ("The staff dispelled rumours that Lyman had been captured.", True),
        ("Officers poured cold water on reports that Lyman had been captured.", True),
        ("The ministry shrugged off accusations of having shelled Lyman.", True),
        ("They announced the capture of Lyman, which proved to be untrue.", True),
        ("They announced the capture of Lyman, which proved to be true.", False),
        ("Rumours that Lyman had been captured proved unfounded.", True),
        ("It was not Russia that shelled Lyman.", True),
        ("It was Russia that shelled Lyman.", False),
        ("Instead of storming Lyman, the brigade chose to wait.", True),
        ("Nothing Moscow said about the capture of Lyman is true.", True),
        ("Everything Moscow said about the capture of Lyman is true.", False),
        ("None of what they said about the fall of Lyman was accurate.", True),
        ("Claims to have captured Lyman have nothing to do with reality.", True),
        ("Talk of the fall of Lyman has nothing in common with the truth.", True),
        ("Nothing suggests that Lyman was captured.", True),
        ("Neither army was able to capture Lyman.", True),
        ("Both armies were able to capture Lyman.", False),
        ("They captured Lyman, an officer said; bloggers called that a lie.", False),
        ("The pictures suggest that Lyman was captured.", False),
    ],
)
def test_what_is_refuted(text: str, refuted: bool) -> None:
    sentence = analysed(text, with_model=True)
    told = [is_refuted(sentence.tree, event) for event in events_of(sentence)]
    assert any(told) is refuted


@pytest.mark.parametrize(
    ("text", "unreal"),
    [
        ("Kyiv considers a withdrawal from Lyman.", True),
        ("Kyiv announced a withdrawal from Lyman.", False),
        ("The threat of an assault on Lyman grows.", True),
        ("The noise of an assault on Lyman grows.", False),
        ("The planned capture of Lyman failed.", True),
        ("The quick capture of Lyman surprised many.", False),
        ("Should Lyman fall, the road is open.", True),
        ("Washington called for a withdrawal from Lyman.", True),
        ("A withdrawal from Lyman is being considered.", True),
        ("The army's goal remains the capture of Lyman.", True),
        ("The result remains the capture of Lyman.", False),
        ("Kyiv is readying a counterattack at Lyman.", True),
        ("The draft provides for a withdrawal from Lyman.", True),
        ("In the exercise, recruits stormed Lyman.", True),
        ("In the morning, recruits stormed Lyman.", False),
        ("The film shows how marines stormed Lyman.", True),
        ("The fall of Lyman looks only a matter of time.", True),
        ("The president signed off on strikes against Lyman.", True),
    ],
)
def test_what_is_not_real_yet(text: str, unreal: bool) -> None:
    sentence = analysed(text, with_model=True)
    assert any(is_unreal(sentence.tree, e) for e in events_of(sentence)) is unreal


@pytest.mark.parametrize(
    ("text", "recalled"),
    [
        ("Two years after troops liberated Lyman, it is quiet.", True),
        ("Two hours after troops liberated Lyman, it is quiet.", False),
        ("Since its capture, Lyman has been a garrison.", True),
        ("The town marked the anniversary of the liberation of Lyman.", True),
        ("The news of the liberation of Lyman spread.", False),
    ],
)
def test_what_is_recalled(text: str, recalled: bool) -> None:
    sentence = analysed(text, with_model=True)
    assert any(is_recalled(sentence.tree, e) for e in events_of(sentence)) is recalled


def test_what_is_named_with_reserve() -> None:
    sentence = analysed("The alleged capture of Lyman made news.", with_model=True)
    assert any(is_doubted(sentence.tree, event) for event in events_of(sentence))
    sentence = analysed("The swift capture of Lyman made news.", with_model=True)
    assert not any(is_doubted(sentence.tree, event) for event in events_of(sentence))


@pytest.mark.parametrize(
    ("text", "irreal"),
    [
        ("Encirclement threatens the defenders of Lyman.", True),
        ("Encirclement exhausts the defenders of Lyman.", False),
        ("With encirclement threatening Lyman, the staff is worried.", True),
        ("An assault on Lyman is looming, the officer said.", True),
        ("An assault on Lyman is continuing, the officer said.", False),
        ("The garrison of Lyman faces encirclement.", True),
        ("The garrison of Lyman reported encirclement.", False),
        ("Lyman faces capture within weeks.", True),
        ("Lyman faces daily shelling.", False),
        ("Lyman has so far escaped capture.", True),
        ("Russia is massing troops for an attack on Lyman.", True),
        ("Russia praised its troops for an attack on Lyman.", False),
        ("The army gathered reserves for the assault on Lyman.", True),
        ("Drones are being prepared to strike Lyman.", True),
        ("Russian troops sought to seize Lyman.", False),
        ("Drones are being used to strike Lyman.", False),
        ("A second assault on Lyman is in the making.", True),
        ("A second assault on Lyman is in its third day.", False),
        ("A withdrawal from Lyman is one of the options.", True),
        ("A withdrawal from Lyman is one of the defeats.", False),
        ("Russian troops are close to capturing Lyman.", True),
        ("Russian troops are days away from capturing Lyman.", True),
        ("Russian troops are proud of capturing Lyman.", False),
        ("Russian troops nearly encircled Lyman.", True),
        ("Russian troops quickly encircled Lyman.", False),
        ("Imagine Russian tanks entering Lyman, he said.", True),
        ("Suppose that Russian troops captured Lyman.", True),
        ("If Siversk falls, Lyman is cut off.", True),
        ("The army holds Lyman even if it is shelled daily.", False),
        ("The army captured Lyman as if it were a parade.", False),
        ("The army captures Lyman only if shells arrive.", True),
        ("When Siversk fell, Lyman was cut off.", False),
        ("In the series, tanks enter Lyman.", True),
        ("In a series of raids, tanks entered Lyman.", False),
        ("During the drill, marines stormed Lyman.", True),
        ("During the night, marines stormed Lyman.", False),
        ("Marines stormed a mock village near Lyman.", True),
        ("Marines stormed a burnt village near Lyman.", False),
        ("Scenario of the exercise: Russia storms Lyman.", True),
        ("Summary of the day: Russia storms Lyman.", False),
        ("The aim, the capture of Lyman, is far off.", True),
        ("The blow, the capture of Lyman, is hard.", False),
    ],
)
def test_what_has_not_happened(text: str, irreal: bool) -> None:
    sentence = analysed(text)
    assert any(is_irreal(sentence.tree, e) for e in events_of(sentence)) is irreal


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Who captured Lyman?", True),
        ("Who captured Lyman, and when?", True),
        ("Russian troops captured Lyman.", False),
        ("What now, after Russian troops captured Lyman?", False),
    ],
)
def test_what_is_only_asked(text: str, asked: bool) -> None:
    sentence = analysed(text)
    assert any(is_question(sentence.tree, e) for e in events_of(sentence)) is asked


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("It is likely that Russian forces captured Lyman.", True),
        ("It is possible Russian forces captured Lyman.", True),
        ("Troops have in all likelihood captured Lyman.", True),
        ("It is clear that Russian forces captured Lyman.", False),
    ],
)
def test_what_is_called_likely(text: str, likely: bool) -> None:
    sentence = analysed(text)
    assert any(is_likely(sentence.tree, e) for e in events_of(sentence)) is likely


@pytest.mark.parametrize(
    ("text", "unreal"),
    [
        ("Trains wait in case troops capture Lyman.", True),
        ("Trains wait in the event of the capture of Lyman.", True),
        ("In this case troops captured Lyman.", False),
    ],
)
def test_a_mere_case_is_no_event(text: str, unreal: bool) -> None:
    sentence = analysed(text)
    assert is_unreal(sentence.tree, events_of(sentence)[-1]) is unreal


def test_any_attack_is_none_in_particular() -> None:
    sentence = analysed("Any attack on Lyman is a crime.")
    assert is_irreal(sentence.tree, events_of(sentence)[0])
    sentence = analysed("The attack on Lyman is a crime.")
    assert not is_irreal(sentence.tree, events_of(sentence)[0])


def test_a_phrase_calls_false_what_a_word_does() -> None:
    text = "Kyiv has called the claim that Lyman was captured wishful thinking."
    sentence = analysed(text)
    assert is_refuted(sentence.tree, events_of(sentence)[-1])


def tree_of(text: str) -> DependencyTree:
    return analysed(text).tree


def verb_of(tree: DependencyTree, word: str) -> int:
    return next(i for i, token in enumerate(tree.tokens) if token.text == word)


@pytest.mark.parametrize(
    ("text", "word", "undisputed"),
    [
        ("Nobody denies that troops captured Lyman.", "denies", True),
        ("Few would dispute that troops captured Lyman.", "dispute", True),
        ("Kyiv did not deny that troops captured Lyman.", "deny", True),
        ("Kyiv denies that troops captured Lyman.", "denies", False),
        ("A few officers deny that troops captured Lyman.", "deny", False),
        ("Nobody reported that troops captured Lyman.", "reported", False),
    ],
)
def test_who_denies_nothing(text: str, word: str, undisputed: bool) -> None:
    tree = tree_of(text)
    assert is_undisputed(tree, verb_of(tree, word)) is undisputed


def test_nobody_and_a_few() -> None:
    tree = tree_of("Few analysts agree, and a few officers doubt it.")
    assert is_by_nobody(tree, verb_of(tree, "agree"))
    assert is_nobody(tree, verb_of(tree, "analysts"))
    assert not is_nobody(tree, verb_of(tree, "officers"))
    assert not is_by_nobody(tree, verb_of(tree, "doubt"))


def test_what_never_ceases_goes_on() -> None:
    tree = tree_of("Gunners have never stopped shelling Lyman.")
    assert goes_on(tree, verb_of(tree, "stopped"))
    tree = tree_of("The army has not ceased bombing Lyman.")
    assert goes_on(tree, verb_of(tree, "ceased"))
    tree = tree_of("The gunners stopped.")
    assert not goes_on(tree, verb_of(tree, "stopped"))


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("At no point did Russian troops capture Lyman.", True),
        ("By no means has Lyman been captured.", True),
        ("At some point Russian troops captured Lyman.", False),
        ("Hardly any fighting took place in Lyman.", True),
        ("Heavy fighting took place in Lyman.", False),
        ("Barely any of Lyman has been captured.", True),
        ("Not so much as a single shell hit Lyman.", True),
        ("As much as a tonne of shells hit Lyman.", False),
        ("Lyman is anything but captured.", True),
        ("Lyman is far from captured.", True),
        ("Few believe that Russian troops captured Lyman.", True),
        ("Officers believe that Russian troops captured Lyman.", False),
        ("The staff ruled out that Lyman had been captured.", True),
        ("The staff did not rule out that Lyman had been captured.", False),
        ("Shells hit Lyman, but not one house was lost.", False),
    ],
)
def test_what_is_never_so(text: str, never: bool) -> None:
    sentence = analysed(text)
    assert is_never_so(sentence.tree, events_of(sentence)[0]) is never


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        ("The staff would not say that Lyman had been captured.", True),
        ("The staff said that Lyman had been captured.", False),
        ("The staff would not say when Lyman had been captured.", False),
        ("The staff refused to confirm that Lyman had been captured.", True),
        ("The general stopped short of saying they had captured Lyman.", True),
        ("He could not bring himself to say that Lyman had been captured.", True),
        ("The staff could not rule out that Lyman had been captured.", True),
    ],
)
def test_what_is_left_unsaid(text: str, unsaid: bool) -> None:
    sentence = analysed(text)
    assert is_left_unsaid(sentence.tree, events_of(sentence)[-1]) is unsaid


@pytest.mark.parametrize(
    ("text", "doubly"),
    [
        ("It is not true that Lyman is not under Ukrainian control.", True),
        ("It is not true that Lyman is under Ukrainian control.", False),
        ("It is true that Lyman is not under Ukrainian control.", False),
        ("It would be wrong to deny that troops captured Lyman.", True),
        ("It is hard to deny that troops captured Lyman.", True),
        ("It is hard to say that troops captured Lyman.", False),
        ("Not a day passes without Russian shells hitting Lyman.", True),
        ("The day passed without Russian shells hitting Lyman.", False),
    ],
)
def test_two_negations_assert(text: str, doubly: bool) -> None:
    sentence = analysed(text)
    assert is_doubly_denied(sentence.tree, events_of(sentence)[-1]) is doubly


@pytest.mark.parametrize(
    ("text", "factuality", "hedge"),
    [
        ("Nobody denies that Lyman was captured.", Factuality.FACT, Hedge.ASSERTED),
        (
            "Russian guns have not stopped shelling Lyman.",
            Factuality.FACT,
            Hedge.ASSERTED,
        ),
        (
            "An unverified post says that troops captured Lyman.",
            Factuality.FACT,
            Hedge.HEDGED,
        ),
        ("That Lyman was captured is not true.", Factuality.DENIED, Hedge.ASSERTED),
    ],
)
def test_how_such_events_stand(text: str, factuality: Factuality, hedge: Hedge) -> None:
    sentence = analysed(text)
    event = events_of(sentence)[-1]
    assert factuality_of(sentence.tree, event) == (factuality, hedge)


@pytest.mark.parametrize(
    ("text", "unobserved"),
    [
        ("Observers have not observed Russian forces advancing in Lyman.", True),
        ("Observers have observed Russian forces advancing in Lyman.", False),
        ("The map has recorded no Russian advance in Lyman.", False),
    ],
)
def test_what_is_not_observed_need_not_be_so(text: str, unobserved: bool) -> None:
    sentence = analysed(text)
    assert is_unobserved(sentence.tree, events_of(sentence)[-1]) is unobserved


def test_a_source_that_vouches_for_nothing() -> None:
    text = "An anonymous channel said that troops captured Lyman."
    sentence = analysed(text)
    assert hedged_by_source(sentence.tree, events_of(sentence)[-1])
    sentence = analysed(text.replace("An anonymous", "A"))
    assert not hedged_by_source(sentence.tree, events_of(sentence)[-1])


def test_nobody_is_no_claimant_and_who_does_not_deny_leaves_it_open() -> None:
    (claim,) = claims("Nobody doubts that Russian forces captured Lyman.")
    assert (claim.claimant, claim.hedge) == ("the article's writer", Hedge.ASSERTED)
    (claim,) = claims("Kyiv did not deny that Russian troops had captured Lyman.")
    assert (claim.claimant, claim.hedge) == ("Kyiv", Hedge.HEDGED)


@pytest.mark.parametrize(
    ("text", "hearsay"),
    [
        ("Russian troops are reported to have captured Lyman.", True),
        ("Lyman was reported captured.", True),
        ("It is said that Russian troops captured Lyman.", True),
        ("Kyiv reported that Russian troops captured Lyman.", False),
    ],
)
def test_what_is_only_heard(text: str, hearsay: bool) -> None:
    sentence = analysed(text)
    assert is_hearsay(sentence.tree, events_of(sentence)[-1]) is hearsay


ANNOTATED = """
a01 a10 a12 a26 a61 a74 a301 a306 a502 a509 c17 c28 c60 c61 c62 c70 c79 c205 w08 w19
w34 w37 w53 w81 w86 w98 w103 w117 w212 w413 w416 w508 w520
"""
"""Passages of tests/reading that together go every way through the module."""


@pytest.mark.parametrize("passage", ANNOTATED.split())
def test_passages_are_read_as_annotated(passage: str) -> None:
    assert misread(passage) == []


def test_what_is_recalled_is_no_news() -> None:
    assert misread_of_stage("recalled") == []
