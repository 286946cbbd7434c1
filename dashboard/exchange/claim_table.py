"""Claims as an Arrow table in the claim schema, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa

from dashboard.domain.claim import DAYS, FIELDS, NUMBERS, OFFSETS, WORDS, Claim

_types = dict.fromkeys(NUMBERS, pa.float64()) | dict.fromkeys(DAYS, pa.date32()) | dict.fromkeys(OFFSETS, pa.int64())
TYPES: Mapping[str, Any] = {name: _types.get(name, pa.string()) for name in FIELDS}
"""The type of each field: text is never null (unknown is ""), a number or day is null when unknown."""
SCHEMA = pa.schema([pa.field(name, kind) for name, kind in TYPES.items()])
"""The columns of a dataset's file."""


def table_of(claims: Sequence[Claim]) -> Any:
    """Return the claims as a table, one row each."""
    return pa.table([_array(name, [getattr(claim, name) for claim in claims]) for name in FIELDS], schema=SCHEMA)


def _array(name: str, values: list[Any]) -> Any:
    texts = TYPES[name] == pa.string()
    return pa.array(["" if v is None else str(v) for v in values] if texts else values, TYPES[name])


def claims_of(table: Any) -> Iterator[Claim]:
    """Yield the claims of a table."""
    for row in table.to_pylist():
        words = {name: word(row[name]) if row[name] else None for name, word in WORDS.items()}
        yield Claim(**(row | words))
