"""Heads and dependents of a sentence that was parsed by hand."""

from __future__ import annotations

import pytest

from dashboard.reading.model import Sentence, Token
from dashboard.reading.text.dependency_tree import (
    DEPTH,
    DependencyTree,
    clause_at,
    cleft_noun,
)
from dashboard.reading.text.nlp import model, sentences
from tests.unit.reading.annotated import misread

WORDS = (
    ("Troops", "NOUN", "nsubj", 1),
    ("tried", "VERB", "ROOT", 1),
    ("to", "PART", "aux", 3),
    ("take", "VERB", "xcomp", 1),
    ("the", "DET", "det", 5),
    ("town", "NOUN", "dobj", 3),
    ("that", "PRON", "nsubjpass", 7),
    ("lost", "VERB", "relcl", 5),
)
TEXT = " ".join(word for word, *_ in WORDS)


def tree_of(
    words: tuple[tuple[str, str, str, int], ...], *, parsed: bool = True
) -> DependencyTree:
    tokens, at = [], 0
    for word, pos, dep, head in words:
        tokens.append(Token(at, at + len(word), word, word.lower(), pos, dep, head))
        at += len(word) + 1
    text = " ".join(word for word, *_ in words)
    sentence = Sentence(0, len(text), 0, tuple(tokens), (), parsed=parsed)
    return DependencyTree(sentence, text)


TREE = tree_of(WORDS)
UNPARSED = tree_of(
    tuple((w, "", "", i) for i, (w, *_) in enumerate(WORDS)), parsed=False
)


def test_children_ancestors_and_path() -> None:
    assert TREE.children == [[], [0, 3], [], [2, 5], [], [4, 7], [], [6]]
    assert list(TREE.ancestors(7)) == [5, 3, 1]
    assert TREE.path(7) == [7, 5, 3, 1]
    assert TREE.path(1) == [1]
    assert UNPARSED.children == [[]] * 8
    assert UNPARSED.path(7) == [7]


def test_a_circle_ends() -> None:
    circle = tree_of((("a", "X", "x", 1), ("b", "X", "x", 0)))
    assert len(list(circle.ancestors(0))) == 2
    chain = tree_of(tuple((str(i), "X", "x", max(i - 1, 0)) for i in range(DEPTH * 2)))
    assert len(list(chain.ancestors(DEPTH * 2 - 1))) == DEPTH
    assert circle.subtree(0) == [0, 1]


def test_a_subtree_leaves_relations_out() -> None:
    assert TREE.subtree(3) == [2, 3, 4, 5, 6, 7]
    assert TREE.subtree(3, frozenset({"relcl"})) == [2, 3, 4, 5]
    assert TREE.words(TREE.subtree(5)) == "the town that lost"


def test_the_first_child_in_a_relation() -> None:
    assert TREE.child(3, "dobj", "aux") == 2
    assert TREE.child(3, "dobj") == 5
    assert TREE.child(3, "nsubj") is None


def test_the_top_of_a_stretch() -> None:
    assert TREE.top(4, 8) == 5
    assert TREE.top(0, 2) == 1
    assert TREE.top(1, 2) == 1
    assert UNPARSED.top(4, 8) == 4


def test_verbs_and_subjects() -> None:
    assert [TREE.verb(i) for i in range(8)] == [1, 1, 3, 3, 3, 3, 7, 7]
    assert TREE.is_verb(1)
    assert not TREE.is_verb(0)
    assert TREE.subject(1) == 0
    assert TREE.subject(3) == 0
    assert TREE.subject(7) == 6
    assert TREE.subject(5) is None
    assert tree_of((("a", "NOUN", "ROOT", 0),)).verb(0) is None


def test_the_nearest_subject_before_the_verb_counts() -> None:
    words = (
        ("A", "NOUN", "nsubj", 2),
        ("B", "NOUN", "nsubjpass", 2),
        ("fell", "VERB", "ROOT", 2),
        ("C", "NOUN", "nsubj", 2),
    )
    assert tree_of(words).subject(2) == 1
    assert (
        tree_of((("fell", "VERB", "ROOT", 0), ("C", "NOUN", "nsubj", 0))).subject(0)
        == 1
    )


def test_tokens_of_a_stretch() -> None:
    assert TREE.at(7, 15) == (1, 3)
    assert TREE.at(TEXT.index("town"), TEXT.index("town") + 4) == (5, 6)
    assert TREE.at(900, 901) == (0, 1)
    assert TREE.at(0, 7) == (0, 1)
    assert TREE.at(6, 9) == (1, 2)
    assert TREE.at(5, 8) == (0, 2)


CLAUSES = "Moscow says it took Lyman, but Kyiv denies it; nobody was there, a claim Reuters doubts"


@pytest.mark.parametrize(
    ("at", "clause"),
    [
        ("Moscow", "Moscow says it took Lyman"),
        ("Lyman", "Moscow says it took Lyman"),
        ("Kyiv", "but Kyiv denies it"),
        ("nobody", "nobody was there"),
        ("Reuters", "a claim Reuters doubts"),
    ],
)
def test_the_clause_around_a_word(at: str, clause: str) -> None:
    start, end = clause_at(CLAUSES, (0, len(CLAUSES)), CLAUSES.index(at))
    assert CLAUSES[start:end] == clause


def test_a_sentence_without_joints_is_its_own_clause() -> None:
    assert clause_at("one; Lyman fell; two", (5, 15), 8) == (5, 15)


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("It was Russians who shelled the town.", "Russians"),
        ("It was Russians, not locals, who shelled the town.", "Russians"),
        ("It is a lie that the army shelled the town.", None),
        ("The men who shelled the town left.", None),
        ("They were Russians who shelled the town.", None),
    ],
)
def test_who_does_it_in_a_cleft(text: str, noun: str | None) -> None:
    (sentence,) = sentences(text, model())
    tree = DependencyTree(sentence, text)
    found = cleft_noun(tree, tree.lemmas.index("shell"))
    assert (found and tree.tokens[found].text) == noun


ANNOTATED = """
a02 a11 a59 c25 c86 c302 w08 w20 w29 w38 w59 w311 w514
"""
"""Passages of tests/reading that together go every way through the module."""


@pytest.mark.parametrize("passage", ANNOTATED.split())
def test_passages_are_read_as_annotated(passage: str) -> None:
    assert misread(passage) == []


def _in_order(words: str) -> DependencyTree:
    return tree_of(tuple((word, "", "", 0) for word in words.split()))


@pytest.mark.parametrize(
    ("words", "a", "b", "parted"),
    [
        ("a ; b", 0, 2, True),
        ("a ; b", 2, 0, True),
        ("a , b", 0, 2, False),
        ("a b ;", 0, 1, False),
        ("; a b", 1, 2, False),
        ("a ; b", 0, 1, False),
    ],
)
def test_a_semicolon_parts_what_stands_on_its_two_sides(
    words: str, a: int, b: int, parted: bool
) -> None:
    assert _in_order(words).is_parted(a, b) is parted


@pytest.mark.parametrize(
    ("words", "first", "last", "item"),
    [
        ("a b c", 1, 2, range(3)),
        ("a ; b c ; d", 2, 3, range(2, 4)),
        ("a ; b c ; d", 0, 1, range(1)),
        ("a ; b c ; d", 5, 6, range(5, 6)),
        ("a ; b ; c", 0, 3, range(3)),
    ],
)
def test_an_item_ends_at_its_semicolons(
    words: str, first: int, last: int, item: range
) -> None:
    assert _in_order(words).item(first, last) == item
