"""Streamlit's page with few scripts, and the route of these."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
import streamlit
from starlette.applications import Starlette

from dashboard.api import warm
from dashboard.api.files import packed
from dashboard.api.files.compressed import FOR_A_YEAR, LEISURE
from dashboard.api.files.packed import (
    PackedFiles,
    packed_files,
    packed_page,
    packed_routes,
    page_routes,
)
from tests.unit.api.asgi_call import get

SHELL = Path(streamlit.__file__).with_name("static") / "index.html"


@pytest.fixture
def app() -> Starlette:
    return Starlette(routes=[*packed_routes(SHELL), *page_routes(SHELL, ["review"])])


@pytest.fixture
def folder() -> str:
    files = packed_files(SHELL)
    assert files is not None, "run python -m benchmarks.chunks for this Streamlit"
    return f"/packed/{files.version}"


def test_the_page_asks_for_one_script_and_our_styles() -> None:
    page = packed_page(SHELL)
    assert re.findall(r'<script type="module"[^>]*src="([^"]+)"', page) == [
        f"./packed/{packed_files(SHELL).version}/js/pack.js"  # type: ignore[union-attr]
    ]
    assert "modulepreload" not in page
    assert 'as="font"' in SHELL.read_text("utf-8")
    assert 'as="font"' not in page
    # Streamlit writes styles into the head as it goes; ours must come after them.
    assert page.index("./assets/page.css?v=", page.index("<body>")) > 0


def test_every_file_that_the_page_names_is_there(app: Starlette) -> None:
    page = packed_page(SHELL)
    files = re.findall(r'"\.(/packed/[^"]+)"', page)
    assert len(files) == 2
    assert all(get(app, file).status == 200 for file in files)


def test_a_page_is_sent_once(app: Starlette) -> None:
    answer = get(app, "/review")
    assert answer.body.decode() == packed_page(SHELL)
    again = get(app, "/review", if_none_match=answer.headers["etag"])
    assert (again.status, again.body) == (304, b"")


@pytest.mark.slow
def test_a_script_is_sent_compressed_and_kept(app: Starlette, folder: str) -> None:
    plain = get(app, f"{folder}/js/pack.js")
    assert "content-encoding" not in plain.headers
    assert plain.headers["content-type"].startswith("text/javascript")
    assert plain.headers["cache-control"] == FOR_A_YEAR
    small = get(app, f"{folder}/js/pack.js", accept_encoding="gzip, br")
    assert brotli.decompress(small.body) == plain.body
    zipped = get(app, f"{folder}/js/pack.js", accept_encoding="gzip")
    assert gzip.decompress(zipped.body) == plain.body
    assert len(small.body) < 620_000


def test_a_font_is_sent_as_it_is(app: Starlette, folder: str) -> None:
    answer = get(app, f"{folder}/media/icons.woff2", accept_encoding="br")
    assert answer.body[:4] == b"wOF2"
    assert len(answer.body) < 20_000
    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize(
    "path",
    [
        "/packed/other/js/pack.js",
        "{folder}/js/none.js",
        "{folder}/js",
        "{folder}/../index.html",
        "{folder}/js/../../index.html",
        "{folder}/js/%00.js",
        "{folder}/js/\x00.js",
        "{folder}/" + "a" * 5000,
    ],
)
def test_there_is_nothing_else(app: Starlette, folder: str, path: str) -> None:
    assert get(app, path.replace("{folder}", folder)).status == 404


def test_another_streamlit_is_served_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "packed_files", lambda _shell: None)
    assert packed_routes(SHELL) == []
    page = packed_page(SHELL)
    assert "./static/js/index." in page
    assert "modulepreload" in page
    assert "./assets/page.css?v=" in page
    warm(SHELL)


def test_the_pack_is_made_before_it_is_asked_for(
    folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    warm(SHELL)
    files = packed_files(SHELL)
    assert files is not None

    def fail(*_: object) -> bytes:
        raise AssertionError("made again")

    monkeypatch.setattr(packed, "compressed", fail)
    assert files.body("js/pack.js", "br")


def test_a_script_becomes_smaller_at_leisure(
    folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = packed_files(SHELL)
    assert files is not None
    anew = PackedFiles(files.pack)
    works: list[Callable[[], None]] = []
    monkeypatch.setattr(LEISURE, "add", works.append)
    name = next(n for n in files.pack.plan.modules if n.startswith("Multiselect."))
    first = anew.body(f"js/{name}", "br")
    monkeypatch.setattr(packed, "best", lambda content: content[:1])
    works[0]()
    assert anew.body(f"js/{name}", "br") == b"i" != first
    assert anew.body(f"js/{name}", "gzip") != b"i"
    assert len(works) == 1
