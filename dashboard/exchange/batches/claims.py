"""Claims as Parquet in the claim schema, in one part of many: the same claims give the
same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.domain.claim import FIELDS, Claim
from dashboard.exchange.tables.claim_schema import claim_schema


def claims_parquet(claims: Iterable[Claim]) -> bytes:
    """Return a Parquet file of the claims, in their order."""
    schema = claim_schema()
    texts = {field.name for field in schema if not field.nullable}
    rows = [
        {n: (getattr(c, n) or "") if n in texts else getattr(c, n) for n in FIELDS}
        for c in claims
    ]
    sink = pa.BufferOutputStream()
    pq.write_table(
        pa.Table.from_pylist(rows, schema), sink, compression="zstd", store_schema=False
    )
    return bytes(sink.getvalue())
