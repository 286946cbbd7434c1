"""Points in metres as a column of degrees, and what is left as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.exchange.tables.derived.added_column import AddedColumn
from dashboard.exchange.tables.derived.projected_points import (
    with_projected_points,
)
from dashboard.exchange.tables.pieces import Table, column_table


def placed(header: str, *rows: str) -> Table:
    table = column_table(
        Path("a.csv"),
        header.split(),
        [row.split(";") for row in rows],
        range(2, 2 + len(rows)),
    )
    return with_projected_points(table, [name.lower() for name in table.header])


def points(table: Table) -> list[str]:
    assert isinstance(table, AddedColumn)
    name = table.header[-1]
    return [
        text for piece in table.pieces([name]) for text in piece.table[name].to_pylist()
    ]


def test_utm_with_its_zone() -> None:
    table = placed(
        "Zone Easting Northing note",
        "37U;335228.5;5295303.5;a",
        "37;335 228,5;5295303,5;b",
        "23K;500000;7500000;c",
    )
    north, again, south = points(table)
    assert north == again
    lat, lon = map(float, north.split(", "))
    assert (lat, lon) == pytest.approx((47.79, 36.8), abs=0.0001)
    lat, lon = map(float, south.split(", "))
    assert (lat, lon) == pytest.approx((-22.6, -45.0), abs=0.05)
    assert table.notes == ("'Zone', 'Easting', 'Northing': read as UTM",)


@pytest.mark.parametrize(
    "row",
    ["37S;335209;5295039", "61U;335209;5295039", "U;335209;5295039", "37U;a;5295039"],
)
def test_what_is_no_point_of_utm_is_left_to_be_told(row: str) -> None:
    table = placed("zone easting northing note", f"{row};x")
    assert points(table) == [row.replace(";", " ")]


def test_web_mercator_where_all_points_lie_in_ukraine() -> None:
    table = placed("X Y note", "4096557.26;6071980.27;a", ";;b", "4096557.26;?;c")
    first, blank, bad = points(table)
    lat, lon = map(float, first.split(", "))
    assert (lat, lon) == pytest.approx((47.79, 36.8), abs=0.001)
    assert (blank, bad) == ("", "4096557.26 ?")
    elsewhere = placed("X Y note", "4096557;6071980;a", "335209;5295039;b")
    assert not isinstance(elsewhere, AddedColumn)


def test_a_table_of_coordinates_and_one_without_points_stay_as_they_are() -> None:
    for header in ("zone easting northing coordinates", "X note", "X Y note"):
        row = ";".join("x" for _ in header.split())
        assert not isinstance(placed(header, row), AddedColumn)


def test_other_columns_and_other_names() -> None:
    table = placed("X Y note", "4096557.26;6071980.27;a")
    assert isinstance(table, AddedColumn)
    assert table.header == ("X", "Y", "note", "coordinates")
    renamed = table.renamed(["c0", "c1", "c2", "c3"])
    (piece,) = renamed.pieces(["c2", "c3"])
    assert piece.table.column_names == ["c2", "c3"]
    (plain,) = renamed.pieces(["c2"])
    assert plain.table.column_names == ["c2"]
    assert renamed.path == Path("a.csv")


UTM_NAMES = [
    ("zone", "easting", "northing"),
    ("UTM zone", "utm easting", "utm northing"),
    ("utm zone number", "utm e", "utm n"),
    ("zone utm", "utm x", "utm y"),
    ("зона", "east utm", "north utm"),
    ("зона utm", "e utm", "n utm"),
]
MERCATOR_NAMES = [
    ("x", "y"),
    ("x coord", "y coord"),
    ("coord x", "coord y"),
    ("x web mercator", "y web mercator"),
    ("x 3857", "y 3857"),
]


def named(names: tuple[str, ...], *cells: str) -> Table:
    table = column_table(Path("a.csv"), names, [cells], [2], notes=("first",))
    return with_projected_points(table, [name.lower() for name in names])


@pytest.mark.parametrize("names", UTM_NAMES)
def test_every_name_of_columns_of_utm(names: tuple[str, ...]) -> None:
    table = named((*names, "note"), "37U", "335228.5", "5295303.5", "a")
    assert points(table) == ["47.7899985, 36.7999950"]
    columns = ", ".join(map(repr, names))
    assert table.notes == ("first", f"{columns}: read as UTM")


@pytest.mark.parametrize("names", MERCATOR_NAMES)
def test_every_name_of_columns_of_web_mercator(names: tuple[str, ...]) -> None:
    table = named((*names, "note"), "4096557.26", "6071980.27", "a")
    columns = ", ".join(map(repr, names))
    assert table.notes == ("first", f"{columns}: read as Web Mercator")
    assert points(table)[0].startswith("47.7")


@pytest.mark.parametrize("band", "CDEFGHJKLM")
def test_bands_of_the_south(band: str) -> None:
    (point,) = points(named(UTM_NAMES[0], f"37{band}", "500000", "10000000"))
    assert point in {"0.0000000, 39.0000000", "-0.0000000, 39.0000000"}


@pytest.mark.parametrize("band", ["", *"NPQRTUVWX"])
def test_bands_of_the_north(band: str) -> None:
    (point,) = points(named(UTM_NAMES[0], f"37 {band.lower()}", "500000", "0"))
    assert point == "0.0000000, 39.0000000"


@pytest.mark.parametrize(
    "cells",
    [
        ("37S", "500000", "0"),
        ("37I", "500000", "0"),
        ("137", "500000", "0"),
        ("0", "500000", "0"),
        ("37", "5000000000", "0"),
        ("37", "500000", "1.2.3"),
        ("37", "", "0"),
        ("37", "999999999", "0"),
    ],
)
def test_cells_that_are_no_point_stay(cells: tuple[str, str, str]) -> None:
    (point,) = points(named(UTM_NAMES[0], *cells))
    assert point == " ".join(filter(None, cells))
