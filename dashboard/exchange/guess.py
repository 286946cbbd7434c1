"""A first proposal for mapping the columns of an unknown CSV, for a person to look over."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from dashboard.exchange.days import ORDERS, sound_year
from dashboard.exchange.opening import sample
from dashboard.exchange.points import UKRAINE_LAT, UKRAINE_LON
from dashboard.exchange.request import Mapping
from dashboard.exchange.sheet import Sheet, first_rows, read_sheet

SHOWN = 10
LOOKED_AT = 200
"""Rows whose values are looked at."""
MOST = 0.8
"""A column is of a kind when this share of its filled cells is."""
NAMES: dict[str, str] = {
    "id": "id event_id eventid entry_number incident_id record_id uid uuid identifier",
    "lat": "lat latitude y lat_wgs84 geo_lat широта",
    "lon": "lon lng long longitude x lon_wgs84 geo_lon довгота долгота",
    "date_from": "date event_date date_start start_date datefrom date_from day timestamp datetime occurred дата",
    "date_to": "date_end end_date date_to dateto until",
    "published": "published publication_date date_published reported report_date",
    "note": "note notes description text summary details event_description comment content title headline опис",
    "kind": "kind event_type type category incident_type sub_event_type",
    "actor": "actor actor1 side perpetrator attacker faction",
    "claimant": "claimant source_original said_by speaker",
    "publisher": "publisher source source_name outlet media sources source_office",
    "url": "url link source_url href source_link",
    "place_as_written": "place location settlement town city village place_name locality asciiname населений_пункт",
    "region": "region oblast admin1 adm1 adm1_name province область",
    "country": "country country_name nation",
}
"""Names that columns go by, the likeliest first."""
_DECIMAL = re.compile(r"-?\d{1,3}[.,]\d+")


def guess(path: Path) -> tuple[Mapping, tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return a proposed mapping of a CSV, the names of its columns and its first ten rows.

    Columns are told by their names, then dates, coordinates, addresses and the longest text by what is in them.
    Raises BadInput when the file cannot be read or is no table.
    """
    sheet = read_sheet(path)
    rows = [
        row for row in first_rows(sample(path), sheet.delimiter, LOOKED_AT + 1)[1:] if len(row) == len(sheet.header)
    ]
    cells = {name: [row[i].strip() for row in rows if row[i].strip()] for i, name in enumerate(sheet.header)}
    columns = _by_name(sheet)
    _drop_mistaken(columns, cells)
    _by_value(columns, cells)
    days = [
        cell for field in ("date_from", "date_to", "published") if field in columns for cell in cells[columns[field]]
    ]
    numbers = [cell for field in ("lat", "lon") if field in columns for cell in cells[columns[field]]]
    mapping = Mapping(
        columns=columns, delimiter=sheet.delimiter, date_order=_order(days), decimal=_decimal(numbers)
    )  # fmt: skip
    return mapping, sheet.header, tuple(tuple(row) for row in rows[:SHOWN])


def _by_name(sheet: Sheet) -> dict[str, str]:
    plain = {re.sub(r"[^\w]+", "_", name.strip().lower()).strip("_"): name for name in reversed(sheet.header)}
    found: dict[str, str] = {}
    for field, names in NAMES.items():
        for name in names.split():
            if name in plain and plain[name] not in found.values():
                found[field] = plain[name]
                break
    return found


def _drop_mistaken(columns: dict[str, str], cells: dict[str, list[str]]) -> None:
    """Drop columns whose names promise what their cells do not hold; coordinates come in pairs."""
    for field, test in (("lat", _is_number), ("lon", _is_number), ("date_from", _is_day), ("date_to", _is_day),
                        ("published", _is_day), ("url", _is_address)):  # fmt: skip
        if field in columns and not _mostly(cells[columns[field]], test):
            del columns[field]
    if ("lat" in columns) != ("lon" in columns):
        columns.pop("lat", None)
        columns.pop("lon", None)


def _by_value(columns: dict[str, str], cells: dict[str, list[str]]) -> None:
    free = [name for name in cells if name not in columns.values() and cells[name]]
    if "lat" not in columns:
        lats = [name for name in free if _mostly(cells[name], _within(*UKRAINE_LAT))]
        lons = [name for name in free if _mostly(cells[name], _within(*UKRAINE_LON)) and name not in lats]
        if len(lats) == len(lons) == 1:
            columns |= {"lat": lats[0], "lon": lons[0]}
    for field, test in (("date_from", _is_day), ("url", _is_address)):
        fit = [name for name in free if field not in columns and _mostly(cells[name], test)]
        if fit:
            columns[field] = fit[0]
    left = [name for name in free if name not in columns.values()]
    if "note" not in columns and left:
        longest = max(left, key=lambda name: sum(map(len, cells[name])) / len(cells[name]))
        if sum(map(len, cells[longest])) / len(cells[longest]) > 20:
            columns["note"] = longest


def _mostly(cells: Sequence[str], test: Callable[[str], bool]) -> bool:
    return bool(cells) and sum(map(test, cells)) >= MOST * len(cells)


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"-?\d+([.,]\d+)?", text))


def _within(low: float, high: float) -> Callable[[str], bool]:
    return lambda text: bool(_DECIMAL.fullmatch(text)) and low <= float(text.replace(",", ".")) <= high


def _is_day(text: str) -> bool:
    return any((day := read(text)) is not None and sound_year(day) for read in ORDERS.values())


def _is_address(text: str) -> bool:
    return text.startswith(("http://", "https://"))


def _order(days: Sequence[str]) -> str:
    """Return the order that reads most of the dates: of equals year first, then day first."""
    return max(ORDERS, key=lambda order: sum(ORDERS[order](day) is not None for day in days)) if days else "ymd"


def _decimal(numbers: Sequence[str]) -> str:
    return "," if sum("," in number for number in numbers) * 2 > len(numbers) else "."
