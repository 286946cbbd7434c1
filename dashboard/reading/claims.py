"""Sentences with their places become draft claims: what happened there, who says so, when, and how firmly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dashboard.domain.article import Article
from dashboard.domain.claim import Claim
from dashboard.domain.words import WIDE, Hedge, Kind, Precision
from dashboard.reading import spot as spots
from dashboard.reading import statements
from dashboard.reading.acting import actor_of
from dashboard.reading.binding import bind
from dashboard.reading.dates import When, find_dates
from dashboard.reading.drafting import Parts, draft
from dashboard.reading.events import Trigger, triggers
from dashboard.reading.memory import Memory
from dashboard.reading.model import Gazetteer, Mention, Rejected, Role, Sentence
from dashboard.reading.scope import Standing, standing
from dashboard.reading.sides import party
from dashboard.reading.speakers import Speech, speeches
from dashboard.reading.spot import NOWHERE, Spot
from dashboard.reading.timing import timing
from dashboard.reading.tree import Tree

_GOES_ON = re.compile(
    r"\W*(?:Additionally|Also|In addition|Moreover|Furthermore|This|These|It (?:also|added)|He|She|They"
    r"|Another|[“\"])\b|\W*[“\"]"
)
"""How a sentence begins that goes on with what the speaker before it said."""
_ENDS = '.!?…"”’)'
"""How a sentence ends that is not a heading."""
MOST = 40
"""Most events, places and speakers looked at in one sentence: a real one has a few, and time stays linear."""
POSSIBLE = "says what may happen, not what happened"
UNSURE = "says that it is not known"


@dataclass(slots=True)
class _Story:
    """What the article has said so far. speech, said: who spoke last and when; by: paragraph of that sentence."""

    article: Article
    gazetteer: Gazetteer
    memory: Memory = field(default_factory=Memory)
    place: Mention | None = None
    place_at: int = -9
    day: date | None = None
    speech: Speech | None = None
    said: When | None = None
    speech_at: int = -9


@dataclass(frozen=True, slots=True)
class _Told:
    """One sentence taken apart. number: which of the article's."""

    number: int
    sentence: Sentence
    tree: Tree
    bases: list[str]
    speeches: list[Speech]
    whens: list[When]
    mentions: list[Mention]


@dataclass(frozen=True, slots=True)
class _Event:
    trigger: Trigger
    standing: Standing
    hedge: Hedge
    places: list[Mention]


def claims_of(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention], gazetteer: Gazetteer
) -> tuple[tuple[Claim, ...], tuple[Rejected, ...]]:
    """Return the draft claims of an article and the sentences that look like claims and are none, in order."""
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    story = _Story(article, gazetteer)
    claims: dict[str, Claim] = {}
    rejected: list[Rejected] = []
    for number, sentence in enumerate(sentences):
        told = _take_apart(story, number, sentence, by_sentence.get(number, []))
        for found in _read(story, told):
            if isinstance(found, Rejected):
                rejected.append(found)
            else:
                claims.setdefault(found.id, found)
        _remember(story, told)
    return tuple(claims.values()), tuple(rejected)


def _take_apart(story: _Story, number: int, sentence: Sentence, mentions: list[Mention]) -> _Told:
    text = story.article.text
    tree = Tree(sentence)
    bases = [t.lemma for t in sentence.tokens]
    for entity in sentence.entities:
        if entity.label == "PERSON":
            story.memory.met(text[entity.start : entity.end])
    spoken = [story.memory.meant(s) for s in speeches(text, tree, bases)[:MOST]]
    whens = find_dates(text, sentence.start, sentence.end, story.article.published, story.day)
    names = [(tree.tokens[s.first].start, tree.tokens[s.last - 1].end) for s in spoken]
    whens = [w for w in whens if not any(a <= w.start < b for a, b in names)]
    return _Told(number, sentence, tree, bases, spoken, whens, [m for m in mentions if m.role is Role.PLACE][:MOST])


def _read(story: _Story, told: _Told) -> Iterator[Claim | Rejected]:
    text, sentence = story.article.text, told.sentence
    found = triggers(told.bases)[:MOST]
    events = [
        _Event(t, *standing(told.tree, told.bases, t), p)
        for t, p in zip(found, _places(text, told, found), strict=True)
    ]
    happened = [e for e in events if e.standing in (Standing.TOLD, Standing.NOT)]
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


