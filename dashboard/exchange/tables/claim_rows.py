"""The project's own CSV: one claim a row, the columns of the claim schema in any order,
UTF-8 with or without a BOM.

A file that is read may have any other columns: they are not looked at.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dashboard.domain.claim import (
    DAYS,
    FIELDS,
    NUMBERS,
    OFFSETS,
    WORDS,
    Claim,
    claim_id,
)
from dashboard.domain.errors import BadInput, BadRow
from dashboard.domain.words import REGIONS, Word
from dashboard.exchange.escape import without_guard

REQUIRED = ("kind", "claimant", "publisher")
MAX_TEXT = 4000
"""Longest text of one cell, characters; longer is an attack or a broken quote that
swallowed the rows after it.
"""
MOST_DIGITS = 11
"""Of an offset."""
LARGEST_RADIUS = 2000
"""Kilometres."""
WEB = ("http://", "https://")
"""How an address begins."""


def read_csv(path: Path) -> tuple[tuple[Claim, ...], tuple[BadRow, ...]]:
    """Read a claims file.

    Returns the good claims in file order and an error for each row that cannot be used,
    with its line number. Raises BadInput when the file as a whole cannot be read.
    """
    claims: dict[str, Claim] = {}
    problems: list[BadRow] = []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.reader(file, strict=True)
            header = next(rows, [])
            missing = [name for name in REQUIRED if name not in header]
            if missing:
                raise BadInput(
                    f"{path}: no column {', '.join(missing)}; the first line must name"
                    " the columns"
                )
            # A quoted cell may hold line ends: the row begins after the last one that
            # was read.
            line = rows.line_num + 1
            for row in rows:
                try:
                    if row:
                        _keep(parse_row(header, row), claims)
                except ValueError as error:
                    own_id = _own_id(header, row)
                    problems.append(BadRow(path.name, line, str(error), own_id))
                line = rows.line_num + 1
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadInput(
            f"{path}: cannot be read as UTF-8 CSV ({error}); check the file"
        ) from error
    return tuple(claims.values()), tuple(problems)


def _own_id(header: Sequence[str], row: Sequence[str]) -> str:
    """Return the id that a row which cannot be used gives itself, "" when none."""
    try:
        return cell_text("id", dict(zip(header, row, strict=False)).get("id", ""))
    except ValueError:
        return ""


def _keep(claim: Claim, claims: dict[str, Claim]) -> None:
    if claim.id in claims:
        raise ValueError(f"the same claim stands in an earlier row (id {claim.id})")
    claims[claim.id] = claim


def parse_row(header: Sequence[str], row: Sequence[str]) -> Claim:
    """Return the claim of one row of text cells. Raises ValueError with the reason in
    words.
    """
    if len(row) != len(header):
        raise ValueError("the row has more or fewer cells than the first line names")
    texts = dict(zip(header, row, strict=True))
    return claim_of_cells(
        {name: cell_text(name, texts.get(name, "")) for name in FIELDS}
    )


def claim_of_cells(cells: Mapping[str, str]) -> Claim:
    """Return the claim whose fields have these texts, each of FIELDS once. Raises
    ValueError with the reason.
    """
    for name in REQUIRED:
        if not cells[name]:
            raise ValueError(f"{name} is empty")
    values: dict[str, Any] = dict(cells)
    for name, read in READERS.items():
        values[name] = read(name, cells[name])
    # A word that is not written is left to the claim's own default.
    values = {
        name: value
        for name, value in values.items()
        if value is not None or name not in WORDS
    }
    _check(values)
    if not values["id"]:
        values["id"] = _made_id(values)
    return Claim(**values)


def _made_id(values: Mapping[str, Any]) -> str:
    source = values["article_id"]
    if not source:
        source = f"{values['url']} {values['claimant']} {values['note']}"
    return claim_id(
        source,
        values["start"],
        values["end"],
        values["place_as_written"],
        values["kind"],
    )


def cell_text(name: str, text: str) -> str:
    """Return the text of a cell without space round it and the ' of a spreadsheet.
    Raises ValueError when too long.
    """
    return bounded_text(name, without_guard(text.lstrip()))


def bounded_text(name: str, text: str) -> str:
    """Return a text without space round it. Raises ValueError when it is too long."""
    text = text.strip()
    if len(text) > MAX_TEXT:
        raise ValueError(f"{name} is longer than {MAX_TEXT} characters")
    return text


def _word(name: str, text: str) -> Word | None:
    if not text:
        return None
    try:
        return WORDS[name](text)
    except ValueError:
        choices = ", ".join(word.value for word in WORDS[name])
        raise ValueError(
            f"{name} {text[:40]!r} is not known; one of {choices}"
        ) from None


def _number(name: str, text: str) -> float | None:
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise ValueError(f"{name} {text[:40]!r} is not a number")
    return value


def _offset(name: str, text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS):
        raise ValueError(f"{name} {text[:40]!r} is not a whole number of characters")
    return int(text)


def _date(name: str, text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(
            f"{name} {text[:40]!r} is not a date like 2023-06-13"
        ) from None


READERS: Mapping[str, Callable[[str, str], object]] = {
    **dict.fromkeys(WORDS, _word),
    **dict.fromkeys(NUMBERS, _number),
    **dict.fromkeys(DAYS, _date),
    **dict.fromkeys(OFFSETS, _offset),
}
"""Of the fields that are no free text: reads name and text of a cell, None for one that
is empty. Raises ValueError.
"""


def _check(values: Mapping[str, Any]) -> None:
    """Raise ValueError for fields that contradict one another or cannot be."""
    _check_point(values["lat"], values["lon"])
    radius, region, url = values["radius_km"], values["region"], values["url"]
    if radius is not None and not 0 < radius <= LARGEST_RADIUS:
        raise ValueError(f"radius_km {radius} is not between 0 and {LARGEST_RADIUS}")
    if region and region not in REGIONS:
        choices = ", ".join(REGIONS)
        raise ValueError(f"region {region[:40]!r} is not known; one of {choices}")
    first, last = values["date_from"], values["date_to"]
    if first and last and first > last:
        raise ValueError(f"date_from {first} is later than date_to {last}")
    if url and not url.startswith(WEB):
        raise ValueError(f"url {url[:40]!r} does not begin with http:// or https://")


def _check_point(lat: float | None, lon: float | None) -> None:
    if (lat is None) != (lon is None):
        raise ValueError("lat and lon must both be given or both be empty")
    if lat is None or lon is None:
        return
    on_earth = -90 <= lat <= 90 and -180 <= lon <= 180
    # Programs write 0, 0 for what they do not know; it lies in the Gulf of Guinea.
    if not on_earth or (lat == 0 and lon == 0):
        raise ValueError(
            f"lat {lat}, lon {lon} is not a place on land; leave both empty when"
            " unknown"
        )
