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


def test_a_capital_is_a_ring_round_a_dot_with_a_name_in_bold() -> None:
    assert named(9, label("capital")) == (
        '<circle class="dot" cx="300" cy="200" r="3.6" fill="#FFFFFF"'
        ' stroke="#2D2A25" stroke-width="1.64"/>'
        '<circle class="dot" cx="300" cy="200" r="1.5" fill="#2D2A25"/>'
        '<text x="307.1" y="203.9" font-size="14.0" fill="#2D2A25"'
        ' font-weight="700" class="label capital" stroke="#FFFFFF"'
        ' stroke-width="3.4" stroke-linejoin="round"'
        ' paint-order="stroke">Town</text>'
    )


def test_a_town_is_a_dot_with_a_name_beside_it() -> None:
    assert named(9, label("town")) == (
        '<circle class="dot" cx="300" cy="200" r="1.6" fill="#2D2A25"'
        ' stroke="#FFFFFF" stroke-width="0.79"/>'
        '<text x="304.2" y="202.9" font-size="10.5" fill="#2D2A25" class="label'
        ' town" stroke="#FFFFFF" stroke-width="2.5" stroke-linejoin="round"'
        ' paint-order="stroke">Town</text>'
    )


def test_a_sea_is_spaced_and_faint() -> None:
    assert named(7, label("sea", "Sea of Azov")) == (
        '<text x="247.2" y="203.4" font-size="12.0" fill="#6A655C"'
        ' letter-spacing="2.40" opacity="0.85" class="label sea" stroke="#FFFFFF"'
        ' stroke-width="2.9" stroke-linejoin="round" paint-order="stroke">Sea of'
        " Azov</text>"
    )


def test_countries_are_spaced_capitals_in_the_middle() -> None:
    assert named(6, label("country", "Ukraine")) == (
        '<text x="253.8" y="204.2" font-size="15.0" fill="#6A655C"'
        ' font-weight="700" letter-spacing="4.20" opacity="0.75" class="label'
        ' country" stroke="#FFFFFF" stroke-width="3.6" stroke-linejoin="round"'
        ' paint-order="stroke">UKRAINE</text>'
    )
    assert named(6, label("country", "Poland")) == (
        '<text x="268.3" y="203.4" font-size="12.0" fill="#6A655C"'
        ' letter-spacing="3.36" opacity="0.75" class="label country"'
        ' stroke="#FFFFFF" stroke-width="2.9" stroke-linejoin="round"'
        ' paint-order="stroke">POLAND</text>'
    )


def test_towns_are_darker_from_near() -> None:
    fills = {
        zoom: attribute(elements(named(zoom, label("town")), "text")[0], "fill")
        for zoom in (8.4, 8.5)
    }
    assert fills == {8.4: "#6A655C", 8.5: "#2D2A25"}


def test_names_are_twice_as_large_at_twice_the_unit() -> None:
    drawn = basemap_labels(
        [label("town")], [], LabelSpace(RECT), plane(9), look(unit=2), EN
    )
    assert drawn == (
        '<circle class="dot" cx="300" cy="200" r="3.1" fill="#6A655C"'
        ' stroke="#FFFFFF" stroke-width="1.57"/>'
        '<text x="308.4" y="205.9" font-size="21.0" fill="#6A655C" class="label'
        ' town" stroke="#FFFFFF" stroke-width="5.0" stroke-linejoin="round"'
        ' paint-order="stroke">Town</text>'
    )
    wide = marker_labels([placed("Here")], LabelSpace(RECT), look(unit=2), EN)
    assert wide == (
        '<text x="318.0" y="207.0" font-size="25.0" fill="#2D2A25"'
        ' font-weight="700" class="label place" stroke="#FFFFFF"'
        ' stroke-width="6.0" stroke-linejoin="round"'
        ' paint-order="stroke">Here</text>'
    )


def test_a_larger_unit_shows_the_names_of_a_farther_map() -> None:
    one = label("city", minzoom=9.5)

    def is_named(unit: float) -> bool:
        space = LabelSpace(RECT)
        return bool(basemap_labels([one], [], space, plane(9), look(unit=unit), EN))

    assert [is_named(unit) for unit in (1, 2)] == [True, False]


