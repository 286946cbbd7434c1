"""Rows of a foreign file as columns, and functions told of them once for each distinct value.

Most columns of an event dataset repeat themselves (dates, actors, places): a function is called for each distinct
value, or each distinct combination of values, and its answers are spread over the rows. That makes plain Python
functions as fast as is needed here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Codes = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]
MAX_TEXT = 4000
"""Longest text of a claim's field, characters, as in the project's own CSV."""
SMALL = 1 << 22
"""Up to so many possible combinations are counted in a table; beyond it they are sorted."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A column as its distinct values and, for each row, the number of its value. Values may repeat."""

    values: Sequence[Any]
    codes: Codes

    def mask(self, test: Callable[[Any], bool]) -> Mask:
        """Return which rows have a value that passes."""
        passed: Mask = np.array([test(value) for value in self.values], np.bool_)[self.codes]
        return passed

    def distinct(self) -> Coded:
        """Return the same column with no value twice."""
        numbers = {value: number for number, value in enumerate(dict.fromkeys(self.values))}
        places = np.array([numbers[value] for value in self.values], np.int32)
        return Coded(list(numbers), places[self.codes])

    def where(self, rows: Mask, other: Coded) -> Coded:
        """Return this column in those rows and the other in the rest."""
        if rows.all():
            return self
        return Coded([*self.values, *other.values], np.where(rows, self.codes, other.codes + len(self.values)))

    def texts(self) -> Any:
        """Return the column as an Arrow dictionary of text."""
        words = pa.array([str(value) for value in self.values], pa.string())
        return pa.DictionaryArray.from_arrays(pa.array(self.codes), words)

    def array(self, kind: Any) -> Any:
        """Return the column as an Arrow array of the kind; None becomes null."""
        return pa.array(list(self.values), kind).take(pa.array(self.codes))


class Rows:
    """Some rows of a file.

    columns: column name -> function that gives it as a pyarrow string array without nulls. A column that is asked for
    and not there is empty. trimmed: whether space round a cell means nothing.
    """

    def __init__(self, size: int, columns: Mapping[str, Callable[[], Any]], *, trimmed: bool = True) -> None:
        self.size = size
        self._columns = columns
        self._trimmed = trimmed
        self._texts: dict[str, Any] = {}
        self._coded: dict[str, Coded] = {}
        self._tuples: dict[tuple[str, ...], Coded] = {}

    @cached_property
    def _blank(self) -> Codes:
        return np.zeros(self.size, np.int32)

    def has(self, name: str) -> bool:
        """Whether the file has the column."""
        return name in self._columns

    def text(self, name: str) -> Any:
        """Return a column as it is in the file but for the space round its cells, each cell bounded."""
        if name not in self._texts:
            if name not in self._columns:
                self._texts[name] = pa.array([""] * self.size, pa.string())
            else:
                found = self._columns[name]()
                self._texts[name] = tidy(found) if self._trimmed else found
        return self._texts[name]

    def empty(self, name: str) -> Mask:
        """Return which rows have nothing in the column."""
        if name in self._coded or name not in self._columns:
            return self.coded(name).mask(lambda value: not value)
        found: Mask = pc.equal(self.text(name), "").to_numpy(zero_copy_only=False)
        return found

    def coded(self, name: str) -> Coded:
        """Return a column by its distinct values."""
        if name not in self._coded:
            self._coded[name] = self._code(name)
        return self._coded[name]

    def _code(self, name: str) -> Coded:
        if name not in self._columns:
            return Coded([""], self._blank)
        found = self._columns[name]().dictionary_encode()
        values = found.dictionary.to_pylist()
        return Coded([v.strip() for v in values] if self._trimmed else values, found.indices.to_numpy())

    def derive(self, name: str, found: Coded) -> None:
        """Add a column that the file does not have; its values take the place of cells."""
        self._coded[name] = found.distinct()

    def told(self, function: Callable[..., Any], *names: str) -> Coded:
        """Return what the function says of the values of those columns."""
        found = self._combined(names)
        return Coded([function(*values) for values in found.values], found.codes)

    def _combined(self, names: tuple[str, ...]) -> Coded:
        """Return the distinct combinations of the columns' values, each a tuple."""
        if names not in self._tuples:
            if not names:
                found = Coded([()], self._blank)
            elif len(names) == 1:
                one = self.coded(names[0])
                found = Coded([(value,) for value in one.values], one.codes)
            else:
                found = _pairs(self._combined(names[:-1]), self.coded(names[-1]))
            self._tuples[names] = found
        return self._tuples[names]


def _pairs(first: Coded, second: Coded) -> Coded:
    """Return the distinct pairs of values that occur, each a tuple one longer than the first's."""
    width = len(second.values)
    both = first.codes.astype(np.int64) * width + second.codes
    if len(first.values) * width <= SMALL:
        there = np.zeros(len(first.values) * width, np.bool_)
        there[both] = True
        present = np.flatnonzero(there)
        number = np.empty(there.size, np.int32)
        number[present] = np.arange(present.size, dtype=np.int32)
        codes = number[both]
    else:
        present, inverse = np.unique(both, return_inverse=True)
        codes = inverse.astype(np.int32)
    pairs = zip(*(part.tolist() for part in np.divmod(present, width)), strict=True)
    return Coded([(*first.values[a], second.values[b]) for a, b in pairs], codes)


def cut(text: str, most: int = MAX_TEXT) -> str:
    """Return the text, its end cut off and an ellipsis in its place when it is longer than that many characters."""
    return text if len(text) <= most else text[: most - 1] + "…"


def tidy(column: Any) -> Any:
    """Return a string array with the space round each cell gone and no cell longer than MAX_TEXT."""
    _, offsets, data = column.buffers()
    bounds = np.frombuffer(offsets, np.int32)[column.offset : column.offset + len(column) + 1]
    size = np.diff(bounds)
    if data is None or not len(data):
        return column
    raw = np.frombuffer(data, np.uint8)
    ends = raw[np.minimum(bounds[:-1], raw.size - 1)], raw[np.maximum(bounds[1:] - 1, 0)]
    loose = [(byte <= 32) | (byte >= 0x80) for byte in ends]
    rows = np.flatnonzero((size > 0) & (loose[0] | loose[1]) | (size > MAX_TEXT))
    if not rows.size:
        return column
    cells = column.take(pa.array(rows)).to_pylist()
    mended = [cut(cell.strip()) for cell in cells]
    if mended == cells:
        return column
    mask = np.zeros(len(column), np.bool_)
    mask[rows] = True
    return pc.replace_with_mask(column, pa.array(mask), pa.array(mended, pa.string()))
