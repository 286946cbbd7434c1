"""Files answered compressed: to whom, with what headers, and which never."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import brotli
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dashboard.api.files import compressed
from dashboard.api.files.compressed import (
    ASK_EACH_TIME,
    FOR_A_YEAR,
    FOR_AN_HOUR,
    CompressedFiles,
    content_encoding,
)
from tests.unit.api.asgi_call import get

ROOT = Path(__file__).parents[4]
SCRIPT = "console.log('a line that is repeated');\n" * 50


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = tmp_path / "files"
    files.mkdir()
    (files / "a.js").write_text(SCRIPT, encoding="utf-8")
    (files / "tiny.js").write_text("1", encoding="utf-8")
    (files / "picture.png").write_bytes(b"p" * 999)
    (tmp_path / "secret.js").write_text("secret " * 99, encoding="utf-8")
    (files / "leads_out.js").symlink_to(tmp_path / "secret.js")
    return files


@pytest.fixture
def app(folder: Path) -> Starlette:
    async def inside(_request: Request) -> Response:
        return PlainTextResponse("from inside")

    return Starlette(
        routes=[Route("/{path:path}", inside, methods=["GET", "POST"])],
        middleware=[
            Middleware(
                CompressedFiles,
                folders=dict.fromkeys(("/static/", "/assets/", "/fonts/"), folder),
                base="map",
                version="abc",
            )
        ],
    )


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("identity", ""),
        ("", ""),
        ("GZIP ; q=0", ""),
    ],
)
def test_the_encoding_is_what_the_client_takes(accepted: str, encoding: str) -> None:
    assert content_encoding(accepted) == encoding


@pytest.mark.parametrize("path", ["/static/a.js", "/map/static/a.js"])
def test_a_file_is_sent_compressed(app: Starlette, path: str) -> None:
    answer = get(app, path, accept_encoding="br")
    assert brotli.decompress(answer.body).decode() == SCRIPT
    assert len(answer.body) < len(SCRIPT) / 4
    assert answer.headers["content-encoding"] == "br"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["cache-control"] == FOR_A_YEAR
    assert answer.headers["content-type"].startswith("text/javascript")
    zipped = get(app, path, accept_encoding="gzip")
    assert gzip.decompress(zipped.body).decode() == SCRIPT
    assert zipped.headers["etag"] != answer.headers["etag"]


def test_who_has_it_is_told_so_until_it_changes(app: Starlette, folder: Path) -> None:
    first = get(app, "/assets/a.js", accept_encoding="br")
    assert first.headers["cache-control"] == "no-cache"
    tag = first.headers["etag"]
    again = get(app, "/assets/a.js", accept_encoding="br", if_none_match=tag)
    assert (again.status, again.body) == (304, b"")
    (folder / "a.js").write_text(SCRIPT + "more", encoding="utf-8")
    changed = get(app, "/assets/a.js", accept_encoding="br", if_none_match=tag)
    assert brotli.decompress(changed.body).decode().endswith("more")


@pytest.mark.parametrize(
    "path",
    [
        "/static/tiny.js",
        "/static/picture.png",
        "/static/none.js",
        "/static/../secret.js",
        "/static/%2e%2e/secret.js",
        "/static/leads_out.js",
        "/static/" + "a" * 5000 + ".js",
        "/static/\x00.js",
        "/elsewhere/a.js",
    ],
)
def test_everything_else_is_left_to_the_application(app: Starlette, path: str) -> None:
    answer = get(app, path, accept_encoding="br")
    assert answer.body == b"from inside"


@pytest.mark.parametrize(
    ("path", "caching"),
    [
        ("/assets/a.js", ASK_EACH_TIME),
        ("/assets/a.js?v=abc", FOR_A_YEAR),
        ("/assets/a.js?v=older", ASK_EACH_TIME),
        ("/fonts/a.js", FOR_AN_HOUR),
    ],
)
def test_how_long_it_is_kept(app: Starlette, path: str, caching: str) -> None:
    assert get(app, path, accept_encoding="br").headers["cache-control"] == caching


def test_ranges_other_methods_and_plain_clients(app: Starlette) -> None:
    for headers in ({"range": "bytes=0-9", "accept_encoding": "br"}, {}):
        assert get(app, "/static/a.js", **headers).body == b"from inside"
    answer = get(app, "/static/a.js", "POST", accept_encoding="br")
    assert answer.body == b"from inside"
    head = get(app, "/static/a.js", "HEAD", accept_encoding="br")
    assert (head.status, head.headers["content-encoding"]) == (200, "br")


@pytest.mark.slow
def test_a_file_becomes_smaller_at_leisure(
    app: Starlette, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (ROOT / "data" / "basemap" / "rivers.geojson").read_text("utf-8")
    (folder / "a.js").write_text(text, encoding="utf-8")
    works: list[Callable[[], None]] = []
    monkeypatch.setattr(compressed.LEISURE, "add", works.append)
    first = get(app, "/assets/a.js", accept_encoding="br")
    assert len(works) == 1
    works[0]()
    better = get(app, "/assets/a.js", accept_encoding="br")
    assert len(better.body) < len(first.body)
    assert brotli.decompress(better.body) == brotli.decompress(first.body)
    assert better.headers["etag"] == first.headers["etag"]
    # Of a file that changed meanwhile the older one does not come back.
    (folder / "a.js").write_text("now other" * 99, encoding="utf-8")
    get(app, "/assets/a.js", accept_encoding="br")
    works[0]()
    body = get(app, "/assets/a.js", accept_encoding="br").body
    assert brotli.decompress(body).startswith(b"now other")


def test_what_may_wait_is_done_in_order() -> None:
    done: list[str] = []
    finished = threading.Event()
    leisure = compressed.Leisure(seconds=0)
    for word in ("first", "second"):
        leisure.add(partial(done.append, word))
    leisure.add(finished.set)
    assert finished.wait(30)
    assert done == ["first", "second"]
