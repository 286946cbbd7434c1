"""VIINA with the labels beside it: every claim, and each row that is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.exchange.importers.formats.viina import VIINA
from tests.golden.test_foreign import golden, made


@pytest.mark.slow
def test_events_and_labels(tmp_path: Path) -> None:
    assert made("event_info_2023.csv", tmp_path) == golden(
        "event_info_2023.csv"
    ).read_text("utf-8")


def test_names_and_terms() -> None:
    assert (VIINA.name, VIINA.label) == ("viina", "VIINA 2.0")
    assert (VIINA.license, VIINA.redistribute) == ("ODbL 1.0", True)
    assert VIINA.credit == "VIINA 2.0, Yuri Zhukov and Natalie Ayers"
    assert VIINA.terms == (
        "VIINA may be handed on under the Open Database License when it is named."
    )


def test_columns_of_the_file() -> None:
    assert " ".join(VIINA.columns) == (
        "viina_version event_id date geonameid asciiname ADM1_NAME longitude "
        "latitude GEO_PRECISION report_id source url text"
    )
    assert " ".join(VIINA.required) == (
        "event_id date latitude longitude GEO_PRECISION"
    )
    assert (VIINA.key, VIINA.day, VIINA.days) == ("r.event_id", "r.date", ())
    assert (VIINA.latitude, VIINA.longitude) == ("r.latitude", "r.longitude")
    assert VIINA.country == ()
    assert VIINA.region == "r.ADM1_NAME"
    assert (VIINA.delimiter, VIINA.missing) == (",", "NA")


def test_fields_of_a_claim() -> None:
    assert " ".join(VIINA.fields) == (
        "kind actor claimant publisher relayed_by place_as_written place_id "
        "name region precision radius_km date_to published url note review_by "
        "review_why"
    )
