"""The words of the pages, and what the gazetteer adds to a claim."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from dashboard.domain.claim import Claim
from dashboard.domain.errors import BadInput, NothingFound
from dashboard.domain.filters import Filters
from dashboard.domain.place import Candidate, Place, Resolution
from dashboard.domain.settings import load
from dashboard.domain.words import Kind, Precision, Review
from dashboard.gazetteer import Event
from dashboard.services import (
    Project,
    geocode,
    locate,
    open_project,
)
from dashboard.services.map.places import imported_events

if TYPE_CHECKING:
    from dashboard.gazetteer import Gazetteer

CLAIM = Claim(
    id="a", kind=Kind.HOLD, claimant="Kyiv", publisher="BBC", review=Review.ACCEPTED
)
PLACE = Place(
    id="UA1",
    name="Storozheve",
    name_uk="Сторожеве",
    region="Donetsk",
    raion="Volnovakha",
    kind="village",
    lat=47.79,
    lon=36.82,
    precision=Precision.SETTLEMENT,
    radius_km=2.0,
    population=None,
    source="test",
)


class OnePlace:
    """A gazetteer of one place."""

    def __init__(self, place: Place = PLACE, *, sure: bool = True) -> None:
        self._place = place
        self._sure = sure
        self.asked: list[tuple[str, str | None]] = []

    def place(self, id: str) -> Place | None:
        return self._place if id == self._place.id else None

    def resolve(
        self,
        name: str,
        region: str | None = None,
        *,
        suggest: bool = True,
        country: str = "UA",
        day: date | None = None,
    ) -> Resolution:
        assert day == CLAIM.published, "names hold for a time"
        assert country == "", "a claim may be about a place abroad"
        assert not suggest, (
            "placing a claim must not ask for names that are only alike, nor a service"
        )
        self.asked.append((name, region))
        found = (
            (Candidate(self._place, 1.0, name, "exact"),)
            if name == self._place.name
            else ()
        )
        return Resolution(found, found[0] if found and self._sure else None, 1.0, "")


def placed(claim: Claim, gazetteer: OnePlace | None = None) -> Claim:
    return locate(claim, cast("Gazetteer", gazetteer or OnePlace()))


FULL = replace(
    CLAIM,
    place_id="UA1",
    name="Storozheve",
    region="Donetsk",
    lat=47.79,
    lon=36.82,
    precision=Precision.SETTLEMENT,
    radius_km=2.0,
)


@pytest.mark.parametrize(
    "known",
    [{"place_id": "UA1"}, {"name": "Storozheve"}, {"place_as_written": "Storozheve"}],
)
def test_locate_fills_in_what_the_gazetteer_knows(known: dict[str, str]) -> None:
    assert placed(replace(CLAIM, **known)) == replace(FULL, **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "said",
    [
        {"lat": 48.0, "lon": 37.0},
        {"name": "Сторожеве"},
        {"region": "Zaporizhzhia"},
        {"radius_km": 0.5},
        {"precision": Precision.POINT},
        {
            "precision": Precision.OBLAST,
            "radius_km": 90.0,
            "name": "there",
            "region": "Kherson",
        },
    ],
)
def test_locate_never_overrides_what_the_claim_says(said: dict[str, Any]) -> None:
    claim = replace(CLAIM, place_id="UA1", **said)
    found = placed(claim)
    assert {name: getattr(found, name) for name in said} == said
    assert found.placed


def test_locate_leaves_what_it_cannot_tell() -> None:
    unsure = OnePlace(sure=False)
    for claim in (
        CLAIM,
        replace(CLAIM, name="Nowhere"),
        replace(CLAIM, place_id="UA9", name="Storozheve"),
    ):
        assert placed(claim) == claim
    assert placed(replace(CLAIM, name="Storozheve"), unsure) == replace(
        CLAIM, name="Storozheve"
    )
    assert unsure.asked == [("Storozheve", None)]


def test_locate_asks_within_the_region_of_the_claim() -> None:
    gazetteer = OnePlace()
    placed(replace(CLAIM, place_as_written="Storozheve", region="Donetsk"), gazetteer)
    assert gazetteer.asked == [("Storozheve", "Donetsk")]


def test_near_a_place_is_wider_and_never_more_exact_than_the_place() -> None:
    assert (
        placed(
            replace(CLAIM, place_id="UA1", precision=Precision.APPROXIMATE)
        ).radius_km
        == 5.0
    )
    vague = OnePlace(replace(PLACE, precision=Precision.APPROXIMATE, radius_km=12.0))
    found = placed(
        replace(CLAIM, place_id="UA1", precision=Precision.SETTLEMENT), vague
    )
    assert (found.precision, found.radius_km) == (Precision.APPROXIMATE, 12.0)


@pytest.fixture(scope="module")
def project() -> Project:
    return open_project(load({}))


def test_geocode(project: Project) -> None:
    rows = geocode(project.gazetteer, ["Bakhmut", "Сторожеве"], None)
    best = rows[0]
    assert (best["query"], best["chosen"], best["region"], best["precision"]) == (
        "Bakhmut",
        True,
        "Donetsk",
        "settlement",
    )
    assert {row["query"] for row in rows} == {"Bakhmut", "Сторожеве"}
    json.dumps(rows)
    with pytest.raises(NothingFound, match="qqqqzzzz"):
        geocode(project.gazetteer, ["qqqqzzzz"], None)
    with pytest.raises(BadInput):
        geocode(project.gazetteer, ["Bakhmut"], "Mordor")


@dataclass
class Imported:
    """A project with two datasets of these claims."""

    rows: tuple[Claim, ...]
    names: tuple[str, ...] = ("first", "second")

    @property
    def ledger(self) -> Imported:
        return self

    @property
    def index(self) -> Imported:
        return self

    def datasets(self) -> list[SimpleNamespace]:
        return [SimpleNamespace(name=name) for name in self.names]

    def claims(self, filters: Filters) -> Iterator[Claim]:
        assert filters.dataset == self.names
        yield from self.rows


def test_positions_are_learned_from_exact_rows_of_datasets_alone() -> None:
    exact = replace(FULL, dataset="first", place_id="")
    rough = replace(exact, precision=Precision.OBLAST)
    nowhere = replace(exact, lat=None, lon=None)
    nameless = replace(exact, name="", place_as_written="")
    project = cast("Project", Imported((exact, rough, nowhere, nameless)))
    event = Event("Storozheve", "Donetsk", 47.79, 36.82)
    assert list(imported_events(project)) == [event]
    assert list(imported_events(cast("Project", Imported((exact,), ())))) == []
