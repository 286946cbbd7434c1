"""Where the header of a table is, and what parts its cells."""

from __future__ import annotations

import pytest

from dashboard.exchange.tables.header import (
    header_row,
    named_columns,
    text_header,
    unique_names,
)


@pytest.mark.parametrize(
    ("text", "delimiter", "cells", "lines"),
    [
        ("a,b\n1,2\n", ",", ("a", "b"), 1),
        ("sep=;\na;b\n1;2\n", ";", ("a", "b"), 2),
        ("A title, with a comma\n\na;b;c\n1;2,5;3,5\n", ";", ("a", "b", "c"), 3),
        ("\n\na\tb\n1, 2, 3\tx\n", "\t", ("a", "b"), 3),
        ("a|b\n1|2\n", "|", ("a", "b"), 1),
        ('"a\nb",c\n1,2\n', ",", ("a\nb", "c"), 2),
        ("name\nx\ny\n", ",", ("name",), 1),
        ("sep=;\nA title;\n\na;b;c\n1;2;3\n4;5;6\n", ";", ("a", "b", "c"), 4),
        ("\ufeffA title\na;b;c\n1;2;3\n4;5;6\n", ";", ("a", "b", "c"), 2),
        ('"SEP=|"\na|b\n1|2\n', "|", ("a", "b"), 2),
        ("date;lat;lon\n05.06.2023;47,8;36,8\n", ";", ("date", "lat", "lon"), 1),
    ],
)
def test_the_header_of_a_text(
    text: str, delimiter: str, cells: tuple[str, ...], lines: int
) -> None:
    header = text_header(text)
    assert header is not None
    assert (header.delimiter, header.cells, header.lines) == (delimiter, cells, lines)


def test_a_blank_text_has_none() -> None:
    assert text_header("\n  \n") is None


def test_a_row_of_values_is_no_header_when_names_come_below() -> None:
    rows = [
        ["Report", "", ""],
        ["1", "2", "3"],
        ["date", "lat", "lon"],
        ["a", "b", "c"],
    ]
    assert header_row(rows) == 2
    assert header_row([["", ""]]) is None


def test_names_are_made_unique() -> None:
    assert unique_names(["note", "", "note", " a ", "", "note (2)"]) == (
        "note",
        "",
        "note (3)",
        "a",
        "(2)",
        "note (2)",
    )


def test_a_row_that_parts_a_merged_cell_names_columns_too() -> None:
    rows = [
        ["Date", "Place", "Coordinates", "", "Note"],
        ["", "", "Latitude", "Longitude", ""],
        ["2023-06-10", "Vydumka", "47.8", "36.7", "x"],
    ]
    assert named_columns(rows, 0) == (
        ["Date", "Place", "Latitude", "Longitude", "Note"],
        1,
    )


@pytest.mark.parametrize(
    "below",
    [
        ["", "", "47.8", "36.7", ""],
        ["a", "b", "c", "d", "e"],
        ["", "", "Latitude", "", ""],
    ],
)
def test_a_row_below_the_header_that_parts_nothing_is_a_row(below: list[str]) -> None:
    rows = [
        ["Date", "Place", "Coordinates", "", "Note"],
        below,
        ["2023", "", "", "", ""],
    ]
    assert named_columns(rows, 0) == (rows[0], 0)


@pytest.mark.parametrize(
    ("rows", "at"),
    [
        ([["a", "b"], ["1", "2"], ["3", "4"]], 0),
        ([["Title"], ["a", "b"], ["1", "2"]], 1),
        # The last column may have no name.
        ([["a", "b", ""], ["1", "2", "3"], ["4", "5", "6"]], 0),
        ([["a", "", ""], ["1", "2", "3"], ["4", "5", "6"]], 1),
        # Names of groups of columns stand above the names.
        (
            [
                ["When", "", "Where", ""],
                ["Date", "Time", "Place", "Oblast"],
                ["2023-06-10", "12:00", "Vydumka", "Sumy"],
            ],
            1,
        ),
        ([["When", "", "Where", "x"], ["Date", "Time", "Place", "Oblast"]], 0),
        (
            [
                ["When", "", "Where", "x"],
                ["Date", "Time", "Place", "Oblast"],
                ["a", "b", "c", "d"],
            ],
            0,
        ),
        (
            [
                ["When", "And", "Where", "x"],
                ["Date", "Time", "Place", "Oblast"],
                ["1", "b", "c", "d"],
            ],
            0,
        ),
        ([["1", "2"], ["3", "4"]], 0),
        ([[""], [" "], ["a"]], 2),
    ],
)
def test_which_row_names_the_columns(rows: list[list[str]], at: int) -> None:
    assert header_row(rows) == at


def test_a_header_of_rows_that_are_numbered_has_a_name_more() -> None:
    for text in ("date\tnote\n1\t5\ta\n2\t6\tb\n", "date,note\n1,5,a\n"):
        header = text_header(text)
        assert header is not None
        assert (header.cells, header.lines) == (("row", "date", "note"), 1)
    # Where one row is not numbered, or the first line is no names, nothing is said.
    for text in ("date,note\n1,5,a\n3,6,b\n", "date,5\n1,5,a\n", "date\n1,5\n"):
        header = text_header(text)
        assert header is not None
        assert "row" not in header.cells


def test_thousands_of_columns_of_one_name_are_told_apart() -> None:
    names = unique_names(["a"] * 2000)
    assert (names[0], names[1], names[-1]) == ("a", "a (2)", "a (2000)")
    # Each is looked for once: in the square of their number this would take minutes.
    assert len(set(unique_names([""] * 20_000))) == 20_000


def test_a_row_that_names_both_axes_completes_the_header_above() -> None:
    header = text_header(
        "ID,When,Location,,,What\n,Date,Place,Latitude,Longitude,Note\n"
        "1,5,a,47.8,36.7,x\n2,6,b,47.8,36.7,y\n"
    )
    assert header is not None
    assert header.cells == ("ID", "Date", "Place", "Latitude", "Longitude", "Note")
    assert header.lines == 2


def test_a_first_row_of_words_alone_stays_a_row() -> None:
    header = text_header("date,place,,note\n?,a,b,\n5,a,b,c\n6,a,b,c\n")
    assert header is not None
    assert (header.cells, header.lines) == (("date", "place", "", "note"), 1)
