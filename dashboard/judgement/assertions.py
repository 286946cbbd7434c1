"""What a claim asserts of a place, in the few terms by which claims can contradict one
another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dashboard.domain.claim import Claim
from dashboard.domain.words import (
    WIDE,
    Hedge,
    Kind,
    Precision,
    Review,
    Side,
    Stance,
)
from dashboard.judgement.late_pattern import LatePattern
from dashboard.judgement.phrases import (
    ATTEMPTED_WORDS,
    CERTAIN_WORDS,
    COMPOUND_WORDS,
    FACILITY_WORDS,
    FACT_WORDS,
    FULFILLED_WORDS,
    HALF_RING_WORDS,
    HAPPENED_WORDS,
    HARMED_WORDS,
    HOLDING_WORDS,
    KILLED_WORDS,
    LIKELY_WORDS,
    NEAR_WORDS,
    NOBODY_KILLED_WORDS,
    NONCOMMITTAL_WORDS,
    NUMBER_WORDS,
    OF_MANY_EVENTS_WORDS,
    OTHERS_LEFT_WORDS,
    PART_WORDS,
    REFUTED_WORDS,
    REPELLED_WORDS,
    REPORTED_WORDS,
    RESUMED_WORDS,
    RING_WORDS,
    SETTLED_WORDS,
    SPARED_WORDS,
    SUPPOSED_WORDS,
    TAKEN_WORDS,
    THING_NAMED,
    THING_WORDS,
    THINGS,
    TOTAL_WORDS,
    TROOPS_LEFT_WORDS,
    UNCONFIRMED_WORDS,
    UNFULFILLED_WORDS,
    UNHELD_WORDS,
    UNOWNED_WORDS,
    UNREAL_WORDS,
    WHOLE_WORDS,
)

RING, HALF_RING, AROUND = "ring", "half ring", "around"
ITSELF, REPELLED = "itself", "repelled"
"""Things of other kinds: that a place is closed in, that it is all but closed in, what
lies around it, the place itself, when it is no more than a thing, and that an attack on
it was repelled.
"""
STOP = ". "
"""What stands between the texts of a claim, which are sentences of their own."""
NAME_FOR = "the town"
"""What stands for the name of the place when its parts are looked for: a mine in a name
is no mine, and what is north of the name is north of the place.
"""
_PART = LatePattern(PART_WORDS)
_FACILITY = LatePattern(FACILITY_WORDS)
_THING = LatePattern(THING_WORDS)
_OTHERS_LEFT = LatePattern(OTHERS_LEFT_WORDS)
_TROOPS_LEFT = LatePattern(TROOPS_LEFT_WORDS)
_TAKEN_THING = LatePattern(TAKEN_WORDS)
_SETTLED = LatePattern(SETTLED_WORDS)
_COMPOUND = LatePattern(COMPOUND_WORDS)
_TOTAL = LatePattern(TOTAL_WORDS)
_WHOLE = LatePattern(WHOLE_WORDS)
_NEAR = LatePattern(NEAR_WORDS)
_UNCONFIRMED = LatePattern(UNCONFIRMED_WORDS)
_NONCOMMITTAL = LatePattern(NONCOMMITTAL_WORDS)
_REFUTED = LatePattern(REFUTED_WORDS)
_LIKELY = LatePattern(LIKELY_WORDS)
_CERTAIN = LatePattern(CERTAIN_WORDS)
_RESUMED = LatePattern(RESUMED_WORDS)
_FACT = LatePattern(FACT_WORDS)
_UNREAL = LatePattern(UNREAL_WORDS)
_ATTEMPTED = LatePattern(ATTEMPTED_WORDS)
_HAPPENED = LatePattern(HAPPENED_WORDS)
_UNHELD = tuple(map(LatePattern, UNHELD_WORDS))
_UNOWNED = LatePattern(UNOWNED_WORDS)
_UNFULFILLED = LatePattern(UNFULFILLED_WORDS)
_FULFILLED = LatePattern(FULFILLED_WORDS)
_SUPPOSED = LatePattern(SUPPOSED_WORDS)
_REPORTED = LatePattern(REPORTED_WORDS)
_HOLDING = LatePattern(HOLDING_WORDS)
_RING = LatePattern(RING_WORDS)
_HALF_RING = LatePattern(HALF_RING_WORDS)
_REPELLED = LatePattern(REPELLED_WORDS)
_HARMED = LatePattern(HARMED_WORDS)
_SPARED = LatePattern(SPARED_WORDS)
_THING_NAMED = LatePattern(THING_NAMED)
_THINGS = {name: LatePattern(words) for name, words in THINGS.items()}
_KILLED = tuple(map(LatePattern, KILLED_WORDS))
_NOBODY_KILLED = LatePattern(NOBODY_KILLED_WORDS)
_OF_MANY_EVENTS = LatePattern(OF_MANY_EVENTS_WORDS)


class Question(StrEnum):
    """What an assertion answers."""

    STATE = "state"
    """Who holds the place: the side has it on the days."""
    CHANGE = "change"
    """Who holds the place: the side comes to have it on one of the days."""
    EVENT = "event"
    """Whether something happened: a kind of event, by a side, on one of the days."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """The answer of one camp about one place.

    question: what is answered. kind: of an event, "" for the questions of who holds the
    place. side: the holder, or who acted. first, last: days as proleptic ordinals, both
    included; first None means an unknown start. denied: the camp says that it is not
    so. part: it speaks of a part of the place. camp: see `camp_of`; "" when nobody is
    named. killed: people said to have been killed by the event, None when no number is.
    at_least: there may be more of them. cautious: it is said to be likely or possible,
    no more. thing: what the event was about beside the place, of THINGS or RING,
    HALF_RING, AROUND or ITSELF, for a state REPELLED; "" when nothing is named. damage:
    whether the thing was hit by fire, None when that is not told.
    """

    question: Question
    side: Side
    first: int | None
    last: int
    camp: str
    kind: str = ""
    denied: bool = False
    part: bool = False
    killed: int | None = None
    at_least: bool = False
    cautious: bool = False
    thing: str = ""
    damage: bool | None = None


_OPPOSITE = {Side.UA: Side.RU, Side.RU: Side.UA}
GAINS = tuple(k for k in Kind if k.stance in (Stance.TAKES, Stance.ADVANCES))
"""Kinds by which a side is said to gain ground."""


def opposite(side: Side) -> Side:
    """Return the other of the two sides that hold places. Raises KeyError for a side
    that holds none.
    """
    return _OPPOSITE[side]


def camp_of(side: Side, claimant: str) -> str:
    """Return on whose behalf a claimant speaks: each of the two sides is a camp, every
    other claimant is one for itself; "" when nobody is named.
    """
    if side in _OPPOSITE:
        return side.value
    return " ".join(claimant.casefold().split())


def speaks_of_part(texts: Sequence[str], name: str = "") -> bool:
    """Return whether the texts speak of a part of the place of that name, or of what
    lies around it.
    """
    words = _unnamed(texts, name)
    lower = words.lower()
    if _TOTAL.search(lower):
        return False
    if _PART.search(lower) or _FACILITY.search(lower):
        return True
    if _WHOLE.search(lower):
        return False
    return bool(_THING.search(lower)) or _names_a_thing(words)


def _unnamed(texts: Sequence[str], name: str) -> str:
    """Return the texts with NAME_FOR in place of the name, and of what it is called by
    besides.
    """
    words = STOP.join(texts)
    if name:
        words = words.replace(name, NAME_FOR)
    return _COMPOUND.sub(r" \1", words)


def _names_a_thing(words: str) -> bool:
    """Return whether what is said to be taken is something else than a settlement."""
    taken = _TAKEN_THING.search(words)
    if not taken:
        return False
    return not _SETTLED.search(taken[1] or taken[2] or taken[3])


def speaks_of_others(texts: Sequence[str]) -> bool:
    """Return whether the texts say that others than the troops leave a place."""
    words = STOP.join(texts).lower()
    return bool(_OTHERS_LEFT.search(words)) and not _TROOPS_LEFT.search(words)


def speaks_of_surroundings(texts: Sequence[str]) -> bool:
    """Return whether the texts speak of what lies around the place."""
    return bool(_NEAR.search(STOP.join(texts).lower()))


def is_unconfirmed(texts: Sequence[str]) -> bool:
    """Return whether the texts say that it is not known to be so, and not that it is
    not so, or give no answer.
    """
    words = STOP.join(texts).lower()
    if _NONCOMMITTAL.search(words):
        return True
    return bool(_UNCONFIRMED.search(words)) and not _REFUTED.search(words)


def speaks_of_likelihood(texts: Sequence[str], name: str = "") -> bool:
    """Return whether the texts say that it is likely or possible, no more, and not
    before that what is certain of the place of that name.
    """
    words = _unnamed(texts, name).lower()
    likely = _LIKELY.search(words)
    return likely is not None and not _CERTAIN.search(words[: likely.start()])


def speaks_of_threat(kind: Kind, texts: Sequence[str]) -> bool:
    """Return whether the texts speak of an event that threatens, is prepared or, of an
    advance, is tried, and of none before.
    """
    words = STOP.join(texts).lower()
    irreal = [_UNREAL.search(words)]
    if kind.stance is Stance.ADVANCES:
        irreal.append(_ATTEMPTED.search(words))
    return any(
        matched and not _HAPPENED.search(words[: matched.start()]) for matched in irreal
    )


def _is_supposed(words: str) -> bool:
    """Tell a change that is only spoken of from one that came or is reported."""
    if not _SUPPOSED.search(words):
        return False
    return not (_FULFILLED.search(words) or _REPORTED.search(words))


def speaks_of_intent(question: Question, texts: Sequence[str]) -> bool:
    """Return whether the texts say no more than that a side would, should or may yet
    hold the place or come to hold it, or ask whether it does.
    """
    words = STOP.join(texts).lower()
    irreal, real = [_unheld(words)], _HOLDING
    if question is Question.STATE and _is_unowned(words):
        return True
    if question is Question.CHANGE:
        if _RESUMED.search(words) or _settles(texts[-1].lower()):
            return False
        irreal.append(_UNFULFILLED.search(words))
        real = _FULFILLED
        if _is_supposed(words):
            return True
    # What is said before that word is so.
    return any(
        matched and not real.search(words[: matched.start()]) for matched in irreal
    )


def _unheld(words: str) -> re.Match[str] | None:
    matches = (each.search(words) for each in _UNHELD)
    return next((each for each in matches if each), None)


def _is_unowned(words: str) -> bool:
    """Return whether nobody has the place, and nobody is said before to have it."""
    unowned = _UNOWNED.search(words)
    return unowned is not None and not _CERTAIN.search(words[: unowned.start()])


def _settles(summary: str) -> bool:
    """Return whether the summary of a passage says that a place changed hands, and
    nothing before that takes it back.
    """
    fact = _FACT.search(summary)
    if fact is None:
        return False
    irreal = (_UNFULFILLED.search(summary), _unheld(summary))
    return all(each is None or each.start() >= fact.start() for each in irreal)


def damage_of(kind: Kind, texts: Sequence[str]) -> bool | None:
    """Return whether the texts say that fire hit something, None when they do not
    tell.
    """
    if kind.stance is not Stance.FIRES:
        return None
    words = STOP.join(texts).lower()
    if _SPARED.search(words):
        return False
    return True if _HARMED.search(words) else None


def thing_of(kind: Kind, texts: Sequence[str], *, at_a_point: bool = False) -> str:
    """Return what an event was about beside the place. at_a_point: the place is one
    thing.
    """
    words = STOP.join(texts).lower()
    if kind is Kind.HOLD:
        return REPELLED if _REPELLED.search(words) else ""
    if kind.stance is Stance.ADVANCES:
        if _HALF_RING.search(words):
            return HALF_RING
        if _RING.search(words):
            return RING
        return AROUND if _NEAR.search(words) else ""
    if kind.stance is not Stance.FIRES:
        return ""
    if at_a_point:
        return ITSELF
    named = _THING_NAMED.search(words)
    if named is None:
        return ""
    return next(name for name, each in _THINGS.items() if each.fullmatch(named[1]))


def side_of(claim: Claim) -> Side:
    """Return the side that a claim is about. Who denies a gain and does not say whose
    denies the other side's, and who denies a retreat denies its own.
    """
    camp = claim.claimant_side
    nameless = claim.actor is Side.UNKNOWN and claim.hedge is Hedge.DENIED
    if not nameless or camp not in _OPPOSITE:
        return claim.actor
    if claim.kind in GAINS:
        return opposite(camp)
    return camp if claim.kind.stance is Stance.LEAVES else claim.actor


def number_killed(texts: Sequence[str]) -> tuple[int | None, bool]:
    """Return how many people the texts say were killed, the first number, and whether
    there may be more; None and False when they say no number, or that of more than one
    event.
    """
    words = STOP.join(texts).lower()
    if _OF_MANY_EVENTS.search(words):
        return None, False
    for pattern in _KILLED:
        if matched := pattern.search(words):
            number = NUMBER_WORDS.get(matched[2])
            return int(matched[2]) if number is None else number, bool(matched[1])
    return 0 if _NOBODY_KILLED.search(words) else None, False


def _says_nothing_of(claim: Claim, texts: Sequence[str]) -> bool:
    """Tell a claim that answers nothing about its place, though its kind would."""
    # Attacks are repelled near a place whoever holds it.
    if claim.kind is Kind.HOLD and speaks_of_surroundings(texts):
        return True
    if claim.hedge is Hedge.DENIED:
        return is_unconfirmed(texts)
    question = question_of(claim.kind)
    if question is None:
        return True
    if question is Question.EVENT:
        return speaks_of_threat(claim.kind, texts)
    return speaks_of_intent(question, texts)


def assertion(claim: Claim) -> Assertion | None:
    """Return what a claim asserts of its place; None when it is not accepted, has no
    day or no place of its own, or answers no question.
    """
    last = claim.date_to or claim.published or claim.date_from
    if claim.review is not Review.ACCEPTED or last is None or claim.precision in WIDE:
        return None
    question, side = question_of(claim.kind), side_of(claim)
    if side not in _OPPOSITE or question is None:
        return None
    # Who leaves a place leaves it to the other side.
    if claim.kind.stance is Stance.LEAVES:
        side = opposite(side)
    first = None
    if claim.date_from:
        first = min(claim.date_from, last).toordinal()
    texts, event = (claim.quote, claim.note), question is Question.EVENT
    killed, at_least = number_killed(texts) if event else (None, False)
    if _says_nothing_of(claim, texts):
        return None
    return Assertion(
        question,
        side,
        first,
        last.toordinal(),
        camp_of(claim.claimant_side, claim.claimant),
        claim.kind.value if event else "",
        claim.hedge is Hedge.DENIED,
        not event and _is_partial(claim, texts),
        killed,
        at_least,
        _is_cautious(claim, texts),
        thing_of(claim.kind, texts, at_a_point=claim.precision is Precision.POINT),
        damage_of(claim.kind, texts),
    )


def _is_partial(claim: Claim, texts: Sequence[str]) -> bool:
    if claim.kind.stance is Stance.LEAVES and speaks_of_others(texts):
        return True
    return speaks_of_part(texts, claim.name)


def _is_cautious(claim: Claim, texts: Sequence[str]) -> bool:
    if claim.hedge is Hedge.HEDGED:
        return True
    return claim.hedge is not Hedge.DENIED and speaks_of_likelihood(texts, claim.name)


_QUESTIONS = {
    Stance.HOLDS: Question.STATE,
    Stance.TAKES: Question.CHANGE,
    Stance.LEAVES: Question.CHANGE,
    Stance.NONE: None,
}


def question_of(kind: Kind) -> Question | None:
    """Return what claims of that kind answer, None for nothing."""
    return _QUESTIONS.get(kind.stance, Question.EVENT)
