"""Rows of text in, claims and rejects out: the part that every foreign format
shares.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.domain.claim import Claim
from dashboard.domain.dataset import LOCATED
from dashboard.domain.words import Kind
from dashboard.exchange.importers.deduplicate import Answers, SeenCodes
from dashboard.exchange.importers.expressions import (
    MOST_TEXT,
    country_words,
    macros,
)
from dashboard.exchange.importers.layout import (
    REASON,
    TableLayout,
    columns_of,
    constants,
    physical,
    picks,
    select,
    whole_columns,
)
from dashboard.exchange.importers.request import Locate, Options
from dashboard.exchange.importers.typing_columns import TypedColumns
from dashboard.exchange.importers.writer import SCHEMA, ImportWriter
from dashboard.exchange.tables.arrow_csv import repeats
from dashboard.exchange.tables.pieces import Piece
from dashboard.exchange.text_buffers import trimmed

REPEATED = "the same event stands in an earlier row"
MOST_PLACES = 100_000
"""Places whose answer is remembered: the same names come again and again."""
MOST_COUNTED = 1_000_000
"""Up to so many possible combinations, those that there are get their numbers by
counting.
"""
FEW_ROWS = 2_000
"""Up to so many rows, making the plan of a question takes longer than the rows."""
FEW = 500
"""Up to so many combinations, one question is not put together with another."""
MOST_WIDER = 4
"""How many times the combinations there may be where one question answers two."""
PLACE_KEYS = ("name", "place_as_written", "place_id", "region")
PLACED = (*PLACE_KEYS, "lat", "lon", "precision", "radius_km")
"""The fields that the gazetteer answers with."""


class Engine:
    """Turns pieces of one layout into claims."""

    def __init__(
        self,
        layout: TableLayout,
        options: Options,
        memory: str,
    ) -> None:
        self.layout = layout
        self.options = options
        self._typed = TypedColumns(layout, options.orders)
        self.left_out = 0
        self._places: dict[tuple[str, ...], dict[str, Any]] = {}
        self.read = 0
        self._picks = picks(layout)
        self._physical = physical(layout)
        self._whole = whole_columns(layout)
        self._needs = {
            name: columns_of(layout, sql) for name, sql in self._picks.items()
        }
        # What is the same in every row is never asked of the rows.
        self._fixed = constants(layout) | {"dataset": options.dataset}
        # An empty license in the layout means: whatever was said at the import.
        if not self._fixed.get("license", "set"):
            self._fixed["license"] = options.license
        self._seen = SeenCodes()
        self._answers: dict[tuple[tuple[str, ...], ...], Answers] = {}
        self._combinations: dict[frozenset[str], int] = {}
        config: dict[str, Any] = {
            "memory_limit": memory,
            # More gain little on a piece of some thousand rows, and others use the
            # machine.
            "threads": min(4, os.cpu_count() or 2),
            # Nothing is fetched from anywhere because a file asks for it.
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
        self._db = duckdb.connect(config=config)
        for statement in macros():
            self._db.execute(statement)

    def run(self, pieces: Iterator[Piece], writer: ImportWriter) -> None:
        """Take every piece; the next is read while one is worked on."""
        # One piece ahead and no more: each is megabytes in memory.
        with ThreadPoolExecutor(1) as ahead:
            coming = ahead.submit(next, pieces, None)
            while piece := coming.result():
                coming = ahead.submit(next, pieces, None)
                self.read += len(piece.table) + len(piece.bad)
                self.read += sum(piece.more_bad.values())
                self._take(piece, writer)
                self.options.meter.update(piece.done, self.read)
        self.options.meter.update(1.0, self.read)

    def close(self) -> None:
        """Let the database go."""
        self._db.close()

    def _take(self, piece: Piece, writer: ImportWriter) -> None:
        rejected = [(row.line, row.reason, row.text) for row in piece.bad]
        if len(piece.table):
            rejected += self._rows(piece, writer)
        for line, reason, text in sorted(rejected):
            writer.reject(line, reason, text)
        writer.count(piece.more_bad)

    def _rows(self, piece: Piece, writer: ImportWriter) -> list[tuple[int, str, str]]:
        """Write the claims of a piece; return line, reason and text of its bad rows, as
        many as the writer has room for: the rest is counted here.
        """
        answers = self._answered(self._raw(piece.table))
        again = self._repeated(answers)
        bad = pc.is_valid(_plain(answers["reason"])).to_numpy(zero_copy_only=False)
        bad[again] = True
        if self.options.country:
            # A row of another country is left out, sound or not.
            bad &= _plain(answers["wanted"]).to_numpy(zero_copy_only=False)
        good = ~bad
        wanted = good & self._wanted(answers)
        self.left_out += int(good.sum() - wanted.sum())
        if wanted.any():
            sound = answers if wanted.all() else answers.filter(pa.array(wanted))
            claims = self._claims(sound)
            abroad = _plain(sound["abroad"])
            attributes = sound["attributes"].combine_chunks()
            writer.keep(self._located(claims, abroad), attributes)
        words = pc.fill_null(_plain(answers["reason"]), REPEATED)
        rows = np.flatnonzero(bad)
        listed, rest = rows[: writer.room], rows[writer.room :]
        writer.count(_counts(words.take(pa.array(rest))))
        return [
            (piece.lines[row].as_py(), words[row].as_py(), piece.row(row))
            for row in listed.tolist()
        ]

    def _answered(self, raw: pa.Table) -> pa.Table:
        """Return every expression of the layout over the rows.

        What depends on repeating columns alone is worked out once for each combination
        of their values: of a million rows of ACLED most expressions are asked a few
        thousand times.
        """
        groups: dict[frozenset[str] | None, dict[str, str]] = {}
        columns: dict[str, Any] = {}
        repeating = frozenset(
            name for name in raw.column_names if pa.types.is_dictionary(raw[name].type)
        )
        for name, sql in self._picks.items():
            needs = self._needs[name]
            repeat = needs <= repeating
            if sql in _LITERALS:
                columns[name] = _the_same(_LITERALS[sql], len(raw))
                continue
            if not repeat and self._is_whole(raw, name):
                columns[name] = raw[self._whole[name]]
                continue
            shared = self._together(needs, repeating) if repeat else None
            groups.setdefault(shared, {})[name] = sql
        for shared, wanted in groups.items():
            if shared is None:
                columns |= self._by_row(raw, wanted)
            else:
                columns |= self._by_value(raw, sorted(shared), wanted)
        parts = [name for name in self._picks if name.startswith(REASON)]
        columns["reason"] = _first_of([columns.pop(name) for name in parts], len(raw))
        return pa.table(columns)

    def _together(
        self,
        needs: frozenset[str],
        repeating: frozenset[str],
    ) -> frozenset[str]:
        """Return the columns with whose combinations an expression over these is asked:
        as a rule those themselves, and others that are asked anyway where that saves a
        question.
        """
        alone = self._combinations.get(needs, 0)
        # What few combinations gave is soon known of all, and not asked again.
        if alone <= FEW:
            return needs
        # A question costs as much as thousands of rows of it.
        wider = [
            (len(other), sorted(other))
            for other, number in self._combinations.items()
            if needs < other <= repeating and number <= MOST_WIDER * alone
        ]
        # The widest, so that all that can be asked with it are.
        return frozenset(max(wider)[1]) if wider else needs

    def _is_whole(self, raw: pa.Table, name: str) -> bool:
        """Whether a field is a column as it is, none of whose cells is too long."""
        if name not in self._whole:
            return False
        column = raw[self._whole[name]]
        longest = pc.max(pc.binary_length(column)).as_py()
        return not column.null_count and longest <= MOST_TEXT

    def _by_row(self, raw: pa.Table, wanted: dict[str, str]) -> dict[str, Any]:
        answer = self._ask(raw, wanted)
        return {name: answer[name].combine_chunks() for name in wanted}

    def _by_value(
        self,
        raw: pa.Table,
        needs: list[str],
        wanted: dict[str, str],
    ) -> dict[str, Any]:
        """Return expressions that depend on these repeating columns: asked once a
        combination, over all pieces.
        """
        back = _numbered([raw[name].combine_chunks() for name in needs], len(raw))
        self._combinations.setdefault(frozenset(needs), int(back.max()) + 1)
        # Filled from the end, so that the first row of each combination remains.
        first = np.empty(int(back.max()) + 1, np.int64)
        first[back[::-1]] = np.arange(len(raw))[::-1]
        combinations = raw.select(needs) if needs else raw
        answered = self._of_combinations(combinations.take(pa.array(first)), wanted)
        columns: dict[str, Any] = {}
        for name, column in answered.items():
            # A Parquet writer puts the whole dictionary into every row group: it holds
            # what this piece needs, once.
            few = column.dictionary_encode()
            columns[name] = pa.DictionaryArray.from_arrays(
                few.indices.take(pa.array(back)), few.dictionary
            )
        return columns

    def _of_combinations(
        self,
        combinations: pa.Table,
        wanted: dict[str, str],
    ) -> dict[str, Any]:
        """Return expressions over different rows; what they gave is remembered from
        piece to piece.
        """
        question = (tuple(combinations.column_names), tuple(wanted))
        answers = self._answers.setdefault(question, Answers())
        at = answers.of(
            combinations, lambda new: self._ask(combinations.take(new), wanted)
        )
        return {name: column.take(at) for name, column in answers.columns.items()}

    def _ask(self, table: pa.Table, wanted: dict[str, str]) -> pa.Table:
        sql = select(self.layout, wanted, "raw")
        names = [self._physical[name] for name in table.column_names]
        self._db.register("raw", table.rename_columns(names))
        values = {}
        # DuckDB refuses a value that no expression asks for; a column may be called so.
        if "$country" in sql and self._asks_for("country", sql):
            values["country"] = country_words(self.options.country)
        ask = self._few if table.num_rows <= FEW_ROWS else self._many
        answer = ask(sql, values)
        self._db.unregister("raw")
        return answer

    def _asks_for(self, name: str, sql: str) -> bool:
        (statement,) = self._db.extract_statements(sql)
        return name in statement.named_parameters

    def _many(self, sql: str, values: dict[str, Any]) -> pa.Table:
        return self._db.sql(sql, params=values).to_arrow_table()

    def _few(self, sql: str, values: dict[str, Any]) -> pa.Table:
        """Return the answer for few rows, which takes less time than to make a plan of
        the question: it is not bettered, and made once.
        """
        self._db.execute("PRAGMA disable_optimizer")
        try:
            rows = self._db.execute(sql, values).fetchall()
            names = [column[0] for column in self._db.description or ()]
        finally:
            self._db.execute("PRAGMA enable_optimizer")
        columns = zip(*rows, strict=True) if rows else [()] * len(names)
        return pa.table(
            {
                name: pa.array(cells, _answer_type(name))
                for name, cells in zip(names, columns, strict=True)
            }
        )

    def _raw(self, table: pa.Table) -> pa.Table:
        """Return the columns the layout speaks of, trimmed; those that repeat as
        dictionaries, read once a value.
        """
        columns = {}
        for name in self.layout.uses():
            if name not in table.column_names:
                columns[name] = pa.DictionaryArray.from_arrays(
                    pa.array(np.zeros(len(table), np.int32)), pa.array([""])
                )
                continue
            columns[name] = self._cleaned(table[name].combine_chunks())
        return pa.table(self._typed.read(columns))

    def _cleaned(self, column: Any) -> Any:  # noqa: ANN401
        if isinstance(column, pa.StringArray) and repeats(column):
            column = column.dictionary_encode()
        if not isinstance(column, pa.DictionaryArray):
            return self._trimmed(column)
        values = self._trimmed(column.dictionary)
        return pa.DictionaryArray.from_arrays(column.indices, values)

    def _trimmed(self, column: Any) -> Any:  # noqa: ANN401
        if self.layout.missing:
            column = pc.if_else(pc.equal(column, self.layout.missing), "", column)
        return trimmed(column)

    def _repeated(self, answers: pa.Table) -> Any:  # noqa: ANN401
        """Return the numbers of the sound rows whose key an earlier sound row has."""
        sound = pc.is_null(_plain(answers["reason"])).to_numpy(zero_copy_only=False)
        rows = np.flatnonzero(sound)
        codes = _plain(answers["code"]).to_numpy()
        return rows[self._seen.again(codes[rows])]

    def _wanted(self, answers: pa.Table) -> Any:  # noqa: ANN401
        wanted, box = _plain(answers["wanted"]), self.options.box
        if box:
            lat, lon = _plain(answers["lat"]), _plain(answers["lon"])
            for side in (
                pc.greater_equal(lon, box.west),
                pc.less_equal(lon, box.east),
                pc.greater_equal(lat, box.south),
                pc.less_equal(lat, box.north),
            ):
                wanted = pc.and_(wanted, pc.fill_null(side, fill_value=False))
        return wanted.to_numpy(zero_copy_only=False)

    def _claims(self, answers: pa.Table) -> pa.Table:
        """Return the rows with every field of the schema; what is the same in all of
        them is stored once.
        """
        columns = [self._column(answers, column) for column in SCHEMA]
        return pa.table(columns, names=SCHEMA.names)

    def _column(self, answers: pa.Table, column: pa.Field) -> pa.Array:
        size, name = len(answers), column.name
        if name in self._fixed:
            value = self._fixed[name]
            if value is None:
                return pa.nulls(size, column.type)
            same = pa.array(np.zeros(size, np.int32))
            return pa.DictionaryArray.from_arrays(same, pa.array([value], pa.string()))
        if column.type == pa.string():
            return answers[name].combine_chunks()
        return _plain(answers[name]).cast(column.type)

    def _located(self, claims: pa.Table, abroad: Any) -> pa.Table:  # noqa: ANN401
        """Let the gazetteer place what has a name but no point; it knows no place of
        another country. The order of the rows stays.
        """
        nowhere = pc.and_(pc.is_null(_plain(claims["lat"])), pc.invert(abroad))
        if self.options.locate is None or not pc.any(nowhere).as_py():
            return claims
        rows = [
            {**row, **self._place(row, self.options.locate)}
            for row in claims.select(PLACED).filter(nowhere).to_pylist()
        ]
        # Few rows are placed, and only what the gazetteer says of them is written anew:
        # the other columns of all rows stay as they are.
        for name in PLACED:
            column = pa.array([row[name] for row in rows], SCHEMA.field(name).type)
            before = _plain(claims[name]).cast(column.type)
            after = pc.replace_with_mask(before, nowhere, column)
            at = claims.schema.get_field_index(name)
            claims = claims.set_column(at, name, after)
        for name in LOCATED:
            column = pa.array([row.get(name) for row in rows], pa.string())
            before = pa.nulls(len(claims), pa.string())
            after = pc.replace_with_mask(before, nowhere, column)
            claims = claims.append_column(name, after)
        return claims

    def _place(self, row: dict[str, Any], locate: Locate) -> dict[str, Any]:
        """Return what the gazetteer knows of the place of a row, asked once a place."""
        key = tuple(row[name] for name in PLACE_KEYS)
        if key not in self._places:
            if len(self._places) >= MOST_PLACES:
                # Started anew when full: files repeat the places of the last rows.
                self._places.clear()
            self._places[key] = place_values(row, locate)
        return self._places[key]


def _answer_type(name: str) -> pa.DataType:
    """Return the type of what a pick gives, see `picks`."""
    if name in SCHEMA.names:
        return SCHEMA.field(name).type
    return _TYPES.get(name, pa.string())


_TYPES = {"wanted": pa.bool_(), "abroad": pa.bool_(), "code": pa.uint64()}
"""Types of what is picked that is neither a field nor a text."""
_LITERALS: dict[str, str] = {"''": ""}
"""Expressions that need no question, and what they give."""


def _the_same(value: str, rows: int) -> Any:  # noqa: ANN401
    return pa.DictionaryArray.from_arrays(
        pa.array(np.zeros(rows, np.int32)), pa.array([value], pa.string())
    )


def _numbered(columns: list[Any], rows: int) -> npt.NDArray[np.int32]:
    """Return of each row which combination of the values of dictionaries it has, from 0
    on without a gap.
    """
    codes, size = np.zeros(rows, np.int64), 1
    for column in columns:
        if len(column.dictionary) == 1 and not column.null_count:
            continue
        codes = codes * len(column.dictionary) + column.indices.to_numpy()
        size *= len(column.dictionary)
        if size > MOST_COUNTED:
            # The product of a few long dictionaries would not fit into 64 bits.
            encoded = pa.array(codes).dictionary_encode()
            codes = encoded.indices.to_numpy().astype(np.int64)
            size = len(encoded.dictionary)
    there = np.zeros(size, np.bool_)
    there[codes] = True
    numbers = np.cumsum(there, dtype=np.int32) - np.int32(1)
    return numbers[codes]


def _first_of(reasons: list[Any], rows: int) -> Any:  # noqa: ANN401
    """Return the first reason of each row, null where there is none."""
    there = [_plain(each) for each in reasons if each.null_count < len(each)]
    return pc.coalesce(*there) if there else pa.nulls(rows, pa.string())


def _plain(column: Any) -> Any:  # noqa: ANN401
    """Return a column without a dictionary."""
    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
    if pa.types.is_dictionary(column.type):
        return column.dictionary_decode()
    return column


def _counts(words: Any) -> dict[str, int]:  # noqa: ANN401
    """Return how often each reason stands in an array, values in it left out."""
    general = pc.replace_substring_regex(words, r"'[^']*'|-?\d[\d.,]*", "…")
    return {
        group["values"]: group["counts"]
        for group in pc.value_counts(general).to_pylist()
    }


def place_values(row: dict[str, Any], locate: Locate) -> dict[str, Any]:
    """Return the fields of the place that the gazetteer gives for a row without a
    point; none for a row without a name.
    """
    if not row["name"] and not row["place_as_written"]:
        return {}
    bare = replace(
        Claim(id="", kind=Kind.STATEMENT), **{key: row[key] for key in PLACE_KEYS}
    )
    located = locate(bare)
    fields = (*PLACE_KEYS, "lat", "lon", "radius_km")
    values = {key: getattr(located, key) for key in fields}
    how = dict(zip(LOCATED, located_by(bare, located), strict=True))
    return {**values, "precision": str(located.precision or ""), **how}


def located_by(before: Claim, after: Claim) -> tuple[str | None, str | None]:
    """Return the columns LOCATED of a claim the gazetteer was asked about."""
    if before.placed or not after.placed:
        return None, None
    name = before.name or before.place_as_written
    if before.place_id:
        name = ""
    return name, before.region
