"""GeoConfirmed: every claim, and each row that is none."""

from __future__ import annotations

from pathlib import Path

from tests.golden.test_foreign import golden, made


def test_every_row(tmp_path: Path) -> None:
    assert made("geoconfirmed.csv", tmp_path) == golden("geoconfirmed.csv").read_text(
        "utf-8"
    )
