"""Where each settlement is put, and how far that is said to be trusted."""

from __future__ import annotations

import pytest

from dashboard.domain.errors import BadInput
from dashboard.domain.words import Precision
from dashboard.gazetteer.assemble import (
    APPROXIMATE_KM,
    CITY,
    assemble,
    circle,
    located,
    settlement_radius,
    usable_names,
    with_circles,
)
from dashboard.gazetteer.extract import Row
from dashboard.gazetteer.join import GeoName


def unit(hromada: int, number: int, raion: str = "1402") -> str:
    return f"UA{raion}{hromada:03d}{number:03d}0012345"[:19]


def place(
    number: int, name: str, lat: float, lon: float, *others: str, people: int = 0
) -> GeoName:
    return GeoName(number, name, others, lat, lon, people, "1402")


def row(code: str, **more: object) -> Row:
    blank = Row(
        id=code,
        category="village",
        name_uk="Вільне",
        name_en="Vilne",
        region="Donetsk",
        raion="Bakhmut",
        hromada="",
        lat=0,
        lon=0,
        precision=Precision.RAION,
        radius_km=0,
        population=None,
        alternates=(),
        source="",
    )
    return blank._replace(**more)  # type: ignore[arg-type]


def where(made: Row) -> tuple[float, float, str, float, str]:
    return made.lat, made.lon, made.precision.value, made.radius_km, made.source


@pytest.mark.parametrize(("region", "km"), [("Kharkiv", 29.0), ("Sumy", 26.0)])
def test_where_hromadas_are_large_the_radius_is_larger(region: str, km: float) -> None:
    rows = [row(unit(1, 1), region=region), row(unit(1, 2), region=region)]
    matches = {unit(1, 1): place(5, "Vilne", 48.0, 38.0, people=2)}
    assert assemble(rows, matches, "Test")[1].radius_km == km


def test_what_is_not_matched_is_put_at_its_hromada_then_its_raion_then_its_oblast() -> (
    None
):
    rows = [
        row(unit(1, 1)),
        row(unit(1, 2)),
        row(unit(2, 1)),
        row(unit(1, 1, "1404"), raion=""),
    ]
    matches = {unit(1, 1): place(5, "Vilne", 48.12346, 38.00004, people=2)}
    point = (48.1235, 38.0)
    around = "centre of the GeoNames places of its"
    assert list(map(where, assemble(rows, matches, "Test"))) == [
        (*point, "settlement", 2.0, "Test 5"),
        (*point, "approximate", 26.0, "mean of its hromada's GeoNames places"),
        (*point, "raion", 26.0, f"{around} raion"),
        (*point, "raion", 26.0, f"{around} oblast"),
    ]


def test_a_hromada_is_the_mean_of_its_places() -> None:
    rows = [row(unit(1, n)) for n in (1, 2, 3)]
    matches = {
        unit(1, 1): place(1, "a", 48.0, 38.0),
        unit(1, 2): place(2, "b", 48.2, 38.4),
    }
    made = assemble(rows, matches, "Test")[2]
    assert (made.lat, made.lon) == (48.1, 38.2)


def test_a_settlement_that_has_its_point_keeps_it() -> None:
    old = row(unit(1, 1), lat=48.5, precision=Precision.SETTLEMENT, source="old")
    assert assemble([old], {}, "Test") == [old]


def test_a_settlement_is_never_put_at_zero() -> None:
    with pytest.raises(BadInput) as error:
        assemble([row(unit(1, 1))], {}, "Test")
    assert str(error.value) == (
        f"{unit(1, 1)} Вільне: no place of its region has coordinates, so it cannot be"
        " put anywhere"
    )
    # One that was put somewhere before stays there.
    old = row(unit(1, 1), lat=48.5, source="old")
    assert assemble([old], {}, "Test") == [old]


