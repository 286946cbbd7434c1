"""Which words of a Ukrainian or Russian sentence name a place: names in any case, told
by the words around them and by what the gazetteer knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice, product
from typing import NamedTuple

from dashboard.claimants.phonetics import person_in
from dashboard.domain.place import Candidate
from dashboard.reading.lexicon.loader import word_lists
from dashboard.reading.lexicon.schema import InflectedPlaceWords
from dashboard.reading.model import Role
from dashboard.reading.places.context import Toponym, word_at
from dashboard.reading.places.directions import direction_called
from dashboard.reading.places.recognise import MOST_TOPONYMS, NameLookup
from dashboard.reading.text.inflection import nominatives, ukrainian_name
from dashboard.reading.text.nlp import WordSpan

MOST_WORDS = 3
"""Words of the longest name that is looked up; hyphens part words."""
MOST_FORMS = 400
"""Nominatives that are tried for one name."""
LEAST = 0.55
"""Least score of the gazetteer for a name after a preposition or on a list."""
BARE = 0.7
"""The same for one that nothing around it marks."""
OPENING = 0.9
"""The same for a word that begins a sentence, where every word has a capital."""
LARGE = 100_000
"""People from which a city is meant before a village whose name is the same in this
case.
"""
LARGE_BONUS = 0.1
TOWN = 10_000
"""People from which a town is meant before a place abroad of the same letters."""
NOTED = 0.88
"""Score of the gazetteer from which a place of Ukraine is one that reports name."""
_RANK_COST = 0.002
_TRANSLATED = 0.05
# Score by which another reading of a case may be worse, and how many are weighed.
_CLOSE, _MOST_OTHERS = 0.3, 3
_CHAIN = 8
"""Words between an adjective and the noun that it shares with others: "the Donetsk,
Luhansk and Kherson oblasts".
"""
_ADJECTIVES = ("ськ", "цьк", "зьк", "ск", "цк")
_CASE = re.compile(
    r"(?:ими|ого|ому|ою|ий|им|ої|ій|их|ом|ое|ая|ой|ую|ие|ых|ым|ей|у|а|і)$"
)
_QUOTES = frozenset('"“”«»„')
_LIST_GAPS = frozenset({", ", "; ", " – ", " — ", " - ", "/", "), ", "-", "–"})
_INSTRUMENTAL = (
    "ом",
    "ем",
    "єм",
    "им",
    "ою",
    "ею",
    "єю",
    "ами",
    "ями",
    "ой",
    "ей",
    "ым",
)
# Українськ is a town; its adjective has other endings.
_TOWN_OF_STATE = re.compile(r"українськ[ау]?|українському?|украинск[ауе]?|украинском")
# Of adjectives in their other cases: no noun ends so.
_OBLIQUE_ADJECTIVES = ("ого", "ього", "ому", "ьому", "ої", "ій", "ьей", "ьего", "ьему")
# What names of villages end in and surnames do not behind a preposition.
_TOPONYM = re.compile(r"(?:[оеё]во|ино|ыно|[оеі]вк[аеуиі]|івці|ичах|ичі|ичи|щин[оеу])$")
_CYRILLIC = re.compile(r"[а-яёіїєґ'’ʼ-]+")
_UNIT_REACH = 6
_GUESSES = 4
_SHORTEST = 4
_SHORTEST_ABROAD = 5
_UNDER = frozenset({"під", "под"})
_ON = frozenset({"на"})
# Letters that the longest ending of a river's name in a case has.
_ENDING = 2
# Of surnames in the cases of an object: "звільнили Іванова".
_PERSONS = ("ова", "ева", "єва", "іна", "ина", "ого")
_LONG_NAME = 8
_TOWN_BONUS = 0.15
_CLOSE_SCORE = 0.8
# Of adjectives in the nominative, as the first word of a name has them.
_ADJECTIVE_ENDS = ("ий", "а", "е", "і", "ый", "ой", "ая", "ое", "ее", "ие", "ые")
_SPEECH_ENDS = frozenset(",.!?…")
_SETTLED = frozenset({"city", "town", "settlement", "village"})
_FEMININE = ("ой", "ою", "ій", "ої", "ую")
_LOCATIVE_ADJECTIVES = ("ському", "цькому", "ском", "цком")
_PLURAL_ADJECTIVES = ("их", "ых", "ими", "ыми", "ие", "ые", "ні", "ті", "ші", "жні")
_PLURAL_OF_ADJECTIVES = ("ские", "цкие", "ські", "цькі", "скими", "ськими")


class _Line(NamedTuple):
    text: str
    words: Sequence[WordSpan]
    lookup: NameLookup
    language: str
    lexicon: InflectedPlaceWords
    published: date | None

    def name_of(self, first: int, last: int) -> str:
        """Return words first to last, both included, as the text has them."""
        return self.text[self.words[first].start : self.words[last].end]

    def starts(self, at: int, beginnings: Sequence[str]) -> bool:
        """Tell whether a word begins like one of those."""
        return word_at(self.words, at).lower.startswith(tuple(beginnings))


def recognise_inflected(
    text: str,
    words: Sequence[WordSpan],
    lookup: NameLookup,
    language: str,
    published: date | None = None,
) -> list[Toponym]:
    """Return the names of places in a sentence, in order; [] when there are none.

    words: of the sentence. language: uk or ru. published: the day of the report, by
    which a direction of the front is told. The names that the gazetteer is asked are
    nominatives.
    """
    lexicon = word_lists(InflectedPlaceWords, language)
    line = _Line(text, words, lookup, language, lexicon, published)
    toponyms: list[Toponym] = []
    at = 0
    while at < len(words) and len(toponyms) < MOST_TOPONYMS:
        toponym = None
        if words[at].capital or line.starts(at, tuple(lexicon.regions)):
            toponym = _toponym_at(line, at, toponyms)
        if toponym is None:
            at += 1
            continue
        _take_ordinal(line, toponym)
        _displace(line, toponym, toponyms)
        toponyms.append(toponym)
        at = toponym.last + 1
    return toponyms


def _toponym_at(
    line: _Line,
    at: int,
    before: Sequence[Toponym],
) -> Toponym | None:
    region = _region(line, at) or _sea(line, at)
    if region is not None or not line.words[at].capital:
        return region
    noun = _shared_noun(line, at)
    if noun is not None:
        return _of_adjective(line, at, noun)
    if _is_river(line, at):
        # Before what is left out: "на Сіверському Донці" is on no direction.
        return None
    elliptic = _elliptic(line, at, before)
    if elliptic is not None or _is_skipped(line, at):
        return elliptic
    return _border_village(line, at) or _named(line, at, before)


def _named(
    line: _Line,
    at: int,
    before: Sequence[Toponym],
) -> Toponym | None:
    """Return the place whose name begins at a word, None for none."""
    words = line.words
    cue = _has_cue(line, at, before)
    name = _known_name(line, at, cue=cue)
    if name is None:
        is_led = cue or _is_taken(line, at)
        return _unknown_to_all(line, at, before, is_led=is_led)
    last, query, others = name
    if last == at and (_opens_longer_name(line, at) or _opens_named(line, at)):
        # "Казачьей Локни": neither word alone is the place.
        span = words[at].start, words[at + 1].end
        return Toponym(*span, at, at + 1, line.name_of(at, at + 1), "")
    first = at - 1 if _is_island(line, at, query) else at
    toponym = Toponym(
        words[first].start,
        words[last].end,
        first,
        last,
        query,
        _kind_before(line, at),
        other_names=others,
    )
    if _is_of_state(line, at) or _is_government(line, at, last, query):
        toponym.role = Role.METONYM
    return toponym


def _take_ordinal(line: _Line, toponym: Toponym) -> None:
    """Take the number behind a name into it: "Новосілку Другу" is another village than
    "Новосілка".
    """
    after = toponym.last + 1
    if toponym.kind in _WIDE or word_at(line.words, after).gap != " ":
        return
    if _is_ordinal(line, after):
        toponym.name = f"{toponym.name} {line.words[after].text}"
        toponym.last, toponym.end = after, line.words[after].end
        toponym.other_names = ()


_WIDE = frozenset({"oblast", "raion", "hromada"})


def _is_ordinal(line: _Line, at: int) -> bool:
    """Tell the number of a village behind its name, in the same case: in "звільнила
    Кліщіївку Третя штурмова" it is a brigade's.
    """
    if at >= len(line.words) or _ORDINAL.fullmatch(line.words[at].text) is None:
        return False
    number, name = line.words[at].lower, line.words[at - 1].lower
    return all(name.endswith(ends) for ends in _ORDINAL_ENDS if number.endswith(ends))


_ORDINAL = re.compile(
    r"(?:Перш|Друг|Трет|Перв|Втор)(?:а|у|ої|ій|ою|я|ю|ьої|ая|ую|ой|е|ое|ого|ому|им|ом|ый)"
    r"|(?:Трет)(?:ья|ью|ьей|ьего)"
)
_ORDINAL_ENDS = (("а", "я"), ("у", "ю"))


def _unknown_to_all(
    line: _Line,
    at: int,
    before: Sequence[Toponym],
    *,
    is_led: bool,
) -> Toponym | None:
    """Return a name that the gazetteer lacks in that spelling, None for no place."""
    sounding = _russian_name(line, at) if is_led else None
    return sounding or _unknown_name(line, at, before) or _located_name(line, at)


def _is_of_state(line: _Line, at: int) -> bool:
    """Tell a country, or what its government is called by."""
    lower, lexicon = line.words[at].lower, line.lexicon
    if lower.startswith(lexicon.seats):
        return True
    is_country = lower.startswith(tuple(lexicon.countries))
    return is_country and _TOWN_OF_STATE.fullmatch(lower) is None


def _elliptic(
    line: _Line,
    at: int,
    before: Sequence[Toponym],
) -> Toponym | None:
    """Return a region or direction whose noun is left out: "64 над Бєлгородською
    областю, 38 над Воронезькою", "На Лиманському відбито дев'ять атак"; None for
    another word.
    """
    words = line.words
    word, previous = words[at], word_at(words, at - 1).lower
    if word.gap != " " or not _stem_of_adjective(word.text):
        return None
    span = word.start, word.end, at, at
    feminine = word.lower.endswith(_FEMININE)
    if feminine and any(toponym.kind == "oblast" for toponym in before):
        is_led = previous in line.lexicon.locative | line.lexicon.conjunctions
        return _division(line, word.text, span, "oblast") if is_led else None
    if previous != "на" or not word.lower.endswith(_LOCATIVE_ADJECTIVES):
        return None
    direction = direction_called(word.text, line.published)
    if direction is None:
        return None
    return Toponym(*span, direction.name, "", sector=True)


def _border_village(line: _Line, at: int) -> Toponym | None:
    """Return a village beyond the border that the gazetteer may lack: "Малой Локни"."""
    words, villages = line.words, line.lexicon.border_villages
    for last in range(min(at + MOST_WORDS, len(words)) - 1, at - 1, -1):
        written = line.name_of(at, last)
        for form in _nominatives_of(written, line.language):
            if form in villages and not line.lookup.inside(_capitalised(form)):
                span = words[at].start, words[last].end
                return Toponym(*span, at, last, _capitalised(form), "")
    return None


def _nominatives_of(name: str, language: str) -> Iterator[str]:
    """Yield the nominatives, in lower case, that a name of some words may come from."""
    parts = [nominatives(word, language) for word in name.lower().split()]
    for form in islice(product(*parts), MOST_FORMS):
        yield " ".join(form)


def is_border_village(name: str, language: str) -> bool:
    """Tell the name of a village of Russia's along the border, in any case. language:
    uk or ru.
    """
    villages = word_lists(InflectedPlaceWords, language).border_villages
    return any(form in villages for form in _nominatives_of(name, language))


def _capitalised(name: str) -> str:
    return re.sub(r"(?<![\w'])\w", lambda letter: letter.group().upper(), name)


def _is_island(line: _Line, at: int, query: str) -> bool:
    """Tell a name whose island is its own: "острова Зміїний"."""
    if word_at(line.words, at - 1).lower not in line.lexicon.islands:
        return False
    best = line.lookup.best(query)
    return best is not None and best.place.kind == "point"


def _feature(
    line: _Line,
    written: str,
    noun: int,
    span: tuple[int, int, int, int],
) -> Toponym | None:
    """Return a bridge, dam or airfield that is called by an adjective and that the
    gazetteer knows; None for another.
    """
    if span[3] != noun:
        return None
    lower = line.words[noun].lower
    for beginning, nominative in line.lexicon.features.items():
        if not lower.startswith(beginning):
            continue
        for form in _masculine_and_feminine(written, line.language):
            name = f"{form} {nominative}"
            best = line.lookup.best(name)
            if best is not None and best.place.kind in _POINTS:
                return Toponym(*span, name, "")
    return None


# Bridges and dams are points, spits and straits areas.
_POINTS = frozenset({"point", "area"})


def _sea(line: _Line, at: int) -> Toponym | None:
    """Return a sea off the coast of Ukraine: "акваторією Чорного моря"."""
    words = line.words
    if not line.starts(at + 1, ("мор",)) or words[at + 1].gap != " ":
        return None
    for beginning, name in _SEAS.items():
        if words[at].lower.startswith(beginning):
            return Toponym(words[at].start, words[at + 1].end, at, at + 1, name, "")
    return None


_SEAS = {
    "чорн": "Чорне море",
    "чёрн": "Чорне море",
    "черн": "Чорне море",
    "азов": "Азовське море",
}


def _region(line: _Line, at: int) -> Toponym | None:
    """Return a region that has a word of its own: "Донеччина", and what Russia calls
    two of them: "Донецкая Народная Республика".
    """
    republic = _republic(line, at)
    if republic is not None:
        return republic
    lower = line.words[at].lower
    if _CRIMEA.fullmatch(lower):
        word = line.words[at]
        return Toponym(word.start, word.end, at, at, "Crimea", "oblast")
    for beginning, region in line.lexicon.regions.items():
        if lower.startswith(beginning):
            word = line.words[at]
            kind = "" if region == "Donbas" else "oblast"
            return Toponym(word.start, word.end, at, at, region, kind)
    return None


def _republic(line: _Line, at: int) -> Toponym | None:
    words = line.words
    if not words[at].capital or not line.starts(at + 1, ("народн",)):
        return None
    if not line.starts(at + 2, ("республ",)):
        return None
    for beginning, region in _REPUBLICS.items():
        if words[at].lower.startswith(beginning):
            span = words[at].start, words[at + 2].end
            return Toponym(*span, at, at + 2, region, "oblast")
    return None


# The peninsula in all cases, not its adjective.
_CRIMEA = re.compile(r"кр[иы]м(?:у|а|ом|е|ові)?")
_REPUBLICS = {"донец": "Donetsk", "луган": "Luhansk"}


def _stem_of_adjective(word: str) -> str:
    """Return "курськ" of "Курської", "" of what is no such adjective."""
    lower = word.lower().replace("’", "'").replace("ʼ", "'")
    stem = _CASE.sub("", lower)
    if stem != lower and stem.endswith(_ADJECTIVES):
        return stem
    return ""


def _shared_noun(line: _Line, at: int) -> int | None:
    """Return the noun that an adjective in -ський belongs to, also where others stand
    between: "Донецької та Луганської областей"; None for no adjective.
    """
    words = line.words
    end = _adjective_end(words, at)
    if end is None:
        return None
    nouns = (
        *line.lexicon.oblasts,
        *line.lexicon.raions,
        *line.lexicon.hromadas,
        *line.lexicon.sectors,
        *line.lexicon.after_adjectives,
    )
    for k in range(end + 1, min(len(words), end + 1 + _CHAIN)):
        word = words[k]
        if word.gap not in {" ", ", ", "-"}:
            return None
        if not word.capital and word.lower.startswith(nouns):
            return k if _may_agree(line, end, k) else None
        other = word.capital and bool(_stem_of_adjective(word.text))
        joins = word.lower in line.lexicon.conjunctions or word.gap == "-"
        first = word.capital and word_at(words, k + 1).gap == "-"
        if not (other or joins or first):
            return None
    return None


def _may_agree(line: _Line, adjective: int, noun: int) -> bool:
    """Tell whether an adjective may be of the noun right behind it: in "над міськрадою
    Куп'янська військові підняли" the town stands in the genitive.
    """
    if noun != adjective + 1 or line.words[noun].text.isupper():
        return True
    lower = line.words[adjective].lower
    if not lower[:-1].endswith(_ADJECTIVES) or lower[-1] not in _OF_TOWNS:
        return True
    # In Russian an adjective has longer endings: "Купянская".
    agreeing = _OF_TOWNS[lower[-1]] if line.language == "uk" else ()
    return line.words[noun].lower.endswith(agreeing)


# Last letter of a town in a case that its adjective in the feminine has as well -> what
# a noun ends in that agrees with that.
_OF_TOWNS = {"а": ("а", "я", "ь"), "у": ("у", "ю", "ь")}


def _adjective_end(
    words: Sequence[WordSpan],
    at: int,
) -> int | None:
    """Return the last word of an adjective, "Івано-Франківської" among them; None for
    another word.
    """
    if _stem_of_adjective(words[at].text):
        return at
    after = word_at(words, at + 1)
    if after.gap == "-" and _stem_of_adjective(after.text):
        return at + 1
    return None


def _of_adjective(
    line: _Line,
    at: int,
    noun: int,
) -> Toponym | None:
    """Return the oblast, raion or direction of an adjective; None for a unit or office
    that is called so.
    """
    words, lexicon = line.words, line.lexicon
    last = _adjective_end(words, at) or at
    written = line.name_of(at, last)
    end = noun if noun == last + 1 else last
    span = words[at].start, words[end].end, at, end
    if line.starts(noun, lexicon.sectors):
        return _direction(line, written, span)
    if line.starts(noun, lexicon.oblasts):
        return _division(line, written, span, "oblast")
    if line.starts(noun, lexicon.raions):
        return _division(line, written, span, "raion") or _unknown_division(
            line, noun, span, "raion"
        )
    if line.starts(noun, lexicon.hromadas):
        return _unknown_division(line, noun, span, "hromada")
    return _feature(line, written, noun, span)


def _unknown_division(
    line: _Line,
    noun: int,
    span: tuple[int, int, int, int],
    kind: str,
) -> Toponym | None:
    """Return a raion, district or hromada that the gazetteer lacks, by its name as it
    is written; None where others stand between it and its noun.
    """
    if span[3] != noun:
        return None
    return Toponym(*span, line.name_of(span[2], noun), kind)


def _direction(
    line: _Line,
    written: str,
    span: tuple[int, int, int, int],
) -> Toponym | None:
    direction = direction_called(written, line.published)
    name = written
    if direction is not None:
        name = direction.name
    else:
        towns = [t for t in _bases(written) if line.lookup(t)]
        if not towns:
            return None
        name = towns[0]
    return Toponym(*span, name, "", sector=True)


def _division(
    line: _Line,
    written: str,
    span: tuple[int, int, int, int],
    kind: str,
) -> Toponym | None:
    """Return the oblast or raion of an adjective, a region abroad by its town."""
    for form in _masculine_and_feminine(written, line.language):
        best = line.lookup.best(f"{form} {kind}")
        if best is not None and best.place.kind == kind and best.how != "skeleton":
            return Toponym(*span, form, kind)
    for town in _bases(written):
        if line.lookup.abroad(town):
            return Toponym(*span, town, kind)
    return None


def _masculine_and_feminine(
    written: str,
    language: str,
) -> tuple[str, str]:
    stem = _stem_of_adjective(written)
    head = written[: len(stem)]
    if language == "uk":
        return head + "а", head + "ий"
    return head + "ая", head + "ий"


def _bases(written: str) -> Iterator[str]:
    """Yield the towns that an adjective may be made of: Курськ of "Курської", Бєлгород
    of "Бєлгородської".
    """
    stem = written[: len(_stem_of_adjective(written))]
    yield stem
    if stem.endswith(("зьк", "жск")):
        yield stem[:-3] + "ж"
    if stem.endswith("моск"):
        yield stem + "ва"
    for ending in ("ськ", "ск"):
        if stem.endswith(ending):
            base = stem.removesuffix(ending)
            yield base
            if base.endswith("ов"):
                # Московська: of Москва.
                yield base.removesuffix("ов") + "ва"
            yield from (base + "ка", base + "а", base + "е", base + "я")
            break


# "НПЗ", and in a case: "КАБами".
_SHORT_FORM = re.compile(r"[A-ZА-ЯІЇЄҐ\d]{1,5}|[А-ЯІЇЄҐ]{2,}[а-яіїєґ]{1,4}")


def _is_skipped(line: _Line, at: int) -> bool:
    """Tell a word that is no place though some village may be called so."""
    words, lexicon = line.words, line.lexicon
    word, previous, after = words[at], word_at(words, at - 1), word_at(words, at + 1)
    if _SHORT_FORM.fullmatch(word.text):
        return True
    if len(word.text) < 3 or word.lower in lexicon.locative | lexicon.conjunctions:
        return True
    if _is_common(line, at) and not (
        line.starts(at - 1, lexicon.settlement_nouns) or _opens_known(line, at)
    ):
        return True
    if after.gap == "-" and after.text.isdigit():
        return True
    if (
        _is_people(line, at)
        or _is_attribute(word, after)
        or _is_quoted(line, at)
        or _is_person(line, at)
    ):
        return True
    named_after = previous.lower in {"імені", "ім", "имени", "им"}
    return named_after or _is_street(line, at)


def _is_people(line: _Line, at: int) -> bool:
    """Tell those who live in a town, "Дніпряни розбирають", at the beginning."""
    after = word_at(line.words, at + 1)
    is_many = line.words[at].lower.endswith(("яни", "чани", "яне", "чане"))
    return is_many and _opens(line, at) and after.gap == " " and not after.capital


def _is_attribute(word: WordSpan, after: WordSpan) -> bool:
    """Tell "Київські волонтери": whose they are."""
    is_plural = word.lower.endswith(_PLURAL_OF_ADJECTIVES)
    return is_plural and after.gap == " " and not after.capital


def _is_street(line: _Line, at: int) -> bool:
    """Tell a name with the word for a street before or after it."""
    words, streets = line.words, tuple(line.lexicon.streets)
    word, previous, after = words[at], word_at(words, at - 1), word_at(words, at + 1)
    if previous.lower.startswith(streets) and word.gap in {" ", ". "}:
        return not _is_of_town(line, at)
    return after.gap == " " and after.lower.startswith(streets)


def _is_of_town(line: _Line, at: int) -> bool:
    """Tell a town behind its streets, "на вулицях Вовчанська", from the name of one."""
    if word_at(line.words, at - 1).lower not in line.lexicon.plural_streets:
        return False
    before = word_at(line.words, at - 2).lower
    described = before.endswith(_PLURAL_ADJECTIVES)
    return described or before in line.lexicon.locative


def _opens_known(line: _Line, at: int) -> bool:
    """Tell a common word that opens the name of a place: "Красной Горы"."""
    after = word_at(line.words, at + 1)
    is_name = after.gap == " " and after.capital and not after.text.isupper()
    return is_name and bool(_known_forms(line, at, at + 1))


def _is_common(line: _Line, at: int) -> bool:
    """Tell a word of the list of those that are no places, in any case where it
    opens a sentence.
    """
    never, word = line.lexicon.never_places, line.words[at].lower
    if word in never:
        return True
    forms = nominatives(word, line.language)
    # Of a long list of guesses the first ones are the likely ones.
    return _opens(line, at) and any(form in never for form in forms[:_GUESSES])


def _opens(line: _Line, at: int) -> bool:
    """Tell the first word of a sentence, also behind the time of an entry or a
    picture: "12:05 — Військові", "😡 Усі живі".
    """
    if not any(word.text[0].isalpha() for word in line.words[:at]):
        return True
    return any(ord(sign) > _LAST_MARK for sign in line.words[at].gap)


# Signs beyond it are pictures.
_LAST_MARK = 0x2190


def _is_quoted(line: _Line, at: int) -> bool:
    """Tell a name between quotation marks that no word for a settlement leads to: so
    units are called.
    """
    words = line.words
    if words[at].gap[-1:] not in _QUOTES:
        return False
    for k in range(at, min(len(words), at + MOST_WORDS)):
        after = word_at(words, k + 1)
        if k > at and not words[k].capital and _ends_speech(after.gap):
            # "«Мирноград наш», — каже боєць": somebody's words.
            return False
        if after.gap[:1] in _QUOTES:
            return not line.starts(at - 1, line.lexicon.settlement_nouns)
        if k + 1 == len(words):
            return k < at + MOST_WORDS - 1
    return False


def _ends_speech(gap: str) -> bool:
    """Tell the end of what somebody says: a mark inside the quotation or a dash."""
    return gap[:1] in _SPEECH_ENDS or gap[1:2] == ","


def _is_person(line: _Line, at: int) -> bool:
    words, lexicon = line.words, line.lexicon
    word, previous, after = words[at], word_at(words, at - 1), word_at(words, at + 1)
    if word.gap in {" ", ". "} and previous.lower.startswith(tuple(lexicon.ranks)):
        return True
    is_initial = len(previous.text) == 1 and previous.capital
    if is_initial and word.gap.startswith("."):
        return True
    if after.gap == " " and after.capital and _is_given(word, lexicon):
        return True
    return word.gap == " " and previous.capital and _is_given(previous, lexicon)


def _is_given(
    word: WordSpan,
    lexicon: InflectedPlaceWords,
) -> bool:
    """Tell a given name in any case."""
    lower = word.lower.replace("’", "'").replace("ʼ", "'")
    if lower in lexicon.given_names:
        return True
    language = "ru" if "пётр" in lexicon.given_names else "uk"
    return any(
        form.lower() in lexicon.given_names for form in nominatives(lower, language)
    )


def _is_river(line: _Line, at: int) -> bool:
    lexicon, lower = line.lexicon, line.words[at].lower
    if line.starts(at - 1, lexicon.rivers):
        return True
    if line.starts(at - 1, lexicon.banks) and any(
        lower.startswith(name) and len(lower) <= len(name) + _ENDING
        for name in lexicon.river_names
    ):
        return True
    # "на лівому березі Дніпра", "Сіверський Донець".
    donets = ("донец", "донц", "дінц")
    if lower.startswith(("сіверськ", "северск")):
        return line.starts(at + 1, donets)
    return lower.startswith(donets) and line.starts(at - 1, ("сіверськ", "северск"))


def _has_cue(
    line: _Line,
    at: int,
    before: Sequence[Toponym],
) -> bool:
    """Tell whether a place is likely by what stands before."""
    words, lexicon = line.words, line.lexicon
    previous = word_at(words, at - 1)
    gap = words[at].gap
    if gap == " " and previous.lower in lexicon.locative:
        return True
    if gap in {" ", ". ", "."} and (
        line.starts(at - 1, lexicon.settlement_nouns) or previous.lower in _SHORT
    ):
        return True
    if gap == " " and line.starts(at - 1, (*lexicon.raions, *lexicon.sectors)):
        return True
    if gap in {" ", " (", ": "} and line.starts(at - 1, ("пункт",)):
        return True
    if _opens(line, at) and _is_heading(line, at):
        return True
    return bool(before) and _goes_on(line, at, before[-1].last)


def _goes_on(line: _Line, at: int, last: int) -> bool:
    """Tell whether a word is the next one of a list. last: the word that ends the name
    before it.
    """
    gap = line.words[at].gap
    if last == at - 1:
        return gap in _LIST_GAPS
    joins = word_at(line.words, at - 1).lower in line.lexicon.conjunctions
    return last == at - 2 and gap == " " and joins


def _is_heading(line: _Line, at: int) -> bool:
    """Tell a name that stands alone before what is told there: "— Суджа: дрон"."""
    last = at
    while last + 1 < len(line.words) and line.words[last + 1].capital:
        last += 1
    if last - at >= MOST_WORDS:
        return False
    return word_at(line.words, last + 1).gap in _HEADING_GAPS


_HEADING_GAPS = frozenset({": ", " – ", " — ", " - ", " ("})
_SHORT = frozenset({"м", "с", "смт", "г", "пгт", "н", "п", "сел", "нп"})


def _known_name(
    line: _Line,
    at: int,
    *,
    cue: bool,
) -> tuple[int, str, tuple[str, ...]] | None:
    """Return the last word, the nominative, and other nominatives of the longest name
    that begins at a word and that the gazetteer knows, None when there is none.
    """
    words = line.words
    longest = at
    while longest + 1 < len(words) and longest - at < MOST_WORDS - 1:
        after = words[longest + 1]
        if after.gap not in {" ", "-"} or not (after.capital or after.gap == "-"):
            break
        longest += 1
    for last in range(longest, at - 1, -1):
        forms = _known_forms(line, at, last)
        if not forms:
            continue
        score, query = _at_home(line, forms, line.name_of(at, last))
        if _opens(line, at) and not cue and _is_chance(line, last, query):
            continue
        if score >= _least(line, at, last, query, cue=cue):
            others = _other_forms(line, forms, score, query)
            if score > 1.0 or line.lookup.abroad(query):
                # A large city, or a place abroad, is meant whatever else it could be.
                others = ()
            return last, query, others[:_MOST_OTHERS]
    return None


def _other_forms(
    line: _Line,
    forms: Sequence[tuple[float, str]],
    score: float,
    query: str,
) -> tuple[str, ...]:
    """Return the other nominatives that may be meant, nothing abroad beside a town."""
    likely = [form for s, form in forms if s > score - _CLOSE and form != query]
    best = line.lookup.best(query)
    if best is not None and (best.place.population or 0) >= TOWN:
        likely = [form for form in likely if not line.lookup.abroad(form)]
    return tuple(likely)


def _at_home(
    line: _Line,
    forms: Sequence[tuple[float, str]],
    written: str,
) -> tuple[float, str]:
    """Return the form that is meant with its score: the best one, but rather a town of
    Ukraine in some case than a place abroad that happens to be called as the town is in
    that case. «В Ізюмі» is in Izium, not in Izumi.
    """
    score, query = forms[0]
    if not line.lookup.abroad(query):
        return score, query
    is_small = not _is_large_abroad(line, query)
    for other_score, other in forms[1:]:
        town = line.lookup.best(other)
        if town is None or line.lookup.abroad(other):
            continue
        if query == written and other != ukrainian_name(query):
            is_rather = _is_town_at_home(town)
        else:
            is_rather = _is_noted(town) or (is_small and town.place.country == "UA")
        if is_rather:
            return other_score, other
    return score, query


def _is_town_at_home(candidate: Candidate) -> bool:
    return (candidate.place.population or 0) >= TOWN


def _is_noted(candidate: Candidate) -> bool:
    """Tell a town of Ukraine, or a village that reports name, by its own name."""
    is_exact = candidate.how == "exact" and candidate.score >= NOTED
    return is_exact and candidate.place.country == "UA"


def _is_large_abroad(line: _Line, name: str) -> bool:
    """Tell a name abroad that everybody knows: of a city, a region or a country."""
    best = line.lookup.best(name)
    if best is None or best.place.kind not in _SETTLED:
        return True
    return (best.place.population or 0) >= LARGE


def _is_chance(line: _Line, last: int, query: str) -> bool:
    """Tell a word that begins a sentence and is only in some case, or only by its few
    letters, the name of a place abroad.
    """
    if not line.lookup.abroad(query):
        return False
    written = line.name_of(0, last)
    return len(query) < _SHORTEST_ABROAD or written.lower() != query.lower()


def _least(
    line: _Line,
    at: int,
    last: int,
    query: str,
    *,
    cue: bool,
) -> float:
    if cue:
        return LEAST
    if _is_part(line, at, last):
        return OPENING
    if not _opens(line, at) or last > at or _is_listed_behind(line, last):
        return BARE
    return OPENING - _TOWN_BONUS if _is_town(line, query) else OPENING


def _is_part(line: _Line, at: int, last: int) -> bool:
    """Tell what is part of another name, as likely as not."""
    words = line.words
    after, previous = word_at(words, last + 1), word_at(words, at - 1)
    if after.gap == " " and after.capital and last == at:
        return True
    return words[at].gap == " " and previous.capital and at > 1


def _is_town(line: _Line, query: str) -> bool:
    """Tell a town of Ukraine with a name too long to be a word by chance."""
    best = line.lookup.best(query)
    if best is None or best.how != "exact" or len(query) <= _SHORTEST_ABROAD:
        return False
    return best.place.country == "UA" and best.place.kind in {"city", "town"}


def _is_listed_behind(line: _Line, last: int) -> bool:
    """Tell a word that begins a sentence and a list of names: "X и Y обстреляли"."""
    after = last + 1
    if word_at(line.words, after).lower in line.lexicon.conjunctions:
        after += 1
    elif word_at(line.words, after).gap != ", ":
        return False
    word = word_at(line.words, after)
    return word.capital and line.lookup(word.text)


def _known_forms(
    line: _Line,
    first: int,
    last: int,
) -> list[tuple[float, str]]:
    """Return the nominatives that the gazetteer knows with their scores, best first."""
    words = line.words
    parts = [_forms_of_part(line, first, last, k) for k in range(first, last + 1)]
    gaps = [words[k].gap for k in range(first + 1, last + 1)]
    forms: list[tuple[float, str]] = []
    for rank, words_of_form in enumerate(islice(product(*parts), MOST_FORMS)):
        rest = zip(gaps, words_of_form[1:], strict=True)
        query = words_of_form[0] + "".join(gap + form for gap, form in rest)
        for name, cost in _spellings(query, line.language):
            score = _score(line, name) - cost
            if score > 0:
                forms.append((score - _RANK_COST * rank, name))
    best: dict[str, float] = {}
    for score, name in sorted(forms, key=lambda pair: -pair[0]):
        best.setdefault(name, score)
    return [(score, name) for name, score in best.items()]


def _spellings(
    query: str,
    language: str,
) -> Iterator[tuple[str, float]]:
    """Yield a nominative, and a Russian one as Ukrainian spells it, each with what that
    costs: Бурлацкое is Бурлацьке.
    """
    yield query, 0.0
    if language != "ru":
        return
    own = ukrainian_name(query)
    if own != query:
        yield own, _TRANSLATED


def _forms_of_part(
    line: _Line,
    first: int,
    last: int,
    at: int,
) -> tuple[str, ...]:
    """Return the nominatives that one word of a name may come from."""
    words = line.words
    text = words[at].text
    if _follows_on(words, first, at):
        return (text,)
    forms = nominatives(text, line.language)
    if word_at(words, at + 1).gap == "-" and at < last:
        # Of a name with a hyphen the last part alone is inflected, as a rule.
        return tuple(dict.fromkeys((text, *forms)))
    return forms


def _follows_on(
    words: Sequence[WordSpan],
    first: int,
    at: int,
) -> bool:
    """Tell the end of "Ростове-на-Дону", which is no case of the name's own."""
    return any(
        words[k].lower in _ON and words[k].gap == "-" for k in range(first + 1, at + 1)
    )


