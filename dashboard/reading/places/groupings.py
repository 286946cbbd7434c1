"""The groupings of forces by which Russia's ministry of defence reports: through which
raions the stretch of the front of each goes. "Бойцы «Запада» взяли …" is told of a
place there.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

FILE = "groupings.csv"
"""name, name_uk, name_ru, raions, since, until, used_by: set by hand from the weekly
summaries of the ministry that uses the name.
"""
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
    text = files("dashboard.reading.lexicon").joinpath(FILE).read_text("utf-8")
    return tuple(_grouping(row) for row in csv.DictReader(text.splitlines()))


def _grouping(row: dict[str, str]) -> Grouping:
    return Grouping(
        row["name_uk"],
        row["name_ru"],
        tuple(row["raions"].split(";")),
        int(row["since"]),
        int(row["until"]) if row["until"] else None,
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
