"""What a layout asks of the rows of a file: columns, reasons, fields and attributes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from dashboard.domain.claim import FIELDS, TEXTS
from dashboard.exchange.importers.expressions import country_words, macros
from dashboard.exchange.importers.layout import (
    LAST_YEAR,
    NO_TERMS,
    Point,
    TableLayout,
    attributes,
    columns_of,
    constants,
    derived,
    fields_of,
    physical,
    picks,
    reasons,
    references,
    select,
    whole_columns,
)
from dashboard.exchange.tables.dates import DateOrder

BARE = TableLayout(
    name="t",
    label="T",
    license="",
    terms="",
    credit="",
    redistribute=False,
    columns=("day",),
    fields={},
)
LAYOUT = replace(
    BARE,
    key="r.id",
    day="r.day",
    latitude="r.lat",
    longitude="r.lon",
    country=("r.country",),
    region="r.region",
    checks=(("own_key = ''", "'the id is empty'"),),
    fields={
        "note": "bounded(r.note)",
        "publisher": "r.outlet",
        "claimant": "'It''s us'",
        "date_from": "d",
        "date_to": "d_end",
        "region": "region_of(r.region)",
    },
    attributes={"unit's": "r.unit", "size": "r.size"},
)
ROW = {
    "id": "1",
    "day": "2023-06-05",
    "lat": "48.5",
    "lon": "37.5",
    "country": "",
    "region": "",
    "note": "A note",
    "outlet": "A paper",
    "unit": "",
    "size": "",
}


@cache
def db() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    for statement in macros():
        connection.execute(statement)
    return connection


def asked(wanted: dict[str, str], only: str = "", **cells: str) -> dict[str, Any]:
    """Return what the expressions are of one row."""
    row = ROW | cells
    raw = pa.table({physical(LAYOUT)[name]: [row[name]] for name in LAYOUT.uses()})
    sql = select(LAYOUT, wanted, "raw")
    values = {"country": country_words(only)} if "$country" in sql else {}
    db().register("raw", raw)
    (answer,) = db().sql(sql, params=values).to_arrow_table().to_pylist()
    return dict(answer)


@pytest.mark.parametrize(
    ("sql", "names"),
    [
        ("r.day", ("day",)),
        ("lower(r.a) || r.b", ("a", "b")),
        ('r."any name"', ("any name",)),
        ('r."a ""b"""', ('a "b"',)),
        ("'r.text' || r.a", ("a",)),
        ("'it''s r.b' || r.a", ("a",)),
        ("other.a", ()),
        ("d", ()),
        ("", ()),
    ],
)
def test_the_columns_an_expression_names(sql: str, names: tuple[str, ...]) -> None:
    assert references(sql) == names


def test_a_layout_without_more_than_its_columns() -> None:
    assert (BARE.required, BARE.key, BARE.day, BARE.days) == ((), "''", "''", ())
    assert (BARE.latitude, BARE.longitude) == ("r.latitude", "r.longitude")
    assert (BARE.country, BARE.region, BARE.checks) == ((), "''", ())
    assert (BARE.delimiter, BARE.missing, BARE.says_absent) == (",", "", False)
    assert BARE.date_order is DateOrder.UNSETTLED
    assert (BARE.titles, BARE.points, BARE.attributes) == ({}, {}, {})
    assert NO_TERMS == "The file names no terms: ask its maker before handing rows on."
    assert Point("y", "x", "reach").longitude_first is False


def test_the_columns_a_layout_uses_each_once() -> None:
    assert BARE.uses() == ("latitude", "longitude")
    assert LAYOUT.uses() == (
        "id",
        "day",
        "lat",
        "lon",
        "note",
        "outlet",
        "region",
        "country",
        "unit",
        "size",
    )
    points = replace(LAYOUT, points={"at": Point("y", "x", "reach")})
    assert points.uses()[-1] == "at"


def test_columns_have_names_of_ours_in_sql() -> None:
    assert physical(BARE) == {"latitude": "column_0", "longitude": "column_1"}


def test_days_and_titles_of_columns() -> None:
    days = replace(LAYOUT, day="r.day || r.hour", days=("end", "day"))
    assert days.day_columns == ("day", "hour", "end")
    assert BARE.day_columns == ()
    titled = replace(LAYOUT, titles={"day": "Date of event"})
    assert (titled.title("day"), titled.title("lat")) == ("Date of event", "lat")


