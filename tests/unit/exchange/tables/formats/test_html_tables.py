"""Tables of a web page, as people read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.tables.formats import html_tables as module
from dashboard.exchange.tables.formats.html_tables import html_tables

PATH = Path("a.xls")


def grids(text: str) -> dict[str, list[list[str]]]:
    """Return header and rows of each table."""
    found = {}
    for name, table in html_tables(PATH, text).items():
        (piece,) = table.pieces(table.header)
        rows = [list(row.values()) for row in piece.table.to_pylist()]
        found[name] = [list(table.header), *rows]
    return found


def page(*rows: str, caption: str = "") -> str:
    return f"<table>{caption}{''.join(f'<tr>{row}' for row in rows)}</table>"


HEAD = "<th>date<th>note"


def test_texts_of_cells() -> None:
    text = page(
        HEAD,
        "<td> 2023-06-05\n<td>A  <b>big</b>\nhouse<br>burns<script>x()</script>",
        "<td>2023&nbsp;&amp;<td><p>one</p><p>two</p><!-- no --><style>p{}</style>.",
    )
    assert grids(text) == {
        "table 1": [
            ["date", "note"],
            ["2023-06-05", "A big house\nburns"],
            ["2023 &", "one\ntwo\n."],
        ]
    }


def test_cells_over_rows_and_columns() -> None:
    text = page(
        "<td colspan=3>A title",
        "<th>date<th>place<th>note",
        "<td rowspan=3>5<td>a<td rowspan='2'>x",
        "<td>b",
        "<td>c<td>y",
        "<td>6<td colspan=2>d",
    )
    assert grids(text)["table 1"] == [
        ["date", "place", "note"],
        ["5", "a", "x"],
        ["5", "b", "x"],
        ["5", "c", "y"],
        ["6", "d", ""],
    ]


def test_names_of_tables() -> None:
    row = "<td>5<td>x"
    named = page(HEAD, row, caption="<caption>The\n list</caption>")
    text = (
        page(HEAD) + named + page("<th>a", "<td>b") + named + f"<div>{page(HEAD, row)}"
    )
    assert [*grids(text)] == ["The list", "table 2", "table 3"]
    inner = page(HEAD, row)
    assert [*grids(page("<td>menu", f"<td>a<td>{inner}"))] == ["table 1"]


@pytest.mark.parametrize("text", ["", "<html>", "<p>no table", "<table></table>"])
def test_a_page_without_a_table(text: str) -> None:
    assert html_tables(PATH, text) == {}


@pytest.mark.parametrize(
    ("name", "value"), [("MOST_COLUMNS", 2), ("MOST_HTML_CELLS", 5)]
)
def test_a_table_that_is_too_large(
    name: str, value: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, name, value)
    with pytest.raises(BadInput) as error:
        html_tables(PATH, page("<td>a<td>b<td>c", "<td>a<td>b<td>c"))
    assert str(error.value) == (
        "a.xls: a table of it is too large to be read whole; save it as CSV"
    )


@pytest.mark.parametrize("span", ["0", "-1", "x", "", "²"])
def test_spans_that_are_none(span: str) -> None:
    text = page(HEAD, f"<td rowspan='{span}' colspan='{span}'>5<td>x", "<td>6<td>y")
    assert grids(text)["table 1"][1:] == [["5", "x"], ["6", "y"]]
