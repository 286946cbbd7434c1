"""Features of our own GeoJSON, one a line, cut into columns by Arrow's reader.

It gets only what `load_json` would take too, and of that what our own files have: any
other member, type or number is left to who reads a feature at a time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.json as reader

from dashboard.domain.claim import ATTRIBUTES, DAYS
from dashboard.domain.presentation import DERIVED
from dashboard.exchange.tables.byte_index import LINE_FEED, Places
from dashboard.exchange.tables.claim_schema import claim_schema
from dashboard.exchange.tables.records import MAX_RECORD
from dashboard.exchange.text_buffers import Mask

CLOSING = b"]}"
"""The last line of a file of ours; between it and the first stands one feature a line.
"""
BLOCK = 2**20
"""Bytes that Arrow cuts into columns at a time, where no line is longer."""
_LISTS = ("signs", "contradicted_by", "contested_because")
_POINT = pa.struct([("type", pa.string()), ("coordinates", pa.list_(pa.float64()))])


def _properties() -> pa.DataType:
    types = {
        field.name: pa.string() if field.name in DAYS else field.type
        for field in claim_schema()
    }
    types |= dict.fromkeys(DERIVED, pa.string())
    types |= dict.fromkeys(_LISTS, pa.list_(pa.string()))
    types["contested"] = pa.bool_()
    return pa.struct(list(types.items()))


_SCHEMA = pa.schema(
    [
        ("type", pa.string()),
        ("id", pa.string()),
        ("geometry", _POINT),
        ("properties", _properties()),
    ]
)


@dataclass(frozen=True, slots=True)
class FeatureColumns:
    """Lines of features. cells: of the fields of a claim, and ATTRIBUTES. sure: which
    have properties, and a point where they have a geometry. starts, ends: of each line
    in the data.
    """

    cells: Mapping[str, pa.Array]
    sure: Mask
    starts: Places
    ends: Places


def feature_columns(data: bytes) -> FeatureColumns | None:
    """Return whole lines of a file of ours as columns, None when they have to be read
    with more care. The line that ends the file may be the last.
    """
    lines = data if data.endswith(b"\n") else data + b"\n"
    if lines.endswith(b"\n" + CLOSING + b"\n"):
        lines = lines[: -len(CLOSING) - 1]
    content = np.frombuffer(lines, np.uint8)
    ends: Places = np.flatnonzero(content == LINE_FEED) + 1
    if not ends.size:
        return None
    starts = np.concatenate(([0], ends[:-1]))
    longest = int((ends - starts).max())
    # As many features as lines, and each on one: a line of nothing else has none.
    last = np.where(content[ends - 2] == ord(","), ends - 3, ends - 2)
    begun, ended = content[starts] == ord("{"), content[last] == ord("}")
    if longest > MAX_RECORD or not (begun.all() and ended.all()):
        return None
    # The comma behind each feature is no part of it; space is nothing to Arrow.
    bare = content.copy()
    bare[last + 1] = np.where(last < ends - 2, ord(" "), LINE_FEED)
    table = _table(bare, max(BLOCK, 2 * longest))
    if table is None or table.num_rows != ends.size:
        return None
    shape, values = (
        table[name].combine_chunks() for name in ("geometry", "properties")
    )
    kind, coordinates = shape.flatten()
    if not _sound(coordinates):
        return None
    names = [field.name for field in values.type]
    cells = dict(zip(names, values.flatten(), strict=True))
    for at, name in enumerate(("lon", "lat")):
        number = pc.list_element(coordinates, at)
        cells[name] = pc.if_else(shape.is_valid(), number, cells[name])
    named = pc.fill_null(pc.equal(kind, "Point"), False)
    placed = pc.or_(pc.is_null(shape), named)
    sure = pc.and_(values.is_valid(), placed).to_numpy(zero_copy_only=False)
    wanted = (*claim_schema().names, ATTRIBUTES)
    return FeatureColumns({name: cells[name] for name in wanted}, sure, starts, ends)


def _table(lines: npt.NDArray[np.uint8], block: int) -> pa.Table | None:
    try:
        table = reader.read_json(
            pa.py_buffer(lines),
            reader.ReadOptions(use_threads=False, block_size=block),
            reader.ParseOptions(
                explicit_schema=_SCHEMA, unexpected_field_behavior="error"
            ),
        )
        # Whether all of it is UTF-8 is not asked before.
        table.validate(full=True)
    except pa.ArrowInvalid:
        return None
    return table


def _sound(coordinates: pa.Array) -> bool:
    """Whether each point has two numbers, and there is no NaN, which is no JSON."""
    numbers = coordinates.flatten()
    if numbers.null_count or not pc.all(pc.is_finite(numbers), min_count=0).as_py():
        return False
    fewest = pc.min(coordinates.value_lengths()).as_py()
    return fewest is None or fewest > 1
