"""Names on the map: settlements of Ukraine, large cities around it, countries and
seas.
"""

import math
from typing import cast

from data.build.basemap_io import LON_SCALE
from data.build.basemap_land import EXTENT
from data.build.basemap_register import Place, Unit, match, settlements, transliterate

Row = tuple[
    float, float, str, str, str, int, int
]  # lon, lat, English, Ukrainian, kind, minimum zoom, population

_SEATS = (
    "Вінниця Луцьк Дніпро Донецьк Житомир Ужгород Запоріжжя Івано-Франківськ"
    " Кропивницький Луганськ Львів Миколаїв Одеса Полтава Рівне Суми Тернопіль Харків"
    " Херсон Хмельницький Черкаси Чернівці Чернігів Сімферополь Севастополь Київ"
)
SEATS = frozenset(_SEATS.split())
COUNTRIES = (
    (31.3, 49.25, "Ukraine", "Україна", 3),
    (27.8, 53.4, "Belarus", "Білорусь", 4),
    (20.2, 52.3, "Poland", "Польща", 4),
    (39.5, 53.3, "Russia", "Росія", 4),
    (25.0, 45.9, "Romania", "Румунія", 4),
    (28.6, 47.3, "Moldova", "Молдова", 5),
    (19.3, 47.0, "Hungary", "Угорщина", 4),
    (19.6, 48.75, "Slovakia", "Словаччина", 5),
    (25.2, 42.7, "Bulgaria", "Болгарія", 4),
    (33.5, 39.3, "Türkiye", "Туреччина", 4),
    (23.9, 55.4, "Lithuania", "Литва", 5),
    (25.2, 56.9, "Latvia", "Латвія", 5),
    (43.5, 42.2, "Georgia", "Грузія", 5),
    (20.8, 44.2, "Serbia", "Сербія", 5),
    (15.4, 49.75, "Czechia", "Чехія", 5),
    (51.5, 48.8, "Kazakhstan", "Казахстан", 4),
    (10.4, 51.1, "Germany", "Німеччина", 4),
    (14.3, 47.5, "Austria", "Австрія", 5),
    (22.3, 39.4, "Greece", "Греція", 5),
    (25.7, 58.7, "Estonia", "Естонія", 5),
    (12.8, 42.8, "Italy", "Італія", 4),
    (15.0, 59.8, "Sweden", "Швеція", 4),
)
SEAS = (
    (34.0, 43.4, "Black Sea", "Чорне море", 4),
    (36.7, 46.15, "Sea of Azov", "Азовське море", 6),
    (19.5, 56.3, "Baltic Sea", "Балтійське море", 4),
    (50.8, 42.0, "Caspian Sea", "Каспійське море", 4),
)
# Cities abroad: GeoNames' name and country -> English and Ukrainian name, minimum zoom
FOREIGN = {
    ("Warsaw", "PL"): ("Warsaw", "Варшава", 5),
    ("Lublin", "PL"): ("Lublin", "Люблін", 7),
    ("Kraków", "PL"): ("Krakow", "Краків", 6),
    ("Rzeszów", "PL"): ("Rzeszow", "Жешув", 7),
    ("Przemyśl", "PL"): ("Przemysl", "Перемишль", 8),
    ("Białystok", "PL"): ("Bialystok", "Білосток", 7),
    ("Minsk", "BY"): ("Minsk", "Мінськ", 5),
    ("Brest", "BY"): ("Brest", "Берестя", 6),
    ("Homyel'", "BY"): ("Homel", "Гомель", 6),
    ("Mazyr", "BY"): ("Mazyr", "Мозир", 7),
    ("Chisinau", "MD"): ("Chisinau", "Кишинів", 5),
    ("Tiraspol", "MD"): ("Tiraspol", "Тирасполь", 7),
    ("Bălţi", "MD"): ("Balti", "Бєльці", 7),
    ("Bucharest", "RO"): ("Bucharest", "Бухарест", 5),
    ("Iaşi", "RO"): ("Iasi", "Ясси", 6),
    ("Galaţi", "RO"): ("Galati", "Галац", 7),
    ("Constanţa", "RO"): ("Constanta", "Констанца", 6),
    ("Cluj-Napoca", "RO"): ("Cluj-Napoca", "Клуж-Напока", 6),
    ("Suceava", "RO"): ("Suceava", "Сучава", 7),
    ("Budapest", "HU"): ("Budapest", "Будапешт", 5),
    ("Debrecen", "HU"): ("Debrecen", "Дебрецен", 7),
    ("Košice", "SK"): ("Kosice", "Кошиці", 7),
    ("Sofia", "BG"): ("Sofia", "Софія", 5),
    ("Varna", "BG"): ("Varna", "Варна", 6),
    ("Istanbul", "TR"): ("Istanbul", "Стамбул", 5),
    ("Ankara", "TR"): ("Ankara", "Анкара", 5),
    ("Vilnius", "LT"): ("Vilnius", "Вільнюс", 5),
    ("Belgrade", "RS"): ("Belgrade", "Белград", 5),
    ("Tbilisi", "GE"): ("Tbilisi", "Тбілісі", 5),
    ("Moscow", "RU"): ("Moscow", "Москва", 5),
    ("Belgorod", "RU"): ("Belgorod", "Бєлгород", 6),
    ("Kursk", "RU"): ("Kursk", "Курськ", 6),
    ("Bryansk", "RU"): ("Bryansk", "Брянськ", 6),
    ("Voronezh", "RU"): ("Voronezh", "Воронеж", 6),
    ("Rostov-on-Don", "RU"): ("Rostov-on-Don", "Ростов-на-Дону", 6),
    ("Taganrog", "RU"): ("Taganrog", "Таганрог", 7),
    ("Krasnodar", "RU"): ("Krasnodar", "Краснодар", 6),
    ("Novorossiysk", "RU"): ("Novorossiysk", "Новоросійськ", 7),
    ("Orël", "RU"): ("Oryol", "Орел", 7),
    ("Lipetsk", "RU"): ("Lipetsk", "Липецьк", 7),
    ("Volgograd", "RU"): ("Volgograd", "Волгоград", 6),
    ("Smolensk", "RU"): ("Smolensk", "Смоленськ", 7),
    ("Shakhty", "RU"): ("Shakhty", "Шахти", 8),
    ("Sudzha", "RU"): ("Sudzha", "Суджа", 8),
    ("Rossosh’", "RU"): ("Rossosh", "Россош", 8),
    ("Valuyki", "RU"): ("Valuyki", "Валуйки", 8),
    ("Shebekino", "RU"): ("Shebekino", "Шебекіно", 8),
    ("Staryy Oskol", "RU"): ("Stary Oskol", "Старий Оскол", 7),
}
# Renamed in September 2024, but known to every report of the battle by the older name
RENAMED = {"Сіверськодонецьк": "Сєвєродонецьк"}
SEAT_PEOPLE = 60_000  # tells the city of Rivne from the villages of that name
VILLAGE_PEOPLE = 14_000  # no village is larger
ZOOMS = (
    (400_000, 5),
    (180_000, 6),
    (70_000, 7),
    (25_000, 8),
    (9_000, 9),
    (2_500, 10),
    (0, 11),
)


