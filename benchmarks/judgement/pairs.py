"""Pairs of claims that a reader said contradict each other or not, against what the
rules say of them.

pairs.csv: pairs of claims that are shipped; own_pairs.txt: of claims in our own words;
aside_pairs.txt: more of these, which no rule was mended on. A pair counts as called
contradictory when its claims are marked with one another in the index, as a reader of
the map sees it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dashboard.domain.claim import Claim
from dashboard.domain.errors import BadInput
from dashboard.domain.filters import Filters
from dashboard.domain.words import Hedge, Kind, Precision, Review, Side
from dashboard.index import Index

HERE = Path(__file__).parent
SHIPPED, OWN = HERE / "pairs.csv", HERE / "own_pairs.txt"
ASIDE = HERE / "aside_pairs.txt"
_CLAIM = re.compile(
    r"(?P<claimant>\w+) (?P<denies>denies )?(?P<wide>everywhere )?(?P<kind>\w+)"
    r" (?P<actor>UA|RU) (?P<first>\?|[0-9-]+) (?P<undated>~)?(?P<last>[0-9-]+)"
    r" (?P<quote>.+)"
)
_SPEAKERS = {
    "UA": ("A Ukrainian staff", Side.UA),
    "RU": ("A Russian staff", Side.RU),
    "observer": ("An observer", Side.INDEPENDENT),
    "another": ("Another observer", Side.INDEPENDENT),
    "paper": ("A paper", Side.UNKNOWN),
    "nobody": ("", Side.UNKNOWN),
}
AREA_KM = 50.0
"""Radius of what "everywhere" speaks of; villages of two pairs lie further apart."""
ROWS = 20
"""Villages from south to north, a degree apart, before the next column begins."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """Two claims by their ids, whether a reader says that they contradict each other,
    and why.
    """

    first: str
    second: str
    contradicts: bool
    why: str


@dataclass(frozen=True, slots=True)
class PairScore:
    """How many pairs the rules called contradictory, rightly and wrongly, and how many
    they missed.
    """

    right: tuple[Annotated, ...]
    wrong: tuple[Annotated, ...]
    missed: tuple[Annotated, ...]
    pairs: int

    @property
    def precision(self) -> float:
        """Return the share of the called pairs that are contradictory."""
        return len(self.right) / (len(self.right) + len(self.wrong))

    @property
    def recall(self) -> float:
        """Return the share of the contradictory pairs that are called so."""
        return len(self.right) / (len(self.right) + len(self.missed))


def shipped_pairs() -> list[Annotated]:
    """Return the pairs of shipped claims."""
    with SHIPPED.open(encoding="utf-8", newline="") as file:
        return [
            Annotated(
                row["first"], row["second"], row["contradicts"] == "yes", row["why"]
            )
            for row in csv.DictReader(file)
        ]


def written_pairs(path: Path) -> tuple[list[Claim], list[Annotated]]:
    """Return the claims in our own words of a file, and the pairs of them. Raises
    BadInput for a line that is none.
    """
    claims: list[Claim] = []
    annotated = []
    text = path.read_text(encoding="utf-8")
    for number, block in enumerate(text.split("\n\n")):
        lines = [each for each in block.splitlines() if not each.startswith("#")]
        if not lines:
            continue
        verdict, _, why = lines[0].partition(": ")
        own = [
            _claim(line, f"{path.stem}-{number:02}{letter}", number, path.name)
            for letter, line in zip("abcdef", lines[1:], strict=False)
        ]
        claims += own
        annotated.append(Annotated(own[0].id, own[1].id, verdict == "yes", why))
    return claims, annotated


def own_pairs() -> tuple[list[Claim], list[Annotated]]:
    """Return the pairs that the rules were mended on."""
    return written_pairs(OWN)


def _claim(line: str, claim_id: str, number: int, file: str) -> Claim:
    matched = _CLAIM.fullmatch(line)
    if matched is None or matched["claimant"] not in _SPEAKERS:
        raise BadInput(f"{file}: {line[:60]!r} is no claim; see the head of it")
    claimant, side = _SPEAKERS[matched["claimant"]]
    first, wide = matched["first"], matched["wide"] is not None
    last = date.fromisoformat(matched["last"])
    claim = Claim(
        id=claim_id,
        kind=Kind(matched["kind"]),
        actor=Side(matched["actor"]),
        claimant=claimant,
        claimant_side=side,
        hedge=Hedge.DENIED if matched["denies"] else Hedge.ASSERTED,
        place_id=f"own-{number}",
        name=f"Village {number}",
        lat=30.0 + number % ROWS,
        lon=23.0 + 0.9 * (number // ROWS),
        precision=Precision.SETTLEMENT,
        date_from=None if first == "?" else date.fromisoformat(first),
        date_to=None if matched["undated"] else last,
        published=last,
        quote=matched["quote"],
        review=Review.ACCEPTED,
    )
    if not wide:
        return claim
    return replace(
        claim,
        place_id=f"area-{number}",
        name=f"Sector {number}",
        precision=Precision.AREA,
        radius_km=AREA_KM,
    )


def scored(claims: Sequence[Claim], pairs: Sequence[Annotated]) -> PairScore:
    """Return how the rules do on the pairs; the claims are all that is known."""
    index = Index.of(claims)
    against = {
        listed.claim.id: set(listed.contradicted_by)
        for listed in index.listed(Filters())
    }
    index.close()
    called = {pair: pair.second in against.get(pair.first, set()) for pair in pairs}
    return PairScore(
        tuple(pair for pair in pairs if called[pair] and pair.contradicts),
        tuple(pair for pair in pairs if called[pair] and not pair.contradicts),
        tuple(pair for pair in pairs if not called[pair] and pair.contradicts),
        len(pairs),
    )


def faults(score: PairScore) -> Iterator[str]:
    """Yield each pair on which the rules and the reader differ, as a line."""
    for heading, pairs in (("wrong", score.wrong), ("missed", score.missed)):
        for pair in pairs:
            yield f"{heading}: {pair.first} {pair.second}: {pair.why}"


def everything(shipped: Sequence[Claim]) -> PairScore:
    """Return the score over all pairs. shipped: the claims that come with the
    program.
    """
    own, pairs = own_pairs()
    every = [replace(claim) for claim in (*shipped, *own)]
    return scored(every, [*shipped_pairs(), *pairs])


def aside() -> PairScore:
    """Return the score over the pairs that no rule was mended on."""
    return scored(*written_pairs(ASIDE))
