"""TimeMap (Bellingcat, Forensic Architecture): events.json with sources.json and associations.json beside it.

The first source of an event -> publisher (its title) and url (its first path); associations' titles and the
description -> note. The place is the event's location.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa

from dashboard.domain.errors import BadInput
from dashboard.exchange.foreign.layout import NO_TERMS, Layout
from dashboard.exchange.foreign.machine import Piece

COLUMNS = ("id", "description", "date", "location", "latitude", "longitude", "associations", "sources")
LARGEST = 500 * 2**20
"""Bytes of an events.json that is still read: JSON has to be held whole."""
_BATCH = 20_000
# "Town, Some Oblast": two names when the second is a region's.
_TOWN = "trim(split_part(r.location, ',', 1))"
_REGION = "region_of(trim(split_part(r.location, ',', 2)))"

TIMEMAP = Layout(
    name="timemap", label="TimeMap", license="not stated", terms=NO_TERMS, credit="", redistribute=False,
    columns=(), day="r.date",
    key="CASE WHEN r.id <> '' THEN r.id ELSE concat_ws(chr(31), r.date, r.location, r.description) END",
    checks=(("r.description = '' AND r.location = ''", "'neither a description nor a location'"),),
    fields={
        "kind": """CASE WHEN regexp_matches(lower(r.tags), 'airstrike|air strike|shelling|missile|rocket|bomb|munition')
            THEN 'strike' WHEN regexp_matches(lower(r.tags), 'clash|battle|firefight|combat') THEN 'clash'
            ELSE 'statement' END""",
        "claimant": "CASE WHEN r.source_title = '' THEN 'TimeMap' ELSE r.source_title[:200] END",
        "publisher": "CASE WHEN r.source_title = '' THEN 'TimeMap' ELSE r.source_title[:200] END",
        "relayed_by": "CASE WHEN r.source_title = '' THEN '' ELSE 'TimeMap' END",
        "place_as_written": "r.location[:200]",
        "name": f"CASE WHEN {_REGION} <> '' THEN {_TOWN} ELSE r.location END[:200]",
        "region": _REGION,
        # The files do not say how exact a point is: the distance to the next village, as for "near" a place.
        "precision": "CASE WHEN lat IS NULL THEN '' ELSE 'approximate' END",
        "radius_km": "CASE WHEN lat IS NOT NULL THEN 5 END",
        "date_from": "d", "date_to": "d", "url": "web(r.source_path)",
        "note": "bounded(concat_ws(' · ', nullif(r.description, ''), nullif(r.tags, '')))", "review_by": "'TimeMap'",
    },
)  # fmt: skip


def events_file(path: Path) -> Path | None:
    """Return the events file a path stands for, None when it is no TimeMap."""
    file = path / "events.json" if path.is_dir() else path
    if not file.is_file() or file.suffix != ".json" or not (file.parent / "sources.json").is_file():
        return None
    return file


def pieces(path: Path) -> Iterator[Piece]:
    """Yield the events. Raises BadInput when a file is no JSON of the form it should have."""
    file = events_file(path)
    if file is None:
        raise BadInput(f"{path}: no TimeMap; give the folder that holds events.json and sources.json")
    events = _read(file, list)
    sources = _read(file.with_name("sources.json"), dict)
    beside = file.with_name("associations.json")
    names = {str(a.get("id")): _text(a.get("title")) for a in _read(beside, list) if isinstance(a, dict)} \
        if beside.is_file() else {}  # fmt: skip
    for start in range(0, max(1, len(events)), _BATCH):
        part = events[start : start + _BATCH]
        rows = [_row(event, sources, names) if isinstance(event, dict) else {} for event in part]
        keys = (*(c for c in COLUMNS if c not in ("associations", "sources")), "tags", "source_title", "source_path")
        table = pa.table({key: pa.array([row.get(key, "") for row in rows], pa.string()) for key in keys})
        lines = pa.array(range(start + 1, start + 1 + len(part)), pa.int64())
        done = min(1.0, (start + len(part)) / max(1, len(events)))
        yield Piece(table.append_column("line", lines), (), partial(_shown, part), done)


def _shown(events: list[Any], number: int) -> str:
    return json.dumps(events[number], ensure_ascii=False)[:2000]


def _read(path: Path, kind: type) -> Any:  # noqa: ANN401
    try:
        if path.stat().st_size > LARGEST:
            raise BadInput(f"{path}: larger than {LARGEST >> 20} MB; split it")
        found = json.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise BadInput(f"{path}: cannot be read as JSON ({str(error)[:100]}); check the file") from error
    if not isinstance(found, kind):
        raise BadInput(f"{path}: not what TimeMap writes; a JSON {'array' if kind is list else 'object'} is expected")
    return found


def _row(event: dict[str, Any], sources: dict[str, Any], names: dict[str, str]) -> dict[str, str]:
    cited = [sources.get(str(key)) for key in _list(event.get("sources")) if isinstance(key, str | int)]
    source = next((s for s in cited if isinstance(s, dict)), {})
    tags = [names.get(str(key), str(key)) for key in _list(event.get("associations"))]
    return {
        **{key: _text(event.get(key)) for key in COLUMNS if key not in ("associations", "sources")},
        "tags": ", ".join(tag for tag in tags if tag), "source_title": _text(source.get("title")),
        "source_path": _text(next(iter(_list(source.get("paths"))), "")),
    }  # fmt: skip


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    text = "" if value is None or isinstance(value, dict | list) else str(value)
    return text.encode("utf-8", "replace").decode().strip()
