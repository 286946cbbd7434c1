"""Learns the weights of dashboard/reading/claims/learned.py from sentences.txt: `python
-m benchmarks.learning`. The same sentences and model give the same weights.

`--check` writes nothing and tells how good it is on sentences it has not seen.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from dashboard.reading.claims.learned import (
    LABELS,
    PEACE,
    WEIGHTS,
    KindClassifier,
    VectorModel,
)
from dashboard.reading.text.dependency_tree import DependencyTree
from dashboard.reading.text.nlp import model, sentences

FloatArray = NDArray[np.float64]
SENTENCES = Path(__file__).with_name("sentences.txt")
TARGET = Path(__file__).parents[2] / "dashboard" / "reading" / "claims" / WEIGHTS
SEED, PARTS = 16, 5
STEPS, RATE, DECAY = 200, 4.0, 0.001
"""Steps and step width of the descent, and how much large weights cost: chosen by
--check."""


def examples() -> tuple[list[str], list[str]]:
    """Return the sentences and their labels."""
    lines = SENTENCES.read_text("utf-8").splitlines()
    pairs = [line.split(" | ", 1) for line in lines if line and line[0] != "#"]
    return [text for _, text in pairs], [label for label, _ in pairs]


def features(texts: Sequence[str]) -> FloatArray:
    """Return a row of features for each sentence."""
    language = model()
    if language is None:
        raise RuntimeError("no English model is installed; `make run` installs one")
    vectors = cast("VectorModel", language)
    empty = KindClassifier(vectors, np.zeros((1, 1), dtype=np.float32))
    trees = (DependencyTree(sentences(text, language)[0], text) for text in texts)
    return np.stack([empty.features(tree) for tree in trees])


def learn(rows: FloatArray, labels: Sequence[str]) -> FloatArray:
    """Return weights of a multinomial logistic model, by plain gradient descent; each
    label counts the same, however many examples it has.
    """
    wanted = np.array([LABELS.index(label) for label in labels])
    ones = np.eye(len(LABELS))[wanted]
    counts = ones.sum(axis=0)
    share = np.sqrt(counts[wanted].mean() / counts[wanted])[:, None]
    weights = np.zeros((len(LABELS), rows.shape[1]))
    for _ in range(STEPS):
        scores = rows @ weights.T
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        error = share * (powers / powers.sum(axis=1, keepdims=True) - ones)
        weights -= RATE * (error.T @ rows / len(rows) + DECAY * weights)
    return weights


def check(rows: FloatArray, labels: Sequence[str]) -> str:
    """Return how many sentences of each fifth are told right by what was learned from
    the other four.
    """
    order = np.random.default_rng(SEED).permutation(len(labels))
    right = gate = 0
    for part in range(PARTS):
        unseen = order[part::PARTS]
        rest = np.setdiff1d(order, unseen)
        weights = learn(rows[rest], [labels[i] for i in rest])
        best = [LABELS[k] for k in (rows[unseen] @ weights.T).argmax(axis=1)]
        for i, label in zip(unseen, best, strict=True):
            right += label == labels[i]
            gate += (label == PEACE) == (labels[i] == PEACE)
    of = len(labels)
    return f"label right {right / of:.3f}, war or peace right {gate / of:.3f}, of {of}"


def main(argv: Sequence[str]) -> int:
    """Write the weights, or tell how good they are."""
    texts, labels = examples()
    rows = features(texts)
    print(check(rows, labels))
    if "--check" not in argv:
        np.save(TARGET, learn(rows, labels).astype(np.float16))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
