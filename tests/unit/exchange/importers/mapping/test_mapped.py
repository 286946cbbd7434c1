"""What the columns of an unknown CSV mean, and the format that follows from it."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow.parquet as pq
import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.importers import ConversionRequest, Mapping, convert, guess
from dashboard.exchange.importers.mapping.mapped import (
    TARGETS,
    TITLES,
    Proposal,
    explained,
    mapped_layout,
    order_notes,
    proposal_of,
    value_counts,
)
from dashboard.exchange.tables.pieces import column_table


def test_an_unknown_csv_is_guessed() -> None:
    found = guess(Path(__file__).parents[4] / "golden" / "foreign" / "unknown.csv")
    assert found.mapping.columns == {
        "date": "WHEN",
        "latitude": "Lat.",
        "longitude": "LNG",
        "place": "Town or City",
        "region": "Oblast",
        "kind": "Category",
        "actor": "Party",
        "publisher": "Outlet",
        "url": "Link",
        "note": "Summary",
    }
    assert len(found.rows) == 7


def test_numbers_that_are_no_degrees_are_not_taken_for_coordinates(
    tmp_path: Path,
) -> None:
    file = tmp_path / "a.csv"
    file.write_text("x,y,note\n5301234,4801234,a\n")
    assert guess(file).mapping.columns == {"note": "note"}


@pytest.mark.parametrize(
    ("header", "note"),
    [
        ("date,текст повідомлення", "текст повідомлення"),
        ("date,info.description", "info.description"),
        ("date,Short description (EN)", "Short description (EN)"),
        ("date,Короткий опис", "Короткий опис"),
        ("date,text language", None),
        ("date,description,summary of it", "description"),
    ],
)
def test_a_note_by_a_word_of_its_header(
    header: str, note: str | None, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    cells = ",b" * header.count(",")
    file.write_text(f"{header}\n2023-06-13{cells}\n", "utf-8")
    assert guess(file).mapping.columns.get("note") == note


@pytest.mark.parametrize("name", ["period", "Місяць", "Occurred"])
def test_a_column_of_months_is_one_of_days(name: str, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f"{name},note\n06.2023,a\n2023,b\n")
    assert guess(file).mapping.columns == {"date": name, "note": "note"}


@pytest.mark.parametrize(
    ("header", "row", "passed_over"),
    [
        ("note,coordinates", "a,nowhere", ["'coordinates'"]),
        ("latitude,longitude,coordinates", "48.1,37.5,nowhere", []),
        ("note,latitude", "a,north", ["'latitude'"]),
    ],
)
def test_a_column_that_is_called_like_a_place_or_day_and_is_none_is_told(
    header: str, row: str, passed_over: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f"{header}\n{row}\n")
    notes = [note for note in guess(file).notes if " is not used as " in note]
    assert [note.partition(" is not used as ")[0] for note in notes] == passed_over


@pytest.mark.parametrize(
    "columns",
    [{"note": "gone"}, {"colour": "note"}, {"date": "date"}, {}],
    ids=["header", "target", "little", "none"],
)
def test_a_mapping_that_cannot_be(columns: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("date,note\n2023-01-01,a\n")
    with pytest.raises(BadInput, match=r"a\.csv: (choose|.* is not a column)"):
        convert(
            ConversionRequest(path=file, mapping=Mapping(columns)),
            tmp_path / "o.parquet",
            tmp_path / "r.csv",
        )
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


@pytest.mark.parametrize(
    ("texts", "meant"),
    [
        # Titles of events stand under "name", and so do places.
        (["Clashes reported near the mill", "Blasts heard in town"], "note"),
        (["Village of Mala Tokmachka", "2 km north of Robotyne"], "place"),
        (["село Роботине", "на північ від села Роботине"], "place"),
        (["Обстріл центру міста вночі", "Збито ворожий безпілотник"], "note"),
        (["Bakhmut", "Severodonetsk"], "place"),
    ],
)
def test_a_name_is_a_place_or_the_title_of_an_event(
    texts: list[str], meant: str, tmp_path: Path
) -> None:
    file = tmp_path / "a.csv"
    rows = "\n".join(f"2023-06-1{n},{text}" for n, text in enumerate(texts))
    file.write_text(f"date,name\n{rows}\n")
    assert guess(file).mapping.columns == {"date": "date", meant: "name"}


def test_the_longest_sentences_are_the_note_whatever_they_are_called(
    tmp_path: Path,
) -> None:
    file = tmp_path / "a.csv"
    file.write_text(
        "date,town,unit,what we saw,tags\n"
        "2023-06-12,Orikhiv,a long crew name of six,two cars burnt out on a road,x\n"
        "2023-06-13,Orikhiv,B,nothing but smoke over the old silo and its yard,x\n"
    )
    assert guess(file).mapping.columns["note"] == "what we saw"
    file.write_text("date,town,unit\n2023-06-12,Orikhiv,tank\n2023-06-13,Orikhiv,car\n")
    assert "note" not in guess(file).mapping.columns


@pytest.mark.parametrize("header", ["txt", "Remarks", "Повідомлення", "сообщение"])
def test_a_note_goes_by_many_names(header: str, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f"date,{header}\n2023-06-12,smoke\n")
    assert guess(file).mapping.columns == {"date": "date", "note": header}


CELL = {
    "key": "e-7",
    "date": "2023-06-05",
    "date_end": "2023-06-07",
    "latitude": "48.5",
    "longitude": "37.5",
    "coordinates": "48.5, 37.5",
    "place": "Pisky",
    "region": "Donetsk",
    "country": "Ukraine",
    "kind": "Shelling",
    "actor": "Russia",
    "precision": "Town",
    "claimant": "Kyiv",
    "publisher": "A paper",
    "url": "https://a.example/1",
    "note": "It burnt.",
}
"""A cell of a column of each meaning."""
NAME = {
    "key": "id",
    "date": "date",
    "date_end": "end date",
    "latitude": "latitude",
    "longitude": "longitude",
    "coordinates": "coordinates",
    "place": "place",
    "region": "region",
    "country": "country",
    "kind": "kind",
    "actor": "actor",
    "precision": "precision",
    "claimant": "claimant",
    "publisher": "publisher",
    "url": "url",
    "note": "note",
}
"""A header of a column of each meaning."""


def proposed(header: Sequence[str], *rows: Sequence[str]) -> Proposal:
    table = column_table(Path("a.csv"), header, rows, range(2, len(rows) + 2))
    return proposal_of(explained(table))


@pytest.mark.parametrize("target", NAME)
def test_every_header_of_a_meaning_is_taken_for_it(target: str) -> None:
    assert list(NAME) == list(TARGETS) == list(TITLES)
    pairs = {"latitude": "longitude", "longitude": "latitude", "date_end": "date"}
    beside = pairs.get(target)
    for word in TARGETS[target]:
        header, row = [word], [CELL[target]]
        if beside:
            header, row = [*header, NAME[beside]], [*row, CELL[beside]]
        assert proposed(header, row).mapping.columns.get(target) == word, word


def test_a_whole_table_is_guessed_by_its_headers() -> None:
    names = [name for target, name in NAME.items() if target != "coordinates"]
    cells = [cell for target, cell in CELL.items() if target != "coordinates"]
    found = proposed(names, cells)
    assert found.mapping == Mapping(
        {target: name for target, name in NAME.items() if target != "coordinates"}
    )
    assert found.header == tuple(names)
    assert found.rows == (tuple(cells),)
    assert found.values == {
        "kind": {"Shelling": 1},
        "actor": {"Russia": 1},
        "precision": {"Town": 1},
    }
    assert found.notes == ()


def test_what_a_person_reads_of_each_meaning() -> None:
    assert TITLES == {
        "key": "Row id",
        "date": "Date",
        "date_end": "Last day",
        "latitude": "Latitude",
        "longitude": "Longitude",
        "coordinates": "Coordinates in one cell",
        "place": "Place name",
        "region": "Region (oblast)",
        "country": "Country",
        "kind": "Kind of event",
        "actor": "Who acted",
        "precision": "Precision of the point",
        "claimant": "Who says it",
        "publisher": "Source (outlet)",
        "url": "Link",
        "note": "Note",
    }


@pytest.mark.parametrize(
    ("header", "rows", "columns"),
    [
        # By what stands in it, where the name does not say it.
        (
            "Lat of event,Lon of event",
            [("48.5", "37.5")],
            {"latitude": "Lat of event", "longitude": "Lon of event"},
        ),
        (
            "Широта удару,Довгота удару",
            [("48.5", "37.5")],
            {"latitude": "Широта удару", "longitude": "Довгота удару"},
        ),
        ("Day of it", [("5 June 2023",)], {"date": "Day of it"}),
        ("Number of dead", [("12",)], {}),
        ("Date sent", [("12",)], {}),
        ("Spot", [("48.5, 37.5",)], {"coordinates": "Spot"}),
        ("Seen at", [("https://a.example/1",)], {"url": "Seen at"}),
        ("Seen", [("see https://a.example/1",)], {}),
        # Half a point is none.
        ("lat", [("48.5",)], {}),
        ("lat,lon", [("91", "37.5")], {"latitude": "lat", "longitude": "lon"}),
        ("y,x", [("90", "180")], {"latitude": "y", "longitude": "x"}),
        ("y,x", [("91", "180")], {}),
        ("y,x", [("90", "181")], {}),
        # An id tells rows apart.
        ("id,note", [("1", "a"), ("2", "b")], {"key": "id", "note": "note"}),
        ("id,note", [("1", "a"), ("1", "b")], {"note": "note"}),
        ("id,note", [("1", "a"), ("1", "a")], {"key": "id", "note": "note"}),
        ("id,note", [("1", "a"), ("", "b")], {"note": "note"}),
        # More than half of the cells must fit.
        ("when", [("2023-06-05",), ("soon",)], {}),
        ("when", [("2023-06-05",), ("2023-06-06",), ("soon",)], {"date": "when"}),
        ("date", [("soon",)], {"date": "date"}),
        ("place", [("48.5, 37.5",)], {"coordinates": "place"}),
        ("source", [("https://a.example/1",)], {"url": "source"}),
        ("source", [("A paper",)], {"publisher": "source"}),
        ("note (2)", [("a",)], {"note": "note (2)"}),
        ("when", [("",)], {}),
        ("note", [("",)], {"note": "note"}),
    ],
)
def test_a_column_is_taken_for_what_name_and_cells_say(
    header: str, rows: list[tuple[str, ...]], columns: dict[str, str]
) -> None:
    assert proposed(header.split(","), *rows).mapping.columns == columns


@pytest.mark.parametrize(
    ("header", "cell", "note"),
    [
        ("date", "", None),
        ("y", "north", "'y' is not used as latitude: 'north' cannot be read as one"),
        (
            "Lng",
            "east",
            "'Lng' is not used as longitude: 'east' cannot be read as one",
        ),
        (
            "gps",
            "x" * 50,
            "'gps' is not used as coordinates in one cell: '"
            + "x" * 40
            + "' cannot be read as one",
        ),
        (
            "when",
            "soon",
            "'when' is not used as date: 'soon' cannot be read as one",
        ),
        ("tag", "soon", None),
    ],
)
def test_what_is_passed_over_is_told(header: str, cell: str, note: str | None) -> None:
    found = proposed([header, "note"], [cell, "a"]).notes
    assert found == (() if note is None else (note,))


def test_values_are_counted_most_frequent_first_without_empty_ones() -> None:
    cells = [["b"], ["a"], [" a "], [""], ["c"], ["a"], ["b"]]
    table = column_table(Path("a.csv"), ["kind"], cells, range(7))
    assert list(value_counts(table, "kind").items()) == [("a", 3), ("b", 2), ("c", 1)]
    many = column_table(
        Path("a.csv"), ["k"], [[str(n)] for n in range(250)], range(250)
    )
    assert len(value_counts(many, "k")) == 200


def test_a_preview_has_ten_rows() -> None:
    found = proposed(["note"], *([str(n)] for n in range(20)))
    assert found.rows == tuple((str(n),) for n in range(10))


def read_as(
    mapping: Mapping, header: Sequence[str], *rows: Sequence[str]
) -> tuple[list[dict[str, Any]], list[tuple[str, str]]]:
    """Return the fields of the claims that a mapping makes of rows, without those that
    say nothing, and each rejected row with its reason.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder, "Some File.csv")
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([header, *rows])
        request = ConversionRequest(path=path, mapping=mapping)
        convert(request, Path(folder, "o.parquet"), Path(folder, "r.csv"))
        claims = pq.read_table(Path(folder, "o.parquet")).to_pylist()
        bad = []
        if Path(folder, "r.csv").exists():
            with Path(folder, "r.csv").open(encoding="utf-8") as file:
                bad = [(row["line"], row["reason"]) for row in csv.DictReader(file)]
    silent = ("", None, "id", "dataset", "license", "hedge", "claimant_side", "review")
    return [
        {k: v for k, v in claim.items() if v not in ("", None) and k not in silent}
        for claim in claims
    ], bad


