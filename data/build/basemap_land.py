"""Country land, borders and coast: one web of lines, thinned by distance from Ukraine,
cut back into countries.

Working on the lines and not on the polygons keeps a shared border shared: every line is
thinned once, the polygons are rebuilt from the thinned web, and so there are neither
gaps nor overlaps. Land is filled: inland water is a layer of its own (basemap_water).
"""

import json
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import shapely  # type: ignore[import-not-found,import-untyped,unused-ignore]
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry  # type: ignore[import-not-found,import-untyped,unused-ignore]

from data.build.basemap_io import (
    ADMIN1,
    LAND,
    LON_SCALE,
    area_km2,
    lines,
    member,
    polygons,
)

EXTENT = (5.0, 36.0, 62.0, 62.0)  # west, south, east, north
NEAR_DEGREES = 1.0  # about 110 km round Ukraine
MIDDLE_DEGREES = 4.0
TOLERANCE = (0.0018, 0.01, 0.028)  # degrees of latitude: near, middle, far
GRID = (0.0001, 0.002, 0.01)  # source points are snapped to these first
SMALLEST_KM2 = (0.3, 20.0, 180.0)  # an island or sliver below this is dropped
SEA_KM2 = (
    20_000.0  # unclaimed faces above this are sea (the Caspian), below it water on land
)

ARABAT = (34.79, 45.70, 35.10, 46.165)
ARABAT_WIDTH = (
    0.014  # degrees, 1.2 km: the spit is one to two wide, and its villages stand on it
)

Rings = dict[str, list[NDArray[np.float64]]]


class Source(NamedTuple):
    """Outlines as they are in the package, touching the extent."""

    shells: Rings
    holes: Rings


class Coverage(NamedTuple):
    """The rebuilt map: land by country, unclaimed inland faces, and the belts round
    Ukraine.
    """

    countries: dict[str, BaseGeometry]
    gaps: list[shapely.Polygon]
    belts: tuple[BaseGeometry, BaseGeometry]


def _touches(ring: NDArray[np.float64]) -> bool:
    west, south, east, north = EXTENT
    low, high = ring.min(axis=0), ring.max(axis=0)
    return bool(high[0] > west and low[0] < east and high[1] > south and low[1] < north)


def load(cache: Path) -> Source:
    """Read the outlines that touch the extent."""
    source = Source(defaultdict(list), defaultdict(list))
    for item in json.loads(member(LAND, cache, "map.geo.json"))["features"]:
        code, geometry = item["properties"]["A3"], item["geometry"]
        parts = (
            geometry["coordinates"]
            if geometry["type"] == "MultiPolygon"
            else [geometry["coordinates"]]
        )
        for part in parts:
            shell = np.asarray(part[0], dtype=np.float64)[:, :2]
            if not _touches(shell):
                continue
            source.shells[code].append(shell)
            rings = [np.asarray(ring, dtype=np.float64)[:, :2] for ring in part[1:]]
            source.holes[code].extend(ring for ring in rings if _touches(ring))
    source.shells["UKR"].extend(_arabat_spit(cache))
    return source


def _arabat_spit(cache: Path) -> list[NDArray[np.float64]]:
    """The north of the Arabat Spit, which the outlines lack: a strip along Natural
    Earth's sea coast.
    """
    rows = json.loads(member(ADMIN1, cache, "data/build.json"))["features"]
    rows = [
        row for row in rows if row["properties"].get("iso_3166_2") in {"UA-65", "UA-43"}
    ]
    land = shapely.union_all(
        [shapely.geometry.shape(row["geometry"]).buffer(0.0005) for row in rows]
    )
    coast = shapely.intersection(land.boundary, shapely.box(*ARABAT))
    strip = shapely.intersection(land, shapely.buffer(coast, ARABAT_WIDTH))
    return [shapely.get_coordinates(part.exterior).round(4) for part in polygons(strip)]


def belts(source: Source) -> tuple[BaseGeometry, BaseGeometry]:
    """Ukraine with 100 km round it, and with 400 km."""
    parts = [
        shapely.Polygon(ring).simplify(0.02).buffer(0)
        for ring in source.shells["UKR"]
        if len(ring) > 300
    ]
    outline = shapely.transform(
        shapely.union_all(parts), lambda xy: xy * [LON_SCALE, 1.0]
    )
    rounds = [
        shapely.simplify(shapely.buffer(outline, d), 0.05)
        for d in (NEAR_DEGREES, MIDDLE_DEGREES)
    ]
    near, middle = (
        shapely.transform(r, lambda xy: xy / [LON_SCALE, 1.0]) for r in rounds
    )
    shapely.prepare(near)
    shapely.prepare(middle)
    return near, middle


def tiers(
    points: NDArray[np.float64], zones: tuple[BaseGeometry, BaseGeometry]
) -> NDArray[np.int64]:
    """0 near Ukraine, 1 in the middle, 2 far, for each point."""
    inside = [shapely.contains_xy(zone, points[:, 0], points[:, 1]) for zone in zones]
    return np.where(inside[0], 0, np.where(inside[1], 1, 2)).astype(np.int64)


def _snapped(
    ring: NDArray[np.float64], zones: tuple[BaseGeometry, BaseGeometry]
) -> NDArray[np.float64]:
    """Snap to the grid of each point's belt: the same point lands on the same place in
    every country.
    """
    step = np.asarray(GRID)[tiers(ring, zones)][:, None]
    snapped = np.round(np.round(ring / step) * step, 6)
    keep = np.ones(len(snapped), dtype=bool)
    keep[1:] = (np.diff(snapped, axis=0) != 0).any(axis=1)
    return np.asarray(snapped[keep], dtype=np.float64)


