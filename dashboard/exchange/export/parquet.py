"""The declaration of GeoParquet; what writes it is loaded when a file is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dashboard.domain.presentation import Presentation
from dashboard.exchange.export.format import Context, ExportFormat

if TYPE_CHECKING:
    import pyarrow as pa


def _parts(claims: Iterable[Presentation], context: Context) -> Iterator[bytes]:
    from dashboard.exchange.export.geoparquet import parquet_parts

    return parquet_parts(claims, context)


def _parts_of_tables(tables: Iterable[pa.Table], context: Context) -> Iterator[bytes]:
    from dashboard.exchange.export.geoparquet import parquet_of_tables

    return parquet_of_tables(tables, context)


FORMAT = ExportFormat(
    name="parquet",
    label="GeoParquet",
    suffix=".parquet",
    media_type="application/vnd.apache.parquet",
    parts=_parts,
    parts_of_tables=_parts_of_tables,
)