@pytest.mark.slow
def test_every_meaning_becomes_its_field() -> None:
    names = [name for target, name in NAME.items() if target != "coordinates"]
    cells = [cell for target, cell in CELL.items() if target != "coordinates"]
    columns = {target: name for target, name in NAME.items() if target != "coordinates"}
    (claim,), bad = read_as(Mapping(columns), names, cells)
    assert bad == []
    assert claim == {
        "kind": "strike",
        "actor": "RU",
        "claimant": "Kyiv",
        "place_as_written": "Pisky",
        "name": "Pisky",
        "region": "Donetsk",
        "lat": 48.5,
        "lon": 37.5,
        "precision": "settlement",
        "radius_km": 3.0,
        "date_from": date(2023, 6, 5),
        "date_to": date(2023, 6, 7),
        "publisher": "A paper",
        "url": "https://a.example/1",
        "note": "It burnt.",
        "review_by": "some-file",
        "attributes": '{"kind":"Shelling","actor":"Russia","precision":"Town","country":"Ukraine"}',
    }


@pytest.mark.slow
def test_what_no_field_holds_is_kept_as_an_attribute() -> None:
    header = ["note", "url", "region", "country", "kind", "unit"]
    row = ["A", "see https://a.example/1", "Belgorod", "Russia", "Odd", "1st"]
    columns = {name: name for name in header if name != "unit"}
    (claim,), _ = read_as(Mapping(columns), header, row)
    assert json.loads(claim["attributes"]) == {
        "unit": "1st",
        "url": "see https://a.example/1",
        "kind": "Odd",
        "region": "Belgorod",
        "country": "Russia",
    }
    assert claim["url"] == "https://a.example/1"
    assert claim["kind"] == "statement"


