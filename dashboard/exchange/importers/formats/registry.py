"""Every format that `import` knows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dashboard.domain.errors import BadInput
from dashboard.exchange.importers.formats import (
    acled,
    eyes_on_russia,
    gdelt,
    geoconfirmed,
    occupied_territories,
    timemap,
    ucdp,
    viina,
    viina1,
    viina_control,
)
from dashboard.exchange.importers.formats.format import ImportFormat, match_of
from dashboard.exchange.importers.layout import NO_TERMS, TableLayout
from dashboard.exchange.tables.claim_rows import REQUIRED
from dashboard.exchange.tables.formats.own_geojson import is_own_geojson
from dashboard.exchange.tables.open_table import open_table
from dashboard.exchange.tables.pieces import Table
from dashboard.i18n.translate import gettext

_EVENTS = (
    acled,
    ucdp,
    gdelt,
    viina1,
    viina,
    timemap,
    geoconfirmed,
    eyes_on_russia,
)
_CONTROL = (viina_control, occupied_territories)
FOREIGN: dict[str, ImportFormat] = {
    module.FORMAT.layout.name: module.FORMAT for module in (*_EVENTS, *_CONTROL)
}
"""Formats of other makers by name, in the order in which a file is tried."""
LAYOUTS: dict[str, TableLayout] = {
    name: declared.layout for name, declared in FOREIGN.items()
}
OWN = ("csv", "geojson")
"""The project's own formats."""
CLOSE = 0.3
"""Share of a format's columns from which on it is named as the closest."""


@dataclass(frozen=True, slots=True)
class FormatTerms:
    """What a reader must know of a format's data."""

    label: str
    license: str
    terms: str
    credit: str
    redistribute: bool


def without_terms(label: str) -> FormatTerms:
    """Return the terms of a file that names none: its rows are not handed on."""
    return FormatTerms(label, "not stated", NO_TERMS, "", redistribute=False)


FORMATS: dict[str, FormatTerms] = {
    name: FormatTerms(
        layout.label, layout.license, layout.terms, layout.credit, layout.redistribute
    )
    for name, layout in LAYOUTS.items()
} | {
    "csv": without_terms("Claims as CSV"),
    "geojson": without_terms("Claims as GeoJSON"),
}
"""Every format `import` knows, with what a reader must know of its data."""


class UnknownFormat(BadInput):
    """A table that is of no known format."""


def detect(path: Path, table: str = "") -> str:
    """Return the format of a file by its content. Raises BadInput when none fits: it
    names the closest, and what is missing.
    """
    for name, declared in FOREIGN.items():
        if declared.at_path(path):
            return name
    if is_own_geojson(path):
        return "geojson"
    name = detect_table(opened := open_table(path, table))
    if name:
        return name
    raise UnknownFormat(
        gettext(
            "{path}: its columns fit no known format"
            " ({formats}){closest}; take the program's guess with --map"
            " auto, say what they mean in a file with --map, or on the"
            " page Datasets of the dashboard",
            path=path,
            formats=", ".join(FORMATS),
            closest=closest_words(opened),
        )
    )


def detect_table(table: Table) -> str:
    """Return the format of a table, "" when none fits."""
    for name, declared in FOREIGN.items():
        if declared.recognises(table):
            return name
    if set(REQUIRED) <= set(map(str.lower, table.header)):
        return "csv"
    return ""


def closest_words(table: Table) -> str:
    """Return which format a table is closest to and what it lacks, "" when it is close
    to none.
    """
    matches = {name: match_of(layout, table.header) for name, layout in LAYOUTS.items()}
    # A layout that asks for no column is not what a table lacks columns of.
    matches = {name: match for name, match in matches.items() if match.missing}
    if not matches:
        return ""
    closest = max(matches, key=lambda name: matches[name].share)
    match = matches[closest]
    if match.share < CLOSE:
        return ""
    return f", closest: {LAYOUTS[closest].label}; missing {', '.join(match.missing)}"
