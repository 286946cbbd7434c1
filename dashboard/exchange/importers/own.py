"""The project's own CSV and GeoJSON, read row by row with the rules of `claims_csv`."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import repeat
from operator import itemgetter
from pathlib import Path
from typing import Any, BinaryIO

from dashboard.domain.claim import ATTRIBUTES, FIELDS, Claim
from dashboard.domain.errors import BadInput
from dashboard.exchange.tables.claim_rows import (
    REQUIRED,
    bounded_text,
    claim_of_cells,
    parse_row,
)
from dashboard.exchange.tables.formats.json_text import json_line, load_json
from dashboard.exchange.tables.formats.own_geojson import OPENING
from dashboard.exchange.tables.pieces import Piece, Table
from dashboard.exchange.tables.records import MAX_RECORD, TOO_LONG, row_text
from dashboard.exchange.tables.text_file import cannot_be_read
from dashboard.i18n.translate import gettext

CLOSING = b"]}"
"""The last line of a file of ours; between it and OPENING stands one feature a line."""
CUT_SHORT = "the file is cut short: the line that ends it is missing"
Feature = tuple[int, Any, str, str, int]
"""Line or number, the feature, the reason why there is none, its text, bytes read."""
Read = tuple[int, Claim | None, str, str, float]
"""Line, the claim or None, the reason why there is none, the row as text, share of the
file read.
"""
LARGEST_JSON = 500 * 2**20
"""A GeoJSON that is not one feature a line has to be read whole, bytes."""


def table_rows(table: Table) -> Iterator[Read]:
    """Yield every row of a table whose columns are fields of a claim. Raises BadInput
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
        bad = ((row.line, None, row.reason, row.text, piece.done) for row in piece.bad)
        yield from heapq.merge(_sound(piece), bad, key=itemgetter(0))
        for reason, rows in piece.more_bad.items():
            yield from repeat((0, None, reason, "", piece.done), rows)


def _field_name(name: str) -> str:
    """Return the field of a claim that a header is in other letters, else the
    header.
    """
    return name.lower() if name.lower() in FIELDS else name


def _sound(piece: Piece) -> Iterator[Read]:
    """Yield the records of a piece that are rows of text; what they say may still be
    wrong.
    """
    names = piece.table.column_names
    rows = zip(*(column.to_pylist() for column in piece.table.columns), strict=True)
    for number, (line, row) in enumerate(
        zip(piece.lines.to_pylist(), rows, strict=True)
    ):
        try:
            claim = parse_row(names, row)
            if ATTRIBUTES in names:
                claim = replace(claim, attributes=row[names.index(ATTRIBUTES)])
            yield line, claim, "", "", piece.done
        except ValueError as error:
            yield line, None, str(error), piece.row(number), piece.done


def geojson_rows(path: Path) -> Iterator[Read]:
    """Yield every feature of a GeoJSON whose properties are fields of a claim. Raises
    BadInput when it is none.
    """
    try:
        yield from _geojson_rows(path)
    except OSError as error:
        raise cannot_be_read(path, error) from error


def _geojson_rows(path: Path) -> Iterator[Read]:
    size = max(1, path.stat().st_size)
    for line, feature, reason, text, read in _features(path):
        done = min(1.0, read / size)
        if reason:
            yield line, None, reason, text, done
            continue
        try:
            yield line, _claim(feature), "", "", done
        except ValueError as error:
            yield line, None, str(error), text, done


def _features(path: Path) -> Iterator[Feature]:
    """Yield the features: our own files hold one a line, others are read whole."""
    with path.open("rb") as file:
        first = file.readline(MAX_RECORD).decode("utf-8-sig", "replace").strip()
        if first == OPENING:
            yield from _feature_lines(file)
            return
    if path.stat().st_size > LARGEST_JSON:
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
    for number, feature in enumerate(features, 1):
        yield number, feature, "", json_line(feature), 0


def _feature_lines(file: BinaryIO) -> Iterator[Feature]:
    number, text = 1, ""
    while raw := file.readline(MAX_RECORD):
        number += 1
        text = row_text(raw)
        if not raw.endswith(b"\n") and len(raw) == MAX_RECORD:
            while (rest := file.readline(MAX_RECORD)) and not rest.endswith(b"\n"):
                pass
            yield number, None, TOO_LONG, text, file.tell()
            continue
        # Each feature but the last is followed by a comma, which is no part of it.
        data = raw.strip().removesuffix(b",")
        if data in (b"", CLOSING):
            continue
        try:
            yield number, load_json(data), "", text, file.tell()
        except ValueError as error:
            reason = f"the feature is not JSON ({str(error)[:100]})"
            yield number, None, reason, text, file.tell()
    # What was cut off after a whole line would be missed by nobody otherwise.
    if text.strip() != CLOSING.decode():
        yield number + 1, None, CUT_SHORT, "", file.tell()


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
