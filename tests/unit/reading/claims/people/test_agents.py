"""Who acts: by the grammar of the event, not by the name that happens to stand
nearest.
"""

from __future__ import annotations

import pytest

from dashboard.domain.words import Kind, Side
from dashboard.reading.claims.events import Trigger
from dashboard.reading.claims.people import agents
from dashboard.reading.claims.people.attribution import Attribution
from tests.unit.reading.annotated import misread
from tests.unit.reading.articles import claims, only
from tests.unit.reading.parses import Answer, answer, cases_of, parse

ACTORS = [
    ("Soledar fell to Wagner fighters after weeks of fighting.", Side.RU),
    ("Ukrainian marines made gains south of Staromaiorske.", Side.UA),
    ("Kryvyi Rih was hit by Russian cruise missiles.", Side.RU),
    ("A Russian drone dropped explosives on a bus in Antonivka.", Side.RU),
    (
        (
            "At least 23 people died when a Russian missile struck a block of flats in"
            " Uman."
        ),
        Side.RU,
    ),
    ("Russian columns tried to break through north of Avdiivka.", Side.RU),
    # What was beaten back is not who did it, also behind another verb.
    ("Russian infantry crossed a field and was repelled near Stepove.", Side.UA),
    # A town that comes under fire does not fire.
    ("Kyiv came under a missile attack at dawn, the fire service said.", Side.UNKNOWN),
    # Of drones that were shot down it tells whose they were.
    ("Gunners shot down two Russian drones over Kaniv.", Side.RU),
    ("The air defence shot down 14 of 20 drones over Kaniv.", Side.UNKNOWN),
    ("Moscow accused Ukraine of shelling a market in Horlivka.", Side.UA),
    ("The Russian navy says its missiles destroyed a depot in Ochakiv.", Side.RU),
    ("The General Staff denied the loss of Terny.", Side.RU),
    ("Ukrainian defenders fought off a dozen assaults at Verbove.", Side.UA),
    ("Ukrainian assault troops regained control of Andriivka.", Side.UA),
    ("The recapture of Klishchiivka was announced on Sunday.", Side.UA),
    ("Moscow's troops completed the capture of Avdiivka.", Side.RU),
    ("Russian forces wrested control of Novoluhanske from Ukraine.", Side.RU),
    ("Russian forces control about 80 percent of Bakhmut.", Side.RU),
    ("Russian units edged closer to Siversk.", Side.RU),
    ("Russia completed its pullout from Kherson.", Side.RU),
    ("The 110th Brigade of Ukraine's army retreated from Velyka Novosilka.", Side.UA),
    ("At least 20 people were killed in a missile strike on Vinnytsia.", Side.UNKNOWN),
    ("Russia launched a barrage of missiles at Ternopil.", Side.RU),
    ("Orikhiv is under constant bombardment.", Side.UNKNOWN),
    ("Vesele has fallen into Russian hands.", Side.RU),
    ("Russian forces completed the seizure of Toretsk.", Side.RU),
    ("Ukrainian forces have driven Russian soldiers out of Kupiansk.", Side.UA),
    ("Marinka is still under the control of Ukraine's defenders.", Side.UA),
    ("Russian units broke into Zarichne.", Side.RU),
    ("Ukrainian armour has pushed past the trenches outside Verbove.", Side.UA),
    ("Russian troops have surrounded Chernihiv.", Side.RU),
    ("Russian forces attempted to dislodge Ukrainian marines from Krynky.", Side.RU),
    (
        "Russian troops conducted unsuccessful offensive actions near Novomykhailivka.",
        Side.RU,
    ),
    ("Ukrainian and Russian troops are fighting for every house in Marinka.", Side.UA),
    ("Ukrainian marines are maintaining their bridgehead at Krynky.", Side.UA),
    ("Ukraine's troops have withdrawn from Soledar to save lives.", Side.UA),
    ("Russia has built a line of trenches across Perekop.", Side.RU),
    ("A Russian attack on Terny was fended off.", Side.UA),
    ("Border guards beat back two Russian assaults near Stelmakhivka.", Side.UA),
    ("Vuhledar was lost to the Russians in early October.", Side.RU),
    ("Wagner said it had taken the Ukrainian city of Bakhmut.", Side.RU),
    ("Russian airborne troops counterattacked near Robotyne.", Side.RU),
    ("Ukrainian troops are believed to have entered Robotyne.", Side.UA),
    ("Drones hit Kyiv overnight.", Side.RU),
    ("Kyiv was hit by drones overnight.", Side.RU),
    ("Drones struck a Russian refinery near Melitopol.", Side.UA),
]


@pytest.mark.parametrize(("text", "side"), ACTORS)
def test_actor(text: str, side: Side) -> None:
    assert only(text).actor is side


def test_they_are_those_who_acted_before() -> None:
    found = claims(
        "Russian gunners shelled Nikopol on Monday. They also fired at Marhanets."
    )
    assert [(c.name, c.actor) for c in found] == [
        ("Nikopol", Side.RU),
        ("Marhanets", Side.RU),
    ]


