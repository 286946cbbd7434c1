"""Where and when an event happened.

It is put at one of its sentence's places, along the grammar where it is parsed and by
nearness where it is not; else on the front, or where the article spoke of before. Its
time is the expression of time that belongs to it, else the day on which it was said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from dashboard.domain.place import Place
from dashboard.domain.words import WIDE, Kind, Precision
from dashboard.reading.claims.events import Trigger
from dashboard.reading.claims.people.attribution import Attribution, is_reporting
from dashboard.reading.dates.expressions import DateExpression, find_dates, shift
from dashboard.reading.lexicon.loader import word_lists
from dashboard.reading.lexicon.schema import (
    IrrealisWords,
    PlaceWords,
    RelevanceWords,
    ScopeWords,
    SideWords,
)
from dashboard.reading.model import Gazetteer, Mention, Role
from dashboard.reading.text.dependency_tree import SUBJECTS, DependencyTree

_PLACES = word_lists(PlaceWords)
_RELEVANCE = word_lists(RelevanceWords)
_SIDES = word_lists(SideWords)
_IRREALIS = word_lists(IrrealisWords)
_SCOPE = word_lists(ScopeWords)
# Before and relations of a place that somebody comes from.
_ORIGINS = frozenset({"from", "of"})
_NAMING = frozenset({"compound", "amod", "nmod", "poss"})
# What people suffer, and no building.
_HARM = frozenset({"kill", "wound", "injure"})
_DIED = frozenset({"died", "dies"})
_COUNTRIES = _PLACES.countries | _PLACES.larger_areas
_BROAD = frozenset({"oblast", "raion", "area", "country"})
_REGION = re.compile(
    r"\b(?:[Rr]egions?|[Oo]blasts?|[Pp]rovinces?|[Rr]epublic|[Kk]rai)\b"
)
_BEYOND = re.compile(
    r"\b(?:toward|towards|in the direction of|(?:north|south|east|west)\w*(?:"
    r" (?:north|south|east"
    r"|west)\w*)? of|near|from|outside|between|not far from|close to|opposite)"
    r"(?: (?:the|neighbouring|neighboring|nearby|town|city|village|settlement|of|key"
    r"|strategic|eastern"
    r"|southern|northern|western))*\s*$",
    re.IGNORECASE,
)
_LINE_REACH = 30
_FROM_OR_BETWEEN = re.compile(r"\b(?:from|between) $")
_LINE = re.compile(
    r"\b(?:route|road|highway|railway|line|axis|direction|stretch)(?:"
    r" (?:from|between))? $",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"^(?:[’']s)? (?:\w+ )?(?:city|town|village|settlement|suburb|port) of $"
)
_BANK = re.compile(r"\b(?:bank|side|shore|coast) of(?: the)? $")
_DIRECTION = re.compile(
    r"\b(?:north|south|east|west)\w*(?:-(?:north|south|east|west)\w*)? of (?:\w+"
    r" ){0,3}$",
    re.IGNORECASE,
)
_AT = re.compile(
    r"^(?!.*\b(?:and|or)\b),?[^,;.]{0,20}\b(?:near|in|at|around|within)\b[^,;.]{0,12}$"
)
_OPENS_LIST = (", ", ": ", " — ", " – ", " - ", " (", "—", "–")
_SEVERAL_NEAR = re.compile(
    r"\b(?:villages|settlements|towns|hamlets|communities)"
    r" (?:near|outside|around|close to|(?:north|south|east|west) of) (?:the )?$"
)
_TOWARD = re.compile(
    r"\b(?:toward|towards|in the direction of)(?: (?!in\b|near\b)\w+){0,4}\s*$",
    re.IGNORECASE,
)
# "Attacked near X and towards Y": one more place that was attacked.
_INTO = re.compile(r"\binto(?: the)?(?: \w+)? $", re.IGNORECASE)
_AND_TOWARD = re.compile(
    r"\b(?:and|as well as) (?:toward|towards|in the direction of)(?: the)?"
    r"(?: (?:village|town|city|settlement)s? of)? $",
    re.IGNORECASE,
)
# "In X our troops repelled assaults near Y": X only says where Y lies.
_FRAME = re.compile(r"^(?:In|At|Around) (?:the )?$")
_NEARBY = re.compile(
    r"\b(?:near|outside|around|by|(?:north|south|east|west)\w* of|not far from)"
    r"(?: the)?(?: (?:villages?|towns?|settlements?|hamlets?)(?: of)?)? $"
)
_WHOLE_FRONT = re.compile(
    r"(?:\d[\d,.]{0,8}[- ](?:mile|km|kilomet(?:re|er))s?[- ](?:long )?)?\b(?:front"
    r" ?lines?|line of "
    r"contact|contact line|(?<!stretch of the )(?<!part of the )(?<!section of the"
    r" )(?<!sector of the )front(?!-line)"
    r"|(?:an? )?(?:single |whole |entire )?areas? of (?:the )?fighting)\b(?!"
    r" (?:town|city|village"
    r"|settlement|position|in|near|of|office|runner|page))",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\b(?:hits?|struck|shelled|shelling|attacked|captured|took|taken|seized|bombed"
    r"|bombard(?:s|ed|ing)?|pound(?:s|ed|ing)?|storm(?:s|ed|ing)?|besieged|encircled"
    r"|surrounded|reached|abandoned|lost|los(?:e|ing)|retook|retaken|recaptur(?:ed|ing)"
    r"|regain(?:ed|ing)?|overr[au]n|occup(?:y|ies|ied)|defend(?:s|ed|ing)?"
    r"|holds?|held|controls?|controlled|secured|cleared"
    r"|entered|liberated"
    r"|(?:withdrawal|retreat|pullback|exit) from"
    r"|left|of|in|on|at|around|near|(?:fight|fighting|fought|battles?|battling) for)"
    r" it\b|"
    r"\bthere\b(?!"
    r" (?:is|are|was|were|has|have|had|will|would|may|might|could|can|should|no\b))"
    r"|\bits (?:capture|seizure|fall|loss|liberation|recapture|encirclement|takeover)"
    r"\b(?! of\b)"
    r"|\b(?:the|this|that) (?:same |embattled |besieged |eastern |southern |northern"
    r" |ruined |destroyed |shattered |devastated |deserted |tiny |small |strategic"
    r" |occupied |border |mining |industrial |western )?"
    r"(?:area|town|city|village|settlement|region|sector|district|province|maze"
    r"|stretch|section|community"
    r"|hamlet)\b(?! of\b)",
    re.IGNORECASE,
)
_RUSSIAN = re.compile(
    r"\bRussian (?:border"
    r" )?(?:towns?|villages?|city|cities|settlements?|regions?|territory|soil)\b"
    r"|\b(?:Kursk|Belgorod|Bryansk|Rostov|Voronezh)\b"
)
# What was built at the place that the sentence before spoke of.
_STRUCTURE = re.compile(
    r"\bits (?:[\w-]+ ){0,2}(?:outskirts|suburbs|cent(?:re|er)|streets|high-rises"
    r"|fringes?|edges|sides?|flanks?|heart|ruins|north|south|east|west|hills?|fields"
    r"|districts?|edge|approaches|quarters?|half|part|port|station|railway)\b"
    r"|\b[Tt]he (?:entire |whole |far )?(?:north|south|east|west|central)\w*"
    r"(?:-(?:east|west)\w*)? (?:outskirts|suburbs|edges?|fringes?|districts?|quarters?"
    r"|part|half|bank|streets)\b(?! of\b)"
    r"|\b(?:[Tt]he|[Tt]hat) (?!same\b|next\b|other\b)(?:\w+ )?(?:buildings?|bridge"
    r"|crossing"
    r"|sites?|base|steelworks|stores?|storage tanks|tanks|works|house|arsenal|ship"
    r"|silo|elevator|reactor|yard|shipyard|site|mill|mine|office|roof|compound|tanks"
    r"|plant|station|hospital|theat(?:re|er)|school|dam|depot|refinery|airfield|airport"
    r"|port|market|church|cathedral|block|factory|facility|substation|warehouse|shop"
    r"|mall|hotel|tower|hangar|terminal|dormitory|clinic"
    r"|raid|attack|strike|assault|landing|shelling|bombardment|explosion|blast)\b"
    r"(?! (?:of|in|at|near|on|against|over|group|brigade|drone|aircraft)\b)"
)
# Words for a part of the place: the words are no name of it.
_PART_OF_PLACE = re.compile(
    r"\b(?:this|that) (?:maze|stretch|section)\b", re.IGNORECASE
)
_TOWNS = frozenset({"city", "town", "settlement", "village", "oblast", "raion"})
_QUARTER = re.compile(
    r"\b(?:[Dd]istrict|[Nn]eighbou?rhood|[Qq]uarter|[Mm]icro-?district|[Ss]uburb)$"
)
_QUARTER_OF = re.compile(
    r" (?:neighbou?rhood|quarter|micro-?district|residential area) (?:of|in) "
)
_BASE_AT = re.compile(
    r"^ (?:(?:air|naval|military|army) )?(?:base|airbase|airfield|aerodrome) "
    r"(?:at|near|in|outside) (?:the )?$"
)
_AS_FAR_AS = re.compile(
    r"\b(?:as far as|up to|all the way to|right up to|as deep as|to within sight of)"
    r"(?: the)?(?: (?:town|city|village|settlement|outskirts|edge|of)){0,3} $"
)
# "Now ruins, ten kilometres south of X": that only tells where.
_AWAY = re.compile(
    r"\b(?:\d[\d.,]*|an?|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen"
    r"|twenty|thirty|forty|fifty|few|dozen)[ -](?:km|kilomet(?:re|er)s?|miles?)"
    r"(?: (?:to the )?"
    r"(?:north|south|east|west)\w*)? (?:of|from|outside) $"
)
_WHITHER = re.compile(
    r"\b(?:to|toward|towards|into|behind|as far as|in the direction of)(?: the)?"
    r"(?: (?:town|city|village|settlement|area|region|direction|outskirts|of|nearby"
    r"|neighbouring)){0,3} $"
)
_LAUNCHED = re.compile(
    r"\b(?:launched|fired|flown|flying|took off|taking off) from (?:the )?"
    r"(?:\w+ ){0,2}$"
)
_BOUND_FOR = re.compile(
    r"\b(?:(?:on (?:the|its|their|his|her) way|en route|travelling|traveling)"
    r" (?:to|from)|bound for)(?: the)?(?: (?:town|city|village|of))* $"
)
_DIRECTION_REACH = 40
_ACROSS = re.compile(
    r"\b(?:across|over|beyond|crossing) (?:the )?(?:\w+ )?$", re.IGNORECASE
)
_RIVER = re.compile(r"\b[Rr]iver$")
_FROM = re.compile(r"\bfrom (?:the )?$", re.IGNORECASE)
_CONJUNCTION = re.compile(r"\b(?:and|or)\b")
_LANDMARK_REACH = 80
_BEARING = re.compile(r"(?:north|south|east|west)", re.IGNORECASE)
_SINCE = re.compile(r"\bsince (?:the )?$")
# Characters before a name in which its preposition stands.
_PREPOSITION = 20
_KIND_OF_REFERENCE = re.compile(
    r"\b(?:the|this|that) (?:[\w-]+ )?"
    r"(?P<noun>town|city|village|settlement|hamlet|region|province|district)\b",
    re.IGNORECASE,
)
# What a place may be that is called so.
_CALLED = {
    "city": frozenset({"city", "town"}),
    "town": frozenset({"city", "town", "settlement", "village"}),
    "village": frozenset({"village", "settlement"}),
    "hamlet": frozenset({"village", "settlement"}),
    "settlement": frozenset({"village", "settlement", "town"}),
    "region": frozenset({"oblast", "area", "country"}),
    "province": frozenset({"oblast"}),
    "district": frozenset({"raion", "area", "city"}),
}
_MARKS = (",", ";", "–", "—")
# What a mark between event and place counts as, and an event after its place, in
# tokens.
_MARK_COST, _BEFORE_COST = 3, 2
FRONT_ID = "area-front"
"""The gazetteer's id of the whole front line."""