def _score(line: _Line, query: str) -> float:
    """Return how likely a nominative is meant, 0 when nobody is called so."""
    if not line.lookup(query):
        return 0.0
    if line.lookup.abroad(query):
        return 1.0
    best = line.lookup.best(query)
    if best is None or best.how == "skeleton":
        return 0.0
    return best.score + _size_bonus(best)


def _russian_name(line: _Line, at: int) -> Toponym | None:
    """Return a long name in Russian of which only the consonants are a place's in
    Ukraine: "Верхнекаменское", "Сухие Ялы"; None for another.
    """
    words = line.words
    if line.language != "ru":
        return None
    after = word_at(words, at + 1)
    ends = (at + 1, at) if after.gap == " " and after.capital else (at,)
    for last in ends:
        parts = (
            nominatives(word.text, "ru")[:_GUESSES] for word in words[at : last + 1]
        )
        for form in product(*parts):
            name = " ".join(form)
            if len(name) >= _LONG_NAME and _sounds_like_one(line, name):
                return Toponym(words[at].start, words[last].end, at, last, name, "")
    return None


def _sounds_like_one(line: _Line, name: str) -> bool:
    best = line.lookup.best(name)
    if best is None or best.place.country != "UA":
        return False
    return best.score >= _CLOSE_SCORE


