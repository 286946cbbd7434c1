"""What one run measures, at which sizes, and where its big files go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FULL = 1_000_000
"""Rows of the size that the goals speak of; the others are 4, 10 and 20 times as many.
"""
SECTIONS: Mapping[str, str] = {
    "reading": (
        "articles to claims: agreement with our own annotated passages, speed and"
        " memory"
    ),
    "generate": "writing the big files",
    "small": "what a reader waits for on the shipped claims",
    "visit": "what a first visit costs in bytes, requests and seconds on a slow line",
    "import": "importing, beside pandas.read_csv of the same file",
    "viewport": "markers of a viewport at three sizes",
    "questions": "facets, histogram, list and export",
    "judging": "who holds what, dossiers, and a thousand new claims",
    "archive": "a partitioned archive, opened where it lies",
    "browser": "first map, pan, zoom, playback, filter change and memory, in Chromium",
    "pictures": (
        "pictures, beside folium's own way, and with 20 asked for at once while a"
        " reader pans"
    ),
    "hostile": "a reader who pans while one hostile client does its worst for a minute",
    "timelapse": "time-lapses of thirty frames",
    "peer": "one folium marker a row, in Chromium",
}
"""Every section in the order in which they run, and what it measures."""


@dataclass(frozen=True, slots=True)
class Plan:
    """scratch: folder of big files; those that lie there already are used, except by
    the section that makes them.

    rows: claims of the base size. quick: few repetitions, to see that it all runs.
    """

    scratch: Path
    rows: int = FULL
    quick: bool = False

    def runs(self, full: int) -> int:
        """Return how often to repeat what a whole run repeats that often."""
        return max(2, full // 8) if self.quick else full

    def file(self, times: int = 1) -> Path:
        """Return the ACLED file of that many times the base size."""
        return self.scratch / f"acled_{size(self.rows * times)}.csv"

    @property
    def archive(self) -> Path:
        """Return the folder of the archive, 20 times the base size."""
        return self.scratch / f"archive{size(self.rows * 20)}"

    @property
    def archive_data(self) -> Path:
        """Return the data directory in which the archive is opened."""
        return self.scratch / f"data_archive{size(self.rows * 20)}"

    @property
    def shipped_data(self) -> Path:
        """Return the data directory that holds nothing but the shipped claims."""
        return self.scratch / "data_shipped"

    def data(self, times: int = 1) -> Path:
        """Return the data directory into which that file is imported."""
        return self.scratch / f"data_{size(self.rows * times)}"


def size(rows: int) -> str:
    """Return a number of rows as part of a name: 1m, 400k, 1500."""
    for unit, letter in ((1_000_000, "m"), (1_000, "k")):
        if rows % unit == 0:
            return f"{rows // unit}{letter}"
    return str(rows)


def words(rows: int) -> str:
    """Return a number of rows as a reader sees it: 1 M, 400 k, 1,500."""
    name = size(rows)
    return (
        f"{rows:,}"
        if name.isdigit()
        else f"{name[:-1]} {'M' if name[-1] == 'm' else 'k'}"
    )
