"""ACLED by each of its ways out: every claim, and each row that is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.exchange.importers.formats.acled import ACLED
from tests.golden.test_foreign import golden, made


@pytest.mark.slow
@pytest.mark.parametrize("name", ["acled.csv", "acled_api.json", "acled_older.csv"])
def test_every_export_of_acled(name: str, tmp_path: Path) -> None:
    assert made(name, tmp_path) == golden(name).read_text("utf-8")


def test_names_and_terms() -> None:
    assert (ACLED.name, ACLED.label) == ("acled", "ACLED")
    assert (ACLED.license, ACLED.redistribute) == ("ACLED terms of use", False)
    assert ACLED.credit == "ACLED, acleddata.com"
    assert ACLED.terms == (
        "ACLED's terms forbid to hand on its raw rows; analyses and pictures must "
        "name ACLED."
    )


def test_columns_of_the_file() -> None:
    assert " ".join(ACLED.columns) == (
        "event_id_cnty event_date time_precision event_type sub_event_type "
        "actor1 admin1 location latitude longitude geo_precision source notes"
    )
    assert " ".join(ACLED.required) == ("event_date event_type latitude longitude")
    assert (ACLED.key, ACLED.day, ACLED.days) == (
        "CASE WHEN r.event_id_cnty <> '' THEN r.event_id_cnty ELSE r.data_id END",
        "r.event_date",
        (),
    )
    assert (ACLED.latitude, ACLED.longitude) == ("r.latitude", "r.longitude")
    assert ACLED.country == ("r.country", "r.iso", "r.iso3")
    assert ACLED.region == "r.admin1"
    assert (ACLED.delimiter, ACLED.missing) == (",", "")


def test_fields_of_a_claim() -> None:
    assert " ".join(ACLED.fields) == (
        "kind actor claimant publisher relayed_by place_as_written name region "
        "precision radius_km date_from date_to note review_by review_why"
    )
