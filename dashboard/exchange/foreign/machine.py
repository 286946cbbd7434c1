"""Rows of text in, claims and rejects out: the part that every foreign format shares."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.domain.claim import Claim
from dashboard.domain.geo import Box
from dashboard.domain.words import Kind
from dashboard.exchange.cells import Cells
from dashboard.exchange.foreign.files import Source
from dashboard.exchange.foreign.layout import Layout, columns_of, constants, picks, select
from dashboard.exchange.foreign.memory import MOST_KEPT, Answers, Seen
from dashboard.exchange.foreign.sink import SCHEMA, Sink
from dashboard.exchange.foreign.words import country_words, macros
from dashboard.exchange.plain import PlainReader, repeats
from dashboard.exchange.records import MAX_RECORD, Bad, Splitter

Locate = Callable[[Claim], Claim]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is. done: 0 to 1. rows: read so far. rate: rows a second. seconds_left: None when unknown."""

    done: float
    rows: int
    rate: float
    seconds_left: float | None


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows as text. table: a column each for what the layout uses, and `line`; row: the text of the n-th row."""

    table: pa.Table
    bad: tuple[Bad, ...]
    row: Callable[[int], str]
    done: float


@dataclass
class Options:
    """What of a file is wanted, and how it is named."""

    dataset: str
    license: str
    country: str = ""
    box: Box | None = None
    locate: Locate | None = None
    progress: Callable[[Progress], None] | None = None
    began: float = field(default_factory=time.monotonic)


def pieces_of(source: Source, layout: Layout, headless: tuple[str, ...] = ()) -> Iterator[Piece]:
    """Yield the rows of a CSV file. headless: the columns of a file without a header line."""
    names = headless or source.header
    wanted = [name for name in layout.uses() if name in names]
    plain = PlainReader(source.delimiter, names, wanted, MAX_RECORD) if len(set(names)) == len(names) else None
    splitter = Splitter(source.delimiter, len(names), 1 if headless else 2, plain)
    read = 0

    def texts() -> Iterator[bytes]:
        nonlocal read
        for text, read in source.pieces(skip_header=not headless):  # noqa: B007
            yield text

    for block in splitter.blocks(texts()):
        columns = block.columns
        if columns is None and len(block.starts):
            cells = Cells(block, len(names))
            columns = {name: cells.column(names.index(name)) for name in wanted}
        columns = columns or dict.fromkeys(wanted, pa.array([], pa.string()))
        table = pa.table({**columns, "line": pa.array(block.lines)})
        yield Piece(table, block.bad, block.text, min(1.0, read / max(1, source.size)))


class Machine:
    """Turns pieces of one layout into claims."""

    def __init__(self, layout: Layout, options: Options, memory: str) -> None:
        self.layout = layout
        self.options = options
        self.left_out = 0
        self.read = 0
        self._picks = picks(layout)
        self._needs = {name: columns_of(layout, sql) for name, sql in self._picks.items()}
        self._fixed = constants(layout) | {"dataset": options.dataset}
        if not self._fixed.get("license", "set"):
            self._fixed["license"] = options.license
        self._seen = Seen()
        self._answers: dict[tuple[str, ...], Answers] = {}
        config: dict[str, Any] = {
            "memory_limit": memory, "threads": min(4, os.cpu_count() or 2),
            "autoinstall_known_extensions": False, "autoload_known_extensions": False,
        }  # fmt: skip
        self._db = duckdb.connect(config=config)
        for statement in macros():
            self._db.execute(statement)

    def run(self, pieces: Iterator[Piece], sink: Sink) -> None:
        """Take every piece; the next is read while one is worked on."""
        with ThreadPoolExecutor(1) as ahead:
            coming = ahead.submit(next, pieces, None)
            while piece := coming.result():
                coming = ahead.submit(next, pieces, None)
                self.read += len(piece.table) + len(piece.bad)
                self._take(piece, sink)
                self._tell(piece.done)
        self._tell(1.0)
        self._db.close()

    def _tell(self, done: float) -> None:
        if not self.options.progress:
            return
        spent = max(1e-6, time.monotonic() - self.options.began)
        left = spent * (1 - done) / done if done > 0.01 else None
        self.options.progress(Progress(done, self.read, self.read / spent, left))

    def _take(self, piece: Piece, sink: Sink) -> None:
        bad = [(one.line, one.reason, one.text) for one in piece.bad]
        if len(piece.table):
            bad += self._rows(piece, sink)
        for line, reason, text in sorted(bad):
            sink.reject(line, reason, text)

    def _rows(self, piece: Piece, sink: Sink) -> list[tuple[int, str, str]]:
        told = self._told(self._raw(piece.table))
        reasons = self._reasons(told)
        if self.options.country:
            # A row of another country is left out, sound or not.
            here = _plain(told["wanted"]).to_pylist()
            reasons = {number: why for number, why in reasons.items() if here[number]}
        good = np.ones(len(piece.table), np.bool_)
        good[list(reasons)] = False
        wanted = good & self._wanted(told)
        self.left_out += int(good.sum() - wanted.sum())
        if wanted.any():
            sink.keep(self._located(self._claims(told if wanted.all() else told.filter(pa.array(wanted)))))
        return [(piece.table["line"][n].as_py(), words, piece.row(n)) for n, words in reasons.items()]

    def _told(self, raw: pa.Table) -> pa.Table:
        """Return every expression of the layout over the rows.

        What depends on repeating columns alone is worked out once for each combination of their values: of a million
        rows of ACLED most expressions are asked a few thousand times.
        """
        groups: dict[frozenset[str], dict[str, str]] = {}
        for name, sql in self._picks.items():
            needs = self._needs[name]
            rare = all(pa.types.is_dictionary(raw[column].type) for column in needs)
            groups.setdefault(needs if rare else frozenset("*"), {})[name] = sql
        columns: dict[str, Any] = {}
        for needs, wanted in groups.items():
            columns |= self._by_row(raw, wanted) if "*" in needs else self._by_value(raw, sorted(needs), wanted)
        return pa.table(columns)

    def _by_row(self, raw: pa.Table, wanted: dict[str, str]) -> dict[str, Any]:
        found = self._ask(raw, wanted)
        return {name: found[name].combine_chunks() for name in wanted}

    def _by_value(self, raw: pa.Table, needs: list[str], wanted: dict[str, str]) -> dict[str, Any]:
        """Return expressions that depend on these repeating columns: asked once a combination, over all pieces."""
        back = pa.array(np.zeros(len(raw), np.int32))
        for name in needs:
            column = raw[name].combine_chunks()
            # Numbered anew with every column: the product of a few long dictionaries would not fit into 64 bits.
            codes = pc.multiply(back.cast(pa.int64()), len(column.dictionary))
            back = pc.add(codes, column.indices.cast(pa.int64())).dictionary_encode().indices
        first = np.empty(pc.max(back).as_py() + 1, np.int64)
        first[back.to_numpy()[::-1]] = np.arange(len(raw))[::-1]
        if needs:
            combinations = raw.select(needs).take(pa.array(first))
            keys = list(zip(*(_plain(combinations[name]).to_pylist() for name in needs), strict=True))
        else:
            combinations, keys = raw.slice(0, 1), [()]
        answers = self._answers.setdefault(tuple(wanted), Answers()) if len(keys) <= MOST_KEPT else Answers()
        at = answers.of(keys, lambda new: self._ask(combinations.take(pa.array(new)), wanted))
        found: dict[str, Any] = {}
        for name, column in answers.columns.items():
            # A Parquet writer puts the whole dictionary into every row group: it holds what this piece needs, once.
            few = column.take(pa.array(at)).dictionary_encode()
            found[name] = pa.DictionaryArray.from_arrays(few.indices.take(back), few.dictionary)
        return found

    def _ask(self, table: pa.Table, wanted: dict[str, str]) -> pa.Table:
        sql = select(self.layout, wanted, "raw")
        self._db.register("raw", table)
        values = {"country": country_words(self.options.country)} if "$country" in sql else {}
        found = self._db.sql(sql, params=values).to_arrow_table()
        self._db.unregister("raw")
        return found

    def _raw(self, table: pa.Table) -> pa.Table:
        """Return the columns the layout speaks of, trimmed; those that repeat as dictionaries, read once a value."""
        columns = {}
        for name in self.layout.uses():
            if name not in table.column_names:
                columns[name] = pa.DictionaryArray.from_arrays(pa.array(np.zeros(len(table), np.int32)), pa.array([""]))
                continue
            column = table[name].combine_chunks()
            if isinstance(column, pa.StringArray) and repeats(column):
                column = column.dictionary_encode()
            columns[name] = (
                pa.DictionaryArray.from_arrays(column.indices, self._trimmed(column.dictionary))
                if isinstance(column, pa.DictionaryArray) else self._trimmed(column)
            )  # fmt: skip
        return pa.table(columns)

    def _trimmed(self, column: Any) -> Any:  # noqa: ANN401
        if self.layout.missing:
            column = pc.if_else(pc.equal(column, self.layout.missing), "", column)
        return pc.utf8_trim_whitespace(column)

    def _reasons(self, told: pa.Table) -> dict[int, str]:
        """Return by row why it is rejected; of rows with the same key the first is good."""
        words = _plain(told["reason"])
        found = {
            int(n): words[int(n)].as_py() for n in np.flatnonzero(pc.is_valid(words).to_numpy(zero_copy_only=False))
        }
        good = np.ones(len(words), np.bool_)
        good[list(found)] = False
        rows = np.flatnonzero(good)
        again = rows[self._seen.again(_plain(told["code"]).to_numpy()[rows])]
        found |= dict.fromkeys(again.tolist(), "the same event stands in an earlier row")
        return dict(sorted(found.items()))

    def _wanted(self, told: pa.Table) -> Any:  # noqa: ANN401
        wanted, box = _plain(told["wanted"]), self.options.box
        if box:
            lat, lon = _plain(told["lat"]), _plain(told["lon"])
            for side in (
                pc.greater_equal(lon, box.west), pc.less_equal(lon, box.east),
                pc.greater_equal(lat, box.south), pc.less_equal(lat, box.north),
            ):  # fmt: skip
                wanted = pc.and_(wanted, pc.fill_null(side, fill_value=False))
        return wanted.to_numpy(zero_copy_only=False)

    def _claims(self, told: pa.Table) -> pa.Table:
        """Return the rows with every field of the schema; what is the same in all of them is stored once."""
        size = len(told)
        columns = []
        same = pa.array(np.zeros(size, np.int32))
        for one in SCHEMA:
            if one.name not in self._fixed:
                text = one.type == pa.string()
                columns.append(told[one.name].combine_chunks() if text else _plain(told[one.name]).cast(one.type))
                continue
            value = self._fixed[one.name]
            columns.append(
                pa.nulls(size, one.type) if value is None
                else pa.DictionaryArray.from_arrays(same, pa.array([value], pa.string()))
            )  # fmt: skip
        return pa.table(columns, names=SCHEMA.names)

    def _located(self, claims: pa.Table) -> pa.Table:
        """Let the gazetteer place what has a name but no point."""
        nowhere = _plain(claims["lat"])
        if self.options.locate is None or not nowhere.null_count:
            return claims
        alone = pc.is_null(nowhere)
        rows = [placed(row, self.options.locate) for row in claims.filter(alone).to_pylist()]
        held = claims.filter(pc.invert(alone))
        found = pa.Table.from_pylist(rows, SCHEMA)
        return pa.concat_tables([held.cast(SCHEMA), found])


def _plain(column: Any) -> Any:  # noqa: ANN401
    """Return a column without a dictionary."""
    held = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    return held.dictionary_decode() if pa.types.is_dictionary(held.type) else held


def placed(row: dict[str, Any], locate: Locate) -> dict[str, Any]:
    """Return the row with what the gazetteer knows of its place."""
    keys = ("name", "place_as_written", "place_id", "region")
    if not row["name"] and not row["place_as_written"]:
        return row
    found = locate(replace(Claim(id="", kind=Kind.STATEMENT), **{key: row[key] for key in keys}))
    held = {key: getattr(found, key) for key in (*keys, "lat", "lon", "radius_km")}
    return {**row, **held, "precision": str(found.precision or "")}
