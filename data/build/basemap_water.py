"""Lakes and reservoirs: the holes of the country outlines, and what lies unclaimed
between two countries.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
import shapely  # type: ignore[import-not-found,import-untyped,unused-ignore]
from shapely.geometry.base import BaseGeometry  # type: ignore[import-not-found,import-untyped,unused-ignore]

from data.build.basemap_io import area_km2, feature, polygons, simplify
from data.build.basemap_land import EXTENT, Coverage, Source, tiers

SMALLEST_KM2 = (5.0, 60.0, 400.0)  # near Ukraine, in the middle, far
# pieces this small still count where a named reservoir or river is made of several
SMALLEST_PIECE_KM2 = 1.0
TOLERANCE = (0.0016, 0.008, 0.024)
ISLAND_KM2 = 0.4
COARSE_POINTS = 11

KAKHOVKA = "kakhovka-reservoir"
# Wide water known by a point inside it: id, name, lon, lat
NAMED = (
    (KAKHOVKA, "Kakhovka Reservoir", 34.30, 47.50),
    ("kremenchuk-reservoir", "Kremenchuk Reservoir", 32.60, 49.30),
    ("kyiv-reservoir", "Kyiv Reservoir", 30.50, 50.85),
    ("kaniv-reservoir", "Kaniv Reservoir", 31.35, 49.95),
    ("yalpuh", "Lake Yalpuh", 28.66, 45.38),
    ("tylihul", "Tylihul Estuary", 31.12, 46.80),
    ("pechenihy-reservoir", "Pechenihy Reservoir", 36.95, 49.90),
    ("oskil-reservoir", "Oskil Reservoir", 37.58, 49.30),
    ("dniester-reservoir", "Dniester Reservoir", 27.23, 48.60),
    ("tsimlyansk-reservoir", "Tsimlyansk Reservoir", 43.00, 48.00),
    ("ladoga", "Lake Ladoga", 31.50, 60.90),
    ("onega", "Lake Onega", 35.50, 61.60),
    ("balaton", "Lake Balaton", 17.70, 46.83),
    ("peipus", "Lake Peipus", 27.40, 58.75),
)


def _rings(source: Source, coverage: Coverage) -> list[shapely.Polygon]:
    """Every body of water once: Crimea's come twice in the source, under two flags."""
    seen: dict[tuple[int, ...], shapely.Polygon] = {}
    for _, rings in sorted(source.holes.items()):
        for ring in rings:
            shape = shapely.Polygon(ring)
            if area_km2(shape) > SMALLEST_PIECE_KM2:
                seen.setdefault(tuple(round(v * 1e4) for v in shape.bounds), shape)
    shells = [
        shapely.Polygon(r) for _, rings in sorted(source.shells.items()) for r in rings
    ]
    islands = [s for s in shells if ISLAND_KM2 < area_km2(s) < 5_000]
    tree = shapely.STRtree(islands)
    found = []
    for shape in [*(p.buffer(0) for p in seen.values()), *coverage.gaps]:
        inside = [islands[i] for i in tree.query(shape, predicate="contains").tolist()]
        found += polygons(
            shapely.difference(shape, shapely.union_all(inside)) if inside else shape
        )
    return found


def _name(shape: BaseGeometry) -> tuple[str, str]:
    for key, name, lon, lat in NAMED:
        if shape.distance(shapely.Point(lon, lat)) < 0.01:
            return key, name
    return "", ""


def _softened(shape: BaseGeometry) -> BaseGeometry:
    """Cut the corners of a pond the source gives as a handful of points."""
    if (
        shape.geom_type != "Polygon"
        or shapely.get_num_coordinates(shape) > COARSE_POINTS
    ):
        return shape
    ring = np.asarray(shape.exterior.coords)
    cut = np.stack(
        [ring[:-1] * 0.75 + ring[1:] * 0.25, ring[:-1] * 0.25 + ring[1:] * 0.75], axis=1
    )
    return shapely.Polygon(cut.reshape(-1, 2).round(4))


def _features(
    source: Source, coverage: Coverage
) -> Iterator[tuple[float, str, str, BaseGeometry]]:
    frame = shapely.box(*EXTENT)
    for shape in _rings(source, coverage):
        tier = int(tiers(np.asarray([shape.centroid.coords[0]]), coverage.belts)[0])
        size = area_km2(shape)
        if size < SMALLEST_KM2[tier] or not shape.intersects(frame):
            continue
        smooth = _softened(simplify(shape, TOLERANCE[tier], keep=True))
        thin = shapely.intersection(shapely.make_valid(smooth), frame)
        parts = [p for p in polygons(thin) if p.area > 0]
        if parts:
            yield (
                size,
                *_name(shape),
                parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts),
            )


def water(source: Source, coverage: Coverage) -> list[dict[str, Any]]:
    """GeoJSON features, largest first; the Kakhovka reservoir is one of its own."""
    rows = sorted(_features(source, coverage), key=lambda row: (-row[0], row[3].bounds))
    features = []
    for number, (size, key, name, shape) in enumerate(rows):
        properties = {"id": key or f"water-{number}", "name": name, "km2": round(size)}
        features.append(feature(shape, properties))
    return features
