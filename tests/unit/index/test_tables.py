"""The tables follow ledger and datasets: what is taken in, left out, and named."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.domain.dataset import Dataset
from dashboard.domain.errors import BadInput, Damaged, ServiceUnavailable
from dashboard.domain.revision import LedgerState, Revision
from dashboard.index import ingest
from dashboard.index import tables as module
from dashboard.index.contested import RULES
from dashboard.index.history import ListedHistory
from dashboard.index.tables import Tables
from tests.faults.claims import CLAIM, parquet

AT = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.fixture
def tables() -> Iterator[Tables]:
    one = Tables(memory="100MB")
    yield one
    one.close()


def history(*notes: str, identity: str = "first") -> ListedHistory:
    return ListedHistory(
        [
            Revision(
                number=number,
                at=AT + timedelta(hours=number),
                by="x",
                action="add",
                why="",
                claim=replace(CLAIM, id=note, note=note),
            )
            for number, note in enumerate(notes, 1)
        ],
        identity,
    )


def ids(tables: Tables) -> list[str]:
    with tables.cursor() as cursor:
        rows = cursor.execute("SELECT id FROM ledger_claims ORDER BY row").fetchall()
    return [row[0] for row in rows]


def dataset(folder: Path, name: str = "d", count: int = 2, **more: Any) -> Dataset:
    """Return a dataset whose file with that many claims lies in the folder."""
    parquet(folder / f"{name}.parquet", count)
    fields: dict[str, Any] = {
        "name": name,
        "format": "csv",
        "path": f"{name}.parquet",
        "sha256": f"{name}{count}",
        "rows": count,
        "imported_at": AT,
        **more,
    }
    return Dataset(**fields)


def test_empty_tables_follow_nothing(tables: Tables) -> None:
    assert tables.followed == LedgerState("", 0, "")
    assert ids(tables) == []
    assert dict(tables.snapshot.datasets) == {}
    assert len(tables.revision) == 12
    assert tables.broken is False


def test_the_ledger_is_followed_from_where_it_was_left(
    tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, int]] = []
    changes = ListedHistory.changes

    def counted(self: ListedHistory, since: int, upto: int) -> Any:
        asked.append((since, upto))
        return changes(self, since, upto)

    monkeypatch.setattr(ListedHistory, "changes", counted)
    tables.follow(history("a", "b"))
    before = tables.revision
    assert ids(tables) == ["a", "b"]
    tables.follow(history("a", "b"))
    assert tables.revision == before
    tables.follow(history("a", "b", "c"))
    assert ids(tables) == ["a", "b", "c"]
    assert tables.revision != before
    assert asked == [(0, 2), (2, 3)]
    assert tables.followed == history("a", "b", "c").state()


@pytest.mark.parametrize(
    ("after", "places", "anew"),
    [
        (history("a", "b", "c"), "p", False),
        (history("a", "x", "c"), "p", True),
        (history("a"), "p", True),
        (history("a", "b", "c", identity="other"), "p", True),
        (history("a", "b"), "q", True),
    ],
    ids=["longer", "another", "shorter", "other ledger", "other places"],
)
def test_another_history_is_read_anew(
    tables: Tables,
    after: ListedHistory,
    places: str,
    anew: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tables.follow(history("a", "b"), "p")
    cleared: list[bool] = []
    clear = ingest.clear_ledger

    def noted(cursor: Any) -> None:
        cleared.append(True)
        clear(cursor)

    monkeypatch.setattr(ingest, "clear_ledger", noted)
    tables.follow(after, places)
    assert bool(cleared) is anew
    assert tables.followed == after.state()


def test_many_revisions_are_applied_in_parts(
    tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    apply = ingest.apply
    monkeypatch.setattr(module, "CHUNK", 2)

    def noted(cursor: Any, batch: Any) -> int:
        sizes.append(len(batch))
        return apply(cursor, batch)

    monkeypatch.setattr(ingest, "apply", noted)
    tables.follow(history(*"abcde"))
    assert sizes == [2, 2, 1]
    assert ids(tables) == list("abcde")


def test_a_history_that_is_replaced_again_and_again_is_given_up(
    tables: Tables,
) -> None:
    class Restless(ListedHistory):
        states = 0

        def state(self) -> LedgerState:
            self.states += 1
            return LedgerState(f"ledger {self.states}", 1, "head")

    restless = Restless([*history("a").changes(0, 1)])
    with pytest.raises(ServiceUnavailable) as error:
        tables.follow(restless)
    assert str(error.value) == (
        "the ledger is being replaced while it is read; look again soon"
    )
    assert restless.states == 2 * 3
    assert ids(tables) == []


@pytest.mark.slow
def test_datasets_come_and_go(tables: Tables, tmp_path: Path) -> None:
    first, second = dataset(tmp_path, "a"), dataset(tmp_path, "b", 3)
    assert tables.missing([first, second], tmp_path) == (first, second)
    tables.hold([first, second], tmp_path)
    assert tables.missing([first, second], tmp_path) == ()
    assert {n: len(f.paths) for n, f in tables.snapshot.datasets.items()} == {
        "a": 1,
        "b": 1,
    }
    assert tables.leftover([first]) == {"b"}
    before = tables.revision
    tables.hold([first], tmp_path)
    assert list(tables.snapshot.datasets) == ["a"]
    assert tables.leftover([first]) == frozenset()
    assert tables.revision != before


@pytest.mark.slow
def test_a_changed_dataset_is_missing(tables: Tables, tmp_path: Path) -> None:
    one = dataset(tmp_path)
    tables.hold([one], tmp_path)
    changes: list[dict[str, Any]] = [
        {"sha256": "other"},
        {"path": "copy.parquet"},
        {"published_at": AT + timedelta(1)},
        {"private": True},
    ]
    for change in changes:
        changed = replace(one, **change)
        assert tables.missing([changed], tmp_path) == (changed,), change


@pytest.mark.slow
def test_an_archive_is_read_where_it_lies(tables: Tables, tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    one = dataset(tmp_path / "far")
    archive = replace(one, path=str(tmp_path / "far" / "*.parquet"), archive=True)
    tables.hold([archive], tmp_path / "elsewhere")
    assert list(tables.snapshot.datasets) == ["d"]
    assert tables.problems == {}


@pytest.mark.slow
def test_many_files_of_an_archive_come_in_steps(
    tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        parquet(tmp_path / f"{number}.parquet", 2)
    taken: list[int] = []
    attach = ingest.attach

    def noted(cursor: Any, files: Any, *rest: Any, **more: Any) -> int:
        taken.append(len(files.paths))
        return attach(cursor, files, *rest, **more)

    monkeypatch.setattr(module, "FILES_AT_ONCE", 2)
    monkeypatch.setattr(ingest, "attach", noted)
    one = replace(
        dataset(tmp_path, "x"), path=str(tmp_path / "?.parquet"), archive=True
    )
    (tmp_path / "x.parquet").unlink()
    tables.hold([one], tmp_path)
    assert taken == [2, 2, 1]
    assert len(tables.snapshot.datasets["x"].paths) == 5


@pytest.mark.slow
def test_a_dataset_that_cannot_be_read_is_left_out_until_its_file_changes(
    tables: Tables, tmp_path: Path
) -> None:
    one = dataset(tmp_path)
    path = tmp_path / "d.parquet"
    path.write_bytes(b"no parquet")
    tables.hold([one], tmp_path)
    assert list(tables.problems) == ["d"]
    assert str(path) in str(tables.problems["d"])
    assert dict(tables.snapshot.datasets) == {}
    assert tables.missing([one], tmp_path) == ()
    parquet(path, 2)
    os.utime(path, (1, 1))
    assert tables.missing([one], tmp_path) == (one,)
    tables.hold([one], tmp_path)
    assert tables.problems == {}
    assert list(tables.snapshot.datasets) == ["d"]


def test_what_was_wrong_with_a_dataset_is_forgotten_with_it(
    tables: Tables, tmp_path: Path
) -> None:
    one = dataset(tmp_path)
    (tmp_path / "d.parquet").unlink()
    tables.hold([one], tmp_path)
    assert list(tables.problems) == ["d"]
    tables.forget_others([one])
    assert list(tables.problems) == ["d"]
    tables.forget_others([])
    assert tables.problems == {}


@pytest.mark.slow
def test_a_dataset_found_unreadable_while_asked_is_left_out(
    tables: Tables, tmp_path: Path
) -> None:
    one, other = dataset(tmp_path), dataset(tmp_path, "e")
    tables.hold([one, other], tmp_path)
    error = Damaged("cut short")
    tables.leave_out("d", error)
    assert tables.problems == {"d": error}
    assert list(tables.snapshot.datasets) == ["e"]
    assert tables.missing([one, other], tmp_path) == ()
    tables.leave_out("nobody", error)
    assert list(tables.problems) == ["d"]
    os.utime(tmp_path / "d.parquet", (1, 1))
    assert tables.missing([one, other], tmp_path) == (one,)


def test_a_survey_counts_rows_and_wants_a_sound_one(
    tables: Tables, tmp_path: Path
) -> None:
    dataset(tmp_path, count=3)
    path = tmp_path / "d.parquet"
    assert tables.survey("d", str(path)) == 3
    table = pq.read_table(path)
    at = table.schema.get_field_index("kind")
    odd = table.set_column(at, "kind", pa.array(["odd"] * 3))
    pq.write_table(odd, path)
    with pytest.raises(BadInput) as error:
        tables.survey("d", str(path))
    assert str(error.value) == (
        f"{path}: there is no sound row in it: 3 rows, none in the words of the claim"
        " schema. Nothing was opened, and what was there stays"
    )


@pytest.mark.slow
def test_the_same_state_has_the_same_name_in_every_process(tmp_path: Path) -> None:
    one = dataset(tmp_path)
    names = []
    for _ in range(2):
        each = Tables(memory="100MB")
        each.follow(history("a"))
        each.hold([one], tmp_path)
        names.append(each.revision)
        each.close()
    assert names[0] == names[1]


def test_dismissed_pairs_and_grades_make_another_state(tables: Tables) -> None:
    tables.follow(history("a"))
    first = tables.revision
    pair = "a", "b", next(iter(RULES)), AT
    tables.set_aside([])
    tables.set_grades([])
    assert tables.revision == first
    tables.set_aside([pair])
    second = tables.revision
    assert second != first
    tables.set_aside([pair])
    assert tables.revision == second
    tables.set_aside([])
    assert tables.revision != second


@pytest.mark.slow
def test_every_text_of_a_dataset_is_read_in_another_database(
    tables: Tables, tmp_path: Path
) -> None:
    tables.hold([dataset(tmp_path)], tmp_path)

    def read() -> list[str]:
        with tables.search_cursor() as cursor:
            rows = cursor.execute("SELECT dataset FROM source").fetchall()
        return [row[0] for row in rows]

    assert tables.search_aside(read) == ["d"]