def test_several_columns_make_the_note() -> None:
    mapping = Mapping({"note": "a"}, notes=("b", "a"))
    claims, bad = read_as(
        mapping, ["a", "b"], ["one", "two"], ["", "three"], ["four", ""]
    )
    assert [claim["note"] for claim in claims] == ["one; two", "three", "four"]
    assert bad == []


def test_rows_that_say_nothing_are_rejected() -> None:
    columns = {"date": "date", "date_end": "end", "place": "place", "note": "note"}
    header = ["date", "end", "place", "note", "n"]
    claims, bad = read_as(
        Mapping(columns),
        header,
        ["2023-06-05", "2023-06-04", "A", "", "1"],
        ["2023-06-05", "soon", "A", "", "2"],
        ["", "", "", "", "3"],
        ["2023-06-05", "2023-06-05", "A", "", "4"],
        ["2023-06-05", "", "A", "", "5"],
    )
    assert bad == [
        ("2", "the last day is earlier than the first"),
        ("3", "the date 'soon' cannot be read"),
        ("4", "the row says neither what nor where"),
    ]
    assert [(str(c["date_from"]), str(c["date_to"])) for c in claims] == [
        ("2023-06-05", "2023-06-05")
    ] * 2


@pytest.mark.slow
def test_a_file_without_maker_is_of_its_own_name() -> None:
    (claim,), _ = read_as(Mapping({"note": "a"}), ["a"], ["x"])
    assert (claim["publisher"], claim["claimant"], claim["review_by"]) == (
        "some-file",
        "some-file",
        "some-file",
    )
    said = Mapping({"note": "a"}, constants={"publisher": "It's us"})
    (claim,), _ = read_as(said, ["a"], ["x"])
    assert (claim["publisher"], claim["claimant"], claim["review_by"]) == (
        "It's us",
        "It's us",
        "It's us",
    )


