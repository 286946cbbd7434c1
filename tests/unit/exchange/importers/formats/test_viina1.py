"""VIINA 1: every claim of its one table, and which headers are its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.exchange.importers.formats.viina1 import FORMAT, VIINA_1
from tests.golden.test_foreign import golden, made


def test_every_row_of_the_table(tmp_path: Path) -> None:
    name = "viina1_events.csv"
    assert made(name, tmp_path) == golden(name).read_text("utf-8")


@pytest.mark.parametrize("beside", ["viina_version", "asciiname"])
def test_a_table_of_the_second_version_is_none_of_the_first(beside: str) -> None:
    header = VIINA_1.columns
    assert FORMAT.at_header
    assert FORMAT.at_header(header)
    assert not FORMAT.at_header((*header, beside))


@pytest.mark.parametrize("missing", VIINA_1.required)
def test_without_what_it_needs_it_is_not_recognised(missing: str) -> None:
    assert FORMAT.at_header
    assert not FORMAT.at_header([c for c in VIINA_1.columns if c != missing])
