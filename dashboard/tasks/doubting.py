"""Why a draft may be wrong, in words a reviewer reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.domain.claim import Claim
from dashboard.domain.wording import count_words, region_words
from dashboard.domain.words import WIDE, Hedge, Precision, Side
from dashboard.tasks.places import Corrections

if TYPE_CHECKING:
    from dashboard.domain.place import Candidate
    from dashboard.gazetteer import Gazetteer

# What may put a false event on the map weighs most: a wrong place before an unsure date, an unsure date before a hedge.
UNPLACED, ALIKE, NAMESAKES, NAMESAKES_APART, APPROXIMATE, UNDATED, SPEAKER, HEDGED, AREA = 8, 7, 5, 4, 3, 3, 2, 2, 1
_HOW = {
    "skeleton": "only the consonants of the name agree",
    "suggestion": "it is only the nearest spelling known",
    "folded": "the spelling differs a little",
}
_HEDGES = {
    Hedge.HEDGED: "The article puts it with caution.",
    Hedge.CLAIMED: "The article reports it as a claim and does not vouch for it.",
    Hedge.DENIED: "It is a denial: check that it is not read as the claim it denies.",
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """One reason to look twice. weight: 1 (slight) to 8 (grave). words: one sentence."""

    weight: int
    words: str


def doubts(claim: Claim, gazetteer: Gazetteer, corrections: Corrections) -> tuple[Doubt, ...]:
    """Return the reasons to doubt a claim, the gravest first; () when there is none."""
    found = [*_of_place(claim, gazetteer, corrections), *_of_words(claim)]
    return tuple(sorted(found, key=lambda doubt: -doubt.weight))


def _of_words(claim: Claim) -> list[Doubt]:
    found = []
    if claim.date_from is None and claim.date_to is None:
        found.append(Doubt(UNDATED, "The day is not known."))
    if not claim.claimant:
        found.append(Doubt(SPEAKER, "The article does not say who claims it."))
    elif claim.claimant_side is Side.UNKNOWN:
        found.append(Doubt(SPEAKER, "It is not known on whose side the claimant is."))
    if claim.hedge in _HEDGES:
        found.append(Doubt(HEDGED, _HEDGES[claim.hedge]))
    return found


def _of_place(claim: Claim, gazetteer: Gazetteer, corrections: Corrections) -> list[Doubt]:
    written = claim.place_as_written or claim.name
    if not claim.placed:
        if not written:
            return [Doubt(UNPLACED, "No place is named.")]
        reason = gazetteer.resolve(written, claim.region or None).reason.partition(": ")[2]
        return [Doubt(UNPLACED, f"“{written}” has no place on the map: {reason or 'it could not be told for sure'}.")]
    found = _of_precision(claim)
    meant = corrections.meant(written, claim.region)
    if claim.place_id and claim.place_id != meant and claim.precision not in WIDE:
        found += _of_name(claim, written, gazetteer.resolve(written, suggest=True).candidates)
    return found


def _of_precision(claim: Claim) -> list[Doubt]:
    within = f" The truth may be {claim.radius_km:g} km away." if claim.radius_km else ""
    if claim.precision is Precision.APPROXIMATE:
        return [Doubt(APPROXIMATE, f"The place is approximate.{within}")]
    if claim.precision in WIDE:
        return [Doubt(AREA, "The point stands for a whole area, no settlement is named.")]
    return []


def _of_name(claim: Claim, written: str, candidates: tuple[Candidate, ...]) -> list[Doubt]:
    found = []
    own = next((c for c in candidates if c.place.id == claim.place_id), None)
    if own is None:
        found.append(Doubt(ALIKE, f"“{written}” is read as {claim.name}, a name that is not among its known spellings."))
    elif own.how in _HOW:
        found.append(Doubt(ALIKE, f"“{written}” is read as {claim.name}: {_HOW[own.how]}."))
    same = [c for c in candidates if c.place.id != claim.place_id and c.place.name == claim.name and c.how != "suggestion"]
    same = [c for c in same if c.place.kind not in ("oblast", "raion")]
    if same:
        near = any(c.place.region == claim.region for c in same)
        there = f", more than one of them in {region_words(claim.region)}" if near else ""
        words = f"At least {count_words(len(same) + 1, 'place')} are called {claim.name}{there}; this one is in "
        weight = NAMESAKES if near else NAMESAKES_APART
        found.append(Doubt(weight, f"{words}{region_words(claim.region) or 'Ukraine'}."))
    return found