def _big_enough(shape: BaseGeometry, zones: tuple[BaseGeometry, BaseGeometry]) -> bool:
    tier = int(tiers(np.asarray([shape.centroid.coords[0]]), zones)[0])
    return area_km2(shape) >= SMALLEST_KM2[tier]


def _thin(
    line: shapely.LineString, zones: tuple[BaseGeometry, BaseGeometry]
) -> list[shapely.LineString]:
    """Thin one line, each stretch by the tolerance of its belt; ends stay where they
    are.
    """
    points = shapely.get_coordinates(line) * [1.0, 1.0]
    belt = tiers(points, zones)
    cuts = [0, *(np.flatnonzero(np.diff(belt)) + 1).tolist(), len(points) - 1]
    if (
        len(cuts) == 2 and line.is_closed
    ):  # an island: two halves, so that it keeps its width
        cuts.insert(1, len(points) // 2)
    pieces = []
    for start, end in pairwise(cuts):
        if end <= start:
            continue
        stretch = shapely.LineString(points[start : end + 1] * [LON_SCALE, 1.0])
        thin = shapely.simplify(
            stretch, TOLERANCE[int(belt[start])], preserve_topology=False
        )
        pieces.append(shapely.transform(thin, lambda xy: xy / [LON_SCALE, 1.0]))
    return pieces


def _web(
    source: Source, zones: tuple[BaseGeometry, BaseGeometry]
) -> list[shapely.Polygon]:
    """All outlines and the frame as one web of thinned lines, cut into faces."""
    frame = shapely.box(*EXTENT)
    raw = []
    for rings in source.shells.values():
        for ring in rings:
            if _big_enough(shapely.Polygon(ring), zones):
                snapped = _snapped(ring, zones)
                if len(snapped) > 3:
                    raw.append(
                        shapely.clip_by_rect(shapely.LineString(snapped), *EXTENT)
                    )
    noded = shapely.union_all([*raw, frame.exterior])
    thin = [piece for line in lines(noded) for piece in _thin(line, zones)]
    return polygons(
        shapely.polygonize(
            shapely.get_parts(shapely.union_all(thin, grid_size=0.0001)).tolist()
        )
    )


def _owners(faces: list[shapely.Polygon], source: Source) -> list[str]:
    """The country of each face, "" for water: Ukraine first, then the smallest outline
    round the point.
    """
    shells = [
        (code, shapely.Polygon(r))
        for code, rings in sorted(source.shells.items())
        for r in rings
    ]
    tree = shapely.STRtree([shell for _, shell in shells])
    for _, shell in shells:
        shapely.prepare(shell)
    owners = []
    for face in faces:
        point = shapely.point_on_surface(face)
        found = [
            shells[i]
            for i in tree.query(point).tolist()
            if shapely.contains(shells[i][1], point)
        ]
        found.sort(key=lambda s: (s[0] != "UKR", s[1].area, s[0]))
        owners.append(found[0][0] if found else "")
    return owners


def _adopt(faces: list[shapely.Polygon], owners: list[str], todo: list[int]) -> None:
    """Give each listed face to the neighbour it shares the longest line with; land is
    never given to the sea.
    """
    tree = shapely.STRtree(faces)
    for index in sorted(todo, key=lambda i: faces[i].area):
        length: dict[str, float] = defaultdict(float)
        for other in tree.query(faces[index], predicate="intersects").tolist():
            if other != index and (owners[other] or not owners[index]):
                length[owners[other]] += shapely.intersection(
                    faces[index].boundary, faces[other].boundary
                ).length
        if length:
            owners[index] = max(sorted(length), key=lambda code: length[code])


def cover(source: Source) -> Coverage:
    """Build the coverage: every face of the web belongs to one country or to the
    sea.
    """
    zones = belts(source)
    faces = _web(source, zones)
    owners = _owners(faces, source)
    small = [i for i, face in enumerate(faces) if not _big_enough(face, zones)]
    edge = shapely.box(*EXTENT).exterior
    gaps = [
        i
        for i, face in enumerate(faces)
        if not owners[i]
        and i not in set(small)
        and area_km2(face) < SEA_KM2
        and not face.touches(edge)
    ]
    water = [faces[i] for i in gaps]
    _adopt(faces, owners, [i for i in small if _is_sliver(faces[i])])
    _adopt(faces, owners, gaps)
    by_owner: dict[str, list[shapely.Polygon]] = defaultdict(list)
    for face, owner in zip(faces, owners, strict=True):
        if owner:
            by_owner[owner].append(face)
    return Coverage(
        {code: shapely.union_all(by_owner[code]) for code in sorted(by_owner)},
        water,
        zones,
    )


def _is_sliver(face: shapely.Polygon) -> bool:
    """A face too small to stand alone; islands keep their owner, and a true enclave is
    compact.
    """
    return bool(face.length**2 / max(face.area, 1e-12) > 40 or area_km2(face) < 0.3)


def borders(countries: dict[str, BaseGeometry]) -> list[tuple[str, str, BaseGeometry]]:
    """Each border once, as (a, b, line); the coast is the stroke of the land itself."""
    codes, found = sorted(countries), []
    for i, a in enumerate(codes):
        for b in codes[i + 1 :]:
            if shapely.intersects(countries[a], countries[b]):
                shared = lines(
                    shapely.intersection(countries[a].boundary, countries[b].boundary)
                )
                if shared:
                    found.append((a, b, shapely.MultiLineString(shared)))
    return found
