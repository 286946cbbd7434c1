"""`verify ledger`, `verify BACKUP`: what they print and how they end."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from dashboard.cli import main
from dashboard.domain.claim import Claim
from dashboard.domain.words import Kind
from dashboard.ledger import Ledger

GENESIS = "0" * 64


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data directory whose ledger has three changes."""
    monkeypatch.delenv("FRONTLINE_DATABASE_URL", raising=False)
    monkeypatch.setenv("FRONTLINE_DATA", str(tmp_path))
    with Ledger.open(f"sqlite:///{tmp_path / 'ledger.sqlite'}") as ledger:
        claims = [Claim(id=f"{number}", kind=Kind.HOLD) for number in range(3)]
        ledger.add(claims, by="anna", why="")
        ledger.backup(tmp_path / "b.zip", tmp_path)
    return tmp_path


def opened(data: Path) -> Ledger:
    return Ledger.open(f"sqlite:///{data / 'ledger.sqlite'}")


def edit(data: Path, statement: str) -> None:
    with closing(sqlite3.connect(data / "ledger.sqlite", isolation_level=None)) as raw:
        for (name,) in raw.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute(statement)


@pytest.mark.slow
def test_an_intact_ledger_says_its_head(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened(data) as ledger:
        head, first = ledger.state().head, ledger.head_at(1)
    assert main(["verify", "ledger"]) == 0
    first_line, anchor = capsys.readouterr().out.splitlines()
    assert first_line == f"ledger: intact, 3 changes, head {head}"
    assert "note this head elsewhere" in anchor
    for noted, number in ((head, 3), (first.upper(), 1), (GENESIS, 0)):
        assert main(["verify", "ledger", "--head", noted]) == 0
        assert f"is that of change {number}:" in capsys.readouterr().out


def test_another_history_has_not_the_head(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", "ledger", "--head", "f" * 64]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("ledger: intact, 3 changes")
    assert lines[1].startswith("  ALTERED: no change of this ledger has the head ffff")
    assert main(["verify", "ledger", "--head", "f" * 64, "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["state"] == "altered"


def test_the_first_break_is_named(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(data, "UPDATE revision SET \"by\" = 'eve' WHERE number = 2")
    assert main(["verify", "ledger"]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line == (
        "ledger: BROKEN at change 2: this revision is not what its hash was made of."
        " Stop editing, keep a copy of it, and restore the last backup that verifies"
    )
    assert main(["verify", "ledger", "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["broken"] == {
        "number": 2,
        "what": "this revision is not what its hash was made of",
    }
    assert (report["state"], report["number"]) == ("altered", 3)


def test_a_clock_that_was_ahead_is_told(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import datetime

    class Ahead(datetime):
        @classmethod
        def now(cls, _tz: object = None) -> Any:
            return datetime.fromisoformat("2099-01-01T00:00:00Z")

    with monkeypatch.context() as patch, opened(data) as ledger:
        patch.setattr("dashboard.ledger.transactions.datetime", Ahead)
        ledger.grant("anna", "reviewer", "root")
    assert main(["verify", "ledger"]) == 0
    assert (
        "  clock: change 4 is dated 2099-01-01 00:00:00 UTC, which is still to come:"
        " the clock was ahead"
    ) in capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("head", ["x", "f" * 63, "f" * 65, "g" * 64])
def test_what_is_no_head_is_bad_input(
    data: Path, head: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", "ledger", "--head", head]) == 2
    assert "not a head; it has 64 hex digits" in capsys.readouterr().err
    assert main(["verify", "map.png", "--head", "f" * 64]) == 2
    assert "only the ledger has one" in capsys.readouterr().err


@pytest.mark.slow
def test_a_backup_is_verified_without_touching_the_ledger(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened(data) as ledger:
        before = ledger.state()
        assert main(["verify", str(data / "b.zip")]) == 0
        out = capsys.readouterr().out
        assert f"3 changes, head {before.head}" in out
        assert main(["verify", str(data / "b.zip"), "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["head"] == before.head
        (data / "b.zip").write_bytes(b"PK")
        assert main(["verify", str(data / "b.zip")]) == 1
        assert "this backup is damaged" in capsys.readouterr().err
        assert ledger.state() == before
    assert main(["verify", str(data / "no.zip")]) == 2


@pytest.mark.parametrize("empty", [False, True])
def test_a_folder_without_a_ledger_is_told_and_left_alone(
    empty: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv("FRONTLINE_DATABASE_URL", raising=False)
    if empty:
        (tmp_path / "ledger.sqlite").touch()
    before = list(tmp_path.iterdir())
    assert main(["--data", str(tmp_path), "verify", "ledger"]) == 2
    assert "there is no ledger in" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == before
    assert not empty or not (tmp_path / "ledger.sqlite").stat().st_size


@pytest.mark.parametrize(
    "words", [["verify", "ledger"], ["history", "1"], ["datasets"], ["user", "list"]]
)
def test_tables_without_a_column_are_a_line_that_says_what_to_do(
    data: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    edit(data, "ALTER TABLE dataset DROP COLUMN private")
    assert main(words) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"frontline: {data / 'ledger.sqlite'}: ")
    assert "(without dataset.private)" in line
    assert "restore the last backup" in line
