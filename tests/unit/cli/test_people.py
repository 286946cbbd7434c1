"""`user` and `token`: who may what, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.ledger import Ledger

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("FRONTLINE_DATABASE_URL", raising=False)
    monkeypatch.setenv("FRONTLINE_DATA", str(tmp_path))
    return tmp_path


@pytest.mark.slow
def test_the_first_administrator_comes_from_the_command_line(
    data: Path, capsys: Captured
) -> None:
    assert main(["user", "list"]) == 1
    assert "user grant WHO administrator" in capsys.readouterr().err
    assert main(["user", "grant", "A@b.org", "administrator", "--by", "root"]) == 0
    assert main(["user", "grant", "b", "reader-of-drafts", "--by", "a@b.org"]) == 0
    capsys.readouterr()
    assert main(["user", "list", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["identity"], row["role"], row["granted_by"]) for row in rows] == [
        ("a@b.org", "administrator", "root"),
        ("b", "reader_of_drafts", "a@b.org"),
    ]
    assert main(["user", "revoke", "a@B.org"]) == 0
    assert capsys.readouterr().out == "a@B.org: no role any more, and no token\n"
    assert main(["user", "revoke", "a@B.org"]) == 1
    with Ledger.open(f"sqlite:///{data / 'ledger.sqlite'}") as ledger:
        assert [who.identity for who in ledger.people()] == ["b"]
        assert ledger.verify() is None


@pytest.mark.slow
def test_a_token_is_shown_once_and_ends(data: Path, capsys: Captured) -> None:
    assert main(["token", "list"]) == 1
    assert "no token was ever made" in capsys.readouterr().err
    create = ["token", "create", "nightly export", "reviewer", "--for", "A@b.org"]
    assert main([*create, "--until", "2099-12-31"]) == 0
    secret = capsys.readouterr().out.strip()
    assert main(["token", "list"]) == 0
    line = capsys.readouterr().out
    assert secret not in line
    assert "nightly export  a@b.org  reviewer  until 2100-01-01 00:00 UTC" in line
    with Ledger.open(f"sqlite:///{data / 'ledger.sqlite'}") as ledger:
        assert ledger.token_role(secret) == ("a@b.org", "reviewer")
        assert main(["token", "revoke", line.split()[0]]) == 0
        assert ledger.token_role(secret) is None
    capsys.readouterr()
    assert main(["token", "list", "--json"]) == 0
    (row,) = capsys.readouterr().out.splitlines()
    assert json.loads(row)["revoked"]
    assert main(["token", "list"]) == 0
    assert "  revoked 2" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("command", "code", "words"),
    [
        ("user grant anna boss", 2, "role 'boss': there is none of that name"),
        ("user grant  reviewer", 2, "person: identity is empty"),
        ("token create ci boss", 2, "role 'boss': there is none of that name"),
        ("token create ci reviewer --until soon", 2, "--until 'soon': not a date"),
        ("token create ci reviewer --until 2001-01-01", 2, "is past"),
        ("token create ci reviewer --until 9999-12-31", 2, "not a date"),
        ("token revoke abc", 1, "token 'abc': there is none of that id"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    command: str, code: int, words: str, capsys: Captured
) -> None:
    assert main(command.split(" ")) == code
    error = capsys.readouterr().err
    assert words in error
    assert len(error.strip().splitlines()) == 1


def test_an_account_without_a_name_may_act(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found")

    monkeypatch.setattr("getpass.getuser", nameless)
    assert main(["user", "grant", "a@b.org", "reviewer"]) == 0
    assert main(["token", "create", "a program", "reviewer"]) == 0
    capsys.readouterr()
    assert main(["user", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["granted_by"] == "unknown"
