"""Axes that were turned round, by where all points lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.exchange.importers.mapping.axes import lies_turned
from dashboard.exchange.tables.pieces import column_table


@pytest.mark.parametrize(
    ("points", "turned"),
    [
        (["36.8;47.79"], True),
        (["36.8;47.79", ";", "x;47", "37.5;48.5"], True),
        (["47.79;36.8"], False),
        # One point in Ukraine as it is, or that is not there either way.
        (["36.8;47.79", "47.79;36.8"], False),
        (["36.8;47.79", "10;20"], False),
        ([";"], False),
        ([], False),
    ],
)
def test_all_points_have_to_lie_so(points: list[str], turned: bool) -> None:
    rows = [point.split(";") for point in points]
    table = column_table(Path("a.csv"), ["a", "b"], rows, range(len(rows)))
    assert lies_turned(table, "a", "b") is turned
