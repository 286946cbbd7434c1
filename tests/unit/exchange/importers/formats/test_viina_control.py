"""VIINA's days of control: every claim, and each row that is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.exchange.importers.formats.viina_control import (
    VIINA_CONTROL,
    names_control,
)
from tests.golden.test_foreign import golden, made


def test_days_of_control(tmp_path: Path) -> None:
    assert made("control_latest_2023.csv", tmp_path) == golden(
        "control_latest_2023.csv"
    ).read_text("utf-8")


def test_names_and_terms() -> None:
    assert (VIINA_CONTROL.name, VIINA_CONTROL.label) == (
        "viina-control",
        "VIINA control",
    )
    assert (VIINA_CONTROL.license, VIINA_CONTROL.redistribute) == ("ODbL 1.0", True)
    assert VIINA_CONTROL.credit == "VIINA, Yuri Zhukov and Natalie Ayers"
    assert VIINA_CONTROL.terms == (
        "VIINA may be handed on under the Open Database License when it is named."
    )


def test_columns_of_the_file() -> None:
    assert " ".join(VIINA_CONTROL.columns) == ("geonameid date status")
    assert " ".join(VIINA_CONTROL.required) == ("geonameid date")
    assert (VIINA_CONTROL.key, VIINA_CONTROL.day, VIINA_CONTROL.days) == (
        "r.geonameid || chr(31) || r.date",
        "r.date",
        (),
    )
    assert (VIINA_CONTROL.latitude, VIINA_CONTROL.longitude) == (
        "r.latitude",
        "r.longitude",
    )
    assert VIINA_CONTROL.country == ()
    assert VIINA_CONTROL.region == "r.ADM1_NAME"
    assert (VIINA_CONTROL.delimiter, VIINA_CONTROL.missing) == (",", "NA")


def test_fields_of_a_claim() -> None:
    assert " ".join(VIINA_CONTROL.fields) == (
        "kind actor claimant publisher place_as_written place_id name region "
        "precision radius_km date_from date_to note review_by"
    )


@pytest.mark.parametrize(
    ("header", "is_known"),
    [
        ("geonameid date status", True),
        ("GeoNameID Date status_boost", True),
        ("geonameid date status_wiki", True),
        ("geonameid date status_dsm", True),
        ("geonameid date status_isw more", True),
        ("geonameid date", False),
        ("geonameid status", False),
        ("date status", False),
    ],
)
def test_a_header_needs_number_day_and_a_status(header: str, is_known: bool) -> None:
    assert names_control(header.split()) is is_known


def test_a_status_may_have_two_words() -> None:
    assert names_control(["geonameid", "date", "Status ISW"])
