"""What every file says about itself, and the texts of what is derived."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from dashboard.domain.claim import Claim
from dashboard.domain.presentation import present
from dashboard.domain.words import Hedge, Kind, Review, Side
from dashboard.exchange.export.format import Context, derived_texts

CONTEXT = Context(
    title="A title",
    sentence="Two claims at one place",
    credit="A credit",
    made_on=date(2023, 6, 5),
    sheet={},
    assets=Path("a"),
    basemap=Path("b"),
    fonts=Path("f"),
)
CLAIM = Claim(
    id="a",
    kind=Kind.RETAKE,
    actor=Side.UA,
    claimant="Kyiv",
    hedge=Hedge.DENIED,
    name="Urozhaine",
    date_to=date(2023, 8, 16),
    review=Review.ACCEPTED,
    attributes='{"a":"b"}',
)


def test_the_sentence_and_the_filters_are_one_text() -> None:
    assert CONTEXT.description == "Two claims at one place"
    chosen = replace(CONTEXT, filters="source TASS")
    assert chosen.description == "Two claims at one place. Shown: source TASS"


def test_what_a_file_says_where_nobody_said_more() -> None:
    assert (CONTEXT.script, CONTEXT.link, CONTEXT.filters) == ("", "", "")
    assert (CONTEXT.texts, CONTEXT.notes) == ({}, ())
    assert CONTEXT.reservoir is False
    assert CONTEXT.outlines(["a place"]) == {}


def test_the_texts_of_what_is_derived() -> None:
    assert list(derived_texts(present(CLAIM, ["b", "c"]))) == [
        ("headline", "Kyiv denies that Ukraine retook Urozhaine"),
        ("days", "on or before 16 August 2023"),
        ("signs", "denied;contested;start_unknown"),
        ("contested", "true"),
        ("contradicted_by", "b;c"),
        ("attributes", '{"a":"b"}'),
        ("contested_because", ""),
    ]
    assert dict(derived_texts(present(CLAIM)))["contested"] == "false"
