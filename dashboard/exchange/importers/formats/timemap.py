"""TimeMap (Bellingcat, Forensic Architecture): a folder with the events, their sources
and their associations as JSON, whatever the files are called, or one JSON with all
three, as its API gives it.

Every link of every source is kept; the first is the url. Publisher is the title of the
first source, or, where that is only a code of the project, the site of its first link.
Associations' titles and the description -> note. The place is the event's location.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from dashboard.domain.errors import BadInput
from dashboard.exchange.importers.formats.format import (
    ImportFormat,
    Source,
    table_source,
)
from dashboard.exchange.importers.layout import NO_TERMS, TableLayout
from dashboard.exchange.tables.dates import DateOrder
from dashboard.exchange.tables.formats.json_table import NOT_A_RECORD, value_text
from dashboard.exchange.tables.formats.json_text import json_line, load_json
from dashboard.exchange.tables.pieces import column_table
from dashboard.exchange.tables.records import Bad
from dashboard.exchange.tables.text_file import read_full
from dashboard.exchange.tables.unpack import members_of, unpacked
from dashboard.i18n.translate import gettext

LARGEST = 500 * 2**20
"""Bytes of a JSON that is still read: it has to be held whole."""
LOOKED_AT = 65_536
"""Bytes at the beginning of a file by which it is known."""
MOST_FILES = 50
_TEXTS = ("id", "description", "date", "time", "location", "latitude", "longitude")
_ROW_KEYS = (*_TEXTS, "region", "country", "tags", "publisher", "links", "flags")
_NOT_FLAGS = frozenset({*_TEXTS, "region", "country", "associations", "sources"})
_CODE = re.compile(r"[A-Z]{1,6}[-_ ]?\d{2,}")
"""A source's title that is only a number of the project."""
# "Town, Some Oblast": two names when the second is a region's.
_TOWN = "trim(split_part(r.location, ',', 1))"
_REGION = (
    "coalesce(nullif(region_of(trim(split_part(r.location, ',', 2))), ''),"
    " nullif(region_of(trim(split_part(r.location, ',', 3))), ''),"
    " region_of(r.region))"
)

TIMEMAP = TableLayout(
    name="timemap",
    label="TimeMap",
    license="not stated",
    terms=NO_TERMS,
    credit="",
    redistribute=False,
    columns=(),
    day="r.date",
    date_order=DateOrder.MONTH_FIRST,
    key=(
        "CASE WHEN r.id <> '' THEN r.id ELSE concat_ws(chr(31), r.date, r.location,"
        " r.description) END"
    ),
    country=("r.country",),
    region=f"coalesce(nullif({_REGION}, ''), r.region)",
    checks=(
        (
            "r.description = '' AND r.location = ''",
            "'neither a description nor a location'",
        ),
    ),
    attributes={
        "links": "CASE WHEN r.links = first_link(r.links) THEN '' ELSE r.links END",
        "flags": "r.flags",
        "time": "r.time",
    },
    fields={
        "kind": (
            """CASE
            WHEN regexp_matches(lower(r.tags),
                'airstrike|air strike|shelling|missile|rocket|bomb|munition')
            THEN 'strike'
            WHEN regexp_matches(lower(r.tags), 'clash|battle|firefight|combat')
            THEN 'clash'
            ELSE 'statement' END"""
        ),
        "claimant": (
            "CASE WHEN r.publisher = '' THEN 'TimeMap' ELSE r.publisher[:200] END"
        ),
        "publisher": (
            "CASE WHEN r.publisher = '' THEN 'TimeMap' ELSE r.publisher[:200] END"
        ),
        "relayed_by": "CASE WHEN r.publisher = '' THEN '' ELSE 'TimeMap' END",
        "place_as_written": "r.location[:200]",
        "name": f"CASE WHEN {_REGION} <> '' THEN {_TOWN} ELSE r.location END[:200]",
        "region": _REGION,
        # The files do not say how exact a point is.
        "precision": "''",
        "date_from": "d",
        "date_to": "d_end",
        "url": "first_link(r.links)",
        "note": (
            "bounded(concat_ws(' · ', nullif(r.description, ''), nullif(r.tags, '')))"
        ),
        "review_by": "'TimeMap'",
    },
)


