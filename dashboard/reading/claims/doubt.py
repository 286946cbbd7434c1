"""How likely a claim was read right: place, kind, side and day at once.

A logistic model over what the stages of reading left in the claim; its weights were
fitted on invented passages by `python -m benchmarks.learning.doubt`.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dashboard.domain.claim import Claim
from dashboard.domain.place import Candidate
from dashboard.domain.words import WIDE, Hedge, Kind, Precision, Side, Word
from dashboard.reading.claims.drafts import WRITER
from dashboard.reading.claims.people.attribution import LEXICON

CLOSE, APART = 0.15, 0.25
"""How far a namesake's score lies below a place's own for it to be a rival, and to be
no matter (0 to 1).
"""
WEIGHTS = "doubt.json"
LONG = 220
"""Characters of a quote in which more than one thing is told."""
_SUPPOSING = re.compile(
    r"\b(?:if|unless|would|could|may|might|should|will|plan|hope|fear|expect|threat"
    r"|order|aim|goal|attempt|far from)\w*\b",
    re.IGNORECASE,
)
_DENYING = re.compile(
    r"\b(?:not|no|never|n[’']t|den(?:y|ied|ies)|fake|false|untrue|lie|refut\w+|reject\w+"
    r"|dismiss\w*|evidence|nobody|neither|nor)\b",
    re.IGNORECASE,
)
_RECALLING = re.compile(
    r"\b(?:anniversary|years? (?:ago|after|since)|since|former|memory|veteran|trial"
    r"|court|when)\b",
    re.IGNORECASE,
)
_CONTRAST = re.compile(r"\b(?:but|while|whereas|although|though)\b", re.IGNORECASE)


REASONS: Mapping[str, str] = {
    "unplaced": "Its place is named and could not be told for sure.",
    "no place": "No place is named.",
    "side unknown": "It is not known on whose side the claimant is.",
    "statement": "It tells of no event that has a kind of its own.",
    "wide": "The point stands for a whole area, no settlement is named.",
    "place carried": "Its place is named in another sentence.",
    "speaker carried": "Who says it is named in another sentence.",
    "elsewhere": "Its place is not among those of that spelling.",
    "rival": "Another place of that name is about as likely.",
    "spelling": "The name is spelt otherwise than in the register.",
    "approximate": "The place is approximate.",
    "supposing": "Its words also speak of what may happen.",
    "hedged": "The article puts it with caution.",
    "denied": "It is a denial.",
    "no day": "The day is not known.",
}
"""What speaks against a claim's being read right, by the feature that tells it."""


class DoubtLevel(Word):
    """How far a claim is to be doubted."""

    NONE = (
        "none",
        "No doubt",
        "read right in 97 of 100 of our own passages, in fewer of other texts",
    )
    MODERATE = "some", "Some doubt", "read right in about 80 of 100"
    MUCH = "much", "Much doubt", "wrong more often than that"


@dataclass(frozen=True, slots=True)
class Assessment:
    """probability: that place, kind, side and day are all right, 0 to 1. reasons: why
    it may be wrong, a sentence each; () when nothing speaks against it.
    """

    probability: float
    doubt: DoubtLevel
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Model:
    """weights: of each feature. no_doubt, moderate_doubt: least probability of them."""

    weights: Mapping[str, float]
    no_doubt: float
    moderate_doubt: float


def assess(
    claim: Claim,
    candidates: Sequence[Candidate] = (),
    *,
    sure: bool = True,
) -> Assessment:
    """Return how likely a claim was read right. candidates: places offered for its
    place's name, best first; () when there are none or a person corrected the name.
    sure: False where no language model read it: then there is always some doubt.
    """
    fitted = _model()
    names = features(claim, candidates)
    score = sum(fitted.weights.get(name, 0.0) for name in names)
    probability = 1 / (1 + math.exp(-score))
    doubt = DoubtLevel.MUCH
    if "elsewhere" in names:
        return Assessment(round(probability, 3), doubt, _reasons(names))
    if probability >= fitted.no_doubt and sure:
        doubt = DoubtLevel.NONE
    elif probability >= fitted.moderate_doubt:
        doubt = DoubtLevel.MODERATE
    return Assessment(round(probability, 3), doubt, _reasons(names))


def _reasons(names: frozenset[str]) -> tuple[str, ...]:
    return tuple(words for name, words in REASONS.items() if name in names)


def features(claim: Claim, candidates: Sequence[Candidate] = ()) -> frozenset[str]:
    """Return the names of what holds of a claim and bears on its being right."""
    return frozenset(
        {"always", *_of_words(claim), *_of_place(claim), *_of_rivals(claim, candidates)}
    )


def _of_words(claim: Claim) -> set[str]:
    quote = claim.quote
    named = {
        "statement": claim.kind is Kind.STATEMENT,
        "denied": claim.hedge is Hedge.DENIED,
        "hedged": claim.hedge in (Hedge.HEDGED, Hedge.CLAIMED),
        "writer": claim.claimant == WRITER,
        "side unknown": _is_side_unknown(claim),
        "pronoun": claim.claimant.lower() in LEXICON.pronouns,
        "speaker carried": _is_speaker_carried(claim),
        "contrast": bool(_CONTRAST.search(quote)),
        "actor unknown": claim.actor is Side.UNKNOWN,
        "own time": bool(claim.date_text),
        "no start": claim.date_from is None,
        "no day": claim.date_to is None,
        "long": len(quote) > LONG,
        "many clauses": quote.count(",") + quote.count(";") > 3,
        "supposing": bool(_SUPPOSING.search(quote)),
        "denying": bool(_DENYING.search(quote)) and claim.hedge is not Hedge.DENIED,
        "recalling": bool(_RECALLING.search(quote)),
        "no sentence": quote[-1:] not in '.!?”"’)',
    }
    return {name for name, holds in named.items() if holds}


def _is_speaker_carried(claim: Claim) -> bool:
    return claim.claimant != WRITER and claim.claimant not in claim.quote


def _is_side_unknown(claim: Claim) -> bool:
    return claim.claimant != WRITER and claim.claimant_side is Side.UNKNOWN


def _of_place(claim: Claim) -> set[str]:
    if not claim.placed:
        if claim.place_as_written:
            return {"unplaced"}
        return {"no place"}
    named = {
        "wide": claim.precision in WIDE,
        "approximate": claim.precision is Precision.APPROXIMATE,
        "place carried": claim.place_as_written not in claim.quote,
    }
    return {name for name, holds in named.items() if holds}


def _of_rivals(claim: Claim, candidates: Sequence[Candidate]) -> set[str]:
    own = next((c for c in candidates if c.place.id == claim.place_id), None)
    if own is None:
        return {"elsewhere"} if candidates and claim.placed else set()
    names = set()
    if own.how not in ("exact", "curated"):
        names.add("spelling")
    gaps = [own.score - c.score for c in candidates if c.place.id != claim.place_id]
    least = min(gaps, default=1.0)
    if least < CLOSE:
        names.add("rival")
    elif least < APART:
        names.add("far rival")
    return names


@cache
def _model() -> _Model:
    path = files("dashboard.reading.claims") / WEIGHTS
    return _Model(**json.loads(path.read_text("utf-8")))
