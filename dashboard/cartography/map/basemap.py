"""The vendored background map: GeoJSON read once, thinned once per zoom, clipped and
written as SVG paths.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from dashboard.cartography.geometry import Plane, Rect
from dashboard.cartography.style import Theme
from dashboard.domain.errors import DataMissing
from dashboard.domain.geography.geo import TILE, project

Point = tuple[float, float]

RESERVOIR = "kakhovka-reservoir"
"""Feature of the water layer that is drawn only for days before the dam was destroyed.
"""
HOME = "UKR"
"""Id of Ukraine in the layers of countries and borders."""
CELL = 0.75
"""Points of a line nearer than about this many pixels to one another are drawn as one.
"""
RANK: Mapping[str, int] = {
    "country": 0,
    "capital": 1,
    "sea": 2,
    "city": 3,
    "foreign": 4,
}
"""Which names come first; all others come after these."""
DETAILED = 8.0
"""From this zoom raions and railways are drawn."""
MARGIN = 6.0
"""Pixels beyond the map part up to which lines and areas go on."""


@dataclass(frozen=True, slots=True)
class Polyline:
    """One ring or line in Web Mercator 0..1, with its bounds."""

    points: Sequence[Point]
    bounds: Rect


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature of a layer. lines: rings of an area or pieces of a line; properties:
    those of GeoJSON. closed: whether it is an area.
    """

    properties: dict[str, Any]
    closed: bool
    lines: tuple[Polyline, ...]


@dataclass(frozen=True, slots=True)
class MapLabel:
    """A name on the background map. kind: capital, city, town, village, country, sea or
    foreign.

    minzoom: zoom from which it may be shown. people: inhabitants, 0 when not known or
    not meant. name_uk: its Ukrainian name, "" when not known.
    """

    lat: float
    lon: float
    name: str
    kind: str
    minzoom: float
    people: int
    name_uk: str = ""


def _find(folder: Path, file: str) -> Path | None:
    return next(
        (p for p in (folder / "odbl" / file, folder / file) if p.is_file()), None
    )


@lru_cache(maxsize=32)
def load_layer(folder: Path, name: str) -> tuple[Feature, ...]:
    """Return the features of that layer, () when its file is not there.

    Raises DataMissing when the countries, without which there is no map, are not there
    or a file cannot be read.
    """
    path = _find(folder, f"{name}.geojson")
    if path is None:
        if name == "countries":
            raise DataMissing(
                f"no countries.geojson in {folder} or its folder odbl; restore"
                " data/basemap"
            )
        return ()
    try:
        features = json.loads(path.read_text("utf-8"))["features"]
        return tuple(_feature(f) for f in features if f.get("geometry"))
    except (AttributeError, ValueError, KeyError, TypeError, IndexError) as error:
        raise DataMissing(
            f"{path}: not a GeoJSON layer ({error}); restore data/basemap"
        ) from error


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
        tuple(_polyline([project(p[1], p[0]) for p in line]) for line in lines),
    )


def _polyline(points: Sequence[Point]) -> Polyline:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    west, north = min(xs), min(ys)
    return Polyline(points, Rect(west, north, max(xs) - west, max(ys) - north))


@lru_cache(maxsize=4)
def load_labels(folder: Path) -> tuple[MapLabel, ...]:
    """Return the names of the background map, the most important first; () when their
    file is not there. Raises DataMissing when it cannot be read.
    """
    path = _find(folder, "labels.json")
    if path is None:
        return ()
    try:
        labels = [
            MapLabel(lat, lon, name, kind, zoom, people, uk)
            for lon, lat, name, uk, kind, zoom, people in json.loads(
                path.read_text("utf-8")
            )
        ]
    except (ValueError, TypeError) as error:
        raise DataMissing(
            f"{path}: not a list of names ({error}); restore data/basemap"
        ) from error

    def importance(label: MapLabel) -> tuple[int, float, int, str]:
        rank = RANK.get(label.kind, len(RANK))
        return rank, label.minzoom, -label.people, label.name

    return tuple(sorted(labels, key=importance))


@lru_cache(maxsize=160)
def _simplified(
    folder: Path,
    name: str,
    level: float,
) -> tuple[Feature, ...]:
    """Return the layer without the points and lines too small to be seen at that
    zoom.
    """
    cells = TILE * 2**level / CELL
    features = []
    for feature in load_layer(folder, name):
        simple = (_simplify(line, cells, feature.closed) for line in feature.lines)
        lines = tuple(line for line in simple if line)
        if lines:
            features.append(Feature(feature.properties, feature.closed, lines))
    return tuple(features)


