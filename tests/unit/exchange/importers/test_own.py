"""The project's own CSV and GeoJSON, by column and row by row."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.importers import own
from dashboard.exchange.importers.own import (
    CUT_SHORT,
    geojson_batches,
    limited,
    table_batches,
)
from dashboard.exchange.tables.formats.own_geojson import OPENING
from dashboard.exchange.tables.open_table import open_table
from dashboard.exchange.tables.records import MAX_RECORD, TOO_LONG
from tests.own_rows import rows_of

PROPERTIES = {"kind": "strike", "claimant": "A", "publisher": "B"}


def feature(**more: Any) -> dict[str, Any]:
    return {"type": "Feature", "geometry": None, "properties": PROPERTIES, **more}


def lines(path: Path, *features: Any, end: str = "]}") -> Path:
    text = ",\n".join(json.dumps(each) for each in features)
    path.write_text(f"{OPENING}\n{text}\n{end}\n")
    return path


def test_rows_and_reasons_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("kind,claimant,publisher\nstrike,A,B\nx\nsing,A,B\n\nclash,A,B\n")
    rows = rows_of(table_batches(open_table(file)))
    assert [(line, claim and claim.kind.value) for line, claim, *_ in rows] == [
        (2, "strike"),
        (3, None),
        (4, None),
        (6, "clash"),
    ]
    assert rows[1][2] == "the row has more or fewer cells than the first line names"
    assert rows[2][2].startswith("kind 'sing' is not known; one of ")
    assert [row[3] for row in rows] == ["", "x", "sing,A,B", ""]


def test_the_share_of_the_file_that_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("kind,claimant,publisher\nstrike,A,B\n")
    *_, last = table_batches(open_table(file))
    assert last.done == 1.0
    *_, last = geojson_batches(lines(tmp_path / "a.geojson", feature()))
    assert last.done == 1.0


def test_a_table_without_a_needed_column(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("kind\nstrike\n")
    with pytest.raises(BadInput, match="no column claimant, publisher; the first line"):
        rows_of(table_batches(open_table(file)))


def test_a_feature_a_line(tmp_path: Path) -> None:
    point = {"type": "Point", "coordinates": [36.8, 47.8, 120]}
    file = lines(tmp_path / "a.geojson", feature(geometry=point), feature())
    first, second = rows_of(geojson_batches(file))
    assert first[1] is not None
    assert (first[0], first[1].lat, first[1].lon) == (2, 47.8, 36.8)
    assert second[1] is not None
    assert (second[0], second[1].lat, second[1].claimant) == (3, None, "A")


def test_text_is_taken_as_it_stands(tmp_path: Path) -> None:
    more = {**PROPERTIES, "note": "'=1", "quote": "=1", "claimant": 5}
    file = lines(tmp_path / "a.geojson", feature(properties=more))
    ((_, claim, *_),) = rows_of(geojson_batches(file))
    assert claim is not None
    assert (claim.note, claim.quote, claim.claimant) == ("'=1", "=1", "5")


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (5, "the feature has no properties"),
        ({"properties": []}, "the feature has no properties"),
        (feature(geometry={"type": "Line"}), "the geometry is a Line, not a Point"),
        (
            feature(geometry={"type": "Point", "coordinates": [1]}),
            "lat and lon must both",
        ),
        (feature(properties={"kind": "strike"}), "claimant is empty"),
    ],
)
def test_a_feature_that_is_no_claim(broken: Any, reason: str, tmp_path: Path) -> None:
    file = lines(tmp_path / "a.geojson", broken, feature())
    rows = rows_of(geojson_batches(file))
    assert rows[0][0] == 2
    assert rows[0][1] is None
    assert rows[0][2].startswith(reason)
    assert rows[0][3].startswith(json.dumps(broken)[:20])
    assert rows[1][1] is not None
    whole = tmp_path / "b.geojson"
    whole.write_text(json.dumps({"features": [broken, feature()]}))
    assert [row[:3] for row in rows_of(geojson_batches(whole))] == [
        (1, None, rows[0][2]),
        (2, rows[1][1], ""),
    ]


def test_a_file_that_is_cut_short(tmp_path: Path) -> None:
    file = lines(tmp_path / "a.geojson", feature(), end="")
    *_, last = rows_of(geojson_batches(file))
    assert last[1:3] == (None, CUT_SHORT)


@pytest.mark.parametrize("text", ["{}", "[]", "5", '{"features":5}', "{"])
def test_what_is_no_geojson(text: str, tmp_path: Path) -> None:
    file = tmp_path / "a.geojson"
    file.write_text(text)
    with pytest.raises(BadInput, match=r"a\.geojson: not a GeoJSON FeatureCollection"):
        list(geojson_batches(file))


def test_what_is_too_large_to_be_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own, "LARGEST_JSON", 3)
    file = tmp_path / "a.geojson"
    file.write_text('{"features":[]}')
    with pytest.raises(BadInput, match="too large to be read whole; write one feature"):
        list(geojson_batches(file))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"a\.geojson: cannot be read"):
        list(geojson_batches(tmp_path / "a.geojson"))


def test_the_limited_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("kind,claimant,publisher\nstrike,A,B\nx\nsing,A,B\nclash,A,B\n")
    table = open_table(file)
    every = [row[0] for row in rows_of(table_batches(table))]
    assert every == [2, 3, 4, 5]
    for most in range(1, 6):
        some = rows_of(limited(table_batches(table), most))
        assert [row[0] for row in some] == every[:most]
    assert rows_of(limited(table_batches(table), 0)) == rows_of(table_batches(table))


@pytest.mark.parametrize("piece", [1, 50, 1000])
def test_it_does_not_matter_how_much_is_read_at_once(
    piece: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = [{**PROPERTIES, "note": note} for note in ("a", " b", "c", "\u2003d", "e")]
    file = lines(tmp_path / "a.geojson", *(feature(properties=each) for each in more))
    whole = rows_of(geojson_batches(file))
    assert [row[0] for row in whole] == [2, 3, 4, 5, 6]
    assert [row[1] and row[1].note for row in whole] == [*"abcde"]
    monkeypatch.setattr(own, "PIECE", piece)
    assert rows_of(geojson_batches(file)) == whole


def test_a_line_that_is_too_long_takes_no_other_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = feature(note="x" * 3 * MAX_RECORD)
    file = lines(tmp_path / "a.geojson", feature(), long, feature())
    for piece in (own.PIECE, MAX_RECORD // 2):
        monkeypatch.setattr(own, "PIECE", piece)
        rows = rows_of(geojson_batches(file))
        assert [row[0] for row in rows] == [2, 3, 4]
        assert [row[2] for row in rows] == ["", TOO_LONG, ""]
        assert rows[1][3].startswith(json.dumps(long)[:20])


def test_a_last_line_without_an_end(tmp_path: Path) -> None:
    file = lines(tmp_path / "a.geojson", feature())
    file.write_bytes(file.read_bytes().rstrip())
    assert [row[2] for row in rows_of(geojson_batches(file))] == [""]
    file.write_bytes(file.read_bytes().removesuffix(b"\n]}"))
    assert [row[::2] for row in rows_of(geojson_batches(file))] == [
        (2, ""),
        (3, CUT_SHORT),
    ]


def reasons(batches: Any) -> list[str]:
    return [reason for _, _, reason, _ in rows_of(batches)]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (5, "the feature has no properties"),
        ({"type": "Feature"}, "the feature has no properties"),
        ({"properties": [1]}, "the feature has no properties"),
        (
            feature(geometry={"type": "Polygon", "coordinates": []}),
            "the geometry is a Polygon, not a Point",
        ),
        (feature(geometry={}), "the geometry is a None, not a Point"),
        (
            feature(geometry={"type": "x" * 30}),
            f"the geometry is a {'x' * 20}, not a Point",
        ),
        (feature(properties={**PROPERTIES, "kind": ""}), "kind is empty"),
        (
            feature(properties={**PROPERTIES, "note": "x" * 4001}),
            "note is longer than 4000 characters",
        ),
        (
            feature(geometry={"type": "Point", "coordinates": [1]}),
            "lat and lon must both be given or both be empty",
        ),
    ],
)
def test_a_feature_that_is_no_claim_is_told_in_full(
    broken: Any, reason: str, tmp_path: Path
) -> None:
    assert reasons(geojson_batches(lines(tmp_path / "a.geojson", broken))) == [reason]
    whole = tmp_path / "b.geojson"
    whole.write_text(json.dumps({"features": [broken, feature()]}))
    assert reasons(geojson_batches(whole)) == [reason, ""]


@pytest.mark.parametrize(
    ("geometry", "point"),
    [
        ({"type": "Point", "coordinates": [37.5, 48.5]}, (48.5, 37.5)),
        ({"type": "Point", "coordinates": [37.5, 48.5, 120]}, (48.5, 37.5)),
        ({"type": "Point", "coordinates": []}, (None, None)),
        ({"type": "Point", "coordinates": None}, (None, None)),
        ({"type": "Point"}, (None, None)),
        (None, (None, None)),
    ],
)
def test_the_point_of_a_feature(
    geometry: Any, point: tuple[float | None, float | None], tmp_path: Path
) -> None:
    path = tmp_path / "b.geojson"
    path.write_text(json.dumps({"features": [feature(geometry=geometry)]}))
    ((_, claim, reason, _),) = rows_of(geojson_batches(path))
    assert reason == ""
    assert claim is not None
    assert (claim.lat, claim.lon) == point


def test_a_line_that_is_no_json_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    path.write_text(f"{OPENING}\n{{,\n{json.dumps(feature())}\n]}}\n")
    first, second = rows_of(geojson_batches(path))
    assert first[2].startswith("the feature is not JSON (")
    assert first[2].endswith(")")
    assert (first[0], first[3], second[0], second[2]) == (2, "{,", 3, "")


def test_attributes_are_kept(tmp_path: Path) -> None:
    text = '{"unit":"1st"}'
    file = tmp_path / "a.csv"
    quoted = text.replace('"', '""')
    file.write_text(
        f'kind,claimant,publisher,attributes\nstrike,A,B,"{quoted}"\nstrike,A,B,\n'
    )
    found = [claim for _, claim, *_ in rows_of(table_batches(open_table(file)))]
    assert [claim and claim.attributes for claim in found] == [text, ""]
    path = tmp_path / "b.geojson"
    one = feature(properties={**PROPERTIES, "attributes": text})
    path.write_text(json.dumps({"features": [one]}))
    ((_, claim, *_),) = rows_of(geojson_batches(path))
    assert claim is not None
    assert claim.attributes == text


def test_headers_in_other_letters_are_fields(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("KIND,Claimant,publisher,More\nstrike,A,B,x\n")
    ((_, claim, reason, _),) = rows_of(table_batches(open_table(file)))
    assert reason == ""
    assert claim is not None
    assert (claim.kind.value, claim.claimant) == ("strike", "A")


def test_what_is_missing_is_told_in_full(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("kind,note\nstrike,A\n")
    with pytest.raises(BadInput) as error:
        list(table_batches(open_table(file)))
    assert str(error.value) == (
        f"{file}: no column claimant, publisher; the first line must name the columns"
    )
    path = tmp_path / "a.geojson"
    path.write_text('{"type": 5}')
    with pytest.raises(BadInput) as error:
        list(geojson_batches(path))
    assert str(error.value) == (
        f"{path}: not a GeoJSON FeatureCollection ('features'); check the file"
    )


def test_the_share_of_features_that_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own, "FEATURES", 2)
    path = tmp_path / "b.geojson"
    path.write_text(json.dumps({"features": [feature()] * 5}))
    batches = list(geojson_batches(path))
    assert [batch.rows for batch in batches] == [2, 2, 1]
    assert [batch.done for batch in batches] == [0.4, 0.8, 1.0]


@pytest.mark.parametrize("rows", [0, 1, 2, 3, 4, 5, 9])
def test_the_first_rows_alone(rows: int, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(
        "kind,claimant,publisher\nstrike,A,B\nx\nclash,A,B\nsing,A,B\nhold,A,B\n"
    )
    numbers = [
        row[0] for row in rows_of(limited(table_batches(open_table(file)), rows))
    ]
    assert numbers == [2, 3, 4, 5, 6][: rows or 5]
