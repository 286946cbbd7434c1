"""Fits dashboard/reading/claims/doubt.json on the project's own passages and stage
sentences: `python -m benchmarks.learning.doubt`. The same texts give the same weights.

Each passage is judged by weights fitted on the others, so that the stated rates are of
texts the fit has not seen.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.reading import article, passages, reader
from benchmarks.scoring import same_days
from benchmarks.stages import PUBLISHED, StageSentence, is_right, stage_sentences
from dashboard.domain.claim import Claim
from dashboard.domain.words import Side
from dashboard.reading.claims.doubt import WEIGHTS, features
from dashboard.reading.claims.drafts import WRITER
from dashboard.reading.model import Reading
from dashboard.reading.reader import Reader

FloatArray = NDArray[np.float64]
TARGET = Path(__file__).parents[2] / "dashboard" / "reading" / "claims" / WEIGHTS
SEED, PARTS = 16, 10
STEPS, RATE, DECAY = 2_000, 2.0, 0.001
NONE, SOME = 0.97, 0.8
"""Share of the claims of no doubt that must be right, and of those of some doubt."""
EVEN = 0.5
"""What is less likely right than this is of much doubt, however right others are."""
BINS = (0.0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.94, 0.97, 1.0)


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim that was read. text: number of its passage. right: all of it."""

    text: int
    names: frozenset[str]
    right: bool


def judged() -> list[Judged]:
    """Return every claim read from the passages and stage sentences, judged."""
    used = reader(with_model=True)
    rows: list[Judged] = []
    for number, one in enumerate(passages()):
        reading = used.read(article(one["text"], one["published"]))
        right = set(right_claims(one, reading.claims))
        rows += _rows(number, reading, right)
    for number, sentence in enumerate(stage_sentences(), start=10_000):
        rows += _of_sentence(used, number, sentence)
    return rows


def _of_sentence(used: Reader, number: int, sentence: StageSentence) -> list[Judged]:
    reading = used.read(article(sentence.text, PUBLISHED))
    # Whose side a named speaker is on is part of a claim: unknown is not right.
    right = {
        c.id
        for c in reading.claims
        if is_right(sentence, c)
        and (c.claimant == WRITER or c.claimant_side is not Side.UNKNOWN)
    }
    return _rows(number, reading, right)


def _rows(number: int, reading: Reading, right: set[str]) -> list[Judged]:
    candidates = {m.place_as_written: m.resolution.candidates for m in reading.mentions}
    return [
        Judged(
            number,
            features(claim, candidates.get(claim.place_as_written, ())),
            claim.id in right,
        )
        for claim in reading.claims
    ]


def right_claims(passage: Mapping[str, Any], claims: Sequence[Claim]) -> Iterator[str]:
    """Yield the claims of a passage that are annotated just so."""
    pins = {m["text"]: m["place_id"] for m in passage["mentions"]}
    for claim in claims:
        for gold in passage["claims"]:
            if (
                gold["place"] == claim.place_as_written
                and gold["kind"] == claim.kind.value
                and gold["speaker_side"] == claim.claimant_side.value
                and pins.get(gold["place"]) in (None, claim.place_id)
                and _fits(gold, claim)
            ):
                yield claim.id
                break


def _fits(gold: Mapping[str, Any], claim: Claim) -> bool:
    """Tell whether the days are the annotated ones; "by" that day is no mistake."""
    last = claim.date_to and claim.date_to.isoformat()
    if claim.date_from is None:
        return bool(last == gold["date_to"])
    return same_days(gold, claim.date_from, claim.date_to)


def matrix(rows: Sequence[Judged]) -> tuple[FloatArray, FloatArray, list[str]]:
    """Return features, outcomes and the names of the features."""
    names = sorted({name for row in rows for name in row.names} - {"always"})
    names = ["always", *names]
    table = np.array([[name in row.names for name in names] for row in rows], float)
    return table, np.array([row.right for row in rows], float), names


def fit(table: FloatArray, right: FloatArray) -> FloatArray:
    """Return weights of a logistic model by plain gradient descent. A reason to doubt
    never makes surer: all weights but that of the first feature, "always", stay below
    zero.
    """
    weights = np.zeros(table.shape[1])
    for _ in range(STEPS):
        shares = 1 / (1 + np.exp(-table @ weights))
        weights -= RATE * (table.T @ (shares - right) / len(right) + DECAY * weights)
        weights[1:] = np.minimum(weights[1:], 0.0)
    return weights


def unseen(rows: Sequence[Judged], table: FloatArray, right: FloatArray) -> FloatArray:
    """Return the probability of each claim by weights fitted on other passages."""
    texts = sorted({row.text for row in rows})
    order = np.random.default_rng(SEED).permutation(len(texts))
    part = {texts[i]: n % PARTS for n, i in enumerate(order)}
    parts = np.array([part[row.text] for row in rows])
    shares = np.zeros(len(rows))
    for n in range(PARTS):
        weights = fit(table[parts != n], right[parts != n])
        shares[parts == n] = 1 / (1 + np.exp(-table[parts == n] @ weights))
    return shares


def bound(shares: FloatArray, right: FloatArray, wanted: float) -> float:
    """Return the least probability above which so many claims are right."""
    order = np.argsort(-shares)
    running = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    good = np.nonzero(running >= wanted)[0]
    return float(shares[order][good[-1]]) if len(good) else 1.0


def reliability(
    shares: FloatArray, right: FloatArray
) -> list[tuple[float, float, int]]:
    """Return mean probability, share right and number of claims of each bin."""
    out = []
    for low, high in pairwise(BINS):
        inside = (shares >= low) & (shares < high + (high == 1.0))
        if inside.any():
            mean, share = shares[inside].mean(), right[inside].mean()
            out.append(
                (round(float(mean), 3), round(float(share), 3), int(inside.sum()))
            )
    return out


def doubt_figures() -> dict[str, Any]:
    """Return the shares of the levels of doubt and their reliability, on claims that
    the fit has not seen; the bounds are those in use.
    """
    rows = judged()
    table, right, _ = matrix(rows)
    shares = unseen(rows, table, right)
    fitted = json.loads(TARGET.read_text("utf-8"))
    surest, fair = fitted["no_doubt"], fitted["moderate_doubt"]
    levels = {
        "none": shares >= surest,
        "some": (shares < surest) & (shares >= fair),
        "much": shares < min(surest, fair),
    }
    doubts = {
        name: (
            round(float(inside.mean()), 3),
            round(float(right[inside].mean()), 3) if inside.any() else 0.0,
            int(inside.sum()),
        )
        for name, inside in levels.items()
    }
    return {"doubts": doubts, "reliability": reliability(shares, right)}


def main() -> int:
    """Write the weights and tell how reliable they are."""
    rows = judged()
    table, right, names = matrix(rows)
    shares = unseen(rows, table, right)
    surest = bound(shares, right, NONE)
    unsure = shares < surest
    fair = max(EVEN, bound(shares[unsure], right[unsure], SOME))
    weights = fit(table, right)
    for name, weight in sorted(zip(names, weights, strict=True), key=lambda p: p[1]):
        print(f"{weight:6.2f} {name}")
    print("right", right.mean(), "of", len(right))
    print("no doubt from", surest, "share", (shares >= surest).mean())
    print("some doubt from", fair, "share", (shares >= fair).mean())
    for line in reliability(shares, right):
        print(line)
    fitted = {
        "weights": {n: round(float(w), 3) for n, w in zip(names, weights, strict=True)},
        "no_doubt": round(surest, 3),
        "moderate_doubt": round(fair, 3),
    }
    TARGET.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
