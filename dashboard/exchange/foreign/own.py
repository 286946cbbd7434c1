"""The project's own CSV and GeoJSON, read row by row with the rules of `claims_csv`."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dashboard.domain.claim import FIELDS, Claim
from dashboard.domain.errors import BadInput
from dashboard.exchange.claims_csv import REQUIRED, parse_row
from dashboard.exchange.foreign.files import Source

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

    def lines() -> Iterator[str]:
        nonlocal done
        rest = b""
        for text, read in source.pieces():
            done = min(1.0, read / max(1, source.size))
            whole, _, rest = (rest + text).rpartition(b"\n")
            yield from (line + "\n" for line in whole.decode("utf-8", "replace").split("\n")) if whole else ()
        if rest:
            yield rest.decode("utf-8", "replace")

    reader = csv.reader(lines(), delimiter=source.delimiter)
    while True:
        line = reader.line_num + 2
        try:
            row = next(reader)
            if row:
                yield line, parse_row(source.header, row), "", "", done
        except StopIteration:
            return
        except ValueError as error:
            yield line, None, str(error), source.delimiter.join(row), done
        except csv.Error as error:
            yield line, None, f"the row cannot be read ({error})", "", done


def geojson_rows(path: Path) -> Iterator[Read]:
    """Yield every feature of a GeoJSON whose properties are fields of a claim. Raises BadInput when it is none."""
    size = max(1, path.stat().st_size)
    for line, text, read in _features(path):
        try:
            yield line, _claim(json.loads(text)), "", "", min(1.0, read / size)
        except ValueError as error:
            reason = "the feature is not JSON" if isinstance(error, json.JSONDecodeError) else str(error)
            yield line, None, reason, text, min(1.0, read / size)


def _features(path: Path) -> Iterator[tuple[int, str, int]]:
    """Yield line (or number), text and bytes read of each feature: our own files hold one a line."""
    with path.open("rb") as file:
        first = file.readline(2**20).decode("utf-8-sig", "replace").strip()
        if first == '{"type":"FeatureCollection","features":[':
            for line, raw in enumerate(file, 2):
                text = raw.decode("utf-8", "replace").strip().rstrip(",")
                if text and text != "]}":
                    yield line, text, file.tell() if line % 1000 == 0 else 0
            return
    if path.stat().st_size > LARGEST_JSON:
        raise BadInput(f"{path}: too large to be read whole; write one feature a line, as `frontline export` does")
    try:
        features = json.loads(path.read_text("utf-8-sig"))["features"]
        yield from ((number, json.dumps(feature), 0) for number, feature in enumerate(features, 1))
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput(f"{path}: not a GeoJSON FeatureCollection ({error}); check the file") from error


def _claim(feature: Any) -> Claim:  # noqa: ANN401
    if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
        raise ValueError("the feature has no properties")  # noqa: TRY004 - a bad row, not a bad call
    held = dict(feature["properties"])
    shape = feature.get("geometry")
    if isinstance(shape, dict):
        if shape.get("type") != "Point":
            raise ValueError(f"the geometry is a {str(shape.get('type'))[:20]}, not a Point")
        held["lon"], held["lat"] = [*(shape.get("coordinates") or ()), None, None][:2]
    texts = {name: "" if held.get(name) is None else str(held[name]) for name in FIELDS}
    # parse_row takes a leading apostrophe for a spreadsheet's guard; in JSON it is text.
    guarded = {n: f"'{t}" if t.startswith(("'", "=", "+", "-", "@")) and n not in ("lat", "lon") else t
               for n, t in texts.items()}  # fmt: skip
    return parse_row(FIELDS, [guarded[name] for name in FIELDS])
