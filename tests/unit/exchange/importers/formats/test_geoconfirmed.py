"""GeoConfirmed: every claim, and each row that is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.exchange.importers.formats.geoconfirmed import GEOCONFIRMED
from tests.golden.test_foreign import golden, made


@pytest.mark.slow
def test_every_row(tmp_path: Path) -> None:
    assert made("geoconfirmed.csv", tmp_path) == golden("geoconfirmed.csv").read_text(
        "utf-8"
    )


def test_names_and_terms() -> None:
    assert (GEOCONFIRMED.name, GEOCONFIRMED.label) == ("geoconfirmed", "GeoConfirmed")
    assert (GEOCONFIRMED.license, GEOCONFIRMED.redistribute) == ("not stated", False)
    assert GEOCONFIRMED.credit == "GeoConfirmed"
    assert GEOCONFIRMED.terms == (
        "The file names no terms: ask its maker before handing rows on."
    )


def test_columns_of_the_file() -> None:
    assert " ".join(GEOCONFIRMED.columns) == (
        "Date Name Faction Latitude Longitude PlusCode Description Source "
        "Geolocation Id"
    )
    assert " ".join(GEOCONFIRMED.required) == ("Date Name Latitude Longitude Id")
    assert (GEOCONFIRMED.key, GEOCONFIRMED.day, GEOCONFIRMED.days) == (
        "r.Id",
        "r.Date",
        (),
    )
    assert (GEOCONFIRMED.latitude, GEOCONFIRMED.longitude) == (
        "r.Latitude",
        "r.Longitude",
    )
    # "9GC2+XJ Settlement, Region, Country": what follows the code.
    place = "trim(regexp_replace(r.PlusCode, '^\\S*\\+\\S*', ''))"
    assert GEOCONFIRMED.country == (f"trim(split_part({place}, ',', 3))",)
    assert GEOCONFIRMED.region == f"trim(split_part({place}, ',', 2))"
    assert (GEOCONFIRMED.delimiter, GEOCONFIRMED.missing) == (";", "")


def test_fields_of_a_claim() -> None:
    assert " ".join(GEOCONFIRMED.fields) == (
        "kind actor claimant publisher place_as_written name region precision "
        "radius_km date_from date_to url review_by note review_why"
    )
