"""The two files of an import: whole or not there, bounded in what they list."""

from __future__ import annotations

import csv
import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.domain.dataset import LOCATED
from dashboard.domain.errors import ServiceUnavailable
from dashboard.exchange.importers import writer
from dashboard.exchange.importers.writer import (
    SCHEMA,
    import_writer,
    sync_folder,
    unfinished,
)


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


def claims(count: int, **columns: Any) -> pa.Table:
    """Return claims of which every field but those is empty."""
    return pa.table(
        [
            pa.array(columns.get(field.name, [None] * count), field.type)
            for field in SCHEMA
        ],
        names=SCHEMA.names,
    )


def test_text_that_repeats_is_a_dictionary_and_long_text_is_not(tmp_path: Path) -> None:
    out = tmp_path / "a.parquet"
    table = claims(
        2, id=["a", "b"], note=["n", "n"], kind=["strike"] * 2, lat=[1.5, None]
    )
    with import_writer(out, tmp_path / "a.csv") as taken:
        taken.keep(table)
    assert (taken.rows, taken.unplaced) == (2, 1)
    group = pq.read_metadata(out).row_group(0)
    columns = {
        group.column(n).path_in_schema: group.column(n)
        for n in range(group.num_columns)
    }
    coded = {name for name, column in columns.items() if column.has_dictionary_page}
    assert coded == {
        name
        for name in SCHEMA.names
        if name not in ("id", "note", "quote", "prefix", "suffix", "url", "lat", "lon")
    }
    counted = {
        name for name, column in columns.items() if column.statistics is not None
    }
    assert counted == {"id", "date_from", "date_to", "published", "lat", "lon"}
    assert {column.compression for column in columns.values()} == {"ZSTD"}


def test_a_row_group_holds_those_values_of_a_long_dictionary_that_it_needs(
    tmp_path: Path,
) -> None:
    size = writer.ROW_GROUP + 10
    names = [f"Name {n}" for n in range(size)]
    few = ["Kalyna", "Step"] * (size // 2)
    out = tmp_path / "a.parquet"
    table = claims(size, id=names, name=names, publisher=few)
    with import_writer(out, tmp_path / "a.csv") as taken:
        taken.keep(table)
        taken.keep(table)
    assert pq.read_table(out)["name"].to_pylist() == names * 2
    assert pq.read_table(out)["publisher"].to_pylist() == few * 2
    metadata = pq.read_metadata(out)
    groups = [metadata.row_group(n) for n in range(metadata.num_row_groups)]
    assert [group.num_rows for group in groups] == [writer.ROW_GROUP, 10] * 2
    bytes_of = [
        group.column(SCHEMA.get_field_index("name")).total_uncompressed_size
        for group in groups
    ]
    assert bytes_of[1] < bytes_of[0] / 100


def test_attributes_are_empty_texts_where_there_are_none(tmp_path: Path) -> None:
    out = tmp_path / "a.parquet"
    with import_writer(out, tmp_path / "a.csv") as taken:
        taken.keep(claims(1, id=["a"]))
        taken.keep(claims(1, id=["b"]), pa.array(['{"x":"1"}']))
        taken.keep(claims(1, id=["c"]), pa.array(['{"x":"2"}']).dictionary_encode())
    assert pq.read_table(out)["attributes"].to_pylist() == [
        "",
        '{"x":"1"}',
        '{"x":"2"}',
    ]


def test_columns_of_what_was_located_are_there_when_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "a.parquet"
    located = claims(1, id=["b"])
    for name in LOCATED:
        located = located.append_column(name, pa.array(["x"]))
    with import_writer(out, tmp_path / "a.csv", located=True) as taken:
        taken.keep(claims(1, id=["a"]))
        taken.keep(located)
    table = pq.read_table(out)
    assert table.column_names == [*SCHEMA.names, *LOCATED, "attributes"]
    assert [table[name].to_pylist() for name in LOCATED] == [[None, "x"]] * 2


def test_both_files_get_their_names_at_the_end(tmp_path: Path) -> None:
    out, bad = tmp_path / "a.parquet", tmp_path / "a.csv"
    with import_writer(out, bad) as taken:
        taken.keep(claims(1, id=["a"]))
        taken.reject(1, "bad", "x")
        assert sorted(path.name for path in tmp_path.iterdir()) == [
            ".a.csv.partial",
            ".a.parquet.partial",
        ]
    assert sorted(tmp_path.iterdir()) == [bad, out]
    assert unfinished(out) == [tmp_path / ".a.parquet.partial"]


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    with (
        pytest.raises(ServiceUnavailable) as error,
        import_writer(gone / "a.parquet", gone / "a.csv"),
    ):
        pass
    assert str(error.value) == (
        f"{gone}: cannot be written (No such file or directory); free some space there"
    )


def test_what_cannot_be_read_back_replaces_nothing(tmp_path: Path) -> None:
    out = tmp_path / "a.parquet"
    out.write_text("before")
    with (
        pytest.raises(ServiceUnavailable, match="0 rows are in it, 1 were written"),
        import_writer(out, tmp_path / "a.csv") as taken,
    ):
        taken.rows = 1
    assert out.read_text() == "before"
    assert list(tmp_path.iterdir()) == [out]


def test_a_folder_is_brought_to_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    monkeypatch.setattr(
        os, "fsync", lambda handle: synced.append(os.fstat(handle).st_ino)
    )
    sync_folder(tmp_path)
    assert synced == [tmp_path.stat().st_ino]
    monkeypatch.setattr(writer, "os", SimpleNamespace(name="nt"))
    sync_folder(tmp_path)
    assert len(synced) == 1
