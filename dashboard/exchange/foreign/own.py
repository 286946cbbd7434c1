"""The project's own CSV and GeoJSON, read row by row with the rules of `claims_csv`."""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path
from typing import Any

from dashboard.domain.claim import FIELDS, Claim
from dashboard.domain.errors import BadInput
from dashboard.exchange.cells import Cells
from dashboard.exchange.claims_csv import REQUIRED, parse_row
from dashboard.exchange.foreign.files import Source
from dashboard.exchange.records import Block, Splitter

Read = tuple[int, Claim | None, str, str, float]
"""Line, the claim or None, the reason why there is none, the row as text, share of the file read."""
LARGEST_JSON = 500 * 2**20
"""A GeoJSON that is not one feature a line has to be read whole, bytes."""


def csv_rows(source: Source) -> Iterator[Read]:
    """Yield every row of a claims CSV. Raises BadInput when a needed column is missing."""
    missing = [name for name in REQUIRED if name not in source.header]
    if missing:
        raise BadInput(f"{source.path}: no column {', '.join(missing)}; the first line must name the columns")
    done = 0.0

    def texts() -> Iterator[bytes]:
        nonlocal done
        for text, read in source.pieces():
            done = min(1.0, read / max(1, source.size))
            yield text

    width = len(source.header)
    for block in Splitter(source.delimiter, width, 2).blocks(texts()):
        bad = ((one.line, None, one.reason, one.text, done) for one in block.bad)
        yield from heapq.merge(_sound(block, source.header, done), bad, key=itemgetter(0))


def _sound(block: Block, header: tuple[str, ...], done: float) -> Iterator[Read]:
    """Yield the records of a block that are rows of text; what they say may still be wrong."""
    if not len(block.starts):
        return
    cells = Cells(block, len(header))
    rows = zip(*(cells.column(number).to_pylist() for number in range(len(header))), strict=True)
    for number, (line, row) in enumerate(zip(block.lines.tolist(), rows, strict=True)):
        try:
            yield line, parse_row(header, row), "", "", done
        except ValueError as error:
            yield line, None, str(error), block.text(number), done


def geojson_rows(path: Path) -> Iterator[Read]:
    """Yield every feature of a GeoJSON whose properties are fields of a claim. Raises BadInput when it is none."""
    size = max(1, path.stat().st_size)
    for line, text, read in _features(path):
        try:
            yield line, _claim(json.loads(text)), "", "", min(1.0, read / size)
        except (ValueError, RecursionError) as error:
            reason = (
                "the feature is not JSON" if isinstance(error, json.JSONDecodeError | RecursionError) else str(error)
            )
            yield line, None, reason, text, min(1.0, read / size)


def _features(path: Path) -> Iterator[tuple[int, str, int]]:
    """Yield line (or number), text and bytes read of each feature: our own files hold one a line."""
    with path.open("rb") as file:
        first = file.readline(2**20).decode("utf-8-sig", "replace").strip()
        if first == '{"type":"FeatureCollection","features":[':
            read = 0
            for line, raw in enumerate(file, 2):
                read += len(raw)
                text = raw.decode("utf-8", "replace").strip().rstrip(",")
                if text and text != "]}":
                    yield line, text, read
            return
    if path.stat().st_size > LARGEST_JSON:
        raise BadInput(f"{path}: too large to be read whole; write one feature a line, as `frontline export` does")
    try:
        features = json.loads(path.read_text("utf-8-sig"))["features"]
        yield from ((number, json.dumps(feature), 0) for number, feature in enumerate(features, 1))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadInput(f"{path}: not a GeoJSON FeatureCollection ({error}); check the file") from error


def _claim(feature: Any) -> Claim:  # noqa: ANN401
    if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
        raise ValueError("the feature has no properties")  # noqa: TRY004 - a bad row, not a bad call
    held = dict(feature["properties"])
    shape = feature.get("geometry")
    if isinstance(shape, dict):
        if shape.get("type") != "Point":
            raise ValueError(f"the geometry is a {str(shape.get('type'))[:20]}, not a Point")
        point = shape.get("coordinates")
        held["lon"], held["lat"] = [*(point if isinstance(point, list) else ()), None, None][:2]
    texts = {name: "" if held.get(name) is None else str(held[name]).strip() for name in FIELDS}
    # parse_row takes a leading apostrophe for a spreadsheet's guard; in JSON it is text.
    guarded = {n: f"'{t}" if t.startswith(("'", "=", "+", "-", "@")) and n not in ("lat", "lon") else t
               for n, t in texts.items()}  # fmt: skip
    return parse_row(FIELDS, [guarded[name] for name in FIELDS])
