"""What is told as fact, denied, possible or only described, and which clauses state
something without an event.
"""

from __future__ import annotations

import pytest

from dashboard.domain.words import Hedge
from dashboard.reading.claims import factuality
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
from tests.unit.reading.parses import Answer, answer, cases_of

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
        ("Ukraine must not let Lyman fall.", POSSIBLE),
        ("He would neither confirm nor deny that troops entered Lyman.", POSSIBLE),
        (
            "A court fined a man for writing that Russia had bombed Lyman.",
            Factuality.RECALLED,
        ),
        ("Kyiv denied it, but Russian forces captured Lyman.", FACT),
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


PARSED = """
== factuality_of
they:nsubj took=take:ROOT it:dobj/PRON | capture@1 | ('fact', 'asserted')
they:nsubj not:neg took=take:ROOT | capture@2 | ('denied', 'asserted')
they:nsubj reportedly:advmod took=take:ROOT | capture@2 | ('fact', 'hedged')
they:nsubj may:aux have:aux taken=take:ROOT | capture@3 | ('fact', 'hedged')
they:nsubj may:aux take:ROOT | capture@2 | ('possible', 'asserted')
they:nsubj should:aux have:aux taken=take:ROOT | capture@3 | ('possible', 'asserted')
they:nsubj seem:ROOT to:aux>3 take:xcomp | capture@3 | ('fact', 'hedged')
if:mark>2 they:nsubj>2 take:advcl go:ROOT | capture@2 | ('possible', 'asserted')
until:mark>2 they:nsubj>2 take:advcl go:ROOT | capture@2 | ('purpose', 'asserted')
Kyiv:nsubj denied=deny:ROOT it:nsubj>3 fell=fall:ccomp | capture@3 | ('denied', 'asserted')
nobody:nsubj denied=deny:ROOT it:nsubj>3 fell=fall:ccomp | capture@3 | ('fact', 'asserted')
alleged:amod>1 capture:nsubj is:ROOT | capture@1 | ('fact', 'hedged')
did:aux they:nsubj take:ROOT ?:punct | capture@2 | ('possible', 'asserted')
they took=take it | capture@1 | ('fact', 'asserted')
they not took=take it | capture@2 | ('denied', 'asserted')
the planned capture of it | capture@2 | ('possible', 'asserted')
the anniversary of the capture | capture@4 | ('recalled', 'asserted')
fake : they took=take it | capture@3 | ('denied', 'asserted')
to take it | capture@1 | ('purpose', 'asserted')
== _small_words
they:nsubj not:neg took:ROOT | capture@2 2 with_determiner=False | {'not'}
no:det>1 raid:ROOT/NOUN | strike@1 1 with_determiner=True | {'no'}
no:det>1 raid:ROOT/NOUN | strike@1 1 with_determiner=False | set()
not:neg took:ROOT it:dobj/PRON | capture@0-2 1 with_determiner=False | set()
is:ROOT not:neg under:prep control:pobj>2 | control@0-4 0 with_determiner=False | {'not'}
not:neg only:advmod took:ROOT | capture@2 2 with_determiner=False | {'only'}
reportedly:ROOT/ADV it:dobj/PRON | capture@1 0 with_determiner=False | {'reportedly'}
no:advmod>1 longer:advmod holds:ROOT | control@2 2 with_determiner=False | {'longer', 'not'}
no:det>1 man:nsubj came:ROOT | advance@2 2 with_determiner=False | {'no'}
no:det>1 man:nsubjpass hit:ROOT | strike@2 2 with_determiner=False | {'no'}
no:det>1 man:dobj hit:ROOT | strike@2 2 with_determiner=False | set()
== _is_not_only
not:neg only:advmod came:ROOT | 0 | True
not:neg just:advmod came:ROOT | 0 | True
not:neg so:advmod only:advmod came:ROOT | 0 | False
has:aux only:advmod came:ROOT | 0 | False
not:neg came:ROOT | 0 | False
== _is_set_against
retreat:ROOT but:cc hold:conj | 2 | True
retreat:ROOT and:cc hold:conj | 2 | False
retreat:ROOT but:cc hold:advcl | 2 | False
retreat:ROOT hold:conj but:cc | 1 | False
but:cc>1 retreat:ROOT hold:conj | 2 | False
== _is_no_longer
is:ROOT no:advmod>2 longer:advmod | 2 | True
is:ROOT no:advmod>2 more:advmod | 2 | False
is:ROOT a:advmod>2 longer:advmod | 2 | False
longer:advmod is:ROOT | 0 | False
== _before
a b c d e f take | capture@6 | ({'b', 'c', 'd', 'e', 'f'}, set())
a , b take | capture@3 | ({'b'}, set())
a take would b | capture@1 | ({'a', 'would'}, set())
a take it would b | capture@1-3 | ({'a'}, set())
deny , that they took | capture@4 | ({'that', 'they'}, {'deny'})
seem to take | capture@2 | ({'seem', 'to'}, {'seem'})
a take b c d e f g h i would | capture@1 | ({'a'}, set())
a take b c d e f g h would | capture@1 | ({'a', 'would'}, set())
== _not_yet
has yet to take | capture@3 | {'not'}
has yet to be taken | capture@4 | {'not'}
yet has to take | capture@3 | set()
yet to go to take | capture@4 | set()
take | capture@0 | set()
== _tried
set:ROOT to:aux>2 go:xcomp at:prep>2 storming:pcomp>3 | 4 | 2
set:ROOT go:xcomp at:prep>1 storming:pcomp>2 | 3 | 3
set:ROOT to:aux>2 go:xcomp at:prep>2 storming:pobj>3 | 4 | 4
man:ROOT/NOUN at:prep storming:pcomp>1 | 2 | 2
== is_attribute
captured:amod>1 town:ROOT/NOUN | capture@0 | True
capturing:amod>1 town:ROOT/NOUN | capture@0 | False
captured:compound>1 town:ROOT/NOUN | capture@0 | False
captured town | capture@0 | False
== _is_attribute
captured:amod>1 town:ROOT/NOUN | capture@0 0 | True
assault:compound>1 brigade:ROOT/NOUN | assault@0 0 | True
fighting:compound>1 rages:ROOT/NOUN | clash@0 0 | False
assault:nsubj failed:ROOT | assault@0 0 | False
captured:amod>2 by:amod>2 town:ROOT/NOUN | capture@0-2 0 | True
Captured:amod>2 by:amod>2 town:ROOT/NOUN | capture@0-2 0 | False
taking:amod>2 by:amod>2 town:ROOT/NOUN | capture@0-2 0 | False
have:aux>1 captured:amod>3 by:amod>3 town:ROOT/NOUN | capture@1-3 1 | False
captured:dobj by:amod town:ROOT | capture@0-2 0 | False
== _is_held_thing
stormed:ROOT house:dobj held:acl>1 | control@2 2 | True
stormed:ROOT house:dobj held:acl>1 | capture@2 2 | False
stormed:ROOT house:dobj held:relcl>1 | control@2 2 | False
house:nsubj held:acl>0 fell:ROOT | control@1 1 | False
stormed:ROOT it:dobj/PRON held:acl>1 | control@2 2 | False
== _is_attribute_by_order
the captured town | capture@1 | True
a captured town | capture@1 | True
they captured town | capture@1 | False
they Russian-occupied town | control@1 | True
the taken town | capture@1 | False
the captured , town | capture@1 | False
captured town | capture@0 | False
the captured | capture@1 | False
== _by_infinitive
took:ROOT | 0 | 'fact'
began=begin:ROOT to:aux>2 take:xcomp | 2 | 'fact'
plan:ROOT to:aux>2 take:xcomp | 2 | 'possible'
went=go:ROOT to:aux>2 take:xcomp | 2 | 'purpose'
to:aux>1 take:advcl began=begin:ROOT | 1 | 'purpose'
claim:ROOT/NOUN to:aux>3 have:aux>3 taken:acl | 3 | 'fact'
claim:ROOT/NOUN to:aux>2 take:acl | 2 | 'purpose'
hope:ROOT/NOUN to:aux>3 have:aux>3 taken:acl | 3 | 'purpose'
plan:ROOT/NOUN to:aux>2 take:acl | 2 | 'purpose'
able:ROOT/ADJ to:aux>2 take:xcomp | 2 | 'fact'
order:ROOT/NOUN to:aux>2 take:xcomp | 2 | 'purpose'
a:ROOT to:aux>2 begin:xcomp to:aux>4 take:xcomp>2 | 4 | 'purpose'
begin:ROOT to:aux>2 go:xcomp | 2 | 'fact'
begin to take | 2 | 'fact'
plan to take | 2 | 'possible'
go to take | 2 | 'purpose'
go and take | 2 | 'fact'
to take | 1 | 'purpose'
== _opens_clause
take:advcl go:ROOT | 0 | True
go:ROOT take:advcl | 1 | False
take:ccomp go:ROOT | 0 | False
== _is_background
town:ROOT/NOUN ,:punct the:det>3 capture:appos | 3 | True
town:ROOT/NOUN ,:punct capture:appos | 2 | False
the:det>1 capture:appos town:ROOT/NOUN | 1 | False
town:nsubj which:dobj>3 they:nsubj>3 took:relcl>0 fell:ROOT | 3 | True
town:nsubj where:advmod>3 they:nsubj>3 took:relcl>0 fell:ROOT | 3 | False
town:nsubj they:nsubj>2 took:relcl>0 fell:ROOT | 2 | False
time:nsubj that:mark>2 took:relcl>0 fell:ROOT | 2 | False
it:nsubj was=be:ROOT men:attr who:nsubj>4 took:relcl>2 | 4 | False
said:ROOT took:ccomp | 1 | False
town:nsubj which:dobj>3 Kyiv:nsubj>3 says=say:relcl>0 took:ccomp>3 fell:ROOT | 4 | False
saw:ROOT one:dobj ,:punct capture:dobj | 3 | True
saw:ROOT one:dobj and:cc capture:dobj | 3 | False
saw:ROOT capture:dobj | 1 | False
saw:ROOT one:dobj ,:punct capture:dobj/VERB | 3 | False
saw:ROOT ,:punct capture:dobj one:dobj | 2 | False
took:advcl go:ROOT | 0 | False
== _judges_report
that:nsubj is=be:ROOT false:acomp | [0,1,2] | True
that:nsubj is=be:ROOT not:neg false:acomp | [0,1,2,3] | False
that:nsubj is=be:ROOT true:acomp | [0,1,2] | False
Lyman:nsubj is=be:ROOT false:acomp | [0,1,2] | False
that:nsubj looks=look:ROOT false:acomp | [0,1,2] | False
that:nsubj is=be:ROOT a:dep b:dep c:dep d:dep false:acomp | [0,1,2,3,4,5,6] | True
that:nsubj is=be:ROOT a:dep b:dep c:dep d:dep e:dep false:acomp | [0,1,2,3,4,5,6,7] | False
== _is_bare
the loss | 1 | True
the loss . | 1 | True
the loss , so | 1 | True
the loss of it | 1 | False
a loss . | 1 | False
loss . | 0 | False
the loss on Monday | 1 | True
the loss on Lyman | 1 | False
the loss in Monday | 1 | False
== _quoted_words
“ Not so , ” he said | | ['not', 'so']
“ Not so | | ['not', 'so']
Not so ” | | []
" No " he | | ['no']
== _words_of_opening
Not so , said he | 3 | ['not', 'so']
Not so , he said | 4 | []
Not so said he | 2 | []
a b c d e f g , said | 8 | ['a', 'b', 'c', 'd', 'e', 'f', 'g']
a b c d e f g h , said | 9 | []
said , no | 0 | []
== _refers_back
Kyiv denied it . | UA:0-1:1 | True
Kyiv denied a , it | UA:0-1:1 | False
Kyiv denied a b c d it | UA:0-1:1 | True
Kyiv denied a b c d e it | UA:0-1:1 | False
Kyiv denied that it fell | UA:0-1:1 | False
Kyiv denied that . | UA:0-1:1 | True
Kyiv denied the loss . | UA:0-1:1 | True
Kyiv denied the loss of Lyman | UA:0-1:1 | False
a claim Kyiv denied | UA:2-3:3 | True
claim , Kyiv denied | UA:2-3:3 | False
town Kyiv denied | UA:1-2:2 | False
Kyiv denied rain | UA:0-1:1 | False
== _only_denies
Kyiv said=say it had nothing to do with it | UA:0-1:1 | True
Kyiv saw=see it had nothing to do with it | UA:0-1:1 | False
Kyiv said=say that is=be false | UA:0-1:1 | True
“ Not true , ” Kyiv said=say | UA:5-6:6 | True
“ Not far , ” Kyiv said=say | UA:5-6:6 | False
“ A lie , ” Kyiv said=say | UA:5-6:6 | True
“ Not a lie , ” Kyiv said=say | UA:6-7:7 | False
“ A b c d e f lie , ” Kyiv said=say | UA:10-11:11 | True
“ A b c d e f g lie , ” Kyiv said=say | UA:11-12:12 | False
Nonsense , said=say Kyiv | UA:3-4:2 | True
Rain , said=say Kyiv | UA:3-4:2 | False
Kyiv said=say it rains | UA:0-1:1 | False
== whole_statement
Kyiv:nsubj holds=hold:ROOT it:dobj/PRON | | (0, 13, 1, False, False)
Kyiv:nsubj may:aux be:ROOT | | (0, 11, 2, True, False)
Kyiv:nsubj would:aux be:ROOT | | None
Kyiv:nsubj may:aux go:ROOT | | None
Kyiv:nsubj may:aux have:aux gone:ROOT | | (0, 18, 3, True, False)
Kyiv:nsubj may:aux signal:ROOT it:dobj/PRON | | (0, 18, 2, True, False)
Kyiv:nsubj said=say:ROOT it:nsubj>3 holds=hold:ccomp | | (0, 18, 3, False, False)
Kyiv:nsubj said=say:ROOT it:nsubj>4 would:aux>4 hold:ccomp | | None
Kyiv:nsubj perhaps:advmod holds=hold:ROOT | | (0, 18, 2, True, False)
Kyiv:nsubj plans=plan:ROOT it:dobj/PRON | | None
if:mark>2 Kyiv:nsubj>2 holds=hold:advcl go:ROOT | | None
town:ROOT/NOUN | | None
In:prep>3 case:pobj>0 Kyiv:nsubj holds=hold:ROOT | | None
Kyiv:nsubj is=be:ROOT to:aux>3 go:xcomp | | None
Kyiv:nsubj has=have:ROOT yet:advmod to:aux>4 go:xcomp | | None
Kyiv:nsubj has=have:ROOT to:aux>3 go:xcomp | | (0, 14, 1, False, False)
Kyiv:nsubj is=be:ROOT go:xcomp | | (0, 10, 1, False, False)
Kyiv:nsubj seems=seem:ROOT to:aux>3 go:xcomp | | (0, 16, 1, False, False)
Kyiv is=be quiet | | (0, 13, 0, False, False)
Kyiv may be quiet | | (0, 17, 0, True, False)
Kyiv would be quiet | | None
Kyiv attacked them | | (0, 18, 0, False, False)
Kyiv quiet | | None
== _extent
, a b | [0,1,2] | (2, 5)
and a b | [0,1,2] | (4, 7)
a b c | [1,2] | (2, 5)
== _is_worth_it
army:appos go:ROOT | 0 0 4 | True
Kyiv:appos go:ROOT | 0 0 4 | True
Kyiv:relcl go:ROOT | 0 0 4 | True
Kyiv:conj go:ROOT | 0 0 4 | False
army:conj go:ROOT | 0 0 4 | True
rain:conj go:ROOT | 0 0 4 | False
== _is_by_writer
man:appos go:ROOT | 0 | True
giving:advcl go:ROOT | 0 | True
gave:advcl go:ROOT | 0 | False
giving:conj go:ROOT | 0 | False
“:punct man:appos ”:punct go:ROOT | 1 | False
“:punct a:dep ”:punct man:appos go:ROOT | 3 | True
== _is_own_clause
go:ROOT stay:conj | 1 set() | True
go:ROOT stay:conj | 1 {0} | False
go:ROOT stay:conj | 1 {1} | False
go:ROOT eat:ccomp stay:conj>1 | 2 set() | False
while:mark>1 stay:advcl go:ROOT | 1 set() | True
go:ROOT ,:punct giving:advcl | 2 set() | True
go:ROOT ,:punct giving:advcl | 2 {2} | False
go:ROOT giving:advcl | 1 set() | False
go:ROOT ,:punct gave:advcl | 2 set() | False
go:ROOT stay:ccomp | 1 {0,5} | True
go:ROOT stay:ccomp | 1 {0} | False
go:ROOT stay:ccomp | 1 {3,5} | False
town:ROOT/NOUN where:advmod>2 stay:relcl | 2 set() | True
town:ROOT/NOUN which:dobj>2 stay:relcl | 2 set() | False
town:ROOT/NOUN a:det>2 place:appos of:prep>2 | 2 set() | True
town:ROOT/NOUN an:det>2 place:appos of:prep>2 | 2 set() | True
town:ROOT/NOUN the:det>2 place:appos of:prep>2 | 2 set() | False
town:ROOT/NOUN a:det>2 place:appos | 2 set() | False
a:det>1 place:appos of:prep>1 town:ROOT/NOUN | 1 set() | False
town:ROOT/NOUN a:det>2 place:appos/PROPN of:prep>2 | 2 set() | False
go:ROOT man:conj/NOUN | 1 set() | False
go:ROOT stay:xcomp | 1 set() | False
== statements_beside
he:nsubj took:ROOT it:dobj/PRON and:cc the:det>5 army:nsubj>7 is:aux>7 going:conj on:prep>7 | [] [] | [(15, 35, 7, False, False)]
he:nsubj took:ROOT it:dobj/PRON and:cc the:det>5 army:nsubj>6 goes:conj | [] [] | []
he:nsubj took:ROOT it:dobj/PRON and:cc the:det>5 rain:nsubj>7 is:aux>7 going:conj on:prep>7 | [] [] | []
"""
"""Each rule where it holds, and with one thing changed, where it does not."""


