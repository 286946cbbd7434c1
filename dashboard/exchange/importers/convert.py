"""A file of any known format -> one Parquet file of claims, and the rows that did not
fit.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from dashboard.domain.errors import BadInput
from dashboard.exchange.importers.engine import Engine
from dashboard.exchange.importers.formats.format import Source, table_source
from dashboard.exchange.importers.formats.registry import (
    FOREIGN,
    FORMATS,
    OWN,
    FormatTerms,
    UnknownFormat,
    closest_words,
    detect,
    detect_table,
    without_terms,
)
from dashboard.exchange.importers.layout import (
    NO_TERMS,
    TableLayout,
    references,
)
from dashboard.exchange.importers.mapping.mapped import (
    Proposal,
    explained,
    mapped_layout,
    order_notes,
    proposal_of,
)
from dashboard.exchange.importers.naming import file_slug, slug
from dashboard.exchange.importers.own import (
    Batch,
    geojson_batches,
    limited,
    table_batches,
)
from dashboard.exchange.importers.own_claims import Taken, take_claims
from dashboard.exchange.importers.progress import ProgressMeter, ReportProgress
from dashboard.exchange.importers.request import (
    ConversionRequest,
    Locate,
    Options,
    Report,
)
from dashboard.exchange.importers.typing_columns import UnsettledDays, settled_orders
from dashboard.exchange.importers.writer import ImportWriter, import_writer
from dashboard.exchange.tables.dates import DateOrder
from dashboard.exchange.tables.formats.own_geojson import is_own_geojson
from dashboard.exchange.tables.open_table import open_table
from dashboard.exchange.tables.pieces import Piece

MAPPED = "mapped"
"""The format of a file whose columns a person explained."""


def convert(
    request: ConversionRequest,
    out: Path,
    rejects: Path,
    *,
    progress: ReportProgress | None = None,
    locate: Locate | None = None,
    memory: str = "512MB",
) -> Report:
    """Write the claims of a file to `out` (Parquet, the claim schema) and the rows that
    do not fit to `rejects`.

    rejects: CSV of line, reason and row of the first rows that do not fit; it exists
    only when a row was rejected. locate: places claims that have a name but no point.
    Both files appear when they are whole, or not at all. Raises BadInput when the file
    cannot be read as that format and ServiceUnavailable when the disk is full.
    """
    kind = _kind(request)
    terms = FORMATS.get(kind) or without_terms(request.path.stem)
    options = Options(
        _name(request, kind),
        _license(request, terms, kind),
        request.country,
        request.box,
        locate,
        meter=ProgressMeter(progress),
    )
    # The hash is made while the rows are read: it lets go of Python's lock.
    with ThreadPoolExecutor(1) as beside:
        digest = beside.submit(digest_of, request.path)
        source = _opened(request, kind, options.dataset)
        try:
            writer, taken = _written(request, source, options, (out, rejects), memory)
        except UnsettledDays:
            # A day can be read in two ways: all rows are asked which is meant, and the
            # work begins anew.
            options.orders = _settled(request, source)
            writer, taken = _written(request, source, options, (out, rejects), memory)
    return Report(
        format=kind,
        dataset=options.dataset,
        rows=writer.rows,
        rejected=sum(writer.reasons.values()),
        left_out=taken.left_out,
        unplaced=writer.unplaced,
        reasons=tuple(writer.reasons.most_common()),
        sha256=digest.result(),
        label=request.constant("title") or terms.label,
        license=options.license,
        terms=_terms(request, terms, kind),
        credit=terms.credit,
        redistribute=terms.redistribute
        or (kind in (*OWN, MAPPED) and request.redistribute),
        notes=(*source.notes, *taken.notes()),
        header=source.header,
    )


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file opened. own: rows that are claims; else layout and source of a foreign
    one.
    """

    own: Callable[[], Iterator[Batch]] | None = None
    layout: TableLayout | None = None
    source: Source | None = None
    notes: tuple[str, ...] = ()
    header: tuple[str, ...] = ()


def _written(
    request: ConversionRequest,
    opened: _Opened,
    options: Options,
    files: tuple[Path, Path],
    memory: str,
) -> tuple[ImportWriter, Taken]:
    """Write both files; returns the writer, which has counted, and what became of the
    rows.
    """
    located = options.locate is not None
    with import_writer(*files, located=located) as writer:
        if opened.own:
            batches = limited(opened.own(), request.most_rows)
            return writer, take_claims(batches, options, writer)
        if opened.layout is None or opened.source is None:
            raise AssertionError("neither ours nor of another format")
        if request.country and not opened.layout.country:
            raise BadInput(
                f"--country: {opened.layout.label} has no column for the country; use"
                " --bbox"
            )
        engine = Engine(opened.layout, options, memory)
        try:
            engine.run(_first(opened.source.rows(), request.most_rows), writer)
        finally:
            engine.close()
        # A foreign file has no drafts: who published it stands by every row.
        return writer, Taken(engine.left_out, Counter())


def _first(pieces: Iterator[Piece], rows: int) -> Iterator[Piece]:
    """Yield pieces until there are so many rows, all for 0."""
    left = rows
    for piece in pieces:
        if not rows or len(piece.table) < left:
            left -= len(piece.table)
            yield piece
            continue
        few = replace(
            piece, table=piece.table.slice(0, left), lines=piece.lines.slice(0, left)
        )
        yield few
        return


