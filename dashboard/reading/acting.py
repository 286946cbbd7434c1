"""Which side acts in an event, told from its grammar or from the words around it."""

from __future__ import annotations

import re

from dashboard.domain.words import Kind, Side
from dashboard.reading.events import Trigger
from dashboard.reading.sides import party
from dashboard.reading.speakers import Speech
from dashboard.reading.tree import Tree

_OWN = frozenset({"its", "his", "our", "we", "their", "it", "they", "he", "she"})
_OTHER = {Side.UA: Side.RU, Side.RU: Side.UA}
_LOSING = frozenset({"lose", "loss"})
_FROM = frozenset({"of", "from"})
_HITTING = frozenset({"hit", "strike", "destroy", "shell", "bomb", "attack", "target", "pound"})
"""Verbs whose object is the other side's."""
_MILITARY = re.compile(
    r"\b(?:elements|units?|troops|forces|soldiers|fighters|marines|paratroopers|infantry|brigades?|battalions?|regiments?)\b"
)
_AGAINST = frozenset({"on", "against", "at"})
_SUFFERED = frozenset({Kind.RETAKE, Kind.CAPTURE, Kind.HOLD})
"""Kinds in which the other side is what is cleared, driven out or beaten back."""
_CLAUSES = frozenset({"relcl", "ccomp", "advcl", "conj", "parataxis", "acl", "appos"})


def actor_of(tree: Tree, event: Trigger, speech: Speech | None) -> Side:
    """Return who acts, unknown when it is not said. "Its forces" are the speaker's; who loses is not who takes."""
    side = _named(tree, event, speech) if tree.parsed else _by_order(tree, event)
    if not any(t.lemma in _LOSING for t in tree.tokens[event.first : event.last]):
        return side
    to = next(
        (i for i in range(event.first, min(len(tree.tokens), event.last + 2)) if tree.tokens[i].text == "to"), None
    )
    taker = _side(tree, to, to + 5) if to is not None else Side.UNKNOWN
    return taker if taker is not Side.UNKNOWN else _OTHER.get(side, side)


def _by_order(tree: Tree, event: Trigger) -> Side:
    """Return who acts by the words before, in and after an event."""
    tokens, first, last = tree.tokens, event.first, event.last
    reach = max(0, first - 6)
    begin = next((i + 1 for i in range(first - 1, reach - 1, -1) if tokens[i].text in ',;:"“”'), reach)
    before, own = _side(tree, begin, first), _side(tree, first, last)
    by = next((i for i in range(first, min(len(tokens), last + 6)) if tokens[i].text == "by"), None)
    if by is not None and _side(tree, by, by + 6) is not Side.UNKNOWN:
        return _side(tree, by, by + 6)
    after = _side(tree, last, last + 6)
    passive = any(
        t.lemma == "be" and not tokens[i + 1].text.endswith("ing")
        for i, t in enumerate(tokens[: last - 1])
        if i >= first - 2
    )
    away = any(t.text in _FROM for t in tokens[first:last])
    if event.kind in _SUFFERED and (passive or away or event.kind is Kind.HOLD):
        if before is not Side.UNKNOWN:
            return _OTHER.get(before, before) if passive and (away or event.kind is not Kind.CAPTURE) else before
        beaten = own if own is not Side.UNKNOWN else after
        return _OTHER.get(beaten, Side.UNKNOWN) if away or event.kind is Kind.HOLD else beaten
    if event.kind in (Kind.STRIKE, Kind.ASSAULT) and before is own is Side.UNKNOWN:
        return _OTHER.get(after, Side.UNKNOWN) if tokens[last - 1].lemma in _HITTING else Side.UNKNOWN
    return next((side for side in (before, own, after) if side is not Side.UNKNOWN), Side.UNKNOWN)


def they(tree: Tree, event: Trigger) -> bool:
    """Tell whether those who act are only called "they", so that whoever acted before is meant."""
    verb = tree.verb(tree.top(event.first, event.last)) if tree.parsed else None
    subject = tree.subject(verb) if verb is not None else None
    return subject is not None and tree.tokens[subject].text.lower() == "they"


