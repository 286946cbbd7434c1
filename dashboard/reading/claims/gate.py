"""Which sentences may become claims of this war: by rules where they can tell, by the
learned classifier where they cannot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.domain.words import Kind
from dashboard.reading.claims.event_places import AT_WAR
from dashboard.reading.claims.events import Trigger
from dashboard.reading.claims.learned import PEACE, KindClassifier
from dashboard.reading.claims.people.attribution import LEXICON
from dashboard.reading.claims.relevance import (
    Relevance,
    is_accident,
    is_of_civil_life,
    is_of_forces,
    is_of_former_war,
    is_vote,
    is_warning,
    martial_words,
    names_party,
    names_strangers,
    relevance_of,
    subject_relevance,
)
from dashboard.reading.model import Role

if TYPE_CHECKING:
    from dashboard.reading.claims.discourse import AnalysedSentence


@dataclass(frozen=True, slots=True)
class _Bound:
    """Probability of peace from which a sentence is turned away: with a word of
    fighting in it, and without one.
    """

    with_words: float
    without_words: float


# What tells of an event by the rules needs more against it than what does not.
_EVENT, _STATEMENT = _Bound(0.93, 0.8), _Bound(0.85, 0.5)
# What is done by somebody of whom nobody knows that they fight, needs the least.
_STRANGER = _Bound(0.5, 0.25)
# What ministers and generals do is often of the war without a word of it.
_OFFICE = _Bound(0.95, 0.9)


_THEMSELVES = frozenset({"it", "they", "he", "she", "we"})
SURE_KIND = 0.6
"""Probability from which a kind that was learned goes before "statement"."""
_NO_EVENT = (PEACE, Kind.STATEMENT.value)


@dataclass(slots=True)
class Gate:
    """Admits the events and statements of one article. learned: None without a
    classifier. at_war: whether something of the article was surely of this war.
    """

    learned: KindClassifier | None = None
    at_war: bool = False

    def admits(self, analysed: AnalysedSentence, event: Trigger) -> bool:
        """Tell whether an event is one of this war."""
        tree, places = analysed.tree, _place_tokens(analysed)
        if _is_of_other_war(analysed) or is_of_civil_life(tree, event, places):
            return False
        relevance = relevance_of(tree, event, places)
        if relevance is Relevance.WAR:
            self.at_war = True
        if relevance in (Relevance.WAR, Relevance.PEACE):
            return relevance is Relevance.WAR
        if relevance is Relevance.UNLIKELY:
            return self._is_likely(analysed, _STRANGER)
        if _is_told_by_forces(analysed, event):
            self.at_war = True
            return True
        return self.at_war or self._is_likely(analysed, _EVENT)

    def are_civil(self, analysed: AnalysedSentence, events: Sequence[Trigger]) -> bool:
        """Tell whether the events of a sentence are all of civil life, whatever war is
        about it: an accident, an election, the fall of a quantity. False without any.
        """
        if not events:
            return False
        tree, places = analysed.tree, _place_tokens(analysed)
        if is_accident(tree) or is_vote(tree):
            return True
        return all(is_of_civil_life(tree, event, places) for event in events)

    def admits_statement(self, analysed: AnalysedSentence, verb: int) -> bool:
        """Tell whether what a sentence states may be of this war. verb: its main
        one.
        """
        tree = analysed.tree
        if is_of_former_war(tree) or is_accident(tree) or is_vote(tree):
            return False
        if _is_of_other_war(analysed):
            return False
        if not tree.parsed:
            return True
        relevance = subject_relevance(tree, verb)
        if relevance is Relevance.WAR:
            self.at_war = True
            return True
        if relevance is Relevance.PEACE:
            return self._is_likely(analysed, _STRANGER)
        subject = tree.subject(verb)
        bound = _STATEMENT
        if subject is not None and tree.lemmas[subject] in LEXICON.personal_offices:
            bound = _OFFICE
        return self.at_war or self._is_likely(analysed, bound)

    def learned_kind(self, analysed: AnalysedSentence) -> Kind | None:
        """Return the kind that the classifier is sure of for a sentence in which the
        rules see no event; None without a classifier, or when it is not sure.
        """
        if self.learned is None or not analysed.tree.parsed:
            return None
        if not self.at_war and not martial_words(analysed.tree, _beside(analysed)):
            return None
        if is_warning(analysed.tree) or _is_of_other_war(analysed):
            return None
        shares = self.learned.probabilities(analysed.tree, _beside(analysed))
        label = max(shares, key=lambda each: shares[each])
        if label in _NO_EVENT or shares[label] < SURE_KIND:
            return None
        return Kind(label)

    def _is_likely(self, analysed: AnalysedSentence, bound: _Bound) -> bool:
        """Tell by the learned classifier; without one, only strangers without a
        word of fighting are turned away.
        """
        without = _beside(analysed)
        if self.learned is None or not analysed.tree.parsed:
            return bound is not _STRANGER or bool(martial_words(analysed.tree, without))
        peace = self.learned.probabilities(analysed.tree, without)[PEACE]
        if martial_words(analysed.tree, without):
            return peace < bound.with_words
        return peace < bound.without_words


def _is_told_by_forces(analysed: AnalysedSentence, event: Trigger) -> bool:
    """Tell "the navy said it had struck X": what forces tell of themselves."""
    tree = analysed.tree
    if not tree.parsed:
        return False
    verb = tree.verb(tree.top(event.first, event.last))
    subject = None if verb is None else tree.subject(verb)
    if subject is None or tree.tokens[subject].text.lower() not in _THEMSELVES:
        return False
    return any(
        is_of_forces(tree, range(a.first, a.last)) and a.verb in tree.ancestors(subject)
        for a in analysed.attributions
    )


def _is_of_other_war(analysed: AnalysedSentence) -> bool:
    """Tell what happens to others elsewhere: it names a land or a people that is at no
    war here, and neither party nor a place of this one.
    """
    placed = [m for m in analysed.mentions if m.place is not None]
    if any(m.place and m.place.country in AT_WAR for m in placed):
        return False
    lands = [m for m in placed if m.role is Role.PLACE]
    if not lands and not names_strangers(analysed.tree):
        return False
    return not names_party(analysed.tree)


def _beside(analysed: AnalysedSentence) -> frozenset[int]:
    """Return the tokens of places and of who says it."""
    tokens = set(_place_tokens(analysed))
    for attribution in analysed.attributions:
        tokens.update(range(attribution.first, attribution.last))
        tokens.add(attribution.verb)
    return frozenset(tokens)


def _place_tokens(analysed: AnalysedSentence) -> frozenset[int]:
    tree = analysed.tree
    spans = (tree.at(m.start, m.end) for m in analysed.mentions)
    return frozenset(i for span in spans for i in range(*span))
