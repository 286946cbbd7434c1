"""The official register (KATOTTG), GeoNames' places, and the join between them."""

import io
import json
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import openpyxl  # type: ignore[import-not-found,import-untyped,unused-ignore]

from data.build.basemap_io import PLACES, REGISTER, SUBDIVISIONS, member

# ISO 3166-2 -> English name on the map
REGIONS = {
    "UA-05": "Vinnytsia",
    "UA-07": "Volyn",
    "UA-12": "Dnipropetrovsk",
    "UA-14": "Donetsk",
    "UA-18": "Zhytomyr",
    "UA-21": "Zakarpattia",
    "UA-23": "Zaporizhzhia",
    "UA-26": "Ivano-Frankivsk",
    "UA-32": "Kyiv",
    "UA-35": "Kirovohrad",
    "UA-09": "Luhansk",
    "UA-46": "Lviv",
    "UA-48": "Mykolaiv",
    "UA-51": "Odesa",
    "UA-53": "Poltava",
    "UA-56": "Rivne",
    "UA-59": "Sumy",
    "UA-61": "Ternopil",
    "UA-63": "Kharkiv",
    "UA-65": "Kherson",
    "UA-68": "Khmelnytskyi",
    "UA-71": "Cherkasy",
    "UA-77": "Chernivtsi",
    "UA-74": "Chernihiv",
    "UA-43": "Crimea",
    "UA-30": "Kyiv City",
    "UA-40": "Sevastopol",
}
# KATOTTG's first two digits where they are not ISO's
KATOTTG_TO_ISO = {
    "01": "UA-43",
    "44": "UA-09",
    "73": "UA-77",
    "80": "UA-30",
    "85": "UA-40",
}
# GeoNames admin1 -> ISO
GEONAMES_TO_ISO = {
    "01": "UA-71",
    "02": "UA-74",
    "03": "UA-77",
    "04": "UA-12",
    "05": "UA-14",
    "06": "UA-26",
    "07": "UA-63",
    "08": "UA-65",
    "09": "UA-68",
    "10": "UA-35",
    "11": "UA-43",
    "12": "UA-30",
    "13": "UA-32",
    "14": "UA-09",
    "15": "UA-46",
    "16": "UA-48",
    "17": "UA-51",
    "18": "UA-53",
    "19": "UA-56",
    "20": "UA-40",
    "21": "UA-59",
    "22": "UA-61",
    "23": "UA-05",
    "24": "UA-07",
    "25": "UA-21",
    "26": "UA-23",
    "27": "UA-18",
}
_CYRILLIC = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’'"
_LATIN = (
    "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch _ iu ia _ _"
)
_LETTERS = dict(zip(_CYRILLIC, _LATIN.split(), strict=True))
_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}


class Unit(NamedTuple):
    """One object of the register."""

    code: str
    category: str  # O, K region; P raion; M city; T, X settlement; C village
    name_uk: str
    raion: str  # code, "" for none
    region: str  # code


class Place(NamedTuple):
    """One GeoNames place of Ukraine."""

    lon: float
    lat: float
    name: str
    spellings: tuple[str, ...]
    population: int
    iso: str
    raion: str  # register code, "" where GeoNames does not say


def transliterate(text: str) -> str:
    """Latin letters by resolution 55 of the Cabinet of Ministers, 2010."""
    plain = unicodedata.normalize("NFC", text).replace("ʼ", "’").strip()
    out, start = [], True
    for index, char in enumerate(plain):
        low = char.lower()
        latin = (_FIRST if start else {}).get(low) or _LETTERS.get(low, char).replace(
            "_", ""
        )
        if low == "г" and index and plain[index - 1].lower() == "з":
            latin = "gh"
        out.append(latin.capitalize() if char != low else latin)
        start = char in " -" or (start and char in "’'")
    return "".join(out)


