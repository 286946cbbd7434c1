"""Claims of the project's own files, written as a dataset: rows that are claims
already, of which only place and dataset may change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.domain.claim import (
    ATTRIBUTES,
    DAYS,
    FIELDS,
    NUMBERS,
    OFFSETS,
    WORDS,
    Claim,
)
from dashboard.domain.dataset import LOCATED
from dashboard.domain.wording import review_words
from dashboard.domain.words import Review
from dashboard.exchange.importers.claim_columns import plain_texts
from dashboard.exchange.importers.engine import located_by
from dashboard.exchange.importers.own import Batch, Read
from dashboard.exchange.importers.request import Options
from dashboard.exchange.importers.writer import SCHEMA, ImportWriter

_TWICE = "the same claim stands in an earlier row"


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
    batches: Iterable[Batch],
    options: Options,
    writer: ImportWriter,
) -> Taken:
    """Write the claims of the rows, each with the decision of its row, and note those
    that are none.
    """
    taking = _Taking(options, writer)
    read = 0
    for batch in batches:
        taking.take(batch)
        read += batch.rows
        options.meter.update(batch.done, read)
    options.meter.update(1.0, read)
    return Taken(taking.left_out, taking.reviews)


class _Taking:
    """What has been taken so far."""

    def __init__(self, options: Options, writer: ImportWriter) -> None:
        self.left_out = 0
        self.reviews: Counter[Review] = Counter()
        self._options = options
        self._writer = writer
        self._seen: set[str] = set()

    def take(self, batch: Batch) -> None:
        """Write what is new and inside the box, in the order of the file."""
        claims, lines, others = self._parted(batch)
        rejected = [
            (line, reason, text) for line, claim, reason, text in others if not claim
        ]
        single = [(line, claim) for line, claim, *_ in others if claim]
        numbers = np.concatenate((lines, [line for line, _ in single])).astype(np.int64)
        ids = [*claims["id"].to_pylist(), *(claim.id for _, claim in single)]
        inside = self._inside(claims, [claim for _, claim in single])
        chosen = np.zeros(len(ids), np.bool_)
        for row in np.argsort(numbers, kind="stable").tolist():
            if ids[row] in self._seen:
                reason = f"{_TWICE} (id {ids[row][:40]!r})"
                rejected.append((int(numbers[row]), reason, ""))
            elif not inside[row]:
                self.left_out += 1
            else:
                self._seen.add(ids[row])
                chosen[row] = True
        for line, reason, text in sorted(rejected):
            self._writer.reject(line, reason, text)
        self._writer.count(batch.more_bad)
        by_column, by_row = chosen[: len(claims)], chosen[len(claims) :]
        if not by_column.all():
            claims = claims.filter(pa.array(by_column))
        fresh = [claim for (_, claim), new in zip(single, by_row, strict=True) if new]
        self._keep(claims, fresh, numbers[chosen])

    def _parted(
        self,
        batch: Batch,
    ) -> tuple[pa.Table, npt.NDArray[np.int64], tuple[Read, ...]]:
        """Return the claims of a batch that are written as they are, their lines, and
        the rows that are looked at one by one: also those that the gazetteer may place.
        """
        unplaced = pc.is_null(batch.claims["lat"]).to_numpy()
        if not self._options.locate or not unplaced.any():
            return batch.claims, batch.lines, batch.others
        placed = batch.claims.filter(pa.array(~unplaced))
        rows = batch.claims.filter(pa.array(unplaced)).to_pylist()
        lines = batch.lines[unplaced].tolist()
        others = [
            (line, _claim_of(row), "", "")
            for line, row in zip(lines, rows, strict=True)
        ]
        return placed, batch.lines[~unplaced], (*batch.others, *others)

    def _inside(self, claims: pa.Table, single: list[Claim]) -> npt.NDArray[np.bool_]:
        """Return which claims are inside the box, all where there is none."""
        box = self._options.box
        if box is None:
            return np.ones(len(claims) + len(single), np.bool_)
        lats = [*claims["lat"].to_pylist(), *(claim.lat for claim in single)]
        lons = [*claims["lon"].to_pylist(), *(claim.lon for claim in single)]
        # What has no place is nowhere inside: NaN is between no two numbers.
        lat, lon = np.array(lats, np.float64), np.array(lons, np.float64)
        within: npt.NDArray[np.bool_] = (box.south <= lat) & (lat <= box.north)
        within &= (box.west <= lon) & (lon <= box.east)
        return within

    def _keep(
        self,
        claims: pa.Table,
        single: list[Claim],
        numbers: npt.NDArray[np.int64],
    ) -> None:
        """Write claims read by column and those read one by one. numbers: of their
        lines.
        """
        table = _stamped(claims, self._options)
        if single:
            located = _located(single, self._options)
            located = located.append_column(ATTRIBUTES, _attributes(single))
            order = pa.array(np.argsort(numbers, kind="stable"))
            # Columns that only the gazetteer fills are null in the other claims.
            plain = pa.schema([located.field(name) for name in table.column_names])
            both = [table.cast(plain), located]
            table = pa.concat_tables(both, promote_options="default").take(order)
        for each in pc.value_counts(plain_texts(table["review"].combine_chunks())):
            self.reviews[Review(each["values"].as_py())] += each["counts"].as_py()
        attributes = table[ATTRIBUTES].combine_chunks()
        self._writer.keep(table.drop_columns([ATTRIBUTES]), attributes)


def _stamped(claims: pa.Table, options: Options) -> pa.Table:
    """Return claims with the name of the dataset in the place of the one they came
    with, and its license where they have none.
    """
    same = pa.array(np.zeros(len(claims), np.int32))
    dataset = pa.DictionaryArray.from_arrays(same, pa.array([options.dataset]))
    own = plain_texts(claims["license"].combine_chunks())
    license = pc.if_else(pc.equal(own, ""), options.license, own)
    for name, column in (("dataset", dataset), ("license", license)):
        at = claims.schema.get_field_index(name)
        claims = claims.set_column(at, name, column)
    return claims


def _claim_of(row: Mapping[str, Any]) -> Claim:
    """Return the claim of a row of the claim schema."""
    words = {
        name: kind(row[name]) if row[name] else None for name, kind in WORDS.items()
    }
    return Claim(**{**row, **words})


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
