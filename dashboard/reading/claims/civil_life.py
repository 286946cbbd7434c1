"""What has the words of war and is of civil life: accidents with a cause of their own,
ailments, false alarms, elections, and quantities that fall.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.domain.words import Kind
from dashboard.reading.claims.events import Trigger
from dashboard.reading.claims.relevance import martial_words, names_party
from dashboard.reading.lexicon.loader import word_lists
from dashboard.reading.lexicon.schema import CivilWords, RelevanceWords
from dashboard.reading.text.dependency_tree import DependencyTree

_WORDS = word_lists(CivilWords)
_FIRED = word_lists(RelevanceWords).weapons - _WORDS.of_both
_CAUSE = re.compile(rf"\b(?:{'|'.join(_WORDS.causes)})\b", re.IGNORECASE)


def is_accident(tree: DependencyTree) -> bool:
    """Tell whether a sentence lays what happened to a civil cause, and has no word of
    fire beside it: "a gas leak caused an explosion".
    """
    causes = _causes(tree)
    if not causes:
        return False
    outside = [i for i in range(len(tree.tokens)) if i not in causes]
    if any(i in outside for i in martial_words(tree)):
        return False
    return all(_word(tree, i) not in _FIRED | _WORDS.hitting for i in outside)


def is_vote(tree: DependencyTree) -> bool:
    """Tell whether a sentence is about an election, and names neither a party to the
    war nor a word of it: "the opposition took the town in the election".
    """
    words = {token.text.lower() for token in tree.tokens}
    if words.isdisjoint(_WORDS.votes) or words & _FIRED:
        return False
    return not martial_words(tree) and not names_party(tree)


def is_of_civil_life(
    tree: DependencyTree, event: Trigger, places: frozenset[int]
) -> bool:
    """Tell an event that is only a word: the attack of "heart attack", the battle for
    a title, the fall of a quantity. places: tokens that name places.
    """
    own = set(range(event.first, event.last))
    subject = tree.subject(event.first) if tree.is_verb(event.first) else None
    if subject is not None and tree.tokens[subject].dep == "nsubj":
        own.add(subject)
    if not own.isdisjoint(_causes(tree)) or _is_for_prize(tree, event):
        return True
    return _is_fall_of_quantity(tree, event, places)


def _word(tree: DependencyTree, i: int) -> str:
    return tree.tokens[i].text.lower()


def _causes(tree: DependencyTree) -> frozenset[int]:
    """Return the tokens of civil causes in a sentence."""
    return frozenset(i for span in _spans(tree) for i in range(*span))


def _spans(tree: DependencyTree) -> Iterator[tuple[int, int]]:
    sentence = tree.sentence
    for match in _CAUSE.finditer(tree.text, sentence.start, sentence.end):
        yield tree.at(match.start(), match.end())


def _is_for_prize(tree: DependencyTree, event: Trigger) -> bool:
    """Tell "the battle for promotion", "fought for votes"."""
    if event.kind is not Kind.CLASH:
        return False
    return any(
        _word(tree, c) == "for"
        and any(_word(tree, i) in _WORDS.prizes for i in tree.children[c])
        for e in range(event.first, event.last)
        for c in tree.children[e]
    )


def _is_fall_of_quantity(
    tree: DependencyTree, event: Trigger, places: frozenset[int]
) -> bool:
    """Tell "the population has fallen by a tenth": only a place or what is held falls
    to somebody.
    """
    verb = event.first
    if event.kind is not Kind.CAPTURE or tree.lemmas[verb] != "fall":
        return False
    subject = tree.child(verb, "nsubj") if tree.is_verb(verb) else None
    if subject is None or subject in places or tree.tokens[subject].pos != "NOUN":
        return False
    return _word(tree, subject) not in _WORDS.falling
