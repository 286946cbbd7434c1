"""Which side acts in an event, told from its grammar or from the words around it."""

from __future__ import annotations

from dashboard.domain.words import Kind, Side
from dashboard.reading.events import Trigger
from dashboard.reading.sides import party
from dashboard.reading.speakers import Speech
from dashboard.reading.tree import Tree

_OWN = frozenset({"its", "his", "our", "we", "their", "it", "they", "he", "she"})
_OTHER = {Side.UA: Side.RU, Side.RU: Side.UA}
_LOSING = frozenset({"lose", "loss"})
_FROM = frozenset({"of", "from"})
_AGAINST = frozenset({"on", "against", "at"})
_SUFFERED = frozenset({Kind.RETAKE, Kind.CAPTURE, Kind.HOLD})
"""Kinds in which the other side is what is cleared, driven out or beaten back."""
_CLAUSES = frozenset({"relcl", "ccomp", "advcl", "conj", "parataxis", "acl", "appos"})


def actor_of(text: str, tree: Tree, event: Trigger, speech: Speech | None) -> Side:
    """Return who acts, unknown when it is not said. "Its forces" are the speaker's; who loses is not who takes."""
    side = _named(tree, event, speech) if tree.parsed else _by_order(text, tree, event)
    if not any(t.lemma in _LOSING for t in tree.tokens[event.first : event.last]):
        return side
    verb = tree.verb(event.first)
    to = next((c for c in tree.children[verb] if tree.tokens[c].text == "to"), None) if verb is not None else None
    taker = party(_words(tree, tree.subtree(to))) if to is not None else Side.UNKNOWN
    return taker if taker is not Side.UNKNOWN else _OTHER.get(side, side)


def _by_order(text: str, tree: Tree, event: Trigger) -> Side:
    tokens = tree.tokens
    passive = any(t.lemma == "be" for t in tokens[max(0, event.first - 2) : event.first])
    before = text[tokens[max(0, event.first - 6)].start : tokens[event.last - 1].end]
    after = text[tokens[event.first].start : tokens[min(len(tokens), event.last + 6) - 1].end]
    driven_out = event.kind is Kind.RETAKE and event.last - event.first > 1
    if passive and driven_out and " by " not in after:
        return _OTHER.get(party(before), Side.UNKNOWN)
    named = party(text[tokens[max(0, event.first - 6)].start : tokens[event.first].start])
    if event.kind is Kind.HOLD and named is Side.UNKNOWN and " by " not in after:
        return _OTHER.get(party(after), Side.UNKNOWN)
    return party(after if " by " in after or not event.first else before)


def _words(tree: Tree, branch: list[int]) -> str:
    return " ".join(tree.tokens[i].text for i in branch).replace(" - ", "-")


def _named(tree: Tree, event: Trigger, speech: Speech | None) -> Side:
    verb = tree.verb(tree.top(event.first, event.last))
    if verb is not None and not (speech and verb == speech.verb):
        for branch in _doers(tree, event, verb):
            side = party(_words(tree, branch))
            if side is not Side.UNKNOWN:
                return side
            if speech and any(tree.tokens[i].text.lower() in _OWN or speech.first <= i < speech.last for i in branch):
                return speech.side
        if event.kind in _SUFFERED:
            beaten = party(_words(tree, _beaten(tree, event, verb)))
            if beaten in _OTHER:
                return _OTHER[beaten]
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
            wanted = (passive and event.last - event.first > 1) or (token.dep == "prep" and token.text.lower() in _FROM)
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
