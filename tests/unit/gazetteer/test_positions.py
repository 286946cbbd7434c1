"""A point is taken only where one settlement alone can be meant."""

from __future__ import annotations

import pytest

from dashboard.domain.words import Precision
from dashboard.gazetteer.extract import Row
from dashboard.gazetteer.positions import (
    LEARNED_KM,
    Event,
    PostalPlace,
    hromada_means,
    with_events,
    with_postal,
)

SEAT = Row(
    id="UA14020110010025394",
    category="town",
    name_uk="Місто",
    name_en="Misto",
    region="Donetsk",
    raion="Bakhmut",
    hromada="Mistska",
    lat=48.0,
    lon=38.0,
    precision=Precision.SETTLEMENT,
    radius_km=2.0,
    population=None,
    alternates=(),
    source="GeoNames 1",
)
VILLAGE = SEAT._replace(
    id="UA14020110020000001",
    category="village",
    name_uk="Вільне",
    name_en="Vilne",
    precision=Precision.APPROXIMATE,
    radius_km=26.0,
    source="mean",
)
NEAR, FAR = (48.1, 38.05), (48.3, 38.0)


def postal(*places: PostalPlace, rows: tuple[Row, ...] = (SEAT, VILLAGE)) -> Row:
    return with_postal(rows, places, {VILLAGE.id: ("Червоне",)})[1]


def test_the_one_point_of_the_name_near_the_hromada_is_taken() -> None:
    made = postal(PostalPlace("Вільне", *NEAR), PostalPlace("Інше", *NEAR))
    assert (made.lat, made.lon, made.precision) == (*NEAR, Precision.SETTLEMENT)
    assert (made.radius_km, made.source) == (
        LEARNED_KM,
        "GeoNames postal codes, accuracy 4",
    )


def test_a_former_name_will_do_and_several_codes_are_one_point() -> None:
    twice = [PostalPlace("Червоне", *NEAR), PostalPlace("Вільне", 48.101, 38.051)]
    assert (postal(*twice).lat, postal(*twice).lon) == NEAR


@pytest.mark.parametrize(
    "places",
    [
        [PostalPlace("Вільне", *FAR)],
        [PostalPlace("Вільне", *NEAR), PostalPlace("Вільне", 48.0, 38.1)],
        [PostalPlace("Vilne", *NEAR)],
        [],
    ],
    ids=["too far", "two points", "another alphabet", "nothing"],
)
def test_what_is_not_sure_is_left(places: list[PostalPlace]) -> None:
    assert postal(*places) == VILLAGE


# Two points of the name lie near the hromada of VILLAGE; its other villages tell which
# district of before 2020 it was in.
HERE, THERE = "Donetska, Here", "Donetska, There"


def neighbours(*districts: str) -> tuple[tuple[Row, ...], tuple[PostalPlace, ...]]:
    """Return villages of the same hromada whose coordinates are known, one a district,
    with their postal points.
    """
    rows = tuple(
        SEAT._replace(
            id=f"{VILLAGE.id[:-1]}{number + 2}",
            name_uk=f"Сусіднє {number}",
            lat=48.0 + number / 1000,
        )
        for number in range(len(districts))
    )
    points = (
        PostalPlace(row.name_uk, row.lat, row.lon, district)
        for row, district in zip(rows, districts, strict=True)
    )
    return rows, tuple(points)


def with_neighbours(*places: PostalPlace, districts: tuple[str, ...]) -> Row:
    """Return VILLAGE after an update from some points and those of its neighbours."""
    rows, points = neighbours(*districts)
    return with_postal((VILLAGE, *rows), (*places, *points), {})[0]


def test_the_point_of_the_district_of_before_2020_is_taken() -> None:
    places = (
        PostalPlace("Вільне", *NEAR, HERE),
        PostalPlace("Вільне", 48.1, 37.9, THERE),
    )
    here = with_neighbours(*places, districts=(HERE, HERE))
    assert (here.lat, here.lon, here.precision) == (*NEAR, Precision.SETTLEMENT)
    there = with_neighbours(*places, districts=(THERE, THERE, THERE, HERE))
    assert (there.lat, there.lon) == (48.1, 37.9)


@pytest.mark.parametrize(
    ("places", "districts"),
    [
        ([(*NEAR, HERE), (48.1, 37.9, THERE)], (HERE,)),
        ([(*NEAR, HERE), (48.1, 37.9, THERE)], (HERE, HERE, THERE, THERE)),
        ([(*NEAR, HERE), (48.1, 37.9, THERE)], ("", "")),
        ([(*NEAR, HERE), (48.1, 37.9, HERE)], (HERE, HERE)),
        ([(*NEAR, HERE), (*NEAR, THERE), (48.1, 37.9, THERE)], (HERE, HERE)),
        ([(*FAR, HERE), (48.1, 37.9, THERE), (48.1, 38.1, THERE)], (HERE, HERE)),
    ],
    ids=[
        "one neighbour",
        "as many of both",
        "no district",
        "two points of it",
        "a point of both",
        "too far",
    ],
)
def test_a_district_that_tells_nothing(
    places: list[tuple[float, float, str]], districts: tuple[str, ...]
) -> None:
    points = [PostalPlace("Вільне", *place) for place in places]
    assert with_neighbours(*points, districts=districts) == VILLAGE


