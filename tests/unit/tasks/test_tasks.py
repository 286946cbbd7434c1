"""The words of the pages, and what the gazetteer adds to a claim."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, cast

import pytest

from dashboard.domain.claim import Claim
from dashboard.domain.errors import BadInput, NothingFound
from dashboard.domain.filters import Filters
from dashboard.domain.geo import View
from dashboard.domain.place import Candidate, Place, Resolution
from dashboard.domain.settings import load
from dashboard.domain.wording import count_words, place_words, precision_words, region_words, when_words
from dashboard.domain.words import Kind, Precision, Review
from dashboard.index import Summary
from dashboard.tasks import (
    PictureRequest,
    Project,
    export,
    geocode,
    locate,
    open_project,
    permalink,
    reservoir,
    sentence,
    snapshot,
)

if TYPE_CHECKING:
    from dashboard.gazetteer import Gazetteer

D = date
CLAIM = Claim(id="a", kind=Kind.HOLD, claimant="Kyiv", publisher="BBC", review=Review.ACCEPTED)
PLACE = Place(
    id="UA1", name="Storozheve", name_uk="Сторожеве", region="Donetsk", raion="Volnovakha", kind="village", lat=47.79,
    lon=36.82, precision=Precision.SETTLEMENT, radius_km=2.0, population=None, source="test",
)  # fmt: skip


class OnePlace:
    """A gazetteer of one place."""

    def __init__(self, place: Place = PLACE, *, sure: bool = True) -> None:
        self._place = place
        self._sure = sure
        self.asked: list[tuple[str, str | None]] = []

    def place(self, id: str) -> Place | None:
        return self._place if id == self._place.id else None

    def resolve(self, name: str, region: str | None = None, *, suggest: bool = True) -> Resolution:
        assert not suggest, "placing a claim must not ask for names that are only alike, nor a service"
        self.asked.append((name, region))
        found = (Candidate(self._place, 1.0, name, "exact"),) if name == self._place.name else ()
        return Resolution(found, found[0] if found and self._sure else None, 1.0, "")


def placed(claim: Claim, gazetteer: OnePlace | None = None) -> Claim:
    return locate(claim, cast("Gazetteer", gazetteer or OnePlace()))


FULL = replace(
    CLAIM, place_id="UA1", name="Storozheve", region="Donetsk", lat=47.79, lon=36.82, precision=Precision.SETTLEMENT,
    radius_km=2.0,
)  # fmt: skip


@pytest.mark.parametrize("known", [{"place_id": "UA1"}, {"name": "Storozheve"}, {"place_as_written": "Storozheve"}])
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
        {"precision": Precision.OBLAST, "radius_km": 90.0, "name": "there", "region": "Kherson"},
    ],
)
def test_locate_never_overrides_what_the_claim_says(said: dict[str, Any]) -> None:
    claim = replace(CLAIM, place_id="UA1", **said)
    found = placed(claim)
    assert {name: getattr(found, name) for name in said} == said
    assert found.placed


def test_locate_leaves_what_it_cannot_tell() -> None:
    unsure = OnePlace(sure=False)
    for claim in (CLAIM, replace(CLAIM, name="Nowhere"), replace(CLAIM, place_id="UA9", name="Storozheve")):
        assert placed(claim) == claim
    assert placed(replace(CLAIM, name="Storozheve"), unsure) == replace(CLAIM, name="Storozheve")
    assert unsure.asked == [("Storozheve", None)]


def test_locate_asks_within_the_region_of_the_claim() -> None:
    gazetteer = OnePlace()
    placed(replace(CLAIM, place_as_written="Storozheve", region="Donetsk"), gazetteer)
    assert gazetteer.asked == [("Storozheve", "Donetsk")]


def test_near_a_place_is_wider_and_never_more_exact_than_the_place() -> None:
    assert placed(replace(CLAIM, place_id="UA1", precision=Precision.APPROXIMATE)).radius_km == 5.0
    vague = OnePlace(replace(PLACE, precision=Precision.APPROXIMATE, radius_km=12.0))
    found = placed(replace(CLAIM, place_id="UA1", precision=Precision.SETTLEMENT), vague)
    assert (found.precision, found.radius_km) == (Precision.APPROXIMATE, 12.0)


JUNE = (D(2023, 6, 5), D(2023, 6, 13))


@pytest.mark.parametrize(
    ("summary", "words"),
    [
        (Summary(0, 0, 0, 0, 0, None, None), "No claims match these filters"),
        (Summary(1, 1, 1, 0, 0, JUNE[0], JUNE[0]), "1 claim at 1 place, 5 June 2023, from 1 source"),
        (Summary(14, 5, 4, 2, 0, *JUNE), "14 claims at 5 places, 5–13 June 2023, from 4 sources; 2 have no place"),
        (Summary(3, 1, 2, 1, 1, *JUNE), "3 claims at 1 place, 5–13 June 2023, from 2 sources; 1 has no place; "
         "1 place contested"),
        (Summary(3, 2, 2, 0, 2, *JUNE), "3 claims at 2 places, 5–13 June 2023, from 2 sources; 2 places contested"),
        (Summary(1234, 0, 1, 1234, 0, None, None), "1,234 claims at 0 places, any date, from 1 source; "
         "1,234 have no place"),
    ],
)  # fmt: skip
def test_sentence(summary: Summary, words: str) -> None:
    assert sentence(summary) == words


def test_the_reservoir_is_full_only_before_the_breach() -> None:
    def shown(last: date | None) -> bool:
        return reservoir(Summary(1, 1, 1, 0, 0, last, last))

    assert shown(D(2023, 6, 5))
    assert not shown(D(2023, 6, 6))
    assert not shown(None)


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (None, None, "date not stated"),
        (None, D(2023, 6, 13), "by 13 June 2023"),
        (D(2023, 6, 12), D(2023, 6, 12), "12 June 2023"),
        (D(2023, 6, 5), D(2023, 6, 13), "5–13 June 2023"),
        (D(2023, 6, 5), None, "from 5 June 2023"),
    ],
)
def test_when_words(since: date | None, until: date | None, words: str) -> None:
    assert when_words(replace(CLAIM, date_from=since, date_to=until)) == words


def test_precision_words() -> None:
    assert precision_words(CLAIM) == "No place on the map: the source names none"
    assert precision_words(replace(CLAIM, place_as_written="the village")) == "No place on the map: not found for sure"
    assert precision_words(FULL) == "Settlement: somewhere in this settlement; within 2 km"
    assert precision_words(replace(FULL, radius_km=None)) == "Settlement: somewhere in this settlement"
    assert precision_words(replace(FULL, precision=Precision.OBLAST, radius_km=110.0)) == (
        "Oblast: somewhere in this oblast; the point is only its centre; within 110 km"
    )


def test_a_claim_that_stands_on_the_map_is_not_said_to_have_no_place() -> None:
    assert "No place" not in precision_words(replace(CLAIM, lat=48.0, lon=37.0))


def test_small_words() -> None:
    assert [count_words(n, "claim") for n in (0, 1, 2, 1500)] == ["0 claims", "1 claim", "2 claims", "1,500 claims"]
    assert [region_words(r) for r in ("Donetsk", "Crimea", "Kyiv City", "Kyiv", "Sevastopol", "")] == [
        "Donetsk oblast", "Crimea", "Kyiv City", "Kyiv oblast", "Sevastopol", "",
    ]  # fmt: skip


def test_a_city_that_is_a_region_stays_a_city() -> None:
    assert place_words("Kyiv", "oblast", "Kyiv") == "Kyiv oblast"
    assert place_words("Kyiv", "oblast", "Kyiv City") == "Kyiv"
    assert place_words("Sevastopol", "oblast", "Sevastopol") == "Sevastopol"
    assert place_words("Kyiv", "settlement", "Kyiv City") == "Kyiv"


def test_permalink() -> None:
    assert permalink("https://a.example", Filters()) == "https://a.example/"
    assert permalink("", Filters(side=("UA", "RU"), text="a&b"), View(48.123456, 37, 7.5)) == (
        "/?side=UA&side=RU&text=a%26b&lat=48.1235&lon=37&zoom=7.5"
    )


@pytest.fixture(scope="module")
def project() -> Project:
    return open_project(load({}))


def test_the_shipped_data_is_sound(project: Project) -> None:
    assert project.problems == ()
    assert open_project(load({})) is project
    summary = project.index.summary(Filters())
    assert summary.claims > 0
    assert summary.places > 0
    claims = list(project.index.claims(Filters()))
    assert not [claim.id for claim in claims if claim.placed and claim.precision is None]


def test_export_knows_its_formats(project: Project) -> None:
    exported = export(project, Filters(source=("HNGN",)), "geojson")
    assert len(json.loads(b"".join(exported.parts))["features"]) == exported.count == 28
    assert exported.notes == ()
    with pytest.raises(BadInput, match="'xlsx': not known; one of geojson, csv"):
        export(project, Filters(), "xlsx")


def test_geocode(project: Project) -> None:
    rows = geocode(project.gazetteer, ["Bakhmut", "Сторожеве"], None)
    best = rows[0]
    assert (best["query"], best["chosen"], best["region"], best["precision"]) == (
        "Bakhmut", True, "Donetsk", "settlement",
    )  # fmt: skip
    assert {row["query"] for row in rows} == {"Bakhmut", "Сторожеве"}
    json.dumps(rows)
    with pytest.raises(NothingFound, match="qqqqzzzz"):
        geocode(project.gazetteer, ["qqqqzzzz"], None)
    with pytest.raises(BadInput):
        geocode(project.gazetteer, ["Bakhmut"], "Mordor")


def test_a_picture_says_what_it_shows(project: Project) -> None:
    svg = snapshot(project, PictureRequest(filters=Filters(kind=("retake",)), width=1200, height=630))
    assert "Shown: kind Retaken" in svg.replace("\n", " ")
    with pytest.raises(BadInput, match="theme 'pink': not known; one of light, dark"):
        snapshot(project, PictureRequest(filters=Filters(), theme="pink"))
