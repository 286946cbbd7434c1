"""What a claim asserts of a place, in the few terms by which claims can contradict one
another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dashboard.domain.claim import Claim
from dashboard.domain.words import (
    WIDE,
    Hedge,
    Kind,
    Precision,
    Review,
    Side,
    Stance,
)

LETTER = "[0-9a-zа-яёіїєґ]"
_BEFORE, _AFTER = rf"(?:^|[^{LETTER[1:]})", rf"(?:$|[^{LETTER[1:]})"
_PLACE = "(?:the )?(?:town|city|village|settlement|hamlet)"
_POINT = "(?:north|south|east|west)"
_OBJECTS = (
    r"(?:(?:railway |train |bus |fire |police |pumping |petrol )?stations?|streets?"
    r"|quarters?|blocks?|micro-?districts?|districts of|suburbs?|old town|estates?"
    r"|hospitals?|clinic|schools?|kindergarten|university|college|library|museum"
    r"|theat(?:re|er)|church|cathedral|chapel|mosque|convent|monastery|cemetery"
    r"|air(?:field|port|base)|aerodrome|runway|port|harbou?r|pier|wharf|docks?"
    r"|dockyard|lighthouse|ferry|bridges?|dam|lock|canal|reservoir|quarry|mines?"
    r"|pits?|shafts?|plants?|factory|factories|works|[a-z]*mill"
    r"|(?:cann|brew|bak|refin|distill|win|nurs)ery|smelter|dairy"
    r"|greenhouses?|warehouses?|depots?|silos?|elevators?|barns?|farms?|farmyard"
    r"|barracks|fort|fortress|castle|palace|bunkers?|checkpoints?"
    r"|border post|post office|customs post|prison|penal colony|stadium|arena"
    r"|sports (?:hall|ground)|market|shopping (?:centre|center|mall)|mall|shops?"
    r"|hotel|sanatorium|resort|camp|parks?|orchards?|gardens?|allotments?|dachas"
    r"|towers?|masts?|monument|buildings?|houses|tower blocks?|high-?rises?"
    r"|roads?|routes?|highways?|motorway|railway|crossroads|junction|intersection"
    r"|(?:tree|defen[cs]e|defensive|trench) ?lines?|lines? of defen[cs]e"
    r"|strong(?:hold|point)s?|fortifications|fortified area|trench(?:es)?|dugouts?"
    r"|forest belts?|woods?|groves?|heights?|hills?|ridges?|ravines?|gull(?:y|ies)"
    r"|islands?|fields?|banks?|ponds?|lakes?)"
)
"""Features in and around a settlement: the classes S (spots, buildings), T (heights), V
(woods) and R (roads) of GeoNames's feature codes, as far as armies fight for them.
"""
_HAVING = (
    r"(?:took|take[ns]?|taking|seiz[a-z]+|captur[a-z]+|clear(?:ed|ing)|freed"
    r"|liberat[a-z]+|occup[a-z]+|retook|retaken|recaptur[a-z]+|regain[a-z]+"
    r"|won back|h[eo]lds?|keeps?|kept|control[a-z]*|enter[a-z]*|fell|fallen|lost"
    r"|changed hands|in (?:[a-z]+ )?hands|ours|drove|driven|stormed|defend[a-z]*"
    r"|(?:is|are) (?:ukrainian|russian|again)|flag over)"
)
_OBJECTS_SLAVIC = (
    r"(?:квартал[а-яіїє]*|м[иі]крорайон[а-яіїє]*|вулиц[а-яіїє]*|улиц[а-яё]*"
    r"|вокзал[а-яіїє]*|а[еэ]ропорт[а-яіїє]*|а[еэ]родром[а-яіїє]*|лікарн[а-яіїє]*"
    r"|больниц[а-яё]*|школ[а-яіїє]*|шахт[а-яіїє]*|завод[а-яіїє]*|фабрик[а-яіїє]*"
    r"|комбінат[а-яіїє]*|комбинат[а-яё]*"
    r"|елеватор[а-яіїє]*|элеватор[а-яё]*|мост[а-яё]*|міст(?:ок|ком)"
    r"|позиці[а-яіїє]*|позици[а-яё]*|багатоповерх[а-яіїє]*|многоэтаж[а-яё]*"
    r"|(?:приватн[а-яіїє]*|частн[а-яё]*) сектор[а-яіїє]*"
    r"|центр[а-яіїє]* (?:міста|города|села|селища|пос[её]лка))"
)
_HAVING_SLAVIC = (
    r"(?:захоп|зайня|взя|звільн|зачи[щс]|контрол|утрим|закр[іе]п|увійш|вош|освобо"
    r"|заня|захва|удерж|відб|отб|втра|потер|під |под )[а-яёіїєґ’']*"
)
_WORDS = r"(?: [0-9a-z’-]+)"
_WORDS_SLAVIC = r"(?: [0-9а-яёіїєґ’-]+)"
_TAKEN = (
    r"(?:took|taken|seized|captured|cleared|recaptured|retook|retaken|regained"
    r"|won back|occupied|stormed|overran|overrun|liberated|freed)"
)
_OUSTED = (
    r"(?:drove|driven|threw|thrown|pushed|forced|expelled|ousted|squeezed|cleared"
    r"|dislodged|knocked)"
)
_DETERMINER = (
    r"(?:the|an?|another|its|their|our|one|two|three|four|five|six|several|some|many"
    r"|[0-9]+)"
)
_BOUNDARY = (
    r"(?:$|[.,;:!?]| (?:in|at|on|near|from|by|with|after|and|to|into|along|beyond"
    r"|behind|beside|inside|outside|as|during|under|over|before|since|around|where"
    r"|which|that|yesterday|today|overnight|again)[ .,;:!?])"
)
_NOUN = r"(?:[a-z-]+ ){0,4}?([a-z-]+)"
_ADJECTIVES = r"(?:(?:whole|entire|small|large|mining|railway|ruined|strategic|key) )*"
_NAMED = "(?:town|city|village|settlement|hamlet)"
PART_WORDS = (
    rf"{_BEFORE}(?:"
    # How much of it.
    r"(?:part|parts|portion|section|half|thirds?|quarters?|fifths?|tenths?|most|much"
    rf"|several|bulk|majority) of|some of (?:it|{_PLACE})"
    r"|except(?: for)?|apart from|aside from|but for|with the exception of"
    r"|(?:almost|nearly|practically) (?:all|the whole|the entire|entirely|completely)"
    r"|part(?:ial|ly|ially)|percent|per cent|(?:is|was|are|remains?) (?:divided|split)"
    r"|[0-9]+ (?:out of|of|от|из|із|з) (?:[a-zа-я]+ ){0,2}[0-9]+"
    r"|частин[аиіоу]|половин[аиіоу]|част[ьи]|частково|частично"
    r"|(?:майже|почти) (?:вс|повністю|полностью)[а-яёіїє]*"
    # Which end of it, and what lies around it.
    r"|(?:northern|southern|eastern|western|central)"
    r" (?:part|parts|half|outskirts|edge|districts?|suburbs?|quarters?|streets?)"
    rf"|{_POINT}(?:{_POINT})?(?:ern side|ern end)? of {_PLACE}"
    r"|(?:side|end|edge|cent(?:re|er)|districts?|bank|corner|strip|rim|fringes?"
    rf"|heart|margins?|tip|periphery|areas?|sectors?) of {_PLACE}"
    r"|(?:lower|upper|old|new) (?:town|city)|outlying"
    r"|(?:limited|some|patchy|incomplete|tenuous|weak) (?:presence|control)"
    r"|(?:presence|control)(?: [a-z]+){0,6} (?:is|was|remains) (?:still )?"
    r"(?:limited|patchy|incomplete|tenuous|weak)"
    # A way in is not the whole of it.
    r"|(?:wedged?|inroads?|breach|broke|broken|breaks|breaking|way|push(?:ed|es|ing)?"
    r"|penetrat(?:e|es|ed|ing)|infiltrat(?:e|es|ed|ing)) into"
    r"|(?:од[ин][а-яіїє]*|дв[аіе]|три) (?:з|із|зі|из) (?:[а-яіїє]+ ){0,2}район[а-яіїє]*"
    r"|(?:town|city|village) cent(?:re|er)|the cent(?:re|er)[.,;]"
    rf"|outskirts|everything (?:up to|as far as|{_POINT} of)"
    r"|(?:gain|secur|establish|w[io]n|h[eo]ld)[a-z]* (?:a |its |their )?"
    r"(?:foothold|bridgehead)|плацдарм[а-яіїє]*"
    r"|околиц[яіюь]|околиц(?:ях|ями)|окраин[аыеу]|окраин(?:ах|ами)"
    r"|(?:прав|лів|лев)[а-яіїё]+ берег[а-яіїє]*|берег[а-яіїє]* (?:села|міста|города)"
    r"|(?:villages|settlements|hamlets|territory|land|ground|terrain|positions)"
    r" (?:around|near|outside|close to|surrounding|between)"
    r"|(?:near|around|outside|above|close to|towards?|(?:approach|entrance|road|route"
    rf"|access|way|gate)(?:e?s)? (?:to|into|for)) {_PLACE}"
    r"|fire control|вогнев[а-яіїє]* контрол[а-яіїє]*|огнев[а-яё]* контрол[а-яё]*"
    rf"){_AFTER}"
    r"|[0-9] ?%"
)
"""Words by which a passage speaks of a part of a place: how much of it ("half of the
town"), or which end of it. They are looked for in lower case. The expressions mean the
same to Python and to RE2, which knows word boundaries of Latin letters only.
"""
THING_WORDS = (
    rf"{_BEFORE}(?:{_HAVING}{_WORDS}{{0,3}} {_OBJECTS}"
    rf"|{_OBJECTS}{_WORDS}{{0,10}} {_HAVING}"
    rf"|{_OUSTED}{_WORDS}{{0,4}} (?:out of|from){_WORDS}{{0,3}} {_OBJECTS}"
    rf"|{_TAKEN}{_WORDS}{{0,2}} positions?"
    rf"|{_HAVING_SLAVIC}{_WORDS_SLAVIC}{{0,3}} {_OBJECTS_SLAVIC}"
    rf"|{_OBJECTS_SLAVIC}{_WORDS_SLAVIC}{{0,5}} {_HAVING_SLAVIC}"
    rf"){_AFTER}"
)
"""Words by which a thing in a place is taken or held, a street or a station; one that
is only mentioned is not. In lower case.
"""
TAKEN_WORDS = (
    rf"(?:^|[^A-Z{LETTER[1:]})(?:{_TAKEN} {_DETERMINER} {_NOUN}{_BOUNDARY}"
    rf"|{_OUSTED}{_WORDS}{{0,4}} out of {_DETERMINER} {_NOUN}{_BOUNDARY}"
    r"|([a-z-]+) (?:was|were|has been|have been|had been) (?:[a-z]+ly )?"
    rf"{_TAKEN}{_AFTER})"
)
"""The noun that names what was taken: the last one before a preposition, a mark or the
end. Of the text as it is written, so that a name, which has a capital, is none.
"""
SETTLED_WORDS = (
    r"^(?:towns?|cit(?:y|ies)|villages?|settlements?|hamlets?|places?|localit(?:y|ies)"
    r"|communit(?:y|ies)|municipalit(?:y|ies)|capital|hub|stronghold|bastion|fortress"
    r"|island|outpost|farmstead|cent(?:re|er)|points?|territory|all|it|this|that|which|everything)$"
)
"""Nouns for a place as a whole."""
WHOLE_WORDS = (
    rf"{_BEFORE}(?:{_TAKEN}|h[eo]lds?|keeps?|kept|controls?) (?:all (?:of )?)?"
    rf"(?:the|this|our|a) {_ADJECTIVES}{_NAMED}{_AFTER}"
    r"|(?:^|[.;:,!?] |[.;:,!?] ?and |and )(?:now |today |yesterday )?"
    rf"(?:the|this|our|a|whole|entire) {_ADJECTIVES}{_NAMED}(?: itself)?"
    r" (?:is|are|was|were|has|had|fell|remains?|stays?)[ ,.]"
)
"""Words by which the place itself is taken or held, whatever else is. In lower case."""
FACILITY_WORDS = (
    rf"{_BEFORE}(?:"
    r"(?:coke|power|chemical|steel|cement|brick|asphalt) (?:plant|station)"
    r"|industrial (?:zone|area|park)|refinery|(?:slag|waste|spoil) (?:heap|tip)s?"
    r"|промзон[аиіыу]|коксохім[а-яіїє]*|коксохим[а-яё]*"
    rf"){_AFTER}"
)
"""Words for a part of a town."""
NEAR_WORDS = (
    rf"{_BEFORE}(?:"
    r"vicinity|near|around|close to|outside|approaches|past|beyond|towards?|between"
    r"|(?:area|areas|direction) of|directions?|sectors?|along"
    rf"|{_POINT}(?:{_POINT})? of"
    r"|flanks? of"
    r"|поблизу|біля|неподалік|недалеко|вблизи|возле|около|[ув] районі|в районе|районах"
    r"|(?:на )?підступ(?:ах|и|ів)|(?:на )?подступ(?:ах|ы|ов)|напрямк[уи]|напрям(?:і|ах)"
    r"|направлени(?:и|ях)|на флан(?:гах|ках)"
    rf"){_AFTER}"
)
"""Words by which an attack was repelled at a place, whoever holds the place itself."""
UNCONFIRMED_WORDS = (
    rf"{_BEFORE}(?:"
    r"(?:no|not|never|without|lack of)(?: [a-z]+){0,3}"
    r" (?:confirmation|evidence|proof|signs|indications?)"
    r"|no sign|(?:not|cannot|can[’']t|couldn[’']t|unable to|yet to)"
    r"(?: [a-z]+ly| yet| been| be){0,3} (?:confirm|verif|corroborat)[a-z]*"
    r"|unconfirmed|unverified"
    r"|(?:не|нема|немає|нет|без)(?: [а-яёіїєґ’-]+){0,2}"
    r" (?:підтвер|подтвер|доказ|ознак|признак)[а-яёіїєґ’]*"
    rf"){_AFTER}"
)
"""Words by which it is said not to be known to be so: that is no word that it is not
so. In lower case.
"""
RING_WORDS = (
    rf"{_BEFORE}(?:(?:semi-)?(?:encircl|surround)[a-z]*|ring|pocket|besieg[a-z]*|siege"
    r"|(?:напів)?(?:оточ|окруж)[а-яёіїє]*|(?:окружени|оточенн)[а-яії]*|котел|котл[аі]"
    rf"){_AFTER}"
)
"""Words by which a place is closed in, in lower case."""
THINGS: Mapping[str, str] = {
    "ambulance": r"ambulances?|medics|швидк[а-яії]+ допомог[а-яії]*",
    "bridge": r"bridges?|м[іо]ст[уа]?",
    "bus stop": r"bus stops?|зупинк[а-яії]*|остановк[а-яё]*",
    "bus": r"(?:mini|trolley)?bus(?:es)?|coach|автобус[а-яії]*|маршрутк[а-яії]*",
    "camp": r"prison|penal colony|colony|detention (?:centre|center)|barracks"
    r"|колоні[а-яії]*|колони[а-яё]*",
    "cars": r"cars?|convoys?|columns?|lorr(?:y|ies)|trucks?|vans?|колон[а-яії]*",
    "cemetery": r"cemetery|graveyard|funeral|кладовищ[а-яії]*|кладбищ[а-яё]*",
    "church": r"church|cathedral|monastery|chapel|mosque|церкв[а-яії]*",
    "dam": r"dams?|locks?|sluices?|hydroelectric[a-z -]*|греблі?|дамб[а-яії]*|гес",
    "depot": r"depots?|warehouses?|stores?|склад[а-яії]*|нафтобаз[а-яії]*",
    "farm": r"farms?|grain|silos?|elevators?|ферм[а-яії]*|елеватор[а-яії]*",
    "grid": r"substations?|power lines?|transformers?|підстанці[а-яії]*",
    "hospital": r"hospitals?|clinics?|maternity[a-z ]*|лікарн[а-яії]*|больниц[а-яё]*",
    "hotel": r"hotels?|hostels?|dormitor(?:y|ies)|готел[а-яії]*|гуртож[а-яії]*",
    "houses": r"(?:tower |apartment )?blocks?|flats|houses?|high-?rises?"
    r"|будин[а-яії]*|дом(?:ами?|ах|ов)?",
    "market": r"markets?|bazaar|rynok|рин(?:ок|ку|ком)|рын(?:ок|ку|ком)",
    "mill": r"factor(?:y|ies)|steelworks|works|mills?|завод[а-яії]*",
    "nuclear plant": r"nuclear (?:power )?(?:plant|station)|reactors?|аес|аэс",
    "port": r"ports?|harbou?rs?|docks?|quays?|порт(?:у|ом|а)?",
    "power plant": r"(?:power|thermal) (?:power )?(?:plants?|stations?)|тес|тэц?",
    "school": r"schools?|kindergartens?|nurser(?:y|ies)|universit(?:y|ies)"
    r"|школ[а-яії]*|сад(?:ок|ка|ик)",
    "shop": r"shops?|supermarkets?|malls?|shopping (?:centre|center)|cafes?|café"
    r"|магазин[а-яії]*|кафе",
    "station": r"(?:railway|train|bus) stations?|the station|вокзал[а-яії]*",
    "theatre": r"theat(?:re|er)s?|museums?|librar(?:y|ies)|театр[а-яії]*",
    "train": r"trains?|locomotives?|wagons?|carriages?|поїзд[а-яії]*|поезд[а-яё]*",
    "water": r"waterworks|pumping stations?|water (?:tower|pipe)s?|водокан[а-яії]*",
}
"""Things that are fired at, each with its words in lower case."""
THING_NAMED = rf"{_BEFORE}({'|'.join(THINGS.values())}){_AFTER}"
"""The first thing that a passage names: what it speaks of. In lower case."""
RING, AROUND, ITSELF = "ring", "around", "itself"
"""Things of other kinds: that a place is closed in, what lies around it, and the place,
when it is no more than a thing.
"""
STOP = ". "
"""What stands between the texts of a claim, which are sentences of their own."""
NAME_FOR = "the town"
"""What stands for the name of the place when its parts are looked for: a mine in a name
is no mine, and what is north of the name is north of the place.
"""
_DIGITS = r"[0-9]{1,4}"
NUMBER_WORDS: Mapping[str, int] = {
    **{
        word: number
        for number, words in enumerate(
            (
                "",
                "one один одна одного",
                "two два дві двоє две двое",
                "three три троє трое",
                "four чотири четверо четыре",
                "five п’ять п'ять п’ятеро пять пятеро",
                "six шість шестеро шесть",
                "seven сім семеро семь",
                "eight вісім восьмеро восемь",
                "nine дев’ять дев'ять девять",
                "ten десять десятеро",
                "eleven одинадцять одиннадцать",
                "twelve dozen дванадцять двенадцать",
                "thirteen тринадцять тринадцать",
                "fourteen чотирнадцять четырнадцать",
                "fifteen п’ятнадцять п'ятнадцять пятнадцать",
                "sixteen шістнадцять шестнадцать",
                "seventeen сімнадцять семнадцать",
                "eighteen вісімнадцять восемнадцать",
                "nineteen дев’ятнадцять дев'ятнадцять девятнадцать",
                "twenty двадцять двадцать",
            )
        )
        for word in words.split()
    },
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
}
"""Numbers in words, as reports of the dead write them."""
_NUMBER = "(" + "|".join((_DIGITS, *NUMBER_WORDS)) + ")"
_BOUND = (
    r"(at least |more than |over |no fewer than |not less than |щонайменше |понад "
    r"|не менше |не меньше |не менее |более |как минимум |по меньшей мере )?"
)
_PEOPLE = (
    r"(?:people|persons?|civilians?|residents?|villagers?|townspeople|inhabitants"
    r"|citizens|locals|dead|lives|others"
    r"|людей|людини|людина|осіб|особи|особа|чоловіка?|мешканц[а-яіїє]*|цивільн[а-яіїє]*"
    r"|человека?|жител[а-яё]*|мирн[а-яё]*)"
)
_DIED_SLAVIC = r"(?:загинул[аио]|загинув|вбито|убито|погибл[аио]|погиб|убит[ыо])"
_ARE_DEAD = (
    r"(?:(?:were|was|have been|has been|are) )?(?:killed|dead|died|lost their lives)"
)
_END = r"(?:$|[ .,;:!?])"
_START = rf"(?:^|[^,.{LETTER[1:]})"
KILLED_WORDS = (
    rf"{_START}{_BOUND}{_NUMBER} (?:{_PEOPLE} |of them ){{1,2}}{_ARE_DEAD}{_END}",
    rf"(?:^|[.;:,] |with |left ){_BOUND}{_NUMBER} {_ARE_DEAD}{_END}",
    rf"{_START}(?:kill(?:ed|ing|s)|claimed the lives of|death toll of) {_BOUND}"
    rf"{_NUMBER}(?:$| {_PEOPLE}{_END}| (?:and|in|at|on) |[.,;])",
    rf"{_START}{_BOUND}{_NUMBER} {_PEOPLE}(?: {_PEOPLE})? {_DIED_SLAVIC}{_END}",
    rf"{_START}{_DIED_SLAVIC} {_BOUND}{_NUMBER}(?: {_PEOPLE}{_END}|[.,;]|$)",
)
"""The number of people that a passage says were killed, in lower case: each of these in
turn, the words of a lower bound and the number. A number of soldiers or of children is
none, nor is one to which a toll "rose": others had counted at another hour.
"""
NOBODY_KILLED_WORDS = (
    rf"{_BEFORE}(?:(?:nobody|no ?one|no (?:people|civilians|residents)) (?:was |were )?"
    r"(?:killed|died)|no (?:deaths|fatalities)|(?:ніхто|никто) не (?:загинув|погиб)"
    rf"){_AFTER}"
)
"""Words by which nobody was killed, in lower case."""
_PART = re.compile(PART_WORDS)
_FACILITY = re.compile(FACILITY_WORDS)
_THING = re.compile(THING_WORDS)
_TAKEN_THING = re.compile(TAKEN_WORDS)
_SETTLED = re.compile(SETTLED_WORDS)
_WHOLE = re.compile(WHOLE_WORDS)
_NEAR = re.compile(NEAR_WORDS)
_UNCONFIRMED = re.compile(UNCONFIRMED_WORDS)
_RING = re.compile(RING_WORDS)
_THING_NAMED = re.compile(THING_NAMED)
_THINGS = {name: re.compile(words) for name, words in THINGS.items()}
_KILLED = tuple(map(re.compile, KILLED_WORDS))
_NOBODY_KILLED = re.compile(NOBODY_KILLED_WORDS)


class Question(StrEnum):
    """What an assertion answers."""

    STATE = "state"
    """Who holds the place: the side has it on the days."""
    CHANGE = "change"
    """Who holds the place: the side comes to have it on one of the days."""
    EVENT = "event"
    """Whether something happened: a kind of event, by a side, on one of the days."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """The answer of one camp about one place.

    question: what is answered. kind: of an event, "" for the questions of who holds the
    place. side: the holder, or who acted. first, last: days as proleptic ordinals, both
    included; first None means an unknown start. denied: the camp says that it is not
    so. part: it speaks of a part of the place. camp: see `camp_of`; "" when nobody is
    named. killed: people said to have been killed by the event, None when no number is.
    at_least: there may be more of them. cautious: it is said to be likely or possible,
    no more. thing: what the event was about beside the place, of THINGS or RING, AROUND
    or ITSELF; "" when nothing is named.
    """

    question: Question
    side: Side
    first: int | None
    last: int
    camp: str
    kind: str = ""
    denied: bool = False
    part: bool = False
    killed: int | None = None
    at_least: bool = False
    cautious: bool = False
    thing: str = ""


_OPPOSITE = {Side.UA: Side.RU, Side.RU: Side.UA}
GAINS = tuple(k for k in Kind if k.stance in (Stance.TAKES, Stance.ADVANCES))
"""Kinds by which a side is said to gain ground."""


def opposite(side: Side) -> Side:
    """Return the other of the two sides that hold places. Raises KeyError for a side
    that holds none.
    """
    return _OPPOSITE[side]


def camp_of(side: Side, claimant: str) -> str:
    """Return on whose behalf a claimant speaks: each of the two sides is a camp, every
    other claimant is one for itself; "" when nobody is named.
    """
    if side in _OPPOSITE:
        return side.value
    return " ".join(claimant.casefold().split())


def speaks_of_part(texts: Sequence[str], name: str = "") -> bool:
    """Return whether the texts speak of a part of the place of that name, or of what
    lies around it.
    """
    words = STOP.join(texts)
    if name:
        words = words.replace(name, NAME_FOR)
    lower = words.lower()
    if _PART.search(lower) or _FACILITY.search(lower):
        return True
    if _WHOLE.search(lower):
        return False
    return bool(_THING.search(lower)) or _names_a_thing(words)


def _names_a_thing(words: str) -> bool:
    """Return whether what is said to be taken is something else than a settlement."""
    taken = _TAKEN_THING.search(words)
    if not taken:
        return False
    return not _SETTLED.search(taken[1] or taken[2] or taken[3])


def speaks_of_surroundings(texts: Sequence[str]) -> bool:
    """Return whether the texts speak of what lies around the place."""
    return bool(_NEAR.search(STOP.join(texts).lower()))


def is_unconfirmed(texts: Sequence[str]) -> bool:
    """Return whether the texts say that it is not known to be so."""
    return bool(_UNCONFIRMED.search(STOP.join(texts).lower()))


def thing_of(kind: Kind, texts: Sequence[str], *, at_a_point: bool = False) -> str:
    """Return what an event was about beside the place. at_a_point: the place is one
    thing.
    """
    words = STOP.join(texts).lower()
    if kind.stance is Stance.ADVANCES:
        if _RING.search(words):
            return RING
        return AROUND if _NEAR.search(words) else ""
    if kind.stance is not Stance.FIRES:
        return ""
    if at_a_point:
        return ITSELF
    named = _THING_NAMED.search(words)
    if named is None:
        return ""
    return next(name for name, each in _THINGS.items() if each.fullmatch(named[1]))


def side_of(claim: Claim) -> Side:
    """Return the side that a claim is about. Who denies a gain and does not say whose
    denies the other side's, and who denies a retreat denies its own.
    """
    camp = claim.claimant_side
    nameless = claim.actor is Side.UNKNOWN and claim.hedge is Hedge.DENIED
    if not nameless or camp not in _OPPOSITE:
        return claim.actor
    if claim.kind in GAINS:
        return opposite(camp)
    return camp if claim.kind.stance is Stance.LEAVES else claim.actor


def number_killed(texts: Sequence[str]) -> tuple[int | None, bool]:
    """Return how many people the texts say were killed, the first number, and whether
    there may be more; None and False when they say no number.
    """
    words = STOP.join(texts).lower()
    for pattern in _KILLED:
        if matched := pattern.search(words):
            number = NUMBER_WORDS.get(matched[2])
            return int(matched[2]) if number is None else number, bool(matched[1])
    return 0 if _NOBODY_KILLED.search(words) else None, False


def _says_nothing_of(claim: Claim, texts: Sequence[str]) -> bool:
    """Tell a claim that answers nothing about its place, though its kind would."""
    # Attacks are repelled near a place whoever holds it.
    if claim.kind is Kind.HOLD and speaks_of_surroundings(texts):
        return True
    return claim.hedge is Hedge.DENIED and is_unconfirmed(texts)


def assertion(claim: Claim) -> Assertion | None:
    """Return what a claim asserts of its place; None when it is not accepted, has no
    day or no place of its own, or answers no question.
    """
    last = claim.date_to or claim.published
    if claim.review is not Review.ACCEPTED or last is None or claim.precision in WIDE:
        return None
    question, side = question_of(claim.kind), side_of(claim)
    if side not in _OPPOSITE or question is None:
        return None
    # Who leaves a place leaves it to the other side.
    if claim.kind.stance is Stance.LEAVES:
        side = opposite(side)
    first = None
    if claim.date_from:
        first = min(claim.date_from, last).toordinal()
    texts, event = (claim.quote, claim.note), question is Question.EVENT
    killed, at_least = number_killed(texts) if event else (None, False)
    if _says_nothing_of(claim, texts):
        return None
    return Assertion(
        question,
        side,
        first,
        last.toordinal(),
        camp_of(claim.claimant_side, claim.claimant),
        claim.kind.value if event else "",
        claim.hedge is Hedge.DENIED,
        not event and speaks_of_part(texts, claim.name),
        killed,
        at_least,
        claim.hedge is Hedge.HEDGED,
        thing_of(claim.kind, texts, at_a_point=claim.precision is Precision.POINT),
    )


_QUESTIONS = {
    Stance.HOLDS: Question.STATE,
    Stance.TAKES: Question.CHANGE,
    Stance.LEAVES: Question.CHANGE,
    Stance.NONE: None,
}


def question_of(kind: Kind) -> Question | None:
    """Return what claims of that kind answer, None for nothing."""
    return _QUESTIONS.get(kind.stance, Question.EVENT)
