"""The two files of an import: whole or not there, bounded in what they list."""

from __future__ import annotations

import csv
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dashboard.exchange.importers import writer
from dashboard.exchange.importers.writer import SCHEMA, import_writer


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_without_rejects_there_is_no_file_of_them(tmp_path: Path) -> None:
    out, bad = tmp_path / "a.parquet", tmp_path / "a.csv"
    bad.write_text("old")
    with import_writer(out, bad) as taken:
        pass
    assert (taken.rows, taken.unplaced) == (0, 0)
    assert list(tmp_path.iterdir()) == [out]
    assert pq.read_table(out).schema.names == SCHEMA.names


def test_a_row_that_a_spreadsheet_would_run_is_guarded_and_cut(tmp_path: Path) -> None:
    bad = tmp_path / "a.csv"
    with import_writer(tmp_path / "a.parquet", bad) as taken:
        taken.reject(3, "why 'it' is 12", "=1")
        taken.reject(4, "why 'that' is 7.5", "x" * 3000)
        taken.reject(5, "other", "")
    assert rows(bad) == [
        ["line", "reason", "row"],
        ["3", "why 'it' is 12", "'=1"],
        ["4", "why 'that' is 7.5", "x" * 2000],
        ["5", "other", ""],
    ]
    assert taken.reasons == {"why … is …": 2, "other": 1}


def test_beyond_the_most_rows_they_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "MAX_REJECTS", 2)
    bad = tmp_path / "a.csv"
    with import_writer(tmp_path / "a.parquet", bad) as taken:
        assert taken.room == 2
        for line in range(4):
            taken.reject(line, "bad", "x")
        taken.count({"worse": 1500})
        assert taken.room == 0
    assert rows(bad)[1:] == [
        ["0", "bad", "x"],
        ["1", "bad", "x"],
        ["", "1,502 more rows were rejected, which are not listed here", ""],
    ]
    assert taken.reasons == {"worse": 1500, "bad": 4}


def test_of_very_many_reasons_the_later_ones_are_counted_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "MAX_REASONS", 2)
    with import_writer(tmp_path / "a.parquet", tmp_path / "a.csv") as taken:
        taken.count({"a": 1, "b": 2, "c": 3, "d": 4})
        taken.count({"a": 1})
    assert taken.reasons == {"a": 2, "b": 2, writer.OTHER_REASONS: 7}


def test_an_error_leaves_nothing(tmp_path: Path) -> None:
    with (
        pytest.raises(ZeroDivisionError),
        import_writer(tmp_path / "a.parquet", tmp_path / "a.csv") as taken,
    ):
        taken.reject(1, "bad", "x")
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []
