"""Denials in every shape, words of war in peace, and former wars, in English."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dashboard.domain.claim import Claim
from dashboard.domain.words import Hedge, Kind, Side
from tests.unit.reading.articles import claims

FILE = Path(__file__).with_name("edges.txt")
LINES = [
    line.split(" | ", 1)
    for line in FILE.read_text("utf-8").splitlines()
    if not line.startswith("#")
]
PUBLISHED = date(2024, 12, 4)


def _stays(claim: Claim) -> bool:
    """Whether a claim leaves a place with whoever has it."""
    is_held = claim.kind is Kind.CONTROL and claim.actor is Side.UA
    return is_held or claim.kind in (Kind.STATEMENT, Kind.HOLD)


@pytest.mark.parametrize(("expected", "text"), LINES, ids=[text for _, text in LINES])
def test_what_a_sentence_tells(expected: str, text: str) -> None:
    read = claims(text, PUBLISHED)
    kind, _, place = expected.partition(" ")
    asserted = [c for c in read if c.hedge is not Hedge.DENIED]
    if kind == "none":
        assert {c.kind for c in read} <= {Kind.STATEMENT}
    elif kind == "denied":
        here = [c for c in asserted if place in c.place_as_written]
        assert all(_stays(claim) for claim in here)
    else:
        told = {(c.kind.value, c.place_as_written) for c in asserted}
        assert (kind, place) in told
