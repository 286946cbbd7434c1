"""How passages of other hands are read: `python -m tests.reading.others`.

Programs that had seen neither the rules of reading nor the passages these were made with
wrote and annotated them: they tell how far a figure of our own passages holds on other
texts. Rules were mended after their errors had been looked at, all but those on UNSEEN.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.reading import article, reader
from benchmarks.scoring import right_claims, score
from dashboard.domain.settings import Settings, shipped_folder
from dashboard.gazetteer import Gazetteer
from dashboard.reading.claims.doubt import DoubtLevel, assess
from dashboard.reading.model import Reading
from tests.reading.build import HERE, passages

OTHERS = HERE / "others.txt"
LANGUAGES: Mapping[str, tuple[str, ...]] = {
    "English": ("wire", "assessment", "caption"),
    "Ukrainian": ("ukrainian",),
    "Russian": ("russian",),
}
"""The columns of the table, each with its genres."""
UNSEEN = frozenset(
    f"f{number}"
    for numbers in (
        *(range(first, first + 20) for first in (1421, 1521, 1621)),
        range(1702, 1791, 2),
        range(1802, 1911, 2),
    )
    for number in numbers
)
"""Passages whose errors nobody has looked at. Once somebody has, they are ordinary: then
write new ones.
"""
MEASURES: Mapping[str, str] = {
    "claims_found": "claims found",
    "whole": "found with speaker, kind and days right",
    "kind": "kind",
    "dates": "days",
    "actor": "who acts",
    "side": "side of the speaker",
    "wrong_pins": "pins more than 25 km off",
    "extra": "claims too many",
}
"""What of benchmarks.scoring the table shows, with the words for it."""
Pair = tuple[Mapping[str, Any], Reading]


def pairs() -> list[Pair]:
    """Return each passage with its reading."""
    gazetteer = Gazetteer.load(Settings(shipped=shipped_folder()))
    used = reader(with_model=True)
    return [
        (one, used.read(article(one["text"], one["published"])))
        for one in passages(gazetteer, OTHERS)
    ]


def doubts(read: Sequence[Pair]) -> Mapping[DoubtLevel, tuple[int, int]]:
    """Return for each level of doubt how many claims have it, and how many of these are
    annotated just so: place, kind, side of the speaker and days.
    """
    claims: Counter[DoubtLevel] = Counter()
    right: Counter[DoubtLevel] = Counter()
    for passage, reading in read:
        candidates = {
            m.place_as_written: m.resolution.candidates for m in reading.mentions
        }
        same = set(right_claims(passage, reading.claims))
        for claim in reading.claims:
            level = assess(claim, candidates.get(claim.place_as_written, ())).doubt
            claims[level] += 1
            right[level] += claim.id in same
    return {level: (claims[level], right[level]) for level in DoubtLevel}


def markdown(read: Sequence[Pair]) -> str:
    """Return the tables as docs/reading.md shows them."""
    unseen = [pair for pair in read if pair[0]["id"] in UNSEEN]
    lines = [*_measured(read), "", *_measured(unseen), ""]
    lines += ["| | claims | as annotated |", "|---|---|---|"]
    for level, (number, right) in doubts(read).items():
        lines.append(f"| {level.label} | {number} | {right / max(1, number):.2f} |")
    return "\n".join(lines)


def _measured(read: Sequence[Pair]) -> list[str]:
    """Return the lines of a table of MEASURES, its first head the number of passages."""
    scores = {
        language: score(pair for pair in read if pair[0]["genre"] in genres)
        for language, genres in LANGUAGES.items()
    }
    lines = [f"| {len(read)} passages | {' | '.join(LANGUAGES)} |", "|---|---|---|---|"]
    for name, words in MEASURES.items():
        shares = (scores[language].shares()[name][0] for language in LANGUAGES)
        lines.append(f"| {words} | {' | '.join(f'{share:.2f}' for share in shares)} |")
    return lines


if __name__ == "__main__":
    print(markdown(pairs()))