STATEMENTS = [
    # Whoever only says it, and an agency that passes it on, is not meant.
    (
        "TASS, citing officers, reported that Kyiv had moved tanks to Kramatorsk.",
        Side.UA,
    ),
    (
        (
            "Local officials ordered people out of Pokrovsk, the head of the city's"
            " military administration said."
        ),
        Side.UNKNOWN,
    ),
    ("Germany has given Ukraine artillery for the offensive.", Side.PARTNER),
    (
        "The Ukrainian counteroffensive has been aided by Western artillery.",
        Side.PARTNER,
    ),
    (
        (
            "Vladimir Putin, the president of Russia, said that his country's military"
            " was in the lead."
        ),
        Side.RU,
    ),
]


@pytest.mark.parametrize(("text", "side"), STATEMENTS)
def test_a_statement_is_of_whoever_does_what_it_says(text: str, side: Side) -> None:
    assert only(text).actor is side


def test_what_they_lost_is_of_those_who_acted_before() -> None:
    text = (
        "Russian troops attacked Orikhiv on Monday. The General Staff of Ukraine said"
        " that they lost six tanks near Robotyne."
    )
    assert claims(text)[-1].actor is Side.RU


@pytest.mark.parametrize(
    ("text", "side"),
    [
        # Troops that are pulled out withdraw; so do those who leave by themselves.
        (
            "The General Staff in Kyiv said its troops had been pulled out of Terny.",
            "UA",
        ),
        # What was parsed as a noun with a participle is a clause.
        (
            "Ukrainian forces counterattacked near Koptieve, Russian bloggers wrote.",
            "UA",
        ),
        # Who spends effort on something does it.
        ("Russian troops have spent much effort digging trenches near Tokmak.", "RU"),
        # A unit called after a city of Ukraine.
        ("Fighters of the Kharkiv Regiment beat back an attack near Lyptsi.", "UA"),
    ],
)
def test_who_acts_where_the_grammar_hides_it(text: str, side: str) -> None:
    assert only(text).actor.value == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        # Who is accused, not who accuses.
        ("Shells rained on Kherson, and Ukraine accused Russia of firing them.", "RU"),
        ("A shell hit Belgorod, and Gladkov accused Ukraine of firing it.", "UA"),
        # Who suffers an attack did not make it.
        ("Kyiv suffered a heavy missile attack on Monday.", "unknown"),
        ("Kyiv endured another Russian missile attack.", "RU"),
        # A hashtag files the post.
        ("#Donetsk #Ukraine: a Russian bomb hit Kostiantynivka.", "RU"),
        # "His troops" are the claimant's, and who is driven out has not taken it.
        ("Syrskyi denied his troops had been forced out of Lyman.", "RU"),
        ("Russia's claim to have captured Lyman met silence.", "RU"),
        ("Moscow's claim that it captured Lyman is false, Kyiv said.", "RU"),
        # What is opposed does nothing.
        ("Contrary to what Moscow said, Lyman has not been lost.", "unknown"),
    ],
)
def test_who_is_named_beside_an_event_need_not_have_done_it(
    text: str, side: str
) -> None:
    assert only(text).actor.value == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        # "The enemy" is that of whoever speaks.
        ('"The enemy was repelled near Marinka," Denis Pushilin said.', "RU"),
        ('"The enemy was repelled near Marinka," Oleksandr Syrskyi said.', "UA"),
        ("The enemy shelled Horlivka, the Moscow-backed administration said.", "UA"),
        ("The foe has left Terny, the Russian Defence Ministry said.", "UA"),
        # What passes to somebody is his, who gives it up to him is the other.
        ("Control of Terny slipped to the Russians, an officer said.", "RU"),
        ("Defenders of Terny capitulated to Russian marines.", "UA"),
        # Who fights for Ukraine though he comes from Russia.
        ("Russian partisans shelled a post near Kozinka.", "UA"),
        ("Anti-Kremlin fighters raided a village near Grayvoron.", "UA"),
        # "It was X who did it" tells who did it.
        ("It was Ukraine, not Russia, that shelled Horlivka, the mayor said.", "UA"),
        ("It was Russian gunners who shelled Nikopol.", "RU"),
        # Whose what was brought down is, by its make.
        ("Gunners in Kaniv brought down four Shaheds at dawn.", "RU"),
        ("A Kalibr was knocked down over Vinnytsia by gunners.", "RU"),
        # A capital that endures fire does not fire.
        ("Kyiv endured shelling for hours.", "unknown"),
        # What the passive says once holds of both verbs; an object makes it active.
        ("Russian marines were trapped and shelled in Terny.", "unknown"),
        ("Russian marines were sent in and attacked Terny.", "RU"),
        # "Its own" is the subject's.
        ("A Russian jet was downed by its own gunners near Terny, Kyiv said.", "RU"),
        ("Terny was deserted by the invaders.", "RU"),
        # A party that makes a capture known has made it.
        ("Moscow proclaimed the encirclement of Lyman.", "RU"),
        ("Kyiv announced the loss of Lyman.", "RU"),
        ("The General Staff of Ukraine confirmed the capture of Lyman.", "unknown"),
    ],
)
def test_who_acts_in_whose_words(text: str, side: str) -> None:
    assert only(text).actor.value == side