def iso_of(code: str) -> str:
    """The ISO code of the region a register code lies in."""
    return KATOTTG_TO_ISO.get(code[2:4], f"UA-{code[2:4]}")


def register(cache: Path) -> list[Unit]:
    """Every object of the register."""
    book = openpyxl.load_workbook(
        io.BytesIO(member(REGISTER, cache, "kodifikator.xlsx")), read_only=True
    )
    units = []
    for row in book.worksheets[0].iter_rows(values_only=True):
        codes = [str(cell) for cell in row[:5] if cell]
        if codes and codes[0].startswith("UA") and row[6]:
            raion = (
                codes[1] if len(codes) > 1 and codes[0][2:4] not in {"80", "85"} else ""
            )
            units.append(
                Unit(codes[-1], str(row[5]), str(row[6]).strip(), raion, codes[0])
            )
    return units


def _raion_of(cache: Path, raions: set[str]) -> dict[str, str]:
    """GeoNames id of a place -> register code of its raion."""
    short = {code[2:6]: code for code in raions}
    rows = (
        member(SUBDIVISIONS, cache, "subdivisions/subdivisions.tsv")
        .decode("utf-8")
        .splitlines()
    )
    codes = [row.split("\t")[2].split(".") for row in rows]
    found = {}
    for line in (
        member(SUBDIVISIONS, cache, "cities/cities.tsv").decode("utf-8").splitlines()
    ):
        _, geonames_id, admin, *_ = line.split("\t")
        for number in admin.split("|"):
            code = codes[int(number) - 1] if number else []
            if len(code) == 3 and code[0] == "UA" and code[2] in short:
                found[geonames_id] = short[code[2]]
    return found


def geonames(
    cache: Path, raions: set[str]
) -> tuple[list[Place], list[dict[str, object]]]:
    """The places of Ukraine, and the raw rows of every other country."""
    raion_of = _raion_of(cache, raions)
    places, foreign = [], []
    for key, row in sorted(
        json.loads(member(PLACES, cache, "data/cities500.json")).items(),
        key=lambda i: int(i[0]),
    ):
        if row["countrycode"] != "UA":
            foreign.append(row)
            continue
        iso, raion = GEONAMES_TO_ISO.get(row["admin1code"], ""), raion_of.get(key, "")
        if raion and iso_of(raion) != iso:
            raion = ""
        names = (row["name"], *row["alternatenames"])
        places.append(
            Place(
                row["longitude"],
                row["latitude"],
                row["name"],
                names,
                int(row["population"]),
                iso,
                raion,
            )
        )
    return places, foreign


def _folded(name: str) -> str:
    """Latin letters alone, marked so that they meet only their like."""
    plain = (
        unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    )
    return "latin " + plain.replace("'", "").replace("`", "").lower()


def match(place: Place, index: dict[tuple[str, str], list[Unit]]) -> Unit | None:
    """The one settlement of the register a GeoNames place can be: same raion, a name it
    is known by.
    """
    scope = place.raion or place.iso
    found = {
        u.code: u
        for s in place.spellings
        for u in index.get((scope, s.replace("'", "’").lower()), [])
    }
    if not found:
        found = {
            u.code: u
            for s in place.spellings
            for u in index.get((scope, _folded(s)), [])
        }
    if len(found) > 1:
        best = max(found.values(), key=lambda u: ("CXTM".find(u.category), u.code))
        same = [u for u in found.values() if u.category == best.category]
        return best if len(same) == 1 and best.category in "TM" else None
    return next(iter(found.values()), None)


def settlements(units: list[Unit]) -> dict[tuple[str, str], list[Unit]]:
    """Settlements by (raion or ISO region, name in lower case)."""
    index: dict[tuple[str, str], list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.category in "MTXCK":
            for scope in (unit.raion, iso_of(unit.code)):
                if scope:
                    index[scope, unit.name_uk.replace("'", "’").lower()].append(unit)
                    index[scope, _folded(transliterate(unit.name_uk))].append(unit)
    return index
