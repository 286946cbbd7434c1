"""Which words of a sentence name a place: the model's entities united with names that
the gazetteer knows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from dashboard.domain.place import Candidate, Place
from dashboard.reading.model import Gazetteer, Role, Sentence
from dashboard.reading.places.context import (
    FUNCTION_WORDS,
    JOINED,
    LEXICON,
    NO_WORD,
    NOT_A_SURNAME,
    SETTLEMENTS,
    THINGS,
    Cue,
    Toponym,
    cue_before,
    inside_organisation,
    is_headline,
    is_listed,
    is_person,
    is_quoted_title,
    is_speaking,
    kind_follows,
    role_of,
    share_kinds,
    soft_sign_length,
    stands_alone,
    takes_article,
    word_at,
)
from dashboard.reading.text.dependency_tree import SUBJECTS
from dashboard.reading.text.nlp import WordSpan

MOST_TOPONYMS = 150
"""Names of places that are looked at in one sentence; campaign assessments name some
twenty.
"""
MOST_WORDS = 4
"""Words of the longest name that is looked up; hyphens part words."""
LONGEST = 80
"""Characters of the longest name that is looked up; the longest in the register has 39.
"""
MOST_ANSWERS = 20_000
"""Answers that are remembered for one article: bounds memory on hostile text."""
BY_ITSELF = 0.7
"""Least score for a word that begins a sentence, where every word has a capital: exact
names of villages have more.
"""
OFTEN = 0.9
"""The same for a headline: towns and the places of places.csv have more."""
LIKELY = 0.75
"""Least score of a gazetteer's candidate whose name only sounds alike, for an unknown
word to be taken for a place.
"""
TOWN_PEOPLE = 5_000
"""People from which a town close beyond the border is written about by its name."""
_ACROSS = frozenset({"RU", "BY"})
# Degrees north, then east, between which the border oblasts lie.
_BORDERLANDS = (47.0, 54.0, 27.0, 41.0)
# Names of the front; before another word with a capital, a part of that name.
_FRONT = frozenset({"frontline"})
# Labels by which the model marks places.
_PLACES = frozenset({"GPE", "LOC", "FAC"})
# What the model often takes a town of Ukraine for.
_MISREAD = frozenset({"PERSON", "ORG", "NORP", "PRODUCT"})
_OTHERS = frozenset({"PERSON", "ORG", "NORP", "PRODUCT", "DATE"})
# "Eastern Ukraine", "central Ukraine".
_PARTS_OF_LAND = frozenset(
    {"central", *LEXICON.directions, *(f"{side}ern" for side in LEXICON.directions)}
)
# Parts of speech of which no name is.
_CLOSED = frozenset({"ADV", "ADP", "PRON", "DET", "CCONJ", "SCONJ", "AUX", "PART"})
_NEVER = frozenset(
    {
        "NORP",
        "DATE",
        "TIME",
        "EVENT",
        "LAW",
        "MONEY",
        "PERCENT",
        "QUANTITY",
        "ORDINAL",
        "CARDINAL",
    }
)
_PART_OF_NAME = LEXICON.wide_kinds | (LEXICON.hromadas - LEXICON.plural_kinds)
_PLANT_WORDS = LEXICON.nuclear | LEXICON.power_plant
_STATES = LEXICON.capitals | LEXICON.countries
_STATE_WORDS = LEXICON.adjectival_countries | LEXICON.seats
_NO_RIVER = LEXICON.never_places | LEXICON.modifiers
_NO_ENTITY = LEXICON.never_places | LEXICON.adjectival_countries
# Letters that no transliteration from Ukrainian or Russian uses.
_FOREIGN_LETTERS = re.compile(r"[āēīōūŏôõñãåæøßğşăâ]", re.IGNORECASE)


# How names of towns and villages there end; names of people seldom do.
_SLAVIC = re.compile(
    r"(?:[oe]vo|[iy]no|[oeiy]vk[ae]|(?:an|en|in|yn|ov|ev|ol|el|iy|er|ets|its)sk(?:oye|oe|e"
    r"|aya|a)?|ichi|ychi|[a-z]{2}ets|ytsia|itsa|grad|hrad|gorod|horod|[aeo]vshchina"
    r"|[aeiouy]khoz|[oeai]ye|[aoi]lky|anka|yanka|yshche|ishche|luga)$"
)
# Words between a name and the noun that says what it is of.
_ATTRIBUTES = 4
# With such a word for its last a name is a building's: "the Ascension Cathedral".
_BUILDINGS = LEXICON.buildings_and_divisions - frozenset(
    LEXICON.kinds.keys() | LEXICON.sectors | {"oblasts"}
)
# The same: a body's or an army's, "the Defence Forces".
_BODIES = LEXICON.organisations | LEXICON.formations | {"forces", "army", "navy"}
_APPOSITION = 6


class Genre(Enum):
    """What text a sentence is of: where every word has a capital, less of what the
    gazetteer knows is taken for a place.
    """

    PROSE = 1
    CAPTION = 2
    HEADLINE = 3


class NameMatch(NamedTuple):
    """A name of words first to last, both included.

    is_known: the gazetteer has it. is_whole: its word for a kind of thing is part of it
    ("Kakhovka dam", "Inhulets River"). leads: a known name follows in the same entity,
    to which these words belong ("Checkpoint Chonhar").
    """

    first: int
    last: int
    is_known: bool
    is_whole: bool = False
    leads: bool = False


class NameLookup:
    """What the gazetteer knows, remembered for one article."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._answers: dict[str, bool] = {}
        self.article_names: frozenset[str] = frozenset()
        """Names that the article has given to places elsewhere."""

    def __call__(self, name: str) -> bool:
        """Tell whether some place has this name, in Ukraine or well known abroad."""
        if len(name) > LONGEST:
            return False
        answer = self._answers.get(name)
        if answer is None:
            if len(self._answers) >= MOST_ANSWERS:
                self._answers.clear()
            answer = self._gazetteer.knows(name) or self._gazetteer.abroad(name)
            self._answers[name] = answer
        return answer

    def by_itself(self, name: str) -> bool:
        """Tell whether a known name is that of a place often enough for a sentence to
        begin with it.
        """
        best = self._gazetteer.candidates(name, limit=1, suggest=False)
        if not best:
            # A name that only some town abroad has may be a word: "Police".
            return self._gazetteer.abroad(name)
        return best[0].score >= BY_ITSELF

    def often(self, name: str) -> bool:
        """Tell whether a known name is that of a place often enough for a headline to
        name it.
        """
        return self._best_score(name) >= OFTEN

    def likely(self, name: str) -> bool:
        """Tell whether a name that nobody has sounds like that of a place which
        reporting names.
        """
        return self._best_score(name) >= LIKELY

    def best(self, name: str) -> Candidate | None:
        """Return the likeliest place of a name in any country, None for none."""
        best = self._gazetteer.candidates(name, limit=1, suggest=False, country="")
        return next(iter(best), None)

    def inside(self, name: str) -> bool:
        """Tell whether some place in Ukraine has this name."""
        return self._gazetteer.knows(name)

    def abroad(self, name: str) -> bool:
        """Tell whether a name is that of a well-known place outside Ukraine."""
        return self._gazetteer.abroad(name)

    def across_border(self, name: str) -> bool:
        """Tell whether a name that Ukraine has not is that of a town close beyond its
        border with Russia or Belarus, of which this war tells.
        """
        if len(name) > LONGEST or self._gazetteer.knows(name):
            return False
        best = self.best(name)
        if best is None or best.how == "skeleton":
            return False
        place = best.place
        is_town = (place.population or 0) >= TOWN_PEOPLE
        return is_town and is_across_border(place)

    def _best_score(self, name: str) -> float:
        best = self._gazetteer.candidates(name, limit=1, suggest=False)
        return max((candidate.score for candidate in best), default=0.0)