def test_located() -> None:
    made = located(
        row(unit(1, 1), category="town", alternates=("Volnoye",), population=7),
        place(5, "Vilne", 48.123449, 38.98766, "Libertytown", "VIL", people=CITY),
        "GeoNames",
    )
    assert made == row(
        unit(1, 1),
        category="city",
        lat=48.1234,
        lon=38.9877,
        precision=Precision.SETTLEMENT,
        radius_km=6.0,
        population=50_000,
        alternates=("Volnoye", "Libertytown"),
        source="GeoNames 5",
    )


@pytest.mark.parametrize(
    ("category", "people", "before", "expected"),
    [
        ("town", 49_999, None, ("town", 49_999)),
        ("town", 0, 60_000, ("city", 60_000)),
        ("town", 0, None, ("town", None)),
        ("village", 60_000, None, ("village", 60_000)),
    ],
)
def test_only_a_large_town_is_a_city(
    category: str, people: int, before: int | None, expected: tuple[str, int | None]
) -> None:
    made = located(
        row(unit(1, 1), category=category, population=before),
        place(5, "V", 48, 38, people=people),
        "Test",
    )
    assert (made.category, made.population) == expected


def test_radii() -> None:
    steps = [
        (None, 2.0),
        (0, 2.0),
        (9_999, 2.0),
        (10_000, 3),
        (49_999, 3),
        (50_000, 6),
        (249_999, 6),
        (250_000, 10),
        (999_999, 10),
        (1_000_000, 15),
    ]
    assert [settlement_radius(people) for people, _ in steps] == [km for _, km in steps]


def test_a_circle_holds_its_points() -> None:
    assert circle([(48.0, 38.0), (48.0, 39.0), (48.5, 38.5)]) == ((48.1667, 38.5), 42.0)
    assert circle([(48.0, 38.0)]) == ((48.0, 38.0), APPROXIMATE_KM)


def test_a_circle_leaves_out_the_farthest_few() -> None:
    ring = [(48.0 + (-1) ** n * 0.3, 38.0) for n in range(98)]
    outliers = [(50.0, 38.0), (46.0, 38.0)]
    centre, radius = circle(ring + outliers)
    assert (centre, radius) == ((48.0, 38.0), 33.0)


def test_raions_get_their_circle() -> None:
    settlements = [
        row(unit(1, 1), lat=48.0, lon=38.0, precision=Precision.SETTLEMENT),
        row(unit(2, 1), lat=49.0, lon=38.0, precision=Precision.SETTLEMENT),
        row(unit(2, 2), lat=10.0, lon=10.0, precision=Precision.APPROXIMATE),
    ]
    raion = row("UA14020000000000000", category="raion")
    (made,) = with_circles([raion], settlements)
    assert where(made) == (
        48.5,
        38.0,
        "raion",
        56.0,
        "centre of 2 GeoNames places of the raion",
    )
    with pytest.raises(BadInput) as error:
        with_circles([raion], settlements[2:])
    assert str(error.value) == (
        "UA14020000000000000 Вільне: none of its settlements has coordinates"
    )


@pytest.mark.parametrize(
    ("name", "usable"),
    [
        ("Lysychansk", True),
        ("Лисичанськ", True),
        ("З'їзд", True),
        ("Ньїреґьгаза", True),
        ("Sievierodonetsk", False),
        ("Северодонецк", False),
        ("SEV", False),
        ("ji fu", False),
        ("سيفيرودونيتسك", False),
        ("Two|names", False),
        ("Ab", False),
        ("Abc", True),
        ("Vel" + "ab" * 28 + "c", True),
        ("Vel" + "ab" * 29, False),
    ],
)
def test_only_names_that_add_a_key_are_usable(name: str, usable: bool) -> None:
    expected = (name,) if usable else ()
    assert usable_names([name, name], ["Sievierodonetsk"]) == expected


def test_usable_names_have_one_order_and_one_spelling_a_key() -> None:
    names = ["Popasna", "Lysychansk", "Lisichansk", "Alchevsk"]
    assert usable_names(names, []) == ("Alchevsk", "Lisichansk", "Popasna")