def _settled(request: ConversionRequest, opened: _Opened) -> dict[str, DateOrder]:
    if opened.layout is None or opened.source is None or opened.source.table is None:
        raise BadInput(f"{request.path}: its dates can be read in two ways")
    asked_for = request.date_order
    if not asked_for and request.mapping:
        asked_for = request.mapping.date_order
    return settled_orders(opened.source.table, opened.layout, asked_for)


@dataclass(frozen=True, slots=True)
class Looked:
    """What a file is. format: its name, "" when its columns have to be explained;
    proposal: what they might mean then. notes: what a person must know of how it is
    read.
    """

    format: str
    proposal: Proposal | None = None
    notes: tuple[str, ...] = ()


def looked_at(path: Path, table: str = "") -> Looked:
    """Say what a file is. Raises BadInput for what is no table, SeveralTables."""
    if any(declared.at_path(path) for declared in FOREIGN.values()):
        return Looked(detect(path))
    if is_own_geojson(path):
        return Looked("geojson")
    opened = open_table(path, table)
    name = detect_table(opened)
    if not name:
        closest = closest_words(opened).removeprefix(", ")
        proposal = proposal_of(explained(opened))
        return Looked("", proposal, (*proposal.notes, *filter(None, [closest])))
    notes = opened.notes
    if name in FOREIGN:
        notes = FOREIGN[name].open(path, FOREIGN[name].layout, table).notes
    return Looked(name, None, notes)


def dataset_name(request: ConversionRequest) -> str:
    """Return the name that the dataset of a request gets. Nothing is read for it but
    the beginning of a file. Raises BadInput when there is no file.
    """
    if not request.path.exists():
        raise _missing(request.path)
    if request.format not in ("auto", *FORMATS):
        raise _unknown(request.format)
    name = request.format
    if name == "auto":
        by_path = (
            name for name, declared in FOREIGN.items() if declared.at_path(request.path)
        )
        name = next(by_path, "dataset")
    return _name(request, name)


def _missing(path: Path) -> BadInput:
    return BadInput(f"{path}: there is no such file; check the path")


def _unknown(name: str) -> BadInput:
    return BadInput(f"format {name!r}: not known; one of auto, {', '.join(FORMATS)}")


def _kind(request: ConversionRequest) -> str:
    if not request.path.exists():
        raise _missing(request.path)
    if request.mapping:
        return MAPPED
    if request.format == "auto":
        return _detected(request)
    if request.format not in FORMATS:
        raise _unknown(request.format)
    return request.format


def _detected(request: ConversionRequest) -> str:
    """Return the format of a file; where none fits, a guess is taken if that is
    wanted.
    """
    try:
        return detect(request.path, request.table)
    except UnknownFormat:
        if not request.guessed:
            raise
    return MAPPED


def _name(request: ConversionRequest, kind: str) -> str:
    if request.dataset:
        return slug(request.dataset)
    return file_slug(request.path, kind)


def _license(
    request: ConversionRequest,
    terms: FormatTerms,
    kind: str,
) -> str:
    # What a format says of itself cannot be talked away.
    if kind in FOREIGN:
        return terms.license
    return request.license or request.constant("license") or terms.license


def _terms(
    request: ConversionRequest,
    terms: FormatTerms,
    kind: str,
) -> str:
    if kind in FOREIGN and terms.terms != NO_TERMS:
        return terms.terms
    return request.terms or terms.terms


def _opened(
    request: ConversionRequest,
    kind: str,
    name: str,
) -> _Opened:
    """Open a file as what it is. Raises BadInput when it is something else."""
    if kind == MAPPED:
        return _mapped(request, name)
    if kind in OWN:
        return _own(request, kind)
    declared = FOREIGN[kind]
    source = declared.open(request.path, declared.layout, request.table)
    layout, source = _with_row_key(declared.layout, source)
    return _Opened(layout=layout, source=source, notes=source.notes)


def _with_row_key(layout: TableLayout, source: Source) -> tuple[TableLayout, Source]:
    """Return layout and source of a file: where it has no column of ids, as after
    somebody chose columns, a row is the same as another that says the same in every
    cell.
    """
    table, ids = source.table, references(layout.key)
    if table is None or not ids or set(ids) & set(table.header):
        return layout, source
    quoted = (name.replace('"', '""') for name in table.header)
    cells = ", ".join(f'r."{name}"' for name in quoted)
    keyed = replace(layout, key=f"concat_ws(chr(31), {cells})")
    return keyed, table_source(table, keyed, source.notes[len(table.notes) :])


def _mapped(request: ConversionRequest, name: str) -> _Opened:
    table = explained(open_table(request.path, request.table))
    mapping, notes = request.mapping, table.notes
    if mapping is None:
        proposal = proposal_of(table)
        mapping, notes = proposal.mapping, proposal.notes
    layout, renamed = mapped_layout(mapping, table, name)
    source = table_source(renamed, layout)
    notes = (*notes, *order_notes(layout))
    return _Opened(layout=layout, source=source, notes=notes, header=table.header)


def _own(request: ConversionRequest, kind: str) -> _Opened:
    if request.country:
        raise BadInput(
            "--country: our own files have no column for the country; use --bbox"
        )
    if kind == "geojson":
        return _Opened(own=lambda: geojson_batches(request.path))
    table = open_table(request.path, request.table)
    return _Opened(own=lambda: table_batches(table), notes=table.notes)


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, or of the JSON files of a folder, as hex digits."""
    digest = hashlib.sha256()
    for part in sorted(path.glob("*.json")) if path.is_dir() else [path]:
        with part.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()
