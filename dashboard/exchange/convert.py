"""A dataset's file -> one Parquet file in the claim schema, and a list of the rows that did not fit."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from dashboard.domain.claim import Claim
from dashboard.domain.errors import BadInput
from dashboard.domain.geo import Box
from dashboard.exchange.batches import Batch
from dashboard.exchange.claim_table import SCHEMA, claims_of, table_of
from dashboard.exchange.detect import detect
from dashboard.exchange.formats import FORMATS
from dashboard.exchange.layout import Outcome
from dashboard.exchange.opening import PIECE, Opened
from dashboard.exchange.readers import LOCATED, Reader, reader_of
from dashboard.exchange.request import MAX_REASONS, Progress, Report, Request
from dashboard.exchange.rows import Mask
from dashboard.exchange.seen import Seen
from dashboard.exchange.sink import Sink

REPEATED = "a row before this one has the same id"
FOREIGN = {"acled", "ucdp", "viina", "timemap", "geoconfirmed", "eyesonrussia"}
Locate = Callable[[Claim], Claim]


def convert(
    request: Request, out: Path, rejects: Path, *, progress: Callable[[Progress], None] | None = None,
    locate: Locate | None = None, memory: str = "512MB",
) -> Report:  # fmt: skip
    """Import a file. Both files appear when they are whole, or not at all; without rejected rows there is no rejects.

    out: Parquet with the columns of the claim schema in order; text is never null. rejects: CSV with line, reason and
    row; line is where the row begins in the file, of JSON the number of the item.
    progress: called after each part of the file. locate: given claims without coordinates (formats in LOCATED).
    memory: as DuckDB writes it; parts of the file are so small that it suffices.
    Raises BadInput when the file is none of its format or no row of it is a claim, ServiceUnavailable when the disk is
    full.
    """
    name = (
        "mapped"
        if request.mapping is not None
        else detect(request.path)
        if request.format == "auto"
        else request.format
    )
    if name not in FORMATS or (name == "mapped" and request.mapping is None):
        raise BadInput(f"format {name[:40]!r}: not known; one of auto, {', '.join(FORMATS)}")
    dataset = dataset_name(request, name)
    reader = reader_of(name, request, dataset)
    tally = _Tally(locate if name in LOCATED else None, request.box)
    with Opened(reader.path, _piece(memory)) as opened, Sink(out, rejects) as sink:
        _run(reader, opened, sink, tally, progress)
        if not tally.rows:
            raise BadInput(f"{reader.path}: {tally.nothing()}")
        digest = opened.sha256()
        sink.finish()
    if progress:
        progress(tally.progress(1.0))
    return _report(name, request, dataset, tally, digest)


def dataset_name(request: Request, name: str) -> str:
    """Return the name of the dataset: the one asked for, a foreign format's own, or one made of the file's name."""
    asked = " ".join(request.dataset.split())
    if len(asked) > 80 or not asked.isprintable():
        raise BadInput(f"dataset={asked[:40]!r}: not usable as a name; at most 80 plain characters")
    stem = request.path.name.removesuffix(".gz").rsplit(".", 1)[0]
    return asked or (name if name in FOREIGN else re.sub(r"[^\w]+", "-", stem.lower()).strip("-") or "dataset")


def _piece(memory: str) -> int:
    """Return how many bytes of a file are read at a time: a part of the memory that some forty copies of it fill."""
    found = re.fullmatch(r"(\d+)\s*([MG])i?B", memory.strip(), re.IGNORECASE)
    if not found:
        raise BadInput(f"memory {memory[:40]!r}: not an amount of memory; write it like 512MB or 2GB")
    size = int(found[1]) << (30 if found[2] in "Gg" else 20)
    return max(1 << 20, min(PIECE, size // 40))


def _run(
    reader: Reader, opened: Opened, sink: Sink, tally: _Tally, progress: Callable[[Progress], None] | None
) -> None:
    """Read the file through; the next part is read while one is worked on."""
    with ThreadPoolExecutor(1, "import-reader") as pool:
        batches = reader.batches(opened)
        coming = pool.submit(next, batches, None)
        while (batch := coming.result()) is not None:
            coming = pool.submit(next, batches, None)
            outcome = reader.read(batch)
            claims, rejected = tally.take(batch, outcome)
            sink.write(claims)
            if rejected:
                sink.reject(iter(rejected))
            if progress:
                progress(tally.progress(min(0.999, batch.position / opened.size)))


@dataclass
class _Tally:
    """Counts what comes of the rows, and picks those that stay."""

    locate: Locate | None
    box: Box | None
    rows: int = 0
    rejected: int = 0
    left_out: int = 0
    unplaced: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    seen: Seen = field(default_factory=Seen)
    started: float = field(default_factory=time.monotonic)

    def take(self, batch: Batch, outcome: Outcome) -> tuple[Any, list[tuple[int, str, str]]]:
        """Return the claims that stay, and the rows that are rejected in file order."""
        table, good = outcome.table, (outcome.why == 0) & ~outcome.elsewhere
        if self.locate:
            table = located(table, good, self.locate)
        inside = _inside(table, self.box) & good
        repeated = self.seen.repeats(outcome.keys, inside)
        keep = inside & ~repeated
        found = table.filter(pa.array(keep))
        self.rows += len(found)
        self.unplaced += found["lat"].null_count
        self.left_out += int(np.count_nonzero(outcome.elsewhere | (good & ~inside)))
        return found, self._rejected(batch, outcome, repeated)

    def _rejected(self, batch: Batch, outcome: Outcome, repeated: Mask) -> list[tuple[int, str, str]]:
        found = [(bad.line, bad.reason, bad.text) for bad in batch.bad]
        for index in np.flatnonzero(((outcome.why > 0) & ~outcome.elsewhere) | repeated).tolist():
            number = int(outcome.why[index])
            reason = outcome.reasons[number - 1] if number else REPEATED
            found.append((int(batch.lines[index]), reason, batch.text(index)))
        self.rejected += len(found)
        for _, reason, _ in found:
            if reason in self.reasons or len(self.reasons) < 10 * MAX_REASONS:
                self.reasons[reason] += 1
            else:
                self.reasons["other reasons, see the list"] += 1
        return sorted(found)

    def progress(self, done: float) -> Progress:
        """Say how far the import is."""
        spent = time.monotonic() - self.started
        rows = self.rows + self.rejected + self.left_out
        left = 0.0 if done >= 1 else spent * (1 - done) / done if done > 0 and spent > 1 else None
        return Progress(done, rows, rows / spent if spent > 0 else 0.0, left)

    def nothing(self) -> str:
        """Say why there is no claim."""
        if self.left_out and not self.rejected:
            return f"country and box leave out all of its {self.left_out:,} rows; check them"
        if not self.rejected:
            return "no rows in it; check the file"
        most = "; ".join(f"{count:,} x {reason}" for reason, count in self.reasons.most_common(3))
        others = f", and {self.left_out:,} are left out by country or box" if self.left_out else ""
        return f"none of its rows is a claim: {most}{others}; check the format"


def located(table: Any, good: Mask, locate: Locate) -> Any:
    """Return the table with its unplaced claims as `locate` gives them back."""
    table = table.cast(SCHEMA)
    places = np.flatnonzero(good & table["lat"].is_null().to_numpy())
    if not places.size:
        return table
    claims = [locate(claim) for claim in claims_of(table.take(pa.array(places)))]
    order = np.arange(len(table))
    order[places] = np.arange(places.size) + len(table)
    return pa.concat_tables([table, table_of(claims)]).take(pa.array(order))


def _inside(table: Any, box: Box | None) -> Mask:
    """Return which claims lie in the box; all when there is none. A claim without a place lies in no box."""
    if box is None:
        return np.ones(len(table), np.bool_)
    lat, lon = (table[name].to_numpy().astype(np.float64) for name in ("lat", "lon"))
    found: Mask = (lat >= box.south) & (lat <= box.north) & (lon >= box.west) & (lon <= box.east)
    return found


def _report(name: str, request: Request, dataset: str, tally: _Tally, digest: str) -> Report:
    facts = FORMATS[name]
    own = name not in FOREIGN
    return Report(
        format=name, dataset=dataset, rows=tally.rows, rejected=tally.rejected, left_out=tally.left_out,
        unplaced=tally.unplaced, reasons=tuple(tally.reasons.most_common(MAX_REASONS)), sha256=digest,
        label=dataset if own else facts.label, license=request.license if own else facts.license, terms=facts.terms,
        credit=facts.credit, redistribute=request.redistribute if own else facts.redistribute,
    )  # fmt: skip
