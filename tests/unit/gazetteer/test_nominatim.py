"""The door to Nominatim: shut without the setting; one polite request a name; answers
kept on disk.
"""

from __future__ import annotations

import dataclasses
import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.domain.errors import ServiceUnavailable
from dashboard.domain.settings import Settings
from dashboard.domain.words import Precision
from dashboard.gazetteer import Gazetteer
from dashboard.gazetteer.nominatim import USER_AGENT, NominatimDoor, candidate
from dashboard.gazetteer.query import parse

HUT = {
    "osm_type": "node",
    "osm_id": 42,
    "lat": "48.5",
    "lon": "38.1",
    "name": "Qwertzovka",
    "display_name": "Qwertzovka, Donetsk Oblast, Ukraine",
    "addresstype": "hamlet",
    "importance": 0.2,
    "address": {"state": "Donetsk Oblast", "country_code": "ua"},
    "boundingbox": ["48.48", "48.52", "38.08", "38.12"],
    "namedetails": {
        "name": "Кверцовка",
        "name:en": "Qwertzovka",
        "name:uk": "Кверцовка",
    },
}


class Fake(ThreadingHTTPServer):
    """A Nominatim of the tests' own."""

    answer: Any
    status: int
    asked: list[tuple[dict[str, list[str]], str]]


class Handler(BaseHTTPRequestHandler):
    server: Fake

    def do_GET(self) -> None:
        self.server.asked.append(
            (parse_qs(urlsplit(self.path).query), self.headers["User-Agent"])
        )
        body = json.dumps(self.server.answer).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture
def server() -> Iterator[Fake]:
    fake = Fake(("127.0.0.1", 0), Handler)
    fake.answer, fake.status, fake.asked = [HUT], 200, []
    thread = threading.Thread(target=fake.serve_forever, daemon=True)
    thread.start()
    yield fake
    fake.shutdown()
    fake.server_close()
    thread.join()


@pytest.fixture
def opened(own: Settings, server: Fake) -> Settings:
    return replace(own, nominatim=f"http://127.0.0.1:{server.server_port}")


def door(settings: Settings) -> NominatimDoor:
    return NominatimDoor.open(settings, delay_s=0)


@pytest.mark.slow
def test_a_name_nobody_knows_is_asked_for_once(opened: Settings, server: Fake) -> None:
    for _ in range(2):
        answer = Gazetteer.load(opened).resolve("Qwertzovka")
        assert answer.chosen is not None
        assert answer.chosen.place.id == "osm-node-42"
    ((query, agent),) = server.asked
    assert query["q"] == ["Qwertzovka"]
    assert query["countrycodes"] == ["ua"]
    assert agent == USER_AGENT


def test_the_place_says_where_it_comes_from(opened: Settings) -> None:
    (found,) = door(opened).ask(parse("Qwertzovka"))
    place = found.place
    assert (place.source, place.precision, place.region) == (
        "Nominatim",
        Precision.SETTLEMENT,
        "Donetsk",
    )
    assert (place.lat, place.lon, place.name_uk) == (48.5, 38.1, "Кверцовка")
    assert 2 < place.radius_km < 4
    assert found.how == "folded"


def test_a_known_name_is_not_asked_for(opened: Settings, server: Fake) -> None:
    gazetteer = Gazetteer.load(opened)
    assert gazetteer.resolve("Bakhmut").chosen is not None
    assert gazetteer.resolve("Qwertzovka", suggest=False).chosen is None
    assert server.asked == []


def test_the_oblast_goes_with_the_name(opened: Settings, server: Fake) -> None:
    door(opened).ask(parse("Qwertzovka", "Donetska"))
    assert server.asked[0][0]["q"] == ["Qwertzovka, Donetsk Oblast"]


def test_an_empty_answer_is_kept_too(opened: Settings, server: Fake) -> None:
    server.answer = []
    assert door(opened).ask(parse("Qwertzovka")) == ()
    assert door(opened).ask(parse("Qwertzovka")) == ()
    assert len(server.asked) == 1


def test_a_failing_server_is_told_and_left_alone(
    opened: Settings, server: Fake
) -> None:
    server.status = 503
    gazetteer = Gazetteer.load(opened)
    answer = gazetteer.resolve("Qwertzovka")
    assert answer.chosen is None
    assert "no answer for 'Qwertzovka'" in answer.reason
    assert "left alone for a minute" in gazetteer.resolve("Qwertzovkino").reason
    assert len(server.asked) == 1


def test_a_server_that_is_not_there_is_unavailable(own: Settings) -> None:
    with pytest.raises(ServiceUnavailable, match="check the address"):
        door(replace(own, nominatim="http://127.0.0.1:9")).ask(parse("Qwertzovka"))


def test_a_damaged_cache_does_not_stop_the_answer(
    opened: Settings, server: Fake
) -> None:
    (opened.writable() / "nominatim.sqlite").write_bytes(
        b"this is no database, but long enough to be taken for one" * 9
    )
    assert len(door(opened).ask(parse("Qwertzovka"))) == 1
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"lat": "55.75", "lon": "37.6"},
        {"lat": "nowhere"},
        {"lat": None},
        {"lat": "nan"},
        {"lon": "180"},
    ],
)
def test_a_result_outside_ukraine_is_dropped(change: dict[str, Any]) -> None:
    assert candidate({**HUT, **change}, parse("Qwertzovka")) is None


@pytest.mark.parametrize(
    ("kind", "precision"),
    [
        ("city", Precision.SETTLEMENT),
        ("state", Precision.OBLAST),
        ("district", Precision.RAION),
        ("country", Precision.COUNTRY),
        ("bridge", Precision.POINT),
    ],
)
def test_precision_follows_the_type(kind: str, precision: Precision) -> None:
    found = candidate({**HUT, "addresstype": kind}, parse("Qwertzovka"))
    assert found is not None
    assert found.place.precision is precision


