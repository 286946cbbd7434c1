"""Which claims say something else than when they were accepted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dashboard.domain.claim import Claim
from dashboard.domain.revision import Revision
from dashboard.domain.words import Review
from dashboard.index import Index, ListedHistory
from dashboard.index.changes.corrections import CORRECTIONS, corrected
from tests.faults.claims import CLAIM

DRAFT = replace(CLAIM, review=Review.DRAFT)
BETTER = replace(CLAIM, note="better")
REGRADED = replace(CLAIM, reliability="A", review_by="anna", review_why="seen")


def index_of(*claims: Claim) -> Index:
    index = Index()
    at = datetime(2026, 1, 1, tzinfo=UTC)
    index.follow(
        ListedHistory(
            [
                Revision(number=n, at=at, by="x", action="add", why="", claim=claim)
                for n, claim in enumerate(claims, 1)
            ]
        )
    )
    return index


def numbers(*claims: Claim) -> tuple[list[int], list[int]]:
    """Return the numbers that `corrected` gives of all, and those of CORRECTIONS."""
    with index_of(*claims).cursor() as cursor:
        every = corrected(cursor, range(1, len(claims) + 1))
        listed = cursor.execute(f"SELECT no FROM ({CORRECTIONS}) ORDER BY 1")  # noqa: S608
        return sorted(every), [row[0] for row in listed.fetchall()]


@pytest.mark.slow
def test_other_words_after_it_was_accepted_are_a_correction() -> None:
    assert numbers(CLAIM, BETTER) == ([2], [2])
    assert numbers(CLAIM, BETTER, CLAIM) == ([2, 3], [2, 3])


@pytest.mark.slow
def test_a_decision_on_the_same_words_corrects_nothing() -> None:
    assert numbers(CLAIM, REGRADED) == ([], [])
    assert numbers(CLAIM) == ([], [])


@pytest.mark.slow
def test_what_changed_before_it_was_accepted_is_no_correction() -> None:
    assert numbers(DRAFT, BETTER) == ([], [])
    assert numbers(DRAFT, replace(DRAFT, note="x"), CLAIM) == ([], [])


def test_another_claim_is_another_claim() -> None:
    assert numbers(CLAIM, replace(BETTER, id="b")) == ([], [])


def test_none_of_none() -> None:
    with index_of(CLAIM, BETTER).cursor() as cursor:
        assert corrected(cursor, []) == frozenset()
        assert corrected(cursor, [1]) == frozenset()
        assert corrected(cursor, [2, 99]) == {2}
