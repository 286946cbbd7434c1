"""Days in three columns: one column more, and nothing made of what is no number."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.exchange.importers.mapping.mapped import guess
from dashboard.exchange.tables.derived.added_column import AddedColumn
from dashboard.exchange.tables.derived.split_days import with_split_days
from dashboard.exchange.tables.open_table import open_table

WORDS = ("date", "day", "дата")


def split(path: Path, text: str) -> AddedColumn:
    path.write_text(text, "utf-8")
    table = open_table(path)
    joined = with_split_days(table, WORDS, [name.lower() for name in table.header])
    assert isinstance(joined, AddedColumn)
    return joined


def cells(table: AddedColumn, *wanted: str) -> list[tuple[str, ...]]:
    return [
        row
        for piece in table.pieces(wanted)
        for row in zip(
            *(piece.table[name].to_pylist() for name in piece.table.column_names),
            strict=True,
        )
    ]


def test_year_month_and_day_are_one_column(tmp_path: Path) -> None:
    table = split(
        tmp_path / "a.csv",
        "Рік;Місяць;День;опис\n2023;6;13;a\n2023.0;06;5.0;b\n2023;червень;7;c\n"
        "2023;6;;d\n2023;;9;e\n;6;13;f\n",
    )
    assert table.header == ("Рік", "Місяць", "День", "опис", "date")
    assert cells(table, "date") == [
        ("2023-6-13",),
        ("2023-06-5",),
        ("7 червень 2023",),
        ("2023-6",),
        ("2023",),
        ("",),
    ]
    assert cells(table, "опис", "date")[0] == ("a", "2023-6-13")
    assert cells(table, "опис")[0] == ("a",)
    renamed = table.renamed(["c0", "c1", "c2", "c3", "c4"])
    assert cells(renamed, "c4", "c3")[0] == ("a", "2023-6-13")
    assert (renamed.path, renamed.notes) == (table.path, table.notes)


def test_when_a_row_was_written_is_not_when_it_happened(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("admin1,month,year,timestamp\nDonetsk,June,2023,1686700000\n")
    table = open_table(path)
    words = ("date", "timestamp", "event date")
    joined = with_split_days(table, words, table.header)
    assert isinstance(joined, AddedColumn)
    assert cells(joined, "date") == [("June 2023",)]
    assert with_split_days(table, ("month", *words), ("event date", *table.header)) is (
        table
    )


def test_without_days_a_month_is_what_is_known(tmp_path: Path) -> None:
    table = split(tmp_path / "a.csv", "year,month,note\n2023,6,a\n")
    assert cells(table, "date") == [("2023-6",)]


@pytest.mark.parametrize(
    "header", ["year,month,date", "year,day,note", "year,month,дата", "a,b,c"]
)
def test_a_table_with_a_date_or_without_parts_stays(
    tmp_path: Path, header: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"{header}\n1,2,3\n")
    table = open_table(path)
    assert with_split_days(table, WORDS, table.header) is table


def test_the_program_takes_them_for_the_date(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("year,month,day,lat,lon,note\n2023,6,13,47.8,36.8,x\n")
    proposal = guess(path)
    assert proposal.mapping.columns["date"] == "date"
    assert proposal.header[-1] == "date"
