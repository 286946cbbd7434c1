"""Clauses that say something about the war without telling of an event that has a kind of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.domain.words import Side
from dashboard.reading.clauses import clause
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
    r"|immediately |independently )?(?:comment|respond|mention|confirm|verif)\w{0,3}"
    r"|no (?:immediate )?(?:comment|word|response)"
    r"|declined to|could not (?:be )?(?:independently |immediately )?(?:verif|confirm)"
    r"|remains? to be seen)\b|\?[^\w?]{0,4}$|^\W*(?:Read|See) (?:also|more)\b",
    re.IGNORECASE,
)
_IFFY = frozenset({"would", "could", "should"})
_MAYBE = frozenset({"may", "might", "can"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that states something. start, end: offsets in the text. at: index of its verb or noun.

    aside: the writer describes or comments with it, whoever speaks in the sentence.
    """

    start: int
    end: int
    at: int
    hedged: bool
    aside: bool = False


def about_war(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of text is about the war: a party to it and something military."""
    piece = text[start:end]
    return bool(_WAR.search(piece)) and party(piece) is not Side.UNKNOWN


_OFFENSIVE = r"(?:counter-?offensive|offensive|invasion|war effort|battlefield|campaign|victory|front ?lines?|momentum)"
_COURSE = re.compile(
    rf"\b{_OFFENSIVE}\b|\b(?:in the lead|upper hand|the initiative|(?:winning|losing) the war)\b", re.IGNORECASE
)
_AID = re.compile(
    r"\b(?:giv\w+|gave|deliver\w*|offer\w*|provid\w+|suppl(?:y|ies|ied|ying)|send(?:s|ing)?|sent"
    r"|ship(?:s|ped|ping|ments?)|train\w*|teach\w*|taught|equip\w*|donat\w+|arm(?:s|ed|ing)|support\w*|aid\w*)\b",
    re.IGNORECASE,
)
_ARMS = re.compile(
    r"\b(?:militar\w+|arms|weapons?|weaponry|artillery|missiles?|tanks?|ammunition|shells|air defen[cs]es?|drones?"
    r"|jets?|armou?red|vehicles|soldiers|forces|troops|victory)\b",
    re.IGNORECASE,
)
_LOSSES = re.compile(
    r"\b(?:death toll|casualties|los(?:es|t|s|ses)|killed|wounded|damage|fatalities|destroyed)\b", re.IGNORECASE
)
_MEN = re.compile(
    r"\b(?:militar\w+|troops?|forces|arm(?:y|ies)|soldiers?|tanks?|vehicles|aircraft|men)\b", re.IGNORECASE
)


def course(text: str, start: int, end: int, *, named: bool = True) -> bool:
    """Tell whether a stretch of text tells of the course of the war, of arms given for it, or of a side's losses.

    These alone are kept where no place is named. named: a party to the war must be named in the stretch.
    """
    piece = text[start:end]
    if named and party(piece) is Side.UNKNOWN:
        return False
    return bool(
        _COURSE.search(piece)
        or (_AID.search(piece) and _ARMS.search(piece))
        or (_LOSSES.search(piece) and _MEN.search(piece))
    )


def unsure(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the clause of a sentence that asks, or says that nobody knows; None when none does."""
    found = _IGNORANCE.search(text, start, end)
    return clause(text, (start, end), found.start()) if found else None


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
        if any(s.first <= i < s.last for s in speeches) or not _stands_alone(tree, i, verbs):
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
            yield Clause(start, end, i, hedged=False, aside=_comment(tree, i))


def _comment(tree: Tree, i: int) -> bool:
    """Tell a description or comment of the writer's own, outside quotation marks: an apposition, ", giving hope"."""
    token = tree.tokens[i]
    if sum(t.text in ('"', "“", "”", "``", "''") for t in tree.tokens[:i]) % 2:
        return False
    return token.dep == "appos" or (token.dep == "advcl" and token.text.endswith("ing"))


def _stands_alone(tree: Tree, i: int, verbs: set[int]) -> bool:
    token = tree.tokens[i]
    small = {tree.tokens[c].text.lower() for c in tree.children[i]}
    verb = token.pos in ("VERB", "AUX")
    match token.dep:
        case "conj":
            return verb and i not in verbs and tree.tokens[token.head].dep == "ROOT" and token.head not in verbs
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
