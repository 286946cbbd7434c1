"""What a name says about itself: "the village of X", "X oblast", "X, Y region"."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from dashboard.domain.errors import BadInput
from dashboard.domain.words import REGIONS
from dashboard.gazetteer.fold import fold, skeleton

_KINDS = {
    "city": "city|місто|город|capital",
    "town": "town|містечко",
    "village": "village|hamlet|село|деревня",
    "settlement": (
        "settlement|urban-type settlement|urban settlement"
        "|селище|смт|посёлок|поселок|пгт"
    ),
    "oblast": "oblast|region|province|область|обл",
    "raion": "raion|rayon|district|район|р-н",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split("|")}
_WORD = "|".join(sorted(_KIND_OF, key=len, reverse=True))
_SHORT = {"м.": "city", "г.": "city", "с.": "village", "д.": "village"}
_BEFORE = re.compile(
    rf"(?:the )?(?:{_WORD})(?:'s)? of"
    r" (?=\S)|(?:місто|город|село|деревня|селище|смт|посёлок|поселок|пгт) "
)
_AFTER = re.compile(rf"(?<=\S) (?P<word>{_WORD})\.?$")
_BESIDE = re.compile(
    r"(?i)(?:.*\s|^)(?:near|around|outside|towards?|(?:north|south|east|west|outskirts"
    r"|edge|flank|area|vicinity|direction|[\w-]+(?:north|south|east|west)"
    rf"|{_WORD}) of) (?:the )?(?:occupied )?(?P<place>\S.*)"
)
_REGIONS = {
    "Cherkasy": "Черкаська|Черкасская|Cherkassy",
    "Chernihiv": "Чернігівська|Черниговская|Chernigov",
    "Chernivtsi": "Чернівецька|Черновицкая|Chernovtsy",
    "Crimea": (
        "Автономна Республіка Крим|Крим|Крым|Krym|ARC|Autonomous Republic of Crimea"
    ),
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
NEIGHBOURS = {
    "Kyiv": "Kyiv City",
    "Kyiv City": "Kyiv",
    "Crimea": "Sevastopol",
    "Sevastopol": "Crimea",
}
"""Regions that are named for each other: a reader who writes Kyiv oblast for the
capital is understood.
"""

LIKE_REGION = 0.75
"""Least likeness (0 to 1) of folding keys for a region that only the consonants fit:
"Wallonia" is not Volyn.
"""


class Query(NamedTuple):
    """A name, taken apart.

    whole: as asked, trimmed. core: without words for the kind of place. kind: city,
    town, village, settlement, oblast, raion or "". region: English name of the oblast,
    "" when none was given. within: what follows a comma or "in" and is no oblast of
    Ukraine ("Russia", "Kursk region"), "" for nothing. day: on which the name was
    written, None when that is not known. by_front: whether places where reports name
    many count as better known; a reader of the whole text weighs that itself.
    """

    whole: str
    core: str
    kind: str
    region: str
    within: str = ""
    day: date | None = None
    by_front: bool = True


def parse(
    name: str,
    region: str | None = None,
    day: date | None = None,
) -> Query:
    """Take a name apart. region: the oblast in any spelling; it wins over one inside
    the name. Raises BadInput.
    """
    whole = " ".join(name.replace("(", ", ").replace(")", " ").split()).strip(" ,.;:")
    oblast = ""
    if region and region.strip():
        oblast = region_name(region)
    head, tail = _split(whole)
    named = find_region(tail) if tail else ""
    if named:
        whole, oblast, tail = head, oblast or named, ""
    core, kind = _kind(whole)
    return Query(whole, core, kind, oblast, tail, day)


def place_nearby(name: str) -> str:
    """Return the place that a name only says to be near, "" when it says no such thing:
    Izium of "north-west of Izium".
    """
    match = _BESIDE.fullmatch(name)
    return match["place"] if match else ""


def outside(query: Query) -> Query:
    """Return a query without the name of the country or region behind the place, once
    that is known to be one abroad.
    """
    head, _ = _split(query.whole)
    core, kind = _kind(head)
    return query._replace(whole=head, core=core, kind=kind)


def region_name(text: str) -> str:
    """Return the English name, as in REGIONS, of an oblast in any spelling. Raises
    BadInput for another word.
    """
    region = find_region(text)
    if not region:
        raise BadInput(
            f"region {text!r}: not a region of Ukraine; give one of"
            f" {', '.join(REGIONS)}"
        )
    return region


def find_region(text: str) -> str:
    """Return the English name, as in REGIONS, of an oblast in any spelling, "" when the
    text is none.
    """
    core = re.sub(
        r"\b(?:the|oblast|region|province|область|обл\.?)(?!\w)",
        " ",
        text,
        flags=re.IGNORECASE,
    )
    plain = " ".join(core.split()).strip(" .,'")
    names, bones = _region_keys()
    key = fold(plain)
    if key in names:
        return names[key]
    like = bones.get(skeleton(key), "")
    return like if like and _is_alike(key, like) else ""


def _is_alike(key: str, region: str) -> bool:
    from rapidfuzz.distance import Indel

    spellings = (region, *_REGIONS[region].split("|"))
    return any(
        Indel.normalized_similarity(key, fold(name)) >= LIKE_REGION
        for name in spellings
    )


@cache
def _region_keys() -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    bones: dict[str, str] = {}
    # The first region keeps a key that two share: Kyiv is the oblast before the city.
    for region, others in _REGIONS.items():
        for key in map(fold, (region, *others.split("|"))):
            names.setdefault(key, region)
            bones.setdefault(skeleton(key), region)
    bones.pop("", None)  # names too short to have a skeleton
    return names, bones


def _split(text: str) -> tuple[str, str]:
    head, comma, tail = text.partition(",")
    if not comma:
        head, _, tail = text.partition(" in ")
    head, tail = head.strip(), tail.replace("Ukraine", "").strip(" ,")
    if not head or not tail:
        return text, ""
    return head, tail.rpartition(",")[2].strip()


def _kind(text: str) -> tuple[str, str]:
    low = text.lower()
    for short, kind in _SHORT.items():
        if low.startswith(short) and len(low) > len(short):
            return text[len(short) :].strip(), kind
    before = _BEFORE.match(low)
    if before:
        word = before.group().removeprefix("the ").removesuffix("of ").strip()
        return text[before.end() :].strip(), _KIND_OF[word.removesuffix("'s")]
    after = _AFTER.search(low)
    if after:
        return _without_article(text[: after.start()].strip()), _KIND_OF[after["word"]]
    return _without_article(text), ""


def _without_article(text: str) -> str:
    return text.removeprefix("the ").removeprefix("The ")
