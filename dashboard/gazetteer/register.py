"""All the names and places in memory: the extract, and over it the curated rows of
places.csv.
"""

from __future__ import annotations

import hashlib
import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from dashboard.domain.errors import BadRow, DataMissing
from dashboard.domain.geography.geo import kilometres
from dashboard.domain.place import Place
from dashboard.domain.settings import Settings, user_folder
from dashboard.domain.words import Precision
from dashboard.gazetteer import extract
from dashboard.gazetteer.curated import Curated, read_places
from dashboard.gazetteer.fold import fold, skeleton
from dashboard.gazetteer.former import FormerName, read_former_names
from dashboard.gazetteer.reports import REPORTS, PlaceReport, read_reports

CITY_REGIONS = frozenset({"UA80000000000093317", "UA85000000000065278"})
"""KATOTTG codes of Kyiv and Sevastopol: first-level regions that are cities."""
CACHED = 4096
"""Places kept ready once they have been asked for: some 4 MB."""
FRONT_KM = 15.0
"""Within about so many kilometres a settlement of places.csv says something about a
place; some such village is then within an hour of marching.
"""
FRONT_CELL = 0.05
"""Degrees, some 4 km, within which the density is not told apart."""
BELT_CELL = 0.06
"""Degrees of latitude, and two thirds of those of longitude: some 6.5 km both ways.
Settlements of places.csv within one such cell count once, so that a hromada whose
villages are known one by one is no denser than one that is put at its middle.
"""
DENSE = 22.0
"""Weight of cells that is counted as the most; those north of Avdiivka, where they are
densest, have 15.
"""
BELT = frozenset(
    {
        "Chernihiv",
        "Dnipropetrovsk",
        "Donetsk",
        "Kharkiv",
        "Kherson",
        "Kyiv",
        "Luhansk",
        "Mykolaiv",
        "Sumy",
        "Zaporizhzhia",
    }
)
"""Oblasts the front line has crossed or neared since 2022: the curated settlements of
the others are their large cities.
"""
REPORT_KM, REPORT_DAYS = 12.0, 60.0
"""Kilometres and days at which what a report names says a third of what it says about
that place on that day.
"""
SETTLED = frozenset({"city", "town", "settlement", "village"})
_OBLAST_WORDS = (" oblast", " область")

quick_fold = lru_cache(maxsize=8192)(fold)


class Entry(NamedTuple):
    """One place with its names.

    own: official ones, and every spelling of places.csv. curated: reports name it,
    says places.csv. others: former names, and
    names in other languages. bare: names that name something else first (an oblast
    called by its city's name). former: names it had, with their days; also among own or
    others, where those files list them. front: see `Register.front`.
    """

    place: Place
    own: tuple[str, ...]
    others: tuple[str, ...]
    bare: tuple[str, ...]
    curated: bool
    former: tuple[FormerName, ...] = ()
    front: float = 0.0


