"""Events that only a place makes: "took Soledar", "left Kreminna", "hold Tokmak"."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.words import Kind
from dashboard.reading.events import Trigger, triggers
from dashboard.reading.model import Mention
from dashboard.reading.tree import Tree

_TAKING = {
    "take": Kind.CAPTURE,
    "leave": Kind.WITHDRAW,
    "lose": Kind.CAPTURE,
    "secure": Kind.CAPTURE,
    "hold": Kind.CONTROL,
    "control": Kind.CONTROL,
    "approach": Kind.ADVANCE,
    "vacate": Kind.WITHDRAW,
    "flee": Kind.WITHDRAW,
    "free": Kind.RETAKE,
}
"""Verbs that tell of an event only where their object is a place, with its kind."""
_BEFORE_NAME = frozenset(
    [
        "the",
        "of",
        "town",
        "city",
        "village",
        "settlement",
        "hamlet",
        "salt",
        "-",
        "mining",
        "nearby",
        "eastern",
        "southern",
        "northern",
        "western",
        "key",
    ]
)


def taken(tree: Tree, bases: Sequence[str], mentions: Sequence[Mention]) -> list[Trigger]:
    """Return the events of a sentence in order, with those whose object is a place: "took Soledar", "left Kreminna"."""
    found = triggers(bases)
    owned = {i for t in found for i in range(t.first, t.last)}
    for mention in mentions:
        at = tree.at(mention.start, mention.end)[0] - 1
        while at > 0 and bases[at] in _BEFORE_NAME:
            at -= 1
        over = at >= 0 and at not in owned and bases[at : at + 2] != ["leave", "of"]
        kind = _TAKING.get(bases[at]) if over else None
        if kind:
            found.append(Trigger(at, at + 1, kind))
            owned.add(at)
    return sorted(found, key=lambda t: t.first)
