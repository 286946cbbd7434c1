"""The grammar of one sentence: what hangs on what. Empty for a sentence that nobody parsed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from dashboard.reading.model import Sentence, Token

DEPTH = 60
"""Deepest nesting that is followed up; the sentences of reports stay under 20."""


class Tree:
    """Heads and dependents of a sentence's tokens, by their index."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.parsed = sentence.parsed

    @cached_property
    def children(self) -> list[list[int]]:
        """The dependents of every token, in order."""
        below: list[list[int]] = [[] for _ in self.tokens]
        if self.parsed:
            for i, token in enumerate(self.tokens):
                if token.head != i:
                    below[token.head].append(i)
        return below

    def ancestors(self, i: int) -> Iterator[int]:
        """Yield the heads of a token, nearest first; a broken parse that runs in a circle ends too."""
        for _ in range(min(len(self.tokens), DEPTH) if self.parsed else 0):
            head = self.tokens[i].head
            if head == i:
                return
            i = head
            yield i

    def subtree(self, i: int, without: frozenset[str] = frozenset()) -> list[int]:
        """Return a token and all that hangs on it, in order; branches of the relations in without are left out."""
        found, left = [], [i]
        seen = {i}
        while left:
            at = left.pop()
            found.append(at)
            for child in self.children[at]:
                if child not in seen and self.tokens[child].dep not in without:
                    seen.add(child)
                    left.append(child)
        return sorted(found)

    def child(self, i: int, *deps: str) -> int | None:
        """Return the first dependent in one of these relations, None when there is none."""
        return next((c for c in self.children[i] if self.tokens[c].dep in deps), None)

    def top(self, first: int, last: int) -> int:
        """Return the token of a stretch that hangs on something outside it; the first one where nobody parsed."""
        for i in range(first, last):
            if self.parsed and not first <= self.tokens[i].head < last:
                return i
        return next((i for i in range(first, last) if self.tokens[i].head == i), first)

    def verb(self, i: int) -> int | None:
        """Return the token itself or its nearest head that is a verb, None when there is none."""
        if self.tokens[i].pos in ("VERB", "AUX"):
            return i
        return next((a for a in self.ancestors(i) if self.tokens[a].pos in ("VERB", "AUX")), None)

    def subject(self, verb: int) -> int | None:
        """Return the subject of a verb, or that of the verb it is joined to or depends on; None when there is none."""
        at = verb
        for _ in range(4):
            found = [c for c in self.children[at] if self.tokens[c].dep in ("nsubj", "nsubjpass")]
            if found:
                return max((c for c in found if c < at), default=found[0])
            if self.tokens[at].dep not in ("xcomp", "conj", "advcl", "pcomp", "prep", "aux", "auxpass"):
                return None
            at = self.tokens[at].head
        return None

    def at(self, start: int, end: int) -> tuple[int, int]:
        """Return the token indices, last exclusive, that a stretch of the text covers."""
        inside = [i for i, t in enumerate(self.tokens) if t.start < end and start < t.end]
        return (inside[0], inside[-1] + 1) if inside else (0, 1)
