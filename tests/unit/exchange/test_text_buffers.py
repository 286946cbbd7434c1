"""The bytes of a column of texts."""

from __future__ import annotations

from itertools import pairwise

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from dashboard.exchange.text_buffers import buffers, trimmed


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


@pytest.mark.parametrize(
    "space", [" ", "\t", "\n", "\x1f", "\x85", "\xa0", "\u1680", "\u2009", "\u3000"]
)
def test_white_space_of_any_kind_is_trimmed(space: str) -> None:
    texts = pa.array(["a", f"b{space}", f"{space}c", f"d{space}e", space, ""])
    assert trimmed(texts).to_pylist() == ["a", "b", "c", f"d{space}e", "", ""]
    assert trimmed(texts).equals(pc.utf8_trim_whitespace(texts))
    assert trimmed(texts.slice(1, 2)).to_pylist() == ["b", "c"]


def test_what_has_no_space_around_it_stays_as_it_is() -> None:
    bare = pa.array(["a b", "(c)", "", "~!"])
    assert trimmed(bare) is bare
    assert trimmed(pa.array(["їжа", "ліс"])).to_pylist() == ["їжа", "ліс"]
    assert trimmed(pa.array([], pa.string())).to_pylist() == []
