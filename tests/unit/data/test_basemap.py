"""The vendored basemap: border policy, completeness, and a budget of bytes."""

import gzip
import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[3] / "data" / "basemap"
ODBL = FOLDER / "odbl"
FILES = sorted([*FOLDER.rglob("*.geojson"), FOLDER / "labels.json"])
WEST, SOUTH, EAST, NORTH = 5.0, 36.0, 62.0, 62.0
CRIMEA = (
    ("the plain", 34.10, 44.95),
    ("Sevastopol", 33.60, 44.62),
    ("Kerch", 36.47, 45.35),
)
CAPITALS = {
    "UA-05": (28.47, 49.23),
    "UA-07": (25.32, 50.75),
    "UA-09": (39.31, 48.57),
    "UA-12": (35.04, 48.46),
    "UA-14": (37.80, 48.02),
    "UA-18": (28.66, 50.25),
    "UA-21": (22.29, 48.62),
    "UA-23": (35.14, 47.84),
    "UA-26": (24.71, 48.92),
    "UA-30": (30.52, 50.45),
    "UA-35": (32.26, 48.51),
    "UA-40": (33.52, 44.58),
    "UA-43": (34.10, 44.95),
    "UA-46": (24.03, 49.84),
    "UA-48": (31.99, 46.97),
    "UA-51": (30.73, 46.47),
    "UA-53": (34.55, 49.59),
    "UA-56": (26.25, 50.62),
    "UA-59": (34.80, 50.91),
    "UA-61": (25.59, 49.55),
    "UA-63": (36.23, 49.99),
    "UA-65": (32.61, 46.65),
    "UA-68": (26.99, 49.42),
    "UA-71": (32.06, 49.44),
    "UA-74": (31.29, 51.50),
    "UA-77": (25.94, 48.29),
}
NAMES = {
    "Vinnytsia",
    "Volyn",
    "Dnipropetrovsk",
    "Donetsk",
    "Zhytomyr",
    "Zakarpattia",
    "Zaporizhzhia",
    "Ivano-Frankivsk",
    "Kyiv",
    "Kirovohrad",
    "Luhansk",
    "Lviv",
    "Mykolaiv",
    "Odesa",
    "Poltava",
    "Rivne",
    "Sumy",
    "Ternopil",
    "Kharkiv",
    "Kherson",
    "Khmelnytskyi",
    "Cherkasy",
    "Chernivtsi",
    "Chernihiv",
    "Crimea",
    "Kyiv City",
    "Sevastopol",
}


