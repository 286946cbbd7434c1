"""Who says it: verbs of saying, word order, pronouns, offices and relays; and whose side
they are on.
"""

from __future__ import annotations

import pytest

from dashboard.domain.place import Place
from dashboard.domain.words import Hedge, Kind, Side
from dashboard.reading.claims.drafts import WRITER
from dashboard.reading.claims.people import attribution
from dashboard.reading.claims.people.attribution import (
    acting_party_in,
    is_outlet,
    party_in,
    reported_by,
    side_by_event,
    side_of,
)
from tests.unit.reading.annotated import misread
from tests.unit.reading.articles import claims, only, reader
from tests.unit.reading.claims.sentences import analysed, events_of
from tests.unit.reading.parses import Answer, answer, cases_of
from tests.unit.reading.toponyms import mentions

SAID = [
    (
        "Russian forces shelled Nikopol, the regional governor said.",
        "the regional governor",
        Side.UA,
    ),
    (
        "Russian forces shelled Nikopol, said Serhiy Lysak, head of the region.",
        "Serhiy Lysak",
        Side.UA,
    ),
    (
        "Ukraine's General Staff said Russian forces had shelled Nikopol.",
        "Ukraine's General Staff",
        Side.UA,
    ),
    (
        (
            "According to the Institute for the Study of War, Russian forces shelled"
            " Nikopol."
        ),
        "the Institute for the Study of War",
        Side.INDEPENDENT,
    ),
    (
        "Russian forces shelled Nikopol, according to a report by the Pentagon.",
        "the Pentagon",
        Side.PARTNER,
    ),
    (
        (
            "A Moscow-installed official, Ivan Petrenko, said Ukrainian forces shelled"
            " Melitopol."
        ),
        "A Moscow-installed official, Ivan Petrenko",
        Side.RU,
    ),
    (
        (
            "“They shelled Nikopol all night,” Olena Koval, a spokeswoman for the"
            " Ukrainian army, told reporters."
        ),
        "Olena Koval",
        Side.UA,
    ),
    (
        "A Russian missile hit Kharkiv, the mayor, Ihor Terekhov, said.",
        "the mayor, Ihor Terekhov",
        Side.UA,
    ),
    (
        "Ukrainian troops left Lyman, its mayor Ivan Petrenko told a paper.",
        "its mayor Ivan Petrenko",
        Side.UA,
    ),
    (
        "Russian forces shelled Nikopol, per Ukraine's General Staff.",
        "Ukraine's General Staff",
        Side.UA,
    ),
    (
        "Wagner chief Yevgeny Prigozhin said he had left Bakhmut.",
        "Wagner chief Yevgeny Prigozhin",
        Side.RU,
    ),
    ("Russian forces shelled Nikopol on Monday.", "the article's writer", Side.UNKNOWN),
]


@pytest.mark.parametrize(("text", "who", "side"), SAID)
def test_speaker(text: str, who: str, side: Side) -> None:
    claim = only(text)
    assert (claim.claimant, claim.claimant_side) == (who, side)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Russian forces shelled Nikopol, the regional governor said.",
            "the regional governor",
        ),
        (
            "The Ukrainian army said Russian forces shelled Nikopol.",
            "The Ukrainian army",
        ),
        ("According to the Pentagon, Russian forces shelled Nikopol.", "the Pentagon"),
        ("Russian forces shelled Nikopol, said Serhiy Lysak.", "Serhiy Lysak"),
    ],
)
def test_speaker_by_word_order_alone(text: str, who: str) -> None:
    assert only(text, with_model=False).claimant == who


@pytest.mark.parametrize("with_model", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "Heavy shelling reported near Orikhiv this morning.",
        "Clashes reported in Orikhiv on Wednesday.",
        "Drone strikes reported overnight in Orikhiv.",
    ],
)
def test_what_happened_does_not_speak(text: str, with_model: bool) -> None:
    claim = only(text, with_model=with_model)
    assert claim.claimant_side is Side.UNKNOWN
    assert claim.claimant == "the article's writer"
    assert claim.place_as_written == "Orikhiv"


def test_a_list_of_places_is_no_part_of_the_name_behind_it() -> None:
    found = claims(
        "Ukraine has regained the whole of the Sumy region, among other places"
        " Trostianets, Okhtyrka and Lebedyn, Deputy Minister Olha Koval said on Monday."
    )
    assert {claim.claimant for claim in found} == {"Deputy Minister Olha Koval"}


def test_who_is_contradicted_does_not_speak() -> None:
    claim = only(
        "None of what the ministry in Moscow said about the fall of Lyman is true, a"
        " spokesman of the Ukrainian army said."
    )
    assert claim.claimant == "a spokesman of the Ukrainian army"
    assert (claim.place_as_written, claim.hedge) == ("Lyman", Hedge.DENIED)


@pytest.mark.parametrize(
    "answer",
    [
        "; the Kremlin called that a lie.",
        ", but the Kremlin dismissed that as a lie.",
        ". The Kremlin described it as disinformation.",
    ],
)
def test_who_calls_it_a_lie_denies_it_and_the_other_has_claimed_it(answer: str) -> None:
    found = claims(f"Russian forces shelled Beryslav, a commander said{answer}")
    assert [(claim.claimant.lower(), claim.hedge) for claim in found] == [
        ("a commander", Hedge.ASSERTED),
        ("the kremlin", Hedge.DENIED),
    ]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The General Staff called reports of the fall of Lyman a lie.", Side.UA),
        ("Moscow denounced the reports of a strike on Beryslav as fake.", Side.RU),
        ("The General Staff called the fall of Lyman a heavy blow.", None),
    ],
)
def test_who_calls_a_report_false_denies_it(text: str, side: Side | None) -> None:
    denials = [claim for claim in claims(text) if claim.hedge is Hedge.DENIED]
    assert [claim.claimant_side for claim in denials] == [side] * (side is not None)


def test_what_is_denied_in_one_sentence_says_nothing_of_the_next() -> None:
    claim = only(
        "Nothing moved at dawn. News that Russian forces captured Lyman is true, Moscow"
        " said."
    )
    assert (claim.claimant, claim.hedge) == ("Moscow", Hedge.ASSERTED)


