"""Limits over HTTP: who is refused, with which status, and who is not."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from dashboard.api import guards
from dashboard.api.limits import LimitsMiddleware, search_text, usages_of
from dashboard.domain.visitors.usage import Usage
from tests.loops import run_coroutine
from tests.unit.api.asgi_call import Answer, get

STRANGER = "203.0.113.5"


async def answer(request: Request) -> Response:
    await request.body()
    return PlainTextResponse("done")


async def session(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.receive_text()


def guarded(address: str = STRANGER) -> Any:
    app = Starlette(
        routes=[
            Route("/{path:path}", answer, methods=["GET", "POST", "PUT"]),
            WebSocketRoute("/_stcore/stream", session),
        ]
    )
    return LimitsMiddleware(app, lambda _scope, _settings: address)


def statuses(app: Any, address: str, times: int, method: str = "GET") -> list[int]:
    return [get(app, address, method).status for _ in range(times)]


def refused(answered: Answer, status: int) -> bool:
    return (
        answered.status == status
        and int(answered.headers["retry-after"]) >= 1
        and "try again in" in answered.json()["error"]
    )


def test_what_goes_beyond_a_quota_is_a_429_with_retry_after(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FRONTLINE_LIMITS", "others exports=3")
    app = guarded()
    assert statuses(app, "/api/export.csv", 4) == [200, 200, 200, 429]
    assert refused(get(app, "/api/export.geojson"), 429)
    assert get(app, "/api/claims.json").status == 200


@pytest.mark.parametrize(
    ("limits", "address", "limited"),
    [
        ("", "", False),
        ("others", "", False),
        ("off", STRANGER, False),
        ("all", "", True),
        ("others", STRANGER, True),
    ],
)
def test_whose_use_is_limited(
    limits: str, address: str, limited: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = f"{limits} stories=1" if limits else "stories=1"
    monkeypatch.setenv("FRONTLINE_LIMITS", words)
    app = guarded(address)
    last = statuses(app, "/api/story.html", 2)[-1]
    assert last == (429 if limited else 200)


def test_the_local_user_is_known_by_the_connection_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FRONTLINE_LIMITS", "stories=1")
    app: Any = LimitsMiddleware(Starlette(routes=[Route("/{path:path}", answer)]))
    local = [get(app, "/api/story.html", host="localhost").status for _ in range(3)]
    assert local == [200, 200, 200]
    proxied = [
        get(app, "/api/story.html", x_forwarded_for="198.51.100.7").status
        for _ in range(2)
    ]
    assert proxied == [200, 429]


def test_visitors_behind_a_trusted_proxy_are_told_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FRONTLINE_LIMITS", "stories=1")
    app: Any = LimitsMiddleware(Starlette(routes=[Route("/{path:path}", answer)]))

    def ask(forwarded: str) -> int:
        return get(app, "/api/story.html", x_forwarded_for=forwarded).status

    # Nobody's word is taken for where they are, unless a setting trusts the proxy.
    assert [ask("198.51.100.7"), ask("198.51.100.8")] == [200, 429]
    monkeypatch.setenv("FRONTLINE_PROXIES", "127.0.0.1")
    assert [ask("198.51.100.7"), ask("198.51.100.8")] == [200, 200]
    assert ask("203.0.113.1, 198.51.100.8") == 429


def test_what_the_guard_refuses_uses_up_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FRONTLINE_LIMITS", "all requests=2")
    monkeypatch.setenv("FRONTLINE_HOSTS", "map.example")
    app = Starlette(routes=[Route("/api/x", answer)], middleware=guards([""]))
    foreign = [get(app, "/healthz", host="evil.example").status for _ in "123"]
    assert foreign == [421, 421, 421]
    assert [get(app, "/healthz", host="map.example").status for _ in "123"][2] == 429
    refusal = get(app, "/healthz", host="map.example")
    assert refusal.headers["x-content-type-options"] == "nosniff"


def test_the_same_words_again_are_no_new_search(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FRONTLINE_LIMITS", "searches=2")
    app = guarded()
    assert statuses(app, "/api/claims.json?text=bridge", 5) == [200] * 5
    assert get(app, "/api/facets?te%78t=dam").status == 200
    assert refused(get(app, "/api/count?text=other"), 429)
    assert get(app, "/api/count?text=bridge").status == 200


def test_an_upload_of_a_named_length_is_counted_before_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FRONTLINE_LIMITS", "upload_bytes=1000")
    app = guarded()
    path = "/_stcore/upload_file/session/file"
    assert get(app, path, "PUT", content_length="900").status == 200
    assert refused(get(app, path, "PUT", content_length="900"), 429)


def test_an_upload_of_no_named_length_is_counted_as_it_comes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FRONTLINE_LIMITS", "upload_bytes=100000")
    pieces = 0
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        nonlocal pieces
        pieces += 1
        assert pieces < 20, "it goes on reading"
        return {"type": "http.request", "body": b"x" * 30_000, "more_body": True}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "PUT",
        "path": "/_stcore/upload_file/session/file",
        "query_string": b"",
        "headers": [],
    }
    run_coroutine(guarded()(scope, receive, send))
    assert sent[0]["status"] == 429
    assert pieces == 4


def test_a_session_too_many_is_not_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTLINE_LIMITS", "sessions=1")
    app = guarded()

    def connect(**extensions: Any) -> list[Any]:
        messages = iter(
            [
                {"type": "websocket.connect"},
                {"type": "websocket.receive", "text": ""},
            ]
        )
        sent: list[Any] = []

        async def receive() -> Any:
            return next(messages)

        async def send(message: Any) -> None:
            sent.append(message)

        scope = {
            "type": "websocket",
            "path": "/_stcore/stream",
            "query_string": b"",
            "headers": [],
            "extensions": extensions,
        }
        run_coroutine(app(scope, receive, send))
        return sent

    assert connect()[0]["type"] == "websocket.accept"
    assert connect() == [{"type": "websocket.close", "code": 1013}]
    refusal = connect(**{"websocket.http.response": {}})
    assert refusal[0]["status"] == 429


def test_what_goes_on_is_counted_until_it_ends() -> None:
    async def many() -> list[int]:
        release = asyncio.Event()

        async def slow(_request: Request) -> Response:
            await release.wait()
            return PlainTextResponse("done")

        app = LimitsMiddleware(
            Starlette(routes=[Route("/{path:path}", slow)]), lambda *_: STRANGER
        )

        async def ask() -> int:
            sent: list[Any] = []

            async def receive() -> Any:
                return {"type": "http.request", "body": b"", "more_body": False}

            async def send(message: Any) -> None:
                sent.append(message)

            scope = {
                "type": "http",
                "method": "GET",
                "path": "/api/export.csv",
                "query_string": b"",
                "headers": [],
            }
            await app(scope, receive, send)
            return int(sent[0]["status"])

        going = [asyncio.create_task(ask())]
        await asyncio.sleep(0)
        second = await ask()
        release.set()
        return [second, *await asyncio.gather(*going), await ask()]

    assert run_coroutine(many()) == [429, 200, 200]


@pytest.mark.parametrize(
    ("method", "path", "query", "usages"),
    [
        ("GET", "/", "", []),
        ("POST", "/api/links", "", [Usage.LINK]),
        ("GET", "/base/api/snapshot.png", "", [Usage.PICTURE]),
        ("GET", "/", "text=x", [Usage.SEARCH]),
        ("GET", "/api/count", "text=+", []),
        ("GET", "/api/export.csv", "text=x", [Usage.EXPORT, Usage.SEARCH]),
        ("GET", "/_stcore/upload_file/x", "", []),
    ],
)
def test_what_a_request_uses(
    method: str, path: str, query: str, usages: list[Usage]
) -> None:
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": query.encode(),
    }
    assert list(usages_of(scope)) == [Usage.REQUEST, *usages]


def test_an_address_of_thousands_of_parameters_counts_as_a_search() -> None:
    assert search_text({"query_string": b"a=1&" * 2_000}) == "many parameters"
