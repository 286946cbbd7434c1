"""Which ground belongs together when places speak for what lies around them: the same
bank of the Dnipro, the same side of Ukraine's border.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.domain.errors import DataMissing
from dashboard.domain.settings import Settings
from dashboard.judgement.overlap import Ground, enclosed
from dashboard.judgement.surface import Regions

RIVER = ("Dnipro", "Dnepre")
UKRAINE = "UKR"
_ESTUARY = [(32.2, 46.57), (31.95, 46.57), (31.5, 46.58), (31.2, 46.4)]
"""From the mouth of the river to the open sea, longitude and latitude."""
_HOME = 2
"""Added to the number of a region inside the border."""
_EAST, _SOUTH, _NORTH = 60.0, 40.0, 58.0
Line = list[tuple[float, float]]


def regions(settings: Settings) -> Regions:
    """Return what numbers the regions. Raises DataMissing when the basemap cannot be
    read.
    """
    return _of_folder(settings.file("basemap"))


def inside_ukraine(settings: Settings) -> Ground:
    """Return what tells the ground inside Ukraine's border. Raises DataMissing when the
    basemap cannot be read.
    """
    numbered = regions(settings)
    return lambda lats, lons: numbered(lats, lons) >= _HOME


@lru_cache(maxsize=2)
def _of_folder(folder: Path) -> Regions:
    left_bank = [left_bank_ring(_features(folder / "rivers.geojson"))]
    ukraine = [
        [(lon, lat) for lon, lat in ring]
        for feature in _features(folder / "odbl" / "countries.geojson")
        if feature["properties"]["id"] == UKRAINE
        for polygon in _polygons(feature["geometry"])
        for ring in polygon
    ]

    @lru_cache(maxsize=4)
    def numbered(lats: bytes, lons: bytes) -> NDArray[np.int64]:
        rows, columns = np.frombuffer(lats), np.frombuffer(lons)
        east = enclosed(left_bank, rows, columns)
        home = enclosed(ukraine, rows, columns)
        return home.astype(np.int64) * _HOME + east

    # The grid is the same on most days.
    return lambda lats, lons: numbered(lats.tobytes(), lons.tobytes())


def left_bank_ring(features: Sequence[dict[str, Any]]) -> Line:
    """Return a ring around all that lies east of the river, from its spring to the
    sea.
    """
    parts = [
        [(lon, lat) for lon, lat in line]
        for feature in features
        if feature["properties"].get("name") in RIVER
        for line in _lines(feature["geometry"])
    ]
    # Shorter pieces are spurs of a few metres.
    course = _joined([part for part in parts if len(part) > 2])
    south = (_ESTUARY[-1][0], _SOUTH)
    north = (course[0][0], _NORTH)
    return [*course, *_ESTUARY, south, (_EAST, _SOUTH), (_EAST, _NORTH), north]


def _joined(parts: list[Line]) -> Line:
    """Return the course of a river, from north to south."""
    ends = [(end, part) for part in parts for end in (part[0], part[-1])]
    (_, first) = max(ends, key=lambda each: each[0][1])
    course = first if first[0][1] > first[-1][1] else first[::-1]
    left = [part for part in parts if part is not first]
    while left:
        here = course[-1]
        nearest = min(
            left, key=lambda part: min(_far(here, part[0]), _far(here, part[-1]))
        )
        left = [part for part in left if part is not nearest]
        ahead = _far(here, nearest[0]) <= _far(here, nearest[-1])
        course = course + (nearest if ahead else nearest[::-1])
    return course


def _far(a: tuple[float, float], b: tuple[float, float]) -> float:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def _features(path: Path) -> list[dict[str, Any]]:
    try:
        features: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["features"]
    except (OSError, ValueError, KeyError) as error:
        raise DataMissing(
            f"{path}: cannot be read ({error}); restore data/basemap"
        ) from error
    return features


def _lines(geometry: dict[str, Any]) -> list[Any]:
    lines = geometry["coordinates"]
    return [lines] if geometry["type"] == "LineString" else lines


def _polygons(geometry: dict[str, Any]) -> list[Any]:
    polygons = geometry["coordinates"]
    return [polygons] if geometry["type"] == "Polygon" else polygons
