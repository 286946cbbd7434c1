"""Columns as lines of CSV, without a look at each cell: which cells have to be quoted
or guarded is found in the bytes of the whole column.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.domain.claim import NUMBERS
from dashboard.exchange.escape import FORMULA
from dashboard.exchange.export.column_texts import (
    all_same,
    contains,
    day_texts,
    decimal_texts,
    joined,
    positions,
)
from dashboard.exchange.text_buffers import Mask, buffers

IDS = ("id", "place_id", "article_id")
"""Columns that a spreadsheet must not take for numbers."""
_NUMERAL = r"^\p{Nd}+(?:[.,]\p{Nd}+)?(?:[eE][+-]?\p{Nd}+)?\z"
"""What `escape.text_cell` guards, as Arrow's expressions write it."""


def _bytes_among(characters: Iterable[int]) -> Mask:
    table = np.zeros(256, bool)
    table[list(characters)] = True
    return table


_GUARDED = _bytes_among("".join((*FORMULA, "'")).encode())
_IN_NUMERAL = _bytes_among([*b"0123456789", *range(0x80, 0x100)])
"""Bytes that a numeral begins and ends with: a digit, also one of another script."""
_QUOTE, _QUOTED = ord('"'), tuple(b',"\r\n')


def csv_lines(table: pa.Table) -> memoryview:
    """Return the rows as lines that end in CR LF, as csv.writer would write them.

    A cell that a spreadsheet would run, or an id that it would take for a number, gets
    a leading ' (see `dashboard.exchange.escape`).
    """
    if not table.num_rows:
        return memoryview(b"")
    line = _Line()
    for name in table.column_names:
        line.add(name, table[name].combine_chunks())
    return joined(line.ended(), table.num_rows)


class _Line:
    """The parts that every line is joined of: columns of text, and what stands between
    them.
    """

    def __init__(self) -> None:
        self._parts: list[pa.Array | str] = []
        self._between = ""
        self._closing: Mask | None = None
        self._started = False

    def add(self, name: str, column: pa.Array) -> None:
        """Add a column. Of one where all cells are the same, its one text joins what
        stands between others: most columns of a dataset hold one word.
        """
        if self._started:
            self._between += ","
        self._started = True
        texts = _texts(column)
        same = all_same(texts)
        texts, quoted = _cells(name, column.type, texts.slice(0, 1) if same else texts)
        if same:
            text = str(texts[0])
            self._between += text if quoted is None else f'"{text}"'
            return
        self._put_between(quoted)
        self._parts.append(texts)
        self._closing = quoted

    def _put_between(self, opening: Mask | None) -> None:
        """Put what stands between the last column and the next, the quotes of both with
        it.
        """
        text = self._between
        self._between = ""
        if self._closing is not None:
            self._parts.append(_chosen(self._closing, f'"{text}', text))
            text = ""
        if opening is not None:
            self._parts.append(_chosen(opening, f'{text}"', text))
        elif text:
            self._parts.append(text)

    def ended(self) -> list[pa.Array | str]:
        """Return all parts, the line end too."""
        self._between += "\r\n"
        self._put_between(None)
        return self._parts


def _chosen(mask: Mask, text: str, otherwise: str) -> pa.Array:
    return pc.if_else(pa.array(mask), text, otherwise)


def _cells(
    name: str,
    kind: pa.DataType,
    texts: pa.Array,
) -> tuple[pa.Array, Mask | None]:
    """Return the texts as they stand in their cells, and which have to be quoted, None
    for none.
    """
    offsets, data = buffers(texts)
    # A minus before a number is no formula, and must stay one for a program.
    guarded = None
    if name not in NUMBERS and not _plain(kind):
        guarded = _guarded(texts, offsets, data, numerals=name in IDS)
    if guarded is not None:
        texts = pc.binary_join_element_wise(_chosen(guarded, "'", ""), texts, "")
        offsets, data = buffers(texts)
    content = data[offsets[0] : offsets[-1]]
    quoted = _quoted(offsets - offsets[0], content)
    if quoted is not None and contains(content, _QUOTE):
        texts = pc.replace_substring(texts, '"', '""')
    return texts, quoted


def _plain(kind: pa.DataType) -> bool:
    return not (pa.types.is_string(kind) or pa.types.is_list(kind))


def _texts(column: pa.Array) -> pa.Array:
    """Return the values as texts, "" for null."""
    kind = column.type
    if pa.types.is_list(kind):
        return pc.binary_join(column, ";").fill_null("")
    if pa.types.is_floating(kind):
        return decimal_texts(column).fill_null("")
    if pa.types.is_date(kind):
        return day_texts(column).fill_null("")
    if not pa.types.is_string(kind):
        column = column.cast(pa.string())
    return column.fill_null("") if column.null_count else column


def _guarded(
    texts: pa.Array,
    offsets: npt.NDArray[np.int32],
    data: npt.NDArray[np.uint8],
    *,
    numerals: bool,
) -> Mask | None:
    """Return which texts get a guard, None when none does."""
    starts = offsets[:-1]
    filled = starts < offsets[1:]
    mask = np.zeros(len(starts), bool)
    mask[filled] = _GUARDED[data[starts[filled]]]
    if numerals:
        bounded = np.zeros(len(starts), bool)
        bounded[filled] = _IN_NUMERAL[data[starts[filled]]]
        bounded[filled] &= _IN_NUMERAL[data[offsets[1:][filled] - 1]]
        matched = pc.match_substring_regex(texts.filter(pa.array(bounded)), _NUMERAL)
        mask[bounded] |= matched.to_numpy(zero_copy_only=False)
    return mask if mask.any() else None


def _quoted(
    offsets: npt.NDArray[np.int32],
    content: npt.NDArray[np.uint8],
) -> Mask | None:
    """Return which texts have to stand in quotes, None when none has."""
    marks = positions(content, _QUOTED)
    if not marks.size:
        return None
    # Marks before the end of each text less those before its beginning.
    mask: Mask = np.diff(np.searchsorted(marks, offsets)) > 0
    return mask
