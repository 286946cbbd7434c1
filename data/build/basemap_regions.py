"""Oblasts and raions: inner lines drawn into the outline of Ukraine, so that outer
edges coincide.
"""

import json
from collections import defaultdict
from pathlib import Path

import numpy as np
import shapely  # type: ignore[import-not-found,import-untyped,unused-ignore]
from shapely.geometry.base import BaseGeometry  # type: ignore[import-not-found,import-untyped,unused-ignore]

from data.build.basemap_io import (
    ADMIN1,
    LON_SCALE,
    area_km2,
    lines,
    member,
    polygons,
    simplify,
)
from data.build.basemap_register import REGIONS, Place

Areas = dict[str, BaseGeometry]
OBLAST_TOLERANCE = 0.0024
CELL_DEGREES = 0.06  # how far round a settlement its own oblast is taken to reach
RAION_TOLERANCE = 0.006  # Voronoi edges claim no more than this
REACH_DEGREES = 0.12  # a line that stops this close to the outline is led on to it
ENCLAVE_SHARE = 0.2  # a piece of a raion smaller than this share of it is a stray place


def shared_lines(areas: Areas) -> list[shapely.LineString]:
    """The lines between areas, each once."""
    codes = sorted(areas)
    found = []
    for i, a in enumerate(codes):
        for b in codes[i + 1 :]:
            if shapely.intersects(areas[a], areas[b]):
                found += lines(
                    shapely.intersection(areas[a].boundary, areas[b].boundary)
                )
    return lines(shapely.union_all(found)) if found else []


def _reached(inner: list[shapely.LineString], edge: BaseGeometry) -> list[BaseGeometry]:
    """Lead loose ends on to the edge, a little beyond it so that they meet it."""
    ends: dict[tuple[float, ...], int] = defaultdict(int)
    for line in inner:
        for end in (line.coords[0], line.coords[-1]):
            ends[end] += 1
    led: list[BaseGeometry] = list(inner)
    for end, count in sorted(ends.items()):
        point = shapely.Point(end)
        if count > 1 or not 0 < point.distance(edge) < REACH_DEGREES:
            continue
        target = shapely.shortest_line(point, edge).coords[-1]
        beyond = [t + (t - s) * 0.02 for s, t in zip(end, target, strict=True)]
        led.append(shapely.LineString([end, beyond]))
    return led


def redraw(
    outline: BaseGeometry, rough: Areas, inner: list[shapely.LineString]
) -> Areas:
    """Cut the outline along the inner lines; each piece goes to the rough area it
    overlaps most, or the nearest.
    """
    edge = outline.boundary
    web = shapely.union_all([edge, *_reached(inner, edge)], grid_size=0.0001)
    faces = polygons(shapely.polygonize(shapely.get_parts(web).tolist()))
    shapely.prepare(outline)
    grouped: dict[str, list[BaseGeometry]] = defaultdict(list)
    for face in faces:
        if not shapely.contains(outline, shapely.point_on_surface(face)):
            continue
        near = sorted(
            code for code, area in rough.items() if shapely.intersects(area, face)
        )
        if near:
            code = max(near, key=lambda c: shapely.intersection(rough[c], face).area)
        else:
            code = min(sorted(rough), key=lambda c: shapely.distance(rough[c], face))
        grouped[code].append(face)
    return {code: shapely.union_all(grouped[code]) for code in sorted(grouped)}


def oblasts(cache: Path, outline: BaseGeometry) -> Areas:
    """The 27 regions by ISO code."""
    rough: Areas = {}
    for item in json.loads(member(ADMIN1, cache, "data/build.json"))["features"]:
        iso = item["properties"].get("iso_3166_2")
        if iso in REGIONS:
            rough[iso] = shapely.make_valid(shapely.geometry.shape(item["geometry"]))
    inner = [
        line
        for raw in shared_lines(rough)
        for line in lines(simplify(raw, OBLAST_TOLERANCE))
    ]
    return redraw(outline, rough, inner)


def _surface(shape: BaseGeometry) -> BaseGeometry:
    """The polygons of a shape: cutting along a line can leave the line as well."""
    return shapely.union_all(polygons(shape))