PARSED = """
== _tells_of_attacker
they:nsubj repelled:ROOT raids:dobj | hold@1 | False
raid:nsubj stormed=storm:ROOT | hold@1 | True
raid:nsubj stormed=storm:ROOT | strike@1 | False
raid:nsubj was:auxpass stormed=storm:ROOT | hold@2 | False
raid:nsubj storm:ROOT/NOUN | hold@1 | False
raid storm | hold@1 | False
== _given_to
X:nsubj passed=pass:ROOT to:prep Russia:pobj>2 | capture@1 | 'RU'
X:nsubj passed=pass:ROOT by:prep Russia:pobj>2 | capture@1 | 'unknown'
X:nsubj fell=fall:ROOT to:prep Russia:pobj>2 | capture@1 | 'unknown'
to:prep Russia:pobj>0 passed=pass:ROOT | capture@0-3 | 'unknown'
pass a b c to Russia | capture@0 | 'RU'
pass a b c d to Russia | capture@0 | 'unknown'
pass to a b c Russia | capture@0 | 'RU'
pass to a b c d Russia | capture@0 | 'unknown'
== _blamed
Kyiv:nsubj accused=accuse:ROOT Russia:dobj | UA:0-1:1 | 'RU'
Kyiv:nsubj blames=blame:ROOT Russia:dobj | UA:0-1:1 | 'RU'
Kyiv:nsubj fights=fight:ROOT Russia:dobj | UA:0-1:1 | 'unknown'
Kyiv:nsubj accused=accuse:ROOT of:prep Russia:pobj>2 | UA:0-1:1 | 'unknown'
Kyiv:nsubj accused=accuse:ROOT Russia:dobj | None | 'unknown'
Kyiv:nsubj accused=accuse:ROOT Russia:dobj | UA:0-1:3 | 'unknown'
Kyiv accused=accuse Russia | UA:0-1:1 | 'unknown'
Kyiv:nsubj accused=accuse:ROOT men:dobj hit:relcl>2 by:agent>3 Russia:pobj>4 | UA:0-1:1 | 'unknown'
== _only_says
told:ROOT to:aux>2 leave:xcomp | UA:0-1:0 2 | False
told:ROOT so:advmod leave:xcomp | UA:0-1:0 2 | True
told:ROOT so:advmod | UA:0-1:0 0 | False
told:ROOT to:aux>2 leave:conj | UA:0-1:0 2 | True
== _stated_by
Russia:nsubj fires:ROOT | [0] UA:0-1:1 | 'RU'
its:poss>1 army:nsubj fires:ROOT | [0,1] UA:1-2:2 | 'UA'
its:poss>1 army:nsubj fires:ROOT | [0,1] independent:1-2:2 | 'unknown'
its:poss>1 army:nsubj fires:ROOT | [0,1] None | 'unknown'
the:det>1 army:nsubj fires:ROOT | [0,1] UA:1-2:2 | 'unknown'
== _of_subject
Russia:nsubjpass hit:ROOT by:agent its:poss>5 own:amod>5 guns:pobj>2 | 1 [2,3,4,5] | 'RU'
Russia:nsubjpass hit:ROOT by:agent its:poss>5 new:amod>5 guns:pobj>2 | 1 [2,3,4,5] | 'unknown'
Russia:nsubj hit:ROOT by:agent its:poss>5 own:amod>5 guns:pobj>2 | 1 [2,3,4,5] | 'unknown'
Russia:nsubjpass hit:ROOT own:amod>0 | 1 [0,2] | 'unknown'
== _shot_down
they:nsubj downed=down:ROOT drones=drone:dobj | strike@1 | [2]
they:nsubj shot=shoot:ROOT two:nummod>3 drones=drone:dobj | strike@1 | [2,3]
drones=drone:nsubjpass downed=down:ROOT | strike@1 | [0]
drones=drone:nsubj downed=down:ROOT | strike@1 | []
they:nsubj downed=down:ROOT planes:dobj | strike@1 | []
they:nsubj hit:ROOT drones=drone:dobj | strike@1 | []
they:nsubj downed=down:ROOT drones=drone:dobj | hold@1 | []
they downed=down drones=drone | strike@1 | []
drones=drone:ROOT/NOUN | strike@0 | []
== is_they
They:nsubj fired:ROOT | strike@1 | True
Guns:nsubj fired:ROOT | strike@1 | False
fired:ROOT | strike@0 | False
They:nsubj fire:ROOT/NOUN | strike@1 | False
They fired | strike@1 | False
== weapons_of
drones=drone:nsubj hit:ROOT X:dobj | strike@1 | {'drone'}
X:nsubjpass hit:ROOT by:agent rockets=rocket:pobj>2 | strike@1 | {'rocket'}
X:nsubjpass hit:ROOT rockets=rocket:dobj | strike@1 | set()
missile:compound>1 strike:ROOT/NOUN | strike@0-2 | {'missile'}
drones=drone:nsubj hit:ROOT X:dobj | capture@1 | set()
drones=drone hit X | strike@1 | set()
guns:nsubj hit:ROOT X:dobj | strike@1 | set()
== launched_by
Russia:nsubj launched=launch:ROOT drones=drone:dobj | | ('RU', {'drone'})
drones=drone:nsubjpass launched=launch:ROOT by:agent Russia:pobj>2 | | ('RU', {'drone'})
drones=drone:nsubjpass launched=launch:ROOT | | ('unknown', set())
Russia:nsubj launched=launch:ROOT ships:dobj | | ('unknown', set())
Russia:nsubj launched=launch:ROOT | | ('unknown', set())
Russia:nsubj lost=lose:ROOT drones=drone:dobj | | ('unknown', set())
Russia:nsubj launch:ROOT/NOUN drones=drone:dobj | | ('unknown', set())
Russia launched=launch drones=drone | | ('unknown', set())
It:nsubj fire:ROOT Russia:nsubj>3 sent=send:conj bombs=bomb:dobj>3 | | ('RU', {'bomb'})
== _by_word_order
Lyman was hit by Russia | strike@2 | 'RU'
Russia captured Lyman | capture@1 | 'RU'
captured Lyman for Russia | capture@0 | 'RU'
Russia was=be hit there | strike@2 | 'UA'
Russia was=be hit there | strike@1-3 | 'UA'
hit Russia there | strike@0 | 'UA'
raid Russia there | strike@0 | 'unknown'
Ukraine raid Russia there | strike@1 | 'UA'
Ukraine repelled Russia | hold@1 | 'UA'
repelled Russia there | hold@0 | 'UA'
cleared Lyman of Russia | retake@0-3 | 'UA'
Russia was=be driven from Lyman | retake@2-4 | 'UA'
Russia took Lyman | retake@1 | 'RU'
took Lyman today | capture@0 | 'unknown'
== _agent_by_order
hit by Russia | strike@0 | 'RU'
hit for Russia | strike@0 | 'unknown'
hit a b c d e by Russia | strike@0 | 'RU'
hit a b c d e f by Russia | strike@0 | 'unknown'
hit by a b c d Russia | strike@0 | 'RU'
hit by a b c d e Russia | strike@0 | 'unknown'
by Russia hit | strike@2 | 'unknown'
== _clause_start
a , b c | 3 | 2
a , b c | 2 | 2
a b c d e f g h | 7 | 1
a b c d | 3 | 0
, a b c d e f g h | 7 | 1
, a b c d e f g h | 6 | 1
== _is_passive
X was=be hit | strike@1-3 | True
X was=be hitting now | strike@1-3 | False
X was=be hit hard | strike@2-4 | True
X was=be not so hit hard | strike@4-6 | False
X has hit | strike@1-3 | False
X was=be | strike@1 | False
== _is_tag
# Russia fired | 1 | True
# Russia fired | 2 | False
#Russia fired | 0 | True
Russia fired | 0 | False
Russia # | 0 | False
== _stands_for_clause
fire:conj go:ROOT | 0 1 | True
fire:advcl go:ROOT | 0 1 | True
fire:dobj go:ROOT | 0 1 | False
fire:nsubj they:nsubj go:ROOT | 0 2 | True
fire:nsubj they:nsubj go:ROOT | 1 2 | False
fire:nsubj go:ROOT | 0 1 | False
fire:nsubj they:dobj go:ROOT | 0 2 | False
== _holder
under:ROOT/ADP Ukrainian:amod>2 control:pobj | control@0-3 None | 'UA'
under:ROOT/ADP Ukrainian:appos>2 control:pobj | control@0-3 None | 'unknown'
of:ROOT/ADP Ukrainian:amod>2 hands=hand:pobj | control@0-3 None | 'RU'
under:ROOT/ADP our:poss>2 control:pobj | control@0-3 UA:0-1:0 | 'UA'
under:ROOT/ADP our:poss>2 control:pobj | capture@0-3 UA:0-1:0 | 'unknown'
under:ROOT/ADP our:poss>2 control:pobj | control@0-3 None | 'unknown'
under:ROOT/ADP their:poss>2 control:pobj | control@0-3 UA:0-1:0 | 'UA'
“:punct in:ROOT/ADP their:poss>3 hands:pobj | control@1-4 UA:0-1:0 | 'RU'
“:punct in:ROOT/ADP our:poss>3 hands:pobj | control@1-4 UA:0-1:0 | 'UA'
Lyman:nsubj is:ROOT ours:attr | control@1-3 UA:0-1:0 | 'UA'
Lyman:nsubj is:ROOT ours:attr | control@1-3 None | 'unknown'
Lyman:nsubj is:ROOT free:acomp | control@1-3 UA:0-1:0 | 'unknown'
== _is_out_of
out:ROOT/ADV of:prep hands:pobj>1 | 2 | True
out:ROOT/ADV in:prep hands:pobj>1 | 2 | False
== _is_quoted
“ a ” b | 1 | True
“ a ” b | 3 | False
a “ b | 0 | False
“ a ” b “ c | 5 | True
== _is_announced
He:nsubj announced=announce:ROOT capture:dobj | capture@2 UA:0-1:1 | True
He:nsubj announced=announce:ROOT capture:dobj | strike@2 UA:0-1:1 | False
He:nsubj announced=announce:ROOT capture:dobj | capture@2 independent:0-1:1 | False
He:nsubj announced=announce:ROOT capture:dobj | capture@2 None | False
He:nsubj announced=announce:ROOT capture:dobj | capture@2 UA:0-1:3 | False
He:nsubj announced=announce:ROOT capture:dobj | capture@2 UA:0-1:0 | False
He:nsubj denied=deny:ROOT capture:dobj | capture@2 UA:0-1:1 | False
He:nsubj announced=announce:ROOT capture:pobj | capture@2 UA:0-1:1 | False
He:nsubj announced=announce:ROOT capture:dobj/VERB | capture@2 UA:0-1:1 | False
He:nsubj announced=announce:ROOT loss:dobj | capture@2 UA:0-1:1 | False
He:nsubj announced=announce:ROOT capture:dobj by:prep>2 | capture@2 UA:0-1:1 | False
He:nsubj announced=announce:ROOT capture:dobj of:prep>2 | capture@2 UA:0-1:1 | True
He:nsubj announced=announce:ROOT their:poss>3 capture:dobj | capture@3 UA:0-1:1 | False
He:nsubj announced=announce:ROOT raid:dobj capture:conj>2 | capture@3 UA:0-1:1 | True
== _side_beside
Russian:amod>1 raid:ROOT/NOUN | strike@1 None | 'RU'
Russia:nsubj attacks:ROOT | strike@1 None | 'RU'
Russia:nsubj suffered:ROOT raid:dobj | strike@1-3 None | 'unknown'
Russia:nsubj suffered:ROOT loss:dobj | capture@1-3 None | 'RU'
Russia:nsubj is:ROOT under:prep fire:pobj>2 | strike@1-4 None | 'unknown'
raid:ROOT/NOUN hit:relcl>0 Russia:dobj>1 | strike@0 None | 'unknown'
raid:ROOT/NOUN contrary:advmod Russia:pobj>1 | strike@0 None | 'unknown'
raid:ROOT/NOUN despite:advmod Russia:pobj>1 | strike@0 None | 'unknown'
raid:ROOT Russia:dobj | strike@0 RU:1-2:0 | 'unknown'
raid:ROOT/NOUN Russia:dobj | strike@0 RU:1-2:0 | 'RU'
== _precedes
After:prep>3 fire:pobj>0 guns:nsubj answered:ROOT | strike@1 3 | True
After:prep>3 fire:pobj>0 guns:nsubj answered:ROOT | capture@1 3 | False
After:prep>3 fire:pobj>0/VERB guns:nsubj answered:ROOT | strike@1 3 | False
After:prep>3 fire:pcomp>0/NOUN guns:nsubj answered:ROOT | strike@1 3 | False
Under:prep>3 fire:pobj>0 guns:nsubj answered:ROOT | strike@1 3 | False
guns:nsubj answered:ROOT after:prep fire:pobj>2 | strike@3 1 | False
After:prep>2 fire:pobj>0 guns:nsubj answered:ROOT | strike@1 3 | False
== _side_of_sufferers
Russia:dobj hit:ROOT | [0] UA:1-2:1 | 'RU'
his:poss>1 men:dobj hit:ROOT | [0,1] UA:2-3:2 | 'UA'
his:det>1 men:dobj hit:ROOT | [0,1] UA:2-3:2 | 'unknown'
his:poss>1 men:dobj hit:ROOT | [0,1] independent:2-3:2 | 'unknown'
his:poss>1 men:dobj hit:ROOT | [0,1] None | 'unknown'
two:poss>1 men:dobj hit:ROOT | [0,1] UA:2-3:2 | 'unknown'
== _is_own
its:poss>1 drones:nsubj hit:ROOT | strike@1-3 2 | True
its:poss>1 drones:nsubj hit:ROOT | strike@2 2 | False
its:det>1 drones:nsubj hit:ROOT | strike@1-3 2 | False
two:poss>1 drones:nsubj hit:ROOT | strike@1-3 2 | False
drones:dobj hit:ROOT | strike@0-2 1 | False
== _are_of_claimant
the:det>1 army:nsubj hit:ROOT | [0,1] UA:1-2:2 | True
the:det>1 troops:nsubj hit:ROOT | [0,1] UA:2-3:2 | True
the:det>1 troops:nsubj hit:ROOT | [0,1] independent:2-3:2 | False
the:det>1 trains:nsubj hit:ROOT | [0,1] UA:2-3:2 | False
== _named_before
Russia:dep its:poss>2 men:nsubj hit:ROOT | [1,2] independent:3-4:3 | 'RU'
Russia:dep its:poss>2 men:nsubj hit:ROOT | [1,2] independent:0-1:3 | 'unknown'
its:poss>1 men:nsubj hit:ROOT Russia:dobj | [0,1] independent:2-3:2 | 'unknown'
== _accused
accused=accuse:ROOT Russia:dobj of:prep shelling:pcomp>2 | 3 | 1
accused=accuse:ROOT Russia:dobj for:prep shelling:pcomp>2 | 3 | None
accused=accuse:ROOT Russia:dobj of:prep shelling:pobj>2 | 3 | None
warned=warn:ROOT Russia:dobj of:prep shelling:pcomp>2 | 3 | None
== _is_under_fire
X:nsubj is:ROOT Under:prep fire:pobj>2 | strike@2-4 | True
X:nsubj is:ROOT under:prep siege:pobj>2 | capture@2-4 | False
X:nsubj is:ROOT in:prep fire:pobj>2 | strike@2-4 | False
== _is_suffered
X:nsubjpass hit:ROOT | strike@1 1 0 | True
X:nsubj hit:ROOT | strike@1 1 0 | False
X:nsubjpass pulled:ROOT out:prt | withdraw@1-3 1 0 | False
X:nsubj under:ROOT/ADP fire:pobj | strike@1-3 1 0 | True
X:nsubj suffered:ROOT raid:dobj | strike@1-3 1 0 | True
X:nsubj suffered:ROOT loss:dobj | capture@1-3 1 0 | False
X:nsubj endured:ROOT shelling:xcomp | strike@2 2 0 | True
X:nsubj began:ROOT shelling:xcomp | strike@2 2 0 | False
X:nsubj endured:ROOT shelling:conj | strike@2 2 0 | False
X:nsubj go:ROOT was:auxpass>3 hit:conj | strike@3 3 0 | True
X:nsubj go:ROOT has:aux>3 hit:conj | strike@3 3 0 | False
X:nsubjpass said:ROOT to:aux>3 hit:xcomp | strike@3 3 0 | False
X:nsubjpass hit:conj go:ROOT | strike@1 1 0 | False
X:nsubjpass>1 hit:conj go:ROOT | strike@1 1 0 | True
X:nsubjpass>1 hit:xcomp go:ROOT | strike@1 1 0 | True
X:nsubjpass said:ROOT hit:ccomp | strike@2 2 0 | True
== _shares_passive
X:nsubjpass was:auxpass taken:ROOT and:cc bombed:conj | 4 | True
X:nsubjpass was:auxpass taken:ROOT and:cc beaten:conj | 4 | True
X:nsubjpass was:auxpass taken:ROOT and:cc hit:conj | 4 | True
X:nsubjpass was:auxpass taken:ROOT and:cc struck:conj | 4 | True
X:nsubjpass was:auxpass taken:ROOT and:cc fell:conj | 4 | False
X:nsubjpass was:aux taken:ROOT and:cc bombed:conj | 4 | False
X:nsubjpass was:auxpass sent:ROOT and:cc bombed:conj Y:dobj>4 | 4 | False
X:nsubjpass was:auxpass sent:ROOT and:cc they:nsubj>5 bombed:conj | 5 | False
X:nsubjpass was:auxpass sent:ROOT and:cc had:aux>5 bombed:conj | 5 | False
X:nsubjpass was:auxpass taken:ROOT and:cc bombed:conj in:prep>4 | 4 | True
X:nsubjpass was:auxpass taken:ROOT and:cc bombed:conj into:prep>4 | 4 | False
X:nsubjpass was:auxpass taken:ROOT and:cc bombed:conj into:advmod>4 | 4 | True
== _described_noun
troops:ROOT/NOUN attacking:acl | 1 | 0
troops:ROOT/NOUN attacking:relcl | 1 | None
troops:nsubj attacking:acl>0 won:ROOT | 1 | None
troops:conj attacking:acl>0 won:ROOT | 1 | 0
they:nsubj spent:ROOT days:dobj attacking:acl>2 | 3 | 0
they:nsubj lost:ROOT days:dobj attacking:acl>2 | 3 | None
== _beaten
they:nsubj drove:ROOT men:dobj out:prt | retake@1-4 1 | [2]
they:nsubj drove:ROOT men:dobj out:prt | retake@1 1 | []
men:nsubjpass driven:ROOT out:prt | retake@1-3 1 | [0]
they:nsubj drove:ROOT men:dobj out:prt | capture@1-4 1 | []
X:nsubj cleared:ROOT of:prep men:pobj>2 | capture@1 1 | [2, 3]
X:nsubj cleared:ROOT of:agent men:pobj>2 | capture@1 1 | []
X:nsubj cleared:ROOT by:prep men:pobj>2 | capture@1 1 | []
they:nsubj repelled:ROOT raid:dobj | hold@1 1 | [2]
raid:nsubjpass repelled:ROOT | hold@1 1 | [0]
raid:dobj repelled:ROOT | hold@1 1 | [0]
raid:nsubj go:ROOT was:auxpass>3 repelled:conj | hold@3 3 | [0]
X:nsubj is:ROOT free:acomp of:prep>2 men:pobj>3 | retake@1 1 | [3, 4]
X:nsubj is:ROOT free:attr of:prep>2 men:pobj>3 | retake@1 1 | []
denied:ROOT men:dobj been:auxpass>3 forced:ccomp | hold@3 3 | [1]
denied:ROOT men:dobj been:aux>3 forced:ccomp | hold@3 3 | []
denied:ROOT men:dobj been:auxpass>3 forced:xcomp | hold@3 3 | []
denied:ROOT men:pobj been:auxpass>3 forced:ccomp | hold@3 3 | []
denied:ROOT been:auxpass>2 forced:ccomp men:dobj | hold@2 2 | []
== _hit
guns:nsubj hit:ROOT X:dobj at:prep>2 | strike@1 1 | [2, 3]
X:nsubjpass hit:ROOT | strike@1 1 | [0]
guns:nsubj hit:ROOT | strike@1 1 | []
guns:nsubj hit:ROOT X:dobj | strike@2 1 | []
guns:nsubj hit:ROOT X:dobj | strike@0 1 | []
guns:nsubj hit:ROOT X:dobj | strike@1 None | []
== _target
strike:ROOT/NOUN on:prep tanks:pobj>1 | strike@0 | [1, 2]
strike:ROOT/NOUN on:prep tanks:pobj>1 | strike@0-2 | [2]
strike:ROOT/NOUN by:prep tanks:pobj>1 | strike@0 | []
strike:ROOT/NOUN on:prep tanks:pobj>1 hit:relcl>2 | strike@0 | [1, 2]
"""
"""Each rule where it holds, and with one thing changed, where it does not."""


