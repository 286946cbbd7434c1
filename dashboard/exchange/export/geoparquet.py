"""GeoParquet 1.1: the columns of the claim schema, those of DERIVED, and one more with
the point.

Text is a string that is never null (unknown is ""), numbers are DOUBLE, days DATE,
offsets BIGINT. The points are WKB in longitude and latitude; by the standard that is
what a file without `crs` holds (OGC:CRS84), while a `crs` of null would say that nobody
knows. A claim with no place has a null there.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dashboard.domain.presentation import Presentation
from dashboard.exchange.export.ahead import ahead
from dashboard.exchange.export.claim_tables import table_schema, tables_of

if TYPE_CHECKING:
    from dashboard.exchange.export.format import Context

GEOMETRY = "geometry"
GROUP = 20_000
"""Claims of a row group: all that memory holds at once."""
POINT = np.dtype([("mark", "u1"), ("kind", "<u4"), ("lon", "<f8"), ("lat", "<f8")])
"""WKB of a point: little-endian mark 1, type 1, longitude, latitude."""
Degrees = npt.NDArray[np.float64]
_LONG = frozenset({"id", "url", "note", "quote", "prefix", "suffix", "headline"})
"""Columns of which hardly two cells are the same: a dictionary of them costs time."""


def _file_schema() -> pa.Schema:
    return table_schema().append(pa.field(GEOMETRY, pa.binary()))


def parquet_parts(claims: Iterable[Presentation], context: Context) -> Iterator[bytes]:
    """Yield the file of `parquet_of_tables`, of claims that come one by one."""
    yield from parquet_of_tables(tables_of(claims), context)


def parquet_of_tables(tables: Iterable[pa.Table], context: Context) -> Iterator[bytes]:
    """Yield the file in the order of its bytes: row groups, then the footer with the
    metadata. tables: as `claim_tables.table_schema`.
    """
    schema = _file_schema()
    sink = _Sink()
    box: list[float] = []
    short = [name for name in table_schema().names if name not in _LONG]
    with pq.ParquetWriter(
        sink, schema, compression="zstd", store_schema=False, use_dictionary=short
    ) as writer:
        yield sink.taken()

        def written(group: pa.Table) -> bytes:
            points = _points(group, box)
            writer.write_table(
                group.append_column(schema.field(GEOMETRY), points),
                row_group_size=GROUP,
            )
            return sink.taken()

        # Packing a group goes on while the claims of the next are read.
        yield from ahead(written, _groups(tables))
        writer.add_key_value_metadata({"geo": _geo(box), "frontline": _about(context)})
    yield sink.taken()


def _groups(tables: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """Yield the tables joined to at least GROUP rows, the last one as it is."""
    waiting: list[pa.Table] = []
    for table in tables:
        waiting.append(table)
        if sum(each.num_rows for each in waiting) >= GROUP:
            yield pa.concat_tables(waiting).combine_chunks()
            waiting.clear()
    if waiting:
        yield pa.concat_tables(waiting).combine_chunks()


def _points(claims: pa.Table, box: list[float]) -> pa.Array:
    """Return the points as WKB, null for a claim that has no place; box grows to hold
    them.
    """
    placed = pc.and_(pc.is_valid(claims["lat"]), pc.is_valid(claims["lon"]))
    mask = placed.to_numpy()
    lats, lons = (claims[name].to_numpy()[mask] for name in ("lat", "lon"))
    if len(lats):
        _grow(box, lats, lons)
    points = np.empty(len(lats), POINT)
    points["mark"], points["kind"] = 1, 1
    points["lon"], points["lat"] = lons, lats
    ends = np.cumsum(mask, dtype=np.int32) * POINT.itemsize
    buffers = [
        pa.py_buffer(np.packbits(mask, bitorder="little")),
        pa.py_buffer(np.append(np.int32(0), ends)),
        pa.py_buffer(points.tobytes()),
    ]
    return pa.Array.from_buffers(pa.binary(), len(mask), buffers)


def _grow(box: list[float], lats: Degrees, lons: Degrees) -> None:
    """Let the box, which is empty before the first point, hold the points too."""
    west, south = float(lons.min()), float(lats.min())
    east, north = float(lons.max()), float(lats.max())
    before = box or [west, south, east, north]
    box[:] = [
        min(before[0], west),
        min(before[1], south),
        max(before[2], east),
        max(before[3], north),
    ]


def _geo(box: Sequence[float]) -> str:
    column: dict[str, Any] = {"encoding": "WKB", "geometry_types": ["Point"]}
    if box:
        column["bbox"] = list(box)
    return json.dumps(
        {"version": "1.1.0", "primary_column": GEOMETRY, "columns": {GEOMETRY: column}}
    )


def _about(context: Context) -> str:
    about = {
        "title": context.title,
        "sentence": context.sentence,
        "filters": context.filters,
        "credit": context.credit,
        "link": context.link,
        "made_on": context.made_on.isoformat(),
        "notes": list(context.notes),
    }
    return json.dumps(about, ensure_ascii=False)


class _Sink(io.BytesIO):
    """A file that only grows; what was written is taken out in between, and its
    positions count on.
    """

    def __init__(self) -> None:
        super().__init__()
        self._gone = 0

    def tell(self) -> int:
        return self._gone + super().tell()

    def taken(self) -> bytes:
        """Return what was written since the last call."""
        block = self.getvalue()
        self._gone += len(block)
        self.seek(0)
        self.truncate(0)
        return block
