"""What a name says about itself: "the village of X", "X oblast", "X, Y region"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from dashboard.domain.errors import BadInput
from dashboard.domain.words import REGIONS
from dashboard.gazetteer.fold import fold, skeleton

_KINDS = {
    "city": "city|місто|город|capital",
    "town": "town|містечко",
    "village": "village|hamlet|село|деревня",
    "settlement": "settlement|urban-type settlement|urban settlement|селище|смт|посёлок|поселок|пгт",
    "oblast": "oblast|region|province|область|обл",
    "raion": "raion|rayon|district|район|р-н",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split("|")}
_WORD = "|".join(sorted(_KIND_OF, key=len, reverse=True))
_SHORT = {"м.": "city", "г.": "city", "с.": "village", "д.": "village"}
_BEFORE = re.compile(
    rf"(?:the )?(?:{_WORD})(?:'s)? of (?=\S)|(?:місто|город|село|деревня|селище|смт|посёлок|поселок|пгт) "
)
_AFTER = re.compile(rf"(?<=\S) (?P<word>{_WORD})\.?$")
_REGIONS = {
    "Cherkasy": "Черкаська|Черкасская|Cherkassy",
    "Chernihiv": "Чернігівська|Черниговская|Chernigov",
    "Chernivtsi": "Чернівецька|Черновицкая|Chernovtsy",
    "Crimea": "Автономна Республіка Крим|Крим|Крым|Krym|ARC|Autonomous Republic of Crimea",
    "Dnipropetrovsk": "Дніпропетровська|Днепропетровская|Dnipro",
    "Donetsk": "Донецька|Донецкая",
    "Ivano-Frankivsk": "Івано-Франківська|Ивано-Франковская",
    "Kharkiv": "Харківська|Харьковская|Kharkov",
    "Kherson": "Херсонська|Херсонская",
    "Khmelnytskyi": "Хмельницька|Хмельницкая|Khmelnytsky",
    "Kirovohrad": "Кіровоградська|Кировоградская|Kropyvnytskyi",
    "Kyiv": "Київська|Киевская|Kiev",
    "Kyiv City": "Київ|Киев|City of Kyiv|Kiev city",
    "Luhansk": "Луганська|Луганская|Lugansk",
    "Lviv": "Львівська|Львовская|Lvov",
    "Mykolaiv": "Миколаївська|Николаевская|Nikolaev",
    "Odesa": "Одеська|Одесская|Odessa",
    "Poltava": "Полтавська|Полтавская",
    "Rivne": "Рівненська|Ровенская|Rovno",
    "Sevastopol": "Севастополь|Sebastopol",
    "Sumy": "Сумська|Сумская",
    "Ternopil": "Тернопільська|Тернопольская|Ternopol",
    "Vinnytsia": "Вінницька|Винницкая|Vinnitsa",
    "Volyn": "Волинська|Волынская|Volhynia",
    "Zakarpattia": "Закарпатська|Закарпатская|Transcarpathia",
    "Zaporizhzhia": "Запорізька|Запорожская|Zaporozhye",
    "Zhytomyr": "Житомирська|Житомирская|Zhitomir",
}
NEIGHBOURS = {"Kyiv": "Kyiv City", "Kyiv City": "Kyiv", "Crimea": "Sevastopol", "Sevastopol": "Crimea"}
"""Regions that are named for each other: a reader who writes Kyiv oblast for the capital is understood."""

_ABROAD = (
    "Russia|Belarus|Poland|Moldova|Romania|Hungary|Slovakia|Transnistria|Moscow|Moskva|Kremlin|Belgorod|Kursk|Bryansk|"
    "Rostov|Rostov-on-Don|Voronezh|Taganrog|Krasnodar|Novorossiysk|Shebekino|Valuyki|Sudzha|Grayvoron|Engels|Saratov|"
    "Volgograd|Tula|Oryol|Orel|Ryazan|Saint Petersburg|St Petersburg|Sochi|Kaliningrad|Chechnya|Grozny|Dagestan|Minsk|"
    "Gomel|Homel|Brest|Mozyr|Warsaw|Rzeszow|Chisinau|Tiraspol|Bucharest|Vilnius|Riga|Tallinn|Berlin|Paris|London|"
    "Brussels|Washington|New Delhi|Beijing|Ankara|Istanbul|Geneva|Vienna|Prague|Ramstein|Москва|Россия|Росія|Белгород"
)
"""Countries, and towns abroad that reporting on the war names: by their consonants they would fit some village here
(Belgorod - Bolhrad), which on this map would be a false event."""


class Query(NamedTuple):
    """A name, taken apart.

    whole: as asked, trimmed. core: without words for the kind of place. kind: city, town, village, settlement, oblast,
    raion or "". region: English name of the oblast, "" when none was given.
    """

    whole: str
    core: str
    kind: str
    region: str


def parse(name: str, region: str | None = None) -> Query:
    """Take a name apart. region: the oblast in any spelling; it wins over one inside the name. Raises BadInput."""
    whole = " ".join(name.replace("(", ", ").replace(")", " ").split()).strip(" ,.;:")
    given = region_name(region) if region and region.strip() else ""
    head, tail = _split(whole)
    if tail and (within := find_region(tail)):
        given, rest = given or within, head
    else:
        rest = whole
    core, kind = _kind(rest)
    return Query(rest, core, kind, given)


def is_abroad(key: str) -> bool:
    """Tell whether a folding key is that of a well-known place outside Ukraine."""
    return key in _abroad_keys()


@cache
def _abroad_keys() -> frozenset[str]:
    return frozenset(map(fold, _ABROAD.split("|")))


def region_name(text: str) -> str:
    """Return the English name, as in REGIONS, of an oblast in any spelling. Raises BadInput for another word."""
    found = find_region(text)
    if not found:
        raise BadInput(f"region {text!r}: not a region of Ukraine; give one of {', '.join(REGIONS)}")
    return found


def find_region(text: str) -> str:
    """Return the English name, as in REGIONS, of an oblast in any spelling, "" when the text is none."""
    core = re.sub(r"\b(?:the|oblast|region|province|область|обл\.?)(?!\w)", " ", text, flags=re.IGNORECASE)
    plain = " ".join(core.split()).strip(" .,'")
    names, bones = _region_keys()
    key = fold(plain)
    return names.get(key) or bones.get(skeleton(key)) or ""


@cache
def _region_keys() -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    bones: dict[str, str] = {}
    for region, others in _REGIONS.items():
        for key in map(fold, (region, *others.split("|"))):
            names.setdefault(key, region)
            bones.setdefault(skeleton(key), region)
    bones.pop("", None)
    return names, bones


def _split(text: str) -> tuple[str, str]:
    head, comma, tail = text.partition(",")
    if not comma:
        head, _, tail = text.partition(" in ")
    head, tail = head.strip(), tail.replace("Ukraine", "").strip(" ,")
    return (head, tail.rpartition(",")[2].strip()) if head and tail else (text, "")


def _kind(text: str) -> tuple[str, str]:
    low = text.lower()
    for short, kind in _SHORT.items():
        if low.startswith(short) and len(low) > len(short):
            return text[len(short) :].strip(), kind
    before = _BEFORE.match(low)
    if before:
        word = before.group().removeprefix("the ").removesuffix("of ").strip().removesuffix("'s")
        return text[before.end() :].strip(), _KIND_OF[word]
    after = _AFTER.search(low)
    if after:
        return text[: after.start()].strip().removeprefix("the ").removeprefix("The "), _KIND_OF[after["word"]]
    return text.removeprefix("the ").removeprefix("The "), ""
