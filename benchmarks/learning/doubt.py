"""Fits dashboard/reading/claims/doubt.json: `python -m benchmarks.learning.doubt`. The
same texts give the same weights.

It learns from what was read of other hands' passages at first sight (`first_sight`),
and of the project's own passages and stage sentences, whose errors were looked at. The
stated rates are of the former alone, each passage judged by weights fitted on others.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.learning import first_sight
from benchmarks.reading import article, passages, reader
from benchmarks.scoring import right_claims
from benchmarks.stages import PUBLISHED, StageSentence, is_right, stage_sentences
from dashboard.domain.words import Side
from dashboard.reading.claims.doubt import (
    MANY_NAMES,
    MANY_WORDS,
    REASONS,
    WEIGHTS,
    features,
)
from dashboard.reading.claims.drafts import WRITER
from dashboard.reading.model import Reading
from dashboard.reading.reader import Reader

FloatArray = NDArray[np.float64]
TARGET = Path(__file__).parents[2] / "dashboard" / "reading" / "claims" / WEIGHTS
SEED, PARTS = 16, 10
STEPS, RATE, DECAY = 2_000, 2.0, 0.001
NONE, SOME = 0.85, 0.6
"""Share of the claims of no doubt that must be right at first sight, and of those of
some doubt. Two annotators find nine of ten claims just so: no reader can be surer.
"""
LEAST = 0.5
"""What is less likely right than this is of much doubt, however right others are."""
AGAINST = frozenset(
    {
        *("denying", "recalling", "contrast", "comma", "many clauses"),
        *(f"over {most} words" for most in MANY_WORDS),
        *(f"over {most} names" for most in MANY_NAMES),
    }
)
"""What speaks against a claim beside REASONS, and is not told."""
BINS = (0.0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.94, 0.97, 1.0)


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim that was read. text: its passage. right: all of it. seen: whether the
    errors on it had been looked at when it was read.
    """

    text: str
    names: frozenset[str]
    right: bool
    seen: bool = True


def judged() -> list[Judged]:
    """Return every claim read from the passages and stage sentences, and those that
    were read at first sight.
    """
    used = reader(with_model=True)
    rows: list[Judged] = []
    for one in passages():
        reading = used.read(article(one["text"], one["published"]))
        right = set(right_claims(one, reading.claims))
        rows += _rows(one["id"], reading, right)
    for number, sentence in enumerate(stage_sentences()):
        rows += _of_sentence(used, f"sentence {number}", sentence)
    for text, claim, rivals, is_right_at_first in first_sight.rows():
        names = features(claim) | rivals
        rows.append(Judged(text, names, is_right_at_first, seen=False))
    return rows


def _of_sentence(used: Reader, text: str, sentence: StageSentence) -> list[Judged]:
    reading = used.read(article(sentence.text, PUBLISHED))
    # Whose side a named speaker is on is part of a claim: unknown is not right.
    right = {
        c.id
        for c in reading.claims
        if is_right(sentence, c)
        and (c.claimant == WRITER or c.claimant_side is not Side.UNKNOWN)
    }
    return _rows(text, reading, right)


def _rows(text: str, reading: Reading, right: set[str]) -> list[Judged]:
    candidates = {m.place_as_written: m.resolution.candidates for m in reading.mentions}
    return [
        Judged(
            text,
            features(claim, candidates.get(claim.place_as_written, ())),
            claim.id in right,
        )
        for claim in reading.claims
    ]


def matrix(rows: Sequence[Judged]) -> tuple[FloatArray, FloatArray, list[str]]:
    """Return features, outcomes and the names of the features."""
    names = sorted({name for row in rows for name in row.names} - {"always"})
    names = ["always", *names]
    table = np.array([[name in row.names for name in names] for row in rows], float)
    return table, np.array([row.right for row in rows], float), names


def fit(
    table: FloatArray,
    right: FloatArray,
    names: Sequence[str],
) -> FloatArray:
    """Return weights of a logistic model by plain gradient descent. What speaks against
    a claim never makes surer: its weight stays below zero.
    """
    reasons = np.array([name in REASONS or name in AGAINST for name in names])
    weights = np.zeros(table.shape[1])
    for _ in range(STEPS):
        shares = 1 / (1 + np.exp(-table @ weights))
        weights -= RATE * (table.T @ (shares - right) / len(right) + DECAY * weights)
        weights[reasons] = np.minimum(weights[reasons], 0.0)
    return weights


def unseen(rows: Sequence[Judged]) -> FloatArray:
    """Return the probability of each claim by weights fitted on other passages."""
    table, right, names = matrix(rows)
    texts = sorted({row.text for row in rows})
    order = np.random.default_rng(SEED).permutation(len(texts))
    part = {texts[i]: n % PARTS for n, i in enumerate(order)}
    parts = np.array([part[row.text] for row in rows])
    shares = np.zeros(len(rows))
    for n in range(PARTS):
        weights = fit(table[parts != n], right[parts != n], names)
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
    were read at first sight and that the fit has not seen; the bounds are those in use.
    """
    rows = judged()
    first = np.array([not row.seen for row in rows])
    shares = unseen(rows)[first]
    right = np.array([row.right for row in rows], float)[first]
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
    weights = fit(table, right, names)
    every = unseen(rows)
    first = np.array([not row.seen for row in rows])
    shares, outcomes = every[first], right[first]
    surest = bound(shares, outcomes, NONE)
    unsure = shares < surest
    fair = max(LEAST, bound(shares[unsure], outcomes[unsure], SOME))
    for name, weight in sorted(zip(names, weights, strict=True), key=lambda p: p[1]):
        print(f"{weight:6.2f} {name}")
    print("right", outcomes.mean(), "of", len(outcomes))
    print("no doubt from", surest, "share", (shares >= surest).mean())
    print("some doubt from", fair, "share", (shares >= fair).mean())
    sure = ~first & (every >= surest)
    print("no doubt among our own", sure.sum() / (~first).sum(), right[sure].mean())
    for line in reliability(shares, outcomes):
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
