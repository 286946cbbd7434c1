"""The project's own CSV and GeoJSON, read by column with the rules of `claim_rows`, and
row by row where a column does not settle what a row says.
"""

from __future__ import annotations

import heapq
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pyarrow as pa

from dashboard.domain.claim import ATTRIBUTES, FIELDS, Claim
from dashboard.domain.errors import BadInput
from dashboard.exchange.importers.claim_columns import (
    claims_of_columns,
    plain_texts,
    unchanged,
)
from dashboard.exchange.tables.byte_index import Places
from dashboard.exchange.tables.claim_rows import (
    REQUIRED,
    bounded_text,
    claim_of_cells,
    parse_row,
)
from dashboard.exchange.tables.claim_schema import claim_schema
from dashboard.exchange.tables.formats.feature_columns import CLOSING, feature_columns
from dashboard.exchange.tables.formats.json_text import json_line, load_json
from dashboard.exchange.tables.formats.own_geojson import OPENING
from dashboard.exchange.tables.pieces import Piece, Table
from dashboard.exchange.tables.records import MAX_RECORD, TOO_LONG, row_text
from dashboard.exchange.tables.text_file import cannot_be_read
from dashboard.i18n.translate import gettext

CUT_SHORT = "the file is cut short: the line that ends it is missing"
Read = tuple[int, Claim | None, str, str]
"""Line or number, the claim or None, the reason why there is none, the row as text."""
PIECE = 8 * 2**20
"""Bytes of a file of one feature a line that are read at once."""
FEATURES = 5000
"""Features of another file that are taken at once."""
LARGEST_JSON = 500 * 2**20
"""A GeoJSON that is not one feature a line has to be read whole, bytes."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows of a file. claims: those that were read by column, a table of the claim
    schema and ATTRIBUTES; lines: of each. others: rows that were read one by one, be
    they claims or not, by line; more_bad: how many more are none, by reason. done:
    share of the file behind it.
    """

    claims: pa.Table
    lines: Places
    others: tuple[Read, ...]
    done: float
    more_bad: Mapping[str, int] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """How many rows it has, sound or not."""
        return len(self.lines) + len(self.others) + sum(self.more_bad.values())

    def head(self, rows: int) -> Batch:
        """Return its first rows, at most that many."""
        numbers = np.concatenate((self.lines, [line for line, *_ in self.others]))
        if len(numbers) <= rows:
            return replace(self, more_bad={})
        first = np.sort(numbers)[:rows]
        last = int(first[-1]) if rows else -1
        count = int(np.count_nonzero(self.lines <= last))
        others = tuple(row for row in self.others if row[0] <= last)
        return Batch(self.claims.slice(0, count), self.lines[:count], others, self.done)


def limited(batches: Iterable[Batch], rows: int) -> Iterator[Batch]:
    """Yield batches until there are so many rows, all for 0."""
    left = rows
    for batch in batches:
        if rows and batch.rows >= left:
            yield batch.head(left)
            return
        left -= batch.rows
        yield batch


def _one_by_one(rows: Iterable[Read], done: float) -> Batch:
    """Return a batch of rows that were read one by one."""
    schema = claim_schema().append(pa.field(ATTRIBUTES, pa.string()))
    return Batch(schema.empty_table(), np.empty(0, np.int64), tuple(rows), done)


def table_batches(table: Table) -> Iterator[Batch]:
    """Yield the rows of a table whose columns are fields of a claim. Raises BadInput
    when a needed column is missing.
    """
    header = tuple(_field_name(name) for name in table.header)
    missing = [name for name in REQUIRED if name not in header]
    if missing:
        raise BadInput(
            gettext(
                "{path}: no column {columns}; the first line must name the columns",
                path=table.path,
                columns=", ".join(missing),
            )
        )
    named = table.renamed(header)
    wanted = [name for name in header if name in (*FIELDS, ATTRIBUTES)]
    for piece in named.pieces(wanted):
        yield _piece_batch(piece)


def _piece_batch(piece: Piece) -> Batch:
    cells = {
        name: piece.table[name].combine_chunks() for name in piece.table.column_names
    }
    attributes = cells.pop(ATTRIBUTES, None)
    claims, sure = claims_of_columns(cells, piece.table.num_rows, guarded=True)
    if attributes is None:
        attributes = pa.array([""] * len(sure), pa.string())
    claims = claims.append_column(ATTRIBUTES, plain_texts(attributes))
    lines = piece.lines.to_numpy()
    bad = ((row.line, None, row.reason, row.text) for row in piece.bad)
    unsure = _unsure(piece, np.flatnonzero(~sure))
    others = tuple(heapq.merge(unsure, bad, key=itemgetter(0)))
    return Batch(
        claims.filter(pa.array(sure)), lines[sure], others, piece.done, piece.more_bad
    )


def _field_name(name: str) -> str:
    """Return the field of a claim that a header is in other letters, else the
    header.
    """
    return name.lower() if name.lower() in FIELDS else name


def _unsure(piece: Piece, rows: Places) -> Iterator[Read]:
    """Yield those rows of a piece, each read by itself."""
    names = piece.table.column_names
    part = piece.table.take(pa.array(rows))
    lines = piece.lines.take(pa.array(rows)).to_pylist()
    cells = zip(*(column.to_pylist() for column in part.columns), strict=True)
    for number, line, row in zip(rows.tolist(), lines, cells, strict=True):
        try:
            claim = parse_row(names, row)
            if ATTRIBUTES in names:
                claim = replace(claim, attributes=row[names.index(ATTRIBUTES)])
            yield line, claim, "", ""
        except ValueError as error:
            yield line, None, str(error), piece.row(number)