class Register:
    """The places by number and by key. A number counts the rows of the extract, then
    the curated rows.
    """

    def __init__(
        self,
        lines: Sequence[str],
        names: dict[str, str],
        bones: dict[str, str],
        curated: Sequence[Curated] = (),
        former: Mapping[str, tuple[FormerName, ...]] | None = None,
        reports: Sequence[PlaceReport] = (),
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
        self._made: dict[int, Entry] = {}
        self._former = dict(former or {})
        self._front: dict[tuple[int, int], float] = {}
        self._front_points: dict[int, list[tuple[float, float]]] | None = None
        self._reports = reports
        for number, row in enumerate(curated, start=len(lines)):
            self._add(number, row)
        for code, formers in self._former.items():
            self._add_former(code, formers)

    def _add_former(self, code: str, formers: Sequence[FormerName]) -> None:
        number = self.number_of(code)
        if number is None:
            return
        for key in sorted({fold(former.name) for former in formers} - {""}):
            self._more.setdefault(key, []).append(number)
            if bone := skeleton(key):
                self._more_bones.setdefault(bone, []).append(number)

    def _add(self, number: int, row: Curated) -> None:
        self._ids[row.id] = number
        under = self._line_number(row.id)
        if under is not None:
            self._over[under] = number
            self._under[number] = under
        # Sorted: of suggestions that are equally alike the first key wins, and a set
        # has another order in every process.
        names = {*_curated_names(row), *_bare_names(row)}
        if under is not None:
            # The index has the keys of the official names, which lead here, too.
            names.difference_update(self._lines[under].split("\t", 4)[2:4])
        for key in sorted({fold(name) for name in names} - {""}):
            self._more.setdefault(key, []).append(number)
            # "Melitopol air base" is written so or not meant: nothing looser fits it.
            if row.precision is Precision.POINT:
                continue
            if bone := skeleton(key):
                self._more_bones.setdefault(bone, []).append(number)

    def _line_number(self, place_id: str) -> int | None:
        start = place_id + "\t"
        at = bisect_left(self._lines, start)
        if at < len(self._lines) and self._lines[at].startswith(start):
            return at
        return None

    def __len__(self) -> int:
        """Return how many places there are."""
        return len(self._lines) + len(self._curated) - len(self._over)

    def number_of(self, place_id: str) -> int | None:
        """Return the number of a place, None for an id that is not known."""
        if place_id in self._ids:
            return self._ids[place_id]
        return self._line_number(place_id)

    def is_named(self, place_id: str) -> bool:
        """Tell whether a place is one of those in places.csv that reports name."""
        number = self._ids.get(place_id)
        return number is not None and self._curated[number - len(self._lines)].named

    def by_name(self, key: str) -> set[int]:
        """Return the numbers of the places a folding key names."""
        return self._merged(self._names.get(key, ""), self._more.get(key, ()))

    def by_bones(self, bone: str) -> set[int]:
        """Return the numbers of the places a skeleton fits."""
        return self._merged(self._bones.get(bone, ""), self._more_bones.get(bone, ()))

    def by_loose(self, bone: str) -> set[int]:
        """Return the numbers of the curated places that reports name whose skeleton has
        the same consonants in any order, h as k.

        Only those few are looked up so loosely: over the whole register it would mean
        nothing.
        """
        return self._loose.get(loose(bone), set())

    @cached_property
    def _loose(self) -> dict[str, set[int]]:
        index: dict[str, set[int]] = {}
        for number, row in enumerate(self._curated, start=len(self._lines)):
            if not row.named or row.precision is Precision.POINT:
                continue
            for name in (*_curated_names(row), *_bare_names(row)):
                if bone := skeleton(quick_fold(name)):
                    index.setdefault(loose(bone), set()).add(number)
        return index

    def keys(self) -> list[str]:
        """Return every folding key."""
        return [*self._names, *(key for key in self._more if key not in self._names)]

    def entry(self, number: int) -> Entry:
        """Return the place of that number; those asked for lately are kept."""
        entry = self._made.get(number)
        if entry is None:
            if len(self._made) >= CACHED:
                self._made.clear()
            entry = self._make(number)
            former = self._former.get(entry.place.id)
            front = self.front(entry.place) if entry.place.kind in SETTLED else 0.0
            entry = entry._replace(former=former or (), front=front)
            self._made[number] = entry
        return entry

    def front(self, place: Place) -> float:
        """Return how densely places.csv lists settlements around a place, 0 (none near)
        to 1; see FRONT_KM and DENSE. The same for all of a cell of FRONT_CELL degrees.
        """
        cell = round(place.lat / FRONT_CELL), round(place.lon / FRONT_CELL)
        density = self._front.get(cell)
        if density is None:
            density = self._front[cell] = self._density(
                cell[0] * FRONT_CELL, cell[1] * FRONT_CELL
            )
        return density

    def _density(self, lat: float, lon: float) -> float:
        if self._front_points is None:
            self._front_points = {}
            for point in sorted(self._points_of_belt()):
                self._front_points.setdefault(math.floor(point[0]), []).append(point)
        rows = range(math.floor(lat) - 1, math.floor(lat) + 2)
        near = sum(
            math.exp(-kilometres(lat, lon, *point) / FRONT_KM)
            for row in rows
            for point in self._front_points.get(row, ())
            # A degree of longitude is 70 km there: what is farther adds nothing.
            if abs(point[1] - lon) < 1.5
        )
        return min(1.0, math.log1p(near) / math.log1p(DENSE))

    def reported(self, place: Place, day: date) -> float:
        """Return how much of what reports of that time name lies about a place: the sum
        over the settlements of reported.csv, each at most 1, which is one there on that
        day; see REPORT_KM and REPORT_DAYS.
        """
        nearest: dict[str, float] = {}
        for id, lat, lon, on in self.report_points:
            days = abs(on - day.toordinal())
            if days > 3 * REPORT_DAYS or abs(lat - place.lat) > 0.5:
                continue
            away = kilometres(place.lat, place.lon, lat, lon)
            if away <= 4 * REPORT_KM:
                weight = math.exp(-away / REPORT_KM - days / REPORT_DAYS)
                nearest[id] = max(weight, nearest.get(id, 0.0))
        return sum(nearest.values())

    @cached_property
    def report_points(self) -> list[tuple[str, float, float, int]]:
        """Id, latitude, longitude and day, as a number, of each place of reported.csv
        that is known.
        """
        out = []
        for report in self._reports:
            number = self.number_of(report.id)
            if number is not None:
                place = self.entry(number).place
                out.append((place.id, place.lat, place.lon, report.day.toordinal()))
        return out

    def _points_of_belt(self) -> set[tuple[float, float]]:
        settled = {Precision.SETTLEMENT, Precision.APPROXIMATE}
        return {
            (
                round(row.lat / BELT_CELL) * BELT_CELL,
                round(row.lon / BELT_CELL / 1.5) * BELT_CELL * 1.5,
            )
            for row in self._curated
            if row.named and row.precision in settled and row.region in BELT
        }

    def _make(self, number: int) -> Entry:
        if number < len(self._lines):
            return _entry_of_row(extract.from_line(self._lines[number]))
        under = self._under.get(number)
        row = None if under is None else extract.from_line(self._lines[under])
        return _entry_of_curated(self._curated[number - len(self._lines)], row)

    def entries(self, region: str | None = None) -> Iterator[Entry]:
        """Yield every place, or those of one region (English name, as in REGIONS)."""
        cell = "" if region is None else f"\t{region}\t"
        for number, line in enumerate(self._lines):
            # Looked for in the line first: most lines need not be taken apart then.
            if number in self._over or cell not in line:
                continue
            entry = self._make(number)
            if region is None or entry.place.region == region:
                yield entry
        for number, row in enumerate(self._curated, start=len(self._lines)):
            if region is None or row.region == region:
                yield self._make(number)

    def points(self) -> list[tuple[float, float, int]]:
        """Return latitude, longitude and number of each settlement whose own
        coordinates are known.
        """
        exact = Precision.SETTLEMENT
        cell = f"\t{exact.value}\t"
        out = []
        for number, line in enumerate(self._lines):
            if cell in line and number not in self._over:
                row = extract.from_line(line)
                # The word is also a category.
                if row.precision is exact:
                    out.append((row.lat, row.lon, number))
        for number in range(len(self._lines), len(self._lines) + len(self._curated)):
            place = self._make(number).place
            if place.precision is exact:
                out.append((place.lat, place.lon, number))
        return out

    def _merged(self, numbers: str, more: Sequence[int]) -> set[int]:
        # A curated row stands for the row of the register that it covers.
        rows = map(int, numbers.split())
        return {self._over.get(number, number) for number in rows}.union(more)


def loose(bone: str) -> str:
    """Return the consonants of a skeleton in alphabetical order, g, h and kh counted as
    k.
    """
    return "".join(sorted(bone.replace("g", "k")))


def own_folder(settings: Settings) -> Path:
    """Return the folder the user's own extract lives in; it may not exist."""
    return (settings.data or user_folder()) / "gazetteer"


def _extract_folder(settings: Settings) -> Path:
    own = own_folder(settings)
    if (own / extract.SETTLEMENTS).is_file():
        return own
    return settings.shipped / "gazetteer"


def fingerprint(settings: Settings) -> str:
    """Return a name for the content the gazetteer of these settings is made of. Raises
    DataMissing.
    """
    digest = hashlib.sha256(settings.file("places.csv").read_bytes())
    path = _extract_folder(settings) / extract.SETTLEMENTS
    if path.is_file():
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def load_register(settings: Settings) -> tuple[Register, tuple[BadRow, ...]]:
    """Return the register and the rows of places.csv that could not be used.

    The user's own extract is used when there is one, else the one that came with the
    program. Raises DataMissing and BadInput.
    """
    folder = _extract_folder(settings)
    path = folder / extract.SETTLEMENTS
    if not path.is_file():
        raise DataMissing(
            f"{path}: the gazetteer is missing; reinstall, or load one with `frontline"
            " gazetteer update`"
        )
    lines = extract.read_lines(path)
    index = extract.read_keys(folder)
    if index is None:
        index = extract.keys(row.spellings for row in extract.read_rows(path))
    curated, problems = read_places(settings.file("places.csv"))
    former = read_former_names(settings.shipped / "gazetteer")
    reports = read_reports(settings.shipped / "gazetteer" / REPORTS)
    return Register(lines, *index, curated, former, reports), problems


def _entry_of_row(row: extract.Row) -> Entry:
    own = (row.name_en, row.name_uk)
    # The other names of a raion are those of its town.
    if row.category == "raion":
        return Entry(_of_row(row), own, (), row.alternates, curated=False)
    return Entry(_of_row(row), own, row.alternates, (), curated=False)


def _entry_of_curated(curated: Curated, under: extract.Row | None) -> Entry:
    """Return the entry of a curated row; under: the register's row of the same place,
    whose names it has too.
    """
    place = _of_curated(curated, under)
    own, bare = _curated_names(curated), _bare_names(curated)
    if under is None:
        return Entry(place, own, (), bare, curated=curated.named)
    own = (*own, under.name_en, under.name_uk)
    return Entry(place, own, under.alternates, bare, curated=curated.named)


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


def _is_better_below(row: Curated, under: extract.Row | None) -> bool:
    """Tell whether an update of the register places a settlement which places.csv has
    only somewhere in its hromada.
    """
    return (
        under is not None
        and row.precision is Precision.APPROXIMATE
        and under.precision is Precision.SETTLEMENT
    )


def _of_curated(row: Curated, under: extract.Row | None) -> Place:
    where = under if under is not None and _is_better_below(row, under) else row
    return Place(
        id=row.id,
        name=row.name_en,
        name_uk=row.name_uk,
        region=row.region,
        raion=under.raion if under else "",
        kind=_kind_of_curated(row, under),
        lat=where.lat,
        lon=where.lon,
        precision=where.precision,
        radius_km=where.radius_km,
        population=under.population if under else None,
        source=where.source,
    )


def _kind_of_curated(row: Curated, under: extract.Row | None) -> str:
    if row.id in CITY_REGIONS:
        return "city"
    if row.precision not in {Precision.SETTLEMENT, Precision.APPROXIMATE}:
        return row.precision.value
    if under is None:
        return "settlement"
    return under.category


def _curated_names(row: Curated) -> tuple[str, ...]:
    return tuple(name for name in (row.name_en, row.name_uk, *row.spellings) if name)


def _bare_names(row: Curated) -> tuple[str, ...]:
    """Return the names of an oblast without the word oblast."""
    if row.precision is not Precision.OBLAST:
        return ()
    names = (row.region, *_curated_names(row))
    ends = tuple(
        n[: -len(word)]
        for n in names
        for word in _OBLAST_WORDS
        if n.lower().endswith(word)
    )
    return tuple(dict.fromkeys((row.region, *ends)))
