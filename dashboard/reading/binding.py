"""Which event happened at which place: along the grammar where a sentence is parsed, by nearness where it is not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dashboard.reading.events import Trigger
from dashboard.reading.extent import is_country, is_wide
from dashboard.reading.model import Mention, Role
from dashboard.reading.tree import Tree

_BEYOND = re.compile(
    r"\b(?:toward|towards|in the direction of|(?:north|south|east|west)\w*(?: (?:north|south|east"
    r"|west)\w*)? of|near|from|outside|between|not far from|close to)"
    r"(?: (?:the|neighbouring|neighboring|nearby|town|city|village|settlement|of|key|strategic|eastern"
    r"|southern|northern|western))*\s*$",
    re.IGNORECASE,
)
_LINE = re.compile(
    r"\b(?:route|road|highway|railway|line|axis|direction|stretch)(?: (?:from|between))? $", re.IGNORECASE
)
_OWNER = re.compile(r"^(?:[’']s)? (?:\w+ )?(?:city|town|village|settlement|suburb|port) of $")
_BANK = re.compile(r"\b(?:bank|side|shore|coast) of(?: the)? $")
_DIRECTION = re.compile(
    r"\b(?:north|south|east|west)\w*(?:-(?:north|south|east|west)\w*)? of (?:\w+ ){0,3}$", re.IGNORECASE
)
_AT = re.compile(r"^(?!.*\b(?:and|or)\b)[^,;.]{0,20}\b(?:near|in|at|around|within)\b[^,;.]{0,12}$")
_TOWARD = re.compile(r"\b(?:toward|towards|in the direction of)(?: (?!in\b|near\b)\w+){0,4}\s*$", re.IGNORECASE)


def bind(text: str, tree: Tree, events: Sequence[Trigger], mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Return the places of each event, in order of the text; [] for an event without one.

    mentions: of this sentence. A place that only qualifies another (its oblast, a landmark, a direction) is left out
    where the event has a closer one.
    """
    bound: list[list[Mention]] = [[] for _ in events]
    owner = {i: n for n, e in enumerate(events) for i in range(e.first, e.last)}
    loose: list[Mention] = []
    for mention in mentions:
        if mention.role is not Role.PLACE or is_country(mention) or not events:
            continue
        found = _events_of(tree, events, owner, mention)
        for n in found or ():
            bound[n].append(mention)
        if found is None:
            loose.append(mention)
    sure = [any(not is_wide(m) for m in places) for places in bound]
    for mention in loose:
        n = _nearest(tree, events, range(len(events)), tree.at(mention.start, mention.end)[0])
        if not sure[n]:
            bound[n].append(mention)
    return [_closest(text, tree, sorted(places, key=lambda m: m.start)) for places in bound]


def _events_of(tree: Tree, events: Sequence[Trigger], owner: dict[int, int], mention: Mention) -> list[int] | None:
    """Return the events that the grammar ties to a place, None where it ties it to none of the sentence's."""
    first, last = tree.at(mention.start, mention.end)
    if not tree.parsed:
        return [_nearest(tree, events, range(len(events)), first)]
    top = tree.top(first, last)
    told = _where(tree, owner, first, last)
    for i in (top, *tree.ancestors(top)):
        if i in owner:
            return list(dict.fromkeys([*told, owner[i]]))
        if tree.tokens[i].pos in ("VERB", "AUX"):
            below = {owner[c] for c in tree.subtree(i, frozenset({"relcl"})) if c in owner}
            if below:
                return list(dict.fromkeys([*told, _nearest(tree, events, sorted(below), first)]))
        if tree.tokens[i].dep == "relcl" or (tree.tokens[i].dep == "conj" and _own_clause(tree, i)):
            return told
    return told or None


def _own_clause(tree: Tree, i: int) -> bool:
    """Tell whether a verb that is joined to another has a subject of its own."""
    return tree.tokens[i].pos in ("VERB", "AUX") and tree.child(i, "nsubj", "nsubjpass") is not None


def _where(tree: Tree, owner: dict[int, int], first: int, last: int) -> list[int]:
    """Return the events of a clause "where ..." that hangs on the place."""
    heads = {*range(first, last), tree.top(first, last)}
    heads |= {a for a in list(tree.ancestors(tree.top(first, last)))[:3] if tree.tokens[a].pos in ("NOUN", "PROPN")}
    for i, token in enumerate(tree.tokens):
        if (
            token.dep == "relcl"
            and token.head in heads
            and any(tree.tokens[c].text.lower() == "where" for c in tree.children[i])
        ):
            inside = {owner[c] for c in tree.subtree(i) if c in owner and c >= last}
            return [min(inside)] if inside else []
    return []


def _nearest(tree: Tree, events: Sequence[Trigger], among: Sequence[int], at: int) -> int:
    """Return the event fewest tokens away; one that comes before the place is preferred, a mark between costs."""

    def distance(n: int) -> int:
        event = events[n]
        a, b = (event.last, at) if event.first < at else (at, event.first)
        marks = sum(tree.tokens[i].text in (",", ";", "–", "—") for i in range(a, b))
        return (b - a) + 3 * marks + (0 if event.first < at else 2)

    return min(among, key=distance)


def _closest(text: str, tree: Tree, places: list[Mention]) -> list[Mention]:
    narrow = [m for m in places if not is_wide(m)]
    places = narrow or places
    places = [
        m for n, m in enumerate(places) if not (places[n + 1 :] and _OWNER.match(text[m.end : places[n + 1].start]))
    ]
    if len(places) < 2:
        return places
    direct = [m for m in places if not _TOWARD.search(text, max(0, m.start - 60), m.start)]
    places = direct or places
    if len(places) > 1 and _only_direction(text, places[0], places[1]):
        places = places[1:]
    first = places[0]
    if _LINE.search(text, max(0, first.start - 30), first.start):
        return [first]
    later = [m for a, m in pairwise(places) if not _landmark(text, tree, a, m) and not _aside(text, tree, first, m)]
    return [first, *later]


def _aside(text: str, tree: Tree, first: Mention, later: Mention) -> bool:
    """Tell a place that only describes the first one ("Kruhliakivka, a village on the Oskil river")."""
    if _BANK.search(text, first.end, later.start):
        return True
    at = tree.top(*tree.at(later.start, later.end))
    inside = range(*tree.at(first.start, first.end))
    path = [at, *tree.ancestors(at)]
    return any(
        tree.tokens[i].dep == "appos" and tree.tokens[i].pos == "NOUN" and tree.tokens[i].head in inside for i in path
    )


def _only_direction(text: str, first: Mention, second: Mention) -> bool:
    """Tell whether the first place only gives the direction of the second ("north of Kharkiv near Lyptsi")."""
    if not _DIRECTION.search(text, max(0, first.start - 40), first.start):
        return False
    return _AT.search(text[first.end : second.start]) is not None


def _landmark(text: str, tree: Tree, first: Mention, later: Mention) -> bool:
    """Tell a place named only to say where the one before is ("Toretsk, northeast of Kurakhove")."""
    between = text[first.end : later.start]
    if any(t.pos in ("VERB", "AUX") and first.end <= t.start < later.start for t in tree.tokens):
        return False
    return len(between) < 80 and _BEYOND.search(between) is not None and not re.search(r"\b(?:and|or)\b", between)