def _bare(told: _Told, event: _Event) -> bool:
    """Tell a noun of fighting with no place to it: a word about the war, not an event."""
    pos = told.tree.tokens[told.tree.top(event.trigger.first, event.trigger.last)].pos
    return event.trigger.kind in (Kind.CLASH, Kind.ASSAULT) and pos in ("NOUN", "PROPN")


def _places(text: str, told: _Told, found: Sequence[Trigger]) -> list[list[Mention]]:
    """Return the places of each event; those in a speaker's own title count where there are no others."""
    usable = [m for m in told.mentions if not _country(m)]
    titles = [m for m in usable if any(_in_title(told, s, m) for s in told.speeches)]
    bound = bind(text, told.tree, found, [m for m in usable if m not in titles])
    if not any(bound):
        return bind(text, told.tree, found, titles)
    return [places or _same_place(text, told, event, usable) for event, places in zip(found, bound, strict=True)]


def _same_place(text: str, told: _Told, event: Trigger, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the place named earlier in the sentence that an event's own clause refers to ("the city")."""
    tree = told.tree
    verb = tree.verb(tree.top(event.first, event.last)) if tree.parsed else None
    if verb is None:
        return []
    branch = tree.subtree(verb, frozenset({"conj", "relcl", "advcl"}))
    start, end = tree.tokens[branch[0]].start, tree.tokens[branch[-1]].end
    before = [m for m in mentions if m.end <= start and m.precision not in WIDE and m.place]
    return before[-1:] if before and spots.refers(text, start, end) else []


def _country(mention: Mention) -> bool:
    """Tell a mention that puts no event anywhere: a country, or a name that stands for nothing the gazetteer has."""
    return mention.precision is Precision.COUNTRY or (mention.place is None and not mention.resolution.candidates)


def _in_title(told: _Told, speech: Speech, mention: Mention) -> bool:
    """Tell whether a place only says whose office a speaker holds ("the mayor of Melitopol")."""
    first, _ = told.tree.at(mention.start, mention.end)
    if speech.first <= first < (speech.last if told.tree.parsed else max(speech.last, speech.verb)):
        return True
    return told.tree.parsed and any(speech.first <= a < speech.last for a in told.tree.ancestors(first))


def _elsewhere(story: _Story, told: _Told) -> Spot:
    """Return the front, or the place spoken of before, where the sentence refers to it; else nowhere."""
    text, s = story.article.text, told.sentence
    before = story.place if told.number - story.place_at <= 2 else None
    return spots.front(text, s.start, s.end, story.gazetteer) or spots.again(text, s.start, s.end, before) or NOWHERE


def _claim(story: _Story, told: _Told, event: _Event, spot: Spot) -> Claim:
    article = story.article
    speech, carried = _speaker(story, told, event.trigger)
    whens = told.whens
    said = story.said if carried else None
    when = timing(told.tree, whens, event.trigger, speech, article.published, story.day, said)
    actor = actor_of(article.text, told.tree, event.trigger, speech)
    hedge = event.hedge
    if event.standing is Standing.NOT:
        hedge = Hedge.DENIED
    elif hedge is Hedge.ASSERTED and speech and not carried:
        hedge = speech.hedge
    span = told.sentence.start, told.sentence.end
    return draft(article, span, Parts(event.trigger.kind, spot, when, speech, actor, hedge))


def _speaker(story: _Story, told: _Told, event: Trigger) -> tuple[Speech | None, bool]:
    """Return who says it, and whether that is taken from the sentence before."""
    tree = told.tree
    top = tree.top(event.first, event.last)
    up = [top, *tree.ancestors(top)]
    inside = sorted((s for s in told.speeches if s.verb in up), key=lambda s: up.index(s.verb))
    if inside and _meanwhile(tree, up[: up.index(inside[0].verb)]):
        return None, False
    others = sorted((s for s in told.speeches if s.wide and s not in inside), key=lambda s: s.outlet)
    relays = [s for s in told.speeches if s.outlet]
    citing = [s for s in told.speeches if s.relayed_by]
    if inside and inside[0].outlet:
        inside = citing + inside
    for speech in [*inside, *others]:
        relay = speech.relayed_by or next((s.who for s in relays if s is not speech), "")
        return replace(speech, relayed_by=relay), False
    goes_on = bool(relays) or bool(_GOES_ON.match(story.article.text[told.sentence.start : told.sentence.start + 40]))
    if story.speech and goes_on and told.number - story.speech_at == 1:
        return replace(story.speech, relayed_by=relays[0].who if relays else story.speech.relayed_by), True
    return (replace(relays[0], relayed_by="") if relays else None), False


def _meanwhile(tree: Tree, path: Sequence[int]) -> bool:
    """Tell whether a path leads out of a clause "as ..." beside the saying: there the report itself speaks."""
    if not path or tree.tokens[path[-1]].dep != "advcl":
        return False
    return any(
        tree.tokens[c].text.lower() in ("as", "while", "after", "before", "when") for c in tree.children[path[-1]]
    )


def _only_frames(told: _Told, events: Sequence[_Event]) -> bool:
    """Tell whether the possible events only serve a main clause that is told ("to train those who would attack")."""
    clause = statements.whole(told.tree, told.bases)
    if clause is None or not told.tree.parsed:
        return False
    for event in events:
        top = told.tree.top(event.trigger.first, event.trigger.last)
        path = [top, *told.tree.ancestors(top)]
        if not any(told.tree.tokens[i].dep in ("relcl", "acl", "pcomp", "nsubj") for i in path):
            return False
    return True


def _statement(story: _Story, told: _Told) -> Iterator[Claim | Rejected]:
    """Yield what a sentence says that tells of no event: at its places, or about the war at large."""
    text, s = story.article.text, told.sentence
    clause = statements.whole(told.tree, told.bases)
    if clause is None:
        return
    if statements.unsure(text, s.start, s.end):
        if told.mentions:
            yield Rejected(s.start, s.end, text[s.start : s.end], UNSURE)
        return
    places = [m for m in told.mentions if not _country(m) and m.place is not None]
    if places and text[s.end - 1] in _ENDS:
        narrow = [m for m in places if m.precision not in WIDE]
        yield _say(story, told, clause, spots.of_mention((narrow or places)[0]))
    elif statements.about_war(text, s.start, s.end):
        yield _say(story, told, clause, _elsewhere(story, told))
        yield from _beside(story, told, [])


def _beside(story: _Story, told: _Told, found: Sequence[Trigger]) -> Iterator[Claim]:
    """Yield the statements that stand in a sentence beside its events."""
    if not told.tree.parsed:
        return
    for clause in statements.beside(story.article.text, told.tree, found, told.speeches):
        at = [m for m in told.mentions if not _country(m) and _describes(told.tree, clause.at, m)]
        yield _say(story, told, clause, spots.of_mention(at[0]) if at else NOWHERE)


def _describes(tree: Tree, at: int, mention: Mention) -> bool:
    """Tell whether a clause hangs on the words of a place or on the noun they belong to."""
    first, last = tree.at(mention.start, mention.end)
    head = tree.tokens[at].head
    return tree.tokens[at].dep in ("appos", "relcl") and (
        first <= head < last or any(a == head for a in list(tree.ancestors(tree.top(first, last)))[:4])
    )


def _say(story: _Story, told: _Told, clause: statements.Clause, spot: Spot) -> Claim:
    event = Trigger(clause.at, clause.at + 1, Kind.STATEMENT)
    speech, carried = _speaker(story, told, event)
    whens = [w for w in told.whens if clause.start <= w.start < clause.end]
    said = story.said if carried else None
    when = timing(told.tree, whens, event, speech, story.article.published, story.day, said)
    hedge = Hedge.HEDGED if clause.hedged else speech.hedge if speech and not carried else Hedge.ASSERTED
    actor = party(story.article.text[clause.start : clause.end])
    return draft(story.article, (clause.start, clause.end), Parts(Kind.STATEMENT, spot, when, speech, actor, hedge))


def _remember(story: _Story, told: _Told) -> None:
    places = [m for m in told.mentions if not _country(m) and m.place is not None]
    if places:
        story.place, story.place_at = places[0], told.number
    days = [w.last for w in told.whens if w.last and not w.vague and not w.step]
    if days:
        story.day = days[0]
    if told.speeches and (not told.speeches[0].outlet or told.speeches[0].wide):
        story.speech, story.speech_at = told.speeches[0], told.number
        story.said = next(iter(told.whens), None)
    elif story.speech and _GOES_ON.match(story.article.text[told.sentence.start : told.sentence.start + 40]):
        story.speech_at = told.number