def _size_bonus(candidate: Candidate) -> float:
    if (candidate.place.population or 0) >= LARGE:
        return LARGE_BONUS
    return 0.0


def _unknown_name(
    line: _Line,
    at: int,
    before: Sequence[Toponym],
) -> Toponym | None:
    """Return a name that nobody knows where a word for a settlement or a list of places
    leads to it.
    """
    word = line.words[at]
    named = line.starts(at - 1, line.lexicon.settlement_nouns)
    listed = (
        bool(before) and not before[-1].kind and before[-1].last in (at - 1, at - 2)
    )
    if listed and _joins(line, before[-1], at) and len(word.text) > _SHORTEST:
        return Toponym(word.start, word.end, at, at, word.text, "")
    if not named or word.gap != " " or word_at(line.words, at - 1).capital:
        return None
    return Toponym(word.start, word.end, at, at, word.text, _kind_before(line, at))


def _opens_longer_name(line: _Line, at: int) -> bool:
    """Tell an adjective in some case whose noun has a capital too: the two are one
    name.
    """
    word, after = line.words[at], word_at(line.words, at + 1)
    if after.gap != " " or not after.capital or after.text.isupper():
        return False
    if not word.lower.endswith(_OBLIQUE_ADJECTIVES) or len(after.text) < _SHORTEST:
        return False
    if _stem_of_adjective(after.text) or _is_given(after, line.lexicon):
        return False
    return not line.starts(at + 1, tuple(line.lexicon.regions))


