"""The commands that weigh claims against one another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.cli import main
from tests.unit.services.pictures.test_story import KYIV, MOSCOW, written


@pytest.mark.slow
def test_contradictions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path, KYIV, MOSCOW)
    data = ["--data", str(tmp_path)]
    assert main([*data, "contradictions"]) == 0
    assert "change_and_state: " in capsys.readouterr().out
    assert main([*data, "contradictions", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["rule"] == "change_and_state"
    assert main([*data, "contradictions", "--region", "Lviv"]) == 1
    assert "frontline: no two" in capsys.readouterr().err


@pytest.mark.slow
def test_control(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path, KYIV, MOSCOW)
    typed = ["--data", str(tmp_path), "control", "--out", str(tmp_path / "c.csv")]
    assert main([*typed, "--day", "2023-06-14"]) == 0
    assert "contested 1" in capsys.readouterr().out
    assert "Storozheve" in (tmp_path / "c.csv").read_text(encoding="utf-8")
    assert main([*typed, "--day", "14 June"]) == 2
    assert "not a date" in capsys.readouterr().err
    assert main([*typed, "--day", "2022-06-14"]) == 1


@pytest.mark.slow
def test_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path, KYIV, MOSCOW)
    typed = ["--data", str(tmp_path), "place"]
    assert main([*typed, "UA1", "--day", "2023-06-14"]) == 0
    assert "2023-06-14: contested (" in capsys.readouterr().out
    assert main([*typed, "UA1", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["claims"] == 2
    assert main([*typed, "Bakhmut"]) == 1
    printed = capsys.readouterr()
    assert "Names: Bakhmut" in printed.out
    assert "no claims" in printed.err
    assert main([*typed, "Qwxyzzy"]) == 1
    assert "no such place" in capsys.readouterr().err
    assert main([*typed, "UA1", "--day", "soon"]) == 2


@pytest.mark.slow
def test_changes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path, KYIV, MOSCOW)
    typed = ["--data", str(tmp_path), "changes", "--since"]
    assert main([*typed, "2026-01-01"]) == 0
    assert "new: 2" in capsys.readouterr().out
    assert main([*typed, "2026-01-01", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["counts"]["new"] == 2
    assert main([*typed, "2020-01-01", "--until", "2020-02-01"]) == 1
    assert "nothing changed" in capsys.readouterr().out
    assert main([*typed, "soon"]) == 2
    assert main([*typed, "2026-01-01", "--until", "2025-01-01"]) == 2


@pytest.mark.slow
def test_a_contradiction_is_dismissed_and_stands_in_the_history(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, KYIV, MOSCOW)
    data = ["--data", str(tmp_path)]
    typed = [*data, "contradictions"]
    pair = ["c001", "c000"]
    assert main([*typed, "--dismiss", *pair]) == 2
    assert "needs a reason" in capsys.readouterr().err
    why = ["--why", "two villages", "--by", "anna"]
    assert main([*typed, "--dismiss", *pair, *why]) == 0
    assert main(typed) == 1
    assert main([*typed, "--dismissed"]) == 0
    assert "Dismissed by anna: two villages" in capsys.readouterr().out
    assert main([*data, "history", "c000"]) == 0
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (last["action"], last["why"]) == ("dismiss contradiction", "two villages")
    assert main([*data, "verify", "ledger"]) == 0
    assert main([*typed, "--restore", *pair, *why]) == 0
    assert main(typed) == 0
    assert main([*typed, "--dismiss", "c000", "nothing", *why]) == 1
