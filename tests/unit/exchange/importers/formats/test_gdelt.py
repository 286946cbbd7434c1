"""GDELT events with their names and without: every claim and reject."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.importers.formats.gdelt import (
    FORMAT,
    GDELT,
    HEADERS,
    ROOTS,
    is_gdelt_row,
    open_gdelt,
)
from tests.golden.test_foreign import golden, made


def test_claims_and_rejects(tmp_path: Path) -> None:
    assert made("gdelt.csv", tmp_path) == golden("gdelt.csv").read_text("utf-8")


def test_columns_by_their_number() -> None:
    assert [*HEADERS] == [57, 58, 61]
    assert all(len(names) == number for number, names in HEADERS.items())
    # Where the codebooks put them, counted from 1.
    old, new = HEADERS[58], HEADERS[61]
    assert (old[26], old[50], old[53], old[54]) == (
        "EventCode",
        "ActionGeo_FullName",
        "ActionGeo_Lat",
        "ActionGeo_Long",
    )
    assert (old[56], old[57]) == ("DATEADDED", "SOURCEURL")
    assert (new[26], new[51], new[52], new[56], new[57]) == (
        "EventCode",
        "ActionGeo_Type",
        "ActionGeo_FullName",
        "ActionGeo_Lat",
        "ActionGeo_Long",
    )
    assert (new[59], new[60]) == ("DATEADDED", "SOURCEURL")
    assert HEADERS[57] == old[:-1]
    assert len(ROOTS) == 20


ROW = ["12", "20230605", "202306", "2023", *[""] * 54]


@pytest.mark.parametrize(
    ("first", "is_row"),
    [
        (ROW, True),
        (ROW[:-1], True),
        ([*ROW, "", "", ""], True),
        ([*ROW[:1], "20230605 (2)", *ROW[2:]], True),
        (ROW[:-2], False),
        ([*ROW, ""], False),
        (["x", *ROW[1:]], False),
        ([*ROW[:1], "2023605", *ROW[2:]], False),
        ([*ROW[:2], "202307", *ROW[3:]], False),
        ([*ROW[:3], "2022", *ROW[4:]], False),
        (list(HEADERS[58]), False),
    ],
)
def test_a_first_line_that_is_a_row(first: list[str], is_row: bool) -> None:
    assert is_gdelt_row(first) is is_row
    assert FORMAT.at_header is not None
    assert FORMAT.at_header(first) is (is_row or first == list(HEADERS[58]))


def test_rows_without_a_header_are_read_from_text_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.parquet"
    cells = [*ROW[:4], *(f"x{number}" for number in range(54))]
    pq.write_table(pa.table({cell: [cell] for cell in cells}), file)
    with pytest.raises(BadInput) as error:
        open_gdelt(file, GDELT, "")
    assert str(error.value) == (
        f"{file}: GDELT events without the names of its columns is read as text alone;"
        " save it as CSV"
    )


def test_names_and_terms() -> None:
    assert (GDELT.name, GDELT.label) == ("gdelt", "GDELT events")
    assert (GDELT.license, GDELT.redistribute) == ("GDELT terms of use", True)
    assert GDELT.terms == (
        "GDELT may be handed on when the GDELT Project is named and linked."
    )
