"""Places outside Ukraine: countries, the regions of Russia and Belarus, cities.

They are listed so that a name is asked first which country it is of. The file carries
its folding keys; they are made again when it was written under another version of them.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from dashboard.domain.errors import BadInput
from dashboard.domain.files.archives import BROKEN_ARCHIVE
from dashboard.domain.place import Place
from dashboard.domain.words import Precision
from dashboard.gazetteer.fold import FOLD_VERSION, fold, skeleton

WORLD = "world.tsv.gz"
_CITY = fold("City")
ROLE_PEOPLE = {"country": 10_000_000, "region": 1_000_000, "capital": 5_000_000}
"""As many people a country, region or capital counts for, where it has fewer: it is
named more often than its size says.
"""
BLOCKING_PEOPLE = 15_000
"""People from which a town abroad is taken into account when a name is also that of a
place in Ukraine: smaller ones share theirs with hundreds of villages.
"""

NEAR_PEOPLE = 50_000
FAR_PEOPLE = 100_000
"""People from which a place in Russia or Belarus, and one farther away, is well
known.
"""
REPORTED = frozenset(
    {
        "Glushkovo",
        "Grayvoron",
        "Korenevo",
        "Mozyr",
        "Rylsk",
        "Shebekino",
        "Sudzha",
        "Valuyki",
    }
)
"""Smaller ones at the border that reports of the war name."""
LARGE_BONES = 4
"""Least consonants by which a name is taken for that of a country, region, capital."""
WORDS = frozenset(
    [
        "Bath",
        "Bor",
        "Concord",
        "Cork",
        "Ede",
        "Hull",
        "Independence",
        "Male",
        "Man",
        "Mary",
        "Mir",
        "Mobile",
        "Most",
        "Nice",
        "Of",
        "Orange",
        "Reading",
        "Salem",
        "Split",
        "Union",
        "Van",
        "Victoria",
    ]
)
"""Names of cities that are English words or first names as well."""


class WorldRow(NamedTuple):
    """One place abroad as it lies in the file.

    role: country, region, capital or "". country: ISO 3166 code of two letters. Others
    as in Place.
    """

    id: str
    kind: str
    role: str
    name: str
    country: str
    lat: float
    lon: float
    precision: Precision
    radius_km: float
    population: int | None
    alternates: tuple[str, ...]
    source: str

    @property
    def people(self) -> int:
        """Return how many people the name counts for: see ROLE_PEOPLE."""
        return max(self.population or 0, ROLE_PEOPLE.get(self.role, 0))

    @property
    def is_well_known(self) -> bool:
        """Whether a text that has the name very likely means a place: small towns and
        names that are English words are left to whoever sees more of the text.
        """
        if self.name in WORDS:
            return False
        if self.name in REPORTED and self.country in {"RU", "BY"}:
            return True
        least = NEAR_PEOPLE if self.country in {"RU", "BY"} else FAR_PEOPLE
        return bool(self.role) or self.people >= least

    @property
    def place(self) -> Place:
        """The row as a place."""
        return Place(
            id=self.id,
            name=self.name,
            name_uk="",
            region="",
            raion="",
            kind=self.kind,
            lat=self.lat,
            lon=self.lon,
            precision=self.precision,
            radius_km=self.radius_km,
            population=self.population,
            source=self.source,
            country=self.country,
        )


HEADER = "\t".join(("keys", *WorldRow._fields))


class World:
    """Places abroad by folding key and by id."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._rows: dict[int, WorldRow] = {}

    @classmethod
    def load(cls, path: Path) -> World:
        """Return the places of a file, none when it is not there. Raises BadInput for a
        file that is no such list.
        """
        if not path.is_file():
            return cls(())
        try:
            text = gzip.decompress(path.read_bytes()).decode("utf-8")
        except (OSError, *BROKEN_ARCHIVE) as error:
            raise BadInput(
                f"{path}: list of places abroad cannot be read ({error}); reinstall it"
            ) from error
        header, _, body = text.partition("\n")
        if header == f"{FOLD_VERSION}\t{HEADER}":
            return cls(body.split("\n")[:-1])
        if header.partition("\t")[2] != HEADER:
            raise BadInput(f"{path}: not a list of places abroad; reinstall it")
        rows = [_parsed(line) for line in body.split("\n")[:-1]]
        return cls([_line(row) for row in rows])

    def __len__(self) -> int:
        """Return how many places there are."""
        return len(self._lines)

    def named(self, key: str) -> tuple[WorldRow, ...]:
        """Return the places of a folding key, those named most first. A name that no
        place has is that of a "City": nobody writes New York City.
        """
        numbers = self._numbers.get(key) or self._numbers.get(key + _CITY, "")
        rows = [self._row(int(number)) for number in numbers.split()]
        return tuple(sorted(rows, key=lambda row: (-row.people, row.id)))

    def people(self, key: str) -> int:
        """Return how many people the largest place of a folding key counts for, 0 when
        there is none.
        """
        return max((row.people for row in self.named(key)), default=0)

    def is_like_a_large_name(self, key: str) -> bool:
        """Tell whether a name has the consonants of a country, region or capital."""
        return skeleton(key) in self._bones

    def by_id(self, place_id: str) -> Place | None:
        """Return the place of an id, None when there is none."""
        number = self._ids.get(place_id)
        return None if number is None else self._row(number).place

    def _row(self, number: int) -> WorldRow:
        row = self._rows.get(number)
        if row is None:
            # Parsed when they are asked for: an article names few of some ten thousand.
            row = self._rows[number] = _parsed(self._lines[number])
        return row

    @cached_property
    def _numbers(self) -> dict[str, str]:
        """Folding key -> line numbers, separated by spaces: text is small in memory."""
        numbers: dict[str, str] = {}
        for number, line in enumerate(self._lines):
            for key in line.partition("\t")[0].split("|"):
                before = numbers.get(key)
                numbers[key] = f"{before} {number}" if before else str(number)
        return numbers

    @cached_property
    def _ids(self) -> dict[str, int]:
        return {line.split("\t", 2)[1]: n for n, line in enumerate(self._lines)}

    @cached_property
    def _bones(self) -> frozenset[str]:
        cells = ("\tcountry\t", "\tregion\t", "\tcapital\t")
        keys = (
            key
            for line in self._lines
            if any(cell in line for cell in cells)
            for key in line.partition("\t")[0].split("|")
        )
        bones = (skeleton(key) for key in keys)
        return frozenset(bone for bone in bones if len(bone) >= LARGE_BONES)