def _opens_named(line: _Line, at: int) -> bool:
    """Tell an adjective in the nominative behind a word for a settlement that opens a
    name of two words: "у селі Мокра Орловка".
    """
    word, after = line.words[at], word_at(line.words, at + 1)
    if not line.starts(at - 1, line.lexicon.settlement_nouns):
        return False
    if after.gap != " " or not after.capital or after.text.isupper():
        return False
    if len(after.text) < _SHORTEST or _is_given(after, line.lexicon):
        return False
    return word.lower.endswith(_ADJECTIVE_ENDS)


def _located_name(line: _Line, at: int) -> Toponym | None:
    """Return a name that nobody knows where its grammar makes it a place all the same:
    "в Торопце Тверской области", "під Карачевом", "по Севску".
    """
    words, lexicon = line.words, line.lexicon
    word = words[at]
    if word.gap != " " or len(word.text) <= _SHORTEST or word.text.isupper():
        return None
    if not _CYRILLIC.fullmatch(word.lower):
        return None
    if _is_taken(line, at) and not word.lower.endswith(_PERSONS):
        signs: tuple[object, ...] = (_TOPONYM.search(word.lower),)
    elif word_at(words, at - 1).lower in lexicon.locative:
        signs = _is_in_division(line, at + 1), _is_likely_place(line, at)
    else:
        return None
    if any(signs) or _is_beyond_border(line, at):
        return Toponym(word.start, word.end, at, at, word.text, "")
    return None


