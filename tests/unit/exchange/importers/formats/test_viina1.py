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


def test_names_and_terms() -> None:
    assert (VIINA_1.name, VIINA_1.label) == ("viina1", "VIINA 1")
    assert (VIINA_1.license, VIINA_1.redistribute) == ("ODbL 1.0", True)
    assert VIINA_1.credit == "VIINA 1, Yuri Zhukov"
    assert VIINA_1.terms == (
        "VIINA may be handed on under the Open Database License when it is named."
    )


def test_columns_of_the_file() -> None:
    assert " ".join(VIINA_1.columns) == (
        "event_id report_id date address longitude latitude GEO_PRECISION "
        "source url text t_mil_b"
    )
    assert " ".join(VIINA_1.required) == (
        "event_id date address longitude latitude GEO_PRECISION t_mil_b"
    )
    assert (VIINA_1.key, VIINA_1.day, VIINA_1.days) == ("r.event_id", "r.date", ())
    assert (VIINA_1.latitude, VIINA_1.longitude) == ("r.latitude", "r.longitude")
    assert VIINA_1.country == ()
    assert VIINA_1.region == "''"
    assert (VIINA_1.delimiter, VIINA_1.missing) == (",", "NA")


def test_fields_of_a_claim() -> None:
    assert " ".join(VIINA_1.fields) == (
        "kind actor claimant publisher relayed_by place_as_written place_id "
        "name region precision radius_km date_to published url note review_by "
        "review_why"
    )
