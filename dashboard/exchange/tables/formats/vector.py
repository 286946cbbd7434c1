"""Vector formats of maps (KML, KMZ, GPX, Shapefile, GeoPackage, TopoJSON, FlatGeobuf)
as tables, read by GDAL: the attributes of each feature, and its shape in a column.

GDAL knows eighty drivers, and some of them fetch what a file names. Only those named
here are switched on, and nothing is fetched: it is for the caller to read in a confined
process.
"""

from __future__ import annotations

import html
import os
import re
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa

from dashboard.domain.errors import BadInput
from dashboard.domain.geography.projections import WGS84, srid_of
from dashboard.exchange.tables.formats.json_table import GEOMETRY
from dashboard.exchange.tables.formats.parquet_table import text_column
from dashboard.exchange.tables.pieces import Chunk, ColumnTable
from dashboard.exchange.tables.shapes import numbered_wkb
from dashboard.exchange.tables.text_file import read_full
from dashboard.exchange.tables.unpack import ZIP_MARK, members_of, unpacked
from dashboard.i18n.translate import gettext

DRIVERS = (
    "LIBKML",
    "KML",
    "GPX",
    "ESRI Shapefile",
    "GPKG",
    "TopoJSON",
    "FlatGeobuf",
)
_OFF = (
    "ADBC AIVector AVCBin AVCE00 AmigoCloud CSV CSW Carto DGN DXF EDIGEO EEDA"
    " ESRIJSON Elasticsearch GDALG GML GPSBabel GTFS GeoJSON GeoJSONSeq GeoRSS"
    " HTTP Idrisi JML JSONFG LVBAG MBTiles MVT MapML MiraMonVector NGW OAPIF ODS"
    " OGCAPI OGR_GMT OGR_PDS OGR_VRT OSM OpenFileGDB PCIDSK PDF PDS4 PGDUMP"
    " PLSCENES PMTiles S57 SQLite SXF Selafin VDV VFK VICAR WAsP WFS XLSX"
)
"""Drivers of pyogrio's GDAL that are switched off before it is loaded: some of them
fetch what a file names.
"""
_NOT_ATTRIBUTES = frozenset(
    {
        "tessellate",
        "extrude",
        "visibility",
        "draworder",
        "icon",
        "snippet",
        "altitudemode",
    }
)
"""Columns that GDAL adds to every KML and that say how to draw."""
_DATA_NAME = re.compile(
    rb"""(?P<before><(?:\w+:)?(?:Data|SimpleData|SimpleField)\b[^<>]*?\bname\s*=\s*
    (?P<quote>["']))(?P<name>[^"'<>]*[^"'<>\x00-\x7f][^"'<>]*)(?P<after>(?P=quote))""",
    re.VERBOSE,
)
"""The name of a piece of data in a KML that has a letter beyond ASCII."""
_ALIAS = "data_name_"
LARGEST_KML = 200 << 20
"""Bytes of a KML whose names are made plain."""
LAYER = "layer"
"""The column of the folder of a KML: people sort by it."""
_VERTICES = frozenset({"track_points", "route_points"})
"""Layers of a GPX that say no more than its tracks and routes."""
_TAG = re.compile(r"<(/?[a-zA-Z]+|!)[^<>]*>")
"""A tag and its name. A tag that does not end is none: looking for its end again at
every other would take the square of the time.
"""
_LINE_ENDS = frozenset({"br", "/p", "/div", "/tr", "/li"})
_ADDRESS = re.compile(r"""\b(?:src|href)\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_UNREADABLE = (
    RuntimeError,
    ValueError,
    OSError,
    OverflowError,
    LookupError,
    pa.ArrowException,
)
"""What a damaged file, or one of another format, raises."""


def layer_names(path: Path, member: str = "") -> list[str]:
    """Return the names of the layers that have a feature. member: the file of a zip.
    Raises BadInput for what is none of the formats.
    """
    gdal = _gdal()
    address = _address(path, member)
    with _reading(path):
        layers = _layers(gdal, address)
        filled = [name for name in layers if _info(gdal, address, name)["features"]]
    # The points that make up a track or a route are told by it.
    return [name for name in filled if name not in _VERTICES]


def _layers(gdal: Any, address: str) -> list[str]:  # noqa: ANN401
    return [str(name) for name, _ in gdal.list_layers(address)]


def layers_table(path: Path, names: list[str], member: str = "") -> ColumnTable:
    """Return the features of layers as one table. member: the file of a zip. Raises
    BadInput when they cannot be read, or are of a coordinate system that is not.
    """
    gdal = _gdal()
    address = _address(path, member)
    with _reading(path), _plain_names(path, address) as (plain, titles):
        # A layer without a name is called as its file, which is another one here.
        here = dict(zip(_layers(gdal, address), _layers(gdal, plain), strict=True))
        parts = [
            (name, _titled(_read(gdal, plain, here[name]), titles)) for name in names
        ]
    header = list(
        dict.fromkeys(
            column for _, columns in parts for column in columns if column != GEOMETRY
        )
    )
    header.append(GEOMETRY)
    several = len(parts) > 1 and LAYER not in header
    if several:
        header.append(LAYER)
    chunks: list[Chunk] = []
    first = 1
    for name, columns in parts:
        size = len(columns[GEOMETRY])
        empty = pa.array([""] * size, pa.string())
        values = dict(columns)
        if several:
            values[LAYER] = pa.array([name] * size, pa.string())
        lines = list(range(first, first + size))
        chunks.append(([values.get(n, empty) for n in header], lines, ()))
        first += size
    return ColumnTable(path, tuple(header), lambda: iter(chunks), first - 1)


@contextmanager
def _plain_names(path: Path, address: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the address of a KML whose names of data are plain, and what they stand
    for: GDAL makes underscores of every letter beyond ASCII, and one column of two
    names. Of any other file its own address.
    """
    text = _kml_text(path)
    titles: dict[str, str] = {}

    def plain(match: re.Match[bytes]) -> bytes:
        title = html.unescape(match["name"].decode("utf-8", "replace"))
        alias = aliases.setdefault(title, f"{_ALIAS}{len(aliases)}")
        titles[alias] = title
        return match["before"] + alias.encode() + match["after"]

    aliases: dict[str, str] = {}
    renamed = _DATA_NAME.sub(plain, text)
    if not titles:
        yield address, {}
        return
    with tempfile.TemporaryDirectory(prefix="frontline-table-") as folder:
        target = Path(folder) / "table.kml"
        target.write_bytes(renamed)
        yield str(target), titles


def _kml_text(path: Path) -> bytes:
    """Return the text of a KML in UTF-8, packed or not; nothing for another file."""
    with path.open("rb") as file:
        head = file.read(4096)
        if head.startswith(ZIP_MARK):
            if "doc.kml" not in members_of(path):
                return b""
            with unpacked(path, "doc.kml") as (text, _):
                return read_full(text, LARGEST_KML)
        if b"<kml" not in head or path.stat().st_size > LARGEST_KML:
            return b""
        return head + file.read()


def _titled(columns: dict[str, Any], titles: dict[str, str]) -> dict[str, Any]:
    return {titles.get(name, name): column for name, column in columns.items()}


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Turn what GDAL raises into BadInput. What it warns of, a name with another ending
    for one, no reader of our messages can do anything about.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        try:
            yield
        except _UNREADABLE as error:
            raise _unreadable(path, error) from error


def _gdal() -> Any:  # noqa: ANN401
    """Load GDAL with our drivers alone and no way out."""
    os.environ.setdefault("GDAL_SKIP", ",".join(_OFF.split()))
    import pyogrio

    pyogrio.set_gdal_config_options(
        {
            "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": "{none}",
            "GDAL_HTTP_PROXY": "127.0.0.1:9",
            "GDAL_HTTP_TIMEOUT": "1",
            "OGR_SQLITE_LOAD_EXTENSIONS": "NO",
        }
    )
    return pyogrio


def _address(path: Path, member: str) -> str:
    # A Shapefile is several files, which GDAL reads where they lie in their zip.
    if member:
        return f"/vsizip/{{{path.absolute()}}}/{member}"
    return str(path.absolute())


def _info(
    gdal: Any,  # noqa: ANN401
    address: str,
    name: str,
) -> dict[str, Any]:
    info: dict[str, Any] = gdal.read_info(address, layer=name)
    if info["driver"] not in DRIVERS:
        raise ValueError(gettext("{driver} is not read here", driver=info["driver"]))
    return info


def _read(
    gdal: Any,  # noqa: ANN401
    address: str,
    name: str,
) -> dict[str, Any]:
    """Return the columns of a layer as text, its shapes as well-known binary in
    hexadecimal digits. The times of a KML are one column.
    """
    info = _info(gdal, address, name)
    _, table = gdal.read_arrow(address, layer=name, datetime_as_string=True)
    geometry = info["geometry_name"] or "wkb_geometry"
    columns = dict(_attributes(table, geometry, info["driver"]))
    if info["driver"] in ("LIBKML", "KML"):
        columns = _with_when(columns, len(table))
    shapes = next(
        (n for n in (geometry, "wkb_geometry") if n in table.column_names), ""
    )
    if not shapes:
        columns[GEOMETRY] = pa.array([""] * len(table), pa.string())
        return columns
    # Without a word about it, degrees of WGS84 are what such files have.
    srid = srid_of(info["crs"]) if info["crs"] else WGS84
    if not srid:
        raise ValueError(
            gettext("its coordinates are of {crs}, not WGS84", crs=info["crs"][:40])
        )
    columns[GEOMETRY] = _with_srid(text_column(table[shapes].combine_chunks()), srid)
    return columns


def _with_srid(shapes: Any, srid: int) -> Any:  # noqa: ANN401
    """Return shapes in hexadecimal digits that say their coordinate system, as
    PostGIS's do.
    """
    if srid == WGS84:
        return shapes
    texts = shapes.to_pylist()
    return pa.array([numbered_wkb(text, srid) for text in texts], pa.string())


def _with_when(columns: dict[str, Any], rows: int) -> dict[str, Any]:
    """Return the columns with the stamps and spans of time of a KML as one."""
    empty = pa.array([""] * rows, pa.string())
    stamp, begin, end = (
        columns.pop(name, empty).to_pylist() for name in ("timestamp", "begin", "end")
    )
    spans = (
        "/".join(filter(None, dict.fromkeys(pair)))
        for pair in zip(begin, end, strict=True)
    )
    when = [point or span for point, span in zip(stamp, spans, strict=True)]
    if any(when):
        columns["when"] = pa.array(when, pa.string())
    return columns


def _attributes(
    table: pa.Table,
    geometry: str,
    driver: str,
) -> Iterator[tuple[str, Any]]:
    for name in table.column_names:
        drawing = driver in ("LIBKML", "KML") and name.lower() in _NOT_ATTRIBUTES
        if drawing or name in (geometry, "wkb_geometry", GEOMETRY):
            continue
        column = text_column(table[name].combine_chunks())
        if driver in ("LIBKML", "KML"):
            texts = [text_of_html(text) for text in column.to_pylist()]
            column = pa.array(texts, pa.string())
        if any(column.to_pylist()):
            yield name, column


def text_of_html(text: str) -> str:
    """Return what a person would read of a piece of HTML."""
    if "<" not in text and "&" not in text:
        return text
    bare = html.unescape(_TAG.sub(_text_of_tag, text))
    lines = (" ".join(line.split()) for line in bare.splitlines())
    return "\n".join(filter(None, lines))


def _text_of_tag(tag: re.Match[str]) -> str:
    """Return what stands for a tag: the address of a link or picture, a new line, or a
    space.
    """
    name = tag[1].lower()
    if name in _LINE_ENDS:
        return "\n"
    address = _ADDRESS.search(tag[0]) if name in ("a", "img") else None
    return f" {address[1]} " if address else " "


def _unreadable(path: Path, error: Exception) -> BadInput:
    words = " ".join(str(error).split()).replace(str(path.absolute()), path.name)[:120]
    return BadInput(
        gettext(
            "{path}: cannot be read as a map file ({words}); open it in a GIS and save"
            " it as GeoJSON",
            path=path,
            words=words,
        )
    )
