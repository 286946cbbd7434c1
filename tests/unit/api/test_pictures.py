"""Pictures over HTTP: kinds, options, refusals, and what happens when too many are asked for."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response

from dashboard.api import pictures
from dashboard.api.routes import routes
from dashboard.cartography import examine
from tests.unit.api.asgi_call import get


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Starlette:
    monkeypatch.setenv("FRONTLINE_DATA", str(tmp_path))
    return Starlette(routes=routes())


@pytest.mark.parametrize(
    ("kind", "type_"), [("png", "image/png"), ("svg", "image/svg+xml"), ("pdf", "application/pdf")]
)
def test_a_picture_of_each_kind_carries_the_address_that_shows_it(app: Starlette, kind: str, type_: str) -> None:
    found = get(app, f"/api/snapshot.{kind}?kind=strike&preset=square&language=uk&title=Hello&remark=There&list=no")
    assert found.headers["content-type"].startswith(type_)
    told = examine(found.body)
    assert told.state == "intact"
    assert (told.facts["title"], told.facts["remark"], told.facts["language"]) == ("Hello", "There", "uk")
    assert "kind=strike" in str(told.facts["permalink"])


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("preset=poster", "preset 'poster'"), ("preset=a4&size=480x400", "give one of them"), ("list=maybe", "list="),
        ("language=ru", "language 'ru'"), ("theme=pink", "theme 'pink'"), ("size=100000x100000", "size="),
        ("size=99999x99999", "4000"), ("title=" + "x" * 121, "at most 120"), ("remark=" + "x" * 281, "at most 280"),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_a_400(app: Starlette, query: str, reason: str) -> None:
    found = get(app, f"/api/snapshot.png?{query}")
    assert found.status == 400
    assert reason in found.json()["error"]


def test_too_many_at_once_are_told_when_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
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

    with ThreadPoolExecutor(1) as threads:  # the journeys in Chromium leave a loop running in this one
        first, second, third, later = threads.submit(lambda: asyncio.run(ask())).result()
    assert [first.status_code, second.status_code, third.status_code, later.status_code] == [200, 200, 503, 200]
    assert third.headers["retry-after"] == "5"
