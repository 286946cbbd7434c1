"""Outlines of oblasts and raions for the live map, as small as they can be."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from dashboard.cartography.style import AREA_PARTS
from dashboard.domain.errors import BadInput, DataMissing
from dashboard.domain.settings import Settings
from dashboard.i18n.translate import gettext

MOST = 200
"""Most outlines of one answer: there are 27 regions and 136 raions."""
DECIMALS = 3
"""Of a degree: 0.001 is 111 m, less than the lines themselves are exact."""


def outlines(settings: Settings, place_ids: Iterable[str]) -> dict[str, Any]:
    """Return a GeoJSON geometry for each of the places that has an outline.

    Raises BadInput for more than MOST places, DataMissing when the basemap cannot be
    read.
    """
    ids = list(dict.fromkeys(place_ids))
    if len(ids) > MOST:
        raise BadInput(
            gettext(
                "place: {number} places; ask for at most {most} at once",
                number=len(ids),
                most=MOST,
            )
        )
    geometries = _geometries(settings.file("basemap"))
    answer = {}
    for place_id in ids:
        parts = AREA_PARTS.get(place_id, (place_id,))
        polygons = [polygon for part in parts for polygon in geometries.get(part, ())]
        if polygons:
            answer[place_id] = {"type": "MultiPolygon", "coordinates": polygons}
    return answer


@lru_cache(maxsize=2)
def _geometries(folder: Path) -> Mapping[str, list[Any]]:
    """Return the polygons of each oblast and raion by its code."""
    polygons = {}
    for name in ("oblasts", "raions"):
        path = folder / "odbl" / f"{name}.geojson"
        try:
            features = json.loads(path.read_text("utf-8"))["features"]
        except (OSError, ValueError, KeyError) as error:
            raise DataMissing(
                gettext(
                    "{path}: cannot be read ({error}); restore data/basemap",
                    path=path,
                    error=error,
                )
            ) from error
        for feature in features:
            geometry = feature["geometry"]
            parts = geometry["coordinates"]
            if geometry["type"] == "Polygon":
                parts = [parts]
            polygons[feature["properties"]["id"]] = _rounded(parts)
    return polygons


def _rounded(polygons: list[Any]) -> list[Any]:
    return [[_ring(ring) for ring in polygon] for polygon in polygons]


def _ring(points: list[list[float]]) -> list[list[float]]:
    """Return a ring with rounded points, none twice in a row."""
    ring: list[list[float]] = []
    for lon, lat in points:
        point = [round(lon, DECIMALS), round(lat, DECIMALS)]
        if not ring or point != ring[-1]:
            ring.append(point)
    return ring
