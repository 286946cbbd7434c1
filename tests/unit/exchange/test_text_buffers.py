"""The bytes of a column of texts."""

from __future__ import annotations

from itertools import pairwise

import pyarrow as pa

from dashboard.exchange.text_buffers import buffers


def test_offsets_point_into_the_bytes() -> None:
    offsets, data = buffers(pa.array(["ab", "", "ё"]))
    assert offsets.tolist() == [0, 2, 2, 4]
    assert data[:4].tobytes() == "abё".encode()


def test_a_part_of_a_column() -> None:
    offsets, data = buffers(pa.array(["ab", "c", "def"]).slice(1))
    assert [data[a:b].tobytes() for a, b in pairwise(offsets)] == [
        b"c",
        b"def",
    ]


def test_no_bytes() -> None:
    offsets, data = buffers(pa.array([""], pa.string()))
    assert offsets.tolist() == [0, 0]
    assert data[: offsets[-1]].tobytes() == b""
