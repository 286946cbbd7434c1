"""Who contradicts whom: small rules over claims, each with a sentence for a reader."""

from dashboard.judgement.assertions import (
    AROUND,
    GAINS,
    HALF_RING,
    ITSELF,
    NAME_FOR,
    REPELLED,
    RING,
    STOP,
    Assertion,
    Question,
    assertion,
    camp_of,
    question_of,
)
from dashboard.judgement.contradictions import (
    STALE_DAYS,
    Pair,
    Rule,
    contradiction,
    pairs,
)
from dashboard.judgement.control import Control, ControlStatus, Utterance, control_of
from dashboard.judgement.origins import Origin, Origins, Tie, answer_of, origins

__all__ = [
    "AROUND",
    "GAINS",
    "HALF_RING",
    "ITSELF",
    "NAME_FOR",
    "REPELLED",
    "RING",
    "STALE_DAYS",
    "STOP",
    "Assertion",
    "Control",
    "ControlStatus",
    "Origin",
    "Origins",
    "Pair",
    "Question",
    "Rule",
    "Tie",
    "Utterance",
    "answer_of",
    "assertion",
    "camp_of",
    "contradiction",
    "control_of",
    "origins",
    "pairs",
    "question_of",
]
