"""The project's own CSV and GeoJSON, row by row."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard.domain.errors import BadInput
from dashboard.exchange.importers import own
from dashboard.exchange.importers.own import (
    CUT_SHORT,
    geojson_rows,
    table_rows,
)
from dashboard.exchange.tables.formats.own_geojson import OPENING
from dashboard.exchange.tables.open_table import open_table

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
    rows = list(table_rows(open_table(file)))
    assert [(line, claim and claim.kind.value) for line, claim, *_ in rows] == [
        (2, "strike"),
        (3, None),
        (4, None),
        (6, "clash"),
    ]
    assert rows[1][2] == "the row has more or fewer cells than the first line names"
    assert rows[2][2].startswith("kind 'sing' is not known; one of ")
    assert [row[3] for row in rows] == ["", "x", "sing,A,B", ""]
    assert rows[-1][4] == 1.0


def test_a_table_without_a_needed_column(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("kind\nstrike\n")
    with pytest.raises(BadInput, match="no column claimant, publisher; the first line"):
        list(table_rows(open_table(file)))


def test_a_feature_a_line(tmp_path: Path) -> None:
    point = {"type": "Point", "coordinates": [36.8, 47.8, 120]}
    file = lines(tmp_path / "a.geojson", feature(geometry=point), feature())
    first, second = geojson_rows(file)
    assert first[1] is not None
    assert (first[0], first[1].lat, first[1].lon) == (2, 47.8, 36.8)
    assert second[1] is not None
    assert (second[0], second[1].lat, second[1].claimant) == (3, None, "A")


def test_text_is_taken_as_it_stands(tmp_path: Path) -> None:
    more = {**PROPERTIES, "note": "'=1", "quote": "=1", "claimant": 5}
    ((_, claim, *_),) = geojson_rows(
        lines(tmp_path / "a.geojson", feature(properties=more))
    )
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
    rows = list(geojson_rows(lines(tmp_path / "a.geojson", broken, feature())))
    assert rows[0][0] == 2
    assert rows[0][1] is None
    assert rows[0][2].startswith(reason)
    assert rows[0][3].startswith(json.dumps(broken)[:20])
    assert rows[1][1] is not None
    whole = tmp_path / "b.geojson"
    whole.write_text(json.dumps({"features": [broken, feature()]}))
    assert [row[:3] for row in geojson_rows(whole)] == [
        (1, None, rows[0][2]),
        (2, rows[1][1], ""),
    ]


def test_a_file_that_is_cut_short(tmp_path: Path) -> None:
    *_, last = geojson_rows(lines(tmp_path / "a.geojson", feature(), end=""))
    assert last[1:3] == (None, CUT_SHORT)


@pytest.mark.parametrize("text", ["{}", "[]", "5", '{"features":5}', "{"])
def test_what_is_no_geojson(text: str, tmp_path: Path) -> None:
    file = tmp_path / "a.geojson"
    file.write_text(text)
    with pytest.raises(BadInput, match=r"a\.geojson: not a GeoJSON FeatureCollection"):
        list(geojson_rows(file))


def test_what_is_too_large_to_be_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own, "LARGEST_JSON", 3)
    file = tmp_path / "a.geojson"
    file.write_text('{"features":[]}')
    with pytest.raises(BadInput, match="too large to be read whole; write one feature"):
        list(geojson_rows(file))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"a\.geojson: cannot be read"):
        list(geojson_rows(tmp_path / "a.geojson"))
