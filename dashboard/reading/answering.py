"""Who denies or confirms what was said before by a word for it: "but Kyiv denied it", "a claim Moscow rejected"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.domain.words import Hedge
from dashboard.reading.speakers import BREAKS, DENYING, Speech
from dashboard.reading.tree import Tree

_WORDS = frozenset({
    "it", "this", "that", "which", "these", "those", "so", "claim", "claims", "report", "reports", "assertion",
    "assertions", "allegation", "allegations", "statement", "statements", "account", "version", "news",
})  # fmt: skip
"""Words that stand for what somebody said."""
_LED = frozenset({"that", "of", "about"})
"""After such a word: what was said follows in full, so the word refers to nothing before it."""
_REACH = 5
"""Tokens between the verb and the word: "denied both of the earlier reports" has four."""


def answers(tree: Tree, bases: Sequence[str], speeches: Sequence[Speech]) -> Iterator[Speech]:
    """Yield the attributions that deny or confirm something said before, denied ones with that hedge."""
    for speech in speeches:
        denied = bases[speech.verb] in DENYING
        negated = not {"not", "n't", "n’t", "never"}.isdisjoint(bases[max(0, speech.verb - 3) : speech.verb])
        if speech.who and not negated and (denied or bases[speech.verb] == "confirm") and _refers(tree, bases, speech):
            yield replace(speech, hedge=Hedge.DENIED if denied else Hedge.ASSERTED)


def _refers(tree: Tree, bases: Sequence[str], speech: Speech) -> bool:
    last = len(bases)
    for i in range(speech.verb + 1, min(last, speech.verb + 1 + _REACH)):
        if tree.tokens[i].text in ",;:.!?":
            break
        if bases[i] in _WORDS:
            after = bases[i + 1] if i + 1 < last else "."
            return after not in _LED and (bases[i] != "that" or after in ",.;")
    first = min(speech.first, speech.verb)
    begin = first
    while begin > 0 and tree.tokens[begin - 1].text not in BREAKS - {"that", "which"}:
        begin -= 1
    return any(bases[i] in _WORDS for i in range(begin, min(first, begin + _REACH)))