def _is_taken(line: _Line, at: int) -> bool:
    """Tell a name right behind a verb whose object is a place."""
    previous = word_at(line.words, at - 1)
    if line.words[at].gap != " " or previous.capital:
        return False
    return line.starts(at - 1, line.lexicon.takers)


def _is_beyond_border(line: _Line, at: int) -> bool:
    """Tell a name behind a preposition that a town or village of Russia or Belarus has
    and nobody in Ukraine.
    """
    word, after = line.words[at], word_at(line.words, at + 1)
    if after.capital and after.gap == " ":
        return False
    if _is_known_person(line, at):
        return False
    for form in nominatives(word.text, line.language)[:_GUESSES]:
        best = line.lookup.best(form)
        if best is None or best.how == "skeleton":
            continue
        if best.place.country in {"RU", "BY"} and best.place.kind in _SETTLED:
            return True
    return False


def _is_in_division(line: _Line, at: int) -> bool:
    """Tell whether the name of an oblast or raion begins at a word."""
    if at >= len(line.words):
        return False
    noun = _shared_noun(line, at)
    divisions = (*line.lexicon.oblasts, *line.lexicon.raions)
    return noun is not None and line.starts(noun, divisions)


def _is_likely_place(line: _Line, at: int) -> bool:
    """Tell a name that only places have behind its preposition, or by its ending."""
    words, lexicon = line.words, line.lexicon
    lower, previous = words[at].lower, word_at(words, at - 1).lower
    after = word_at(words, at + 1)
    if after.capital and after.gap == " ":
        return False
    if line.starts(at, (*lexicon.countries, *lexicon.seats)):
        return False
    if lower.endswith(_OBLIQUE_ADJECTIVES) or _is_known_person(line, at):
        return False
    if previous in _UNDER:
        return lower.endswith(_INSTRUMENTAL)
    if previous == "по" and lower.endswith(("у", "ю")):
        return True
    return previous in lexicon.nearness or _TOPONYM.search(lower) is not None