def test_of_what_is_no_event_anybody_speaks() -> None:
    claim = only("Kherson will never be Russian again, the president said on Monday.")
    assert (claim.kind, claim.claimant_side) == (Kind.STATEMENT, Side.UNKNOWN)


def test_a_pronoun_and_a_surname_stand_for_the_full_name() -> None:
    text = (
        "Deputy Defence Minister Iryna Bondar said troops had entered Robotyne. She"
        " said fighting continued near Verbove. Bondar added that Russian attacks near"
        " Marinka were repelled."
    )
    assert {c.claimant for c in claims(text)} == {
        "Deputy Defence Minister Iryna Bondar"
    }


def test_an_office_stands_for_whoever_was_named_with_it() -> None:
    text = (
        "Russia's Defence Ministry said its troops took Vodiane. The ministry said"
        " fighting went on near Pervomaiske."
    )
    assert [(c.claimant, c.claimant_side) for c in claims(text)] == [
        ("Russia's Defence Ministry", Side.RU)
    ] * 2


def test_an_office_does_not_stand_for_the_holder_of_another() -> None:
    mayor = "Explosions were heard in Kyiv, mayor Oleh Testenko said. "
    assert [c.claimant for c in claims(mayor + "Drones hit Bucha, the governor said.")][
        1:
    ] == ["the governor"]
    assert "Testenko" in claims(mayor + "Drones hit Bucha, the mayor said.")[1].claimant
    person = "Shells hit Kherson, Oleh Testenko said. "
    assert (
        "Testenko"
        in claims(person + "Drones hit Beryslav, the governor said.")[1].claimant
    )


def test_an_outlet_passes_on_what_others_say() -> None:
    claim = only(
        "The Ukrainian army said its troops entered Robotyne, Reuters reported."
    )
    assert (claim.claimant, claim.relayed_by) == ("The Ukrainian army", "Reuters")


def test_a_cited_source_speaks_through_the_outlet() -> None:
    claim = only(
        "Heavy fighting continued near Vuhledar, Reuters reported, citing a Ukrainian"
        " officer."
    )
    assert (claim.claimant, claim.relayed_by) == ("a Ukrainian officer", "Reuters")


def test_what_the_reporter_adds_is_not_put_into_the_mouth_of_the_speaker() -> None:
    text = (
        "Russian troops withdrew from Kherson, Moscow's defence ministry said, as"
        " Ukrainian soldiers entered the city."
    )
    assert [(c.kind.value, c.claimant) for c in claims(text)] == [
        ("withdraw", "Moscow's defence ministry"),
        ("advance", "the article's writer"),
    ]


def test_a_claim_is_called_a_claim() -> None:
    assert (
        only("Wagner claimed its fighters had captured Bakhmut.").hedge is Hedge.CLAIMED
    )


@pytest.mark.parametrize(
    ("text", "claimant", "hedge"),
    [
        ("Moscow's claim that it captured Lyman raised doubts.", "Moscow", "claimed"),
        (
            "They noted the Russian army's claim to have captured Lyman.",
            "the Russian army",
            "claimed",
        ),
        (
            "A report by DeepState of the capture of Lyman drew notice.",
            "DeepState",
            "asserted",
        ),
        ("Its claim that troops captured Lyman raised doubts.", None, ""),
        ("Moscow's plan that troops capture Lyman raised doubts.", None, ""),
    ],
)
def test_a_claim_has_an_owner(text: str, claimant: str | None, hedge: str) -> None:
    sentence = analysed(text)
    (event,) = events_of(sentence)
    attribution = reported_by(sentence.tree, sentence.tree.top(event.first, event.last))
    if claimant is None:
        assert attribution is None
    else:
        assert attribution is not None
        assert (attribution.claimant, attribution.hedge.value) == (claimant, hedge)


def test_of_a_denied_claim_the_owner_is_not_who_denies_it() -> None:
    (claim,) = claims("Kyiv rejected Moscow's claim that it captured Lyman.")
    assert (claim.claimant, claim.hedge.value) == ("Kyiv", "denied")
    assert (claim.kind.value, claim.actor.value) == ("capture", "RU")


def test_what_x_said_is_opposed_and_not_said() -> None:
    (claim,) = claims("Contrary to what Moscow said, Lyman has not been lost.")
    assert claim.claimant == "the article's writer"


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


@pytest.mark.parametrize(
    ("text", "claimant", "side"),
    [
        (
            "Moscow proclaimed the capture of Kurakhove on Tuesday.",
            "Moscow",
            Side.RU,
        ),
        ("The Kremlin hailed the fall of Toretsk.", "The Kremlin", Side.RU),
        (
            "Drones hit a depot in Feodosia, Ukrainian sailors boasted.",
            "Ukrainian sailors",
            Side.UA,
        ),
        (
            "Lyman was shelled all night, the Ukrainian head of its council lamented.",
            "the Ukrainian head of its council",
            Side.UA,
        ),
        (
            "Ukrainian military sources indicated that troops had left Marinka.",
            "Ukrainian military sources",
            Side.UA,
        ),
        (
            "The General Staff counted 30 clashes near Siversk on Saturday.",
            "The General Staff",
            Side.UA,
        ),
        (
            "Russia's ministry listed Novoselivka and Ivanivka among the villages its"
            " troops had captured.",
            "Russia's ministry",
            Side.RU,
        ),
        (
            "Ukraine's command cast doubt on reports that Bilohorivka had fallen.",
            "Ukraine's command",
            Side.UA,
        ),
        (
            "A Ukrainian colonel shrugged off talk of the loss of Robotyne.",
            "A Ukrainian colonel",
            Side.UA,
        ),
        (
            "The institute has seen no evidence that Lyptsi was captured.",
            "The institute",
            Side.UNKNOWN,
        ),
        (
            "A refinery in Tuapse was hit; two tanks burned, Russian agencies"
            " reported.",
            "Russian agencies",
            Side.RU,
        ),
        (
            "Russian troops hold four places near Sumy: Basivka, Zhuravka, Novenke and"
            " Veselivka, Governor Oleh Hryhorov wrote.",
            "Governor Oleh Hryhorov",
            Side.UA,
        ),
        (
            "Russian soldiers crawled through a pipe near Sudzha, Russian bloggers"
            " recounted over the weekend.",
            "Russian bloggers",
            Side.RU,
        ),
        (
            "Ukrainian marines left Krynky, a Ukrainian officer familiar with the order"
            " told a paper.",
            "a Ukrainian officer familiar with the order",
            Side.UA,
        ),
        (
            "The Ukrainian head of Nikopol blamed Russian artillery for the strike on"
            " Nikopol.",
            "The Ukrainian head of Nikopol",
            Side.UA,
        ),
        (
            "Ukraine still controls Yahidne, whatever Wagner says, Ivan Petrenko, the"
            " Ukrainian command's spokesman, insisted.",
            "Ivan Petrenko",
            Side.UA,
        ),
        (
            "Russian infantry was stopped near Lyman, says the 81st Airmobile.",
            "the 81st Airmobile",
            Side.UA,
        ),
    ],
)
def test_other_verbs_of_saying_name_who_says_it(
    text: str, claimant: str, side: Side
) -> None:
    found = [(c.claimant, c.claimant_side) for c in claims(text)]
    assert found
    assert set(found) == {(claimant, side)}


