"""The vendored background map: GeoJSON read once, thinned once per zoom, clipped and written as SVG paths."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from dashboard.cartography.frame import Plane, Rect
from dashboard.cartography.style import Theme
from dashboard.domain.errors import DataMissing
from dashboard.domain.geo import TILE, project

Point = tuple[float, float]

RESERVOIR = "kakhovka-reservoir"
"""Feature of the water layer that is drawn only for days before the dam was destroyed."""
HOME = "UKR"
"""Id of Ukraine in the layers of countries and borders."""
CELL = 0.75
"""Points of a line nearer than about this many pixels to one another are drawn as one."""
DETAILED = 8.0
"""From this zoom raions and railways are drawn."""
MARGIN = 6.0
"""Pixels beyond the map part up to which lines and areas go on."""


@dataclass(frozen=True, slots=True)
class Part:
    """One ring or line in Web Mercator 0..1, with its bounds."""

    points: Sequence[Point]
    west: float
    north: float
    east: float
    south: float


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature of a layer. parts: rings of an area or pieces of a line; facts: its GeoJSON properties."""

    facts: dict[str, Any]
    closed: bool
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A name on the background map. kind: capital, city, town, village, country, sea or foreign.

    minzoom: zoom from which it may be shown. people: inhabitants, 0 when not known or not meant.
    name_uk: its Ukrainian name, "" when not known.
    """

    lat: float
    lon: float
    name: str
    kind: str
    minzoom: float
    people: int
    name_uk: str = ""


def _find(folder: Path, file: str) -> Path | None:
    return next((p for p in (folder / "odbl" / file, folder / file) if p.is_file()), None)


@lru_cache(maxsize=32)
def layer(folder: Path, name: str) -> tuple[Feature, ...]:
    """Return the features of that layer, () when its file is not there.

    Raises DataMissing when the countries, without which there is no map, are not there or a file cannot be read.
    """
    path = _find(folder, f"{name}.geojson")
    if path is None:
        if name == "countries":
            raise DataMissing(f"no countries.geojson in {folder} or its folder odbl; restore data/basemap")
        return ()
    try:
        features = json.loads(path.read_text("utf-8"))["features"]
        return tuple(_feature(f) for f in features if f.get("geometry"))
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise DataMissing(f"{path}: not a GeoJSON layer ({error}); restore data/basemap") from error


def _feature(raw: dict[str, Any]) -> Feature:
    shape, coordinates = raw["geometry"]["type"], raw["geometry"]["coordinates"]
    unpack: dict[str, Callable[[Any], list[Any]]] = {
        "LineString": lambda c: [c],
        "MultiLineString": list,
        "Polygon": list,
        "MultiPolygon": lambda c: [ring for polygon in c for ring in polygon],
    }
    lines = unpack[shape](coordinates)
    return Feature(
        raw.get("properties") or {},
        "Polygon" in shape,
        tuple(_part([project(p[1], p[0]) for p in line]) for line in lines),
    )


def _part(points: Sequence[Point]) -> Part:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Part(points, min(xs), min(ys), max(xs), max(ys))


@lru_cache(maxsize=4)
def labels(folder: Path) -> tuple[Label, ...]:
    """Return the names of the background map, the most important first; () when their file is not there."""
    path = _find(folder, "labels.json")
    if path is None:
        return ()
    rank = {"country": 0, "capital": 1, "sea": 2, "city": 3, "foreign": 4}
    rows = json.loads(path.read_text("utf-8"))
    found = [Label(lat, lon, name, kind, zoom, people, uk) for lon, lat, name, uk, kind, zoom, people in rows]
    return tuple(sorted(found, key=lambda w: (rank.get(w.kind, 5), w.minzoom, -w.people, w.name)))


@lru_cache(maxsize=160)
def _thinned(folder: Path, name: str, level: float) -> tuple[Feature, ...]:
    """Return the layer without the points and parts too small to be seen at that zoom."""
    cells = TILE * 2**level / CELL
    found = []
    for feature in layer(folder, name):
        thin = (_thin(part, cells, feature.closed) for part in feature.parts)
        parts = tuple(part for part in thin if part)
        if parts:
            found.append(Feature(feature.facts, feature.closed, parts))
    return tuple(found)


def _thin(part: Part, cells: float, closed: bool) -> Part | None:
    """Keep the first of the points that follow one another in the same cell; None when nothing visible is left."""
    kept: list[Point] = []
    last: tuple[int, int] | None = None
    for point in part.points:
        cell = int(point[0] * cells), int(point[1] * cells)
        if cell != last:
            kept.append(point)
            last = cell
    if kept[-1] != part.points[-1]:
        kept.append(part.points[-1])
    return Part(kept, part.west, part.north, part.east, part.south) if len(kept) >= (4 if closed else 2) else None


def _clip(points: Sequence[Point], box: Rect) -> Sequence[Point]:
    """Cut a ring at the four sides of the box (Sutherland-Hodgman)."""
    for axis, edge, sign in ((0, box.x, 1), (0, box.right, -1), (1, box.y, 1), (1, box.bottom, -1)):
        found: list[Point] = []
        before = points[-1] if points else (0.0, 0.0)
        was_in = (before[axis] - edge) * sign >= 0
        for point in points:
            is_in = (point[axis] - edge) * sign >= 0
            if is_in != was_in:
                share = (edge - before[axis]) / (point[axis] - before[axis])
                x, y = (a + share * (b - a) for a, b in zip(before, point, strict=True))
                found.append((x, y))
            if is_in:
                found.append(point)
            before, was_in = point, is_in
        points = found
    return points


def _runs(points: Sequence[Point], box: Rect) -> Iterable[Sequence[Point]]:
    """Yield the stretches of a line that are not wholly beyond one side of the box."""
    run: list[Point] = []
    before = points[0]
    for point in points[1:]:
        outside = (
            (before[0] < box.x and point[0] < box.x)
            or (before[0] > box.right and point[0] > box.right)
            or (before[1] < box.y and point[1] < box.y)
            or (before[1] > box.bottom and point[1] > box.bottom)
        )
        if outside and run:
            yield run
            run = []
        elif not outside:
            run = run or [before]
            run.append(point)
        before = point
    if run:
        yield run


def outline(features: Iterable[Feature], on: Plane) -> str:
    """Return the path data of the features as far as they lie on the map part, "" when none does."""
    box = on.rect.grown(MARGIN)
    world = Rect(on.left + box.x / on.side, on.top + box.y / on.side, box.width / on.side, box.height / on.side)
    pieces: list[str] = []
    for feature in features:
        for part in feature.parts:
            bounds = Rect(part.west, part.north, part.east - part.west, part.south - part.north)
            if part.east < world.x or part.west > world.right or part.south < world.y or part.north > world.bottom:
                continue
            whole = world.holds(bounds)
            if feature.closed:
                runs: Iterable[Sequence[Point]] = [part.points if whole else _clip(part.points, world)]
            else:
                runs = [part.points] if whole else _runs(part.points, world)
            pieces += [_data(run, on) + ("Z" if feature.closed else "") for run in runs if len(run) > 1]
    return "".join(pieces)


def _data(points: Sequence[Point], on: Plane) -> str:
    left, top, side = on.left, on.top, on.side
    return "M" + "L".join([f"{(x - left) * side:.1f} {(y - top) * side:.1f}" for x, y in points])


def _path(data: str, attributes: str, role: str) -> str:
    return f'<path class="{role}" fill-rule="evenodd" d="{data}" {attributes}/>' if data else ""


@lru_cache(maxsize=24)
def ground(folder: Path, on: Plane, theme: Theme, *, unit: float, scale: float, reservoir: bool) -> str:
    """Return the background map as SVG, sea first and borders last.

    folder: data/basemap. unit: how thick lines are, 1 for usual. scale: pixels of the PNG per pixel of the picture.
    reservoir: whether the Kakhovka reservoir is drawn. Raises DataMissing when the countries are not there.
    """
    zoom = math.log2(on.side / TILE)
    level = _level(on, scale)

    def data(name: str, wanted: Callable[[dict[str, Any]], bool] = lambda _: True) -> str:
        return outline((f for f in _thinned(folder, name, level) if wanted(f.facts)), on)

    def line(colour: str, width: float, dash: str = "") -> str:
        return _stroke(colour, width * unit) + (f' stroke-dasharray="{dash}"' if dash else "")

    rect = on.rect
    least = 6 if zoom < 6.5 else 99
    near = zoom >= DETAILED
    return "".join(
        (
            f'<rect x="{rect.x:.1f}" y="{rect.y:.1f}" width="{rect.width:.1f}" height="{rect.height:.1f}" '
            f'fill="{theme.sea}"/>',
            _path(data("countries", lambda f: f.get("id") != HOME), f'fill="{theme.land}"', "neighbours"),
            _path(data("countries", lambda f: f.get("id") == HOME), f'fill="{theme.ukraine}"', "ukraine"),
            _path(data("raion_lines"), line(theme.raion, 0.9, "3 2.5"), "raions") if near else "",
            _path(data("rivers", lambda f: f.get("scalerank", 9) <= least), line(theme.river, 1.2), "rivers"),
            _path(data("water", lambda f: f.get("id") != RESERVOIR), f'fill="{theme.water}"', "water"),
            _path(data("water", lambda f: f.get("id") == RESERVOIR), f'fill="{theme.water}"', RESERVOIR)
            if reservoir
            else "",
            _path(data("railways"), line(theme.railway, 1.1), "railways") if near else "",
            _path(data("oblast_lines"), line(theme.oblast, 1.0), "oblasts"),
            _path(data("borders", _abroad), line(theme.border, 1.0), "borders"),
            home_border(folder, on, theme, unit=unit, scale=scale),
        )
    )


def home_border(
    folder: Path, on: Plane, theme: Theme, *, unit: float, scale: float, over_tiles: bool = False
) -> str:  # fmt: skip
    """Return the border of Ukraine as UNGA resolution 68/262 has it; over_tiles: on a light seam, for any ground."""
    wanted = (f for f in _thinned(folder, "borders", _level(on, scale)) if not _abroad(f.facts))
    data = outline(wanted, on)
    seam = _path(data, _stroke(theme.halo, 4.2 * unit) + ' stroke-opacity="0.6"', "seam") if over_tiles else ""
    return seam + _path(data, _stroke(theme.ukraine_border, 1.7 * unit), "home")


def _level(on: Plane, scale: float) -> float:
    """Return the zoom whose details are seen, in halves."""
    zoom = math.log2(on.side / TILE) + math.log2(max(scale, 1.0))
    return max(0.0, min(16.0, math.ceil(2 * zoom) / 2))


def _stroke(colour: str, width: float) -> str:
    return f'fill="none" stroke="{colour}" stroke-width="{width:.2f}"'


def _abroad(facts: dict[str, Any]) -> bool:
    return HOME not in (facts.get("a"), facts.get("b"))


def silhouette(folder: Path, on: Plane) -> str:
    """Return the path data of Ukraine, coarse, for the small map in the corner."""
    level = max(0.0, math.ceil(2 * math.log2(on.side / TILE)) / 2)
    return outline((f for f in _thinned(folder, "countries", level) if f.facts.get("id") == HOME), on)
