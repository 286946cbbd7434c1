"""All the names and places in memory: the extract, and over it the curated rows of places.csv."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from dashboard.domain.errors import BadRow, DataMissing
from dashboard.domain.place import Place
from dashboard.domain.settings import Settings, user_folder
from dashboard.domain.words import Precision
from dashboard.gazetteer import extract
from dashboard.gazetteer.curated import Curated, read_places
from dashboard.gazetteer.fold import fold, skeleton

CITY_REGIONS = frozenset({"UA80000000000093317", "UA85000000000065278"})
"""KATOTTG codes of Kyiv and Sevastopol: first-level regions that are cities."""
KEPT = 4096
"""Places kept ready once they have been asked for: some 4 MB."""
_OBLAST_WORDS = (" oblast", " область")

quick_fold = lru_cache(maxsize=8192)(fold)


class Entry(NamedTuple):
    """One place with its names.

    own: official ones, and every spelling of places.csv. others: former names, and names in other languages.
    bare: names that name something else first (an oblast called by its city's name).
    """

    place: Place
    own: tuple[str, ...]
    others: tuple[str, ...]
    bare: tuple[str, ...]
    curated: bool


class Register:
    """The places by number and by key. A number counts the rows of the extract, then the curated rows."""

    def __init__(
        self,
        lines: Sequence[str],
        names: dict[str, str],
        bones: dict[str, str],
        curated: Sequence[Curated] = (),
    ) -> None:
        self._lines = lines
        self._names = names
        self._bones = bones
        self._curated = curated
        self._over: dict[int, int] = {}
        self._under: dict[int, int] = {}
        self._ids: dict[str, int] = {}
        self._more: dict[str, list[int]] = {}
        self._more_bones: dict[str, list[int]] = {}
        self._loose: dict[str, list[int]] = {}
        self._made: dict[int, Entry] = {}
        for number, row in enumerate(curated, start=len(lines)):
            self._add(number, row)

    def _add(self, number: int, row: Curated) -> None:
        self._ids[row.id] = number
        under = self._line_number(row.id)
        if under is not None:
            self._over[under] = number
            self._under[number] = under
        for key in {fold(name) for name in (*_curated_names(row), *_bare_names(row))} - {""}:
            self._more.setdefault(key, []).append(number)
            if bone := skeleton(key):
                self._more_bones.setdefault(bone, []).append(number)
                self._loose.setdefault(loose(bone), []).append(number)

    def _line_number(self, place_id: str) -> int | None:
        start = place_id + "\t"
        at = bisect_left(self._lines, start)
        return at if at < len(self._lines) and self._lines[at].startswith(start) else None

    def __len__(self) -> int:
        """Return how many places there are."""
        return len(self._lines) + len(self._curated) - len(self._over)

    def number_of(self, place_id: str) -> int | None:
        """Return the number of a place, None for an id that is not known."""
        return self._ids[place_id] if place_id in self._ids else self._line_number(place_id)

    def by_name(self, key: str) -> set[int]:
        """Return the numbers of the places a folding key names."""
        return self._merged(self._names.get(key, ""), self._more.get(key, ()))

    def by_bones(self, bone: str) -> set[int]:
        """Return the numbers of the places a skeleton fits."""
        return self._merged(self._bones.get(bone, ""), self._more_bones.get(bone, ()))

    def by_loose(self, bone: str) -> set[int]:
        """Return the numbers of the curated places whose skeleton has the same consonants in any order, h as k.

        Only the few curated places are looked up so loosely: over the whole register it would mean nothing.
        """
        return set(self._loose.get(loose(bone), ()))

    def keys(self) -> list[str]:
        """Return every folding key."""
        return [*self._names, *(key for key in self._more if key not in self._names)]

    def entry(self, number: int) -> Entry:
        """Return the place of that number; those asked for lately are kept."""
        found = self._made.get(number)
        if found is None:
            if len(self._made) >= KEPT:
                self._made.clear()
            found = self._made[number] = self._make(number)
        return found

    def _make(self, number: int) -> Entry:
        if number < len(self._lines):
            row = extract.from_line(self._lines[number])
            raion = row.category == "raion"
            others, bare = ((), row.alternates) if raion else (row.alternates, ())
            return Entry(_of_row(row), (row.name_en, row.name_uk), others, bare, curated=False)
        curated = self._curated[number - len(self._lines)]
        under = self._under.get(number)
        row_under = None if under is None else extract.from_line(self._lines[under])
        names = _curated_names(curated) + ((row_under.name_en, row_under.name_uk) if row_under else ())
        others = row_under.alternates if row_under else ()
        return Entry(_of_curated(curated, row_under), names, others, _bare_names(curated), curated=True)

    def entries(self, region: str | None = None) -> Iterator[Entry]:
        """Yield every place, or those of one region (English name, as in REGIONS)."""
        cell = None if region is None else f"\t{region}\t"
        for number, line in enumerate(self._lines):
            if number not in self._over and (cell is None or cell in line):
                found = self._make(number)
                if region is None or found.place.region == region:
                    yield found
        for number, row in enumerate(self._curated, start=len(self._lines)):
            if region is None or row.region == region:
                yield self._make(number)

    def points(self) -> list[tuple[float, float, int]]:
        """Return latitude, longitude and number of each settlement whose own coordinates are known."""
        exact = f"\t{Precision.SETTLEMENT.value}\t"
        out = []
        for number, line in enumerate(self._lines):
            if exact in line and number not in self._over:
                row = extract.from_line(line)
                if row.precision is Precision.SETTLEMENT:  # the word is also a category
                    out.append((row.lat, row.lon, number))
        for number, place in enumerate(self._curated, start=len(self._lines)):
            if place.precision is Precision.SETTLEMENT:
                out.append((place.lat, place.lon, number))
        return out

    def noted(self) -> list[tuple[float, float]]:
        """Return latitude and longitude of the settlements of places.csv."""
        settled = {Precision.SETTLEMENT, Precision.APPROXIMATE}
        return [(row.lat, row.lon) for row in self._curated if row.precision in settled]

    def _merged(self, numbers: str, more: Sequence[int]) -> set[int]:
        found = {self._over.get(number, number) for number in map(int, numbers.split())}
        return found.union(more)


def loose(bone: str) -> str:
    """Return the consonants of a skeleton in alphabetical order, g, h and kh counted as k."""
    return "".join(sorted(bone.replace("g", "k")))


def own_folder(settings: Settings) -> Path:
    """Return the folder the user's own extract lives in; it may not exist."""
    return (settings.data or user_folder()) / "gazetteer"


def _extract_folder(settings: Settings) -> Path:
    own = own_folder(settings)
    return own if (own / extract.SETTLEMENTS).is_file() else settings.shipped / "gazetteer"


def fingerprint(settings: Settings) -> str:
    """Return a name for the content the gazetteer of these settings is made of. Raises DataMissing."""
    digest = hashlib.sha256(settings.file("places.csv").read_bytes())
    path = _extract_folder(settings) / extract.SETTLEMENTS
    digest.update(path.read_bytes() if path.is_file() else b"")
    return digest.hexdigest()[:16]


def load_register(settings: Settings) -> tuple[Register, tuple[BadRow, ...]]:
    """Return the register and the rows of places.csv that could not be used.

    The user's own extract is used when there is one, else the one that came with the program.
    Raises DataMissing and BadInput.
    """
    folder = _extract_folder(settings)
    path = folder / extract.SETTLEMENTS
    if not path.is_file():
        raise DataMissing(f"{path}: the gazetteer is missing; reinstall, or load one with `frontline gazetteer update`")
    lines = extract.read_lines(path)
    index = extract.read_keys(folder)
    if index is None:
        index = extract.keys(row.spellings for row in extract.read_rows(path))
    curated, problems = read_places(settings.file("places.csv"))
    return Register(lines, *index, curated), problems


def _of_row(row: extract.Row) -> Place:
    return Place(
        id=row.id,
        name=row.name_en,
        name_uk=row.name_uk,
        region=row.region,
        raion=row.raion,
        kind=row.category,
        lat=row.lat,
        lon=row.lon,
        precision=row.precision,
        radius_km=row.radius_km,
        population=row.population,
        source=row.source,
    )


def _of_curated(row: Curated, under: extract.Row | None) -> Place:
    kind = row.precision.value
    if row.id in CITY_REGIONS:
        kind = "city"
    elif row.precision in {Precision.SETTLEMENT, Precision.APPROXIMATE}:
        kind = under.category if under else "settlement"
    return Place(
        id=row.id,
        name=row.name_en,
        name_uk=row.name_uk,
        region=row.region,
        raion=under.raion if under else "",
        kind=kind,
        lat=row.lat,
        lon=row.lon,
        precision=row.precision,
        radius_km=row.radius_km,
        population=under.population if under else None,
        source=row.source,
    )


def _curated_names(row: Curated) -> tuple[str, ...]:
    return tuple(name for name in (row.name_en, row.name_uk, *row.spellings) if name)


def _bare_names(row: Curated) -> tuple[str, ...]:
    """Return the names of an oblast without the word oblast."""
    if row.precision is not Precision.OBLAST:
        return ()
    names = (row.region, *_curated_names(row))
    ends = tuple(n[: -len(word)] for n in names for word in _OBLAST_WORDS if n.lower().endswith(word))
    return tuple(dict.fromkeys((row.region, *ends)))