def write_world(rows: Iterable[WorldRow], path: Path) -> None:
    """Write the file; the same rows give the same bytes, whatever their order."""
    lines = [_line(row) for row in sorted(rows, key=lambda row: row.id)]
    text = "\n".join([f"{FOLD_VERSION}\t{HEADER}", *lines]) + "\n"
    path.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))


def _line(row: WorldRow) -> str:
    keys = dict.fromkeys(fold(name) for name in (row.name, *row.alternates))
    cells = [
        "|".join(key for key in keys if key),
        *row[:5],
        f"{row.lat:.4f}",
        f"{row.lon:.4f}",
        row.precision.value,
        f"{row.radius_km:g}",
        "" if row.population is None else str(row.population),
        "|".join(row.alternates),
        row.source,
    ]
    return "\t".join(cells)


def _parsed(line: str) -> WorldRow:
    _, number, kind, role, name, country, *rest = line.split("\t")
    lat, lon, precision, radius, people, others, source = rest
    return WorldRow(
        id=number,
        kind=kind,
        role=role,
        name=name,
        country=country,
        lat=float(lat),
        lon=float(lon),
        precision=Precision(precision),
        radius_km=float(radius),
        population=int(people) if people else None,
        alternates=tuple(others.split("|")) if others else (),
        source=source,
    )
