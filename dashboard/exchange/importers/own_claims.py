"""Claims of the project's own files, written as a dataset: rows that are claims
already, of which only place and dataset may change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import pyarrow as pa

from dashboard.domain.claim import DAYS, FIELDS, NUMBERS, OFFSETS, Claim
from dashboard.domain.dataset import LOCATED
from dashboard.domain.geography.geo import Box
from dashboard.domain.wording import review_words
from dashboard.domain.words import Review
from dashboard.exchange.importers.engine import located_by
from dashboard.exchange.importers.own import Read
from dashboard.exchange.importers.request import Options
from dashboard.exchange.importers.writer import SCHEMA, ImportWriter

BATCH = 5000
"""Claims written at a time."""


class Taken(NamedTuple):
    """What became of the rows. left_out: how many the box left out. reviews: the claims
    written, by what the editors of the file decided.
    """

    left_out: int
    reviews: Counter[Review]

    def notes(self) -> tuple[str, ...]:
        """Return a sentence that counts the claims which are not accepted; nothing when
        all are.
        """
        words = review_words(self.reviews)
        if not words:
            return ()
        return (
            f"{words}, as the file says: they stay so, and map and exports show them"
            " only where the filter review asks for them",
        )


def take_claims(
    rows: Iterable[Read],
    options: Options,
    writer: ImportWriter,
) -> Taken:
    """Write the claims of the rows, each with the decision of its row, and note those
    that are none.
    """
    batch: list[Claim] = []
    seen: set[str] = set()
    reviews: Counter[Review] = Counter()
    left_out = read = 0
    for line, claim, reason, text, done in rows:
        read += 1
        if claim is None:
            writer.reject(line, reason, text)
        elif claim.id in seen:
            writer.reject(line, f"{_TWICE} (id {claim.id[:40]!r})", text)
        elif options.box and not _inside(claim, options.box):
            left_out += 1
        else:
            seen.add(claim.id)
            reviews[claim.review] += 1
            batch.append(claim)
        if len(batch) >= BATCH:
            writer.keep(_located(batch, options), _attributes(batch))
            batch = []
            options.meter.update(done, read)
    writer.keep(_located(batch, options), _attributes(batch))
    options.meter.update(1.0, read)
    return Taken(left_out, reviews)


_TWICE = "the same claim stands in an earlier row"


def _attributes(claims: list[Claim]) -> pa.Array:
    return pa.array([claim.attributes for claim in claims], pa.string())


def _located(claims: list[Claim], options: Options) -> pa.Table:
    """Return the claims as a table, those without a point placed by the gazetteer."""
    if not options.locate:
        return table_of(claims, options)
    placed = [options.locate(claim) for claim in claims]
    how = [located_by(*pair) for pair in zip(claims, placed, strict=True)]
    table = table_of(placed, options)
    for number, name in enumerate(LOCATED):
        values = pa.array([each[number] for each in how], pa.string())
        table = table.append_column(name, values)
    return table


def _inside(claim: Claim, box: Box) -> bool:
    if claim.lat is None or claim.lon is None:
        return False
    return box.south <= claim.lat <= box.north and box.west <= claim.lon <= box.east


def table_of(claims: list[Claim], options: Options) -> pa.Table:
    """Return claims as a table of the claim schema; the dataset's name replaces the one
    they came with.
    """
    plain = {*NUMBERS, *DAYS, *OFFSETS}
    columns = {}
    for field in SCHEMA:
        values = [getattr(claim, field.name) for claim in claims]
        if field.name not in plain:
            values = ["" if value is None else str(value) for value in values]
        columns[field.name] = pa.array(values, field.type)
    columns["dataset"] = pa.array([options.dataset] * len(claims), pa.string())
    licenses = [claim.license or options.license for claim in claims]
    columns["license"] = pa.array(licenses, pa.string())
    return pa.table([columns[name] for name in FIELDS], SCHEMA)
