"""The chain of hashes: made with every change, the same on both backends, and broken by
any edit.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from dashboard.domain.errors import Damaged, FrontlineError
from dashboard.domain.place import PlaceCorrection
from dashboard.domain.words import Review
from dashboard.ledger import Ledger, tables
from dashboard.ledger.migrate import drop, upgrade
from dashboard.ledger.proof import GENESIS, canonical, chained, change_of, changes
from tests.ledger.backups import ONE, TWO, fill
from tests.ledger.helpers import store

TABLES = (
    "revision",
    "review",
    "dataset",
    "place_correction",
    "chain",
    "claim",
    "article",
    "article_record",
    "person_role",
    "token",
)
EDITS = int(os.environ.get("LEDGER_EDITS", "300"))
"""How many random edits are tried; 10,000 take a quarter of an hour."""


def test_the_chain_is_whole_after_every_kind_of_change(
    ledger: Ledger, tmp_path: Path
) -> None:
    assert ledger.verify() is None
    assert ledger.state().head == ledger.head_at(0) == GENESIS
    fill(ledger, tmp_path / "datasets")
    ledger.undo("one", by="anna", why="")
    ledger.sync("claims.csv", "2", (), by="claims.csv")
    assert ledger.verify() is None
    state = ledger.state()
    assert ledger.head_at(state.number) == state.head
    heads = [ledger.head_at(number) for number in range(state.number + 1)]
    assert len(set(heads)) == state.number + 1
    with store(ledger).reading() as connection:
        assert [number for number, _ in changes(connection)] == list(
            range(1, state.number + 1)
        )


def test_a_chain_is_what_its_rule_says() -> None:
    moment = datetime(2026, 1, 2, 5, 4, 5, 6, tzinfo=timezone(timedelta(hours=2)))
    row = {"number": 7, "lat": 47, "lon": -0.0, "at": moment, "by": "Її", "why": ""}
    change = change_of(tables.place_correction, row)
    assert canonical(change) == (
        '{"at":"2026-01-02T03:04:05.000006+00:00","by":"Її","lat":47.0,"lon":0.0,'
        '"number":7,"table":"place_correction"}'
    )
    stored = {**row, "at": "2026-01-02 03:04:05.000006", "lon": 0.0}
    assert change_of(tables.place_correction, stored) == change
    assert chained(GENESIS, change) != chained("1" * 64, change)


def test_both_backends_give_the_same_chain(
    source: Ledger, target: Ledger, tmp_path: Path
) -> None:
    source.correct_place(
        PlaceCorrection(place_id="UA2", lat=-0.0, lon=1e-7), by="anna", why=""
    )
    source.backup(tmp_path / "b.zip", tmp_path / "datasets")
    manifest = target.restore(tmp_path / "b.zip", tmp_path / "new")
    assert manifest.head == source.state().head == target.state().head
    assert target.verify() is None
    # Made anew from what this backend holds, it is the same.
    with store(target).writing() as connection:
        made = GENESIS
        for _, change in changes(connection):
            made = chained(made, change)
    assert made == manifest.head


@pytest.fixture
def source(ledger: Ledger, tmp_path: Path) -> Ledger:
    fill(ledger, tmp_path / "datasets")
    return ledger


@pytest.mark.parametrize("size", [0, 1200])
def test_a_ledger_of_before_is_chained_when_it_is_opened(
    url: str, tmp_path: Path, size: int
) -> None:
    with Ledger.open(url) as ledger:
        fill(ledger, tmp_path / "datasets")
        ledger.add(
            [replace(TWO, id=f"{number}") for number in range(size)], by="b", why=""
        )
        expected, claims = ledger.state(), list(ledger.claims())
        unchain(ledger)
    with Ledger.open(url) as again:
        # The article's record is made anew, with a number of its own.
        assert again.state().number == expected.number + 1
        assert list(again.claims()) == claims
        assert again.verify() is None


def unchain(ledger: Ledger) -> None:
    """Make the tables what they were before there was a chain."""
    from alembic import command

    from dashboard.ledger import migrate

    with store(ledger).writing() as connection:
        migrate._run(connection, lambda config: command.downgrade(config, "0002"))


def test_an_older_file_put_back_under_an_open_ledger_is_brought_up_to_date(
    tmp_path: Path,
) -> None:
    file, older = tmp_path / "l.sqlite", tmp_path / "older.sqlite"
    with Ledger.open(f"sqlite:///{older}") as ledger:
        fill(ledger, tmp_path / "datasets")
        expected = ledger.state()
        unchain(ledger)
    with Ledger.open(f"sqlite:///{file}") as ledger:
        ledger.add([ONE], by="anna", why="")
        shutil.copyfile(older, file)
        assert ledger.state().number == expected.number + 1
        assert ledger.verify() is None
        file.write_bytes(b"")
        with pytest.raises(FrontlineError):
            ledger.state()
        assert file.read_bytes() == b""


def test_a_copy_put_back_into_the_open_file_is_seen(tmp_path: Path) -> None:
    file, copy = tmp_path / "l.sqlite", tmp_path / "copy.sqlite"
    with (
        Ledger.open(f"sqlite:///{file}") as ledger,
        Ledger.open(f"sqlite:///{file}") as other,
    ):
        ledger.add([ONE], by="anna", why="")
        before = ledger.state()
        shutil.copyfile(file, copy)
        for number in range(5):
            ledger.add([replace(TWO, id=f"{number}")], by="anna", why="")
            other.review("one", Review.ACCEPTED, by="boris", why="")
        assert other.state() == ledger.state() != before
        shutil.copyfile(copy, file)
        assert other.state() == ledger.state() == before
        assert list(other.claims()) == list(ledger.claims()) == [ONE]
        assert other.add([TWO], by="anna", why="") == 2
        assert ledger.verify() is None
        assert ledger.claim("two") == TWO


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of a filled ledger that nothing guards against edits."""
    folder = tmp_path_factory.mktemp("whole")
    with Ledger.open(f"sqlite:///{folder / 'l.sqlite'}") as ledger:
        fill(ledger, folder / "datasets")
        ledger.grant("anna", "reviewer", "root")
        end = datetime(2099, 1, 1, tzinfo=UTC)
        ledger.create_token("ci", "reviewer", "anna", end, "root")
        ledger.add([replace(TWO, id=f"{n}") for n in range(20)], by="anna", why="")
        with store(ledger).engine.begin() as connection:
            for trigger in connection.execute(
                text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            ).scalars():
                connection.execute(text(f"DROP TRIGGER {trigger}"))
    return folder / "l.sqlite"


