"""Puts the figures of reading into the package and into docs/reading.md;
`python -m benchmarks.published`: docs/reading.md alone.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.measure import Row
from benchmarks.plan import Plan
from dashboard.services.reading import accuracy
from dashboard.services.reading.accuracy import FILE, WAYS, Accuracy

GUIDE = Path(__file__).parents[1] / "docs" / "reading.md"
BEGIN = "<!-- accuracy: written by python -m benchmarks.published -->"
END = "<!-- accuracy: end -->"


def details(plan: Plan, name: str) -> Path:
    """Return the file in which the figures of one way of reading wait to be
    published.
    """
    return plan.scratch / f"reading_{name}.json"


def of(plan: Plan, rows: Sequence[Row], when: str, commit: str) -> Accuracy:
    """Return the figures of one run. when: its time, ISO day first. Raises KeyError
    when a step is missing.
    """
    by_key = {one.key: one for one in rows}
    found = {way: json.loads(details(plan, way).read_text("utf-8")) for way in WAYS}
    return Accuracy(
        measured=when[:10],
        commit=commit,
        model=found["model"]["model"],
        passages=found["model"]["passages"],
        shares={way: one["shares"] for way, one in found.items()},
        errors={way: one["errors"] for way, one in found.items()},
        speed={way: round(by_key[f"reading.{way}.speed"].median, 1) for way in WAYS},
        memory={way: round(by_key[f"reading.{way}.memory"].median) for way in WAYS},
        growth={
            way: round(
                by_key[f"reading.{way}.long.4"].median
                / by_key[f"reading.{way}.long.1"].median,
                2,
            )
            for way in WAYS
        },
        stages={way: one["stages"] for way, one in found.items()},
        doubts=found["model"]["doubts"],
        reliability=found["model"]["reliability"],
    )


def write(found: Accuracy) -> None:
    """Write the file of the package and the section of docs/reading.md."""
    FILE.write_text(
        json.dumps(asdict(found), indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    GUIDE.write_text(inserted(GUIDE.read_text("utf-8"), found), encoding="utf-8")


def inserted(guide: str, found: Accuracy) -> str:
    """Return the guide with the section renewed. Raises ValueError when its marks are
    not there.
    """
    before, begin, rest = guide.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"docs/reading.md: {BEGIN!r} and {END!r} are not there")
    return f"{before}{BEGIN}\n{accuracy.markdown(found)}\n{END}{after}"


if __name__ == "__main__":
    GUIDE.write_text(
        inserted(GUIDE.read_text("utf-8"), accuracy.accuracy()), encoding="utf-8"
    )
    sys.exit(0)
