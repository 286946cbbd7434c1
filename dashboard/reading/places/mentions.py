"""The places that an article names, with where each is meant to be: in it, near it, so
far from it, along its stretch of front.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from rapidfuzz.distance import OSA

from dashboard.domain.place import Candidate, Place, Resolution
from dashboard.domain.words import WIDE, Precision
from dashboard.reading.model import Gazetteer, Mention, Role, Sentence
from dashboard.reading.places.context import LEXICON, Displacement, Toponym, destination
from dashboard.reading.places.disambiguate import (
    CITY,
    AmbiguousToponym,
    disambiguate,
    distance_km,
)
from dashboard.reading.places.inflected import recognise_inflected
from dashboard.reading.places.recognise import NameLookup, recognise
from dashboard.reading.text.nlp import ENGLISH, READ, WordSpan, split_words
from dashboard.reading.text.structure import dateline_end

CAPTION = 25
"""A text of one or two sentences of at most so many words is a caption or a query: what
the gazetteer knows in it is taken for a place without further signs.
"""
MOST_MENTIONS = 20_000
"""Names that are looked at in one article: a book has fewer, hostile text may have more
than memory holds.
"""
SECTOR_KM = 30.0
"""Radius of "the X direction": the General Staff's sectors are 30 to 60 km long."""
NEAR_KM = 5.0
"""Radius of "near X": villages are 3 to 5 km apart, a nearer one would have been named.
"""
SIDE_KM = 10.0
"""Radius of "south of X" without a distance."""
REGION_ABROAD_KM = 150.0
"""Radius of "the X region" abroad where only its chief town is known."""
HROMADA_KM = 20.0
"""Radius of a hromada: its villages lie up to so far from its seat."""
OFF = 0.4
"""Share of a distance by which the event may lie off: eight bearings have names, so 22
degrees to either side.
"""
LONGEST_LOCATION = 10
"""Words of the longest text that is nothing but a location."""
SUBURB_KM = 40.0
"""How far a place may lie outside another that it is named with: suburbs of Kyiv do."""
LARGE = 10_000
"""People from which a place is known well enough for a typing error in its name to be
taken for one.
"""
SHORTEST_TYPO = 7
"""Letters of the shortest name in which a typing error is looked for: short names
differ by one letter from many.
"""
_TOWNS = frozenset({"city", "town", "settlement"})
_LOCATION_WORDS = (
    LEXICON.location_words | LEXICON.locative | LEXICON.modifiers | LEXICON.kinds.keys()
)
_BEFORE_SURNAMES = LEXICON.given_names | LEXICON.titles
_PART = re.compile(r"[^\s‑-]+")
# Words and toponyms of one sentence.
_Line = tuple[list[WordSpan], list[Toponym]]


def find_mentions(
    text: str,
    sentences: Sequence[Sentence],
    gazetteer: Gazetteer,
    published: date | None = None,
) -> tuple[Mention, ...]:
    """Return every mention of a place, in order of the text; () when there is none.

    text: the whole article. sentences: of that text, parsed by a model or not.
    published: its day, None when unknown. A
    mention whose place is not clear has place None and its candidates. Of more than
    20,000 names in one text the rest is left out.
    """
    lookup = NameLookup(gazetteer)
    lines: list[_Line] = []
    left = MOST_MENTIONS
    datelines = list(_dateline_ends(text, sentences))

    def read(
        number: int,
        words: list[WordSpan],
        most: int,
    ) -> list[Toponym]:
        language = sentences[number].language
        if language != ENGLISH:
            return recognise_inflected(text, words, lookup, language, published)[:most]
        caption = len(sentences) <= 2 and len(words) <= CAPTION
        return recognise(
            text,
            sentences[number],
            words,
            lookup,
            caption=caption,
            dateline_end=datelines[number],
        )[:most]

    for number, sentence in enumerate(sentences):
        words: list[WordSpan] = []
        if sentence.language in READ:
            words = split_words(text, sentence.start, sentence.end)
        toponyms = read(number, words, left) if words else []
        left -= len(toponyms)
        lines.append((words, toponyms))
    # A name that is surely a place somewhere in the article is one everywhere in it.
    lookup.article_names = _article_names(sentences, lines, lookup)
    parts = (_PART.match(name) for name in lookup.article_names)
    firsts = {part.group() for part in parts if part}
    for number, (words, toponyms) in enumerate(lines):
        is_english = sentences[number].language == ENGLISH
        if left > 0 and is_english and _is_name_left(words, toponyms, firsts):
            more = read(number, words, len(toponyms) + left)
            left -= len(more) - len(toponyms)
            lines[number] = words, more
    mentions = tuple(
        _mention(text, item) for item in disambiguate(text, lines, gazetteer, published)
    )
    if len(lines) == 1 and sentences[0].language == ENGLISH:
        return tuple(merge_location(text, *lines[0], mentions, gazetteer))
    return mentions


