"""Which format a file has, told by its first line or its first item."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dashboard.domain.claim import FIELDS
from dashboard.domain.errors import BadInput
from dashboard.exchange.claims_csv import REQUIRED
from dashboard.exchange.formats import EVERY
from dashboard.exchange.json_items import Items
from dashboard.exchange.opening import Opened, sample
from dashboard.exchange.readers import events_file, known_table, table_sheet
from dashboard.exchange.sheet import has

MAP_IT = "map its columns on the Import page"
KNOWN = f"Known are {EVERY}"


def detect(path: Path) -> str:
    """Return the name of a file's format, one of FORMATS but "mapped".

    Raises BadInput when the file cannot be read or is none of them.
    """
    if path.is_dir():
        if not events_file(path).is_file():
            raise BadInput(f"{path}: no events.json in this folder; give a file, or a TimeMap folder")
        return "timemap"
    if sample(path).lstrip()[:1] in {"{", "["}:
        return _detect_json(path)
    sheet = table_sheet(path)
    if found := known_table(sheet):
        return found
    if has(sheet.header, REQUIRED):
        return "csv"
    if any(name.startswith("t_") for name in sheet.columns) and "event_id" in sheet.columns:
        raise BadInput(f"{path}: these are VIINA's labels; give the event_info file that lies beside them")
    shown = ", ".join(sheet.header)[:200]
    raise BadInput(f"{path}: its columns are of no known format ({shown}). {KNOWN}; for another, {MAP_IT}")


def _detect_json(path: Path) -> str:
    with Opened(path) as opened:
        first = next((item.value for item in Items(opened.pieces(), str(path)) if item.value is not None), None)
    if isinstance(first, dict) and isinstance(first.get("properties"), dict):
        if _carries_claims(first["properties"]):
            return "geojson"
        raise BadInput(f"{path}: GeoJSON, but its properties are no fields of a claim; save it as CSV and {MAP_IT}")
    if isinstance(first, dict) and "id" in first and {"description", "date", "location"} & set(first):
        return "timemap"
    raise BadInput(f"{path}: JSON of no known format. {KNOWN}")


def _carries_claims(properties: dict[str, Any]) -> bool:
    return set(REQUIRED) <= set(properties) and len(set(properties) & set(FIELDS)) >= len(REQUIRED)