@pytest.mark.parametrize(
    "text",
    [
        "Ukrainian troops countered the assault near Lyman.",
        "Russian units answered with artillery near Lyman.",
        "Ukrainian soldiers found an enemy trench near Lyman and stormed it.",
        "Russian forces counted on surprise and stormed Lyman.",
    ],
)
def test_verbs_of_saying_that_say_nothing_name_nobody(text: str) -> None:
    assert {c.claimant for c in claims(text)} == {"the article's writer"}


def test_a_quoted_word_does_not_speak() -> None:
    text = (
        "Russia's ministry said on Monday that its troops had taken Marinka."
        ' "Nonsense," replied a spokesman for Ukraine\'s 79th brigade.'
    )
    assert [(c.claimant, c.hedge, c.kind) for c in claims(text)] == [
        ("Russia's ministry", Hedge.ASSERTED, Kind.CAPTURE),
        ("a spokesman for Ukraine's 79th brigade", Hedge.DENIED, Kind.CAPTURE),
    ]


PARSED = """
== attributions
Kyiv:nsubj/PROPN said=say:ROOT it:nsubj>3 fell:ccomp | | ['Kyiv UA asserted 1']
raid on Lyman , said=say Kyiv | | ['Kyiv UA asserted 4']
Kyiv said=say it fell | | ['Kyiv UA asserted 1']
raid on Lyman , per Kyiv | | ['Kyiv UA asserted 4']
raid on Lyman per Kyiv | | []
Lyman fell , according to Kyiv | | ['Kyiv UA asserted 3']
Reuters said=say it fell , citing Kyiv | | ['Reuters independent asserted 1', 'Kyiv UA asserted 5 via Reuters']
it fell , citing Kyiv | | []
it fell | | []
== _is_inverted
x:dep ,:punct said=say:ROOT Ivan:nsubj/PROPN .:punct | 2 | True
x:dep ”:punct said=say:ROOT Ivan:nsubj/PROPN .:punct | 2 | True
x:dep –:punct said=say:ROOT Ivan:nsubj/PROPN .:punct | 2 | False
x:dep ,:punct said=say:ROOT man:nsubj/NOUN .:punct | 2 | False
x:dep ,:punct told=tell:ROOT Ivan:nsubj/PROPN .:punct | 2 | False
x:dep ,:punct said=say:ROOT | 2 | False
said=say:ROOT Ivan:nsubj/PROPN .:punct | 0 | False
,:punct said=say:ROOT Ivan:nsubj/PROPN .:punct | 1 | True
x:dep ,:punct said=say:ROOT Ivan:nsubj/PROPN | 2 | True
x:dep ,:punct said=say:ROOT | 2 | False
== _closes
it:nsubj fell:ccomp ,:punct an:det>4 officer:nsubj said=say:ROOT .:punct | 5 | True
it:nsubj fell:ccomp ,:punct an:det>4 officer:nsubj said=say:ROOT | 5 | True
it:nsubj fell:ccomp ,:punct an:det>4 officer:nsubj said=say:ROOT him:dobj | 5 | False
it:nsubj fell:ccomp ,:punct an:det>4 officer:nsubj told=tell:ROOT him:dobj | 5 | True
it:nsubj fell:ccomp ,:punct an:det>4 officer:nsubj said=say:ROOT on:prep Monday:pobj>6 | 5 | True
it:nsubj fell:ccomp so:advmod an:det>4 officer:nsubj said=say:ROOT .:punct | 5 | False
it:nsubj fell:ccomp ,:punct who:nsubj/PRON said=say:ROOT .:punct | 4 | False
it:nsubj fell:ccomp ,:punct an:det>5 new:amod>5 officer:nsubj said=say:ROOT .:punct | 6 | True
it:nsubj fell:ccomp ,:punct officer:nsubj quickly:advmod said=say:ROOT .:punct | 5 | False
it:nsubj fell:ccomp ,:punct officer:nsubj said=say:conj/NOUN .:punct | 4 | False
it:nsubj fell:ccomp ,:punct said=say:ROOT .:punct | 3 | False
,:punct officer:nsubj said=say:ROOT .:punct | 2 | False
x:dep ,:punct officer:nsubj said=say:ROOT .:punct | 3 | True
it fell , officer said=say . | 4 | False
== _is_according_to
according to Kyiv | 0 | True
according with Kyiv | 0 | False
Kyiv according to | 2 | False
== _hedge_of_verb
they:nsubj denied=deny:ROOT | 1 | 'denied'
they:nsubj not:neg denied=deny:ROOT | 2 | 'hedged'
they:nsubj not:neg said=say:ROOT | 2 | 'asserted'
they:nsubj claimed=claim:ROOT | 1 | 'claimed'
== _is_talk_of
he:nsubj spoke=speak:ROOT of:prep raids:pobj>2 | 1 | True
he:nsubj spoke=speak:ROOT about:prep raids:pobj>2 | 1 | True
he:nsubj spoke=speak:ROOT with:prep raids:pobj>2 | 1 | False
of:prep>2 he:nsubj spoke=speak:ROOT | 2 | False
he:nsubj heard=hear:ROOT of:prep raids:pobj>2 | 1 | False
== _talking
Kyiv:nsubj/PROPN spoke=speak:ROOT of:prep raids:pobj>2 | 1 | ['Kyiv UA asserted 1 narrow']
spoke=speak:ROOT of:prep raids:pobj>1 | 0 | []
== _listing
Kyiv:nsubj/PROPN counted=count:ROOT clashes:dobj | 1 | ['Kyiv UA asserted 1']
Kyiv:nsubj/PROPN counted=count:ROOT clashes:oprd | 1 | ['Kyiv UA asserted 1']
Kyiv:nsubj/PROPN counted=count:ROOT | 1 | []
counted=count:ROOT clashes:dobj | 0 | []
troops=troop:nsubj counted=count:ROOT losses:dobj | 1 | []
military:nsubj counted=count:ROOT losses:dobj | 1 | ['military unknown asserted 1']
Kyiv:nsubj/PROPN as:mark>2 counted=count:advcl clashes:dobj>2 go:ROOT | 2 | []
as:mark>2 Kyiv:nsubj>2/PROPN counted=count:advcl clashes:dobj>2 go:ROOT | 2 | ['Kyiv UA asserted 2 narrow']
== _sees_no_sign
he:nsubj not:neg sees=see:ROOT evidence:dobj | 2 | True
he:nsubj sees=see:ROOT no:det>3 evidence:dobj | 1 | True
he:nsubj sees=see:ROOT evidence:dobj | 1 | False
he:nsubj sees=see:ROOT no:det>3 tanks:dobj | 1 | False
he:nsubj sees=see:ROOT | 1 | False
he:nsubj sight:ROOT/NOUN no:det>3 evidence:dobj | 1 | False
== refutes
he:nsubj debunk:ROOT it:dobj/PRON | 1 | True
he:nsubj debunk:ROOT/NOUN it:dobj/PRON | 1 | False
he:nsubj push:ROOT back:advmod on:prep the:det>5 claims:pobj>3 | 1 | True
he:nsubj push:ROOT back:advmod on:prep all:det>6 the:det>6 claims:pobj>3 | 1 | False
he:nsubj push:ROOT back:advmod on:prep claims:pobj>3 | 1 | True
he:nsubj push:ROOT back:advmod on:prep tanks:pobj>3 | 1 | False
he:nsubj push:ROOT on:advmod with:prep claims:pobj>3 | 1 | False
he:nsubj shrug:ROOT it:dobj off:prt | 1 | True
he:nsubj shrug:ROOT it:dobj all:det off:prt | 1 | True
he:nsubj shrug:ROOT it:dobj all:det away:advmod off:prt | 1 | False
he:nsubj shrug:ROOT at:prep | 1 | False
== calls_false
he:nsubj called=call:ROOT that:dobj/PRON a:det>4 lie:oprd | 1 | True
he:nsubj called=call:ROOT it:dobj/PRON a:det>4 lie:oprd | 1 | True
he:nsubj called=call:ROOT this:dobj/PRON false:oprd | 1 | True
he:nsubj called=call:ROOT him:dobj/PRON a:det>4 lie:oprd | 1 | False
he:nsubj called=call:ROOT it:dobj/PRON a:det>4 gift:oprd | 1 | False
he:nsubj called=call:ROOT the:det>3 report:dobj a:det>5 lie:oprd | 1 | True
he:nsubj called=call:ROOT the:det>3 report:dobj of:prep lie:oprd | 1 | False
he:nsubj called=call:ROOT a:det>3 report:dobj a:det>5 lie:oprd | 1 | False
he:nsubj called=call:ROOT the:det>3 town:dobj a:det>5 lie:oprd | 1 | False
== _names_report
called the report a | 0 | True
called the report | 0 | False
called his claim a | 0 | True
called one claim a | 0 | False
== _names_false
he:nsubj called=call:ROOT raid:dobj a:det>4 lie:oprd | 1 | True
he:nsubj called=call:ROOT raid:dobj a:det>4 blow:oprd | 1 | False
he:nsubj saw=see:ROOT raid:dobj a:det>4 lie:oprd | 1 | False
he:nsubj call:ROOT/NOUN raid:dobj a:det>4 lie:oprd | 1 | False
he:nsubj called=call:ROOT raid:dobj ,:punct a:det>4 lie:oprd | 1 | False
he:nsubj called=call:ROOT that:dobj/PRON as:prep lie:pobj>3 | 1 | True
he:nsubj called=call:ROOT raid:dobj not:neg>4 true:oprd | 1 | True
he:nsubj called=call:ROOT raid:dobj so:advmod>4 true:oprd | 1 | False
lie:nsubj called=call:ROOT raid:dobj | 1 | False
== _calling
Kyiv:nsubj/PROPN called=call:ROOT it:dobj/PRON lie:oprd | 1 | ['Kyiv UA denied 1 narrow']
called=call:ROOT it:dobj/PRON lie:oprd | 0 | []
== _is_predicate
he:nsubj reports=report:ROOT it:dobj/PRON | 1 | True
reported=report:amod>1/VERB raid:nsubj go:ROOT | 0 | False
reported=report:compound>1/VERB raid:nsubj go:ROOT | 0 | False
he:nsubj assess:ROOT/NOUN fell:ccomp | 1 | True
the:det>1 claim:ROOT/NOUN fell:ccomp | 1 | False
claim:ROOT/NOUN fell:acl | 0 | False
go:ROOT claim:dobj fell:ccomp>1 | 1 | False
== _is_set_aside
whatever:dobj Kyiv:nsubj says=say:ROOT | 2 | True
no:det>1 matter:ROOT/NOUN what:dobj>4 Kyiv:nsubj>4 says=say:ccomp | 4 | True
no:det>1 matter:ROOT/NOUN how:dobj>4 Kyiv:nsubj>4 says=say:ccomp | 4 | True
so:advmod whatever:dobj Kyiv:nsubj says=say:ROOT | 3 | False
== _is_of_nobody
it:nsubj be:ROOT wrong:acomp deny:xcomp | 3 0 | True
he:nsubj be:ROOT wrong:acomp deny:xcomp | 3 0 | False
it:nsubj be:ROOT wrong:acomp deny:ccomp | 3 0 | False
it:nsubj seem:ROOT wrong:acomp deny:xcomp | 3 0 | False
== _of_verb
raid:nsubjpass reported=report:ROOT by:agent Kyiv:pobj>2/PROPN | 1 | ['Kyiv UA asserted 1']
raid:nsubjpass reported=report:ROOT | 1 | []
Kyiv:nsubj/PROPN says=say:ROOT it:nsubj>3 fell:ccomp | 1 | ['Kyiv UA asserted 1']
says=say:ROOT it:nsubj>2 fell:ccomp | 0 | []
nobody:nsubj says=say:ROOT it:nsubj>3 fell:ccomp | 1 | []
as:mark>2 Kyiv:nsubj>2/PROPN says=say:advcl go:ROOT | 2 | ['Kyiv UA asserted 2 narrow']
Whatever:dobj>2 Kyiv:nsubj>2/PROPN says=say:ccomp go:ROOT | 2 | []
it:nsubj be:ROOT wrong:acomp deny:xcomp raid:dobj>3 | 3 | []
== _outside_quotation
“ no=no ” said=say he | 3 None | None
“:punct Nonsense:nsubj ”:punct said=say:ROOT he:nsubj/PRON | 3 1 | 4
“:punct Nonsense:nsubj ”:punct said=say:ROOT he:dobj/PRON | 3 1 | 1
Nonsense:nsubj ”:punct said=say:ROOT he:nsubj/PRON | 2 0 | 0
“:punct no:dep ”:punct he:nsubj/PRON said=say:ROOT she:nsubj/PRON | 4 3 | 3
said=say:ROOT he:nsubj/PRON | 0 1 | 1
“:punct no:dep ”:punct he:nsubj “:punct yes:dep ”:punct said=say:ROOT she:nsubj | 7 3 | 3
== reported_by
Moscow:poss>1/PROPN claim:nsubj fell:acl>1 is:ROOT | 2 | 'Moscow RU claimed 1 narrow'
Moscow:poss>1/PROPN report:nsubj fell:acl>1 is:ROOT | 2 | 'Moscow RU asserted 1 narrow'
Moscow:poss>1/PROPN news:nsubj fell:acl>1 is:ROOT | 2 | 'Moscow RU asserted 1 narrow'
claim:nsubj by:prep>0 Moscow:pobj>1/PROPN fell:acl>0 is:ROOT | 3 | 'Moscow RU claimed 0 narrow'
claim:nsubj of:prep>0 Moscow:pobj>1/PROPN fell:acl>0 is:ROOT | 3 | None
its:poss>1 claim:nsubj fell:acl>1 is:ROOT | 2 | None
Moscow:poss>1/PROPN train:nsubj fell:acl>1 is:ROOT | 2 | None
Moscow:nsubj claim:ROOT fell:ccomp | 2 | None
claim:nsubj fell:acl>0 is:ROOT | 1 | None
== _counts_for_sentence
Kyiv:nsubj said=say:ROOT | 1 | True
as:mark>2 Kyiv:nsubj>2 said=say:advcl go:ROOT | 2 | False
Kyiv:nsubj>1 said=say:advcl go:ROOT | 1 | True
which:dobj>2 Kyiv:nsubj>2 said=say:relcl go:ROOT | 2 | False
who:nsubj>1 said=say:relcl go:ROOT | 1 | True
contrary:advmod to:prep>0 what:dobj>4 Kyiv:nsubj>4 said=say:pcomp>1 go:ROOT | 4 | False
despite:prep what:dobj>3 Kyiv:nsubj>3 said=say:pcomp>0 go:ROOT | 3 | False
after:prep what:dobj>3 Kyiv:nsubj>3 said=say:pcomp>0 go:ROOT | 3 | True
despite:prep what:dobj>3 Kyiv:nsubj>3 said=say:conj>0 go:ROOT | 3 | True
== _claims_something
he:nsubj said=say:ROOT | 1 | True
he:nsubj replied=reply:ROOT | 1 | False
he:nsubj replied=reply:ROOT it:nsubj>3 fell:ccomp | 1 | True
he:nsubj replied=reply:ROOT it:nsubj>3 fell:parataxis | 1 | True
go:ROOT he:nsubj>2 replied=reply:parataxis | 2 | True
“:punct no:dep ”:punct he:nsubj replied=reply:ROOT | 4 | True
as:mark>1 reported=report:advcl go:ROOT | 1 | False
reported=report:advcl it:dobj>0/PRON go:ROOT | 0 | True
reported=report:ROOT | 0 | True
raid:ROOT/NOUN he:nsubj>2 rejects=reject:relcl | 2 | True
raid:ROOT/NOUN he:nsubj>2 reports=report:relcl | 2 | False
== _has_clause
” a b c d e f g h i j k replied | 12 | True
” a b c d e f g h i j k l replied | 13 | False
== _is_denied_talk
nothing:dobj of:prep what:dobj Kyiv:nsubj>4 said=say:ROOT | 4 | True
all:dobj of:prep what:dobj Kyiv:nsubj>4 said=say:ROOT | 4 | False
nothing:dobj of:prep what:dobj Kyiv:dobj>4 said=say:ROOT | 4 | False
== _follows_comma
it:nsubj fell:ccomp ,:punct an:det>4 officer:appos said=say:ROOT | 5 | True
it:nsubj fell:ccomp so:advmod an:det>4 officer:appos said=say:ROOT | 5 | False
it:nsubj fell:ccomp ,:punct an:det>4 officer:appos says=say:ROOT | 5 | True
it:nsubj fell:ccomp ,:punct an:det>4 officer:appos eats=eat:ROOT | 5 | False
it:nsubj>5 fell:ccomp ,:punct an:det>4 officer:appos said=say:ROOT | 5 | True
it:nsubj>1 fell:ccomp ,:punct an:det>4 officer:nsubj said=say:ROOT | 5 | False
it:nsubj>1 fell:ccomp ,:punct quickly:advmod said=say:ROOT | 4 | False
it:nsubj>1 fell:ccomp ,:punct officer:appos ,:punct said=say:ROOT | 5 | True
officer:appos said=say:ROOT | 1 | False
== _according_to
fell:ROOT according:prep to:prep>1 Kyiv:pobj>2/PROPN | 1 | ['Kyiv UA asserted 1']
fell:ROOT according:prep Kyiv:pobj>1/PROPN | 1 | []
fell:ROOT according:prep to:prep>1 Kyiv:dobj>2/PROPN | 1 | []
== is_reporting
Kyiv:nsubj says=say:ROOT | 1 | True
which:nsubj says=say:ROOT | 1 | False
says=say:ROOT | 0 | False
Kyiv:nsubj goes=go:ROOT | 1 | False
Kyiv:nsubj say:ROOT/NOUN | 1 | False
== _by_agent
raid:nsubjpass filmed:ROOT by:agent Kyiv:pobj>2/PROPN | 1 | ['Kyiv UA asserted 1']
raid:nsubjpass filmed:ROOT by:prep Kyiv:pobj>2/PROPN | 1 | []
as:mark>1 filmed:advcl by:agent>1 Reuters:pobj>2/PROPN go:ROOT | 1 | ['Reuters independent asserted 1 narrow']
as:mark>1 filmed:advcl by:agent>1 Kyiv:pobj>2/PROPN go:ROOT | 1 | ['Kyiv UA asserted 1']
== _quoting
Reuters:nsubj/PROPN quoted=quote:ROOT Kyiv:dobj/PROPN | 1 | ['Kyiv UA asserted 1 via Reuters']
Moscow:nsubj/PROPN quoted=quote:ROOT Kyiv:dobj/PROPN | 1 | ['Kyiv UA asserted 1']
Reuters:nsubj/PROPN quoted=quote:ROOT Kyiv:nsubj>3/PROPN said=say:ccomp | 1 | ['Kyiv UA asserted 1 via Reuters']
Reuters:nsubj/PROPN quoted=quote:ROOT | 1 | []
Reuters:nsubj/PROPN citing=cite:acl>0 Kyiv:dobj>1/PROPN said:ROOT | 1 | ['Kyiv UA asserted 1 via Reuters']
quoted=quote:ROOT Kyiv:dobj/PROPN | 0 | ['Kyiv UA asserted 0']
== _behind_enumeration
A:nsubj/PROPN ,:punct B:conj>0/PROPN and:cc C:conj>0/PROPN ,:punct Ivan:conj>0/PROPN wrote:ROOT | 0 7 | 6
A:nsubj/PROPN ,:punct B:conj>0/PROPN and:cc C:conj>0/PROPN ,:punct Ivan:appos>0/PROPN wrote:ROOT | 0 7 | 6
A:nsubj/PROPN ,:punct B:conj>0/PROPN and:cc C:conj>0/PROPN ,:punct Ivan:dobj/PROPN wrote:ROOT | 0 7 | 0
A:nsubj/NOUN ,:punct B:conj>0/PROPN and:cc C:conj>0/PROPN ,:punct Ivan:conj>0/PROPN wrote:ROOT | 0 7 | 0
A:nsubj/PROPN ,:punct B:conj>0/PROPN and:cc C:conj>0/PROPN wrote:ROOT | 0 5 | 0
A:nsubj/PROPN and:cc C:conj>0/PROPN wrote:ROOT | 0 3 | 0
A:nsubj/PROPN ,:punct Ivan:conj>0/PROPN wrote:ROOT | 0 3 | 0
wrote:ROOT A:nsubj/PROPN ,:punct and:cc ,:punct Ivan:conj>1/PROPN | 1 0 | 1
== _cannot_speak
shelling:nsubj go:ROOT | 0 | True
officer:nsubj go:ROOT | 0 | False
nobody:nsubj go:ROOT | 0 | True
Shelling=shelling:nsubj/PROPN go:ROOT | 0 | False
== is_nobody
nobody:nsubj go:ROOT | 0 | True
few:amod>1 men:nsubj go:ROOT | 1 | True
a:det>2 few:amod>2 men:nsubj go:ROOT | 2 | False
few:appos>1 men:nsubj go:ROOT | 1 | False
no:det>1 one:nsubj go:ROOT | 1 | True
hardly:advmod>1 anybody:nsubj go:ROOT | 1 | True
many:amod>1 men:nsubj go:ROOT | 1 | False
== _behind_list
A:nsubj ,:punct B:conj>0/PROPN ,:punct Ivan:nsubj/PROPN said:ROOT | 4 0 | 4
A:nsubj ,:punct B:appos>0/PROPN ,:punct Ivan:nsubj/PROPN said:ROOT | 4 0 | 0
A:nsubj ,:punct B:conj>0/NOUN ,:punct Ivan:nsubj/PROPN said:ROOT | 4 0 | 0
A:nsubj B:conj>0/PROPN Ivan:nsubj/PROPN said:ROOT | 2 0 | 0
== _name_start
Lyman:dep ::punct the:det>3 mayor:nsubj said:ROOT | 3 0 | 2
the:det>1 mayor:nsubj said:ROOT | 1 0 | 0
Defence:npadvmod>1 chief:nsubj said:ROOT | 1 1 | 0
Monday:npadvmod chief:nsubj said:ROOT | 1 1 | 1
Old:amod chief:nsubj said:ROOT | 1 1 | 1
a:npadvmod b:npadvmod chief:nsubj said:ROOT | 2 2 | 0
== _name_end
mayor:nsubj ,:punct who:nsubj>3 ran:relcl>0 said:ROOT | 0 4 4 | 1
mayor:nsubj of:prep>0 Lyman:pobj>1 said:ROOT | 0 3 3 | 3
mayor:nsubj –:punct Ivan:appos>0/PROPN said:ROOT | 0 3 3 | 3
mayor:nsubj ,:punct Ivan:appos>0/PROPN ,:punct said:ROOT | 0 4 3 | 3
mayor:nsubj ,:punct man:appos>0/NOUN ,:punct said:ROOT | 0 4 3 | 1
Ivan:nsubj/PROPN ,:punct Petro:appos>0/PROPN ,:punct said:ROOT | 0 4 3 | 1
mayor:nsubj ,:punct said:ROOT Ivan:appos>0/PROPN | 0 2 2 | 1
== _author
report:nsubj by:prep>0 Kyiv:pobj>1 says:ROOT | 0 | 2
report:nsubj from:prep>0 Kyiv:pobj>1 says:ROOT | 0 | 2
report:nsubj on:prep>0 Kyiv:pobj>1 says:ROOT | 0 | 0
town:nsubj by:prep>0 Kyiv:pobj>1 says:ROOT | 0 | 0
report:nsubj by:prep>0 says:ROOT | 0 | 0
== _text_of
a b c | 0 2 | 'a b'
a b c | 1 1 | ''
a b c | 2 1 | ''
== _stop
Ivan Franko , said | 0 | 2
Ivan Franko on Monday | 0 | 2
on Ivan Franko | 0 | 3
Ivan that said | 0 | 1
a b c d e f g h i j k l m n o p | 0 | 14
a b | 0 | 2
== _by_word_order
Kyiv said=say | 1 | ['Kyiv UA asserted 1']
Kyiv has=have denied=deny | 2 | ['Kyiv UA denied 2']
Kyiv was=be told=tell | 2 | []
Kyiv later said=say | 2 | ['Kyiv UA asserted 2']
Kyiv quickly said=say | 2 | ['Kyiv UA asserted 2']
shelling said=say | 1 | []
raid there , said=say Kyiv | 3 | ['Kyiv UA asserted 3']
Ivan Franko , a mayor , said=say | 6 | ['Ivan Franko unknown asserted 6']
a b c d e f g h i j k l m n said=say | 14 | ['c d e f g h i j k l m n unknown asserted 14']
x:dep ,:punct said=say:ROOT Ivan:nsubj/PROPN ,:punct | 2 | ['Ivan unknown asserted 2']
the video said=say | 2 | []
2022 said=say | 1 | []
“ Kyiv said=say | 2 | ['Kyiv UA asserted 2']
== _with_apposition
Ivan Franko , a mayor , | 6 | (0, 2)
ivan franko , a mayor , | 6 | None
Ivan Franko , a mayor | 5 | None
Ivan Franko , | 3 | None
Ivan Franko , a mayor , so | 7 | None
A b c d e f g h , a mayor , | 12 | (0, 8)
A b c d e f g h i , a mayor , | 13 | None
Raid there , Ivan , a mayor , | 7 | None
it:nsubj fell:ROOT ,:punct Ivan:dep/PROPN ,:punct a:det mayor:dep/NOUN ,:punct | 8 | (3, 4)
it:nsubj fell:ROOT ,:punct mayor:dep/NOUN ,:punct Ivan:dep/PROPN Franko:dep/PROPN ,:punct | 8 | (3, 7)
"""
"""Each rule where it holds, and with one thing changed, where it does not."""