@pytest.mark.parametrize(
    ("function", "words", "arguments", "expected"), cases_of(agents, PARSED)
)
def test_sentences_parsed_by_hand(
    function: Answer, words: str, arguments: str, expected: object
) -> None:
    assert answer(function, words, arguments) == expected


@pytest.mark.parametrize(
    ("words", "side", "own"),
    [
        (
            "Russia:nsubj/PROPN hit:ROOT its:dep president:nsubj>1",
            Side.UNKNOWN,
            Side.RU,
        ),
        (
            "Russia:nsubj/NOUN hit:ROOT its:dep president:nsubj>1",
            Side.UNKNOWN,
            Side.UNKNOWN,
        ),
        ("Russia:nsubj/PROPN hit:ROOT its:dep president:nsubj>1", Side.UA, Side.UA),
        (
            "Russia:nsubj/PROPN hit:ROOT a:dep president:nsubj>1",
            Side.UNKNOWN,
            Side.UNKNOWN,
        ),
        (
            "Russia:nsubj/PROPN hit:ROOT its:dep mayor:nsubj>1",
            Side.UNKNOWN,
            Side.UNKNOWN,
        ),
        (
            "Russia:dobj/PROPN hit:ROOT its:dep president:conj",
            Side.UNKNOWN,
            Side.UNKNOWN,
        ),
        ("Russia hit its president", Side.UNKNOWN, Side.UNKNOWN),
    ],
)
def test_whose_its_president_is(words: str, side: Side, own: Side) -> None:
    tree = parse(words)
    claimant = tree.words([2, 3])
    attribution = Attribution(claimant, side, 1, 2, 4)
    event = Trigger(1, 2, Kind.STRIKE)
    assert agents.with_own_side(tree, event, attribution).side is own