@pytest.fixture
def edited(whole: Path, tmp_path: Path) -> Iterator[tuple[sqlite3.Connection, Ledger]]:
    shutil.copyfile(whole, tmp_path / "l.sqlite")
    connection = sqlite3.connect(tmp_path / "l.sqlite", isolation_level=None)
    with closing(connection), Ledger.open(f"sqlite:///{tmp_path}/l.sqlite") as ledger:
        assert ledger.verify() is None
        yield connection, ledger


def test_any_edit_of_one_byte_is_found(
    edited: tuple[sqlite3.Connection, Ledger],
) -> None:
    connection, ledger = edited
    chance = random.Random(11)  # noqa: S311
    for _ in range(EDITS):
        table = chance.choice(TABLES)
        columns = [c.name for c in tables.METADATA.tables[table].columns]
        column = chance.choice(columns)
        cells = f'SELECT rowid, "{column}" FROM {table}'  # noqa: S608
        rowid, cell = chance.choice(connection.execute(cells).fetchall())
        other = another(cell, chance)
        update = f'UPDATE {table} SET "{column}" = ? WHERE rowid = ?'  # noqa: S608
        try:
            connection.execute(update, [other, rowid])
        except sqlite3.IntegrityError:
            continue
        assert is_broken(ledger), (table, column, cell, other)
        key = column == "number" and table != "claim"
        moved = key and isinstance(other, int)
        connection.execute(update, [cell, other if moved else rowid])
        assert ledger.verify() is None, (table, column, cell, other)


def is_broken(ledger: Ledger) -> bool:
    try:
        return ledger.verify() is not None
    except Damaged:
        return True