@pytest.mark.parametrize(
    ("function", "words", "arguments", "expected"), cases_of(attribution, PARSED)
)
def test_sentences_parsed_by_hand(
    function: Answer, words: str, arguments: str, expected: object
) -> None:
    assert answer(function, words, arguments) == expected


ANNOTATED = """
a02 a03 a12 a18 a19 a28 a61 a74 a75 a80 a301 a506 c11 c23 c53 c60 c78 c503 u56 w02
w08 w12 w24 w25 w28 w33 w34 w37 w42 w53 w61 w62 w85 w86 w92 w98 w101 w106 w114 w118
w301 w327 w404 w410 w416 w504 w505 w520
"""
"""Passages of tests/reading that together go every way through the module."""


@pytest.mark.parametrize("passage", ANNOTATED.split())
def test_passages_are_read_as_annotated(passage: str) -> None:
    assert misread(passage) == []


@pytest.mark.parametrize(
    ("text", "claimant", "side", "hedge"),
    [
        (
            "Russian forces shelled Nikopol, the officer Ivan Petrenko recounted.",
            "the officer Ivan Petrenko",
            Side.UNKNOWN,
            Hedge.ASSERTED,
        ),
        (
            "Russian forces shelled Nikopol, per the city council.",
            "the city council",
            Side.UA,
            Hedge.ASSERTED,
        ),
        (
            "Moscow did not deny that its troops had left Lyman.",
            "Moscow",
            Side.RU,
            Hedge.HEDGED,
        ),
        (
            "Moscow's claim that it took Lyman was met with silence.",
            "Moscow",
            Side.RU,
            Hedge.CLAIMED,
        ),
        (
            "A report by the Pentagon said Russian troops entered Lyman.",
            "the Pentagon",
            Side.PARTNER,
            Hedge.ASSERTED,
        ),
        (
            "A statement from the brigade said its troops hold Lyman.",
            "the brigade",
            Side.UA,
            Hedge.ASSERTED,
        ),
        # Who lists, checks or welcomes events; troops only count their own.
        (
            "The General Staff counted 20 clashes near Lyman.",
            "The General Staff",
            Side.UA,
            Hedge.ASSERTED,
        ),
        (
            "The brigade counted 20 clashes near Lyman.",
            WRITER,
            Side.UNKNOWN,
            Hedge.ASSERTED,
        ),
        (
            "The president welcomed the liberation of Robotyne.",
            "The president",
            Side.UNKNOWN,
            Hedge.ASSERTED,
        ),
        (
            "Shells hit Nikopol, it was confirmed by the city council.",
            "the city council",
            Side.UA,
            Hedge.ASSERTED,
        ),
        # Who calls it false.
        (
            "The institute has seen no evidence that Lyman was captured.",
            "The institute",
            Side.UNKNOWN,
            Hedge.DENIED,
        ),
        (
            "The corps called reports of the fall of Lyman a lie.",
            "The corps",
            Side.UA,
            Hedge.DENIED,
        ),
        # Few are nobody, a few are somebody.
        (
            "A few officials said that Lyman had fallen.",
            "A few officials",
            Side.UA,
            Hedge.ASSERTED,
        ),
        ("Heavy shelling reported near Orikhiv.", WRITER, Side.UNKNOWN, Hedge.ASSERTED),
        # What is seen says nothing, and speaks for nobody.
        (
            "Satellite images show that Russian troops built trenches near Tokmak.",
            WRITER,
            Side.UNKNOWN,
            Hedge.ASSERTED,
        ),
        (
            "Contrary to what Moscow said, Lyman holds out, the brigade said.",
            "the brigade",
            Side.UA,
            Hedge.ASSERTED,
        ),
        (
            "The Institute assesses that Russian forces advanced near Lyman.",
            "The Institute",
            Side.UNKNOWN,
            Hedge.ASSERTED,
        ),
        # Where the name stands.
        (
            "According to the governor, shells hit Nikopol.",
            "the governor",
            Side.UA,
            Hedge.ASSERTED,
        ),
        (
            "Shells hit Nikopol, said Ivan Petrenko, an official.",
            "Ivan Petrenko",
            Side.UA,
            Hedge.ASSERTED,
        ),
        (
            "Shells hit Nikopol, an official told the paper on Monday.",
            "an official",
            Side.UA,
            Hedge.ASSERTED,
        ),
        (
            "“We hold Lyman,” the commander replied.",
            "the commander",
            Side.UA,
            Hedge.ASSERTED,
        ),
        (
            "The spokesman for the eastern command, Serhiy Cherevatyi, told television"
            " that shells hit Nikopol.",
            "The spokesman for the eastern command, Serhiy Cherevatyi",
            Side.UA,
            Hedge.ASSERTED,
        ),
        (
            "The mayor, who fled the town, bragged that Lyman holds out.",
            "The mayor",
            Side.UA,
            Hedge.ASSERTED,
        ),
        # On whose side an office is.
        (
            "Pro-Russian officials said that Ukrainian troops shelled Donetsk.",
            "Pro-Russian officials",
            Side.RU,
            Hedge.ASSERTED,
        ),
        (
            "The exiled mayor of Melitopol said explosions were heard in the city.",
            "The exiled mayor of Melitopol",
            Side.UA,
            Hedge.ASSERTED,
        ),
        (
            "The Crimean governor said drones hit Sevastopol.",
            "The Crimean governor",
            Side.RU,
            Hedge.ASSERTED,
        ),
        (
            "The Belgorod governor said drones hit Shebekino.",
            "The Belgorod governor",
            Side.RU,
            Hedge.ASSERTED,
        ),
        (
            "The British Defence Ministry said Russian troops entered Lyman.",
            "The British Defence Ministry",
            Side.PARTNER,
            Hedge.ASSERTED,
        ),
        (
            "The ministry said its forces captured Lyman.",
            "The ministry",
            Side.UNKNOWN,
            Hedge.ASSERTED,
        ),
        (
            "Russian forces shelled Nikopol, Ukrainska Pravda wrote.",
            "Ukrainska Pravda",
            Side.INDEPENDENT,
            Hedge.ASSERTED,
        ),
    ],
)
def test_who_speaks_for_whom_and_how_surely(
    text: str, claimant: str, side: Side, hedge: Hedge
) -> None:
    claim = only(text)
    assert (claim.claimant, claim.claimant_side, claim.hedge) == (claimant, side, hedge)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "The agency TASS, citing the Defence Ministry, reported that Russian troops"
            " entered Lyman.",
            [("the Defence Ministry", "The agency TASS", Hedge.ASSERTED)],
        ),
        (
            "Russian troops entered Lyman, Reuters reported, citing a Ukrainian"
            " officer.",
            [("a Ukrainian officer", "Reuters", Hedge.ASSERTED)],
        ),
        (
            "Russia said it took Lyman. Kyiv called that a lie.",
            [("Russia", "", Hedge.ASSERTED), ("Kyiv", "", Hedge.DENIED)],
        ),
        (
            "Russia said it took Lyman. Kyiv branded the report an invention.",
            [("Russia", "", Hedge.ASSERTED), ("Kyiv", "", Hedge.DENIED)],
        ),
        (
            "Troops took Irpin and Hostomel, Minister Olha Verbna said.",
            [("Minister Olha Verbna", "", Hedge.ASSERTED)] * 2,
        ),
        (
            "Two villages were lost: Torske and Terny, Governor Oleh Bondar wrote.",
            [("Governor Oleh Bondar", "", Hedge.ASSERTED)] * 2,
        ),
    ],
)
def test_who_passes_on_and_who_answers(
    text: str, speakers: list[tuple[str, str, Hedge]]
) -> None:
    assert [(c.claimant, c.relayed_by, c.hedge) for c in claims(text)] == speakers