@pytest.mark.parametrize(
    ("words", "side", "speaker", "taker"),
    [
        ("loss of Lyman to Russia", Side.RU, None, Side.UA),
        ("loss to Russia", Side.UA, None, Side.RU),
        ("loss a to b c d Russia", Side.UNKNOWN, None, Side.RU),
        ("loss a to b c d e Russia", Side.UNKNOWN, None, Side.UNKNOWN),
        ("loss a b to Russia", Side.UNKNOWN, None, Side.UNKNOWN),
        ("loss of Lyman", Side.UA, None, Side.RU),
        ("loss of Lyman", Side.UNKNOWN, Side.UA, Side.RU),
        ("loss of Lyman", Side.RU, Side.RU, Side.UA),
        ("loss of Lyman", Side.UNKNOWN, None, Side.UNKNOWN),
    ],
)
def test_who_takes_what_is_lost(
    words: str, side: Side, speaker: Side | None, taker: Side
) -> None:
    attribution = Attribution("he", speaker, 1, 1, 2) if speaker else None
    event = Trigger(0, 1, Kind.CAPTURE)
    assert agents._by_loss(parse(words), event, side, attribution) is taker


@pytest.mark.parametrize(
    ("kind", "before", "beaten", "how", "acting"),
    [
        (Kind.RETAKE, Side.RU, Side.UNKNOWN, "passive", Side.UA),
        (Kind.CAPTURE, Side.RU, Side.UNKNOWN, "passive", Side.RU),
        (Kind.CAPTURE, Side.RU, Side.UNKNOWN, "passive away", Side.UA),
        (Kind.RETAKE, Side.RU, Side.UNKNOWN, "", Side.RU),
        (Kind.RETAKE, Side.PARTNER, Side.UNKNOWN, "passive", Side.PARTNER),
        (Kind.RETAKE, Side.UNKNOWN, Side.RU, "away", Side.UA),
        (Kind.HOLD, Side.UNKNOWN, Side.RU, "", Side.UA),
        (Kind.RETAKE, Side.UNKNOWN, Side.RU, "passive", Side.RU),
        (Kind.HOLD, Side.UNKNOWN, Side.UNKNOWN, "", Side.UNKNOWN),
    ],
)
def test_who_drives_whom_out(
    kind: Kind, before: Side, beaten: Side, how: str, acting: Side
) -> None:
    passive, away = "passive" in how, "away" in how
    result = agents._by_beaten(kind, before, beaten, passive=passive, away=away)
    assert result is acting


