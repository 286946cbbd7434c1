"""GeoParquet 1.1: the columns of the claim schema, and one more with the point.

Text is a string that is never null (unknown is ""), numbers are DOUBLE, days DATE, offsets BIGINT. The points are WKB
in longitude and latitude; by the standard that is what a file without `crs` holds (OGC:CRS84), while a `crs` of null
would say that nobody knows. A claim with no place has a null there.
"""

from __future__ import annotations

import io
import json
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.domain.claim import DAYS, FIELDS, NUMBERS, OFFSETS, Claim

if TYPE_CHECKING:
    from dashboard.exchange.exporting import Context

GEOMETRY = "geometry"
BATCH, BATCHES = 2_000, 10
"""Claims turned into columns at a time, and how many such batches make a row group: all that memory holds at once."""
POINT = struct.Struct("<BIdd")
"""WKB of a point: little-endian mark 1, type 1, longitude, latitude."""


def claim_schema() -> pa.Schema:
    """Return the Arrow schema of a file of claims, without the geometry."""
    types = dict.fromkeys(NUMBERS, pa.float64()) | dict.fromkeys(DAYS, pa.date32()) | dict.fromkeys(OFFSETS, pa.int64())
    return pa.schema([pa.field(n, types.get(n, pa.string()), nullable=n in types) for n in FIELDS])


def parquet_parts(claims: Iterable[Claim], context: Context) -> Iterator[bytes]:
    """Yield the file in the order of its bytes: row groups, then the footer with the metadata."""
    schema = claim_schema().append(pa.field(GEOMETRY, pa.binary()))
    sink = _Sink()
    box: list[float] = []
    rows = iter(claims)
    with pq.ParquetWriter(sink, schema, compression="zstd", store_schema=False) as writer:
        yield sink.taken()
        while batches := [_batch(some, schema, box) for some in _slices(rows)]:
            writer.write_table(pa.Table.from_batches(batches), row_group_size=BATCH * BATCHES)
            yield sink.taken()
        writer.add_key_value_metadata({"geo": _geo(box), "frontline": _about(context)})
    yield sink.taken()


def _slices(rows: Iterator[Claim]) -> Iterator[Sequence[Claim]]:
    for _ in range(BATCHES):
        some = tuple(islice(rows, BATCH))
        if not some:
            return
        yield some


def _batch(claims: Sequence[Claim], schema: pa.Schema, box: list[float]) -> pa.RecordBatch:
    """Turn claims into columns; box grows to hold their points."""
    columns: Mapping[str, list[Any]] = {name: [getattr(claim, name) for claim in claims] for name in FIELDS}
    points = [(c.lon, c.lat) for c in claims if c.lon is not None and c.lat is not None]
    if points:
        lons, lats = zip(*points, strict=True)
        old = box or [*points[0], *points[0]]
        box[:] = [min(old[0], *lons), min(old[1], *lats), max(old[2], *lons), max(old[3], *lats)]
    shapes = [None if c.lon is None or c.lat is None else POINT.pack(1, 1, c.lon, c.lat) for c in claims]
    arrays = [_array(columns[field.name], field) for field in schema if field.name != GEOMETRY]
    return pa.RecordBatch.from_arrays([*arrays, pa.array(shapes, pa.binary())], schema=schema)


def _array(values: list[Any], field: pa.Field) -> pa.Array:
    return pa.array(values if field.nullable else [value or "" for value in values], field.type)


def _geo(box: Sequence[float]) -> str:
    column = {"encoding": "WKB", "geometry_types": ["Point"]} | ({"bbox": list(box)} if box else {})
    return json.dumps({"version": "1.1.0", "primary_column": GEOMETRY, "columns": {GEOMETRY: column}})


def _about(context: Context) -> str:
    about = {
        "title": context.title, "sentence": context.sentence, "filters": context.filters, "credit": context.credit,
        "link": context.link, "made_on": context.made_on.isoformat(), "notes": list(context.notes),
    }  # fmt: skip
    return json.dumps(about, ensure_ascii=False)


class _Sink(io.BytesIO):
    """A file that only grows; what was written is taken out in between, and its positions count on."""

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
