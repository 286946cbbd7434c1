"""The claim schema as Arrow types: what every file of claims has."""

from __future__ import annotations

import pyarrow as pa

from dashboard.domain.claim import DAYS, FIELDS, NUMBERS, OFFSETS


def claim_schema() -> pa.Schema:
    """Return the Arrow schema of a file of claims, without a geometry: text is never
    null, unknown is "".
    """
    types = (
        dict.fromkeys(NUMBERS, pa.float64())
        | dict.fromkeys(DAYS, pa.date32())
        | dict.fromkeys(OFFSETS, pa.int64())
    )
    return pa.schema(
        [
            pa.field(name, types.get(name, pa.string()), nullable=name in types)
            for name in FIELDS
        ]
    )
