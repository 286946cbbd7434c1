"""Sentences with their places become draft claims: what happened there, who says so, when, and how firmly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dashboard.domain.article import Article
from dashboard.domain.claim import Claim
from dashboard.domain.words import Hedge, Kind, Side
from dashboard.reading import spot as spots
from dashboard.reading import statements
from dashboard.reading.acting import actor_of
from dashboard.reading.binding import bind
from dashboard.reading.drafting import Parts, draft
from dashboard.reading.events import Trigger, triggers
from dashboard.reading.extent import is_country, is_wide
from dashboard.reading.model import Gazetteer, Mention, Rejected, Sentence
from dashboard.reading.scope import Standing, standing
from dashboard.reading.sides import party
from dashboard.reading.speakers import Speech
from dashboard.reading.spot import NOWHERE, Spot
from dashboard.reading.telling import MOST, Story, Told, remember, speaker_of, take_apart
from dashboard.reading.timing import Clock, timing
from dashboard.reading.tree import Tree

_ENDS = '.!?…"”’)'
"""How a sentence ends that is not a heading."""
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
POSSIBLE = "says what may happen, not what happened"
UNSURE = "says that it is not known"


@dataclass(frozen=True, slots=True)
class _Event:
    trigger: Trigger
    standing: Standing
    hedge: Hedge
    places: list[Mention]
    others: frozenset[int] = frozenset()


def claims_of(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention], gazetteer: Gazetteer
) -> tuple[tuple[Claim, ...], tuple[Rejected, ...]]:
    """Return the draft claims of an article and the sentences that look like claims and are none, in order."""
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    story = Story(article, gazetteer, short=len(sentences) <= 2)
    claims: dict[str, Claim] = {}
    rejected: list[Rejected] = []
    for number, sentence in enumerate(sentences):
        told = take_apart(story, number, sentence, by_sentence.get(number, []))
        for found in _read(story, told):
            if isinstance(found, Rejected):
                rejected.append(found)
            else:
                claims.setdefault(found.id, found)
        remember(story, told)
    return tuple(claims.values()), tuple(rejected)


def _read(story: Story, told: Told) -> Iterator[Claim | Rejected]:
    text, sentence = story.article.text, told.sentence
    if statements.unsure(text, sentence.start, sentence.end):
        if any(not is_country(m) for m in told.mentions):
            yield Rejected(sentence.start, sentence.end, text[sentence.start : sentence.end], UNSURE)
        return
    found = _events(told)
    owned = frozenset(i for t in found for i in range(t.first, t.last))
    events = [
        _Event(t, *standing(told.tree, told.bases, t), p, owned - {*range(t.first, t.last)})
        for t, p in zip(found, _places(text, told, found), strict=True)
    ]
    events = _handed_up(events)
    happened = [e for e in events if e.standing in (Standing.TOLD, Standing.NOT)]
    if not happened and _verbless(told.tree):
        happened = [e for e in events if e.standing is Standing.BACKGROUND]
    placed = [e for e in happened if e.places]
    if not placed and _elsewhere(story, told) is NOWHERE:
        happened = [e for e in happened if not _bare(told, e)]
    yield from (_claim(story, told, e, spots.of_mention(m)) for e in placed for m in e.places)
    if happened and not placed:
        yield _claim(story, told, happened[0], _elsewhere(story, told))
    if happened:
        yield from _beside(story, told, found)
        return
    if any(e.standing is Standing.MAYBE for e in events) and not _only_frames(told, events):
        yield Rejected(sentence.start, sentence.end, text[sentence.start : sentence.end], POSSIBLE)
        return
    yield from _statement(story, told)


def _events(told: Told) -> list[Trigger]:
    """Return the events of a sentence, with those whose object is a place: "took Soledar", "left Kreminna"."""
    found = triggers(told.bases)
    owned = {i for t in found for i in range(t.first, t.last)}
    for mention in told.mentions:
        at = told.tree.at(mention.start, mention.end)[0] - 1
        while at > 0 and told.bases[at] in _BEFORE_NAME:
            at -= 1
        kind = _TAKING.get(told.bases[at]) if at >= 0 and at not in owned else None
        if kind:
            found.append(Trigger(at, at + 1, kind))
            owned.add(at)
    return sorted(found, key=lambda t: t.first)[:MOST]


def _handed_up(events: list[_Event]) -> list[_Event]:
    """Return the events, the places of an aim given to the event it serves ("rebuffed attempts to advance near X")."""
    handed = list(events)
    for n, (event, aim) in enumerate(pairwise(handed)):
        told = event.standing in (Standing.TOLD, Standing.NOT)
        if told and not event.places and aim.standing is Standing.ASIDE and aim.places:
            handed[n], handed[n + 1] = replace(event, places=aim.places), replace(aim, places=[])
    return handed


def _verbless(tree: Tree) -> bool:
    """Tell a caption ("Rescuers at a house that was hit on Saturday"): what describes its noun is what it tells."""
    return tree.parsed and all(t.pos not in ("VERB", "AUX") for i, t in enumerate(tree.tokens) if t.head == i)


def _bare(told: Told, event: _Event) -> bool:
    """Tell a noun of fighting with no place to it: a word about the war, not an event."""
    pos = told.tree.tokens[told.tree.top(event.trigger.first, event.trigger.last)].pos
    return event.trigger.kind in (Kind.CLASH, Kind.ASSAULT) and pos in ("NOUN", "PROPN")


def _places(text: str, told: Told, found: Sequence[Trigger]) -> list[list[Mention]]:
    """Return the places of each event; those in a speaker's own title count where there are no others."""
    usable = [m for m in told.mentions if not is_country(m)]
    titles = [m for m in usable if any(_in_title(told, s, m) for s in told.speeches)]
    bound = bind(text, told.tree, found, [m for m in usable if m not in titles])
    if not any(bound):
        return bind(text, told.tree, found, titles)
    return [places or _same_place(text, told, event, usable) for event, places in zip(found, bound, strict=True)]


