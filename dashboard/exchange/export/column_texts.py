"""Columns as texts, without a look at each cell: the bytes of a whole column are looked
at instead.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.exchange.text_buffers import buffers

_BLOCK = 128 * 1024
"""Bytes compared at a time: they stay in the processor's cache."""
_PLAIN_DECIMALS = (1e-3, 1e6)
"""Between these, Arrow writes a number with decimals as Python does."""


def day_texts(column: pa.Array, mark: str = "") -> pa.Array:
    """Return days as ISO 8601, null for null. mark: what stands around each."""
    # There are few days, and writing one takes longer than looking it up.
    days = column.dictionary_encode()
    texts = days.dictionary.cast(pa.string())
    if mark:
        texts = pc.binary_join_element_wise(mark, texts, mark, "")
    return texts.take(days.indices)


def decimal_texts(column: pa.Array) -> pa.Array:
    """Return numbers as Python writes them, as our files always had them; null for
    null.
    """
    values = column.to_numpy(zero_copy_only=False)
    size = np.abs(values)
    least, most = _PLAIN_DECIMALS
    as_arrow = (size >= least) & (size < most) & (values != np.floor(values))
    odd = ~(as_arrow | np.isnan(values))
    if odd.all():
        return _python_texts(column)
    texts = column.cast(pa.string())
    if odd.any():
        written = _python_texts(column.filter(pa.array(odd)))
        texts = pc.replace_with_mask(texts, pa.array(odd), written)
    return texts


def _python_texts(column: pa.Array) -> pa.Array:
    """Return numbers as Python alone writes some of them: 3.0 and 1e-07."""
    different = column.dictionary_encode()
    written = [repr(value) for value in different.dictionary.to_pylist()]
    return pa.array(written, pa.string()).take(different.indices)


def contains(content: npt.NDArray[np.uint8], code: int) -> bool:
    """Whether a byte occurs among others."""
    # What a comparison of the whole makes is as large again, and no longer in reach.
    blocks = range(0, len(content), _BLOCK)
    return any((content[start : start + _BLOCK] == code).any() for start in blocks)


def positions(
    content: npt.NDArray[np.uint8],
    codes: Sequence[int],
) -> npt.NDArray[np.int64]:
    """Return where any of some bytes stand among others."""
    places = []
    for start in range(0, len(content), _BLOCK):
        block = content[start : start + _BLOCK]
        there = block == codes[0]
        for code in codes[1:]:
            there |= block == code
        places.append(np.flatnonzero(there) + start)
    return np.concatenate(places) if places else np.empty(0, np.int64)


def all_same(texts: pa.Array) -> bool:
    """Whether all texts are the same. texts: at least one, without null."""
    # Most columns that differ do so at their ends.
    if texts[0] != texts[-1]:
        return False
    offsets, data = buffers(texts)
    lengths = np.diff(offsets)
    if (lengths != lengths[0]).any():
        return False
    rows = data[offsets[0] : offsets[-1]].reshape(len(lengths), lengths[0])
    return bool((rows == rows[0]).all())


def joined(parts: Sequence[pa.Array | str], rows: int) -> memoryview:
    """Return the lines of all rows. parts: what each line is joined of, a text of each
    row or one text for all.
    """
    if all(isinstance(part, str) for part in parts):
        return memoryview("".join(map(str, parts)).encode() * rows)
    offsets, data = buffers(pc.binary_join_element_wise(*parts, ""))
    lines: memoryview = data[offsets[0] : offsets[-1]].data
    return lines
