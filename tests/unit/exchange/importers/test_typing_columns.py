"""Columns are read by what they mean, and the order of days by all rows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest

from dashboard.exchange.importers.layout import Point, TableLayout
from dashboard.exchange.importers.typing_columns import (
    AmbiguousDays,
    TypedColumns,
    UnsettledDays,
    is_absent,
    settled_orders,
)
from dashboard.exchange.tables.dates import DateOrder
from dashboard.exchange.tables.pieces import column_table

LAYOUT = TableLayout(
    name="t",
    label="T",
    license="",
    terms="",
    credit="",
    redistribute=False,
    columns=(),
    fields={},
    day="r.day",
    days=("end",),
    latitude="r.lat",
    longitude="r.lon",
    points={"at": Point("y", "x", "reach")},
)


@pytest.mark.parametrize("coded", [False, True])
def test_what_is_read_is_in_words_of_ours_and_the_rest_stays(coded: bool) -> None:
    columns = {
        "day": ["2023-06-05T10:00Z", "June 2023", "??", ""],
        "end": ["6 June 2023", "2023-06-07", "", ""],
        "lat": ["47,5", "47°30'", "bad", "1"],
        "lon": ["36.5", "", "36.5", "2"],
        "at": ["47.5, 36.5", "POLYGON((36 47,37 47,37 48,36 47))", "none", ""],
    }
    arrays = {name: pa.array(values) for name, values in columns.items()}
    if coded:
        arrays = {name: array.dictionary_encode() for name, array in arrays.items()}
    read = TypedColumns(LAYOUT, {}).read(arrays)
    assert {name: pa.array(read[name]).to_pylist() for name in read} == columns | {
        "day": ["2023-06-05", "2023-06-01/2023-06-30", "??", ""],
        "end": ["2023-06-06", "2023-06-07", "", ""],
        "lat": ["47.5", "47.5", "bad", "1"],
        "y": ["47.5", "47.5", "none", ""],
        "x": ["36.5", "36.5", "none", ""],
        "reach": ["0.0", "67.197", "", ""],
    }


def test_an_order_that_is_not_settled_is_told() -> None:
    columns = {"day": pa.array(["05/06/2023"]), "at": pa.array([""])}
    with pytest.raises(UnsettledDays):
        TypedColumns(LAYOUT, {}).read(columns)
    read = TypedColumns(LAYOUT, {"day": DateOrder.MONTH_FIRST}).read(columns)
    assert read["day"].to_pylist() == ["2023-05-06"]


def settled(*rows: tuple[str, str], wanted: DateOrder) -> dict[str, DateOrder]:
    table = column_table(Path("a.csv"), ("day", "end"), rows, range(len(rows)))
    return settled_orders(table, LAYOUT, wanted)


def test_one_row_settles_all_also_those_of_another_column() -> None:
    orders = settled(
        ("05/06/2023", "06/06/2023"), ("13/06/2023", ""), wanted=DateOrder.UNSETTLED
    )
    assert orders == dict.fromkeys(("day", "end"), DateOrder.DAY_FIRST)


def test_nothing_that_settles_it_and_rows_that_disagree_are_asked_about() -> None:
    for rows in ((("05/06/2023", ""),), (("13/06/2023", ""), ("06/13/2023", ""))):
        with pytest.raises(AmbiguousDays, match=r"a\.csv: .*--day-first or --month"):
            settled(*rows, wanted=DateOrder.UNSETTLED)
        orders = settled(*rows, wanted=DateOrder.MONTH_FIRST)
        assert orders["day"] is DateOrder.MONTH_FIRST


@pytest.mark.parametrize(
    "text",
    [
        *("N/A", "na", "NaN", "none", "null", "nil", "Unknown", "unspecified"),
        *("undefined", "TBD", "tbc", "?", "??", "-", "--", "—", "–", "x", "#N/A"),
        *("not known", "Not  available", "not specified", "not stated", "No data."),
        *("no coordinates", "no date", "date unknown", "unknown date"),
        *("unknown location", "невідомо", "Невідома", "невідомий", "невідомі"),
        *("немає", "н/д", "нд", "нема", "не відомо", "немає даних", "без координат"),
        *("без дати", "дата невідома", "відсутні", "відсутня", "нет", "неизвестно"),
        *("неизвестна", "неизвестен", "отсутствуют", "нет данных", "нет координат"),
        *("без даты", "дата неизвестна", "(unknown)", "[n/a]"),
    ],
)
def test_a_word_for_nothing(text: str) -> None:
    assert is_absent(text)


@pytest.mark.parametrize("text", ["0", "unknown unit", "Nil Street", "no"])
def test_a_word_for_something(text: str) -> None:
    assert not is_absent(text)


def test_words_for_nothing_are_nothing_where_a_table_may_have_them() -> None:
    columns = {
        "day": pa.array(["unknown", "N/A"]),
        "lat": pa.array(["немає даних", "(no data)"]),
        "at": pa.array(["-", "x1"]),
    }
    read = TypedColumns(replace(LAYOUT, says_absent=True), {}).read(columns)
    assert read["day"].to_pylist() == ["", ""]
    assert read["lat"].to_pylist() == ["", ""]
    assert read["y"].to_pylist() == ["", "x1"]
    as_written = TypedColumns(LAYOUT, {}).read(columns)
    assert as_written["day"].to_pylist() == ["unknown", "N/A"]


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["05.06.2023", "06.06.2023"], DateOrder.DAY_FIRST),
        (["06.05.2023", "06.13.2023"], DateOrder.MONTH_FIRST),
        (["05.06.2023", "13.06.2023"], DateOrder.DAY_FIRST),
    ],
)
def test_dots_have_the_day_first_unless_a_row_says_otherwise(
    tmp_path: Path, texts: list[str], order: DateOrder
) -> None:
    table = column_table(tmp_path, ["day"], [[text] for text in texts], [1, 2])
    assert settled_orders(table, LAYOUT, DateOrder.UNSETTLED) == {"day": order}


def test_dots_settle_nothing_for_a_column_of_slashes(tmp_path: Path) -> None:
    rows = [["05.06.2023", "06/05/2023"], ["05.06.2023", "06/13/2023"]]
    table = column_table(tmp_path, ["day", "end"], rows, [1, 2])
    assert settled_orders(table, LAYOUT, DateOrder.UNSETTLED) == {
        "day": DateOrder.DAY_FIRST,
        "end": DateOrder.MONTH_FIRST,
    }


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["05/06/23", "07/06/23"], DateOrder.MONTH_FIRST),
        (["05.06.2023", "07.06.2023"], DateOrder.MONTH_FIRST),
        (["05/06/23", "13/06/23"], DateOrder.DAY_FIRST),
    ],
)
def test_a_heading_says_the_order_where_no_row_does(
    tmp_path: Path, texts: list[str], order: DateOrder
) -> None:
    table = column_table(tmp_path, ["day"], [[text] for text in texts], [1, 2])
    titled = replace(LAYOUT, titles={"day": "When (MM/DD/YY)"})
    assert settled_orders(table, titled, DateOrder.UNSETTLED) == {"day": order}
    wanted = settled_orders(table, titled, DateOrder.DAY_FIRST)
    assert wanted == {"day": DateOrder.DAY_FIRST}
