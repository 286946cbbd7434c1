"""Builds data/gazetteer/reported.csv: which settlements the shipped claims name, and on
which day, so that the bearers of one name can be told apart by the time of a text.

    python -m data.build.reported [--out DIR]
"""

import argparse
import csv
import io
from pathlib import Path

from dashboard.domain.settings import load
from dashboard.gazetteer import Gazetteer
from dashboard.gazetteer.register import SETTLED
from dashboard.gazetteer.reports import REPORTS

DATA = Path(__file__).resolve().parents[1]


def table(claims: Path) -> str:
    """Return the table for a file of claims: the code of each settlement in Ukraine and
    the day, "on or before", sorted.
    """
    gazetteer = Gazetteer.load(load({}))
    rows = set()
    with claims.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            place = gazetteer.place(row["place_id"]) if row["place_id"] else None
            if place is not None and place.country == "UA" and place.kind in SETTLED:
                rows.add((row["date_to"] or row["published"], place.id))
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("day", "id"))
    writer.writerows(sorted(rows))
    return out.getvalue()


def main() -> None:
    """Write the table, and print how many rows it has."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=DATA / "gazetteer")
    text = table(DATA / "claims.csv")
    (parser.parse_args().out / REPORTS).write_text(text, encoding="utf-8")
    print(f"{text.count(chr(10)) - 1} days of settlements")


if __name__ == "__main__":
    main()
