"""The gazetteer's file: one gzipped tab-separated row a settlement or raion, and the
index of keys beside it.

settlements.tsv.gz is the data; index.tsv.gz is a cache of folding keys that can always
be made again from it. The index names the settlements it was made from (their checksum)
and the version of the keys, and is not used when either differs.
"""

from __future__ import annotations

import gzip
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from dashboard.domain.errors import BadInput, BadRow
from dashboard.domain.files.archives import BROKEN_ARCHIVE
from dashboard.domain.words import Precision
from dashboard.gazetteer.fold import FOLD_VERSION, fold, skeleton

SETTLEMENTS = "settlements.tsv.gz"
INDEX = "index.tsv.gz"


class Row(NamedTuple):
    """One settlement or raion as it lies in the file.

    category: city, town, settlement, village or raion. lat, lon: WGS84 degrees, 4
    decimals. radius_km: how far the truth may be from the point. population: people,
    None when unknown. alternates: other spellings. source: where the coordinates come
    from.
    """

    id: str
    category: str
    name_uk: str
    name_en: str
    region: str
    raion: str
    hromada: str
    lat: float
    lon: float
    precision: Precision
    radius_km: float
    population: int | None
    alternates: tuple[str, ...]
    source: str

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling of the name, official ones first."""
        return (self.name_en, self.name_uk, *self.alternates)


HEADER = "\t".join(Row._fields)


def to_line(row: Row) -> str:
    """Return the row as a line of the file, without its line end."""
    fields = [
        *row[:7],
        f"{row.lat:.4f}",
        f"{row.lon:.4f}",
        row.precision.value,
        f"{row.radius_km:g}",
        "" if row.population is None else str(row.population),
        "|".join(row.alternates),
        row.source,
    ]
    return "\t".join(fields)


def from_line(line: str) -> Row:
    """Return the row of a line of the file. Raises ValueError for a line that is not
    one.
    """
    cells = line.split("\t")
    if len(cells) != len(Row._fields):
        raise ValueError(f"{len(cells)} columns where {len(Row._fields)} belong")
    code, category, name_uk, name_en, region, raion, hromada, *rest = cells
    lat, lon, precision, radius, people, alternates, source = rest
    return Row(
        id=code,
        category=category,
        name_uk=name_uk,
        name_en=name_en,
        region=region,
        raion=raion,
        hromada=hromada,
        lat=float(lat),
        lon=float(lon),
        precision=Precision(precision),
        radius_km=float(radius),
        population=int(people) if people else None,
        alternates=tuple(alternates.split("|")) if alternates else (),
        source=source,
    )


def read_lines(path: Path) -> list[str]:
    """Return the file's rows as lines, header left out; they are parsed when they are
    wanted.

    Raises BadInput for a file that is not an extract of this gazetteer.
    """
    try:
        text = gzip.decompress(path.read_bytes()).decode("utf-8")
    except (OSError, *BROKEN_ARCHIVE) as error:
        raise BadInput(
            f"{path}: not a gazetteer extract ({error}); delete it, or load it again"
        ) from error
    header, _, body = text.partition("\n")
    if header != HEADER:
        raise BadInput(
            f"{path}: its columns are not those of this version; delete it, or load it"
            " again"
        )
    return body.split("\n")[:-1]


def read_rows(path: Path) -> Iterator[Row]:
    """Yield every row of an extract. Raises BadRow with the line number for a row that
    cannot be used.
    """
    for number, line in enumerate(read_lines(path), start=2):
        try:
            yield from_line(line)
        except ValueError as error:
            raise BadRow(str(path), number, str(error)) from error


def write(rows: Iterable[Row], folder: Path) -> None:
    """Write the extract and its index into the folder, each replaced in one step.

    The same rows give the same bytes, whatever their order.
    """
    ordered = sorted(rows, key=lambda row: row.id)
    folder.mkdir(parents=True, exist_ok=True)
    data = _packed([HEADER, *(to_line(row) for row in ordered)])
    names, bones = keys(row.spellings for row in ordered)
    _replace(folder / SETTLEMENTS, data)
    head = f"keys {FOLD_VERSION} of {_stamp(data)}"
    _replace(
        folder / INDEX, _packed([head, *_key_lines(names), "", *_key_lines(bones)])
    )


def keys(spellings: Iterable[Sequence[str]]) -> tuple[dict[str, str], dict[str, str]]:
    """Return folding key -> row numbers and skeleton -> row numbers; the numbers are
    separated by spaces.

    spellings: of each row in turn. Text rather than lists keeps 100,000 keys small in
    memory and quick to load.
    """
    names: dict[str, dict[int, None]] = {}
    bones: dict[str, dict[int, None]] = {}
    # Dictionaries stand for sets that remember their order: the files must be the same
    # whatever the order in which a set is gone through.
    for number, row in enumerate(spellings):
        for key in {fold(name): None for name in row}:
            if key:
                names.setdefault(key, {})[number] = None
            bone = skeleton(key)
            if bone:
                bones.setdefault(bone, {})[number] = None
    return _joined(names), _joined(bones)


def read_keys(folder: Path) -> tuple[dict[str, str], dict[str, str]] | None:
    """Return the index of the extract in that folder, None when it is not there or was
    made for another extract.
    """
    try:
        text = gzip.decompress((folder / INDEX).read_bytes()).decode("utf-8")
        stamp = _stamp((folder / SETTLEMENTS).read_bytes())
    except (OSError, *BROKEN_ARCHIVE):
        return None
    head, _, body = text.partition("\n")
    if head != f"keys {FOLD_VERSION} of {stamp}":
        return None
    names, _, bones = body.partition("\n\n")
    return _key_table(names), _key_table(bones)


def _key_table(text: str) -> dict[str, str]:
    cells = text.rstrip("\n").replace("\n", "\t").split("\t")
    return dict(zip(cells[::2], cells[1::2], strict=False))


def _key_lines(table: dict[str, str]) -> list[str]:
    return [f"{key}\t{table[key]}" for key in sorted(table)]


def _joined(table: dict[str, dict[int, None]]) -> dict[str, str]:
    return {key: " ".join(map(str, sorted(numbers))) for key, numbers in table.items()}


def _packed(lines: Sequence[str]) -> bytes:
    return gzip.compress(
        ("\n".join(lines) + "\n").encode("utf-8"), compresslevel=9, mtime=0
    )


def _stamp(packed: bytes) -> str:
    """Checksum and size of the unpacked data: the last eight bytes of a gzip file (RFC
    1952).
    """
    return packed[-8:].hex()


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:  # an interrupt, too, leaves no half of a file
        Path(name).unlink(missing_ok=True)
        raise
