"""An article as it is told: one sentence taken apart after another, with what was said before in mind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dashboard.domain.article import Article
from dashboard.domain.words import Side
from dashboard.reading.datelines import sent_from
from dashboard.reading.dates import When, find_dates
from dashboard.reading.events import Trigger
from dashboard.reading.extent import is_country, is_wide
from dashboard.reading.memory import Memory
from dashboard.reading.model import Gazetteer, Mention, Role, Sentence
from dashboard.reading.speakers import Speech, speeches
from dashboard.reading.tree import Tree

_GOES_ON = re.compile(
    r"\W*(?:Additionally|Also|In addition|Moreover|Furthermore|This|These|It (?:also|added)|He|She|They"
    r"|Another|[“\"])\b|\W*[“\"]"
)
"""How a sentence begins that goes on with what the speaker before it said."""
_LINK = re.compile(
    r"\W*(?:Related|Read|See|Watch|More)(?: (?:also|more|articles?|story|stories|on this))*\s?:", re.IGNORECASE
)
"""How a line begins that names another article."""
HEADLINE = "headline of a related article"
MOST = 40
"""Most events, places and speakers looked at in one sentence: a real one has a few, and time stays linear."""


@dataclass(slots=True)
class Story:
    """What the article has said so far.

    short: it is a sentence or two, as a caption or a post is. speech, said, speech_at: who spoke last, when, and in
    which sentence. place, place_at: the place last spoken of, and in which sentence. here: the place of the last event
    of the sentence at hand, None when it has none. doer, did_at: who acted in the last claim, and its sentence.
    day: the day last spoken of.
    """

    article: Article
    gazetteer: Gazetteer
    short: bool = False
    memory: Memory = field(default_factory=Memory)
    place: Mention | None = None
    place_at: int = -9
    here: Mention | None = None
    doer: Side = Side.UNKNOWN
    did_at: int = -9
    day: date | None = None
    speech: Speech | None = None
    said: When | None = None
    speech_at: int = -9


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence taken apart. number: which of the article's. link: it only names another article."""

    number: int
    sentence: Sentence
    tree: Tree
    bases: list[str]
    speeches: list[Speech]
    whens: list[When]
    mentions: list[Mention]
    link: bool = False


def take_apart(story: Story, number: int, sentence: Sentence, mentions: list[Mention]) -> Told:
    """Return a sentence with its speakers, times and places. number: which of the article's. mentions: of it."""
    text = story.article.text
    tree = Tree(sentence)
    bases = [t.lemma for t in sentence.tokens]
    for entity in sentence.entities:
        if entity.label == "PERSON":
            story.memory.met(text[entity.start : entity.end])
    spoken = [story.memory.meant(s) for s in speeches(text, tree, bases)[:MOST]]
    whens = find_dates(text, sentence.start, sentence.end, story.article.published, story.day)
    names = [(tree.tokens[s.first].start, tree.tokens[s.last - 1].end) for s in spoken]
    line = text.rfind("\n", 0, sentence.start) + 1
    names.append((line, sent_from(text, line, sentence.paragraph, caption=story.short)))
    whens = [w for w in whens if not any(a <= w.start < b for a, b in names)]
    places = [m for m in mentions if m.role is Role.PLACE][:MOST]
    link = _LINK.match(text, sentence.start, sentence.end) is not None
    return Told(number, sentence, tree, bases, spoken, whens, places, link)


def speaker_of(story: Story, told: Told, event: Trigger) -> tuple[Speech | None, bool]:
    """Return who says it, and whether that is taken from the sentence before."""
    tree = told.tree
    if told.link:
        return Speech(HEADLINE, Side.UNKNOWN, event.first, event.first, event.first + 1), False
    top = tree.top(event.first, event.last)
    up = [top, *tree.ancestors(top)]
    near = [s for s in told.speeches if not _apart(tree, s.verb, event.first)]
    inside = sorted((s for s in near if s.verb in up), key=lambda s: up.index(s.verb))
    if inside and _meanwhile(tree, up[: up.index(inside[0].verb)]):
        return None, False
    others = sorted((s for s in near if s.wide and s not in inside), key=lambda s: s.outlet)
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


def _apart(tree: Tree, one: int, other: int) -> bool:
    """Tell whether a semicolon parts two tokens: what stands beyond it is not of the same speaker."""
    return any(t.text == ";" for t in tree.tokens[min(one, other) : max(one, other)])


def _meanwhile(tree: Tree, path: Sequence[int]) -> bool:
    """Tell whether a path leads out of a clause "as ..." beside the saying: there the report itself speaks."""
    if not path or tree.tokens[path[-1]].dep != "advcl":
        return False
    return any(
        tree.tokens[c].text.lower() in ("as", "while", "after", "before", "when") for c in tree.children[path[-1]]
    )


def named_in_title(told: Told, mention: Mention) -> bool:
    """Tell whether a place only says whose office a speaker holds ("the mayor of Melitopol")."""
    first, _ = told.tree.at(mention.start, mention.end)
    up = list(told.tree.ancestors(first)) if told.tree.parsed else []
    titles = [range(s.first, s.last if told.tree.parsed else max(s.last, s.verb)) for s in told.speeches]
    return any(i in title for title in titles for i in (first, *up))


def remember(story: Story, told: Told) -> None:
    """Keep what the next sentence may refer to: place, day, speaker."""
    places = [m for m in told.mentions if not is_country(m) and m.place is not None and not named_in_title(told, m)]
    near = story.here or next(iter([m for m in places if not is_wide(m)] or places), None)
    if near is not None:
        story.place, story.place_at = near, told.number
    days = [w.last for w in told.whens if w.last and not w.vague and not w.step]
    if days:
        story.day = days[0]
    if told.speeches and (not told.speeches[0].outlet or told.speeches[0].wide):
        story.speech, story.speech_at = told.speeches[0], told.number
        story.said = next(iter(told.whens), None)
    elif story.speech and _GOES_ON.match(story.article.text[told.sentence.start : told.sentence.start + 40]):
        story.speech_at = told.number
