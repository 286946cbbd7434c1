"""How well a table fits a format, and what is said where it does not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.importers.formats.format import (
    LIKELY,
    ImportFormat,
    Match,
    fits,
    match_of,
    missing_words,
    named_table,
    never,
    open_named,
    table_source,
)
from dashboard.exchange.importers.layout import TableLayout
from dashboard.exchange.tables.pieces import column_table

LAYOUT = TableLayout(
    name="t",
    label="Their table",
    license="",
    terms="",
    credit="",
    redistribute=False,
    columns=("Event Day", "note", "side", "unit"),
    required=("note",),
    key="r.id",
    latitude="r.lat",
    longitude="r.lon",
    fields={"note": "r.note"},
)


def test_names_are_matched_in_any_order_and_letters() -> None:
    match = match_of(LAYOUT, ("NOTE", "event_day", "more", "Side", "unit"))
    assert match == Match(1.0, (), ("note", "Event Day", "more", "side", "unit"))


def test_a_name_in_exactly_the_letters_comes_first() -> None:
    assert match_of(LAYOUT, ("Note", "note")).names == ("Note", "note")
    assert match_of(LAYOUT, ("NOTE", "Note")).names == ("note", "Note")


def test_the_share_is_that_of_the_columns_that_are_there() -> None:
    match = match_of(LAYOUT, ("note",))
    assert match == Match(0.25, ("Event Day", "side", "unit"), ("note",))
    assert match_of(replace(LAYOUT, columns=()), ("note",)).share == 1


@pytest.mark.parametrize(
    ("header", "is_read"),
    [
        (("note", "side"), True),
        (("note",), False),
        (("side", "unit", "event day"), False),
        (("note", "side", "unit", "event day"), True),
    ],
)
def test_a_table_needs_half_of_the_columns_and_the_required(
    header: tuple[str, ...], is_read: bool
) -> None:
    assert LIKELY == 0.5
    assert fits(LAYOUT, match_of(LAYOUT, header)) is is_read
    table = column_table(Path("a.csv"), header, [["x"] * len(header)], [2])
    assert ImportFormat(layout=LAYOUT).recognises(table) is is_read


def test_without_required_ones_every_column_is_needed() -> None:
    strict = replace(LAYOUT, required=())
    assert not fits(strict, match_of(strict, ("note", "side", "unit")))
    assert fits(strict, match_of(strict, ("note", "side", "unit", "Event Day")))
    bare = replace(LAYOUT, columns=())
    assert not fits(bare, match_of(bare, ("note",)))


def test_a_table_that_does_not_fit_is_told_what_it_lacks() -> None:
    table = column_table(Path("a.csv"), ["side", "unit"], [["x", "y"]], [2])
    with pytest.raises(BadInput) as error:
        named_table(table, LAYOUT)
    assert str(error.value) == "a.csv: not Their table: no column Event Day, note"


def test_columns_are_called_as_the_format_calls_them() -> None:
    table = column_table(Path("a.csv"), ["NOTE", "Side"], [["x", "y"]], [2])
    assert named_table(table, LAYOUT).header == ("note", "side")


def test_what_is_missing_is_told() -> None:
    assert missing_words(LAYOUT, match_of(LAYOUT, ("note", "side"))) == (
        "closest: Their table; missing Event Day, unit: what they say will be unknown",
    )
    assert missing_words(LAYOUT, Match(1.0, (), ())) == ()


def test_a_file_opened_by_its_names(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("NOTE,side,more\nA,b,c\n")
    source = open_named(path, LAYOUT)
    assert source.table
    assert source.table.header == ("note", "side", "more")
    rows = [row for piece in source.rows() for row in piece.table.to_pylist()]
    # Only what the layout speaks of is read.
    assert rows == [{"note": "A"}]
    assert source.notes[-1].startswith("closest: Their table; missing Event Day, unit")


def test_the_notes_of_a_table_come_before_those_of_the_format() -> None:
    table = column_table(Path("a.csv"), ["note"], [["x"]], [2], notes=("first",))
    assert table_source(table, LAYOUT, ("second",)).notes == ("first", "second")
    assert table_source(table, LAYOUT).notes == ("first",)


def test_a_format_may_know_its_tables_in_other_ways() -> None:
    table = column_table(Path("a.csv"), ["x"], [["1"]], [2])
    assert never(Path("a.csv")) is False
    by_header = ImportFormat(layout=LAYOUT, at_header=lambda cells: "x" in cells)
    assert by_header.recognises(table)
    by_table = replace(by_header, at_table=lambda _table: False)
    assert not by_table.recognises(table)
    assert by_header.at_path is never
    assert by_header.open is open_named
