"""The gate: peaceful sentences are left aside with the reason, with the classifier or
without it.
"""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.words import Kind
from dashboard.reading.claims.reasons import PEACEFUL
from dashboard.reading.reader import Reader
from dashboard.reading.text.nlp import model
from tests.unit.reading.articles import article, read
from tests.unit.reading.toponyms import gazetteer

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
