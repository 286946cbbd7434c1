"""The page for frames, without a browser."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest
from starlette.applications import Starlette

from tests.unit.api.asgi_call import get
from tests.unit.api.heads import Head
from tests.unit.api.rows import EVIL


def page(app: Starlette, query: str = "") -> str:
    answer = get(app, f"/embed?{query}")
    assert answer.status == 200
    return answer.body.decode()


def options(text: str) -> dict[str, Any]:
    (block,) = re.findall(r'id="fe-options">(.*?)</script>', text)
    found: dict[str, Any] = json.loads(block)
    return found


@pytest.mark.slow
def test_every_page_may_hold_it_and_it_may_load_from_here_only(app: Starlette) -> None:
    headers = get(app, "/embed").headers
    assert "x-frame-options" not in headers
    policy = dict(
        part.strip().split(" ", 1)
        for part in headers["content-security-policy"].split(";")
    )
    assert policy["frame-ancestors"] == "*"
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["connect-src"] == "'self'"
    assert "unsafe" not in headers["content-security-policy"]


@pytest.mark.slow
def test_it_says_what_it_shows_and_leads_back(app: Starlette) -> None:
    text = page(app, "side=UA&lat=47.79&lon=36.82&zoom=9&claim=a&utm_source=x")
    assert (
        '<h1 class="fe-words">3 claims at 2 places, 1–12 June 2023, from 2 sources; 1'
        " has no place" in text
    )
    assert "Shown: side Ukraine" in text
    assert (
        'href="./?side=UA&amp;lat=47.79&amp;lon=36.82&amp;zoom=9&amp;claim=a"' in text
    )
    assert (
        'href="embed?side=UA&amp;lat=47.79&amp;lon=36.82&amp;zoom=9&amp;claim=a&amp;as=table"'
        in text
    )
    assert "Ignored" not in text
    found = options(text)
    assert (found["view"], found["claim"], found["query"]) == (
        [47.79, 36.82, 9],
        "a",
        "side=UA",
    )
    assert options(page(app))["view"] is None
    assert options(page(app))["extent"] == [30.52, 47.79, 36.82, 50.45]
    assert options(page(app, "text=nothing-at-all"))["extent"] is None


def test_the_table_needs_no_script(app: Starlette) -> None:
    text = page(app, "as=table&theme=dark")
    assert "script" not in Head(text).elements
    assert text.count("<tr>") == 5
    assert "Contested" in text
    assert 'href="embed?theme=dark"' in text
    assert '<html lang="en" data-theme="dark">' in text
    assert EVIL not in text
    assert html.escape(EVIL) in text
    assert "No claim matches." in page(app, "as=table&text=nothing-at-all")


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ("colour=red", "colour: not a filter of this map"),
        ("kind=nonsense", "kind='nonsense': not known"),
        ("lat=47.8", "lat without lon"),
        ("theme=pink", "theme='pink': not known; one of light, dark"),
        ("as=list", "as='list': not known; one of table"),
        ("compare=2023-06-05", "compare: the full map shows it"),
        ("layers=mine", "layers: the full map shows it"),
    ],
)
def test_what_is_ignored_is_told(app: Starlette, query: str, notice: str) -> None:
    assert f'<p class="fe-notice">Ignored: {notice}' in html.unescape(page(app, query))


def test_trouble_is_told_in_a_page_too(
    app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRONTLINE_DATA", "/no/such/folder")
    answer = get(app, "/embed")
    assert answer.status == 503
    assert answer.headers["content-type"].startswith("text/html")
    page = answer.body.decode()
    assert "cannot be answered at the moment" in page
    assert "/no/such/folder" not in page
