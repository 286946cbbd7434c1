"""The grammar of one sentence: what hangs on what, and the clauses it falls into. Empty
for a sentence that nobody parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from dashboard.reading.model import Sentence, Token

DEPTH = 60
"""Deepest nesting that is followed up; the sentences of reports stay under 20."""
VERBAL = ("VERB", "AUX")
"""Parts of speech that make a clause."""
SUBJECTS = ("nsubj", "nsubjpass")
# Relations of a verb whose subject is that of the word it hangs on.
_SHARES_SUBJECT = frozenset(
    {"xcomp", "conj", "advcl", "pcomp", "prep", "aux", "auxpass"}
)
_SUBJECT_STEPS = 4
_RELATIVE = frozenset({"who", "that", "which"})
_REFERRING = r"(?:claim|report|assertion|allegation|statement|account|version)s?"
_JOINT = re.compile(
    r"\s*;\s*|\s*,? (?=(?:but|while|whilst|whereas|although|though|however|yet)\b)"
    rf"|\s*(?:,|–|—|--) (?=(?:and|which|something|(?:a|the) {_REFERRING})\b)",
    re.IGNORECASE,
)


class DependencyTree:
    """Heads and dependents of a sentence's tokens, by their index. text: of the
    article.
    """

    def __init__(self, sentence: Sentence, text: str) -> None:
        self.sentence = sentence
        self.text = text
        self.lemmas = [token.lemma for token in sentence.tokens]
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
        """Yield the heads of a token, nearest first; a broken parse that runs in a
        circle ends too.
        """
        if not self.parsed:
            return
        for _ in range(min(len(self.tokens), DEPTH)):
            head = self.tokens[i].head
            if head == i:
                return
            i = head
            yield i

    def path(self, i: int) -> list[int]:
        """Return a token and its heads, nearest first."""
        return [i, *self.ancestors(i)]

    def is_parted(self, a: int, b: int) -> bool:
        """Tell whether a semicolon stands between two tokens: they are of two items,
        also where the parse ties one to the other.
        """
        return any(token.text == ";" for token in self.tokens[min(a, b) : max(a, b)])

    def item(self, first: int, last: int) -> range:
        """Return the tokens around some, end exclusive, that no semicolon parts from
        them.
        """
        marks = [i for i, token in enumerate(self.tokens) if token.text == ";"]
        begin = max((i for i in marks if i < first), default=-1)
        end = min((i for i in marks if i >= last), default=len(self.tokens))
        return range(begin + 1, end)

    def subtree(self, i: int, without: frozenset[str] = frozenset()) -> list[int]:
        """Return a token and all that hangs on it, in order; branches of the relations
        in without are left out.
        """
        branch, waiting = [], [i]
        # A wrong parse may run in a circle.
        seen = {i}
        while waiting:
            at = waiting.pop()
            branch.append(at)
            for child in self.children[at]:
                if child not in seen and self.tokens[child].dep not in without:
                    seen.add(child)
                    waiting.append(child)
        return sorted(branch)

    def child(self, i: int, *deps: str) -> int | None:
        """Return the first dependent in one of these relations, None when there is
        none.
        """
        return next((c for c in self.children[i] if self.tokens[c].dep in deps), None)

    def top(self, first: int, last: int) -> int:
        """Return the token of a stretch that hangs on something outside it; the first
        one where nobody parsed.
        """
        for i in range(first, last):
            if self.parsed and not first <= self.tokens[i].head < last:
                return i
        return next((i for i in range(first, last) if self.tokens[i].head == i), first)

    def is_verb(self, i: int) -> bool:
        """Tell whether a token is a verb."""
        return self.tokens[i].pos in VERBAL

    def verb(self, i: int) -> int | None:
        """Return the token itself or its nearest head that is a verb, None when there
        is none.
        """
        return next((a for a in self.path(i) if self.is_verb(a)), None)

    def subject(self, verb: int) -> int | None:
        """Return the subject of a verb, or that of the verb it is joined to or depends
        on; None when there is none.
        """
        at = verb
        for _ in range(_SUBJECT_STEPS):
            subjects = [c for c in self.children[at] if self.tokens[c].dep in SUBJECTS]
            if subjects:
                # The nearest before the verb: a wrong parse gives a verb the subject of
                # another too.
                return max((c for c in subjects if c < at), default=subjects[0])
            if self.tokens[at].dep not in _SHARES_SUBJECT:
                return None
            at = self.tokens[at].head
        return None

    def at(self, start: int, end: int) -> tuple[int, int]:
        """Return the token indices, last exclusive, that a stretch of the text
        covers; the first token where it covers none.
        """
        inside = [
            i for i, t in enumerate(self.tokens) if t.start < end and start < t.end
        ]
        return (inside[0], inside[-1] + 1) if inside else (0, 1)

    def words(self, indices: list[int]) -> str:
        """Return the text of some tokens, blanks between them."""
        return " ".join(self.tokens[i].text for i in indices)


def cleft_noun(tree: DependencyTree, verb: int) -> int | None:
    """Return who does it in "It was X who did it", None for another clause.

    verb: of the clause behind "who" or "that".
    """
    own = tree.child(verb, *SUBJECTS)
    if tree.tokens[verb].dep != "relcl" or own is None:
        return None
    if tree.tokens[own].text.lower() not in _RELATIVE:
        # "It is a lie that X did it".
        return None
    noun = tree.tokens[verb].head
    if tree.tokens[noun].dep == "appos":
        # "It was X, not Y, who did it": the parse hangs the clause on Y.
        noun = tree.tokens[noun].head
    copula = tree.tokens[noun].head
    if tree.tokens[noun].dep != "attr" or tree.lemmas[copula] != "be":
        return None
    subject = tree.child(copula, "nsubj", "expl")
    if subject is None or tree.tokens[subject].text.lower() != "it":
        return None
    return noun


def clause_at(
    text: str,
    span: tuple[int, int],
    offset: int,
) -> tuple[int, int]:
    """Return the stretch of a sentence between the joints around an offset; the
    sentence where it has none. By it two who contradict each other are quoted apart.

    span: offsets of the sentence, end exclusive. offset: inside it.
    """
    start, end = span
    for joint in _JOINT.finditer(text, start, end):
        if joint.end() <= offset:
            start = joint.end()
        elif joint.start() > offset:
            return start, joint.start()
    return start, end
