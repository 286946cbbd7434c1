"""Banks of the Dnipro and sides of the border."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dashboard.domain.errors import DataMissing
from dashboard.services.judgement.regions import left_bank_ring, regions
from tests.unit.services.settings_of import settings_of

PLACES = {
    "Kherson": (46.635, 32.61, "right"),
    "Oleshky": (46.62, 32.79, "left"),
    "Zaporizhzhia": (47.83, 35.19, "left"),
    "Nikopol": (47.57, 34.39, "right"),
    "Enerhodar": (47.50, 34.65, "left"),
    "Kinburn": (46.48, 31.80, "left"),
    "Ochakiv": (46.62, 31.54, "right"),
    "Kharkiv": (49.99, 36.23, "left"),
}


@pytest.mark.parametrize("name", PLACES)
def test_banks(tmp_path: Path, name: str) -> None:
    lat, lon, bank = PLACES[name]
    number = int(regions(settings_of(tmp_path))(np.array([lat]), np.array([lon]))[0, 0])
    assert number & 1 == (bank == "left")


def test_sides_of_the_border(tmp_path: Path) -> None:
    of = regions(settings_of(tmp_path))
    sumy, kursk = (
        int(of(np.array([lat]), np.array([lon]))[0, 0])
        for lat, lon in ((50.91, 34.80), (51.73, 36.19))
    )
    assert sumy & 2
    assert not kursk & 2
    # Crimea is in Ukraine.
    assert int(of(np.array([44.95]), np.array([34.10]))[0, 0]) & 2


def test_pieces_of_a_river_are_joined_whatever_their_order() -> None:
    def piece(*points: tuple[float, float]) -> dict[str, object]:
        geometry = {"type": "LineString", "coordinates": [list(p) for p in points]}
        return {"properties": {"name": "Dnipro"}, "geometry": geometry}

    upper = piece((31.0, 52.0), (31.0, 51.0), (31.0, 50.0))
    lower = piece((32.0, 48.0), (31.5, 49.0), (31.0, 50.0))
    course = left_bank_ring([lower, upper])[:6]
    assert [lat for _, lat in course] == [52.0, 51.0, 50.0, 50.0, 49.0, 48.0]


def test_without_the_basemap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_of(tmp_path)
    monkeypatch.setattr(type(settings), "file", lambda *_: tmp_path / "none")
    with pytest.raises(DataMissing, match="restore data/basemap"):
        regions(settings)
