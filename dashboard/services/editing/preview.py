"""What would come of an import, before anything is kept: claims, counts, rejected rows
and what looks odd.
"""

from __future__ import annotations

import csv
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from dashboard.domain.claim import ATTRIBUTES, FIELDS, WORDS, Claim
from dashboard.domain.geography.geo import kilometres
from dashboard.domain.wording import count_words
from dashboard.services.editing.datasets import (
    ImportRequest,
    conversion_of,
    import_limits,
)
from dashboard.services.map.places import locate
from dashboard.services.project import Project

MOST_ROWS = 20_000
"""Rows of a file that are read for a preview."""
MOST_CLAIMS = 500
"""Claims that are drawn on the map of a preview."""
MOST_REJECTS = 20
FAR_KM = 1000.0
"""Kilometres from the middle of all points from which on one looks odd: no two places
of Ukraine are farther apart.
"""
WAR_BEGAN = date(2014, 2, 20)
"""The first day of the war: what is dated before it looks odd."""
UKRAINE = (44.0, 52.6, 21.9, 40.5)
"""South, north, west, east in degrees, a tenth of a degree wider than the borders."""


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What would come of an import. claims: the first ones. whole: whether all rows
    were read. counts: for kind, actor, precision and year, how often each value comes.
    rejects: line, reason and row of the first rows that do not fit. odd: sentences.
    """

    rows: int
    rejected: int
    whole: bool
    claims: tuple[Claim, ...]
    counts: Mapping[str, Mapping[str, int]]
    reasons: tuple[tuple[str, int], ...]
    rejects: tuple[tuple[str, str, str], ...]
    odd: tuple[str, ...]
    notes: tuple[str, ...]


def preview_file(project: Project, request: ImportRequest) -> ImportPreview:
    """Convert the first rows of a file and keep nothing of it. Raises what
    `import_file` raises for a file that cannot be read.
    """
    import pyarrow.parquet as pq

    from dashboard.exchange.importers import convert_aside

    def place(claim: Claim) -> Claim:
        return locate(claim, project.gazetteer)

    with tempfile.TemporaryDirectory(prefix="frontline-preview-") as folder:
        out = Path(folder) / "claims.parquet"
        rejects = Path(folder) / "rejects.csv"
        report = convert_aside(
            replace(conversion_of(request), dataset="preview", most_rows=MOST_ROWS),
            out,
            rejects,
            locate=place,
            memory=project.settings.memory,
            limits=import_limits(project, request.path),
        )
        rows = pq.read_table(out).to_pylist()
        bad = tuple(_rejects(rejects))
    return ImportPreview(
        rows=report.rows,
        rejected=report.rejected,
        whole=report.rows + report.rejected + report.left_out < MOST_ROWS,
        claims=tuple(map(_claim, rows[:MOST_CLAIMS])),
        counts=_counts(rows),
        reasons=report.reasons,
        rejects=bad,
        odd=tuple(odd_words(rows, datetime.now(UTC).date())),
        notes=report.notes,
    )


def _rejects(path: Path) -> Iterator[tuple[str, str, str]]:
    if not path.exists():
        return
    with path.open(encoding="utf-8", newline="") as file:
        for row in islice(csv.DictReader(file), MOST_REJECTS):
            yield row["line"], row["reason"], row["row"]


def _claim(row: Mapping[str, Any]) -> Claim:
    words = {
        name: word(row[name]) if row[name] else None for name, word in WORDS.items()
    }
    return Claim(**{name: row[name] for name in (*FIELDS, ATTRIBUTES)} | words)


def _counts(rows: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, int]]:
    counts = {
        name: Counter(str(row[name] or "unknown") for row in rows)
        for name in ("kind", "actor", "precision")
    }
    years = (row["date_to"] or row["date_from"] for row in rows)
    counts["year"] = Counter(str(day.year) if day else "unknown" for day in years)
    return {name: dict(counter.most_common()) for name, counter in counts.items()}


def odd_words(rows: Sequence[Mapping[str, Any]], today: date) -> Iterator[str]:
    """Yield a sentence for each thing about the claims that a person should look at.
    Nothing of it is left out for that.
    """
    points = [(row["lat"], row["lon"]) for row in rows if row["lat"] is not None]
    south, north, west, east = UKRAINE
    outside = sum(
        not (south <= lat <= north and west <= lon <= east) for lat, lon in points
    )
    if outside:
        yield f"{count_words(outside, 'point')} outside Ukraine"
    far = _far(points)
    if far:
        yield (
            f"{count_words(far, 'point')} more than {FAR_KM:,.0f} km from the middle of"
            " all points"
        )
    days = [row["date_to"] for row in rows if row["date_to"]]
    early = sum(day < WAR_BEGAN for day in days)
    if early:
        yield f"{count_words(early, 'claim')} dated before the war began in 2014"
    late = sum(day > today for day in days)
    if late:
        yield f"{count_words(late, 'claim')} dated later than today"
    lacking = {
        "without a date": len(rows) - len(days),
        "without a point": len(rows) - len(points),
        "with a point whose precision the file does not say": sum(
            row["lat"] is not None and not row["precision"] for row in rows
        ),
    }
    for words, count in lacking.items():
        if count:
            yield f"{count_words(count, 'claim')} {words}"


def _far(points: Sequence[tuple[float, float]]) -> int:
    if not points:
        return 0
    lats, lons = zip(*points, strict=True)
    # The median, which a few points at 0, 0 do not move.
    middle = median(lats), median(lons)
    return sum(kilometres(*middle, *point) > FAR_KM for point in points)