@dataclass(frozen=True, slots=True)
class EventPlace:
    """A place as an event has it. place_as_written: "" when there are no words for it.
    place: None when it is not clear.

    radius_km: kilometres. count: how many unnamed places are meant, None for the place
    itself. reason: why there is no place, "" when there is one.
    """

    place_as_written: str = ""
    place: Place | None = None
    precision: Precision | None = None
    radius_km: float | None = None
    count: int | None = None
    reason: str = "no place given"


NOWHERE = EventPlace()
_CLAUSES = frozenset({"relcl", "advcl", "conj"})
_PARTICIPIAL = frozenset({"acl", "advcl"})
_CONTRASTING = frozenset({"while", "whereas"})
AT_WAR = _PLACES.at_war
"""Lands in which this war is fought."""


def is_country(mention: Mention) -> bool:
    """Tell whether a mention is of a whole country, or its east or south: that puts no
    event anywhere.
    """
    if mention.place is not None and mention.place.kind == "country":
        return True
    return mention.place_as_written.lower().removeprefix("the ") in _COUNTRIES


def is_wide(mention: Mention) -> bool:
    """Tell whether a mention is of an oblast, raion or area: an event is put there only
    where nothing narrower is named. A village of which only the raion is known is not
    wide.
    """
    if mention.place is None:
        return _REGION.search(mention.place_as_written) is not None
    if mention.place.kind in _BROAD or mention.precision is Precision.AREA:
        return True
    if mention.place.country != "UA" and _REGION.search(mention.place_as_written):
        # Abroad a region may be known by its chief town alone.
        return True
    return mention.place.kind == "" and mention.precision in WIDE


