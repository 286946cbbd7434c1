"""Each stage of reading scored by itself on its own invented sentences
(tests/reading/stages.txt and phrases.txt).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.reading import article
from dashboard.domain.claim import Claim
from dashboard.domain.words import Hedge, Kind
from dashboard.reading.reader import Reader

FOLDER = Path(__file__).parents[1] / "tests" / "reading"
PUBLISHED = "2025-10-14"
LONG_AGO = "2025-08-15"
"""The last day of what counts as recalled: sixty days before the publication."""
TOWNS = ("Kupiansk", "Lyman", "Orikhiv", "Huliaipole", "Siversk")
DENIED, POSSIBLE, PEACEFUL = "denied", "possible", "peaceful"
RECALLED, HAPPENED, WORDED = "recalled", "happened", "worded"
_EVENTS = frozenset(
    {Kind.CAPTURE, Kind.RETAKE, Kind.WITHDRAW, Kind.STRIKE, Kind.ADVANCE}
)


@dataclass(frozen=True, slots=True)
class StageSentence:
    """A sentence with what is right of it. kind: None where nothing has happened."""

    stage: str
    place: str
    text: str
    kind: Kind | None = None


def stage_sentences() -> list[StageSentence]:
    """Return all sentences of the stages, in the order of their files."""
    return [*_of_stages(), *_of_wordings()]


def _of_stages() -> Iterator[StageSentence]:
    stage = ""
    for line in (FOLDER / "stages.txt").read_text("utf-8").splitlines():
        if line.startswith("== "):
            stage = line[3:]
        elif line and not line.startswith("#"):
            place, *kind, text = line.split(" | ")
            yield StageSentence(stage, place, text, Kind(kind[0]) if kind else None)


def _of_wordings() -> Iterator[StageSentence]:
    lines = (FOLDER / "phrases.txt").read_text("utf-8").splitlines()
    pairs = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    for n, (kind, words) in enumerate(pairs):
        town = TOWNS[n % len(TOWNS)]
        text = f"{words.replace('{P}', town)}, the Ukrainian General Staff said."
        yield StageSentence(WORDED, town, text, Kind(kind))


def is_right(sentence: StageSentence, claim: Claim) -> bool:
    """Tell whether a claim says what its sentence says."""
    if sentence.stage == DENIED:
        return not _happened(claim)
    if sentence.place not in (claim.name, claim.place_as_written):
        return False
    if sentence.kind is not None:
        is_kind = claim.kind is sentence.kind
        return is_kind and claim.hedge is not Hedge.DENIED
    if sentence.stage == RECALLED:
        return not _is_recent(claim)
    return False


def _happened(claim: Claim) -> bool:
    return claim.hedge is not Hedge.DENIED and claim.kind in _EVENTS


def _is_recent(claim: Claim) -> bool:
    return claim.date_to is None or claim.date_to.isoformat() > LONG_AGO


def is_read_right(sentence: StageSentence, claims: Sequence[Claim]) -> bool:
    """Tell whether a sentence was read as its stage demands."""
    if sentence.kind is not None:
        return any(is_right(sentence, claim) for claim in claims)
    match sentence.stage:
        case "denied":
            return not any(_happened(claim) for claim in claims)
        case "possible":
            return not any(
                claim.kind is not Kind.STATEMENT and claim.hedge is not Hedge.DENIED
                for claim in claims
            )
        case "recalled":
            events = (c for c in claims if c.kind is not Kind.STATEMENT)
            return not any(_is_recent(claim) for claim in events)
    return all(claim.kind is Kind.STATEMENT for claim in claims)


def stage_scores(used: Reader) -> Mapping[str, tuple[float, int]]:
    """Return, for each stage, the share of its sentences that are read right, and of
    how many.
    """
    right: dict[str, list[bool]] = {}
    for sentence in stage_sentences():
        claims = used.read(article(sentence.text, PUBLISHED)).claims
        right.setdefault(sentence.stage, []).append(is_read_right(sentence, claims))
    return {
        stage: (sum(results) / len(results), len(results))
        for stage, results in right.items()
    }
