"""The vendored background map: read, simplified, clipped and drawn."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from dashboard.cartography.geometry import Plane, Rect, plane_of
from dashboard.cartography.map.basemap import (
    Feature,
    Polyline,
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


SQUARE = [[36.5, 47.5], [37.5, 47.5], [37.5, 48.5], [36.5, 48.5], [36.5, 47.5]]


def whole(folder: Path) -> Path:
    """Return a basemap of a square country, its neighbour, and a line of each layer."""

    def write(
        name: str, *features: tuple[dict[str, object], dict[str, object]]
    ) -> None:
        value = [{"properties": p, "geometry": g} for p, g in features]
        (folder / f"{name}.geojson").write_text(json.dumps({"features": value}))

    def area(west: float) -> dict[str, object]:
        ring = [[x + west, y] for x, y in SQUARE]
        return {"type": "Polygon", "coordinates": [ring]}

    write("countries", ({"id": "UKR"}, area(0)), ({"id": "POL"}, area(-1)))
    write(
        "rivers",
        ({"scalerank": 6}, line((36.6, 48), (37.4, 48))),
        ({"scalerank": 7}, line((36.6, 48.1), (37.4, 48.1))),
        ({}, line((36.6, 48.2), (37.4, 48.2))),
    )
    write("water", ({"id": "lake"}, area(0)), ({"id": "kakhovka-reservoir"}, area(0)))
    write("railways", ({}, line((36.6, 48.3), (37.4, 48.3))))
    write("raion_lines", ({}, line((36.6, 48.4), (37.4, 48.4))))
    write("oblast_lines", ({}, line((36.6, 47.9), (37.4, 47.9))))
    write(
        "borders",
        ({"a": "UKR", "b": "POL"}, line((36.6, 47.8), (37.4, 47.8))),
        ({"a": "POL", "b": "UKR"}, line((36.6, 47.7), (37.4, 47.7))),
        ({"a": "POL", "b": "BLR"}, line((36.6, 47.6), (37.4, 47.6))),
    )
    return folder


def without_data(svg: str) -> list[str]:
    return [re.sub(r' d="[^"]*"', "", element) for element in elements(svg, "path")]


def test_every_layer_has_its_line_and_colour(tmp_path: Path) -> None:
    on = plane_of(View(48, 37, 8), RECT)
    svg = basemap_element(whole(tmp_path), on, LIGHT, unit=2, scale=1, reservoir=True)
    assert svg.startswith(
        '<rect x="0.0" y="0.0" width="600.0" height="400.0" fill="#CFE1EC"/><path '
    )
    assert without_data(svg) == [
        '<path class="neighbours" fill-rule="evenodd" fill="#EDEAE2"/>',
        '<path class="ukraine" fill-rule="evenodd" fill="#FBF9F3"/>',
        (
            '<path class="raions" fill-rule="evenodd" fill="none" stroke="#DAD3C5"'
            ' stroke-width="1.80" stroke-dasharray="3 2.5"/>'
        ),
        (
            '<path class="rivers" fill-rule="evenodd" fill="none" stroke="#A3C6DC"'
            ' stroke-width="2.40"/>'
        ),
        '<path class="water" fill-rule="evenodd" fill="#BBD7E6"/>',
        '<path class="kakhovka-reservoir" fill-rule="evenodd" fill="#BBD7E6"/>',
        (
            '<path class="railways" fill-rule="evenodd" fill="none" stroke="#CBC3B6"'
            ' stroke-width="2.20"/>'
        ),
        (
            '<path class="oblasts" fill-rule="evenodd" fill="none" stroke="#B3AA98"'
            ' stroke-width="2.00"/>'
        ),
        (
            '<path class="borders" fill-rule="evenodd" fill="none" stroke="#A9A293"'
            ' stroke-width="2.00"/>'
        ),
        (
            '<path class="home" fill-rule="evenodd" fill="none" stroke="#6E675A"'
            ' stroke-width="3.40"/>'
        ),
    ]
    counts = {
        attribute(path, "class"): attribute(path, "d").count("M")
        for path in elements(svg, "path")
    }
    assert counts == {
        "neighbours": 1,
        "ukraine": 1,
        "raions": 1,
        "rivers": 3,
        "water": 1,
        "kakhovka-reservoir": 1,
        "railways": 1,
        "oblasts": 1,
        "borders": 1,
        "home": 2,
    }


def test_from_far_away_only_long_rivers_are_drawn(tmp_path: Path) -> None:
    folder = whole(tmp_path)

    def rivers(zoom: float) -> int:
        on = plane_of(View(48, 37, zoom), RECT)
        svg = basemap_element(folder, on, LIGHT, unit=1, scale=1, reservoir=False)
        (path,) = elements(svg, "path", "rivers")
        return attribute(path, "d").count("M")

    assert [rivers(zoom) for zoom in (6.4, 6.5)] == [1, 3]


def test_the_border_is_where_either_side_is_ukraine(tmp_path: Path) -> None:
    on = plane_of(View(48, 37, 8), RECT)
    (home,) = elements(
        ukraine_border(whole(tmp_path), on, LIGHT, unit=1, scale=1), "path"
    )
    assert attribute(home, "d").count("M") == 2
    assert attribute(home, "class") == "home"
    seam, _ = without_data(
        ukraine_border(tmp_path, on, LIGHT, unit=1, scale=1, over_tiles=True)
    )
    assert seam == (
        '<path class="seam" fill-rule="evenodd" fill="none" stroke="#FFFFFF"'
        ' stroke-width="4.20" stroke-opacity="0.6"/>'
    )


def test_a_square_is_four_corners_and_closed(tmp_path: Path) -> None:
    on = plane_of(View(48, 37, 8), RECT)
    assert (
        ukraine_outline(whole(tmp_path), on)
        == "M209.0 335.4L391.0 335.4L391.0 63.3L209.0 63.3L209.0 335.4Z"
    )


def test_points_nearer_than_a_pixel_are_one(tmp_path: Path) -> None:
    # A pixel at zoom 8 is 0.0055 degrees of longitude.
    points = [(37 + k * 0.001, 48.0) for k in range(21)]
    layer(tmp_path, "borders", line(*points))
    value = json.loads((tmp_path / "borders.geojson").read_text())
    value["features"][0]["properties"] = {"a": "UKR"}
    (tmp_path / "borders.geojson").write_text(json.dumps(value))
    on = plane_of(View(48, 37, 8), RECT)

    def corners(scale: float) -> int:
        svg = ukraine_border(tmp_path, on, LIGHT, unit=1, scale=scale)
        return attribute(elements(svg, "path")[0], "d").count("L") + 1

    assert [corners(scale) for scale in (0.5, 1, 2, 4)] == [7, 7, 11, 20]


def test_what_is_too_small_to_be_seen_is_left_out(tmp_path: Path) -> None:
    tiny = [[37, 48], [37.001, 48], [37.001, 48.001], [37, 48]]
    countries = [
        {
            "properties": {"id": "UKR"},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
        for ring in (tiny, SQUARE)
    ]
    (tmp_path / "countries.geojson").write_text(json.dumps({"features": countries}))
    on = plane_of(View(48, 37, 8), RECT)
    assert ukraine_outline(tmp_path, on).count("M") == 1
    near = plane_of(View(48, 37, 14), RECT)
    assert ukraine_outline(tmp_path, near).count("M") == 2


def test_layers_in_the_folder_of_the_other_licence_come_first(tmp_path: Path) -> None:
    (tmp_path / "odbl").mkdir()
    layer(tmp_path, "water", line((36.9, 48), (37.1, 48)))
    layer(
        tmp_path / "odbl", "water", line((36.9, 48), (37.1, 48)), line((1, 2), (3, 4))
    )
    assert len(load_layer(tmp_path, "water")) == 2


def test_a_missing_map_is_told_in_full(tmp_path: Path) -> None:
    with pytest.raises(DataMissing) as error:
        load_layer(tmp_path, "countries")
    assert str(error.value) == (
        f"no countries.geojson in {tmp_path} or its folder odbl; restore data/basemap"
    )
    (tmp_path / "labels.json").write_text("{")
    with pytest.raises(DataMissing) as error:
        load_labels(tmp_path)
    assert str(error.value).endswith("; restore data/basemap")


@pytest.mark.parametrize(
    ("points", "pieces"),
    [
        # Beyond one side, and along each edge of the margin of six pixels.
        (((-20, 200), (-7, 200)), 0),
        (((-20, 200), (-6, 200)), 1),
        (((607, 200), (620, 200)), 0),
        (((606, 200), (620, 200)), 1),
        (((300, -20), (300, -7)), 0),
        (((300, -20), (300, -6)), 1),
        (((300, 407), (300, 420)), 0),
        (((300, 406), (300, 420)), 1),
        (((-20, 200), (620, 200)), 1),
    ],
)
def test_lines_just_inside_and_outside_the_margin(
    points: tuple[tuple[float, float], ...], pieces: int
) -> None:
    on = plane_of(View(48, 37, 8), RECT)
    world = [(on.left + x / on.side, on.top + y / on.side) for x, y in points]
    (x0, y0), (x1, y1) = world
    bounds = Rect(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))
    feature = Feature({}, False, (Polyline(world, bounds),))
    assert outline_path([feature], on).count("M") == pieces
