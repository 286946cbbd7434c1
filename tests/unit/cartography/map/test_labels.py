"""Names on the map: what is named, how, and where it finds room."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.cartography.geometry import Plane, Rect, plane_of
from dashboard.cartography.language import LANGUAGES
from dashboard.cartography.map.basemap import MapLabel
from dashboard.cartography.map.labels import (
    LabelSpace,
    basemap_labels,
    label_positions,
    marker_labels,
)
from dashboard.cartography.map.markers import PlacedMarker
from dashboard.domain.geography.geo import View
from tests.unit.cartography.scenes import marker
from tests.unit.cartography.svg import attribute, elements, look, numbers, texts

EN, UK = LANGUAGES["en"], LANGUAGES["uk"]
RECT = Rect(0, 0, 600, 400)


def plane(zoom: float) -> Plane:
    return plane_of(View(48, 37, zoom), RECT)


def placed(name: str, x: float = 300, y: float = 200, **more: object) -> PlacedMarker:
    return PlacedMarker(marker(48, 37, name, **more), x, y, 10, 0)


def label(kind: str, name: str = "Town", **more: object) -> MapLabel:
    fields = {"minzoom": 5.0, "people": 0, "name_uk": "Місто", **more}
    return MapLabel(48, 37, name, kind, **fields)  # type: ignore[arg-type]


def named(zoom: float, *labels: MapLabel, **more: object) -> str:
    """Return the names of a map whose middle is the place of every label."""
    arguments = {"placed": [], "language": EN, **more}
    return basemap_labels(
        labels,
        arguments["placed"],  # type: ignore[arg-type]
        LabelSpace(RECT),
        plane(zoom),
        look(),
        arguments["language"],  # type: ignore[arg-type]
    )


def test_what_is_taken_is_not_free() -> None:
    space = LabelSpace(Rect(0, 0, 300, 300))
    assert space.is_free(Rect(90, 90, 20, 20))
    space.take(Rect(90, 90, 20, 20))
    assert not space.is_free(Rect(109, 109, 20, 20))
    assert space.is_free(Rect(110, 90, 20, 20))
    assert not space.is_free(Rect(290, 0, 11, 5)), "beyond the map"


def test_a_copy_of_a_space_is_its_own() -> None:
    space = LabelSpace(RECT)
    space.take(Rect(0, 0, 10, 10))
    copy = space.copy()
    copy.take(Rect(50, 50, 10, 10))
    assert space.is_free(Rect(50, 50, 10, 10))
    assert not copy.is_free(Rect(0, 0, 10, 10))


def test_eight_places_round_a_point_the_right_one_first() -> None:
    assert list(label_positions(100, 100, 10, 40, 20)) == [
        Rect(110, 90, 40, 20),
        Rect(50, 90, 40, 20),
        Rect(80, 110, 40, 20),
        Rect(80, 70, 40, 20),
        Rect(107.2, 107.2, 40, 20),
        Rect(107.2, 72.8, 40, 20),
        Rect(52.8, 107.2, 40, 20),
        Rect(52.8, 72.8, 40, 20),
    ]


def test_markers_of_one_place_are_named() -> None:
    space = LabelSpace(RECT)
    several = placed("Several", y=50, places=2)
    drawn = marker_labels(
        [placed("Few", y=300), placed("Many", count=9), several, placed("")],
        space,
        look(),
        EN,
    )
    assert texts(drawn, "label place") == ["Many", "Few"]
    text = elements(drawn, "text")[0]
    # Right of the marker: 12 that it reaches and 3 more.
    assert numbers(text, "x", "y", "font-size") == (315, 203.5, 12.5)
    assert attribute(text, "font-weight") == "700"


def test_a_place_wider_than_the_map_says_so() -> None:
    wide = replace(placed("Donetsk oblast"), wider=True)
    assert texts(marker_labels([wide], LabelSpace(RECT), look(), EN)) == [
        "Donetsk oblast (within 3 km)"
    ]
    assert texts(marker_labels([wide], LabelSpace(RECT), look(), UK)) == [
        "Donetsk oblast (у межах 3 км)"
    ]


def test_a_name_without_room_is_left_out() -> None:
    space = LabelSpace(RECT)
    space.take(Rect(200, 100, 200, 200))
    assert marker_labels([placed("Here")], space, look(), EN) == ""


@pytest.mark.parametrize(
    ("kind", "size", "dot"),
    [
        ("capital", 14, 3.6),
        ("city", 12, 2.4),
        ("foreign", 10.5, 1.8),
        ("town", 10.5, 1.6),
        ("village", 9.5, 1.4),
        ("hamlet", 11, 1.6),
    ],
)
def test_settlements_have_a_dot_and_a_name_of_their_size(
    kind: str, size: float, dot: float
) -> None:
    drawn = named(9, label(kind))
    assert texts(drawn, f"label {kind}") == ["Town"]
    assert numbers(elements(drawn, "text")[0], "font-size") == (size,)
    dots = elements(drawn, "circle", "dot")
    assert numbers(dots[0], "cx", "cy") == (300, 200)
    assert numbers(dots[0], "r") == (pytest.approx(dot, abs=0.06),)
    assert len(dots) == (2 if kind == "capital" else 1)


def test_a_country_is_named_in_capitals_from_afar_alone() -> None:
    country, home = label("country", "Poland"), label("country", "Ukraine")
    assert texts(named(7.4, country)) == ["POLAND"]
    assert named(7.5, country) == ""
    assert texts(named(6.2, home)) == ["UKRAINE"]
    assert named(6.3, home) == ""
    text = elements(named(6.2, home), "text")[0]
    assert numbers(text, "font-size", "opacity") == (15, 0.75)
    assert attribute(text, "font-weight") == "700"


def test_a_sea_is_named_as_it_is_written() -> None:
    drawn = named(7, label("sea", "Sea of Azov"))
    assert texts(drawn, "label sea") == ["Sea of Azov"]
    assert elements(drawn, "circle") == []


def test_ukrainian_names() -> None:
    assert texts(named(9, label("city"), language=UK)) == ["Місто"]
    assert texts(named(9, label("city", name_uk=""), language=UK)) == ["Town"]


def test_a_name_comes_a_little_before_its_zoom() -> None:
    assert named(6.76, label("city", minzoom=7.0))
    assert named(6.74, label("city", minzoom=7.0)) == ""
    # From near a whole level before.
    assert named(9.5, label("city", minzoom=10.5))
    assert named(9.5, label("city", minzoom=10.6)) == ""


def test_what_a_marker_names_is_not_named_again() -> None:
    near, far = placed("town", x=340), placed("town", x=370)
    assert named(9, label("city"), placed=[near]) == ""
    assert named(9, label("city"), placed=[far])
    assert named(9, label("city"), placed=[placed("Місто", x=340)]) == ""
    assert named(9, label("city"), placed=[placed("Other", x=340)])
    assert named(9, label("city"), placed=[placed("town", x=340, places=2)])


def test_names_off_the_map_are_not_tried() -> None:
    assert named(9, MapLabel(60, 37, "North", "city", 5, 0)) == ""


def test_two_names_at_one_place_find_room_for_one_dot() -> None:
    assert texts(named(9, label("city", "First"), label("city", "Second"))) == ["First"]