def _ukrainian(place: Place) -> str:
    """The spelling that can only be Ukrainian, or "" when GeoNames does not tell."""
    cyrillic = [
        s
        for s in place.spellings
        if any("а" <= c <= "я" or c in "іїєґ" for c in s.lower())
    ]
    sure = [
        s
        for s in cyrillic
        if set(s.lower()) & set("іїєґ") and not set(s.lower()) & set("ыэъёў")
    ]
    if sure:
        return sure[0]
    fits = [s for s in cyrillic if transliterate(s) == place.name]
    return fits[0] if fits else ""


def _kind(category: str, name_uk: str, population: int) -> str:
    if name_uk == "Київ":
        return "capital"
    if name_uk in SEATS or population >= 100_000:
        return "city"
    return "town" if category == "M" or population >= 20_000 else "village"


def _zoom(kind: str, name_uk: str, population: int) -> int:
    zoom = next(z for least, z in ZOOMS if population >= least)
    if kind == "capital":
        return 4
    if name_uk in SEATS:
        return 5
    return max(zoom, 9) if kind == "village" else min(zoom, 9)


def _district(place: Place, unit: Unit | None, cities: list[Place]) -> bool:
    """Whether this is a part of a city: not in the register, or large for a village,
    and beside a city.
    """
    if unit and (unit.category in "MTK" or place.population < VILLAGE_PEOPLE):
        return False
    if place.population >= VILLAGE_PEOPLE:
        return True
    return any(
        math.hypot((place.lon - c.lon) * LON_SCALE, place.lat - c.lat) < 0.11
        for c in cities
    )


def _settlements(places: list[Place], units: list[Unit]) -> list[Row]:
    index = settlements(units)
    cities = [p for p in places if p.population >= 100_000]
    rows: dict[str, Row] = {}
    for place in places:
        unit = match(place, index)
        if _district(place, unit, cities):
            continue
        name_uk = unit.name_uk if unit else _ukrainian(place)
        name_uk = RENAMED.get(name_uk, name_uk)
        if not name_uk:
            continue  # known only by a Soviet or Russian name
        name = transliterate(name_uk)
        seat = name_uk if place.population >= SEAT_PEOPLE else ""
        kind = _kind(unit.category if unit else "", seat, place.population)
        row = (
            round(place.lon, 3),
            round(place.lat, 3),
            name,
            name_uk,
            kind,
            _zoom(kind, seat, place.population),
            place.population,
        )
        key = unit.code if unit else f"{name} {place.lon:.2f} {place.lat:.2f}"
        if key not in rows or rows[key][6] < place.population:
            rows[key] = row
    return list(rows.values())


def _foreign(rows: list[dict[str, object]]) -> list[Row]:
    best: dict[tuple[str, str], Row] = {}
    for row in rows:
        key = (str(row["name"]), str(row["countrycode"]))
        if key in FOREIGN:
            english, ukrainian, zoom = FOREIGN[key]
            lon, lat, people = (
                cast("float", row[k]) for k in ("longitude", "latitude", "population")
            )
            if key not in best or best[key][6] < people:
                best[key] = (
                    round(lon, 3),
                    round(lat, 3),
                    english,
                    ukrainian,
                    "foreign",
                    zoom,
                    int(people),
                )
    missing = sorted(set(FOREIGN) - set(best))
    if missing:
        print("no coordinates for", missing)
    return list(best.values())


def labels(
    places: list[Place], units: list[Unit], foreign: list[dict[str, object]]
) -> list[Row]:
    """All rows, the most important first."""
    rows = [*_settlements(places, units), *_foreign(foreign)]
    rows += [
        (lon, lat, en, uk, "country", zoom, 0) for lon, lat, en, uk, zoom in COUNTRIES
    ]
    rows += [(lon, lat, en, uk, "sea", zoom, 0) for lon, lat, en, uk, zoom in SEAS]
    west, south, east, north = EXTENT
    inside = [
        row for row in rows if west <= row[0] <= east and south <= row[1] <= north
    ]
    return sorted(inside, key=lambda row: (row[5], -row[6], row[2], row[0], row[1]))