def _simplify(
    line: Polyline,
    cells: float,
    closed: bool,
) -> Polyline | None:
    """Take the first of the points that follow one another in the same cell; None when
    nothing visible is left.
    """
    points: list[Point] = []
    last: tuple[int, int] | None = None
    for point in line.points:
        cell = int(point[0] * cells), int(point[1] * cells)
        if cell != last:
            points.append(point)
            last = cell
    # A ring must close, and a line end where the next one begins.
    if points[-1] != line.points[-1]:
        points.append(line.points[-1])
    # A ring needs three corners and its first one again; a line needs two points.
    if len(points) < (4 if closed else 2):
        return None
    return Polyline(points, line.bounds)


def _clip_ring(points: Sequence[Point], box: Rect) -> Sequence[Point]:
    """Cut a ring at the four sides of the box (Sutherland-Hodgman)."""
    for axis, edge, sign in (
        (0, box.x, 1),
        (0, box.right, -1),
        (1, box.y, 1),
        (1, box.bottom, -1),
    ):
        inside: list[Point] = []
        before = points[-1] if points else (0.0, 0.0)
        was_in = (before[axis] - edge) * sign >= 0
        for point in points:
            is_in = (point[axis] - edge) * sign >= 0
            if is_in != was_in:
                # One of the two lies on the other side of the edge, so the divisor is
                # not 0.
                share = (edge - before[axis]) / (point[axis] - before[axis])
                x, y = (a + share * (b - a) for a, b in zip(before, point, strict=True))
                inside.append((x, y))
            if is_in:
                inside.append(point)
            before, was_in = point, is_in
        points = inside
    return points


def _clip_line(points: Sequence[Point], box: Rect) -> Iterator[Sequence[Point]]:
    """Yield the stretches of a line that are not wholly beyond one side of the box."""
    stretch: list[Point] = []
    before = points[0]
    for point in points[1:]:
        if not _beyond_one_side(before, point, box):
            stretch = stretch or [before]
            stretch.append(point)
        elif stretch:
            yield stretch
            stretch = []
        before = point
    if stretch:
        yield stretch


def _beyond_one_side(start: Point, end: Point, box: Rect) -> bool:
    (ax, ay), (bx, by) = start, end
    return (
        max(ax, bx) < box.x
        or min(ax, bx) > box.right
        or max(ay, by) < box.y
        or min(ay, by) > box.bottom
    )


def outline_path(features: Iterable[Feature], on: Plane) -> str:
    """Return the path data of the features as far as they lie on the map part, "" when
    none does.
    """
    box = on.rect.grown(MARGIN)
    world = Rect(
        on.left + box.x / on.side,
        on.top + box.y / on.side,
        box.width / on.side,
        box.height / on.side,
    )
    pieces: list[str] = []
    for feature in features:
        end = "Z" if feature.closed else ""
        for line in feature.lines:
            if _touches(line.bounds, world):
                clipped = _clipped(line, world, closed=feature.closed)
                pieces += [_path_data(c, on) + end for c in clipped if len(c) > 1]
    return "".join(pieces)


def _touches(bounds: Rect, world: Rect) -> bool:
    """Return whether two rectangles share a point; those of a straight line have no
    area.
    """
    return not (
        bounds.right < world.x
        or bounds.x > world.right
        or bounds.bottom < world.y
        or bounds.y > world.bottom
    )


def _clipped(
    line: Polyline,
    world: Rect,
    *,
    closed: bool,
) -> Iterable[Sequence[Point]]:
    if world.contains(line.bounds):
        return [line.points]
    if closed:
        return [_clip_ring(line.points, world)]
    return _clip_line(line.points, world)


def _path_data(points: Sequence[Point], on: Plane) -> str:
    left, top, side = on.left, on.top, on.side
    return "M" + "L".join(
        [f"{(x - left) * side:.1f} {(y - top) * side:.1f}" for x, y in points]
    )


def _path_element(data: str, attributes: str, role: str) -> str:
    """Return a path, "" without data."""
    if not data:
        return ""
    return f'<path class="{role}" fill-rule="evenodd" d="{data}" {attributes}/>'


Wanted = Callable[[dict[str, Any]], bool]
"""Whether a feature with these properties is drawn."""


def _is_home(properties: dict[str, Any]) -> bool:
    return properties.get("id") == HOME


def _is_neighbour(properties: dict[str, Any]) -> bool:
    return not _is_home(properties)


def _is_reservoir(properties: dict[str, Any]) -> bool:
    return properties.get("id") == RESERVOIR


def _is_other_water(properties: dict[str, Any]) -> bool:
    return not _is_reservoir(properties)


