"""Reading renamed.csv: former names of towns, by their KATOTTG code."""

from __future__ import annotations

import csv
from pathlib import Path

from dashboard.domain.errors import BadInput


def read_former(path: Path) -> dict[str, tuple[str, ...]]:
    """Return code -> former names, the Ukrainian ones first. Raises BadInput for a file that cannot be used."""
    try:
        with path.open(encoding="utf-8", newline="") as rows:
            return {row["id"]: names(row["old_uk"], row["old_names"]) for row in csv.DictReader(rows)}
    except (OSError, UnicodeDecodeError, KeyError) as error:
        raise BadInput(f"{path}: list of renamed places cannot be read ({error!r}); reinstall it") from error


def names(*cells: str) -> tuple[str, ...]:
    """Return the names in some cells, separated there by |, in order."""
    return tuple(name for cell in cells for name in cell.split("|") if name)


def ukrainian(former: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of the names that are written in Cyrillic."""
    return tuple(name for name in former if not name.isascii())
