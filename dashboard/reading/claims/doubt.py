"""How likely a claim was read right: place, kind, side and day at once.

A logistic model over what the stages of reading left in the claim; its weights were
fitted by `python -m benchmarks.learning.doubt` on invented passages, most of them of
other hands and as they were read at first sight.
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
from dashboard.reading.lexicon.loader import any_of, word_lists
from dashboard.reading.lexicon.schema import DoubtWords

CLOSE, APART = 0.15, 0.25
"""How far a namesake's score lies below a place's own for it to be a rival, and to be
no matter (0 to 1).
"""
WEIGHTS = "doubt.json"
MANY_COMMAS = 3
"""Commas of a quote beyond which it has more than one thing to tell."""
MANY_WORDS = (12, 20, 30)
"""Words of a quote beyond which it tells more, and is more often read wrong."""
MANY_NAMES = (2, 5)
"""Words in capitals inside a quote, likewise."""
LANGUAGES = ("en", "uk", "ru")
_WORDS = [word_lists(DoubtWords, language) for language in LANGUAGES]
_TELLING = {
    "supposing": any_of([x for words in _WORDS for x in words.supposing]),
    "denying": any_of([x for words in _WORDS for x in words.denying]),
    "recalling": any_of([x for words in _WORDS for x in words.recalling]),
    "contrast": any_of([x for words in _WORDS for x in words.contrasting]),
}
_NAME = re.compile(r"(?<=[\w,] )[A-ZА-ЯІЇЄҐЁ]\w+")
_PICTOGRAM = re.compile(r"[\u2600-\u27bf\U0001f000-\U0001faff]")
_CYRILLIC = re.compile("[а-яіїєґё]", re.IGNORECASE)


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
        "read right in 97 of 100 of our own passages, in about 85 of other texts",
    )
    MODERATE = "some", "Some doubt", "of other texts read right in about 60 of 100"
    MUCH = "much", "Much doubt", "of other texts read right in about 20 of 100"


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
        {
            "always",
            *_of_words(claim),
            *_of_place(claim),
            *features_of_rivals(claim, candidates),
        }
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
        "one-word speaker": len(claim.claimant.split()) == 1,
        "actor unknown": claim.actor is Side.UNKNOWN,
        "own time": bool(claim.date_text),
        "no start": claim.date_from is None,
        "no day": claim.date_to is None,
        "several days": _lasts(claim),
        "no sentence": quote[-1:] not in '.!?”"’)',
        "pictogram": bool(_PICTOGRAM.search(quote)),
        "Cyrillic": bool(_CYRILLIC.search(quote)),
    }
    kinds = {
        f"kind {claim.kind.value}",
        f"actor {claim.actor.value}",
        f"side {claim.claimant_side.value}",
    }
    return kinds | _of_quote(claim) | {name for name, holds in named.items() if holds}


def _of_quote(claim: Claim) -> set[str]:
    """Return what holds of the words that a claim was read from."""
    quote = claim.quote
    names = {name for name, telling in _TELLING.items() if telling.search(quote)}
    if claim.hedge is Hedge.DENIED:
        names.discard("denying")
    words, capitals = len(quote.split()), len(_NAME.findall(quote))
    names |= {f"over {most} words" for most in MANY_WORDS if words > most}
    names |= {f"over {most} names" for most in MANY_NAMES if capitals > most}
    commas = quote.count(",") + quote.count(";")
    if commas:
        names.add("comma")
    if commas > MANY_COMMAS:
        names.add("many clauses")
    return names


def _lasts(claim: Claim) -> bool:
    return claim.date_from is not None and claim.date_from != claim.date_to


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


def features_of_rivals(claim: Claim, candidates: Sequence[Candidate]) -> set[str]:
    """Return the names of what the places offered for a name tell of the chosen one."""
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