def features(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(
        (FOLDER / name).read_text(encoding="utf-8")
    )["features"]
    return found


def by_id(name: str, key: str = "id") -> dict[str, dict[str, Any]]:
    return {item["properties"][key]: item["geometry"] for item in features(name)}


def contains(geometry: dict[str, Any], lon: float, lat: float) -> bool:
    """Even-odd rule over every ring."""
    polygons = (
        geometry["coordinates"]
        if geometry["type"] == "MultiPolygon"
        else [geometry["coordinates"]]
    )
    inside = False
    for ring in (ring for polygon in polygons for ring in polygon):
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (
                y2 - y1
            ) + x1:
                inside = not inside
    return inside


def positions(nest: Any) -> Iterator[tuple[float, float]]:
    if isinstance(nest[0], int | float):
        yield nest[0], nest[1]
        return
    for item in nest:
        yield from positions(item)


@pytest.mark.parametrize(("name", "lon", "lat"), CRIMEA)
def test_crimea_lies_in_ukraine_and_in_no_other_country(
    name: str, lon: float, lat: float
) -> None:
    owners = [
        code
        for code, geometry in by_id("odbl/countries.geojson").items()
        if contains(geometry, lon, lat)
    ]
    assert owners == ["UKR"], name


def test_neighbours_keep_their_own_land() -> None:
    countries = by_id("odbl/countries.geojson")
    for code, lon, lat in (
        ("RUS", 36.58, 50.60),
        ("POL", 21.01, 52.23),
        ("MDA", 28.86, 47.01),
        ("BLR", 27.57, 53.9),
    ):
        assert [
            c for c, geometry in countries.items() if contains(geometry, lon, lat)
        ] == [code]


def test_the_seas_are_not_land() -> None:
    for lon, lat in ((34.0, 43.4), (36.7, 46.1), (50.5, 42.0)):
        assert not any(
            contains(g, lon, lat) for g in by_id("odbl/countries.geojson").values()
        )


def test_no_border_is_drawn_between_crimea_and_the_rest_of_ukraine() -> None:
    pairs = {
        (p["a"], p["b"])
        for p in (item["properties"] for item in features("odbl/borders.geojson"))
    }
    assert ("RUS", "UKR") in pairs
    line = next(
        f["geometry"]
        for f in features("odbl/borders.geojson")
        if f["properties"]["b"] == "UKR" and f["properties"]["a"] == "RUS"
    )
    assert min(lat for _, lat in positions(line["coordinates"])) > 46.9


def test_twenty_seven_oblasts_each_with_its_seat() -> None:
    rows = [item["properties"] for item in features("odbl/oblasts.geojson")]
    assert {row["name"] for row in rows} == NAMES
    assert len({row["id"] for row in rows}) == 27
    areas = by_id("odbl/oblasts.geojson", "iso")
    for iso, (lon, lat) in {**CAPITALS, "UA-32": (30.12, 49.80)}.items():
        assert [
            code for code, geometry in areas.items() if contains(geometry, lon, lat)
        ] == [iso]


def test_label_points_lie_in_their_areas() -> None:
    for name in ("odbl/oblasts.geojson", "odbl/raions.geojson"):
        for item in features(name):
            assert contains(item["geometry"], *item["properties"]["label"]), item[
                "properties"
            ]["name"]


def test_a_hundred_and_thirty_six_raions_of_known_regions() -> None:
    raions = features("odbl/raions.geojson")
    regions = {item["properties"]["id"] for item in features("odbl/oblasts.geojson")}
    assert len({item["properties"]["id"] for item in raions}) == 136
    assert {item["properties"]["region"] for item in raions} <= regions
    bakhmut = [
        item["properties"]["name"]
        for item in raions
        if contains(item["geometry"], 38.00, 48.59)
    ]
    assert bakhmut == ["Bakhmutskyi"]


def test_kakhovka_is_a_feature_of_its_own_with_land_beneath() -> None:
    reservoir = by_id("odbl/water.geojson")["kakhovka-reservoir"]
    ukraine = by_id("odbl/countries.geojson")["UKR"]
    for lon, lat in ((34.30, 47.50), (35.20, 47.50), (33.60, 46.90)):
        assert contains(reservoir, lon, lat)
        assert contains(ukraine, lon, lat)
    assert len(by_id("odbl/water.geojson")) == len(features("odbl/water.geojson"))


def test_the_rivers_of_the_front_are_there() -> None:
    names = {item["properties"]["name"] for item in features("rivers.geojson")}
    assert {
        "Dnipro",
        "Siverskyi Donets",
        "Oskil",
        "Inhulets",
        "Southern Bug",
        "Dniester",
    } <= names


def test_labels_are_sorted_inside_the_extent_and_officially_named() -> None:
    rows = json.loads((FOLDER / "labels.json").read_text(encoding="utf-8"))
    assert all(WEST <= row[0] <= EAST and SOUTH <= row[1] <= NORTH for row in rows)
    assert {row[4] for row in rows} == {
        "capital",
        "city",
        "town",
        "village",
        "country",
        "sea",
        "foreign",
    }
    assert [row[5] for row in rows] == sorted(row[5] for row in rows)
    assert all(row[2] and row[3] for row in rows)
    names = {row[2]: row for row in reversed(rows)}
    for name in (
        "Kyiv",
        "Odesa",
        "Zaporizhzhia",
        "Sievierodonetsk",
        "Bakhmut",
        "Velyka Novosilka",
        "Simferopol",
    ):
        assert name in names
    assert [row[2] for row in rows if row[4] == "capital"] == ["Kyiv"]
    assert names["Mariupol"][5] <= 6


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_coordinates_are_degrees_of_the_extent(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "NaN" not in text
    assert "Infinity" not in text
    if path.suffix == ".geojson":
        for item in json.loads(text)["features"]:
            for lon, lat in positions(item["geometry"]["coordinates"]):
                assert WEST <= lon <= EAST
                assert SOUTH <= lat <= NORTH


def test_everything_made_from_openstreetmap_sits_in_its_own_folder() -> None:
    assert {path.name for path in FOLDER.glob("*.geojson")} == {"rivers.geojson"}
    assert len(list(ODBL.glob("*.geojson"))) == 8


@pytest.mark.slow
def test_size_budget() -> None:
    raw = [path.read_bytes() for path in FILES]
    assert sum(map(len, raw)) < 2_300_000
    assert sum(len(gzip.compress(data, 9)) for data in raw) < 670_000
