"""Negation that does not stand beside an event, and negation twice."""

from __future__ import annotations

import pytest

from dashboard.domain.words import Hedge
from dashboard.reading.claims.factuality import Factuality, factuality_of
from dashboard.reading.claims.people.attribution import is_nobody
from dashboard.reading.claims.polarity import (
    goes_on,
    hedged_by_source,
    is_by_nobody,
    is_doubly_denied,
    is_hearsay,
    is_left_unsaid,
    is_never_so,
    is_undisputed,
)
from dashboard.reading.text.dependency_tree import DependencyTree
from tests.unit.reading.articles import claims
from tests.unit.reading.claims.sentences import analysed, events_of


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
        ("Observers have not observed Russian forces advancing in Lyman.", True),
        ("Observers have observed Russian forces advancing in Lyman.", False),
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
