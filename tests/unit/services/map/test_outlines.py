"""Outlines for the live map: which, how large, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput, DataMissing
from dashboard.domain.settings import load
from dashboard.services.map.outlines import MOST, outlines

DONETSK, LUHANSK = "UA14000000000091971", "UA44000000000018893"


def test_an_oblast_a_raion_and_an_area_of_oblasts() -> None:
    found = outlines(load(), [DONETSK, "UA05020000000026686", "area-donbas", "nowhere"])
    assert set(found) == {DONETSK, "UA05020000000026686", "area-donbas"}
    assert found[DONETSK]["type"] == "MultiPolygon"
    both = found["area-donbas"]["coordinates"]
    assert found[DONETSK]["coordinates"][0] in both
    assert len(both) > len(found[DONETSK]["coordinates"])


def test_an_outline_is_closed_and_small() -> None:
    polygon = outlines(load(), [DONETSK])[DONETSK]["coordinates"][0]
    assert polygon[0][0] == polygon[0][-1]
    assert all(round(value, 3) == value for point in polygon[0] for value in point)
    every = outlines(load(), [DONETSK, LUHANSK])
    assert len(json.dumps(every, separators=(",", ":"))) < 40_000


def test_too_many_places_are_refused() -> None:
    with pytest.raises(BadInput, match="at most"):
        outlines(load(), map(str, range(MOST + 1)))


def test_a_damaged_basemap_is_named(tmp_path: Path) -> None:
    class Elsewhere:
        def file(self, name: str) -> Path:
            return tmp_path / name

    with pytest.raises(DataMissing, match="oblasts"):
        outlines(Elsewhere(), [DONETSK])  # type: ignore[arg-type]
