"""ACLED by each of its ways out: every claim, and each row that is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden.test_foreign import golden, made


@pytest.mark.parametrize("name", ["acled.csv", "acled_api.json", "acled_older.csv"])
def test_every_export_of_acled(name: str, tmp_path: Path) -> None:
    assert made(name, tmp_path) == golden(name).read_text("utf-8")