def _is_home_border(properties: dict[str, Any]) -> bool:
    return HOME in (properties.get("a"), properties.get("b"))


def _is_border_abroad(properties: dict[str, Any]) -> bool:
    return not _is_home_border(properties)


def _everything(_properties: dict[str, Any]) -> bool:
    return True


@lru_cache(maxsize=24)
def basemap_element(
    folder: Path,
    on: Plane,
    theme: Theme,
    *,
    unit: float,
    scale: float,
    reservoir: bool,
) -> str:
    """Return the background map as SVG, sea first and borders last.

    folder: data/basemap. unit: how thick lines are, 1 for usual. scale: pixels of the
    PNG per pixel of the picture. reservoir: whether the Kakhovka reservoir is drawn.
    Raises DataMissing when the countries are not there.
    """
    zoom = math.log2(on.side / TILE)
    level = _detail_level(on, scale)
    # From far away small rivers would cover the land.
    longest_rank = 6 if zoom < 6.5 else 99

    def path(name: str, attributes: str, role: str, wanted: Wanted) -> str:
        features = _simplified(folder, name, level)
        data = outline_path((f for f in features if wanted(f.properties)), on)
        return _path_element(data, attributes, role)

    def area(name: str, colour: str, role: str, wanted: Wanted) -> str:
        return path(name, f'fill="{colour}"', role, wanted)

    def line(
        name: str,
        colour: str,
        width: float,
        role: str,
        wanted: Wanted = _everything,
    ) -> str:
        return path(name, _stroke(colour, width * unit), role, wanted)

    def is_long(properties: dict[str, Any]) -> bool:
        return bool(properties.get("scalerank", 9) <= longest_rank)

    def raions() -> str:
        dashed = f'{_stroke(theme.raion, 0.9 * unit)} stroke-dasharray="3 2.5"'
        return path("raion_lines", dashed, "raions", _everything)

    near = zoom >= DETAILED
    parts = [
        _sea_element(on.rect, theme),
        # Land of the neighbours first: where two coast lines overlap, Ukraine's is on
        # top.
        area("countries", theme.land, "neighbours", _is_neighbour),
        area("countries", theme.ukraine, "ukraine", _is_home),
        raions() if near else "",
        line("rivers", theme.river, 1.2, "rivers", is_long),
        area("water", theme.water, "water", _is_other_water),
    ]
    if reservoir:
        parts.append(area("water", theme.water, RESERVOIR, _is_reservoir))
    if near:
        parts.append(line("railways", theme.railway, 1.1, "railways"))
    parts += [
        line("oblast_lines", theme.oblast, 1.0, "oblasts"),
        line("borders", theme.border, 1.0, "borders", _is_border_abroad),
        ukraine_border(folder, on, theme, unit=unit, scale=scale),
    ]
    return "".join(parts)


def _sea_element(rect: Rect, theme: Theme) -> str:
    return (
        f'<rect x="{rect.x:.1f}" y="{rect.y:.1f}" width="{rect.width:.1f}"'
        f' height="{rect.height:.1f}" fill="{theme.sea}"/>'
    )


def ukraine_border(
    folder: Path,
    on: Plane,
    theme: Theme,
    *,
    unit: float,
    scale: float,
    over_tiles: bool = False,
) -> str:
    """Return the border of Ukraine as UNGA resolution 68/262 has it; over_tiles: on a
    light seam, for any ground.
    """
    features = _simplified(folder, "borders", _detail_level(on, scale))
    data = outline_path((f for f in features if _is_home_border(f.properties)), on)
    border = _path_element(data, _stroke(theme.ukraine_border, 1.7 * unit), "home")
    if not over_tiles:
        return border
    light = f'{_stroke(theme.halo, 4.2 * unit)} stroke-opacity="0.6"'
    return _path_element(data, light, "seam") + border


def _detail_level(on: Plane, scale: float) -> float:
    """Return the zoom whose details are seen, in halves."""
    zoom = math.log2(on.side / TILE) + math.log2(max(scale, 1.0))
    # In halves, so that views of nearly the same zoom share what was thinned; up, as
    # too many points are not seen and too few are.
    return max(0.0, min(16.0, math.ceil(2 * zoom) / 2))


def _stroke(colour: str, width: float) -> str:
    return f'fill="none" stroke="{colour}" stroke-width="{width:.2f}"'


def ukraine_outline(folder: Path, on: Plane) -> str:
    """Return the path data of Ukraine, coarse, for the small map in the corner."""
    level = max(0.0, math.ceil(2 * math.log2(on.side / TILE)) / 2)
    features = _simplified(folder, "countries", level)
    return outline_path((f for f in features if _is_home(f.properties)), on)
