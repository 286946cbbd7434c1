"""Negation where it does not stand beside the event: by nobody or no part of a thing
("hardly any fighting"), at no time, in what nobody says, and twice, which asserts
("nobody denies that", "never ceased to").
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from dashboard.reading.claims.events import Trigger
from dashboard.reading.claims.people.attribution import LEXICON as SPEECH
from dashboard.reading.claims.people.attribution import is_nobody
from dashboard.reading.claims.scope import is_called_false
from dashboard.reading.lexicon.loader import word_lists
from dashboard.reading.lexicon.schema import (
    FactualityWords,
    PolarityWords,
    ScopeWords,
)
from dashboard.reading.text.dependency_tree import DependencyTree

_WORDS = word_lists(PolarityWords)
_SCOPE = word_lists(ScopeWords)
_MODALS = word_lists(FactualityWords).modals
# Relations by which a verb governs what it says or does not stop doing.
_GOVERNED = frozenset({"xcomp", "pcomp", "ccomp", "prep", "acl", "advmod"})
_PHRASE = frozenset({"DET", "ADJ", "NUM", "ADV", "NOUN", "PROPN"})
_CONTENT = frozenset({"ccomp", "xcomp", "dobj", "pobj", "prep"})
# Relations of what is said to the verb that says it.
_SAID = frozenset({"xcomp", "oprd", "ccomp"})
# Words before a noun in which "hardly any" or "not so much as a" stands.
_PHRASE_REACH = 8
# Words of a phrase such as "under no circumstances".
_LONGEST_PHRASE = 3
# Verbs that a refusal to say something may be above: "could not bring himself to say".
_UNSAID_STEPS = 4


def is_undisputed(tree: DependencyTree, verb: int) -> bool:
    """Tell a verb of denying that is itself negated: "nobody denies it"."""
    return _is_of(tree, verb, _WORDS.disputing) and (
        is_by_nobody(tree, verb) or _is_negated(tree, verb)
    )


def is_by_nobody(tree: DependencyTree, verb: int) -> bool:
    """Tell whether nobody, or hardly anybody, is the subject of a verb."""
    subject = tree.child(verb, "nsubj", "nsubjpass")
    return subject is not None and is_nobody(tree, subject)


def goes_on(tree: DependencyTree, i: int) -> bool:
    """Tell a verb of ceasing, which negated says that something goes on: "never ceased
    to be", "has not stopped shelling".
    """
    is_ceasing = _is_of(tree, i, _WORDS.ceasing)
    return is_ceasing and tree.child(i, "xcomp", "dobj") is not None


def is_never_so(tree: DependencyTree, event: Trigger) -> bool:
    """Tell "at no point did they take X", "hardly any fighting", "not so much as a
    shell fell", "anything but captured", "few believe that X fell".
    """
    top = tree.top(event.first, event.last)
    before = [_word(tree, i) for i in range(max(0, event.first - 2), event.first)]
    if " ".join(before) in _SCOPE.short_of:
        return True
    if any(_is_none_of(tree, noun) for noun in _nouns(tree, top)):
        return True
    path = tree.path(top)
    if any(_is_at_no_time(tree, i) for i in path if tree.is_verb(i)):
        return True
    return any(
        _is_disbelieved(tree, child, head) or _is_ruled_out(tree, child, head)
        for child, head in pairwise(path)
    )


def is_left_unsaid(tree: DependencyTree, event: Trigger) -> bool:
    """Tell what somebody does not say, or refuses to: "stopped short of saying that X
    was taken", "could not bring himself to say". When or how something happened that
    nobody tells has happened.
    """
    path = tree.path(tree.top(event.first, event.last))
    return any(
        _is_of(tree, head, _WORDS.plain_saying)
        and tree.tokens[child].dep in _CONTENT
        and not _asks_how(tree, child)
        and _is_unsaid(tree, head)
        for child, head in pairwise(path)
    ) or any(
        _is_not_ruled_out(tree, child, head) or _is_unobserved(tree, child, head)
        for child, head in pairwise(path)
    )


def is_doubly_denied(tree: DependencyTree, event: Trigger) -> bool:
    """Tell "it is not true that X was not taken", "not a day passes without shelling":
    two negations say that it is so.
    """
    top = tree.top(event.first, event.last)
    path = tree.path(top)
    if any(_is_without_under_no(tree, i) for i in path):
        return True
    if any(_is_wrong_to_deny(tree, child, head) for child, head in pairwise(path)):
        return True
    own = {tree.lemmas[c] for c in tree.children[top] if tree.tokens[c].dep == "neg"}
    return bool(own) and any(
        is_called_false(tree, child, head) for child, head in pairwise(path)
    )


def _word(tree: DependencyTree, i: int) -> str:
    return tree.tokens[i].text.lower()


def _is_of(tree: DependencyTree, i: int, words: frozenset[str]) -> bool:
    """Tell a word by its base form, where reading has that, or as it is written."""
    return tree.lemmas[i] in words or _word(tree, i) in words


def _is_negated(tree: DependencyTree, i: int) -> bool:
    return any(tree.tokens[c].dep == "neg" for c in tree.children[i])


def _nouns(tree: DependencyTree, top: int) -> Iterator[int]:
    """Yield the noun of an event, or the subject of its verb."""
    if tree.tokens[top].pos == "NOUN":
        yield top
    subject = tree.child(top, "nsubj", "nsubjpass")
    if subject is not None:
        yield subject


def _is_none_of(tree: DependencyTree, noun: int) -> bool:
    """Tell "hardly any fighting", "not so much as a single shell": between such words
    and the noun nothing stands but its attributes.
    """
    first = max(0, noun - _PHRASE_REACH)
    for begin in range(first, noun):
        # "Hardly any of it": the noun may be the last of these words.
        words = [_word(tree, i) for i in range(begin, noun + 1)]
        for phrase in _WORDS.none_of:
            size = phrase.count(" ") + 1
            if " ".join(words[:size]) != phrase:
                continue
            between = range(begin + size, noun)
            return all(tree.tokens[i].pos in _PHRASE for i in between)
    return False


def _is_at_no_time(tree: DependencyTree, verb: int) -> bool:
    """Tell "at no point", "under no circumstances" beside a verb."""
    return any(
        " ".join(_word(tree, i) for i in tree.subtree(c)[:_LONGEST_PHRASE])
        in _WORDS.never_phrases
        for c in tree.children[verb]
        if tree.tokens[c].dep in ("prep", "advmod")
    )


def _is_disbelieved(tree: DependencyTree, child: int, head: int) -> bool:
    """Tell "few believe that X fell", "nobody thinks that"."""
    return (
        _is_of(tree, head, _WORDS.believing)
        and tree.tokens[child].dep == "ccomp"
        and is_by_nobody(tree, head)
    )


def _is_ruled_out(tree: DependencyTree, child: int, head: int) -> bool:
    """Tell "ruled out that its troops had left X"."""
    return _rules_out(tree, child, head) and not _is_weakened(tree, head)


def _is_not_ruled_out(tree: DependencyTree, child: int, head: int) -> bool:
    """Tell "cannot rule out that X was taken", which leaves it open."""
    return _rules_out(tree, child, head) and _is_weakened(tree, head)


def _rules_out(tree: DependencyTree, child: int, head: int) -> bool:
    out = tree.child(head, "prt")
    return (
        tree.tokens[child].dep == "ccomp"
        and _word(tree, head) in _WORDS.ruling
        and out is not None
        and _word(tree, out) == "out"
    )


def _is_unobserved(tree: DependencyTree, child: int, head: int) -> bool:
    """Tell "has not observed troops advancing", which says nothing of what is so."""
    return (
        _is_of(tree, head, _WORDS.observing)
        and tree.tokens[child].dep in _CONTENT
        and (_is_negated(tree, head) or is_by_nobody(tree, head))
    )


def _is_weakened(tree: DependencyTree, verb: int) -> bool:
    modals = (c for c in tree.children[verb] if tree.lemmas[c] in _MODALS)
    return _is_negated(tree, verb) or next(modals, None) is not None


def _is_unsaid(tree: DependencyTree, verb: int) -> bool:
    """Tell whether a verb of saying is negated, or hangs on one of refusing."""
    if _is_negated(tree, verb):
        return True
    at = verb
    for _ in range(_UNSAID_STEPS):
        if tree.tokens[at].dep not in _GOVERNED and not _is_infinitive(tree, at):
            return False
        at = tree.tokens[at].head
        if _is_refusal(tree, at):
            return True
    return False


def _is_infinitive(tree: DependencyTree, verb: int) -> bool:
    to = tree.child(verb, "aux")
    return to is not None and _word(tree, to) == "to"


def _is_refusal(tree: DependencyTree, i: int) -> bool:
    if not tree.is_verb(i):
        return False
    if _is_of(tree, i, _WORDS.refusing) or _is_negated(tree, i):
        return True
    behind = f"{_word(tree, i)} {_word(tree, min(i + 1, len(tree.tokens) - 1))}"
    return behind in _WORDS.refusing_phrases


def _asks_how(tree: DependencyTree, verb: int) -> bool:
    """Tell "did not say when X was taken", which takes it to be so."""
    opening = tree.subtree(verb)[:1]
    return any(_word(tree, i) in _WORDS.presuming_questions for i in opening)


def _is_wrong_to_deny(tree: DependencyTree, child: int, head: int) -> bool:
    """Tell "it would be wrong to deny that X fell", "it is hard to deny"."""
    if not _is_of(tree, child, _WORDS.disputing) or not _is_infinitive(tree, child):
        return False
    said = (head, *(c for c in tree.children[head] if tree.tokens[c].dep == "acomp"))
    words = {_word(tree, i) for i in said}
    return not words.isdisjoint(_SCOPE.false_words | _WORDS.hard_to_do)


def _is_without_under_no(tree: DependencyTree, i: int) -> bool:
    """Tell "without" under what is negated: "not a day passes without"."""
    if _word(tree, i) != "without":
        marks = (c for c in tree.children[i] if tree.tokens[c].dep == "mark")
        if all(_word(tree, c) != "without" for c in marks):
            return False
    verb = tree.tokens[i].head
    subject = tree.child(verb, "nsubj")
    around = [*tree.children[verb]]
    if subject is not None:
        around += tree.children[subject]
    return any(tree.lemmas[c] in _SCOPE.negating for c in around if c < i)


def is_hearsay(tree: DependencyTree, event: Trigger) -> bool:
    """Tell "X is reported to have fallen", "it is said that X fell", which nobody is
    named for.
    """
    return any(
        _is_of(tree, head, _WORDS.hearsay)
        and tree.tokens[child].dep in _SAID
        and tree.child(head, "auxpass") is not None
        and tree.child(head, "agent") is None
        for child, head in pairwise(tree.path(tree.top(event.first, event.last)))
    )


def hedged_by_source(tree: DependencyTree, event: Trigger) -> bool:
    """Tell "an unverified post says that X fell": a source that vouches for nothing."""
    return any(
        tree.lemmas[head] in SPEECH.reporting_verbs
        and (source := tree.child(head, "nsubj")) is not None
        and any(_word(tree, c) in _WORDS.unvouched for c in tree.children[source])
        for _, head in pairwise(tree.path(tree.top(event.first, event.last)))
    )