def test_a_field_that_no_format_names_is_unknown() -> None:
    fields = fields_of(BARE)
    assert set(fields) == set(FIELDS)
    assert {name: sql for name, sql in fields.items() if sql not in {"''", "NULL"}} == {
        "id": "left(md5('t' || chr(31) || own_key), 16)",
        "actor": "'unknown'",
        "claimant_side": "'unknown'",
        "hedge": "'asserted'",
        "review": "'accepted'",
        "lat": "lat",
        "lon": "lon",
    }
    assert all(
        fields[name] == "NULL"
        for name in FIELDS
        if name not in TEXTS and name not in {"lat", "lon"}
    )
    assert fields_of(LAYOUT)["publisher"] == "r.outlet"


def test_what_is_the_same_in_every_row_needs_no_question() -> None:
    fixed = constants(LAYOUT)
    assert fixed["claimant"] == "It's us"
    assert fixed["actor"] == "unknown"
    assert fixed["quote"] == ""
    assert fixed["radius_km"] is None
    assert not {"note", "publisher", "lat", "id"} & set(fixed)


def test_the_id_is_of_the_format_and_the_own_key() -> None:
    first = asked({"id": fields_of(LAYOUT)["id"]})
    assert first == {"id": "74177b0803f9b5eb"}
    assert asked({"id": fields_of(LAYOUT)["id"]}, id="2") != first


THIS_YEAR = date.today().year  # noqa: DTZ011


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({}, None),
        ({"day": ""}, None),
        ({"day": "1900-01-01"}, None),
        ({"lat": "", "lon": ""}, None),
        ({"day": "soon"}, "the date 'soon' in day cannot be read"),
        ({"day": "1899-12-31"}, "the year 1899 in day cannot be"),
        (
            {"day": f"{THIS_YEAR + 2}-01-01"},
            f"the year {THIS_YEAR + 2} in day cannot be",
        ),
        ({"lat": ""}, "only one of latitude and longitude is given: '37.5'"),
        ({"lon": ""}, "only one of latitude and longitude is given: '48.5'"),
        ({"lat": "x"}, "coordinates 'x, 37.5' are no degrees"),
        ({"lon": "y"}, "coordinates '48.5, y' are no degrees"),
        ({"lat": "z", "lon": "z"}, "coordinates 'z' are no degrees"),
        (
            {"lat": "0", "lon": "0"},
            "coordinates 0, 0 are no place; leave both empty when unknown",
        ),
        ({"lat": "0"}, None),
        ({"lat": "91"}, "coordinates '91, 37.5' are out of range"),
        ({"lat": "-90", "lon": "-180"}, None),
        ({"lon": "180.5"}, "coordinates '48.5, 180.5' are out of range"),
        ({"lat": "37.5", "lon": "48.5"}, None),
        (
            {"lat": "37.5", "lon": "48.5", "country": "Ukraine"},
            "latitude and longitude '37.5, 48.5' seem to be swapped",
        ),
        (
            {"lat": "37.5", "lon": "48.5", "region": "Donetsk oblast"},
            "latitude and longitude '37.5, 48.5' seem to be swapped",
        ),
        ({"lat": "37.5", "lon": "48.5", "country": "Iran"}, None),
        ({"id": ""}, "the id is empty"),
    ],
)
def test_why_a_row_is_no_claim(cells: dict[str, str], reason: str | None) -> None:
    named = {f"reason_{n}": sql for n, sql in enumerate(reasons(LAYOUT))}
    found = [text for text in asked(named, **cells).values() if text is not None]
    assert found == ([] if reason is None else [reason])


def test_next_year_is_the_last_that_can_be() -> None:
    named = {f"reason_{n}": sql for n, sql in enumerate(reasons(LAYOUT))}
    assert set(asked(named, day=f"{THIS_YEAR + 1}-12-31").values()) == {None}
    assert LAST_YEAR == "year(current_date) + 1"


def test_a_reason_names_the_column_as_a_person_knows_it() -> None:
    titled = replace(LAYOUT, titles={"day": "Day's " + "x" * 60})
    assert "' in Day''s " + "x" * 54 + " cannot be read'" in reasons(titled)[0]
    assert "' cannot be read'" in reasons(replace(LAYOUT, day="r.a || r.b"))[0]