ANNOTATED = """
a11 a26 a27 a57 a71 a72 a74 a202 a306 a402 c04 c07 c11 c16 c17 c22 c23 c25 c28 c61
c62 c68 c75 c79 c508 c510 w01 w05 w08 w09 w12 w23 w28 w29 w36 w51 w52 w53 w85 w86
w96 w98 w100 w103 w105 w119 w120 w201 w202 w208 w210 w211 w212 w220 w303 w313 w318
w320 w330 w413 w415 w508 w510 w518 w520
"""
"""Passages of tests/reading that together go every way through the module."""


@pytest.mark.parametrize("passage", ANNOTATED.split())
def test_passages_are_read_as_annotated(passage: str) -> None:
    assert misread(passage) == []


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("Troops of the Wagner group entered Lyman.", "advance", "RU"),
        ("Chechen fighters entered Lyman.", "advance", "RU"),
        ("North Korean soldiers entered Lyman.", "advance", "RU"),
        ("The invaders shelled Lyman.", "strike", "RU"),
        ("The defenders of Lyman repelled an assault.", "hold", "UA"),
        # Whose weapon it is.
        ("HIMARS rockets hit a depot in Tokmak.", "strike", "UA"),
        ("Shahed drones hit Odesa.", "strike", "RU"),
        ("Iskander missiles hit Kharkiv.", "strike", "RU"),
        ("Lyman was shelled by Russian guns.", "strike", "RU"),
        ("Kharkiv came under Russian attack.", "strike", "RU"),
        ("A Ukrainian attack on a Russian depot in Tokmak killed two.", "strike", "UA"),
        ("Russia's attack on Kharkiv killed two.", "strike", "RU"),
        # From whom it is taken, and who is beaten.
        ("Lyman was captured from Ukrainian forces.", "capture", "RU"),
        ("Ukrainian forces were driven out of Lyman.", "capture", "RU"),
        ("Russian forces surrounded Ukrainian troops in Lyman.", "advance", "RU"),
        (
            "Ukrainian troops withdrew from Lyman as Russian troops advanced.",
            "withdraw",
            "UA",
        ),
        # The enemy is that of who speaks, and so is "our".
        ("The enemy shelled Lyman, the Ukrainian brigade said.", "strike", "RU"),
        ("The enemy shelled Tokmak, the Russian governor said.", "strike", "UA"),
        ("Our troops entered Lyman, the Ukrainian brigade said.", "advance", "UA"),
        # Who shoots down a drone has not sent it.
        ("Russia shot down a drone over Belgorod.", "strike", "unknown"),
        ("Ukraine's air force shot down 10 drones over Odesa.", "strike", "unknown"),
        ("Russian troops failed to take Lyman.", "assault", "RU"),
        ("An attempt by Russian troops to take Lyman failed.", "assault", "RU"),
        ("Russian troops dug trenches near Tokmak.", "fortify", "RU"),
        ("Ukrainian flags were raised over Lyman.", "retake", "UA"),
        ("The Russian flag was raised over Lyman.", "capture", "RU"),
        ("Shells hit Lyman.", "strike", "unknown"),
    ],
)
def test_who_acts_in_a_sentence(text: str, kind: str, actor: str) -> None:
    (claim,) = claims(text)
    assert (claim.kind.value, claim.actor.value) == (kind, actor)


