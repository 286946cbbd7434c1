"""VIINA's days of control: every claim, and each row that is none."""

from __future__ import annotations

from pathlib import Path

from tests.golden.test_foreign import golden, made


def test_days_of_control(tmp_path: Path) -> None:
    assert made("control_latest_2023.csv", tmp_path) == golden(
        "control_latest_2023.csv"
    ).read_text("utf-8")
