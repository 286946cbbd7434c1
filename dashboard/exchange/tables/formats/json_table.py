"""JSON of any form as a table: the list of records wherever it lies, one record a line,
the columns of a data frame, the features of a GeoJSON.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from dashboard.domain.errors import BadInput
from dashboard.domain.geography.projections import WGS84, srid_of
from dashboard.exchange.tables.formats.json_frames import NamedRows, named_rows
from dashboard.exchange.tables.formats.json_text import json_line, load_json
from dashboard.exchange.tables.header import MOST_COLUMNS, header_row, named_columns
from dashboard.exchange.tables.pieces import ColumnTable, column_table
from dashboard.exchange.tables.records import Bad
from dashboard.exchange.tables.shapes import SRID
from dashboard.i18n.translate import gettext, number_words

GEOMETRY = "geometry"
"""The column of the shape of a feature, as GeoJSON."""
NOT_A_RECORD = "the entry is no record with named values"
NOT_JSON = "the line is not JSON"
MOST_DEPTH = 4
"""How deep objects in records are opened: place.location.lat has three."""
MOST_LISTS = 10_000
"""Lists that are looked at on the way to that of the records."""
MAX_ROW = 2000
Entry = tuple[int, Any]
"""Number or line, from 1, and value of an entry."""


def json_table(path: Path, data: bytes) -> ColumnTable:
    """Return the records of a JSON text. Raises BadInput when it is none or has no list
    of records.
    """
    try:
        return table_of_value(path, load_json(data))
    except ValueError as error:
        lines = _lines(data)
        if lines is None:
            raise BadInput(
                gettext(
                    "{path}: cannot be read as JSON ({reason}); check the file",
                    path=path,
                    reason=str(error)[:100],
                )
            ) from error
    return _table(path, *lines)


def table_of_value(path: Path, value: Any) -> ColumnTable:  # noqa: ANN401
    """Return the records in a JSON value. Raises BadInput when there is no list of
    them.
    """
    if isinstance(value, dict) and value.get("type") == "FeatureCollection":
        srid = _checked_srid(path, value)
        features = value.get("features")
        if not isinstance(features, list):
            raise BadInput(
                gettext(
                    "{path}: a GeoJSON without features; it needs a list of that name",
                    path=path,
                )
            )
        records = [_with_srid(_feature(feature), srid) for feature in features]
        return _table(path, [*enumerate(records, 1)], [])
    layers = _layers(value)
    if layers:
        return table_of_value(path, {"type": "FeatureCollection", "features": layers})
    if _is_esri(value):
        return _table(path, [*enumerate(_esri_records(path, value), 1)], [])
    if _is_feature(value):
        return _table(path, [(1, _feature(value))], [])
    framed = _framed(value)
    if framed is not None:
        return _grid(path, framed)
    listed = _records(value)
    named = named_rows(value)
    if named is not None and _is_more(named, listed):
        return _grid(path, [named.names, *named.rows])
    if listed is None:
        raise BadInput(
            gettext(
                "{path}: there is no list of records in this JSON; give a"
                " file with one object a row",
                path=path,
            )
        )
    return _table(path, [*enumerate(listed, 1)], [])


def _is_more(named: NamedRows, listed: list[Any] | None) -> bool:
    """Whether rows of cells are the table, and not a list of records beside them: there
    are more of them, or the records only say what the columns are.
    """
    if listed is None or listed == named.described:
        return True
    return len(named.rows) > len(listed)


def _layers(value: Any) -> list[Any]:  # noqa: ANN401
    """Return the features of a map with layers, as uMap keeps it; none of another
    value.
    """
    parts = value.get("layers") if isinstance(value, dict) else None
    if not isinstance(parts, list):
        return []
    return [
        feature
        for part in parts
        if isinstance(part, dict) and part.get("type") == "FeatureCollection"
        for feature in part.get("features") or ()
    ]


def _checked_srid(path: Path, value: dict[str, Any]) -> int:
    """Return the number of the coordinate system that a GeoJSON names, as its edition
    of 2008 may. Raises BadInput for one that is not read here.
    """
    system = value.get("crs")
    properties = system.get("properties") if isinstance(system, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return _known_srid(path, name) if isinstance(name, str) else WGS84


def _known_srid(path: Path, name: str) -> int:
    srid = srid_of(name)
    if srid:
        return srid
    raise BadInput(
        gettext(
            "{path}: its coordinates are of {name}, not WGS84; open it in"
            " a GIS and save it as GeoJSON in EPSG:4326",
            path=path,
            name=f"{name[:40]!r}",
        )
    )


def _with_srid(record: Any, srid: int) -> Any:  # noqa: ANN401
    """Return a record whose shape says of which coordinate system it is."""
    shape = record.get(GEOMETRY) if isinstance(record, dict) else None
    if srid == WGS84 or not isinstance(shape, dict):
        return record
    return record | {GEOMETRY: shape | {SRID: srid}}


_ESRI_SHAPES = {"points": "MultiPoint", "paths": "MultiLineString", "rings": "Polygon"}
"""The member that holds the coordinates in Esri's JSON, and what GeoJSON calls it."""