def another(cell: object, chance: random.Random) -> object:
    """Return the cell with one byte changed."""
    if cell is None:
        return "x"
    if isinstance(cell, int):
        return cell ^ (1 << chance.randrange(6))
    if isinstance(cell, float):
        return cell + chance.choice([1e-9, -1.0, 128.0])
    data = bytearray(str(cell).encode())
    if not data:
        return "x"
    at = chance.randrange(len(data))
    data[at] ^= 1 << chance.randrange(7)
    try:
        return data.decode()
    except UnicodeDecodeError:
        return bytes(data)


@pytest.mark.parametrize(
    ("statement", "number", "words"),
    [
        ("UPDATE revision SET \"by\" = 'eve' WHERE number = 3", 3, "revision is not"),
        ("UPDATE review SET why = 'x'", 4, "revision is not what its hash"),
        ("UPDATE dataset SET redistribute = 1 WHERE number = 7", 7, "dataset is not"),
        ("DELETE FROM place_correction WHERE number = 11", 11, "number is gone"),
        ("DELETE FROM chain WHERE number = 10", 10, "is not in the chain"),
        ("DELETE FROM chain WHERE number = 34", 34, "is not in the chain"),
        ("UPDATE ledger SET head = 'x'", 34, "head is not the hash"),
        ("UPDATE ledger SET revision = 33", 34, "above the ledger's newest number"),
        ("UPDATE claim SET note = 'worse' WHERE id = 'one'", 3, "'one' .* in note"),
        ("UPDATE claim SET number = 1 WHERE id = 'one'", 3, "'one' does not stand"),
        ("UPDATE article SET text = text || ' '", 6, "article 'sha256:.* is not as"),
        ("UPDATE article SET publisher = 'x'", 6, "is not as it was kept at this"),
        ("DELETE FROM article", 6, "article 'sha256:.* of this record is gone"),
        ("DELETE FROM article_record", 6, "the change of this number is gone"),
        ("UPDATE link SET state = 'v=2'", 0, "link '.*' stands for something else"),
        ("UPDATE link SET state = x'00'", 0, "link '.*' stands for something else"),
        ("UPDATE revision SET claim = x'ff' WHERE number = 1", 1, "is not what its"),
        ("UPDATE ledger SET revision = 'x'", 34, "above the ledger's newest number"),
        ("UPDATE person_role SET role = 'administrator'", 13, "person_role is not"),
        ("UPDATE token SET until = NULL", 14, "token is not what its hash"),
    ],
)
def test_the_first_break_is_named(
    edited: tuple[sqlite3.Connection, Ledger], statement: str, number: int, words: str
) -> None:
    connection, ledger = edited
    connection.execute(statement)
    broken = ledger.verify()
    assert broken is not None
    assert broken.number == number
    assert re.search(words, broken.what)


def test_the_end_of_a_history_cannot_be_cut_off_unseen(
    edited: tuple[sqlite3.Connection, Ledger],
) -> None:
    connection, ledger = edited
    for table in ("claim", "revision", "chain"):
        connection.execute(f"DELETE FROM {table} WHERE number > 20")  # noqa: S608
    broken = ledger.verify()
    assert broken is not None
    assert (broken.number, "head" in broken.what) == (20, True)


def test_a_backup_whose_history_was_edited_is_refused(
    edited: tuple[sqlite3.Connection, Ledger], spare: Ledger, tmp_path: Path
) -> None:
    connection, ledger = edited
    connection.execute("UPDATE revision SET \"by\" = 'eve' WHERE number = 3")
    ledger.backup(tmp_path / "b.zip", tmp_path)
    with pytest.raises(Damaged, match="change 3: this revision is not what its hash"):
        spare.restore(tmp_path / "b.zip", tmp_path / "new", force=True)
    assert spare.state().number == 0


def test_dropping_and_upgrading_leaves_an_empty_chain(ledger: Ledger) -> None:
    with store(ledger).writing() as connection:
        drop(connection)
        upgrade(connection, tables.SCHEMAS[-1])
        count = select(func.count()).select_from(tables.chain)
        assert connection.execute(count).scalar() == 0
    assert ledger.state()[1:] == (0, GENESIS)
