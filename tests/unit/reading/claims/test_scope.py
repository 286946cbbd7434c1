"""What governs an event tells how it stands: refuted, not real, recalled."""

from __future__ import annotations

import pytest

from dashboard.domain.words import Hedge
from dashboard.reading.claims import scope
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
    is_recalled_by_order,
    is_refuted,
    is_refuted_by_order,
    is_undisputed,
    is_unobserved,
    is_unreal,
    is_unreal_by_order,
)
from dashboard.reading.text.dependency_tree import DependencyTree
from tests.unit.reading.annotated import misread, misread_of_stage
from tests.unit.reading.articles import claims
from tests.unit.reading.claims.sentences import analysed, events_of
from tests.unit.reading.parses import Answer, answer, cases_of


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


@pytest.mark.parametrize(
    ("text", "refuted"),
    [
        ("Far from capturing Lyman, the army ran.", True),
        ("Nobody captured Lyman.", True),
        ("Troops captured Lyman, and nobody ran.", False),
        ("Troops captured Lyman, far from here.", False),
        ("Fake: troops captured Lyman.", True),
        ("Today: troops captured Lyman.", False),
        ("There is no evidence that troops captured Lyman.", True),
        ("There is evidence that troops captured Lyman.", False),
        ("It is not true that troops captured Lyman.", True),
        ("It is true that troops captured Lyman.", False),
        ("The troops that never slept captured Lyman.", False),
        ("Troops captured Lyman, which is a lie.", True),
        ("The staff lied that troops captured Lyman.", True),
        ("Troops captured Lyman.", False),
    ],
)
def test_what_words_refute_where_nobody_parsed(text: str, refuted: bool) -> None:
    sentence = analysed(text, with_model=False)
    assert is_refuted_by_order(sentence.tree, events_of(sentence)[0]) is refuted


@pytest.mark.parametrize(
    ("text", "unreal"),
    [
        ("Planned capture of Lyman.", True),
        ("The threat of the capture of Lyman grew.", True),
        # Five words before the event bear on it, the sixth does not.
        ("A threat that the troops then captured Lyman.", True),
        ("A threat that the troops only then captured Lyman.", False),
        ("The staff considers the capture of Lyman.", True),
        ("Should the troops capture Lyman, it is over.", True),
        ("The troops should capture Lyman.", False),
        ("Troops captured Lyman and plan more.", False),
        ("Troops captured Lyman.", False),
    ],
)
def test_what_words_leave_open_where_nobody_parsed(text: str, unreal: bool) -> None:
    sentence = analysed(text, with_model=False)
    assert is_unreal_by_order(sentence.tree, events_of(sentence)[0]) is unreal


@pytest.mark.parametrize(
    ("text", "recalled"),
    [
        ("The anniversary of the capture of Lyman is near.", True),
        ("Since the capture of Lyman it is quiet.", True),
        ("Two years after the capture of Lyman it is quiet.", True),
        ("Two hours after the capture of Lyman it is quiet.", False),
        ("Two years before the capture of Lyman it was quiet.", False),
        ("Troops captured Lyman years after this.", False),
        ("Troops captured Lyman.", False),
    ],
)
def test_what_words_recall_where_nobody_parsed(text: str, recalled: bool) -> None:
    sentence = analysed(text, with_model=False)
    assert is_recalled_by_order(sentence.tree, events_of(sentence)[0]) is recalled


