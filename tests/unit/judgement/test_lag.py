"""How long after a claim a layer showed it."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from dashboard.judgement import lag
from dashboard.judgement.lag import Lag, Showing, lag_of, lag_sentence, within

SQUARE = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0))
HOLE = ((1.0, 1.0), (2.0, 1.0), (2.0, 2.0), (1.0, 2.0))


def test_inside_outside_and_in_a_hole() -> None:
    points = [(3.0, 3.0), (1.5, 1.5), (5.0, 1.0), (-1.0, 2.0)]
    assert within([SQUARE, HOLE], points).tolist() == [True, False, False, False]
    assert within([SQUARE], []).tolist() == []


def test_many_points_and_edges_a_few_at_a_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rng = np.random.default_rng(1)
    rings = [rng.uniform(0, 4, (40, 2)) for _ in range(3)]
    points = rng.uniform(-1, 5, (200, 2))
    # On the latitude of a corner, and on a horizontal edge.
    points[:40, 1] = rings[0][:, 1]
    rings[1][1, 1] = rings[1][0, 1]
    whole = within(rings, points)
    monkeypatch.setattr(lag, "MOST_MEETINGS", 500)
    assert within(rings, points).tolist() == whole.tolist()
    assert whole.tolist() == [_is_within(rings, *point) for point in points]
    assert 0 < whole.sum() < len(points)


def _is_within(rings: list[NDArray[np.float64]], lon: float, lat: float) -> bool:
    """Return it by the textbook: a ray to the east, edge by edge."""
    inside = False
    for ring in rings:
        for (x0, y0), (x1, y1) in zip(ring, np.roll(ring, -1, axis=0), strict=True):
            if (y0 > lat) != (y1 > lat):
                inside ^= bool(x0 + (lat - y0) / (y1 - y0) * (x1 - x0) > lon)
    return inside


def test_when_it_was_shown() -> None:
    assert lag_of(10, [(8, False), (10, True)]) == Lag(Showing.AT_ONCE, 10, 0)
    assert lag_of(10, [(8, False), (13, True)]) == Lag(Showing.LATER, 13, 3)
    # Showing before, and still: no day of waiting, whenever the next map came.
    assert lag_of(10, [(8, True), (13, True)]) == Lag(Showing.AT_ONCE, 13, 0)
    assert lag_of(10, [(8, True), (11, False), (13, True)]) == Lag(Showing.LATER, 13, 3)
    assert lag_of(10, [(8, True), (11, False)]) == Lag(Showing.NEVER)
    assert lag_of(10, [(8, True)]) == Lag(Showing.NOT_COVERED)
    assert lag_of(10, []) == Lag(Showing.NOT_COVERED)


def test_the_counts() -> None:
    lags = [
        Lag(Showing.AT_ONCE, 10, 0),
        Lag(Showing.LATER, 20, 10),
        Lag(Showing.LATER, 50, 40),
        Lag(Showing.NEVER),
        Lag(Showing.NOT_COVERED),
    ]
    assert lag_sentence(lags) == (
        "of 4 claims, 1 were shown on the day, 2 within 30 days, 1 never; 1 are of days"
        " that the layer does not cover"
    )
