"""When an event happened: the expression of time that belongs to it, else the day on
which it was said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.reading.claims.events import Trigger
from dashboard.reading.claims.people.attribution import Attribution
from dashboard.reading.dates.expressions import DateExpression, find_dates, shift
from dashboard.reading.text.dependency_tree import DependencyTree

_FOOTAGE = re.compile(
    r"\b(?:footage|imagery|images?|photos?|photographs?|pictures?|videos?)\b[^.;]{0,40}"
    r"\b(?:published|posted|taken|released|geolocated|filmed|shot|dated|collected"
    r"|captured)(?: (?:on|from|early|late))*\s*$",
    re.IGNORECASE,
)
_FOOTAGE_REACH = 80
# Tokens between a reporting verb and the time of saying, without a parse.
_SPEECH_REACH = 6
# Distance of an expression of time that the grammar ties to nothing.
_UNRELATED = 20
_MARK_COST = 5
_DESCRIBING = ("relcl", "acl")
# "Contrary to what they said on Sunday": that day is of what is opposed.
_OPPOSED = frozenset({"contrary", "despite"})
_AUXILIARY = ("aux", "auxpass")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_HELPERS = frozenset({"be", "have", "do"})
_PAST_HELPERS = frozenset({"was", "were", "had", "did", "has", "have", "'ve", "’ve"})
_PRESENT_HELPERS = frozenset({"is", "are", "am", "remains", "remain", "'s", "’s"})
# Verbs whose past is written as their present: reports tell of what is over by them.
_INVARIABLE = frozenset({"hit", "cut", "set", "beat", "burst", "split", "put", "quit"})
# How many joined verbs back an auxiliary is looked for.
_JOINED = 3


@dataclass(frozen=True, slots=True)
class EventDates:
    """The interval of an event and the words it came from; first None: unknown
    start.
    """

    first: date | None
    last: date | None
    text: str


@dataclass(frozen=True, slots=True)
class DateContext:
    """From what the time of an event is told.

    expressions: of time, in its sentence. published: None when unknown. day_before: the
    day the article last spoke of, for "a day after"; None when it spoke of none.
    carried: when the claimant, taken from the sentence before, said it. others: tokens
    of the sentence's other events.
    """

    expressions: Sequence[DateExpression]
    published: date | None
    day_before: date | None
    carried: DateExpression | None = None
    others: frozenset[int] = frozenset()


def dates_of_event(
    tree: DependencyTree,
    context: DateContext,
    event: Trigger,
    attribution: Attribution | None,
) -> EventDates:
    """Return when an event happened."""
    own, of_saying = _choose(tree, context, event, attribution)
    if own is None or own.vague:
        footage = _of_footage(tree.text, context.expressions)
        if footage is not None:
            return EventDates(None, footage.last, footage.text)
    if own is None:
        return _dates_of_saying(tree, context, event, of_saying)
    spoken_on = _day_of_saying(context, of_saying or context.carried)
    if own.step:
        return _stepped(context, own, spoken_on)
    if own.relative and spoken_on and context.published not in (None, spoken_on):
        own = next(iter(find_dates(own.text, 0, len(own.text), spoken_on)), own)
    return EventDates(own.first, own.last, own.text)


def _dates_of_saying(
    tree: DependencyTree,
    context: DateContext,
    event: Trigger,
    of_saying: DateExpression | None,
) -> EventDates:
    """Return the day of saying for an event that has no time of its own; where nobody
    says when it was said, an event that is over had happened by the publication.
    """
    if of_saying is not None:
        return EventDates(of_saying.first, of_saying.last, of_saying.text)
    if context.carried is not None:
        # The words stand in another sentence: they are no words of this event.
        return EventDates(context.carried.first, context.carried.last, "")
    first = context.published
    if not is_present(tree, event):
        first = None
    return EventDates(first, context.published, "")


def is_present(tree: DependencyTree, event: Trigger) -> bool:
    """Tell whether an event goes on at the time of the report, by the tense of its
    verb: "is fighting", "hold".
    """
    verb = tree.verb(tree.top(event.first, event.last))
    if verb is None:
        if tree.parsed:
            return False
        verb = event.first
    if tree.tokens[verb].dep in _SUBJECTS:
        # "Fighting rages": the noun was taken for a verb.
        verb = tree.verb(tree.tokens[verb].head) or verb
    helpers = {tree.tokens[c].text.lower() for c in _helpers(tree, verb)}
    if helpers:
        return helpers.isdisjoint(_PAST_HELPERS)
    word, lemma = tree.tokens[verb].text.lower(), tree.lemmas[verb]
    if lemma == "be":
        return word in _PRESENT_HELPERS
    if word == lemma and lemma in _INVARIABLE:
        return False
    return word in (lemma, f"{lemma}s", f"{lemma}es") and not word.endswith("ed")


def _helpers(tree: DependencyTree, verb: int) -> list[int]:
    """Return the auxiliaries of a verb: of the one it is joined to where it has none
    of its own.
    """
    if not tree.parsed:
        return [i for i in range(max(0, verb - 2), verb) if tree.lemmas[i] in _HELPERS]
    at = verb
    for _ in range(_JOINED):
        own = [c for c in tree.children[at] if tree.tokens[c].dep in _AUXILIARY]
        if own or tree.tokens[at].dep not in ("conj", "xcomp"):
            return own
        at = tree.tokens[at].head
    return []


def _day_of_saying(
    context: DateContext,
    of_saying: DateExpression | None,
) -> date | None:
    if of_saying is None or of_saying.last is None or of_saying.vague:
        return context.published
    return of_saying.last


def _stepped(
    context: DateContext,
    own: DateExpression,
    spoken_on: date | None,
) -> EventDates:
    """Return the day so many days from another event: "a day after"."""
    days = (
        e.last for e in context.expressions if e.last and not e.step and not e.vague
    )
    base = next(days, None) or context.day_before or spoken_on
    day = base and shift(base, -own.step)
    return EventDates(day, day, own.text)


def _of_footage(
    text: str,
    expressions: Sequence[DateExpression],
) -> DateExpression | None:
    """Return the day on which footage was taken or published: what it shows had
    happened by then.
    """
    for expression in expressions:
        start = expression.start
        before = max(0, start - _FOOTAGE_REACH)
        if expression.last and _FOOTAGE.search(text, before, start):
            return expression
    return None


def _choose(
    tree: DependencyTree,
    context: DateContext,
    event: Trigger,
    attribution: Attribution | None,
) -> tuple[DateExpression | None, DateExpression | None]:
    """Return the time of the event and the time of saying it."""
    own: list[tuple[int, DateExpression]] = []
    of_saying: DateExpression | None = None
    for expression in context.expressions:
        span = tree.at(expression.start, expression.end)
        if attribution and _is_of_saying(tree, span, attribution, event):
            of_saying = of_saying or expression
            continue
        if expression.step:
            distance = _distance_of_step(tree, span, event)
        else:
            distance = _distance(tree, span, event, context.others)
        if distance is not None:
            own.append((distance, expression))
    if not own:
        return None, of_saying
    # "In 2014 they took X and held it for three months": how long is not when.
    when = [pair for pair in own if not pair[1].text.lower().startswith("for ")]
    return min(when or own, key=lambda pair: pair[0])[1], of_saying


def _is_of_saying(
    tree: DependencyTree,
    span: tuple[int, int],
    attribution: Attribution,
    event: Trigger,
) -> bool:
    first, last = span
    if tree.parsed:
        path = tree.path(tree.top(first, last))
        ends = (i for i in path if tree.is_verb(i) or i == attribution.verb)
        return next(ends, None) == attribution.verb
    between = range(min(attribution.verb, first), max(attribution.verb, first))
    if len(between) > _SPEECH_REACH:
        return False
    return not any(
        event.first <= i < event.last or tree.tokens[i].text in (",", "that")
        for i in between
    )


def _distance_of_step(
    tree: DependencyTree,
    span: tuple[int, int],
    event: Trigger,
) -> int | None:
    """Return 0 where "a day after" leads up to an event, else None."""
    _, last = span
    between = tree.tokens[last : event.first]
    if event.first < last or any(token.text == "," for token in between):
        return None
    return 0


def _distance(
    tree: DependencyTree,
    span: tuple[int, int],
    event: Trigger,
    others: frozenset[int],
) -> int | None:
    """Return how far an expression of time is from an event, None when it belongs to
    something else.
    """
    if not tree.parsed:
        return _distance_by_order(tree, span, event)
    top = tree.top(*span)
    if any(tree.lemmas[i] in _OPPOSED for i in tree.path(top)):
        return None
    verb = tree.verb(top)
    event_verb = tree.verb(tree.top(event.first, event.last))
    if _hangs_on(tree, top, event, event_verb):
        return 1
    if verb is None:
        return _UNRELATED
    if event_verb is not None:
        above = list(tree.ancestors(event_verb))
        if verb in above:
            return 2 + above.index(verb)
    if verb in others:
        return None
    return _distance_up(tree, verb, event_verb)


def _distance_by_order(
    tree: DependencyTree,
    span: tuple[int, int],
    event: Trigger,
) -> int:
    first, last = span
    start, end = last, event.first
    if event.first < first:
        start, end = event.last, first
    marks = sum(tree.tokens[i].text in (",", ";") for i in range(start, end))
    return max(0, end - start) + _MARK_COST * marks


def _hangs_on(
    tree: DependencyTree,
    top: int,
    event: Trigger,
    event_verb: int | None,
) -> bool:
    for i in tree.path(top):
        if i == event_verb or event.first <= i < event.last:
            return True
        if tree.tokens[i].dep in ("relcl", "acl", "advcl"):
            return False
    return False


def _distance_up(
    tree: DependencyTree,
    verb: int,
    event_verb: int | None,
) -> int | None:
    for n, i in enumerate(tree.path(verb)):
        if tree.tokens[i].dep in _DESCRIBING:
            return None
        if i == event_verb:
            return 3 + n
    return _UNRELATED
