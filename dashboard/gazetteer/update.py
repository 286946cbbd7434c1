"""Loading GeoNames' files of Ukraine into the user's own gazetteer: the dump of places,
and the postal codes. The same name is UA.zip for both; their columns tell them apart.
"""

from __future__ import annotations

import io
import urllib.error
import urllib.request
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dashboard.domain.errors import BadInput, BadRow, ServiceUnavailable
from dashboard.domain.files.archives import BROKEN_ARCHIVE
from dashboard.domain.settings import Settings
from dashboard.domain.words import Precision
from dashboard.gazetteer.assemble import assemble, with_circles
from dashboard.gazetteer.extract import SETTLEMENTS, Row, read_rows, write
from dashboard.gazetteer.former import read_former_names, ukrainian
from dashboard.gazetteer.join import GeoName, Registered, join
from dashboard.gazetteer.positions import (
    POSTAL_ACCURACY,
    Event,
    PostalPlace,
    with_events,
    with_postal,
)
from dashboard.gazetteer.register import own_folder

DEFAULT_SOURCE = "https://download.geonames.org/export/dump/UA.zip"
"""GeoNames' daily file of Ukraine, CC BY 4.0."""
POSTAL_CODES = "https://download.geonames.org/export/zip/UA.zip"
"""GeoNames' postal codes of Ukraine, CC BY 4.0."""
COLUMNS = 19
POSTAL_COLUMNS = 12
LEFT_OUT = frozenset({"PPLX", "PPLQ", "PPLH"})
"""Feature codes that are no settlement of today: section of a place, abandoned,
historical.
"""
CITY_REGIONS = {"12": "8000", "20": "8500"}
"""GeoNames admin1 of Kyiv and Sevastopol -> first four digits of the register's codes
there.
"""
BOUNDS = (44.0, 52.5, 22.0, 40.5)
"""South, north, west, east of Ukraine, degrees, rounded outwards."""
MOST_PACKED = 64 * 2**20
MOST_BYTES = 256 * 2**20
"""UA.zip has about 6 MB, UA.txt about 20; far more is another file or a trap."""
SECONDS = 60.0
MOST_PROBLEMS = 200


@dataclass(frozen=True, slots=True)
class UpdateReport:
    """What an update did.

    read: rows of the files; places: populated places among them; matched: settlements
    that got coordinates from them; postal, learned: settlements that got theirs from
    postal codes and from imported events. precision: settlements by precision now.
    problems: rows that could not be used, the first 200. bad: how many there were.
    folder: where the gazetteer now lies.
    """

    read: int
    places: int
    matched: int
    postal: int
    learned: int
    precision: dict[str, int]
    problems: tuple[BadRow, ...]
    bad: int
    folder: Path

    def words(self) -> str:
        """Return the report as one sentence."""
        exact = self.precision.get(Precision.SETTLEMENT.value, 0)
        total = sum(self.precision.values())
        bad = f"; {self.bad:,} rows could not be used" if self.bad else ""
        more = "".join(
            f", {count:,} more by {what}"
            for count, what in (
                (self.postal, "postal code"),
                (self.learned, "imported events"),
            )
            if count
        )
        return (
            f"{self.places:,} places in {self.read:,} rows, {self.matched:,} of them"
            f" matched{more}: {exact:,} of {total:,} settlements now have coordinates"
            f" of their own, in {self.folder}{bad}"
        )


def update_from(
    sources: str | Sequence[str],
    settings: Settings,
    events: Iterable[Event] | None = None,
) -> UpdateReport:
    """Join GeoNames files to the register and put the result in the user's data folder,
    where it is used from then on.

    sources: UA.zip or UA.txt of the dump or of the postal codes, files or web
    addresses; "" or none for GeoNames' own two, unless there are events. events: of
    imported datasets, to learn positions from. Settlements that none of it has keep the
    coordinates they have. Raises BadInput for a file that cannot be used,
    ServiceUnavailable when an address does not answer.
    """
    listed = [sources] if isinstance(sources, str) else list(sources)
    listed = [source for source in listed if source]
    if not listed and events is None:
        listed = [DEFAULT_SOURCE, POSTAL_CODES]
    loaded = _Loaded()
    for source in listed:
        loaded.add(source)
    return _join_and_write(loaded, list(events or ()), settings)


