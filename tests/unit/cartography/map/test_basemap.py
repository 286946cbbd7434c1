"""The vendored background map: read, simplified, clipped and drawn."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dashboard.cartography.geometry import Plane, Rect, plane_of
from dashboard.cartography.map.basemap import (
    basemap_element,
    load_labels,
    load_layer,
    outline_path,
    ukraine_border,
    ukraine_outline,
)
from dashboard.cartography.style import PICTURE_THEMES
from dashboard.domain.errors import DataMissing
from dashboard.domain.geography.geo import View
from tests.unit.cartography.scenes import FOLDERS
from tests.unit.cartography.svg import attribute, elements

LIGHT = PICTURE_THEMES["light"]
RECT = Rect(0, 0, 600, 400)
AZOV = View(47, 35, 8.5)


def layer(folder: Path, name: str, *geometries: dict[str, object]) -> None:
    features = [
        {"type": "Feature", "properties": {"id": str(i)}, "geometry": geometry}
        for i, geometry in enumerate(geometries)
    ]
    (folder / f"{name}.geojson").write_text(json.dumps({"features": features}))


def line(*points: tuple[float, float]) -> dict[str, object]:
    return {"type": "LineString", "coordinates": points}


def drawn(folder: Path, on: Plane) -> str:
    return outline_path(load_layer(folder, "water"), on)


def test_geometries_of_every_kind(tmp_path: Path) -> None:
    ring = [[36.9, 47.9], [37.1, 47.9], [37.1, 48.1], [36.9, 47.9]]
    layer(
        tmp_path,
        "water",
        line((36.9, 48), (37.1, 48)),
        {"type": "MultiLineString", "coordinates": [[[36, 48], [37, 48]]]},
        {"type": "Polygon", "coordinates": [ring]},
        {"type": "MultiPolygon", "coordinates": [[ring], [ring, ring]]},
    )
    features = load_layer(tmp_path, "water")
    assert [f.closed for f in features] == [False, False, True, True]
    assert [len(f.lines) for f in features] == [1, 1, 1, 3]
    assert features[0].properties == {"id": "0"}
    path = drawn(tmp_path, plane_of(View(48, 37, 8), RECT))
    assert path.count("M") == 6
    assert path.count("Z") == 4
    assert path.startswith("M281.8 200.0L318.2 200.0M")


def test_lines_are_cut_near_the_map_part(tmp_path: Path) -> None:
    points = [(30 + k / 2, 48) for k in range(29)]
    layer(tmp_path, "water", line(*points))
    path = drawn(tmp_path, plane_of(View(48, 37, 8), RECT))
    xs = [float(pair.split(" ")[0]) for pair in path[1:].split("L")]
    step = 65_536 / 720
    # Whole stretches stay: at each side one end may lie a stretch beyond the margin.
    assert min(xs) == pytest.approx(300 - 4 * step, abs=0.1)
    assert max(xs) == pytest.approx(300 + 4 * step, abs=0.1)


def test_a_line_that_comes_back_is_two(tmp_path: Path) -> None:
    layer(
        tmp_path,
        "water",
        line((37, 48), (37.2, 48), (60, 48), (60, 49), (37.4, 49), (37, 48.2)),
    )
    assert drawn(tmp_path, plane_of(View(48, 37, 8), RECT)).count("M") == 2


def test_areas_are_cut_at_the_margin(tmp_path: Path) -> None:
    ring = [[0, 40], [60, 40], [60, 55], [0, 55], [0, 40]]
    layer(tmp_path, "water", {"type": "Polygon", "coordinates": [ring]})
    path = drawn(tmp_path, plane_of(View(48, 37, 8), RECT))
    corners = {tuple(map(float, pair.split(" "))) for pair in path[1:-1].split("L")}
    assert corners == {(-6, -6), (606, -6), (606, 406), (-6, 406)}


def test_what_lies_elsewhere_is_not_drawn(tmp_path: Path) -> None:
    for number, (lon, lat) in enumerate(((60, 48), (10, 48), (37, 60), (37, 30))):
        folder = tmp_path / str(number)
        folder.mkdir()
        layer(folder, "water", line((lon, lat), (lon + 0.1, lat + 0.1)))
        assert drawn(folder, plane_of(View(48, 37, 8), RECT)) == ""


def test_a_missing_layer_is_empty_but_not_the_countries(tmp_path: Path) -> None:
    assert load_layer(tmp_path, "rivers") == ()
    assert load_labels(tmp_path) == ()
    with pytest.raises(DataMissing, match=r"no countries\.geojson in .*; restore data"):
        load_layer(tmp_path, "countries")
    (tmp_path / "water.geojson").write_text('{"features": [{"geometry": {}}, 3]}')
    with pytest.raises(DataMissing, match=r"water\.geojson: not a GeoJSON layer"):
        load_layer(tmp_path, "water")


@pytest.mark.parametrize("rows", ["{", "[[37, 48]]", "[3]"])
def test_broken_names_are_named(rows: str, tmp_path: Path) -> None:
    (tmp_path / "labels.json").write_text(rows)
    with pytest.raises(DataMissing, match=r"labels\.json: not a list of names"):
        load_labels(tmp_path)


def test_the_most_important_names_come_first(tmp_path: Path) -> None:
    rows = [
        [37, 48, "B town", "", "town", 8, 0],
        [37, 48, "A town", "", "town", 8, 0],
        [37, 48, "Large", "", "town", 8, 900],
        [37, 48, "Early", "", "village", 7, 0],
        [37, 48, "Abroad", "", "foreign", 1, 0],
        [37, 48, "City", "Місто", "city", 6, 5],
        [37, 48, "Sea", "", "sea", 9, 0],
        [37, 48, "Capital", "", "capital", 9, 0],
        [31, 50, "Land", "", "country", 9, 0],
    ]
    (tmp_path / "labels.json").write_text(json.dumps(rows))
    labels = load_labels(tmp_path)
    assert [label.name for label in labels] == [
        "Land",
        "Capital",
        "Sea",
        "City",
        "Abroad",
        "Early",
        "Large",
        "A town",
        "B town",
    ]
    assert (labels[0].lat, labels[0].lon) == (50, 31)
    assert (labels[3].name_uk, labels[3].people, labels[3].minzoom) == ("Місто", 5, 6)


def roles(view: View, *, reservoir: bool = False) -> list[str]:
    svg = basemap_element(
        FOLDERS[0], plane_of(view, RECT), LIGHT, unit=1, scale=1, reservoir=reservoir
    )
    return [attribute(path, "class") for path in elements(svg, "path")]


def test_what_is_drawn_and_in_which_order() -> None:
    assert roles(AZOV) == [
        "ukraine",
        "raions",
        "rivers",
        "water",
        "railways",
        "oblasts",
    ]
    assert roles(View(48.6, 31.4, 5)) == [
        "neighbours",
        "ukraine",
        "rivers",
        "water",
        "oblasts",
        "borders",
        "home",
    ]
    assert "raions" in roles(View(48, 37, 8))
    assert "railways" in roles(View(48, 37, 8))
    assert "raions" not in roles(View(48, 37, 7.9))
    assert "railways" not in roles(View(48, 37, 7.9))


def test_the_reservoir_is_drawn_on_its_own() -> None:
    at_the_dam = View(47.3, 34.2, 8)
    assert "kakhovka-reservoir" not in roles(at_the_dam)
    with_it = roles(at_the_dam, reservoir=True)
    assert with_it.index("kakhovka-reservoir") == with_it.index("water") + 1


def test_lines_grow_with_the_unit() -> None:
    on = plane_of(View(48.6, 31.4, 5), RECT)
    thin = ukraine_border(FOLDERS[0], on, LIGHT, unit=1, scale=1)
    thick = ukraine_border(FOLDERS[0], on, LIGHT, unit=2, scale=1)
    assert attribute(elements(thin, "path")[0], "stroke-width") == "1.70"
    assert attribute(elements(thick, "path")[0], "stroke-width") == "3.40"
    seam, home = elements(
        ukraine_border(FOLDERS[0], on, LIGHT, unit=1, scale=1, over_tiles=True), "path"
    )
    assert (attribute(seam, "class"), attribute(home, "class")) == ("seam", "home")
    assert attribute(seam, "stroke-opacity") == "0.6"
    assert attribute(seam, "stroke-width") == "4.20"


def test_a_finer_picture_has_more_points() -> None:
    on = plane_of(View(48.6, 31.4, 5), RECT)
    coarse, fine = (
        ukraine_border(FOLDERS[0], on, LIGHT, unit=1, scale=scale) for scale in (1, 3)
    )
    assert len(fine) > 1.2 * len(coarse)
    assert ukraine_outline(FOLDERS[0], on).startswith("M")
