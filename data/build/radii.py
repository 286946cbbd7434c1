"""Measure how well stated radii hold: how far villages put at the mean of their hromada
lie from the points of GeoNames' postal file, which no radius was made from.

    python -m data.build.radii UA.txt

Points are looked for within 60 km of the mean, so that one beyond the radius is not
overlooked; one counts where it is clearly the nearest of its name. Settlements are cut
in two halves by their code: radii may be set on the first, and must hold on the second.
"""

from __future__ import annotations

import hashlib
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from dashboard.domain.geography.geo import kilometres
from dashboard.domain.words import Precision
from dashboard.gazetteer import positions
from dashboard.gazetteer.extract import SETTLEMENTS, Row, read_rows
from dashboard.gazetteer.former import read_former_names
from dashboard.gazetteer.positions import PostalPlace, with_postal
from dashboard.gazetteer.update import parse_postal_line

GAZETTEER = Path(__file__).resolve().parents[1] / "gazetteer"
SEARCHED_KM = 60.0
SHARE = 0.95


class Distance(NamedTuple):
    """How far a settlement is from where it is put. km: of its point; radius_km: as
    stated; half: 0 or 1.
    """

    region: str
    km: float
    radius_km: float
    half: int


def distances(
    rows: Sequence[Row],
    places: Iterable[PostalPlace],
    names: dict[str, tuple[str, ...]],
) -> list[Distance]:
    """Return the distance of every settlement at the mean of its hromada that has a
    postal point. names: KATOTTG code -> former Ukrainian names.
    """
    with patch.object(positions, "NEAREST_KM", SEARCHED_KM):
        placed = with_postal(rows, places, names)
    return [
        Distance(
            row.region,
            kilometres(row.lat, row.lon, point.lat, point.lon),
            row.radius_km,
            hashlib.sha256(row.id.encode()).digest()[0] % 2,
        )
        for row, point in zip(rows, placed, strict=True)
        if row.precision is Precision.APPROXIMATE
        and point.precision is Precision.SETTLEMENT
    ]


def table(measured: Iterable[Distance]) -> list[str]:
    """Return a line an oblast and one for all: settlements, the kilometres that hold 95
    in 100 of the first half, and the share of each half inside the stated radius.
    """
    groups: dict[str, list[Distance]] = defaultdict(list)
    for distance in measured:
        groups[distance.region].append(distance)
        groups["all"].append(distance)
    lines = []
    for name, group in sorted(groups.items()):
        first, second = ([d for d in group if d.half == half] for half in (0, 1))
        lines.append(
            f"{name:16} {len(group):6} {_holding(first):6.1f} km"
            f" {_inside(first):.3f} {_inside(second):.3f}"
        )
    return lines


def _holding(group: Sequence[Distance]) -> float:
    ordered = sorted(distance.km for distance in group)
    return ordered[int(len(ordered) * SHARE)] if ordered else 0.0


def _inside(group: Sequence[Distance]) -> float:
    return sum(d.km <= d.radius_km for d in group) / max(1, len(group))


def main(path: str) -> None:
    """Print the table for one postal file."""
    lines = Path(path).read_bytes().splitlines()
    places = [place for line in lines if (place := parse_postal_line(line))]
    rows = [
        row for row in read_rows(GAZETTEER / SETTLEMENTS) if row.category != "raion"
    ]
    names = {
        code: tuple(former.name for former in formers)
        for code, formers in read_former_names(GAZETTEER).items()
    }
    print("\n".join(table(distances(rows, places, names))))


if __name__ == "__main__":
    main(*sys.argv[1:2])
