"""The bytes of a whole column of texts, for rules that need not look at each cell."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Mask = npt.NDArray[np.bool_]
_MAY_BE_SPACE = np.ones(256, np.bool_)
"""Bytes with which a white space may begin or end: those beyond ASCII too."""
_MAY_BE_SPACE[0x21:0x7F] = False


def buffers(texts: pa.Array) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.uint8]]:
    """Return the offsets of the texts and the bytes they point into."""
    _, starts, data = texts.buffers()
    offsets = np.frombuffer(starts, np.int32)[texts.offset :][: len(texts) + 1]
    content = np.frombuffer(data, np.uint8) if data else np.zeros(0, np.uint8)
    return offsets, content


def trimmed(texts: pa.Array) -> pa.Array:
    """Return the texts without white space around them; the array itself where a look
    at the first and the last byte of each shows that there is none.
    """
    offsets, data = buffers(texts)
    filled = offsets[:-1] < offsets[1:]
    first, last = data[offsets[:-1][filled]], data[offsets[1:][filled] - 1]
    if _MAY_BE_SPACE[first].any() or _MAY_BE_SPACE[last].any():
        return pc.utf8_trim_whitespace(texts)
    return texts