def place_of_mention(mention: Mention) -> EventPlace:
    """Return a mention as the place of an event."""
    reason = ""
    if mention.place is None:
        reason = f"not placed: {mention.resolution.reason}".removesuffix(": ")
    return EventPlace(
        mention.place_as_written,
        mention.place,
        mention.precision,
        mention.radius_km,
        mention.count,
        reason,
    )


def is_in_russia(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of text speaks of land that is Russia's: a place without a
    pin is then not Ukraine's.
    """
    return _RUSSIAN.search(text, start, end) is not None


def _is_part_of_name(text: str, match: re.Match[str]) -> bool:
    """Tell "the channel Frontline Accountant"."""
    return match.group()[:1].isupper() and text[match.end() :][1:2].isupper()


def whole_front(
    text: str,
    start: int,
    end: int,
    gazetteer: Gazetteer,
) -> EventPlace | None:
    """Return the whole front where a stretch of text names it, None when it does not or
    the gazetteer has no front.
    """
    match = _WHOLE_FRONT.search(text, start, end)
    if match is None or _is_part_of_name(text, match):
        return None
    place = gazetteer.place(FRONT_ID)
    if place is None:
        return None
    return EventPlace(match.group(), place, place.precision, place.radius_km, reason="")


def is_whole_front(event_place: EventPlace) -> bool:
    """Tell whether a place is the whole front."""
    return event_place.place is not None and event_place.place.id == FRONT_ID


def refers_back(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of text refers to a place spoken of before ("there", "the
    town").
    """
    return _REFERENCE.search(text, start, end) is not None


def may_be_called(mention: Mention, reference: str) -> bool:
    """Tell whether a place may be what words refer to: no village is "the city"."""
    match = _KIND_OF_REFERENCE.search(reference)
    if match is None or mention.place is None:
        return True
    kind = mention.place.kind
    return kind == "" or kind in _CALLED[match["noun"].lower()]


def place_before(
    text: str,
    start: int,
    end: int,
    before: Sequence[Mention],
) -> EventPlace | None:
    """Return the place spoken of before where a stretch of text refers to it ("there",
    "the town"), else None. before: the places spoken of, the last one first.
    """
    match = _REFERENCE.search(text, start, end)
    if match is None:
        return None
    return next(
        (
            _referred_to(text, match, mention)
            for mention in before
            if mention.place is not None and may_be_called(mention, match.group())
        ),
        None,
    )


def place_of_structure(
    text: str,
    start: int,
    end: int,
    before: Sequence[Mention],
) -> EventPlace | None:
    """Return the place of the sentence before where a stretch of text speaks of what
    stands there ("the building", "the crossing"), else None. before: places of that
    sentence alone, the last one first.
    """
    if not names_structure(text, start, end):
        return None
    return next((place_of_mention(m) for m in before if m.place is not None), None)


def names_structure(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of text speaks of what stands at a place named before:
    "the station", "its northern outskirts".
    """
    return _STRUCTURE.search(text, start, end) is not None


def _referred_to(
    text: str,
    match: re.Match[str],
    before: Mention,
) -> EventPlace:
    part = _PART_OF_PLACE.match(text, match.start())
    event_place = place_of_mention(before)
    if part:
        return replace(event_place, place_as_written=part.group())
    return event_place


def _dates_it(tree: DependencyTree, mention: Mention) -> bool:
    """Tell "the largest gain since X": the battle there dates it."""
    before = tree.text[max(0, mention.start - _PREPOSITION) : mention.start]
    return _SINCE.search(before) is not None


def places_of_events(
    tree: DependencyTree,
    events: Sequence[Trigger],
    mentions: Sequence[Mention],
) -> list[list[Mention]]:
    """Return the places of each event, in order of the text; [] for an event without
    one.

    mentions: of this sentence. A place that only qualifies another (its oblast, a
    landmark, a direction) is left out where the event has a closer one.
    """
    if not events:
        return []
    placed: list[list[Mention]] = [[] for _ in events]
    owner = _owners(events)
    loose: list[Mention] = []
    usable = (m for m in mentions if m.role is Role.PLACE and not is_country(m))
    for mention in usable:
        if _dates_it(tree, mention) or is_landmark(tree, mention):
            continue
        numbers = _events_of(tree, events, owner, mention)
        if numbers is None:
            loose.append(mention)
            continue
        for n in numbers:
            placed[n].append(mention)
    _add_loose(tree, events, placed, loose)
    return [
        _places_of(tree, event, sorted(p, key=lambda m: m.start))
        for event, p in zip(events, placed, strict=True)
    ]


def _places_of(
    tree: DependencyTree, event: Trigger, places: list[Mention]
) -> list[Mention]:
    """Return the places of an event among those tied to it. Works along a road are at
    both of its ends.
    """
    first = places[0] if places else None
    if event.kind is Kind.FORTIFY and first is not None and len(places) == 2:
        before = tree.text[max(0, first.start - _LINE_REACH) : first.start]
        if _LINE.search(before) and _FROM_OR_BETWEEN.search(before):
            return places
    return _closest(tree, _without_origins(tree, event, places))


def _without_origins(
    tree: DependencyTree, event: Trigger, places: list[Mention]
) -> list[Mention]:
    """Return the places without those that only say where somebody comes from: "an
    officer from X was killed when drones hit Y".
    """
    if event.kind is Kind.WITHDRAW:
        # "Fell back to X": what was left lies elsewhere.
        left = [m for m in places if not is_destination(tree.text, m)]
        places = left or places[len(places) :]
    if not tree.parsed or len(places) < 2:
        return places
    return [m for m in places if not _is_origin(tree, m)] or places


def is_destination(text: str, mention: Mention) -> bool:
    """Tell whither somebody goes: "fell back to X", "retreated towards X"."""
    before = text[max(0, mention.start - _DIRECTION_REACH) : mention.start]
    return _WHITHER.search(before) is not None


def is_bound_for(text: str, mention: Mention) -> bool:
    """Tell where somebody hit elsewhere was going to or came from: "a bus on its way to
    X", "a train bound for X".
    """
    before = text[max(0, mention.start - _DIRECTION_REACH) : mention.start]
    return _BOUND_FOR.search(before) is not None


def _is_origin(tree: DependencyTree, mention: Mention) -> bool:
    top = tree.top(*tree.at(mention.start, mention.end))
    token = tree.tokens[top]
    person = token.head
    if token.dep == "pobj":
        if tree.lemmas[person] not in _ORIGINS:
            return False
        person = tree.tokens[person].head
        if tree.tokens[person].dep == "appos":
            person = tree.tokens[person].head
    elif token.dep not in _NAMING:
        return False
    if tree.tokens[person].dep not in SUBJECTS or tree.tokens[person].pos != "NOUN":
        return False
    verb = tree.tokens[person].head
    is_harmed = tree.tokens[verb].text.lower() in _DIED or (
        tree.lemmas[verb] in _HARM and tree.tokens[person].dep == "nsubjpass"
    )
    return is_harmed or tree.tokens[person].text.lower() in _RELEVANCE.fighters


def is_capital(mention: Mention) -> bool:
    """Tell the seat of a government."""
    return mention.place_as_written.lower() in _PLACES.capitals


def is_acting_capital(tree: DependencyTree, mention: Mention) -> bool:
    """Tell a capital that stands for its government by what it does: "Kyiv withdrew its
    troops". What it suffers, happens there.
    """
    if not tree.parsed or not is_capital(mention):
        return False
    top = tree.top(*tree.at(mention.start, mention.end))
    verb = tree.tokens[top].head
    if tree.tokens[top].dep != "nsubj" or not tree.is_verb(verb):
        return False
    if {tree.tokens[verb].text.lower(), tree.lemmas[verb]} & _PLACES.undergoing:
        return False
    if tree.child(verb, "dobj", "ccomp", "xcomp") is not None:
        return True
    # "Stopped short of saying".
    return any(
        tree.tokens[i].dep == "pcomp" and tree.tokens[i].head != verb
        for i in tree.subtree(verb, _CLAUSES)
    )


def named_outside_tags(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions without those in hashtags, which only file a post, where it
    names another place.
    """
    outside = [m for m in mentions if text[max(0, m.start - 1) : m.start] != "#"]
    return outside or list(mentions)


def _is_home_of_unit(tree: DependencyTree, i: int) -> bool:
    """Tell "the brigade, based in X": where a unit is from."""
    return (
        tree.tokens[i].dep == "acl"
        and tree.tokens[i].text.lower() in _PLACES.stationed
        and tree.tokens[tree.tokens[i].head].dep in (*SUBJECTS, "pobj", "dobj", "appos")
    )


def is_landmark(tree: DependencyTree, mention: Mention) -> bool:
    """Tell a place that only tells where another lies: "wedged between X and Y"."""
    top = tree.top(*tree.at(mention.start, mention.end))
    return any(
        i < top
        and tree.tokens[i].text.lower() in _PLACES.situated
        and (tree.tokens[i].dep in _PARTICIPIAL or _is_between(tree, i))
        for i in tree.path(top)
    )


def _is_between(tree: DependencyTree, participle: int) -> bool:
    """Tell "wedged between", whatever the parse makes of it."""
    behind = tree.tokens[participle + 1 : participle + 2]
    return any(token.text == "between" for token in behind)


def _owners(events: Sequence[Trigger]) -> dict[int, int]:
    """Return token -> number of the event it belongs to."""
    return {i: n for n, e in enumerate(events) for i in range(e.first, e.last)}


def _add_loose(
    tree: DependencyTree,
    events: Sequence[Trigger],
    placed: Sequence[list[Mention]],
    loose: Sequence[Mention],
) -> None:
    """Give the places that the grammar ties to nothing to the nearest event that has no
    narrow one.
    """
    sure = [not all(is_wide(m) for m in places) for places in placed]
    for mention in loose:
        first, _ = tree.at(mention.start, mention.end)
        n = _nearest(tree, events, range(len(events)), first)
        if not sure[n]:
            placed[n].append(mention)


def _events_of(
    tree: DependencyTree,
    events: Sequence[Trigger],
    owner: dict[int, int],
    mention: Mention,
) -> list[int] | None:
    """Return the events that the grammar ties to a place, None where it ties it to none
    of the sentence's.
    """
    first, last = tree.at(mention.start, mention.end)
    if not tree.parsed:
        return [_nearest(tree, events, range(len(events)), first)]
    where = _in_clause_where(tree, owner, first, last)
    beside = _beyond_semicolon(tree, events, owner, (first, last))
    if beside is not None:
        return beside
    for i in tree.path(tree.top(first, last)):
        if i in owner:
            return list(dict.fromkeys([*where, owner[i]]))
        if tree.is_verb(i) and tree.lemmas[i] in _IRREALIS.menacing:
            # "Took X and are threatening Y".
            return where
        below = _events_below(tree, owner, i)
        if below:
            nearest = _nearest(tree, events, below, first)
            return list(dict.fromkeys([*where, nearest]))
        if _ends_clause(tree, i, tree.top(first, last)):
            return where
    return where or None


def _beyond_semicolon(
    tree: DependencyTree,
    events: Sequence[Trigger],
    owner: dict[int, int],
    span: tuple[int, int],
) -> list[int] | None:
    """Return the event of an item that begins with a place, where the parse ties the
    place to the item before: "X — in Russian hands; Y — fighting"; [] where it tells of
    none: "X was shelled; Y spent a quiet night". None for any other place.
    """
    item = tree.item(*span)
    if len(item) == len(tree.tokens) or span[0] != item.start:
        return None
    inside = [n for n, event in enumerate(events) if event.first in item]
    if not inside and any(map(tree.is_verb, item)):
        return []
    path = tree.path(tree.top(*span))
    tied = next((owner[i] for i in path if i in owner), None)
    return inside if tied not in inside and len(inside) == 1 else None


def _events_below(
    tree: DependencyTree,
    owner: dict[int, int],
    i: int,
) -> list[int]:
    """Return the events that hang on a verb, [] for another word."""
    if not tree.is_verb(i):
        return []
    below = set(tree.subtree(i, frozenset({"relcl"})))
    for report in [c for c in below if tree.tokens[c].dep in SUBJECTS]:
        # "The claim that X was taken went unanswered in Y".
        below -= _content_of_report(tree, report)
    return sorted({owner[c] for c in below if c in owner})


def _content_of_report(tree: DependencyTree, noun: int) -> set[int]:
    if tree.tokens[noun].text.lower() not in _SCOPE.reports:
        return set()
    clauses = (c for c in tree.children[noun] if tree.tokens[c].dep in ("acl", "ccomp"))
    return {i for clause in clauses for i in tree.subtree(clause)}


def _ends_clause(tree: DependencyTree, i: int, top: int) -> bool:
    """Tell whether a word is the verb of a clause of its own, with its own subject
    where it is joined to another, or set against it with the place for a subject. top:
    of the place.
    """
    dep = tree.tokens[i].dep
    if _is_home_of_unit(tree, i):
        return True
    if dep == "advcl" and tree.tokens[i].head < top:
        # "X was hit, while Y spent a quiet night".
        mark = tree.child(i, "mark")
        is_subject = tree.child(i, "nsubj") == top
        return is_subject and mark is not None and tree.lemmas[mark] in _CONTRASTING
    if dep != "conj":
        return dep == "relcl"
    return tree.is_verb(i) and tree.child(i, "nsubj", "nsubjpass") is not None


def _in_clause_where(
    tree: DependencyTree,
    owner: dict[int, int],
    first: int,
    last: int,
) -> list[int]:
    """Return the events of a clause "where ..." that hangs on the place."""
    top = tree.top(first, last)
    heads = {*range(first, last), top}
    near = list(tree.ancestors(top))[:3]
    heads |= {a for a in near if tree.tokens[a].pos in ("NOUN", "PROPN")}
    heads |= {c for c in tree.children[top] if tree.tokens[c].dep == "appos"}
    for i, token in enumerate(tree.tokens):
        if token.dep == "relcl" and token.head in heads and _opens_where(tree, i):
            inside = {owner[c] for c in tree.subtree(i) if c in owner and c >= last}
            return sorted(inside)[:1]
    return []


def _opens_where(tree: DependencyTree, i: int) -> bool:
    """Tell a clause that says what happened at the place: "where troops entered",
    "which Kyiv says it freed".
    """
    return is_reporting(tree, i) or any(
        tree.tokens[c].text.lower() == "where" for c in tree.children[i]
    )


def _nearest(
    tree: DependencyTree,
    events: Sequence[Trigger],
    among: Sequence[int],
    at: int,
) -> int:
    """Return the event fewest tokens away; one that comes before the place is
    preferred, a mark between costs.
    """

    def distance(n: int) -> int:
        event = events[n]
        if event.first < at:
            return _span_cost(tree, event.last, at)
        return _span_cost(tree, at, event.first) + _BEFORE_COST

    return min(among, key=distance)


def _span_cost(tree: DependencyTree, start: int, end: int) -> int:
    marks = sum(tree.tokens[i].text in _MARKS for i in range(start, end))
    return end - start + _MARK_COST * marks


def _closest(tree: DependencyTree, places: Sequence[Mention]) -> list[Mention]:
    text = tree.text
    places = [m for m in places if not is_wide(m)] or places
    places = [m for m in places if not _is_quarter(text, m)] or places
    places = [m for m in places if not _is_launched_from(text, m)]
    places = _without_owners(text, places)
    if len(places) < 2:
        return places
    return _closest_of(tree, _without_landmarks(text, places))


def _without_landmarks(text: str, places: list[Mention]) -> list[Mention]:
    """Return the places without those that the words between them make landmarks of
    the others.
    """
    places = _gone_as_far_as(text, _without_bases(text, places))
    places = [
        m for m in places if not _AWAY.search(text[max(0, m.start - 40) : m.start])
    ] or places
    return [m for m in places if not _is_line_crossed(text, m)] or places


def _closest_of(tree: DependencyTree, places: list[Mention]) -> list[Mention]:
    text = tree.text
    places = _not_come_from(text, _not_crossed(text, places))
    places = _without_frame(tree, places)
    aimed_at = [
        _TOWARD.search(text, max(0, m.start - 60), m.start)
        and not _AND_TOWARD.search(text, max(0, m.start - 60), m.start)
        for m in places
    ]
    places = [m for m, aim in zip(places, aimed_at, strict=True) if not aim] or places
    places = [
        *(m for m, later in pairwise(places) if not _only_direction(text, m, later)),
        places[-1],
    ]
    places = _not_beside_list(text, places)
    first = places[0]
    if _LINE.search(text, max(0, first.start - 30), first.start):
        return [first]
    return [first, *_later_places(tree, places)]


def _without_frame(tree: DependencyTree, places: list[Mention]) -> list[Mention]:
    """Return the places without the one in which, as a sentence begins by saying, lie
    those near which something happened.
    """
    first, *others = places
    text, start = tree.text, tree.sentence.start
    is_frame = _FRAME.match(text[start : first.start]) is not None
    if not (is_frame and others) or not _NEARBY.search(
        text[first.end : others[0].start]
    ):
        return places
    between = range(tree.at(first.start, first.end)[1], tree.at(*_span(others[0]))[0])
    return others if any(tree.is_verb(i) for i in between) else places


def _span(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.end


def _without_bases(text: str, places: Sequence[Mention]) -> list[Mention]:
    """Return the places without a base that another one tells where it is: "the X air
    base near Y".
    """
    elsewhere = [
        m
        for m, later in pairwise(places)
        if not _BASE_AT.match(text[m.end : later.start])
    ]
    return [*elsewhere, places[-1]]


def _gone_as_far_as(text: str, places: list[Mention]) -> list[Mention]:
    """Return whither somebody got where that is told: "east of X as far as Y"."""
    return [
        m for m in places if _AS_FAR_AS.search(text[max(0, m.start - 40) : m.start])
    ] or places


def _not_beside_list(text: str, places: Sequence[Mention]) -> list[Mention]:
    """Return the places without the one that tells where those listed behind it are:
    "two villages near X, A and B".
    """
    first, *others = places
    before = text[max(0, first.start - _DIRECTION_REACH) : first.start]
    is_list = bool(others) and text[first.end : others[0].start] in _OPENS_LIST
    if is_list and _SEVERAL_NEAR.search(before):
        return others
    return list(places)


def _is_quarter(text: str, mention: Mention) -> bool:
    """Tell a part of a town: its town is the place. "The X neighbourhood of Y" is one
    even where a village is called X.
    """
    if mention.place is None:
        return _QUARTER.search(mention.place_as_written) is not None
    return _QUARTER_OF.match(text, mention.end) is not None


def _is_launched_from(text: str, mention: Mention) -> bool:
    """Tell from where a missile came: "launched from X"."""
    before = text[max(0, mention.start - _DIRECTION_REACH) : mention.start]
    return _LAUNCHED.search(before) is not None


def _not_crossed(text: str, places: Sequence[Mention]) -> list[Mention]:
    """Return the places without a river that is only crossed at another: "crossed the
    Oskil River near X".
    """
    return [
        *(
            m
            for m, later in pairwise(places)
            if not (
                _is_river(text, m)
                and _AT.search(text[m.end : later.start])
                and later.place is not None
            )
        ),
        places[-1],
    ]


def _is_line_crossed(text: str, mention: Mention) -> bool:
    """Tell a river over which somebody went: "left X across the Dnipro"."""
    before = text[max(0, mention.start - _DIRECTION_REACH) : mention.start]
    return _is_river(text, mention) and _ACROSS.search(before) is not None


def _is_river(text: str, mention: Mention) -> bool:
    """Tell "the Oskil River", and "the Oskil", as no town is called."""
    if _RIVER.search(mention.place_as_written):
        return True
    is_town = mention.place is not None and mention.place.kind in _TOWNS
    return not is_town and text[max(0, mention.start - 4) : mention.start] == "the "


def _not_come_from(text: str, places: Sequence[Mention]) -> list[Mention]:
    """Return the places without those that somebody came from: "attacked from X towards
    Y".
    """
    aimed = any(
        pattern.search(text, max(0, m.start - 60), m.start)
        for m in places
        for pattern in (_TOWARD, _INTO)
    )
    if not aimed:
        return list(places)
    return [m for m in places if not _FROM.search(text, max(0, m.start - 20), m.start)]


def _without_owners(text: str, places: Sequence[Mention]) -> list[Mention]:
    """Return the places without those that only say whose the next is ("Ukraine's city
    of X").
    """
    return [
        *(
            mention
            for mention, following in pairwise(places)
            if not _OWNER.match(text[mention.end : following.start])
        ),
        *places[-1:],
    ]


def _later_places(tree: DependencyTree, places: Sequence[Mention]) -> Iterator[Mention]:
    for before, mention in pairwise(places):
        if _is_landmark(tree, before, mention):
            continue
        if not _describes_first(tree, places[0], mention):
            yield mention


def _describes_first(
    tree: DependencyTree,
    first: Mention,
    later: Mention,
) -> bool:
    """Tell a place that only describes the first one ("Kruhliakivka, a village on the
    Oskil river").
    """
    if _BANK.search(tree.text, first.end, later.start):
        return True
    inside = range(*tree.at(first.start, first.end))
    path = (
        tree.tokens[i] for i in tree.path(tree.top(*tree.at(later.start, later.end)))
    )
    return any(
        t.dep == "appos"
        and t.pos == "NOUN"
        and t.head in inside
        and t.text.lower() not in _RELEVANCE.structures
        for t in path
    )


def _only_direction(text: str, first: Mention, second: Mention) -> bool:
    """Tell whether the first place only gives the direction of the second ("north of
    Kharkiv near Lyptsi").
    """
    if not _DIRECTION.search(text, max(0, first.start - 40), first.start):
        return False
    return _AT.search(text[first.end : second.start]) is not None


def _is_parallel(text: str, first: Mention, between: str) -> bool:
    """Tell "near A, near B" and "north of A, west of B": a list whose preposition is
    repeated; in "the city of A, north of B" another one is.
    """
    before = text[max(0, first.start - _PREPOSITION) : first.start].split()
    words = between.split()
    if not before or words[:1] != [","] or words[-1:] != before[-1:]:
        return False
    return (
        len(words) == len((",", "near")) or _BEARING.match(before[-2:][0]) is not None
    )


def _is_landmark(
    tree: DependencyTree,
    first: Mention,
    later: Mention,
) -> bool:
    """Tell a place named only to say where the one before is ("Toretsk, northeast of
    Kurakhove").
    """
    between = tree.text[first.end : later.start]
    if len(between) >= _LANDMARK_REACH or _CONJUNCTION.search(between):
        return False
    if ";" in between or _is_parallel(tree.text, first, between):
        return False
    verbs = (t.start for i, t in enumerate(tree.tokens) if tree.is_verb(i))
    if any(first.end <= start < later.start for start in verbs):
        return False
    return _BEYOND.search(between) is not None


_FOOTAGE = re.compile(
    r"\b(?:footage|imagery|images?|photos?|photographs?|pictures?|videos?)\b[^.;]{0,40}"
    r"\b(?:published|posted|taken|released|geolocated|filmed|shot|dated|collected"
    r"|captured)(?: (?:on|from|early|late))*\s*$",
    re.IGNORECASE,
)
_FOOTAGE_REACH = 80
# Before "since", what sets a record.
_RECORDS = frozenset({"first", "most", "worst", "deadliest", "heaviest"})
_RECORD_REACH = 5
# Tokens between a reporting verb and the time of saying, without a parse.
_SPEECH_REACH = 6
# More days than any expression of time spans.
_UNBOUNDED = 100_000
# Distance of an expression of time that the grammar ties to nothing.
_UNRELATED = 20
_MARK_COST_OF_DATE = 5
_DESCRIBING = ("relcl", "acl")
# "Contrary to what they said on Sunday": that day is of what is opposed.
_OPPOSED = frozenset({"contrary", "despite"})
_SAME_TIME = frozenset({"as", "when", "after"})
_AUXILIARY = ("aux", "auxpass")
_ANY_SUBJECT = ("nsubj", "nsubjpass", "csubj")
_HELPERS = frozenset({"be", "have", "do"})
_PAST_HELPERS = frozenset({"was", "were", "had", "did", "has", "have", "'ve", "’ve"})
_PRESENT_HELPERS = frozenset({"is", "are", "am", "'s", "’s"})
_PERFECT = frozenset({"has", "have", "'ve", "’ve"})
# Verbs whose perfect tells how it is now.
_BECOMING = frozenset({"become", "turned"})
# Adverbs of how it is at the time of the report, also in reported speech.
_AT_PRESENT = frozenset({"now", "currently", "presently"})
# Verbs whose past is written as their present: reports tell of what is over by them.
_INVARIABLE = frozenset(
    {"hit", "cut", "cost", "set", "beat", "burst", "split", "put", "quit"}
)
# How many joined verbs back an auxiliary is looked for.
_JOINED = 3


@dataclass(frozen=True, slots=True)
class EventDates:
    """The interval of an event and the words it came from; first None: unknown
    start.
    """

    first: date | None
    last: date | None
    text: str


@dataclass(frozen=True, slots=True)
class DateContext:
    """From what the time of an event is told.

    expressions: of time, in its sentence. published: None when unknown. day_before: the
    day the article last spoke of, for "a day after"; None when it spoke of none.
    carried: when the claimant, taken from the sentence before, said it. others: tokens
    of the sentence's other events. sayings: verbs of saying in the sentence, each with
    who says it.
    """

    expressions: Sequence[DateExpression]
    published: date | None
    day_before: date | None
    carried: DateExpression | None = None
    others: frozenset[int] = frozenset()
    sayings: Mapping[int, str] = field(default_factory=dict)


def dates_of_event(
    tree: DependencyTree,
    context: DateContext,
    event: Trigger,
    attribution: Attribution | None,
) -> EventDates:
    """Return when an event happened."""
    own, of_saying = _choose_date(tree, context, event, attribution)
    if own is None or own.vague:
        footage = _of_footage(tree.text, context.expressions)
        if footage is not None:
            return EventDates(None, footage.last, footage.text)
    if own is None:
        return _dates_of_saying(tree, context, event, of_saying)
    spoken_on = _day_of_saying(context, of_saying or context.carried)
    if own.step:
        return _stepped(context, own, spoken_on)
    if own.relative and spoken_on and context.published not in (None, spoken_on):
        own = next(iter(find_dates(own.text, 0, len(own.text), spoken_on)), own)
    return EventDates(own.first, own.last, own.text)


def _dates_of_saying(
    tree: DependencyTree,
    context: DateContext,
    event: Trigger,
    of_saying: DateExpression | None,
) -> EventDates:
    """Return the day of saying for an event that has no time of its own; where nobody
    says when it was said, an event that is over had happened by the publication.
    """
    if of_saying is not None:
        return EventDates(of_saying.first, of_saying.last, of_saying.text)
    if context.carried is not None:
        # The words stand in another sentence: they are no words of this event.
        return EventDates(context.carried.first, context.carried.last, "")
    first = context.published
    if not is_present(tree, event):
        first = None
    return EventDates(first, context.published, "")


def is_present(tree: DependencyTree, event: Trigger) -> bool:
    """Tell whether an event goes on at the time of the report, by the tense of its
    verb: "is fighting", "hold".
    """
    verb = tree.verb(tree.top(event.first, event.last))
    if verb is None and tree.parsed:
        # "Heavy fighting near X", without any verb.
        return event.kind in (Kind.CLASH, Kind.CONTROL)
    if verb is None:
        verb = event.first
    if tree.tokens[verb].dep in _ANY_SUBJECT:
        # "Fighting rages": the noun was taken for a verb.
        verb = tree.verb(tree.tokens[verb].head) or verb
    if _is_at_present(tree, verb):
        return True
    if tree.tokens[verb].dep == "xcomp" and not _helpers(tree, verb):
        # "They keep trying to enter": of the time of who keeps it up.
        verb = tree.verb(tree.tokens[verb].head) or verb
    helpers = {tree.tokens[c].text.lower() for c in _helpers(tree, verb)}
    if helpers:
        is_result = not helpers.isdisjoint(_PERFECT) and _results(tree, verb)
        return is_result or helpers.isdisjoint(_PAST_HELPERS)
    return _is_present_form(tree, verb)


def _is_present_form(tree: DependencyTree, verb: int) -> bool:
    """Tell whether a verb without a helper is in its present tense."""
    word, lemma = tree.tokens[verb].text.lower(), tree.lemmas[verb]
    if lemma == "be":
        return word in _PRESENT_HELPERS
    if word == lemma and lemma in _INVARIABLE:
        return False
    return word in (lemma, f"{lemma}s", f"{lemma}es") and not word.endswith("ed")


def _results(tree: DependencyTree, verb: int) -> bool:
    """Tell a perfect that is of the day it is told on: "has become", "has just hit"."""
    just = (tree.tokens[c].text.lower() == "just" for c in tree.children[verb])
    return tree.tokens[verb].text.lower() in _BECOMING or any(just)


def _is_at_present(tree: DependencyTree, verb: int) -> bool:
    return any(tree.tokens[c].text.lower() in _AT_PRESENT for c in tree.children[verb])


def _helpers(tree: DependencyTree, verb: int) -> list[int]:
    """Return the auxiliaries of a verb: of the one it is joined to where it has none
    of its own.
    """
    if not tree.parsed:
        return [i for i in range(max(0, verb - 2), verb) if tree.lemmas[i] in _HELPERS]
    at = verb
    for _ in range(_JOINED):
        own = [c for c in tree.children[at] if tree.tokens[c].dep in _AUXILIARY]
        if own or tree.tokens[at].dep not in ("conj", "xcomp"):
            return own
        if tree.tokens[at].dep == "conj" and tree.child(at, *_ANY_SUBJECT) is not None:
            return own
        at = tree.tokens[at].head
    return []


def _day_of_saying(
    context: DateContext,
    of_saying: DateExpression | None,
) -> date | None:
    if of_saying is None or of_saying.last is None or of_saying.vague:
        return context.published
    return of_saying.last


def _stepped(
    context: DateContext,
    own: DateExpression,
    spoken_on: date | None,
) -> EventDates:
    """Return the day so many days from another event: "a day after"."""
    days = (
        e.last for e in context.expressions if e.last and not e.step and not e.vague
    )
    base = next(days, None) or context.day_before or spoken_on
    day = base and shift(base, -own.step)
    return EventDates(day, day, own.text)


def _of_footage(
    text: str,
    expressions: Sequence[DateExpression],
) -> DateExpression | None:
    """Return the day on which footage was taken or published: what it shows had
    happened by then.
    """
    for expression in expressions:
        start = expression.start
        before = max(0, start - _FOOTAGE_REACH)
        if expression.last and _FOOTAGE.search(text, before, start):
            return expression
    return None


def _choose_date(
    tree: DependencyTree,
    context: DateContext,
    event: Trigger,
    attribution: Attribution | None,
) -> tuple[DateExpression | None, DateExpression | None]:
    """Return the time of the event and the time of saying it."""
    own: list[tuple[int, DateExpression]] = []
    of_saying: DateExpression | None = None
    of_another: DateExpression | None = None
    for expression in context.expressions:
        span = tree.at(expression.start, expression.end)
        if _is_of_record(tree, span):
            continue
        if attribution and _is_of_saying(tree, span, attribution, event):
            of_saying = of_saying or expression
            continue
        saying = _other_saying(tree, span, context, attribution, event)
        if saying is not None and attribution:
            is_own = context.sayings[saying] == attribution.claimant
            if is_own or _governs(tree, saying, event):
                of_another = expression
            continue
        distance = _distance(tree, span, expression, event, context)
        if distance is not None:
            own.append((distance, expression))
    if not own:
        return None, of_saying or of_another
    if of_saying and min(own, key=lambda pair: pair[0])[0] >= _UNRELATED:
        # The grammar ties it to something else: "an announcement hours earlier".
        return None, of_saying
    return _time_nearest(own), of_saying


def _distance(
    tree: DependencyTree,
    span: tuple[int, int],
    expression: DateExpression,
    event: Trigger,
    context: DateContext,
) -> int | None:
    if expression.step:
        return _distance_of_step(tree, span, event)
    return _distance_of_date(tree, span, event, context.others)


def _time_nearest(own: Sequence[tuple[int, DateExpression]]) -> DateExpression:
    """Return the nearest of the times of an event, of equals the shortest."""
    # "In 2014 they took X and held it for three months": how long is not when.
    when = [pair for pair in own if not pair[1].text.lower().startswith("for ")]
    return min(when or own, key=lambda pair: (pair[0], _days_of(pair[1])))[1]


def _days_of(expression: DateExpression) -> int:
    """Return how many days an expression of time spans, many where that is not told:
    of two for one event, the narrower says more.
    """
    if expression.first is None or expression.last is None:
        return _UNBOUNDED
    return (expression.last - expression.first).days


def _is_of_record(tree: DependencyTree, span: tuple[int, int]) -> bool:
    """Tell "the deadliest raid since July": how long there was none like it."""
    first, _ = span
    if tree.tokens[first].text.lower() != "since":
        return False
    before = tree.tokens[max(0, first - _RECORD_REACH) : first]
    words = [token.text.lower() for token in before]
    is_highest = any(t.pos == "ADJ" and t.text.endswith("est") for t in before)
    return is_highest or any(word in _RECORDS for word in words)


def _is_of_saying(
    tree: DependencyTree,
    span: tuple[int, int],
    attribution: Attribution,
    event: Trigger,
) -> bool:
    first, last = span
    if tree.parsed:
        path = tree.path(tree.top(first, last))
        ends = (i for i in path if tree.is_verb(i) or i == attribution.verb)
        return next(ends, None) == attribution.verb
    between = range(min(attribution.verb, first), max(attribution.verb, first))
    if len(between) > _SPEECH_REACH:
        return False
    return not any(
        event.first <= i < event.last or tree.tokens[i].text in (",", "that")
        for i in between
    )


def _other_saying(
    tree: DependencyTree,
    span: tuple[int, int],
    context: DateContext,
    attribution: Attribution | None,
    event: Trigger,
) -> int | None:
    """Return the verb by which something else than the event is said, where an
    expression of time is of that: "X claimed on Sunday that ..., Y said on Monday".
    """
    if not tree.parsed or attribution is None:
        return None
    path = tree.path(tree.top(*span))
    verb = next((i for i in path if tree.is_verb(i)), None)
    if verb is None or verb not in context.sayings:
        return None
    if event.first <= verb < event.last:
        return None
    return verb


def _governs(tree: DependencyTree, saying: int, event: Trigger) -> bool:
    """Tell whether an event is part of what is said, not joined to the saying."""
    path = tree.path(tree.top(event.first, event.last))
    if saying not in path:
        return False
    between = path[: path.index(saying)]
    return all(tree.tokens[i].dep != "conj" for i in between)


def _distance_of_step(
    tree: DependencyTree,
    span: tuple[int, int],
    event: Trigger,
) -> int | None:
    """Return 0 where "a day after" leads up to an event, else None."""
    _, last = span
    between = tree.tokens[last : event.first]
    if event.first < last or any(token.text == "," for token in between):
        return None
    return 0


def _distance_of_date(
    tree: DependencyTree,
    span: tuple[int, int],
    event: Trigger,
    others: frozenset[int],
) -> int | None:
    """Return how far an expression of time is from an event, None when it belongs to
    something else.
    """
    if not tree.parsed:
        return _distance_by_order(tree, span, event)
    top = tree.top(*span)
    if any(tree.lemmas[i] in _OPPOSED for i in tree.path(top)):
        return None
    verb = tree.verb(top)
    event_verb = tree.verb(tree.top(event.first, event.last))
    if _hangs_on(tree, top, event, event_verb):
        return 1
    if verb is None:
        return _UNRELATED
    if event_verb is not None:
        above = list(tree.ancestors(event_verb))
        if verb in above:
            if _is_set_against(tree, [event_verb, *above[: above.index(verb)]]):
                return None
            return 2 + above.index(verb)
    if (
        _is_of_weapon(tree, verb, event)
        or _is_of_same_fire(tree, verb, event)
        or _is_for_how_long(tree, span, verb, event)
    ):
        return 1
    if verb in others:
        return None
    return _distance_up(tree, verb, event_verb)


def _is_for_how_long(
    tree: DependencyTree, span: tuple[int, int], verb: int, event: Trigger
) -> bool:
    """Tell "beat off every attempt to cross since Monday": for how long is of what is
    done to the attempts.
    """
    is_since = tree.tokens[span[0]].text.lower() == "since"
    noun = tree.tokens[verb].head
    path = tree.path(noun)
    is_inside = any(event.first <= i < event.last for i in path)
    return is_since and is_inside and tree.tokens[verb].dep == "acl"


def _is_of_weapon(tree: DependencyTree, verb: int, event: Trigger) -> bool:
    """Tell "killed by a missile that fell on Monday": the day of what struck."""
    noun = tree.tokens[verb].head
    is_event = event.kind is Kind.STRIKE and event.first <= noun < event.last
    return is_event and tree.tokens[verb].dep in _DESCRIBING


def _is_of_same_fire(tree: DependencyTree, verb: int, event: Trigger) -> bool:
    """Tell "X was damaged as Russia fired missiles on Monday": the day of that fire."""
    token = tree.tokens[verb]
    if event.kind is not Kind.STRIKE or token.dep != "advcl":
        return False
    if token.head != tree.verb(tree.top(event.first, event.last)):
        return False
    if tree.lemmas[verb] not in _SIDES.launching | _SIDES.hitting:
        return False
    return any(tree.lemmas[c] in _SAME_TIME for c in tree.children[verb])


def _is_set_against(tree: DependencyTree, path: Sequence[int]) -> bool:
    """Tell "..., while Moscow claimed that": the day of one is not the other's."""
    return any(
        tree.tokens[i].dep == "advcl"
        and any(_lemma_is_contrast(tree, c) for c in tree.children[i])
        for i in path
    )


def _lemma_is_contrast(tree: DependencyTree, i: int) -> bool:
    return tree.tokens[i].dep == "mark" and tree.lemmas[i] in _CONTRASTING


def _distance_by_order(
    tree: DependencyTree,
    span: tuple[int, int],
    event: Trigger,
) -> int:
    first, last = span
    start, end = last, event.first
    if event.first < first:
        start, end = event.last, first
    marks = sum(tree.tokens[i].text in (",", ";") for i in range(start, end))
    return max(0, end - start) + _MARK_COST_OF_DATE * marks


def _hangs_on(
    tree: DependencyTree,
    top: int,
    event: Trigger,
    event_verb: int | None,
) -> bool:
    for i in tree.path(top):
        if i == event_verb or event.first <= i < event.last:
            return True
        if tree.tokens[i].dep in ("relcl", "acl", "advcl"):
            return False
    return False


def _distance_up(
    tree: DependencyTree,
    verb: int,
    event_verb: int | None,
) -> int | None:
    for n, i in enumerate(tree.path(verb)):
        if tree.tokens[i].dep in _DESCRIBING:
            return None
        if i == event_verb:
            return 3 + n
    return _UNRELATED
