"""What a claim answers at its place, as the number that a narrow row holds."""

from __future__ import annotations

from dataclasses import replace

from dashboard.domain.claim import Claim
from dashboard.domain.words import WIDE, Hedge, Precision, Side
from dashboard.index.schema import (
    AT_LEAST,
    CAUTIOUS,
    DENIED,
    HARMED,
    NOWHERE,
    OF_RUSSIA,
    OPEN,
    PART,
    QUESTIONS,
    SPARED,
    THING,
    THING_NAMES,
)
from dashboard.judgement import GAINS, Question, assertion, question_of
from dashboard.judgement.assertions import number_killed

SIDES = (Side.UA, Side.RU)


def answer_code(claim: Claim) -> int | None:
    """Return the `answer` of `schema.NARROW_ROWS`, None when the claim answers
    nothing.
    """
    if claim.precision in WIDE:
        return _answer_of_area(claim)
    said = assertion(claim)
    if said is None:
        return None
    return (
        QUESTIONS[said.question]
        + OF_RUSSIA * (said.side is Side.RU)
        + DENIED * said.denied
        + PART * said.part
        + OPEN * (said.first is None)
        + AT_LEAST * said.at_least
        + CAUTIOUS * said.cautious
        + SPARED * (said.damage is False)
        + HARMED * (said.damage is True)
        + THING * THING_NAMES.index(said.thing)
    )


def _answer_of_area(claim: Claim) -> int | None:
    """Return what a claim says of gains anywhere in an area."""
    if claim.kind not in GAINS or claim.actor not in SIDES:
        return None
    # Of a place it would say something, or nothing, by the same words.
    if assertion(replace(claim, precision=Precision.SETTLEMENT)) is None:
        return None
    return (
        NOWHERE
        + DENIED * (claim.hedge is Hedge.DENIED)
        + OF_RUSSIA * (claim.actor is Side.RU)
        + CAUTIOUS * (claim.hedge is Hedge.HEDGED)
    )


def killed_number(claim: Claim) -> int | None:
    """Return the `killed` of `schema.NARROW_ROWS`, None when no number is told."""
    if question_of(claim.kind) is not Question.EVENT:
        return None
    killed, _ = number_killed((claim.quote, claim.note))
    return killed
