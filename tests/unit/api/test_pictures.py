"""Pictures over HTTP: kinds, options, refusals, and what happens when too many are
asked for.
"""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response

from dashboard.api import pictures
from dashboard.api.routes import routes
from dashboard.cartography import examine
from tests.loops import run_coroutine
from tests.tile_server import tile_server
from tests.unit.api.asgi_call import get


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Starlette:
    monkeypatch.setenv("FRONTLINE_DATA", str(tmp_path))
    return Starlette(routes=routes())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "type_"),
    [("png", "image/png"), ("svg", "image/svg+xml"), ("pdf", "application/pdf")],
)
def test_a_picture_of_each_kind_carries_the_address_that_shows_it(
    app: Starlette, kind: str, type_: str
) -> None:
    found = get(
        app,
        f"/api/snapshot.{kind}?kind=strike&preset=square&language=uk&title=Hello&remark=There&list=no",
    )
    assert found.headers["content-type"].startswith(type_)
    told = examine(found.body)
    assert told.state == "intact"
    assert (told.facts["title"], told.facts["remark"], told.facts["language"]) == (
        "Hello",
        "There",
        "uk",
    )
    assert "kind=strike" in str(told.facts["permalink"])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("preset=poster", "preset 'poster'"),
        ("preset=a4&size=480x400", "give one of them"),
        ("list=maybe", "list="),
        ("qr=1", "qr="),
        ("background=moon", "one of osm, carto, satellite"),
        ("claim=" + "x" * 400, "claim="),
        ("language=ru", "language 'ru'"),
        ("theme=pink", "theme 'pink'"),
        ("size=100000x100000", "size="),
        ("size=99999x99999", "4000"),
        ("title=" + "x" * 121, "at most 120"),
        ("remark=" + "x" * 281, "at most 280"),
    ],
)
def test_what_cannot_be_drawn_is_a_400(app: Starlette, query: str, reason: str) -> None:
    found = get(app, f"/api/snapshot.png?{query}")
    assert found.status == 400
    assert reason in found.json()["error"]


@pytest.mark.slow
def test_a_picture_is_made_without_what_is_not_wanted(app: Starlette) -> None:
    base = "/api/snapshot.svg?from=2023-06-01&to=2023-06-30&lat=47.8&lon=36.9&zoom=9"
    marks = {
        "list": 'class="callout"',
        "legend": 'class="legend"',
        "inset": 'class="inset"',
        "qr": 'class="qr"',
    }
    whole = get(app, base).body.decode()
    for part, mark in marks.items():
        assert mark in whole
        assert mark not in get(app, f"{base}&{part}=no").body.decode()


@pytest.mark.slow
def test_the_open_claim_is_listed_first_and_in_the_link(app: Starlette) -> None:
    base = "/api/snapshot.svg?from=2023-06-01&to=2023-06-30&lat=47.8&lon=36.9&zoom=9"
    claims = get(
        app,
        "/api/claims.json?from=2023-06-01&to=2023-06-30&bbox=36.4,47.6,37.2,48&limit=40",
    ).json()["claims"]
    last = claims[-1]

    def first(address: str) -> str:
        found = re.search(
            r'class="callout"[^>]*>([^<]*: [^<]*)<', get(app, address).body.decode()
        )
        return found[1] if found else ""

    wanted = f"{last['kind_words']}: {last['name']}"
    assert first(base) != wanted
    found = get(app, f"{base}&claim={last['id']}")
    assert first(f"{base}&claim={last['id']}") == wanted
    assert f"claim={last['id']}" in str(examine(found.body).facts["permalink"])
    other = get(app, f"{base}&kind=strike&claim={last['id']}").body.decode()
    assert last["kind_words"] != "Strike"
    assert wanted not in other, "outside the filters"


@pytest.mark.slow
def test_a_map_that_grows_has_the_claims_of_its_edges(app: Starlette) -> None:
    """An upright picture of few claims gives the map more height than it is promised:
    no claim may be missing there.
    """
    base = "/api/snapshot.svg?from=2023-09-14&to=2023-09-15&lat=47.8&lon=36.8&zoom=8&preset=square"
    assert "Andriivka" in get(app, base).body.decode()


@pytest.mark.slow
def test_online_maps_can_be_switched_off(
    app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRONTLINE_TILES", "off")
    found = get(app, "/api/snapshot.png?background=osm")
    assert (found.status, "switched off here" in found.json()["error"]) == (400, True)
    assert get(app, "/api/share?").json()["choices"]["background"] == []


@pytest.mark.slow
def test_an_online_map_is_asked_for_and_credited(
    app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    with tile_server() as server:
        monkeypatch.setenv("FRONTLINE_TILES", f"{server.address} © Example")
        assert get(app, "/api/share?").json()["choices"]["background"][0] == [
            "own",
            "Own map (online)",
        ]
        found = get(app, "/api/snapshot.png?kind=strike&background=own")
        assert (found.status, bool(server.asked)) == (200, True)
        assert str(examine(found.body).facts["credit"]).startswith("© Example")
        server.status = 500
        refused = get(app, "/api/snapshot.png?region=Kherson&background=own")
        assert (refused.status, "HTTP 500" in refused.json()["error"]) == (503, True)


def test_too_many_at_once_are_told_when_to_come_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pictures, "WAITING", 2)

    async def ask() -> list[Response]:
        gate = asyncio.Event()

        async def slow(_request: Request) -> Response:
            await gate.wait()
            return Response("drawn")

        endpoint = pictures.bounded(slow)
        request = Request({"type": "http", "headers": []})
        asked = [asyncio.ensure_future(endpoint(request)) for _ in range(3)]
        await asyncio.sleep(0)
        gate.set()
        found = list(await asyncio.gather(*asked))
        return [*found, await endpoint(request)]

    first, second, third, later = run_coroutine(ask())
    assert [
        first.status_code,
        second.status_code,
        third.status_code,
        later.status_code,
    ] == [200, 200, 503, 200]
    assert third.headers["retry-after"] == "5"