def _dateline_ends(text: str, sentences: Sequence[Sentence]) -> Iterator[int]:
    """Yield for every sentence where the last dateline before it, or in its beginning,
    ends; 0 before any.
    """
    end, paragraph = 0, -1
    is_short = len(sentences) <= 2
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            own = dateline_end(text, sentence.start, paragraph, caption=is_short)
            if own > sentence.start:
                end = own
        yield end


def _article_names(
    sentences: Sequence[Sentence],
    lines: Sequence[_Line],
    lookup: NameLookup,
) -> frozenset[str]:
    """Return the names that the article gives to places, without those of its
    people.
    """
    names = {
        toponym.name
        for _, toponyms in lines
        for toponym in toponyms
        if toponym.role is Role.PLACE and lookup(toponym.name)
    }
    people = {name for words, _ in lines for name in _surnames(words)}
    for sentence in sentences:
        people.update(_names_of_persons(sentence))
    return frozenset(name for name in names - people if lookup.by_itself(name))


def _names_of_persons(sentence: Sentence) -> Iterator[str]:
    """Yield the words of the model's persons, without the first of each."""
    for entity in sentence.entities:
        if entity.label == "PERSON":
            inside = (
                token.text
                for token in sentence.tokens
                if entity.start <= token.start < entity.end
            )
            next(inside, None)
            yield from inside


def _surnames(words: Sequence[WordSpan]) -> Iterator[str]:
    for before, word in pairwise(words):
        if not word.capital or word.gap not in {" ", ". "}:
            continue
        if before.lower in _BEFORE_SURNAMES and not before.possessive:
            yield word.text


def _is_name_left(
    words: Sequence[WordSpan],
    toponyms: Sequence[Toponym],
    firsts: set[str],
) -> bool:
    """Tell whether a sentence has the beginning of such a name outside its toponyms."""
    read = _numbers(toponyms)
    return any(word.text in firsts and k not in read for k, word in enumerate(words))


def _numbers(toponyms: Sequence[Toponym]) -> set[int]:
    """Return the numbers of the words that toponyms take up."""
    return {k for toponym in toponyms for k in range(toponym.first, toponym.last + 1)}


def _mention(text: str, item: AmbiguousToponym) -> Mention:
    toponym = item.toponym
    unknown = f"{toponym.name!r}: no place of that name is known"
    mention = Mention(
        start=toponym.start,
        end=toponym.end,
        place_as_written=text[toponym.start : toponym.end],
        sentence=item.sentence,
        role=toponym.role,
        resolution=item.answer or Resolution((), None, 0.0, unknown),
        place=None,
        precision=None,
        radius_km=None,
    )
    if item.chosen is None:
        return mention
    place = _as_meant(item.chosen, item)
    count = None
    if place.precision in WIDE:
        count = item.count
    return replace(
        mention,
        place=place,
        precision=place.precision,
        radius_km=place.radius_km,
        count=count,
    )


def _as_meant(place: Place, item: AmbiguousToponym) -> Place:
    """Return the place with the point and radius that the words around it give."""
    if item.toponym.sector:
        radius = max(place.radius_km, SECTOR_KM)
        return replace(place, precision=Precision.AREA, radius_km=radius)
    if place.precision in WIDE:
        return place
    if item.toponym.kind == "oblast" and place.country != "UA":
        return replace(place, precision=Precision.OBLAST, radius_km=REGION_ABROAD_KM)
    if item.toponym.hromada:
        return _approximate(place, max(place.radius_km, HROMADA_KM))
    if item.displacement is not None:
        return _displaced(place, item.displacement)
    return place


def _displaced(place: Place, displacement: Displacement) -> Place:
    towards, km = displacement.towards, displacement.km
    if towards is None:
        return _approximate(place, max(place.radius_km, NEAR_KM))
    if km is None:
        return _approximate(place, max(place.radius_km, SIDE_KM))
    lat, lon = destination(place.lat, place.lon, towards, km)
    moved = replace(place, lat=lat, lon=lon)
    return _approximate(moved, place.radius_km + max(1.0, km * OFF))


