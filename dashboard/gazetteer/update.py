"""Loading the full GeoNames file of Ukraine into the user's own gazetteer."""

from __future__ import annotations

import io
import urllib.error
import urllib.request
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.domain.errors import BadInput, BadRow, ServiceUnavailable
from dashboard.domain.settings import Settings
from dashboard.domain.words import Precision
from dashboard.gazetteer.assemble import assemble, with_circles
from dashboard.gazetteer.extract import SETTLEMENTS, read_rows, write
from dashboard.gazetteer.former import read_former, ukrainian
from dashboard.gazetteer.join import GeoName, Registered, join

DEFAULT_SOURCE = "https://download.geonames.org/export/dump/UA.zip"
"""GeoNames' daily file of Ukraine, CC BY 4.0."""
COLUMNS = 19
LEFT_OUT = frozenset({"PPLX", "PPLQ", "PPLH"})
"""Feature codes that are no settlement of today: section of a place, abandoned, historical."""
CITY_REGIONS = {"12": "8000", "20": "8500"}
"""GeoNames admin1 of Kyiv and Sevastopol -> first four digits of the register's codes there."""
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

    read: rows of the file; places: populated places among them; matched: settlements that got coordinates from them.
    precision: settlements by precision now. problems: rows that could not be used, the first 200. bad: how many there
    were. folder: where the gazetteer now lies.
    """

    read: int
    places: int
    matched: int
    precision: dict[str, int]
    problems: tuple[BadRow, ...]
    bad: int
    folder: Path

    def words(self) -> str:
        """Return the report as one sentence."""
        known = self.precision.get(Precision.SETTLEMENT.value, 0)
        total = sum(self.precision.values())
        bad = f"; {self.bad:,} rows could not be used" if self.bad else ""
        return (
            f"{self.places:,} places in {self.read:,} rows, {self.matched:,} of them matched: {known:,} of {total:,} "
            f"settlements now have coordinates of their own, in {self.folder}{bad}"
        )


def update_from(source: str, settings: Settings) -> UpdateReport:
    """Join a GeoNames file to the register and put the result in the user's data folder, where it is used from then on.

    source: UA.zip or UA.txt, a file or a web address, "" for GeoNames' own. Settlements the file does not have keep the
    coordinates that came with the program. Raises BadInput for a file that cannot be used, ServiceUnavailable when the
    address does not answer.
    """
    source = source or DEFAULT_SOURCE
    name = source.rpartition("/")[2] or source
    text = unpacked(fetched(source), name)
    places: list[GeoName] = []
    problems: list[BadRow] = []
    read = bad = 0
    for number, line in enumerate(text.split(b"\n"), start=1):
        if not line.strip():
            continue
        read += 1
        try:
            place = parse_line(line)
        except ValueError as error:
            bad += 1
            if len(problems) < MOST_PROBLEMS:
                problems.append(BadRow(name, number, str(error)))
        else:
            if place is not None:
                places.append(place)
    if not places:
        raise BadInput(f"{source}: no populated place of Ukraine in it; give GeoNames' UA.zip or UA.txt")
    matched, precision = _join_and_write(places, settings)
    folder = settings.writable() / "gazetteer"
    return UpdateReport(read, len(places), matched, precision, tuple(problems), bad, folder)


def _join_and_write(places: list[GeoName], settings: Settings) -> tuple[int, dict[str, int]]:
    shipped = settings.shipped / "gazetteer"
    former = read_former(shipped / "renamed.csv")
    rows = list(read_rows(shipped / SETTLEMENTS))
    settlements = [row for row in rows if row.category != "raion"]
    register = [
        # a city is a town that is large; the register has one word for both
        Registered(
            row.id,
            "town" if row.category == "city" else row.category,
            (row.name_uk, *ukrainian(former.get(row.id, ()))),
        )
        for row in settlements
    ]
    found = join(register, places)
    placed = assemble(settlements, found, "GeoNames")
    raions = with_circles((row for row in rows if row.category == "raion"), placed)
    write([*placed, *raions], settings.writable() / "gazetteer")
    return len(found), dict(Counter(row.precision.value for row in placed))


def parse_line(line: bytes) -> GeoName | None:
    """Return the populated place of one line of a GeoNames file, None for another feature. Raises ValueError."""
    try:
        cells = line.rstrip(b"\r").decode("utf-8").split("\t")
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 ({error.reason} at byte {error.start})") from error
    if len(cells) != COLUMNS:
        raise ValueError(f"{len(cells)} columns where {COLUMNS} belong")
    if cells[6] != "P" or cells[7] in LEFT_OUT:
        return None
    if cells[8] != "UA":
        raise ValueError(f"country {cells[8]!r} where UA belongs")
    if not cells[1].strip():
        raise ValueError("no name")
    lat, lon = _degrees(cells[4], "latitude"), _degrees(cells[5], "longitude")
    south, north, west, east = BOUNDS
    if not (south <= lat <= north and west <= lon <= east):
        raise ValueError(f"{lat}, {lon} is not in Ukraine")
    raion = cells[11] if len(cells[11]) == 4 and cells[11].isdigit() else CITY_REGIONS.get(cells[10], "")
    alternates = tuple(dict.fromkeys(name for name in (cells[2], *cells[3].split(",")) if name and name != cells[1]))
    return GeoName(
        _whole(cells[0], "id"), cells[1], alternates, lat, lon, _whole(cells[14] or "0", "population"), raion
    )


def fetched(source: str) -> bytes:
    """Return the bytes of a file or web address. Raises BadInput, ServiceUnavailable."""
    if source.startswith(("http://", "https://")):
        try:
            with urllib.request.urlopen(source, timeout=SECONDS) as answer:  # noqa: S310 - checked just above
                data: bytes = answer.read(MOST_PACKED + 1)
        except (urllib.error.URLError, OSError) as error:
            raise ServiceUnavailable(
                f"{source}: does not answer ({error}); download the file yourself and give it with --from"
            ) from error
    else:
        path = Path(source)
        try:
            most = MOST_BYTES if path.suffix.lower() == ".txt" else MOST_PACKED
            with path.open("rb") as file:
                data = file.read(most + 1)
        except OSError as error:
            raise BadInput(f"{source}: cannot be read ({error.strerror}); give GeoNames' UA.zip or UA.txt") from error
        if len(data) <= most:
            return data
    if len(data) > MOST_PACKED:
        raise BadInput(f"{source}: larger than {MOST_PACKED >> 20} MB, so it is not GeoNames' file of Ukraine")
    return data


def unpacked(data: bytes, name: str) -> bytes:
    """Return the text file inside a zip, or the data itself when it is none. Raises BadInput."""
    if not data.startswith(b"PK"):
        return data
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = next(_tables(archive), None)
            if inside is None:
                raise BadInput(f"{name}: no UA.txt in it; give GeoNames' UA.zip")
            with archive.open(inside) as file:
                text = file.read(MOST_BYTES + 1)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise BadInput(f"{name}: damaged zip file ({error}); download it again") from error
    if len(text) > MOST_BYTES:
        raise BadInput(f"{name}: more than {MOST_BYTES >> 20} MB unpacked, so it is not GeoNames' file of Ukraine")
    return text


def _tables(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    return (member for member in archive.infolist() if member.filename.rpartition("/")[2] == "UA.txt")


def _degrees(text: str, what: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise ValueError(f"{what} {text!r} is not a number") from None


def _whole(text: str, what: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ValueError(f"{what} {text!r} is not a whole number")
    return int(text)
