"""Rivers (Natural Earth, with a few from GSHHG) and railways (OpenStreetMap by way of
scgraph-data).
"""

import ast
import io
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import shapefile  # type: ignore[import-not-found,import-untyped,unused-ignore]
import shapely  # type: ignore[import-not-found,import-untyped,unused-ignore]
from shapely.geometry.base import BaseGeometry  # type: ignore[import-not-found,import-untyped,unused-ignore]

from data.build.basemap_io import (
    NATURAL_EARTH,
    RAILWAYS,
    RIVERS_HIRES,
    feature,
    lines,
    member,
    simplify,
)

RIVER_EXTENT = (17.0, 42.5, 45.5, 56.0)
NEAR_RIVERS = (21.5, 44.0, 41.0, 53.0)  # drawn finely inside
RIVER_TOLERANCE = (0.0022, 0.009)  # degrees of latitude, inside and outside
BREAK_DEGREES = 0.15
# Natural Earth's name -> the name on the map, in English and Ukrainian
RIVER_NAMES = {
    "Dnipro (Dnieper)": ("Dnipro", "Дніпро"),
    "Donets": ("Siverskyi Donets", "Сіверський Донець"),
    "Pivd. Buh": ("Southern Bug", "Південний Буг"),
    "Bug": ("Western Bug", "Західний Буг"),
    "Dniester": ("Dniester", "Дністер"),
    "Pripyat": ("Prypiat", "Прип’ять"),
    "Desna": ("Desna", "Десна"),
    "Seym": ("Seim", "Сейм"),
    "Prut": ("Prut", "Прут"),
    "Danube": ("Danube", "Дунай"),
    "Bratul Chillia": ("Danube (Kiliia)", "Дунай (Кілійське гирло)"),
    "Bratul Sulina": ("Danube (Sulina)", "Дунай (Сулинське гирло)"),
    "Bratul Sfintu Gheorghe": ("Danube (Saint George)", "Дунай (Георгіївське гирло)"),
    "Don": ("Don", "Дон"),
    "Vistula": ("Vistula", "Вісла"),
    "Kuban": ("Kuban", "Кубань"),
}
# Rivers Natural Earth does not have at this scale: name, name_uk, and the box that
# holds them and no other
GSHHG_RIVERS = (
    ("Oskil", "Оскіл", (37.3, 49.05, 38.2, 51.6)),
    ("Inhulets", "Інгулець", (32.3, 46.63, 33.6, 48.95)),
    ("Dnipro", "Дніпро", (32.3, 46.4, 32.64, 46.63)),  # its mouth
    ("Samara", "Самара", (35.0, 48.3, 37.3, 48.9)),
)
RAIL_CELL = (
    0.012,
    0.008,
)  # degrees lon, lat (900 m): tracks closer than this are one line
RAIL_TOLERANCE = 0.003
RAIL_STUB_KM = 4.0  # a dead end shorter than this is a yard


def _natural_earth(cache: Path) -> dict[tuple[str, int], list[BaseGeometry]]:
    base = "10m/ne_10m_rivers_lake_centerlines"
    files = {
        kind: io.BytesIO(member(NATURAL_EARTH, cache, f"{base}.{kind}"))
        for kind in ("shp", "shx", "dbf")
    }
    found: dict[tuple[str, int], list[BaseGeometry]] = defaultdict(list)
    with shapefile.Reader(**files, encoding="latin-1") as reader:
        for item in reader.iterShapeRecords():
            clipped = shapely.clip_by_rect(
                shapely.geometry.shape(item.shape.__geo_interface__), *RIVER_EXTENT
            )
            if not clipped.is_empty:
                found[
                    str(item.record["name"]).strip(), int(item.record["scalerank"])
                ].append(clipped)
    return found


def _gshhg(cache: Path) -> dict[tuple[str, str], list[BaseGeometry]]:
    """Read the rivers named above from the pieces of basemap's binary file."""
    index = member(RIVERS_HIRES, cache, "riversmeta_f.dat").decode("ascii").splitlines()
    raw = member(RIVERS_HIRES, cache, "/rivers_f.dat")
    found: dict[tuple[str, str], list[BaseGeometry]] = defaultdict(list)
    for row in index:
        _, _, _, south, north, offset, size, _ = row.split()
        if float(north) < 46 or float(south) > 52:
            continue
        points = (
            np.frombuffer(raw[int(offset) : int(offset) + int(size)], "<f4")
            .reshape(-1, 2)
            .astype(np.float64)
        )
        for name, name_uk, box in GSHHG_RIVERS:
            if len(points) > 1 and shapely.box(*box).contains(
                shapely.LineString(points)
            ):
                found[name, name_uk].append(shapely.LineString(points))
    return found


