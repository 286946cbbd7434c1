"""Names that places had before, and until when: renamed.csv, by hand, with the year of
the renaming; former.csv, from editions of the official register.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dashboard.domain.errors import BadInput
from dashboard.gazetteer.kmu import transliterate

RENAMED = "renamed.csv"
FORMER = "former.csv"


class FormerName(NamedTuple):
    """A name a place had.

    last_seen: last day on which it surely was the official one. gone_by: first day on
    which it surely was not; between the two nobody here knows.
    """

    name: str
    last_seen: date
    gone_by: date


def read_former(path: Path) -> dict[str, tuple[str, ...]]:
    """Return code -> former names of renamed.csv, the Ukrainian ones first. Raises
    BadInput for a file that cannot be used.
    """
    return {row["id"]: names(row["old_uk"], row["old_names"]) for row in _rows(path)}


def read_former_names(folder: Path) -> dict[str, tuple[FormerName, ...]]:
    """Return code -> former names with their days, of the files of a folder that are
    there. Raises BadInput for one that cannot be used.
    """
    listed: dict[str, list[FormerName]] = {}
    renamed, former = (
        list(_rows(folder / name)) if (folder / name).is_file() else []
        for name in (RENAMED, FORMER)
    )
    for row in renamed:
        year = _year(folder / RENAMED, row["year"])
        days = date(year - 1, 12, 31), date(year, 12, 31)
        listed[row["id"]] = [
            FormerName(name, *days) for name in names(row["old_uk"], row["old_names"])
        ]
    for row in former:
        try:
            days = (
                date.fromisoformat(row["last_seen"]),
                date.fromisoformat(row["gone_by"]),
            )
        except ValueError as error:
            raise _unusable(folder / FORMER, error) from error
        spellings = (row["old_uk"], transliterate(row["old_uk"]))
        present = {former.name for former in listed.get(row["id"], ())}
        listed.setdefault(row["id"], []).extend(
            FormerName(name, *days) for name in spellings if name not in present
        )
    return {code: tuple(formers) for code, formers in listed.items()}


def names(*cells: str) -> tuple[str, ...]:
    """Return the names in some cells, separated there by |, in order."""
    return tuple(name for cell in cells for name in cell.split("|") if name)


def ukrainian(former: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of the names that are written in Cyrillic."""
    return tuple(name for name in former if not name.isascii())


def _rows(path: Path) -> Iterator[dict[str, str]]:
    needed = {
        RENAMED: ("id", "old_uk", "old_names"),
        FORMER: ("id", "old_uk", "last_seen", "gone_by"),
    }
    try:
        with path.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                yield {"year": "", **row, **{k: row[k] for k in needed[path.name]}}
    except (OSError, UnicodeDecodeError, KeyError) as error:
        raise _unusable(path, error) from error


def _year(path: Path, text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise _unusable(path, error) from error


def _unusable(path: Path, error: Exception) -> BadInput:
    return BadInput(
        f"{path}: list of renamed places cannot be read ({error!r}); reinstall it"
    )
