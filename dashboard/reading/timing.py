"""When an event happened: the expression of time that belongs to it, else the day on which it was said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.reading.dates import When, find_dates
from dashboard.reading.days import shift
from dashboard.reading.events import Trigger
from dashboard.reading.speakers import Speech
from dashboard.reading.tree import Tree

_FOOTAGE = re.compile(
    r"\b(?:footage|imagery|images?|photos?|photographs?|pictures?|videos?)\b[^.;]{0,40}"
    r"\b(?:published|posted|taken|released|geolocated|filmed|shot|dated|collected|captured)(?: (?:on|from"
    r"|early|late))*\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Timing:
    """The interval of an event and the words it came from; first None: unknown start."""

    first: date | None
    last: date | None
    text: str


@dataclass(frozen=True, slots=True)
class Clock:
    """What the time of an event is told from.

    whens: the expressions of time of its sentence. published: None when unknown. context: the day the article last
    spoke of, for "a day after"; None when it spoke of none. carried: when the speaker, taken from the sentence
    before, said it. others: tokens of the sentence's other events.
    """

    whens: Sequence[When]
    published: date | None
    context: date | None
    carried: When | None = None
    others: frozenset[int] = frozenset()


def timing(text: str, tree: Tree, clock: Clock, event: Trigger, speech: Speech | None) -> Timing:
    """Return when an event happened. text: of the article."""
    published, carried, whens = clock.published, clock.carried, clock.whens
    own, spoken = _choose(tree, clock, event, speech)
    spoken = spoken or carried
    said = spoken.last if spoken and spoken.last and not spoken.vague else published
    shown = _shown(text, whens)
    if shown is not None and (own is None or own.vague):
        return Timing(None, shown.last, shown.text)
    if own is None:
        if spoken is None:
            return Timing(published, published, "")
        return Timing(spoken.first, spoken.last, spoken.text if spoken is not carried else "")
    if own.step:
        beside = next((w.last for w in whens if w.last and not w.step and not w.vague), None)
        day = beside or clock.context or said
        found = shift(day, -own.step) if day else None
        return Timing(found, found, own.text)
    if own.night and said and published and said != published:
        again = find_dates(own.text, 0, len(own.text), said)
        own = again[0] if again else own
    return Timing(own.first, own.last, own.text)


def _shown(text: str, whens: Sequence[When]) -> When | None:
    """Return the day on which footage was taken or shown: what it shows had happened by then."""
    return next((w for w in whens if w.last and _FOOTAGE.search(text, max(0, w.start - 80), w.start)), None)


def _choose(tree: Tree, clock: Clock, event: Trigger, speech: Speech | None) -> tuple[When | None, When | None]:
    """Return the time of the event and the time of saying it."""
    own: list[tuple[int, When]] = []
    spoken: When | None = None
    for when in clock.whens:
        first, last = tree.at(when.start, when.end)
        if speech and _of_saying(tree, first, last, speech, event):
            spoken = spoken or when
        else:
            distance = _distance(tree, (first, last), event, when, clock.others)
            if distance is not None:
                own.append((distance, when))
    return min(own, key=lambda pair: pair[0])[1] if own else None, spoken


def _of_saying(tree: Tree, first: int, last: int, speech: Speech, event: Trigger) -> bool:
    if tree.parsed:
        head = next(
            (
                a
                for a in (tree.top(first, last), *tree.ancestors(tree.top(first, last)))
                if tree.tokens[a].pos in ("VERB", "AUX") or a == speech.verb
            ),
            None,
        )
        if head == speech.verb:
            return True
    between = range(min(speech.verb, first), max(speech.verb, first))
    near = len(between) <= 6 and not any(i in range(event.first, event.last) for i in between)
    return not tree.parsed and near and not any(tree.tokens[i].text in (",", "that") for i in between)


def _distance(tree: Tree, span: tuple[int, int], event: Trigger, when: When, others: frozenset[int]) -> int | None:
    """Return how far an expression of time is from an event, None when it belongs to something else."""
    first, last = span
    if when.step:
        return 0 if event.first >= last and not any(t.text == "," for t in tree.tokens[last : event.first]) else None
    if not tree.parsed:
        a, b = (event.last, first) if event.first < first else (last, event.first)
        return max(0, b - a) + 5 * sum(tree.tokens[i].text in (",", ";") for i in range(a, b))
    top = tree.top(first, last)
    verb = tree.verb(top)
    mine = tree.verb(tree.top(event.first, event.last))
    for i in (top, *tree.ancestors(top)):
        if i == mine or event.first <= i < event.last:
            return 1
        if tree.tokens[i].dep in ("relcl", "acl", "advcl"):
            break
    if verb is None:
        return 20
    up = list(tree.ancestors(mine)) if mine is not None else []
    if verb in up:
        return 2 + up.index(verb)
    if verb in others:
        return None
    path = [verb, *tree.ancestors(verb)]
    for n, i in enumerate(path):
        if tree.tokens[i].dep in ("relcl", "acl"):
            return None
        if i == mine:
            return 3 + n
    return 20