@dataclass(slots=True)
class _Loaded:
    """What was in the files; see UpdateReport."""

    places: list[GeoName] = field(default_factory=list)
    postal: list[PostalPlace] = field(default_factory=list)
    read: int = 0
    bad: int = 0
    problems: list[BadRow] = field(default_factory=list)

    def add(self, source: str) -> None:
        """Take in one file or address. Raises BadInput when it has nothing of use."""
        name = source.rpartition("/")[2] or source
        before = len(self.places) + len(self.postal)
        text = unpacked(fetched(source), name)
        for number, line in enumerate(text.split(b"\n"), start=1):
            if line.strip():
                self._add_line(line, name, number)
        if len(self.places) + len(self.postal) == before:
            raise BadInput(
                f"{source}: no populated place of Ukraine in it; give GeoNames' UA.zip"
                " or UA.txt, of places or of postal codes"
            )

    def _add_line(self, line: bytes, name: str, number: int) -> None:
        self.read += 1
        try:
            if line.count(b"\t") == POSTAL_COLUMNS - 1:
                postal = parse_postal_line(line)
                self.postal += [postal] if postal else []
            else:
                place = parse_line(line)
                self.places += [place] if place else []
        except ValueError as error:
            self.bad += 1
            # A file of another kind is bad in every line: counting them is enough.
            if len(self.problems) < MOST_PROBLEMS:
                self.problems.append(BadRow(name, number, str(error)))


def _join_and_write(
    loaded: _Loaded,
    events: Sequence[Event],
    settings: Settings,
) -> UpdateReport:
    shipped = settings.shipped / "gazetteer"
    former = {
        code: tuple(name.name for name in names)
        for code, names in read_former_names(shipped).items()
    }
    rows = _present_rows(settings)
    settlements = [row for row in rows if row.category != "raion"]
    register = []
    for row in settlements:
        # A city is a town that is large; the register has one word for both.
        category = "town" if row.category == "city" else row.category
        names = (row.name_uk, *ukrainian(former.get(row.id, ())))
        register.append(Registered(row.id, category, names))
    matches = join(register, loaded.places)
    placed = assemble(settlements, matches, "GeoNames")
    with_codes = with_postal(placed, loaded.postal, former)
    learned = with_events(with_codes, events, former)
    # Once more: what was learned tells better where the rest of its hromada lies.
    complete = assemble(learned, {}, "")
    raions = with_circles((row for row in rows if row.category == "raion"), complete)
    folder = settings.writable() / "gazetteer"
    write([*complete, *raions], folder)
    return UpdateReport(
        read=loaded.read,
        places=len(loaded.places) + len(loaded.postal),
        matched=len(matches),
        postal=_gained(placed, with_codes),
        learned=_gained(with_codes, learned),
        precision=dict(Counter(row.precision.value for row in complete)),
        problems=tuple(loaded.problems),
        bad=loaded.bad,
        folder=folder,
    )


def _present_rows(settings: Settings) -> list[Row]:
    """Return the register that came with the program, with the coordinates an update
    before this one had.
    """
    rows = list(read_rows(settings.shipped / "gazetteer" / SETTLEMENTS))
    own = own_folder(settings) / SETTLEMENTS
    if not own.is_file():
        return rows
    exact = {
        row.id: row
        for row in read_rows(own)
        if row.precision is Precision.SETTLEMENT and row.category != "raion"
    }
    return [
        row._replace(**_position(exact[row.id]))
        if row.id in exact and row.precision is not Precision.SETTLEMENT
        else row
        for row in rows
    ]


def _position(row: Row) -> dict[str, Any]:
    names = ("lat", "lon", "precision", "radius_km", "population", "source")
    return {name: getattr(row, name) for name in names}


def _gained(before: Iterable[Row], after: Iterable[Row]) -> int:
    return sum(
        old.precision is not new.precision
        for old, new in zip(before, after, strict=True)
    )


def parse_postal_line(line: bytes) -> PostalPlace | None:
    """Return the place of one line of GeoNames' postal file, None for one that is only
    estimated. Raises ValueError.
    """
    cells = _cells(line, POSTAL_COLUMNS)
    if cells[0] != "UA":
        raise ValueError(f"country {cells[0]!r} where UA belongs")
    lat, lon = _degrees(cells[9], "latitude"), _degrees(cells[10], "longitude")
    _must_be_inside(lat, lon)
    if _whole(cells[11] or "0", "accuracy") < POSTAL_ACCURACY or not cells[2].strip():
        return None
    oblast, raion = cells[3], cells[5]
    district = f"{oblast}, {raion}" if raion else ""
    return PostalPlace(cells[2].strip(), lat, lon, district)