NIKOPOL, BELGOROD, SEVASTOPOL, RZESZOW = (
    mentions(f"Drones hit {name}.", with_model=True)[0].place
    for name in ("Nikopol", "Belgorod", "Sevastopol", "Rzeszow")
)


@pytest.mark.parametrize(
    ("words", "place", "kind", "actor", "denied", "side"),
    [
        # Who speaks for where it happened.
        ("the mayor", NIKOPOL, Kind.STRIKE, Side.RU, False, Side.UA),
        ("the mayor", BELGOROD, Kind.STRIKE, Side.UA, False, Side.RU),
        ("the mayor", SEVASTOPOL, Kind.STRIKE, Side.UA, False, Side.RU),
        ("the mayor", RZESZOW, Kind.STRIKE, Side.UNKNOWN, False, Side.UNKNOWN),
        ("the mayor", None, Kind.STRIKE, Side.RU, False, Side.UNKNOWN),
        # A ministry speaks of what its own side did, and of fire upon it.
        ("the defence ministry", NIKOPOL, Kind.CAPTURE, Side.RU, False, Side.RU),
        ("the defence ministry", NIKOPOL, Kind.CAPTURE, Side.RU, True, Side.UA),
        ("the defence ministry", NIKOPOL, Kind.STRIKE, Side.RU, False, Side.UA),
        ("the defence ministry", NIKOPOL, Kind.ASSAULT, Side.UA, False, Side.RU),
        ("the defence ministry", NIKOPOL, Kind.STATEMENT, Side.UA, False, Side.UNKNOWN),
        ("the defence ministry", NIKOPOL, Kind.HOLD, Side.UNKNOWN, False, Side.UNKNOWN),
        ("a brigade", BELGOROD, Kind.STRIKE, Side.RU, False, Side.UA),
        ("a passer-by", NIKOPOL, Kind.CAPTURE, Side.RU, False, Side.UNKNOWN),
    ],
)
def test_the_side_by_what_is_told(
    words: str, place: Place | None, kind: Kind, actor: Side, denied: bool, side: Side
) -> None:
    assert side_by_event(words, place, kind, actor, is_denied=denied) is side
