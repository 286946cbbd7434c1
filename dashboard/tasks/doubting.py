"""Why a draft may be wrong, in words a reviewer reads."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from dashboard.domain.claim import Claim
from dashboard.domain.wording import count_words, region_words
from dashboard.domain.words import WIDE, Hedge, Precision, Side
from dashboard.tasks.places import Corrections

if TYPE_CHECKING:
    from dashboard.domain.place import Candidate, Resolution
    from dashboard.gazetteer import Gazetteer

# What may put a false event on the map weighs most: a wrong place before an unsure date, an unsure date before a hedge.
UNPLACED, ALIKE, NAMESAKES, APPROXIMATE, UNDATED, SPEAKER, HEDGED, FAR_BEHIND, AREA = 8, 7, 5, 3, 3, 2, 2, 1, 1
CLOSE, APART = 0.15, 0.25
"""How far a namesake's score lies below a place's own for it to be a rival, and to be no matter (0 to 1)."""
_HOW = {
    "skeleton": "only the consonants of the name agree",
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
        reason = _resolved(gazetteer, written, claim.region).reason.partition(": ")[2]
        return [Doubt(UNPLACED, f"“{written}” has no place on the map: {reason or 'it could not be told for sure'}.")]
    found = _of_precision(claim)
    meant = corrections.meant(written, claim.region)
    if claim.place_id and claim.place_id != meant and claim.precision not in WIDE:
        found += _of_name(claim, written, _resolved(gazetteer, written, "").candidates)
    return found


@lru_cache(maxsize=20_000)
def _resolved(gazetteer: Gazetteer, name: str, region: str) -> Resolution:
    """Return what is known of a name without asking anybody outside; an article repeats its names, a page its runs."""
    return gazetteer.resolve(name, region or None, suggest=False)


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
        words = f"“{written}” is read as {claim.name}, which is not among the places of that spelling."
        return [Doubt(ALIKE, words)]
    if own.how in _HOW:
        found.append(Doubt(ALIKE, f"“{written}” is read as {claim.name}: {_HOW[own.how]}."))
    same = [c for c in candidates if c.place.id != own.place.id and c.place.name == own.place.name]
    rivals = [c for c in same if own.score - c.score < APART and c.place.kind not in ("oblast", "raion")]
    if rivals:
        near = any(c.place.region == claim.region for c in rivals)
        there = f", more than one of them in {region_words(claim.region)}" if near else ""
        words = f"At least {count_words(len(rivals) + 1, 'place')} are called {claim.name}{there}; this one is in "
        close = near or any(own.score - c.score < CLOSE for c in rivals)
        region = region_words(claim.region) or "Ukraine"
        found.append(Doubt(NAMESAKES if close else FAR_BEHIND, f"{words}{region}."))
    return found
