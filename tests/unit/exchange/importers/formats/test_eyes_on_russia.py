"""Eyes on Russia: every claim, and each row that is none."""

from __future__ import annotations

from pathlib import Path

from tests.golden.test_foreign import golden, made


def test_every_row(tmp_path: Path) -> None:
    assert made("eyes_on_russia.csv", tmp_path) == golden(
        "eyes_on_russia.csv"
    ).read_text("utf-8")
