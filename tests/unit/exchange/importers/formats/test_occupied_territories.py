"""The ministry's list is known by its codes, as a document too."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.importers import ConversionRequest, convert, detect
from dashboard.exchange.importers.formats.occupied_territories import (
    OCCUPIED,
    is_list,
    open_list,
)
from dashboard.exchange.tables.open_table import open_table
from tests.tables import write_document

ROWS = [
    ["Код", "Найменування", "Дата початку", "Дата завершення"],
    ["Тимчасово окуповані"] * 4,
    ["UA14160090010010001", "Вербівка", "24.02.2022", "15.09.2022"],
    ["UA14160090010010002", "Довге", "01.03.2022", "–"],
]


def test_a_document(tmp_path: Path) -> None:
    file = write_document(tmp_path / "list.docx", ROWS)
    assert detect(file) == "occupied-territories"
    out = tmp_path / "out.parquet"
    convert(ConversionRequest(path=file), out, tmp_path / "bad.csv")
    rows = pq.read_table(out).to_pylist()
    assert [(str(row["date_from"]), str(row["date_to"])) for row in rows] == [
        ("2022-02-24", "2022-09-15"),
        ("2022-03-01", "None"),
    ]
    assert {(row["kind"], row["actor"], row["claimant_side"]) for row in rows} == {
        ("control", "RU", "UA")
    }


def test_another_table_is_none(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("code,begin\nUA1,2022-02-24\n")
    with pytest.raises(BadInput) as error:
        open_list(file, OCCUPIED, "")
    assert str(error.value) == (
        f"{file}: not Ukraine's list of occupied territories:"
        " no columns of KATOTTG codes and first days"
    )


def test_names_and_terms() -> None:
    assert (OCCUPIED.name, OCCUPIED.label) == (
        "occupied-territories",
        "Ukraine's list of occupied territories",
    )
    assert (OCCUPIED.license, OCCUPIED.redistribute) == (
        "public information of Ukraine",
        True,
    )
    assert (
        OCCUPIED.credit
        == "Ministry for Development of Communities and Territories of Ukraine"
    )
    assert OCCUPIED.terms == (
        "An official document of Ukraine: it may be handed on when the ministry "
        "is named."
    )


def test_columns_of_the_file() -> None:
    assert " ".join(OCCUPIED.columns) == ("code name begin end section")
    assert OCCUPIED.required == ()
    assert (OCCUPIED.key, OCCUPIED.day, OCCUPIED.days) == (
        "concat_ws(chr(31), r.code, r.begin, r.section)",
        "r.begin",
        ("end",),
    )
    assert (OCCUPIED.latitude, OCCUPIED.longitude) == ("''", "''")
    assert OCCUPIED.country == ()
    assert OCCUPIED.region == "''"
    assert (OCCUPIED.delimiter, OCCUPIED.missing) == (",", "")


def test_fields_of_a_claim() -> None:
    assert " ".join(OCCUPIED.fields) == (
        "kind actor claimant_side claimant publisher place_as_written name "
        "place_id date_from date_to note review_by"
    )


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a list as the format reads them."""
    pieces = open_list(path, OCCUPIED, "").rows()
    return [row for piece in pieces for row in piece.table.to_pylist()]


def test_a_heading_tells_what_the_rows_below_it_are_about(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    code = "UA1416009001001000"
    file.write_text(
        "code,name,begin,end\n"
        f"{code}1,One,24.02.2022*,*15.09.2022 -\n"
        "Zone  of\tfighting,,,\n"
        f"{code[:4]} {code[4:]}2,Two,01.03.2022,–\n"
        "7,,,\n"
        "Occupied,Occupied,Occupied,Occupied\n"
        "UA14,Three,02.03.2022,\n"
        f"{code}4,Four,03.03.2022,—\n"
    )
    assert [tuple(row.values()) for row in rows_of(file)] == [
        (f"{code}1", "One", "24.02.2022", "15.09.2022", ""),
        (f"{code}2", "Two", "01.03.2022", "", "Zone of fighting"),
        ("7", "", "", "", "Zone of fighting"),
        ("UA14", "Three", "02.03.2022", "", "Occupied"),
        (f"{code}4", "Four", "03.03.2022", "", "Occupied"),
    ]
    assert list(rows_of(file)[0]) == ["code", "name", "begin", "end", "section"]


def test_a_list_may_have_neither_names_nor_last_days(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("code,begin\nUA14160090010010001,24.02.2022\n")
    assert rows_of(file) == [
        {
            "code": "UA14160090010010001",
            "begin": "24.02.2022",
            "section": "",
            "end": "",
            "name": "",
        }
    ]


@pytest.mark.parametrize(
    ("header", "is_known"),
    [
        ("Код,Дата початку", True),
        ("Код,Дата виникнення", True),
        ("code,BEGIN", True),
        ("code,start", True),
        ("code,from", True),
        ("code,day", False),
    ],
)
def test_a_list_has_a_column_of_first_days(
    header: str, is_known: bool, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f"{header}\nUA14160090010010001,24.02.2022\n")
    assert is_list(open_table(file)) is is_known


@pytest.mark.parametrize(
    "column",
    [
        "Дата припинення",
        "Завершено",
        "Дата закінчення",
        "Кінець",
        "Дата кінця",
        "end",
        "UNTIL",
    ],
)
def test_a_last_day_by_its_header(column: str, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f"code,begin,{column}\nUA14160090010010001,1.3.2022,2.3.2022\n")
    assert rows_of(file)[0]["end"] == "2.3.2022"


@pytest.mark.parametrize("column", ["Найменування", "Назва громади", "NAME"])
def test_a_name_by_its_header(column: str, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f"code,begin,{column}\nUA14160090010010001,1.3.2022,Vershyna\n")
    assert rows_of(file)[0]["name"] == "Vershyna"


def test_more_than_a_third_of_the_first_rows_have_codes(tmp_path: Path) -> None:
    row, heading = "UA14160090010010001,24.02.2022\n", "Heading,\n"
    file = tmp_path / "a.csv"
    file.write_text("code,begin\n" + row + 2 * heading)
    assert not is_list(open_table(file))
    file.write_text("code,begin\n" + row + heading)
    assert is_list(open_table(file))
    # Of 60 rows 21 are more than a third; what follows is not looked at.
    file.write_text("code,begin\n" + 39 * heading + 21 * row + 3 * heading)
    assert is_list(open_table(file))
    file.write_text("code,begin\n" + 40 * heading + 21 * row)
    assert not is_list(open_table(file))
    file.write_text("code,begin\n")
    assert not is_list(open_table(file))
