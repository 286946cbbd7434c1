"""Real faults of a SQLite file: a full disk, damage, and a file that is moved away
under a running program.
"""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dashboard.domain.claim import Claim
from dashboard.domain.errors import Damaged, ServiceUnavailable
from dashboard.domain.words import Kind
from dashboard.ledger import Ledger
from dashboard.ledger import store as database
from tests.ledger.child import claims
from tests.ledger.helpers import child, line

ONE = Claim(id="one", kind=Kind.HOLD)
PAGE = 4096
"""Bytes of a page, SQLite's default."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


@pytest.fixture
def sound(path: Path) -> list[Claim]:
    """Make a ledger of about 160 pages and return its claims."""
    made = claims("c", 0, 600)
    with opened(path) as ledger:
        ledger.add(made, by="anna", why="")
        return list(ledger.claims())


def opened(path: Path) -> Ledger:
    return Ledger.open(f"sqlite:///{path}")


def restored(backup: Path, folder: Path) -> list[Claim]:
    with opened(folder / "ledger.sqlite") as ledger:
        ledger.restore(backup, folder)
        return list(ledger.claims())


@pytest.mark.parametrize("limit", [300_000, 2_000_000])
def test_a_full_disk_loses_nothing_and_is_said_in_words(path: Path, limit: int) -> None:
    with child("fill", f"sqlite:///{path}", limit) as process:
        error = line(process)
        saved, revision, count = map(int, line(process).split())
        backup = line(process)
        after = int(line(process))
        assert process.wait() == 0
    assert error.startswith(f"ServiceUnavailable {path}: the disk is full or failing")
    assert "What was saved before is safe" in error
    assert "free space" in error
    assert saved == revision == count > 0
    assert after == saved + 20
    with opened(path) as ledger:
        assert [revision.number for revision in ledger.changes()] == list(
            range(1, after + 1)
        )
    assert backup.startswith(
        f"ServiceUnavailable {path.with_name('backup.zip')}: the disk is full or"
        " failing"
    )
    assert {file.name for file in path.parent.iterdir()} == {path.name}, (
        "no part of a backup is left"
    )


def test_a_file_without_its_header_is_damaged_and_left_alone(
    path: Path, sound: list[Claim]
) -> None:
    with path.open("r+b") as file:
        file.write(b"\xff" * 100)
    before = path.read_bytes()
    with pytest.raises(
        Damaged,
        match=rf"{path} is damaged \(file is not a database\).*restore the last backup",
    ):
        opened(path)
    assert path.read_bytes() == before
    assert sound


@pytest.mark.parametrize("part", [0.4, 0.5, 0.7, 0.8, 0.97])
@pytest.mark.parametrize("byte", [b"\xff", b"\x00"])
def test_a_damaged_page_is_told_and_never_read_as_something_else(
    path: Path,
    sound: list[Claim],
    part: float,
    byte: bytes,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    pages = path.stat().st_size // PAGE
    with path.open("r+b") as file:
        file.seek(max(1, int(pages * part)) * PAGE)
        file.write(byte * PAGE)
    before = path.read_bytes()
    backup = path.with_name("backup.zip")
    backup.write_bytes(b"the last good one")
    told = 0
    with opened(path) as ledger:
        reads: list[Iterator[Claim | None]] = [
            ledger.claims(),
            (revision.claim for revision in ledger.changes()),
            (ledger.claim(claim.id) for claim in sound),
            (ledger.history(claim.id)[0].claim for claim in sound),
        ]
        for read in reads:
            try:
                assert list(read) == sound
            except Damaged as error:
                told += 1
                assert str(path) in str(error)
        try:
            ledger.backup(backup, path.parent)
            assert restored(backup, tmp_path_factory.mktemp("restored")) == sound
        except Damaged:
            assert backup.read_bytes() == b"the last good one"
    assert told
    assert path.read_bytes() == before
    assert {file.name for file in path.parent.iterdir()} == {
        "ledger.sqlite",
        "backup.zip",
    }


@pytest.mark.parametrize("byte", [b"\xff", b"\x00"])
def test_a_damaged_page_of_the_chain_is_told_by_a_backup(
    path: Path, sound: list[Claim], byte: bytes
) -> None:
    with closing(sqlite3.connect(path)) as connection:
        sql = "SELECT max(pageno) FROM dbstat WHERE name = 'chain'"
        (page,) = connection.execute(sql).fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(byte * PAGE)
    backup = path.with_name("backup.zip")
    with opened(path) as ledger:
        assert list(ledger.claims()) == sound
        with pytest.raises(Damaged, match="restore the last backup"):
            ledger.backup(backup, path.parent)
    assert not backup.exists()


def test_half_a_file_is_damaged(path: Path, sound: list[Claim]) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)
    with (
        pytest.raises(Damaged, match="restore the last backup"),
        opened(path) as ledger,
    ):
        list(ledger.claims())
    assert sound


def test_a_text_that_is_none_is_damage(path: Path, sound: list[Claim]) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"x" * 50, b"\xff" * 50))
    with opened(path) as ledger:
        with pytest.raises(Damaged, match="Could not decode to UTF-8"):
            list(ledger.claims())
        path.write_bytes(
            whole.replace(b'{"id":"c-000000-0007"', b'{"id":"c-000000-0007}')
        )
    with (
        opened(path) as ledger,
        pytest.raises(Damaged, match=rf"{path} is damaged \(revision"),
    ):
        list(ledger.changes())
    # Not the column of who holds a lease: another table is another matter.
    path.write_bytes(re.sub(rb"hold(?!er)", b"hole", whole))
    with (
        opened(path) as ledger,
        pytest.raises(Damaged, match="'hole' is not a valid Kind"),
    ):
        ledger.claim(sound[0].id)


def test_a_file_that_was_moved_away_takes_no_writes_and_none_is_made(
    path: Path, sound: list[Claim]
) -> None:
    with opened(path) as ledger:
        identity = ledger.identity
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
            if path.with_name(name).exists():
                path.with_name(name).rename(path.with_name(f"moved-{name}"))
        with pytest.raises(
            ServiceUnavailable, match=rf"{path} cannot be opened or written"
        ):
            ledger.add([ONE], by="anna", why="")
        assert not path.exists()
        with opened(path) as other:
            other.add([ONE], by="anna", why="")
        assert ledger.identity != identity, "the file that is there now is the ledger"
        assert list(ledger.claims()) == [ONE]
        assert sound


class SlowDescriptors(database._Descriptors):
    """Take so long to note a user that another thread comes in, if it can."""

    def __init__(self) -> None:
        super().__init__()
        self.entered = 0
        self.second = threading.Event()

    def begin(self, path: Path) -> None:
        self.entered += 1
        if self.entered == 2:
            self.second.set()
        self.second.wait(0.5)
        super().begin(path)


def test_a_store_whose_threads_connect_at_once_counts_as_a_single_user(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = SlowDescriptors()
    monkeypatch.setattr(database, "_DESCRIPTORS", slow)
    user = database._User(path)
    threads = [threading.Thread(target=user.begin) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert slow._users[path] == 1
    user.end()
    user.end()
    assert not slow._users