def test_a_sparse_result_is_still_a_place() -> None:
    found = candidate(
        {"lat": "48.5", "lon": "38.1", "display_name": "Somewhere, Ukraine"},
        parse("Qwertzovka"),
    )
    assert found is not None
    assert (found.place.name, found.how, found.place.radius_km) == (
        "Somewhere",
        "suggestion",
        0.5,
    )


def test_without_the_setting_there_is_no_door(shipped: Gazetteer) -> None:
    assert shipped._door is None


def test_a_result_whole() -> None:
    offer = candidate(HUT, parse("Qwertzovka"))
    assert offer is not None
    assert (offer.score, offer.matched, offer.how) == (0.74, "Qwertzovka", "folded")
    assert dataclasses.asdict(offer.place) == {
        "id": "osm-node-42",
        "name": "Qwertzovka",
        "name_uk": "Кверцовка",
        "region": "Donetsk",
        "raion": "",
        "kind": "settlement",
        "lat": 48.5,
        "lon": 38.1,
        "precision": Precision.SETTLEMENT,
        "radius_km": 2.7,
        "population": None,
        "source": "Nominatim",
        "country": "UA",
    }
    other = candidate(HUT, parse("Elsewhere"))
    assert other is not None
    assert (other.score, other.how) == (0.34, "suggestion")


@pytest.mark.parametrize(
    ("type_name", "kind", "precision", "radius_km"),
    [
        ("city", "city", Precision.SETTLEMENT, 1.5),
        ("town", "town", Precision.SETTLEMENT, 1.5),
        ("village", "village", Precision.SETTLEMENT, 1.5),
        ("hamlet", "settlement", Precision.SETTLEMENT, 1.5),
        ("isolated_dwelling", "settlement", Precision.SETTLEMENT, 1.5),
        ("locality", "settlement", Precision.SETTLEMENT, 1.5),
        ("state", "oblast", Precision.OBLAST, 1.5),
        ("region", "oblast", Precision.OBLAST, 1.5),
        ("district", "raion", Precision.RAION, 1.5),
        ("county", "raion", Precision.RAION, 1.5),
        ("municipality", "raion", Precision.RAION, 1.5),
        ("country", "country", Precision.COUNTRY, 1.5),
        ("bridge", "point", Precision.POINT, 0.5),
        ("", "point", Precision.POINT, 0.5),
    ],
)
@pytest.mark.parametrize("key", ["addresstype", "type"])
def test_kind_precision_and_least_radius(
    key: str, type_name: str, kind: str, precision: Precision, radius_km: float
) -> None:
    raw = {"lat": "48.5", "lon": "38.1", key: type_name}
    offer = candidate(raw, parse("X"))
    assert offer is not None
    place = offer.place
    assert (place.kind, place.precision, place.radius_km) == (
        kind,
        precision,
        radius_km,
    )
    assert (place.id, place.name, place.region) == ("osm-object-0", "", "")


@pytest.mark.parametrize(
    ("importance", "score"),
    [(-1, 0.7), (0.5, 0.8), (1, 0.9), (7, 0.9), ("much", 0.7), (None, 0.7)],
)
def test_importance_is_bounded(importance: object, score: float) -> None:
    offer = candidate({**HUT, "importance": importance}, parse("Qwertzovka"))
    assert offer is not None
    assert offer.score == score


@pytest.mark.parametrize(
    ("lat", "lon", "inside"),
    [
        ("44.0", "38", True),
        ("43.99", "38", False),
        ("52.5", "38", True),
        ("52.51", "38", False),
        ("48", "22.0", True),
        ("48", "21.99", False),
        ("48", "40.5", True),
        ("48", "40.51", False),
    ],
)
def test_the_bounds_of_ukraine(lat: str, lon: str, *, inside: bool) -> None:
    offer = candidate({**HUT, "lat": lat, "lon": lon}, parse("X"))
    assert (offer is not None) is inside


def test_the_sentence_about_a_failure(tmp_path: Path) -> None:
    def fail(text: str) -> list[dict[str, Any]]:
        raise OSError(f"no route for {text}")

    shut = NominatimDoor(fail, tmp_path / "cache.sqlite", "https://n.example")
    with pytest.raises(ServiceUnavailable) as error:
        shut.ask(parse("Qwertzovka"))
    assert str(error.value) == (
        "https://n.example: no answer for 'Qwertzovka' (no route for Qwertzovka); check"
        " the address or clear FRONTLINE_NOMINATIM"
    )
    with pytest.raises(ServiceUnavailable) as error:
        shut.ask(parse("Other"))
    assert str(error.value) == (
        "https://n.example: left alone for a minute after a failure; 'Other' was not"
        " asked"
    )


def test_answers_are_cached_by_server_and_best_first(tmp_path: Path) -> None:
    asks: list[str] = []

    def answer(text: str) -> list[dict[str, Any]]:
        asks.append(text)
        less = {**HUT, "importance": 0.1, "osm_id": 7}
        return [less, HUT, {**HUT, "osm_id": 1}, {"lat": "0", "lon": "0"}]

    cache = tmp_path / "cache.sqlite"
    for server in ("https://a.example", "https://b.example", "https://a.example"):
        offers = NominatimDoor(answer, cache, server).ask(parse("Qwertzovka"))
        assert [offer.place.id for offer in offers] == [
            "osm-node-1",
            "osm-node-42",
            "osm-node-7",
        ]
    assert asks == ["Qwertzovka", "Qwertzovka"]
