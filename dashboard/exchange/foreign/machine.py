"""Rows of text in, claims and rejects out: the part that every foreign format shares."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import duckdb
import pyarrow as pa

from dashboard.domain.claim import FIELDS, Claim
from dashboard.domain.geo import Box
from dashboard.domain.words import Kind
from dashboard.exchange.cells import Cells
from dashboard.exchange.foreign.files import Source
from dashboard.exchange.foreign.layout import Layout, query
from dashboard.exchange.foreign.sink import SCHEMA, Sink
from dashboard.exchange.foreign.words import macros
from dashboard.exchange.records import Bad, Splitter

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
    splitter = Splitter(source.delimiter, len(names), 1 if headless else 2)
    read = 0

    def texts() -> Iterator[bytes]:
        nonlocal read
        for text, read in source.pieces(skip_header=not headless):  # noqa: B007
            yield text

    for block in splitter.blocks(texts()):
        cells = Cells(block, len(names))
        columns: dict[str, Any] = (
            {name: cells.column(names.index(name)) for name in wanted} if len(block.starts) else {}
        )
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
        self._spill = tempfile.TemporaryDirectory(prefix="frontline-import-")
        config: dict[str, Any] = {
            "memory_limit": memory, "threads": min(4, os.cpu_count() or 2), "temp_directory": self._spill.name,
            "autoinstall_known_extensions": False, "autoload_known_extensions": False,
        }  # fmt: skip
        self._db = duckdb.connect(config=config)
        for statement in (*macros(), "CREATE TABLE seen (id VARCHAR)"):
            self._db.execute(statement)

    def run(self, pieces: Iterator[Piece], sink: Sink) -> None:
        """Take every piece."""
        for piece in pieces:
            self.read += len(piece.table) + len(piece.bad)
            self._take(piece, sink)
            self._tell(piece.done)
        self._tell(1.0)
        self._db.close()
        self._spill.cleanup()

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
        db, lines = self._db, piece.table["line"].to_pylist()
        db.register("given", piece.table.append_column("nth", pa.array(range(len(lines)), pa.int64())))
        trimmed = ", ".join(
            f'trim("{name}") AS "{name}"' if name in piece.table.column_names else f"'' AS \"{name}\""
            for name in self.layout.uses()
        )  # fmt: skip
        db.execute(f"CREATE OR REPLACE TEMP TABLE raw AS SELECT nth, line{', ' if trimmed else ''}{trimmed} FROM given")  # noqa: S608
        sql = query(self.layout).replace("SELECT line,", "SELECT nth, line,", 1)
        db.execute(f"CREATE OR REPLACE TEMP TABLE told AS {sql}")
        db.execute("""UPDATE told SET reason = 'the same event stands in an earlier row (id ' || quoted(own_key) || ')'
            WHERE reason IS NULL AND own_key <> '' AND (id IN (FROM seen) OR nth NOT IN (
              SELECT min(nth) FROM told WHERE reason IS NULL GROUP BY id))""")
        db.execute("INSERT INTO seen SELECT id FROM told WHERE reason IS NULL AND own_key <> ''")
        wanted, values = self._wanted()
        sql = f"SELECT count(*) FROM told WHERE reason IS NULL AND NOT ({wanted})"  # noqa: S608
        counted = db.execute(sql, values).fetchall()
        self.left_out += counted[0][0]
        given = {"dataset": "$dataset AS dataset", "license": "coalesce(nullif(license, ''), $license) AS license"}
        columns = ", ".join(given.get(name, f'"{name}"') for name in FIELDS)
        named = {"dataset": self.options.dataset, "license": self.options.license}
        good = db.sql(
            f"SELECT {columns} FROM told WHERE reason IS NULL AND ({wanted}) ORDER BY nth",  # noqa: S608
            params={**named, **values},
        ).to_arrow_table()
        sink.keep(self._located(good.cast(SCHEMA)))
        found = db.execute("SELECT nth, reason FROM told WHERE reason IS NOT NULL ORDER BY nth").fetchall()
        db.unregister("given")
        return [(lines[at], reason, piece.row(at)) for at, reason in found]

    def _wanted(self) -> tuple[str, dict[str, object]]:
        parts: list[str] = []
        values: dict[str, object] = {}
        if self.options.country:
            parts.append("list_contains(countries, $country)")
            values["country"] = self.options.country.lower()
        box = self.options.box
        if box:
            parts.append("coalesce(lon BETWEEN $west AND $east AND lat BETWEEN $south AND $north, false)")
            values |= {"west": box.west, "south": box.south, "east": box.east, "north": box.north}
        return " AND ".join(parts) or "true", values

    def _located(self, claims: pa.Table) -> pa.Table:
        """Let the gazetteer place what has a name but no point."""
        if self.options.locate is None or not claims["lat"].null_count:
            return claims
        rows = claims.to_pylist()
        for number, row in enumerate(rows):
            if row["lat"] is None and (row["name"] or row["place_as_written"]):
                rows[number] = placed(row, self.options.locate)
        return pa.Table.from_pylist(rows, SCHEMA)


def placed(row: dict[str, Any], locate: Locate) -> dict[str, Any]:
    """Return the row with what the gazetteer knows of its place."""
    keys = ("name", "place_as_written", "place_id", "region")
    found = locate(replace(Claim(id="", kind=Kind.STATEMENT), **{key: row[key] for key in keys}))
    held = {key: getattr(found, key) for key in (*keys, "lat", "lon", "radius_km")}
    return {**row, **held, "precision": str(found.precision or "")}
