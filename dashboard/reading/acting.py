"""Which side acts in an event, told from its grammar or from the words around it."""

from __future__ import annotations

from dashboard.domain.words import Kind, Side
from dashboard.reading.events import Trigger
from dashboard.reading.sides import party
from dashboard.reading.speakers import Speech
from dashboard.reading.tree import Tree

_OWN = frozenset({"its", "his", "our", "we", "their", "it", "they", "he", "she"})
_OTHER = {Side.UA: Side.RU, Side.RU: Side.UA}


def _target(tree: Tree, event: Trigger) -> list[int]:
    """Return the words of what a strike or attack is aimed at ("a strike on a Russian tank")."""
    for i in range(event.first, event.last):
        for c in tree.children[i]:
            if tree.tokens[c].text in ("on", "against", "at"):
                below = tree.subtree(c, frozenset({"relcl", "acl"}))
                return [t for t in below if t not in range(event.first, event.last)]
    return []


def actor_of(text: str, tree: Tree, event: Trigger, speech: Speech | None) -> Side:
    """Return who acts, unknown when it is not said. "Its forces" are the speaker's; who loses is not who takes."""
    side = _named(text, tree, event, speech)
    lost = any(t.lemma in ("lose", "loss") for t in tree.tokens[event.first : event.last])
    return _OTHER.get(side, side) if lost else side


def _named(text: str, tree: Tree, event: Trigger, speech: Speech | None) -> Side:
    tokens = tree.tokens

    def words(branch: list[int]) -> str:
        return " ".join(tokens[i].text for i in branch).replace(" - ", "-")

    if not tree.parsed:
        passive = any(t.lemma == "be" for t in tokens[max(0, event.first - 2) : event.first])
        before = text[tokens[max(0, event.first - 6)].start : tokens[event.last - 1].end]
        after = text[tokens[event.first].start : tokens[min(len(tokens), event.last + 6) - 1].end]
        driven_out = event.kind is Kind.RETAKE and event.last - event.first > 1
        if passive and driven_out and " by " not in after:
            return _OTHER.get(party(before), Side.UNKNOWN)
        return party(after if " by " in after or not event.first else before)
    verb = tree.verb(tree.top(event.first, event.last))
    if verb is not None and event.kind is Kind.RETAKE and event.last - event.first > 1:
        driven = tree.child(verb, "nsubjpass")
        side = party(words(tree.subtree(driven))) if driven is not None else Side.UNKNOWN
        if side in _OTHER:
            return _OTHER[side]
    if verb is not None and not (speech and verb == speech.verb):
        direct = tree.subtree(verb, frozenset({"relcl", "ccomp", "advcl", "conj", "parataxis"}))
        agent = next((i for i in direct if tokens[i].dep == "agent"), None)
        subject = tree.subject(verb)
        branches = [tree.subtree(agent)] if agent is not None else []
        if subject is not None and tokens[subject].dep == "nsubj" and not event.first <= subject < event.last:
            branches.append(tree.subtree(subject, frozenset({"relcl", "acl"})))
        for branch in branches:
            side = party(words(branch))
            if side is not Side.UNKNOWN:
                return side
            if speech and any(tokens[i].text.lower() in _OWN for i in branch):
                return speech.side
    target = party(words(_target(tree, event)))
    if event.kind in (Kind.STRIKE, Kind.ASSAULT) and target in _OTHER:
        return _OTHER[target]
    near = [
        i
        for e in range(event.first, event.last)
        for i in tree.subtree(e, frozenset({"relcl", "advcl", "ccomp", "nsubjpass"}))
    ]
    return party(words(sorted(set(near))[:40]))
