"""What crawlers ask for, and addresses at which there is nothing."""

from __future__ import annotations

import pytest
from lxml import etree
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route

from dashboard.api.site import KnownAddresses
from tests.unit.api.asgi_call import get

PAGES = ("map", "review")


async def fallback(request: Request) -> Response:
    """Answer as Streamlit does: its page wherever there is no file."""
    path = request.url.path
    if path.endswith((".js", "health")):
        return PlainTextResponse("file")
    return HTMLResponse("Streamlit's page")


def site(base: str = "") -> Starlette:
    ours = [
        Route("/healthz", fallback),
        Route("/s/{slug}", fallback),
        Mount("/api", routes=[Route("/x", fallback)]),
    ]
    known = Middleware(KnownAddresses, pages=PAGES, routes=ours, base=base)
    return Starlette(routes=[Route("/{path:path}", fallback)], middleware=[known])


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/map",
        "/review/",
        "/healthz",
        "/s/abc",
        "/api/x",
        "/static/x.js",
        "/_stcore/health",
        "/review/_stcore/health",
        "/component/x/index.html",
        "/favicon.png",
    ],
)
def test_what_is_there_is_answered(path: str) -> None:
    assert get(site(), path, host="localhost").status == 200
    assert get(site("ua"), f"/ua{path}", host="localhost").status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/wp-admin/setup.php",
        "/.env",
        "/map/x",
        "/mapx",
        "/static/x.css",
        "/static/",
        "/media/x",
        "/_stcore/nothing",
        "/.well-known/security.txt",
        "/api",
        "/apifoo",
        "/api.php",
        "/s/a/b",
        "/s/",
        "/healthzz",
    ],
)
def test_what_is_not_there_is_a_404(path: str) -> None:
    answer = get(site(), path, host="localhost")
    assert answer.status == 404
    assert b"Streamlit" not in answer.body
    assert b"There is nothing at this address" in answer.body
    assert b'<a href="/">' in answer.body
    below = get(site("ua"), f"/ua{path}", host="localhost")
    assert (below.status, b'<a href="/ua/">' in below.body) == (404, True)


@pytest.mark.slow
def test_robots(app: Starlette) -> None:
    answer = get(app, "/robots.txt")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.body.decode().splitlines() == [
        "User-agent: *",
        "Allow: /",
        "Disallow: /api/",
        "Allow: /api/snapshot.",
        "Disallow: /_stcore/",
        "Sitemap: http://test.example/sitemap.xml",
    ]


def test_the_sitemap(app: Starlette) -> None:
    answer = get(app, "/sitemap.xml")
    assert answer.headers["content-type"] == "application/xml"
    addresses = etree.fromstring(answer.body).xpath("//*[local-name()='loc']/text()")
    assert addresses == [
        f"http://test.example/{page}"
        for page in ("", "table", "timelapse", "story", "accuracy", "about")
    ]
