"""A file of any known format -> one Parquet file of claims, and the rows that did not fit."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from dashboard.domain.claim import DAYS, FIELDS, NUMBERS, OFFSETS, Claim
from dashboard.domain.errors import BadInput
from dashboard.domain.geo import Box
from dashboard.exchange.claims_csv import REQUIRED
from dashboard.exchange.foreign import own, timemap
from dashboard.exchange.foreign.acled import ACLED
from dashboard.exchange.foreign.eyes_on_russia import EYES
from dashboard.exchange.foreign.files import look
from dashboard.exchange.foreign.geoconfirmed import GEOCONFIRMED
from dashboard.exchange.foreign.layout import NO_TERMS, Layout
from dashboard.exchange.foreign.machine import Locate, Machine, Options, Piece, Progress, pieces_of
from dashboard.exchange.foreign.mapped import Mapping
from dashboard.exchange.foreign.mapped import layout as mapped_layout
from dashboard.exchange.foreign.sink import SCHEMA, Sink, sink
from dashboard.exchange.foreign.ucdp import HEADER, UCDP, headless
from dashboard.exchange.foreign.viina import VIINA, with_labels

BATCH = 5000
LAYOUTS: dict[str, Layout] = {one.name: one for one in (ACLED, UCDP, VIINA, timemap.TIMEMAP, GEOCONFIRMED, EYES)}


@dataclass(frozen=True, slots=True)
class Facts:
    """What a reader must know of a format's data."""

    label: str
    license: str
    terms: str
    credit: str
    redistribute: bool


FORMATS: dict[str, Facts] = {
    name: Facts(one.label, one.license, one.terms, one.credit, one.redistribute) for name, one in LAYOUTS.items()
} | {
    "csv": Facts("Claims as CSV", "not stated", NO_TERMS, "", redistribute=False),
    "geojson": Facts("Claims as GeoJSON", "not stated", NO_TERMS, "", redistribute=False),
}
"""Every format `import` knows, with what a reader must know of its data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to import. format: "auto" or one of FORMATS. dataset: its name, "" for that of the format or file.

    country: name or code of the only country to keep; box: the only rectangle to keep, degrees.
    license, redistribute: of a file whose format names no terms. mapping: what the columns of an unknown CSV mean.
    """

    path: Path
    format: str = "auto"
    dataset: str = ""
    country: str = ""
    box: Box | None = None
    license: str = ""
    redistribute: bool = False
    mapping: Mapping | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What came of it. rows: claims written. reasons: of the rejected rows, most frequent first.

    left_out: rows that country or box left out. unplaced: claims without a point. sha256: of the file read.
    """

    format: str
    dataset: str
    rows: int
    rejected: int
    left_out: int
    unplaced: int
    reasons: tuple[tuple[str, int], ...]
    sha256: str
    label: str
    license: str
    terms: str
    credit: str
    redistribute: bool


def detect(path: Path) -> str:
    """Return the format of a file by its header. Raises BadInput when none fits."""
    if path.is_dir() or path.suffix.lower() in (".json", ".geojson"):
        if timemap.events_file(path):
            return "timemap"
        if path.is_file():
            return "geojson"
    source = look(path)
    header = set(source.header)
    for name, one in LAYOUTS.items():
        if one.columns and set(one.columns) <= header:
            return name
    if headless(source.header):
        return "ucdp"
    if set(REQUIRED) <= header:
        return "csv"
    known = ", ".join(FORMATS)
    raise BadInput(
        f"{path}: its columns fit no known format ({known}); say what they mean on the page Datasets of the dashboard"
    )


def convert(
    request: Request, out: Path, rejects: Path, *, progress: Callable[[Progress], None] | None = None,
    locate: Locate | None = None, memory: str = "512MB",
) -> Report:  # fmt: skip
    """Write the claims of a file to `out` (Parquet, the claim schema) and the rows that do not fit to `rejects`.

    rejects: CSV of line, reason and row; it exists only when a row was rejected. locate: places claims that have a
    name but no point. Both files appear when they are whole, or not at all. Raises BadInput when the file cannot be
    read as that format and ServiceUnavailable when the disk is full.
    """
    path, kind = request.path, "mapped" if request.mapping else request.format
    if not path.exists():
        raise BadInput(f"{path}: there is no such file; check the path")
    kind = detect(path) if kind == "auto" else kind
    if kind not in FORMATS and kind != "mapped":
        raise BadInput(f"format {kind!r}: not known; one of auto, {', '.join(FORMATS)}")
    facts = FORMATS.get(kind) or Facts(path.stem, "not stated", NO_TERMS, "", redistribute=False)
    name = slug(request.dataset or (path.stem if kind in ("csv", "geojson", "mapped") else kind))
    options = Options(name, _license(request, facts, kind), request.country, request.box, locate, progress)
    with ThreadPoolExecutor(1) as beside, sink(out, rejects) as held:
        digest = beside.submit(_digest, path)
        if kind in ("csv", "geojson"):
            left_out = _own(request, kind, options, held)
        else:
            layout, pieces = _foreign(request, kind, name)
            if request.country and not layout.country:
                raise BadInput(f"--country: {layout.label} has no column for the country; use --bbox")
            machine = Machine(layout, options, memory)
            machine.run(pieces, held)
            left_out = machine.left_out
    return Report(
        format=kind, dataset=name, rows=held.rows, rejected=sum(held.reasons.values()), left_out=left_out,
        unplaced=held.unplaced, reasons=tuple(held.reasons.most_common()), sha256=digest.result(),
        label=(request.mapping.constants.get("title", "") if request.mapping else "") or facts.label,
        license=options.license, terms=facts.terms, credit=facts.credit,
        redistribute=facts.redistribute or (kind in ("csv", "geojson", "mapped") and request.redistribute),
    )  # fmt: skip


def _license(request: Request, facts: Facts, kind: str) -> str:
    own_word = request.mapping.constants.get("license", "") if request.mapping else ""
    return facts.license if kind in LAYOUTS else request.license or own_word or facts.license


def slug(text: str) -> str:
    """Return the name of a dataset that a text gives: lower case letters, digits and dashes, at most 60."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60] or "dataset"