def _is_known_person(line: _Line, at: int) -> bool:
    word = line.words[at].text
    forms = nominatives(word, line.language)[:_GUESSES]
    return any(person_in(form) is not None for form in (word, *forms))


def _kind_before(line: _Line, at: int) -> str:
    """Return the kind of place written before the name, "" when none is."""
    previous = word_at(line.words, at - 1)
    if line.words[at].gap not in {" ", ". ", " «", ' "'}:
        return ""
    # Of the longer beginning first: "селищ" is no "сел".
    for beginning in sorted(line.lexicon.kinds, key=len, reverse=True):
        if previous.lower.startswith(beginning):
            return line.lexicon.kinds[beginning]
    return ""


def _is_government(
    line: _Line,
    at: int,
    last: int,
    query: str,
) -> bool:
    """Tell a capital that says or wants something."""
    if query not in _CAPITALS:
        return False
    if any(line.starts(k, _BLAMING) for k in range(max(0, at - _BLAME_REACH), at)):
        # "Звинуватили Київ": who is blamed is no place.
        return not _has_cue(line, at, ())
    if query not in _OWN_CAPITALS and not _has_cue(line, at, ()):
        # "Заява Москви", "Москва хоче": nothing says that it is in the city.
        return True
    after = last + 1
    if word_at(line.words, after).lower in _NOT:
        after += 1
    if word_at(line.words, after).gap != " ":
        return False
    return line.starts(after, line.lexicon.verbs_of_governments)