def with_settlements(regions: Areas, points: dict[tuple[float, float], str]) -> Areas:
    """The regions, each settlement in its own: what lies nearer to a settlement that
    fell into a neighbour than to any other place goes to its region.

    points: longitude and latitude -> ISO code. Natural Earth's outline of Kyiv City
    holds Hostomel, Irpin and Vyshhorod, and lacks the exclave of Slavutych.
    """
    where = dict(sorted(points.items()))
    cells = shapely.voronoi_polygons(
        shapely.MultiPoint(np.asarray(list(where)) * [LON_SCALE, 1.0]), ordered=True
    )
    areas = dict(regions)
    for cell, ((lon, lat), iso) in zip(
        shapely.get_parts(cells).tolist(), where.items(), strict=True
    ):
        wrong = next(
            (c for c, area in areas.items() if shapely.contains_xy(area, lon, lat)), iso
        )
        if wrong == iso:
            continue
        own = shapely.transform(cell, lambda xy: xy / [LON_SCALE, 1.0])
        near = shapely.intersection(
            own, shapely.buffer(shapely.Point(lon, lat), CELL_DEGREES)
        )
        piece = _surface(shapely.intersection(areas[wrong], near, grid_size=0.0001))
        rest = shapely.difference(areas[wrong], piece, grid_size=0.0001)
        areas[wrong] = _surface(rest)
        areas[iso] = _surface(shapely.union(areas[iso], piece, grid_size=0.0001))
    return areas


def _cells(places: list[Place], area: BaseGeometry) -> Areas:
    """Voronoi cells of the places of one oblast, joined by raion."""
    where: dict[tuple[float, float], str] = {(p.lon, p.lat): p.raion for p in places}
    points = np.asarray(list(where)) * [LON_SCALE, 1.0]
    squeezed = shapely.transform(area, lambda xy: xy * [LON_SCALE, 1.0])
    cloud = shapely.MultiPoint(points)
    cells = shapely.voronoi_polygons(
        cloud, extend_to=shapely.buffer(squeezed, 1.0), ordered=True
    )
    grouped: dict[str, list[BaseGeometry]] = defaultdict(list)
    for cell, raion in zip(
        shapely.get_parts(cells).tolist(), where.values(), strict=True
    ):
        grouped[raion].append(cell)
    joined = {
        code: shapely.coverage_union_all(grouped[code]) for code in sorted(grouped)
    }
    return {
        code: shapely.transform(shape, lambda xy: xy / [LON_SCALE, 1.0])
        for code, shape in joined.items()
    }


def _without_strays(areas: Areas, area: BaseGeometry) -> Areas:
    """Give small loose pieces of a raion to the neighbour with the longest common
    line.
    """
    clipped = {code: shapely.intersection(shape, area) for code, shape in areas.items()}
    pieces = {
        code: sorted(polygons(shape), key=lambda p: -p.area)
        for code, shape in clipped.items()
    }
    kept = {
        code: [p for p in ps if p.area >= ENCLAVE_SHARE * ps[0].area]
        for code, ps in pieces.items()
    }
    bodies = {code: shapely.union_all(ps) for code, ps in kept.items()}
    for code, ps in pieces.items():
        for stray in ps[len(kept[code]) :]:
            length = {
                c: shapely.intersection(stray.boundary, bodies[c].boundary).length
                for c in bodies
            }
            best = max(sorted(length), key=lambda c: length[c])
            kept[best if length[best] > 0 else code].append(
                stray
            )  # an island touches nobody
    return {code: shapely.union_all(ps) for code, ps in kept.items()}


def raions(places: list[Place], regions: Areas) -> Areas:
    """The approximate raions by register code: which raion the nearest GeoNames place
    lies in.
    """
    found: Areas = {}
    for iso, area in regions.items():
        known = [p for p in places if p.iso == iso and p.raion]
        if not known or iso in {"UA-30", "UA-40"}:
            continue
        rough = _without_strays(_cells(known, area), area)
        inner = [
            line
            for raw in shared_lines(rough)
            for line in lines(simplify(raw, RAION_TOLERANCE))
        ]
        found.update(redraw(area, rough, inner))
    return found


def label_point(area: BaseGeometry) -> list[float]:
    """The middle of the widest part: where a name fits."""
    widest = max(polygons(area), key=area_km2)
    squeezed = shapely.transform(widest, lambda xy: xy * [LON_SCALE, 1.0])
    x, y = shapely.maximum_inscribed_circle(squeezed, tolerance=0.005).coords[0]
    return [round(x / LON_SCALE, 4), round(y, 4)]


def right_share(places: list[Place], areas: Areas) -> float:
    """The share of places that fall in the raion GeoNames says."""
    known = [p for p in places if p.raion in areas]
    hits = sum(bool(shapely.contains_xy(areas[p.raion], p.lon, p.lat)) for p in known)
    return hits / max(len(known), 1)


def held_out_share(places: list[Place], regions: Areas, folds: int = 5) -> float:
    """The same for places left out while the raions were drawn: the honest figure."""
    shares = []
    for fold in range(folds):
        rest = [p for i, p in enumerate(places) if i % folds != fold]
        shares.append(right_share(places[fold::folds], raions(rest, regions)))
    return sum(shares) / folds
