"""Who acts: by the grammar of the event, not by the name that happens to stand
nearest.
"""

from __future__ import annotations

import pytest

from dashboard.domain.words import Side
from tests.unit.reading.annotated import misread
from tests.unit.reading.articles import claims, only

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