def _led_on(parts: list[BaseGeometry], main: BaseGeometry) -> list[BaseGeometry]:
    """Lead a river on, straight, to the river it falls into, where the two sources stop
    short of each other.
    """
    ends = [
        shapely.Point(line.coords[k])
        for line in lines(shapely.union_all(parts))
        for k in (0, -1)
    ]
    gap: BaseGeometry = min(
        (shapely.shortest_line(end, main) for end in ends),
        key=lambda line: float(line.length),
    )
    return [*parts, gap] if 0 < gap.length < BREAK_DEGREES else parts


def _river(parts: list[BaseGeometry]) -> BaseGeometry:
    near, whole = shapely.box(*NEAR_RIVERS), shapely.union_all(parts)
    halves = (shapely.intersection(whole, near), shapely.difference(whole, near))
    thin = [
        simplify(line, t)
        for half, t in zip(halves, RIVER_TOLERANCE, strict=True)
        for line in lines(half)
    ]
    merged = lines(shapely.union_all(thin))
    merged.sort(key=lambda part: part.bounds)
    return merged[0] if len(merged) == 1 else shapely.MultiLineString(merged)


def rivers(cache: Path) -> list[dict[str, Any]]:
    """GeoJSON features with name, name_uk, scalerank (Natural Earth's: 1 the greatest)
    and source.
    """
    features = []
    natural_earth = _natural_earth(cache)
    main = shapely.union_all(
        [part for parts in natural_earth.values() for part in parts]
    )
    for (raw_name, rank), parts in sorted(
        natural_earth.items(), key=lambda item: (item[0][1], item[0][0])
    ):
        name, name_uk = RIVER_NAMES.get(raw_name, (raw_name, ""))
        row = {"name": name, "name_uk": name_uk, "scalerank": rank, "source": "ne"}
        features.append(feature(_river(parts), row))
    for (name, name_uk), parts in sorted(_gshhg(cache).items()):
        row = {
            "name": name,
            "name_uk": name_uk,
            "scalerank": 4 if name == "Dnipro" else 8,
            "source": "gshhg",
        }
        features.append(feature(_river(_led_on(parts, main)), row))
    return features


def _rail_edges(
    cache: Path, area: BaseGeometry
) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Tracks inside the area, as pairs of (lon, lat); parallel tracks and yards fall
    together.
    """
    text = member(RAILWAYS, cache, "world_railways.py").decode("utf-8")
    middle = text.index("nodes=")
    graph = ast.literal_eval(text[text.index("graph=") + 6 : middle].strip())
    nodes = np.asarray(
        ast.literal_eval(
            text[middle + 6 : text.index("world_railways_geograph")].strip()
        )
    )[:, ::-1]
    inside = shapely.contains_xy(area, nodes[:, 0], nodes[:, 1])
    cells = np.round(nodes / RAIL_CELL).astype(np.int64)
    members: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index in np.flatnonzero(inside).tolist():
        members[int(cells[index, 0]), int(cells[index, 1])].append(index)
    centre = {
        cell: tuple(nodes[rows].mean(axis=0).round(4).tolist())
        for cell, rows in members.items()
    }
    edges = set()
    for cell, rows in members.items():
        for row in rows:
            for other in graph[row]:
                target = (int(cells[other, 0]), int(cells[other, 1]))
                if target != cell and target in centre:
                    edges.add(
                        (
                            min(centre[cell], centre[target]),
                            max(centre[cell], centre[target]),
                        )
                    )
    return sorted(edges)


def railways(cache: Path, area: BaseGeometry) -> list[dict[str, Any]]:
    """One feature of long lines, yards and sidings dropped."""
    shapely.prepare(area)
    tracks = [shapely.LineString(edge) for edge in _rail_edges(cache, area)]
    for _ in range(3):
        joined = lines(shapely.union_all(tracks))
        ends: dict[tuple[float, ...], int] = defaultdict(int)
        for line in joined:
            for end in (line.coords[0], line.coords[-1]):
                ends[end] += 1
        tracks = [
            line
            for line in joined
            if line.length * 90 > RAIL_STUB_KM
            or (ends[line.coords[0]] > 1 and ends[line.coords[-1]] > 1)
        ]
    merged = [
        simplify(line, RAIL_TOLERANCE) for line in lines(shapely.union_all(tracks))
    ]
    merged = [line for line in merged if line.length > 0]
    merged.sort(key=lambda line: (-line.length, line.bounds))
    return [feature(shapely.MultiLineString(merged), {"kind": "railway"})]
