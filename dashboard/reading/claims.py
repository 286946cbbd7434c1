"""Sentences with their places become draft claims: what happened there, who says so, when, and how firmly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from dashboard.domain.article import Article
from dashboard.domain.claim import Claim, claim_id
from dashboard.domain.words import REGIONS, Hedge, Kind, Side
from dashboard.reading.binding import bind
from dashboard.reading.dates import When, find_dates
from dashboard.reading.forms import base
from dashboard.reading.kinds import Trigger, triggers
from dashboard.reading.model import Gazetteer, Mention, Rejected, Role, Sentence
from dashboard.reading.notes import note
from dashboard.reading.scope import Standing, standing
from dashboard.reading.sides import party
from dashboard.reading.speakers import Memory, Speech, speeches
from dashboard.reading.timing import Timing, timing
from dashboard.reading.tree import Tree

CONTEXT = 32
"""Characters kept before and after a quote to find it again."""


@dataclass(slots=True)
class _Story:
    """What the article has said so far."""

    article: Article
    memory: Memory = field(default_factory=Memory)
    place: Mention | None = None
    paragraph: int = -1
    day: date | None = None
    speech: Speech | None = None


@dataclass(frozen=True, slots=True)
class _Told:
    """One sentence taken apart."""

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
    story = _Story(article)
    claims: dict[str, Claim] = {}
    rejected: list[Rejected] = []
    for number, sentence in enumerate(sentences):
        told = _take_apart(story, sentence, by_sentence.get(number, []))
        for found in _read(story, told):
            if isinstance(found, Rejected):
                rejected.append(found)
            else:
                claims.setdefault(found.id, found)
        _remember(story, told)
    return tuple(claims.values()), tuple(rejected)


def _take_apart(story: _Story, sentence: Sentence, mentions: list[Mention]) -> _Told:
    text = story.article.text
    tree = Tree(sentence)
    bases = [base(t.text) for t in sentence.tokens]
    spoken = [story.memory.meant(s) for s in speeches(text, tree, bases)]
    whens = find_dates(text, sentence.start, sentence.end, story.article.published, story.day)
    return _Told(sentence, tree, bases, spoken, whens, mentions)


def _read(story: _Story, told: _Told) -> Iterator[Claim | Rejected]:
    found = triggers(told.bases)
    places = bind(story.article.text, told.tree, found, told.mentions)
    events = [_Event(t, *standing(told.tree, told.bases, t), p) for t, p in zip(found, places, strict=True)]
    happened = [e for e in events if e.standing in (Standing.TOLD, Standing.NOT)]
    placed = [e for e in happened if e.places]
    for event in placed:
        for mention in event.places:
            yield _claim(story, told, event, mention)
    if placed or not events:
        return
    if happened:
        yield _claim(story, told, happened[0], None)
    elif any(e.standing is Standing.MAYBE for e in events):
        s = told.sentence
        yield Rejected(s.start, s.end, story.article.text[s.start : s.end], "says what may happen, not what happened")


def _claim(story: _Story, told: _Told, event: _Event, mention: Mention | None) -> Claim:
    article, sentence = story.article, told.sentence
    speech, relay = _speaker(told, event.trigger)
    when = timing(told.tree, told.whens, event.trigger, speech, article.published, story.day)
    actor = _actor(article.text, told, event.trigger, speech)
    kind = _kind(event.trigger.kind, actor, speech)
    place = mention.place if mention else None
    written = mention.text if mention else ""
    return Claim(
        id=claim_id(article.id, sentence.start, sentence.end, place.id if place else written, kind),
        kind=kind, actor=actor,
        claimant=speech.who if speech else "", claimant_side=speech.side if speech else Side.UNKNOWN, relayed_by=relay,
        hedge=_hedge(event, speech),
        place_as_written=written, place_id=place.id if place else "", name=place.name if place else "",
        region=place.region if place and place.region in REGIONS else "",
        lat=place.lat if place else None, lon=place.lon if place else None,
        precision=mention.precision if mention else None, radius_km=mention.radius_km if mention else None,
        date_from=when.first, date_to=when.last, date_text=when.text,
        published=article.published, publisher=article.publisher, url=article.url, article_id=article.id,
        quote=article.text[sentence.start : sentence.end], start=sentence.start, end=sentence.end,
        prefix=article.text[max(0, sentence.start - CONTEXT) : sentence.start],
        suffix=article.text[sentence.end : sentence.end + CONTEXT],
        note=note(kind, speech.who if speech else "", mention),
    )  # fmt: skip


def _speaker(told: _Told, event: Trigger) -> tuple[Speech | None, str]:
    """Return who says it and the outlet that passes it on."""
    tree = told.tree
    top = tree.top(event.first, event.last)
    up = [top, *tree.ancestors(top)]
    inside = sorted((s for s in told.speeches if s.verb in up), key=lambda s: up.index(s.verb))
    others = [s for s in told.speeches if s.wide and s not in inside]
    ordered = inside + sorted(others, key=lambda s: s.outlet)
    if not ordered:
        relay = next((s.who for s in told.speeches if s.outlet), "")
        return None, relay
    first = ordered[0]
    relay = first.relayed_by or next((s.who for s in told.speeches if s.outlet and s is not first), "")
    return first, relay


def _hedge(event: _Event, speech: Speech | None) -> Hedge:
    if event.standing is Standing.NOT:
        return Hedge.DENIED
    if event.hedge is Hedge.HEDGED:
        return Hedge.HEDGED
    return speech.hedge if speech else Hedge.ASSERTED


def _actor(text: str, told: _Told, event: Trigger, speech: Speech | None) -> Side:
    tree = told.tree
    tokens = tree.tokens
    if tree.parsed:
        verb = tree.verb(tree.top(event.first, event.last))
        subject = tree.subject(verb) if verb is not None else None
        if subject is not None and tokens[subject].dep == "nsubj":
            branch = tree.subtree(subject, frozenset({"relcl"}))
            side = party(text[tokens[branch[0]].start : tokens[branch[-1]].end])
            if side is not Side.UNKNOWN:
                return side
            if speech and any(tokens[i].text.lower() in ("its", "his", "our", "their") for i in branch):
                return speech.side
    near = text[tokens[max(0, event.first - 3)].start : tokens[min(len(tokens), event.last + 5) - 1].end]
    return party(near)


def _kind(kind: Kind, actor: Side, speech: Speech | None) -> Kind:
    """Return the kind with its direction: what Ukraine takes it regains, what Russia "liberates" it captures."""
    side = actor if actor is not Side.UNKNOWN or speech is None else speech.side
    if kind is Kind.RETAKE and side is Side.RU:
        return Kind.CAPTURE
    return Kind.RETAKE if kind is Kind.CAPTURE and side is Side.UA else kind


def _remember(story: _Story, told: _Told) -> None:
    places = [m for m in told.mentions if m.role is Role.PLACE]
    if places:
        story.place = places[0]
    story.paragraph = told.sentence.paragraph
    days = [w.last for w in told.whens if w.last and not w.vague and not w.step]
    if days:
        story.day = days[0]
    if told.speeches:
        story.speech = told.speeches[0]