def _is_esri(value: Any) -> bool:  # noqa: ANN401
    """Whether a value is a feature set of ArcGIS: features with attributes."""
    features = value.get("features") if isinstance(value, dict) else None
    return (
        isinstance(features, list)
        and bool(features)
        and all(
            isinstance(feature, dict) and isinstance(feature.get("attributes"), dict)
            for feature in features
        )
    )


def _esri_records(path: Path, value: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the features of ArcGIS as records. Raises BadInput for a coordinate system
    that is not read here.
    """
    whole = value.get("spatialReference")
    for feature in value["features"]:
        shape = feature.get("geometry")
        own = shape.get("spatialReference") if isinstance(shape, dict) else None
        record = feature["attributes"] | {GEOMETRY: _of_esri(shape)}
        yield _with_srid(record, _esri_srid(path, own or whole))


def _esri_srid(path: Path, system: Any) -> int:  # noqa: ANN401
    if not isinstance(system, dict):
        return WGS84
    name = system.get("latestWkid") or system.get("wkid") or system.get("wkt")
    return _known_srid(path, str(name)) if name else WGS84


def _of_esri(shape: Any) -> dict[str, Any] | None:  # noqa: ANN401
    """Return a shape of ArcGIS as GeoJSON, None for none."""
    if not isinstance(shape, dict):
        return None
    if "x" in shape and "y" in shape:
        return {"type": "Point", "coordinates": [shape["x"], shape["y"]]}
    for member, name in _ESRI_SHAPES.items():
        if member in shape:
            return {"type": name, "coordinates": shape[member]}
    return None


def _lines(data: bytes) -> tuple[list[Entry], list[Bad]] | None:
    """Return the records of a text with one a line, None when its first line is
    none.
    """
    entries: list[Entry] = []
    bad: list[Bad] = []
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        # RFC 7464 puts a record separator before each text.
        text = line.strip(b"\x1e \t\r")
        if not text:
            continue
        try:
            entries.append((number, _line_value(load_json(text))))
        except ValueError as error:
            if not entries:
                return None
            words = f"{NOT_JSON} ({str(error)[:100]})"
            bad.append(Bad(number, words, text[:MAX_ROW].decode("utf-8", "replace")))
    return (entries, bad) if entries else None


def _line_value(value: Any) -> Any:  # noqa: ANN401
    return _feature(value) if _is_feature(value) else value


def _is_feature(value: Any) -> bool:  # noqa: ANN401
    return isinstance(value, dict) and value.get("type") == "Feature"


def _feature(value: Any) -> Any:  # noqa: ANN401
    """Return a feature as a record: its properties, its shape, and its id."""
    if not _is_feature(value):
        return value
    properties = value.get("properties")
    record = dict(properties) if isinstance(properties, dict) else {}
    if value.get("id") not in (None, "") and "id" not in record:
        record["id"] = value["id"]
    return record | {GEOMETRY: value.get("geometry")}


Rows = list[list[Any]]


def _framed(value: Any) -> Rows | None:  # noqa: ANN401
    """Return header and rows of what data frames and lists of lists are written as."""
    if isinstance(value, list):
        return value if value and _all_lists(value) else None
    if not isinstance(value, dict):
        return None
    rows, names = value.get("data"), value.get("columns")
    if isinstance(names, list) and isinstance(rows, list):
        return [names, *rows] if _all_lists(rows) else None
    if len(value) < 2:
        return None
    columns = list(value.values())
    grids: list[Rows] = [rows for rows in columns if _is_grid(rows)]
    if len(grids) == 1:
        return grids[0]
    if _all_lists(columns):
        return _of_columns(list(value), columns)
    return _of_numbered(list(value), columns)


def _is_grid(value: Any) -> bool:  # noqa: ANN401
    """Whether a value is rows of cells below a row of names, as spreadsheets answer."""
    return (
        isinstance(value, list)
        and len(value) > 1
        and _all_lists(value)
        and len(value[0]) > 1
        and all(isinstance(name, str) for name in value[0])
    )


def _all_lists(values: Sequence[Any]) -> bool:
    return all(isinstance(value, list) for value in values)


def _of_columns(names: list[str], columns: Rows) -> Rows | None:
    """Return the rows of lists of cells by the names of columns."""
    if len({len(column) for column in columns}) != 1:
        return None
    if any(isinstance(cell, dict | list) for column in columns for cell in column):
        return None
    return [names, *map(list, zip(*columns, strict=True))]


def _of_numbered(names: list[str], columns: list[Any]) -> Rows | None:
    """Return the rows of cells by their numbers, by the names of columns."""
    if not all(isinstance(column, dict) and column for column in columns):
        return None
    keys = list(columns[0])
    if not all(key.isdigit() for key in keys):
        return None
    if any(list(column) != keys for column in columns):
        return None
    return [names, *([column[key] for column in columns] for key in keys)]


def _grid(path: Path, rows: list[list[Any]]) -> ColumnTable:
    texts = [[value_text(cell) for cell in row] for row in rows]
    return grid_table(path, texts)


def grid_table(
    path: Path,
    rows: Sequence[Sequence[str]],
    notes: tuple[str, ...] = (),
) -> ColumnTable:
    """Return the table of a sheet: rows of text, the header among the first ones; the
    line of a row is its number in the sheet. Raises BadInput for a blank one.
    """
    at = header_row(rows)
    if at is None:
        raise BadInput(
            gettext("{path}: the table is empty; it must name its columns", path=path)
        )
    names, end = named_columns(rows, at)
    rows = [names, *rows[end + 1 :]]
    width = max(map(len, rows))
    if width > MOST_COLUMNS:
        raise BadInput(
            gettext(
                "{path}: it has {count} columns, at most {most} are read;"
                " leave out those that are not needed",
                path=path,
                count=number_words(width),
                most=number_words(MOST_COLUMNS),
            )
        )
    filled = [[*row, *[""] * (width - len(row))] for row in rows]
    used = [n for n in range(width) if any(row[n].strip() for row in filled)]
    body = [[row[n] for n in used] for row in filled]
    return column_table(
        path,
        [cell.strip() for cell in body[0]],
        body[1:],
        range(end + 2, end + 1 + len(body)),
        notes=notes,
    )


def _records(value: Any) -> list[Any] | None:  # noqa: ANN401
    """Return the longest list of objects in a value, wherever it lies."""
    best: list[Any] | None = None
    waiting, seen = [value], 0
    while waiting and seen < MOST_LISTS:
        inner = waiting.pop(0)
        seen += 1
        entries = _entries(inner)
        if entries is not None:
            # Lists inside of records belong to them.
            if best is None or len(entries) > len(best):
                best = entries
            continue
        if isinstance(inner, dict):
            waiting += [v for v in inner.values() if isinstance(v, dict | list)]
        elif isinstance(inner, list):
            waiting += [v for v in inner if isinstance(v, dict | list)]
    if best is None and isinstance(value, dict) and value:
        return [value]
    return best


def _entries(value: Any) -> list[Any] | None:  # noqa: ANN401
    """Return the records that a list, or an object of objects by their ids, is."""
    if isinstance(value, list):
        objects = sum(isinstance(entry, dict) for entry in value)
        return [_line_value(v) for v in value] if 2 * objects > len(value) else None
    if not isinstance(value, dict) or len(value) < 2:
        return None
    inner = list(value.values())
    if not all(isinstance(entry, dict) and entry for entry in inner):
        return None
    # Records have names in common; the parts of a document have not.
    shared = set.intersection(*(set(entry) for entry in inner))
    if 2 * len(shared) < len(inner[0]):
        return None
    return [
        entry if "id" in entry else {"id": key, **entry} for key, entry in value.items()
    ]


def _table(
    path: Path,
    entries: list[Entry],
    bad: list[Bad],
) -> ColumnTable:
    records: list[dict[str, str]] = []
    lines: list[int] = []
    for number, entry in entries:
        if isinstance(entry, dict):
            records.append(dict(_opened(_centred(entry))))
            lines.append(number)
        else:
            bad.append(Bad(number, NOT_A_RECORD, json_line(entry)[:MAX_ROW]))
    names = list(dict.fromkeys(name for record in records for name in record))
    if len(names) > MOST_COLUMNS:
        raise BadInput(
            gettext(
                "{path}: its records have {count} different names, at most"
                " {most} are read",
                path=path,
                count=number_words(len(names)),
                most=number_words(MOST_COLUMNS),
            )
        )
    rows = [[record.get(name, "") for name in names] for record in records]
    return column_table(path, names, rows, lines, bad)


def _centred(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record of OpenStreetMap with the middle of its outline as its point:
    beside nodes there are ways, which have no other.
    """
    center = record.get("center")
    if not isinstance(center, dict) or "lat" in record or "lon" in record:
        return record
    return record | {name: center[name] for name in ("lat", "lon") if name in center}


def _opened(
    record: dict[str, Any],
    prefix: str = "",
    depth: int = 1,
) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each value; those of objects inside are named by
    the way to them.
    """
    for key, inner in record.items():
        name, value = f"{prefix}{key}", _value_of_term(inner)
        nested = isinstance(value, dict) and not _is_shape(value)
        if nested and depth < MOST_DEPTH:
            yield from _opened(value, f"{name}.", depth + 1)
        else:
            yield name, value_text(value)


_TERM = frozenset({"type", "value", "datatype", "xml:lang"})
"""The members of a value in the answers of SPARQL (W3C, SPARQL 1.1 Query Results JSON
Format).
"""


def _value_of_term(value: Any) -> Any:  # noqa: ANN401
    """Return what a value of SPARQL's answers says; any other value as it is."""
    if isinstance(value, dict) and {"type", "value"} <= set(value) <= _TERM:
        return value["value"]
    return value


def _is_pair(value: Any) -> bool:  # noqa: ANN401
    """Whether a value is a list of two numbers, as those of a point are."""
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(isinstance(v, int | float) and not isinstance(v, bool) for v in value)
    )


