"""Who is said to hold which place, as files."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

from dashboard.domain.errors import BadInput
from dashboard.domain.filters import Filters
from dashboard.services.judgement.control import (
    COLUMNS,
    NOTE,
    control_file,
    control_geojson,
    control_on,
    control_sentence,
    control_surface,
)
from tests.unit.services.pictures.test_story import KYIV, MOSCOW, written

AGAIN = {
    **MOSCOW,
    "kind": "capture",
    "date_from": "2023-07-01",
    "date_to": "2023-07-01",
}
HOSTILE = {**KYIV, "claimant": "=cmd()", "place_id": "UA2", "name": "Robotyne"}
PART = {**KYIV, "place_id": "UA3", "note": "Half of the town is said to be retaken"}


def rows(folder: Path, day: str, *claims: dict[str, str]) -> list[dict[str, str]]:
    asked = date.fromisoformat(day)
    places = control_on(written(folder, *claims), Filters(), asked)
    text = b"".join(control_file(places, asked, "csv")).decode()
    reader = csv.DictReader(io.StringIO(text))
    assert tuple(reader.fieldnames or ()) == COLUMNS
    return list(reader)


def test_a_place_that_two_sides_claim(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, "2023-06-14", KYIV, MOSCOW)
    assert (row["status"], row["holder"], row["reported"]) == ("contested", "", "false")
    assert row["last_claim"] == "2023-06-13"
    assert "Moscow: held by Russia, 2023-06-13" in row["basis"]
    assert row["origins"] == "2"


@pytest.mark.slow
def test_before_anybody_spoke_and_after_it_is_stale(tmp_path: Path) -> None:
    assert rows(tmp_path, "2023-06-01", KYIV) == []
    (row,) = rows(tmp_path, "2023-12-01", KYIV)
    assert (row["status"], row["holder"], row["since"]) == ("unknown", "", "")


def test_cells_are_safe_and_parts_say_nothing(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, "2023-06-20", HOSTILE, PART)
    assert row["name"] == "Robotyne"
    assert row["basis"].startswith("'=cmd()")
    assert (row["status"], row["holder"]) == ("one_voice", "UA")


@pytest.mark.slow
def test_geojson_and_the_sentence(tmp_path: Path) -> None:
    day = date(2023, 7, 10)
    places = control_on(written(tmp_path, KYIV, AGAIN), Filters(), day)
    answer = json.loads(b"".join(control_file(places, day, "geojson")))
    (feature,) = answer["features"]
    assert feature["properties"]["layer"] == "place"
    assert feature["properties"]["holder"] == "RU"
    assert answer["note"] == "As claimed, not as verified."
    assert "by Ukraine 0, by Russia 1; contested 0" in control_sentence(places, day)


@pytest.mark.slow
def test_what_cannot_be_asked(tmp_path: Path) -> None:
    project = written(tmp_path, KYIV)
    with pytest.raises(BadInput, match="not come yet"):
        control_on(project, Filters(), date(2100, 1, 1))
    with pytest.raises(BadInput, match="one of csv, geojson"):
        list(control_file([], date(2023, 7, 1), "xlsx"))


@pytest.mark.slow
def test_what_one_relays_of_another_is_one_origin(tmp_path: Path) -> None:
    observer = {
        **KYIV,
        "claimant": "ISW",
        "claimant_side": "independent",
        "url": "https://example.org/isw",
        "quote": "A village was retaken",
    }
    for name in ("apart", "relayed"):
        (tmp_path / name).mkdir()
    (row,) = rows(tmp_path / "apart", "2023-06-14", KYIV, observer)
    assert (row["status"], row["origins"]) == ("agreed", "2")
    relays = {**observer, "relayed_by": "Kyiv"}
    (row,) = rows(tmp_path / "relayed", "2023-06-14", KYIV, relays)
    assert (row["status"], row["origins"]) == ("agreed", "1")


@pytest.mark.slow
def test_the_surface_lies_between_the_places(tmp_path: Path) -> None:
    day = date(2023, 6, 25)
    east = {
        **MOSCOW,
        "place_id": "UA9",
        "name": "Novodonetske",
        "kind": "capture",
        "lon": "36.95",
    }
    vague = {**east, "place_id": "UA10", "precision": "approximate", "lon": "38.5"}
    project = written(tmp_path, KYIV, east, vague)
    places = control_on(project, Filters(), day)
    surface = control_surface(project, places)
    features = control_geojson(places, day, surface)["features"]
    layers = {each["properties"]["layer"] for each in features}
    assert layers == {"place", "area", "band", "line"}
    for each in features:
        kind = each["properties"]["layer"]
        if kind == "place":
            continue
        assert each["properties"]["words"].endswith(NOTE)
        if kind == "line":
            continue
        assert (each["properties"]["m_to"] <= 0.3) is (kind == "band")
        assert 0 < each["properties"]["chance_of_error"] < 0.5
    # What is not known exactly speaks for no ground.
    assert surface.lons.max() < 37.2
    with pytest.raises(BadInput, match="no table"):
        list(control_file(places, day, "csv", surface))
    text = b"".join(control_file(places, day, "geojson", surface))
    assert len(json.loads(text)["features"]) == len(features)