def _approximate(place: Place, radius_km: float) -> Place:
    return replace(place, precision=Precision.APPROXIMATE, radius_km=radius_km)


def merge_location(
    text: str,
    words: Sequence[WordSpan],
    toponyms: Sequence[Toponym],
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
) -> Sequence[Mention]:
    """Return one mention of the whole text when it is a location and nothing else, the
    mentions themselves when not: "Izium (Kharkiv region)" names one place, not two.

    words, toponyms, mentions: of the text's only sentence. The place is the smallest
    that is named; a city where a part of it is named that nobody knows ("Pozniaky,
    Kyiv"); that of a like name where the only name has one letter wrong.
    """
    if not 0 < len(words) <= LONGEST_LOCATION:
        return mentions
    named = _numbers(toponyms)
    unnamed = [k for k in range(len(words)) if k not in named]
    strange = [k for k in unnamed if words[k].lower not in _LOCATION_WORDS]
    placed = [mention for mention in mentions if mention.place is not None]
    if strange or (mentions and not placed):
        only = _with_strange_name(words, strange, mentions, gazetteer)
    elif len(mentions) == 1 and not unnamed:
        return mentions
    else:
        only = _smallest(placed)
    if only is None:
        return mentions
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return (replace(only, start=start, end=end, place_as_written=text[start:end]),)


def _smallest(placed: Sequence[Mention]) -> Mention | None:
    """Return the smallest of places that lie in one another, None where they do not."""
    only = min(placed, key=lambda mention: mention.radius_km or 0.0, default=None)
    if only is None or not all(_contains(mention, only) for mention in placed):
        return None
    return only


def _with_strange_name(
    words: Sequence[WordSpan],
    strange: Sequence[int],
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
) -> Mention | None:
    """Return the place of a text with one name that nobody knows; None when there is
    more to it or no place comes of it.
    """
    if len(strange) != 1 or not words[strange[0]].capital or len(mentions) > 1:
        return None
    (number,) = strange
    name = words[number].text
    if mentions and words[max(number, 1)].gap in {", ", " ("}:
        return _part_of(name, mentions[0], gazetteer)
    if number == 0 and not mentions:
        return _misspelt(name, "", gazetteer)
    return None


def _part_of(
    name: str,
    wide: Mention,
    gazetteer: Gazetteer,
) -> Mention | None:
    """Return the place of "name, wide" where nobody knows the name."""
    if wide.place is None:
        return None
    if wide.place.kind == "oblast":
        return _misspelt(name, wide.place.region, gazetteer)
    if (wide.place.population or 0) >= CITY:
        return wide
    return None


def _misspelt(
    name: str,
    region: str,
    gazetteer: Gazetteer,
) -> Mention | None:
    """Return a mention of the one large place whose name differs by a letter, None when
    there is none or more. region: "" for any.
    """
    alike: dict[str, Candidate] = {}
    for candidate in gazetteer.candidates(name, region or None, limit=20):
        place = candidate.place
        is_large = place.kind in _TOWNS and (place.population or 0) >= LARGE
        if is_large and is_typo(name, place.name) and region in {"", place.region}:
            alike[place.id] = candidate
    if len(alike) != 1:
        return None
    (only,) = alike.values()
    place = replace(only.place, precision=Precision.APPROXIMATE)
    reason = f"{name!r}: taken for a slip of {place.name}"
    return Mention(
        start=0,
        end=0,
        place_as_written="",
        sentence=0,
        role=Role.PLACE,
        resolution=Resolution((only,), only, only.score, reason),
        place=place,
        precision=place.precision,
        radius_km=place.radius_km,
    )


def is_typo(written: str, name: str) -> bool:
    """Tell whether one letter was left out, added, changed, or two neighbours were
    swapped; upper case counts not.
    """
    a, b = written.lower(), name.lower()
    if len(a) < SHORTEST_TYPO:
        return False
    return OSA.distance(a, b, score_cutoff=1) == 1


def _contains(wide: Mention, small: Mention) -> bool:
    if wide.place is None or small.place is None or wide.radius_km is None:
        return False
    return distance_km(wide.place, small.place) <= wide.radius_km + SUBURB_KM
