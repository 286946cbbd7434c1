"""UCDP GED with its header line and without one: every claim and reject."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden.test_foreign import golden, made


@pytest.mark.parametrize("name", ["ucdp.csv", "ucdp_headless.csv"])
def test_with_and_without_a_header(name: str, tmp_path: Path) -> None:
    assert made(name, tmp_path) == golden(name).read_text("utf-8")
