"""The bytes of a whole column of texts, for rules that need not look at each cell."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Mask = npt.NDArray[np.bool_]


def buffers(texts: pa.Array) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.uint8]]:
    """Return the offsets of the texts and the bytes they point into."""
    _, starts, data = texts.buffers()
    offsets = np.frombuffer(starts, np.int32)[texts.offset :][: len(texts) + 1]
    content = np.frombuffer(data, np.uint8) if data else np.zeros(0, np.uint8)
    return offsets, content
