"""What an import is asked to do, how far it is, and what came of it."""

from __future__ import annotations

from collections import abc
from dataclasses import dataclass, field
from pathlib import Path

from dashboard.domain.geo import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """How the columns of an unknown CSV become claims.

    columns: claim field -> column of the first line; "country" may be mapped as well, it is used to keep rows only.
    constants: claim field -> the same text for every row, used where the column is empty or not mapped.
    date_order: "ymd", "dmy" or "mdy". decimal: "." or ",", of the coordinates.
    """

    columns: abc.Mapping[str, str]
    constants: abc.Mapping[str, str] = field(default_factory=dict)
    delimiter: str = ","
    date_order: str = "ymd"
    decimal: str = "."


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to import.

    path: a file; of TimeMap the folder too. format: "auto" or one of FORMATS; with a mapping it is "mapped".
    dataset: its name; "" for that of a foreign format, or one made of the file's name.
    country: keep only rows of it, by its name or ISO code. box: keep only rows whose point lies in it.
    license, redistribute: of a file that names no terms itself (csv, geojson, mapped).
    """

    path: Path
    format: str = "auto"
    dataset: str = ""
    country: str = ""
    box: Box | None = None
    mapping: Mapping | None = None
    license: str = ""
    redistribute: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is. done: 0 to 1. rows: read so far. rate: rows a second. seconds_left: None when unknown."""

    done: float
    rows: int
    rate: float
    seconds_left: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What came of an import.

    rows: claims written, the unplaced among them. rejected: rows that did not fit. left_out: rows that country or box
    left out. reasons: why rows were rejected and how often, the most frequent first, at most MAX_REASONS.
    sha256: of the file, 64 hex digits. label, license, terms, credit, redistribute: as in Format.
    """

    format: str
    dataset: str
    rows: int
    rejected: int
    left_out: int
    unplaced: int
    reasons: tuple[tuple[str, int], ...]
    sha256: str
    label: str
    license: str
    terms: str
    credit: str
    redistribute: bool


MAX_REASONS = 50
"""Most reasons of a report; a hostile file could have one for each row."""
