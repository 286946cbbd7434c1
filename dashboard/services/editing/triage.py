"""Why a draft may be wrong, in words a reviewer reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from dashboard.domain.claim import Claim
from dashboard.domain.wording import count_words, region_words
from dashboard.domain.words import WIDE, Hedge, Precision, Side
from dashboard.reading.claims.doubt import Assessment, assess
from dashboard.services.map.places import Corrections

if TYPE_CHECKING:
    from dashboard.domain.place import Candidate, Resolution
    from dashboard.gazetteer import Gazetteer

# What may put a false event on the map weighs most: a wrong place before an unsure
# date, an unsure date before a hedge.
UNPLACED = 8
ALIKE = 7
NAMESAKES = 5
APPROXIMATE = UNDATED = 3
SPEAKER = HEDGED = 2
FAR_BEHIND = AREA = 1
CLOSE, APART = 0.15, 0.25
"""How far a namesake's score lies below a place's own for it to be a rival, and to be
no matter (0 to 1).
"""
MOST_ANSWERS = 20_000
"""Names a gazetteer's answers are remembered for."""
# Weak: a gazetteer that was loaded anew takes its answers along.
_answers: WeakKeyDictionary[Gazetteer, dict[tuple[str, str], Resolution]] = (
    WeakKeyDictionary()
)
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
    """One reason to look twice. weight: 1 (slight) to 8 (grave). words: one
    sentence.
    """

    weight: int
    words: str


def doubts(
    claim: Claim,
    gazetteer: Gazetteer,
    corrections: Corrections,
) -> tuple[Doubt, ...]:
    """Return the reasons to doubt a claim, the gravest first; () when there is none."""
    reasons = [*_of_place(claim, gazetteer, corrections), *_of_words(claim)]
    return tuple(sorted(reasons, key=lambda doubt: -doubt.weight))


def assessment(
    claim: Claim,
    gazetteer: Gazetteer,
    corrections: Corrections,
) -> Assessment:
    """Return how likely a claim was read right, as measured on invented passages."""
    written = claim.place_as_written or claim.name
    if not written or claim.place_id == corrections.meant(written, claim.region):
        return assess(claim)
    return assess(claim, _resolved(gazetteer, written, "").candidates)


def _of_words(claim: Claim) -> list[Doubt]:
    reasons = []
    if claim.date_from is None and claim.date_to is None:
        reasons.append(Doubt(UNDATED, "The day is not known."))
    if not claim.claimant:
        reasons.append(Doubt(SPEAKER, "The article does not say who claims it."))
    elif claim.claimant_side is Side.UNKNOWN:
        words = "It is not known on whose side the claimant is."
        reasons.append(Doubt(SPEAKER, words))
    if claim.hedge in _HEDGES:
        reasons.append(Doubt(HEDGED, _HEDGES[claim.hedge]))
    return reasons


def _of_place(
    claim: Claim,
    gazetteer: Gazetteer,
    corrections: Corrections,
) -> list[Doubt]:
    written = claim.place_as_written or claim.name
    if not claim.placed:
        if not written:
            return [Doubt(UNPLACED, "No place is named.")]
        reason = _resolved(gazetteer, written, claim.region).reason.partition(": ")[2]
        why = reason or "it could not be told for sure"
        return [Doubt(UNPLACED, f"“{written}” has no place on the map: {why}.")]
    reasons = _of_precision(claim)
    meant = corrections.meant(written, claim.region)
    if claim.place_id and claim.place_id != meant and claim.precision not in WIDE:
        candidates = _resolved(gazetteer, written, "").candidates
        reasons += _of_name(claim, written, candidates)
    return reasons


def _resolved(gazetteer: Gazetteer, name: str, region: str) -> Resolution:
    """Return what is known of a name without asking anybody outside; an article repeats
    its names, a page its runs.
    """
    answers = _answers.setdefault(gazetteer, {})
    answer = answers.get((name, region))
    if answer is None:
        if len(answers) >= MOST_ANSWERS:
            answers.clear()
        answer = gazetteer.resolve(name, region or None, suggest=False)
        answers[name, region] = answer
    return answer


def _of_precision(claim: Claim) -> list[Doubt]:
    if claim.precision is Precision.APPROXIMATE:
        words = "The place is approximate."
        if claim.radius_km:
            words += f" The truth may be {claim.radius_km:g} km away."
        return [Doubt(APPROXIMATE, words)]
    if claim.precision in WIDE:
        words = "The point stands for a whole area, no settlement is named."
        return [Doubt(AREA, words)]
    return []


def _of_name(
    claim: Claim,
    written: str,
    candidates: tuple[Candidate, ...],
) -> list[Doubt]:
    """Return what speaks against the claim's place being the one its words mean."""
    own = next((c for c in candidates if c.place.id == claim.place_id), None)
    read_as = f"“{written}” is read as {claim.name}"
    if own is None:
        words = f"{read_as}, which is not among the places of that spelling."
        return [Doubt(ALIKE, words)]
    reasons = []
    if own.how in _HOW:
        reasons.append(Doubt(ALIKE, f"{read_as}: {_HOW[own.how]}."))
    rivals = [c for c in candidates if _is_rival(c, own)]
    if rivals:
        reasons.append(_of_namesakes(claim, own, rivals))
    return reasons


def _is_rival(candidate: Candidate, own: Candidate) -> bool:
    """Whether the name may mean that place as well as the claim's own."""
    place = candidate.place
    namesake = place.id != own.place.id and place.name == own.place.name
    near = own.score - candidate.score < APART
    return namesake and near and place.kind not in ("oblast", "raion")


def _of_namesakes(
    claim: Claim,
    own: Candidate,
    rivals: list[Candidate],
) -> Doubt:
    weight, there = FAR_BEHIND, ""
    if any(own.score - rival.score < CLOSE for rival in rivals):
        weight = NAMESAKES
    if any(rival.place.region == claim.region for rival in rivals):
        weight = NAMESAKES
        there = f", more than one of them in {region_words(claim.region)}"
    places = count_words(len(rivals) + 1, "place")
    region = region_words(claim.region) or "Ukraine"
    words = (
        f"At least {places} are called {claim.name}{there}; this one is in {region}."
    )
    return Doubt(weight, words)
