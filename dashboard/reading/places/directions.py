"""The stretches of the front: the directions, or axes, by which staffs and institutes
divide it, and the groupings of forces by which Russia's ministry of defence reports.
Which stretch a name means on a day.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from dashboard.claimants.phonetics import consonants, sounds

FILE = "directions.csv"
"""name, name_uk, name_ru (adjectives), anchor, place_id, raions, radius_km, since,
until, used_by: set by hand from the daily summaries of those who use the name.
"""
GROUPINGS = "groupings.csv"
"""name, name_uk, name_ru, raions, since, until, used_by: set by hand from the weekly
summaries of the ministry that uses the name.
"""


@dataclass(frozen=True, slots=True)
class Direction:
    """One direction. place_id: the town it is anchored at, which need not be the one it
    is called by. radius_km: kilometres around the anchor that it takes in. since,
    until: years in which the name was in use, until None where it is today.
    """

    name: str
    name_uk: str
    name_ru: str
    place_id: str
    raions: tuple[str, ...]
    radius_km: float
    since: int
    until: int | None

    def is_in_use(self, day: date) -> bool:
        """Tell whether reports of that day call it so."""
        return self.since <= day.year <= (self.until or day.year)


@cache
def directions() -> tuple[Direction, ...]:
    """Return the rows of the table, in its order."""
    return tuple(map(_direction, _rows(FILE)))


def _rows(file: str) -> Iterator[dict[str, str]]:
    text = files("dashboard.reading.lexicon").joinpath(file).read_text("utf-8")
    yield from csv.DictReader(text.splitlines())


def _until(row: dict[str, str]) -> int | None:
    return int(row["until"]) if row["until"] else None


def _direction(row: dict[str, str]) -> Direction:
    return Direction(
        row["name"],
        row["name_uk"],
        row["name_ru"],
        row["place_id"],
        tuple(row["raions"].split(";")),
        float(row["radius_km"]),
        int(row["since"]),
        _until(row),
    )


@cache
def _by_name() -> dict[str, list[Direction]]:
    table: defaultdict[str, list[Direction]] = defaultdict(list)
    for direction in directions():
        for name in (direction.name, direction.name_uk, direction.name_ru):
            table[_key(name)].append(direction)
    return dict(table)


def _key(name: str) -> str:
    """Return what the spellings of a name and the cases of its adjective share."""
    if name.isascii():
        return sounds(name)
    stem = name.lower().replace("ʼ", "'").replace("’", "'")
    for ending in _ENDINGS:
        if stem.endswith(ending):
            return consonants(stem.removesuffix(ending)) + "+"
    return sounds(name)


# Endings of the adjectives in their cases, longest first.
_STEMS = ("ськ", "цьк", "ск", "цк")
_CASES = {
    "ськ": "ого ому ою ий им ої ій у а і их",
    "цьк": "ого ому ою ий им ої ій у а і их",
    "ск": "ого ому им ом ое ая ой ую ий их ие",
    "цк": "ого ому им ом ое ая ой ую ий их ие",
}
_ENDINGS = tuple(stem + case for stem in _STEMS for case in _CASES[stem].split())


def direction_called(name: str, day: date | None) -> Direction | None:
    """Return the direction of that name, in English, Ukrainian or Russian in any case,
    None for no such. day: of the report; where the name changed hands, the direction
    that was called so then; the latest where None.
    """
    rows = _by_name().get(_key(name), [])
    if day is not None:
        used = [row for row in rows if row.is_in_use(day)]
        # A report may keep to a name that its staff gave up.
        rows = used or rows
    return max(rows, key=lambda row: row.until or row.since + 1000, default=None)


@cache
def anchors() -> frozenset[str]:
    """Return the ids of the places at which directions are anchored."""
    return frozenset(direction.place_id for direction in directions())


# "Группировка войск «Юг»", "подразделения «Юга»", "Южная группировка".
_FORCES = (
    r"(?:групп?ировк|угрупован|угруппован|войск|військ|подразделени|підрозділ|бойц|бійц"
    r"|десантник|штурмов|част[иея]|сил[аы]?(?!\w)|морпех|морпіх|пехот|піхот|отряд|загон"
    r"|экипаж|расч[её]т|разведчик|оператор|артиллер)\w*(?: войск| військ)?"
)
_NAMED = re.compile(rf"{_FORCES} [«„“\"](?P<name>\w+)[»”\"]", re.IGNORECASE)
_SOUTHERN = re.compile(r"[«„“\"]?южн\w+[»”\"]? группировк", re.IGNORECASE)
_STEM = 4
"""Letters by which a name in any case is told."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """One grouping of forces. raions: through which its stretch goes. since, until:
    years in which it had that stretch, until None where it has it today.
    """

    name_uk: str
    name_ru: str
    raions: tuple[str, ...]
    since: int
    until: int | None

    def has_stretch(self, day: date | None) -> bool:
        """Tell whether that is its stretch on a day; where None, whether it is
        today.
        """
        if day is None:
            return self.until is None
        return self.since <= day.year <= (self.until or day.year)

    def is_called(self, name: str) -> bool:
        """Tell whether a name in any case is its own."""
        lower = name.lower()
        stems = (own.lower()[:_STEM] for own in (self.name_uk, self.name_ru))
        return lower.startswith(tuple(stems))


@cache
def groupings() -> tuple[Grouping, ...]:
    """Return the rows of the table, in its order."""
    return tuple(map(_grouping, _rows(GROUPINGS)))


def _grouping(row: dict[str, str]) -> Grouping:
    return Grouping(
        row["name_uk"],
        row["name_ru"],
        tuple(row["raions"].split(";")),
        int(row["since"]),
        _until(row),
    )


def raions_of_groupings(
    sentence: str,
    day: date | None,
) -> tuple[str, ...]:
    """Return the raions through which the stretches of the groupings go that a
    Ukrainian or Russian sentence names; () where it names none.
    """
    names = [match["name"] for match in _NAMED.finditer(sentence)]
    if _SOUTHERN.search(sentence):
        names.append("Юг")
    used = (
        row
        for row in groupings()
        if row.has_stretch(day) and any(row.is_called(name) for name in names)
    )
    return tuple(raion for row in used for raion in row.raions)