def test_values_of_a_file_mean_what_the_mapping_says() -> None:
    mapping = Mapping(
        {"note": "a", "kind": "k", "actor": "s"},
        values={"kind": {"Odd one": "clash"}, "actor": {"Us": "UA"}},
    )
    claims, _ = read_as(
        mapping,
        ["a", "k", "s"],
        ["1", "odd  ONE", "us"],
        ["2", "Shelling", "Russia"],
        ["3", "else", "else"],
    )
    assert [(c["kind"], c["actor"]) for c in claims] == [
        ("clash", "UA"),
        ("strike", "RU"),
        ("statement", "unknown"),
    ]


def test_an_area_has_the_reach_of_its_shape_and_a_point_that_of_its_word() -> None:
    mapping = Mapping({"coordinates": "geo", "precision": "p"})
    claims, _ = read_as(
        mapping,
        ["geo", "p"],
        ["48.5, 37.5", "town"],
        ["48.5, 37.6", ""],
        ["POLYGON((36 47,37 47,37 48,36 47))", ""],
        ["POLYGON((20 44,40 44,40 55,20 44))", ""],
    )
    assert [
        (round(c["lat"], 1), round(c["lon"], 1), c.get("precision"), c.get("radius_km"))
        for c in claims
    ] == [
        (48.5, 37.5, "settlement", 3.0),
        (48.5, 37.6, None, None),
        (47.5, 36.5, "area", 67.197),
        (49.5, 30.0, "area", 975.581),
    ]


