"""An article as it unfolds: one sentence analysed after another, with what the article
said before in mind: pronouns, surnames and "the ministry" stand for somebody it has
named.

What stands in a dated entry, as a live blog has them, or behind a dateline with a day,
was written on that day, not on the page's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dashboard.domain.article import Article
from dashboard.domain.words import Hedge, Side
from dashboard.reading.claims.drafts import ClaimDraft
from dashboard.reading.claims.events import Trigger, triggers
from dashboard.reading.claims.people.attribution import (
    LEXICON,
    Attribution,
    attributions,
    is_outlet,
    side_of,
)
from dashboard.reading.claims.relevance import Gate
from dashboard.reading.claims.time_and_place import (
    is_acting_capital,
    is_country,
    is_wide,
    named_outside_tags,
)
from dashboard.reading.dates.expressions import DateExpression, find_dates
from dashboard.reading.model import Gazetteer, Mention, Role, Sentence
from dashboard.reading.text.dependency_tree import SUBJECTS, DependencyTree
from dashboard.reading.text.nlp import ENGLISH
from dashboard.reading.text.structure import dateline_end, entry_heading

_LINE = re.compile(r"[^\n]+")
_CAPITALS = re.compile(r"[A-Z]{3,}")
_DASHED = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})$")


@dataclass(frozen=True, slots=True)
class DatedEntry:
    """A stretch of the text with its own day. start: offset of its heading. prose:
    offset where its heading ends. day: None where the heading names one that cannot be
    read.
    """

    start: int
    prose: int
    day: date | None


class Entries:
    """The dated entries of a text."""

    def __init__(self, text: str, published: date | None) -> None:
        self._published = published
        self._entries = list(_entries(text, published))
        self._starts = [entry.start for entry in self._entries]

    def day(self, offset: int) -> date | None:
        """Return the day on which what stands at an offset was written: of its entry,
        before the first one that of the publication; None when unknown.
        """
        entry = self._at(offset)
        if entry is None:
            return self._published
        return entry.day

    def heading(self, offset: int) -> tuple[int, int]:
        """Return where the heading of the entry around an offset begins and ends; an
        empty stretch where there is none.
        """
        entry = self._at(offset)
        if entry is None:
            return 0, 0
        return entry.start, entry.prose

    def _at(self, offset: int) -> DatedEntry | None:
        number = bisect_right(self._starts, offset)
        if not number:
            return None
        return self._entries[number - 1]


def _entries(text: str, published: date | None) -> Iterator[DatedEntry]:
    base = published
    for paragraph, line in enumerate(_LINE.finditer(text)):
        start, end = line.span()
        match = entry_heading(text, start, end)
        if match is not None:
            day = _day(match["date"], base, published)
            yield DatedEntry(start, match.end(), day)
        else:
            prose = dateline_end(text, start, paragraph, caption=False)
            day = _day_of_dateline(text, start, prose, published)
            if day is None:
                continue
            yield DatedEntry(start, prose, day)
        if base is None:
            base = day


def _day(
    words: str,
    base: date | None,
    published: date | None,
) -> date | None:
    """Return the day that a heading names, None when the calendar has none such or it
    lies after the publication.
    """
    words = _CAPITALS.sub(lambda m: m.group().title(), _DASHED.sub(r"\1.\2.\3", words))
    first = next(iter(find_dates(words, 0, len(words), published or base)), None)
    if first is None or first.first != first.last or first.last is None:
        return None
    if published is not None and first.last > published:
        return None
    return first.last


def _day_of_dateline(
    text: str,
    start: int,
    end: int,
    published: date | None,
) -> date | None:
    if end <= start:
        return None
    dates = find_dates(text, start, end, published)
    return next((d.last for d in dates if d.last and d.first == d.last), None)


# How a sentence begins that goes on with what the claimant before it said.
_GOES_ON = re.compile(
    r"\W*(?:Additionally|Also|In addition|Moreover|Furthermore|This|These|It"
    r" (?:also|added)|He|She|They"
    r"|Another|[“\"])\b|\W*[“\"]"
)
# How a line begins that names another article.
_LINK = re.compile(
    r"\W*(?:Related|Read|See|Watch|More)(?: (?:also|more|articles?|story|stories|on"
    r" this))*\s?:",
    re.IGNORECASE,
)
# What makes a name that of somebody's office: "Krasnodar governor Ivan Petrov".
_OFFICE_BEHIND = re.compile(
    r"(?: region| oblast)?(?:[’']s)? (?:acting |regional |military |local |city )?"
    r"(?:governor|mayor|prosecutors?|police chief|council head)\b"
)
_WORD = re.compile(r"[\w’'-]+")
_FULL_NAME = re.compile(r"[A-Z][\w’'-]+ [A-Z][\w’'-]+$")
_LONGEST_NAME = 60
# Tokens of a heading that only tells where and when.
_LONGEST_HEADING = 9
_LONGEST_SIGNATURE = 70
# Words of a name, each with a capital but for the small ones.
_NAME = (
    r"(?P<name>(?:[A-Z]|\d+(?:st|nd|rd|th) (?:brigade|corps|regiment|battalion))"
    r"[\w.’'-]*(?: (?:[A-Z0-9][\w.’'-]*|of|the|and)){0,6})"
)
_LABEL = re.compile(rf"(?:[-–—•*] )?{_NAME}: ")
# "Kharkiv mayor Ihor Terekhov: ...", "Governor: ...", "From the channel of the head: "
_OFFICE_LABEL = re.compile(
    r"(?:[-–—•*] )?(?:(?:from|via|on) (?:the |a )?(?:[a-z]+ )?"
    r"(?:telegram|facebook|channel|page|post|feed|account|blog|bulletin)"
    r" (?:of|by) (?:the )?)?(?P<name>(?:[\w.’'-]+ ){0,5}?"
    rf"(?:{'|'.join(LEXICON.label_offices)})"
    rf"(?:,? [A-Z][\w.’'-]+){{0,3}}): ",
    re.IGNORECASE,
)
# "From the channel of a sergeant of the 3rd Brigade: ", before the whole of a post.
_CHANNEL_LABEL = re.compile(
    r"(?:from|via|on) (?:the |a )?(?:telegram |facebook )?"
    r"(?:channel|page|post|feed|account|blog|diary) (?:of|by) "
    r"(?P<name>[^:\n]{3,80}): ",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(rf"(?:^|\s)[-–—] ?{_NAME}\.?\s*$")
# What stands before the name at the end of a post: "Data of X", "Source: X".
_SOURCE = re.compile(
    r"(?:data|source|figures|information|report|reported|posted|statement|summary)"
    r"(?: (?:of|from|by|is|are))? ?:? ?(?:the )?",
    re.IGNORECASE,
)
# Whose picture it is says nothing of who tells it.
_CREDIT = re.compile(
    r"\b(?:photo\w*|pictures?|images?|videos?|footage|maps?|credit|archive|file)\b",
    re.IGNORECASE,
)
# Small words inside the name of an office or a ministry, and those of its kind.
_INSIDE_NAMES = frozenset(
    {"of", "the", "and", "for", "in", "regional", "city", "district", "armed", "forces"}
).union(*(office.split() for office in LEXICON.label_offices))
# What may stand behind the name: an office, the time of day.
_CLOSING_OFFICE = re.compile(
    rf" (?:(?:the )?(?:\w+ )?(?:{'|'.join(LEXICON.label_offices)})\b[^,:;]{{0,50}}"
    r"|\d[\d:.]*)$",
    re.IGNORECASE,
)
_LAST_SENTENCE = re.compile(r"\n|(?<=[.!?…)]) ")
# Characters of the end of a text in which a signature stands.
_LONGEST_CLOSING = 120
# Characters of a sentence by which it is told to go on.
_OPENING = 40
# Quotation marks that open, each with the one that closes.
_CLOSING = {'"': '"', "“": "”", "«": "»", "„": "“"}
# Sentences that a quotation may have behind its first.
_QUOTED = 5
_DEMONSTRATIVES = ("the", "this", "that", "his", "her")
_PARTING = (",", ";", ":", ".", "—", "–")
# Tokens from a place to "that": "said in Kyiv on Tuesday that".
_TO_THAT = 3
_MEANWHILE = ("as", "while", "after", "before", "when")
# Places to which words may refer back: an article turns from one to the next.
_MOST_RECENT = 6
HEADLINE = "headline of a related article"
MOST = 40
"""Most events, places and claimants looked at in one sentence: a real one has a few,
and time stays linear.
"""
_Somebody = tuple[str, Side]
_PERSONS = ("he", "she")


class Coreference:
    """Who has spoken in the article so far."""

    def __init__(self) -> None:
        self.last: Attribution | None = None
        self._subject: _Somebody | None = None
        self._names: dict[str, _Somebody] = {}
        self._offices: dict[str, _Somebody] = {}

    def resolve(self, attribution: Attribution) -> Attribution:
        """Return the attribution with the fullest name given before, and remember
        it.
        """
        words = _WORD.findall(attribution.claimant)
        is_pronoun = len(words) == 1 and words[0].lower() in LEXICON.pronouns
        somebody = self._named_before(attribution, words, is_pronoun=is_pronoun)
        if somebody and len(somebody[0]) > len(attribution.claimant):
            claimant, side = somebody
            if side is Side.UNKNOWN:
                side = attribution.side
            attribution = replace(attribution, claimant=claimant, side=side)
        elif is_pronoun:
            return self._unresolved(attribution, words[0])
        self._remember(attribution)
        return attribution

    def _unresolved(self, attribution: Attribution, pronoun: str) -> Attribution:
        """Return a pronoun that stands for nobody named: a person stays "he", nobody
        takes the writer for him.
        """
        claimant = ""
        if pronoun.lower() in _PERSONS:
            claimant = pronoun
        return replace(attribution, claimant=claimant, side=Side.UNKNOWN)

    def _named_before(
        self,
        attribution: Attribution,
        words: Sequence[str],
        *,
        is_pronoun: bool,
    ) -> _Somebody | None:
        if is_pronoun:
            if self.last is None or not self.last.claimant:
                return self._subject
            return self.last.claimant, self.last.side
        if not words or len(words) > 3:
            return None
        if words[0].lower() in _DEMONSTRATIVES and attribution.side is Side.UNKNOWN:
            office = words[-1].lower()
            somebody = self._offices.get(office)
            if somebody is None and office in LEXICON.personal_offices:
                somebody = self._last_person(office)
            return somebody
        return self._names.get(_surname_key(words[-1]))

    def _remember(self, attribution: Attribution) -> None:
        words = _WORD.findall(attribution.claimant)
        if not attribution.is_outlet or self.last is None:
            self.last = attribution
        if len(words) >= 2 and words[-1][:1].isupper():
            self._add_name(attribution.claimant, attribution.side)
        for word in words:
            if word.lower() in LEXICON.offices:
                self._offices[word.lower()] = (attribution.claimant, attribution.side)

    def _last_person(self, office: str) -> _Somebody | None:
        """Return the last claimant if that was a named person who may be in the office:
        no mayor is "the governor".
        """
        last = self.last
        if last is None or not _FULL_NAME.search(last.claimant):
            return None
        own = {_office(word) for word in _WORD.findall(last.claimant.lower())}
        own &= LEXICON.exclusive_offices
        if own and _office(office) in LEXICON.exclusive_offices - own:
            return None
        return last.claimant, last.side

    def add_person(self, name: str) -> None:
        """Remember a person the article names in full; another name is let go."""
        if " " in name and len(name) < _LONGEST_NAME and "\n" not in name:
            self._add_name(name, Side.UNKNOWN)

    def add_subject(self, name: str) -> None:
        """Remember the person that a sentence is about: "he" may be that one."""
        if len(name) < _LONGEST_NAME and "\n" not in name:
            self._subject = name, side_of(name)

    def _add_name(self, full: str, side: Side) -> None:
        key = _surname_key(full.rsplit(maxsplit=1)[-1])
        if len(full) > len(self._names.get(key, ("",))[0]):
            self._names[key] = (full, side)


def _office(word: str) -> str:
    """Return the office as one word: "gov" and "governor", "spokeswoman" and
    "spokesman" are the same.
    """
    if word.startswith("spokes"):
        return "spokesman"
    return {"gov": "governor", "commander-in-chief": "commander"}.get(word, word)


def _surname_key(surname: str) -> str:
    return re.sub(r"[’']s$", "", surname).lower()


@dataclass(slots=True)
class Discourse:
    """What the article has said so far.

    short: it is a sentence or two, as a caption or a post is. attribution,
    attribution_date, attribution_at: who spoke last, when, and in which sentence.
    said_on: when by the words beside the verb alone.
    place, place_at: the place last spoken of, and in which sentence. recent: the places
    spoken of before it, too, each with its sentence, the last one at the end. here: the
    place of the last event of the sentence at hand, None when it has none. actor,
    actor_at: who acted in the last claim, and its sentence. day: the day last spoken
    of. launcher, launched, launched_at: who last launched weapons, which, and in which
    sentence. answered: whether the sentence before claimed an event. heading_at: the
    last sentence that was no more than a place and a time, as a caption begins.
    heading_date: that time.
    happened_here, happened_at: the places of events of the sentence at hand and of the
    one before, with its number. drafts: what the sentence before claimed.
    sentences: of the article. signature: who signs it at its end, with the side.
    entries: the stretches of the article that have a day of their own.
    """

    article: Article
    gazetteer: Gazetteer
    short: bool = False
    gate: Gate = field(default_factory=Gate)
    sentences: Sequence[Sentence] = ()
    coreference: Coreference = field(default_factory=Coreference)
    place: Mention | None = None
    place_at: int = -9
    recent: deque[tuple[int, Mention]] = field(
        default_factory=lambda: deque(maxlen=_MOST_RECENT)
    )
    here: Mention | None = None
    actor: Side = Side.UNKNOWN
    actor_at: int = -9
    launcher: Side = Side.UNKNOWN
    launched: frozenset[str] = frozenset()
    launched_at: int = -9
    answered: bool = False
    happened_here: Sequence[tuple[int, Mention]] = ()
    happened_at: Sequence[tuple[int, Mention]] = ()
    drafts: Sequence[ClaimDraft] = ()
    heading_at: int = -9
    heading_date: DateExpression | None = None
    day: date | None = None
    attribution: Attribution | None = None
    attribution_date: DateExpression | None = None
    attribution_at: int = -9
    said_on: DateExpression | None = None
    entries: Entries = field(init=False)
    signature: tuple[str, Side] | None = field(init=False)

    def __post_init__(self) -> None:
        self.signature = _closing_signature(self.article.text, self.gazetteer)
        self.entries = Entries(self.article.text, self.article.published)

    def is_same_entry(self, sentence: Sentence) -> bool:
        """Tell whether a sentence stands in the same dated entry as the one before."""
        start = sentence.start
        return self.entries.heading(start) == self.entries.heading(max(0, start - 1))

    def goes_on(self, sentence: Sentence) -> bool:
        """Tell whether a sentence begins as one that goes on with what the claimant
        before it said.
        """
        opening = self.article.text[sentence.start : sentence.start + _OPENING]
        return _GOES_ON.match(opening) is not None


@dataclass(frozen=True, slots=True)
class AnalysedSentence:
    """One sentence with its parts. number: which of the article's. published: the day
    on which it was written, None when unknown. is_link: it only names another article.
    """

    number: int
    sentence: Sentence
    tree: DependencyTree
    attributions: list[Attribution]
    dates: list[DateExpression]
    mentions: list[Mention]
    published: date | None = None
    is_link: bool = False


def analyse(
    discourse: Discourse,
    number: int,
    sentence: Sentence,
    mentions: list[Mention],
) -> AnalysedSentence:
    """Return a sentence with its claimants, times and places. number: which of the
    article's. mentions: of it.
    """
    text = discourse.article.text
    tree = DependencyTree(sentence, text)
    for entity in sentence.entities:
        if entity.label == "PERSON":
            discourse.coreference.add_person(text[entity.start : entity.end])
    resolve = discourse.coreference.resolve
    named = (_without_place(tree, a, mentions) for a in attributions(tree)[:MOST])
    resolved = [resolve(a) for a in named]
    person = _person_as_subject(tree, mentions)
    if person:
        discourse.coreference.add_subject(person)
    return AnalysedSentence(
        number,
        sentence,
        tree,
        resolved,
        _dates(discourse, tree, resolved),
        [
            m
            for m in named_outside_tags(text, mentions)
            if m.role is Role.PLACE and not is_acting_capital(tree, m)
        ][:MOST],
        published=discourse.entries.day(sentence.start),
        is_link=_LINK.match(text, sentence.start, sentence.end) is not None,
    )


def _without_place(
    tree: DependencyTree,
    attribution: Attribution,
    mentions: Sequence[Mention],
) -> Attribution:
    """Return an attribution to the office that is set beside a town, where the parse
    takes the town for who speaks: "... have taken X, the governor, Y, said".
    """
    first, last = attribution.first, attribution.last
    head = tree.top(first, last)
    beside = tree.child(head, "appos")
    if beside is None or beside < last or tree.tokens[beside].pos != "NOUN":
        return attribution
    for mention in mentions:
        is_whole = tree.at(mention.start, mention.end) == (first, last)
        if is_whole and mention.role is Role.PLACE:
            break
    else:
        return attribution
    branch = [i for i in tree.subtree(beside) if beside - 3 <= i < attribution.verb]
    start, end = tree.tokens[branch[0]].start, tree.tokens[branch[-1]].end
    claimant = tree.text[start:end].strip(" ,")
    if len(claimant) > _LONGEST_NAME:
        return attribution
    return replace(
        attribution,
        claimant=claimant,
        side=side_of(claimant),
        first=branch[0],
        last=branch[-1] + 1,
    )


def _person_as_subject(tree: DependencyTree, mentions: Sequence[Mention]) -> str:
    """Return the person of whom a sentence tells something, "" when it names none."""
    for entity in tree.sentence.entities:
        is_place = any(m.start < entity.end and entity.start < m.end for m in mentions)
        if entity.label != "PERSON" or is_place:
            continue
        first, last = tree.at(entity.start, entity.end)
        if tree.tokens[tree.top(first, last)].dep in SUBJECTS:
            return tree.text[entity.start : entity.end]
    return ""


def _dates(
    discourse: Discourse,
    tree: DependencyTree,
    resolved: Iterable[Attribution],
) -> list[DateExpression]:
    """Return the expressions of time of a sentence, without those in the name of a
    claimant or in a dateline.
    """
    text, sentence = discourse.article.text, tree.sentence
    names = [
        (tree.tokens[a.first].start, tree.tokens[a.last - 1].end) for a in resolved
    ]
    line = text.rfind("\n", 0, sentence.start) + 1
    end = dateline_end(text, line, sentence.paragraph, caption=discourse.short)
    names += [(line, end), discourse.entries.heading(sentence.start)]
    published = discourse.entries.day(sentence.start)
    dates = find_dates(text, sentence.start, sentence.end, published, discourse.day)
    return [d for d in dates if not any(a <= d.start < b for a, b in names)]


def _from_elsewhere(
    discourse: Discourse,
    analysed: AnalysedSentence,
    relays: Sequence[Attribution],
) -> tuple[Attribution | None, bool]:
    """Return who says it by another sentence than its own, as `attribution_of` does."""
    carried = _from_sentence_before(discourse, analysed, relays)
    if carried[0] is not None:
        return carried
    quoted = _at_end_of_quotation(discourse, analysed)
    quoted = quoted or _of_first_person(discourse, analysed)
    return quoted or _signed(discourse, analysed), False


def attribution_of(
    discourse: Discourse,
    analysed: AnalysedSentence,
    event: Trigger,
) -> tuple[Attribution | None, bool]:
    """Return who says it, and whether that is taken from the sentence before."""
    tree = analysed.tree
    if analysed.is_link:
        at = event.first
        return Attribution(HEADLINE, Side.UNKNOWN, at, at, at + 1), False
    path = tree.path(tree.top(event.first, event.last))
    near = [a for a in analysed.attributions if not tree.is_parted(a.verb, event.first)]
    inside = [a for a in near if a.verb in path and not _is_set_against(tree, a, path)]
    inside.sort(key=lambda a: path.index(a.verb))
    if inside and _is_meanwhile(tree, path[: path.index(inside[0].verb)]):
        return None, False
    best = _best_attribution(analysed, near, inside)
    if best is None:
        best = _beyond_semicolon(analysed, path) or _before_semicolon(analysed, event)
    relays = [a for a in analysed.attributions if a.is_outlet]
    if best is None:
        return _from_elsewhere(discourse, analysed, relays)
    return _with_relay(best, relays), False


def _is_set_against(
    tree: DependencyTree, attribution: Attribution, path: Sequence[int]
) -> bool:
    """Tell "X denies it, but A did happen": A is joined to what X denies, and not
    X's.
    """
    below = path.index(attribution.verb) - 1
    is_denial = attribution.hedge is Hedge.DENIED and not attribution.wide
    return is_denial and below >= 0 and tree.tokens[path[below]].dep == "conj"


def _at_end_of_quotation(
    discourse: Discourse, analysed: AnalysedSentence
) -> Attribution | None:
    """Return who is quoted where a quotation of several sentences begins with this one:
    "They struck X. Two died," Y said.
    """
    text, sentence = discourse.article.text, analysed.sentence
    closing = _CLOSING.get(text[sentence.start : sentence.start + 1])
    if closing is None or closing in text[sentence.start + 1 : sentence.end]:
        return None
    first = analysed.number + 1
    for after in discourse.sentences[first : first + _QUOTED]:
        if after.paragraph != sentence.paragraph or after.language != ENGLISH:
            return None
        end = text.find(closing, after.start, after.end)
        if end < 0:
            continue
        tree = DependencyTree(after, text)
        behind = [a for a in attributions(tree) if tree.tokens[a.verb].start > end]
        if not behind:
            return None
        return replace(discourse.coreference.resolve(behind[0]), wide=True)
    return None


def _of_first_person(
    discourse: Discourse, analysed: AnalysedSentence
) -> Attribution | None:
    """Return whoever is named next as speaking, where a sentence says "we" or "our" of
    nobody named yet: "Our men have taken X! The flag is up, writes Y".
    """
    words = {token.text.lower() for token in analysed.tree.tokens}
    if words.isdisjoint(LEXICON.first_person):
        return None
    first = analysed.number + 1
    for after in discourse.sentences[first : first + _QUOTED]:
        if after.paragraph != analysed.sentence.paragraph or after.language != ENGLISH:
            return None
        named = attributions(DependencyTree(after, discourse.article.text))
        if named:
            return replace(discourse.coreference.resolve(named[0]), wide=True)
    return None


def _label(text: str, line: int, sentence: Sentence) -> re.Match[str] | None:
    """Return what stands before the words of an office or of a channel."""
    start = max(line, sentence.start)
    office = _OFFICE_LABEL.match(text, start, sentence.end)
    return office or _CHANNEL_LABEL.match(text, line, sentence.end)


def _signed(discourse: Discourse, analysed: AnalysedSentence) -> Attribution | None:
    """Return whoever a post is signed by, or whose words a line gives: "... - General
    Staff", "Rybar: ...".
    """
    text, sentence = discourse.article.text, analysed.sentence
    line = text.rfind("\n", 0, sentence.start) + 1
    label = _label(text, line, sentence)
    if label is not None:
        name, at = label["name"].strip(), len(analysed.tree.tokens) - 1
        return Attribution(name, side_of(name), at, at, at + 1)
    names = [_LABEL.match(text, line, sentence.end)]
    end = text.find("\n", sentence.start)
    if end < 0:
        end = len(text)
    names.append(_SIGNATURE.search(text, max(line, end - _LONGEST_SIGNATURE), end))
    for match in names:
        if match is None or discourse.gazetteer.knows(match["name"]):
            continue
        name = match["name"].strip()
        side = side_of(name)
        tells = triggers([word.lower() for word in name.split()])
        if side is not Side.UNKNOWN and not tells:
            # No word of the sentence names it or says so.
            at = len(analysed.tree.tokens) - 1
            return Attribution(name, side, at, at, at + 1)
    if discourse.signature is None:
        return None
    at = len(analysed.tree.tokens) - 1
    return Attribution(*discourse.signature, at, at, at + 1)


def _closing_signature(text: str, gazetteer: Gazetteer) -> tuple[str, Side] | None:
    """Return by whom a text is signed on its last line or in brackets at its end, by a
    name alone, of a party or with an office; None without one.
    """
    closing = re.sub(r"[^\w)]+$", "", text[-_LONGEST_CLOSING:])
    last = _LAST_SENTENCE.split(closing)[-1]
    inside = re.search(r"\(([^()]+)\)$", last)
    if inside is not None:
        last = inside[1]
    elif len(last) == len(closing):
        # The text is no more than that.
        return None
    last = _SOURCE.sub("", re.sub(r"^\W+|\W+$", "", last), count=1)
    name, _, office = last.partition(",")
    if not _is_signature(name) or gazetteer.knows(name) or _CREDIT.search(last):
        return None
    if office and not _CLOSING_OFFICE.match(office):
        return None
    side = side_of(name)
    offices = {word.lower() for word in last.split()} & LEXICON.offices
    if side is Side.UNKNOWN and not offices:
        return None
    if offices:
        side = side_of(last)
    # Whom an office places, the place of the event will.
    return (last, side) if side is Side.UNKNOWN else (name, side)


def _is_signature(name: str) -> bool:
    """Tell the name of an office or a person: each word has a capital but for offices
    and the small ones.
    """
    words = name.split()
    lower = LEXICON.offices | _INSIDE_NAMES
    is_named = all(not word[:1].islower() or word in lower for word in words)
    has_capital = any(word[:1].isupper() for word in words)
    tells = triggers([word.lower() for word in words])
    return is_named and has_capital and not tells and not is_outlet(name)


def _beyond_semicolon(
    analysed: AnalysedSentence, path: Sequence[int]
) -> Attribution | None:
    """Return the only attribution of a sentence, which closes it and has both of its
    halves for content: "X was hit; four aircraft burned, the agency reported".
    """
    if len(analysed.attributions) != 1:
        return None
    only = analysed.attributions[0]
    if not path[0] < only.first < only.verb or only.verb not in path:
        return None
    tree = analysed.tree
    content = tree.child(only.verb, "ccomp", "dobj")
    if content is not None and content > only.verb:
        # "X was hit; a paper suspected Y": that is its content.
        return None
    marks = [i for i in range(path[0], only.first) if tree.tokens[i].text == ";"]
    # "X was hit; the governor said it rained": that half alone is his.
    is_between = any(tree.is_verb(i) for i in range(marks[-1], only.first))
    return only if is_between else None


def _before_semicolon(analysed: AnalysedSentence, event: Trigger) -> Attribution | None:
    """Return the only attribution of a sentence, which closes its first half and goes
    on for the list behind it: "X was hit, the council said; a man was hurt in Y".
    """
    if len(analysed.attributions) != 1:
        return None
    only, tokens = analysed.attributions[0], analysed.tree.tokens
    behind = max(only.verb + 1, only.last)
    if event.first < behind or only.is_outlet:
        return None
    between = tokens[behind : event.first]
    closes = bool(between) and between[0].text == ";"
    return only if closes else None


def _best_attribution(
    analysed: AnalysedSentence,
    near: Sequence[Attribution],
    inside: Sequence[Attribution],
) -> Attribution | None:
    """Return the attribution that an event hangs on, else one that counts for the whole
    sentence; whom a medium cites goes before the medium.

    near: those that no semicolon parts from the event. inside: those it hangs on,
    nearest first.
    """
    cited: list[Attribution] = []
    if inside and inside[0].is_outlet:
        cited = [a for a in analysed.attributions if a.relayed_by]
    others = sorted((a for a in near if a.wide), key=lambda a: a.is_outlet)
    return next(iter([*cited, *inside, *others]), None)


def _with_relay(attribution: Attribution, relays: Sequence[Attribution]) -> Attribution:
    """Return an attribution with the outlet that passes it on, where one is named."""
    if attribution.relayed_by:
        return attribution
    relay = next((a.claimant for a in relays if a is not attribution), "")
    return replace(attribution, relayed_by=relay)


def _from_sentence_before(
    discourse: Discourse,
    analysed: AnalysedSentence,
    relays: Sequence[Attribution],
) -> tuple[Attribution | None, bool]:
    before = discourse.attribution
    is_next = analysed.number - discourse.attribution_at == 1
    if before and is_next and (relays or discourse.goes_on(analysed.sentence)):
        relayed_by = next((a.claimant for a in relays), before.relayed_by)
        return replace(before, relayed_by=relayed_by), True
    if relays:
        return replace(relays[0], relayed_by=""), False
    return None, False


def _is_meanwhile(tree: DependencyTree, path: Sequence[int]) -> bool:
    """Tell whether a path leads out of a clause "as ..." beside the saying: there the
    report itself speaks.
    """
    if not path or tree.tokens[path[-1]].dep != "advcl":
        return False
    children = tree.children[path[-1]]
    return any(tree.tokens[c].text.lower() in _MEANWHILE for c in children)


def is_in_title(analysed: AnalysedSentence, mention: Mention) -> bool:
    """Tell whether a place only says whose office a claimant has ("the mayor of
    Melitopol").
    """
    tree = analysed.tree
    if _OFFICE_BEHIND.match(tree.text, mention.end) is not None:
        return True
    first, _ = tree.at(mention.start, mention.end)
    return any(i in title for title in _titles(analysed) for i in tree.path(first))


def is_where_spoken(analysed: AnalysedSentence, mention: Mention) -> bool:
    """Tell a place that only says where somebody spoke: "X said in Kyiv that",
    "speaking at a briefing in Odesa".

    A comma between the verb and the place parts them: "the army said, near Toretsk".
    """
    tree = analysed.tree
    if not tree.parsed:
        return False
    first, last = tree.at(mention.start, mention.end)
    top = tree.top(first, last)
    verb = tree.verb(top)
    if verb is None or verb >= first or tree.tokens[top].dep != "pobj":
        return False
    above = tree.path(top)
    if any(tree.tokens[i].dep == "dobj" for i in above[: above.index(verb)]):
        # "Noted an advance near X": that is where the advance was.
        return False
    if any(token.text in _PARTING for token in tree.tokens[verb:first]):
        return False
    between = set(above[: above.index(verb)])
    if any(between & set(range(t.first, t.last)) for t in triggers(tree.lemmas)):
        # "Credited the brigade with the capture of X".
        return False
    if tree.lemmas[verb] in LEXICON.speaking_verbs:
        return tree.tokens[verb].dep in ("advcl", "ROOT")
    if all(verb != a.verb for a in analysed.attributions):
        return False
    return _closes_speech(tree, verb, last)


def _closes_speech(tree: DependencyTree, verb: int, at: int) -> bool:
    """Tell whether the clause of a verb of saying ends there, or goes on with "that" or
    a day: "said in Kharkiv two were killed" tells of Kharkiv.
    """
    content = tree.child(verb, "ccomp")
    if content is None or content < verb:
        return True
    rest = tree.tokens[at : at + _TO_THAT]
    return any(t.text.lower() == "that" or t.text in _PARTING for t in rest)


def _titles(analysed: AnalysedSentence) -> list[range]:
    """Return the tokens of every claimant; without a parse also those up to the
    reporting verb.
    """
    if analysed.tree.parsed:
        return [range(a.first, a.last) for a in analysed.attributions]
    return [range(a.first, max(a.last, a.verb)) for a in analysed.attributions]


def remember(discourse: Discourse, analysed: AnalysedSentence) -> None:
    """Note what the next sentence may refer to: place, day, claimant."""
    # A sentence without any place does not lead away from the one before.
    discourse.happened_at = discourse.happened_here or discourse.happened_at
    near = discourse.here or _place_spoken_of(analysed)
    if near is not None:
        discourse.place, discourse.place_at = near, analysed.number
        discourse.recent.append((analysed.number, near))
        if _is_heading(analysed, near):
            discourse.heading_at = analysed.number
            discourse.heading_date = next(iter(analysed.dates), None)
    discourse.day = _day_spoken_of(analysed.dates) or discourse.day
    first = next(iter(analysed.attributions), None)
    if first is not None and (not first.is_outlet or first.wide):
        said_on = _date_of_saying(analysed, first)
        if said_on is None and is_same_speech(discourse, analysed, first):
            said_on = discourse.said_on
        discourse.said_on = said_on
        discourse.attribution, discourse.attribution_at = first, analysed.number
        discourse.attribution_date = said_on or next(iter(analysed.dates), None)
    elif discourse.attribution and discourse.goes_on(analysed.sentence):
        discourse.attribution_at = analysed.number


def _date_of_saying(
    analysed: AnalysedSentence, attribution: Attribution
) -> DateExpression | None:
    """Return the time beside the verb by which somebody says something, None without
    one.
    """
    tree = analysed.tree
    for expression in analysed.dates:
        path = tree.path(tree.top(*tree.at(expression.start, expression.end)))
        if next((i for i in path if tree.is_verb(i)), None) == attribution.verb:
            return expression
    return None


def is_same_speech(
    discourse: Discourse, analysed: AnalysedSentence, attribution: Attribution | None
) -> bool:
    """Tell "..., he added": somebody goes on with what he said in the sentence before,
    so that he said it on the same day.
    """
    before = discourse.attribution
    if attribution is None or before is None or not attribution.claimant:
        return False
    is_next = analysed.number - discourse.attribution_at == 1
    is_first = attribution in analysed.attributions[:1]
    return is_next and is_first and attribution.claimant == before.claimant


def _is_heading(analysed: AnalysedSentence, place: Mention) -> bool:
    """Tell "Kharkiv, Saturday afternoon." and "Vuhledar from the air.", which say where
    and when what follows was.
    """
    tree = analysed.tree
    if not tree.parsed or len(tree.tokens) > _LONGEST_HEADING or is_wide(place):
        return False
    if any(tree.is_verb(i) for i in range(len(tree.tokens))):
        return False
    before = tree.text[analysed.sentence.start : place.start]
    opens = not any(character.isalnum() for character in before)
    return opens and not triggers(tree.lemmas)


def _day_spoken_of(dates: Iterable[DateExpression]) -> date | None:
    days = (d.last for d in dates if d.last and not d.vague and not d.step)
    return next(days, None)


def _place_spoken_of(analysed: AnalysedSentence) -> Mention | None:
    """Return the first place of a sentence, the first that is not wide where there is
    one.
    """
    places = [
        m
        for m in analysed.mentions
        if m.place is not None and not is_country(m) and not is_in_title(analysed, m)
    ]
    narrow = [m for m in places if not is_wide(m)]
    return next(iter(narrow or places), None)