@pytest.mark.parametrize(
    ("function", "words", "arguments", "expected"), cases_of(factuality, PARSED)
)
def test_sentences_parsed_by_hand(
    function: Answer, words: str, arguments: str, expected: object
) -> None:
    assert answer(function, words, arguments) == expected


ANNOTATED = """
a02 a03 a08 a09 a18 a26 a28 a61 a66 a72 a79 a202 c02 c04 c09 c17 c18 c25 c58 c61 c62
c70 c79 c86 c205 c302 c303 c504 c510 w05 w08 w12 w16 w18 w19 w20 w21 w24 w34 w37 w43
w53 w57 w59 w60 w62 w65 w70 w81 w86 w89 w101 w103 w106 w117 w318 w416 w504 w508 w515
"""
"""Passages of tests/reading that together go every way through the module."""


@pytest.mark.parametrize("passage", ANNOTATED.split())
def test_passages_are_read_as_annotated(passage: str) -> None:
    assert misread(passage) == []


@pytest.mark.slow
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


WORDS = """
== _small_words
no:det>1 man:nsubj said=say:ROOT it:nsubj>4 fell:ccomp | capture@4 2 with_determiner=False | set()
no:det>1 man:nsubj saw=see:ROOT it:nsubj>4 fell:ccomp | capture@4 2 with_determiner=False | {'no'}
not:aux took:ROOT | capture@1 1 with_determiner=False | {'not'}
not:neg took:ROOT | capture@1 1 with_determiner=False | {'not'}
not:mark took:ROOT | capture@1 1 with_determiner=False | {'not'}
not:advmod took:ROOT | capture@1 1 with_determiner=False | {'not'}
not:auxpass took:ROOT | capture@1 1 with_determiner=False | {'not'}
not:preconj took:ROOT | capture@1 1 with_determiner=False | {'not'}
not:amod took:ROOT | capture@1 1 with_determiner=False | set()
== _around
he:nsubj hoped=hope:ROOT it:nsubj>3 took:ccomp | capture@3 | (set(), {'hope'})
not:neg>1 hoped=hope:ROOT it:nsubj>3 took:ccomp | capture@3 | (set(), {'hope'})
not:neg>1 hoped=hope:ROOT it:nsubj>3 took:advcl | capture@3 | (set(), {'hope'})
not:neg>1 hoped=hope:ROOT it:nsubj>3 took:acl | capture@3 | (set(), {'hope'})
not:neg>1 hoped=hope:ROOT it:nsubj>3 took:xcomp | capture@3 | ({'not'}, {'hope'})
hoped=hope:ROOT it:nsubj>2 took:relcl | capture@2 | (set(), set())
hoped=hope:ROOT it:nsubj>2 took:parataxis/VERB | capture@2 | (set(), set())
hoped=hope:ROOT asked=ask:relcl it:nsubj>3 took:ccomp>1 | capture@3 | (set(), {'ask'})
hoped=hope:ROOT asked=ask:parataxis/VERB it:nsubj>3 took:ccomp>1 | capture@3 | (set(), {'ask'})
hoped=hope:ROOT asked=ask:ccomp it:nsubj>3 took:ccomp>1 | capture@3 | (set(), {'ask'})
== _before
a , b take | capture@3 | ({'b'}, set())
a ; b take | capture@3 | ({'b'}, set())
a : b take | capture@3 | ({'b'}, set())
a . b take | capture@3 | ({'b'}, set())
a ! b take | capture@3 | ({'b'}, set())
a ? b take | capture@3 | ({'b'}, set())
a " b take | capture@3 | ({'b'}, set())
a “ b take | capture@3 | ({'b'}, set())
a ” b take | capture@3 | ({'b'}, set())
a ( b take | capture@3 | ({'b'}, set())
a ) b take | capture@3 | ({'b'}, set())
a – b take | capture@3 | ({'b'}, set())
a — b take | capture@3 | ({'b'}, set())
a / b take | capture@3 | ({'a', '/', 'b'}, set())
== _is_attribute_by_order
the captured town | capture@1 | True
a captured town | capture@1 | True
recently captured town | capture@1 | True
newly captured town | capture@1 | True
in captured town | capture@1 | True
of captured town | capture@1 | True
Russian - captured town | capture@2 | True
on captured town | capture@1 | False
== _is_background
town:nsubj which:dobj>2 took:relcl>0 fell:ROOT | 2 | True
town:nsubj who:dobj>2 took:relcl>0 fell:ROOT | 2 | True
town:nsubj whose:dobj>2 took:relcl>0 fell:ROOT | 2 | True
town:nsubj that:dobj>2 took:relcl>0 fell:ROOT | 2 | True
town:nsubj what:dobj>2 took:relcl>0 fell:ROOT | 2 | False
== _extent
, b | [0,1] | (2, 3)
– b | [0,1] | (2, 3)
— b | [0,1] | (2, 3)
-- b | [0,1] | (3, 4)
and b | [0,1] | (4, 5)
while b | [0,1] | (6, 7)
but b | [0,1] | (0, 5)
== _quoted_words
" no " he | | ['no']
“ no “ he | | ['no']
” no ” he | | ['no']
`` no `` he | | ['no']
'' no '' he | | ['no']
' no ' he | | []
== whole_statement
Kyiv:nsubj would:aux be:ROOT | | None
Kyiv would be | | None
Kyiv:nsubj could:aux be:ROOT | | None
Kyiv could be | | None
Kyiv:nsubj should:aux be:ROOT | | None
Kyiv should be | | None
Kyiv:nsubj may:aux be:ROOT | | (0, 11, 2, True, False)
Kyiv may be | | (0, 11, 0, True, False)
Kyiv:nsubj might:aux be:ROOT | | (0, 13, 2, True, False)
Kyiv might be | | (0, 13, 0, True, False)
Kyiv:nsubj can:aux be:ROOT | | (0, 11, 2, True, False)
Kyiv can be | | (0, 11, 0, True, False)
if:mark>2 Kyiv:nsubj>2 holds=hold:advcl go:ROOT | | None
unless:mark>2 Kyiv:nsubj>2 holds=hold:advcl go:ROOT | | None
Kyiv be | | (0, 7, 0, False, False)
Kyiv have | | (0, 9, 0, False, False)
Kyiv say | | (0, 8, 0, False, False)
Kyiv go | | None
== _refers_back
Kyiv denied a , it | UA:0-1:1 | False
Kyiv denied a ; it | UA:0-1:1 | False
Kyiv denied a : it | UA:0-1:1 | False
Kyiv denied a . it | UA:0-1:1 | False
Kyiv denied a ! it | UA:0-1:1 | False
Kyiv denied a ? it | UA:0-1:1 | False
Kyiv denied a / it | UA:0-1:1 | True
Kyiv denied that , | UA:0-1:1 | True
Kyiv denied that . | UA:0-1:1 | True
Kyiv denied that ; | UA:0-1:1 | True
Kyiv denied that : | UA:0-1:1 | True
Kyiv denied that – | UA:0-1:1 | True
Kyiv denied that — | UA:0-1:1 | True
Kyiv denied that as | UA:0-1:1 | True
Kyiv denied that fall | UA:0-1:1 | False
"""
"""Each relation, small word and mark that a rule looks for, and one that it does not."""


@pytest.mark.parametrize(
    ("function", "words", "arguments", "expected"), cases_of(factuality, WORDS)
)
def test_each_small_word_and_mark(
    function: Answer, words: str, arguments: str, expected: object
) -> None:
    assert answer(function, words, arguments) == expected