@pytest.mark.parametrize(
    ("header", "cells", "lon_first"),
    [
        ("coordinates", ["48.5, 37.5"], False),
        ("coordinates", ["37.5, 48.5"], True),
        ("coordinates", ["37.5, 48.5", "48.5, 37.5"], False),
        ("lon lat", ["48.5, 37.5"], True),
        ("coordinates", ["[37.5, 48.5]"], True),
        ("coordinates", ["[48.5, 37.5]"], False),
        ("gps", ["[48.5, 37.5]"], False),
        ("gps", ["[37.5, 48.5]"], True),
        ("gps", ["[10.5, 100.5]"], False),
        ("gps", ["[100.5, 10.5]"], True),
        ("gps", ["[10.5, 20.5]"], False),
        ("coordinates", ["[10.5, 20.5]"], True),
        ("coordinates", ["nowhere"], False),
    ],
)
def test_which_number_of_a_point_stands_first(
    header: str, cells: list[str], lon_first: bool
) -> None:
    rows = [[cell, "a"] for cell in cells]
    table = column_table(Path("a.csv"), [header, "note"], rows, range(len(rows)))
    mapping = Mapping({"coordinates": header, "note": "note"})
    layout, renamed = mapped_layout(mapping, table, "x")
    assert layout.points["c0"].longitude_first is lon_first
    told = "of two numbers the first is taken for the longitude"
    assert list(order_notes(layout)) == [f"{header!r}: {told}"] * lon_first
    assert renamed.header == ("c0", "c1")


