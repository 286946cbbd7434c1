"""Who contradicts whom: two answers about one place contradict each other when no
course of events satisfies both.

A course of events says for every day who holds the place at its end, and on which days
a side came to hold it. Two claims are read as bounds on it:

- *the side holds it* from one day to another: on each of these days but the last one,
  on which it may be lost (a night belongs to two days); on a single day: on that day.
- *the side comes to hold it* on one of the days (on one of the OPEN_DAYS before its
  report and that day where no first day is told): from then on it has it until
  STALE_DAYS after the last of them, or until somebody says that the other side came
  to hold it since.
- *a denial* of either: within a day of the last day the other side holds it, and
  within a day of all of them nobody comes to hold it for the side.

What speaks of a part of a place bounds nothing, nor does what is said to be likely or
possible; the latter may still be how a side lost the place again. What is demanded,
wished, feared or would be is no claim of who holds a place.
`tests/unit/judgement` holds the rules against a search through every course of events.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dashboard.domain.words import Kind, Side, Stance
from dashboard.judgement.assertions import (
    AROUND,
    HALF_RING,
    REPELLED,
    RING,
    Assertion,
    Question,
    opposite,
)

STALE_DAYS = 90
"""Days after which what was said of a place no longer tells who holds it."""
SLACK = 1
"""Days by which the report of an event may miss it: what happens overnight belongs to
two days.
"""
OPEN_DAYS = 7
"""Days before its report within which a change of which no first day is told is taken
to have come.
"""
DIFFERENCE = 2
"""Numbers that differ by no more are counts of the same event at another hour."""
LONG = 30
"""Days from which on an interval is compared with every other, so that few are."""


class Rule(StrEnum):
    """Why two claims contradict each other; the sentence says it to a reader."""

    sentence: str

    def __new__(cls, value: str, sentence: str = "") -> Rule:
        member = str.__new__(cls, value)
        member._value_ = value
        member.sentence = sentence
        return member

    STATES = (
        "opposite_states",
        "each says that another side held the place on the same days",
    )
    CHANGE = (
        "change_and_state",
        "the side that is said to have taken the place is said not to hold it"
        " afterwards, and nobody says that it changed hands again in between",
    )
    CHANGES = (
        "opposite_changes",
        "each says that another side took the place on the same day",
    )
    DENIAL = "denial", "what the one says, the other denies"
    BLAME = (
        "opposite_blame",
        "each side says that the other one fired at the same thing on the same days",
    )
    NOWHERE = (
        "nowhere",
        "gains anywhere in an area are denied, and the place lies in that area",
    )
    NUMBERS = "numbers", "they give different numbers for the same event"
    STALE = (
        "stale",
        "both sides had reported before that this had ended, and nobody reports that"
        " it began again",
    )


@dataclass(frozen=True, slots=True)
class Pair:
    """Two contradicting answers, by their positions in what was compared."""

    first: int
    second: int
    rule: Rule


def contradiction(
    a: Assertion,
    b: Assertion,
    changes: Sequence[Assertion] = (),
) -> Rule | None:
    """Return the rule by which two answers about one place contradict each other, None
    when they do not; the order of the two does not matter.

    changes: everything that is asserted about changes at the place, by whomever: a side
    that took the place may have lost it again.
    """
    if (a.camp == b.camp and a.camp) or _bounds_nothing(a) or _bounds_nothing(b):
        return None
    if a.denied or b.denied:
        return Rule.DENIAL if _denies(a, b, changes) else None
    # Who names nobody is heard only where somebody denies it.
    if not (a.camp and b.camp):
        return None
    if a.question is b.question is Question.EVENT:
        return _of_events(a, b)
    return _of_holders(a, b, changes)


def _bounds_nothing(a: Assertion) -> bool:
    return a.part or a.cautious


def _of_holders(
    a: Assertion,
    b: Assertion,
    changes: Sequence[Assertion],
) -> Rule | None:
    """Return the rule of two assertions of who holds the place."""
    if a.side == b.side:
        return None
    match a.question, b.question:
        case Question.STATE, Question.STATE:
            return Rule.STATES if _meet(_stretch(a), _stretch(b)) else None
        case Question.CHANGE, Question.CHANGE:
            return Rule.CHANGES if _on_one_day(a, b) else None
        case Question.CHANGE, Question.STATE:
            return Rule.CHANGE if _ousts(a, _stretch(b), changes) else None
        case Question.STATE, Question.CHANGE:
            return Rule.CHANGE if _ousts(b, _stretch(a), changes) else None
    return None


def _of_events(a: Assertion, b: Assertion) -> Rule | None:
    if _blame_each_other(a, b):
        return Rule.BLAME
    if _spares(a, b):
        return Rule.DENIAL
    return Rule.NUMBERS if _count_differently(a, b) else None


Days = tuple[int, int]


def _meet(a: Days, b: Days) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _stretch(a: Assertion) -> Days:
    """Return the days at whose end the place is held without doubt."""
    if a.first is None or a.first == a.last:
        return a.last, a.last
    return a.first, a.last - 1


def _on_one_day(a: Assertion, b: Assertion) -> bool:
    return a.first == a.last == b.first == b.last


def _around(a: Assertion, start: int | None) -> Days:
    return (a.last if start is None else start) - SLACK, a.last + SLACK


def _lost_by(
    change: Assertion,
    day: int,
    changes: Sequence[Assertion],
) -> bool:
    """Return whether the other side may have taken the place back from whoever came to
    hold it, and have it at the end of that day.
    """
    return any(
        back.side != change.side
        and _earliest(back) <= min(back.last, day)
        and _earliest(change) < min(back.last, day)
        for back in changes
    )


def _earliest(change: Assertion) -> int:
    return change.last - OPEN_DAYS if change.first is None else change.first


def _ousts(
    change: Assertion,
    days: Days,
    changes: Sequence[Assertion],
) -> bool:
    """Return whether a change to one side leaves the other no way to hold the place on
    all of the days.
    """
    if days[1] < change.last or days[0] > change.last + STALE_DAYS:
        return False
    return not _lost_by(change, days[0], changes)


def _denies(
    a: Assertion,
    b: Assertion,
    changes: Sequence[Assertion],
) -> bool:
    if a.denied and b.denied:
        holders = Question.EVENT not in (a.question, b.question)
        both = _around(a, None), _around(b, None)
        return holders and a.side != b.side and _meet(*both)
    denial, other = (a, b) if a.denied else (b, a)
    if _repels(denial, other):
        return _meet(_around(denial, denial.first), _days(other))
    if Question.EVENT in (a.question, b.question):
        same = (a.question, a.kind, a.side) == (b.question, b.kind, b.side)
        near = _around(denial, denial.first)
        return same and _of_one_thing(denial, other) and _meet(near, _days(other))
    if denial.side != other.side:
        return False
    near = _around(denial, None)
    if other.question is Question.STATE:
        return _meet(near, _stretch(other))
    return _denies_change(denial, other, changes)


def _repels(denial: Assertion, other: Assertion) -> bool:
    """Return whether an attack that is denied is one that the other says was repelled:
    it was made then.
    """
    if (denial.question, denial.kind) != (Question.EVENT, Kind.ASSAULT):
        return False
    return other.thing == REPELLED and other.side is opposite(denial.side)


def _spares(a: Assertion, b: Assertion) -> bool:
    """Return whether one says that a thing was hit, and the other that it was not."""
    return (
        (a.kind, a.side, a.thing) == (b.kind, b.side, b.thing)
        and a.thing != ""
        and {a.damage, b.damage} == {True, False}
        and _meet(_days(a), _days(b))
    )


def _of_one_thing(denial: Assertion, other: Assertion) -> bool:
    """Return whether what happened is what is denied. Who fired at nothing at all did
    not fire at a thing; who did not fire at a thing may have fired elsewhere. That a
    place is closed in, or nearly, or neared is another event than that it is entered.
    """
    if {denial.thing, other.thing} & {RING, HALF_RING, AROUND}:
        return denial.thing == other.thing
    return denial.thing in ("", other.thing)


def _denies_change(
    denial: Assertion,
    change: Assertion,
    changes: Sequence[Assertion],
) -> bool:
    """Return whether no day is left on which the change can have come."""
    if change.last > denial.last + SLACK:
        return False
    start = denial.last if denial.first is None else denial.first
    if _earliest(change) >= start - SLACK:
        return True
    # It may have come earlier, and been lost or forgotten since.
    day = denial.last - SLACK
    return day <= change.last + STALE_DAYS and not _lost_by(change, day, changes)


def _days(a: Assertion) -> Days:
    return (a.last if a.first is None else a.first), a.last


def _blame_each_other(a: Assertion, b: Assertion) -> bool:
    return (
        a.kind == b.kind
        and Kind(a.kind).stance is Stance.FIRES
        and {a.camp, b.camp} == {Side.UA.value, Side.RU.value}
        and a.camp == opposite(a.side).value
        and b.camp == opposite(b.side).value
        # Two sides that fire at one town need not have fired the same round.
        and a.thing == b.thing != ""
        and _meet(_days(a), _days(b))
    )


def _count_differently(a: Assertion, b: Assertion) -> bool:
    if (a.kind, a.side) != (b.kind, b.side) or not _on_one_day(a, b):
        return False
    if a.killed is None or b.killed is None:
        return False
    if a.thing and b.thing and a.thing != b.thing:
        # The dead of a house and those of a power station.
        return False
    fewer = a if a.killed < b.killed else b
    # At least so many may turn out to be more.
    return not fewer.at_least and abs(a.killed - b.killed) > DIFFERENCE


class _Opposed:
    """The answers about one place, sorted by what could contradict them: at a town that
    is shelled daily there are thousands, and hardly two are about the same.
    """

    def __init__(self, assertions: Sequence[Assertion], order: Sequence[int]) -> None:
        """order: the positions of the assertions in order of their last days."""
        self._assertions = assertions
        self._groups: dict[tuple[object, ...], list[int]] = {}
        for number in order:
            for key in self._belongs(assertions[number]):
                self._groups.setdefault(key, []).append(number)
        self._lasts = {
            key: [assertions[number].last for number in group]
            for key, group in self._groups.items()
        }
        self._long = {
            key: [n for n in group if _length(assertions[n]) > LONG]
            for key, group in self._groups.items()
        }

    @staticmethod
    def _belongs(answer: Assertion) -> Iterator[tuple[object, ...]]:
        """Yield the groups in which others look for the answer."""
        if _bounds_nothing(answer):
            return
        if answer.question is not Question.EVENT:
            yield ("holders",)
            if answer.thing == REPELLED:
                yield "repelled", answer.side
            return
        yield "events", answer.kind, answer.side
        if answer.damage is not None and answer.thing:
            yield "damage", answer.kind, answer.side, answer.thing
        if answer.denied:
            yield "denials", answer.kind, answer.side
        elif answer.camp == opposite(answer.side).value:
            yield "blames", answer.kind, answer.camp
        if answer.killed is not None:
            yield "counts", answer.kind, answer.side, answer.last

    @staticmethod
    def _asks(answer: Assertion) -> Iterator[tuple[object, ...]]:
        """Yield the groups in which the answer looks for others."""
        if _bounds_nothing(answer):
            return
        if answer.question is not Question.EVENT:
            yield ("holders",)
            if answer.thing == REPELLED:
                yield "denials", Kind.ASSAULT.value, opposite(answer.side)
            return
        if answer.denied:
            yield "events", answer.kind, answer.side
            yield "repelled", opposite(answer.side)
            return
        if answer.damage is not None and answer.thing:
            yield "damage", answer.kind, answer.side, answer.thing
        yield "denials", answer.kind, answer.side
        if answer.camp == opposite(answer.side).value:
            yield "blames", answer.kind, answer.side.value
        if answer.killed is not None:
            yield "counts", answer.kind, answer.side, answer.last

    def to(self, answer: Assertion) -> set[int]:
        """Return the positions of those that may contradict the answer."""
        # How far the last days of two answers may be apart that still touch.
        reach = STALE_DAYS + LONG + 2 * SLACK
        others: set[int] = set()
        for key in self._asks(answer):
            group = self._groups.get(key, [])
            if _length(answer) > LONG or not group:
                others.update(group)
                continue
            lasts = self._lasts[key]
            start = bisect_left(lasts, answer.last - reach)
            others.update(group[start : bisect_right(lasts, answer.last + reach)])
            others.update(self._long[key])
        return others


def pairs(assertions: Sequence[Assertion], most: int) -> Iterator[Pair]:
    """Yield the contradicting pairs among all answers about one place, each pair in
    both orders.

    most: pairs of one answer at the most, those with the nearest days first.
    """
    changes = [
        each
        for each in assertions
        if each.question is Question.CHANGE and not each.denied and not each.part
    ]
    order = sorted(range(len(assertions)), key=lambda n: assertions[n].last)
    opposed = _Opposed(assertions, order)
    judged: set[tuple[int, int]] = set()
    for number in order:
        answer = assertions[number]
        matches = [
            (abs(assertions[other].last - answer.last), other, rule)
            for other in opposed.to(answer)
            if (rule := contradiction(answer, assertions[other], changes))
        ]
        for _, other, rule in sorted(matches)[:most]:
            judged.add((number, other))
            yield Pair(number, other, rule)
    for pair in _stale_repeats(assertions, changes):
        # One reason is enough, and the nearer one says more.
        if (pair.first, pair.second) not in judged:
            yield pair
            yield Pair(pair.second, pair.first, pair.rule)


def _length(a: Assertion) -> int:
    return 0 if a.first is None else a.last - a.first


def _stale_repeats(
    assertions: Sequence[Assertion],
    changes: Sequence[Assertion],
) -> Iterator[Pair]:
    """Yield each state, of the place or of a part of it, with the last words by which
    both sides had reported before that it had ended.
    """
    for holder in (Side.UA, Side.RU):
        reports = {camp: _reports(assertions, holder, camp) for camp in _SIDES}
        lost = sorted(each.last for each in changes if each.side is not holder)
        if not all(reports.values()):
            continue
        for number, state in enumerate(assertions):
            if not _may_be_stale(state, holder):
                continue
            latest = _latest_before(reports, state)
            since = min((day for day, _ in latest), default=0)
            if latest and bisect_left(lost, since) == bisect_right(lost, state.last):
                yield from (Pair(number, other, Rule.STALE) for _, other in latest)


def _may_be_stale(state: Assertion, holder: Side) -> bool:
    """Tell a state that is over where the holder has the whole place. A part that a
    side holds no longer is one once it holds the whole.
    """
    if state.question is not Question.STATE or state.denied or state.cautious:
        return False
    return state.part or holder is not state.side


def _latest_before(
    reports: Mapping[str, Sequence[tuple[int, int]]],
    state: Assertion,
) -> list[tuple[int, int]]:
    """Return the last report of each side before a state began, none unless both have
    one.
    """
    start = state.last if state.first is None else state.first
    # What is reported of the same night is no repeat.
    eve = start - SLACK
    before = {camp: bisect_left(each, (eve, -1)) for camp, each in reports.items()}
    if not all(before.values()):
        return []
    return [reports[camp][position - 1] for camp, position in before.items()]


_SIDES = (Side.UA.value, Side.RU.value)


def _reports(
    assertions: Sequence[Assertion],
    holder: Side,
    camp: str,
) -> list[tuple[int, int]]:
    """Return when a side said that the holder has the whole place, each time with the
    position of the answer, in order of time.
    """
    return sorted(
        (each.last, number)
        for number, each in enumerate(assertions)
        if each.camp == camp
        and each.side is holder
        and each.question is not Question.EVENT
        and not each.denied
        and not _bounds_nothing(each)
    )