def _side(tree: Tree, first: int, last: int) -> Side:
    return party(_words(tree, list(range(max(0, first), min(len(tree.tokens), last)))))


def _words(tree: Tree, branch: list[int]) -> str:
    return " ".join(tree.tokens[i].text for i in branch).replace(" - ", "-")


def _named(tree: Tree, event: Trigger, speech: Speech | None) -> Side:
    verb = tree.verb(tree.top(event.first, event.last))
    if verb is not None and not (speech and verb == speech.verb):
        for branch in _doers(tree, event, verb):
            side = party(_words(tree, branch))
            if side is not Side.UNKNOWN:
                return side
            own = any(tree.tokens[i].text.lower() in _OWN for i in branch)
            if speech and (own or any(speech.first <= i < speech.last for i in branch)):
                return speech.side
            if speech and speech.side in _OTHER and _MILITARY.search(_words(tree, branch)):
                return speech.side
            if own and branch[0] > 1:
                return party(_words(tree, list(range(branch[0]))))
        if event.kind in _SUFFERED:
            beaten = party(_words(tree, _beaten(tree, event, verb)))
            if beaten in _OTHER:
                return _OTHER[beaten]
    if speech and verb == speech.verb and event.kind is Kind.WITHDRAW:
        return speech.side
    target = party(_words(tree, _target(tree, event)))
    if event.kind in (Kind.STRIKE, Kind.ASSAULT) and target in _OTHER:
        return _OTHER[target]
    near = {
        i
        for e in range(event.first, event.last)
        for i in tree.subtree(e, frozenset({"relcl", "advcl", "ccomp", "nsubjpass"}))
    }
    return party(_words(tree, sorted(near)[:40]))


def _doers(tree: Tree, event: Trigger, verb: int) -> list[list[int]]:
    """Return the words of whoever does it: "by X", then the subject, also that of "X are believed to have taken"."""
    agent = next((i for i in tree.subtree(verb, _CLAUSES) if tree.tokens[i].dep == "agent"), None)
    branches = [tree.subtree(agent)] if agent is not None else []
    subject = tree.subject(verb)
    if subject is None and tree.tokens[verb].dep == "acl" and agent is None and not _root_is_verb(tree):
        subject = tree.tokens[verb].head
    if subject is not None and not event.first <= subject < event.last:
        raised = tree.tokens[subject].head != verb and tree.tokens[verb].dep == "xcomp"
        if tree.tokens[subject].dep != "nsubjpass" or raised:
            branches.append(tree.subtree(subject, frozenset({"relcl", "acl"})))
    return branches


def _root_is_verb(tree: Tree) -> bool:
    """Tell whether the sentence has a main verb; without one "troops counterattacked" was parsed as a noun phrase."""
    return any(t.head == i and t.pos in ("VERB", "AUX") for i, t in enumerate(tree.tokens))


def _beaten(tree: Tree, event: Trigger, verb: int) -> list[int]:
    """Return the words of whoever is driven out or beaten back: objects, the subject of a passive, "cleared of X"."""
    found: list[int] = []
    for c in tree.children[verb]:
        token = tree.tokens[c]
        passive = token.dep == "nsubjpass"
        if event.kind is Kind.CAPTURE:
            wanted = token.dep == "prep" and token.text.lower() in _FROM
        elif event.kind is Kind.HOLD:
            wanted = passive or (token.dep == "dobj" and tree.subject(verb) != c)
        else:
            moved = event.last - event.first > 1 and (passive or token.dep == "dobj")
            wanted = moved or (token.dep == "prep" and token.text.lower() in _FROM)
        if wanted:
            found += tree.subtree(c, frozenset({"relcl", "acl"}))
    return found


def _target(tree: Tree, event: Trigger) -> list[int]:
    """Return the words of what a strike or attack is aimed at ("a strike on a Russian tank")."""
    for i in range(event.first, event.last):
        for c in tree.children[i]:
            if tree.tokens[c].text in _AGAINST:
                below = tree.subtree(c, frozenset({"relcl", "acl"}))
                return [t for t in below if t not in range(event.first, event.last)]
    return []