def test_rows_of_another_country_are_not_turned_round() -> None:
    def lon_first(country: str) -> bool:
        header, rows = ["gps", "country"], [["[37.5, 48.5]", country]]
        table = column_table(Path("a.csv"), header, rows, [2])
        mapping = Mapping({"coordinates": "gps", "country": "country"})
        return mapped_layout(mapping, table, "x")[0].points["c0"].longitude_first

    assert [lon_first(c) for c in ("Ukraine", " UA ", "", "Iran")] == [
        True,
        True,
        True,
        False,
    ]


def test_what_a_mapped_layout_says_of_itself() -> None:
    table = column_table(Path("a.csv"), ["d", "note"], [["2023", "a"]], [2])
    bare, _ = mapped_layout(Mapping({"note": "note"}), table, "x")
    assert (bare.name, bare.label, bare.license, bare.credit) == (
        "mapped x",
        "x",
        "not stated",
        "",
    )
    assert (bare.redistribute, bare.says_absent, bare.columns) == (False, True, ())
    assert bare.titles == {"c0": "d", "c1": "note"}
    assert (bare.days, bare.country, bare.points) == ((), (), {})
    constants = {"title": "Fires", "license": "CC0"}
    full, _ = mapped_layout(
        Mapping({"note": "note", "date_end": "d"}, constants=constants), table, "x"
    )
    assert (full.label, full.license, full.days) == ("Fires", "CC0", ("c0",))


def test_rows_without_an_id_are_the_same_when_every_cell_is() -> None:
    claims, bad = read_as(
        Mapping({"note": "a"}), ["a", "b"], ["x", "1"], ["x", "2"], ["x", "1"]
    )
    assert len(claims) == 2
    assert bad == [("4", "the same event stands in an earlier row")]
    keyed = Mapping({"note": "a", "key": "b"})
    claims, bad = read_as(keyed, ["a", "b"], ["x", "1"], ["y", "1"])
    assert len(claims) == 1


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        (
            Mapping({"note": "gone"}),
            "a.csv: note = 'gone' is not a column of the file; choose one that is",
        ),
        (
            Mapping({"note": "note"}, notes=("gone",)),
            "a.csv: note = 'gone' is not a column of the file; choose one that is",
        ),
        (
            Mapping({"colour": "note"}),
            "a.csv: colour = 'note' is not a column of the file; choose one that is",
        ),
        (
            Mapping({"date": "date"}),
            "a.csv: choose at least a column for the note, the place, the region or the"
            " coordinates; there are 'date', 'note'",
        ),
    ],
)
def test_a_mapping_that_cannot_be_is_told_in_full(
    mapping: Mapping, message: str
) -> None:
    table = column_table(Path("a.csv"), ["date", "note"], [["2023", "a"]], [2])
    with pytest.raises(BadInput) as error:
        mapped_layout(mapping, table, "x")
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("key", "id, event id, uuid, ід, номер события"),
        ("date", "date, event date, day, timestamp, дата, час, дата события, початок"),
        ("date_end", "date end, end date, until, дата закінчення, конец"),
        ("latitude", "latitude, lat, y, широта, широта wgs84"),
        ("longitude", "longitude, lon, lng, x, довгота, долг"),
        ("coordinates", "coordinates, gps, geometry, координати, геолокация, position"),
        ("place", "place, town, city, населений пункт, город, название"),
        ("region", "region, oblast, admin1, область, регион"),
        ("country", "country, iso3, країна, страна"),
        ("kind", "kind, type, event type, тип події, категория, вид события"),
        ("actor", "actor, side, party, сторона, учасник, сторона конфликта"),
        ("precision", "precision, geo precision, where prec, точность координат"),
        ("claimant", "claimant, said by, хто заявив, заявитель"),
        ("publisher", "publisher, source, outlet, джерело, издание, сми"),
        ("url", "url, link, href, посилання, ссылка, источник"),
        ("note", "note, description, summary, опис, событие, что произошло"),
    ],
)
def test_headers_in_three_languages(target: str, words: str) -> None:
    pairs = {"latitude": "longitude", "longitude": "latitude", "date_end": "date"}
    for word in words.split(", "):
        header, row = [word.upper()], [CELL[target]]
        if target in pairs:
            header.append(NAME[pairs[target]])
            row.append(CELL[pairs[target]])
        assert proposed(header, row).mapping.columns.get(target) == header[0], word


