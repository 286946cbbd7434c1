"""Batches of the project's own files as rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dashboard.domain.claim import WORDS, Claim
from dashboard.exchange.importers.own import Batch, Read


def rows_of(batches: Iterable[Batch]) -> list[Read]:
    """Return the rows in the order of the file, however they were read."""
    rows: list[Read] = []
    for batch in batches:
        claims = map(_claim, batch.claims.to_pylist())
        by_column = zip(batch.lines.tolist(), claims, strict=True)
        read: list[Read] = [(line, claim, "", "") for line, claim in by_column]
        rows += sorted([*read, *batch.others], key=lambda row: row[0])
    return rows


def _claim(row: dict[str, Any]) -> Claim:
    words = {name: row[name] and kind(row[name]) for name, kind in WORDS.items()}
    return Claim(**{**row, **words, "precision": words["precision"] or None})