PARSED = """
== is_about_report
claim:nsubj is=be:ROOT wide:acomp | 1 | True
plans:nsubj are=be:ROOT wide:acomp | 1 | True
town:nsubj is=be:ROOT wide:acomp | 1 | False
claim:dobj heard:ROOT | 1 | False
== _in_own_voice
they:nsubj left=leave:ROOT ;:punct so:advmod | [1] | [1]
they:nsubj say:ROOT left=leave:ccomp ;:punct all:nsubj>5 lies:conj | [2,1,5] | [2,1]
they:nsubj see:ROOT left=leave:ccomp ;:punct all:nsubj>5 lies:conj | [2,1,5] | [2,1,5]
they:nsubj say:ROOT/NOUN left=leave:ccomp ;:punct lies:conj | [2,1,4] | [2,1,4]
they:nsubj say:ROOT left=leave:ccomp ,:punct lies:conj | [2,1,4] | [2,1,4]
== _has_nobody
no:det>1 unit:nsubj took=take:ROOT Lyman:dobj | 2 | True
neither:det>1 side:nsubj took=take:ROOT Lyman:dobj | 2 | True
not:neg>2 single:amod>2 unit:nsubj took=take:ROOT | 3 | True
not:neg>1 unit:nsubj took=take:ROOT | 2 | False
single:amod>1 unit:nsubj took=take:ROOT | 2 | False
nobody:nsubj took=take:ROOT Lyman:dobj | 1 | True
they:nsubj took=take:ROOT Lyman:dobj | 1 | False
capture:ROOT/NOUN | 0 | False
nobody:nsubj was=be:ROOT able:acomp take:xcomp>2 | 3 | True
nobody:nsubj was=be:ROOT proof:attr take:acl>2 | 3 | False
took=take:ROOT Lyman:dobj | 0 | False
== _falls_short
without:prep take:pcomp>0 gave:ROOT | 1 | True
without:mark/SCONJ take:pcomp>0 gave:ROOT | 1 | True
without:advmod/ADV take:pcomp>0 gave:ROOT | 1 | False
despite:prep claims:pobj>0 of:prep>1 fall:pobj>2 go:ROOT | 3 | True
despite:prep losses:pobj>0 of:prep>1 fall:pobj>2 go:ROOT | 3 | False
far:advmod from:prep taking:pcomp>1 stayed:ROOT | 2 | True
away:advmod from:prep taking:pcomp>1 stayed:ROOT | 2 | False
from:prep taking:pcomp>0 stayed:ROOT far:advmod | 1 | False
without:prep power:pobj>0 after:prep>1 raid:pobj>2 is:ROOT | 3 | False
raid:nsubj goes:ROOT | 0 | False
== _is_labelled_false
Fake:ROOT/ADJ ::punct raid:dep/NOUN | | True
Fake:ROOT/ADJ –:punct raid:dep/NOUN | | True
Fake:ROOT/ADJ ,:punct raid:dep/NOUN | | False
News:ROOT/NOUN ::punct fake:dep/ADJ | | False
== _is_made_up
they:nsubj lied=lie:ROOT about:prep fall:pobj>2 | 2 1 | True
they:nsubj invented=invent:ROOT fall:dobj | 2 1 | True
they:nsubj told=tell:ROOT fall:dobj | 2 1 | False
fall:nsubj lied=lie:ROOT | 0 1 | False
they:nsubj lies:ROOT/NOUN about:prep | 2 1 | False
== _is_brushed_aside
they:nsubj debunk:ROOT reports:dobj | 2 1 | True
they:nsubj repeat:ROOT reports:dobj | 2 1 | False
reports:nsubj debunk:ROOT them:dobj/PRON | 0 1 | False
they:nsubj debunk:ROOT/NOUN reports:dobj | 2 1 | False
they:nsubj brush:ROOT aside:prt talk:dobj | 3 1 | True
aside:advmod they:nsubj brush:ROOT talk:dobj | 3 2 | False
== _is_boast_called_false
boasts:ROOT/VERB of:prep are=be:conj/AUX lies:attr>2 | 0 | True
boasts:ROOT/VERB of:prep are=be:conj/AUX not:neg>2 lies:attr>2 | 0 | False
boasts:ROOT/VERB of:prep are=be:conj/AUX loud:acomp>2 | 0 | False
boasts:ROOT/VERB of:prep are=be:advcl/AUX lies:attr>2 | 0 | False
boasts:ROOT/VERB of:prep look:conj/VERB lies:attr>2 | 0 | False
boasts:ROOT/NOUN of:prep are=be:conj/AUX lies:attr>2 | 0 | False
marches:ROOT/VERB of:prep are=be:conj/AUX lies:attr>2 | 0 | False
== _is_old_footage
video:nsubjpass filmed=film:ROOT earlier:advmod | 0 1 | True
video:nsubjpass filmed=film:ROOT today:advmod | 0 1 | False
earlier:advmod video:nsubjpass filmed=film:ROOT | 1 2 | False
video:nsubjpass not:neg filmed=film:ROOT earlier:advmod | 0 2 | False
video:nsubjpass shown=show:ROOT earlier:advmod | 0 1 | False
parade:nsubjpass filmed=film:ROOT earlier:advmod | 0 1 | False
video:dobj filmed=film:ROOT earlier:advmod | 0 1 | False
video:nsubj is=be:ROOT old:acomp | 0 1 | True
video:nsubj is=be:ROOT new:acomp | 0 1 | False
== is_called_false
claim:nsubj matches=match:ROOT facts:dobj | 0 1 | False
claim:nsubj not:neg matches=match:ROOT facts:dobj | 0 2 | True
claim:nsubj not:neg holds=hold:ROOT water:dobj | 0 2 | True
claim:nsubj holds=hold:ROOT water:dobj | 0 1 | False
fall:nsubjpass announced=announce:ROOT prematurely:advmod | 0 1 | True
fall:nsubjpass not:neg announced=announce:ROOT prematurely:advmod | 0 2 | False
fall:nsubjpass fabricated=fabricate:ROOT | 0 1 | True
fall:nsubjpass not:neg fabricated=fabricate:ROOT | 0 2 | False
fall:nsubj exists=exist:ROOT only:advmod on:prep | 0 1 | True
fall:nsubj not:neg exists=exist:ROOT only:advmod on:prep | 0 2 | False
fall:prep is=be:ROOT false:acomp | 0 1 | False
fall:acl is=be:ROOT false:acomp | 0 1 | True
video:nsubj is=be:ROOT old:acomp | 0 1 | True
== _proves_false
rumours:nsubj taken=take:acl>0 proved=prove:advcl>1 false:acomp>2 end:ROOT | 1 0 | True
rumours:nsubj taken=take:acl>0 proved=prove:conj>1 false:acomp>2 end:ROOT | 1 0 | True
rumours:nsubj taken=take:acl>0 proved=prove:acl>0 false:acomp>2 end:ROOT | 1 0 | True
rumours:nsubj taken=take:acl>0 proved=prove:xcomp>1 false:acomp>2 end:ROOT | 1 0 | False
rumours:nsubj taken=take:acl>0 as:mark>3 was=be:advcl>1 false:acomp>3 end:ROOT | 1 0 | False
rumours:nsubj taken=take:acl>0 it:nsubj>3 was=be:advcl>1 false:acomp>3 end:ROOT | 1 0 | False
rumours:nsubj was=be:advcl>3 false:acomp>1 taken=take:acl>0 end:ROOT | 3 0 | False
rumours:nsubj taken=take:acl>0 not:neg>3 was=be:conj>1 false:acomp>3 end:ROOT | 1 0 | False
troops:nsubj taken=take:acl>0 proved=prove:advcl>1 false:acomp>2 end:ROOT | 1 0 | False
rumours:nsubj raid:acl>0/NOUN proved=prove:advcl>1 false:acomp>2 end:ROOT | 1 0 | False
== _was_somebody_else
It:nsubj was=be:ROOT not:neg Kyiv:attr that:nsubj>5 hit:relcl>3 | [5,3,1] | True
It:nsubj was=be:ROOT not:neg Kyiv:attr who:nsubj>5 hit:advcl>1 | [5,1] | True
It:nsubj was=be:ROOT not:neg Kyiv:attr which:nsubj>5 hit:ccomp>1 | [5,1] | True
It:nsubj was=be:ROOT not:neg Kyiv:attr it:nsubj>5 hit:ccomp>1 | [5,1] | False
It:nsubj was=be:ROOT Kyiv:attr that:nsubj>4 hit:relcl>2 | [4,2,1] | False
It:nsubj seemed=seem:ROOT not:neg Kyiv:attr that:nsubj>5 hit:relcl>3 | [5,3,1] | False
He:nsubj was=be:ROOT not:neg Kyiv:attr that:nsubj>5 hit:relcl>3 | [5,3,1] | False
It:nsubj was=be:ROOT not:neg there:advmod that:nsubj>5 hit:advcl>1 | [5,1] | False
== _opens_with_which
which:nsubj proved=prove:ROOT | 1 | True
that:nsubjpass seen=see:ROOT | 1 | True
who:nsubj proved=prove:ROOT | 1 | False
proved=prove:ROOT which:dobj | 0 | False
== _says_false
is=be:ROOT a:det>5 quite:advmod>3 far:amod>4 wide:acomp of:prep the:det mark:pobj | 0 | False
is=be:ROOT wide:acomp of:prep the:det mark:pobj | 0 | True
is=be:ROOT just:advmod so:advmod wide:acomp of:prep the:det mark:pobj | 0 | True
is=be:ROOT just:advmod so:advmod very:advmod wide:acomp of:prep the:det mark:pobj | 0 | False
has=have:ROOT no:det basis:dobj | 0 | True
is=be:ROOT no:det basis:attr | 0 | False
has=have:ROOT made:xcomp up:prt | 0 | False
takes=take:ROOT no:det basis:dobj | 0 | False
is=be:ROOT off:prep the:det marked:pobj | 0 | False
== _is_false_by_predicate
it:nsubj is=be:ROOT false:acomp | 0 1 negated=False | True
it:nsubj is=be:ROOT false:acomp | 0 1 negated=True | False
it:nsubj is=be:ROOT true:acomp | 0 1 negated=False | False
it:nsubj is=be:ROOT true:acomp | 0 1 negated=True | True
it:nsubj is=be:ROOT hardly:advmod>3 true:acomp | 0 1 negated=False | True
it:nsubj is=be:ROOT no:det>3 lie:attr | 0 1 negated=False | False
it:nsubj is=be:ROOT loud:acomp false:acomp | 0 1 negated=False | True
it:nsubj is=be:ROOT loud:acomp | 0 1 negated=True | False
lie:attr is=be:ROOT false:acomp | 0 1 negated=True | False
lie:attr is=be:ROOT real:acomp | 0 1 negated=False | False
== _exists_only_there
exists:ROOT only:advmod there:advmod | 0 | True
exists:ROOT there:advmod again:advmod only:advmod | 0 | True
exists:ROOT there:advmod now:advmod again:advmod only:advmod | 0 | False
only:advmod exists:ROOT there:advmod | 1 | False
stands:ROOT only:advmod there:advmod | 0 | False
== _is_unconfirmed
nobody:nsubj confirmed=confirm:ROOT fall:dobj | 1 | True
they:nsubj not:neg confirmed=confirm:ROOT fall:dobj | 2 | True
they:nsubj confirmed=confirm:ROOT fall:dobj | 1 | False
nobody:nsubj saw=see:ROOT fall:dobj | 1 | False
nobody:nsubj show:ROOT/NOUN fall:dobj | 1 | False
== _predicates
it:nsubj is=be:ROOT false:acomp a:det>4 lie:attr | 1 | [2, 4]
it:nsubj seen=see:ROOT as:prep lie:pobj>2 | 1 | [3]
it:nsubj seen=see:ROOT by:prep liar:pobj>2 | 1 | []
it:nsubj turned=turn:ROOT out:prt be:xcomp false:acomp>3 | 1 | [4]
it:nsubj turned=turn:ROOT out:prt look:xcomp false:acomp>3 | 1 | []
it:nsubj turned=turn:ROOT out:prt be:conj false:acomp>3 | 1 | []
== _is_named_false
called=call:ROOT fall:dobj of:prep>1 Lyman:pobj>2 nonsense:oprd | capture@1 0 | True
called=call:ROOT fall:dobj of:prep>1 Lyman:pobj>2 wishful:amod thinking:oprd | capture@1 0 | True
called=call:ROOT fall:dobj ,:punct nonsense:oprd | capture@1 0 | True
called=call:ROOT fall:dobj .:punct nonsense:oprd | capture@1 0 | False
called=call:ROOT fall:dobj ;:punct nonsense:oprd | capture@1 0 | False
called=call:ROOT fall:dobj bad:oprd | capture@1 0 | False
saw=see:ROOT fall:dobj nonsense:oprd | capture@1 0 | False
fall:nsubjpass called=call:ROOT nonsense:oprd | capture@0 1 | False
called=call:ROOT nonsense:oprd | capture@0 0 | True
== _is_false_phrase
plucked:ROOT from:prep air:pobj | 0 | True
plucked:ROOT out:prt air:dobj | 0 | False
in:prep conflict:pobj with:prep it:ROOT/PRON | 0 | True
in:prep conflict:pobj within:prep it:ROOT/PRON | 0 | False
a:det far:amod cry:attr from:prep it:ROOT/PRON | 0 | True
a:det far:amod cry:attr from:prep it:ROOT/PRON | 1 | False
== _lacks_evidence
no:det>1 evidence:dobj taken=take:acl>1 have:ROOT | 2 1 | True
evidence:dobj taken=take:acl>0 have:ROOT | 1 0 | False
evidence:dobj not:neg>3 taken=take:acl>0 have:ROOT | 2 0 | True
evidence:dobj taken=take:acl>0 nobody:nsubj>3 have:ROOT | 1 0 | True
news:dobj taken=take:acl>0 nobody:nsubj>3 have:ROOT | 1 0 | False
evidence:dobj taken=take:advcl>0 nobody:nsubj>3 have:ROOT | 1 0 | False
evidence:ROOT/NOUN taken=take:acl>0 | 1 0 | False
no:det>1 proof:nsubj exists=exist:ROOT taken=take:ccomp | 3 2 | True
no:det>1 proof:nsubj exists=exist:ROOT taken=take:advcl | 3 2 | True
no:det>1 proof:nsubj exists=exist:ROOT taken=take:acl | 3 2 | True
no:det>1 proof:nsubj exists=exist:ROOT taken=take:conj | 3 2 | False
proof:nsubj not:neg exists=exist:ROOT taken=take:ccomp | 3 2 | True
proof:nsubj exists=exist:ROOT taken=take:ccomp | 2 1 | False
no:det>1 man:nsubj exists=exist:ROOT taken=take:ccomp | 3 2 | False
== _links
threat:ROOT/NOUN of:prep raid:pobj>1 on:prep>2 town:pobj>3 | [4,3,2,1,0] | [(4,2),(2,0)]
threat:ROOT/NOUN by:prep raid:pobj>1 | [2,1,0] | [(2,1),(1,0)]
threat:ROOT/NOUN of:prep by:prep>1 raid:pobj>2 | [3,2,1,0] | [(3,2),(2,0)]
== _makes_unreal
they:nsubj consider:ROOT retreat:dobj | 2 1 | True
they:nsubj consider:ROOT to:aux>3 retreat:xcomp | 3 1 | True
they:nsubj consider:ROOT to:aux>3 retreat:relcl | 3 1 | False
they:nsubj begin:ROOT retreat:dobj | 2 1 | False
they:nsubj consider:ROOT it:nsubj>3 falls:ccomp | 3 1 | False
they:nsubj demand:ROOT it:nsubj>3 falls:ccomp | 3 1 | True
retreat:nsubjpass considered=consider:ROOT | 0 1 | True
retreat:nsubj considered=consider:ROOT | 0 1 | False
they:nsubj call:ROOT for:prep retreat:pobj>2 | 2 1 | True
they:nsubj look:ROOT for:prep retreat:pobj>2 | 2 1 | False
call:ROOT/NOUN for:prep retreat:pobj>1 | 1 0 | False
they:nsubj spoke=speak:ROOT of:prep raid:pobj>2 | 2 1 | False
they:nsubj speak:ROOT of:prep raid:pobj>2 | 2 1 | True
they:nsubj spoke=speak:ROOT of:prep taking:pcomp>2 | 2 1 | True
threat:nsubj taken=take:acl>0 is:ROOT | 1 0 | True
threat:nsubj raid:pobj>0 is:ROOT | 1 0 | True
threat:nsubj raid:compound>0 is:ROOT | 1 0 | True
threat:nsubj raid:pcomp>0 is:ROOT | 1 0 | True
threat:nsubj raid:nsubj>0 is:ROOT | 1 0 | False
fact:nsubj taken=take:acl>0 is:ROOT | 1 0 | False
Threat:nsubj/PROPN taken=take:acl>0 is:ROOT | 1 0 | True
they:nsubj rule:ROOT out:prt retreat:dobj | 3 1 | True
they:nsubj rule:ROOT on:prt retreat:dobj | 3 1 | False
they:nsubj rule:ROOT out:advmod retreat:dobj | 3 1 | False
they:nsubj call:ROOT for:prep him:pobj>2/PRON retreat:dobj | 4 1 | True
they:nsubj count:ROOT on:prep Saturday:pobj>2 raids:dobj | 4 1 | False
they:nsubj count:ROOT on:prep luck:pobj>2 raids:dobj | 4 1 | True
in:prep case:pobj>0 falls:acl>1 go:ROOT | 2 1 | True
in:prep this:det>2 case:pobj>0 falls:acl>2 go:ROOT | 3 2 | False
== _is_eventuality
in:prep case:pobj>0 go:ROOT | 1 | True
in:prep the:det>2 event:pobj>0 go:ROOT | 2 | True
only:advmod in:prep case:pobj>1 go:ROOT | 2 | True
in:prep case:mark/SCONJ go:ROOT | 1 | False
of:prep the:det>2 event:pobj>0 go:ROOT | 2 | False
case:nsubj go:ROOT | 0 | False
== _is_told_of_plan
aim:nsubj remains=remain:ROOT capture:attr | 2 1 | True
town:nsubj remains=remain:ROOT capture:attr | 2 1 | False
draft:nsubj foresees=foresee:ROOT retreat:dobj | 2 1 | True
order:nsubjpass seen=see:ROOT retreat:oprd | 2 1 | True
staff:nsubj foresees=foresee:ROOT retreat:dobj | 2 1 | False
draft:nsubj foresees=foresee:ROOT after:prep | 2 1 | False
draft:nsubj text:ROOT/NOUN retreat:dobj | 2 1 | False
draft:attr is=be:ROOT retreat:attr | 2 1 | False
draft:nsubj is=be:ROOT retreat:attr | 2 1 | False
== _is_staged
In:prep>3 the:det>2 drill:pobj>0 stormed:ROOT | 3 | True
In:prep>3 the:det>2 night:pobj>0 stormed:ROOT | 3 | False
On:prep>3 the:det>2 drill:pobj>0 stormed:ROOT | 3 | False
In:prep>3 the:det>2 drill:pobj>0 storm:ROOT/NOUN | 3 | False
== _is_called_open
fall:nsubj is=be:ROOT inevitable:acomp | 0 1 | True
fall:nsubj is=be:ROOT painful:acomp | 0 1 | False
fall:nsubj is=be:ROOT inevitable:attr | 0 1 | False
fall:nsubj is=be:ROOT matter:attr | 0 1 | True
fall:nsubj seems=seem:ROOT matter:dobj | 0 1 | True
fall:nsubj is=be:ROOT blow:attr | 0 1 | False
fall:nsubj is=be:ROOT matter:acomp | 0 1 | False
fall:nsubj is=be:ROOT on:prep table:pobj>2 | 0 1 | True
fall:nsubj is=be:ROOT on:prep news:pobj>2 | 0 1 | False
fall:nsubj is=be:ROOT on:advmod table:pobj>2 | 0 1 | False
fall:dobj is=be:ROOT inevitable:acomp | 0 1 | False
fall:nsubj went=go:ROOT inevitable:acomp | 0 1 | False
== _has_modifier
planned:amod>1 raid:ROOT/NOUN | strike@1 1 {"planned"} | True
planned:compound>1 raid:ROOT/NOUN | strike@1 1 {"planned"} | True
planned:acl>1 raid:ROOT/NOUN | strike@1 1 {"planned"} | False
planned:amod>2 air:compound>2 raid:ROOT/NOUN | strike@1-3 2 {"planned"} | True
planned:amod>1 man:nsubj raid:ROOT | strike@2 2 {"planned"} | False
raid:ROOT/NOUN planned:amod | strike@0 0 {"planned"} | True
raid:ROOT/NOUN | strike@0 0 {"planned"} | False
the:det>2 planned:amod>3 raid:ROOT/NOUN night:appos | strike@2 2 {"planned"} | True
== _is_inverted
Should:aux Lyman:nsubj fall:ROOT | 2 | True
Were:aux Lyman:nsubjpass taken:ROOT | 2 | True
Lyman:nsubj should:aux fall:ROOT | 2 | False
Should:aux fall:ROOT | 1 | False
Should:aux Lyman:nsubj fall:ROOT ?:punct | 2 | False
Will:aux Lyman:nsubj fall:ROOT | 2 | False
":punct/PUNCT should:aux Lyman:nsubj fall:ROOT | 3 | True
Where:advmod should:aux Lyman:nsubj fall:ROOT | 3 | False
Should:advmod Lyman:nsubj fall:ROOT | 2 | False
== _begins_lately
since:prep Monday:pobj>0 go:ROOT | 0 | True
since:prep the:det very:amod first:amod of:prep May:pobj go:ROOT | 0 | True
since:prep the:det very:amod first:amod days:pobj of:prep May:pobj go:ROOT | 0 | False
since:prep May:pobj 2022:nummod go:ROOT | 0 | False
since:prep May:pobj 20:nummod go:ROOT | 0 | True
since:prep May:pobj year:nummod go:ROOT | 0 | True
May:pobj since:prep then:pobj go:ROOT | 1 | False
== _follows_years
years:npadvmod>1 after:mark>2 took:advcl quiet:ROOT | 2 | True
hours:npadvmod>1 after:mark>2 took:advcl quiet:ROOT | 2 | False
years:npadvmod>1 before:mark>2 took:advcl quiet:ROOT | 2 | False
years:npadvmod>1 after:prep raid:pobj>1 quiet:ROOT | 1 | True
years:npadvmod>1 after:advmod raid:pobj>1 quiet:ROOT | 1 | False
since:mark>1 took:advcl quiet:ROOT | 1 | True
since:prep Monday:pobj>0 quiet:ROOT | 0 | False
after:prep raid:pobj>0 quiet:ROOT years:npadvmod | 0 | False
== _recalls
trial:nsubj for:prep>0 raid:pobj>1 ends:ROOT | 1 0 | True
trial:nsubj raid:pobj>0 ends:ROOT | 1 0 | True
raid:compound>1 trial:nsubj ends:ROOT | 0 1 | True
trial:nsubj taking:pcomp>0 ends:ROOT | 1 0 | True
trial:nsubj taking:acl>0 ends:ROOT | 1 0 | False
Museum:nsubj/PROPN of:prep>0 raid:pobj>1 ends:ROOT | 1 0 | True
news:nsubj of:prep>0 raid:pobj>1 ends:ROOT | 1 0 | False
they:nsubj recall:ROOT raid:dobj | 2 1 | True
they:nsubj recall:ROOT raid:pobj | 2 1 | True
they:nsubj recall:ROOT raid:nsubjpass | 2 1 | False
they:nsubj repel:ROOT raid:dobj | 2 1 | False
== _is_nearly
they:nsubj nearly:advmod took:ROOT | capture@2 2 | True
they:nsubj nearly:amod took:ROOT | capture@2 2 | False
they:nsubj quickly:advmod took:ROOT | capture@2 2 | False
they:nsubj took:ROOT almost:advmod>3 control:dobj | capture@1-4 1 | True
they:nsubj took:ROOT almost:advmod>3 all:dobj of:prep>3 it:pobj>4/PRON | capture@1 1 | False
== _is_aim_of_own_verb
they:nsubj prepare:ROOT strike:xcomp | strike@1-3 1 | True
they:nsubj prepare:ROOT strike:dobj | strike@1-3 1 | False
they:nsubj begin:ROOT strike:xcomp | strike@1-3 1 | False
they:nsubj prepare:ROOT strike:xcomp | assault@1-3 1 | False
they:nsubj prepare:ROOT go:ccomp strike:xcomp>2 | strike@1-4 1 | False
== _is_any
any:det>1 raid:ROOT/NOUN | 1 | True
the:det>1 raid:ROOT/NOUN | 1 | False
any:amod>1 raid:ROOT/NOUN | 1 | False
== _is_headed_so
Scenario:ROOT/NOUN ::punct raid:dep/NOUN | strike@2 | True
Report:ROOT/NOUN ::punct raid:dep/NOUN | strike@2 | False
Scenario:ROOT/NOUN raid:dep/NOUN ::punct | strike@1 | False
Drill:ROOT/NOUN a:det b:det c:det d:det e:det f:det g:det h:det ::punct x:dobj | strike@10 | True
Drill:ROOT/NOUN a:det b:det c:det d:det e:det f:det g:det h:det i:det ::punct x:dobj | strike@11 | False
== _is_played
During:prep>2 drill:pobj>0 storm:ROOT | 2 | True
During:prep>2 night:pobj>0 storm:ROOT | 2 | False
After:prep>2 drill:pobj>0 storm:ROOT | 2 | False
During:advmod>2 drill:pobj>0 storm:ROOT | 2 | False
During:prep>2 drill:pobj>0 storm:ROOT/NOUN | 2 | False
storm:ROOT mock:amod>2 town:dobj | 0 | True
mock:amod>1 town:nsubjpass stormed:ROOT | 2 | True
storm:ROOT mock:amod>2 town:pobj | 0 | False
storm:ROOT old:amod>2 town:dobj | 0 | False
In:prep>2 series:pobj>0 storm:ROOT | 2 | True
In:prep>4 series:pobj>0 of:prep>1 raids:pobj>2 storm:ROOT | 4 | False
== _follows_condition
If:mark>1 falls:advcl cut:ROOT | 2 | True
Unless:mark>1 falls:advcl cut:ROOT | 2 | True
even:advmod>1 if:mark>2 falls:advcl cut:ROOT | 3 | False
when:mark>1 falls:advcl cut:ROOT | 2 | False
If:advmod>1 falls:advcl cut:ROOT | 2 | False
If:mark>1 falls:ccomp cut:ROOT | 2 | False
If:mark>1 falls:advcl cut:ROOT/ADJ | 2 | False
only:advmod>1 if:mark>2 falls:advcl cut:ROOT | 3 | True
== _threatens
raid:nsubj looms=loom:ROOT | 0 1 | True
raid:nsubj goes=go:ROOT | 0 1 | False
raid:dobj looms=loom:ROOT | 0 1 | False
== _is_faced
it:nsubj faces=face:ROOT fall:dobj | capture@2 2 1 | True
it:nsubj faces=face:ROOT fire:dobj | strike@2 2 1 | False
it:nsubj escapes=escape:ROOT fire:dobj | strike@2 2 1 | True
it:nsubj escapes=escape:ROOT fire:nsubj | strike@2 2 1 | False
it:nsubj sees=see:ROOT fall:dobj | capture@2 2 1 | False
== _is_in_the_making
raid:nsubj is=be:ROOT option:attr | 0 1 | True
raid:nsubj is=be:ROOT success:attr | 0 1 | False
raid:nsubj is=be:ROOT one:attr of:prep>2 options:pobj>3 | 0 1 | True
raid:nsubj is=be:ROOT one:attr among:prep>2 options:pobj>3 | 0 1 | False
raid:nsubj is=be:ROOT in:prep making:pobj>2 | 0 1 | True
raid:nsubj is=be:ROOT in:prep option:pobj>2 | 0 1 | False
raid:nsubj is=be:ROOT making:attr | 0 1 | False
raid:nsubj is=be:ROOT of:acomp options:pobj>2 | 0 1 | False
raid:dobj is=be:ROOT option:attr | 0 1 | False
raid:nsubj makes=make:ROOT option:attr | 0 1 | False
== _is_aim
aim:nsubj capture:appos>0 is:ROOT | 1 0 | True
news:nsubj capture:appos>0 is:ROOT | 1 0 | False
close:acomp to:prep>0 taking:pcomp>1 are:ROOT | 2 1 | True
close:acomp/NOUN to:prep>0 taking:pcomp>1 are:ROOT | 2 1 | False
loyal:acomp to:prep>0 taking:pcomp>1 are:ROOT | 2 1 | False
away:advmod from:prep>0 taking:pcomp>1 are:ROOT | 2 1 | True
tired:advmod from:prep>0 taking:pcomp>1 are:ROOT | 2 1 | False
sent=send:ROOT troops:dobj for:prep>1 raid:pobj>2 | 3 2 | True
sent=send:ROOT troops:dobj for:prep>1 raid:dobj>2 | 3 2 | False
sent=send:ROOT troops:dobj in:prep>1 raid:pobj>2 | 3 2 | False
sent=send:ROOT money:dobj for:prep>1 raid:pobj>2 | 3 2 | False
mass:ROOT money:dobj for:prep>1 raid:pobj>2 | 3 2 | True
praise:ROOT troops:dobj for:prep>1 raid:pobj>2 | 3 2 | False
troops:ROOT/NOUN for:prep raid:pobj>1 | 2 1 | False
== is_by_nobody
nobody:nsubj deny:ROOT | 1 | True
few:nsubjpass seen=see:ROOT | 1 | True
they:nsubj deny:ROOT | 1 | False
deny:ROOT nobody:dobj | 0 | False
== goes_on
they:nsubj stop:ROOT shelling:xcomp | 1 | True
they:nsubj stop:ROOT raids:dobj | 1 | True
shelling:nsubj stopped=stop:ROOT | 1 | True
they:nsubj stop:ROOT | 1 | False
stop:ROOT | 0 | False
they:nsubj begin:ROOT shelling:xcomp | 1 | False
== _is_none_of
hardly:advmod>1 any:det>2 raid:ROOT/NOUN | 2 | True
not:neg>1 one:nummod>3 new:amod>3 raid:ROOT/NOUN | 3 | True
not:neg one:dobj said:ROOT raid:dobj | 3 | False
hardly:advmod a:det raid:ROOT/NOUN | 2 | True
hardly:advmod the:det raid:ROOT/NOUN | 2 | False
not:neg hardly:advmod any:det raid:ROOT/NOUN | 3 | True
raid:ROOT/NOUN hardly:advmod any:det | 0 | False
hardly:advmod any:ROOT/NOUN | 1 | True
hardly:advmod any:det a:det b:det c:det d:det e:det f:det raid:ROOT/NOUN | 8 | True
hardly:advmod any:det a:det b:det c:det d:det e:det f:det g:det raid:ROOT/NOUN | 9 | False
== _is_at_no_time
at:prep no:det>2 point:pobj>0 took:ROOT | 3 | True
at:advmod no:det>2 point:pobj>0 took:ROOT | 3 | True
at:agent no:det>2 point:pobj>0 took:ROOT | 3 | False
at:prep this:det>2 point:pobj>0 took:ROOT | 3 | False
== _is_disbelieved
nobody:nsubj believes=believe:ROOT fell:ccomp | 2 1 | True
they:nsubj believes=believe:ROOT fell:ccomp | 2 1 | False
nobody:nsubj saw=see:ROOT fell:ccomp | 2 1 | False
nobody:nsubj believes=believe:ROOT fell:advcl | 2 1 | False
== _is_ruled_out
they:nsubj ruled=rule:ROOT out:prt fell:ccomp | 3 1 | True
they:nsubj not:neg ruled=rule:ROOT out:prt fell:ccomp | 4 2 | False
they:nsubj could:aux ruled=rule:ROOT out:prt fell:ccomp | 4 2 | False
they:nsubj ruled=rule:ROOT in:prt fell:ccomp | 3 1 | False
they:nsubj ruled=rule:ROOT fell:ccomp | 2 1 | False
they:nsubj left=leave:ROOT out:prt fell:ccomp | 3 1 | False
they:nsubj ruled=rule:ROOT out:prt fell:advcl | 3 1 | False
== _is_not_ruled_out
they:nsubj ruled=rule:ROOT out:prt fell:ccomp | 3 1 | False
they:nsubj not:neg ruled=rule:ROOT out:prt fell:ccomp | 4 2 | True
they:nsubj not:neg left=leave:ROOT out:prt fell:ccomp | 4 2 | False
== _is_unobserved
nobody:nsubj observed=observe:ROOT raid:dobj | 2 1 | True
they:nsubj not:neg observed=observe:ROOT raid:dobj | 3 2 | True
they:nsubj observed=observe:ROOT raid:dobj | 2 1 | False
nobody:nsubj repelled=repel:ROOT raid:dobj | 2 1 | False
nobody:nsubj observed=observe:ROOT raid:conj | 2 1 | False
== _is_unsaid
they:nsubj not:neg say:ROOT | 2 | True
they:nsubj say:ROOT | 1 | False
refused:ROOT to:aux>2 say:xcomp | 2 | True
refused:ROOT to:aux>2 say:conj | 2 | True
refused:ROOT say:conj | 1 | False
bring:ROOT not:neg him:dobj/PRON to:aux>4 say:xcomp | 4 | True
a:ROOT b:xcomp c:xcomp>1 d:xcomp>2 e:xcomp>3 | 4 | False
refuse:ROOT b:xcomp c:xcomp>1 d:xcomp>2 e:xcomp>3 | 4 | True
refuse:ROOT b:xcomp c:xcomp>1 d:xcomp>2 e:xcomp>3 f:xcomp>4 | 5 | False
== _is_refusal
declined=decline:ROOT | 0 | True
not:neg go:ROOT | 1 | True
go:ROOT | 0 | False
stopped:ROOT short:advmod | 0 | True
stopped:ROOT there:advmod | 0 | False
refuse:ROOT/NOUN | 0 | False
== _asks_how
say:ROOT when:advmod>2 fell:ccomp | 2 | True
say:ROOT it:nsubj>2 fell:ccomp when:advmod>2 | 2 | False
== _is_wrong_to_deny
wrong:acomp to:aux>2 deny:xcomp be:ROOT | 2 3 | True
hard:acomp to:aux>2 deny:xcomp be:ROOT | 2 3 | True
good:acomp to:aux>2 deny:xcomp be:ROOT | 2 3 | False
wrong:advmod to:aux>2 deny:xcomp be:ROOT | 2 3 | False
wrong:acomp deny:xcomp be:ROOT | 1 2 | False
wrong:acomp to:aux>2 say:xcomp be:ROOT | 2 3 | False
hard:ROOT/ADJ to:aux>2 deny:xcomp | 2 0 | True
== _is_without_under_no
not:neg>1 day:nsubj passes:ROOT without:prep raids:pobj>3 | 3 | True
a:det>1 day:nsubj passes:ROOT without:prep raids:pobj>3 | 3 | False
never:neg passes:ROOT without:prep raids:pobj>2 | 2 | True
not:neg>1 day:nsubj passes:ROOT with:prep raids:pobj>3 | 3 | False
not:neg>1 day:nsubj passes:ROOT without:mark>4 hit:advcl | 4 | True
not:neg>1 day:nsubj passes:ROOT without:prep>4 hit:advcl | 4 | False
passes:ROOT without:prep never:neg | 1 | False
== is_hearsay
it:nsubjpass is:auxpass said=say:ROOT fell:ccomp | capture@3 | True
it:nsubjpass is:auxpass said=say:ROOT fell:xcomp | capture@3 | True
it:nsubjpass said=say:ROOT fell:ccomp | capture@2 | False
it:nsubjpass is:auxpass said=say:ROOT fell:ccomp by:agent | capture@3 | False
it:nsubjpass is:auxpass seen=see:ROOT fell:ccomp | capture@3 | False
it:nsubjpass is:auxpass said=say:ROOT fell:advcl | capture@3 | False
fall:nsubjpass is:auxpass said=say:ROOT | capture@0 | True
fall:nsubjpass/PRON is:auxpass said=say:ROOT | capture@0 | False
falling:csubjpass/VERB is:auxpass said=say:ROOT | capture@0 | True
fall:nsubj is:auxpass said=say:ROOT | capture@0 | False
== hedged_by_source
unverified:amod>1 post:nsubj says=say:ROOT fell:ccomp | capture@3 | True
post:nsubj says=say:ROOT unverified:advmod fell:ccomp | capture@3 | False
unverified:amod>1 post:nsubj sees=see:ROOT fell:ccomp | capture@3 | False
unverified:amod>1 post:nsubj claims=claim:ROOT fell:ccomp | capture@3 | False
unverified:amod>1 post:dobj says=say:ROOT fell:ccomp | capture@3 | False
== is_likely
it:nsubj is=be:ROOT likely:acomp fell:ccomp | capture@3 | True
it:nsubj is=be:ROOT likely:oprd fell:ccomp | capture@3 | True
it:nsubj is=be:ROOT likely:advmod fell:ccomp | capture@3 | False
it:nsubj is=be:ROOT likely:acomp fell:xcomp | capture@3 | False
it:nsubj is=be:ROOT likely:acomp fell:csubj | capture@3 | True
it:nsubj is=be:ROOT likely:acomp fell:advcl | capture@3 | True
it:nsubj is=be:ROOT clear:acomp fell:ccomp | capture@3 | False
likely:ROOT/ADJ fell:ccomp | capture@1 | True
In:prep all:det likelihood:pobj it:nsubj fell:ROOT | capture@4 | True
it:nsubj fell:ROOT in:prep all:det likelihood:pobj | capture@1 | False
== is_question
who:nsubj took:ROOT it:dobj/PRON ?:punct | capture@1 | True
who:nsubj took:ROOT it:dobj/PRON .:punct | capture@1 | False
what:ROOT/PRON after:mark>3 they:nsubj>3 took:advcl ?:punct | capture@3 | False
what:ROOT/PRON after:prep raid:pobj>1 ?:punct | strike@2 | False
what:ROOT/PRON after:advmod raid:pobj>1 ?:punct | strike@2 | True
what:ROOT/PRON if:mark>3 they:nsubj>3 took:advcl ?:punct | capture@3 | True
== is_never_so
far:advmod from:prep taken:ROOT | capture@2 | True
rather:advmod than:prep taken:ROOT | capture@2 | True
far:advmod and:cc from:prep taken:ROOT | capture@3 | False
they:nsubj far:advmod from:prep taken:ROOT | capture@3 | True
at:prep>3 no:det>2 point:pobj>0 took:ROOT | capture@3 | True
hardly:advmod>1 any:det>2 raid:nsubj came:ROOT | strike@3 | True
many:amod>1 raids:nsubj came:ROOT | strike@2 | False
"""
"""Each rule where it holds, and with one thing changed, where it does not."""


