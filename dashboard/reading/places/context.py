"""What the words around a name tell: that it is a place, of which kind, or that it is
part of something else; and how places lie to one another: "north of A near B", "B
(south of A)", "10 km west of A", with the distances and bearings that such words are
held against.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from dashboard.reading.lexicon.loader import word_lists
from dashboard.reading.lexicon.schema import PlaceWords
from dashboard.reading.model import Role
from dashboard.reading.text.nlp import WordSpan

LEXICON = word_lists(PlaceWords)
THINGS = LEXICON.nature | LEXICON.works
FUNCTION_WORDS = LEXICON.locative | LEXICON.function_words
_SETTLEMENT_WORDS = LEXICON.settlement_nouns | LEXICON.modifiers
_ORGANISATIONS = LEXICON.units | LEXICON.organisations
NOT_A_SURNAME = (
    _ORGANISATIONS | THINGS | FUNCTION_WORDS | LEXICON.buildings_and_divisions
)
"""What may stand, capitalised, behind a name without being part of another name."""
_KINDS_OR_THINGS = LEXICON.kinds.keys() | LEXICON.sectors | THINGS
_BEHIND_SEVERAL = (
    LEXICON.sectors
    | LEXICON.plural_sectors
    | LEXICON.plural_kinds
    | LEXICON.between_towns
)
_ACTING = LEXICON.verbs_of_governments | LEXICON.verbs_of_places
_STATES = LEXICON.capitals | LEXICON.countries
_FOREIGN_CAPITALS = LEXICON.capitals - LEXICON.home_capitals
SETTLEMENTS = frozenset({"city", "town", "village", "settlement"})
"""Kinds of the gazetteer that are settlements."""
JOINED = frozenset({" ", "-", "‑"})
"""What may stand between two words of one name."""
_LIST = frozenset(
    {", ", "–", " – ", "-", "—", " — ", "/", " - ", "; ", " & ", "), ", "); "}
)
_CHAIN = frozenset({" ", "-", "–", "/", ", "})
_QUOTES = frozenset('"“”«»')
_OPEN = frozenset({" ", "-", " #", " “", ' "'})
# What stands between a unit and its name.
_NAMING = frozenset({" ", " “", ' "', " «", " ‘", " '"})
_DEFINITE = frozenset({"the", "a", "its", "their", "russian", "ukrainian"})
_TROOPS = frozenset({"forces", "troops"})
# Words that are something else where they have no capital.
_DEFENCE = frozenset({"defence", "defense"})
_LOWER_STREETS = frozenset({"square", "lane", "drive", "road", "highway", "way"})
_ORGANISATION_JOINS = frozenset({" ", "-", "‑", ""})
_GENITIVES = frozenset({"’s ", "'s "})
_WIDE = frozenset({"oblast", "raion"})
# Longer words from which a line can be told to be a headline.
_TITLE = 3
_CUE_REACH = 6
_ORGANISATION_REACH = 5
# Last letters of names that end with a soft sign in Ukrainian.
_SOFT = frozenset("tlnrdzcs")

NO_WORD = WordSpan(0, 0, "", "", "\0", capital=False, possessive=False)
"""What stands before the first word and after the last."""


class Cue(IntEnum):
    """How surely the words before a name say that a place follows."""

    NONE = 0
    WEAK = 1
    STRONG = 2


@dataclass(slots=True)
class Toponym:
    """One name of a place in a sentence. first, last: numbers of its words, both
    included.

    name: what the gazetteer is asked. kind: kind of place that the words beside it
    tell, "" when none do. sector: "the X direction", a stretch of front called by a
    town. plural: what follows goes for names before it too. article: "the X": a river
    or an area, for towns take no article. hromada: the villages governed from there.
    governed: "X governor": the oblast of that name where there is one. displaced: the
    event lies off it, at a bearing (degrees, None for near it) and a distance
    (kilometres, None when none is written); None where the words around are English or
    put it in the place. other_names: that the gazetteer is asked as well, because a
    case of one may be that of another.
    """

    start: int
    end: int
    first: int
    last: int
    name: str
    kind: str
    role: Role = Role.PLACE
    sector: bool = False
    plural: bool = False
    article: bool = False
    hromada: bool = False
    governed: bool = False
    displaced: tuple[float | None, float | None] | None = None
    other_names: tuple[str, ...] = ()


def word_at(words: Sequence[WordSpan], i: int) -> WordSpan:
    """Return a word by its number, NO_WORD beyond the ends."""
    if 0 <= i < len(words):
        return words[i]
    return NO_WORD


def is_headline(words: Sequence[WordSpan]) -> bool:
    """Tell whether every longer word has a capital, so that a capital says nothing."""
    long = [word.capital for word in words if len(word.text) > 3]
    return len(long) >= _TITLE and all(long)


def kind_follows(words: Sequence[WordSpan], last: int) -> bool:
    """Tell whether a word for a kind of place or thing follows: "X oblast", "X
    direction", "X dam".
    """
    after = word_at(words, last + 1)
    return (
        not words[last].possessive
        and after.gap in JOINED
        and after.lower in _KINDS_OR_THINGS
    )


def cue_before(words: Sequence[WordSpan], first: int) -> Cue:
    """Return how surely the words before a name say that a place follows."""
    at, gap = first - 1, words[first].gap
    for _ in range(_CUE_REACH):
        if at < 0 or gap not in _OPEN:
            return Cue.NONE
        cue = _cue_of(words, at)
        if cue is not None:
            return cue
        at, gap = at - 1, words[at].gap
    return Cue.NONE


def _cue_of(words: Sequence[WordSpan], at: int) -> Cue | None:
    """Return the cue that one word gives, None for a modifier, which has it before."""
    word = words[at].lower
    if word in LEXICON.locative:
        if word in LEXICON.ambiguous_prepositions:
            return Cue.WEAK
        return Cue.STRONG
    if word in LEXICON.verbs_of_places:
        return Cue.WEAK
    if word == "of":
        if word_at(words, at - 1).lower in LEXICON.nouns_before_of:
            return Cue.STRONG
        return Cue.NONE
    if word not in LEXICON.modifiers:
        return Cue.NONE
    return None


def is_listed(
    words: Sequence[WordSpan],
    first: int,
    before: Sequence[Toponym],
) -> bool:
    """Tell whether a name goes on a list of places: "A, B and C", "A-B"."""
    if not before:
        return False
    last = before[-1].last
    gap = words[first].gap
    if gap == ": " and (before[-1].sector or before[-1].kind in _WIDE):
        return last + before[-1].sector == first - 1
    if last == first - 1:
        return gap in _LIST
    joined = words[first - 1].lower in LEXICON.conjunctions and gap == " "
    return joined and last == first - 2


def stands_alone(
    words: Sequence[WordSpan],
    first: int,
    last: int,
    before: Sequence[Toponym] = (),
) -> bool:
    """Tell whether no capitalised word touches the name, which would make it part of
    another name.

    before: places named so far; one of them may touch it: "the Svatove-Kreminna road".
    """
    after = word_at(words, last + 1)
    if after.gap in JOINED and after.capital:
        return False
    previous = words[first - 1]
    if first < 2 or words[first].gap not in JOINED or previous.possessive:
        return True
    touches = bool(before) and before[-1].last == first - 1
    return not previous.capital or (touches and is_listed(words, first, before))


def is_quoted_title(
    words: Sequence[WordSpan],
    first: int,
    last: int,
) -> bool:
    """Tell whether the name is part of what is called so between quotation marks: the
    song "Bakhmut Fortress".
    """
    start, end = first, last
    while start and start > first - _TITLE and _continues_left(words, start):
        start -= 1
    while end < last + _TITLE and _continues_right(words, end):
        end += 1
    closed = word_at(words, end + 1).gap[:1] in _QUOTES
    return closed and words[start].gap[-1:] in _QUOTES and end - start > last - first


def _continues_left(words: Sequence[WordSpan], start: int) -> bool:
    return words[start].gap[-1:] not in _QUOTES and _in_title(words[start - 1])


def _continues_right(words: Sequence[WordSpan], end: int) -> bool:
    after = word_at(words, end + 1)
    return after.gap == " " and _in_title(after)


def _in_title(word: WordSpan) -> bool:
    return word.capital or word.lower in {"of", "the"}


def soft_sign_length(text: str, start: int, word: WordSpan) -> int:
    """Return 1 when an apostrophe after the name writes its soft sign ("Irpin'"), 0
    when it closes a quotation.

    start: offset of the sentence.
    """
    after = text[word.end : word.end + 2]
    if after[:1] not in {"'", "’", "ʼ"} or after[1:].isalnum():
        return 0
    opened = text[start : word.start]
    is_soft = word.lower[-1] in _SOFT and "'" not in opened and "‘" not in opened
    return int(is_soft)


def is_speaking(words: Sequence[WordSpan], last: int) -> bool:
    """Tell whether a verb of saying follows, of which an unknown name is likelier a
    person.
    """
    after = word_at(words, last + 1)
    return after.gap == " " and after.lower in LEXICON.verbs_of_persons


def takes_article(
    words: Sequence[WordSpan],
    first: int,
    last: int,
) -> bool:
    """Tell "the Dnipro" from "Dnipro" and from "the Dnipro plant"."""
    previous = word_at(words, first - 1)
    if previous.lower != "the" or words[first].gap != " " or words[last].possessive:
        return False
    at = last + 1
    # In "the Lyman and Kupiansk directions" the article is that of the directions.
    while _in_chain(word_at(words, at)):
        at += 1
    if last + 1 < at and word_at(words, at).lower in _BEHIND_SEVERAL:
        return False
    after = word_at(words, last + 1)
    return after.gap not in JOINED or after.lower in FUNCTION_WORDS


def _in_chain(word: WordSpan) -> bool:
    named = word.capital or word.lower in LEXICON.conjunctions
    return named and word.gap in _CHAIN


def role_of(
    words: Sequence[WordSpan],
    first: int,
    last: int,
    cue: Cue,
) -> Role:
    """Tell a capital or country that stands for its government, and what tells where
    somebody comes from.

    "Moscow said", "Kyiv's forces", "Moscow-appointed"; "a Kharkiv-based analyst" may
    speak of other places. cue: of the words before.
    """
    if _is_metonym(words, first, last, cue):
        return Role.METONYM
    return Role.PLACE


def _is_metonym(
    words: Sequence[WordSpan],
    first: int,
    last: int,
    cue: Cue,
) -> bool:
    name = " ".join(word.lower for word in words[first : last + 1])
    after = word_at(words, last + 1)
    if _names_people(words, first, last, cue):
        return True
    is_origin = after.gap == "-" and after.lower in LEXICON.origin
    if is_origin or name in LEXICON.seats:
        return True
    if name not in _STATES:
        return False
    if after.gap == "-":
        return after.lower in LEXICON.installed
    if _is_owner(words, first):
        return True
    if words[last].possessive:
        behind = words[last + 1 : last + 5]
        return any(word.lower in LEXICON.institutions for word in behind)
    if cue is Cue.STRONG:
        return False
    return _is_actor(words, first, last, name, cue)


def _names_people(
    words: Sequence[WordSpan],
    first: int,
    last: int,
    cue: Cue,
) -> bool:
    """Tell "Kyiv troops", who are somewhere else, and "Kyiv time"."""
    after = word_at(words, last + 1)
    if after.gap != " " or words[last].possessive or after.capital:
        return False
    if after.lower in LEXICON.hours:
        return True
    if cue is Cue.STRONG or after.lower not in LEXICON.men_at_arms:
        return False
    return word_at(words, first - 1).lower not in LEXICON.verbs_of_places


def _is_owner(words: Sequence[WordSpan], first: int) -> bool:
    """Tell "the government of X"."""
    return (
        first > 1
        and words[first - 1].lower == "of"
        and words[first - 2].lower in LEXICON.institutions
    )


def _is_actor(
    words: Sequence[WordSpan],
    first: int,
    last: int,
    name: str,
    cue: Cue,
) -> bool:
    """Tell a capital or country that is a party to something, or acts."""
    previous, after = word_at(words, first - 1), word_at(words, last + 1)
    if name in LEXICON.capitals and _is_struck(words, last):
        return False
    if not cue and name in _FOREIGN_CAPITALS:
        return True
    if words[first].gap == " " and previous.lower in LEXICON.partisan_prepositions:
        return True
    if after.gap != " ":
        return False
    if name in LEXICON.adjectival_countries and after.capital:
        return True
    if name in LEXICON.countries and after.lower in LEXICON.institutions:
        return True
    if after.lower in LEXICON.passive_auxiliaries:
        return word_at(words, last + 2).lower not in LEXICON.suffered
    return after.lower in _ACTING


def _is_struck(words: Sequence[WordSpan], last: int) -> bool:
    """Tell a capital to which something is done: "X was hit", "X saw an attack"."""
    after = word_at(words, last + 1)
    if after.gap != " ":
        return False
    if after.lower in LEXICON.passive_auxiliaries:
        return word_at(words, last + 2).lower in LEXICON.fired_at
    if after.lower not in LEXICON.undergoing:
        return False
    behind = {word.lower for word in words[last + 2 : last + 2 + _CUE_REACH]}
    # "X saw its forces strike" is of what X does.
    return not behind.isdisjoint(LEXICON.fires) and behind.isdisjoint(
        LEXICON.men_at_arms
    )


def share_kinds(words: Sequence[WordSpan], toponyms: Sequence[Toponym]) -> None:
    """Give "A and B oblasts" its kind at A as well, and "the towns of A and B" at B."""
    for left, right in reversed(list(pairwise(toponyms))):
        bare = not left.kind and not left.sector
        if right.plural and bare and _are_linked(words, left, right):
            left.kind, left.sector = right.kind, right.sector
            left.hromada, left.plural = right.hromada, True
    _share_kinds_onwards(words, toponyms)


def _share_kinds_onwards(
    words: Sequence[WordSpan],
    toponyms: Sequence[Toponym],
) -> None:
    for left, right in pairwise(toponyms):
        joined = words[right.first - 1].lower in LEXICON.conjunctions
        shares = left.kind in SETTLEMENTS and _are_linked(words, left, right)
        if joined and shares and not right.kind:
            right.kind = left.kind


def _are_linked(
    words: Sequence[WordSpan],
    left: Toponym,
    right: Toponym,
) -> bool:
    if right.first == left.last + 1:
        return words[right.first].gap in {", ", "-", "–", "/"}
    joined = words[right.first - 1].lower in LEXICON.conjunctions
    return joined and right.first == left.last + 2


def inside_organisation(
    words: Sequence[WordSpan],
    first: int,
    last: int,
) -> bool:
    """Tell whether the words first to last (the latter included) are part of an
    organisation's or unit's name.

    "1st Donetsk Army Corps", "Kharkiv Operational-Tactical Group", "Kherson Oblast
    Prosecutor's Office": a capitalised word of the kind follows in the same run of
    capitals, or a number stands before and the kind follows. So are "FC Mariupol", "the
    Dnipro-1 battalion" and "the Khortytsia group".
    """
    previous, after = word_at(words, first - 1), word_at(words, last + 1)
    is_club = previous.capital and previous.lower in LEXICON.clubs
    if is_club and words[first].gap == " ":
        return True
    if after.gap == "-" and after.text.isdigit():
        return True
    is_first = previous is NO_WORD
    if after.lower in LEXICON.formations and (previous.lower == "the" or is_first):
        return after.gap == " " and not words[last].possessive
    if _is_named_part(words, first, last) or _is_street(words, first, last):
        return True
    if _is_vessel(words, first, last):
        return True
    return _organisation_follows(words, first, last)


def _is_named_part(
    words: Sequence[WordSpan],
    first: int,
    last: int,
) -> bool:
    """Tell a name that a unit or body is called by: "the group Khortytsia", "the Group
    of Forces Dnipro", "named after X", "the Bank of X", "the X tank brigade".
    """
    previous, second = word_at(words, first - 1), word_at(words, first - 2)
    gap = words[first].gap
    if previous.lower in LEXICON.formations_before and gap in _NAMING:
        return True
    if previous.lower in _TROOPS and second.lower == "of" and gap in _NAMING:
        return word_at(words, first - 3).lower in LEXICON.formations_before
    if previous.lower in {"after", "for"} and second.lower == "named":
        return True
    body = second.capital and second.lower in LEXICON.bodies_of
    if previous.lower == "of" and body and gap == " ":
        return True
    is_named = previous.lower == "the" and not words[last].possessive
    return _formation_follows(words, last, named=is_named)


def _formation_follows(words: Sequence[WordSpan], last: int, *, named: bool) -> bool:
    """Tell "X tank brigade", "X operational-tactical group", all in lower case, and "X
    territorial defence". named: an article stands before: "the X Sich battalion".
    """
    for k in range(last + 1, min(len(words), last + 1 + _ORGANISATION_REACH)):
        word = words[k]
        if word.gap not in JOINED or (word.capital and not named):
            return False
        if word.lower in LEXICON.formations:
            return k > last + 1
        if word.lower in _DEFENCE and words[k - 1].lower == "territorial":
            return True
        if word.lower not in LEXICON.units and not word.capital:
            return False
    return False


def _is_vessel(
    words: Sequence[WordSpan],
    first: int,
    last: int,
) -> bool:
    """Tell a ship that is called after a place: "the cruiser X", "the X cruiser", "the
    X large landing ship"; the X ferry crossing is at X.
    """
    previous = word_at(words, first - 1)
    if previous.lower in LEXICON.vessels and words[first].gap in _NAMING:
        return not previous.possessive
    if words[last].possessive or not _is_definite(previous):
        return False
    for k in range(last + 1, min(len(words), last + 1 + _ORGANISATION_REACH)):
        word = words[k]
        if word.gap not in JOINED or word.capital:
            return False
        if word.lower in LEXICON.vessels:
            return word_at(words, k + 1).lower not in LEXICON.vessel_places
        if word.lower not in LEXICON.vessel_attributes:
            return False
    return False


def _is_definite(word: WordSpan) -> bool:
    """Tell an article or owner before a name: "the", "Russia's", "its"."""
    return word.possessive or word.lower in _DEFINITE


def _is_street(
    words: Sequence[WordSpan],
    first: int,
    last: int,
) -> bool:
    """Tell "X Street", "X Avenue", "X Square"; a number of square kilometres is none,
    nor is the road to a town.
    """
    after = word_at(words, last + 1)
    if after.gap != " " or after.lower not in LEXICON.streets:
        return False
    if after.lower in _LOWER_STREETS and not after.capital:
        return False
    return not words[last].possessive


def _organisation_follows(
    words: Sequence[WordSpan],
    first: int,
    last: int,
) -> bool:
    end = min(len(words), last + 1 + _ORGANISATION_REACH)
    is_numbered = _is_numbered(words, first)
    for k in range(last + 1, end):
        word = words[k]
        genitive = word.gap in _GENITIVES and k > last + 1
        if word.gap not in _ORGANISATION_JOINS and not genitive:
            return False
        if _is_ordinal(word):
            # "The Kharkiv 92nd Brigade".
            is_numbered = True
            continue
        if not word.capital and word.gap != "-":
            is_named = is_numbered and word.lower in _ORGANISATIONS
            return is_named or word.lower in LEXICON.treaties
        if word.lower in THINGS:
            return False
        if word.lower in _ORGANISATIONS:
            return not _thing_follows(words, k)
    return False


def _thing_follows(words: Sequence[WordSpan], last: int) -> bool:
    after = word_at(words, last + 1)
    return after.gap == " " and after.lower in THINGS


def _is_numbered(words: Sequence[WordSpan], first: int) -> bool:
    """Tell whether an ordinal stands before: "the 1st Donetsk ..."."""
    return _is_ordinal(word_at(words, first - 1))


def _is_ordinal(word: WordSpan) -> bool:
    return word.lower[-2:] in {"st", "nd", "rd", "th"} and word.text[0].isdigit()


def is_person(words: Sequence[WordSpan], first: int) -> bool:
    """Tell whether a title or a given name stands right before, or the word is itself
    one with a surname behind.
    """
    word, previous = words[first], word_at(words, first - 1)
    if word.gap in {" ", ". "} and previous.lower in LEXICON.titles:
        return True
    given_before = previous.capital and previous.lower in LEXICON.given_names
    if given_before and word.gap == " ":
        return not previous.possessive
    if word.lower not in LEXICON.given_names or word.possessive:
        return False
    after = word_at(words, first + 1)
    return after.gap == " " and after.capital and after.lower not in NOT_A_SURNAME


KM_PER_DEGREE = 111.195
"""Kilometres of one degree of latitude on a sphere of 6371.0088 km."""
FARTHEST_KM = 300.0
"""Kilometres beyond which "N km north of X" is not believed to be meant so."""
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?$")
_LONGEST_NUMBER = 8
# Words before a name among which its distance is looked for.
_UNIT_REACH = 8
_BRACKET_REACH = 60
# Characters between two names that can still stand in relation.
_LONGEST_LINK = 40
_BOTH = re.compile(r"\((?:both|all)\b")
_NEAR = re.compile(r" (?:near|toward|towards|in|at|around|along)\b")
_JOINING = frozenset({", ", " and ", ", and ", ", toward ", "-", "–"})


def flat_kilometres(
    lat1: float,
    lon1: float,
    lat2: float,
    lon2: float,
) -> float:
    """Return the distance in kilometres on a flat sheet: within 1 % up to 300 km at
    these latitudes, and quick.
    """
    x = (lon2 - lon1) * math.cos(math.radians((lat1 + lat2) / 2))
    return KM_PER_DEGREE * math.hypot(lat2 - lat1, x)


def bearing(
    lat1: float,
    lon1: float,
    lat2: float,
    lon2: float,
) -> float:
    """Return the direction of the second point seen from the first, degrees clockwise
    from north.
    """
    x = (lon2 - lon1) * math.cos(math.radians((lat1 + lat2) / 2))
    return math.degrees(math.atan2(x, lat2 - lat1)) % 360


def angle_between(a: float, b: float) -> float:
    """Return the angle between two bearings, 0 to 180 degrees."""
    return abs((a - b + 180) % 360 - 180)


def destination(
    lat: float,
    lon: float,
    towards: float,
    km: float,
) -> tuple[float, float]:
    """Return the point so many kilometres away at a bearing (degrees); latitudes stay
    within the poles.
    """
    angle = math.radians(towards)
    north = km * math.cos(angle) / KM_PER_DEGREE
    # Meridians meet at the poles: there a degree of longitude has no length.
    narrowing = max(0.01, math.cos(math.radians(lat)))
    east = km * math.sin(angle) / KM_PER_DEGREE / narrowing
    return max(-90.0, min(90.0, lat + north)), (lon + east + 180) % 360 - 180


@dataclass(frozen=True, slots=True)
class SpatialRelation:
    """How one toponym lies to another. anchor: number of the toponym it lies by.

    towards: degrees clockwise from north in which it lies from the anchor.
    """

    anchor: int
    towards: float


@dataclass(frozen=True, slots=True)
class Displacement:
    """Where an event lies as seen from the named place. towards: degrees, None for near
    it. km: None when no distance is written.
    """

    towards: float | None
    km: float | None


NEARBY = Displacement(None, None)


def direction_before(words: Sequence[WordSpan], toponym: Toponym) -> float | None:
    """Return the bearing of "southeast of X", None when the words before the name are
    others.
    """
    at = _before_settlement(words, toponym.first - 1)
    if at < 1 or words[at].lower != "of" or words[at].gap != " ":
        return None
    direction = words[at - 1].lower
    compound = f"{word_at(words, at - 2).lower}-{direction}"
    if direction not in LEXICON.directions:
        return None
    if words[at - 1].gap == "-" and compound in LEXICON.directions:
        return LEXICON.directions[compound]
    return LEXICON.directions[direction]


def _before_settlement(words: Sequence[WordSpan], at: int) -> int:
    """Return the word before "the city of X", "the town X"; the same for other words
    before a name.
    """
    noun = at
    if word_at(words, at).lower == "of":
        noun = at - 1
    if noun < 1 or words[noun].lower not in LEXICON.settlement_nouns:
        return at
    while noun > 0 and words[noun].lower in _SETTLEMENT_WORDS:
        noun -= 1
    return noun


def displacement_of(
    text: str,
    words: Sequence[WordSpan],
    toponym: Toponym,
) -> Displacement | None:
    """Return where the event lies as seen from the named place, None for in it."""
    if toponym.displaced is not None:
        return Displacement(*toponym.displaced)
    towards = direction_before(words, toponym)
    if towards is None:
        if word_at(words, toponym.first - 1).lower in LEXICON.nearness:
            return NEARBY
        return None
    before = range(toponym.first - 1, max(-1, toponym.first - _UNIT_REACH), -1)
    for at in before:
        if words[at].lower in LEXICON.kilometres and at > 0:
            return Displacement(towards, _kilometres(text, words, at))
    return Displacement(towards, None)


def _kilometres(
    text: str,
    words: Sequence[WordSpan],
    at: int,
) -> float | None:
    """Return the distance whose unit is that word, None when it is none to believe."""
    first = start = words[at - 1].start
    while start > 0 and first - start < _LONGEST_NUMBER:
        if not text[start - 1].isdigit() and text[start - 1] not in ".,":
            break
        start -= 1
    number = text[start : words[at - 1].end].strip(".,")
    if not _NUMBER.match(number):
        return None
    km = float(number.replace(",", ".")) * LEXICON.kilometres[words[at].lower]
    if 0 < km <= FARTHEST_KM:
        return km
    return None


def relations_of(
    text: str,
    words: Sequence[WordSpan],
    toponyms: Sequence[Toponym],
) -> dict[int, SpatialRelation]:
    """Return number of toponym -> how it lies to another toponym of the sentence.

    "B (south of A)" and "both north of A" look back; "south of A near B and C" looks
    on, up to the next bearing.
    """
    related: dict[int, SpatialRelation] = {}
    directions = [direction_before(words, toponym) for toponym in toponyms]
    for k, towards in enumerate(directions):
        if towards is None:
            continue
        start = toponyms[k].start
        opening = text.rfind("(", max(0, start - _BRACKET_REACH), start)
        closed = text.rfind(")", max(0, start - _BRACKET_REACH), start)
        if opening > closed:
            numbers = _looking_back(text, toponyms, k, opening, related)
        else:
            numbers = _looking_on(text, toponyms, k, directions)
        related.update(dict.fromkeys(numbers, SpatialRelation(k, towards)))
    return related


def _looking_back(
    text: str,
    toponyms: Sequence[Toponym],
    k: int,
    opening: int,
    related: dict[int, SpatialRelation],
) -> list[int]:
    several = _BOTH.match(text, opening, opening + 5)
    numbers: list[int] = []
    for at in range(k - 1, -1, -1):
        if at in related:
            break
        numbers.append(at)
        joined = text[toponyms[at - 1].end : toponyms[at].start]
        if at == 0 or not several or joined not in _JOINING:
            break
    return numbers


def _looking_on(
    text: str,
    toponyms: Sequence[Toponym],
    k: int,
    directions: Sequence[float | None],
) -> list[int]:
    numbers: list[int] = []
    for at in range(k + 1, len(toponyms)):
        between = text[toponyms[at - 1].end : toponyms[at].start]
        if len(between) > _LONGEST_LINK or ";" in between or "(" in between:
            break
        if directions[at] is not None or (not numbers and not _NEAR.match(between)):
            break
        numbers.append(at)
    return numbers
