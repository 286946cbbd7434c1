"""The ministry's list is known by its codes, as a document too."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.importers import ConversionRequest, convert, detect
from dashboard.exchange.importers.formats.occupied_territories import (
    OCCUPIED,
    open_list,
)
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
    with pytest.raises(BadInput, match="no columns of KATOTTG codes"):
        open_list(file, OCCUPIED, "")
