"""Who says it: verbs of saying, word order, pronouns, offices and relays; and whose side
they are on.
"""

from __future__ import annotations

import pytest

from dashboard.domain.place import Place
from dashboard.domain.words import Hedge, Kind, Side
from dashboard.reading.claims.drafts import WRITER
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
            Side.UNKNOWN,
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
