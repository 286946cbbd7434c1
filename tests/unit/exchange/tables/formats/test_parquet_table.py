"""Parquet of any types is a table of text."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.tables.formats.parquet_table import parquet_table, text_column


@pytest.mark.parametrize(
    ("array", "texts"),
    [
        (pa.array([1, None]), ["1", ""]),
        (pa.array([47.5, None]), ["47.5", ""]),
        (pa.array([True, None]), ["true", ""]),
        (pa.array([date(2023, 6, 5)]), ["2023-06-05"]),
        (pa.array([datetime(2023, 6, 5)]), ["2023-06-05"]),  # noqa: DTZ001  a day
        (pa.array(["a", "a"]).dictionary_encode(), ["a", "a"]),
        (pa.array([b"\x01\xff"]), ["01ff"]),
        (pa.array([["a", "b"]]), ["a; b"]),
        (pa.array([{"lat": 1.5}]), ['{"lat": 1.5}']),
    ],
)
def test_every_type(array: Any, texts: list[str]) -> None:
    assert text_column(array).to_pylist() == texts


def test_an_instant_keeps_its_day() -> None:
    array = pa.array([datetime(2023, 6, 5, 23, 30, tzinfo=UTC)])
    assert text_column(array).to_pylist()[0].startswith("2023-06-05 23:30:00")


def test_a_file_in_batches(tmp_path: Path) -> None:
    file = tmp_path / "a.parquet"
    pq.write_table(pa.table({"a": list(range(70_000))}), file)
    pieces = list(parquet_table(file).pieces(("a",)))
    assert [len(piece.table) for piece in pieces] == [65_536, 4_464]
    assert pieces[1].lines[0].as_py() == 65_537
    assert pieces[1].done == 1.0


def test_what_is_none(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"PAR1")
    with pytest.raises(BadInput, match="cannot be read as Parquet"):
        parquet_table(tmp_path / "a")
