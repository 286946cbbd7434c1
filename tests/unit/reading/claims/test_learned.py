"""The learned classifier: its answers are shares, and it says nothing without
vectors.
"""

from __future__ import annotations

import pytest
import spacy

from dashboard.reading.claims.learned import (
    LABELS,
    PEACE,
    KindClassifier,
    classifier,
)
from dashboard.reading.text.nlp import model
from tests.unit.reading.annotated import misread
from tests.unit.reading.claims.sentences import analysed


@pytest.fixture
def learned() -> KindClassifier:
    found_one = classifier(model())
    assert found_one is not None
    return found_one


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The choir won a contest in the capital.", PEACE),
        ("Enemy gunners worked over the hamlet with mortars.", "strike"),
        ("The paratroopers swept the enemy out of the farm.", "retake"),
        ("Soldiers are fighting house by house in the suburb.", "clash"),
    ],
)
def test_what_it_tells(learned: KindClassifier, text: str, label: str) -> None:
    shares = learned.probabilities(analysed(text, with_model=True).tree)
    assert set(shares) == set(LABELS)
    assert sum(shares.values()) == pytest.approx(1)
    assert max(shares, key=lambda each: shares[each]) == label


def test_tokens_that_are_left_out_change_nothing(learned: KindClassifier) -> None:
    tree = analysed("Gunners shelled Lyman.", with_model=True).tree
    other = analysed("Gunners shelled Odesa.", with_model=True).tree
    without = frozenset({2})
    assert learned.probabilities(tree, without) == learned.probabilities(other, without)


def test_without_vectors_there_is_none() -> None:
    assert classifier(None) is None
    assert classifier(spacy.blank("en")) is None


ANNOTATED = """
a11 a202 w12 w18 w23 w73
"""
"""Passages of tests/reading that together go every way through the module."""


@pytest.mark.parametrize("passage", ANNOTATED.split())
def test_passages_are_read_as_annotated(passage: str) -> None:
    assert misread(passage) == []
