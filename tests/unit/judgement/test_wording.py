"""Passages that are nearly the same."""

from __future__ import annotations

from dashboard.judgement.wording import alike, containment, shingles

TEXT = "the enemy left the village before noon and our flag flies over its school"


def test_a_copy_is_recognised_and_a_neighbour_is_not() -> None:
    other = "the enemy stays in the village and no flag at all is seen on the school"
    texts = [TEXT, f"Breaking: {TEXT.upper()}, an officer said", other, "", TEXT[:20]]
    assert list(alike(texts)) == [(0, 1)]


def test_a_short_passage_within_a_long_one() -> None:
    words = " ".join(f"word{n}" for n in range(150))
    assert list(alike([f"{words} {TEXT} {words}", TEXT])) == [(0, 1)]


def test_containment() -> None:
    assert containment(shingles(TEXT), shingles(TEXT)) == 1
    assert containment(shingles(TEXT), frozenset()) == 0
