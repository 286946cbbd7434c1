"""The gazetteer that came with the program, loaded once; and small ones of the tests'
own.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.domain.settings import Settings, shipped_folder
from dashboard.gazetteer import Gazetteer

GEONAMES_COLUMNS = 19


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    folder = tmp_path_factory.mktemp("empty")
    return Gazetteer.load(Settings(shipped=shipped_folder(), data=folder))


@pytest.fixture
def own(tmp_path: Path) -> Settings:
    """Settings whose data folder is empty and may be written to."""
    return Settings(shipped=shipped_folder(), data=tmp_path)


@pytest.fixture
def geonames_line() -> Callable[..., str]:
    """A maker of lines as GeoNames writes them."""

    def line(number: int, name: str, lat: float, lon: float, **more: str) -> str:
        cells = [""] * GEONAMES_COLUMNS
        cells[0:6] = [
            str(number),
            name,
            more.get("ascii", name),
            more.get("others", ""),
            str(lat),
            str(lon),
        ]
        cells[6:9] = [
            more.get("group", "P"),
            more.get("code", "PPL"),
            more.get("country", "UA"),
        ]
        cells[10:12] = [more.get("admin1", "05"), more.get("admin2", "")]
        cells[14] = more.get("population", "0")
        cells[17:19] = ["Europe/Kyiv", "2024-01-01"]
        return "\t".join(cells)

    return line