@pytest.mark.parametrize(
    ("cells", "home", "abroad"),
    [
        ({}, False, False),
        ({"country": "Ukraine"}, True, False),
        ({"country": "UKR", "region": "Nowhere"}, True, False),
        ({"country": "Poland"}, False, True),
        ({"country": "Poland", "region": "Lviv"}, False, True),
        ({"region": "Lviv"}, True, False),
        ({"region": "Belgorod"}, False, True),
    ],
)
def test_a_row_is_at_home_by_its_country_or_else_its_region(
    cells: dict[str, str], home: bool, abroad: bool
) -> None:
    answer = asked({"home": "in_ukraine", "away": "abroad"}, **cells)
    assert answer == {"home": home, "away": abroad}


@pytest.mark.parametrize(
    ("country", "cell", "wanted"),
    [("", "Poland", True), ("UA", "Ukraine", True), ("UA", "Poland", False)],
)
def test_a_row_is_wanted_in_the_country_that_was_asked_for(
    country: str, cell: str, wanted: bool
) -> None:
    sql = derived(LAYOUT)["wanted"]
    assert asked({"wanted": sql}, country, country=cell) == {"wanted": wanted}


def test_without_a_column_of_countries_every_row_is_wanted() -> None:
    assert derived(BARE)["wanted"] == "(len($country) = 0 OR true)"
    assert (
        derived(BARE)["in_ukraine"]
        == "((false) OR (('') = '' AND region_of('') <> ''))"
    )


def test_an_expression_depends_on_columns_by_way_of_derived_names() -> None:
    assert columns_of(LAYOUT, "d_end") == {"day"}
    assert columns_of(LAYOUT, "lat + lon") == {"lat", "lon"}
    assert columns_of(LAYOUT, "r.note || own_key") == {"note", "id"}
    assert columns_of(LAYOUT, "'d' || r.note") == {"note"}
    assert columns_of(LAYOUT, "in_ukraine") == {"country", "region"}
    assert columns_of(LAYOUT, "true") == set()


def test_what_is_asked_of_the_rows() -> None:
    assert list(picks(LAYOUT)) == [
        "reason_0",
        "reason_1",
        "reason_2",
        "reason_3",
        "wanted",
        "abroad",
        "attributes",
        "code",
        "id",
        "region",
        "publisher",
        "note",
        "lat",
        "lon",
        "date_from",
        "date_to",
    ]
    assert picks(LAYOUT)["code"] == "hash(own_key)"
    assert picks(LAYOUT)["abroad"] == "abroad"


def test_a_field_that_is_a_column_as_it_is() -> None:
    assert whole_columns(LAYOUT) == {"note": "note", "publisher": "outlet"}
    quoted = replace(
        BARE, fields={"note": 'bounded(r."a ""b""")', "quote": "lower(r.c)"}
    )
    assert whole_columns(quoted) == {"note": 'a "b"'}
    # A number is read, not taken as it is.
    assert whole_columns(replace(BARE, fields={"radius_km": "r.km"})) == {}


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ({}, ""),
        ({"unit": "1st"}, '{"unit\'s":"1st"}'),
        ({"size": 'a "b"'}, '{"size":"a \\"b\\""}'),
        ({"unit": "1st", "size": "9"}, '{"unit\'s":"1st","size":"9"}'),
    ],
)
def test_what_a_row_says_beside_the_fields(cells: dict[str, str], text: str) -> None:
    assert asked({"attributes": attributes(LAYOUT)}, **cells) == {"attributes": text}
    assert attributes(BARE) == "''"


def test_fields_come_as_they_are_stored() -> None:
    wanted = {
        name: fields_of(LAYOUT)[name]
        for name in ("note", "date_from", "date_to", "lat", "lon", "region", "review")
    }
    assert asked(wanted, day="2023-06-05/2023-06-07", region="Donetska") == {
        "note": "A note",
        "date_from": date(2023, 6, 5),
        "date_to": date(2023, 6, 7),
        "lat": 48.5,
        "lon": 37.5,
        "region": "Donetsk",
        "review": "accepted",
    }
    long = asked({"note": "r.note"}, note="x" * 4001)
    assert long["note"] == "x" * 3999 + "…"
    assert asked({"note": "CAST(NULL AS VARCHAR)"}) == {"note": ""}