def is_across_border(place: Place) -> bool:
    """Tell a place of Russia or Belarus in the oblasts that border on Ukraine."""
    south, north, west, east = _BORDERLANDS
    is_near = south <= place.lat <= north and west <= place.lon <= east
    return place.country in _ACROSS and is_near


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence as names are looked for in it. labels: of the entity that each word
    lies in, "" outside entities. opens_with_word: its first word is an adverb, a
    pronoun or the like, with a capital only because it comes first.
    """

    text: str
    words: Sequence[WordSpan]
    labels: Sequence[str]
    lookup: NameLookup
    genre: Genre
    opens_with_word: bool = False

    def written(self, first: int, last: int) -> str:
        """Return words first to last, both included, as the text has them."""
        return self.text[self.words[first].start : self.words[last].end]


def recognise(
    text: str,
    sentence: Sentence,
    words: Sequence[WordSpan],
    lookup: NameLookup,
    *,
    caption: bool,
    dateline_end: int = 0,
) -> list[Toponym]:
    """Return the names of places in a sentence, in order; [] when there are none.

    words: of the sentence. lookup: what the gazetteer knows. caption: take for a place
    whatever the gazetteer knows. dateline_end: where the dateline ends that the article
    has, at its beginning or before this sentence.
    """
    line = _line(text, sentence, words, lookup, caption=caption)
    toponyms: list[Toponym] = []
    at = int(line.opens_with_word and not lookup.inside(words[0].text))
    while at < len(words) and len(toponyms) < MOST_TOPONYMS:
        if not words[at].capital:
            at += 1
            continue
        name = _name_at(line, at)
        before = toponyms
        if toponyms and toponyms[-1].start < dateline_end <= words[at].start:
            # The place of the dateline is no item of a list that goes on in the text.
            before = []
        at = name.last + 1
        if _is_place(line, name, before):
            toponym = _toponym(line, name)
            if toponym.start < dateline_end:
                toponym.role = Role.METONYM
            toponyms.append(toponym)
        if toponyms:
            at = max(at, toponyms[-1].last + 1)
    share_kinds(words, toponyms)
    return toponyms


def _line(
    text: str,
    sentence: Sentence,
    words: Sequence[WordSpan],
    lookup: NameLookup,
    *,
    caption: bool,
) -> _Line:
    labels = _labels(sentence, words)
    genre = Genre.PROSE
    if caption:
        genre = Genre.CAPTION
    elif is_headline(words):
        genre = Genre.HEADLINE
        # "Toretsk Stands Firm" looks like a person to the model.
        labels = [label.replace("PERSON", "") for label in labels]
    return _Line(text, words, labels, lookup, genre, _opens_with_word(sentence))


def _opens_with_word(sentence: Sentence) -> bool:
    """Tell "Barely any", "So far", "Overnight"; no part of speech where nobody
    parsed.
    """
    first = next((t for t in sentence.tokens if t.text[0].isalpha()), None)
    if first is None or first.dep in SUBJECTS:
        return False
    return first.pos in _CLOSED


def _labels(sentence: Sentence, words: Sequence[WordSpan]) -> list[str]:
    labels = [""] * len(words)
    at = 0
    for entity in sentence.entities:
        while at < len(words) and words[at].start < entity.start:
            at += 1
        while at < len(words) and words[at].end <= entity.end:
            labels[at] = entity.label
            at += 1
    return labels


def _name_at(line: _Line, at: int) -> NameMatch:
    """Return the name that begins with that word: the longest run of words that the
    gazetteer knows, else what the model marked.
    """
    end = _run_end(line, at)
    for last in range(end - 1, at - 1, -1):
        name = _name_of(line, at, last)
        if name is not None:
            return name
    if _is_river(line, at) or _opens_name(line, at):
        return NameMatch(at, at + 1, is_known=False, is_whole=True)
    return _entity_name(line, at, end)


def _run_end(line: _Line, at: int) -> int:
    """Return the end, exclusive, of the longest name that may begin at a word."""
    words, end = line.words, at + 1
    while end < len(words) and end - at < MOST_WORDS and _goes_on(words, end):
        end += 1
    if words[at].lower == "the" and not line.lookup(line.written(at, end - 1)):
        return at + 1
    return end


def _goes_on(words: Sequence[WordSpan], at: int) -> bool:
    word, previous = words[at], words[at - 1]
    if word.gap == ". " and previous.lower == "st":
        return word.capital
    if word.gap not in JOINED or previous.possessive:
        return False
    if word.lower == "of":
        return word.capital or word.gap != " " or previous.capital
    return word.capital or word.gap != " " or word.lower in THINGS


def _name_of(line: _Line, first: int, last: int) -> NameMatch | None:
    """Return the name of words first to last, both included; None when they are none
    that the gazetteer or a word of nature makes.
    """
    word = line.words[last]
    if first < last and word.lower in THINGS:
        return _name_of_thing(line, first, last)
    is_never = first == last and word.lower in LEXICON.never_places
    if not word.capital or is_never or not line.lookup(line.written(first, last)):
        return None
    longer = _person_end(line, last)
    return NameMatch(first, longer, is_known=longer == last)


def _name_of_thing(
    line: _Line,
    first: int,
    last: int,
) -> NameMatch | None:
    """Return the name whose last word is one for a kind of thing, None for none."""
    word = line.words[last]
    if line.lookup(line.written(first, last)):
        return NameMatch(first, last, is_known=True, is_whole=True)
    is_long = word.capital or last > first + 1
    if word.lower in LEXICON.nature and is_long:
        return NameMatch(first, last, is_known=False, is_whole=True)
    return None


def _is_river(line: _Line, at: int) -> bool:
    """Tell a river with an attribute, "the Siverskyi Donets", where Donets is a town as
    well: towns take no article.
    """
    words = line.words
    if word_at(words, at - 1).lower != "the" or words[at].lower in _NO_RIVER:
        return False
    attribute, name, after = words[at], word_at(words, at + 1), word_at(words, at + 2)
    if attribute.possessive or name.possessive or not name.capital:
        return False
    if attribute.gap + name.gap != "  ":
        return False
    if after.gap == " " and after.lower not in FUNCTION_WORDS:
        return False
    is_name = name.lower not in NOT_A_SURNAME and line.lookup(name.text)
    return is_name and not line.lookup.inside(attribute.text)


def _opens_name(line: _Line, at: int) -> bool:
    """Tell an adjective with which names of places begin: "Malaya Loknya"."""
    after = word_at(line.words, at + 1)
    is_first = line.words[at].lower in LEXICON.opening_names
    return (
        is_first
        and after.lower not in LEXICON.organisations
        and after.capital
        and after.gap == " "
        and not is_person(line.words, at)
    )


def _person_end(line: _Line, last: int) -> int:
    """Return the last word of the person whom the model sees there, unless a kind of
    thing follows.

    "Ivan Fedorov" is not the village Ivan, nor "Zoriane Pershe" the village Zoriane.
    """
    words, labels = line.words, line.labels
    if labels[last] != "PERSON":
        return last
    end = last
    while end + 1 < len(words) and end - last < MOST_WORDS:
        word = words[end + 1]
        if labels[end + 1] != labels[last] or words[end].possessive:
            break
        if word.gap != " " or not word.capital:
            break
        if word.lower in NOT_A_SURNAME:
            return last
        end += 1
    return end


def _entity_name(line: _Line, at: int, end: int) -> NameMatch:
    """Return what the model marked from a word on, or the word itself. end: exclusive
    end of the longest name that may begin there.
    """
    words, labels, last = line.words, line.labels, at
    if labels[at] and words[at].lower not in _NO_ENTITY:
        is_whole = _is_whole_entity(line, at)
        while last + 1 < end and labels[last + 1] == labels[at]:
            following = words[last + 1]
            if not following.capital:
                break
            is_joined = following.gap in ("-", "‑")
            if not is_whole and not is_joined and line.lookup(following.text):
                return NameMatch(at, last, is_known=False, leads=True)
            last += 1
    return NameMatch(at, last, is_known=False)


def _is_whole_entity(line: _Line, at: int) -> bool:
    """Tell whether the model's entity is one name, though a part of it is known by
    itself.

    So it is for what looks like a person, save where the sentence begins, and for "the
    Siverskyi Donets".
    """
    if at == 0:
        return False
    label = line.labels[at]
    return label == "PERSON" or (label == "LOC" and line.words[at - 1].lower == "the")


def _is_place(
    line: _Line,
    name: NameMatch,
    before: Sequence[Toponym],
) -> bool:
    words, first, last = line.words, name.first, name.last
    single = ""
    if first == last:
        single = words[first].lower
    if (
        name.leads
        or (single in _FRONT and word_at(words, last + 1).capital)
        or single in LEXICON.never_places
        or _is_of_other_language(line, name)
        or _is_made_adjective(line, name)
    ):
        return False
    if single in _STATE_WORDS:
        return True
    if _is_part_of_other_name(words, first, last) or _is_street(line, name):
        return False
    if name.is_whole:
        return True
    if _is_part_of_entity(line, name):
        return False
    if line.genre is Genre.HEADLINE:
        return name.is_known and _headline_names(line, name)
    return _prose_names(line, name, before)


def _is_made_adjective(line: _Line, name: NameMatch) -> bool:
    """Tell "Panama-flagged", "Moscow-backed": of what somebody is."""
    after = word_at(line.words, name.last + 1)
    if line.words[name.last].lower in _STATES:
        # "Moscow-appointed" is of its government.
        return False
    return after.gap in ("-", "‑") and after.lower in LEXICON.of_origin


def _is_street(line: _Line, name: NameMatch) -> bool:
    """Tell "Moskovskyi Avenue", which the model takes for a place as a whole."""
    last = line.words[name.last].lower
    return name.first < name.last and not name.is_known and last in LEXICON.streets


def _is_of_other_language(line: _Line, name: NameMatch) -> bool:
    """Tell a name, or a part of one, that nobody writes so of Ukraine: "Chaeryŏng-ni",
    "Sol" in "Pôr do Sol". What is well known abroad is left.
    """
    first, last, words = name.first, name.last, line.words
    written = line.written(first, last)
    around = [written]
    previous, before = word_at(words, first - 1), word_at(words, first - 2)
    if first > 1 and previous.lower in LEXICON.foreign_particles and before.capital:
        around.append(before.text)
    after, second = word_at(words, last + 1), word_at(words, last + 2)
    if after.lower in LEXICON.foreign_particles and second.capital:
        around.append(second.text)
    is_foreign = len(around) > 1 or bool(_FOREIGN_LETTERS.search(written))
    return is_foreign and not line.lookup.abroad(written)


def _is_part_of_other_name(
    words: Sequence[WordSpan],
    first: int,
    last: int,
) -> bool:
    return (
        inside_organisation(words, first, last)
        or is_person(words, first)
        or is_quoted_title(words, first, last)
    )


def _is_part_of_entity(line: _Line, name: NameMatch) -> bool:
    """Tell a known name that is one word of a longer name which nobody knows: "Port
    Vila", "Gus-Khrustalny".
    """
    words = line.words
    first, last = name.first, name.last
    before, after = word_at(words, first - 1), word_at(words, last + 1)
    hyphened = words[first].gap.endswith(("-", "‑")) and before.capital
    if hyphened and not line.lookup(before.text):
        return True
    is_often = line.lookup.often(line.written(first, last))
    if not words[last].possessive and _continues(line, last, last + 1):
        # Of a town that is written about, whatever follows is no part.
        return not is_often or (after.gap == "-" and after.capital)
    previous = first > 0 and words[first].gap == " "
    return previous and not is_often and _continues(line, last, first - 1)


def _continues(line: _Line, own: int, other: int) -> bool:
    """Tell whether a word beside a name is likely to be part of it."""
    word = word_at(line.words, other)
    if not word.text.isalpha() or word.lower in NOT_A_SURNAME | LEXICON.never_places:
        return False
    if word.lower in LEXICON.kinds or word.lower in LEXICON.modifiers:
        return False
    label = line.labels[own]
    if label in _PLACES and line.labels[other] == label:
        return word.gap in JOINED
    if line.lookup(word.text) or other < own:
        return False
    return word.capital and word.gap in JOINED


def _headline_names(line: _Line, name: NameMatch) -> bool:
    if line.labels[name.last] in _PLACES or _is_named_elsewhere(line, name):
        return True
    # Several words with capitals that are together a name are hardly that by chance.
    return name.first != name.last or line.lookup.often(line.words[name.first].text)


def _prose_names(
    line: _Line,
    name: NameMatch,
    before: Sequence[Toponym],
) -> bool:
    words, first, last = line.words, name.first, name.last
    cue = cue_before(words, first)
    if first == last == 0 and not name.is_known and kind_follows(words, 0):
        return False
    if line.labels[last] in _PLACES:
        if name.is_known or bool(cue) or _is_marked_place(line, name, before):
            return True
        return line.lookup.across_border(line.written(first, last))
    if first == last == 0 and not name.is_known and _opens_across_border(line):
        return True
    if name.is_known:
        return _known_is_place(line, name, before, cue)
    return _unknown_is_place(line, name, before, cue)


def _opens_across_border(line: _Line) -> bool:
    """Tell a town across the border that opens a sentence, where nothing else shows
    that it is a place: "Lgov came under fire".
    """
    after = word_at(line.words, 1)
    if after.gap != " " or after.capital or is_speaking(line.words, 0):
        return False
    return line.lookup.across_border(line.words[0].text)


def _is_marked_place(
    line: _Line,
    name: NameMatch,
    before: Sequence[Toponym],
) -> bool:
    """Tell whether something bears out the model, which takes for a place a name that
    the gazetteer does not have.
    """
    words, first, last = line.words, name.first, name.last
    if kind_follows(words, last) or is_listed(words, first, before):
        return True
    full = " ".join(word.lower for word in words[first : last + 1])
    return full in LEXICON.countries


def _known_is_place(
    line: _Line,
    name: NameMatch,
    before: Sequence[Toponym],
    cue: Cue,
) -> bool:
    words, lookup, first, last = line.words, line.lookup, name.first, name.last
    if not cue and first == last == 0 and not lookup.by_itself(words[0].text):
        return False
    if cue or kind_follows(words, last):
        return True
    if line.genre is Genre.CAPTION and not _is_full_name(line, first, last):
        return True
    if _is_label(line, name):
        return True
    if not stands_alone(words, first, last, before):
        return False
    return is_listed(words, first, before) or _is_bare_place(line, name)


def _is_label(line: _Line, name: NameMatch) -> bool:
    """Tell "– X: two houses burned", the head of an item in a list."""
    words, after = line.words, word_at(line.words, name.last + 1)
    is_head = words[name.first].gap.strip()[-1:] in ("–", "—", "-", "•")
    if not is_head or not after.gap.startswith(": "):
        return False
    return line.lookup.by_itself(line.written(name.first, name.last))


def _is_bare_place(line: _Line, name: NameMatch) -> bool:
    """Tell whether a known name that nothing around it marks is that of a place."""
    first, last = name.first, name.last
    written = _with_gaps(line.words, name)
    if _is_full_name(line, first, last):
        return False
    if is_speaking(line.words, last) and written.lower() not in _STATES:
        return False
    label = line.labels[last]
    if label not in _OTHERS or _is_named_elsewhere(line, name):
        return True
    return label in _MISREAD and line.lookup.often(written)


def _is_named_elsewhere(line: _Line, name: NameMatch) -> bool:
    """Tell whether the article says elsewhere that this is a place."""
    return _with_gaps(line.words, name) in line.lookup.article_names


def _with_gaps(words: Sequence[WordSpan], name: NameMatch) -> str:
    first, *rest = words[name.first : name.last + 1]
    return first.text + "".join(word.gap + word.text for word in rest)


def _unknown_is_place(
    line: _Line,
    name: NameMatch,
    before: Sequence[Toponym],
    cue: Cue,
) -> bool:
    words, first, last = line.words, name.first, name.last
    word = words[first]
    if kind_follows(words, last) and (cue or words[first - 1].lower == "the"):
        return True
    if not _may_be_name(line, name):
        return False
    if _is_explained(line, name) or _is_in_apposition(line, name, before):
        return True
    if _is_moved_to(words, first) or (cue and _sounds_slavic(line, name)):
        return stands_alone(words, first, last)
    if cue is Cue.STRONG or _is_on_list_of_places(line, name, before):
        return True
    if is_listed(words, first, before) and line.lookup.across_border(word.text):
        return True
    return bool(cue) and line.lookup.likely(word.text)


def _may_be_name(line: _Line, name: NameMatch) -> bool:
    """Tell a word written as names are: long enough, not all in capitals, and no day,
    number or building.
    """
    word = line.words[name.first]
    is_long = 4 <= len(line.written(name.first, name.last)) <= LONGEST
    if line.words[name.last].lower in _BUILDINGS | _BODIES:
        return False
    if word.text[1:] != word.lower[1:] or not is_long:
        return False
    return line.labels[name.last] not in _NEVER


def _is_explained(line: _Line, name: NameMatch) -> bool:
    """Tell "Toropets, a town in": what a name is of follows it."""
    words, at = line.words, name.last + 1
    if word_at(words, at).gap != ", " or word_at(words, at).lower not in ("a", "the"):
        return False
    near = words[at + 1 : at + 1 + _ATTRIBUTES]
    for word in near:
        if word.gap != " " or word.capital:
            return False
        if word.lower in LEXICON.kinds and LEXICON.kinds[word.lower] in SETTLEMENTS:
            return True
        if word.lower not in LEXICON.modifiers:
            return False
    return False


def _is_in_apposition(line: _Line, name: NameMatch, before: Sequence[Toponym]) -> bool:
    """Tell "a village in X region, Gornal, was": the name of what was spoken of."""
    words, after = line.words, word_at(line.words, name.last + 1)
    if not is_listed(words, name.first, before) or after.gap[:1] not in (
        ",",
        ".",
        NO_WORD.gap,
    ):
        return False
    if words[name.first].gap != ", " or after.capital:
        return False
    first = before[-1].first
    nouns = [word.lower for word in words[max(0, first - _APPOSITION) : first]]
    kinds = {LEXICON.kinds.get(noun, "") for noun in nouns}
    return not kinds.isdisjoint(SETTLEMENTS) and LEXICON.plural_kinds.isdisjoint(nouns)


def _is_moved_to(words: Sequence[WordSpan], first: int) -> bool:
    """Tell whither troops went or whence they were driven: "advanced to X", "out of
    X".
    """
    preposition, verb = word_at(words, first - 1).lower, word_at(words, first - 2)
    if words[first].gap != " ":
        return False
    if preposition == "of":
        return verb.lower == "out"
    return preposition in ("to", "from") and verb.lower in LEXICON.verbs_of_moving


def _sounds_slavic(line: _Line, name: NameMatch) -> bool:
    """Tell a name that ends as towns and villages of the region do."""
    written = line.written(name.first, name.last)
    return _SLAVIC.search(written) is not None


def _is_on_list_of_places(
    line: _Line,
    name: NameMatch,
    before: Sequence[Toponym],
) -> bool:
    words, first, last = line.words, name.first, name.last
    if not is_listed(words, first, before) or not stands_alone(words, first, last):
        return False
    return _is_list_of_places(line, first, before) and not is_speaking(words, last)


def _is_list_of_places(
    line: _Line,
    first: int,
    before: Sequence[Toponym],
) -> bool:
    """Tell a list in which a name nobody knows is a place too: "the villages of A and
    B", "near A, B, C".
    """
    words, previous = line.words, before[-1]
    joined = words[first - 1].lower in LEXICON.conjunctions
    if joined and previous.kind in SETTLEMENTS:
        return True
    is_led = cue_before(words, previous.first) is Cue.STRONG
    if is_led and line.lookup.likely(words[first].text):
        return True
    if is_led and _known_follows(line, first):
        return True
    return len(before) > 1 and is_listed(words, previous.first, before[:-1])


def _known_follows(line: _Line, first: int) -> bool:
    """Tell whether a known name follows on the list: "near A, B and C"."""
    following = word_at(line.words, first + 1)
    if following.lower in LEXICON.conjunctions:
        following = word_at(line.words, first + 2)
    if following.gap not in {" ", ", "} or not following.capital:
        return False
    return line.lookup(following.text)


def _is_full_name(line: _Line, first: int, last: int) -> bool:
    """Tell whether another known name touches it, as a surname does: "Ivan Hrytsai",
    where villages are called so.
    """
    words, after = line.words, word_at(line.words, last + 1)
    behind = after.capital and after.gap == " " and not words[last].possessive
    if behind and after.lower not in NOT_A_SURNAME and line.lookup(after.text):
        return True
    previous = word_at(words, first - 1)
    if words[first].gap != " " or not previous.capital or previous.possessive:
        return False
    return line.lookup(previous.text)


def _toponym(line: _Line, name: NameMatch) -> Toponym:
    words, first = line.words, name.first
    follows = _word_behind(words, name.last)
    last, query, kind = _extent(line, name, follows)
    end = words[last].end + soft_sign_length(line.text, words[0].start, words[last])
    toponym = Toponym(words[first].start, end, first, last, query, kind)
    before = word_at(words, first - 1)
    if words[first].gap == " " and before.lower in _PARTS_OF_LAND:
        # Any other word may sound like the beginning of a name: "shook Kyiv".
        longer = f"{before.lower} {query}"
        if line.lookup(longer):
            toponym.name = longer
    toponym.sector = follows in LEXICON.sectors
    toponym.governed = follows in LEXICON.regional_offices
    toponym.hromada = follows in LEXICON.hromadas
    toponym.plural = follows in LEXICON.plural_kinds | LEXICON.plural_sectors
    may_be_feature = not name.is_whole and not kind
    toponym.article = may_be_feature and takes_article(words, first, last)
    toponym.role = role_of(words, first, last, cue_before(words, first))
    return toponym


def _word_behind(words: Sequence[WordSpan], last: int) -> str:
    """Return the word that belongs to a name from behind, "" when none does."""
    after = word_at(words, last + 1)
    if after.gap in JOINED and not words[last].possessive:
        return after.lower
    return ""


def _extent(
    line: _Line,
    name: NameMatch,
    follows: str,
) -> tuple[int, str, str]:
    """Return a toponym's last word, what the gazetteer is asked for it, and its kind.

    follows: the word that belongs to it from behind.
    """
    words, first, last = line.words, name.first, name.last
    query = line.written(first, last)
    if last > first and words[last].lower in LEXICON.wide_kinds:
        return last, line.written(first, last - 1), LEXICON.kinds[words[last].lower]
    if _makes_thing(name, follows):
        return last + 1, f"{query} {follows}", ""
    if _is_base(words, last) and not name.is_whole and not name.is_known:
        return last + 2, f"{query} {follows} base", ""
    if follows in LEXICON.nuclear and not name.is_whole:
        return _plant_end(words, last), f"{query} nuclear power plant", ""
    kind = LEXICON.kinds.get(follows, "") or _kind_before(words, first)
    is_city = follows == "city" and words[last + 1].capital
    if follows in _PART_OF_NAME or is_city:
        last += 1
    return last, query, kind


def _makes_thing(name: NameMatch, follows: str) -> bool:
    """Tell whether the word behind a name makes it that of a river or a dam."""
    if name.is_whole:
        return False
    is_work = follows in LEXICON.works and not name.is_known
    return is_work or follows in LEXICON.nature


def _is_base(words: Sequence[WordSpan], last: int) -> bool:
    """Tell "X air base", "X naval base"."""
    kind, base = word_at(words, last + 1), word_at(words, last + 2)
    if words[last].possessive or kind.gap != " " or base.gap != " ":
        return False
    return kind.lower in ("air", "naval") and base.lower == "base"


def _plant_end(words: Sequence[WordSpan], last: int) -> int:
    while word_at(words, last + 1).lower in _PLANT_WORDS:
        if words[last + 1].gap != " ":
            break
        last += 1
    return last


def _kind_before(words: Sequence[WordSpan], first: int) -> str:
    """Return the kind of place written before the name: "the village of X", "the city
    X", "the towns of X".

    "The Novyi district of X" is a part of the city X.
    """
    at = first - 1
    if word_at(words, at).lower == "of" and words[first].gap == " ":
        at -= 1
    if at < 0 or words[at + 1].gap != " ":
        return ""
    kind = LEXICON.kinds.get(words[at].lower, "")
    if kind == "raion" and at < first - 1:
        return ""
    return kind
