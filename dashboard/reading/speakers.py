"""Who says it: reporting verbs with their subjects, "according to", and the word order of wire reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.domain.words import Hedge, Side
from dashboard.reading.events import triggers
from dashboard.reading.sides import OUTLET, side_of
from dashboard.reading.tree import Tree

SAYING = frozenset({
    "say", "tell", "state", "announce", "declare", "insist", "note", "warn", "acknowledge", "admit", "maintain",
    "argue", "add", "explain", "assert", "claim", "deny", "confirm", "report", "reject", "refute", "dismiss",
    "estimate", "assess", "allege", "write", "post", "believe", "suggest", "describe", "stress", "emphasise",
    "emphasize", "repeat", "reiterate", "inform", "tweet", "vow", "pledge", "concede", "caution", "reveal",
    "disclose", "predict", "dispute", "contradict", "rebut"
})  # fmt: skip
"""Reporting verbs, base forms."""
WEAK = frozenset({
    "report", "post", "write", "describe", "believe", "suggest", "reject", "dismiss", "add", "show", "claim",
    "note", "reveal",
})  # fmt: skip
"""Reporting verbs that need something said: a clause, an object or a quotation."""
DENYING = frozenset({"deny", "reject", "refute", "dismiss", "dispute", "contradict", "rebut"})
_CHECKING = frozenset(
    {"geolocated", "verified", "reviewed", "obtained", "analysed", "analyzed", "authenticated", "geolocate"}
)
_EVIDENCE = re.compile(
    r"^(?:an? |the |some |several )?(?:\w+ )*(?:photos?|videos?|footage|images?|pictures?|maps?|clips?|data)\b",
    re.IGNORECASE,
)
_CALENDAR = frozenset({
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "yesterday", "today", "Yesterday",
    "Today", "morning", "night", "evening", "week", "month", "year", "day",
})  # fmt: skip
_CLAUSES = frozenset({"relcl", "acl", "appos", "advcl", "parataxis", "punct"})


@dataclass(frozen=True, slots=True)
class Speech:
    """One attribution in a sentence.

    verb: index of its reporting word. first, last: tokens of the speaker as named, last exclusive.
    wide: it counts for the whole sentence, not only for what hangs on the verb. said: something hangs on it.
    """

    who: str
    side: Side
    verb: int
    first: int
    last: int
    hedge: Hedge = Hedge.ASSERTED
    wide: bool = True
    relayed_by: str = ""

    @property
    def outlet(self) -> bool:
        """Whether the speaker is a medium that passes on what others say."""
        return OUTLET.search(self.who) is not None


def speeches(text: str, tree: Tree, bases: Sequence[str]) -> list[Speech]:
    """Return the attributions of a sentence, in order of their reporting words."""
    found = _parsed(text, tree, bases) if tree.parsed else []
    verbs = {s.verb for s in found}
    for i, base in enumerate(bases):
        if base == "per" and 0 < i < len(bases) - 1 and tree.tokens[i - 1].text == ",":
            found += _named(text, tree, i, i + 1, _stop(tree, i + 1), Hedge.ASSERTED)
        elif base in SAYING and i not in verbs and not (tree.parsed and found) and tree.tokens[i].text in _PLAIN:
            found += _by_order(text, tree, i, bases)
        elif base == "cite" and tree.tokens[i].text == "citing" and not tree.parsed and found:
            found = [
                *found[:-1],
                *(
                    replace(s, relayed_by=found[-1].who)
                    for s in _named(text, tree, i, i + 1, _stop(tree, i + 1), Hedge.ASSERTED)
                ),
                found[-1],
            ]
        elif base == "according" and i not in verbs and bases[i + 1 : i + 2] == ["to"] and not tree.parsed:
            found += _named(text, tree, i, i + 2, _stop(tree, i + 2), Hedge.ASSERTED)
    return sorted(found, key=lambda s: s.verb)


_PLAIN = frozenset({
    "said", "says", "told", "announced", "declared", "claimed", "reported", "confirmed", "added", "wrote", "stated",
    "insisted", "warned", "acknowledged", "denied", "posted", "assessed", "estimated", "suggested",
})  # fmt: skip
"""Reporting verbs in the forms that reports use; by word order alone no other is safe."""


def _hedge(base: str) -> Hedge:
    if base in DENYING:
        return Hedge.DENIED
    return Hedge.CLAIMED if base in ("claim", "allege") else Hedge.ASSERTED


def _parsed(text: str, tree: Tree, bases: Sequence[str]) -> list[Speech]:
    found: list[Speech] = []
    for i, base in enumerate(bases):
        token = tree.tokens[i]
        if base in SAYING and token.pos == "VERB" and token.dep not in ("amod", "compound"):
            found += _of_verb(text, tree, i, base)
        elif base == "according" and bases[i + 1 : i + 2] == ["to"]:
            to = tree.child(i, "prep")
            named = tree.child(to, "pobj") if to is not None else None
            if named is not None:
                found += _phrase(text, tree, named, i, Hedge.ASSERTED)
        elif base in ("quote", "cite") and token.pos == "VERB":
            found += _quoting(text, tree, i)
        elif base in _CHECKING:
            found += _agent(text, tree, i)
    return found


def _of_verb(text: str, tree: Tree, verb: int, base: str) -> list[Speech]:
    content = tree.child(verb, "ccomp", "dobj", "parataxis", "xcomp", "oprd") is not None
    if tree.child(verb, "agent") is not None:
        return _agent(text, tree, verb)
    if tree.tokens[verb].dep in ("conj", "advcl") and _after_comma(tree, verb):
        return _by_order(text, tree, verb, [t.lemma for t in tree.tokens])
    subject = tree.subject(verb)
    if subject is None or tree.tokens[subject].dep == "nsubjpass":
        return []
    if base == "maintain" and tree.child(verb, "ccomp", "parataxis") is None:
        return []
    answering = base in DENYING and tree.tokens[verb].dep == "relcl"
    if base in WEAK and not content and not answering and tree.tokens[verb].dep != "ROOT":
        return []
    alone = tree.tokens[verb].dep == "advcl" and tree.child(verb, "mark") is not None
    return [replace(s, wide=not alone) for s in _phrase(text, tree, subject, verb, _hedge(base))]


def _after_comma(tree: Tree, verb: int) -> bool:
    """Tell "..., an officer told" where the parse joins the verb to the one before and gives it no subject."""
    if tree.child(verb, "nsubj") is not None or tree.tokens[verb].text not in _PLAIN:
        return False
    first = verb
    if first > 1 and tree.tokens[first - 1].text == ",":
        first -= 1
    while first > 0 and tree.tokens[first - 1].text not in BREAKS:
        first -= 1
    return (
        0 < first < verb
        and tree.tokens[first - 1].text == ","
        and tree.tokens[first].pos in ("DET", "PROPN", "NOUN", "ADJ", "PRON")
    )


def _agent(text: str, tree: Tree, verb: int) -> list[Speech]:
    by = tree.child(verb, "agent")
    named = tree.child(by, "pobj") if by is not None else None
    if named is None:
        return []
    beside = tree.tokens[verb].dep == "advcl" and tree.child(verb, "mark") is not None
    return [replace(s, wide=not (beside and s.outlet)) for s in _phrase(text, tree, named, verb, Hedge.ASSERTED)]


def _quoting(text: str, tree: Tree, verb: int) -> list[Speech]:
    """Resolve "the paper quoted an official as saying": the official speaks, the paper passes it on."""
    subject, named = tree.subject(verb), tree.child(verb, "dobj")
    if named is None:
        named = next((i for i in tree.subtree(verb) if tree.tokens[i].dep == "nsubj" and i > verb), None)
    if named is None:
        return []
    paper = _phrase(text, tree, subject, verb, Hedge.ASSERTED) if subject is not None else []
    relay = paper[0].who if paper and paper[0].outlet else ""
    return [replace(s, relayed_by=relay) for s in _phrase(text, tree, named, verb, Hedge.ASSERTED)]


def _phrase(text: str, tree: Tree, head: int, verb: int, hedge: Hedge) -> list[Speech]:
    """Return the attribution to a noun phrase: its words without clauses, its side by all of its words."""
    head = _author(tree, head)
    core = tree.subtree(head, _CLAUSES)
    first, last = core[0], max(i for i in core if i < verb or head > verb) + 1
    first = next((i + 1 for i in range(head, first, -1) if tree.tokens[i].text == ":"), first)
    while first > 0 and tree.tokens[first - 1].dep == "npadvmod" and tree.tokens[first - 1].text not in _CALENDAR:
        first -= 1
    cut = next((i for i in range(head, last) if tree.tokens[i].text in (",", "–", "—", "--", "“", '"')), last)
    while cut < verb and cut > head and tree.tokens[cut].pos == "PROPN":
        cut += 1
    named = tree.child(head, "appos")
    if named is not None and tree.tokens[named].pos == "PROPN" and named < verb and tree.tokens[head].pos == "NOUN":
        cut = max(cut, max(i for i in tree.subtree(named, _CLAUSES) if i < verb) + 1)
    around = tree.subtree(head, frozenset({"relcl"}))
    described = text[tree.tokens[around[0]].start : tree.tokens[around[-1]].end]
    return _speech(text, tree, verb, first, cut, hedge, described)


def _author(tree: Tree, head: int) -> int:
    """Return the author of a report or statement that is said to say something, else the noun itself."""
    if tree.tokens[head].text.lower() in (
        "report",
        "statement",
        "assessment",
        "update",
        "analysis",
        "message",
        "post",
        "briefing",
    ):
        by = next((c for c in tree.children[head] if tree.tokens[c].text in ("by", "from")), None)
        author = tree.child(by, "pobj") if by is not None else None
        return head if author is None else author
    return head


def _speech(text: str, tree: Tree, verb: int, first: int, last: int, hedge: Hedge, described: str) -> list[Speech]:
    if first >= last:
        return []
    who = text[tree.tokens[first].start : tree.tokens[last - 1].end].strip(" \"“”'")
    if not who or _EVIDENCE.match(who) or not any(c.isalpha() for c in who):
        return []
    side = side_of(who)
    return [Speech(who, side if side is not Side.UNKNOWN else side_of(described[:200]), verb, first, last, hedge)]


def _named(text: str, tree: Tree, verb: int, first: int, last: int, hedge: Hedge) -> list[Speech]:
    described = text[tree.tokens[first].start : tree.tokens[last - 1].end] if first < last else ""
    return _speech(text, tree, verb, first, last, hedge, described)


BREAKS = frozenset(',;:.!?"“”()–—') | {
    "that",
    "as",
    "while",
    "but",
    "when",
    "after",
    "although",
    "though",
    "where",
    "which",
}
_AUX = frozenset({
    "have", "be", "also", "late", "early", "again", "previously", "separately", "has", "later", "earlier", "not",
    "'s",
})  # fmt: skip
_DAYS = frozenset({
    "on", "in", "at", "during", "late", "early", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "yesterday", "today",
})  # fmt: skip


def _stop(tree: Tree, first: int) -> int:
    """Return the end of the name that begins at a token: the next mark or word of time."""
    for i in range(first, min(len(tree.tokens), first + 14)):
        word = tree.tokens[i].text
        if word in BREAKS or (i > first and word.lower() in _DAYS):
            return i
    return min(len(tree.tokens), first + 14)


def _by_order(text: str, tree: Tree, verb: int, bases: Sequence[str]) -> list[Speech]:
    """Return the speaker by word order: "X said", "..., said X", "X, an official, said"."""
    end = verb
    while end > 0 and (bases[end - 1] in _AUX or bases[end - 1].endswith("ly")):
        end -= 1
    if "be" in bases[end:verb]:
        return []
    first = end
    while first > 0 and end - first < 12 and tree.tokens[first - 1].text not in BREAKS:
        first -= 1
    if first < end:
        return _named(text, tree, verb, first, end, _hedge(bases[verb]))
    if end and tree.tokens[end - 1].text == "," and "," in (t.text for t in tree.tokens[: end - 1]):
        who = _with_apposition(tree, end, bases)
        if who:
            described = text[tree.tokens[who[0]].start : tree.tokens[end - 1].start]
            return _speech(text, tree, verb, *who, _hedge(bases[verb]), described)
    return _named(text, tree, verb, verb + 1, _stop(tree, verb + 1), _hedge(bases[verb]))


def _with_apposition(tree: Tree, end: int, bases: Sequence[str]) -> tuple[int, int] | None:
    """Return the tokens of the name in "X, an official, said", also behind what X says; None without one."""
    comma = next(i for i, t in enumerate(tree.tokens) if t.text == ",")
    if not triggers(bases[:comma]):
        return (0, comma) if 0 < comma <= 8 and tree.tokens[0].text[:1].isupper() else None
    inner = max(i for i in range(end - 1) if tree.tokens[i].text == ",")
    outer = max((i for i in range(inner) if tree.tokens[i].text in BREAKS), default=-1) + 1
    return (outer, inner) if 0 < outer < inner else None