@dataclass(frozen=True, slots=True)
class _Map:
    """The parts of a TimeMap. sources, associations: by their ids."""

    events: list[Any]
    sources: dict[str, Any] = field(default_factory=dict)
    associations: dict[str, Any] = field(default_factory=dict)


def events_file(path: Path) -> Path | None:
    """Return the file with the events that a path stands for, None when it is no
    TimeMap.
    """
    if not path.is_dir():
        named = path.name == "events.json" and path.with_name("sources.json").is_file()
        events = _is_events(path) and _beside(path, _is_sources)
        return path if named or events or _is_whole(path) else None
    files = sorted(path.glob("*.json"))[:MOST_FILES]
    usual = path / "events.json"
    if usual in files and (path / "sources.json") in files:
        return usual
    return next(filter(events_file, files), None)


def is_timemap(path: Path) -> bool:
    """Whether a path is a TimeMap's folder, also packed, or its file of events."""
    with _unzipped(path) as folder:
        return events_file(folder) is not None


@contextmanager
def _unzipped(path: Path) -> Iterator[Path]:
    """Give the folder that a zip with the parts of a TimeMap holds, until the end of
    the `with`; any other path as it is.
    """
    members = _parts_in_zip(path)
    if not members:
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="frontline-timemap-") as name:
        folder = Path(name)
        for member in members:
            # The last part of a name leads nowhere out of the folder.
            target = folder / PurePosixPath(member).name
            with unpacked(path, member) as (packed, _):
                target.write_bytes(read_full(packed, LARGEST + 1))
        yield folder


def _parts_in_zip(path: Path) -> list[str]:
    """Return the files of JSON in a zip, none where there are fewer than two."""
    try:
        if path.is_dir() or not zipfile.is_zipfile(path):
            return []
        names = members_of(path)
    except (OSError, BadInput):
        # What is wrong with it is told when it is opened as a table.
        return []
    parts = [name for name in names if name.lower().endswith(".json")]
    return parts if 1 < len(parts) <= MOST_FILES else []


def open_timemap(
    path: Path,
    layout: TableLayout,
    _table: str,
) -> Source:
    """Return the events. Raises BadInput when a file is no JSON of the form it should
    have.
    """
    with _unzipped(path) as folder:
        file = events_file(folder)
        if file is None:
            raise BadInput(
                gettext(
                    "{path}: no TimeMap; give the folder that holds the events and"
                    " their sources, or its one api.json",
                    path=path,
                )
            )
        parts = _parts(file)
    # A folder that was unpacked is gone by now.
    origin = file if folder == path else path
    rows: list[list[str]] = []
    lines: list[int] = []
    bad: list[Bad] = []
    for number, event in enumerate(parts.events, 1):
        if isinstance(event, dict):
            row = _row(event, parts)
            rows.append([row.get(key, "") for key in _ROW_KEYS])
            lines.append(number)
        else:
            bad.append(Bad(number, NOT_A_RECORD, json_line(event)[:2000]))
    return table_source(column_table(origin, _ROW_KEYS, rows, lines, bad), layout)


def _head(path: Path) -> str:
    try:
        with path.open("rb") as file:
            head = file.read(LOOKED_AT).decode("utf-8-sig", "replace").lstrip()
    except OSError:
        return ""
    return head if head.startswith(("[", "{")) else ""


def _is_events(path: Path) -> bool:
    head = _head(path)
    names = ("associations", "sources", "description", "location", "latitude")
    return head.startswith("[") and all(f'"{name}"' in head for name in names)


def _is_whole(path: Path) -> bool:
    head = _head(path)
    return head.startswith("{") and bool(
        re.search(r'"events"\s*:\s*\[', head)
        and '"description"' in head
        and ('"sources"' in head or '"associations"' in head)
    )


