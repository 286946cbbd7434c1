"""The gazetteer keeps geopy's contract."""

from __future__ import annotations

import json

import pytest
from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from dashboard.domain.errors import ServiceUnavailable
from dashboard.domain.geography.geo import kilometres
from dashboard.domain.place import Candidate, Place
from dashboard.domain.words import Precision
from dashboard.gazetteer import Gazetteer, geocoder
from dashboard.gazetteer.curated import Curated
from dashboard.gazetteer.geocoder import location
from dashboard.gazetteer.query import Query
from dashboard.gazetteer.register import Register


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
    assert len(many) == 8


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
    assert all(
        location.raw["precision"] in {"settlement", "oblast"} for location in several
    )


@pytest.mark.parametrize("point", ["no point", (float("nan"), 30.0)])
def test_what_is_no_point_is_refused_as_geopy_does(
    shipped: Gazetteer, point: str | tuple[float, float]
) -> None:
    with pytest.raises(ValueError, match=r"Point|finite"):
        shipped.reverse(point)


def test_it_cannot_reach_the_network(shipped: Gazetteer) -> None:
    with pytest.raises(ServiceUnavailable):
        shipped._call_geocoder("http://127.0.0.1:1/", lambda answer: answer)


def test_place_by_id(shipped: Gazetteer) -> None:
    place = shipped.place("UA14020010010059145")
    assert place is not None
    assert (place.name, place.region, place.raion, place.kind) == (
        "Bakhmut",
        "Donetsk",
        "Bakhmut",
        "city",
    )
    assert shipped.place("area-donbas") is not None
    assert shipped.place("UA99") is None
    assert shipped.place("") is None