@pytest.mark.parametrize(
    ("function", "words", "arguments", "expected"), cases_of(scope, PARSED)
)
def test_sentences_parsed_by_hand(
    function: Answer, words: str, arguments: str, expected: object
) -> None:
    assert answer(function, words, arguments) == expected


ANNOTATED = """
a01 a10 a12 a26 a61 a74 a301 a306 a502 a509 c17 c28 c60 c61 c62 c70 c79 c205 w08 w19
w34 w37 w53 w81 w86 w98 w103 w117 w212 w413 w416 w508 w520
"""
"""Passages of tests/reading that together go every way through the module."""


@pytest.mark.parametrize("passage", ANNOTATED.split())
def test_passages_are_read_as_annotated(passage: str) -> None:
    assert misread(passage) == []


@pytest.mark.slow
def test_what_is_recalled_is_no_news() -> None:
    assert misread_of_stage("recalled") == []


RELATIONS = """
== _is_brushed_aside
they:nsubj debunk:ROOT reports:prep | 2 1 | True
they:nsubj debunk:ROOT reports:pobj | 2 1 | True
they:nsubj debunk:ROOT reports:ccomp | 2 1 | True
they:nsubj debunk:ROOT reports:pcomp | 2 1 | True
they:nsubj debunk:ROOT reports:nsubjpass | 2 1 | True
they:nsubj debunk:ROOT reports:conj | 2 1 | False
they:nsubj debunk:ROOT reports:acl | 2 1 | False
== _predicates
it:nsubj seen=see:ROOT false:acomp | 1 | [2]
it:nsubj seen=see:ROOT false:attr | 1 | [2]
it:nsubj seen=see:ROOT false:oprd | 1 | [2]
it:nsubj seen=see:ROOT false:dobj | 1 | [2]
it:nsubj seen=see:ROOT false:ccomp | 1 | [2]
it:nsubj seen=see:ROOT false:npadvmod | 1 | [2]
it:nsubj seen=see:ROOT false:conj | 1 | []
== _lacks_evidence
evidence:dobj taken:prep>0 nobody:nsubj>3 have:ROOT | 1 0 | True
evidence:dobj taken:acl>0 nobody:nsubj>3 have:ROOT | 1 0 | True
evidence:dobj taken:ccomp>0 nobody:nsubj>3 have:ROOT | 1 0 | True
evidence:dobj taken:compound>0 nobody:nsubj>3 have:ROOT | 1 0 | True
evidence:dobj taken:relcl>0 nobody:nsubj>3 have:ROOT | 1 0 | True
evidence:dobj taken:conj>0 nobody:nsubj>3 have:ROOT | 1 0 | False
== _is_told_of_plan
draft:nsubj foresees:ROOT retreat:attr | 2 1 | True
draft:nsubj foresees:ROOT retreat:dobj | 2 1 | True
draft:nsubj foresees:ROOT retreat:xcomp | 2 1 | True
draft:nsubj foresees:ROOT retreat:ccomp | 2 1 | True
draft:nsubj foresees:ROOT retreat:oprd | 2 1 | True
draft:nsubj foresees:ROOT retreat:acomp | 2 1 | True
draft:nsubj foresees:ROOT retreat:pcomp | 2 1 | True
draft:nsubj foresees:ROOT retreat:conj | 2 1 | False
draft:nsubj foresees:ROOT retreat:prep | 2 1 | False
== _makes_unreal
threat:ROOT/NOUN raid:acl | 1 0 | True
threat:ROOT/NOUN raid:ccomp | 1 0 | True
threat:ROOT/NOUN raid:compound | 1 0 | True
threat:ROOT/NOUN raid:relcl | 1 0 | True
threat:ROOT/NOUN raid:pobj | 1 0 | True
threat:ROOT/NOUN raid:pcomp | 1 0 | True
threat:ROOT/NOUN raid:dobj | 1 0 | False
threat:ROOT/NOUN raid:conj | 1 0 | False
plan:ROOT raid:dobj | 1 0 | True
plan:ROOT raid:xcomp | 1 0 | True
plan:ROOT raid:pcomp | 1 0 | True
plan:ROOT raid:pobj | 1 0 | True
plan:ROOT raid:nsubjpass | 1 0 | True
plan:ROOT raid:npadvmod | 1 0 | True
plan:ROOT raid:ccomp | 1 0 | False
plan:ROOT raid:conj | 1 0 | False
hope:ROOT raid:ccomp | 1 0 | True
hope:ROOT raid:conj | 1 0 | False
== _recalls
anniversary:ROOT/NOUN raid:pobj | 1 0 | True
anniversary:ROOT/NOUN raid:prep | 1 0 | True
anniversary:ROOT/NOUN raid:compound | 1 0 | True
anniversary:ROOT/NOUN raid:pcomp | 1 0 | True
anniversary:ROOT/NOUN raid:dobj | 1 0 | False
recall:ROOT raid:dobj | 1 0 | True
recall:ROOT raid:xcomp | 1 0 | True
recall:ROOT raid:pcomp | 1 0 | True
recall:ROOT raid:ccomp | 1 0 | True
recall:ROOT raid:pobj | 1 0 | True
recall:ROOT raid:prep | 1 0 | False
recall:ROOT raid:conj | 1 0 | False
== _is_labelled_false
Fake:ROOT/ADJ —:punct raid:dep/NOUN |  | True
Fake:ROOT/ADJ -:punct raid:dep/NOUN |  | True
Fake:ROOT/ADJ ;:punct raid:dep/NOUN |  | False
== _is_made_up
they:nsubj lied=lie:ROOT fall:dobj | 2 1 | True
they:nsubj lied=lie:ROOT fall:pobj | 2 1 | True
they:nsubj lied=lie:ROOT fall:prep | 2 1 | True
they:nsubj lied=lie:ROOT fall:pcomp | 2 1 | True
they:nsubj lied=lie:ROOT fall:ccomp | 2 1 | False
== _is_named_false
called=call:ROOT fall:dobj ,:punct nonsense:oprd | capture@1 0 | True
called=call:ROOT fall:dobj –:punct nonsense:oprd | capture@1 0 | True
called=call:ROOT fall:dobj ::punct nonsense:oprd | capture@1 0 | False
called=call:ROOT fall:dobj !:punct nonsense:oprd | capture@1 0 | False
called=call:ROOT fall:dobj ?:punct nonsense:oprd | capture@1 0 | False
called=call:ROOT fall:dobj .:punct nonsense:oprd | capture@1 0 | False
called=call:ROOT fall:dobj ;:punct nonsense:oprd | capture@1 0 | False
== _is_unobserved
nobody:nsubj observed=observe:ROOT raid:ccomp | 2 1 | True
nobody:nsubj observed=observe:ROOT raid:xcomp | 2 1 | True
nobody:nsubj observed=observe:ROOT raid:dobj | 2 1 | True
nobody:nsubj observed=observe:ROOT raid:pobj | 2 1 | True
nobody:nsubj observed=observe:ROOT raid:prep | 2 1 | True
nobody:nsubj observed=observe:ROOT raid:conj | 2 1 | False
nobody:nsubj observed=observe:ROOT raid:acl | 2 1 | False
== _is_unsaid
refused:ROOT say:xcomp | 1 | True
refused:ROOT say:pcomp | 1 | True
refused:ROOT say:ccomp | 1 | True
refused:ROOT say:prep | 1 | True
refused:ROOT say:acl | 1 | True
refused:ROOT say:advmod | 1 | True
refused:ROOT say:conj | 1 | False
refused:ROOT say:dobj | 1 | False
== _is_reported_as
fall:xcomp/NOUN reported:ROOT | 0 | True
fall:oprd/NOUN reported:ROOT | 0 | True
fall:ccomp/NOUN reported:ROOT | 0 | True
fall:nsubjpass/NOUN reported:ROOT | 0 | True
fall:csubjpass/NOUN reported:ROOT | 0 | True
fall:nsubj/NOUN reported:ROOT | 0 | False
fall:dobj/NOUN reported:ROOT | 0 | False
it:nsubjpass/PRON reported:ROOT | 0 | False
taking:csubjpass/VERB reported:ROOT | 0 | True
== _links
threat:ROOT/NOUN of:prep raid:pobj>1 | [2,1,0] | [(2,0)]
threat:ROOT/NOUN for:prep raid:pobj>1 | [2,1,0] | [(2,0)]
threat:ROOT/NOUN about:prep raid:pobj>1 | [2,1,0] | [(2,0)]
threat:ROOT/NOUN against:prep raid:pobj>1 | [2,1,0] | [(2,0)]
threat:ROOT/NOUN on:prep raid:pobj>1 | [2,1,0] | [(2,0)]
threat:ROOT/NOUN to:prep raid:pobj>1 | [2,1,0] | [(2,0)]
== _is_none_of
hardly:advmod any:det x:dep/DET raids:ROOT/NOUN | 3 | True
hardly:advmod any:det x:dep/ADJ raids:ROOT/NOUN | 3 | True
hardly:advmod any:det x:dep/NUM raids:ROOT/NOUN | 3 | True
hardly:advmod any:det x:dep/ADV raids:ROOT/NOUN | 3 | True
hardly:advmod any:det x:dep/NOUN raids:ROOT/NOUN | 3 | True
hardly:advmod any:det x:dep/PROPN raids:ROOT/NOUN | 3 | True
hardly:advmod any:det x:dep/VERB raids:ROOT/NOUN | 3 | False
== is_called_false
false:ROOT/ADJ fell:ccomp | 1 0 | True
false:ROOT/ADJ fell:dobj | 1 0 | True
false:ROOT/ADJ fell:xcomp | 1 0 | True
false:ROOT/ADJ fell:acl | 1 0 | True
false:ROOT/ADJ fell:nsubj | 1 0 | True
false:ROOT/ADJ fell:nsubjpass | 1 0 | True
false:ROOT/ADJ fell:csubj | 1 0 | True
false:ROOT/ADJ fell:csubjpass | 1 0 | True
false:ROOT/ADJ fell:conj | 1 0 | False
false:ROOT/ADJ fell:prep | 1 0 | False
"""
"""Each relation in which a word may stand, and some in which it may not."""


@pytest.mark.parametrize(
    ("function", "words", "arguments", "expected"), cases_of(scope, RELATIONS)
)
def test_each_relation(
    function: Answer, words: str, arguments: str, expected: object
) -> None:
    assert answer(function, words, arguments) == expected