def _is_sources(path: Path) -> bool:
    return path.name == "sources.json" or '"paths"' in _head(path)


def _is_associations(path: Path) -> bool:
    return path.name == "associations.json" or '"filter_paths"' in _head(path)


def _beside(path: Path, test: Any) -> Path | None:  # noqa: ANN401
    files = sorted(path.parent.glob("*.json"))[:MOST_FILES]
    return next((file for file in files if file != path and test(file)), None)


def _parts(file: Path) -> _Map:
    value = _read(file)
    if isinstance(value, dict):
        return _Map(
            _list(value.get("events")),
            _by_id(value.get("sources")),
            _by_id(value.get("associations")),
        )
    if not isinstance(value, list):
        raise BadInput(
            gettext(
                "{file}: not what TimeMap writes; a JSON array is expected", file=file
            )
        )
    beside = [_beside(file, test) for test in (_is_sources, _is_associations)]
    # Older TimeMaps have no associations; the ids stand for the titles then.
    others = [_by_id(_read(part)) if part else {} for part in beside]
    return _Map(value, *others)


def _by_id(value: Any) -> dict[str, Any]:  # noqa: ANN401
    if isinstance(value, dict):
        return value
    return {
        str(entry.get("id")): entry for entry in _list(value) if isinstance(entry, dict)
    }


def _read(path: Path) -> Any:  # noqa: ANN401
    try:
        if path.stat().st_size > LARGEST:
            raise BadInput(
                gettext(
                    "{path}: larger than {largest} MB; split it",
                    path=path,
                    largest=LARGEST >> 20,
                )
            )
        return load_json(path.read_bytes())
    except (OSError, ValueError) as error:
        raise BadInput(
            gettext(
                "{path}: cannot be read as JSON ({error}); check the file",
                path=path,
                error=str(error)[:100],
            )
        ) from error


def _row(event: dict[str, Any], parts: _Map) -> dict[str, str]:
    """Return the cells of an event."""
    cited = list(_cited(event, parts))
    links = list(dict.fromkeys(link for entry in cited for link in _links(entry)))
    names = (
        _title(parts.associations.get(str(key), key))
        for key in _list(event.get("associations"))
    )
    flags = (
        name
        for name, value in event.items()
        if name not in _NOT_FLAGS and str(value).lower() in ("true", "1", "yes")
    )
    return {
        **{key: value_text(event.get(key)).strip() for key in _TEXTS},
        "region": _text(event.get("region") or event.get("province")),
        "country": _text(event.get("country")),
        "tags": ", ".join(filter(None, names)),
        "publisher": next(filter(None, map(_publisher, cited)), ""),
        "links": " ".join(links),
        "flags": ", ".join(flags),
    }


def _cited(event: dict[str, Any], parts: _Map) -> Iterator[dict[str, Any]]:
    for key in _list(event.get("sources")):
        entry = key
        if isinstance(key, str | int):
            entry = parts.sources.get(str(key))
        if isinstance(entry, dict):
            yield entry


def _links(entry: dict[str, Any]) -> Iterator[str]:
    paths = _list(entry.get("paths")) or [entry.get("path"), entry.get("url")]
    for path in [*paths, entry.get("description")]:
        text = _text(path)
        if re.fullmatch(r"https?://\S+", text):
            yield text


def _publisher(entry: dict[str, Any]) -> str:
    title = _text(entry.get("title"))
    if title and not _CODE.fullmatch(title) and title != _text(entry.get("id")):
        return title
    link = next(_links(entry), "")
    try:
        return (urlsplit(link).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _title(association: Any) -> str:  # noqa: ANN401
    if isinstance(association, dict):
        return _text(association.get("title") or association.get("id"))
    return _text(association)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    if value is None or isinstance(value, dict | list):
        return ""
    return str(value).strip()


FORMAT = ImportFormat(layout=TIMEMAP, open=open_timemap, at_path=is_timemap)