def test_a_name_is_taken_apart_once_until_the_memory_is_full(
    shipped: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    gazetteer = Gazetteer(shipped._register)
    ranked: list[str] = []

    def counted(
        query: Query, *, suggest: bool, country: str
    ) -> tuple[list[Candidate], str]:
        ranked.append(query.whole)
        return [], ""

    monkeypatch.setattr(gazetteer, "_ranked", counted)
    monkeypatch.setattr(geocoder, "CACHED", 2)
    for name in ("A", "A", "B", "A", "C", "A"):
        assert gazetteer.candidates(name) == ()
    assert ranked == ["A", "B", "C", "A"]


def test_candidates_are_the_same_when_asked_again(shipped: Gazetteer) -> None:
    first = shipped.candidates("Mykolaivka", limit=7, suggest=False)
    assert len(first) == 7
    assert shipped.candidates("Mykolaivka", limit=7, suggest=False) == first
    assert shipped.candidates("Mykolaivka", limit=3, suggest=False) == first[:3]
    assert {
        c.place.region
        for c in shipped.candidates("Mykolaivka", "Sumy", limit=3, suggest=False)
    } == {"Sumy"}


def test_the_front_is_where_places_csv_lists_most(shipped: Gazetteer) -> None:
    places = {
        name: shipped.resolve(name).candidates[0].place
        for name in ("Bakhmut", "Kupiansk", "Lviv", "Uzhhorod")
    }
    near = {name: shipped.front(place) for name, place in places.items()}
    assert all(0 <= share <= 1 for share in near.values())
    assert near["Bakhmut"] > near["Kupiansk"] > near["Lviv"]
    assert near["Bakhmut"] > 0.85
    assert near["Uzhhorod"] < 0.4


@pytest.mark.parametrize(
    ("name", "abroad"),
    [("Belgorod", True), ("Rostov-on-Don", True), ("Lyman", False), ("", False)],
)
def test_well_known_places_abroad_are_told(
    shipped: Gazetteer, name: str, abroad: bool
) -> None:
    assert shipped.abroad(name) is abroad


def place(**more: object) -> Place:
    fields = {
        "id": "UA1",
        "name": "Vilne",
        "name_uk": "Вільне",
        "country": "UA",
        "region": "Donetsk",
        "raion": "Bakhmut",
        "kind": "village",
        "lat": 48.5,
        "lon": 38.25,
        "precision": Precision.SETTLEMENT,
        "radius_km": 1.5,
        "population": 7,
        "source": "seen",
    }
    return Place(**(fields | more))  # type: ignore[arg-type]


def test_a_location_is_plain_data() -> None:
    made = location(Candidate(place(), 0.5, "Vilnoye", "exact"), distance_km=2.5)
    assert made.raw == {
        "id": "UA1",
        "name": "Vilne",
        "name_uk": "Вільне",
        "country": "UA",
        "region": "Donetsk",
        "raion": "Bakhmut",
        "kind": "village",
        "precision": "settlement",
        "radius_km": 1.5,
        "population": 7,
        "source": "seen",
        "score": 0.5,
        "matched": "Vilnoye",
        "how": "exact",
        "distance_km": 2.5,
    }
    assert (made.latitude, made.longitude) == (48.5, 38.25)


@pytest.mark.parametrize(
    ("more", "address"),
    [
        ({}, "Vilne, Bakhmut Raion, Donetsk Oblast, Ukraine"),
        ({"raion": ""}, "Vilne, Donetsk Oblast, Ukraine"),
        ({"raion": "", "region": ""}, "Vilne, Ukraine"),
        ({"name": "Donetsk Oblast", "raion": ""}, "Donetsk Oblast, Ukraine"),
    ],
)
def test_the_address_says_nothing_twice(more: dict[str, str], address: str) -> None:
    made = location(Candidate(place(**more), 0.5, "x", "exact"))
    assert made.address == address


def few(*points: tuple[float, float]) -> Gazetteer:
    """Return a gazetteer of curated settlements at these points."""
    rows = [
        Curated(
            id=f"p{number}",
            name_en=f"Place {number}",
            name_uk="",
            spellings=(),
            lat=lat,
            lon=lon,
            region="Donetsk",
            precision=Precision.SETTLEMENT,
            radius_km=1.5,
            source="seen",
        )
        for number, (lat, lon) in enumerate(points)
    ]
    return Gazetteer(Register([], {}, {}, rows))


def test_the_nearest_five_within_25_km() -> None:
    gazetteer = few(*((48.0 + n / 20, 38.0) for n in range(7)))
    near = gazetteer.reverse((48.0, 38.0), exactly_one=False)
    assert isinstance(near, list)
    assert [(x.raw["id"], x.raw["distance_km"]) for x in near] == [
        ("p0", 0.0),
        ("p1", 5.56),
        ("p2", 11.12),
        ("p3", 16.68),
        ("p4", 22.24),
    ]
    assert near[0].raw["score"] == 1.0
    assert near[0].raw["how"] == "exact"
    edge = few((48.2248, 38.0), (48.2249, 38.0)).reverse(
        (48.0, 38.0), exactly_one=False
    )
    assert isinstance(edge, list)
    assert [each.raw["id"] for each in edge] == ["p0"]
    assert few((48.0, 38.4)).reverse((48.0, 38.0)) is None


def test_how_dense_the_front_is() -> None:
    here = place(lat=48.0, lon=38.0)
    assert few().front(here) == 0.0
    # log(1 + 0.91) / log(1 + 22) for one settlement at the very place: its cell's
    # middle is 1.5 km off.
    one = few((48.0, 38.0)).front(here)
    assert one == pytest.approx(0.20564, abs=1e-5)
    near = few((48.0, 38.0), (48.1, 38.0)).front(here)
    assert one < near < 2 * one
    around = [(47.76 + 0.06 * n, 37.64 + 0.09 * m) for n in range(9) for m in range(12)]
    assert few(*around).front(here) == 1.0
    # Forty within 4 km are one cell, or two: no more than the middle of a hromada.
    crowd = [(47.98 + number / 1000, 38.0) for number in range(40)]
    assert few(*crowd).front(here) < 1.7 * one
    assert few((48.0, 39.6)).front(here) == 0.0
    assert few((48.0, 39.34)).front(here) > 0.0
    # Several at one point are one: the middle of their hromada, say.
    assert few((48.0, 38.0), (48.0, 38.0)).front(here) == few((48.0, 38.0)).front(here)


def test_the_front_is_the_same_within_a_cell() -> None:
    gazetteer = few((48.0, 38.0))
    here, beside = place(lat=48.0, lon=38.0), place(lat=48.02, lon=38.01)
    assert gazetteer.front(here) == gazetteer.front(beside) > 0
    assert gazetteer.front(place(lat=10.0, lon=38.0)) == 0.0


def test_the_network_is_refused_in_words(shipped: Gazetteer) -> None:
    adapter = shipped.adapter
    for get in (adapter.get_json, adapter.get_text):
        with pytest.raises(ServiceUnavailable) as error:
            get("http://127.0.0.1:1/", timeout=1.0, headers={})
        assert str(error.value) == (
            "http://127.0.0.1:1/: the embedded gazetteer does not use the network"
        )
