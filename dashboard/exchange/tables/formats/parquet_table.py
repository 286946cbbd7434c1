"""Parquet of any columns as a table of text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dashboard.domain.errors import BadInput
from dashboard.exchange.tables.formats.json_table import value_text
from dashboard.exchange.tables.header import MOST_COLUMNS, unique_names
from dashboard.exchange.tables.pieces import Chunk, ColumnTable
from dashboard.i18n.translate import gettext, number_words

BATCH = 65_536
_UNREADABLE = (pa.ArrowException, OSError, ValueError, OverflowError)
"""What a damaged file raises; text that is none among it."""


def parquet_table(path: Path) -> ColumnTable:
    """Return the rows of a Parquet file. Raises BadInput when it is none."""
    try:
        with pq.ParquetFile(path) as file:
            names, rows = file.schema_arrow.names, file.metadata.num_rows
    except _UNREADABLE as error:
        raise _unreadable(path, error) from error
    if len(names) > MOST_COLUMNS:
        raise BadInput(
            gettext(
                "{path}: it has {count} columns, at most {most} are read",
                path=path,
                count=number_words(len(names)),
                most=number_words(MOST_COLUMNS),
            )
        )
    return ColumnTable(path, unique_names(names), lambda: _chunks(path), rows)


def _chunks(path: Path) -> Iterator[Chunk]:
    first = 1
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(BATCH):
                columns = [text_column(column) for column in batch.columns]
                yield columns, list(range(first, first + len(batch))), ()
                first += len(batch)
    except _UNREADABLE as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: Exception) -> BadInput:
    words = " ".join(str(error).split())[:100]
    return BadInput(
        gettext(
            "{path}: cannot be read as Parquet ({words}); check the file",
            path=path,
            words=words,
        )
    )


def text_column(column: Any) -> Any:  # noqa: ANN401
    """Return an Arrow array as text without nulls: days as ISO 8601, bytes as
    hexadecimal digits.
    """
    kind = column.type
    if pa.types.is_dictionary(kind):
        return text_column(column.dictionary_decode())
    if pa.types.is_nested(kind) or _is_binary(kind):
        values = [_value_text(value) for value in column.to_pylist()]
        return pa.array(values, pa.string())
    if pa.types.is_floating(kind):
        # Arrow writes 47.0 as 47; a text file would have either.
        return pc.fill_null(column.cast(pa.float64()).cast(pa.string()), "")
    if pa.types.is_timestamp(kind) and kind.tz is None:
        days = column.cast(pa.timestamp("us")).cast(pa.string())
        return pc.fill_null(
            pc.replace_substring_regex(days, r" 00:00:00(\.0+)?$", ""), ""
        )
    return pc.fill_null(column.cast(pa.string()), "")


def _is_binary(kind: Any) -> bool:  # noqa: ANN401
    return bool(
        pa.types.is_binary(kind)
        or pa.types.is_large_binary(kind)
        or pa.types.is_fixed_size_binary(kind)
    )


def _value_text(value: Any) -> str:  # noqa: ANN401
    if isinstance(value, bytes):
        return value.hex()
    return value_text(value)