RELATIONS = """
== _stands_for_clause
fire:conj go:ROOT | 0 1 | True
fire:ccomp go:ROOT | 0 1 | True
fire:advcl go:ROOT | 0 1 | True
fire:parataxis go:ROOT | 0 1 | True
fire:xcomp go:ROOT | 0 1 | False
== _shot_down
they:nsubj downed=down:ROOT drones=drone:dobj | strike@1 | [2]
they:nsubj downed=down:ROOT drones=drone:nsubjpass | strike@1 | [2]
they:nsubj downed=down:ROOT drones=drone:attr | strike@1 | []
they:nsubj downed=down:ROOT drones=drone:dobj seen:relcl>2 | strike@1 | [2]
they:nsubj downed=down:ROOT drones=drone:dobj seen:ccomp>2 | strike@1 | [2]
they:nsubj downed=down:ROOT drones=drone:dobj seen:advcl>2 | strike@1 | [2]
they:nsubj downed=down:ROOT drones=drone:dobj seen:conj>2 | strike@1 | [2]
they:nsubj downed=down:ROOT drones=drone:dobj seen:parataxis>2 | strike@1 | [2]
they:nsubj downed=down:ROOT drones=drone:dobj seen:acl>2 | strike@1 | [2]
they:nsubj downed=down:ROOT drones=drone:dobj seen:appos>2 | strike@1 | [2]
they:nsubj downed=down:ROOT drones=drone:dobj two:nummod>2 | strike@1 | [2,3]
== _side_beside
raid:ROOT/NOUN Russia:relcl/PROPN | strike@0 None | 'unknown'
raid:ROOT/NOUN Russia:advcl/PROPN | strike@0 None | 'unknown'
raid:ROOT/NOUN Russia:ccomp/PROPN | strike@0 None | 'unknown'
raid:ROOT/NOUN Russia:nsubjpass/PROPN | strike@0 None | 'unknown'
raid:ROOT/NOUN Russia:pobj | strike@0 None | 'RU'
== _holder
under:ROOT/ADP Ukrainian:amod>2 control:pobj | control@0-3 None | 'UA'
under:ROOT/ADP Ukrainian:poss>2 control:pobj | control@0-3 None | 'UA'
under:ROOT/ADP Ukrainian:compound>2 control:pobj | control@0-3 None | 'UA'
== _is_quoted
“ a | 1 | True
” a | 1 | True
" a | 1 | True
`` a | 1 | True
'' a | 1 | True
' a | 1 | False
== _clause_start
a , b c | 3 | 2
a ; b c | 3 | 2
a : b c | 3 | 2
a " b c | 3 | 2
a “ b c | 3 | 2
a ” b c | 3 | 2
a ! b c | 3 | 0
"""
"""Each relation in which a word may stand, and each mark."""


@pytest.mark.parametrize(
    ("function", "words", "arguments", "expected"), cases_of(agents, RELATIONS)
)
def test_each_relation(
    function: Answer, words: str, arguments: str, expected: object
) -> None:
    assert answer(function, words, arguments) == expected
