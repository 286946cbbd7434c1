"""Eyes on Russia: every claim, and each row that is none."""

from __future__ import annotations

from pathlib import Path

from dashboard.exchange.importers.formats.eyes_on_russia import EYES_ON_RUSSIA
from tests.golden.test_foreign import golden, made


def test_every_row(tmp_path: Path) -> None:
    assert made("eyes_on_russia.csv", tmp_path) == golden(
        "eyes_on_russia.csv"
    ).read_text("utf-8")


def test_names_and_terms() -> None:
    assert (EYES_ON_RUSSIA.name, EYES_ON_RUSSIA.label) == (
        "eyesonrussia",
        "Eyes on Russia",
    )
    assert (EYES_ON_RUSSIA.license, EYES_ON_RUSSIA.redistribute) == (
        "not stated",
        False,
    )
    assert EYES_ON_RUSSIA.credit == "Centre for Information Resilience"
    assert EYES_ON_RUSSIA.terms == (
        "The file names no terms: ask its maker before handing rows on."
    )


def test_columns_of_the_file() -> None:
    assert " ".join(EYES_ON_RUSSIA.columns) == (
        "Entry_Number Description Link Credit Primary_category Town_or_City "
        "province latitude longitude TIMESTAMP"
    )
    assert " ".join(EYES_ON_RUSSIA.required) == (
        "Entry_Number Description TIMESTAMP latitude longitude"
    )
    assert (EYES_ON_RUSSIA.key, EYES_ON_RUSSIA.day, EYES_ON_RUSSIA.days) == (
        "r.Entry_Number",
        "r.TIMESTAMP",
        (),
    )
    assert (EYES_ON_RUSSIA.latitude, EYES_ON_RUSSIA.longitude) == (
        "r.latitude",
        "r.longitude",
    )
    assert EYES_ON_RUSSIA.country == ("r.country",)
    assert EYES_ON_RUSSIA.region == "r.province"
    assert (EYES_ON_RUSSIA.delimiter, EYES_ON_RUSSIA.missing) == (",", "")


def test_fields_of_a_claim() -> None:
    assert " ".join(EYES_ON_RUSSIA.fields) == (
        "kind claimant publisher relayed_by place_as_written name region "
        "precision radius_km date_from date_to url note review_by review_why"
    )
