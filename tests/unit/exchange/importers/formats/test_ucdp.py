"""UCDP GED with its header line and without one: every claim and reject."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.importers.formats.ucdp import (
    HEADER,
    UCDP,
    at_header,
    headless,
    open_ucdp,
)
from tests.golden.test_foreign import golden, made


@pytest.mark.parametrize("name", ["ucdp.csv", "ucdp_headless.csv"])
def test_with_and_without_a_header(name: str, tmp_path: Path) -> None:
    assert made(name, tmp_path) == golden(name).read_text("utf-8")


def test_names_and_terms() -> None:
    assert (UCDP.name, UCDP.label) == ("ucdp", "UCDP GED")
    assert (UCDP.license, UCDP.redistribute) == ("CC BY 4.0", True)
    assert (
        UCDP.credit
        == "UCDP, Department of Peace and Conflict Research, Uppsala University"
    )
    assert UCDP.terms == ("UCDP GED may be handed on when UCDP is named (CC BY 4.0).")


def test_columns_of_the_file() -> None:
    assert " ".join(UCDP.columns) == (
        "id relid type_of_violence dyad_name side_a side_b where_prec "
        "where_coordinates adm_1 latitude longitude date_prec date_start "
        "date_end best"
    )
    assert " ".join(UCDP.required) == (
        "id type_of_violence date_start latitude longitude"
    )
    assert (UCDP.key, UCDP.day, UCDP.days) == ("r.id", "r.date_start", ("date_end",))
    assert (UCDP.latitude, UCDP.longitude) == ("r.latitude", "r.longitude")
    assert UCDP.country == ("r.country",)
    assert UCDP.region == "r.adm_1"
    assert (UCDP.delimiter, UCDP.missing) == (",", "")


def test_fields_of_a_claim() -> None:
    assert " ".join(UCDP.fields) == (
        "kind actor claimant publisher relayed_by place_as_written name region "
        "precision radius_km date_from date_to published note review_by "
        "review_why"
    )


def test_the_order_of_columns_where_no_header_names_them() -> None:
    assert " ".join(HEADER) == (
        "id relid year active_year code_status type_of_violence conflict_dset_id "
        "conflict_new_id conflict_name dyad_dset_id dyad_new_id dyad_name "
        "side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b "
        "number_of_sources source_article source_office source_date "
        "source_headline source_original where_prec where_coordinates "
        "where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid "
        "country country_id region event_clarity date_prec date_start date_end "
        "deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa "
        "gwnob"
    )


ROW = ["12", "UKR-2022", "2022", *(f"x{number}" for number in range(46))]


@pytest.mark.parametrize(
    ("first", "is_row"),
    [
        (ROW, True),
        (ROW[:-1], False),
        ([*ROW, "x"], False),
        (["x", *ROW[1:]], False),
        ([*ROW[:2], "22", *ROW[3:]], False),
        ([*ROW[:2], "202x", *ROW[3:]], False),
        (list(HEADER), False),
    ],
)
def test_a_first_line_that_is_a_row(first: list[str], is_row: bool) -> None:
    assert headless(first) is is_row
    assert at_header(first) is (is_row or first == list(HEADER))


def test_rows_without_a_header_are_read_from_text_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.parquet"
    pq.write_table(pa.table({cell: [cell] for cell in ROW}), file)
    with pytest.raises(BadInput) as error:
        open_ucdp(file, UCDP, "")
    assert str(error.value) == (
        f"{file}: UCDP GED without the names of its columns is read as text alone;"
        " save it as CSV"
    )
