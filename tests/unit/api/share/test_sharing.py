"""What the Share dialog asks the API."""

from __future__ import annotations

import html
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette

from dashboard.api import routes
from tests.unit.api.asgi_call import get
from tests.unit.api.rows import ROWS

STATE = "region=Donetsk&lat=47.79&lon=36.82&zoom=9&claim=a"


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Starlette]:
    (tmp_path / "claims.csv").write_text(ROWS, "utf-8")
    monkeypatch.setenv("FRONTLINE_DATA", str(tmp_path))
    yield Starlette(routes=routes())


@pytest.mark.slow
def test_what_is_shared_is_of_the_address_asked(app: Starlette) -> None:
    answer = get(app, f"/api/share?{STATE}")
    told = answer.json()
    assert (answer.status, answer.headers["cache-control"]) == (200, "no-store")
    assert told["permalink"] == f"http://test.example/?{STATE}"
    assert told["permalink"] in told["citation"]
    assert told["permalink"] in told["bibtex"]
    assert f"http://test.example/embed?{STATE.replace('&', '&amp;')}" in told["frame"]
    assert told["feeds"][0]["address"] == "http://test.example/feed.atom?region=Donetsk"


@pytest.mark.slow
def test_the_address_of_the_settings_is_told(
    app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRONTLINE_PUBLIC_URL", "https://map.example/claims")
    assert get(app, "/api/share").json()["permalink"] == "https://map.example/claims/"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("colour=red", "'colour': not a known parameter"),
        ("lat=47.8", "lat without lon"),
        ("kind=x", "kind='x'"),
    ],
)
def test_a_bad_address_is_told(app: Starlette, query: str, reason: str) -> None:
    answer = get(app, f"/api/share?{query}")
    assert answer.status == 400
    assert reason in answer.json()["error"]


@pytest.mark.slow
@pytest.mark.parametrize("host", ['x"><script>', "a}\\b", "a b"])
def test_a_host_that_is_none_is_told_to_nobody(app: Starlette, host: str) -> None:
    assert host not in html.unescape(
        get(app, "/api/share", host=host).json().get("frame", "")
    )
