"""Headers that tell a browser what a page may do."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dashboard.api.headers import FIXED_HEADERS, SecurityHeaders, script_hashes
from tests.unit.api.asgi_call import Answer, get

PAGE = "<script>a = 1</script><script src=x></script><script>\n  b()\n</script>"


async def anything(_request: Request) -> Response:
    return PlainTextResponse("x")


async def own(_request: Request) -> Response:
    return PlainTextResponse("x", headers={"Content-Security-Policy": "own"})


def answered(path: str, **options: Any) -> Answer:
    app = Starlette(
        routes=[Route("/own", own), Route("/{path:path}", anything)],
        middleware=[Middleware(SecurityHeaders, **options)],
    )
    return get(app, path, host="localhost")


@pytest.mark.parametrize(
    "path", ["/", "/map", "/api/claims.json", "/component/x/index.html", "/nothing"]
)
def test_every_answer_has_them(path: str) -> None:
    headers = answered(path).headers
    for name, value in FIXED_HEADERS.items():
        assert headers[name.lower()] == value
    policy = headers["content-security-policy"]
    assert "frame-ancestors 'self'" in policy
    assert "default-src" in policy
    assert headers["x-frame-options"] == "SAMEORIGIN"


def test_a_page_may_have_a_policy_of_its_own() -> None:
    assert answered("/own").headers["content-security-policy"] == "own"


def test_only_one_page_may_be_framed_by_others() -> None:
    assert "x-frame-options" not in answered("/embed").headers
    assert "x-frame-options" in answered("/embedded").headers


def test_in_data_nothing_runs() -> None:
    for path in ("/api/snapshot.svg", "/feed.atom", "/healthz", "/robots.txt"):
        policy = answered(path).headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; ")
        assert "script" not in policy


def test_which_scripts_run() -> None:
    digest = base64.b64encode(hashlib.sha256(b"a = 1").digest()).decode()
    hashes = [*script_hashes(PAGE)]
    assert hashes[0] == f"'sha256-{digest}'"
    assert len(hashes) == 2
    policy = answered("/", page=PAGE).headers["content-security-policy"]
    assert f"script-src 'self' blob: {' '.join(hashes)};" in policy
    assert "unsafe-eval" not in policy
    component = answered("/component/x/index.html", page=PAGE).headers
    assert (
        "script-src 'self' blob: 'unsafe-inline' 'unsafe-eval';"
        in (component["content-security-policy"])
    )


def test_tiles_come_from_online_maps() -> None:
    policy = answered("/", images=["https://b", "https://a", "https://b"]).headers
    assert (
        "img-src 'self' data: blob: https://a https://b;"
        in (policy["content-security-policy"])
    )


def test_strict_transport_where_there_is_tls() -> None:
    name = "strict-transport-security"
    assert name not in answered("/").headers
    assert name not in answered("/", public_url="http://map.example").headers
    secure = answered("/", public_url="https://map.example").headers
    assert secure[name] == "max-age=31536000"
