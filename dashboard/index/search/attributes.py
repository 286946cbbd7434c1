"""Attributes of imported rows as SQL. Values are always parameters, never text of the
statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyarrow as pa

from dashboard.domain.claim import ATTRIBUTES
from dashboard.index.conditions import Values

NO_CLAIM = pa.Table.from_batches([], pa.schema([("no", pa.int64())]))
"""The numbers of no claim. Not made of an array: the first of these makes Arrow load
pandas, which most commands have no use for.
"""
MOST_COLONS = 4
"""Colons of one filter of which each may be the one after the name."""


def attribute_condition(wanted: Sequence[str]) -> tuple[str, Values]:
    """Return what a row must have: one of the attributes, each written NAME:VALUE; and
    the parameters.
    """
    values: Values = {}
    parts: list[str] = []
    for name, value in (pair for text in wanted for pair in _pairs(text)):
        number = len(parts)
        values |= {f"pointer_{number}": pointer(name), f"value_{number}": value}
        parts.append(
            f"json_extract_string({ATTRIBUTES}, $pointer_{number}) = $value_{number}"
        )
    # An archive may hold anything there.
    sound = f"CASE WHEN json_valid({ATTRIBUTES}) THEN {' OR '.join(parts)} END"
    return f"{ATTRIBUTES} <> '' AND {sound}", values


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Yield every name and value that the text may mean: a column's name may have
    colons, too.
    """
    pieces = text.split(":")
    for at in range(1, min(len(pieces), MOST_COLONS + 1)):
        yield ":".join(pieces[:at]).strip(), ":".join(pieces[at:]).strip()


def pointer(name: str) -> str:
    """Return the JSON pointer (RFC 6901) of a member of an object."""
    return "/" + name.replace("~", "~0").replace("/", "~1")
