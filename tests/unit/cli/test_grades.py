"""`frontline grade`."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.cli import main
from tests.unit.services.pictures.test_story import KYIV, MOSCOW, written


@pytest.mark.slow
def test_a_grade_is_set_shown_and_taken_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, KYIV, MOSCOW)
    typed = ["--data", str(tmp_path), "grade"]
    assert main([*typed, "source", "BBC", "--set", "B"]) == 2
    assert "needs a reason" in capsys.readouterr().err
    why = ["--why", "usually right", "--by", "anna"]
    assert main([*typed, "source", "BBC", "--set", "B", *why]) == 0
    assert main([*typed, "source", "bbc"]) == 0
    assert "B by anna: usually right" in capsys.readouterr().out
    assert main([*typed, "claim", "c000", "--set", "2", *why]) == 0
    assert main(["--data", str(tmp_path), "place", "UA1"]) == 0
    assert "BBC: B, usually reliable" in capsys.readouterr().out
    assert main([*typed, "source", "BBC", "--take-back", *why]) == 0
    assert "not graded" in capsys.readouterr().out
    assert main([*typed, "source", "Nobody"]) == 1
    assert main(["--data", str(tmp_path), "verify", "ledger"]) == 0
