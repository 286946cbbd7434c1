"""What is refused before any page, route or websocket sees it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.websockets import WebSocket

from dashboard.api import guards, routes
from dashboard.api.guard import MOST_UPLOADED, Guard
from tests.loops import run_coroutine
from tests.unit.api.asgi_call import get

UPLOAD = "/_stcore/upload_file/session/file"
STREAMLIT = (UPLOAD, "/_stcore/metrics", "/_stcore/script-health-check")
PUBLIC = "https://map.example"


async def reached(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("reached")


async def stream(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.close()


def paths(of: list[BaseRoute], before: str = "") -> list[str]:
    """Return an address of every route of ours, with a word for each parameter."""
    every: list[str] = []
    for route in of:
        if isinstance(route, Mount) and route.routes:
            every += paths(list(route.routes), before + route.path)
        elif isinstance(route, Mount):
            every.append(f"{before}{route.path}/x")
        elif isinstance(route, Route):
            every.append(before + route.path.replace("{", "").replace("}", ""))
    return every


@pytest.fixture
def guarded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Starlette:
    monkeypatch.setenv("FRONTLINE_DATA", str(folder))
    methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"]
    streamlit: list[BaseRoute] = [
        Route(path, reached, methods=methods)
        for path in (*STREAMLIT, "/_stcore/agent/mcp", "/map", "/any")
    ]
    streamlit.append(WebSocketRoute("/_stcore/stream", stream))
    return Starlette(
        routes=[*routes(), *streamlit], middleware=guards(["map", "review"])
    )


def connected(app: Starlette, **headers: str) -> bool:
    """Return whether a websocket is taken."""
    sent: list[Any] = []
    named = [(n.replace("_", "-").encode(), v.encode()) for n, v in headers.items()]
    scope = {
        "type": "websocket",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "scheme": "ws",
        "path": "/_stcore/stream",
        "raw_path": b"/_stcore/stream",
        "root_path": "",
        "query_string": b"",
        "headers": named,
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
        "subprotocols": [],
        "state": {},
    }

    async def receive() -> dict[str, Any]:
        return {"type": "websocket.connect"}

    async def send(message: Any) -> None:
        sent.append(message)

    run_coroutine(app(scope, receive, send))
    return bool(sent[0]["type"] == "websocket.accept")


FOREIGN = ("evil.example", "evil.example:8501", "localhost.evil.example", "", "a b")


@pytest.mark.parametrize("path", [*paths(routes()), "/", "/map", *STREAMLIT])
def test_a_foreign_host_reaches_no_route(guarded: Starlette, path: str) -> None:
    for host in FOREIGN:
        answer = get(guarded, path, host=host)
        assert answer.status == 421, path
        assert b"evil" not in answer.body
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_every_route_is_looked_at() -> None:
    every = paths(routes())
    assert len(every) > 20
    assert {"/api/claims.json", "/embed", "/feed.atom", "/healthz", "/assets/x"} <= {
        *every
    }


def test_a_host_is_named_once(guarded: Starlette) -> None:
    assert get(guarded, "/map", host="localhost").status == 200
    app = Guard(guarded)
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request"}

    scope = {
        "type": "http",
        "method": "GET",
        "path": "/map",
        "scheme": "http",
        "query_string": b"",
        "headers": [(b"host", b"localhost"), (b"host", b"evil.example")],
        "client": ("127.0.0.1", 1),
    }
    run_coroutine(app(scope, receive, send))
    assert sent[0]["status"] == 421


def test_the_websocket(guarded: Starlette, monkeypatch: pytest.MonkeyPatch) -> None:
    assert connected(guarded, host="localhost:8501")
    assert connected(guarded, host="localhost:1", origin="http://localhost:1")
    assert not connected(guarded, host="evil.example")
    assert not connected(guarded, host="evil.example", origin="http://evil.example")
    for origin in ("http://evil.example", "null", "http://localhost:2", "", "file://"):
        assert not connected(guarded, host="localhost:1", origin=origin), origin
    assert not connected(guarded, host="localhost:1", sec_fetch_site="cross-site")
    monkeypatch.setenv("FRONTLINE_PUBLIC_URL", PUBLIC)
    assert connected(guarded, host="map.example", origin=PUBLIC)
    # A proxy that passes its own name on in the place of the reader's.
    assert connected(guarded, host="localhost:1", origin=PUBLIC)
    assert not connected(guarded, host="map.example", origin="http://evil.example")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 201),
        ({"origin": "http://localhost:1"}, 201),
        ({"origin": "http://localhost:1", "sec_fetch_site": "same-origin"}, 201),
        ({"sec_fetch_site": "none"}, 201),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "http://localhost:2"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://["}, 403),
        ({"origin": "http://localhost:1]"}, 403),
        ({"origin": "http://localhost:1", "sec_fetch_site": "cross-site"}, 403),
        ({"sec_fetch_site": "same-site"}, 403),
    ],
)
def test_no_other_site_makes_a_browser_change_anything(
    guarded: Starlette, headers: dict[str, str], status: int
) -> None:
    answer = get(guarded, "/api/links?side=UA", "POST", host="localhost:1", **headers)
    assert answer.status == status
    # To read is what links are for.
    assert get(guarded, "/api/count", host="localhost:1", **headers).status == 200


def upload(app: Starlette, host: str = "localhost", **headers: str) -> int:
    return get(app, UPLOAD, "PUT", host=host, **headers).status


def test_files_are_taken_from_editors_alone(
    guarded: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert upload(guarded, content_length="9") == 200
    assert upload(guarded) == 411
    assert upload(guarded, content_length="nine") == 411
    assert upload(guarded, content_length=str(MOST_UPLOADED)) == 200
    assert upload(guarded, content_length=str(MOST_UPLOADED + 1)) == 413
    assert upload(guarded, content_length="9", via="1.1 proxy") == 403
    assert upload(guarded, content_length="9", x_forwarded_for="127.0.0.1") == 403
    assert get(guarded, UPLOAD, "DELETE", host="localhost").status == 200
    monkeypatch.setenv("FRONTLINE_HOSTS", "map.example")
    assert upload(guarded, "map.example", content_length="9") == 403
    assert get(guarded, UPLOAD, "DELETE", host="map.example").status == 403
    monkeypatch.setenv("FRONTLINE_EDITING", "off")
    assert upload(guarded, content_length="9") == 403


@pytest.mark.parametrize(
    "path",
    ["/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent/mcp"],
)
def test_what_is_for_whoever_runs_the_server(
    guarded: Starlette, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    assert get(guarded, path, host="localhost").status == 200
    assert get(guarded, path, host="localhost", via="x").status == 404
    monkeypatch.setenv("FRONTLINE_HOSTS", "map.example")
    assert get(guarded, path, host="map.example").status == 404


def test_settings_that_cannot_be_read_allow_nothing(
    guarded: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRONTLINE_EDITING", "offf")
    answer = get(guarded, "/map", host="localhost")
    assert (answer.status, b"offf" in answer.body) == (503, False)


def test_troubles_are_named_to_whoever_runs_the_server(
    guarded: Starlette, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    data = tmp_path / "secret-folder"
    data.mkdir()
    (data / "ledger.sqlite").write_bytes(b"no database" * 1000)
    monkeypatch.setenv("FRONTLINE_DATA", str(data))
    monkeypatch.setenv("FRONTLINE_HOSTS", "map.example")
    local = get(guarded, "/healthz", host="localhost")
    outside = get(guarded, "/healthz", host="map.example")
    assert str(data) in local.body.decode()
    assert "secret-folder" not in outside.body.decode()
    assert local.status == outside.status
    posted = get(guarded, "/api/links", "POST", host="map.example")
    assert (posted.status, b"secret-folder" in posted.body) == (503, False)


def test_a_body_of_two_lengths_is_refused(guarded: Starlette) -> None:
    lengths = {"content_length": "5", "transfer_encoding": "chunked"}
    for method in ("GET", "POST"):
        refused = get(guarded, "/map", method, host="localhost", **lengths)
        assert (refused.status, refused.headers["connection"]) == (400, "close")
    for name, value in lengths.items():
        answer = get(guarded, "/map", host="localhost", **{name: value})
        assert answer.body == b"reached"