def _same_place(text: str, told: Told, event: Trigger, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the place named earlier in the sentence that an event's own clause refers to ("the city")."""
    tree = told.tree
    verb = tree.verb(tree.top(event.first, event.last)) if tree.parsed else None
    if verb is None:
        return []
    branch = tree.subtree(verb, frozenset({"conj", "relcl", "advcl"}))
    start, end = tree.tokens[branch[0]].start, tree.tokens[branch[-1]].end
    before = [m for m in mentions if m.end <= start and not is_wide(m) and m.place]
    return before[-1:] if before and spots.refers(text, start, end) else []


def _in_title(told: Told, speech: Speech, mention: Mention) -> bool:
    """Tell whether a place only says whose office a speaker holds ("the mayor of Melitopol")."""
    first, _ = told.tree.at(mention.start, mention.end)
    if speech.first <= first < (speech.last if told.tree.parsed else max(speech.last, speech.verb)):
        return True
    return told.tree.parsed and any(speech.first <= a < speech.last for a in told.tree.ancestors(first))


def _elsewhere(story: Story, told: Told) -> Spot:
    """Return the front, or the place spoken of before, where the sentence refers to it; else nowhere."""
    text, s = story.article.text, told.sentence
    before = story.place if told.number - story.place_at <= 2 else None
    return spots.front(text, s.start, s.end, story.gazetteer) or spots.again(text, s.start, s.end, before) or NOWHERE


def _claim(story: Story, told: Told, event: _Event, spot: Spot) -> Claim:
    article = story.article
    speech, carried = speaker_of(story, told, event.trigger)
    clock = Clock(told.whens, article.published, story.day, story.said if carried else None, event.others)
    when = timing(article.text, told.tree, clock, event.trigger, speech)
    actor = actor_of(article.text, told.tree, event.trigger, speech)
    hedge = event.hedge
    if event.standing is Standing.NOT:
        hedge = Hedge.DENIED
    elif hedge is Hedge.ASSERTED and speech and not carried:
        hedge = speech.hedge
    span = told.sentence.start, told.sentence.end
    return draft(article, span, Parts(event.trigger.kind, spot, when, speech, actor, hedge))


def _only_frames(told: Told, events: Sequence[_Event]) -> bool:
    """Tell whether the possible events only serve a main clause that is told ("to train those who would attack")."""
    clause = statements.whole(told.tree, told.bases)
    if clause is None or not told.tree.parsed:
        return False
    for event in (e for e in events if e.standing is Standing.MAYBE):
        top = told.tree.top(event.trigger.first, event.trigger.last)
        path = [top, *told.tree.ancestors(top)]
        if not any(told.tree.tokens[i].dep in ("relcl", "acl", "pcomp", "nsubj") for i in path):
            return False
    return True


def _statement(story: Story, told: Told) -> Iterator[Claim | Rejected]:
    """Yield what a sentence says that tells of no event: at its places, or about the war at large."""
    text, s = story.article.text, told.sentence
    clause = statements.whole(told.tree, told.bases)
    if clause is None:
        return
    places = [m for m in told.mentions if not is_country(m) and m.place is not None]
    if places and (text[s.end - 1] in _ENDS or story.short):
        places = [m for m in places if not _described(told.tree, m)] or places
        narrow = [m for m in places if not is_wide(m)]
        yield _say(story, told, clause, spots.of_mention((narrow or places)[0]))
        return
    spot = _elsewhere(story, told)
    named = party(text[s.start : s.end]) is not Side.UNKNOWN
    if statements.about_war(text, s.start, s.end) or (named and spot.place is not None and not spots.is_front(spot)):
        yield _say(story, told, clause, spot)
        yield from _beside(story, told, [])


def _described(tree: Tree, mention: Mention) -> bool:
    """Tell a place named in a participle or clause that only describes something ("formed in Lviv")."""
    top = tree.top(*tree.at(mention.start, mention.end))
    return any(tree.tokens[i].dep in ("acl", "relcl", "appos") for i in (top, *tree.ancestors(top)))


def _beside(story: Story, told: Told, found: Sequence[Trigger]) -> Iterator[Claim]:
    """Yield the statements that stand in a sentence beside its events."""
    if not told.tree.parsed:
        return
    for clause in statements.beside(story.article.text, told.tree, found, told.speeches):
        at = [
            m
            for m in told.mentions
            if not is_country(m) and not clause.start <= m.start < clause.end and _describes(told.tree, clause.at, m)
        ]
        if not at and told.tree.tokens[clause.at].dep == "appos":
            continue
        yield _say(story, told, clause, spots.of_mention(at[0]) if at else NOWHERE)


def _describes(tree: Tree, at: int, mention: Mention) -> bool:
    """Tell whether a clause hangs on the words of a place or on the noun they belong to."""
    first, last = tree.at(mention.start, mention.end)
    head = tree.tokens[at].head
    return tree.tokens[at].dep in ("appos", "relcl") and (
        first <= head < last or any(a == head for a in list(tree.ancestors(tree.top(first, last)))[:4])
    )


def _say(story: Story, told: Told, clause: statements.Clause, spot: Spot) -> Claim:
    event = Trigger(clause.at, clause.at + 1, Kind.STATEMENT)
    speech, carried = speaker_of(story, told, event)
    whens = [w for w in told.whens if clause.start <= w.start < clause.end]
    clock = Clock(whens, story.article.published, story.day, story.said if carried else None)
    when = timing(story.article.text, told.tree, clock, event, speech)
    hedge = Hedge.HEDGED if clause.hedged else speech.hedge if speech and not carried else Hedge.ASSERTED
    actor = party(story.article.text[clause.start : clause.end])
    return draft(story.article, (clause.start, clause.end), Parts(Kind.STATEMENT, spot, when, speech, actor, hedge))