_BLAMING, _BLAME_REACH = ("звинува", "обвин"), 4
_OWN_CAPITALS = frozenset({"Київ", "Киев"})
_NOT = frozenset({"не"})
_CAPITALS = frozenset({"Київ", "Киев", "Москва", "Мінськ", "Минск", "Вашингтон"})


def _displace(
    line: _Line,
    toponym: Toponym,
    before: Sequence[Toponym],
) -> None:
    """Note where the event lies as seen from the name: "біля X", "північніше X", "за 5
    км на північ від X", and the same for what follows on a list.
    """
    words, lexicon = line.words, line.lexicon
    at = toponym.first
    while at > 0 and line.starts(at - 1, lexicon.settlement_nouns):
        at -= 1
    previous = word_at(words, at - 1)
    if previous.lower in lexicon.nearness:
        written = words[toponym.last].lower
        if previous.lower not in _UNDER or written.endswith(_INSTRUMENTAL):
            toponym.displaced = (None, None)
        return
    towards = _bearing_before(line, at)
    if towards is not None:
        toponym.displaced = (towards, _kilometres_before(line, at))
    elif (
        before and before[-1].displaced == (None, None) and _joins(line, before[-1], at)
    ):
        toponym.displaced = before[-1].displaced


def _joins(line: _Line, last: Toponym, at: int) -> bool:
    between = {word.lower for word in line.words[last.last + 1 : at]}
    gap = line.words[at].gap
    return gap in {", ", " "} and between <= line.lexicon.conjunctions


def _bearing_before(line: _Line, at: int) -> float | None:
    words, directions = line.words, line.lexicon.directions
    previous = word_at(words, at - 1).lower
    if previous in directions and previous.endswith(("ше", "ее")):
        return directions[_compound(line, at - 1)]
    if previous in {"від", "от"}:
        return directions.get(_compound(line, at - 2))
    return None


def _compound(line: _Line, at: int) -> str:
    """Return the direction that ends at a word, its parts joined by a hyphen:
    "північний захід" is written with a blank.
    """
    words = line.words
    word, before = word_at(words, at), word_at(words, at - 1)
    joined = f"{before.lower}-{word.lower}"
    if word.gap in {"-", " "} and joined in line.lexicon.directions:
        return joined
    return word.lower


def _kilometres_before(line: _Line, at: int) -> float | None:
    words = line.words
    for k in range(at - 1, max(0, at - _UNIT_REACH), -1):
        if line.starts(k, line.lexicon.kilometres):
            number = words[k - 1].text
            return float(number) if number.isdigit() and len(number) < 4 else None
    return None
