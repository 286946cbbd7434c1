"""The rules beyond who holds a place, and which pairs are looked at."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from dashboard.domain.words import Kind, Side
from dashboard.judgement import Assertion, Pair, Question, Rule, contradiction, pairs

HELD = Assertion(Question.STATE, Side.RU, 10, 10, "RU")
TAKEN = Assertion(Question.CHANGE, Side.UA, 10, 10, "UA")
STRUCK = Assertion(
    Question.EVENT, Side.RU, 10, 10, "UA", kind=Kind.STRIKE.value, thing="market"
)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"side": Side.UA, "camp": "RU"}, Rule.BLAME),
        ({"side": Side.UA, "camp": "RU", "first": 8, "last": 9}, None),
        ({"side": Side.UA, "camp": "an observer"}, None),
        ({"side": Side.UA, "camp": "RU", "kind": Kind.CLASH.value}, None),
        ({"camp": "RU", "denied": True}, Rule.DENIAL),
        ({"camp": "", "denied": True, "first": 11, "last": 11}, Rule.DENIAL),
        ({"camp": "RU", "denied": True, "first": 12, "last": 12}, None),
        ({"camp": "RU", "denied": True, "side": Side.UA}, None),
    ],
)
def test_events(change: dict[str, object], rule: Rule | None) -> None:
    assert contradiction(STRUCK, replace(STRUCK, **change)) is rule  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mine", "other", "day", "rule"),
    [
        (3, 6, 10, Rule.NUMBERS),
        (3, 5, 10, None),
        (3, None, 10, None),
        (3, 9, 11, None),
    ],
)
def test_numbers_of_one_event(
    mine: int, other: int | None, day: int, rule: Rule | None
) -> None:
    again = replace(STRUCK, camp="an observer", killed=other, first=day, last=day)
    assert contradiction(replace(STRUCK, killed=mine), again) is rule


def test_at_least_so_many_may_be_more_and_are_not_fewer() -> None:
    again = replace(STRUCK, camp="an observer", killed=9)
    least = replace(STRUCK, at_least=True)
    assert contradiction(replace(least, killed=3), again) is None
    assert contradiction(replace(least, killed=20), again) is Rule.NUMBERS


def test_who_names_nobody_is_heard_only_where_it_is_denied() -> None:
    unnamed = replace(HELD, camp="")
    assert contradiction(TAKEN, unnamed) is None
    assert contradiction(replace(HELD, camp="UA", denied=True), unnamed) is Rule.DENIAL


def test_a_stale_repeat_is_told_by_both_reports() -> None:
    answers = [
        replace(TAKEN, side=Side.RU, camp="RU", first=10, last=10),
        replace(TAKEN, side=Side.RU, camp="UA", first=12, last=12),
        Assertion(Question.STATE, Side.RU, 400, 400, "a paper", part=True),
    ]
    expected = {Pair(a, b, Rule.STALE) for a, b in ((2, 0), (2, 1), (0, 2), (1, 2))}
    assert {*pairs(answers, 20)} == expected
    # Somebody says that it changed hands since.
    again = Assertion(Question.CHANGE, Side.UA, 200, 200, "an observer")
    assert not [p for p in pairs([*answers, again], 20) if p.rule is Rule.STALE]
    # One side alone had reported it.
    assert not [*pairs([answers[0], answers[2]], 20)]


def test_the_nearest_are_named_first_and_long_intervals_are_not_missed() -> None:
    denials = [
        replace(TAKEN, camp=f"observer {n}", denied=True, first=day, last=day)
        for n, day in enumerate((10, 11, 90))
    ]
    found = [*pairs([TAKEN, *denials], 2)]
    assert [p.second for p in found if p.first == 0] == [1, 2]
    long = Assertion(Question.STATE, Side.RU, 10, 900, "RU")
    near_its_start = Assertion(Question.STATE, Side.UA, 20, 20, "UA")
    assert {*pairs([long, near_its_start], 2)} == {
        Pair(0, 1, Rule.STATES),
        Pair(1, 0, Rule.STATES),
    }


def test_two_sides_may_both_fire_at_one_town() -> None:
    other = replace(STRUCK, side=Side.UA, camp="RU")
    assert contradiction(STRUCK, other) is Rule.BLAME
    assert contradiction(STRUCK, replace(other, thing="depot")) is None
    assert contradiction(replace(STRUCK, thing=""), replace(other, thing="")) is None


def test_a_denial_is_of_the_thing_it_names() -> None:
    denial = replace(STRUCK, camp="RU", denied=True)
    assert contradiction(STRUCK, replace(denial, thing="depot")) is None
    assert contradiction(STRUCK, replace(denial, thing="")) is Rule.DENIAL
    moved = replace(STRUCK, kind=Kind.ADVANCE.value, thing="", camp="RU")
    ring = replace(moved, camp="UA", denied=True, thing="ring")
    assert contradiction(moved, ring) is None
    assert contradiction(replace(moved, thing="ring"), ring) is Rule.DENIAL


def test_what_is_likely_contradicts_nothing_but_may_be_the_change_back() -> None:
    likely = replace(TAKEN, side=Side.RU, camp="an observer", cautious=True)
    assert contradiction(TAKEN, likely) is None
    later = replace(HELD, camp="RU", first=20, last=20)
    assert contradiction(TAKEN, later, [TAKEN]) is Rule.CHANGE
    back = replace(likely, first=15, last=15)
    assert contradiction(TAKEN, later, [TAKEN, back]) is None


def test_a_thing_is_hit_or_is_not() -> None:
    hit = replace(STRUCK, damage=True)
    spared = replace(STRUCK, camp="RU", damage=False)
    assert contradiction(hit, spared) is Rule.DENIAL
    assert contradiction(hit, replace(spared, damage=None)) is None
    assert contradiction(hit, replace(spared, thing="depot")) is None
    bare = replace(spared, thing="")
    assert contradiction(replace(hit, thing=""), bare) is None
    assert contradiction(hit, replace(spared, first=12, last=12)) is None


def test_an_attack_that_was_repelled_was_made() -> None:
    held = replace(HELD, camp="RU", thing="repelled")
    attack = Kind.ASSAULT.value
    denial = Assertion(Question.EVENT, Side.UA, 11, 11, "UA", kind=attack, denied=True)
    assert contradiction(held, denial) is Rule.DENIAL
    assert contradiction(replace(held, thing=""), denial) is None
    assert contradiction(held, replace(denial, denied=False)) is None
    assert contradiction(held, replace(denial, side=Side.RU)) is None
    assert contradiction(held, replace(denial, kind=Kind.STRIKE.value)) is None
    assert contradiction(held, replace(denial, first=14, last=14)) is None


def test_the_dead_of_two_things_are_counted_apart() -> None:
    mine = replace(STRUCK, killed=46)
    again = replace(STRUCK, camp="an observer", killed=2)
    assert contradiction(mine, again) is Rule.NUMBERS
    assert contradiction(mine, replace(again, thing="")) is Rule.NUMBERS
    assert contradiction(mine, replace(again, thing="depot")) is None


def test_every_rule_has_a_sentence() -> None:
    assert all(rule.sentence for rule in Rule)


def _at_random(rng: random.Random) -> Assertion:
    """Return an answer of any kind, about few days, so that many of them meet."""
    question = rng.choice((*Question, Question.EVENT, Question.EVENT))
    last = 1000 + rng.choice((rng.randrange(6), rng.randrange(6), rng.randrange(400)))
    start = rng.choice((last, last, last, last - rng.randrange(60), None))
    event = question is Question.EVENT
    return Assertion(
        question,
        rng.choice((Side.UA, Side.RU)),
        start,
        last,
        rng.choice(("UA", "RU", "an outlet", "another outlet", "")),
        rng.choice((*["strike"] * 4, "clash", "assault")) if event else "",
        denied=rng.random() < 0.2,
        part=not event and rng.random() < 0.1,
        killed=rng.choice((None, 1, 2, 9)) if event else None,
        cautious=rng.random() < 0.1,
        thing=_thing_at_random(rng, question),
        damage=rng.choice((None, True, False)) if event else None,
    )


def _thing_at_random(rng: random.Random, question: Question) -> str:
    if question is Question.EVENT:
        return rng.choice(("", "market", "depot"))
    return rng.choice(("", "repelled")) if question is Question.STATE else ""


def test_what_is_not_compared_contradicts_nothing() -> None:
    seen: set[Rule] = set()
    for seed in range(20):
        rng = random.Random(seed)  # noqa: S311
        answers = [_at_random(rng) for _ in range(80)]
        changes = [
            answer
            for answer in answers
            if answer.question is Question.CHANGE and not (answer.denied or answer.part)
        ]
        expected = {
            (first, second, rule)
            for first, a in enumerate(answers)
            for second, b in enumerate(answers)
            if first != second and (rule := contradiction(a, b, changes))
        }
        named = {
            (pair.first, pair.second, pair.rule)
            for pair in pairs(answers, len(answers))
            if pair.rule is not Rule.STALE
        }
        assert named == expected
        seen |= {rule for _, _, rule in expected}
    assert seen == set(Rule) - {Rule.NOWHERE, Rule.STALE}
