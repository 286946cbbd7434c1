"""How much two maps differ."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.judgement import overlap
from dashboard.judgement.overlap import Axis, Mask, difference

WEST = ((36.0, 47.0), (36.5, 47.0), (36.5, 47.5), (36.0, 47.5))
WIDER = ((36.0, 47.0), (37.0, 47.0), (37.0, 47.5), (36.0, 47.5))
HALF_KM2 = 0.5 * 111.2 * 0.5 * 111.2 * 0.6788
"""Half a degree by half a degree at 47.25 degrees north, whose cosine is .6788."""


def test_the_same_map_does_not_differ() -> None:
    same = difference([WEST], [WEST])
    assert (same.only_first, same.only_second) == (0, 0)
    assert (same.half_km, same.most_km) == (0, 0)


def test_each_side_of_a_difference() -> None:
    apart = difference([WEST], [WIDER])
    assert apart.only_first == 0
    assert apart.only_second == pytest.approx(HALF_KM2, rel=0.02)
    assert difference([WIDER], [WEST]).only_first == apart.only_second


def test_a_hole_is_no_part_of_it() -> None:
    only = difference([WIDER, WEST], [WEST]).only_first
    assert only == pytest.approx(HALF_KM2, rel=0.02)


def middle(lats: Axis, lons: Axis) -> Mask:
    """Return the ground around the eastern edges alone."""
    inside = (lats > 47.1) & (lats < 47.4)
    return inside[:, None] & ((lons > 36.3) & (lons < 36.9))[None, :]


def test_how_far_the_lines_lie_apart() -> None:
    near = ((36.0, 47.0), (36.6, 47.0), (36.6, 47.5), (36.0, 47.5))
    apart = difference([WEST], [near], middle)
    tenth = 0.1 * 111.2 * 0.6788
    assert apart.half_km == pytest.approx(tenth, rel=0.05)
    assert apart.most_km == pytest.approx(tenth, rel=0.05)


def test_no_line_no_distance() -> None:
    far = ((20.0, 47.0), (20.1, 47.0), (20.1, 47.1), (20.0, 47.1))
    assert difference([WEST], [far], middle).half_km is None


def test_a_long_line_is_thinned(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = difference([WEST], [WIDER])
    monkeypatch.setattr(overlap, "MOST_POINTS", 100)
    monkeypatch.setattr(overlap, "AT_ONCE", 500)
    thinned = difference([WEST], [WIDER])
    assert thinned.most_km is not None
    assert whole.most_km is not None
    assert np.isclose(thinned.most_km, whole.most_km, atol=5)
