"""What a foreign format says about its columns, and the machine that makes claims of its rows by it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.domain.claim import DAYS, FIELDS, NUMBERS, OFFSETS
from dashboard.domain.words import Hedge, Kind, Review, Side
from dashboard.exchange.countries import same_country
from dashboard.exchange.days import BAD_YEAR, UNREADABLE, sound_year
from dashboard.exchange.formats import Format
from dashboard.exchange.points import read_points
from dashboard.exchange.rows import Coded, Mask, Rows

NO_ID = "the event has no id"
NO_CONTENT = "nothing in the row says what happened"
BAD_ORDER = "the first day is later than the last day"


@dataclass(frozen=True, slots=True)
class Told:
    """What a function says of the trimmed cells of some columns; it is called for each distinct combination once."""

    function: Callable[..., Any]
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choose:
    """One thing in the rows of which the test is true, another in the rest."""

    test: Told
    yes: Told
    no: Told


@dataclass(frozen=True, slots=True)
class Copy:
    """A column as it is."""

    column: str


Source = Told | Choose | Copy | str
"""Where a claim's field comes from; a text is the same for every row."""


def told(function: Callable[..., Any], *columns: str) -> Told:
    """Return the Told of a function and its columns."""
    return Told(function, columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A foreign format.

    namespace: what the ids are made in, "" for the format's name. needed: columns, in lower case, that make a file one of this format. event: the column with the source's own id.
    lat, lon: columns. days: column -> its reader, for columns that must be readable when they are filled.
    content: columns of which at least one says what happened. country: columns that name a row's country or its ISO
    code. ukraine: whether a row is of Ukraine, from those columns; without them whether the whole format is.
    derived: columns made of others, and of those before them. checks: each returns a reason to reject the row, or "". fields: claim field -> where it comes from; a field that is
    not named is unknown. precision and radius_km are blank for a row without coordinates.
    """

    format: Format
    namespace: str = ""
    needed: tuple[str, ...]
    event: str
    lat: str
    lon: str
    days: Mapping[str, Callable[[str], date | None]]
    content: tuple[str, ...]
    fields: Mapping[str, Source]
    country: tuple[str, ...] = ()
    ukraine: bool = False
    derived: Mapping[str, Told] = field(default_factory=dict)
    checks: tuple[Told, ...] = ()
    decimal: str = "."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of some rows: one row of the table, in FIELDS order, for each.

    why: for each row 0, or one more than the number of the reason it is rejected for. elsewhere: rows of another
    country than was asked for. keys: 64 bits of each id, which tell ids apart.
    """

    table: Any
    why: npt.NDArray[np.int32]
    reasons: list[str]
    elsewhere: Mask
    keys: npt.NDArray[np.uint64]


class Verdict:
    """Collects why rows are rejected; the reason given first stands."""

    def __init__(self, size: int) -> None:
        self.why: npt.NDArray[np.int32] = np.zeros(size, np.int32)
        self._numbers: dict[str, int] = {}

    @property
    def reasons(self) -> list[str]:
        """Return the reasons in the order of their numbers."""
        return list(self._numbers)

    def reject(self, rows: Mask, reason: str) -> None:
        """Reject those of the rows that are not rejected yet."""
        fresh = rows & (self.why == 0)
        if fresh.any():
            self.why[fresh] = self._numbers.setdefault(reason, len(self._numbers) + 1)

    def reject_one(self, place: int, reason: str) -> None:
        """Reject one row."""
        self.why[place] = self._numbers.setdefault(reason, len(self._numbers) + 1)

    def reject_told(self, said: Coded) -> None:
        """Reject rows of which a reason is told."""
        for reason in dict.fromkeys(said.values):
            if reason:
                self.reject(said.mask(lambda value, reason=reason: value == reason), reason)


def read_rows(layout: Layout, rows: Rows, dataset: str, country: str = "") -> Outcome:
    """Make claims of rows. country: keep only its rows, "" for all; of a layout without country columns all stay."""
    verdict = Verdict(rows.size)
    elsewhere = np.zeros(rows.size, np.bool_)
    if country and layout.country:
        elsewhere = rows.told(lambda *names: not same_country(country, names), *layout.country).mask(bool)
    in_ukraine = (
        rows.told(lambda *names: same_country("Ukraine", names), *layout.country).mask(bool)
        if layout.country
        else np.full(rows.size, layout.ukraine)
    )
    for name, source in layout.derived.items():
        rows.derive(name, rows.told(source.function, *source.columns))
    events = rows.text(layout.event)
    ids, keys = event_ids(layout.namespace or layout.format.name, events)
    verdict.reject(rows.empty(layout.event), NO_ID)
    lat, lon = read_points(rows, (layout.lat, layout.lon), layout.decimal, in_ukraine, verdict)
    for column, reader in layout.days.items():
        verdict.reject_told(rows.told(lambda text, reader=reader: _day_fault(text, reader), column))
    for check in layout.checks:
        verdict.reject_told(rows.told(check.function, *check.columns))
    verdict.reject(_without(layout.content, rows), NO_CONTENT)
    fields = _defaults(layout.format, dataset) | dict(layout.fields)
    columns = {name: _column(name, fields.get(name, ""), rows) for name in FIELDS}
    columns |= {"id": ids, "lat": lat, "lon": lon}
    _blank_unplaced(columns)
    verdict.reject(_starts_late(columns), BAD_ORDER)
    return Outcome(
        pa.table([columns[name] for name in FIELDS], list(FIELDS)), verdict.why, verdict.reasons, elsewhere, keys
    )


def _defaults(source: Format, dataset: str) -> dict[str, Source]:
    """Return what is the same for every row unless a layout says otherwise: its publishers decided what is in it."""
    return {
        "kind": Kind.STATEMENT, "actor": Side.UNKNOWN, "claimant_side": Side.UNKNOWN, "hedge": Hedge.ASSERTED,
        "review": Review.ACCEPTED, "review_by": source.label, "dataset": dataset, "license": source.license,
    }  # fmt: skip


def event_ids(namespace: str, events: Any) -> tuple[Any, npt.NDArray[np.uint64]]:
    """Return claim ids, 16 hex digits over the format and the source's own id, and the same as numbers."""
    start, sha256 = f"{namespace}\x1f".encode(), hashlib.sha256
    digests = [sha256(start + event).digest()[:8] for event in events.cast(pa.binary()).to_pylist()]
    joined = b"".join(digests)
    bounds = np.arange(len(digests) + 1, dtype=np.int32) * 16
    ids = pa.StringArray.from_buffers(len(digests), pa.py_buffer(bounds), pa.py_buffer(joined.hex().encode()))
    return ids, np.frombuffer(joined, ">u8").astype(np.uint64)


def _without(columns: tuple[str, ...], rows: Rows) -> Mask:
    """Return which rows have nothing in any of the columns."""
    empty = np.ones(rows.size, np.bool_)
    for name in columns:
        if empty.any():
            empty &= rows.empty(name)
    return empty


def _day_fault(text: str, reader: Callable[[str], date | None]) -> str:
    if not text:
        return ""
    day = reader(text)
    return UNREADABLE if day is None else "" if sound_year(day) else BAD_YEAR


def _column(name: str, source: Source, rows: Rows) -> Any:
    kind = pa.float64() if name in NUMBERS else pa.date32() if name in DAYS else pa.int64() if name in OFFSETS else None
    if isinstance(source, Copy):
        return rows.text(source.column)
    if isinstance(source, str):
        return pa.nulls(rows.size, kind) if kind is not None else rows.told(lambda: source).texts()
    found = _told(source, rows)
    return found.texts() if kind is None else found.array(kind)


def _told(source: Told | Choose, rows: Rows) -> Coded:
    if isinstance(source, Told):
        return rows.told(source.function, *source.columns)
    chosen = rows.told(source.test.function, *source.test.columns).mask(bool)
    return _told(source.yes, rows).where(chosen, _told(source.no, rows) if not chosen.all() else Coded([], chosen))


def _blank_unplaced(columns: dict[str, Any]) -> None:
    """Say nothing of the precision of a place that is not there."""
    unplaced = columns["lat"].is_null().to_numpy(zero_copy_only=False)
    if not unplaced.any():
        return
    said = columns["precision"]
    codes = said.indices.to_numpy().copy()
    codes[unplaced] = len(said.dictionary)
    words = pa.array([*said.dictionary.to_pylist(), ""], pa.string())
    columns["precision"] = pa.DictionaryArray.from_arrays(pa.array(codes), words)
    radius = columns["radius_km"].to_numpy(zero_copy_only=False).astype(np.float64)
    columns["radius_km"] = pa.array(np.where(unplaced, np.nan, radius), pa.float64(), from_pandas=True)


def _starts_late(columns: Mapping[str, Any]) -> Mask:
    return _truth(pc.greater(columns["date_from"], columns["date_to"]).fill_null(False))


def _truth(column: Any) -> Mask:
    found: Mask = column.to_numpy(zero_copy_only=False)
    return found
