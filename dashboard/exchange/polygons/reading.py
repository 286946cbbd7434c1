"""Reading polygons from GeoJSON, KML, KMZ and Shapefile: rings of points in degrees,
nothing else of the file. Whatever is in it is hostile until it is read as numbers.
"""

from __future__ import annotations

import io
import json
import math
import struct
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from lxml import etree

from dashboard.domain.errors import BadInput
from dashboard.domain.files.archives import BROKEN_ARCHIVE
from dashboard.i18n.translate import gettext

LARGEST = 200_000_000
"""Bytes of a file, and of what a KMZ unpacks to, at the most."""
MOST_POINTS = 5_000_000
SHAPE_TYPES = (5, 15, 25)
"""Polygon, PolygonZ and PolygonM (ESRI Shapefile Technical Description, July 1998)."""

_UNREADABLE = (
    *BROKEN_ARCHIVE,
    etree.LxmlError,
    # Coordinates that are too few, too large, or no numbers.
    IndexError,
    OverflowError,
    TypeError,
)
Ring = tuple[tuple[float, float], ...]
"""Longitude and latitude of each corner, WGS84 degrees."""


def read_polygons(path: Path) -> list[Ring]:
    """Return every ring of every polygon of a file, holes among them: a point lies
    inside where it lies within an odd number of them.

    Raises BadInput for a file that cannot be read, has no polygon, or is not in degrees
    of longitude and latitude.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise BadInput(
            gettext(
                "{name}: not a format of polygons; give one of {choices}",
                name=path.name,
                choices=", ".join(_READERS),
            )
        )
    try:
        rings = [ring for ring in _checked(reader(_bytes(path))) if len(ring) > 2]
    except OSError as error:
        raise BadInput(
            gettext(
                "{name}: cannot be read ({strerror})",
                name=path.name,
                strerror=error.strerror,
            )
        ) from error
    except BadInput as error:
        raise BadInput(f"{path.name}: {error}") from error
    except _UNREADABLE as error:
        raise BadInput(
            gettext(
                "{name}: is not what its ending says ({error})",
                name=path.name,
                error=str(error)[:80],
            )
        ) from error
    if not rings:
        raise BadInput(gettext("{name}: holds no polygon", name=path.name))
    return rings


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > LARGEST:
        raise BadInput(
            gettext("larger than {largest} bytes; split it", largest=f"{LARGEST:,}")
        )
    return path.read_bytes()


def _checked(rings: Iterable[Sequence[Sequence[float]]]) -> Iterator[Ring]:
    points = 0
    for ring in rings:
        points += len(ring)
        if points > MOST_POINTS:
            raise BadInput(
                gettext(
                    "has more than {most} points; simplify it",
                    most=f"{MOST_POINTS:,}",
                )
            )
        checked = tuple((float(point[0]), float(point[1])) for point in ring)
        for lon, lat in checked:
            if not (math.isfinite(lon) and abs(lon) <= 180 and abs(lat) <= 90):
                raise BadInput(
                    gettext(
                        "is not in degrees of longitude and latitude; save it in WGS84"
                    )
                )
        yield checked


def _geojson(data: bytes) -> Iterator[Sequence[Sequence[float]]]:
    yield from _rings_of(json.loads(data))


def _rings_of(value: Any) -> Iterator[Sequence[Sequence[float]]]:  # noqa: ANN401
    kind = value["type"] if isinstance(value, dict) else ""
    if kind == "FeatureCollection":
        for feature in value["features"]:
            yield from _rings_of(feature)
    elif kind == "Feature":
        yield from _rings_of(value["geometry"])
    elif kind == "GeometryCollection":
        for geometry in value["geometries"]:
            yield from _rings_of(geometry)
    elif kind == "Polygon":
        yield from value["coordinates"]
    elif kind == "MultiPolygon":
        for polygon in value["coordinates"]:
            yield from polygon


def _kml(data: bytes) -> Iterator[Sequence[Sequence[float]]]:
    # No entity is expanded and nothing is fetched, whatever the file asks for.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    root = etree.fromstring(data, parser)
    for ring in root.iter("{*}LinearRing"):
        text = ring.findtext("{*}coordinates") or ""
        yield [
            tuple(float(part) for part in point.split(",")) for point in text.split()
        ]


def _kmz(data: bytes) -> Iterator[Sequence[Sequence[float]]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.lower().endswith(".kml")]
        if sum(archive.getinfo(name).file_size for name in names) > LARGEST:
            raise BadInput(
                gettext(
                    "unpacks to more than {largest} bytes; split it",
                    largest=f"{LARGEST:,}",
                )
            )
        for name in names:
            yield from _kml(archive.read(name))


def _shapefile(data: bytes) -> Iterator[Sequence[Sequence[float]]]:
    if struct.unpack_from(">i", data)[0] != 9994:
        raise ValueError(gettext("no Shapefile"))
    at = 100
    while at + 12 <= len(data):
        (words,) = struct.unpack_from(">i", data, at + 4)
        if words < 2:
            raise ValueError(gettext("a record without a shape"))
        if struct.unpack_from("<i", data, at + 8)[0] in SHAPE_TYPES:
            yield from _shape(data, at + 8, at + 8 + 2 * words)
        at += 8 + 2 * words


def _shape(
    data: bytes,
    at: int,
    end: int,
) -> Iterator[Sequence[Sequence[float]]]:
    parts, points = struct.unpack_from("<ii", data, at + 36)
    first = at + 44 + 4 * parts
    if parts < 0 or points < 0 or first + 16 * points > min(end, len(data)):
        raise ValueError(gettext("a shape that does not fit into its record"))
    starts = [*struct.unpack_from(f"<{parts}i", data, at + 44), points]
    numbers = struct.unpack_from(f"<{2 * points}d", data, first)
    for start, stop in pairwise(starts):
        yield list(
            zip(
                numbers[2 * start : 2 * stop : 2],
                numbers[2 * start + 1 : 2 * stop : 2],
                strict=True,
            )
        )


_READERS: dict[str, Callable[[bytes], Iterator[Sequence[Sequence[float]]]]] = {
    ".geojson": _geojson,
    ".json": _geojson,
    ".kml": _kml,
    ".kmz": _kmz,
    ".shp": _shapefile,
}
SUFFIXES = tuple(_READERS)
"""Endings of the files that can be read."""