def _foreign(request: Request, kind: str, name: str) -> tuple[Layout, Iterator[Piece]]:
    if kind == "timemap":
        return timemap.TIMEMAP, timemap.pieces(request.path)
    source = look(request.path)
    if request.mapping:
        found, source = mapped_layout(request.mapping, source, name)
        return found, pieces_of(source, found)
    layout = LAYOUTS[kind]
    bare = kind == "ucdp" and headless(source.header)
    missing = [] if bare else [column for column in layout.columns if column not in source.header]
    if missing:
        raise BadInput(f"{request.path}: not {layout.label}: no column {', '.join(missing)}")
    pieces = pieces_of(source, layout, HEADER if bare else ())
    return with_labels(layout, request.path, pieces) if kind == "viina" else (layout, pieces)


def _own(request: Request, kind: str, options: Options, held: Sink) -> int:
    """Read one of our own files; returns how many rows the box left out."""
    if request.country:
        raise BadInput("--country: our own files have no column for the country; use --bbox")
    rows = own.csv_rows(look(request.path)) if kind == "csv" else own.geojson_rows(request.path)
    batch: list[Claim] = []
    seen: set[str] = set()
    left_out = read = 0
    for line, claim, reason, text, done in rows:
        read += 1
        if claim is None:
            held.reject(line, reason, text)
        elif claim.id in seen:
            held.reject(line, f"the same claim stands in an earlier row (id {claim.id[:40]!r})", text)
        elif options.box and not _inside(claim, options.box):
            left_out += 1
        else:
            seen.add(claim.id)
            batch.append(options.locate(claim) if options.locate else claim)
        if len(batch) >= BATCH:
            held.keep(table_of(batch, options))
            batch = []
            _tell(options, done, read)
    held.keep(table_of(batch, options))
    _tell(options, 1.0, read)
    return left_out


def _tell(options: Options, done: float, read: int) -> None:
    if options.progress:
        import time

        spent = max(1e-6, time.monotonic() - options.began)
        options.progress(Progress(done, read, read / spent, spent * (1 - done) / done if done > 0.01 else None))


def _inside(claim: Claim, box: Box) -> bool:
    if claim.lat is None or claim.lon is None:
        return False
    return box.south <= claim.lat <= box.north and box.west <= claim.lon <= box.east


def table_of(claims: list[Claim], options: Options) -> pa.Table:
    """Return claims as a table of the claim schema; the dataset's name replaces the one they came with."""
    plain = {*NUMBERS, *DAYS, *OFFSETS}
    columns = {}
    for field in SCHEMA:
        values = [getattr(claim, field.name) for claim in claims]
        if field.name not in plain:
            values = ["" if value is None else str(value) for value in values]
        columns[field.name] = pa.array(values, field.type)
    columns["dataset"] = pa.array([options.dataset] * len(claims), pa.string())
    columns["license"] = pa.array([claim.license or options.license for claim in claims], pa.string())
    return pa.table([columns[name] for name in FIELDS], SCHEMA)


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(path.glob("*.json")) if path.is_dir() else [path]:
        with file.open("rb") as held:
            digest.update(hashlib.file_digest(held, "sha256").digest())
    return digest.hexdigest()


__all__ = ["FORMATS", "Mapping", "Progress", "Report", "Request", "convert", "detect"]
