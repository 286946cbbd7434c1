"""VIINA with the labels beside it: every claim, and each row that is none."""

from __future__ import annotations

from pathlib import Path

from tests.golden.test_foreign import golden, made


def test_events_and_labels(tmp_path: Path) -> None:
    assert made("event_info_2023.csv", tmp_path) == golden(
        "event_info_2023.csv"
    ).read_text("utf-8")