def geojson_batches(path: Path) -> Iterator[Batch]:
    """Yield the features of a GeoJSON whose properties are fields of a claim. Raises
    BadInput when it is none.
    """
    try:
        yield from _geojson_batches(path)
    except OSError as error:
        raise cannot_be_read(path, error) from error


def _geojson_batches(path: Path) -> Iterator[Batch]:
    """Yield the features: our own files hold one a line, others are read whole."""
    size = path.stat().st_size
    with path.open("rb") as file:
        first = file.readline(MAX_RECORD).decode("utf-8-sig", "replace").strip()
        if first == OPENING:
            yield from _line_batches(file, size)
            return
    if size > LARGEST_JSON:
        raise BadInput(
            gettext(
                "{path}: too large to be read whole; write one feature a"
                " line, as `frontline export` does",
                path=path,
            )
        )
    try:
        document = load_json(path.read_bytes())
        features = list(document["features"])
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput(
            gettext(
                "{path}: not a GeoJSON FeatureCollection ({reason}); check the file",
                path=path,
                reason=str(error)[:100],
            )
        ) from error
    numbered = enumerate(features, 1)
    while part := tuple(islice(numbered, FEATURES)):
        read = (_read(number, each, json_line(each)) for number, each in part)
        yield _one_by_one(read, part[-1][0] / len(features))


def _line_batches(file: BinaryIO, size: int) -> Iterator[Batch]:
    """Yield the features of a file of ours after its first line."""
    line, rest, last = 2, b"", b""
    while piece := file.read(PIECE):
        data, done = rest + piece, file.tell() / size
        whole = data.rfind(b"\n") + 1
        lines, rest = data[:whole], data[whole:]
        if len(rest) > MAX_RECORD:
            # Whole lines first; the one that is too long is passed over.
            text = row_text(rest)
            while (more := file.readline(PIECE)) and not more.endswith(b"\n"):
                pass
        if lines:
            yield _lines_batch(lines, line, done)
            line += lines.count(b"\n")
            last = lines[:-1].rpartition(b"\n")[2]
        if len(rest) > MAX_RECORD:
            yield _one_by_one([(line, None, TOO_LONG, text)], done)
            line, rest, last = line + 1, b"", rest
    # The last line may have no end.
    if rest:
        yield _lines_batch(rest, line, 1.0)
        line, last = line + 1, rest
    # What was cut off after a whole line would be missed by nobody otherwise.
    if last.strip() != CLOSING:
        yield _one_by_one([(line, None, CUT_SHORT, "")], 1.0)


def _lines_batch(data: bytes, line: int, done: float) -> Batch:
    """Return the features of whole lines. line: of the first one."""
    read = feature_columns(data)
    if read is None:
        return _one_by_one(_feature_lines(io.BytesIO(data), line), done)
    cells = dict(read.cells)
    attributes = cells.pop(ATTRIBUTES).fill_null("")
    claims, sure = claims_of_columns(cells, len(read.sure), guarded=False)
    sure &= read.sure & unchanged(attributes, guarded=False)
    others: list[Read] = []
    for row in np.flatnonzero(~sure).tolist():
        raw = io.BytesIO(data[read.starts[row] : read.ends[row]])
        others += _feature_lines(raw, line + row)
    lines = line + np.flatnonzero(sure)
    claims = claims.append_column(ATTRIBUTES, attributes).filter(pa.array(sure))
    return Batch(claims, lines, tuple(others), done)


def _feature_lines(file: BinaryIO, line: int) -> Iterator[Read]:
    """Yield features of one a line, each read by itself. line: of the first one."""
    number = line - 1
    while raw := file.readline(MAX_RECORD):
        number += 1
        text = row_text(raw)
        if not raw.endswith(b"\n") and len(raw) == MAX_RECORD:
            while (rest := file.readline(MAX_RECORD)) and not rest.endswith(b"\n"):
                pass
            yield number, None, TOO_LONG, text
            continue
        # Each feature but the last is followed by a comma, which is no part of it.
        data = raw.strip().removesuffix(b",")
        if data in (b"", CLOSING):
            continue
        try:
            feature = load_json(data)
        except ValueError as error:
            reason = f"the feature is not JSON ({str(error)[:100]})"
            yield number, None, reason, text
            continue
        yield _read(number, feature, text)


def _read(number: int, feature: Any, text: str) -> Read:  # noqa: ANN401
    try:
        return number, _claim(feature), "", ""
    except ValueError as error:
        return number, None, str(error), text


def _claim(feature: Any) -> Claim:  # noqa: ANN401
    if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
        raise ValueError("the feature has no properties")  # noqa: TRY004
    values = dict(feature["properties"])
    shape = feature.get("geometry")
    if isinstance(shape, dict):
        values["lon"], values["lat"] = _point(shape)
    claim = claim_of_cells(
        {name: bounded_text(name, _text(values, name)) for name in FIELDS}
    )
    return replace(claim, attributes=_text(values, ATTRIBUTES))


def _point(shape: Mapping[str, Any]) -> tuple[Any, Any]:
    """Return longitude and latitude of a geometry, None for each that it has not."""
    if shape.get("type") != "Point":
        raise ValueError(
            f"the geometry is a {str(shape.get('type'))[:20]}, not a Point"
        )
    point = shape.get("coordinates")
    if not isinstance(point, list):
        return None, None
    lon, lat, *_ = *point, None, None
    return lon, lat


def _text(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name)
    return "" if value is None else str(value).strip()