def _is_marked_text(value: Any) -> bool:  # noqa: ANN401
    """Whether a value is a text in pieces, of which some are marked, as messengers
    export it: ["Seen near ", {"type": "bold", "text": "Orikhiv"}].
    """
    if not isinstance(value, list) or not value:
        return False
    marked = [v for v in value if not isinstance(v, str)]
    return all(
        isinstance(v, dict)
        and {"type", "text"} <= set(v)
        and isinstance(v["text"], str)
        for v in marked
    )


def _is_shape(value: dict[str, Any]) -> bool:
    return isinstance(value.get("coordinates", value.get("geometries")), list)


def value_text(value: Any) -> str:  # noqa: ANN401
    """Return a JSON value as the text of a cell: "" for null, the values of a list
    parted by "; ", two numbers in brackets, pieces of marked text as the text they are.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if _is_pair(value):
        return f"[{value[0]}, {value[1]}]"
    if isinstance(value, list) and not any(isinstance(v, dict | list) for v in value):
        return "; ".join(filter(None, map(value_text, value)))
    if _is_marked_text(value):
        return "".join(v if isinstance(v, str) else v["text"] for v in value)
    if isinstance(value, dict | list):
        return json_line(value)
    return str(value)


def too_large(path: Path) -> BadInput:
    """Return the error of a file one of whose tables is too large to be held."""
    return BadInput(
        gettext(
            "{path}: a table of it is too large to be read whole; save it as CSV",
            path=path,
        )
    )
