"""The file of the index: opened, taken by one process, checked, given up and closed."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.domain.errors import BadInput, Damaged, ServiceUnavailable
from dashboard.domain.visitors.deadline import TookTooLong
from dashboard.index import store
from dashboard.index.schema import VERSION
from dashboard.index.store import CLOSED, Store, forget


@contextmanager
def opened(folder: Path | None, threads: int | None = 1) -> Iterator[Store]:
    one = Store(folder, "100MB", threads)
    try:
        yield one
    finally:
        one.close()


def setting(one: Store, name: str) -> str:
    with one.cursor() as cursor:
        row = cursor.execute(f"SELECT current_setting('{name}')").fetchone()
    assert row
    return str(row[0])


def put(one: Store, key: str) -> None:
    with one.cursor() as cursor:
        cursor.execute("INSERT INTO meta VALUES (?, 'x')", [key])


def keys(one: Store) -> set[str]:
    with one.cursor() as cursor:
        return {row[0] for row in cursor.execute("SELECT key FROM meta").fetchall()}


def test_an_index_in_memory_has_no_file_and_all_tables() -> None:
    with opened(None) as one:
        assert one.path is None
        assert keys(one) == {"version"}
        assert one.broken is False
        assert setting(one, "memory_limit") == "95.3 MiB"
        assert setting(one, "threads") == "1"
        assert setting(one, "parquet_metadata_cache") == "True"
        assert setting(one, "autoinstall_known_extensions") == "False"
        assert setting(one, "autoload_known_extensions") == "False"
        one.retire()


def test_an_index_uses_no_more_than_eight_threads(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for cores, threads in ((3, "3"), (64, "8"), (None, "2")):
        monkeypatch.setattr(os, "cpu_count", lambda cores=cores: cores)
        with opened(None, None) as one:
            assert setting(one, "threads") == threads


@pytest.mark.slow
def test_a_file_is_found_again(tmp_path: Path) -> None:
    with opened(tmp_path) as one:
        assert one.path == tmp_path / "index-1.duckdb"
        assert setting(one, "temp_directory").startswith(str(tmp_path / "spill-"))
        put(one, "mine")
    with opened(tmp_path) as again:
        assert again.path == tmp_path / "index-1.duckdb"
        assert keys(again) == {"version", "mine"}


@pytest.mark.slow
def test_each_takes_a_file_of_its_own_until_there_are_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "SLOTS", 2)
    with opened(tmp_path) as one, opened(tmp_path) as two, opened(tmp_path) as three:
        assert [each.path and each.path.name for each in (one, two, three)] == [
            "index-1.duckdb",
            "index-2.duckdb",
            None,
        ]
        assert keys(three) == {"version"}
    with opened(tmp_path) as again:
        assert again.path == tmp_path / "index-1.duckdb"


def test_a_file_that_another_process_has_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = duckdb.connect
    first = tmp_path / "index-1.duckdb"
    first.write_text("in use")

    def refused(path: str = ":memory:", **more: object) -> duckdb.DuckDBPyConnection:
        if path == str(first):
            raise duckdb.IOException("Could not set lock on file")
        return connect(path, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(duckdb, "connect", refused)
    with opened(tmp_path) as one:
        assert one.path == tmp_path / "index-2.duckdb"
    assert first.read_text() == "in use"


@pytest.mark.parametrize("content", [b"no database", b"x" * 9000, b""])
def test_a_file_that_is_no_index_is_built_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "index-1.duckdb").write_bytes(content)
    with opened(tmp_path) as one:
        assert one.path == tmp_path / "index-1.duckdb"
        assert keys(one) == {"version"}


@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TABLE more (no INT)"],
        ["CREATE TABLE meta (key VARCHAR, value VARCHAR)"],
        [
            "CREATE TABLE meta (key VARCHAR, value VARCHAR)",
            "INSERT INTO meta VALUES ('version', 'older')",
        ],
    ],
    ids=["half", "without version", "older"],
)
def test_an_index_of_another_make_is_built_anew(
    tmp_path: Path, statements: list[str]
) -> None:
    with duckdb.connect(str(tmp_path / "index-1.duckdb")) as connection:
        for statement in statements:
            connection.execute(statement)
    with opened(tmp_path) as one:
        assert one.path == tmp_path / "index-1.duckdb"
        with one.cursor() as cursor:
            assert cursor.execute("SELECT * FROM meta").fetchall() == [
                ("version", VERSION)
            ]
            assert not cursor.execute(
                "SELECT 1 FROM duckdb_tables() WHERE table_name = 'more'"
            ).fetchone()


def test_an_index_file_that_cannot_be_opened_twice_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = duckdb.connect
    tries: list[str] = []

    def broken(path: str = ":memory:", **more: object) -> duckdb.DuckDBPyConnection:
        if path.endswith("index-1.duckdb"):
            tries.append(path)
            raise duckdb.IOException("Could not read")
        return connect(path, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(duckdb, "connect", broken)
    with opened(tmp_path) as one:
        assert one.path == tmp_path / "index-2.duckdb"
    assert len(tries) == 2


@pytest.mark.parametrize(
    ("reason", "kind", "message", "broken"),
    [
        (
            "Corrupt database file: checksum",
            Damaged,
            "{path}: the index is damaged; it is built anew, look again soon",
            True,
        ),
        (
            "FATAL: database has been invalidated",
            Damaged,
            "{path}: the index is damaged; it is built anew, look again soon",
            True,
        ),
        (
            "write: No space left on device",
            ServiceUnavailable,
            "{path}: cannot be written (No space left on device); free some space",
            False,
        ),
        (
            "File too large",
            ServiceUnavailable,
            "{path}: cannot be written (File too large); free some space",
            False,
        ),
        (
            "Disk quota exceeded",
            ServiceUnavailable,
            "{path}: cannot be written (Disk quota exceeded); free some space",
            False,
        ),
    ],
)
def test_what_a_question_that_fails_says(
    tmp_path: Path, reason: str, kind: type[Exception], message: str, broken: bool
) -> None:
    with opened(tmp_path) as one:
        with pytest.raises(kind) as error, one.cursor():
            raise duckdb.IOException(reason)
        assert str(error.value) == message.format(path=one.path)
        assert one.broken is broken
        assert Store.spent(duckdb.IOException(reason))


def test_other_errors_are_not_about_the_database(tmp_path: Path) -> None:
    with opened(tmp_path) as one:
        with pytest.raises(duckdb.ParserException), one.cursor() as cursor:
            cursor.execute("SELEKT")
        assert one.broken is False
    assert not Store.spent(duckdb.ParserException("SELEKT"))
    assert Store.spent(duckdb.InterruptException("interrupted"))


def test_an_interrupted_question_took_too_long() -> None:
    with opened(None) as one:
        with pytest.raises(TookTooLong), one.cursor():
            raise duckdb.InterruptException("interrupted")
        one.close()
        with pytest.raises(ServiceUnavailable) as error, one.cursor():
            pass
    assert str(error.value) == CLOSED
    assert CLOSED == "the index is closed: the program is ending"


def test_closing_interrupts_what_other_threads_ask() -> None:
    one = Store(None, "100MB", 1)
    begun = threading.Event()
    reasons: list[str] = []

    def ask() -> None:
        try:
            with one.cursor() as cursor:
                begun.set()
                # Thousands of millions of rows: it ends only when it is interrupted.
                cursor.execute(
                    "SELECT sum(a.range * b.range) FROM range(1000000) a,"
                    " range(1000000) b"
                ).fetchall()
        except ServiceUnavailable as error:
            reasons.append(str(error))

    thread = threading.Thread(target=ask)
    thread.start()
    begun.wait()
    one.close()
    thread.join()
    assert reasons == [CLOSED]


def test_closing_does_not_wait_for_its_own_thread() -> None:
    one = Store(None, "100MB", 1)
    with one.cursor():
        one.close()


def test_a_retired_file_is_gone(tmp_path: Path) -> None:
    with opened(tmp_path) as one:
        assert one.path
        one.retire()
        assert not one.path.exists()
    # Its name is free again when it is closed.
    with opened(tmp_path) as again:
        assert again.path == one.path


def test_a_retired_file_is_not_opened_again_by_who_still_has_it(
    tmp_path: Path,
) -> None:
    with opened(tmp_path) as one:
        one.retire()
        with opened(tmp_path) as two:
            assert two.path == tmp_path / "index-2.duckdb"


def test_a_file_is_forgotten_with_its_log(tmp_path: Path) -> None:
    path, log = tmp_path / "i.duckdb", tmp_path / "i.duckdb.wal"
    path.write_text("x")
    log.write_text("x")
    forget(path)
    assert list(tmp_path.iterdir()) == []
    forget(path)
    path.mkdir()
    with pytest.raises(BadInput) as error:
        forget(path)
    assert str(error.value) == (
        f"{path}: cannot be written (Is a directory); let this user write the data"
        " directory, or give another with --data"
    )


@pytest.mark.parametrize(
    "address", ["/data/a.parquet", "a.parquet", "file:///data/a.parquet", ""]
)
def test_a_local_address_needs_no_file_system(address: str) -> None:
    with opened(None) as one:
        one.reach(address)


def test_an_address_elsewhere_is_made_known_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    system = fsspec.filesystem("memory")

    def filesystem(scheme: str) -> object:
        asked.append(scheme)
        return system

    monkeypatch.setattr(fsspec, "filesystem", filesystem)
    with opened(None) as one:
        one.reach("memory://bucket/a")
        one.reach("memory://bucket/b")
    assert asked == ["memory"]


def test_an_address_that_nothing_here_can_read_is_told() -> None:
    with opened(None) as one, pytest.raises(BadInput) as error:
        one.reach("nowhere://bucket/a")
    told = str(error.value)
    assert told.startswith("nowhere://bucket/a: nowhere:// cannot be read here (")
    assert told.endswith("); install its fsspec package")


def test_a_parquet_file_that_is_replaced_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"

    def values(one: Store) -> list[int]:
        with one.cursor() as cursor:
            rows = cursor.execute("SELECT x FROM read_parquet(?)", [str(path)])
            return [row[0] for row in rows.fetchall()]

    with opened(None) as one:
        for numbers in ([1, 2], [3, 4], [5]):
            fresh = tmp_path / "fresh.parquet"
            pq.write_table(pa.table({"x": numbers}), fresh)
            fresh.replace(path)
            assert values(one) == numbers
            assert values(one) == numbers
