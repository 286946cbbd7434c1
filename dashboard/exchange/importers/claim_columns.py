"""Columns of a file of ours as claims.

The rules are those of `claim_rows`, which take a row at a time. What repeats is read by
them once for each different cell; of the rest it is seen in its bytes that the rules
would leave it as it is. A row that this does not settle is left to them whole, which
also word what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.domain.claim import DAYS, NUMBERS, OFFSETS, WORDS, Claim
from dashboard.domain.words import REGIONS
from dashboard.exchange.escape import GUARD
from dashboard.exchange.tables.claim_rows import (
    LARGEST_RADIUS,
    MAX_TEXT,
    MOST_DIGITS,
    READERS,
    REQUIRED,
    WEB,
    bounded_text,
    cell_text,
)
from dashboard.exchange.tables.claim_schema import claim_schema
from dashboard.exchange.text_buffers import Mask, buffers

_DECIMAL = r"^-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?\z"
"""Numbers that Arrow reads as Python does."""
_SPACE_BEFORE, _SPACE_AFTER = r"^[\x{85}\p{Z}]", r"[\x{85}\p{Z}]\z"
"""Space beyond ASCII, which Python strips."""
_LAST_CONTROL, _FIRST_BEYOND_ASCII = 0x20, 0x80
_DEFAULTS = {
    each.name: "" if each.default is None else str(each.default)
    for each in fields(Claim)
    if each.name in WORDS and each.default is not MISSING
}
"""Of words that are not written."""


def claims_of_columns(
    cells: Mapping[str, pa.Array],
    rows: int,
    *,
    guarded: bool,
) -> tuple[pa.Table, Mask]:
    """Return the rows as a table with the columns of the claim schema, texts of which
    may be dictionaries; and which rows of it are claims for sure. The others have to be
    read one by one.

    cells: of the fields that the file has: text, or numbers where the schema has some.
    guarded: whether texts may have the ' of a spreadsheet before them.
    """
    reader = _Reader(rows, guarded)
    columns = {
        field.name: reader.column(field, cells.get(field.name))
        for field in claim_schema()
    }
    reader.check(columns)
    return pa.table(columns), reader.sure


class _Reader:
    """Reads columns. sure: the rows that nothing has been found to be odd in."""

    def __init__(self, rows: int, guarded: bool) -> None:
        self.sure = np.ones(rows, np.bool_)
        self._guarded = guarded

    def column(self, field: pa.Field, cells: pa.Array | None) -> pa.Array:
        """Return the values of a field; cells: None when the file has no such
        column.
        """
        if cells is None:
            nothing = pa.array(np.zeros(len(self.sure), np.int32))
            cells = pa.DictionaryArray.from_arrays(nothing, pa.array([""]))
        if cells.type == field.type and field.type != pa.string():
            return self._numbers(field.name, cells)
        if cells.null_count:
            cells = cells.fill_null("")
        if field.name in (*WORDS, *DAYS, *OFFSETS):
            return self._by_value(field, cells)
        if field.name in NUMBERS:
            return self._decimals(field, cells)
        return self.texts(cells)

    def texts(self, cells: pa.Array) -> pa.Array:
        """Return texts that the rules leave as they are."""
        if pa.types.is_dictionary(cells.type):
            sound = unchanged(cells.dictionary, guarded=self._guarded)
            self.sure &= sound[cells.indices.to_numpy()]
        else:
            self.sure &= unchanged(cells, guarded=self._guarded)
        return cells

    def _numbers(self, name: str, values: pa.Array) -> pa.Array:
        sound = pc.is_finite(values)
        if name in OFFSETS:
            written = pc.less(values, 10**MOST_DIGITS)
            sound = pc.and_(pc.greater_equal(values, 0), written)
        self.sure &= _known_true(sound, unknown=True)
        return values

    def _decimals(self, field: pa.Field, cells: pa.Array) -> pa.Array:
        if pa.types.is_dictionary(cells.type):
            return self._by_value(field, cells)
        plain = pc.match_substring_regex(cells, _DECIMAL)
        self.sure &= _known_true(pc.or_(plain, pc.equal(cells, "")))
        return pc.if_else(plain, cells, None).cast(field.type)

    def _by_value(self, field: pa.Field, cells: pa.Array) -> pa.Array:
        """Return what the rules make of each different cell."""
        if not pa.types.is_dictionary(cells.type):
            cells = cells.dictionary_encode()
        read, text_of = (
            READERS[field.name],
            cell_text if self._guarded else bounded_text,
        )
        values, sound = [], np.ones(len(cells.dictionary), np.bool_)
        for number, text in enumerate(cells.dictionary.to_pylist()):
            value, sound[number] = _value(field.name, text, text_of, read)
            values.append(value)
        indices = cells.indices.to_numpy()
        self.sure &= sound[indices]
        return pa.array(values, field.type).take(cells.indices)

    def check(self, columns: Mapping[str, pa.Array]) -> None:
        """Leave rows to the rules whose fields may contradict one another, or cannot
        be.
        """
        texts = {
            name: plain_texts(columns[name])
            for name in ("id", "region", "url", *REQUIRED)
        }
        for name in ("id", *REQUIRED):
            self.sure &= _known_true(pc.not_equal(texts[name], ""))
        regions = pa.array(["", *REGIONS])
        self.sure &= _known_true(pc.is_in(texts["region"], value_set=regions))
        web = pc.equal(texts["url"], "")
        for beginning in WEB:
            web = pc.or_(web, pc.starts_with(texts["url"], beginning))
        self.sure &= _known_true(web)
        ordered = pc.less_equal(columns["date_from"], columns["date_to"])
        self.sure &= _known_true(ordered, unknown=True)
        lat, lon, radius = (
            columns[name].to_numpy(zero_copy_only=False) for name in NUMBERS
        )
        self.sure &= np.isnan(radius) | ((radius > 0) & (radius <= LARGEST_RADIUS))
        unplaced = np.isnan(lat) & np.isnan(lon)
        on_earth = (np.abs(lat) <= 90) & (np.abs(lon) <= 180)
        self.sure &= unplaced | (on_earth & ((lat != 0) | (lon != 0)))


def _value(
    name: str,
    text: str,
    text_of: Callable[[str, str], str],
    read: Callable[[str, str], object],
) -> tuple[object, bool]:
    """Return what the rules make of a cell, and whether they make anything of it."""
    try:
        value = read(name, text_of(name, text))
    except ValueError:
        return None, False
    if value is None and name in WORDS:
        return _DEFAULTS.get(name), name in _DEFAULTS
    return (str(value) if name in WORDS else value), True


def plain_texts(column: pa.Array) -> pa.Array:
    """Return a column of texts without a dictionary."""
    if pa.types.is_dictionary(column.type):
        return column.dictionary_decode()
    return column


def _known_true(mask: pa.Array, *, unknown: bool = False) -> Mask:
    values: Mask = pc.fill_null(mask, unknown).to_numpy(zero_copy_only=False)
    return values


def unchanged(texts: pa.Array, *, guarded: bool) -> Mask:
    """Return which texts are surely short enough, without space round them and without
    a guard.
    """
    offsets, data = buffers(texts)
    starts, ends = offsets[:-1], offsets[1:]
    mask: Mask = ends - starts <= MAX_TEXT
    filled = starts < ends
    first, last = data[starts[filled]], data[ends[filled] - 1]
    odd = (first <= _LAST_CONTROL) | (last <= _LAST_CONTROL)
    if guarded:
        odd |= first == ord(GUARD)
    mask[filled] &= ~odd
    for at, pattern in ((first, _SPACE_BEFORE), (last, _SPACE_AFTER)):
        beyond = filled.copy()
        beyond[filled] = at >= _FIRST_BEYOND_ASCII
        if beyond.any():
            space = pc.match_substring_regex(texts.filter(pa.array(beyond)), pattern)
            mask[beyond] &= ~space.to_numpy(zero_copy_only=False)
    return mask