def parse_line(line: bytes) -> GeoName | None:
    """Return the populated place of one line of a GeoNames file, None for another
    feature. Raises ValueError.
    """
    cells = _cells(line, COLUMNS)
    if cells[6] != "P" or cells[7] in LEFT_OUT:
        return None
    if cells[8] != "UA":
        raise ValueError(f"country {cells[8]!r} where UA belongs")
    name = cells[1]
    if not name.strip():
        raise ValueError("no name")
    lat, lon = _degrees(cells[4], "latitude"), _degrees(cells[5], "longitude")
    _must_be_inside(lat, lon)
    others = dict.fromkeys((cells[2], *cells[3].split(",")))
    return GeoName(
        _whole(cells[0], "id"),
        name,
        tuple(other for other in others if other and other != name),
        lat,
        lon,
        _whole(cells[14] or "0", "population"),
        _raion(cells[10], cells[11]),
    )


def _must_be_inside(lat: float, lon: float) -> None:
    south, north, west, east = BOUNDS
    # Written so that a coordinate that is not a number fails, too.
    if not (south <= lat <= north and west <= lon <= east):
        raise ValueError(f"{lat}, {lon} is not in Ukraine")


def _cells(line: bytes, columns: int) -> list[str]:
    try:
        cells = line.rstrip(b"\r").decode("utf-8").split("\t")
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 ({error.reason} at byte {error.start})") from error
    if len(cells) != columns:
        raise ValueError(f"{len(cells)} columns where {columns} belong")
    return cells


def _raion(admin1: str, admin2: str) -> str:
    """Return the raion's four digits, "" when the file does not have them."""
    if len(admin2) == 4 and admin2.isdigit():
        return admin2
    return CITY_REGIONS.get(admin1, "")


def fetched(source: str) -> bytes:
    """Return the bytes of a file or web address. Raises BadInput for one that cannot be
    read or is too large, ServiceUnavailable for an address that does not answer.
    """
    most = MOST_PACKED
    if source.startswith(("http://", "https://")):
        data = _download(source, most + 1)
    else:
        path = Path(source)
        if path.suffix.lower() == ".txt":
            most = MOST_BYTES
        data = _read(path, source, most + 1)
    if len(data) > most:
        raise BadInput(
            f"{source}: larger than {most >> 20} MB, so it is not GeoNames' file of"
            " Ukraine"
        )
    return data


def _download(address: str, limit: int) -> bytes:
    try:
        with urllib.request.urlopen(address, timeout=SECONDS) as answer:  # noqa: S310
            data: bytes = answer.read(limit)
    except (urllib.error.URLError, OSError) as error:
        raise ServiceUnavailable(
            f"{address}: does not answer ({error}); download the file yourself and"
            " give it with --from"
        ) from error
    return data


def _read(path: Path, source: str, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(limit)
    except OSError as error:
        raise BadInput(
            f"{source}: cannot be read ({error.strerror}); give GeoNames' UA.zip or"
            " UA.txt"
        ) from error


def unpacked(data: bytes, name: str) -> bytes:
    """Return the text file inside a zip, or the data itself when it is none. Raises
    BadInput.
    """
    if not data.startswith(b"PK"):
        return data
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = next(_tables(archive), None)
            if inside is None:
                raise BadInput(f"{name}: no UA.txt in it; give GeoNames' UA.zip")
            with archive.open(inside) as file:
                text = file.read(MOST_BYTES + 1)
    except (OSError, *BROKEN_ARCHIVE) as error:
        raise BadInput(
            f"{name}: damaged zip file ({error}); download it again"
        ) from error
    if len(text) > MOST_BYTES:
        raise BadInput(
            f"{name}: more than {MOST_BYTES >> 20} MB unpacked, so it is not GeoNames'"
            " file of Ukraine"
        )
    return text


def _tables(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    return (
        member
        for member in archive.infolist()
        if member.filename.rpartition("/")[2] == "UA.txt"
    )


def _degrees(text: str, what: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise ValueError(f"{what} {text!r} is not a number") from None


def _whole(text: str, what: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ValueError(f"{what} {text!r} is not a whole number")
    return int(text)
