"""Reading places.csv: the places that were placed by hand, which win over the
register.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Container, Iterator
from pathlib import Path
from typing import NamedTuple

from dashboard.domain.errors import BadInput, BadRow
from dashboard.domain.words import REGIONS, Precision

COLUMNS = (
    "id",
    "name_en",
    "name_uk",
    "name_ru",
    "spellings",
    "lat",
    "lon",
    "region",
    "precision",
    "radius_km",
    "source",
    "source2",
    "note",
)
NEEDED = frozenset({"id", "name_en", "lat", "lon", "precision", "radius_km"})
MATCHED = "matched to the register by a program"
"""How the note of a row begins that is there for its position alone; every other row is
there because reports of the war name its place often.
"""
_PRECISIONS = frozenset(precision.value for precision in Precision)
_FAULT = "cells"
"""Key of a row under which lies what is wrong with its cells."""


class Curated(NamedTuple):
    """One row of places.csv. lat, lon: WGS84 degrees; radius_km: how far the truth may
    be from the point. named: whether reports of the war name it often.
    """

    id: str
    name_en: str
    name_uk: str
    spellings: tuple[str, ...]
    lat: float
    lon: float
    region: str
    precision: Precision
    radius_km: float
    source: str
    named: bool = True


def read_places(path: Path) -> tuple[tuple[Curated, ...], tuple[BadRow, ...]]:
    """Return the usable rows of places.csv and the problems with the others, each with
    its line.

    Raises BadInput when the file is no UTF-8 text or lacks a column.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(
            f"{path}: cannot be read ({error}); it must be a CSV file in UTF-8"
        ) from error
    places: dict[str, Curated] = {}
    problems: list[BadRow] = []
    for line, row in _rows(text, path):
        try:
            place = _place(row, places)
        except ValueError as error:
            problems.append(BadRow(path.name, line, f"{error}"))
        else:
            places[place.id] = place
    return tuple(places.values()), tuple(problems)


def _rows(text: str, path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(io.StringIO(text, newline=""))
    header = next(reader, [])
    if missing := sorted(NEEDED - set(header)):
        raise BadInput(
            f"{path}: column {', '.join(missing)} missing; the first line must be"
            f" {','.join(COLUMNS)}"
        )
    # A quoted cell may hold line ends: a row begins after the last line of the one
    # before it.
    before = reader.line_num
    for cells in reader:
        line, before = before + 1, reader.line_num
        if any(cells):
            row = dict(zip(header, (cell.strip() for cell in cells), strict=False))
            row[_FAULT] = ""
            if len(cells) != len(header):
                row[_FAULT] = f"{len(cells)} columns where {len(header)} belong"
            yield line, row


def _place(row: dict[str, str], used: Container[str]) -> Curated:
    _check(row, used)
    other = (row.get("name_ru", ""), *row.get("spellings", "").split("|"))
    return Curated(
        id=row["id"],
        name_en=row["name_en"],
        name_uk=row.get("name_uk", ""),
        spellings=tuple(dict.fromkeys(name.strip() for name in other if name.strip())),
        lat=_number(row["lat"], "lat", -90, 90),
        lon=_number(row["lon"], "lon", -180, 180),
        region=row.get("region", ""),
        precision=Precision(row["precision"]),
        radius_km=_number(row["radius_km"], "radius_km", 0, 2000),
        source=row.get("source", ""),
        named=not row.get("note", "").startswith(MATCHED),
    )


def _check(row: dict[str, str], used: Container[str]) -> None:
    """Raise ValueError for a row that cannot be used; used: ids of the rows before."""
    if row[_FAULT]:
        raise ValueError(row[_FAULT])
    for column in sorted(NEEDED):
        if not row[column]:
            raise ValueError(f"{column} is empty")
    if row["id"] in used:
        raise ValueError(f"id {row['id']} is already used further up")
    region = row.get("region", "")
    if region and region not in REGIONS:
        raise ValueError(f"region {region!r} is not one of the 27 regions")
    if row["precision"] not in _PRECISIONS:
        raise ValueError(
            f"precision {row['precision']!r} is not one of {', '.join(Precision)}"
        )


def _number(text: str, column: str, least: float, most: float) -> float:
    try:
        value = float(text)
    except ValueError:
        raise ValueError(f"{column} {text!r} is not a number") from None
    if not math.isfinite(value) or not least <= value <= most:
        raise ValueError(f"{column} {text} is not between {least:g} and {most:g}")
    return value
