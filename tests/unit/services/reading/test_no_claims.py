"""What is said of an article that gives no claim."""

from __future__ import annotations

import pytest

from dashboard.reading.claims import reasons
from dashboard.reading.model import Reading, Rejected
from dashboard.services.reading.no_claims import reason_words


def _reading(*why: str) -> Reading:
    rejected = tuple(Rejected(0, 1, "x", reason) for reason in why)
    return Reading((), (), rejected, sure=True)


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ((), "No sentence tells of an event of this war."),
        ((reasons.PEACEFUL,), "What it tells of is nothing of this war."),
        ((reasons.UNCONFIRMED,), "It says what may happen, not what happened."),
        ((reasons.UNREAD.format("de"),), ""),
    ],
)
def test_the_reason_is_said_in_a_sentence(why: tuple[str, ...], words: str) -> None:
    assert reason_words(_reading(*why)) == words


def test_what_most_sentences_were_left_aside_for_is_said() -> None:
    reading = _reading(reasons.POSSIBLE, reasons.PLACELESS, reasons.PLACELESS)
    assert reason_words(reading) == "It speaks of the war, and names no place."


def test_every_reason_but_the_language_has_its_sentence() -> None:
    every = {
        value
        for name, value in vars(reasons).items()
        if name.isupper() and name != "UNREAD"
    }
    assert all(reason_words(_reading(reason)) for reason in every)
