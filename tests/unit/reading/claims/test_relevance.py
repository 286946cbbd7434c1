"""What is of this war and what is not, and which sentences are admitted as claims of it."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.words import Kind
from dashboard.reading.claims.reasons import PEACEFUL
from dashboard.reading.claims.relevance import (
    Relevance,
    is_accident,
    is_of_civil_life,
    is_of_former_war,
    is_vote,
    martial_words,
    relevance_of,
    subject_relevance,
)
from dashboard.reading.reader import Reader
from dashboard.reading.text.nlp import model
from tests.unit.reading.annotated import misread, misread_of_stage
from tests.unit.reading.articles import article, claims, read
from tests.unit.reading.claims.sentences import analysed, events_of
from tests.unit.reading.toponyms import gazetteer

WAR, PEACE, OPEN, UNLIKELY = Relevance


@pytest.mark.parametrize(
    ("text", "relevance"),
    [
        ("Russian troops hit a bridge.", WAR),
        ("A heat wave hit the town.", PEACE),
        ("A wave of drones hit the town.", WAR),
        ("A train struck a car.", PEACE),
        ("The court seized a house.", PEACE),
        ("The senator attacked the budget.", PEACE),
        ("He lost his leg near the town and the soldier seized the initiative.", PEACE),
        ("They hit the town.", OPEN),
        ("Carpenters hit the nail.", UNLIKELY),
        ("The town was shelled.", WAR),
        ("A school in the town was struck on Monday.", WAR),
        ("An apartment building was hit.", WAR),
        ("An apartment building was hit by a storm.", PEACE),
        ("A house was hit when the lorry left the road.", OPEN),
        ("A man was hit.", OPEN),
        ("Hotels in the town were hit hard.", OPEN),
        ("A house was seized.", OPEN),
        ("In 1943 the Red Army captured the town.", PEACE),
        ("The player advanced to the final.", PEACE),
        ("Artillery fire destroyed the mill.", WAR),
        ("A fire destroyed the mill.", PEACE),
        ("Storms battered the town.", PEACE),
        ("Protesters occupied the square.", PEACE),
        ("The visitors took control of the match.", PEACE),
        ("The bridge came under fire from critics.", PEACE),
        ("The bridge came under fire from Russian guns.", OPEN),
    ],
)
def test_relevance(text: str, relevance: Relevance) -> None:
    sentence = analysed(text, with_model=True)
    assert relevance_of(sentence.tree, events_of(sentence)[0]) is relevance


def test_a_place_that_falls_is_of_this_war() -> None:
    sentence = analysed("Lyman fell on Monday.", with_model=True)
    (event,) = events_of(sentence)
    assert relevance_of(sentence.tree, event, frozenset({0})) is WAR


def test_without_a_parse_the_words_tell() -> None:
    sentence = analysed("A flood hit the town.", with_model=False)
    assert relevance_of(sentence.tree, events_of(sentence)[0]) is PEACE
    sentence = analysed("Soldiers hit the town.", with_model=False)
    assert relevance_of(sentence.tree, events_of(sentence)[0]) is WAR


def test_former_wars_words_of_war_and_subjects() -> None:
    tree = analysed("The Wehrmacht left ruins.", with_model=True).tree
    assert is_of_former_war(tree)
    tree = analysed("Soldiers left the mayor a shell.", with_model=True).tree
    assert not is_of_former_war(tree)
    assert martial_words(tree) == [0, 5]
    assert martial_words(tree, frozenset({5})) == [0]
    assert subject_relevance(tree, 1) is WAR
    tree = analysed("The body was buried.", with_model=True).tree
    assert subject_relevance(tree, 3) is PEACE


@pytest.mark.parametrize(
    ("text", "accident"),
    [
        ("A gas leak caused an explosion in a house in Lviv.", True),
        ("A missile hit a house in Lviv and caused a gas leak.", False),
        ("A blast at a fireworks store in Lviv hurt a guard.", True),
        ("A blast in Lviv hurt a guard.", False),
        ("A bomb scare emptied a school in Lviv.", True),
        ("A bomb emptied a school in Lviv.", False),
        ("A woman died of a heart attack when drones struck Lviv.", False),
    ],
)
def test_an_accident_has_a_cause_of_its_own(text: str, accident: bool) -> None:
    assert is_accident(analysed(text).tree) is accident


@pytest.mark.parametrize(
    ("text", "vote"),
    [
        ("The Greens took Lviv in the local election.", True),
        ("The Greens took Lviv.", False),
        ("Russian troops took Lyman before the election.", False),
        ("A polling station was shelled before the election.", False),
    ],
)
def test_an_election_is_taken_by_no_army(text: str, vote: bool) -> None:
    assert is_vote(analysed(text).tree) is vote


@pytest.mark.parametrize(
    ("text", "civil"),
    [
        ("A heart attack killed the mayor of Lviv.", True),
        ("A drone attack killed the mayor of Lviv.", False),
        ("A cyber attack hit a bank in Lviv.", True),
        ("The club's battle for promotion goes on.", True),
        ("The battle for Lyman goes on.", False),
        ("The population of Lviv has fallen by a tenth.", True),
        ("The town has fallen by now.", False),
        ("Lyman has fallen by now.", False),
    ],
)
def test_a_word_of_war_in_civil_life(text: str, civil: bool) -> None:
    sentence = analysed(text)
    places = frozenset(
        i
        for mention in sentence.mentions
        for i in range(*sentence.tree.at(mention.start, mention.end))
    )
    event = events_of(sentence)[0]
    assert is_of_civil_life(sentence.tree, event, places) is civil


@pytest.mark.parametrize(
    "text",
    [
        "Old wiring caused a blaze that destroyed a school in Kolomyia.",
        "An asthma attack killed a pupil in Rivne.",
        "The number of weddings in Lviv has fallen by half.",
        "A fire in Paris destroyed a warehouse.",
    ],
)
def test_of_civil_life_nothing_is_claimed(text: str) -> None:
    reading = read(text)
    assert reading.claims == ()
    assert [rejected.reason for rejected in reading.rejected] == [PEACEFUL]


def test_fire_that_bursts_a_boiler_is_claimed() -> None:
    (claim,) = claims("Russian guns fired on Kherson, and gas cylinders exploded.")
    assert claim.kind is Kind.STRIKE


DAY = date(2025, 10, 14)


@pytest.mark.parametrize(
    "text",
    [
        "A court in Lviv seized the house of a debtor.",
        "A hailstorm hit Odesa on Monday.",
        "The choir from Kharkiv won a battle of voices.",
        "In 1943 the Red Army liberated Kharkiv.",
        "Israeli jets bombed a camp near Damascus on Monday.",
        "Turkish troops shelled Kurdish trenches at the border.",
        "A bank in Odesa opened fire on its rivals with cheap loans.",
    ],
)
def test_what_is_not_of_this_war_is_left_aside(text: str) -> None:
    reading = read(text, DAY, with_model=True)
    assert reading.claims == ()
    assert [r.reason for r in reading.rejected] == [PEACEFUL]


def test_what_follows_a_report_of_war_is_read_in_its_light() -> None:
    text = "They took Lyman."
    after = "Russian troops shelled Siversk on Monday. They took Lyman."
    assert read(text, DAY, with_model=True).claims
    assert len(read(after, DAY, with_model=True).claims) == 2


def test_the_classifier_can_be_switched_off() -> None:
    plain = Reader(gazetteer(), model(), learned=False)
    text = "Russian marines made the village of Terny theirs."
    (claim,) = plain.read(article(text, DAY)).claims
    assert claim.kind.value == "statement"
    (claim,) = read(text, DAY, with_model=True).claims
    assert claim.kind.value == "capture"
    assert plain.read(article("A storm hit Odesa.", DAY)).claims == ()


@pytest.mark.parametrize(
    "text",
    [
        "Ukrainian drones struck a tanker off Dakar on Monday.",
        "Georgian fighters repelled an assault at Lyman.",
        "Iranian drones struck Odesa.",
    ],
)
def test_strangers_and_far_places_are_of_this_war_where_it_is_named(text: str) -> None:
    claims = read(text, DAY, with_model=True).claims
    assert [c for c in claims if c.kind is not Kind.STATEMENT]


def test_a_verb_with_its_particle_is_no_fire() -> None:
    claims = read(
        "The studio shelled out a fortune for a house near Odesa.", DAY
    ).claims
    assert [c for c in claims if c.kind is not Kind.STATEMENT] == []


@pytest.mark.parametrize(
    "text",
    [
        "The army side stormed to a 4-0 victory in the cup final in Poltava.",
        "A transit strike shut down Kharkiv on Monday.",
        "Ministers clashed in Lviv over the wording of a trade pact.",
        "A flood left the city of Uzhhorod without power.",
        "A van ploughed into a chemist's shop in Rivne.",
        "Vandals set two bins ablaze in Cherkasy.",
        "Scouts raised the school banner in Ternopil.",
        "The retailer's push to conquer the market in Odesa is stalling.",
        "A barrage of complaints met the mayor of Poltava.",
        "The opposition sliced through the majority in Lutsk.",
        "A drunk driver smashed into a hotel in Kharkiv.",
    ],
)
def test_matches_labour_and_quarrels_are_no_events_of_war(text: str) -> None:
    assert [c.kind.value for c in claims(text) if c.kind is not Kind.STATEMENT] == []


ANNOTATED = """
a59 a69 a304 a509 c06 c07 c10 c16 c60 c61 c63 c65 c67 c70 c72 c75 c79 c80 c81 c85
c88 c302 c303 c504 c508 w01 w08 w12 w15 w18 w24 w32 w33 w34 w36 w38 w52 w54 w55 w59
w70 w82 w83 w93 w96 w100 w101 w109 w115 w208 w212 w306 w311 w318 w326 w503 w504 w510
w512 w514 w518
"""
"""Passages of tests/reading that together go every way through the module."""


@pytest.mark.parametrize("passage", ANNOTATED.split())
def test_passages_are_read_as_annotated(passage: str) -> None:
    assert misread(passage) == []


def test_peaceful_sentences_tell_of_no_event_of_the_war() -> None:
    assert misread_of_stage("peaceful") == []


@pytest.mark.parametrize("with_model", [True, False], ids=["model", "rules"])
@pytest.mark.parametrize(
    ("text", "relevance"),
    [
        ("Firefighters fought drought near Odesa.", PEACE),
        ("Rescuers fought off an outbreak in Odesa.", PEACE),
        ("A strike of miners began in Lviv.", PEACE),
        ("The mayor came under fire from critics in Lviv.", PEACE),
        ("A school was struck by lightning in Lyman.", PEACE),
        ('The film "Kharkiv under fire" was shown.', PEACE),
        ("Doctors stormed the ministry in Kyiv.", PEACE),
        ("Dozens of tourists hit Lyman.", PEACE),
        ("Tourists entered Lyman.", PEACE),
        ("The Wehrmacht captured Lyman in 1942.", PEACE),
        ("A bus ploughed into a shop in Lyman.", PEACE),
        ("Dozens of drones hit Lyman.", WAR),
        ("Tanks entered Lyman.", WAR),
        ("Three of the attackers entered Lyman.", WAR),
        ("Explosions were heard in Lyman.", OPEN),
    ],
)
def test_who_or_what_did_it(text: str, relevance: Relevance, with_model: bool) -> None:
    assert relevance_at_places(text, with_model=with_model) is relevance


@pytest.mark.parametrize(
    ("text", "relevance"),
    [
        ("A storm hit Odesa.", PEACE),
        ("Soldiers battled a blaze near Odesa.", PEACE),
        ("An attack by wolves killed a man near Lviv.", PEACE),
        ("A brigade of doctors entered Lyman.", PEACE),
        ("A school was struck in Lyman.", WAR),
        ("Russian engineers entered Lyman.", WAR),
        ("Our guys entered Lyman.", WAR),
        ("Petrenko entered Lyman.", WAR),
        ("Engineers entered Lyman.", Relevance.UNLIKELY),
        ("Ministers clashed in Lviv over a pact.", Relevance.UNLIKELY),
    ],
)
def test_what_the_grammar_tells_of_who_did_it(text: str, relevance: Relevance) -> None:
    assert relevance_at_places(text, with_model=True) is relevance


def relevance_at_places(text: str, *, with_model: bool) -> Relevance:
    """Return what a sentence's last event is, the names of its places known."""
    sentence = analysed(text, with_model=with_model)
    places = frozenset(
        i
        for mention in sentence.mentions
        for i in range(*sentence.tree.at(mention.start, mention.end))
    )
    return relevance_of(sentence.tree, events_of(sentence)[-1], places)


def test_relevance_is_put_into_words() -> None:
    assert [(r.value, r.label) for r in Relevance] == [
        ("war", "War"),
        ("peace", "Peace"),
        ("open", "Open"),
        ("unlikely", "Unlikely"),
    ]
