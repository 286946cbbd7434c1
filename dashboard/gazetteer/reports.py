"""Which settlements reports named on which day: reported.csv, of the shipped claims."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dashboard.domain.errors import BadInput

REPORTS = "reported.csv"


class PlaceReport(NamedTuple):
    """A settlement, by its code, and a day on which a report named it."""

    id: str
    day: date


def read_reports(path: Path) -> tuple[PlaceReport, ...]:
    """Return the rows of reported.csv, () when there is no such file. Raises BadInput
    for one that cannot be used.
    """
    if not path.is_file():
        return ()
    try:
        with path.open(encoding="utf-8", newline="") as rows:
            return tuple(
                PlaceReport(row["id"], date.fromisoformat(row["day"]))
                for row in csv.DictReader(rows)
            )
    except (OSError, UnicodeDecodeError, KeyError, ValueError) as error:
        raise BadInput(
            f"{path}: list of reported places cannot be read ({error!r}); reinstall it"
        ) from error
