"""Revisions and decisions: never changed once they are made."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

import pytest

from dashboard.domain.claim import Claim
from dashboard.domain.revision import Decision, Revision
from dashboard.domain.words import Kind, Review

AT = datetime(2024, 1, 1, tzinfo=UTC)


def test_nothing_of_them_is_ever_changed() -> None:
    revision = Revision(
        number=1,
        at=AT,
        by="editor",
        action="add",
        why="",
        claim=Claim(id="a", kind=Kind.HOLD),
    )
    decision = Decision(
        number=2,
        claim_id="a",
        decision=Review.ACCEPTED,
        reliability="B",
        credibility="2",
        at=AT,
        by="editor",
        why="",
    )
    for value in (revision, decision):
        with pytest.raises(dataclasses.FrozenInstanceError):
            value.by = "else"  # type: ignore[misc]
