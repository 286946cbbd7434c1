"""The rules of contradiction, held against a search through every course of events.

A course of events is a holder for every day. The search knows nothing of the rules: for
each claim it lists the courses that satisfy it, and two claims contradict each other
exactly when no course satisfies both.
"""

from __future__ import annotations

from functools import cache
from itertools import product

import pytest

from dashboard.domain.words import Side
from dashboard.judgement import contradictions
from dashboard.judgement.assertions import Assertion, Question
from dashboard.judgement.contradictions import Rule, contradiction

DAYS = range(-2, 7)
SPOKEN = range(4)
"""Days that claims speak of; the others are there for what came before and after."""
COURSES = list(product((Side.UA, Side.RU), repeat=len(DAYS)))
Course = tuple[Side, ...]
Interval = tuple[int | None, int]
INTERVALS: list[Interval] = [
    *((first, last) for first in SPOKEN for last in SPOKEN if first <= last),
    *((None, last) for last in SPOKEN),
]


def _holds(course: Course, side: Side, days: range) -> bool:
    return all(course[day - DAYS[0]] is side for day in days if day in DAYS)


def _satisfies(
    course: Course,
    claim: Assertion,
    losses: tuple[int, ...],
    forbidden: tuple[tuple[int, int], ...],
    stale: int,
) -> bool:
    """Return whether a course satisfies a claim. losses: days on which the place may
    have changed hands again. forbidden: days on which it cannot have changed hands.
    """
    first = DAYS[0] if claim.first is None else claim.first
    rival = Side.RU if claim.side is Side.UA else Side.UA
    if claim.denied:
        return _holds(course, rival, range(claim.last - 1, claim.last + 2))
    if claim.question is Question.STATE:
        days = range(first, claim.last)
        if claim.first is None or claim.first == claim.last:
            days = range(claim.last, claim.last + 1)
        return _holds(course, claim.side, days)
    if claim.first is None:
        first = max(DAYS[0], claim.last - contradictions.OPEN_DAYS)
    return any(
        _holds(course, claim.side, range(day, min(lost, claim.last + stale + 1)))
        for day in range(first, claim.last + 1)
        if not any(start <= day <= end for start, end in forbidden)
        for lost in (DAYS[-1] + 1, *losses)
        if lost > day
    )


def _forbidden(change: Assertion, other: Assertion) -> tuple[tuple[int, int], ...]:
    """Return the days on which a denial says that the change cannot have come."""
    if not other.denied or other.side is not change.side:
        return ()
    start = other.last if other.first is None else other.first
    return ((start - 1, other.last + 1),)


def _losses(change: Assertion, changes: list[Assertion]) -> tuple[int, ...]:
    """Return the days on which somebody may have taken the place from that side."""
    days: set[int] = set()
    spread = contradictions.OPEN_DAYS
    for other in changes:
        if other.side is not change.side:
            start = other.last - spread if other.first is None else other.first
            days.update(range(max(start, DAYS[0]), other.last + 1))
    return tuple(sorted(days))


@cache
def _courses(
    claim: Assertion,
    losses: tuple[int, ...],
    forbidden: tuple[tuple[int, int], ...],
    stale: int,
) -> int:
    """Return the courses that satisfy a claim, a bit each."""
    return sum(
        1 << number
        for number, course in enumerate(COURSES)
        if _satisfies(course, claim, losses, forbidden, stale)
    )


def oracle(a: Assertion, b: Assertion, changes: list[Assertion], stale: int) -> bool:
    """Return whether no course of events satisfies both claims."""
    if a.part or b.part:
        return False
    satisfying = [
        _courses(claim, *_bounds(claim, other, changes), stale)
        for claim, other in ((a, b), (b, a))
    ]
    return not satisfying[0] & satisfying[1]


def _bounds(
    claim: Assertion, other: Assertion, changes: list[Assertion]
) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
    if claim.denied or claim.question is Question.STATE:
        return (), ()
    return _losses(claim, changes), _forbidden(claim, other)


def claims(camp: str, sides: tuple[Side, ...]) -> list[Assertion]:
    return [
        Assertion(question, side, first, last, camp, denied=denied)
        for question in (Question.STATE, Question.CHANGE)
        for side in sides
        for denied in (False, True)
        for first, last in INTERVALS
    ]


BACKS: list[tuple[Assertion, ...]] = [
    (),
    *(
        (Assertion(Question.CHANGE, side, first, last, "an observer"),)
        for side in Side
        if side in (Side.UA, Side.RU)
        for first, last in [(0, 0), (2, 2), (1, 3), (None, 2)]
    ),
]
"""What else is said of changes at the place: nothing, or one change."""


@pytest.mark.slow
@pytest.mark.parametrize(("stale", "spread"), [(2, 2), (90, 7)])
@pytest.mark.parametrize("backs", BACKS, ids=range(len(BACKS)))
def test_the_rules_equal_the_search(
    monkeypatch: pytest.MonkeyPatch,
    stale: int,
    spread: int,
    backs: tuple[Assertion, ...],
) -> None:
    monkeypatch.setattr(contradictions, "STALE_DAYS", stale)
    monkeypatch.setattr(contradictions, "OPEN_DAYS", spread)
    differing = []
    # The two sides are alike: one of the claims may always be about Ukraine.
    for a in claims("UA", (Side.UA,)):
        for b in claims("RU", (Side.UA, Side.RU)):
            asserted = [
                each
                for each in (a, b, *backs)
                if each.question is Question.CHANGE and not each.denied
            ]
            expected = oracle(a, b, asserted, stale)
            if (contradiction(a, b, asserted) is not None) != expected:
                differing.append((a, b, expected))
    assert differing[:3] == []


def test_the_order_does_not_matter_and_parts_bound_nothing() -> None:
    for a in claims("UA", (Side.UA,)):
        for b in claims("RU", (Side.RU,)):
            assert contradiction(a, b) == contradiction(b, a)
            part = Assertion(b.question, b.side, b.first, b.last, b.camp, part=True)
            assert contradiction(a, part) is None


def test_every_rule_of_holding_occurs() -> None:
    rules = {
        contradiction(a, b)
        for a in claims("UA", (Side.UA,))
        for b in claims("RU", (Side.UA, Side.RU))
    }
    assert rules == {None, Rule.STATES, Rule.CHANGE, Rule.CHANGES, Rule.DENIAL}
