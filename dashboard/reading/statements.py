"""Clauses that say something about the war without telling of an event that has a kind of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.domain.words import Side
from dashboard.reading.events import Trigger
from dashboard.reading.scope import CAUTIOUS, PLANS
from dashboard.reading.sides import party
from dashboard.reading.speakers import Speech
from dashboard.reading.tree import Tree

_WAR = re.compile(
    r"\b(?:militar\w+|troops?|forces|arm(?:y|ies)|soldiers?|counter-?offensive|offensive|invasion|arms"
    r"|weapons?|weaponry|artillery"
    r"|missiles?|tanks?|battle\w*|victory|ammunition|shells|casualties|killed|wounded|death toll"
    r"|mobili[sz]\w+|brigades?|navy|air defen[cs]es?"
    r"|drones?|jets?|occup\w+|combat|war effort)\b",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"\b(?:counter-?offensive|offensive|war|victory|campaign|momentum|military|forces|troops|army)\b", re.IGNORECASE
)
_IGNORANCE = re.compile(
    r"\b(?:no one knows|nobody knows|(?:is|was|remains?|remained) (?:not (?:yet |immediately )?(?:known"
    r"|clear)|unclear|unknown)|made no mention|in the balance|(?:did|does|do|has|have) not (?:yet "
    r"|immediately )?(?:comment|respond|mention|confirm)|no (?:immediate )?(?:comment|word|response)"
    r"|declined to|could not (?:be )?(?:independently |immediately )?(?:verif|confirm)"
    r"|remains? to be seen)\b|\?[^\w?]{0,4}$|^\W*(?:Read|See) (?:also|more)\b",
    re.IGNORECASE,
)
_IFFY = frozenset({"would", "could", "should"})
_MAYBE = frozenset({"may", "might", "can"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that states something. start, end: offsets in the text. at: index of its verb or noun."""

    start: int
    end: int
    at: int
    hedged: bool


def about_war(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of text is about the war: a party to it and something military."""
    piece = text[start:end]
    return bool(_WAR.search(piece)) and party(piece) is not Side.UNKNOWN


def unsure(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence asks, or says that nobody knows."""
    return _IGNORANCE.search(text, start, end) is not None


def whole(tree: Tree, bases: Sequence[str]) -> Clause | None:
    """Return the sentence itself as a statement, None when it has no verb or only supposes something."""
    sentence = tree.sentence
    if not tree.parsed:
        known = bool(set(bases) & _IFFY) or not any(
            b in ("be", "have", "say") or t.text.endswith("ed") for b, t in zip(bases, tree.tokens, strict=True)
        )
        return None if known else Clause(sentence.start, sentence.end, 0, bool(set(bases) & _MAYBE))
    root = next((i for i, t in enumerate(tree.tokens) if t.head == i), 0)
    if not any(t.pos in ("VERB", "AUX") for t in tree.tokens):
        return None
    if set(bases) & {"if", "unless"} or bases[root] in PLANS:
        return None
    content = tree.child(root, "ccomp")
    said = {bases[c] for i in (root, content) if i is not None for c in tree.children[i] if tree.tokens[c].dep == "aux"}
    root = root if content is None else content
    hedged = bool(said & _MAYBE or CAUTIOUS & set(bases))
    return None if said & _IFFY else Clause(sentence.start, sentence.end, root, hedged)


def beside(text: str, tree: Tree, events: Sequence[Trigger], speeches: Sequence[Speech]) -> Iterator[Clause]:
    """Yield the clauses of a parsed sentence that stand beside its events and hold none of them."""
    owned = {i for e in events for i in range(e.first, e.last)}
    verbs = {s.verb for s in speeches}
    for i, token in enumerate(tree.tokens):
        if not _stands_alone(tree, i, verbs):
            continue
        branch = tree.subtree(i, frozenset({"conj", "cc"})) if token.dep == "conj" or i in verbs else tree.subtree(i)
        if owned & set(branch) or len(branch) < 5:
            continue
        a, b = branch[0], branch[-1] + 1
        while a < b and tree.tokens[a].text in (",", "–", "—", "--", "and", "while"):
            a += 1
        start, end = tree.tokens[a].start, tree.tokens[b - 1].end
        war = _CAUSE if token.dep == "advcl" and token.text.endswith("ing") else _WAR
        if (token.dep in ("appos", "relcl") and party(text[start:end]) is not Side.UNKNOWN) or war.search(
            text, start, end
        ):
            yield Clause(start, end, i, hedged=False)


def _stands_alone(tree: Tree, i: int, verbs: set[int]) -> bool:
    token = tree.tokens[i]
    small = {tree.tokens[c].text.lower() for c in tree.children[i]}
    verb = token.pos in ("VERB", "AUX")
    match token.dep:
        case "conj":
            return verb and tree.tokens[tree.tokens[i].head].dep == "ROOT" and tree.tokens[i].head not in verbs
        case "advcl":
            opened = tree.tokens[i - 1].text == "," if i else False
            return verb and ("while" in small or (opened and token.text.endswith("ing") and i not in verbs))
        case "ccomp":
            return verb and token.head in verbs and len(verbs) > 1
        case "relcl":
            return verb and "where" in small
        case "appos":
            return (
                token.pos == "NOUN"
                and i > token.head
                and bool(small & {"a", "an"})
                and tree.child(i, "prep") is not None
            )
    return False
