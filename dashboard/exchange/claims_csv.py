"""The project's own CSV: one claim a row, the columns of the claim schema in any order, UTF-8 with or without a BOM."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from dashboard.domain.claim import DAYS, FIELDS, NUMBERS, OFFSETS, WORDS, Claim, claim_id
from dashboard.domain.errors import BadInput, BadRow
from dashboard.domain.words import REGIONS, Word

REQUIRED = ("kind", "claimant", "publisher")
MAX_TEXT = 4000
"""Longest text of one cell, characters; longer is an attack or a broken quote that swallowed the rows after it."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet runs a cell that begins with one of these (OWASP CSV injection)."""


def read_csv(path: Path) -> tuple[tuple[Claim, ...], tuple[BadRow, ...]]:
    """Read a claims file.

    Returns the good claims in file order and an error for each row that cannot be used, with its line number.
    Raises BadInput when the file as a whole cannot be read.
    """
    claims: dict[str, Claim] = {}
    problems: list[BadRow] = []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.reader(file, strict=True)
            header = next(rows, [])
            missing = [name for name in REQUIRED if name not in header]
            if missing:
                raise BadInput(f"{path}: no column {', '.join(missing)}; the first line must name the columns")
            line = rows.line_num + 1
            for row in rows:
                try:
                    if row:
                        _keep(parse_row(header, row), claims)
                except ValueError as error:
                    problems.append(BadRow(path.name, line, str(error)))
                line = rows.line_num + 1
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadInput(f"{path}: cannot be read as UTF-8 CSV ({error}); check the file") from error
    return tuple(claims.values()), tuple(problems)


def _keep(claim: Claim, claims: dict[str, Claim]) -> None:
    if claim.id in claims:
        raise ValueError(f"the same claim stands in an earlier row (id {claim.id})")
    claims[claim.id] = claim


def parse_row(header: Sequence[str], row: Sequence[str]) -> Claim:
    """Return the claim of one row of text cells. Raises ValueError with the reason in words."""
    if len(row) != len(header):
        raise ValueError("the row has more or fewer cells than the first line names")
    given = dict(zip(header, row, strict=True))
    return claim_of_cells({name: cell(name, given.get(name, "")) for name in FIELDS})


def claim_of_cells(cells: Mapping[str, str]) -> Claim:
    """Return the claim whose fields have these texts, each of FIELDS once. Raises ValueError with the reason."""
    for name in REQUIRED:
        if not cells[name]:
            raise ValueError(f"{name} is empty")
    values: dict[str, Any] = {name: cells[name] for name in FIELDS if name not in {*WORDS, *NUMBERS, *DAYS, *OFFSETS}}
    values |= {name: _word(name, cells[name]) for name in WORDS if cells[name]}
    values |= {name: _number(name, cells[name]) for name in NUMBERS}
    values |= {name: _date(name, cells[name]) for name in DAYS}
    values |= {name: _offset(name, cells[name]) for name in OFFSETS}
    _check(values)
    if not values["id"]:
        source = values["article_id"] or f"{values['url']} {values['claimant']} {values['note']}"
        values["id"] = claim_id(source, values["start"], values["end"], values["place_as_written"], values["kind"])
    return Claim(**values)


def cell(name: str, text: str) -> str:
    """Return the text of a cell without space round it and the ' of a spreadsheet. Raises ValueError when too long."""
    text = text.lstrip()
    text = (text[1:] if text[:1] == "'" and text[1:2] in (*FORMULA, "'") else text).strip()
    if len(text) > MAX_TEXT:
        raise ValueError(f"{name} is longer than {MAX_TEXT} characters")
    return text


def _word(name: str, text: str) -> Word:
    try:
        return WORDS[name](text)
    except ValueError:
        known = ", ".join(w.value for w in WORDS[name])
        raise ValueError(f"{name} {text[:40]!r} is not known; one of {known}") from None


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
    if text and not (text.isascii() and text.isdigit() and len(text) < 12):
        raise ValueError(f"{name} {text[:40]!r} is not a whole number of characters")
    return int(text) if text else None


def _date(name: str, text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise ValueError(f"{name} {text[:40]!r} is not a date like 2023-06-13") from None


def _check(values: Mapping[str, Any]) -> None:
    lat, lon = values["lat"], values["lon"]
    if (lat is None) != (lon is None):
        raise ValueError("lat and lon must both be given or both be empty")
    if lat is not None and (not -90 <= lat <= 90 or not -180 <= lon <= 180 or (lat == 0 and lon == 0)):
        raise ValueError(f"lat {lat}, lon {lon} is not a place on land; leave both empty when unknown")
    if values["radius_km"] is not None and not 0 < values["radius_km"] <= 2000:
        raise ValueError(f"radius_km {values['radius_km']} is not between 0 and 2000")
    if values["region"] and values["region"] not in REGIONS:
        raise ValueError(f"region {values['region'][:40]!r} is not known; one of {', '.join(REGIONS)}")
    if values["date_from"] and values["date_to"] and values["date_from"] > values["date_to"]:
        raise ValueError(f"date_from {values['date_from']} is later than date_to {values['date_to']}")
    if values["url"] and not values["url"].startswith(("http://", "https://")):
        raise ValueError(f"url {values['url'][:40]!r} does not begin with http:// or https://")


def write_csv(claims: Iterable[Claim], out: TextIO) -> int:
    """Write claims as CSV with every field; returns how many. Cells that a spreadsheet would run get a leading '."""
    count = 0
    for count, line in enumerate(csv_parts(claims)):  # noqa: B007
        out.write(line)
    return count


def csv_parts(claims: Iterable[Claim]) -> Iterator[str]:
    """Yield the file of `write_csv` line by line, the line of column names first."""
    writer = csv.writer(_Given(), lineterminator="\r\n")
    yield writer.writerow(FIELDS)
    for claim in claims:
        yield writer.writerow([_text(name, getattr(claim, name)) for name in FIELDS])


class _Given:
    """A file that hands back what is written to it: csv.writer returns what its file's write returned."""

    def write(self, text: str) -> str:
        return text


def _text(name: str, value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith((*FORMULA, "'")) and name not in NUMBERS else text