def test_a_name_of_an_area_moves_up_or_down_to_find_room() -> None:
    rows = []
    space = LabelSpace(RECT)
    for _ in range(6):
        drawn = basemap_labels([label("sea", "Sea")], [], space, plane(7), look(), EN)
        rows += [numbers(text, "y")[0] for text in elements(drawn, "text")]
    assert rows == [203.4, 185.4, 221.4, 167.4, 239.4]


def test_a_name_keeps_a_little_air() -> None:
    space = LabelSpace(RECT)
    marker_labels([placed("Here")], space, look(), EN)
    # 30 wide and 12.5 high at 315, 193.75, with a fifth of its size around.
    assert not space.is_free(Rect(347, 195, 5, 5))
    assert space.is_free(Rect(347.6, 195, 5, 5))
    assert not space.is_free(Rect(320, 188, 5, 3.5))
    assert space.is_free(Rect(320, 187, 5, 4.2))


def test_a_dot_without_a_name_is_not_drawn_and_takes_no_room() -> None:
    space = LabelSpace(RECT)
    for x, y, width, height in (
        (0, 0, 295, 400),
        (305, 0, 295, 400),
        (0, 0, 600, 195),
        (0, 205, 600, 195),
    ):
        space.take(Rect(x, y, width, height))
    drawn = basemap_labels([label("town")], [], space, plane(9), look(), EN)
    assert drawn == ""
    assert space.is_free(Rect(296, 196, 8, 8))


def test_a_marker_just_near_enough_names_the_place() -> None:
    for x, is_named in ((359.9, False), (360, True)):
        assert bool(named(9, label("city"), placed=[placed("town", x=x)])) is is_named


def test_a_place_on_the_edge_of_the_map_is_not_tried() -> None:
    for x, is_named in ((1, True), (0, False), (600, False)):
        lon = 37 + (x - 300) * 360 / plane(9).side
        town = MapLabel(48, lon, "T", "city", 5, 0)
        space = LabelSpace(RECT.grown(100))
        drawn = basemap_labels([town], [], space, plane(9), look(), EN)
        assert bool(drawn) is is_named


def test_of_two_markers_the_one_with_more_claims_is_named() -> None:
    pair = [placed("Few"), placed("Many", x=301, count=2)]
    tight = LabelSpace(Rect(280, 185, 80, 30))
    assert texts(marker_labels(pair, tight, look(), EN)) == ["Many"]
    # As many: the upper one, then the one on the left.
    equal = [placed("Lower", y=300), placed("Right", x=310), placed("Left", x=100)]
    drawn = marker_labels(equal, LabelSpace(RECT), look(), EN)
    assert texts(drawn) == ["Left", "Right", "Lower"]


def test_long_names_are_cut() -> None:
    (text,) = texts(named(9, label("city", "x" * 49)))
    assert text == "x" * 47 + "…"
    (text,) = texts(
        marker_labels([placed("y" * 49)], LabelSpace(RECT.grown(300)), look(), EN)
    )
    assert text == "y" * 47 + "…"


def test_names_and_dots_of_every_kind_at_twice_the_unit() -> None:
    sizes = {}
    for kind in ("capital", "city", "foreign", "town", "village", "hamlet", "sea"):
        drawn = basemap_labels(
            [label(kind)], [], LabelSpace(RECT), plane(9), look(unit=2), EN
        )
        (text,) = elements(drawn, "text")
        dots = [
            numbers(dot, "r", "stroke-width") for dot in elements(drawn, "circle")[:1]
        ]
        sizes[kind] = (*numbers(text, "x", "y", "font-size"), dots)
    assert sizes == {
        "capital": (314.3, 207.8, 28.0, [(7.3, 3.28)]),
        "city": (310.8, 206.7, 24.0, [(4.8, 2.4)]),
        "foreign": (308.8, 205.9, 21.0, [(3.6, 1.79)]),
        "town": (308.4, 205.9, 21.0, [(3.1, 1.57)]),
        "village": (307.6, 205.3, 19.0, [(2.9, 1.43)]),
        "hamlet": (308.8, 206.2, 22.0, [(3.3, 1.65)]),
        "sea": (261.6, 206.7, 24.0, []),
    }
    home = basemap_labels(
        [label("country", "Ukraine")], [], LabelSpace(RECT), plane(6), look(unit=2), EN
    )
    assert numbers(
        elements(home, "text")[0], "x", "y", "font-size", "letter-spacing"
    ) == (207.6, 208.4, 30.0, 8.4)