@pytest.mark.parametrize(
    "name",
    [
        *("date", "event date", "дата", "дата події", "дата события"),
        *("latitude", "lat", "широта", "longitude", "lon", "lng", "довгота", "долгота"),
        "geometry",
    ],
)
def test_a_header_that_is_certain_is_taken_also_where_its_cells_are_broken(
    name: str,
) -> None:
    other = "longitude" if name in ("latitude", "lat", "широта") else "latitude"
    found = proposed([name, other], ["broken", "broken too"]).mapping.columns
    assert name in found.values()
    assert name not in proposed([name, other], ["", ""]).mapping.columns.values()


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("y", "latitude"),
        ("x", "longitude"),
        ("coordinates", "coordinates in one cell"),
        ("coords", "coordinates in one cell"),
        ("gps", "coordinates in one cell"),
        ("geolocation", "coordinates in one cell"),
        ("координати", "coordinates in one cell"),
        ("координаты", "coordinates in one cell"),
        ("геолокація", "coordinates in one cell"),
        ("геолокация", "coordinates in one cell"),
    ],
)
def test_a_header_of_a_place_that_is_none_is_told(name: str, meaning: str) -> None:
    assert proposed([name, "note"], ["broken", "a"]).notes == (
        f"{name!r} is not used as {meaning}: 'broken' cannot be read as one",
    )


@pytest.mark.parametrize(
    ("header", "cells", "columns"),
    [
        # What fits stands behind what does not.
        ("a,b,c", ("12", "x", "5 June 2023"), {"date": "c"}),
        ("a,b,c", ("12", "x", "https://a.example/1"), {"url": "c"}),
        ("a,b,c", ("12", "x", "48.5, 37.5"), {"coordinates": "c"}),
        (
            "a,Lat of it,b,Lon of it",
            ("12", "48.5", "x", "37.5"),
            {"latitude": "Lat of it", "longitude": "Lon of it"},
        ),
        (
            "Lat of it,Lat in degrees,Lon of it",
            ("north", "48.5", "37.5"),
            {"latitude": "Lat in degrees", "longitude": "Lon of it"},
        ),
        # A point in two columns leaves one in a single cell alone.
        (
            "lat,lon,spot",
            ("48.5", "37.5", "48.5, 37.5"),
            {"latitude": "lat", "longitude": "lon"},
        ),
        # The first of two names of the same meaning is taken.
        ("place,town", ("A", "B"), {"place": "place"}),
        ("town,place", ("A", "B"), {"place": "place"}),
    ],
)
def test_of_several_columns_the_one_that_fits_is_taken(
    header: str, cells: tuple[str, ...], columns: dict[str, str]
) -> None:
    assert proposed(header.split(","), cells).mapping.columns == columns


def test_a_point_in_two_columns_comes_before_one_in_a_single_cell() -> None:
    header = ["lat", "lon", "geo", "note"]
    mapping = Mapping(
        {"latitude": "lat", "longitude": "lon", "coordinates": "geo", "note": "note"}
    )
    table = column_table(Path("a.csv"), header, [["48.5", "37.5", "1, 2", "a"]], [2])
    layout, _ = mapped_layout(mapping, table, "x")
    assert (layout.latitude, layout.longitude, layout.points) == ("r.c0", "r.c1", {})
    alone, _ = mapped_layout(Mapping({"coordinates": "geo"}), table, "x")
    assert list(alone.points) == ["c2"]
    assert alone.latitude == 'r."point latitude"'
    assert alone.longitude == 'r."point longitude"'
    bare, _ = mapped_layout(Mapping({"note": "note"}), table, "x")
    assert (bare.latitude, bare.longitude, bare.day) == ("''", "''", "''")
