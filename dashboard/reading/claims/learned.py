"""A small learned classifier for sentences on which the rules of events are silent: a
linear model over the word vectors that come with the language model.

It was learned from invented sentences (benchmarks/learning); `python -m
benchmarks.learning` makes the same weights again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Protocol

import numpy as np

from dashboard.domain.words import Kind
from dashboard.reading.text.dependency_tree import DependencyTree

if TYPE_CHECKING:
    from numpy.typing import NDArray

PEACE = "peace"
"""The label of what is no claim of this war."""
LABELS = (*(kind.value for kind in Kind), PEACE)
WIDTH = 300
"""Numbers of a word vector of the medium models of spaCy, to which the weights fit."""
WEIGHTS = "kinds.npy"
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN"})
_SUBJECTS = ("nsubj", "nsubjpass")
_OBJECTS = ("dobj", "pobj", "attr", "agent")


class Vocabulary(Protocol):
    """The word vectors of a model (spaCy's Vocab fits)."""

    @property
    def vectors_length(self) -> int:
        """How many numbers a vector has, 0 for a model without vectors."""

    def get_vector(self, orth: str) -> NDArray[np.float32]:
        """Return the vector of a word, zeros for an unknown one."""


class VectorModel(Protocol):
    """A language model with its vocabulary (spaCy's Language fits)."""

    @property
    def vocab(self) -> Vocabulary:
        """The vocabulary."""


class KindClassifier:
    """Tells kinds of sentences. language: with word vectors, see `classifier`."""

    def __init__(self, language: VectorModel, weights: NDArray[np.float32]) -> None:
        self._vocab = language.vocab
        self._weights = weights

    def probabilities(
        self,
        tree: DependencyTree,
        without: frozenset[int] = frozenset(),
    ) -> dict[str, float]:
        """Return label -> probability for a parsed sentence; they add up to 1.

        without: tokens that are left out: names of places, and who says it.
        """
        scores = self._weights @ self.features(tree, without)
        powers = np.exp(scores - scores.max())
        shares = powers / powers.sum()
        return {
            label: float(share) for label, share in zip(LABELS, shares, strict=True)
        }

    def features(
        self,
        tree: DependencyTree,
        without: frozenset[int] = frozenset(),
    ) -> NDArray[np.float32]:
        """Return the vectors of all words, of the main verb, of its subject and of its
        objects, each of length 1 or all zero, and a constant.
        """
        groups = _groups(tree, without)
        parts = [self._mean(tree, group) for group in groups]
        return np.concatenate([*parts, np.ones(1, dtype=np.float32)])

    def _mean(self, tree: DependencyTree, tokens: Sequence[int]) -> NDArray[np.float32]:
        total = np.zeros(WIDTH, dtype=np.float32)
        for i in tokens:
            total += self._vocab.get_vector(tree.tokens[i].text)
        length = float(np.linalg.norm(total))
        if length == 0.0:
            return total
        return total / np.float32(length)


def _groups(
    tree: DependencyTree,
    without: frozenset[int],
) -> tuple[list[int], list[int], list[int], list[int]]:
    words = [i for i in _content(tree) if i not in without]
    verb = _main_verb(tree, without)
    if verb is None:
        return words, [], [], []
    subjects, objects = [], []
    for child in tree.children[verb]:
        dep = tree.tokens[child].dep
        if dep in _SUBJECTS and child not in without:
            subjects.append(child)
        elif dep in _OBJECTS and child not in without:
            objects.append(child)
    return words, [verb], subjects, objects


def _content(tree: DependencyTree) -> Iterator[int]:
    return (i for i, token in enumerate(tree.tokens) if token.pos in _CONTENT)


def _main_verb(tree: DependencyTree, without: frozenset[int]) -> int | None:
    """Return the root, below the verb of saying where that is left out."""
    root = next((i for i, token in enumerate(tree.tokens) if token.head == i), None)
    if root is not None and root in without:
        return tree.child(root, "ccomp", "parataxis")
    return root


@cache
def classifier(language: VectorModel | None) -> KindClassifier | None:
    """Return the classifier, None where the model has no vectors that fit it."""
    if language is None or language.vocab.vectors_length != WIDTH:
        return None
    path = files("dashboard.reading.claims") / WEIGHTS
    with path.open("rb") as file:
        weights = np.load(file, allow_pickle=False).astype(np.float32)
    return KindClassifier(language, weights)
