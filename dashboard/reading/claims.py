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
from dashboard.reading.acting import actor_of, they
from dashboard.reading.answering import answers
from dashboard.reading.binding import bind
from dashboard.reading.dates import When
from dashboard.reading.drafting import Draft, apart, draft
from dashboard.reading.events import Trigger
from dashboard.reading.extent import is_country, is_wide
from dashboard.reading.model import Gazetteer, Mention, Rejected, Sentence
from dashboard.reading.scope import Standing, standing
from dashboard.reading.sides import party
from dashboard.reading.spot import NOWHERE, Spot
from dashboard.reading.taking import taken
from dashboard.reading.telling import MOST, Story, Told, named_in_title, remember, speaker_of, take_apart
from dashboard.reading.timing import Clock, timing
from dashboard.reading.tree import Tree

_ENDS = '.!?…"”’)'
"""How a sentence ends that is not a heading."""
POSSIBLE = "says what may happen, not what happened"
UNSURE = "says that it is not known"
PLACELESS = "names no place"


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
    before: list[Draft] = []
    for number, sentence in enumerate(sentences):
        told = take_apart(story, number, sentence, by_sentence.get(number, []))
        found = list(_read(story, told))
        rejected += [one for one in found if isinstance(one, Rejected)]
        drafts = [one for one in found if isinstance(one, Draft)]
        drafts += _answered(told, drafts or before)
        for one in apart(article.text, told.tree, drafts):
            claim = draft(article, one)
            claims.setdefault(claim.id, claim)
        remember(story, told)
        if drafts:
            story.doer, story.did_at = drafts[-1].actor, number
        before = drafts
    return tuple(claims.values()), tuple(rejected)


def _answered(told: Told, said: Sequence[Draft]) -> list[Draft]:
    """Return what somebody denies or confirms of the claims just told, in their own name."""
    span = told.sentence.start, told.sentence.end
    return [
        replace(one, span=span, at=speech.verb, speech=speech, hedge=speech.hedge)
        for speech in answers(told.tree, told.bases, told.speeches)
        for one in said
        if one.speech is None or one.speech.who != speech.who
    ]


def _read(story: Story, told: Told) -> Iterator[Draft | Rejected]:
    text, sentence = story.article.text, told.sentence
    story.here = None
    unsure = statements.unsure(text, sentence.start, sentence.end)
    if unsure == (sentence.start, sentence.end):
        if any(not is_country(m) for m in told.mentions):
            yield Rejected(sentence.start, sentence.end, text[sentence.start : sentence.end], UNSURE)
        return
    known = [t for t in taken(told.tree, told.bases, told.mentions) if not _inside(told.tree, t, unsure)]
    found = known[:MOST]
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
    told_at = [m for e in placed for m in e.places if m.place is not None]
    story.here = told_at[-1] if told_at else None
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


def _inside(tree: Tree, event: Trigger, span: tuple[int, int] | None) -> bool:
    return span is not None and span[0] <= tree.tokens[event.first].start < span[1]


def _handed_up(events: list[_Event]) -> list[_Event]:
    """Return the events, places of what one is about given to it ("foiled a bid to enter X", "past trenches at X")."""
    handed = list(events)
    for n, (event, aim) in enumerate(pairwise(handed)):
        told = event.standing in (Standing.TOLD, Standing.NOT)
        works = aim.trigger.kind is Kind.FORTIFY and aim.trigger.last - aim.trigger.first == 1
        if told and not event.places and (aim.standing is Standing.ASIDE or works) and aim.places:
            handed[n] = replace(event, places=aim.places)
            handed[n + 1] = replace(aim, places=[], standing=Standing.ASIDE)
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
    titles = [m for m in usable if named_in_title(told, m)]
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


def _elsewhere(story: Story, told: Told) -> Spot:
    """Return the front, or the place spoken of before, where the sentence refers to it; else nowhere."""
    text, s = story.article.text, told.sentence
    before = story.place if told.number - story.place_at <= 2 else None
    return spots.front(text, s.start, s.end, story.gazetteer) or spots.again(text, s.start, s.end, before) or NOWHERE


def _claim(story: Story, told: Told, event: _Event, spot: Spot) -> Draft:
    article = story.article
    speech, carried = speaker_of(story, told, event.trigger)
    clock = _clock(story, told, told.whens, carried, event.others)
    when = timing(article.text, told.tree, clock, event.trigger, speech)
    actor = actor_of(told.tree, event.trigger, speech)
    if actor is Side.UNKNOWN and told.number - story.did_at == 1 and they(told.tree, event.trigger):
        actor = story.doer
    hedge = event.hedge
    if event.standing is Standing.NOT:
        hedge = Hedge.DENIED
    elif hedge is Hedge.ASSERTED and speech and not carried:
        hedge = speech.hedge
    span = told.sentence.start, told.sentence.end
    abroad = spot.place is None and spots.in_russia(article.text, *span)
    return Draft(span, event.trigger.first, event.trigger.kind, spot, when, speech, actor, hedge, abroad)


def _clock(
    story: Story, told: Told, whens: Sequence[When], carried: bool, others: frozenset[int] = frozenset()
) -> Clock:
    published = None if told.link else story.article.published
    return Clock(whens, published, story.day, story.said if carried else None, others)


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


def _statement(story: Story, told: Told) -> Iterator[Draft | Rejected]:
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
    heading = text[s.end - 1] not in _ENDS and not story.short and not told.link
    if (not heading and statements.course(text, s.start, s.end)) or (
        named and spot.place is not None and not spots.is_front(spot)
    ):
        yield _say(story, told, clause, spot)
        yield from _beside(story, told, [])
    elif not heading and statements.about_war(text, s.start, s.end):
        yield Rejected(s.start, s.end, text[s.start : s.end], PLACELESS)


def _described(tree: Tree, mention: Mention) -> bool:
    """Tell a place named in a participle or clause that only describes something ("formed in Lviv")."""
    top = tree.top(*tree.at(mention.start, mention.end))
    return any(tree.tokens[i].dep in ("acl", "relcl", "appos") for i in (top, *tree.ancestors(top)))


def _beside(story: Story, told: Told, found: Sequence[Trigger]) -> Iterator[Draft]:
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
        if at or statements.course(story.article.text, clause.start, clause.end, named=False):
            yield _say(story, told, clause, spots.of_mention(at[0]) if at else NOWHERE)


def _describes(tree: Tree, at: int, mention: Mention) -> bool:
    """Tell whether a clause hangs on the words of a place or on the noun they belong to."""
    first, last = tree.at(mention.start, mention.end)
    head = tree.tokens[at].head
    return tree.tokens[at].dep in ("appos", "relcl") and (
        first <= head < last or any(a == head for a in list(tree.ancestors(tree.top(first, last)))[:4])
    )


def _say(story: Story, told: Told, clause: statements.Clause, spot: Spot) -> Draft:
    event = Trigger(clause.at, clause.at + 1, Kind.STATEMENT)
    speech, carried = (None, False) if clause.aside else speaker_of(story, told, event)
    whens = [w for w in told.whens if clause.start <= w.start < clause.end]
    clock = _clock(story, told, whens, carried)
    when = timing(story.article.text, told.tree, clock, event, speech)
    hedge = Hedge.HEDGED if clause.hedged else speech.hedge if speech and not carried else Hedge.ASSERTED
    actor = party(story.article.text[clause.start : clause.end])
    return Draft((clause.start, clause.end), clause.at, Kind.STATEMENT, spot, when, speech, actor, hedge)
