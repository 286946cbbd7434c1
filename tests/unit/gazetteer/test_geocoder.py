"""The gazetteer keeps geopy's contract."""

from __future__ import annotations

import json
import time

import pytest
from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from dashboard.domain.errors import ServiceUnavailable
from dashboard.domain.geo import kilometres
from dashboard.gazetteer import Gazetteer


def test_it_is_a_geopy_geocoder(shipped: Gazetteer) -> None:
    assert isinstance(shipped, Geocoder)


def test_geocode_returns_one_location(shipped: Gazetteer) -> None:
    found = shipped.geocode("Robotyne")
    assert isinstance(found, Location)
    assert kilometres(found.latitude, found.longitude, 47.446, 35.836) < 5
    assert found.address == "Robotyne, Polohy Raion, Zaporizhzhia Oblast, Ukraine"
    raw = json.loads(json.dumps(found.raw))
    assert raw["id"].startswith("UA23")
    assert raw["precision"] == "settlement"
    assert 0 < raw["radius_km"] < 10
    assert 0 < raw["score"] <= 1


def test_geocode_returns_none_when_it_is_not_clear_which(shipped: Gazetteer) -> None:
    assert shipped.geocode("Pavlivka") is None
    many = shipped.geocode("Pavlivka", exactly_one=False)
    assert isinstance(many, list)
    assert len(many) == 5


def test_nothing_found_is_none_and_never_an_empty_list(shipped: Gazetteer) -> None:
    assert shipped.geocode("!!!") is None
    assert shipped.geocode("!!!", exactly_one=False) is None
    assert shipped.reverse((0, 0)) is None
    assert shipped.reverse((0, 0), exactly_one=False) is None


def test_geocode_takes_the_oblast(shipped: Gazetteer) -> None:
    found = shipped.geocode("Neskuchne", region="Kharkiv", timeout=1)
    assert isinstance(found, Location)
    assert found.raw["region"] == "Kharkiv"


def test_a_query_that_is_not_text_is_refused(shipped: Gazetteer) -> None:
    with pytest.raises(GeocoderQueryError, match="not a name"):
        shipped.geocode({"city": "Kyiv"})  # type: ignore[arg-type]


def test_reverse_names_the_nearest_settlement(shipped: Gazetteer) -> None:
    found = shipped.reverse("48.594, 37.999")
    assert isinstance(found, Location)
    assert found.raw["name"] == "Bakhmut"
    assert found.raw["distance_km"] < 1
    several = shipped.reverse((48.594, 37.999), exactly_one=False)
    assert isinstance(several, list)
    away = [location.raw["distance_km"] for location in several]
    assert away == sorted(away)
    assert all(location.raw["precision"] in {"settlement", "oblast"} for location in several)


@pytest.mark.parametrize("point", ["no point", (float("nan"), 30.0)])
def test_what_is_no_point_is_refused_as_geopy_does(shipped: Gazetteer, point: str | tuple[float, float]) -> None:
    with pytest.raises(ValueError, match=r"Point|finite"):
        shipped.reverse(point)


def test_it_cannot_reach_the_network(shipped: Gazetteer) -> None:
    with pytest.raises(ServiceUnavailable):
        shipped._call_geocoder("http://127.0.0.1:1/", lambda answer: answer)


def test_place_by_id(shipped: Gazetteer) -> None:
    place = shipped.place("UA14020010010059145")
    assert place is not None
    assert (place.name, place.region, place.raion, place.kind) == ("Bakhmut", "Donetsk", "Bakhmut", "city")
    assert shipped.place("area-donbas") is not None
    assert shipped.place("UA99") is None
    assert shipped.place("") is None


def test_a_name_is_looked_up_in_milliseconds(shipped: Gazetteer) -> None:
    names = ["Bakhmut", "Robotyne", "Velyka Novosilka", "Zaporizhzhya", "Kherson region", "Kupyansk"] * 20
    started = time.perf_counter()
    for name in names:
        shipped.candidates(name)
    assert (time.perf_counter() - started) / len(names) < 0.005


def test_candidates_are_the_same_when_asked_again(shipped: Gazetteer) -> None:
    first = shipped.candidates("Mykolaivka", limit=7, suggest=False)
    assert len(first) == 7
    assert shipped.candidates("Mykolaivka", limit=7, suggest=False) == first
    assert shipped.candidates("Mykolaivka", limit=3, suggest=False) == first[:3]
    assert {c.place.region for c in shipped.candidates("Mykolaivka", "Sumy", limit=3, suggest=False)} == {"Sumy"}


def test_the_front_is_where_places_csv_lists_most(shipped: Gazetteer) -> None:
    places = {name: shipped.resolve(name).candidates[0].place for name in ("Bakhmut", "Kupiansk", "Lviv", "Uzhhorod")}
    near = {name: shipped.front(place) for name, place in places.items()}
    assert all(0 <= share <= 1 for share in near.values())
    assert near["Bakhmut"] > near["Kupiansk"] > near["Lviv"]
    assert near["Bakhmut"] > 0.9
    assert near["Uzhhorod"] < 0.4


@pytest.mark.parametrize(
    ("name", "abroad"), [("Belgorod", True), ("Rostov-on-Don", True), ("Lyman", False), ("", False)]
)
def test_well_known_places_abroad_are_told(shipped: Gazetteer, name: str, abroad: bool) -> None:
    assert shipped.abroad(name) is abroad