def test_a_point_of_the_district_where_a_namesake_lies_is_its_own() -> None:
    rows, points = neighbours(HERE, HERE)
    there = SEAT._replace(id="UA14020110030000001", name_uk="Вільне", lat=NEAR[0])
    namesake = there._replace(lon=NEAR[1])
    places = (
        PostalPlace("Вільне", *NEAR, HERE),
        PostalPlace("Вільне", 48.1, 37.9, THERE),
    )
    made = with_postal((VILLAGE, namesake, *rows), (*places, *points), {})
    assert made[0] == VILLAGE


def test_a_point_of_two_namesakes_is_nobodys() -> None:
    other = VILLAGE._replace(id="UA14020110030000001")
    place = PostalPlace("Вільне", *NEAR)
    assert postal(place, rows=(SEAT, VILLAGE, other)) == VILLAGE


# 22 and 31 km north of the hromada's mean.
BEYOND, FARTHER = (48.2, 38.0), (48.28, 38.0)


def test_a_point_clearly_nearer_than_the_next_is_taken() -> None:
    places = [PostalPlace("Вільне", 48.05, 38.0), PostalPlace("Вільне", 48.17, 38.0)]
    assert (postal(*places).lat, postal(*places).lon) == (48.05, 38.0)
    hardly = [PostalPlace("Вільне", 48.05, 38.0), PostalPlace("Вільне", 48.11, 38.0)]
    assert postal(*hardly) == VILLAGE


def test_a_point_somewhat_beyond_is_taken_where_nothing_else_is_near() -> None:
    assert postal(PostalPlace("Вільне", *BEYOND)).lat == BEYOND[0]
    assert postal(PostalPlace("Вільне", *FARTHER)) == VILLAGE


@pytest.mark.parametrize(
    ("lat", "precision", "is_taken"),
    [
        (48.4, Precision.APPROXIMATE, False),
        (49.4, Precision.APPROXIMATE, True),
        (48.21, Precision.SETTLEMENT, False),
        (48.4, Precision.SETTLEMENT, True),
    ],
    ids=["hromada as near", "hromada far", "lies there", "lies elsewhere"],
)
def test_a_point_that_may_be_a_namesakes_is_left(
    lat: float, precision: Precision, *, is_taken: bool
) -> None:
    seat = SEAT._replace(id="UA14020990010025394", name_uk="Друге", lat=lat)
    namesake = VILLAGE._replace(id="UA14020990020000001", lat=lat, precision=precision)
    made = postal(PostalPlace("Вільне", *BEYOND), rows=(SEAT, VILLAGE, seat, namesake))
    assert (made.precision is Precision.SETTLEMENT) is is_taken


def test_what_has_its_own_coordinates_is_not_moved() -> None:
    place = PostalPlace("Місто", *NEAR)
    assert with_postal((SEAT,), [place], {}) == [SEAT]
    events = [Event("Misto", "Donetsk", *NEAR)] * 3
    assert with_events((SEAT,), events, {}) == [SEAT]


def test_a_hromada_is_where_its_known_places_are() -> None:
    assert hromada_means([SEAT, VILLAGE]) == {"UA1402011": (48.0, 38.0)}


def learned(*points: tuple[float, float], rows: tuple[Row, ...] = (VILLAGE,)) -> Row:
    events = [Event("Vil'ne", "Donetsk", *point) for point in points]
    return with_events(rows, events, {})[0]


def test_the_median_of_three_events_is_the_place() -> None:
    made = learned((48.1, 38.1), (48.12, 38.3), (48.11, 38.11))
    assert (made.lat, made.lon, made.radius_km) == (48.11, 38.11, LEARNED_KM)
    assert made.source == "median of 3 imported events"


def test_fewer_events_or_events_elsewhere_tell_nothing() -> None:
    assert learned((48.1, 38.1), (48.12, 38.3)) == VILLAGE
    assert learned(*[(50.0, 36.0)] * 5) == VILLAGE
    events = [Event("Vilne", "Lviv", 48.1, 38.1)] * 3
    assert with_events((VILLAGE,), events, {}) == [VILLAGE]


def test_a_namesake_within_reach_forbids_learning() -> None:
    namesake = VILLAGE._replace(id="UA14020110030000001", lat=48.2)
    assert learned(*[(48.1, 38.1)] * 3, rows=(VILLAGE, namesake)) == VILLAGE
    far = namesake._replace(lat=49.5)
    assert learned(*[(48.1, 38.1)] * 3, rows=(VILLAGE, far)).precision is (
        Precision.SETTLEMENT
    )
